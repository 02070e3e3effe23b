"""Whether somebody writes of what they already have with the agency: their listing, their lease, a grievance, a friend.

Clients, tenants and whoever was treated badly name an address of ours as buyers do, and ask about prices and open
houses as well; what gives them away is whose listing, lease or landlord it is.
"""

from __future__ import annotations

from typing import Final

from classifiers.intents.residents import asks_for_a_home
from classifiers.text.phrases import Sifted, phrases

_HOME: Final = r"(?:house|home|condo|place|townhouse|property|unit|apartment|building)"
# Has a home on the market with us.
_LISTS_WITH_US: Final = Sifted(
    r"""
    <MINE> listing(?= (?:at|on|in|of|is|are|has|went|looks|shows|says|still|price|photos?|pictures|description|page|\
        online|\
        sign|agreement|contract|appointment)\b|\s?[:?.!,])~
    (?:photos?|pictures|description|price|showings?|status|details)(?: \w+)? (?:on|of|in|for) <MINE> listing
    (?:can|could|should|shall|let['’]?s|may|do you think|want to|ready to) (?:we |us |i |you )?(?:please )?(?:drop|\
        lower|reduce|raise|cut|\
        change|adjust) <MINE> (?:asking |list(?:ing)? |sale )*price
    (?:can|could|should|shall|let['’]?s) we (?:drop|lower|reduce|raise|cut|change|adjust) the (?:asking |list(?:ing)? |\
        sale )*price
    (?:any|how many|more|no|been)(?: \w+)? (?:showings?|offers?|feedback|interest|bites|views|inquiries)(?: \w+){0,3} \
        (?:on|for|at|of|in|with|about) <MINE> <HOME>
    (?:the|that|last|first|(?:today|yesterday|saturday|sunday)['’]?s) (?:showings?|viewings?|tours?)(?: \w+){0,3} \
        (?:on|at|of|for) <MINE> <HOME>
    (?:take|pull|get|put) <MINE>(?: \w+)? (?:listing|<HOME>) (?:off the market|on hold|back on the market)
    <MINE> (?:sunday |saturday |first |next |weekend )?open house
    <MINE> (?:lockbox|yard sign|for sale sign|photo shoot|stager|listing agent)
    (?:extend|renew|cancel|terminate|get out of|end) (?:<MINE>|the) listing
    # -- Spanish
    (?:bajar|subir|cambiar)(?:le)? (?:el|al) precio (?:a|de) (?:mi|nuestra) (?:casa|propiedad)
    (?:mi|nuestro) anuncio
    (?:visitas|ofertas|interesados) (?:para|en|por|de) (?:mi|nuestra) (?:casa|propiedad)
    """,
    MINE=r"(?:our|my)",
    HOME=_HOME,
)
# Beside these the home is listed with others, or not yet.
_NOT_WITH_US: Final = phrases(
    r"""
    (?:with|by|from|through) (?:another|a different|someone else|somebody else|an?other|re/?max|redfin|zillow|coldwell|\
        keller|century)
    (?:expired|fsbo|by owner|other (?:agents?|agency|brokerage|realtors?)|interview\w*|(?:last|previous|former|old|\
        current) \
        (?:agent|realtor|broker)|fired|switch\w*)
    (?:before|thinking|considering|want|ready|like|planning|how)(?: \w+){0,4} (?:list|listing it|sell|selling)
    (?:what|how)(?: \w+){0,3} worth
    """
)
# Lives in a home that we let or sold, as its tenant.
_RENTS_FROM_US: Final = Sifted(
    r"""
    cop(?:y|ies) of (?:my|our|the)(?: signed| current)? (?:lease|rental agreement|tenancy agreement)
    (?:my|our|the) (?:new )?landlord(?: (?:just|has|is|was|have))* (?:sold|selling|sell|selling|says?|said|told|\
        wants?|won['’]?t|\
        refus\w+|rais\w+|evict\w+|gave|sent)
    (?:is|was|has|being|are)(?: \w+)? (?:our|my) (?:building|apartment|unit|rental)(?: \w+){0,2} (?:sold|for sale|\
        on the market|\
        listed)
    (?:we|i)(?:['’]m| am|['’]re| are)?(?: currently| still)? (?:live|living|rent|renting|tenants?) (?:at|in|\
        of)\b[^?!\n]{0,80}\b\
        (?:do|will|would|are|must|can) (?:we|i)(?: now| still)?(?: have to| need to| get to| going to)? (?:move|\
        leave|vacate|\
        stay|keep)
    (?:new owners?|new landlord|buyers?)\b[^.?!\n]{0,60}\b(?:my|our) (?:lease|tenancy|security deposit|deposit)
    (?:my|our) (?:lease|tenancy|security deposit)\b[^.?!\n]{0,60}\b(?:new owners?|new landlord|transfer\w*)
    (?:notice|number of days)(?: \w+){0,4} to (?:vacate|move out|leave)
    (?:break|end|terminate|get out of) (?:my|our) lease(?: early)?\s?\?~
    (?:late|past due|owe|behind)(?: \w+){0,2} (?:on|with) (?:my|our) rent
    # -- Spanish
    copia de (?:mi|nuestro)(?: \w+)? (?:contrato|arrendamiento)
    (?:mi|nuestro) (?:casero|arrendador|propietario) (?:vendi[oó]|vende|quiere|dice|dijo)
    (?:nos|me) (?:tenemos|tengo) que (?:mudar|ir|salir)
    tenemos que (?:mudarnos|irnos|salirnos)
    """
)
# Was treated badly by somebody of ours; whatever else is said, a person answers for it.
_GRIEVANCE: Final = Sifted(
    r"""
    (?:file|make|lodge|register|submit|have|with) an?(?: \w+)? (?:complaint|grievance)
    (?:complain|complaint|complaints|grievance)\b(?: \w+){0,3} (?:about|against|regarding) (?:one of )?(?:you|your|\
        an?|the|how)
    (?:(?:one|some) of your|your)(?: \w+)? <OURS>\b(?:(?!\bnot\b|n['’]t)[^.?!\n]){0,40}?\b<BAD>
    (?:(?:one|some) of your|your)(?: \w+)? <OURS>(?: \w+){0,3} (?:never|did not|didn['’]?t|failed to|\
        doesn['’]?t)(?: even| \
        bother(?:ed)? to)? (?:show(?:ed)?(?: up)?|turn(?:ed)? up|come|came|appear)
    you(?:r|rs)?\b(?:(?!\bnot\b|n['’]t)[^.?!\n]){0,60}\b<BAD>(?: \w+){0,2} (?:to|with|at|towards?) (?:me|us|my)
    (?:he|she|they|agentname) (?:was|were|is|has been)(?: \w+){0,2} (?:rude|unprofessional|disrespectful|condescending|\
        dismissive|\
        insulting)
    (?:stood (?:me|us) up|hung up on (?:me|us)|yelled at (?:me|us|my)|lied to (?:me|us))
    (?:report|reporting) (?:you|your|one of your|this) (?:\w+ )?(?:to the (?:board|state|commission)|agents?|agency|\
        office)
    (?:su|sus|uno de sus|una de sus) (?:agentes?|emplead[oa]s?|asistente)\b[^.?!\n]{0,40}\b(?:groser[oa]|\
        maleducad[oa]|grit[oó]|\
        mal educad[oa]|irrespetuos[oa])
    """,
    OURS=(
        r"(?:agents?|realtors?|brokers?|people|guys?|ladies|lady|m[ae]n|wom[ae]n|reps?|colleagues?"
        r"|assistants?|receptionists?|"
        r"secretary|staff|team|employees?|photographers?|contractors?)"
    ),
    BAD=(
        r"(?:rude|unprofessional|disrespect\w+|dismissive|condescending|aggressive|pushy|insult\w+"
        r"|inappropriate|lied|lying|"
        r"yelled|screamed|swore|hung up|stood (?:me|us) up|no[- ]show|harass\w+|racist|sexist|drunk)"
    ),
)
# Sends somebody else to us: what is told is of them.
_SENDS_SOMEBODY: Final = Sifted(
    r"""
    (?:give|gave|giving|pass|passed|passing|share|shared|sharing|send|sent)(?: on| along)? (?:her|him|them|<KIN>) your \
        (?:name|number|info\w*|card|contact\w*|details|e-?mail|address|phone)
    (?:gave|give|giving|pass|passed|passing|share|shared|sharing)(?: on| along)? your (?:name|number|info\w*|card|\
        contact\w*|\
        details|e-?mail)(?: on| along| out)? to (?:her|him|them|<KIN>)
    (?:(?:she|he|they)(?:['’]s| is|['’]re| are)|(?:her|his|their) (?:e-?mail|\
        address)(?: is)?:?)(?: at)? [\w.+-]{1,64}@[\w-]{1,63}
    (?:e-?mail|write(?: to)?|contact|reach(?: out to)?|get in touch with) (?:her|him|them|<KIN>)(?: directly)? at \S+@
    (?:referred|refer|recommended|recommend|sent|send(?:ing)?) (?:my|a|our) (?:<KINSMAN>)s?(?: \w+)? (?:to you|your way)
    (?:darle|pasarle|d[ií]|pas[eé]) (?:su|tu) (?:n[uú]mero|contacto|tel[eé]fono|correo) a (?:mi|un|una)
    """,
    KIN=(
        r"(?:my|our|a) (?:\w+ )?(?:sister|brother|mom|mother|dad|father|son|daughter|cousin|aunt|uncle"
        r"|niece|nephew|friend|"
        r"neighbou?r|co-?worker|colleague|boss|buddy|in-?laws?|parents|kids?)(?:-in-law)?"
    ),
    KINSMAN=(
        r"(?:\w+ )?(?:sister|brother|son|daughter|cousin|niece|nephew|friend|neighbou?r|co-?worker"
        r"|colleague|boss|buddy)"
    ),
)


# Who decides with them is no somebody else.
_PARTNER: Final = phrases(r"(?:my|our) (?:wife|husband|spouse|partner|fianc[eé]e?|esposo|esposa|marido|mujer|pareja)")


def has_listing_with_us(text: str) -> bool:
    """Whether the writer speaks of their home that is on the market with us."""
    return _LISTS_WITH_US.search(text) is not None and _NOT_WITH_US.search(text) is None


def rents_from_us(text: str) -> bool:
    """Whether the writer asks as the tenant of a home that we let or sold, and seeks no other."""
    return _RENTS_FROM_US.search(text) is not None and not asks_for_a_home(text)


def has_grievance(text: str) -> bool:
    """Whether the writer complains of how somebody of the agency has treated them."""
    return _GRIEVANCE.search(text) is not None


def sends_somebody(text: str) -> bool:
    """Whether the writer sends somebody else to us: a sister, a friend with their address."""
    return _SENDS_SOMEBODY.search(text) is not None and _PARTNER.search(text) is None
