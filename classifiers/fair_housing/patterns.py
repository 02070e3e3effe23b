"""Words by which a sentence speaks of people, where only the home may be spoken of: tables, a class of the law each.

42 U.S.C. §3604(c) forbids any statement that indicates a preference, limitation or discrimination because of race,
color, religion, sex, handicap, familial status or national origin; 24 CFR §100.75 says what counts as one, §100.70
forbids steering. States add source of income, age, marital status, sexual orientation and gender identity, military
status and citizenship. Physical descriptions such as "walk-in closet", "master suite", "family room" and "no steps" are
lawful (HUD's memorandum of January 9, 1995) and are taken out before the patterns look.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

TOPICS: Final = "schools, crime, demographics"
"""What is said of them by those who publish it, and by nobody else."""
NEVER_CLEARED: Final = frozenset({"source of income"})
"""Whether vouchers are taken is a term of the offer, whatever the sentence sounds like: a person states it."""

_LAWFUL = re.compile(
    r"\b(?:single|multi|two|three)[- ]family\b|\bfamily rooms?\b|\b(?:master|primary) (?:bed)?(?:room|suite|bath)s?\b|\bmother-in-law\b"
    r"|\bwhite (?:picket|cabinets?|kitchen|walls?|oak|trim|tiles?|paint|(?:farm)?house|cottage|colonial|cape|clapboards?|siding|brick|shaker|stucco|fence|porch)\b|\bblack (?:granite|walnut|cabinets?|tiles?|appliances|trim)\b"
    r"|\bsafe side\b|\bsafe to say\b|\bsala familiar\b|\bunifamiliar\w*|\bmultifamiliar\w*|\bmature (?:trees?|garden|landscaping|plants)\b"
    r"|\bbachelor (?:apartment|unit)s?\b|\bchild(?:ren)?'?s hospital\b|\bexclusive (?:listing|right|use)\b|\bgreat room\b|\bguest (?:room|suite)\b"
    r"|\bequal housing\b|\bfrench (?:doors?|windows?|balcon\w+|country)\b|\bgreek revival\b|\bjapanese (?:maples?|gardens?)\b|\bgerman (?:appliances|village)\b|\bpersian rugs?\b|\bwhite pages\b|\bfamily[- ]owned\b",
    re.IGNORECASE,
)
_PEOPLE = (
    r"(?:famil(?:y|ies)|couples?|singles?|bachelors?|retirees?|retired|seniors?|empty[- ]nesters?|students?|professionals?"
    r"|newlyweds?|child(?:ren)?|kids?|teens?|toddlers?|bab(?:y|ies)|little ones|grandparents|elderly|older|young(?:er)?"
    r"|millennials|executives?|artists?|roommates|parents|moms?|dads?|someone|somebody|anyone|people|folks|those|tenants?|buyers? who"
    r"|men|women|man|woman|girls?|guys|first[- ]time buyers|person|persons|commuters?|immigrants?|veterans?|christians?)"
)
_SUITS = r"(?:perfect|ideal|great|good|best|right|suited|suitable|made|meant|excellent|wonderful|fantastic|designed|fit|fits|fine|better|comfortable|big enough|room|space|works?|plenty|apt)"

# class → patterns. The class names what the law protects; it stands in the finding.
_CLASSES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("describes people", (
        rf"\b{_SUITS}\b(?:\s+\w+){{0,3}}\s+(?:for|to)\s+(?:an?\s+|the\s+|your\s+|my\s+|raise\s+|raising\s+|any\s+)?(?:\w+[- ]){{0,3}}{_PEOPLE}\b",
        r"\bneighbou?rs\b(?:\s+\S+){0,6}?\s+(?:to be|are|seem|tend)\b|\b(?:respectable|decent|hard-?working|law-abiding|upstanding|well-behaved|classy|refined|educated|cultured)\b(?:,?\s+\w+){0,2}\s+(?:people|folks|neighbou?rs|residents|families|crowd|gente|vecinos)\b",
        r"\b(?:tenants?|buyers?|renters?|applicants?|person|people) (?:who|that) (?:is|are|can|has|have|works?|does|do)\b",
        rf"\bsuits?\s+(?:an?\s+|the\s+|your\s+)?(?:\w+[- ]){{0,2}}{_PEOPLE}\b",
        rf"\b(?:mostly|mainly|many|lots of|few|full of|all|plenty of|popular with|attracts?|home to|loved by|favou?red by|successful|hard-?working|good|nice|friendly|decent|right|better)\s+(?:of\s+)?(?:\w+\s+){{0,2}}{_PEOPLE}\b",
        r"\b(?:great|good|nice|friendly|wonderful|quiet|welcoming|tight-knit) neighbou?rs\b|\b(?:the )?(?:neighbou?rs|residents|locals|people (?:there|here)|tenants|community) (?:are|is|tend)\b|\bkind of (?:people|area where|person)\b",
        r"\b(?:people|folks|somebody|someone|families|buyers) like you\b|\byour (?:kind|sort|type) of\b|\b(?:right|better|good|wrong) (?:kind of )?(?:people|element|crowd)\b|\b(?:your|of your) own (?:background|kind|people|community|culture)\b",
        r"\b(?:fit|fits|blend|belong) (?:right |well )?in\b|\bfeel (?:right )?at home\b|\byour (?:people|community|culture|background|heritage)\b|\bmore comfortable in\b",
    )),
    ("familial status", (
        r"\b(?:child(?:ren)?|kids?|toddlers?|bab(?:y|ies)|infants?|teenagers?|little ones|newborn|grandkids|grandchildren|pregnan\w*|expecting|sons|daughters?|(?<=your )son)\b",
        r"\bfamily[- ](?:friendly|oriented|neighbou?rhood|atmosphere|community)\b|\badults?[- ]only\b|\badult (?:community|building|living)\b|\b(?:growing|large|big|small|young|your|new|nice|good) famil(?:y|ies)\b|\bfor families\b|\bfamilies\b",
        r"\bempty[- ]nest\w*|\bnewlyweds?\b|\bdownsiz\w+ (?:couple|parents)",
        r"\bparents (?:in|there|here|love|seem|say|tell|report|are)\b|\b(?:ni[nñ][oa]s|hijos|beb[eé]s?|familia joven|para (?:su|una|tu) familia|familias?|reci[eé]n casados|solo adultos|embarazad\w+)\b",
    )),
    ("race, color or national origin", (
        r"\b(?:white|black|brown|asian|hispanic|latin[oax]s?|mexicans?|chinese|indian|arab|african|african[- ]american|caucasian|european|jewish|irish|italian|korean|vietnamese|filipino|native american|oriental|gypsy)\b(?:\s+\w+)?\s*(?:famil\w+|people|neighbou?r\w*|area|community|communities|part|street|block|buyers?|tenants?|population|folks|owners|residents|quarter|section)?",
        r"\b(?:rac(?:e|ial|ially)|ethnic\w*|minorit(?:y|ies)|immigrants?|foreign(?:er|ers|-born)?|nationalit(?:y|ies)|national origin|divers(?:e|ity)|integrated|segregat\w+|multicultural|homogen\w+|demographics?|demographic)\b",
        r"\b(?:english|spanish|native)[- ]speak(?:ers?|ing)(?: only)?\b|\bonly english\b|\b(?:US |american )?citizens?(?:hip)?\b|\bgreen card\b|\bundocumented\b|\blegal status\b|\bamericans?\b",
        r"\b(?:more|less|very|so|too|quite) (?:mixed|uniform)\b|\bmixed (?:area|neighbou?rhood|crowd|community)\b|\b(?:large|big|small|growing|sizable|strong) (?:\w+ )?(?:population|presence)\b|\bwhere you(?:'re| are| come) from\b|\bde donde (?:usted )?(?:es|viene)\b",
        r"\b(?:polish|russian|german|french|haitian|cuban|puerto rican|dominican|somali|ukrainian|japanese|turkish|persian|iranian|israeli|greek|portuguese|brazilian|pakistani|nigerian|ethiopian|colombian|venezuelan|salvadoran|guatemalan|honduran)s?\b",
        r"\b(?:inmigrante|extranjer[oa]|mexican[oa]|hispan[oa]|latin[oa])\b",
        r"\b(?:latin[oa]s|hispan[oa]s|mexican[oa]s|blanc[oa]s|negr[oa]s|asi[aá]tic[oa]s|inmigrantes|extranjer[oa]s|raza|minor[ií]as|indocumentad\w+|gringos|american[oa]s)\b",
    )),
    ("religion", (
        r"\b(?:christian|catholic|muslim|islamic|jewish|protestant|mormon|hindu|buddhist|evangelical|kosher|orthodox|sikh)s?\b|\b(?:church(?:es)?|church-?go\w+|mosques?|synagogues?|temples?|parish|cathedral|religio\w+|faith|worship|chapel|god-?fearing|sabbath|shul)\b",
        r"\b(?:cristian[oa]s?|cat[oó]lic[oa]s?|musulm[aá]n\w*|jud[ií][oa]s?|evang[eé]lic[oa]s?|iglesias?|mezquitas?|sinagogas?|parroquia|religi[oó]n|religios[oa]s?)\b",
        r"\b(?:traditional|wholesome|christian|family|moral) (?:values|neighbou?rhood|community)\b",
    )),
    ("sex", (
        r"\b(?:male|female|gentlemen?|ladies|lady|working girls?|women|men|woman|man)\b(?:\s+(?:only|preferred|living|tenant))?",
        r"\b(?:wife|wives|husbands?|missus|hubby)\b|\b(?:mujer|hombre)(?:es)? (?:sol[oa]s?|solter[oa]s?)\b|\b(?:la esposa|el esposo|el marido)\b|\byour (?:wife|husband|spouse|girlfriend|boyfriend|partner|mother|father)\b|\b(?:su|tu) (?:espos[oa]|marido|mujer|pareja)\b|\b(?:se[nñ]oritas?|caballeros|solo mujeres|solo hombres)\b",
        r"\b(?:gay|lesbian|lgbt\w*|queer|straight (?:couple|people)s?|transgender|heterosexual|homosexual)\b",
    )),
    ("handicap", (
        r"\b(?:handicap\w*|disab(?:led|ility|ilities)|wheelchairs?|able[- ]bodied|crippled?|blind|deaf|mentally|mental (?:illness|health)|impaired|healthy|physically fit|special needs|group home|autis\w+|service animals?)\b",
        r"\b(?:fit|able|strong) (?:and|enough|to)\b.{0,20}\b(?:stairs?|climb|steps)\b|\b(?:can|cannot|can't) (?:manage|do|handle|climb) (?:the )?stairs\b",
        r"\b(?:discapacitad[oa]s?|discapacidad|silla de ruedas|minusv[aá]lid[oa]s?|inv[aá]lid[oa]s?|ciegos?|sordos?|personas sanas)\b",
    )),
    ("age or marital status", (
        r"\b(?:55\s?\+|over 55|55 and (?:over|older)|seniors?|retire(?:d|es|ement|e)|elderly|older (?:people|couple|person|buyers?)|young(?:er)? (?:people|professionals?|couples?|buyers?|adults?)|mature (?:person|tenant|couple|adult|individual|community)?|millennials?|your age|middle-aged)\b",
        r"\b(?:single|married|unmarried|divorced) (?:person|people|professional|mother|mom|dad|father|man|woman|couple|only|tenant|individual)s?\b|\bsingles\b|\bbachelors?\b|\bmarried\b|(?<!to a )(?<!at a )\bcouples?\b(?! of\b)|\bstudents?\b|\bgraduates\b",
        r"\b(?:jubilad[oa]s?|tercera edad|personas? mayor(?:es)?|j[oó]venes|solter[oa]s?|casad[oa]s?|parejas?|estudiantes?|persona sola)\b",
    )),
    ("source of income", (
        r"\b(?:section 8|section eight|vouchers?|welfare|public assistance|housing assistance|low[- ]income|poverty|poor people|SSI|disability checks?|secci[oó]n 8|programa 8|bajos recursos)\b",
        r"\b(?:must be|should be|only) employed\b|\bworking (?:people|professionals?|class)\b|\bveterans?\b|\bmilitary (?:famil|personnel)\w*",
    )),
    ("steering", (
        r"\b(?:avoid|steer clear|stay (?:away|out)|keep away|would not (?:go|live|buy|recommend)|wouldn't (?:go|live|buy|recommend)|not recommend|no (?:le |te )?recomiendo|evite|mejor no)\b.{0,40}\b(?:area|side|part|neighbou?rhood|street|block|town|section|zona|barrio|colonia|parte)\b",
        r"\b(?:rough|bad|rundown|run-down|sketchy|dangerous|ghetto|slum|transitional|up[- ]and[- ]coming|gentrif\w+|changing|wrong side|seedy|undesirable|desirable|exclusive|prestigious|upscale|restricted|elite|high-class|traditional|private) (?:area|side|part|neighbou?rhood|street|block|community|section|town)\b|\barea is (?:up and coming|changing|rough|going)\b|\bup and coming\b|\bgentrif\w+",
        r"\bused to be (?:\w+ )?(?:rough|bad|dangerous|sketchy|poor)\b|\bturn(?:ed|ing)? (?:the|a) corner\b|\bclean(?:ed|ing) up\b|\bmore comfortable (?:area|place|neighbou?rhood|part)\b|\bm[aá]s c[oó]mod[oa] en\b|\b(?<!hora )(?<!horario )(?<!horarios )(?<!días )(?<!cuál )(?<!tamaño )(?<!fecha )(?<!opción )\ble conviene m[aá]s\b(?! (?:para (?:hablar|la llamada)|pasar|llamar))",
        r"\bif you know what i mean\b|\bafter dark\b|\bother parts? of (?:the )?(?:town|city)\b|\btraditional character\b|\b(?:a (?:bit|little)|kind of|somewhat|rather|pretty|can be|gets?|feels?) (?:\w+ )?(?:rough|sketchy|dodgy|shady|seedy|dangerous|unsafe)\b",
        r"\b(?:zona|barrio|colonia) (?:\w+ )?(?:mal[oa]|peligros[oa]|fe[oa]|exclusiv[oa]|buen[oa]|de gente|conflictiv[oa]|segur[oa])\b|\bgente (?:de bien|buena|como usted|mala)\b|\ben casa\b(?= con|\.|,|$)",
    )),
)  # fmt: skip
_COMPILED: Final = tuple(
    (name, tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)) for name, patterns in _CLASSES
)
# Schools, crime and who lives where: only to say who publishes it, or that the question was passed on.
_NEUTRAL_TOPICS = re.compile(
    r"\b(?:schools?|school district|teachers?|crime|criminal\w*|saf(?:e|er|est|ety|ely)\b(?! deposit)|secure neighbou?rhood|demographics?|census|low crime"
    r"|violence|burglar\w+|robber\w+|gangs?|drugs?|sex offenders?|escuelas?|colegios?|maestr[oa]s?|profesores|delincuencia|crimen|criminalidad|inseguridad|segur[oa]s?\b(?! que)"
    r"|seguridad)\b",
    re.IGNORECASE,
)
_NEUTRAL_SOURCE = re.compile(
    r"\b(?:district|police|census|department|public (?:records?|figures|data)|official|directly|(?:passed|handed|forwarded) (?:\w+ ){0,6}(?:on|to)|let (?:\w+ ){1,3}know|(?:is|are) (?:now )?with (?:(?-i:[A-Z])\w+|(?:the|our|my) (?:agent|colleague))|publish\w*|has your (?:question|note|message)|outside what (?:I|we) can|be the judge|be guessing|(?:welcome|free) to ask about|no opinion|rather not (?:guess|say|judge|comment)|do(?:es)? not (?:judge|evaluate|rate|grade|compare|assess|comment)|not (?:one|something|a thing|a question) (?:that )?(?:I|we) can|too\.?$"
    r"|cannot (?:say|judge|speak|comment|answer|rate|evaluate)|not something that I can|distrito|polic[ií]a|censo|directamente|oficial|publica\w*|no puedo (?:opinar|decir|juzgar)|he pasado"
    r"|se la he pasado)\b",
    re.IGNORECASE,
)
_QUALITY = re.compile(
    r"\b(?:excellent|great|good|best|top(?:-rated)?|rated|better|award\w*|outstanding|strong|fine|highly|amazing|blue ribbon|bad|poor|failing"
    r"|excelentes?|buen[oa]s?|mejor(?:es)?|mal[oa]s?|low|high|hardly|little|hold(?:s|ing)? (?:their|its) own|second to none|well[- ]regarded|sought[- ]after|reputation|speak for themselves|no crime|very safe|quite safe|is safe|are safe|safest|bajo|poca|mucha|muy segur\w+)\b",
    re.IGNORECASE,
)
_BEST_SOURCE = re.compile(
    r"\b(?:best|mejor|lo mejor)\b(?=.{0,40}\b(?:source|ask|put|to|es|preguntar)\b)|\bquestions? (?:about|is|are)\b",
    re.I,
)


# "Whether a school is right for someone is not a thing that I can judge" says it of nobody.
_LEFT_OPEN = re.compile(
    r"\bwhether\b[^,;]{0,80}\bis not (?:a thing|something|one|a question)(?= (?:that )?(?:I|we) can\b)"
    r"|(?<=\bcannot judge )(?:whether|if|how)\b[^,;.]{0,60}|(?<=\bcan't judge )(?:whether|if|how)\b[^,;.]{0,60}"
    r"|(?<=\bcannot say )(?:whether|if|how)\b[^,;.]{0,60}|(?<=\bcan't say )(?:whether|if|how)\b[^,;.]{0,60}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a pattern found: the class that the law protects, or TOPICS, and the words."""

    of: str
    words: str


def told(
    sentence: str, names: re.Pattern[str] | None = None, of_homes: re.Pattern[str] | None = None
) -> Iterator[Told]:
    """What the patterns find in a sentence, at most once a class and table.

    `names` are words that are names there; those `of_homes` are written by us, and are no words about anybody.
    """
    text = _LAWFUL.sub(" ", of_homes.sub(" ", sentence) if of_homes else sentence)
    said = _LEFT_OPEN.sub(" ", text)
    topic = _NEUTRAL_TOPICS.search(text)
    points = bool(_NEUTRAL_SOURCE.search(names.sub(" ", text) if names else text))
    if topic and (not points or judges(_BEST_SOURCE.sub(" ", said))):
        yield Told(TOPICS, topic[0])
    for name, patterns in _COMPILED:
        for pattern in patterns:
            found = pattern.search(said)
            if found and not (points and _names_topic(found[0])):
                yield Told(name, found[0].strip())
                break


def judges(text: str) -> bool:
    """Whether it says of something that it is good, bad, safe or rated."""
    return bool(_QUALITY.search(text))


def _names_topic(words: str) -> bool:
    return bool(re.fullmatch(r"\W*(?:demographics?|census)\W*", words, re.IGNORECASE))
