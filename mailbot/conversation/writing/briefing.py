"""Writes the brief of a reply: which facts it may state, chosen by the step that the policy took."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import replace

from classifiers.asking.topics import OTHER_TOPIC
from classifiers.asking.who_writes import ASSISTANT_TOPIC
from classifiers.needs.assistance_animals import assistance_animal
from mailbot.conversation.brief import Brief, CallTime, Fact, OfferedProperty, Turn
from mailbot.conversation.meaning.assistance import ASSISTANCE_TOPIC
from mailbot.conversation.meaning.attached import lacks_its_attachment
from mailbot.conversation.meaning.facts import SAID_BY_CODE, business_facts
from mailbot.conversation.meaning.homes import SEEKING
from mailbot.conversation.meaning.no_buyer import wants_none
from mailbot.conversation.situation import Gathered
from mailbot.conversation.steps import Matter, Notice, ReplyStep
from mailbot.conversation.writing.call_briefing import of_calls, of_the_visit
from mailbot.conversation.writing.records import quoted, said_of_records, without_pet_rules
from mailbot.conversation.writing.salutation import salutation
from mailbot.conversation.writing.topic_words import topics_for_lead
from mailbot.conversation.writing.wording import money, phone_number
from mailbot.crm.inventory import Listing
from mailbot.crm.naming.feature_names import in_spanish
from mailbot.desk import Desk
from models.contact import Contact
from models.message import Direction, Intent, Message
from models.property import PropertyType, ToldHome

MOST_FIRST_NAMES = 3
LONGEST_FIRST_NAME = 25  # characters; what a stranger calls themselves may be a message
MOST_WORDS_OF_A_PLACE = 3
LONGEST_PLACE = 30  # characters
_PLACE = re.compile(r"(?:St\.? |Mt\.? |Ft\.? )?[A-ZÀ-Þ][^\W\d_]*(?:['’ -][^\W\d_]+)*")
TURNS_SHOWN = 6
TURN_LENGTH = 1500  # characters
SUGGESTING = (ReplyStep.SUGGEST, ReplyStep.NO_MATCH)
# Of homes, without showing them.
SPEAKING_OF = (
    ReplyStep.ASK_SELLER,
    ReplyStep.ASK_PHONE,
    ReplyStep.PROPOSE_CALL,
    ReplyStep.REFER,
    ReplyStep.HAND_OVER,
    ReplyStep.NOTE_WISH,
)
# What is asked for while it is not known, in this order.
SELLER_SLOTS = ("address", "timeline", "bedrooms_min", "property_type", "phone")
SEEKER_SLOTS = ("price_max", "bedrooms_min", "areas", "timeline")
NO_BEDROOMS = (PropertyType.LAND, PropertyType.COMMERCIAL, PropertyType.MULTI_FAMILY)
NO_FIRST_NAMES = frozenset({"info", "office", "sales", "admin", "contact", "hello", "support", "team", "mail"})


def write_brief(desk: Desk, gathered: Gathered, step: ReplyStep) -> Brief:
    """Everything that the reply of this step may say."""
    brief = of_the_visit(of_calls(_letter(desk, gathered, step), desk, gathered, step), gathered, step)
    if step is ReplyStep.WITH_AGENT:
        brief = _of_a_matter(brief, gathered)
    else:
        brief = _of_homes(_of_answers(brief, gathered, step), gathered, step, desk.config.business.currency)
    return with_facts(brief, business_facts(desk.config.business))


def _letter(desk: Desk, gathered: Gathered, step: ReplyStep) -> Brief:
    """Who writes to whom, after what, and what they are known to want."""
    config, thread, heard = desk.config, gathered.thread, gathered.situation.heard
    business, language = config.business, gathered.language
    return Brief(
        step=step,
        language=language,
        seed=zlib.crc32(f"{thread.id}:{gathered.last.id}".encode()),
        lead_name=salutation(_first_name(gathered), _whole_name(gathered), language),
        agent=business.agent,
        business=business.name,
        agent_phone=business.phone,
        postal_address=" ".join(business.postal_address.split()),
        website=business.website,
        known_needs=_known_needs(gathered, business.currency),
        renting=gathered.intent is Intent.RENTER,
        by_mail=gathered.situation.by_mail,
        invites=heard.invites,
        wrote_first=bool(gathered.turns) and gathered.turns[0].direction is Direction.OUTBOUND,
        no_attachment=lacks_its_attachment(gathered.burst, gathered.turns),
        disclosure="" if thread.disclosed else (config.conversation.disclosure or "default"),
        turns=tuple(_turn(message) for message in (*gathered.turns, *gathered.burst)[-TURNS_SHOWN:]),
        asked=heard.asks,
    )


def _of_answers(brief: Brief, gathered: Gathered, step: ReplyStep) -> Brief:
    """What is answered, what the agent has, and what is asked."""
    heard, thread, homes = gathered.situation.heard, gathered.thread, gathered.homes
    for_the_agent = gathered.for_the_agent(step)
    unanswered = tuple(topic for topic in for_the_agent if topic != ASSISTANCE_TOPIC)
    return replace(
        brief,
        questions=() if step is ReplyStep.SUGGEST and (homes.described or homes.several) else _questions(gathered),
        answers=(*_worded(gathered), *quoted(gathered, step)),
        unanswered=unanswered,
        passed_on=topics_for_lead(unanswered, brief.language),
        several_open=heard.several_open and OTHER_TOPIC in for_the_agent,
        upset=heard.upset and bool(thread.replies),
        left_unanswered=heard.unanswered and bool(thread.replies),
        applies=heard.applies,
        keen=heard.keen,
        no_buyer=any(wants_none(message.reply_text) for message in gathered.burst),
        work_told=heard.work_told,
        also_sells=gathered.intent in SEEKING and heard.also is Intent.SELLER,
        also_seeks=gathered.intent is Intent.SELLER and heard.also in SEEKING,
    )


def _of_homes(brief: Brief, gathered: Gathered, step: ReplyStep, currency: str) -> Brief:
    """The homes that are told of, and what is said of others."""
    homes, properties = gathered.homes, _properties(gathered, step, currency)
    if any(assistance_animal(mail.reply_text) for mail in (*gathered.turns, *gathered.burst)):
        properties = tuple(map(without_pet_rules, properties))
    tells_seller = properties if gathered.intent is Intent.SELLER and step in SPEAKING_OF else ()
    return replace(
        brief,
        properties=properties,
        recorded=said_of_records(gathered, step, currency, shown=bool(tells_seller)),
        tells_seller=tells_seller,
        asked_about=next((home.ref for home in homes.described), ""),
        gone=tuple(_offered(home, (), currency) for home in homes.gone),
        not_ours=homes.not_ours,
        unserved=_unserved(gathered, step),
        shown_before=bool(gathered.thread.sent_properties),
        not_recorded=_not_recorded(gathered, step),
    )


def _of_a_matter(brief: Brief, gathered: Gathered) -> Brief:
    """The brief of one line on a matter for a person: no home and no answer stands beside it."""
    return replace(
        brief,
        matter=gathered.situation.heard.matter or Matter.OTHER,
        asked=tuple(topic for topic in brief.asked if topic in (ASSISTANT_TOPIC, ASSISTANCE_TOPIC)),
    )


def plain_brief(
    desk: Desk, contact: Contact, language: str, notice: Notice, *, call: CallTime | None = None, phone: str = ""
) -> Brief:
    """The brief of a mail that answers nothing: a reminder, a change of a call."""
    business = desk.config.business
    brief = Brief(
        step=notice,
        language=language,
        seed=zlib.crc32(str(contact.id).encode()),
        lead_name=salutation(contact.first_name, contact.name, language),
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
                words = f"{value:g}" if isinstance(value, float) else str(value)  # "1 bathroom", and no "1.0"
                allowed.append(Fact(f"property:{home.ref}:{field}", words))
        allowed.extend(Fact(f"property:{home.ref}:feature", feature) for feature in home.features)
        allowed.append(Fact(f"property:{home.ref}:ref", home.ref))
    allowed.extend(Fact(f"slot:{slot.at:%Y%m%dT%H%M}", slot.text) for slot in brief.slots)
    if brief.call:
        allowed.append(Fact(f"call:{brief.call.at:%Y%m%dT%H%M}", brief.call.text))
    if brief.call_minutes:
        allowed.append(Fact("call:minutes", f"{brief.call_minutes} minutes"))
    if brief.visit_when:
        allowed.append(Fact("lead:viewing", brief.visit_when))
    if brief.visit_off:
        allowed.append(Fact("lead:viewing_off", brief.visit_off))
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
        talked_of = talked_of or (gathered.homes_to_see if gathered.viewing else ())
        return tuple(_offered(home, (), currency) for home in talked_of)
    if step not in SUGGESTING:
        return ()
    if homes.described:
        return tuple(_offered(home, (), currency) for home in homes.described)
    if step is ReplyStep.NO_MATCH:
        close = ((homes.on_offer[one.property_ref], one.miss) for one in homes.near)
        return tuple(replace(_offered(home, (), currency), miss=str(miss)) for home, miss in close)
    return tuple(_offered(homes.on_offer[one.property_ref], one.reasons, currency) for one in homes.matches)


def _not_recorded(gathered: Gathered, step: ReplyStep) -> tuple[str, ...]:
    """What was wished for and stands in no record of the homes that a reply shows."""
    if step not in SUGGESTING or gathered.homes.described:
        return ()
    return tuple(thing.in_words[gathered.language == "es"] for thing in gathered.homes.lacking)


def _worded(gathered: Gathered) -> tuple[Fact, ...]:
    """The facts that answer what was asked, but for those that code says before the body."""
    return tuple(fact for fact in gathered.answers.found if fact.id not in SAID_BY_CODE)


def _unserved(gathered: Gathered, step: ReplyStep) -> tuple[str, ...]:
    """The places that the burst names and that none of our homes lies in, where they are written as places are."""
    named = any("areas" in message.needs for message in gathered.burst)
    return tuple(filter(plain_place, gathered.homes.unserved)) if named and step in SUGGESTING else ()


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
        in_spanish=in_spanish(listing.features),
        url=listing.url,
        listed_for=str(listing.listed_for),
        status=str(listing.status),
        reasons=reasons,
        record=ToldHome(**{name: getattr(listing, name) for name in ToldHome.model_fields}),
    )


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


def _whole_name(gathered: Gathered) -> str:
    """The name that the first name is from, titles and all."""
    of_contact = gathered.contact.name if gathered.contact else ""
    return of_contact if of_contact and gathered.contact and gathered.contact.first_name else gathered.last.from_name


def plain_name(name: str) -> bool:
    """Whether a first name is one, as "María José", "O'Neill" and "Jean-Luc" are, and no link or order."""
    letters = name.replace(" ", "").replace("-", "").replace("'", "").replace("’", "").replace(".", "")
    few = len(name.split()) <= MOST_FIRST_NAMES and len(name) <= LONGEST_FIRST_NAME
    named = letters.isalpha() and letters.lower() not in NO_FIRST_NAMES
    return few and named and not re.search(r"\w\.\w", name)


def plain_place(name: str) -> bool:
    """Whether a place that a lead names is written as places are, and carries no link, number or order."""
    short = len(name.split()) <= MOST_WORDS_OF_A_PLACE and len(name) <= LONGEST_PLACE
    return short and _PLACE.fullmatch(name) is not None


def _known_needs(gathered: Gathered, currency: str) -> dict[str, str]:
    """What they told, in words; what a partner told is looked for and never quoted."""
    told = {slot: need for slot, need in gathered.needs.items() if slot not in gathered.of_others}
    return {slot: words for slot, need in told.items() if (words := _in_words(slot, need.value, currency))}


def _in_words(slot: str, value: object, currency: str) -> str:
    if slot == "phone":
        return phone_number(str(value))
    if slot in ("price_min", "price_max") and isinstance(value, (int, float)):
        return money(int(value), currency)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _turn(message: Message) -> Turn:
    return Turn(message.direction is Direction.INBOUND, message.reply_text[:TURN_LENGTH])
