"""What is asked of an agency by whoever chooses one, or would work there: why this one, how it sells, who is hired."""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import phrases

_YOU: Final = r"(?:you|y['’]?all|you guys|your (?:agency|office|team|company|firm|brokerage)|lantern\b[^?.!\n]{0,20})"

# As `classifiers.topics.TOPICS`, of which they are part.
AGENCY_TOPICS: Final = (
    ("why_us", phrases(r"""
            why (?:should|would|do|must) (?:i|we|anyone|someone|a seller)(?: \w+)? (?:choose|pick|hire|use|list with|\
                go with|sell with|work with|trust|sign with)(?: with)? <YOU>
            why <YOU>(?=\s?\?)~
            what (?:makes|sets) <YOU> (?:different|better|special|apart|stand out)
            how (?:are|is) <YOU> (?:any )?(?:different|better)
            por qu[eé] (?:deber\w+|habr[ií]a\w*|tendr[ií]a\w*|me conviene|nos conviene|los|les)(?: (?:de|que|yo|\
                nosotros))* ?(?:eleg\w+|elij\w+|escog\w+|escoj\w+|contrat\w+|trabajar con)
            por qu[eé] (?:eleg|escog|contrat)\w+
            por qu[eé] (?:ustedes|con ustedes)
            qu[eé] (?:los|las|les) (?:hace|distingue|diferencia)
        """, YOU=_YOU)),
    ("marketing", phrases(r"""
            what (?:would|will|can|could|do|are|is) <YOU> (?:do|doing|be doing|offer|offering|bring)(?: \w+){0,3} \
                (?:differently|different|better|that (?:the )?others?)
            how (?:would|do|will|are) <YOU> (?:going to )?(?:market|advertise|promote)
            how (?:would|do|will) <YOU> (?:sell|go about selling) (?:it|my|our|homes?|houses?|the)
            (?:marketing|advertising) (?:plan|strategy)
            what(?:['’]s| is| would be)? your (?:plan|strategy|approach) (?:for|to) (?:sell\w*|list\w*|our|my|this)
            c[oó]mo (?:van a |piensan |suelen )?(?:anunci\w+|promocion\w+|public\w+|venden|vender[ií]an)
            qu[eé] har[ií]an (?:ustedes )?(?:diferente|distinto|mejor|de otra (?:forma|manera))
            plan de (?:venta|mercadeo|marketing)
        """, YOU=_YOU)),
    ("process", phrases(r"""
            what (?:do|would|will) <YOU>(?: (?:people|folks|agents|realtors))?(?: (?:actually|really|even|exactly))* do\
                (?: (?:for (?:me|us)|first|exactly))* \
                (?:(?:before|when|once|after) (?:you |we |i )?|to )(?:sell|list|sign|get)(?:ing)?
            how (?:does|do|would|will) (?:selling|buying|listing|renting|(?:a|the|our|my) sale)(?: [\w'’]+){0,4}? \
                (?:go|work|happen|run)
            what(?:['’]?s| is| all is) involved
            c[oó]mo (?:es|va|funciona|ser[ií]a) (?:lo de |el |la |eso de )?(?:vender|venta|comprar|compra)
        """, YOU=_YOU)),
    ("fees", phrases(r"""
            (?:costs?|charge|fees?|pay|free|how much)\b[^.?!\n]{0,30} to (?:have|get) \
                (?:you|her|him|agentname|someone|somebody|(?:the|an|your) agent)(?: guys)? \
                (?:to )?(?:come|visit|look|see|stop|over|out|walk)
        """)),
    ("jobs", phrases(r"""
            (?:are you|you guys|is your office|are u) (?:hiring|looking for agents|recruiting)
            (?:your|what are your) splits?
            desk fees?
            internships?
            join(?:ing)? (?:your|the) (?:team|office|brokerage)
            contratando
            (?:buscan|contratan|necesitan) (?:agentes|personal|gente|vendedores)
            (?:vacantes?|empleos?) (?:en|para|de)
        """)),
)  # fmt: skip
