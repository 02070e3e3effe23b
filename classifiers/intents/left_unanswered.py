"""What people say to a mail that passed over them: that it answered nothing, and that they want no more questions.

Neither is a wish to stop, though both refuse something.
"""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import phrases

_UNANSWERED: Final = phrases(
    r"""
    you(?:['’]ve)?(?: \w+){0,2} (?:did not|did ?n['’]?t|never|have ?n['’]?t|have not|not)(?: \w+){0,2} \
        (?:answer(?:ed)?|\
        address(?:ed)?|respond(?:ed)? to|repl(?:y|ied) to)(?: \w+){0,4}? (?:questions?|asked|either|any of|it|that|\
        what|why|how|me|us|mine|about|one)
    you(?: \w+){0,2} (?:did not|did ?n['’]?t|never|have ?n['’]?t|have not)(?: \w+)? answer(?:ed)?(?=\s?[.!,;:]|$)~
    you (?:just |only |completely |totally |still )*(?:ignored|skipped|dodged|passed over|avoided|overlooked|are \
        ignoring|keep ignoring|keep avoiding|keep dodging)(?: \w+){0,3} (?:questions?|asked|me|us|part|point|that)
    (?:still|yet)(?: have)? (?:no|not an?|without an?) answers?
    (?:that|this|it|thats)(?:['’]s| is| was| does| did)?(?: not|n['’]t| ?doesn['’]t| ?didn['’]t)\
        (?: really| even| exactly)? (?:what (?:i|we) asked|an answer|\
        answer(?:ing)? (?:my|our|the|either|any)(?: \w+)? ?questions?)
    (?:please|can you|could you|would you|just)(?: \w+)? answer (?:my|our|the|both|either)(?: \w+)? questions?
    (?:i|we)(?:['’]m|['’]re| am| are) still waiting (?:for|on)(?: an?| your| the)* (?:answer|reply|response)
    (?:nobody|no ?one)(?: (?:has|have|ever|even|there)){0,3} (?:answer(?:s|ed)?|repl(?:y|ies|ied)|\
        respond(?:s|ed)?|(?:got(?:ten)?|gets?) back)(?! (?:(?:at )?the|your|their|my) (?:phone|door|number|ad))
    what about (?:my|our)(?: other)? questions?
    (?:i|we)(?:['’]ve| have)? asked(?: you)?(?: \w+){0,3} (?:questions?|things|times|twice)\b[^.?!\n]{0,40}\b\
        (?:no|not|never|without|zero|none)\b
    (?:got|getting|get|gotten|have|had|so)(?: \w+){0,2} (?:no|zero) (?:real |actual |straight |clear |useful )?\
        (?:answers?|info(?:rmation)?)(?= (?:on|about|to|from|at|yet|so)\b|\s?[.?!,]|$| huh)~
    (?:none|not one|neither) of (?:my|our|the|those) questions
    (?:give|gave|get|got) (?:me|us) a (?:straight|real|actual) answer
    # -- Spanish
    no (?:me|nos) (?:ha[ns]? )?(?:contest[oó]|contestaron|contestado|contesta|contestan|respondi[oó]|respondieron|\
        respondido|responde|responden)(?! (?:el|la|los|las) (?:due|vend|prop|banco|inquil))
    nadie (?:me |nos )?(?:ha )?(?:contest(?:a|[oó]|ado)|respond(?:e|i[oó]|ido))
    no (?:ha[ns]? )?(?:contest\w+|respond\w+)(?: a)? (?:mi|mis|nuestra|nuestras|lo que|ninguna)
    (?:todav[ií]a|a[uú]n|sigo|seguimos)(?: \w+)? (?:esperando|sin)(?: una| su| la)? respuesta
    (?:pregunt[eé]|preguntamos|he preguntado|hice)(?: \w+){0,4} (?:y|pero) (?:no|nada|ninguna|nunca)
    (?:ninguna|sin) respuesta
    eso no (?:es|responde|contesta)(?: a)? (?:lo que|mi|mis|nuestra)
    """
)
# Wants to be asked no more, or leaves word for the agent: a questionnaire is no answer.
_ENOUGH_ASKED: Final = phrases(
    r"""
    (?:stop|quit|enough|no more)(?: \w+){0,2} (?:asking|questions)
    (?:i|we)(?:['’]ve| have)? already (?:told|said|answered|gave|given|sent|mentioned|wrote)
    (?:asked|told|answered|said)(?: \w+){0,2} (?:that|this|it)(?: to you)? (?:already|before|twice|three times)
    no listing (?:agreement|contract)
    (?:not|n['’]?t|never)(?: \w+){0,3} (?:sign\w*|want\w*|need\w*|looking for)(?: an?| any| your)* listing \
        (?:agreement|\
        contract)
    (?:tell|let|ask) (?:her|him|your (?:agent|boss|broker)|the (?:agent|broker)|<NAME>)(?: (?:that|know|to)|,)? \
        (?:she|he|\
        we|i|it|you|our|my|the|they|come|bring|call)
    (?:dej\w+ de|no (?:me )?) ?pregunt\w+
    ya (?:se )?(?:l[oae]s? )?(?:dije|dijimos|contest[eé]|respond[ií]|mand[eé])
    (?:d[ií]gale|av[ií]sele|dile) a (?:<NAME>|su (?:agente|jefa|jefe)) que
    """,
    NAME=r"(?-i:[A-Z][a-zà-ÿ]+)",
)


def says_unanswered(text: str) -> bool:
    """Whether a mail says that what its writer asked was not answered."""
    return _UNANSWERED.search(text) is not None


def has_been_asked_enough(text: str) -> bool:
    """Whether a mail refuses our questions, or leaves word for the agent instead of an answer."""
    return _ENOUGH_ASKED.search(text) is not None
