"""Words around amounts: which say that one is a budget, a rent, or something else. Tables for prices."""

from __future__ import annotations

import re
from typing import Final

from classifiers.text.phrases import Sifted, phrases

# Ends where the amount begins.
FILL: Final = (
    r"(?:\s?(?:is|are|be|of|at|to|a|about|around|like|maybe|probably|say|roughly|approximately|approx\.?|only|now"
    r"|still|just|was|stays?|remains?"
    r"|es|de|son|unos|como|our|my|for|hard|up|absolutely?|the|flexible|range|price|but|el|realistically|somewhere"
    r"|really)\b"
    r"|[\s:=~,–—-]){0,6}\s?"
)
CEILING = Sifted(
    r"""
    (?:under|below|beneath|less than|lower than|cheaper than)<FILL>$
    (?:up to|upto|as (?:high|much) as)<FILL>$
    (?:no|not|nothing|none)(?: (?:more|higher|greater|over|above|exceeding|to exceed|go(?:ing)? (?:over|above)|\
        past)){1,2}(?: than)?<FILL>$
    (?:without (?:going )?over)<FILL>$
    (?:won'?t|wouldn'?t|can'?t|cannot|never|don'?t want to) (?:go|pay|spend|do)(?: (?:over|above|past|beyond|\
        more than))<FILL>$
    # Refusing what lies over an amount: "don't send me anything over 400".
    (?:don'?t|do not|stop|quit|never|please no|no)(?: \w+){0,5} (?:over|above|past|more than|higher than)<FILL>$
    comfortable (?:at|with|around|up to|spending)<FILL>$
    (?:lender|bank|credit union|letter|pre-?approval)(?: \w+){0,4} says<FILL>$
    qualif(?:y|ies)(?: us| me)? (?:for|up to)<FILL>$
    (?:our|my)(?: new| magic| real)? (?:number|figure|target|sweet spot)(?: is| to| at|:| stays| now){1,2}<FILL>$
    (?:at (?:the )?(?:very )?most|at max)<FILL>$
    (?:max(?:imum)?|maxes|mx|tops?|topping|top(?:ping)? out|ceiling|limit|cap(?:ped|s)?|\
        maxed(?: out)?)(?: (?:price|budget|purchase price|rent|amount|spend))?<FILL>$
    (?:budget(?:ed|ing)?|price ?range|price point|presupuesto|range|rango(?: de precios?)?|\
        precio m[aá]ximo)(?:\s?(?:up to|hasta|max|m[aá]ximo|ronda|total|goes|went|has|is|was|to))?<FILL>$
    (?:approved|qualified|qual|approval|cleared|authorized|bumped|letter|good)(?:[ /]{1,2}\w+){0,4}? (?:up to|for|\
        to|at|until|through)<FILL>$
    (?:pre-?\s?)?approv(?:ed|al)<FILL>$
    (?:spend|spending|afford|invest|pay)(?: (?:up to|as much as|at most|maybe|only|no more than))?<FILL>$
    (?:go|going|stretch|come) (?:as high as|up to|up|to)<FILL>$
    (?:i|we)(?: can| could| would| might| will|['’]d|['’]ll) (?:do|go|manage|swing|handle|pay|spend)(?: (?:up to|\
        up))?<FILL>$
    afford(?: \w+){1,3} (?:for|at|under)<FILL>$
    (?:hasta|m[aá]ximo|m[aá]x|tope|topado a|menos de|no m[aá]s de|no m[aá]s que|no (?:pase|pasar|pasemos|exceda|\
        exceder|mayor) (?:de|a)|por debajo de|abajo de|que no pase de|a lo mucho|como mucho)<FILL>$
    (?:pre-?)?aprob(?:ad[oa]s?|aron|ación|acion)(?: (?:el|un|pr[eé]stamo|cr[eé]dito|banco|del|por|para|de|hasta|\
        me|nos)){0,4}<FILL>$
    no (?:queremos |quiero |podemos |puedo |quisiera(?:mos)? )?(?:pasar(?:nos|me)?|exceder(?:nos)?) de<FILL>$
    (?:puedo|podemos|podr[ií]a(?:mos)?) (?:pagar|gastar|llegar)(?: (?:hasta|a|unos))?<FILL>$
    (?:gastar|pagar|invertir)(?: (?:hasta|unos|como))?<FILL>$
    (?:all in|todo incluido) (?:at|for|under)<FILL>$
    (?:the )?most (?:i|we)(?:'ll| will| can| could| would)? (?:go|do|spend|pay|afford)<FILL>$
    (?:<=|<|≤)<FILL>$
    """,
    FILL=FILL,
)
SOFT = phrases(
    r"""
    (?:around|(?<!how )(?<!what )about|approximately|approx\.?|roughly|near|close to|somewhere (?:around|near)|\
        ballpark(?: of)?|\
        in the (?:range|neighborhood|area|ballpark) of)\s(?:a )?$
    ~(?:\x7e|±|\+/-)\s?$
    (?:alrededor de|cerca de(?: los)?|unos|aproximadamente|m[aá]s o menos|como)\s$
    """
)
# Weaker than a ceiling: an amount is meant only where it stands free, for a street number may follow as well.
LEANS = phrases(
    r"""
    (?:nearer|closer|close|more like|aim(?:ing)? (?:for|at)|shooting for|stay(?:ing)? (?:near|around|at))(?: to)?<FILL>$
    (?:we|i)(?: would|['’]d| could| might)? consider<FILL>$
    (?:i|we)(?:['’](?:m|re)| am| are)(?: (?:really|more|probably|now|still))? (?:at|like|near|around|thinking|\
        shooting for)<FILL>$
    buyers? (?:at|up to|around)<FILL>$
    (?:lender|bank|credit union)(?: \w+)? (?:has|have|had|puts?|caps|capped|topped|maxed|limits|limited)(?: us| me)\
        (?: out)? at<FILL>$
    ~^\s?(?:we|i) said<FILL>$
    ~^\s?(?:can|could|would|will) (?:do|go|manage|swing|pay|spend)<FILL>$
    ~\d(?:k|m)?,? (?:maybe|possibly|perhaps|even)<FILL>$
    """,
    FILL=FILL,
)
# What may follow a number that counts nothing and begins no address.
STANDS_FREE: Final = re.compile(
    r"\s?(?:$|[.,;:!?)(\n±]|(?:all|or so|or less|ish|max|if|but|and|for|with|in|to|or|k|final|firm|instead|cash"
    r"|total|y|o"
    r"|para|con|en|de contado)\b)",
    re.IGNORECASE,
)
# Is it enough? "Would 280 be realistic?", "Is 300 too little?"
FEASIBLE_BEFORE = phrases(r"(?:is|are|would|will|could|can|does|think)(?: about| around| like)?\s$")
FEASIBLE_AFTER = phrases(
    r"""
    ^\s?(?:be )?(?:at all |even |still )?(?:realistic|doable|enough|too (?:little|low)|feasible|\
        possible)(?! for (?:the|this|that|it))
    ^\s?(?:get|buy) (?:me|us|a|an|anything|something)
    """
)
# Approximations that stand after: "400 give or take".
ABOUT_AFTER = phrases(r"^\s?(?:-?ish|give or take|or so|or thereabouts|or thereabout|m[aá]s o menos)")
AT_AN_HOUR = phrases(r"(?:at|by|after|before|until|till?|from|a las)\s$")
# Homes that were looked at: their prices and places are no wish.
LOOKED_AT = phrases(
    r"(?:saw|seen|toured|visited|looked at|walked|showed (?:us|me)|sent (?:us|me)|vimos|visitamos)\b[^.!?\n]{0,45}$"
)
RATES = phrases(r"rates?|lender|bank|credit union|apr|interest|buydown|percent|%~|points")

FLOOR = phrases(
    r"""
    (?:over|above|at least|minimum(?: of)?|min(?: of)?|starting (?:at|from)|upwards of|north of|no less than|\
        not less than|more than)\s$
    (?:desde|m[ií]nimo(?: de)?|a partir de|al menos|por lo menos|m[aá]s de)(?: los)?\s$
    """
)
# Asked of a home that is talked about: "Is it under 450?" is no budget.
ASKED_OF_IT = phrases(r"is (?:it|that|this|the)(?: \w+){0,2} (?:under|below|less than|over|above|around|about|at)\s$")
# Of those, what homes that one may buy are said to be: "for sale under 300k" is a budget.
ON_OFFER = phrases("sale|listed|listings?|asking|priced|selling")
# Begins where the amount ends.
CEILING_AFTER = phrases(
    r"""
    ^\s?(?:\(?(?:usd|dollars?|d[oó]lares)\)?\s)?(?:a month |per month |/mo |total |is (?:the |my |our |about the |\
        pretty much (?:our|my) )?|as (?:a |our |my |the )?|at the )?(?:absolute |hard |very |\
        upper )?(?:max(?:imum|ed)?|tops?|limit|ceiling|cap|most|budget|m[aá]ximo|tope|presupuesto)
    ^\s?(?:(?:/|a |per )mo(?:nth)?\.? )?(?:or|and) (?:less|under|below|lower)
    ^\s?is (?:my|our) (?:line|top|number|walk[- ]?away)
    ^\s?is (?:all|what) (?:we|i)(?:'ve| have| got| can| could)
    ^\s?(?:fha|conventional)
    ^\s?at (?:the )?(?:very |absolute )?(?:most|max)
    ^\s?from (?:her|his|my|our|the|their) (?:sale|house sale|home sale)
    ^\s?(?:pre-?\s?)?(?:approved|approval|aprobad[oa]s?)
    ^\s?(?:all in|to spend|para gastar|o menos|como m[aá]ximo|a lo mucho|price range|range|total|all cash)
    ^\s?is (?:our|my|the|about) (?:most|all|max|limit|ceiling|absolute)
    """
)
FLOOR_AFTER = phrases(r"^~\s?(?:\+|plus|or (?:more|up|higher|above)|and (?:up|above)|min(?:imum)?|o m[aá]s|m[ií]nimo)")

# An amount beside these is something else than a price to pay for a home.
NO_BUDGET_BEFORE = Sifted(
    r"""
    (?:sold|selling|sell|sells|went|go|goes|listed|list|listing|asking|ask|priced|the price|asking price|\
        price (?:is|was|of|at)|reduced|dropped|drop|down|paid|paying|owes?|owed|owing|worth|value[ds]?|valuation|\
        zestimate|estimate[ds]?|apprais\w+|assess\w+|says?|came|come|comes|offered|offering|offers?|counter\w*|\
        sale|cost|costs|get|gets|got|net|nets|pull|bring|brings|fetch|brought)(?:[\s:,$]|\b(?:it|in|at|for|back|\
        to|us|me|about|around|only|under|over|of|was|is|were|price|low|from|a|an|the|maybe|like|i|we|them|than|\
        roughly|nearly|by|with|he|she|be|as|much|house|out|off)\b){0,6}$
    (?:sav(?:ed|ings?|e)|down ?payment|enganche|put|putting|deposit|dep[oó]sito|earnest(?: money)?|credit|fico|\
        score|cr[eé]dito(?: es)?|income|earn|makes?|making|salary|fees?|payment|bah|taxes|dues|hoa|insurance|\
        commission|cash ?flow|equity|loan balance|mortgage|hipoteca de|gano|ganamos|ahorr\w+|pagu[eé]|costó|vale|\
        valen|vendi\w+)(?:[\s:,$]|\b(?:is|of|about|around|roughly|at|under|over|up|to|has|be|only|like|was|me|de|\
        es|unos|como|a|i|we|some|the|my|our|it|than|need|needs|stay|must|should)\b){0,6}$
    (?:sq\.?(?:uare)?(?: ?f(?:ee)?t)?|sqft|mls\s?(?:#|number|no\.?)?|listing|zip(?: code)?|unit|apt|suite|ste|\
        room|highway|hwy|route|rt|lot|file|ticket|order|invoice|case|ref)\s?#?:?\s?$
    (?:built|since|year|in the|remodeled|renovated|bought(?: it| ours)? in|construida|a[ñn]o)(?: (?:in|en|of))?\s$
    """
)
NO_BUDGET_AFTER = Sifted(
    r"""
    ^\s?-?(?:sq|s\.?f|sf|square|sqft|ft|feet|foot|m2|mts?|metros?|acres?|hect\w+|ac|lbs?|pounds|miles?|mi|km|\
        blocks?|emails?|texts?|calls|messages|times|mins?|minutes?|minutos|hours?|hrs?|horas?|days?|d[ií]as?|weeks?|\
            wks?|semanas?|years?|yrs?|\
        a[ñn]os?|yo|units?|doors|people|personas|beds?|br|bedrooms?|baths?|rooms?|recamaras|rec[aá]maras|cuartos|\
        stor(?:y|ies)|showings?|homes?|houses|degrees|am|pm|a\.m|p\.m|th|st|nd|rd|exchange|credit|score|points?|\
        apr|oclock|o'clock|cap)
    ^\s?(?:down(?: ?payment)?|(?:put|set|tucked) aside|in the bank|sitting|to put down|for (?:a |the |our )?down|\
        saved|in savings|ahorrad\w+|de enganche|earnest|deposit|de dep[oó]sito|commission|fee|rebate|in equity|\
        equity|loan|income)
    ^~\s?(?:%|percent|pct|por ciento)~
    ^\s?(?:per|a|an|/)\s?(?:year|yr|annum|hour|acre|sq|sqft|foot|ft|week|unit)
    ^\s?(?:al a[ñn]o|por a[ñn]o|anuales)
    ^\s?(?:under|below|over|above|off|less than|more than) (?:ask|asking|list|the ask|market|what|appraisal|the)
    ^\s?(?:/mo\.?|a month|monthly|per month)?\s?(?:payments?|mortgage|piti)
    ^\s?(?:low|over|under|short|in repairs|worth of repairs)
    """
)
A_MONTH = phrases(
    r"""
    ^\s?(?:\(?(?:usd|dollars?|bucks|d[oó]lares)\)?\s?)?(?:/|a|per|each|every|al|por|x)\s?(?:month|mo|mth|mes)
    ^\s?(?:\(?(?:usd|dollars?|bucks|d[oó]lares)\)?\s?)?(?:monthly|mensual(?:es)?|in rent|rent|de renta|\
        de alquiler|p/m|pm(?= rent)|pcm|mo)
    """
)
RENT_TALK = Sifted(
    r"""
    (?:to|for|4|2|can|we|i|could|and|then|just|rather) (?:rent|lease)(?! (?:it |them |one |half |the other )?out)\
        (?! (?:at|now|here|currently|from|in|on)\b)
    rent (?:not to exceed|under|up to|below|max\w*|around|of|no more than|budget)
    monthly rent
    rentan (?:algo|casas?|depa\w*|apart\w*|un|una)
    (?:looking|search\w*|hunt\w*|need|want|seeking|interested|find\w*|have|any|\
        available)(?: \w+){0,6} (?:rentals?|lease)
    rentals?(?! propert| ends| expires| is up| income)
    (?:for|short.term|long.term|furnished|pre-?) ?leas(?:e|ing)
    month.to.month
    apartments?
    apts?
    studio(?! or [^.]{0,16}condo)
    section 8
    (?:en|de|busco|buscando|casa|depa\w*|quiero|quisiera|para) (?:renta|rentar|alquiler|alquilar)
    """
)
BUY_TALK = Sifted(
    r"""
    buy(?:ing|er|ers)?
    first (?:home|house|place)
    mov(?:e|ing) up
    purchas(?:e|ing)
    pre-?approv\w+
    mortgage
    invest\w*
    compr(?:ar|o|amos|ador\w*)
    """
)
SEARCH = phrases(
    r"""
    look(?:ing|in)? (?:for|at|to)
    (?:need|want|seeking|searching|shopping|hunting|interested in)
    (?:\d|one|two|three|four|five)[- ]?(?:\+ ?)?(?:beds?|br|bd|bdrms?|bedrooms?|rec[aá]maras?|cuartos?|\
        habitaciones|habitaci[oó]n)
    \d/\d(?:\.5)?
    (?:any|anything|something|listings?|homes|houses|condos?)
    busc(?:o|amos|ando)
    quer(?:emos|ía|íamos)|quiero|necesit(?:o|amos)
    """
)
SELLS = phrases(
    r"""
    (?:sell|selling|list|listing|value|worth) (?:my|our|the|this|mom'?s|dad'?s|her|his)
    vend(?:er|o|emos) (?:mi|nuestra|la|el|una)
    """
)
BAND = re.compile(
    r"(?<!\w)(?:(?P<part>low|lower|mid|middle|high|higher|upper)(?:er)?(?:[- ](?:to[- ])?(?P<upper>mid|high"
    r"|upper))?[- ]?(?:range )?)?"
    r"(?:in the )?\$?(?P<hundreds>[1-9]00)(?:,000|k)?'?s\b",
    re.IGNORECASE,
)
BANDS: Final = {"low": (0, 35), "mid": (35, 65), "high": (65, 99)}  # thousands above the hundred
SAME_BAND: Final = {"lower": "low", "middle": "mid", "higher": "high", "upper": "high"}
JOIN = re.compile(r"\s?(?:-|–|—|to|and|y|a|or|thru|through|hasta|/)\s?", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<!\b[SMF]t)[.!?](?=\s)|\n")  # "Mt. Angel" goes on
MILLION_TALK = re.compile(r"\bmil(?:li[oó]n|l[oó]n|lones)\b|\dmm?\b", re.IGNORECASE)
ADDRESS_LINE = re.compile(
    r"\b\d{1,5} (?:[A-Z][a-z]+ ){1,3}(?:St|Ave|Rd|Dr|Ln|Ct|Way|Blvd|Pl|Ter|Cir|Trl|Trail|Street|Avenue|Road|Drive|Lane"
    r"|Court|Place|Terrace|Circle|Loop|Run|Post)\b"
)
# "four bedrooms", "3/2": what a line that describes a search counts.
COUNTS_ROOMS = re.compile(
    r"\b(?:\d|one|two|three|four|five|six|una?|dos|tres|cuatro|cinco)[- ]?(?:\+ ?)?(?:beds?|br|bd|bdrms?|bedrooms?"
    r"|recs?"
    r"|rec[aá]maras?|cuartos?|habitaci[oó]n(?:es)?)\b|\b[2-6]/[1-4]\b",
    re.IGNORECASE,
)
# An item of a list, alone between its neighbours.
ITEM_BEGINS = re.compile(r"(?:^|[,;/\n]|[.!?]\s)\s?$")
ITEM_ENDS = re.compile(r"\s?(?:$|[,;\n]|[.!?](?:\s|$)|each\b)")
