"""Who is read as a seller and offers nothing to list: neighbours who ask what a home sold for, and owners who sell it
themselves."""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import phrases

_THE_HOME: Final = (
    r"(?:it|that|this(?: one)?|(?:the|that|this) (?:\w+ )?(?:house|place|home|condo|one|property|unit|townhouse)"
    r"(?: (?:on|at|next|across|down|up)(?: \w+){1,4}?)?|(?:number )?\d+ (?:[\w.'’]+ ){0,3}?[\w.'’]+)"
)
_ASKS_OF_A_SALE: Final = phrases(
    r"""
    (?:what|how much)(?:'?s|’s| did| does| is| was| are| has)? <HOME> (?:ever |finally |actually |\
        end up )*(?:sell\w*|sold|\
        go(?:ing|ne)?|went|close[d]?|list(?:ed|ing)?|get|rent(?:ed)?) (?:for|at)
    how (?:long|many days)(?: has| have| was| were| did| is| had)? <HOME> (?:been |sit |stay |ever )*(?:on the market|\
        listed|for sale)
    (?:when|did|has|why)(?: did| has| was)? <HOME> (?:ever |finally |already )*(?:sell|sold|close)
    (?:sale|selling|sold|closing) price (?:of|for|on) <HOME>
    (?:en|por) cu[aá]nto (?:se )?(?:vendi[oó]|vendieron)
    (?:sigue|contin[uú]a|(?:todav[ií]a |a[uú]n )?est[aá](?: todav[ií]a| a[uú]n)?) (?:en venta|a la venta|en renta|\
        en alquiler)(?=[^.!\n]{0,60}\?)~
    cu[aá]nto (?:se paga|pagan?|es|cuesta|sale)(?: [\w']+){0,3}? (?:comunidad|mantenimiento|hoa|cuota)
    is <HOME> still (?:for sale|on the market|for rent)(?=[^.!\n]{0,60}\?)~
    """,
    HOME=_THE_HOME,
)
_ONLY_CURIOUS: Final = phrases(
    r"""
    (?:just|only|being|am|i'm|i’m) (?:\w+ )?(?:curious|nosy|nosey|snooping)
    out of curiosity
    (?:not|\w+n['’]t|never) (?:\w+ )?(?:selling|(?:planning|looking|trying|wanting|going|want|plan) (?:to|\
        on) (?:sell|list)\w*)
    (?:no vendo|no estoy vendiendo|no quiero vender|solo (?:por )?curiosidad)
    """
)
_OWNS: Final = phrases(
    r"""
    my|our|mine|ours|(?:i|we) (?:own|bought|want to sell|might sell|may sell|are selling|am selling)
    (?:sell|selling|list|listing) (?:it|this|the (?:house|home|condo|place)|mine|ours)
    (?:thinking|thought) (?:of|about) selling
    mi|mis|nuestr[oa]s?|vendo|vender (?:la|el|mi)
    """
)
_BY_OWNER: Final = phrases(
    r"""
    fsbo
    (?:for sale|sale|selling|listed|listing) by (?:the )?owner(?!['’])
    (?:(?:i|we)(?:['’]m|['’]re| am| are|['’]ll| will)?) (?:sell|selling)(?: [\w.'’]+){0,4}? <ALONE>
    selling (?:my|our|the|this)(?: [\w.'’]+){1,4}? <ALONE>
    (?:not|\w+n['’]t|never|no) (?:\w+ ){0,2}?(?:list|listing)\b[^.?!\n]{0,60}[.,;…—-]*[^?!\n]{0,40}\b(?:buyers?|\
        commission|\
        [1-6](?:\.\d+)? ?%)
    if you (?:have|bring|know|find|had|brought)(?: of)?(?: \w+)? (?:buyers?|clients?)
    (?:vend\w+|venta)(?: \w+){0,3} (?:por (?:mi|nuestra) cuenta|sin agente|directa|de due[nñ]o)
    """,
    ALONE=r"(?:(?:by )?(?:myself|ourselves)|on (?:my|our) own|privately|without (?:an agent|a realtor))",
)
_WANTS_HELP: Final = phrases(
    r"""
    (?:considering|thinking (?:of|about)|ready for|need|want|would like|looking for|hire|interview\w*)(?: \w+){0,3}? \
        (?:an? (?:agent|realtor)|help|listing|to list|representation)
    (?:tried|trying|tired|g[ai]ve up|giving up|surrender|expired|no luck|(?:not|n['’]t|nothing) work\w*|hand it|a pro)
    (?:can|could|would|will) you (?:list|sell|take)|u charge|soonest|call me|offers
    # -- or speaks of a home that somebody else sells so, or that is sold
    found|interested|tour|buy|looking|sign|neighbou?rs?|sold
    (?:your|ur|listing) (?:fee|commission|rate)s?
    """
)


def asks_of_a_sale(text: str) -> bool:
    """Whether the writer asks what some home sold for, or how long it took, and speaks of none of their own."""
    return _ASKS_OF_A_SALE.search(text) is not None and _OWNS.search(_ONLY_CURIOUS.sub(" ", text)) is None


def sells_alone(text: str) -> bool:
    """Whether an owner sells without an agent and wants none: at most a buyer is welcome."""
    return _BY_OWNER.search(text) is not None and _WANTS_HELP.search(_BY_OWNER.sub(" ", text)) is None
