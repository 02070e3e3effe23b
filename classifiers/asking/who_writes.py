"""Whether a mail only asks if a machine answers: that is told, and no wish for a person."""

from __future__ import annotations

from typing import Final

from classifiers.asking.asks import wants_human
from classifiers.text.phrases import phrases

ASSISTANT_TOPIC: Final = "assistant"

_ASKS_WHO: Final = phrases(
    r"""
    (?:(?:hi|hey|ok|wait|so|and|but|by the way|btw),? )*(?:is|are|r) (?:this|you|u|that|it)(?: all| even| just| really|\
         actually| an?)*(?: <KIND>)?(?: <KIND>)(?: <OR>(?: <KIND>)+)?(?: <ASIDE>)*<END>~
    (?:am i|are we) (?:really |actually |just |even )*<TALKING> (?:to|with) \
        (?:an? )(?:<KIND>)(?: <KIND>)?(?: <OR>(?: <KIND>)+)?(?: <ASIDE>)*<END>~
    (?:(?:hi|hey|ok|wait|so|and|but),? )*(?:is|are) (?:this|you|that|it|(?-i:[A-Z][a-z]+))(?: even| just| really\
        | actually\
        | all| an?)*(?: <KIND>)+(?:,? (?:or|and)(?: (?:just|only|is (?:this|it)|are you))?(?: (?:one|some|another|a\
        |an|the\
        |of|those|these|them|your|kind|sort|chat))*(?: <KIND>)(?:s|es)?(?: (?:things?|programs?|robots?|bots?|systems?\
        |machines?|deals?|apps?|assistants?))?)?(?: <ASIDE>)*\s?[?!]+~
    (?:who|whom) (?:am i|are we) (?:really |actually )?<TALKING> (?:to|with)\
        (?:,? by the way| here| exactly)?(?:,? (?:an? )?<KIND>)?\s?[?!]+~
    (?:is|are|r)(?: there)?(?: an?| some| any)?(?: <KIND>)+ (?:actually |really |even |just )?<AT_WORK>\
        (?: <THESE>)?(?:,? <OR>(?: <KIND>)+)?(?: <ASIDE>)*\s?[?!]+~
    who(?:['’]?s| is)(?: really| actually| even)? <AT_WORK>(?: <THESE>)?(?:,?(?: an?)? <KIND>(?: <OR>(?: <KIND>)+)?)\
        (?: <ASIDE>)*\s?[?!]+~
    (?:do|does|did) (?:an? )?<KIND>(?: <KIND>)? (?:write|answer|send|read) (?:<THESE>)\s?[?!]+~
    ~¿?(?:es|eres|son)(?: esto| usted| un| una)*(?: <KIND>)(?:,? o(?: un| una)?(?: <KIND>))?(?:,? o qu[eé])?\s?\?~
    ~¿?(?:estoy|estamos|estar[eé]) (?:hablando|escribiendo|tratando|chateando) con (?:un |una )?(?:<KIND>)\
        (?:,? o(?: con)?(?: un| una)?(?: <KIND>))?(?:,? o qu[eé])?\s?\?~
    ~¿?(?:qui[eé]n )?(?:me|nos) (?:contesta|responde|escribe|est[aá] (?:contestando|respondiendo|escribiendo))\
        (?:,? (?:un |una )?<KIND>)(?:,? o(?: un| una)?(?: <KIND>))?(?:,? o qu[eé])?\s?\?~
    """,
    KIND=r"(?:bot|robot|chatbot|machine|ai|automated|computer|program|person|human|real|actual|live|being|agent"
    r"|assistant|auto-?reply|m[aá]quina|computadora|ordenador|persona|humano|de verdad)",
    OR=r"(?:or|and|not)(?: is (?:this|it|that|there)| are you| just)?(?: an?| the)?",
    ASIDE=r"(?:here|answering|replying|writing|typing|(?:at|on) the other (?:end|side)|lol|haha|or what"
    r"|or something|by any chance|right now|back there)",
    TALKING=r"(?:talking|speaking|writing|chatting|emailing|dealing)",
    AT_WORK=r"(?:writing|typing|answering|sending|replying(?: to)?|reading|behind|doing|responding(?: to)?)",
    THESE=r"(?:(?:to )?(?:these|this|those|that|all this|it|me|us|here|my|our|your|the)"
    r"(?: (?:e-?mails?|mails?|messages?|answers?|replies|questions?))?)",
    END=r"(?:\s?[?!]+|\s*(?=\n|\Z))",
)

# Wants one, in words that are no wish by themselves.
_GET_ME_ONE: Final = phrases(
    r"""
    (?:get|give|connect|transfer|put|find|send)(?: me| us)\b[^.!?\n]{0,20}? (?:human|person|someone|somebody|agent)
    (?:want|need|prefer|get) one
    (?:talk|speak|chat) (?:to|with) (?:an? |the |some |your )?(?:human|person|someone|somebody|agent|people)
    (?:p[aá]s\w+|comun[ií]qu\w+|hablar)\b[^.!?\n]{0,12}? (?:con )?(?:una persona|alguien|un humano)
    """
)


def asks_who_writes(text: str) -> bool:
    """Whether a text asks if a machine writes, whatever else it says."""
    return _ASKS_WHO.search(text) is not None


def without_that(text: str) -> str:
    """The text without that question."""
    return _ASKS_WHO.sub(" ", text)


def only_asks_who_writes(text: str) -> bool:
    """Whether a text asks if a machine writes, and does not ask for a person."""
    rest = without_that(text)
    return asks_who_writes(text) and not wants_human(rest) and not _GET_ME_ONE.search(rest)


# Says that it is a machine itself: another agency's assistant, as ours does.
_IS_ONE: Final = phrases(
    r"""
    (?:i['’]?m|i am|this is|my name is|it['’]?s)(?: (?-i:[A-Z]\w+),?(?: and i['’]?m| your| the| an?)?| the| an?| your)\
        (?: \w+)? <MACHINE>,? (?:of|at|for|from|with|here)
    you(?:['’]re| are| have been|['’]ve been) (?:chatting|talking|writing|speaking) with (?:an?|our|the) <MACHINE>\
        (?=\s*(?:[.!\n]|$))~
    (?:soy|le escribe|habla con|est[aá] hablando con)(?: (?-i:[A-Z]\w+),?)?(?: el| la| una?)? (?:asistente (?:virtual|\
        digital|autom[aá]tic[oa]|de inteligencia artificial)|chatbot) de
    """,
    MACHINE=r"(?:virtual|a\.?i\.?|digital|automated|artificial intelligence|chat) ?-?(?:assistant|agent|bot|concierge)",
)


def says_it_is_a_machine(text: str) -> bool:
    """Whether a writer introduces themselves as an assistant that is a machine."""
    return _IS_ONE.search(text) is not None
