"""A no that is said to a thing and not to us: a home, a kind of home, a feature, a visit, a call, another company.

"Take Cordgrass off my list" and "not interested in condos" narrow what is sought. With these words blanked, what is
left of a mail says whether its writer means more.
"""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import Sifted, phrases
from models.message import Intent

_PARTS: Final = {
    "KIND": r"(?:condos?|condominiums?|co-?ops?|town ?houses?|townhomes?|(?:raised )?ranch(?:es)?|colonials?|capes"
    r"|split[ -]?(?:levels?|entr\w+)|duplex(?:es)?|triplex(?:es)?|apartments?|lots(?! of)|raw land|farms?"
    r"|(?:mobile|manufactured|tiny|modular|row) homes?|trailers?|fixer[ -]?uppers?|bungalows?|cottages?|studios?"
    r"|multi[ -]?famil\w+|new (?:builds?|construction)|rentals?"
    r"|(?:\d|one|two|three|four|five)[ -]?(?:bed|bath|br|bd)\w*|flats?|handyman specials?|foreclosures?|short sales?"
    r"|(?:condominios?|departamentos?|apartamentos?|pisos?|terrenos?|casas (?:moviles|adosadas)|remolques?"
    r"|trailas?|duplex|estudios?|casas? (?:de|con|sin|en|viejas?|grandes?|chicas?|caras?)))"
    r"(?!,? (?:\w+ )?<NEWS>)",
    "FEATURE": r"(?:flood|hoa|pools?|stairs?|steps|basements?|garages?|parking|septic|well water|oil heat|electric heat"
    r"|carpets?|busy (?:roads?|streets?)|main roads?|train tracks?|high ?ways?|yards?|acreage|historic|waterfront"
    r"|(?:bath|bed)rooms?|baths?|beds?|kitchens?|downtown)",
    "NEWS": r"(?:e-?mails?|mails?|mailings?|messages?|newsletters?|alerts?|updates?|notifications?|reports?|digests?"
    r"|spam|junk|ads?|texts?|correos?|mensajes?|boletin\w*|avisos?)\b",
    # A home by its number, or by what one calls it.
    "HOME": r"(?:(?:the )?\d{1,5}[a-z]? (?!<NEWS>|%|(?:e-?mails?|of|more|times|days?|weeks?|or|to)\b)[a-z]{3,}"
    r"(?: (?:st|street|rd|road|ln|lane|dr|drive|ave|avenue|ct|court|way|circle|terrace|place))?"
    r"|(?:(?:that|those) (?:<OF_IT> ){0,3}?|the (?:<OF_IT> ){1,3}?)(?:ones?|house|home|place|condo|property|townhouse"
    r"|townhome|ranch|cape|apartment)(?! <NEWS>)|the one\b)",
    "OF_IT": r"(?!<NEWS>|(?:next|last|only|whole|entire)\b)[\w'-]+",
    "KIN": r"(?:espos[oa]|marido|mujer|novi[oa]|pareja|hij[oa]|mama|papa|husband|wife|partner|spouse|boyfriend"
    r"|girlfriend|fiancee?|sister|brother|mother|father|mom|dad|son|daughter|other half)",
    "LIST": r"(?:list|search|shortlist|short list|favou?rites|running|table|lista|busqueda)",
    "STOP": r"(?:stop|quit|cease|no more|enough (?:of|with)|(?:do not|don'?t|please not|never)"
    r"(?: (?:want|need|bother (?:with|about)|like))?)",
    "SENDING": r"(?:(?:to )?(?:send(?:ing)?|show(?:ing)?|giv(?:e|ing)|offer(?:ing)?|suggest(?:ing)?|includ(?:e|ing)"
    r"|see(?:ing)?|with|of|me|us|any|more|the|these|those|all|another|anymore) )*",
    "HOMES": r"(?:stuff|things?|ones?|homes?|houses?|places?|listings?|propert(?:y|ies)|anything|something|those)",
    "WITH": r"(?:with(?:out)?(?! (?:you|ur|the (?:e-?mail|mail|agency)))|w/|over|under|above|below|near|outside|beyond"
    r"|that (?:needs?|has|have|costs?|don'?t have)|on (?=[a-z']+ (?:st|street|rd|road|ave|avenue|lane|drive)\b)"
    r"|in (?!the (?:mail|future|first)|my|your|general|any|future|this|e-?mail))",
    "NOT_YOU": r"(?<!your )(?<!you )",
    "ES_HOME": r"(?:(?:la|el|las|los|es[ae]s?|est[ae]s?|aquell[ao]s?) (?:casas? |condos? |opcion )?"
    r"(?:de |del |en |con |sin |que |\d)(?!<NEWS>|(?:su|sus|tu|la|el|esta?) (?:lista|correo)|correos?|lista\b)[\w']+"
    r"|(?:esa|aquella|la (?:primera|segunda|tercera|ultima)|el (?:primero|segundo|tercero|ultimo))(?: casa)?"
    r"|(?:la|el|esa|ese|las|los) <KIND>)",
}
_THINGS: Final = Sifted(
    r"""
    # -- a home, a kind or a feature, taken out of what is looked at
    (?:remov|tak|drop|cross|strik|scratch|delet|leav|keep|get|kick|knock|toss|throw)(?:e|p)?(?:ing)? (?:<HOME>|(?:the \
        |any |all )?<KIND>\
        |(?:the |any )?<FEATURE>|any(?:thing)?(?: \w+){0,4}) (?:off|from|out of)(?: of)? (?:the|my|our|your|this) <LIST>
    (?:remov|tak|drop|cross|strik|scratch|delet)(?:e|p)?(?:ing)? (?!<NEWS>|(?:me|us|my|our|him|her|it|them|this|that\
        |these|those|both|all|every\w+|address|name|contact|account|number|off|from|out|please)\b)[\w'-]+(?: (?!<NEWS>\
        |address|name|me\b|us\b|from\b|off\b)[\w'-]+){0,2} (?:off|from|out of)(?: of)? (?:my|our) <LIST>
    (?:remov|tak|drop|cross|strik|scratch|delet)(?:e|p)?(?:ing)? <HOME>
    <STOP> <SENDING>(?:[a-z-]+ )?<KIND>
    <STOP> <SENDING>(?:[a-z-]+ )?<HOMES> <WITH>
    <STOP> <SENDING><HOME>
    (?:quit|sa(?:c|qu)|borr|elimin|remuev|remov|retir|descart)(?:e[ns]?|a|ar|en?me|en?nos|ame|anos|arme)?,? \
        (?:de (?:la|mi|nuestra) (?:lista|busqueda) )?<ES_HOME>(?: de (?:la|mi|su|nuestra) <LIST>)?
    (?:no|ya no|dej(?:en|e|a) de|basta de)(?: (?:me|nos|le|les))? (?:mand|envi|muestr|ense[ñn])\w*(?: (?:mas|ya))? \
        (?:<ES_HOME>|<KIND>|(?:town ?houses?|condos?))
    (?:leave|keep|take|drop) (?:the |any |all )?<KIND> (?:off|out)
    (?:i|we) (?:accidentally |already |just )?(?:deleted|lost|erased|removed) (?:the|your|that|it|an) (?:e-?mail\
        |message|list)
    # -- not interested in one thing
    (?:not|no longer|never|n't|nt)(?: \w+ly| really)? (?:interested|into|keen on)(?: in)?(?: any)? (?:<HOME>\
        |(?:the |that |those )?<KIND>\
        |(?:[a-z-]+ )?<FEATURE>(?: (?:stuff|zones?|homes?|houses?|places?|areas?))*|<HOMES> <WITH>\
        |(?:some|any)(?:one|body|thing) (?:who|that|with|over|\w+ing)|people \w+ing\
        |(?:a|an|the|any) (?:call|visit|showing|tour|viewing|walk-?through|appraisal|open house|virtual)\
        |(?-i:[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?!\w* (?:<NEWS>|realty|real estate|homes)))(?! <NEWS>)(?: any ?more)?
    not interested in (?:renting|leasing|apartments?|flipping|building|land|a (?:loan|mortgage|refi\w*))
    (?:no (?:me|nos)|ya no (?:me|nos)) (?:interesa|gusta|convence)n? (?:<ES_HOME>|<KIND>)
    # -- fed up with how one lives
    (?:done|finished|tired|sick|over|through|fed up|hart[oa]s?|cansad[oa]s?) (?:of|with|de) (?:our |my |the |this |mi |\
        la |el |nuestr[oa] )?(?:\w+ )?(?:rent(?:ing|ers|s)?|rentas?|rentar|pagar|land ?lords?|apartment\w*|lease|\
        room ?mates?|city|commut\w+|condo living|stairs|snow|traffic|neighbou?rs?|noise|caser[oa])
    # -- an appointment
    (?:cancel|scrap|scratch|call off|drop) (?:my|our|the|that|this)(?: \w+)? (?:(?:mon|tues|wednes|thurs|fri|satur|sun)\
        day|appointment|appt|visit|showing|tour|call|meeting|viewing|walk-?through|morning|afternoon|evening\
        |\d{1,2}(?::\d\d)? ?(?:am|pm))(?! (?:and|or|&) (?:my |our |the |any |all )?(?:subscription|membership|<NEWS>))
    cancel (?:mon|tues|wednes|thurs|fri|satur|sun)day
    cancel\w* (?:mi |la |nuestra )(?:cita|visita|llamada|reunion)(?! y (?:mi |la |los )?(?:suscripcion|<NEWS>))
    # -- a visit, a pitch, a long letter
    no need (?:for (?:you|any\w+|some\w+) )?to (?:come|visit|drive|swing|stage|call|rush|hurry|apologi[sz]e|explain\
        |worry|be sorry|write (?:so|a|an|this|that|back so))
    (?:do not|don'?t|no|not|without|skip|save) (?:(?:want|need|like|looking for|me|us|an?|any|the|your|more) )*\
        (?:(?:sales|hard|big|high) )?(?:pitch(?:es)?|pressure|sell|walk-?throughs?|open houses?|showings?|home visits?\
        |visitors?|appraisals?|(?:any|some)(?:one|body) (?:coming|to come|walking|in (?:my|our)|through))
    (?:write|need|send)(?: me)? (?:a|an|such a) (?:novel|essay|book|speech|whole \w+)
    # -- the phone
    (?:delete|remove|take off|erase) (?:my|our|the|this) (?:phone |cell |mobile |home |work )*number(?! (?:and|or|from \
        (?:your|the|this))\b)
    (?:stop|quit|no)(?: more| with the)? (?:phone )?(?:call(?:s|ing)?|phoning|ringing|voice ?mails?)(?: (?:me|us|my \
        \w+))?(?! (?:(?:or|and|nor) )?<NEWS>| (?:or|nor|and) (?:e-?mail|writ|mail|contact)\w*)
    # -- paper
    (?:do not|don'?t|never|no need to)(?: (?:call|phone|ring|come to|write)(?: (?:me|us|at))? (?:the|my|our) (?:house\
        |home|office)(?: or|,| and))? (?:mail|send|post) (?:me |us )?(?:anything|stuff|letters?|cards?|things?|papers?)\
        (?: home| there| to (?:the|my|our|that|this) (?:house|home|address|office))(?! (?:or|and|nor) (?:here|e-?mail))
    e-?mails? (?:or|and) (?:texts?|sms|whats ?app)|(?:texts?|sms|whats ?app) (?:or|and) e-?mails?\
        (?= (?:is|are|works?|would|only|please|instead|me|preferred))
    # -- of somebody else
    unsubscrib\w+ from (?:zillow|redfin|trulia|realtor|homes\.com|compass|the others?|everyone else|all the others?|\
        (?:my|our) (?:old|last|other|previous) \w+)
    <NOT_YOU>(?:agents?|realtors?|brokers?|lenders?|company|agency|guy|lady|woman|man|zillow|redfin|one|he|she) (?:we \
        (?:had|used) |i (?:had|used) )?(?:just )?(?:wouldn'?t|would not|won'?t|didn'?t|never|kept|keeps\
        |doesn'?t) \
        (?:stop\w*|quit|\w+ing) ?(?:calling|texting|e-?mailing|writing|bugging|pestering|hounding)?
    (?:mi|my) <KIN> (?:(?:ya )?no (?:quiere|busca|esta|tiene)|(?:is|has|'s) (?:not|no longer|done|out|given up)\
        |(?:doesn'?t|does not|isn'?t|no longer|won'?t) (?:want|wants|care|looking|interested))\
        (?=[^\n]{0,60}\b(?:pero (?:yo|nosotr)|sigamos|but (?:i|i'm|i am|we) (?:am|do|still|want|would|certainly)|i \
        still)\b)
    # -- a stop where a bus stands, a price, an exclamation
    (?:a|an|the|bus|train|subway|metro|trolley|tram|school|shuttle|ferry|next|last|first|nearest|closest|transit|truck\
        |pit|rest) (?:bus |train |metro |trolley )?stops?(?! (?:to|these|this|the|sending|e-?mail)\w*)
    an? (?:\w|bus|train|subway|metro|city|local|nearby) stop
    stop ?(?:lights?|signs?|the presses)
    stop(?:s|ping)? (?:at|around|near) \$?\d[\d,.]*k?
    (?:can'?t|cannot|can not|could ?n'?t) stop
    (?:stop(?: it)?|shut up|get out(?: of here)?)[,!. ]+(?=[^.!?\n]{0,40}\b(?:gorgeous|beautiful|lov(?:e|ely)(?! \
        (?:my|our|where|living|the home we))\
        |amazing|stunning|adorable|perfect|cute|dream\w*|incredible|unreal|obsessed|want it|need it)\b)~
    stop(?: it)?[.,!]* (?:(?:no|oh|and|please)[,.! ]+)*(?:wait(?! (?:till|til|until|for))|hold on|hang on|back up|go \
        back|start over|let me (?:start\
        |rephrase|correct))
    wait[.,!]* stop
    """,
    **_PARTS,
)
# Beside a refusal, these say that the search goes on; and they may stand without one.
_GOES_ON: Final = phrases(
    r"""
    what else|anything else(?=[^.\n]{0,40}\?)|(?:who|where) else
    next(?= ?(?:[!.,?]|$)| one| please)~
    (?:but|pero)(?: maybe| quizas?)? (?:(?:i|we) (?:am|do|still|are|would|will)|yo si|nosotr[oa]s si|the other\
        |(?:la|el) otr[oa]|\d+ \w+(?: \w+)?,? (?:yes|looks|is|was|si)|i'm still|we're still)
    (?:sigamos|seguimos|sigo buscando|yo si (?:quiero|busco|sigo))
    (?:keep|go on|carry on) (?:going|looking|sending|searching|hunting)|(?:them|'?em|it|these|those) coming
    let'?s (?:keep|continue|go on|move on to|look at|try|see)
    (?:^|(?<=[.,;!?]\s)|(?<=but\s))(?:so |and |then )?(?:try|show me|show us|send me|send us|find me|look in|look at\
        |focus on)
    (?:we|i) (?:need|have) to (?:move|buy|find|be out|get out)
    any(?:thing)? (?:in|near|around|under|over|with|left|new|for)\b(?! (?:general|the future|case|way))
    (?:^|(?<=\s))how (?:do|can|would|could) (?:i|we) (?:see|tour|visit|view|get (?:in|a look)|make|put|apply|schedule)
    (?:algo|alguna|hay) (?:en|por|cerca de|con|de) \w+
    """
)
# Who they are, and what they seek; or somebody else would be written to as well.
_SEEKS: Final = phrases(
    r"""
    (?<!no )(?:quier(?:o|en?)|queremos|quisiera|quisieramos|busco|buscamos|necesito|necesitamos) (?:mudar\w*\
        |comprar|rentar\
        |alquilar|ver (?:una?|las?|el|casas?|algo)|una? (?:casa|condo|departamento|apartamento|lugar|hogar)|algo|casa)
    (?:i'?m|i am|we'?re|we are)(?: still| now| just)? (?:looking|searching|hunting) (?:for|in|at|to buy|to rent)
    (?:i|we) want to (?:move|buy|rent|see)
    (?:mand|envi|escrib|copi)\w*l[eo]s? (?:tambien )?a (?:el|ella|mi <KIN>)
    (?:send|e-?mail|copy|cc|add|include)(?: (?:it|them|this|these|everything))?(?: to)? (?:him|her|my <KIN>)(?: on \
        \w+)?,? \
        (?:too|as well|also)
    """,
    KIN=_PARTS["KIN"],
)
# Beside what is refused: the search itself is over.
_ENDS: Final = phrases(
    r"""
    (?:decided|chose|chosen|bought|found|sold|purchased|rented|signed) (?!by\b)
    (?:stay(?:ing)? (?:put|where|here)|chang(?:ed|ing) (?:my|our) minds?|giv(?:e|ing) up|all set|any ?more|no longer\
        |off \
        the market|not for (?:me|us)|no (?:house|home|longer|thanks?|thank you)|never ?mind|good ?bye)
    (?:not|aren'?t|isn'?t|stopped|done) (?:\w+ )?(?:looking|buying|selling|moving|searching|interested|listing\
        |house)
    (?:ya|nos) (?:no|compramos|compre|vendimos|vendi|encontramos|encontre|rentamos|rente|quedamos)
    (?:another|other|different|otr[oa]) (?:agent|realtor|agency|company|agente)
    """
)
_ACCENTS: Final = str.maketrans("áéíóúüÁÉÍÓÚÜ’‘", "aeiouuAEIOUU''")
_REFUSED: Final = frozenset((Intent.NOT_INTERESTED, Intent.UNSUBSCRIBE))


def but_things(text: str) -> str:
    """A text without the words with which it refuses a thing: what is left says whether we are refused."""
    left, at = "", 0
    for found in _THINGS.finditer(text.translate(_ACCENTS)):
        left, at = f"{left}{text[at : found.start()]} ", found.end()
    return left + text[at:]


def not_of_a_thing(text: str, *, may_stop: bool) -> frozenset[Intent]:
    """The intents that a mail cannot have because what it refuses is a thing, or because its writer looks on.

    `may_stop`: whether any other word of it may be meant to stop us.
    """
    text = text.translate(_ACCENTS)
    on = _GOES_ON.search(text) is not None
    left = but_things(text)
    if may_stop:
        return frozenset()
    if not on and left == text:
        return frozenset((Intent.UNSUBSCRIBE,)) if _SEEKS.search(text) else frozenset()
    return _REFUSED if on or not _ENDS.search(left) else frozenset((Intent.UNSUBSCRIBE,))
