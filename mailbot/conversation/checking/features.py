"""Checks of what a draft says of a home in words: what it has, where it lies, and how its sale stands."""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mailbot.conversation.checking.hours import is_of_visits
from mailbot.conversation.checking.kinds import KINDS
from mailbot.conversation.checking.known import any_of, comparable, stands, text_of
from mailbot.conversation.checking.masks import blanked
from mailbot.conversation.checking.readings import judge_values
from mailbot.conversation.checking.review import Reviewed
from mailbot.conversation.checking.sentences import Sentence
from mailbot.conversation.checking.statements import declines

# What homes have, as English and Spanish write it; a draft may say it of a home whose records say it.
_FEATURES: Final[tuple[tuple[str, str], ...]] = (
    ("pool", r"(?:swimming )?pools?\b(?! table)|alberca|piscina"),
    ("hot tub", r"hot tub|jacuzzi|whirlpool|spa\b"),
    ("sauna", r"sauna"),
    ("garage", r"garages?\b|cochera|garaje"),
    ("carport", r"carport"),
    ("parking", r"parking|driveway|estacionamiento"),
    ("fireplace", r"fireplaces?|wood stove|chimenea"),
    ("basement", r"basement|cellar(?<!wine cellar)|s[oó]tano"),
    ("wine cellar", r"wine (?:cellar|room)|cava\b"),
    ("attic", r"attic|(?:sleeping|storage) loft|[aá]tico"),
    ("yard", r"(?:back|front|side)?yards?\b|lawn|patio cercado|jard[ií]n"),
    ("garden", r"gardens?\b|greenhouse|orchard"),
    ("fence", r"fenced?\b|cercad[oa]"),
    ("deck", r"decks?\b|terrace|terraza"),
    ("patio", r"patios?\b(?! cercado)"),
    ("porch", r"porch(?:es)?\b|porche|veranda"),
    ("balcony", r"balcon(?:y|ies)|balc[oó]n"),
    ("dock", r"\bdocks?\b|muelle|boat slip"),
    ("waterfront", r"water ?front|lake ?front|river ?front|ocean ?front|beach ?front"),
    ("view", r"(?<!\bno )(?<!\bcan )(?<!\bto )(?<!\bmay )\bviews?\b(?! of (?:the (?:market|matter))| (?:it|them|the|this|on) |ing)|(?<!a la )vistas?\b(?! previa)|lake in view"),
    ("hardwood", r"hard ?wood|wood floors|pisos? de madera|parquet"),
    ("carpet", r"carpet"),
    ("granite", r"granite|quartz|marble|m[aá]rmol|granito"),
    ("stainless", r"stainless"),
    ("appliances", r"appliances|electrodom[eé]sticos"),
    ("dishwasher", r"dish ?washer|lavavajillas|lavaplatos"),
    ("laundry", r"laundry|washer|dryer|lavander[ií]a|lavadora|secadora"),
    ("in-unit laundry", r"in[- ](?:unit|suite|home) (?:laundry|washer)"),
    ("air conditioning", r"air[- ]condition\w*|central air|\bA/?C\b|aire acondicionado"),
    ("heat", r"\bheat(?:ing|ed)?\b|calefacci[oó]n"),
    ("heater", r"(?:pellet|wood|toyo|coal|log) ?stove|furnace|boiler|radiators?|heaters?|caldera"),
    ("utilities", r"utilities included|all utilities|servicios incluidos|bills included"),
    ("solar", r"\bsolar\b|paneles"),
    ("elevator", r"elevator|\blift\b|(?<!sin )elevador|(?<!sin )ascensor"),
    ("furnished", r"\bfurnished|amueblad[oa]"),
    ("gated", r"\bgated\b|doorman|concierge|24[- ]hour security"),
    ("gym", r"\bgym\b|fitness (?:room|center)|gimnasio"),
    ("clubhouse", r"club ?house|tennis|playground|golf"),
    ("storage", r"storage|bodega"),
    ("closet", r"closets?\b|vestidor"),
    ("suite", r"(?:primary|master|in-law|guest) suite|suite principal"),
    ("office", r"home office|\bstudy\b|despacho"),
    ("family room", r"family room|sala familiar|den\b|bonus room|media room|great room|(?:game|rec(?:reation)?) room"),
    ("kitchen", r"(?:new|remodel\w+|updated|renovated|modern|open|gourmet|chef'?s|eat-in|brand-new|large|spacious)\s+kitchens?|kitchens?\b[^.;]{0,20}\b(?:updated?|remodel\w*|renovat\w+|redone|in 20\d\d)|20\d\d kitchen"),
    ("renovated", r"renovat\w+|remodel\w+|updated(?! (?:invitation|calendar|time|list))|refurbished|move-in ready|turn-?key|brand[- ]new|newly (?:built|painted)|remodelad\w+|renovad\w+"),
    ("roof", r"(?:new(?:er)?|replaced|recent|metal|slate) roof\b|\broof\b(?= (?:is|was|has|dates|from|replaced|\())|techo nuevo"),
    ("corner", r"corner (?:lot|unit|condo|apartment|house|home|flat)"),
    ("cul-de-sac", r"cul-de-sac|dead[- ]end street"),
    ("ground floor", r"ground[- ]floor|planta baja"),
    ("walk-up", r"walk-up"),
    ("hoa", r"\bHOA\b|association (?:dues|fees)|cuota de mantenimiento"),
    ("pets", r"\b(?:cats?|gatos?)\b"),
    ("dogs", r"\b(?:dogs?|perros?)\b"),
    ("all pets", r"\bpets?\b|mascotas"),
    ("trail", r"\btrails?\b|sendero"),
    ("park", r"(?<!\bto )(?<!\bcan )(?<!\bmay )(?<!visitors )\bparks?\b(?! (?:free|behind|indoors|in|without|on|there|here|your)\b)|\bparque\b"),
    ("library", r"librar(?:y|ies)|biblioteca"),
    ("transit", r"\b(?:bus|train|subway|metro|light rail)\b|transit|autob[uú]s"),
    ("shops", r"\bshops\b|shopping|restaurants?|(?<!de )cafés?|coffee shop|supermarket|grocer\w+|tiendas"),
    ("beach", r"\bbeach\b(?! cottage| house)|playa"),
    ("downtown", r"downtown|city center|freeway|highway|interstate|airport|centro de la ciudad"),
    ("light", r"sun-?drenched|natural light|sunny|luminos[oa]"),
    ("high ceilings", r"(?:high|vaulted|cathedral) ceilings|skylights?"),
    ("septic", r"septic|s[eé]ptic[oa]"),
    ("well", r"(?:drilled|private|own|good|dug|shared|its|\ba) well\b|\bwells?\b[^.;]{0,12}\bdrilled|\bwell (?:and septic|water)\b|\bpozo\b"),
    ("public water", r"(?:public|city|county|town|municipal|rural) water\b|agua (?:p[uú]blica|municipal)"),
    ("natural gas", r"natural gas|gas natural"),
    ("creek", r"(?-i:creek|stream|brook|arroyo|riachuelo)"),
    ("sunroom", r"sun ?room|solarium|solario"),
    ("mudroom", r"mud ?room"),
    ("courtyard", r"(?-i:courtyard)"),
    ("barn", r"(?-i:barns?)\b|granero|establo"),
    ("workshop", r"(?:work|(?<!to )(?<!you )(?<!coffee ))shop\b|taller\b"),
    ("generator", r"generator\b|generador"),
    ("charger", r"\b(?:EV|car|electric) charger|cargador"),
    ("sprinklers", r"sprinklers?\b|irrigation|riego"),
    ("pantry", r"pantry|despensa"),
    ("heated garage", r"heated (?:garage|stall|floor)"),
    ("leveled lot", r"level (?:building )?(?:site|lot)\b"),
    ("quiet", r"quiet (?:street|road|block|county|dead[- ]end|cul-de-sac|lane|corner)|calle tranquila|cuadra (?:muy )?tranquila"),
    ("wheelchair", r"wheelchair[- ]accessible|\bramp\b"),
)  # fmt: skip
_KINDS_OF_HOME: Final = {kind.name: rf"(?:{kind.pattern})s?\b" for kind in KINDS if kind.told}
_COMPILED: Final = tuple(
    (name, re.compile(rf"\b(?:{pattern})", re.IGNORECASE)) for name, pattern in (*_FEATURES, *_KINDS_OF_HOME.items())
)
# The same thing in another language or under another name: what the records say, and what a draft may call it.
_ALSO: Final = {
    "fence": ("fence", "yard"),
    "suite": ("suite",),
    "waterfront": ("waterfront",),
    "all pets": ("all pets", "pets", "dogs"),
    "appliances": ("appliances", "dishwasher", "laundry"),
    "in-unit laundry": ("in-unit laundry",),
    "well": ("well",),
    "creek": ("creek",),
    "sunroom": ("sunroom",),
    "parking": ("parking", "garage"),
    "utilities": ("utilities",),
    "elevator": ("elevator",),
    "heat": ("heat", "heater", "fireplace"),
}
# What records say of it in words that claim less.
_RECORDED_AS: Final = {
    "renovated": re.compile(
        r"\b(?:redone|retiled|rewired|20\d\d kitchen|(?:kitchen|bath\w*)\b[^.;]{0,40}\bin 20\d\d)\b", re.IGNORECASE
    )
}
# Words that are wider in Spanish than the records' English.
_IN_SPANISH: Final = {
    "deck": ("deck", "patio", "balcony"),
    "patio": ("patio", "yard"),
    "yard": ("yard", "garden", "fence"),
    "garage": ("garage", "carport", "parking"),
    "ground floor": ("ground floor", "basement"),
}
# Sentences that say what is not known, or what the lead spoke of: they state nothing of a home.
_NOT_STATED = re.compile(
    r"\b(?:records? (?:say|do|does|hold|only)|do(?:es)? not (?:say|mention|describe)|not described|nothing|neither|no home"
    r"|no (?:house|condo|property)|cannot (?:say|tell)|can't (?:say|tell)|whether|found no|not have anything|would you|do you"
    r"|(?:is|are)(?:n't| not) (?:mentioned|recorded|in (?:the|our) records?|listed|described|on record|said|stated)|silent on|no \w+(?: \w+)? (?:is |are )?(?:listed|mentioned|recorded|on record)|no (?:idea|info|information|word|figure)|would still (?:have|need) to|would still be|no hay datos|no tengo ese dato"
    r"|(?:does|do)n't (?:say|mention|describe|list|tell|give|hold)|silent|quiet on|questions?|preguntas?|no mencionan?|no s[eé] si|not (?:sure|certain) (?:about|whether|if)|no (?:sale|aparece|dice|figura)"
    r"|no consta|(?:know|knows) you(?:['’]d| would)? (?:like|want|asked)|(?:has|have) (?:your|the) question|nuestros datos no|ning[uú]n\w*|no tenemos)\b",
    re.IGNORECASE,
)
# What is asked about, by the features that its answer would name.
_TOPICS: Final = {"hoa_dues": ("hoa",), "pets": ("pets", "dogs", "all pets"), "utilities": ("utilities", "heat")}
_NOT_KNOWN = re.compile(
    r"n['’]t\b|\b(?:not|no|nobody|nothing|unknown|open|blank|missing|whether|without|until|unanswered|silent|unable|wish|as for|asked"
    r"|question|with \w+|leaves?|lacks?|sin|tampoco|nadie|pregunta|falta)\b",
    re.IGNORECASE,
)
# "There is no well": records that say so name no well.
_DENIED = re.compile(
    r"\b(?:no|without(?: an?)?|(?:rather than|instead of) an?|sin|ni|nor|(?:though|but) not|no (?:hay|tienen?|cuenta con)"
    r"|(?:not|n['’]t) (?:have|allow|accept|include|offer|take|come with))\s+(?:\w+\s+){0,2}\Z",
    re.IGNORECASE,
)
_DENIED_BEHIND = re.compile(r"(?: \w+)? (?:(?:is|are|was|were)(?: not|n['’]t)|no (?:est[aá]n?|se))\b", re.IGNORECASE)
_DENIED_WITHIN: Final = 25  # letters
# Where no home is offered, what might do instead: "if a condo would also do", "should a lot be worth a look".
_SUPPOSED = re.compile(
    r"\b(?:if|should|would|could|might|wish|consider|instead|other than|for example|si|podr[ií]a)\b", re.IGNORECASE
)
_THEY_SPOKE = re.compile(
    r"\byou(?:'d| would)? (?:mentioned|said|asked|wanted|want|wish|need|named|wrote)\b|\b(?:mencion[oó]|pidi[oó]|busca)\b",
    re.I,
)
# What a room could be used for is nothing that it is said to be.
_COULD_BE = re.compile(
    r"\b(?:could|can|might|may) (?:also )?(?:be (?:used|set up)|serve|work|double) as (?:an? )?(?:home )?(?:office|study|den|gym|guest room)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|near|at|en|cerca de|of)\s+(?:the\s+|el\s+|la\s+)?(?P<place>[A-ZÁÉÍÓÚÑ][\w'’]+(?:\s+[A-ZÁÉÍÓÚÑ][\w'’]+)*)"
)
_NO_PLACE = re.compile(r"(?:I|January|February|March|April|May|June|July|August|September|October|November|December)\b")

# How a sale stands and what the seller wants is nothing that the records tell.
SHOWINGS: Final = r"\b(?<!for )showings? (?:is|are|on|start)\b(?! one of)"
STATUS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:is|was|are|has been|been|now|just|came|comes?) (?:just |now )?back on the market\b|\bback on the market (?:at|for|since)\b|\b(?:is|are|was|has been|already|now) (?:already |now |just )?(?:spoken for|taken(?=\s*[.,;!?)])|sold(?! (?:as|furnished|with|by|through|together|that way|along|separately)))\b|\b(?:has|have) (?:just |already |recently )?sold\b(?! for)|\b(?:has|have|had) an? (?:accepted |strong |new )?offer\b|\b(?:there['’]s|there is|hay) (?:\w+ )?(?:an?|una) (?:offer|oferta)(?! (?:to|for you)\b)|\btiene una oferta\b|\b(?:la|lo) vendieron\b|\boffer (?:has been|was|is|got) (?:already |just )?accepted\b|\b(?:bajo|en|con) (?:contrato de venta|oferta aceptada)\b|\best[aá]n? (?:ya )?(?:bajo contrato|apartad[oa]s?|vendid[oa]s?)\b|\b(?:volvi[oó]|regres[oó]|sali[oó]) al? mercado\b|\bya se (?:vendi[oó]|rent[oó]|apart[oó])\b",
        r"\b(?:under|with an) offer\b|\b(?:has|have) (?:just |already )?been (?:taken|sold|rented|leased)\b",
        r"\b(?:under contract|off the market|just (?:been )?(?:sold|listed)|(?:is|was) already sold|pending sale|sale is pending|in escrow|last (?:unit|one) (?:still )?(?:available|left)|the last one the builder)\b",
        r"\bavailable (?:from(?! us\b)|as of|starting)\b|\bno (?:offers|contract) on it\b|\bdisponible desde\b|\bventa pendiente\b|\bcurrently (?:rented|leased|vacant|occupied)\b|\b(?:stands|sits) empty (?:at present|right now|since)\b|\bcould be empty\b|\b(?:quite a bit|a (?:fair|good) (?:bit|deal)|lots?|plenty) of interest\b|\bbuyers are waiting\b|\bd[ií]as en el mercado\b|\bonly came on\b|\bcame down (?:a (?:little|bit)|to)\b",
        r"\b(?:came|come|new|fresh) (?:on|to|onto) the market\b|\bjust hit the market\b",
        r"\bprice (?:was |has been |recently )*(?:drop|reduc|cut|lower|slash)\w*|\b(?:was|been|recently) (?:recently )?(?:drop|reduc|lower|slash)\w*",
        r"\b(?:motivated|eager|desperate|flexible) (?:seller|owner|landlord)|\b(?<!for )(?<!some )(?<!every )(?<!each )(?<!any )(?:seller|owner|landlord)s? (?:is|are|wants?|has|would|will|may|might|can|prefers?|needs?|accepts?|reviews?|pays?)\b",
        r"\b(?:won't|will not|doesn't|does not) last\b|\bact (?:fast|now|quickly)\b|\bbe quick\b|\bdo(?:n't| not) (?:wait|miss)\b|\bbefore (?:it'?s|it is|they'?re) gone\b|(?<!no )(?<!any )(?<!in a )(?<!to )\bhurry\b|\blast chance\b",
        r"\b(?:multiple|several|other|two|three|many) (?:other )?offers?\b|\bbidding war\b|\bhigh demand\b|\bgoing fast\b",
        r"\bopen house\b|\bcasa abierta\b",
        SHOWINGS,
        r"\b(?:negotiable|negociable|credit at closing|closing costs? (?:paid|covered)|discount|descuento|concession)\b",
        r"\b(?:el|la) (?:dueñ[oa]|propietari[oa]|vendedor[a]?) (?:quiere|acepta|tiene|necesita|prefiere|est[aá]|va|puede|podr[ií]a|bajar[ií]a|aceptar[ií]a)\b",
    )
)


def features(draft: Reviewed) -> Iterator[str]:
    """What a home is said to have stands in its records."""
    records = {home.ref: _recorded(draft.told_of(home)) for home in draft.brief.properties}
    told = (f"{fact.id.partition(':')[2].replace('_', ' ')} {fact.text}" for fact in draft.known.ours)
    business = features_in(
        " | ".join(text for text, fact in zip(told, draft.known.ours, strict=True) if _is_business(fact.id))
    )
    business |= {name for name, ways in _ALSO.items() if business.intersection(ways)}
    # Of "the Old Town houses" nobody says that they are town houses.
    where = any_of((*(home.area for home in draft.brief.properties), *draft.areas_asked_for))
    for sentence in draft.sentences:
        if sentence.asks and not sentence.mentions:
            continue
        named = [(mention.start, mention.end) for mention in sentence.mentions]
        named += [match.span() for pattern in (where, _COULD_BE) for match in pattern.finditer(sentence.text)]
        said = [one for one in _said(blanked(sentence.text, named)) if not _is_unanswered(one[1], sentence.text, draft)]
        if not said or _NOT_STATED.search(sentence.text):
            continue
        if not draft.brief.properties and _SUPPOSED.search(sentence.text):
            continue
        if not sentence.mentions and (_THEY_SPOKE.search(sentence.text) or not draft.brief.properties):
            said = [(place, name) for place, name in said if not draft.brief.properties and name not in business]
            said = [(place, name) for place, name in said if name not in _KINDS_OF_HOME]
        yield from _unknown(sentence, said, draft, records, business)


def _recorded(text: str) -> frozenset[str]:
    """The features of a record, under other names too."""
    return features_in(text) | {name for name, words in _RECORDED_AS.items() if words.search(text)}


def _is_unanswered(name: str, text: str, draft: Reviewed) -> bool:
    """What the lead asked of and nobody knows yet, in a sentence that says so: "no figure for the HOA dues so far"."""
    topics = {one for topic in draft.brief.unanswered for one in _TOPICS.get(topic, (topic,))}
    return name in topics and _NOT_KNOWN.search(text) is not None


def _is_business(fact_id: str) -> bool:
    return fact_id.startswith("business:")


def areas(draft: Reviewed) -> Iterator[str]:
    """A home lies where its records say."""
    own = {home.ref: text_of(home) for home in draft.brief.properties}
    agent = comparable(draft.brief.agent)
    for sentence in draft.sentences:
        if not sentence.mentions:
            continue
        told: list[tuple[int, object]] = [
            (match.start(), comparable(match["place"]))
            for match in _PLACE.finditer(sentence.text)
            if not _NO_PLACE.match(match["place"])
            and not stands(comparable(match["place"]), agent)
            and not any(m.start <= match.start("place") < m.end for m in sentence.mentions)
        ]
        if told:
            yield from map(str, _elsewhere(sentence, told, own))


def status(draft: Reviewed) -> Iterator[str]:
    """No claim of how a sale stands, what the seller wants or how much others want it; no pressure."""
    shows = any(is_of_visits(fact.text) for fact in draft.known.business)
    for sentence in draft.sentences:
        for pattern in STATUS:
            if pattern.pattern == SHOWINGS and shows:  # when they are is looked at by the check of times
                continue
            for match in pattern.finditer(sentence.text):
                place = (sentence.start + match.start(), sentence.start + match.end())
                words = comparable(match[0])
                if words.startswith("available") and any(
                    "available" in text_of(home) for home in draft.about(sentence)
                ):
                    continue
                if words not in draft.known.our_text and not declines(draft, *place):
                    yield match[0]


def _elsewhere(sentence: Sentence, told: list[tuple[int, object]], own: dict[str, str]) -> list[object]:
    def fits(value: object, ref: str) -> bool:
        return stands(str(value), own[ref])

    if len({mention.ref for mention in sentence.mentions}) > 1:
        return judge_values(sentence, told, fits)
    return [value for place, value in told if not any(fits(value, ref) for ref in _right_before(sentence, place))]


def _right_before(sentence: Sentence, place: int) -> list[str]:
    """The home that a place is said of: the one that is named right before it, else any that the sentence is about."""
    named = [one.ref for one in sentence.mentions if one.end <= place and not sentence.text[one.end : place].strip()]
    return named or [home.ref for home in sentence.about]


def _unknown(
    sentence: Sentence,
    said: list[tuple[int, str]],
    draft: Reviewed,
    records: dict[str, frozenset[str]],
    answers: frozenset[str],
) -> Iterator[str]:
    also = {**_ALSO, **(_IN_SPANISH if draft.brief.language == "es" else {})}

    def fits(name: object, ref: str) -> bool:
        bare = str(name).removeprefix("no ")
        recorded = any(way in records[ref] for way in also.get(bare, (bare,)))
        return recorded == (bare == name)

    told: list[tuple[int, object]] = [(place, name) for place, name in said if sentence.mentions or name not in answers]
    if len({mention.ref for mention in sentence.mentions}) > 1:
        yield from map(str, judge_values(sentence, told, fits))
        return
    for _, name in told:
        if not any(fits(name, home.ref) for home in draft.about(sentence)):
            yield str(name)


def _said(text: str) -> Iterator[tuple[int, str]]:
    """The features that a text names and where; of what it denies, the name behind "no "."""
    for name, pattern in _COMPILED:
        for match in pattern.finditer(text):
            denied = _DENIED.search(text, max(0, match.start() - _DENIED_WITHIN), match.start())
            denied = denied or _DENIED_BEHIND.match(text, match.end())
            yield match.start(), f"no {name}" if denied else name


def features_in(text: str) -> frozenset[str]:
    """What a text says that a home has or does not have: "garage", "no pool"."""
    return frozenset(name for _, name in _said(text))
