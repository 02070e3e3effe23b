"""Whether somebody reminds us that they wait: for an answer, for a call, for any sign that their mail came.

They want the opposite of being left alone, and neither homes nor questions are an answer to them.
"""

from __future__ import annotations

import re
from typing import Final

from classifiers.intents.pondering import REFUSES
from classifiers.intents.stopping import may_stop
from classifiers.text.phrases import Sifted
from models.message import Intent

_MESSAGE: Final = (
    r"(?:my|our|the|this|that)(?: (?:last|first|previous|earlier|other|two|e-?mail))*"
    r" (?:messages?|e-?mails?|mails?|notes?|inquir(?:y|ies)|questions?|requests?|repl(?:y|ies)|answers?|texts?"
    r"|voicemails?)"
)
_DONE: Final = (
    r"(?:call(?:ed)?(?! (?:it|the|off|them)\b)|phoned?|written|wrote|write|answer(?:ed)?|repl(?:y|ied)|respond(?:ed)?"
    r"|reach(?:ed)? out|contact(?:ed)?|g[eo]t(?:ten)? (?:back|in touch)|come back to (?:me|us)|followed up)"
)
_REMINDS: Final = Sifted(
    r"""
    (?:did|have|has|do|\
        does)(?: you| u| she| he| they| anyone| anybody| someone| somebody| (?-i:[A-Z][a-z]+)){1,3} (?:ever |even |\
        actually )?(?:get|got|gotten|receive[d]?|see|seen|read) <MESSAGE>
    (?:did|has|have) <MESSAGE> (?:ever |even |actually )?(?:reach|arrive|come (?:through|in)|go (?:through|out)|get \
        (?:there|through|to you|lost)|been (?:received|seen|read)|reached|arrived|come|gone)
    (?:not sure|unsure|wondering|checking|check|see|making sure|make sure|hope|hoping)(?: (?:if|whether|that))? \
        <MESSAGE> (?:ever |even )?(?:reach|arrive|went|came|got|made it|has|was|did|go|come|get)\w*
    <NOT_OURS>(?:following[- ]up|followed up|(?:just|wanted|writing|like|wish) to follow[- ]up)(?! (?:in|next|after|\
        later|then)\b)
    <NOT_OURS>checking (?:back|in again|in on <MESSAGE>)
    (?:still|been|keep|kept) waiting(?= ?(?:[.,!?;]|$|\n)| (?:here|patiently|since|to hear|for (?:days|hours|weeks|\
        over|almost|two|three|\d)|(?:for|on) (?:an?|your|the|some|any|her|his|you|somebody|someone|anybody|anyone|that|\
        (?-i:[A-Z][a-z]+))(?: (?:answer|reply|response|call|call ?back|e-?mail|word|news|info\w*|details|person|human|\
        to (?:call|answer|write|get|reply|respond))| ?[.,!?]|$|\n))|$)~
    (?:nobody|no-?one|no one|not one of you)(?: has| have| ever| even| is| 's|'s)* (?:<DONE>|calling|answering|\
        replying|responding|writing)
    (?:you|she|he|u|anybody|anyone|somebody|someone|(?-i:(?!Please)[A-Z][a-z]+))(?: guys| people| all)? \
        (?:still |just )?(?:ha(?:ven'?t|sn'?t|ve not|s not|ve never|s never|ve yet to|s yet to)|never|did(?:n'?t| not))\
        (?: (?:even|ever|yet|still|once|actually))* <DONE>
    (?:have(?:n'?t| not)|has(?:n'?t| not)|never|not|still no|did(?:n'?t| not)) (?:yet |ever |even |still )?(?:heard|\
        hear) (?:anything|a thing|a word|back|from|yet|nothing)
    (?:no|without|not a single|not got(?:ten)? an?|still no|not had an?|never got an?|get an?|waiting (?:for|on) an?) \
        (?:answer|reply|response|call ?back)(?: yet| so far| from (?:you|anyone|anybody|her|him)| to <MESSAGE>)?\
        (?=\s?(?:[.,!?]|$|\n))~
    (?:can|could|would|will) (?:somebody|someone|anybody|anyone|you|one of you)(?: (?:please|just|at least|kindly))* \
        (?:answer (?:me|us|<MESSAGE>|please)|(?:reply|respond)(?! (?:in|by)\b)|(?:get|write|call) (?:me |us )?back)
    (?:please|pls)(?: \w+)? (?:answer (?:me|us|<MESSAGE>)|reply to (?:me|us|<MESSAGE>)|respond to (?:me|us|<MESSAGE>))
    (?:is|are)(?: there)? (?:any(?:one|body)|some(?:one|body))(?: (?:even|actually|still))? (?:there|here|home|\
        out there|reading (?:this|these|my)|listening|(?:going to|gonna|ever going to) (?:do|answer|call|reply|respond|\
        help|write|get back|contact))
    (?:any(?:one|body)) (?:there|home|out there)(?=\s?\?)~
    any (?:news|updates?|word|answer|reply|response)(?: yet| for me| for us| from (?:her|him|you|agentname|anyone)| \
        on (?:this|that|<MESSAGE>))*(?=\s?(?:\?|\Z))~
    (?:i|we)(?:'ve| have)?(?: already)? (?:wrote|written|e-?mailed|messaged|sent you (?:an?|two|three) (?:\w+ )?\
        (?:e-?mails?|messages?|notes?))(?! (?:off|down|a check)\b)(?: [^\s.?!]+){0,5} (?:yesterday|this morning|\
        last (?:week|night|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|earlier|twice|already|\
        (?:three|3|several|many) times|(?:a |an |one |two |three |four |five |\d+ |few |couple of )*(?:days?|weeks?|\
        hours?) ago)
    (?:i|we) (?:have |'ve )?(?:asked|called|left (?:a|two) (?:message|voicemail)s?) (?:\w+ )?(?:twice|(?:two|three|\
        \d) times|(?:yesterday|days ago) and)
    # -- Spanish
    (?:recibi[oó]|recibieron|vio|vieron|ley[oó]|leyeron|(?:le|les) lleg[oó])(?: usted| ustedes)? (?:mis?|nuestr[oa]s?|\
        el)(?: [uú]ltimo| otro)? (?:correos?|mensajes?|e-?mails?|pregunta|solicitud)
    (?:sigo|seguimos|(?:todav[ií]a|a[uú]n) est(?:oy|amos)) (?:esperando|a la espera|en espera)(?! un beb[eé])
    nadie (?:me |nos |le )?(?:ha |han )?(?:llam\w+|escri\w+|contest\w+|respond\w+|contact\w+|marc\w+)
    no (?:me|nos) (?:han?|has) (?:\w+ )?(?:llamado|escrito|contestado|respondido|contactado|marcado)
    (?:todav[ií]a|a[uú]n) no (?:me |nos )?(?:han? |he |hemos |tengo |tenemos |recib\w+ |s[eé] )+(?:recibido |tenido |\
        nada )*(?:respuesta|noticias|llamado|escrito|contestado|respondido|de ustedes)
    no (?:he|hemos) (?:recibido|tenido) (?:\w+ )?(?:respuesta|noticias|contestaci[oó]n)
    hay alguien (?:ah[ií]|all[ií]|leyendo)
    (?:alguien|me|nos)(?: me| nos)? (?:puede|podr[ií]an?|pueden)(?: por favor)? (?:contestar|responder)(?:me|nos)?
    (?:le|les) (?:escrib[ií]|mand[eé] (?:un )?(?:correo|mensaje))(?: \w+){0,5} (?:ayer|hace|la semana pasada|\
        el (?:lunes|martes|mi[eé]rcoles|jueves|viernes))
    """,
    MESSAGE=_MESSAGE,
    DONE=_DONE,
    NOT_OURS=r"(?<!for )(?<!you )(?<!your )(?<!of )(?<!stop )(?<!quit )(?<!to )(?<!are )(?<!'re )(?<!the )",
)
_ALONE: Final = re.compile(r"\W*(?:hello|hola|anyone|anybody|alguien)\s*\?[\s?!]*", re.IGNORECASE)  # "Hello??"
_SENTENCE: Final = re.compile(r"[^.!?\n]*(?:[.!?]+|\n|$)")
_LONGEST: Final = 22  # words of a sentence that reminds and says nothing beside it
_COURTESY: Final = 3  # words: a greeting, thanks or a name beside it are nothing else that is said
_LONGEST_NUMBER: Final = 40  # characters
_DIGITS: Final = re.compile(r"\W*\+?[\d\s().-]{7,}\W*")  # nor is the number at which they wait


def reminds(text: str) -> bool:
    """Whether the writer reminds us that they wait for an answer, and has not had enough of us."""
    spans = [match.span() for match in _REMINDS.finditer(text)]
    ends, starts = [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)]
    rest = " ".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    return bool(spans or _ALONE.fullmatch(text)) and not may_stop(rest)


def only_reminds(text: str) -> bool:
    """Whether such a reminder is all that a mail says."""
    return reminds(text) and all(map(_says_no_more, _SENTENCE.findall(text)))


def _says_no_more(sentence: str) -> bool:
    most = _LONGEST if _REMINDS.search(sentence) else _COURTESY
    return len(sentence.split()) <= most or (
        len(sentence) <= _LONGEST_NUMBER and _DIGITS.fullmatch(sentence) is not None
    )


def beside(text: str) -> str:
    """What a mail says beside the sentences that remind us."""
    return " ".join(sentence for sentence in _SENTENCE.findall(text) if _REMINDS.search(sentence) is None)


def not_of_a_reminder(text: str) -> frozenset[Intent]:
    """The intents that a mail cannot have because its writer waits for us, and refuses nothing beside."""
    if not reminds(text) or REFUSES.search(beside(text)):
        return frozenset()
    return frozenset((Intent.UNSUBSCRIBE, Intent.NOT_INTERESTED, Intent.AUTO_REPLY))
