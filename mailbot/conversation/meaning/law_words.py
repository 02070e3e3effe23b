"""What stands beside a stop that a person must answer: a right that the law gives, or a threat."""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import phrases

_OF_LAW: Final = phrases(
    r"""
    (?:delete|erase|destroy|purge|remove)(?: all)?(?: of)? (?:my|our|any)(?: \w+){0,2} (?:data|details|information|info\
        |records?)
    confirm\w*(?: \w+){0,4} in writing|(?:right|request) (?:to|for|of) (?:erasure|be forgotten|deletion)
    ftc|gdpr|ccpa|can-?spam|tcpa|attorney general|better business bureau|bbb|law ?suit|sue you|statutory damages
    cease and desist|complaint (?:to|with|against)|small claims|my (?:lawyer|attorney)|report(?:ing|ed)? you to
    (?:borr|elimin|suprim)\w+ (?:todos )?mis datos|demand(?:ar|ar[eé]|arlos)|denunci\w+|mi abogad[oa]
    """
)


def speaks_of_the_law(text: str) -> bool:
    """Whether a text asks for its writer's data to be erased, or threatens with the law."""
    return _OF_LAW.search(text) is not None
