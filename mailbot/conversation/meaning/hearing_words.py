"""The words by which a burst is heard (hearing.py): what it asks for, puts off, or is thankful for."""

from __future__ import annotations

import re
from typing import Final

from classifiers.intents.mail_wish import (
    BY_MAIL as BY_MAIL,  # one reading for both: what is a wish there is none to stop here
)
from classifiers.intents.pondering import PONDERS as PONDERS  # Will think about it.
from classifiers.text.phrases import phrases

# Asks to be told of a home, and nothing particular.
INQUIRES: Final = phrases(
    r"""
    tell (?:me|us) (?:more )?about
    (?:tell|send|give) (?:me|us) more(?=\s?[?.!,]|$)~
    (?:more )?(?:info(?:rmation)?|details?) (?:on|about|for)
    interested in
    compare
    (?:difference|comparison)s? between
    (?:vs\.?|versus) (?:the )?[\w#]+[^.?!\n]{0,40}
    differences(?=\s*(?:\?|$))~
    side by side
    compar(?:ar|e|eme|arme)
    diferencia entre
    (?:what|how) about
    me interesa
    (?:m[aá]s )?(?:informaci[oó]n|detalles) (?:de|sobre)
    """
)
# A question that the record of a home answers by being shown.
WHERE_IT_IS: Final = phrases(
    r"""
    what(?:['’]?s| is| was)(?: \w+)? (?:exact |full |street )?address (?:of|for) <ONE>
    where(?:['’]?s| is)(?: \w+)? <ONE>(?: located| exactly)?(?=\s?(?:[?.,!]|$|again|please|pls))~
    (?:cu[aá]l es|me da)(?: \w+)? direcci[oó]n de(?:l| la) (?:primer[oa]?|segund[oa]|tercer[oa]?|otr[oa]|[uú]ltim[oa])
    """,
    ONE=r"(?:the (?:first|1st|second|2nd|third|3rd|other|last) (?:one|house|home|place|condo)|that one|the one)",
)
OF_THESE: Final = phrases(
    r"""
    (?:which|any|one|some|either|all|both|none) of (?:these|those|them|the (?:two|three|homes|houses|condos|listings))
    which (?:one|ones|house|home|condo|has|have)
    cu[aá]l(?:es)? (?:de (?:ell[ao]s|est[ao]s|es[ao]s|l[ao]s)|tienen?)
    (?:alguna?s?|ningun[ao]) de (?:ell[ao]s|est[ao]s|es[ao]s)
    """
)
BUT: Final = re.compile(r",? (?:but|though|although|pero|aunque) ", re.IGNORECASE)
COMPARES: Final = phrases(
    r"""
    (?:difference|comparison)s? between
    (?:tell me|what(?:['’]?s| is| are)|explain|see|know) the differences?(?! (?:in|of|from|with|if)\b)
    (?:cu[aá]l es|qu[eé]) (?:la )?diferencias?(?! de\b)
    compare (?:them|these|those|the (?:two|three))
    side by side
    (?:diferencias?|comparaci[oó]n) entre
    compar(?:ar|e|eme|arme)(?:l[ao]s)?
    """
)
# Nothing but such a question, which by itself tells the reader nothing.
ONLY_INQUIRES: Final = re.compile(
    r"\W*(?:(?:hi|hello|hey|thanks|yes)\W+)?(?:(?:please|can you|could you|would you) )*"
    r"(?:tell|give|send|show) (?:me|us)(?: (?:some|a bit|a little))? (?:more|(?:more )?(?:info(?:rmation)?|details))"
    r"(?: (?:about|on|for) (?:it|this|that|them|these|(?:this|that|the) (?:one|home|house|place|property|condo"
    r"|listing)))?(?:,? please)?\W*(?:thanks|thank you)?\W*",
    re.IGNORECASE,
)
# Asks for other homes than those that were shown.
WANTS_MORE: Final = phrases(
    r"""
    (?:any|some|every|no)(?:thing|one)? (?:else|others?|more|less|like)
    (?:any|some|every|no)(?:thing|one)? (?:cheaper|bigger|smaller|larger|similar|closer|newer)
    (?:some|any)thing (?:with|in|near|that|under|around|built|from (?:the )?(?:19|20)\d\d)
    what else
    others
    (?:show|send|find) (?:me|us)
    (?:send|show|mail|email)(?: over| along)? (?:the|some|more|any|your|those)(?: \w+)? (?:homes|houses|condos|\
        places|\
        listings?|options|properties|rentals|apartments)
    any(?:thing)? new(?: \w+)? ?(?:homes|houses|condos|listings|ones|places|come|comes|came|this|since|out|in|\
        yet|today|lately|\?)~
    got any
    (?:more|other) (?:homes|houses|options|listings|places|condos|ones)
    otr[ao]s?
    alg(?:o|una?) (?:m[aá]s|nuev[oa]|(?:un )?(?:poco|poquito) m[aá]s|parecid[oa]|similar)
    (?:any|some)thing (?:else )?(?:a (?:little|bit|tad)(?: bit)?|slightly|similar but(?: a bit)?) (?:cheaper|\
        bigger|smaller|larger|newer|closer)
    similar (?:ones?|but|with|under|homes|houses)
    (?:m[aá]nd|env[ií]|mu[eé]str|ens[eé][ñn])\w+ (?:las? |los |unas? |algunas )?(?:casas?|opciones|propiedades|\
        departamentos|listado)
    m[aá]s (?:casas|opciones)
    """
)
# The same of homes, by name or like one that was shown: a seller asks for more of much else.
OTHER_HOMES: Final = phrases(
    r"""
    (?:any|some|more|other|others|few)(?: (?:more|other|of the))? (?:homes|houses|condos|townhouses|places|listings|\
        options|apartments|rentals)(?! (?:in the|sell|like ours|go))
    (?:any|some)thing (?:else|similar|cheaper|bigger|smaller|larger|more) ?(?:like|near|in|with|under|around|\
        you have|\
        (?:that|we|i) (?:could|can) (?:see|look)|available|for sale|come up)
    what else (?:is there|is out there|do you have|have you(?: got)?|you(?: guys)? (?:have|got))
    (?:do|did) you (?:have|find|get) (?:any|some)(?:thing| (?:homes|houses|condos|places|listings))
    (?:show|send|find)(?: me| us) (?:more|other|some|anything|what)
    (?:otras|m[aá]s|alguna otra) (?:casas?|opciones|propiedades)
    """
)
# Asks for what costs least.
CHEAPEST: Final = phrases(
    r"""
    (?:cheapest|lowest[- ]priced?|least expensive|most affordable)(?! (?:one|option) (?:there|of (?:them|those|\
        these)))
    lowest (?:price|asking)
    (?:m[aá]s (?:barat|econ[oó]mic)[oa]s?|menor precio|precio m[aá]s bajo)
    """
)
SAME_AREA: Final = phrases(
    r"""
    <IN>(?:the )?(?:same|that|this) (?:area|neighbou?rhood|street|part of town|vicinity)
    (?:around|near(?:by)?|over|up|down) there
    (?:la |esa |esta )?misma (?:zona|colonia|[aá]rea|calle)
    (?:en |por )?es[ae] (?:zona|colonia|[aá]rea|barrio)
    """,
    IN="(?<!not in )(?<!outside )(?<!outside of )(?<!out of )(?<!away from )",
)
# Asks whether a price moves: that it is so much is no answer.
HAGGLES: Final = phrases(
    r"""
    negotia\w+
    flexib\w+
    come down
    firm
    wiggle
    lower
    reduc\w+
    drop\w*
    negociab\w+
    negociar
    baj\w+
    rebaj\w+
    """
)
# Asks whether the other side would move: a person must say.
_SUM: Final = r"(?:[$€£]?\d[\d.,]*\s?(?:k|m|%|thousand|mil)?|less|lower|an offer|menos|una oferta)"
MOVES_THE_PRICE: Final = re.compile(
    r"\b(?:lowest|least|best price) (?:price )?(?:that )?(?:they|he|she|the (?:sellers?|owners?))"
    r"(?:['’]d| would| will|['’]ll)? (?:take|accept|go|consider)\b"
    r"|\b(?:any|is there|some) (?:wiggle )?(?:room|give|flexibility|movement)"
    r" (?:on|in|with|for) (?:the |that |their )?(?:price|asking|number)\b|"
    r"\b(?:they|he|she|sellers?|owners?|landlords?|price|asking)\b[^.?!\n]{0,50}?\b(?:come (?:down|off)"
    r"|go (?:down|lower)|negotia\w+|flexib\w+|budge|wiggle|(?:lower|reduce|drop) (?:the|their|its|it)"
    rf"|(?:consider|accept|take|entertain) {_SUM})(?![\w])[^.!?\n]{{0,80}}\?"
    r"|\b(?:vendedor\w*|due[nñ]\w+|propietari\w+|precio)\b[^.?!\n]{0,50}?\b(?:baj(?:ar|an|e|en|ar[ií]an?)|rebaj\w+"
    rf"|negoci\w+|(?:acept\w+|consider\w+) {_SUM})(?![\w])[^.!?\n]{{0,80}}\?",
    re.IGNORECASE,
)
# Names a sum, or terms, for a home that is spoken of.
OFFERS_A_SUM: Final = phrases(
    r"""
    (?:i|we)(?:['’]d| would|['’]ll| will| could| can)(?: be (?:willing|able|happy) to| probably| maybe)? \
        (?:say|do|go|pay|give|offer)(?: (?:them|him|her))?(?: about| around| maybe)? <OFFERED>~
    (?:buy|take|get|have) (?:it|this|that|<HOME>) for(?: about| around)? <OFFERED>~
    (?:offer(?:ing)?|bid(?:ding)?) (?:of |at |them )?<OFFERED>~
    (?:all )?cash(?: offer| buyer)?,? (?:and |with )?(?:close|closing|quick close|no (?:inspection|contingenc\w+))
    (?:can|could|would|will) close in (?:\d+|two|three|four|a few|a couple of) (?:weeks|days)
    (?:ofrezco|ofrecemos|dar[ií]a(?:mos)?|pagar[ií]a(?:mos)?)(?: por (?:ella|esa|la casa))? <OFFERED>~
    """,
    OFFERED=r"\$?\d{1,3}(?:[\d,.]{2,}|\s?k)(?:\s?(?:k|thousand|mil))?(?!\s?(?:sq|square|miles|a month))",
    HOME=r"\d{1,5} [\w' ]{3,30}?",
)
# What somebody can spend, and nothing of a home beside it: "turns out we can do 540".
CAN_SPEND: Final = phrases(
    r"""
    (?:i|we) (?:can|could)(?: now| probably| maybe| also| even| actually)* (?:do|go|pay)\
        (?: (?:up )?to| about| around)? \$?\d(?![^.!?\n]{0,40}\b<FOR_IT>)[^.!?\n]*~
    """,
    FOR_IT=r"(?:(?:for|on) (?:it|this|that|the|\d)|would (?:they|he|she|you)\b)",
)
# Begins with yes, whatever follows.
YES_FIRST: Final = re.compile(
    r"\W*(?:yes|yeah|yep|yup|sure|ok(?:ay)?|please|absolutely|definitely|of course|s[ií]|claro|por favor)\b",
    re.IGNORECASE,
)
# Says yes to a mail of ours in a sentence of its own; "si" without its accent is an "if" unless it stands alone.
SAYS_YES: Final = re.compile(
    r"(?!.*\b(?:no|not|never|nothing|stop|remove|unsubscribe|baja|nunca)\b|.*n['’]t\b)"
    r"\W*(?:yes|yeah|yep|yup|sure(?: thing)?|absolutely|definitely|of course|sí"
    r"|si(?=\W*(?:$|[,.!;]|por favor|gracias|claro))"
    r"|claro(?: que s[ií])?|por supuesto|me interesa|(?:i'?m |we'?re |i am |we are )?(?:very |still )?interested"
    r"|(?:yes |sure )?(?:we|i) (?:are|do|am)(?: still (?:looking|searching|interested))?|please do)"
    r"(?:,? (?:please|thanks|thank you|definitely|very much|indeed|of course|por favor|gracias|claro"
    r"|(?:we|i) (?:are|do|am)(?: still (?:looking|searching|interested))?))*"
    r"(?P<rest>\s*(?:$|[,.!;:\n–—-]|(?:but|and|pero|y)\b).*)\Z",
    re.IGNORECASE | re.DOTALL,
)
RATHER_RENTS: Final = re.compile(
    r"(?<!not )(?<!n't )\b(?:looking|want|wanting|hoping|need|prefer|rather|trying) (?:to )?rent\b"
    r"|\b(?:interested in|thinking (?:of|about)|looking at) (?:a )?rent(?:ing|als?)\b|\brent(?:ing)? instead\b"
    r"|\brent(?:ing)?,? (?:and )?not (?:to )?buy|\b(?:busc\w+|quier\w+) (?:rentar|alquilar)\b",
    re.IGNORECASE,
)
# Has a home to let, or wants it looked after.
LETS: Final = phrases(
    r"""
    (?:rent|lease|let) (?:it |this |ours? |mine )?out(?! of\b)
    <WANT> (?:\w+ ){0,2}(?:rent|leas|lett?)(?:e|ing)? (?:out )?(?:my|our) (?:[\w-]+,? ){0,5}<OWN>
    (?:put|putting|list|listing|advertise|advertising|offer|offering) (?:my|our|the|an?|\
        this) (?:[\w-]+ ){0,3}<OWN>(?: up)? (?:for rent|\
        on the rental market)(?!\w)
    (?:list|advertise|market|fill) (?:my|our) (?:[\w-]+ ){0,3}(?:rental|vacancy|vacant (?:unit|apartment|house))
    (?:i am|i['’]m|we are|we['’]re) (?:an?|the) (?:\w+ )?landlords?
    (?:charge|fee|cut|take|percent\w*)(?: \w+){0,4} (?:find|plac|get)(?:e|ing)?(?: me| us)? (?:an? )?(?:\w+ )?tenants?
    <WANT> (?:\w+ ){0,2}(?:rent|lease|let) (?:it|this|ours|mine|them) (?:to|for)(?! (?:us|me|you|the summer)\b)
    (?:find|get|looking for|need|place) (?:me |us )?(?:an? |some |good |new )*tenants?\
        (?! (?:rep|agent|insurance|rights)\b)
    (?:property|rental) manage(?:ment|rs?)
    manag(?:e|es|ing) (?:my|our) (?:\w+ ){0,2}<OWN>
    (?:rentar|alquilar|arrendar) (?:mi|nuestr[oa]) <PROPIO>
    (?:tengo|tenemos|soy due[nñ][oa]|somos due[nñ]os|mi|nuestr[oa])\b[^.?!\n]{0,80}\b(?:alquilar|rentar|\
        arrendar)l[oa]s?
    (?:tengo|tenemos|soy due[nñ][oa]|somos due[nñ]os|mi|nuestr[oa])\b[^.?!\n]{0,80}\bpon(?:er|go|\
        emos)(?:l[oa]s?)? en (?:renta|alquiler|arriendo)
    (?:busc\w+|cons[ei]g\w+|necesit\w+|encuentr\w+)(?:me|nos)?(?: un| una)? (?:inquilin[oa]s?|arrendatari[oa]s?)
    administra(?:r|n|ci[oó]n)(?: de)? (?:mi |nuestra |la )?<PROPIO>
    """,
    WANT=r"(?:want|wants|wanted|like|looking|thinking|plan\w*|hope|hoping|decid\w+|need|going|gonna|try\w*)",
    OWN=r"(?:house|home|condos?|units?|place|property|properties|apartments?|townhouse|duplex|rentals?|basement|\
        upstairs)",
    PROPIO=r"(?:casas?|departamentos?|apartamentos?|propiedad(?:es)?|condominios?|inmuebles?)",
)
SENTENCE_END: Final = re.compile(r"(?<=[.?!\n])")
# A question without its mark, on a line of its own.
UNMARKED_QUESTION: Final = re.compile(
    r"^\W*(?:(?:ok|okay|and|so|hi|also|(?:s?he |they )?(?:says|asks)|(?:me )?(?:dice|pregunta)(?: que)?)\W+){0,2}"
    r"(?:(?:what|when|where|who|why|how|which)\s(?!(?:we|i|you|my|our)\b)"
    r"|(?:is|are|does|do|did|can|could|would|will)\s(?!(?:do|not)\b)"
    r"|(?:qu[eé]|cu[aá]ndo|cu[aá]nt[oa]s?|d[oó]nde|c[oó]mo|qui[eé]n|cu[aá]l)\s)[^.?!\n]{4,80}\W*$",
    re.IGNORECASE | re.MULTILINE,
)
# Of a time that is named beside it.
SOONER: Final = phrases(r"(?:make|do|move|have) it (?:any |a (?:bit|little) )?(?:earlier|later|sooner)")
# Asks whether the time that it takes is fine.
ABOUT_A_TIME: Final = phrases(
    r"""
    works?|ok(?:ay)?|fine|suits?|good|possible|free|available|confirm(?:ed)?|what time|call me|time zone|number
    sirve|bien|puede|posible|hora
    """
)
# Not now: when it would suit them is said, or that there is time.
LATER: Final = phrases(
    r"""
    (?:next|in(?: the)?) (?:spring|summer|fall|autumn|winter)
    (?:check|circle|touch base) (?:back )?(?:in )?(?:with|in|on)(?: (?:me|us))?
    en (?:la |el )?(?:primavera|verano|oto[nñ]o|invierno)
    next (?:year|month)
    (?:not|no) (?:in a |in any )?(?:hurry|rush)
    in (?:a few|a couple of|\d+|two|three|four|six) (?:weeks|months|years)
    (?:not|maybe) (?:yet|later)
    later (?:on|this year)
    (?:ask|try|write|contact|check|reach out|get in touch|follow up|call|remind)(?: (?:me|us|to|with|in))*(?: again\
        | back)?(?: in| after| around| next| by| come)+ (?:the |early |late |mid-? ?)*(?:jan|feb|mar|apr|may|jun|jul\
        |aug|sep|oct|nov|dec|spring|summer|fall|autumn|winter|new year|christmas|holidays?)~
    (?:pregunt|escr[ií]b|ll[aá]m|cont[aá]ct|b[uú]sc)\w*(?: de nuevo| otra vez)? (?:en|despu[eé]s de|para) (?:enero\
        |febrero|marzo|abril|mayo|junio|julio|agosto|sept?iembre|octubre|noviembre|diciembre)
    m[aá]s adelante
    (?:el )?pr[oó]xim[oa] (?:a[nñ]o|mes|primavera|verano|oto[nñ]o|invierno)
    sin prisa
    """
)
# Has had enough: said beside whatever else, it is for a person to judge.
HAS_ENOUGH: Final = phrases(
    r"""
    (?:nothing|no) (?:more|else|further)
    any ?more(?! (?:questions|info\w*|details|homes|houses|listings|options|photos|pictures)\b)
    anything else by
    (?:the )?last (?:you|time|mail|e-?mail|message)
    good ?bye
    never (?:again|write|mail)
    (?:write|take|sign) me off
    (?:less|fewer|so many|too many|so often) (?:of these|e-?mails?|mails?|messages)
    nada m[aá]s
    no (?:me )?(?:escrib|mand|env)\w+
    """
)
# "612??", "What?!": nothing is asked.
ASTONISHED: Final = re.compile(
    r"(?:^|(?<=[.!?\n]))\s{0,3}¿?(?:\$?[\d.,]{1,12}\s?k?|what|wow|really|seriously|huh|no way|omg|wtf|qu[eé]|en serio"
    r"|de verdad)"
    r"\s?(?:\?[?!]{1,20}|!{1,20}\?[?!]{0,20}|\?(?=\s|$))",
    re.IGNORECASE,
)
# Lets the matter be, and nothing else.
LETS_BE: Final = re.compile(
    r"\W*(?:(?:(?:ok|okay|oh|well|ah|thanks?|sorry|then|(?:that|it)['’]?s|this is|way|far|much|a bit|just|still)\W+)*"
    r"(?:too (?:much|high|expensive|rich|pricey)|(?:over|above|beyond|out of) (?:my|our) (?:budget|range|means))"
    r"(?: for (?:me|us))?\W+)?(?:(?:ok|okay|oh|well|ah|so|then|sorry|thanks?)\W+)*"
    r"(?:never ?mind|nvm|forget it|scratch that|olv[ií]d(?:elo|alo)|no importa|d[eé]jelo)"
    r"(?:\W+(?:then|thanks?|thank you|sorry|gracias))*\W*",
    re.IGNORECASE,
)
# Is not whom we mean.
MISTAKEN: Final = phrases(
    r"""
    wrong (?:person|guy|man|woman|lady|number|address|e-?mail|(?-i:[A-Z][a-z]+))
    (?:not|isn'?t) (?:the (?:right |same )?(?:person|one)|who(?:m)? you)
    (?:mistaken|confus\w+|mixing|mixed|mistook) (?:me|us)(?: up)? (?:for|with)
    (?:persona|n[uú]mero|correo|direcci[oó]n) equivocad[oa]
    se equivoc[oó] de (?:persona|n[uú]mero|correo)
    """
)
# Says that they said it before, or that the same comes again and again.
INSISTS: Final = phrases(
    r"""
    (?:i|we)(?:['’]ve| have)? (?:already|just|literally) (?:said|told|wrote|gave|answered|asked)
    (?:i|we) (?:said|told you|wrote)(?: \w+){0,4} (?:already|twice|before|three times|the first time)
    ^\W*(?:no[ ,.]+|but )?(?:i|we) (?:said|told you|wrote)~
    (?:keep|kept|keeps) (?:on )?(?:offering|asking|sending|suggesting|giving|saying|repeating)
    (?:like|as) (?:i|we) (?:said|told you|wrote)|how many times
    ya (?:se )?(?:les?|te) (?:dije|dijimos|escrib[ií]|contest[eé])|sigue[ns]? ofreciendo
    """
)
# Beside "I'll get back to you": something else is said.
SAYS_MORE: Final = phrases(
    r"""
    want|wants|offer\w*|first|second|third|number|phone|about|with|but|if|until|house|home|condo|call|visit|see
    quier\w+|oferta|primer\w*|segund\w*|tercer\w*|n[uú]mero|pero|casa|llam\w+|visit\w*|ver
    """
)
# Tells in what condition a home is, or what was done to it.
WORK_TOLD: Final = phrases(
    r"""
    (?:new|newer|replaced|redone|redid|updated|updates?|renovated|remodel\w*|repainted|refinished|rebuilt|restored)\
        (?: \w+){0,2} (?:roof|furnace|boiler|windows?|kitchens?|baths?|bathrooms?|septic|siding|floors?|deck|heating|\
        electrical|wiring|plumbing|water heater|heat pumps?|interior|house|condo|place)
    (?:roof|furnace|boiler|windows?|kitchens?|baths?|bathrooms?|septic|siding|floors?|deck|wiring|plumbing) (?:is|\
        are|was|\
        were|has been|have been)(?: \w+){0,2} (?:new\w*|replaced|redone|updated|remodel\w*|renovated|old|\
        original|done)
    (?:(?:we|i)(?:['’]ve| have)?(?: \w+)? )?(?:renovated|remodel(?:ed|led)|updated|gutted|refinished) (?:it|the|\
        our|my|\
        everything|in)
    (?:needs?|needing)(?: \w+){0,2} (?:work|updating|repairs?|tlc|a new)
    (?:good|great|excellent|poor|rough|bad|original|mint|move-in|turnkey) (?:condition|shape|ready)
    (?:fixer(?:-upper)?|as[- ]is|hasn['’]?t been touched|untouched since)
    (?:techo|cocina|ba[nñ]os?|ventanas?|caldera|pisos?)(?: \w+){0,2} (?:nuev\w+|renovad\w+|remodelad\w+|cambiad\w+)
    (?:remodelad\w+|renovad\w+|necesita (?:arreglos|trabajo|reparaciones)|(?:buen|mal) estado)
    """
)
# Speaks of several questions of the writer's own.
OF_QUESTIONS: Final = phrases(
    r"""
    (?:my|our|these|those|all|both|either|any|all of|none of)(?: (?:my|our|the|of (?:my|our|the)))?(?: \w+)? questions
    either(?: of (?:my|our|the))? questions?
    (?:mis|nuestras|estas|las dos|ninguna de (?:mis|las))(?: \w+)? preguntas
    """
)
_THANKS: Final = (
    "thanks?|thank you|thx|ty|cheers|appreciated?|bye|goodbye|gracias|adi[oó]s|no (?:problem|worries)|take care"
    "|(?:you|y'all) too|likewise|de nada|igualmente"
    "|(?:muy )?amables?|mi (?:amor|vida|cielo|reina)|mij[oa]|mi'j[oa]|coraz[oó]n"
    "|(?:you|you['’]re|ur) (?:are )?(?:the best|a star|a gem|an angel|amazing|wonderful|a lifesaver)|tysm|much obliged"
    "|(?:have|enjoy) (?:an? )?(?:great|nice|good|wonderful|lovely|blessed)"
    " (?:day|one|evening|night|weekend|week|rest of (?:your|the) (?:day|week))|good ?night"
)
# Thanks or a farewell, with what is said beside them, and perhaps a name below.
_POLITE: Final = (
    f"{_THANKS}|ok|okay|great|perfect|good(?: enough)?|wonderful|awesome|alright|all right|fine|noted|got it"
    "|will do|then|again"
    "|that['’]?s|it['’]?s|was|is|really|super|extremely|helpful|useful|kind|kind of you|lovely"
    "|and|so|very|much|many|a lot|for|the|your|all|this|that|it|you|info|information|help|reply|quick|prompt"
    "|talk soon|best|regards|sincerely|bet|cool|sweet|sick|dope|word|np|k|kk|yo|man|dude|lol|haha|ha"
    "|all|sorted|set|sorted out|taken care of|resolved|clear|now|just|me|us"
    "|(?:she|he|agentname|someone|somebody) (?:has )?(?:just )?(?:called|rang|phoned|explained|wrote|answered)"
    "|explained|(?:he|she|everybody|(?:my|the) (?:husband|wife|partner|kids|mom|dad)|(?-i:[A-Z][a-z]+)) says|too"
    r"|(?:(?:i|we)(?:['’]?ll| will| can)?|happy to)(?: just)? (?:wait|hold|sit tight|stand by)"
    "(?: (?:on|for) (?:(?:your|her|his|the) (?:answer|reply|word)|that|it|her|him|you|word|news))?"
    "|vale|bueno|perfecto|muy|amable|muchas|mil|por|todo|la|su|ayuda|informaci[oó]n|buen d[ií]a|saludos|hasta luego"
)
THANKS: Final = re.compile(
    rf"\A(?=.*\b(?i:{_THANKS})\b)"
    rf"\W*(?:(?i:{_POLITE})\b\W*)++(?:(?<=\n)[A-ZÀ-Þ][\w'.-]*(?: [A-ZÀ-Þ][\w'.-]*){{0,2}}\W*)?\Z",
    re.DOTALL,
)
