"""Drafts made by a grammar: true ones over realistic briefs, and the same with one fact made wrong.

Everything follows from a seed. A true draft is worded by the templates, or from sentences with places for facts; a
mutation changes what it says, or the brief behind it (a home that was sold meanwhile), so that it is false.
"""

# ruff: noqa: E501, SIM905 (wordings stand in one line)
from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from mailbot.conversation.brief import TEMPLATES, Brief, CallTime, OfferedProperty
from mailbot.conversation.steps import ReplyStep
from mailbot.conversation.writing.briefing import with_facts
from mailbot.conversation.writing.template_voice import word
from mailbot.conversation.writing.wording import call_time, money
from mailbot.ops.eval.draft_sets import DraftCase
from mailbot.ops.eval.scenes import BUSINESS, SITE, without_home

_STREETS: Final = (
    "Cedar Ln", "Harbor View Dr", "Mill Rd", "Quincy St", "Alder Way", "Juniper Ct", "N Wharf St", "Beacon Ave",
    "Larkspur Pl", "Ferry Rd", "Chestnut St", "Marina Blvd", "Tanner Ln", "Hollis Ave", "Granite Hill Rd", "Orchard Ter",
)  # fmt: skip
_AREAS: Final = ("Old Town", "Riverside", "Mill District", "Lakeside", "Harbor Point", "North Hill")
_FEATURES: Final = (
    "fenced yard", "covered porch", "hardwood floors", "two-car garage", "fireplace", "finished basement", "walk-in closet",
    "in-unit laundry", "balcony", "home office", "central air", "garden", "deck", "lake view", "family room", "primary suite",
)  # fmt: skip
_NAMES: Final = ("Dana", "Luis", "Priya", "Tom", "Grace", "Mateo", "Ines", "Walter")
_OTHER_NAMES: Final = ("Maria Lopez", "Robert Chen", "Patricia Gomez", "Kevin O'Neill", "Susan Wright", "Jorge Ruiz")
_ZONE: Final = ZoneInfo("America/New_York")
_NUMBERS: Final = "zero one two three four five six seven eight nine".split()
_NUMEROS: Final = "cero una dos tres cuatro cinco seis siete ocho nueve".split()

# Sentences about one home; each names it. Places: address, area, price, beds, baths, sqft, year, feature, url, ref.
_ONE_EN: Final = (
    "{address} in {area} is listed at {price}.",
    "{address} has {beds} bedrooms and {baths} bathrooms, and costs {price}.",
    "At {address} you get {sqft} square feet for {price}.",
    "{address} was built in {year} and has a listing price of {price}.",
    "For {price} there is {address} in {area}, with {beds} bedrooms.",
    "{address} ({ref}) offers {beds_word} bedrooms; the asking price is {price}.",
    "{address}: {beds} bd, {baths} ba, {sqft} sq ft, {price}.",
    "What our records say of {address}: {feature}, {beds} bedrooms, {price}.",
    "{address} comes with this: {feature}. Its price is {price}. Details: {url}",
    "{address} is in {area}. It has {beds} bedrooms and is priced at {kprice}.",
)  # fmt: skip
_ONE_ES: Final = (
    "{address} está en {area} y cuesta {price}.",
    "{address} tiene {beds} recámaras y {baths} baños, por {price}.",
    "{address}: {sqft} pies cuadrados, {price}.",
    "Por {price} tenemos {address}, con {beds_palabra} recámaras.",
    "{address} ({ref}) se construyó en {year} y se ofrece en {price}. Detalles: {url}",
)  # fmt: skip
_OPEN_EN: Final = (
    "Thank you for your mail.", "Thanks for getting back to me.", "I looked through our listings for you.",
    "Good to hear from you.", "This is what fits what you told me:", "",
)  # fmt: skip
_OPEN_ES: Final = ("Gracias por su mensaje.", "Busqué en nuestra lista lo que me pidió.", "Con mucho gusto.", "")
_CLOSE_EN: Final = (
    "Which one would you like to know more about?", "Does one of them come close?", "Shall I look in another direction?", "",
    "Tell me what you think of them.",
)  # fmt: skip
_CLOSE_ES: Final = ("¿De cuál quisiera saber más?", "¿Le gusta alguna?", "Dígame qué le parecen.", "")


def true_drafts(seed: int, count: int) -> list[DraftCase]:
    """That many true drafts, two thirds of them worded from sentences and a third by the templates."""
    chance = random.Random(seed)  # noqa: S311 - varied, and the same for everybody
    return [_true(chance, f"grammar:{seed}:{number}", number) for number in range(count)]


def mutated_drafts(seed: int, count: int) -> list[DraftCase]:
    """That many drafts with one fact made wrong, the kinds of wrong in turn."""
    chance = random.Random(seed)  # noqa: S311
    cases: list[DraftCase] = []
    while len(cases) < count:
        rule, mutate = MUTATIONS[len(cases) % len(MUTATIONS)]
        brief = _call_brief(chance, "en") if rule == "times" else suggestion(chance, chance.choice(("en", "en", "es")))
        text = word(brief).text if rule == "times" else worded(chance, brief)
        changed = mutate(chance, brief, text)
        if changed is not None:
            cases.append(DraftCase(f"mutated:{seed}:{len(cases)}:{mutate.__name__.strip('_')}", *changed, rule))
    return cases


def _true(chance: random.Random, name: str, number: int) -> DraftCase:
    language = "es" if number % 3 == 2 else "en"
    if number % 3:
        brief = suggestion(chance, language)
        return DraftCase(name, brief, worded(chance, brief))
    language = chance.choice(("en", "es"))
    brief = chance.choice((suggestion, suggestion, _call_brief, _other_brief))(chance, language)
    return DraftCase(name, brief, word(brief).text, writer=TEMPLATES)


# ------------------------------------------------------------------------------------------------ briefs


def homes(chance: random.Random, count: int) -> tuple[OfferedProperty, ...]:
    """Homes in different streets, each with values of its own."""
    return tuple(_home(chance, street, number) for number, street in enumerate(chance.sample(_STREETS, count)))


def _home(chance: random.Random, street: str, number: int) -> OfferedProperty:
    price = chance.randrange(190, 1250) * 1_000 + chance.choice((0, 0, 500, 900))
    ref = f"BR-{chance.randrange(200, 400) * 10 + number}"
    return OfferedProperty(
        ref, f"{chance.randrange(2, 2400)} {street}", price, money(price, "USD"), chance.choice(("house", "house", "townhouse")),
        chance.choice(_AREAS), "Alder", chance.randrange(2, 7), chance.choice((1.0, 1.5, 2.0, 2.5, 3.0)),
        chance.randrange(70, 420) * 10, chance.randrange(1925, 2024), "", tuple(chance.sample(_FEATURES, 3)), f"{SITE}/{ref}",
    )  # fmt: skip


def suggestion(chance: random.Random, language: str) -> Brief:
    """A brief that presents one to three homes to somebody whose wishes are known."""
    found = homes(chance, chance.choice((1, 2, 2, 3)))
    dearest = max(home.price for home in found)
    needs = {"price_max": money((dearest // 25_000 + 1) * 25_000, "USD"), "areas": found[0].area}
    brief = Brief(
        ReplyStep.SUGGEST, language, chance.randrange(1 << 30), chance.choice(_NAMES), "Kim Alvarez", "Alder Homes",
        "+1 555 555 0100", "1 Main St, Alder, OR 97000", SITE, found, ("timeline",), known_needs=needs,
    )  # fmt: skip
    return with_facts(brief, BUSINESS)


def _call_brief(chance: random.Random, language: str) -> Brief:
    day = datetime(2026, 3, 2, 14, tzinfo=UTC) + timedelta(days=chance.randrange(60))
    moments = [day + timedelta(days=n // 2, minutes=30 * chance.randrange(4) + 180 * (n % 2)) for n in range(3)]
    slots = tuple(CallTime(at, call_time(at, _ZONE, language)) for at in moments)
    brief = Brief(
        ReplyStep.PROPOSE_CALL, language, chance.randrange(1 << 30), chance.choice(_NAMES), "Kim Alvarez", "Alder Homes",
        "+1 555 555 0100", "1 Main St, Alder, OR 97000", SITE, slots=slots, phone="503-555-0142",
    )  # fmt: skip
    if chance.random() < 0.3:
        step = chance.choice((ReplyStep.CONFIRM_CALL, ReplyStep.MOVE_CALL, ReplyStep.CANCEL_CALL))
        brief = replace(brief, step=step, slots=(), call=chance.choice(slots))
    return with_facts(brief, BUSINESS)


def _other_brief(chance: random.Random, language: str) -> Brief:
    steps = (
        ReplyStep.ASK_NEEDS,
        ReplyStep.ASK_SELLER,
        ReplyStep.ASK_PHONE,
        ReplyStep.NO_MATCH,
        ReplyStep.ANSWER,
        ReplyStep.HAND_OVER,
    )
    step = chance.choice(steps)
    questions = ("timeline", "bedrooms_min") if step is ReplyStep.ASK_SELLER else ("price_max", "bedrooms_min", "areas")
    answers = tuple(chance.sample(BUSINESS[5:], 2)) if step in (ReplyStep.ANSWER, ReplyStep.ASK_PHONE) else ()
    brief = Brief(
        step, language, chance.randrange(1 << 30), chance.choice(_NAMES), "Kim Alvarez", "Alder Homes", "+1 555 555 0100",
        "1 Main St, Alder, OR 97000", SITE, questions=questions, answers=answers,
    )  # fmt: skip
    return with_facts(brief, BUSINESS)


def worded(chance: random.Random, brief: Brief) -> str:
    """A draft from sentences, one for each home."""
    english = brief.language == "en"
    parts = [
        chance.choice(_OPEN_EN if english else _OPEN_ES),
        *(chance.choice(_ONE_EN if english else _ONE_ES).format(**_places(chance, home)) for home in brief.properties),
        chance.choice(_CLOSE_EN if english else _CLOSE_ES),
    ]
    return chance.choice(("\n\n", "\n\n", " ")).join(part for part in parts if part)


def _places(chance: random.Random, home: OfferedProperty) -> dict[str, str]:
    beds = home.bedrooms or 0
    return {
        "address": home.address, "area": home.area, "price": home.price_text, "kprice": f"${home.price / 1000:g}k",
        "beds": str(beds), "beds_word": _NUMBERS[beds], "beds_palabra": _NUMEROS[beds], "baths": f"{home.bathrooms:g}",
        "sqft": f"{home.square_feet:,}", "year": str(home.year_built), "feature": chance.choice(home.features),
        "url": home.url, "ref": home.ref,
    }  # fmt: skip


# ------------------------------------------------------------------------------------------------ what goes wrong

Mutated = tuple[Brief, str] | None


def _wrong_price(chance: random.Random, brief: Brief, text: str) -> Mutated:
    home = chance.choice(brief.properties)
    wrong = home.price + chance.choice((-1, 1)) * chance.choice((1_000, 5_000, 10_000, 25_000, 101_500))
    taken = {one.price for one in brief.properties}
    if wrong in taken:
        return None
    return _swapped(
        brief, text, home.price_text, money(wrong, "USD"), f"${home.price / 1000:g}k", f"${wrong / 1000:g}k"
    )


def _prices_swapped(chance: random.Random, brief: Brief, text: str) -> Mutated:
    if len(brief.properties) < 2:
        return None
    one, other = chance.sample(brief.properties, 2)
    if one.price_text not in text or other.price_text not in text or one.price == other.price:
        return None
    return brief, text.replace(one.price_text, "\0").replace(other.price_text, one.price_text).replace(
        "\0", other.price_text
    )


def _sold(chance: random.Random, brief: Brief, text: str) -> Mutated:
    """A home that was sold after the draft was written: the brief of today does not have it."""
    home = chance.choice(brief.properties)
    return without_home(brief, home.ref), text


def _invented_link(chance: random.Random, brief: Brief, text: str) -> Mutated:
    link = chance.choice(
        (
            f"{SITE}/BR-0{chance.randrange(100, 999)}",
            "https://tours.example.net/home",
            "bit.ly/3xYz",
            "www.alder-deals.com",
            f"{SITE}.evil.example/x",
        )
    )
    return brief, f"{text}\n\n{chance.choice(('More here:', 'Photos:', 'Book at', 'Más aquí:'))} {link}"


def _other_street_number(chance: random.Random, brief: Brief, text: str) -> Mutated:
    home = chance.choice(brief.properties)
    number, _, street = home.address.partition(" ")
    return _swapped(brief, text, home.address, f"{int(number) + chance.choice((1, 2, 10, 100))} {street}")


def _swapped_addresses(chance: random.Random, brief: Brief, text: str) -> Mutated:
    if len(brief.properties) < 2:
        return None
    one, other = chance.sample(brief.properties, 2)
    if one.address not in text or other.address not in text:
        return None
    first, second = one.address.partition(" "), other.address.partition(" ")
    return brief, text.replace(one.address, f"{second[0]} {first[2]}")


def _invented_address(chance: random.Random, brief: Brief, text: str) -> Mutated:
    home = f"{chance.randrange(3, 999)} {chance.choice(('Walnut', 'Prospect', 'Sycamore', 'Crescent'))} {chance.choice(('St', 'Avenue', 'Ct', 'Road'))}"
    extra = (
        f"También está {home}."
        if brief.language == "es"
        else chance.choice((f"There is also {home}.", f"{home} may suit you too."))
    )
    return brief, f"{text}\n\n{extra}"


def _wrong_bedrooms(chance: random.Random, brief: Brief, text: str) -> Mutated:
    found = re.search(r"\b(\d|" + "|".join(_NUMBERS[1:] + _NUMEROS[1:]) + r")(?= (?:bedrooms|bd\b|rec[aá]maras))", text)
    if found is None:
        return None
    wrong = str(chance.choice([n for n in range(1, 10) if n not in {home.bedrooms for home in brief.properties}]))
    return brief, text[: found.start()] + wrong + text[found.end() :]


def _wrong_size(chance: random.Random, brief: Brief, text: str) -> Mutated:
    found = re.search(r"[\d,]{3,6}(?= (?:square feet|sq ft|pies))", text)
    if found is None:
        return None
    return brief, text[: found.start()] + f"{int(found[0].replace(',', '')) + chance.choice((10, 100, 250)):,}" + text[
        found.end() :
    ]


def _wrong_year(chance: random.Random, brief: Brief, text: str) -> Mutated:
    found = re.search(r"(?<=built in )\d{4}|(?<=construyó en )\d{4}", text)
    if found is None:
        return None
    wrong = int(found[0]) - chance.choice((1, 7, 10))
    return brief, text[: found.start()] + str(wrong) + text[found.end() :]


def _wrong_number(chance: random.Random, brief: Brief, text: str) -> Mutated:
    wrong = f"BR-{chance.randrange(7000, 9999)}"
    return _swapped(brief, text, f"({brief.properties[0].ref})", f"({wrong})") or (
        brief,
        f"{text}\n\nMLS #{chance.randrange(10**6, 10**7)}",
    )


def _invented_phone(chance: random.Random, brief: Brief, text: str) -> Mutated:
    number = chance.choice(("(555) 555-01{:02}", "+1 555 555 01{:02}", "555.555.01{:02}", "900-555-01{:02}")).format(
        chance.randrange(1, 99)
    )
    say = "Llame al" if brief.language == "es" else chance.choice(("Call us at", "Text Kim at", "My number is"))
    return brief, f"{text}\n\n{say} {number}."


def _other_lead(chance: random.Random, brief: Brief, text: str) -> Mutated:
    name = chance.choice(_OTHER_NAMES)
    first = name.split()[0]
    if brief.language == "es":
        return brief, f"{text}\n\n{chance.choice((f'A {name} también le interesó.', f'Gracias de nuevo, {first}.'))}"
    return (
        brief,
        f"{text}\n\n{chance.choice((f'{name} asked for the same home.', f'Thanks again, {first}.', f'As with {name}, we will see.'))}",
    )


def _invented_feature(chance: random.Random, brief: Brief, text: str) -> Mutated:
    home = chance.choice(brief.properties)
    if brief.language == "es":
        return (
            brief,
            f"{text}\n\n{home.address} tiene {chance.choice(('alberca', 'elevador', 'aire acondicionado y sauna'))}.",
        )
    extra = chance.choice(
        ("a pool", "a hot tub", "a wine cellar", "solar panels", "a gym", "granite counters", "a dock")
    )
    return brief, f"{text}\n\n{home.address} has {extra}."


def _unoffered_time(chance: random.Random, brief: Brief, text: str) -> Mutated:
    told = [moment.text for moment in (*brief.slots, *((brief.call,) if brief.call else ()))]
    wrong = call_time(
        datetime(2026, 6, 1 + chance.randrange(28), 13 + chance.randrange(8), 15, tzinfo=UTC), _ZONE, brief.language
    )
    return _swapped(brief, text, chance.choice(told), wrong)


def _wrong_date(chance: random.Random, brief: Brief, text: str) -> Mutated:
    """The right hour of another day, or the right day at another hour."""
    told = chance.choice([moment.text for moment in (*brief.slots, *((brief.call,) if brief.call else ()))])
    if chance.random() < 0.5:
        day = re.search(r"\b\d{1,2}\b(?= at)", told)
        return (
            _swapped(brief, text, told, told[: day.start()] + str((int(day[0]) + 2) % 28 + 1) + told[day.end() :])
            if day
            else None
        )
    clock = re.search(r"\d{1,2}(?=:\d\d)", told)
    hours = {re.search(r"\d{1,2}(?=:)", moment.text)[0] for moment in brief.slots}  # type: ignore[index]
    wrong = chance.choice([str(hour) for hour in range(1, 12) if str(hour) not in hours])
    return _swapped(brief, text, told, told[: clock.start()] + wrong + told[clock.end() :]) if clock else None


def _loose_time(chance: random.Random, brief: Brief, text: str) -> Mutated:
    return (
        brief,
        f"{text}\n\n{chance.choice(('Or would tomorrow at noon be better?', 'Sunday at 8 PM works as well.', 'Kim is also free next week.', 'Any time on Saturday is fine too.'))}",
    )


def _swapped(brief: Brief, text: str, *pairs: str) -> Mutated:
    """The text with every pair (from, to) put in; None where nothing changed."""
    changed = text
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        changed = changed.replace(old, new)
    return (brief, changed) if changed != text else None


MUTATIONS: Final[tuple[tuple[str, Callable[[random.Random, Brief, str], Mutated]], ...]] = (
    ("prices", _wrong_price),
    ("prices", _prices_swapped),
    ("addresses", _sold),
    ("links", _invented_link),
    ("addresses", _other_street_number),
    ("addresses", _swapped_addresses),
    ("addresses", _invented_address),
    ("sizes", _wrong_bedrooms),
    ("sizes", _wrong_size),
    ("sizes", _wrong_year),
    ("mls", _wrong_number),
    ("phones", _invented_phone),
    ("names", _other_lead),
    ("features", _invented_feature),
    ("times", _unoffered_time),
    ("times", _wrong_date),
    ("times", _loose_time),
)


def kinds(cases: list[DraftCase]) -> Iterator[str]:
    """The kinds of wrong, by the cases' names."""
    return (case.id.rsplit(":", 1)[-1] for case in cases)
