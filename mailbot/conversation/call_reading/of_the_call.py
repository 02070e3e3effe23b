"""What is said around a call that is booked, or whose time has just gone by: when was it, I am late, nobody called.

Nothing here takes or moves a time; the words are English and Spanish, over folded text.
"""

from __future__ import annotations

import re
from typing import Final

from classifiers.text.phrases import phrases
from mailbot.conversation.call_reading import acceptance_words as words
from mailbot.conversation.call_reading.folding import fold
from mailbot.conversation.steps import CallMatter

LONGEST_READ: Final = 5000  # characters
_SENTENCE: Final = re.compile(r"[^.!?\n]+[.!?]*")


_WHO: Final = r"(?:she|he|they|you|u|agentname|someone|somebody|anybody|anyone|the agent|your agent)"
_OURS: Final = r"(?:the|our|my|that|this|your)(?: phone| scheduled| booked)? (?:call|appointment|phone call|chat)"
_MINUTES: Final = (
    r"(?:(?:\d{1,2}|a few|few|a couple(?: of)?|five|ten|fifteen|twenty|thirty|half an?)[- ]?"
    r"(?:more )?(?:min\w{0,5}|m\b|hour))"
)
_MINUTOS: Final = r"(?:(?:unos?|unos cuantos|\d{1,2}|cinco|diez|quince|veinte|media) ?(?:min\w{0,4}|minutos?|hora))"

_ASKS: Final = phrases(
    r"""
    (?:what|which|wat) (?:day|time|date|hour)(?: and (?:day|time|date))? (?:is|was|did|are|were|do|does|will|again)\
        (?: (?:is|was))?(?: it)?[^.?!,]{0,30}\
        (?:call\b|calling|talk|speak|chat\b|appointment|we say|we (?:agree|settle|book|pick)|again|booked|scheduled)
    (?:what|which) (?:day|time|date) (?:was|is) (?:that|it)(?: again)?(?=\s*(?:\?|$))~
    when(?: exactly)?(?: is|'s| was| are| were| do| did| does| will) (?:<OURS>|we (?:talk|speak|chat|say|agree|call)\w*\
        |<WHO> (?:going to )?(?:call|ring|phone)\w*)(?! (?:if|about|to))
    (?:do|does|will|should|shall|am|is|are)(?: it)? ?(?:i|we|<WHO>)?(?: going to| supposed to| the one)?\
        (?: to)? ?(?:call|calling|ring|ringing|phone)(?: (?:me|us|her|him|you|agentname|them|in))? or\b
    (?:do|should|shall|am|will) (?:i|we) (?:call|calling|ring|phone|dial)(?: in)?\
        (?: (?:her|him|you|agentname|them|somebody|someone|a number))?(?=\s*(?:\?|$|,|or\b))~
    (?:is|will|does) <WHO> (?:calling|call|ring|phone) (?:me|us)(?=\s*(?:\?|$|,|or\b))~
    who(?: is|'s| will| does| should)? (?:calls?|calling|rings?|phones?)(?: (?:who|whom|me|us))?
    how (?:long|many minutes)(?: do you (?:think|expect))?(?: is| will| does| should| would|'s)? \
        (?:<OURS>|it|that|this|the thing)(?: (?:take|last|be|run|going to (?:take|last|be)))?\
        (?=\s*(?:\?|$|[,.;]|i\b|because|since))~
    (?:what|which) (?:number|phone)(?: number)? (?:will|is|are|do|does|did|should) [^.?!]{0,25}\
        (?:call(?:ing)?(?! from)|have|using|use|reach|on file|dial)
    who(?: is| will| would|'ll| exactly)*(?: be)? (?:calling|phoning|ringing)(?: (?:me|us))?
    who (?:do|should|will|would|am|are) (?:i|we)(?: be)? (?:talk\w*|speak\w*) (?:to|with)
    (?:what|which|wat)(?:'?s| is| was)? (?:the|your|her|agentname'?s|that|ur)(?: phone| direct| cell)? number(?! of\b)
    (?:what|which)(?:'s)? time ?zone
    is (?:that|it|this) (?:in )?(?:my|your|our|eastern|central|mountain|pacific|et|est|ct|mt|pt)(?: time)? or
    (?:lost|deleted|can'?t find|cannot find)(?: \w+){0,3} (?:e-?mail|invit\w+|calendar|details)
    (?:re-?send|send(?: me)?(?: again)?)(?: me)? (?:the|that|a new) (?:invit\w+|calendar\w*)
    (?:que|cual) (?:dia|hora|fecha) (?:es|era|fue|dijimos|quedamos|seria|tenemos)\b[^.?!]{0,30}
    (?:a|para) que (?:hora|dia) (?:es|era|quedamos|dijimos|hablamos|me (?:llama\w*|va)|nos (?:llama\w*|va)|seria)
    (?:para )?cuando (?:es|era|quedamos|hablamos|me llama\w*|nos llama\w*)
    (?:yo|usted|ella|el|agentname|quien)(?: me| nos| la| lo| le)* llam\w{1,4}\
        (?:(?: a quien)|(?: o (?:yo|usted|ella|el|me|la|lo)))
    quien (?:me |nos |le )?llama
    cuanto (?:dura\w*|tarda\w*|tiempo (?:dura\w*|tarda\w*|toma\w*|es)|va a durar)(?! en)
    a (?:que|cual) (?:numero|telefono)
    """,
    WHO=_WHO,
    OURS=_OURS,
)
_CHECKS: Final = phrases(
    r"""
    (?:are|r)(?: we|n'?t we| you)(?: all)? (?:still )?(?:on|good|set|confirmed|talking|speaking)(?: to (?:talk|go))?\
        (?= for\b| on\b| tomorrow| today| at\b|\s*(?:\?|$))~
    we(?:'re| are)(?: all)? (?:still )?(?:on|good|set|confirmed) (?:for|tomorrow|today|at|on)\b[^.!]{0,40}(?=\?)~
    (?:just )?(?:confirm\w*|double[- ]check\w*|checking|making sure|verify\w*|to confirm)(?: that| if| whether)? \
        (?:we(?:'re| are) (?:still )?(?:on|good|set|talking|speaking)|<OURS>)
    still on (?:for|tomorrow|today)\b[^.!]{0,30}(?=\?)~
    is (?:it|that|this) still (?:on|happening|a go|set|good)(?: for\b[^.!?]{0,30})?(?=\s*(?:\?|$))~
    is <OURS> (?:still )?(?:on|happening|good|confirmed|set|booked|going ahead)
    (?:sigue|sigo|seguimos|esta|quedamos)(?: la (?:llamada|cita))?(?: todavia)? (?:en pie|confirmad[ao])
    (?:seguimos|quedamos)(?: entonces)? (?:para|con la llamada)\b[^.!]{0,40}(?=\?)~
    """,
    OURS=_OURS,
)
_LATE: Final = phrases(
    r"""
    running (?:(?:a |just a )?(?:bit|little|few minutes|tad) |about |around |like |maybe |<MINUTES> |\d{1,2} |very \
        |so )*(?:late|behind)
    (?:i'?ll|i will|i'?m going to|i'?m gonna|we'?ll|i may|i might|gonna|going to)(?: probably| prob)? be \
        (?:(?:a |just a )?(?:bit|little|tad|few) |about |around |like |maybe |<MINUTES> |\d{1,2} )*(?:late|delayed)
    (?:push|move|delay|bump|start|shift|slide)(?: it| the call| our call| that| this| things)?(?: back| out| off)?\
        (?: by| about| like| maybe| just)* <MINUTES>
    <MINUTES> (?:late|later|behind)
    (?:call|ring|phone)(?: me)? (?:in|after) <MINUTES>(?: instead)?
    (?:need|give me|can i have)(?: about| like| another| just)* <MINUTES>
    (?:stuck|sitting|caught|hit)(?: (?:in|some|bad|heavy))* traffic
    (?:voy|vengo|ando|llego|llegare|estoy)(?: a llegar)?(?: un poco| algo| <MINUTOS>)? \
        (?:tarde|retrasad[oa]|atrasad[oa])
    me (?:voy a (?:retrasar|atrasar|tardar)|retraso|atraso|tardo)
    <MINUTOS> (?:mas )?(?:tarde|despues)
    """,
    MINUTES=_MINUTES,
    MINUTOS=_MINUTOS,
)
_NOT_CALLED: Final = phrases(
    r"""
    (?:no|never (?:got|had|received) (?:a|the|any|my|that)|(?:didn'?t|haven'?t|did not|have not) (?:get|got|gotten\
        |receive|received|had|have) (?:a|the|any|my|that|your|her|his)) (?:phone )?calls?(?! (?:back )?(?:please|needed\
        |necessary|necessary)|s? (?:please|before|after|until|at work))(?= (?:came|come|yet|today|from|this|at|so far\
        |yesterday)|\s*(?:[.,!?]|$))~
    (?:nobody|no ?one|no-one|she|he|agentname|you|the agent|they)(?: has| have| guys)?(?: still| just| ever)? \
        (?:never|didn'?t|did not|hasn'?t|haven'?t|has not|have not)(?: ever| even)? (?:call|called|ring|rang|phoned)\
        (?! (?:it|them) )
    (?:nobody|no ?one|no-one)(?: has| have| ever| even)* (?:call|called|calls|rang|phoned)
    (?:is|are) <WHO> (?:still )?(?:calling|going to call|gonna call|planning to call|supposed to call)(?: me| us)?\
        (?=\s*(?:\?|$))~
    (?:where(?:'s| is)|what happened (?:to|with)) (?:<OURS>|agentname|she)(?=\s*(?:\?|$))~
    (?:still )?waiting (?:for|on)(?: <OURS>| her| him| agentname| you| your)? ?(?:call|to call|to be called)
    waited (?:for|by|all|around|half|an? hour|\d+)\b[^.?!]{0,40}
    (?:supposed|meant|going) to call (?:me|us)?(?: at| today| yesterday| this| by| an?)\b
    (?:no|nunca) (?:me|nos) (?:llam(?:o|aron|aste)|marc(?:o|aron)|ha(?:n)? (?:llamado|marcado))
    (?:phone |it )?rang (?:but|and)(?: (?:there was|then))? (?:no ?one|nobody|no-one|nothing|silence|dead air\
        |it (?:cut|hung|stopped|dropped))
    (?:call|line|it|we|you) (?:got |was |were )?(?:dropped|cut off|disconnected|went dead|hung up)(?! (?:the|by|a|to)\b)
    (?:my |the )?phone (?:hasn'?t|has not|didn'?t|did not|never|still hasn'?t)(?: even)? r[aiu]ng
    nadie (?:me |nos )?(?:ha |han )?(?:llam\w+|marc\w+)
    (?:quedo|quedaron|iba|iban) (?:de|en|a) (?:llamar|marcar)(?:me|nos)?
    no (?:recibi|recibimos|tuve|llego|hubo)(?: (?:la|ninguna|su))? llamada
    (?:todavia|aun) (?:me |nos )?(?:va|van) a llamar
    """,
    WHO=_WHO,
    OURS=_OURS,
)
_MISSED: Final = phrases(
    r"""
    (?:i|we|i'?ve|sorry|just|must have|apparently)(?: just| totally| completely| must have| have)? (?:miss(?:ed)?) \
        (?:your|her|his|agentname'?s|the|our|my|that|a)(?: phone)? call
    missed (?:your|her|his|agentname'?s|the|our) (?:phone )?call
    (?:i|we|sorry|just)(?: just| totally)? missed (?:her|him|you|agentname)(?=\s*(?:[.,!?;]|$|earlier|today|again\
        |i\b|was))~
    (?:couldn'?t|could not|wasn'?t able to|didn'?t|was unable to|can'?t have) \
        (?:pick up|answer(?: the phone)?|take the call|get to (?:the|my) phone|hear (?:the|my) phone)(?! (?:my|your))
    (?:my )?phone (?:died|was (?:dead|off|on silent|on mute)|battery died)
    (?:perdi|perdimos|se me (?:paso|fue|olvido)|no vi|no oi) (?:su|la|tu|nuestra) llamada
    no (?:pude|alcance a|podia|pudimos) (?:contestar|atender|responder)(?:le|la)?(?! (?:su|el) (?:correo|mensaje))
    """
)
_JOINS: Final = phrases(
    r"""
    (?:can|could|may|will|would|is it ok(?:ay)? (?:if|for)|ok if|mind if|have|want|like)[^.?!]{0,50}\
        (?:join|be on|sit in|listen in|hop on|get on|dial in|be added|conference)(?:s|ing)?\
        (?: (?:us|in|too|as well|with us))?(?=[^.?!]{0,12}\b(?:call|line|phone|too|as well|us)\b|\s*(?:\?|$|[.,]))~
    (?:add|include|conference|patch|loop|dial)(?: in)? my <PERSON>
    (?:he|she|they|my <PERSON>)(?:'ll| will| would|'d| can| wants? to| (?:is|are) going to)(?: \w+)? \
        (?:call(?:ing)? in|dial(?:ing)? in|join|be (?:on|joining|calling in)|hop on|listen in)(?! (?:me|us)\b)
    (?:puede|podria|pueden|quisiera que|quiero que|que)[^.?!]{0,50}(?:unirse|se una|participar|escuchar|estar|este)\
        [^.?!]{0,30}(?:llamada|linea|tambien)
    """,
    PERSON=r"(?:husband|wife|spouse|partner|brother|sister|son|daughter|mom|mother|dad|father|friend|fiancee?)",
)
_PERSON: Final = (
    r"(?:husband|wife|spouse|partner|brother|sister|son|daughter|mom|mother|dad|father|friend|fiancee?|boyfriend"
    r"|girlfriend|roommate|parents?|lawyer|attorney|lender|accountant|assistant|esposo|esposa|marido|mujer|hermano"
    r"|hermana|hijo|hija|mama|papa|madre|padre|amigo|amiga|novio|novia|abogado|abogada|socio|socia)"
)
# A number that stands behind, or before, these is that of somebody else.
_ANOTHERS_BEFORE: Final = re.compile(
    rf"\b(?:(?:he|she)(?:'s| is)|(?:his|her|their)(?: \w{{2,8}})? (?:is|number|cell|phone|mobile|line)"
    rf"|(?:my|our|mi|nuestr[oa]) {_PERSON}\b|el numero de (?:el|ella|mi)\b)[^!?\n]{{0,60}}$"
)
_ANOTHERS_AFTER: Final = re.compile(
    rf"^[\s,(-]{{0,3}}(?:is )?(?:his|her|that's his|that's her|(?:my|our|mi) {_PERSON})\b"
)
_OWN_NUMBER: Final = re.compile(
    r"\b(?:my|mi) (?:\w+ )?(?:number|cell|phone|line|mobile|numero|celular|telefono)\b[^.!?\n]{0,20}$"
)
# And yet it is what shall be called.
_IN_PLACE: Final = re.compile(
    r"\b(?:instead|rather than|in place of|better (?:number|to call)|not mine|en vez de|en lugar de|mejor (?:llame|a)"
    rf"|call (?:my|our) {_PERSON})\b|\b(?:my|mi) own\b"
)


def matters_of(text: str) -> frozenset[CallMatter]:
    """Everything that a text says around a call, as far as words tell; whether one stands is for others to know."""
    plain = fold(text, LONGEST_READ).text
    parts = [
        each for each in _SENTENCE.findall(plain) if not (words.VISIT.search(each) and not words.CALL.search(each))
    ]
    tables = (
        (CallMatter.ASKS, _ASKS),
        (CallMatter.CHECKS, _CHECKS),
        (CallMatter.LATE, _LATE),
        (CallMatter.NOT_CALLED, _NOT_CALLED),
        (CallMatter.MISSED, _MISSED),
        (CallMatter.JOINS, _JOINS),
    )
    return frozenset(matter for matter, table in tables if any(map(table.search, parts)))


_CALLS_US: Final = phrases(
    r"""
    (?:can|could|may|should|shall) (?:i|we) (?:just |please |maybe )?(?:call|ring|phone) (?:her|him|you|agentname|them\
        |the (?:agent|office)|your office|in)
    (?:i'?ll|i will|i can|i'?d (?:rather|prefer to)|let me|i want to|i would (?:rather|prefer to)) (?:just )?\
        (?:call|ring|phone) (?:her|him|you|agentname|them|the (?:agent|office))
    (?:what|which) number (?:can|should|do) (?:i|we) (?:call|reach)
    (?:what(?:'?s| is)|whats) (?:\w+'s|noras|her|the agent'?s|your|the office|the direct|the) \
        (?:direct |phone |cell |office )?(?:number|phone|cell)
    (?:can|could|may) (?:i|we|you)(?: \w+){0,2} (?:get|have|give|send) (?:me |us )?\
        (?:\w+'s|noras|your|the agent'?s|her) (?:direct |phone |cell |office )?(?:number|phone|cell)
    (?:can|could|may) (?:i|we|you)(?: \w+){0,2} (?:get|have|give|send)(?: me| us)? hers(?=\W*$|\W*\n)~
    (?:cual es|me da|me pasa|tiene)(?: \w+)? (?:el|su|un) (?:numero|telefono) \
        de (?:agentname|la oficina|la agente|ella|contacto)
    (?:puedo|podria|prefiero|mejor) (?:yo )?llamar(?:la|lo|les|los)?(?: yo)?(?: a (?:ella|usted|agentname|la oficina))?
    (?:yo (?:la|lo|les) llamo|a que numero (?:la |lo |les )?(?:llamo|puedo llamar))
    """
)


_OUR_NUMBER: Final = phrases(
    r"""
    (?:what|which|wat)(?:'?s| is| was)? (?:your|her|agentname'?s|ur|the|that)(?: phone| direct| cell)? number(?! of\b)
    (?:que|cual) (?:es|era) (?:el|su) (?:numero|telefono)(?: de agentname)?
    """
)
# Beside few others: it is the call that they speak of, or its trying again.
_SPEAKS_OF_IT: Final = phrases(
    r"""
    (?:call|calls|called|calling|rang|ring|rings|phone|phoned|number|voice ?mail|line|pick(?:ed)? up|answer(?:ed)?)
    (?:try|trying) (?:me |us |it )?(?:again|once more|one more time|later|now)
    (?:missed|reach) (?:me|us|you|her|him|it)
    (?:free|available|around|here|back) (?:again|now|after|from|at|until|til|till)
    (?:llam\w+|numero|telefono|buzon|contest\w+|marc\w+|intent\w+ (?:de nuevo|otra vez))
    """
)
_HAS_HAPPENED: Final = phrases(
    r"""
    (?:thanks|thank you|thx|gracias)(?: so much| again)? (?:for|por) (?:the|your|calling|la|su|llamar)
    (?:good|great|nice|lovely|fun|enjoyed) (?:talking|speaking|chatting|call|chat|to (?:talk|speak|chat))
    (?:as|like) (?:we|you|i) (?:discussed|talked|said|mentioned)|(?:on|during|in) (?:the|our) (?:phone )?call
    """
)
_MOST_WORDS: Final = 25

_LEAVES_IT: Final = phrases(
    r"""
    ^\W*<LEAD>(?:(?:just|please|lets|let's|we can|u can|you can) )*(?:leave|keep) \
        (?:it|that|things|the call|our call|everything)\
        (?: (?:as (?:it )?is|there|at that|alone|then|for now|the (?:same|way it is)|like that|on|booked))*<END>~
    ^\W*<LEAD>(?:please )?(?:don'?t|do not|no need to)(?: \w+)? (?:re-?schedul\w*|move it|change it|re-?book)\
        (?: (?:it|anything|me|please))*<END>~
    ^\W*(?:no|nah|nope),? (?:that'?s|thats|it'?s|its|we'?re|all) (?:fine|ok|okay|good|alright|all right)<END>~
    ^\W*(?:no,? )?(?:dejel[ao]|dejal[ao]|mejor dejel[ao]) (?:asi|como esta)<END>~
    """,
    LEAD=r"(?:(?:no|nah|nope|ok|okay|actually|never ?mind|nvm|thanks|thank you)[ ,.!;-]+)*(?:(?:that'?s|it'?s)"
    r" (?:fine|ok|okay|good|alright|all right)[ ,.!;-]+)*",
    END=r"(?:[ ,.!;-]+(?:thanks?|thank you|thx|please|sorry|then|tho|though|gracias))*[ .!]*$",
)


def leaves_it(text: str) -> bool:
    """Whether a mail says that a call stays as it is, or that no other is wanted, and nothing else."""
    return _LEAVES_IT.search(fold(text, LONGEST_READ).text.strip()) is not None


def speaks_of_a_past_call(text: str) -> bool:
    """Whether a short text is about a call whose time has just gone by, and not about what was said in it."""
    plain = fold(text, LONGEST_READ).text
    few = len(plain.split()) <= _MOST_WORDS
    return few and _SPEAKS_OF_IT.search(plain) is not None and _HAS_HAPPENED.search(plain) is None


def asks_our_number(text: str) -> bool:
    """Whether the writer asks for the number of the agent, or of us."""
    return _OUR_NUMBER.search(fold(text, LONGEST_READ).text) is not None


def would_call(text: str) -> bool:
    """Whether the writer would rather call than be called."""
    return _CALLS_US.search(fold(text, LONGEST_READ).text) is not None


def is_anothers(text: str, quote: str) -> bool:
    """Whether a number that a text quotes is that of somebody else, who is not to be called in the writer's place."""
    folded, number = fold(text, LONGEST_READ).text, fold(quote).text
    place = folded.find(number)
    if place < 0:
        return False
    before, after = folded[max(0, place - 90) : place], folded[place + len(number) : place + len(number) + 40]
    if _IN_PLACE.search(before) or _IN_PLACE.search(after) or _OWN_NUMBER.search(before):
        return False
    if _JOINS.search(folded):
        return True
    return _ANOTHERS_BEFORE.search(before) is not None or _ANOTHERS_AFTER.search(after) is not None


def whole_number(number: str, known: str) -> str:
    """A number of seven digits with the area code of the one that was known: "555-0117" in place of 207-555-0115."""
    local = len(number) == 7 and number.isdigit() and len(known) > 10
    return f"{known[:-7]}{number}" if local else number
