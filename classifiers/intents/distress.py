"""Whether somebody is about to lose their home: to a bank, at an auction, by eviction.

Time decides there, and no questionnaire helps: it is for a person of the agency at once. Who looks for foreclosed homes
to buy, or lost one years ago, is in no such distress.
"""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import Sifted, phrases

_DISTRESS: Final = Sifted(
    r"""
    behind (?:on|in|with) (?:(?:my|our|the) (?:\w+ )?)?(?:mortgage|payments?|house|home|loan|taxes)
    (?:months?|payments|weeks) (?:behind|late|past due)(?: \w+){0,3} (?:mortgage|payments?|house|home|bank|loan)
    (?:missed|can['’]?t (?:make|pay|keep up with)|cannot (?:make|pay))(?: \w+){0,4} (?:mortgage|\
        house) (?:payments?|note)
    <LENDER>\b[^.?!\n]{0,60}\b(?:foreclos\w+|notice of default|repossess\w*)
    <LENDER>(?: is| are| will| wants? to|['’]s)?(?: \w+){0,3} (?:take|taking|takes|seiz\w+)(?: back)? (?:it|\
        <MINE> <HOME>)
    before (?:they|it['’]?s|it is) tak(?:e|en)(?: it| away| (?:the|my|our) (?:house|home))(?! (?:off|down|out))
    (?:sent|got|received|served)(?: \w+){0,3} notice of default
    (?:facing|avoid|avoiding|stop|stopping|prevent|fighting|before)(?: the| a| pre-?)* ?foreclosure(?! (?:sales?|\
        listings?|homes?|houses?|market))
    (?:pre-?)?foreclos(?:ure|ing|ed?)(?: \w+){0,2} (?:notice|letter|papers?|proceedings?|on (?:<MINE>|me|us))
    (?:got|received|served|have|sent (?:me|us))(?: \w+){0,3} (?:foreclosure|auction|eviction)(?: \w+)? ?(?:notice|\
        letter|papers?)
    <MINE> (?:\w+ )?<HOME>\b[^.?!\n]{0,50}\b(?:foreclos\w+|auctioned|repossess\w*)
    (?:los(?:e|ing)|save) <MINE> (?:\w+ )?(?:house|home|condo)(?! (?:search|hunt|sale))
    (?:(?:i|we)(?:['’]m|['’]re| am| are)|getting|being|about to be)(?: \w+){0,2} evicted
    # -- Spanish
    (?:atrasad[oa]s?|retrasad[oa]s?)(?: \w+){0,5} (?:hipoteca|pagos?|mensualidad(?:es)?|casa|banco)
    (?:debo|debemos|deb[ií]a|sin pagar)(?: \w+){0,4} (?:meses|pagos|mensualidades)(?: \w+){0,3} (?:hipoteca|\
        casa|banco)
    (?:el banco|banco)\b[^.?!\n]{0,50} (?:quit\w+|embarg\w+|remat\w+|ejecut\w+|subast\w+)
    (?:me|nos) (?:van a|quieren|est[aá]n por|pueden) (?:(?:quitar|embargar|rematar) (?:la|mi|nuestra) (?:casa|\
        propiedad)|desalojar|(?:sacar|echar) de (?:la|mi|nuestra) casa)
    (?:perder|salvar|quitarme|quitarnos|embargar\w*) (?:mi|nuestra) (?:casa|propiedad|vivienda)
    (?:aviso|carta|orden|notificaci[oó]n) (?:del? |por )?(?:embargo|remate|desalojo|ejecuci[oó]n|subasta|foreclosure)
    (?:mi|nuestra) casa\b[^.?!\n]{0,40} (?:en remate|a remate|en foreclosure|a subasta|en subasta|embargad\w+)
    """,
    MINE=r"(?:my|our)",
    HOME=r"(?:house|home|condo|place|property|townhouse)",
    LENDER=r"(?:bank|lender|mortgage company|servicer|credit union|county|town|city)",
)
# Beside these a home is sought among those that others lost, or it is long over.
_OF_OTHERS: Final = phrases(
    r"""
    (?:buy|buying|purchase|purchasing|find|bid|bidding|looking (?:for|at)|interested in|invest\w*|list of|any|\
        got|have any|show me)\
        (?: \w+){0,4} (?:foreclos\w+|auctions?|bank[- ]owned|reo|short sales?)
    (?:is|was|were|are) (?:it|this|that|the (?:house|home|place|condo|one)|\d+ [\w ]{2,20}|these|any of (?:them|\
        these))(?: \w+){0,3}? (?:an? )?\
        (?:\w+ )?(?:foreclos\w+|auction\w*|short sale|bank[- ]owned)
    (?:years?|a while|long time) (?:ago|back|since|after)
    (?:in|since|from) (?:20[01]\d|202[0-4])
    (?:busc\w+|compr\w+|interes\w+|hay|tienen)(?: \w+){0,4} (?:remates?|embargad\w+|subastas?|foreclosures?|del banco)
    """
)


def is_in_distress(text: str) -> bool:
    """Whether the writer tells that they are about to lose their home."""
    return _DISTRESS.search(text) is not None and _OF_OTHERS.search(text) is None
