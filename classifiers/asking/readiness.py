"""Whether a writer is ready: asks for a call, for a visit, or wants to make an offer, in English and Spanish."""

from __future__ import annotations

import re
from typing import Final

from classifiers.text.phrases import Sifted, phrases
from classifiers.verdict import Readiness

# What one may go and look at: a home, not a report or a photograph.
_THING: Final = (
    r"(?:it|this|that|this one|that one|these|those|them|both|(?:the )?inside|(?:a |any |some |one |two |three "
    r"|a few )(?:of (?:them|these|those|the|it))?(?: ?(?:homes?|houses?|places?|condos?|units?|apartments?"
    r"|properties|options|listings|ones))?"
    r"|(?:the |this |that |your |my |our |a |an |\d )?(?:\w+ ){0,4}?(?:home|homes|house|houses|place|condo|unit"
    r"|apartment|apt|property|properties|townhouse|townhome|duplex|bungalow|one|ones|lot|land|cottage|loft|studio"
    r"|triplex|listing)"
    r"|(?:the |a )?\d{1,5}[\w-]* ?\w+|as many)"
)
_SEE: Final = (
    r"(?:see|tour|view|visit|check out|look at|take a look at|walk through|walk|come see|come and see|go see"
    r"|come look at|come by and see"
    r"|come by to see|swing by|peek at|preview|take a peek at|get (?:us |me )?in(?: to see| for a look)?"
    r"|get a look at)"
)
_ASK: Final = (
    r"(?:can|could|may|might|when can|when could|where can|how soon can|would it be possible (?:for us "
    r"|for me )?to|is it possible to|any chance (?:we|i) (?:can|could)|possible to|able to)"
    r"(?: (?:i|we|you|my \w+|someone|my \w+ and i|he|she|they))?(?: (?:please|maybe|possibly|also|both|all|still"
    r"|at least|just))?(?: (?:come|go|get|drive|stop|pop|swing|fly)(?: by| out| in| back| over| up| down)?(?: and"
    r"| to)?)?"
)
_WISH: Final = (
    r"(?:(?:i|we|she|he|they|my \w+|my client|clients?|my \w+ and i)(?:'d| would| will)? ?(?:really |both |still "
    r"|also |definitely |just |all )?(?:like|love|want|wants|need|hope|hoping|prefer)|(?:would|'d) (?:like|love"
    r"|prefer)|interested in|looking|ready|want|wanting|like|eager|excited)"
    r"(?: (?:to|in))?(?: (?:be able to|come|go|get in|get in to|arrange to|schedule a time to|set up a time to"
    r"|find a time to)(?: by| out| back| over)?(?: and| to)?)?"
)

# A sum that is no count of dogs or days: by its mark, its unit or its three digits, and nothing counted behind it.
_SUM: Final = (
    r"(?:around |about |as low as )?(?:us)?(?:\$\s?\d[\d,.]*|\d{1,3}(?:[,.]\d+)?(?=\s?(?:k|thousand|grand|mil|m"
    r"|million|millones)\b)|\d{1,3}(?:[,.]\d{3})+|\d{3,})(?:\s?(?:k|thousand|grand|mil|m|million|millones))?"
    r"(?=\s*(?:[?.!,;)]|$|(?:dollars|d[oó]lares|usd|for|cash|in cash|all cash|if|and|or|instead|por|en efectivo"
    r"|de contado|al contado|as is)\b))"
)
_SELLERS: Final = r"(?:they|the (?:sellers?|owners?|landlord)|he|she)"

# When one may go and look.
_DAY: Final = (
    r"(?:today|tonight|tomorrow|tmrw|tmw|this (?:week|afternoon|evening|morning)|next week|weekend|in person|after work"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|sat|sun|at (?:\d|noon|lunch)|the \d+(?:st|nd|rd|th)"
    r"|\d{1,2}/\d{1,2}|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]* \d{1,2}"
    r"|on (?:those|these) days|while (?:we|i)|when (?:we|i)(?: (?:visit|come|get|fly|drive)|'re|'m| are)"
    r"|hoy|ma[ñn]ana|esta (?:semana|tarde)|fin de semana|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bados?"
    r"|domingos?)"
)

_A_DAY = re.compile(rf"\b{_DAY}\b", re.IGNORECASE)

_OFFER: Final = Sifted(
    r"""
    (?:make|put(?:ting)? in|putting together|submit(?:ting)?|write(?: up)?|writing(?: up)?|draw up|draft|place|\
        present|send(?: in)?|extend)(?: them| the sellers?| him| her)? (?:an?|our|my|the|another|\
        some kind of)(?: \w+){0,3} (?:offer|bid)(?! (?:on|for) (?:my|our|mine))
    (?:put in|make|submit|write) (?:an? )?(?:\w+ )?offers?(?! (?:on|for) (?:my|our|mine))
    (?:ready|want|wants|like|going|willing) to (?:offer|bid)
    (?:let'?s|lets) (?:write it(?: up)?|make (?:it|an offer)|offer|put (?:it|one) in)
    (?:our|my) offer(?: is| would be| of)
    (?:we|i)(?:'d| would|'ll| will)? offer \$?\d+
    send (?:over |me |us )?(?:the |whatever )?(?:contract|paperwork|we need to sign|i need to sign|\
        to sign)(?: to make an offer)?
    ready to (?:buy it|sign tonight|move forward with (?:it|the purchase|the house))
    (?:hacer|presentar|poner|meter|mandar)(?:le|les)? (?:una|la|nuestra) oferta
    ofertar
    we'?(?:ll| will) take it
    want(?:s)? to (?:buy|purchase) (?:it|this one|that one)
    """
)
_SUM_OFFERED: Final = Sifted(
    r"""
    would (?:<SELLERS>|you)(?: ever| possibly| even| be willing to)? (?:accept|take|consider|entertain) \
        (?:an offer (?:of |at )?)?<SUM>~
    would <SELLERS>(?: ever| possibly| even| be willing to)? (?:accept|consider|entertain) (?:an?|our|my|any)\
        (?: \w+)? offers?
    (?:i|we)(?:'d|'ll| could| can| would| will) (?:do|pay|go|give) (?:up to )?<SUM>[^?!\n]{0,60}?\
        \bwould <SELLERS> (?:accept|take it|consider (?:it|that))
    (?:(?:can|could|would|will) you (?:please )?)?tell (?:the sellers?|the owners?|them|him|her) (?:that )?\
        (?:(?:we|i)(?:'ll|'d| will| would| can| could)? (?:do|pay|offer|give) )?<SUM>~
    (?:(?:can|could|would|will) you (?:please )?)?offer (?:the sellers?|the owners?|them|him|her) <SUM>~
    (?:aceptar[ií]an?|acepta|tomar[ií]an?|considerar[ií]an?)(?: el due[ñn]o| la due[ñn]a| los due[ñn]os| ellos)? \
        (?:una oferta|(?:de |por |los |unos )?<SUM>~)
    (?:ofrezco|ofrecemos|puedo ofrecer|podemos ofrecer) <SUM>~
    """,
    SUM=_SUM,
    SELLERS=_SELLERS,
)
_VISIT: Final = Sifted(
    r"""
    <ASK> <SEE> <THING>
    <ASK> <SEE>(?=[ ?!.,]|$)(?! (?:the |some |your |any |more )?(?:\w+ )?(?:photos?|pics|pictures|report|\
        disclosures?|docs?|documents|list|attached|if|\
        what|how|whether|why|that you))
    <WISH> <SEE> <THING>
    <WISH> (?:a|another|the|an in-person) (?:\w+ )?(?:showing|tour|viewing|visit|walk ?through|second look|look inside)
    (?:schedul\w+|book\w*|arrang\w+|set(?:ting)? up|request\w*|do|have|get|line up|organi[sz]e|make|plan|add|\
        confirm(?:ing)?)(?: (?:a|an|the|some|our|any|another|in|for|my|us|you|me|virtual|private|second|quick|\
        video|few|\d)){0,4} (?:showings?|tours?|viewings?|visits?|walk-?\s?throughs?|appointment to see|\
        time to see|time to view)
    (?:showing|tour|viewing) request
    (?:video|virtual) (?:tour|walk-?\s?through|showing)
    (?:take|have|get) a (?:look inside|look at it|peek inside|quick look|tour)
    (?:when|what time) (?:can|could|may|would)(?: i| we| it| you| be| the| house| someone){0,4} (?:see|tour|view|\
        visit|show|be shown|come|go)(?! (?:close|live|down))
    (?:available|free|open) (?:for|to do) (?:a )?(?:showings?|tours?|viewings?|visit)
    (?:show|walk) (?:me|us) (?:around|through|it|inside|(?:the|this|that)(?: \w+){0,3} (?:house|home|place|condo|unit|\
        apartment|townhouse|property|inside|one)|\d{1,5}\w? \w+)
    show <US>[^.!?\n]{0,60}? <DAY>
    (?<!what )(?<!what else )(?:can|could|would|will) (?:you|u|someone|somebody|anyone|your \w+)(?: \w+){0,4} show <US>
    (?<!that )you (?:can|could)(?: \w+)? show <US>
    (?:able|free|time|around|available) to show <US>
    (?:is|are) (?:there|you) (?:an? )?(?:open house|showing)(?: it| the| this| on| any)?
    (?:second|2nd|another) (?:showing|look|viewing|tour)
    (?:come|stop|swing|drop) (?:by|over|out)(?: \w+){0,4} (?:see|look|walk|tour|give|tell|talk|appraise|value)
    (?:come|go)(?: and| to| out and| by and| out to| by to)? (?:see|look at|take a look at|view|tour|walk) (?:it|\
        the|my|our|this|that)
    (?:can|could|would|will) (?:you|someone|somebody) (?:come|stop|swing|drop)(?: by| over| out)
    (?:we|i)(?:'d| would) (?:like|love) to (?:add|see|go) (?:the|back|it|both|all)
    get (?:us|me|them) in(?:to|side| to see| before| on|$|[ .?!])
    (?:podemos|puedo|podr[ií]amos|podr[ií]a|puede|quisiera|quisi[eé]ramos|quiero|queremos|gustar[ií]a|\
        d[oó]nde puedo|se puede|cu[aá]ndo)(?: (?:ir|pasar|yo|la|lo|las|los|me|nos|a|ir a|pasar a|agendar|\
        hacer una cita para|una cita para)){0,4} (?:verl[aoe]s?|ver (?:la|el|las|los|una|un|esa|ese|esta|este|it|\
        tambi[eé]n)|visitar(?:l[ao]s?)?|ver)(?! (?:si|que|qu[eé]|c[oó]mo|cu[aá]nto|las fotos|fotos))
    (?:la|lo|las|los) (?:podemos|puedo|quiero|queremos|quisiera|pod(?:r[ií]a)?(?:mos)?|puede(?:n)?)(?: ir a|\
         pasar a)? (?:ver|visitar)
    (?:agendar|programar|hacer|sacar|concertar|pedir|una)(?: una)? (?:cita|visita)(?! (?:con el doctor|m[eé]dica))
    cu[aá]ndo (?:puede(?:n)?|podr[ií]a(?:n)?)(?: usted)? (?:venir|pasar)
    venir a (?:ver|valuar)(?:la|lo)?
    (?:me|nos) (?:puede|puedes|podr[ií]a|podr[ií]as|pueden)(?: usted)? (?:mostrar|ense[ñn]ar)
    """,
    ASK=_ASK,
    WISH=_WISH,
    SEE=_SEE,
    THING=_THING,
    DAY=_DAY,
    US=r"(?:me|us|(?:it|them|this|that) to (?:me|us))",
)
# What there is to choose from is to be shown or sent: that asks for a list, unless a day is named to go and look.
_LISTINGS: Final = phrases(
    r"""
    <SHOW> (?:what(?:ever| else)?|everything|anything|all (?:you|that)|more|similar)
    <SHOW> others?(?! (?:house|home|place|one)\b)
    <SHOW>(?: of)? <SOME>(?:listings?|options?|choices|<CHEAPER> ones?)
    <SHOW> <SOME>(?:<CHEAPER> )?(?:homes|houses|condos|townhouses|townhomes|apartments|rentals|places|properties|\
        units|duplexes|lots|land|multi-?famil(?:y|ies))(?: (?:in|under|below|near|around|with|without|that|for|from|\
        between|up to|over|like|at|on|by|you|instead)\b|\s?:)~
    what (?:else )?(?:can|could) you show
    <ENSENAR> (?:lo que|qu[eé]|todo|m[aá]s|algo|otr[ao]s)
    <ENSENAR> (?:las? |los? |unas |algunas |sus )?(?:\w+ )?(?:opciones|casas|listados|propiedades|apartamentos|\
        departamentos|condominios)
    ver (?:lo que|qu[eé]) tienen?
    ver (?:las |sus |m[aá]s |otras ){0,2}(?:casas|opciones|propiedades)
    """,
    SHOW=r"(?:show (?:me|us)|send (?:me|us)|see|view|look at|check out)",
    SOME=r"(?:(?:some|any|a|few|more|other|all|your|the|current|new|newest|available|similar|of|our|\d|bed(?:room)?"
    r"|br)\W){0,4}",
    CHEAPER=r"(?:cheap\w*|bigger|smaller|larger|nicer|newer|older|closer|less \w+|more \w+|lower\w*|best|better"
    r"|affordable)",
    ENSENAR=r"(?:ens[eé][ñn]ar?|mu[eé]str[ae]|mostrar|m[aá]nd[ae]r?|env[ií][ae]r?)(?:me|nos)?",
)
# A call, with what people say of its kind and length: "a quick 15 minute call", "una llamada rápida".
_TALK: Final = (
    r"(?:(?:an?|the|our|another|one|some|quick|short|brief|phone|video|zoom|little|\d+|five|ten|fifteen|thirty|half"
    r"|(?:minutes?|mins?|hour)(?: for)?)[ -]+){0,6}?(?:calls?|chat|phone call|conversation|consultation)"
)
_CALL: Final = Sifted(
    r"""
    (?:call|phone|ring|buzz|telephone)(?: me| us| my (?:cell|mobile|wife|husband|office))(?! (?:crazy|a\b|when it))
    (?:call|phone|ring) (?:or (?:text|email)|at|on|is best|back|anytime|after|before|\(?\d{3})(?! (?:off|list))
    give (?:me|us) a (?:call|ring|buzz|shout|holler)
    (?:please|pls|plz|just|someone) call(?: me| us)?
    (?:can|could|when can|when could|may|might)(?: we| you| i| someone| somebody| please){1,3} (?:talk|call|speak|\
        chat|get on the phone|hop on|jump on|have a call|give me|phone|discuss by phone)
    (?:like|love|want|prefer|need|happy|nice|good|rather)(?: to)? (?:talk|speak|chat|discuss)(?: (?:with|to|about|\
        by|on|over|sometime|first|more|through|things))
    (?:schedul\w+|set ?up|book|arrange|have|do|hop on|jump on|get on) <TALK>(?! (?:back )?list)
    (?:like|love|want|prefer|appreciate|request(?:ing)?)(?: a| your| the){1,2}(?: quick| short| brief| phone){0,2} \
        (?:call|call ?back)
    (?:would|does|will|could) <TALK> (?:work|be (?:possible|ok|okay|good))
    (?:times?|\d+|minutes?|mins?|a (?:minute|moment|second)) (?:for <TALK>|to (?:talk|speak|chat)(?! (?:to|with) (?:my|\
        our|an?|the|your|him|her|them)))
    (?:works?|suits?)(?: best| well| for (?:me|us|you|both))? for <TALK>
    <TALK> (?:works|is (?:fine|good|great|best)|(?:today|tonight|tomorrow|this \w+|next \w+|(?:on )?\w+day|later)\s?\?)~
    (?:(?:available|free|up|good time|best time|convenient) for|open to|worth) <TALK>
    (?:good|best|convenient) times? to (?:call|talk|chat|speak|reach)(?!\s?:)
    let'?s (?:talk|chat|speak|get on the phone)(?= (?:today|tonight|tomorrow|soon|later|on|this|next|by phone|at|\
        after|before|\w+day|mon|tues?|wed|thurs?|fri|sat|sun)\b|[.!]|$)
    (?:reach|get|contact) me (?:at|on|by phone)(?=[: ]*(?:\(?\d{3}|my cell))
    (?:my|best|cell|phone) (?:number|cell|phone|#) (?:is|to)
    what(?:'s| is) (?:the best|your|a good) (?:number|phone)
    (?:when are you|are you) (?:free|available) (?:to|for a) (?:talk|chat|call)
    (?:ll[aá]me(?:me|nos|le)|ll[aá]ma(?:me|nos)|llamarme|llamarnos|m[aá]rque(?:me|nos)|m[aá]rca(?:me|nos))
    (?:me|nos) (?:puede|puedes|podr[ií]a|podr[ií]as|pueden|gustar[ií]a que)(?: por favor)? (?:llamar|marcar|llame(?:n)?)
    (?:me|nos) (?:llaman?|llamas|marcan?|marcas)(?! (?:la atenci[oó]n|\w+ la atenci[oó]n))(?= (?:hoy|ma[ñn]ana|al?|\
        por|esta|este|el|en|cuando|despu[eé]s|antes)\b|[?!.]|$)
    (?:le|les|lo|la|los|te) (?:puedo|podr[ií]a|podemos) (?:llamar|marcar)
    (?:puedo|podr[ií]a|podemos) (?:llamar|marcar)(?:le|les|lo|la|los|te)
    (?:hablar|platicar|conversar) (?:por tel[eé]fono|con (?:usted|alguien|ustedes|un agente)|con calma)
    (?:hablemos|platiquemos|conversemos)(?! de)
    (?:podemos|podr[ií]amos|quisiera|prefiero) (?:hablar|platicar|conversar)
    (?:tiempo|momento|rato|minutos|min|disponibles?|libres?) (?:para|de) (?:hablar|platicar|conversar)
    (?:una|agendar) llamada
    """,
    TALK=_TALK,
)

# Words before a phrase that turn it round, and words that make it something past or of other people.
_REFUSED = re.compile(
    r"(?:\bdon'?t|\bdo not|\bnot|\bnever|\bno(?: need to| more)?|\bstop|\bquit|\bwon'?t|\bcan'?t|\bcannot"
    r"|\bdidn'?t|\bdoesn'?t|\bisn'?t|\bwithout|\bplease don'?t|\binstead of|\brather than|\bcancel(?:led|ing)?"
    r"|\bdecided against|\bused to|\bhaven'?t|\bnadie|\bnunca|\bsin|\bno me|\bno nos)"
    r"(?: (?:want|wanna|need|have|wish|like|ever|even|think|to|you|going|be|please|the|my|our|a|any|saturday'?s"
    r"|quiero|queremos|necesito|que|me|nos|able|ready|yet|feel|planning|or|email|bother|really|wants"
    r"|gonna)){0,4}\s?$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"(?:\b(?:if (?:someone|somebody|anyone|a buyer|they|he|she)|they|the buyers?|buyers|people|somebody"
    r"|someone else|his|her|their|he|she|you|would they|did you|will you|who|has anyone|a company|companies"
    r"|one of those|asked (?:you|them) to|already|just|previously|had|i'?ve|we'?ve|have|when i|when we)"
    r"(?: (?:would|will|did|had|has|have|could|can|might|just|already|even|ever|to|wants? to|please))?)\s?$",
    re.IGNORECASE,
)
_PAST_AFTER = re.compile(
    r"^(?: \w+){0,5}? (?:and (?:they|it|he|she) (?:took|accepted|was accepted|got)|last (?:night|week|month) and"
    r"|got accepted|was accepted|fell through|on (?:a different|another) (?:house|home|place))",
    re.IGNORECASE,
)

# "Can you see the water from the kitchen?" asks for a view, and for no visit.
_CAN_BE_SEEN = re.compile(r"\b(?:can|could) (?:you|one)(?: \w+)? see\b(?! (?:me|us|if)\b)", re.IGNORECASE)

_SENTENCE_END = re.compile(r"[.!?\n]")

# Strongest first: who wants to make an offer needs no visit, who asks for a visit no call.
_SIGNS: Final = (
    (Readiness.OFFER, _SUM_OFFERED),
    (Readiness.OFFER, _OFFER),
    (Readiness.VISIT, _VISIT),
    (Readiness.CALL, _CALL),
)


def readiness(text: str) -> Readiness | None:
    """The strongest thing that `text` asks for, or None. What it refuses, or tells of the past, does not count."""
    for ready, pattern in _SIGNS:
        if any(_counts(text, match, ready) for match in pattern.finditer(text)):
            return ready
    return None


def offers_a_sum(text: str) -> bool:
    """Whether `text` asks if a sum would be taken, or has it told to the sellers: an offer, whatever else it says."""
    return any(_counts(text, match, Readiness.OFFER) for match in _SUM_OFFERED.finditer(text))


def asks_for_listings(text: str) -> bool:
    """Whether `text` asks to be shown what there is to choose from, and names neither a home to visit nor a day."""
    of_a_list = _LISTINGS.search(text) is not None and _A_DAY.search(text) is None
    return of_a_list and readiness(text) is not Readiness.VISIT


def asks_what_can_be_seen(text: str) -> bool:
    """Whether `text` asks if something can be seen from a home, and not to see it."""
    return _CAN_BE_SEEN.search(text) is not None and readiness(text) is not Readiness.VISIT


def beside_a_call(text: str) -> str | None:
    """What `text` says beside asking for a call; None where it asks for none, or for more than a call."""
    if readiness(text) is not Readiness.CALL:
        return None
    asked = [match for match in _CALL.finditer(text) if _counts(text, match, Readiness.CALL)]
    starts, ends = [0, *(match.end() for match in asked)], [*(match.start() for match in asked), len(text)]
    return ". ".join(text[start:end] for start, end in zip(starts, ends, strict=True))


def _counts(text: str, match: re.Match[str], ready: Readiness) -> bool:
    start = match.start()
    before = text[max(0, start - 48) : start]
    if _REFUSED.search(before):
        return False
    if ready is Readiness.VISIT:
        return not (_is_for_a_list(text, match) or _CAN_BE_SEEN.search(match[0]))
    if ready is Readiness.OFFER:
        return not _OF_OTHERS.search(before) and not _PAST_AFTER.match(text, match.end())
    return True


def _is_for_a_list(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence of a match asks to be shown what there is, and names no day to go and look."""
    before, after = _SENTENCE_END.split(text[: match.start()])[-1], _SENTENCE_END.split(text[match.end() :])[0]
    sentence = f"{before}{match[0]}{after}"
    return _LISTINGS.search(sentence) is not None and _A_DAY.search(sentence) is None
