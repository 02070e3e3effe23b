"""Writes the brief of a reply: which facts it may state, chosen by the step that the policy took."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from classifiers.asking.topics import OTHER_TOPIC
from mailbot.conversation.brief import Brief, CallTime, Fact, OfferedProperty, Turn
from mailbot.conversation.meaning.facts import business_facts
from mailbot.conversation.meaning.homes import SEEKING
from mailbot.conversation.meaning.told import sentence_on, words_on
from mailbot.conversation.situation import SEEKER_SLOTS, SELLER_SLOTS, Gathered
from mailbot.conversation.steps import Notice, ReplyStep
from mailbot.conversation.writing.wording import call_time, money, phone_number
from mailbot.crm.inventory import Listing
from mailbot.desk import Desk
from models.contact import Contact
from models.message import Direction, Intent, Message
from models.property import PropertyType

MOST_FIRST_NAMES = 3
LONGEST_FIRST_NAME = 25  # characters; what a stranger calls themselves may be a message
TURNS_SHOWN = 6
TURN_LENGTH = 1500  # characters
OFFERING = (ReplyStep.PROPOSE_CALL, ReplyStep.OTHER_TIMES)
SUGGESTING = (ReplyStep.SUGGEST, ReplyStep.NO_MATCH)
# Of homes, without showing them.
SPEAKING_OF = (
    ReplyStep.ASK_SELLER,
    ReplyStep.ASK_PHONE,
    ReplyStep.PROPOSE_CALL,
    ReplyStep.REFER,
    ReplyStep.HAND_OVER,
)
NO_BEDROOMS = (PropertyType.LAND, PropertyType.COMMERCIAL)
NO_FIRST_NAMES = frozenset({"info", "office", "sales", "admin", "contact", "hello", "support", "team", "mail"})
# What a record says of a home, by the language of the reply; records are written in English and quoted there.
_SAID: Mapping[str, str] = {"en": "Of {} our records say: “{}.”", "es": "Según nuestros datos, {} tiene {}."}


def write_brief(desk: Desk, gathered: Gathered, step: ReplyStep) -> Brief:
    """Everything that the reply of this step may say."""
    config, thread, contact = desk.config, gathered.thread, gathered.contact
    language = gathered.language
    business = config.business
    properties = _properties(gathered, step, business.currency)
    slots = _slots(desk, gathered, step, language)
    phone = str(gathered.needs["phone"].value) if "phone" in gathered.needs else (contact.phone if contact else "")
    brief = Brief(
        step=step,
        language=language,
        seed=zlib.crc32(f"{thread.id}:{gathered.last.id}".encode()),
        lead_name=_first_name(gathered),
        agent=business.agent,
        business=business.name,
        agent_phone=business.phone,
        postal_address=" ".join(business.postal_address.split()),
        website=business.website,
        properties=properties,
        questions=() if step is ReplyStep.SUGGEST and gathered.homes.described else _questions(gathered),
        answers=(*gathered.answers.found, *_quoted(gathered, step)),
        asked=gathered.situation.heard.asks,
        unanswered=gathered.for_the_agent(step),
        slots=slots,
        call=_call(desk, gathered, step, language),
        phone=phone_number(phone),
        known_needs={slot: _in_words(slot, need.value, business.currency) for slot, need in gathered.needs.items()},
        renting=gathered.intent is Intent.RENTER,
        wish_for_visit=gathered.situation.heard.visit,
        wish_to_offer=gathered.situation.heard.offer,
        invites=gathered.situation.heard.invites,
        keen=gathered.situation.heard.keen,
        work_told=gathered.situation.heard.work_told,
        several_open=gathered.situation.heard.several_open and OTHER_TOPIC in gathered.for_the_agent(step),
        tells_seller=properties if gathered.intent is Intent.SELLER and step in SPEAKING_OF else (),
        left_unanswered=gathered.situation.heard.unanswered and bool(thread.replies),
        also_sells=gathered.intent in SEEKING and gathered.situation.heard.also is Intent.SELLER,
        also_seeks=gathered.intent is Intent.SELLER and gathered.situation.heard.also in SEEKING,
        asked_about=next((home.ref for home in gathered.homes.described), ""),
        gone=tuple(_offered(home, (), business.currency) for home in gathered.homes.gone),
        not_ours=gathered.homes.not_ours,
        shown_before=bool(thread.sent_properties),
        not_recorded=_not_recorded(gathered, step),
        time_taken=step is ReplyStep.OTHER_TIMES and gathered.answer.slot is not None,
        times_differ=step in OFFERING and not as_wished(gathered, [slot.at for slot in slots]),
        disclosure="" if thread.disclosed else (config.conversation.disclosure or "default"),
        turns=tuple(_turn(message) for message in (*gathered.turns, *gathered.burst)[-TURNS_SHOWN:]),
    )
    return with_facts(brief, business_facts(business))


def plain_brief(
    desk: Desk, contact: Contact, language: str, notice: Notice, *, call: CallTime | None = None, phone: str = ""
) -> Brief:
    """The brief of a mail that answers nothing: a reminder, a change of a call."""
    business = desk.config.business
    brief = Brief(
        step=notice,
        language=language,
        seed=zlib.crc32(str(contact.id).encode()),
        lead_name=contact.first_name,
        agent=business.agent,
        business=business.name,
        agent_phone=business.phone,
        postal_address=" ".join(business.postal_address.split()),
        website=business.website,
        call=call,
        phone=phone_number(phone),
    )
    return with_facts(brief, business_facts(business))


def with_facts(brief: Brief, facts: Sequence[Fact]) -> Brief:
    """The brief with the list of everything that it allows to be stated."""
    allowed = list(dict.fromkeys((*facts, *brief.answers)))
    for home in brief.properties:
        for field in (
            "address",
            "price_text",
            "type",
            "area",
            "city",
            "bedrooms",
            "bathrooms",
            "square_feet",
            "year_built",
            "description",
            "url",
        ):
            value = getattr(home, field)
            if value not in (None, ""):
                allowed.append(Fact(f"property:{home.ref}:{field}", str(value)))
        allowed.extend(Fact(f"property:{home.ref}:feature", feature) for feature in home.features)
        allowed.append(Fact(f"property:{home.ref}:ref", home.ref))
    allowed.extend(Fact(f"slot:{slot.at:%Y%m%dT%H%M}", slot.text) for slot in brief.slots)
    if brief.call:
        allowed.append(Fact(f"call:{brief.call.at:%Y%m%dT%H%M}", brief.call.text))
    if brief.phone:
        allowed.append(Fact("lead:phone", brief.phone))
    allowed.extend(Fact(f"need:{slot}", text) for slot, text in brief.known_needs.items())
    return replace(brief, facts=tuple(allowed))


def _properties(gathered: Gathered, step: ReplyStep, currency: str) -> tuple[OfferedProperty, ...]:
    """The homes that the lead asks about, else those that match; of a call, those that it would be about."""
    homes = gathered.homes
    if step in SPEAKING_OF:
        of_them = step is not ReplyStep.REFER or gathered.situation.heard.asks != (OTHER_TOPIC,)
        talked_of = homes.named or (homes.shown if len(homes.shown) == 1 and of_them else ())
        return tuple(_offered(home, (), currency) for home in talked_of)
    if step not in SUGGESTING:
        return ()
    if homes.described:
        return tuple(_offered(home, (), currency) for home in homes.described)
    if step is ReplyStep.NO_MATCH:
        close = ((homes.on_offer[one.property_ref], one.miss) for one in homes.near)
        return tuple(replace(_offered(home, (), currency), miss=str(miss)) for home, miss in close)
    return tuple(_offered(homes.on_offer[one.property_ref], one.reasons, currency) for one in homes.matches)


def _quoted(gathered: Gathered, step: ReplyStep) -> tuple[Fact, ...]:
    """What the records of homes say on what is asked: of a home that is shown, the sentence that its list of features
    leaves out; all of it where the reply shows none.
    """
    if step not in (ReplyStep.SUGGEST, *SPEAKING_OF):
        return ()
    shows_features = step is ReplyStep.SUGGEST and gathered.language == "en"
    return tuple(
        Fact(f"property:{home.ref}:description", _SAID[gathered.language].format(home.address, words.rstrip(".")))
        for home in gathered.homes.described
        for words in dict.fromkeys(
            sentence_on(topic, home) if shows_features else words_on(topic, home, gathered.language)
            for topic in gathered.situation.heard.asks
        )
        if words
    )


def _not_recorded(gathered: Gathered, step: ReplyStep) -> tuple[str, ...]:
    """What was wished for and stands in no record of the homes that a reply suggests."""
    if step is not ReplyStep.SUGGEST or gathered.homes.described:
        return ()
    return tuple(thing.in_words[gathered.language == "es"] for thing in gathered.homes.lacking)


def _offered(listing: Listing, reasons: tuple[str, ...], currency: str) -> OfferedProperty:
    return OfferedProperty(
        ref=listing.ref,
        address=listing.address,
        price=listing.price,
        price_text=money(listing.price, currency),
        type=str(listing.type),
        area=listing.area,
        city=listing.city,
        bedrooms=listing.bedrooms,
        bathrooms=listing.bathrooms,
        square_feet=listing.square_feet,
        year_built=listing.year_built,
        description=listing.description,
        features=tuple(listing.features),
        url=listing.url,
        listed_for=str(listing.listed_for),
        status=str(listing.status),
        reasons=reasons,
    )


def _slots(desk: Desk, gathered: Gathered, step: ReplyStep, language: str) -> tuple[CallTime, ...]:
    zone = desk.config.business.zone
    if step in OFFERING:
        offered = times_to_offer(gathered, step)
        return tuple(CallTime(at, call_time(at, zone, language)) for at in offered)
    if step is ReplyStep.WHICH_TIME:
        return tuple(CallTime(at, call_time(at, zone, language)) for at in gathered.answer.candidates)
    return ()


def times_to_offer(gathered: Gathered, step: ReplyStep) -> tuple[datetime, ...]:
    """Free times for a call: as near as can be to what the lead wished, and never those that did not suit.

    Times that were offered and that nothing is said against are offered again.
    """
    diary, wish, offered = gathered.diary, gathered.answer.wish, gathered.thread.offered_slots
    if step is ReplyStep.PROPOSE_CALL and wish is None and offered and all(map(diary.is_free, offered)):
        return tuple(offered)
    changed = [call.starts_at for call in (gathered.call, gathered.called_off) if call]
    refused = (*offered, *changed) if step is ReplyStep.OTHER_TIMES else ()
    wanted = gathered.answer.slot if step is ReplyStep.OTHER_TIMES else None
    return diary.near(wanted, refused) if wanted else diary.free(exclude=refused, wish=wish)


def as_wished(gathered: Gathered, times: Sequence[datetime]) -> bool:
    """Whether some of the times are as the lead wished; without a wish or a time nothing differs."""
    wish, zone = gathered.answer.wish, gathered.diary.desk.config.business.zone
    return wish is None or not times or any(wish.allows(at.astimezone(zone)) for at in times)


def _call(desk: Desk, gathered: Gathered, step: ReplyStep, language: str) -> CallTime | None:
    at: datetime | None = None
    if step in (ReplyStep.CONFIRM_CALL, ReplyStep.MOVE_CALL):
        at = gathered.answer.slot
    elif step is ReplyStep.CANCEL_CALL and gathered.call:
        at = gathered.call.starts_at
    return CallTime(at, call_time(at, desk.config.business.zone, language)) if at else None


def _questions(gathered: Gathered) -> tuple[str, ...]:
    wanted: tuple[str, ...] = SELLER_SLOTS if gathered.intent is Intent.SELLER else SEEKER_SLOTS
    if gathered.homes.wants.property_type in NO_BEDROOMS:
        wanted = tuple(slot for slot in wanted if slot != "bedrooms_min")
    return tuple(
        slot
        for slot in wanted
        if slot not in gathered.needs
        and not any(slot in mail.needs for mail in gathered.burst)  # told, and kept of no home that they seek
        and slot not in gathered.thread.questions_asked  # who was asked and said something else is not asked again
        and not (slot == "phone" and gathered.situation.knows_phone)
    )


def _first_name(gathered: Gathered) -> str:
    """The contact's, else what they call themselves, else the sender's; no role is a name."""
    told = str(gathered.needs["name"].value).split() if "name" in gathered.needs else []
    of_contact = gathered.contact.first_name if gathered.contact else ""
    for name in (of_contact, *told[:1]):
        if plain_name(name):
            return name
    name = gathered.last.from_name.strip().split(" ")[0]
    return name if name.isalpha() and len(name) > 1 and plain_name(name) else ""


def plain_name(name: str) -> bool:
    """Whether a first name is one, as "María José", "O'Neill" and "Jean-Luc" are, and no link or order."""
    letters = name.replace(" ", "").replace("-", "").replace("'", "").replace("’", "").replace(".", "")
    few = len(name.split()) <= MOST_FIRST_NAMES and len(name) <= LONGEST_FIRST_NAME
    named = letters.isalpha() and letters.lower() not in NO_FIRST_NAMES
    return few and named and not re.search(r"\w\.\w", name)


def _in_words(slot: str, value: object, currency: str) -> str:
    if slot == "phone":
        return phone_number(str(value))
    if slot in ("price_min", "price_max") and isinstance(value, (int, float)):
        return money(int(value), currency)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _turn(message: Message) -> Turn:
    return Turn(message.direction is Direction.INBOUND, message.reply_text[:TURN_LENGTH])
