"""Words that ask to be called, whoever is to call: "que me llame ella", "have her ring me", "comuníqueme con él"."""

from __future__ import annotations

import re
from typing import Final

# Who calls, between the verb and the time: a name or an agent. What joins another thought is none.
_WHO: Final = (
    r"(?:\s(?!(?:no|ni|si|que|cuando|antes|despues|porque|para|pero|y|o|de|del|en|el|la|los|las|un|una|and|or|but|if|when"
    r"|before|after|about|because|for|from|to|so|al?|your|my|the|bank|lender|seller|tenant|school|banco|vendedor"
    r"|inquilino|doctor|escuela)\b)[a-z'.]{2,15}"
    r"|\s(?:la|el|su|un|una|the|your|an)\s(?:agentes?|agents?|senora?|sra|sr|licenciad[oa]|asesora?|broker|realtor)"
    r"(?:\s[a-z]{2,15})?)"
)
_ONE_OF_US: Final = r"(?:agentname|her|him|she|he|you|someone|somebody|anyone)"
# Whom else than the writer they may have us call: never a bank or a seller.
_AT_WORK: Final = (
    r"(?:me|us|(?:at )?(?:my|our) (?:office|work|cell|mobile|home|desk|wife|husband|partner|daughter|son|mom|mother|dad"
    r"|father|assistant)(?: (?:line|phone|number))?)"
)
# Indicative in a clause of its own ("me marcan el jueves?"), subjunctive and imperative anywhere.
_CALL_ME: Final = (
    r"(?:(?:(?:^|[,.;:!?\u00bf(-]\s{0,2})|\b(?:ok|bueno|entonces|hola|mejor|favor|gracias|si|SI)\s)(?:me|nos)"
    r" (?:llam|marc|habl|contact|telefone)(?:a|an|as)"
    r"|\b(?:me|nos) (?:llam|marqu|habl|contact|telefone)(?:e|en|es)"
    r"|\b(?:llam|marqu|marc|habl|contact|telefone)(?:e|en|a|ar)(?:me|nos)"
    r"|\b(?:me|nos) (?:puede|pueden|podria|podrian|puedes|podrias) (?:llam|marc|habl|contact|telefone)ar"
    r"|\b(?:call|ring|phone|contact|reach) (?:me|us)(?: back)?"
    rf"|\b(?:have|get|ask|tell|let|can|could|would|will) {_ONE_OF_US}(?: to| please)?"
    rf" (?:call|ring|phone|try|reach) {_AT_WORK}"
    r"|\b(?:give|drop) (?:me|us) a (?:call|ring|buzz|bell|shout)"
    r"|\b(?:echar|dar|hacer|haga|hagan|de|den|eche|echen)(?:me|nos)? una llamad(?:a|ita)\b)"
)
_PUT_THROUGH: Final = (
    r"\b(?:(?:comuni(?:qu|c)|pas|pon|conect)(?:e|a|ar|en|ga|gan)(?:me|nos) con"
    r"|pon(?:ga|gan|er)?(?:me|nos) en contacto con"
    r"|(?:put|patch) (?:me|us) (?:through|on) (?:to|with)"
    r"|(?:connect|transfer) (?:me|us) (?:to|with)|get (?:me|us) on (?:the (?:phone|line)|a call) with)"
)
_NUMBER: Final = (
    r"(?:,?\s(?:(?:al?|en|at|on)\s)?(?:(?:el|mi|my|the|este|this)\s)?(?:(?:numero|cel|celular|telefono|tel|number|cell|phone)"
    r":?\s)?[#(+][#().+ -]{6,22})"
)
_SMALL: Final = (
    r"(?:por favor|porfa|please|pls|then|entonces|maybe|el|este|on|for|para|para el|at|a|al|de|en|por|la|las|back|pero"
    r"|but|mejor|preferably|de preferencia|sometime|any ?time|around|prefiero|prefer|es)"
)

# Ends where the time begins.
ASKED_BEFORE: Final = re.compile(
    rf"(?:{_CALL_ME}{_WHO}{{0,2}}|{_PUT_THROUGH}{_WHO}{{1,3}}){_NUMBER}?[\s,:;!.-]{{0,4}}(?:{_SMALL}[\s,]{{1,3}}){{0,3}}$"
)
ASKS: Final = re.compile(rf"{_CALL_ME}|{_PUT_THROUGH}{_WHO}")
