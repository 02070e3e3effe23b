"""Checks of what no reply may claim, promise or advise, whatever the records say: tables of patterns, English and Spanish.

Each function is a check of its own, so that an account can switch it off by name with a reason.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mailbot.conversation.checking.amounts import money_in
from mailbot.conversation.checking.review import Reviewed
from mailbot.conversation.checking.statements import declines
from mailbot.conversation.steps import Notice, ReplyStep

_WHO = r"(?:I|we|AGENT|he|she|they|our (?:agent|team|office)|(?:some|any)one|somebody|a colleague|the (?:agent|\
        owner|seller|team|office))"
_DEEDS = (
    r"(?:call|phone|ring|text|visit|meet|drive|stop|swing|come|go|send|mail|e-?mail|forward|prepare|draft|write up|set up"
    r"|schedule|arrange|book|reserve|hold|check|ask(?! (?:you\b|this|only|just|first|again|a |one |what|when|which|about your))|find out|look into|talk|speak|reach|get back|follow up|let you know"
    r"|keep (?:you|an eye|looking|searching|checking|watching)|put in a (?:good )?word|notify|alert|contact|negotiate|submit|pick you|show(?! you (?:one|two|both|these|what|the two))|have (?:an|the) answer"
    r"|take care|make sure|be (?:there|in touch|waiting|calling)|update you|put together|return)"
)


@lru_cache(maxsize=256)
def _compiled(patterns: tuple[str, ...], agent: str) -> tuple[re.Pattern[str], ...]:
    """The patterns with the agent's names for AGENT: what the agent is said to do is what we do."""
    names = "|".join(re.escape(name) for name in (agent, *agent.split()[:1]) if name) or r"(?!)"
    return tuple(re.compile(pattern.replace("AGENT", f"(?:{names})"), re.IGNORECASE) for pattern in patterns)


_PROMISES: Final = (
    rf"\b{_WHO}(?:'ll|’ll| will| shall|'re going to| am going to|'m going to| are going to|\
         is going to)\s+(?:\w+ly\s+|also\s+|then\s+|gladly\s+|personally\s+|just\s+|be happy to\s+|\
        be glad to\s+)?{_DEEDS}\b",
    rf"\bexpect (?:a|our|my|his|her|AGENT(?:['’]?s)?) (?:call|visit|mail|e-?mail|message)\b|\
        \blet me {_DEEDS}\b(?!\s?[:,])(?! (?:you )?(?:if|which|whether|a time|know))",
    r"\b(?:you|you'll|you will) (?:will )?(?:hear (?:back )?from|get a call|receive (?:a call|the (?:contract|documents|brochure|disclosures)))\b",
    r"(?<!something )(?<!home )(?<!house )\b(?:I|we) can (?:show|take) (?:it(?! from (?:there|here))|you (?!one|two|both|these|what|right now)|them|the)\b",
    r"\bAGENT (?:keeps?|brings?|calls?|writes?|sends?|stops by|comes by|meets|shows) (?!you (?:both|what))\b|\b(?:keeps?|keeping) an (?:ear|eye)\b|\bleave (?:that|it|this|the [\w ]{2,30}) (?:with|to) (?:me|us|AGENT)\b",
    r"\b(?:le|les|te) (?:guardamos|guardo|tendr[eé]|tendremos|tendr[aá]) \b",
    r"\b(?:le|te) paso (?:por|las?|los?|el|un)\b|\bwe (?:could|can) (?:meet|drive)\b|\bI(?:'m| am) on my way\b",
    r"\b(?:le|te|les|lo|la)\s+(?:llam(?:o|ar[eé]|amos|aremos)|env[ií](?:o|ar[eé])|enviamos|mando|mandar[eé]|mandamos|visito|visitar[eé]|ense[nñ]o|ense[nñ]ar[eé]|muestro|mostrar[eé]|aviso|avisar[eé]|preparo|preparar[eé]|consigo|reservo|reservar[eé]|aparto|agendo)\b",
    r"\b(?:voy|vamos|va) a (?:llamar|enviar|mandar|hablar|visitar|preguntar|preparar|mostrar|ense[nñ]ar|avisar|consultar|revisar|reservar|apartar|agendar)\w*\b",
    r"\b(?:llamar|enviar|mandar|visitar|avisar|preguntar|consultar|preparar|mostrar)(?:é|emos|á|án)\b",
    r"\b(?:yo|AGENT|alguien|nosotros) (?:le|les|te) (?:llamar|enviar|mandar|visitar|mostrar|ense[nñ]ar|avisar|preparar|buscar|escribir|conseguir|devolver)(?:é|emos|á)\b",
)
_CALLING = re.compile(r"\b(?:call|phone|ring|llam)", re.IGNORECASE)

# What only code does, and only in the steps named.
_BOOKED = (ReplyStep.CONFIRM_CALL, ReplyStep.MOVE_CALL, ReplyStep.ABOUT_CALL, Notice.REMINDER, Notice.CALL_MOVED)
_OFF = (ReplyStep.CANCEL_CALL, Notice.CALL_CANCELLED)
_TELLING = (
    ReplyStep.HAND_OVER,
    ReplyStep.WAITS,
    ReplyStep.OTHER_TIMES,
    ReplyStep.NOTE_WISH,
    ReplyStep.WITH_AGENT,
    ReplyStep.ABOUT_CALL,
)
_STATE: Final[tuple[tuple[str, tuple[ReplyStep | Notice, ...]], ...]] = (
    (
        r"\b(?:is|are|has been|have been|been|now|got you|you're|you are)\s+(?:now\s+|all\s+)?(?:booked|scheduled|confirmed|set\b(?! (?:up|with|apart|back|in|on|among|off)))|\b(?:you(?:['’]re| are)|(?:have|['’]ve) (?:put|got|marked|penciled) you) down for\b|\bsee you (?:at|on|there|then)\b|\byour? (?:\w+ )?(?:appointment|visit|showing|application|slot)(?: for [\w ]{2,30}| at [\w ]{2,30})?(?: stands|['’]s in\b| is in\b| is on the)|\b(?:y?our) (?:appointment|showing|viewing|tour) (?:with|on|at)\b|\b(?:tour|showing|viewing|call|visit) that(?:['’]s| is) on for\b|\bour appointment\b|\bon (?:our|the) (?:listing )?calendar\b|\bnow (?:listed|registered) with us\b|\ble (?:anot[eé]|apart[eé]|reserv[eé]|agend[eé])\b|\bqued[oóa] (?:usted )?(?:anotad|apuntad)\w*|\b(?:llamada|cita|visita) qued[oó] para\b|\bya est[aá] registrad\w*|\ball set\b|\bcall is (?:booked|at|on)\b|\bqued[oa] (?:agendad|confirmad|reservad|apartad)\w*|\best[aá] (?:agendad|confirmad)\w*|\b(?:I|we)(?:'ve| have) (?:booked|scheduled|confirmed)|\bit is in the calendar\b",
        _BOOKED,
    ),
    (
        r"\b(?:call|appointment|visit|showing|llamada|cita)\b.{0,30}\b(?:is|has been|was|qued[oa]|est[aá])\s+(?:cancel\w+|called off)|\b(?:I|we)(?:'ve| have)? cancel\w+|\b(?:taken )?off the calendar\b",
        _OFF,
    ),
    (
        r"\b(?:call|appointment|visit|showing|tour|llamada|cita|visita)\b.{0,30}\b(?:has been|was|is|qued[oa])\s+(?:moved|rescheduled|cambiad\w+|reprogramad\w+)|\b(?:I|we)(?:'ve| have) (?:moved|rescheduled)",
        (ReplyStep.MOVE_CALL, Notice.CALL_MOVED),
    ),
    (
        r"\b(?:turned|switched) off (?:the|your) [\w ]{0,20}alerts\b|\bno further e-?mails?\b|\b(?:removed|taken (?!out in)|unsubscribed|deleted|erased|opted)\b.{0,40}\b(?:list|subscri\w+|database|mailings?|records|out)\b|\bunsubscribed\b|\bdad[oa] de baja\b|\bno (?:more|further) (?:mail|emails?) will\b|\byou will not hear from us\b",
        (),
    ),
)
_DONE: Final = (
    r"\b(?:I|we|AGENT)(?:'ve| have|'s| has)?\s+(?:just\s+|already\s+|gone ahead and\s+)?(?:reserved|held|set aside|blocked|sent|mailed|called|spoken|talked|asked|contacted|scheduled|arranged|submitted|filed|signed|negotiated|forwarded|told|informed|notified|updated|changed|deleted|paid|refunded|transferred|verified|inspected|measured)\b",
    r"\bAGENT(?:['’]s| has)?\s+(?:just\s+|already\s+)?(?:walked|toured|visited|seen)\b",
    r"\b(?:he|reservado|(?<!dejar )apartado|he enviado|he mandado|he hablado|ya (?:habl[eé]|envi[eé]|apart[eé]|reserv[eé]|mand[eé]))\b(?<!\bhe)(?=\W)",
    r"\bI let \w+ know\b|\b(?:I|we)(?:['’]ve| have) (?:saved|put(?! (?:both|them|two|these|one)\b)|added|attached|looked up|made a note|gone (?:back )?(?:over|through)(?! (?:what we have|our)\b))\b|\bI made a note\b|\bI looked up\b|\b(?:after|having) (?:going|gone) (?:back )?(?:over|through)\b|\bacabo de (?:hablar|llamar|enviar|mandar|revisar)\b|\b(?:reserved|held|on hold) for you\b|\breservad[oa] para (?:usted|ti)\b",
)
_PASSED_ON: Final = r"\b(?:passed|forwarded|handed)\b(?! in (?:19|20)).{0,60}\b(?:on|to (?:AGENT|our agent|\
        the agent))\b|\b(?:let|told) (?:AGENT|our agent|the agent) know\b|\b(?:is|are) (?:now )?with (?:AGENT|\
        our agent|the agent)\b|\b(?:AGENT|agent|she|he) (?:also |now )?has (?:been given )?(?:your|\
        the) question\b|\b(?:AGENT|agent|she|he) (?:also |now )?has your\b|\b(?:I|we)(?:['’]ve| have)? (?:just |\
        also )?(?:sent|asked|given|put (?:it|that|this|(?:your|the) question)|relayed|\
        raised)\b.{0,60}\b(?:AGENT|our agent|the agent)\b|\bquestion (?:about [\w ]{2,40} )?(?:has )?(?:gone|\
        went) to (?:AGENT|our agent|the agent)\b|\bhe pasado\b|\bse la he pasado\b|\bhas been (?:told|informed)\b"

_GUARANTEES: Final = (
    r"\bguarant(?:ee|y|eed|ees|eeing)\b|\bgarantiz\w+|(?<!de )\bgarant[ií]a\b(?! (?:del constructor|de un año))",
    r"\bI (?:can )?(?:promise|assure|swear)\b|\b(?:le|te) (?:prometo|aseguro)\b|\bwe promise\b",
    r"\b(?:will|would|is going to|are going to) (?:definitely|certainly|surely|for sure|absolutely|undoubtedly)\b|\bno doubt\b|\bno question\b(?=\s*[.,;!])|\byou(?:['’]ll| will) never lose\b|\b(?:won['’]t|will not) (?:come to|be|cost) more than you\b|\bgive it a (?:few|couple of) (?:days|weeks|months) and\b|\bwe never miss\b|\b(?:not|n['’]t|never) give you (?:any )?trouble\b|\b(?:is|are|be) certain to\b|\bhave no trouble (?:building|getting|finding|selling)\b|\bsure to get\b|\b(?:won['’]t|will not) be a problem\b|\bnever run (?:short|out)\b|\bit will stay\b|\b(?:can|may) count on (?:it|them|this)\b|\bseguro que\b|\bsin duda\b",
    r"\b(?:no|zero|without(?: any)?) risks?\b|\brisk[- ]free\b|\bsin (?:ning[uú]n )?riesgo\b|\bcannot go wrong\b|\bcan't go wrong\b",
    r"\b(?:100|hundred)\s?(?:%|percent) (?:sure|certain|safe)\b|\byou(?: will|['’]ll) (?:love|not regret)\b|\bwon['’]t (?:regret|outgrow)\b|\b(?:can|could|may) (?:certainly|definitely|surely) be\b|\bsure to (?:be (?:approved|accepted)|find)\b|\bwe(?:['’]ll| will) (?:find|land|get) you\b(?! (?:a time|on))|\b(?:one way or another|nothing to worry about|be no trouble at all|trouble-free)\b|\bno (?:se )?(?:arrepentir|decepcion|echar)\w*|\bnever sits? empty\b|\bning[uú]n problema\b",
)
_VALUATION: Final = (
    r"\b(?:home|house|property|condo|place|it|casa|propiedad)s?\b.{0,40}\b(?:is|are|be|probably|currently|likely|could be|would be)?\s*worth (?!a (?:look|peek|glance|closer|visit|call|second)|knowing|checking|trying|keeping|looking|asking|considering|seeing|it\b)",
    r"\bworth (?:about|around|at least|(?:more|less)(?! to you)|roughly|between|up to|\$|\d)",
    r"\b(?:below|under|above|over|at|beats?) (?:the )?(?:market|appraisal|appraised)\b(?! st)|\bmarket value\b|\bvalor de(?:l)? mercado\b",
    r"\b(?:under|over)(?:priced|valued)\b|\b(?:well|fairly(?! priced (?:close|near))|competitively|aggressively|attractively|sensibly|right|rightly|nicely|keenly) priced\b|\bpriced (?:to sell|right|well|competitively|(?:below|under|above)(?! (?:half|your|the \w+ (?:hundred|thousand)|[$€£\d]))|fairly(?! (?:close|near|evenly)))\b|(?<!whether )\bprices\b(?: \w+){0,3} (?:should|will|may|might|tend to|are going to) (?:\w+ )?(?:ease|fall|rise|drop|come down|go up|climb|soften|cool)\b|\bis (?:low|high) for what\b|\bclimbs? in (?:price|value)\b|\bnever lose (?:their|its) (?:price|value)\b|\blos precios (?:\w+ )?(?:van|suben|subir[aá]n|bajan|bajar[aá]n)\b|\bno bajan de precio\b",
    r"\b(?:great|good|solid|smart|safe|sound|excellent|wise|better|best|fair|reasonable) (?:rent\b|investment|deal(?! (?:of|at once|more|to|recorded))|value|buy|price|bargain)\b|\ba lot of \w+ for (?:the|your) money\b|\b(?:is|are|seems?|looks?) (?:fair|reasonable) for\b|\bgoes? for (?:twice|double|half)\b|\bsale m[aá]s a cuenta\b|\bbargain\b|\ba steal\b|\bganga\b|\bbuena inversi[oó]n\b|\bbuen (?:precio|negocio)\b|\bworth every\b|\bbelow what (?:similar|other|comparable|most)\b|\b(?:por )?debajo de lo que (?:se paga|piden|cuestan?)\b|\bprecio muy bueno\b|\b(?:only gets?|only goes?) (?:pricier|up|one way)\b|\bse (?:revaloriz\w+|paga sol[ao])\b|\bpays? for itself\b|\b(?:come in|offer|start) (?:a (?:bit|little) )?(?:below|under|lower than) (?:the )?asking\b|\bbetter-priced\b|\bmargen para ofrecer\b|\bwiggle room\b|\broom to negotiate\b",
    r"\b(?:will|would|should|could|may|likely|going to|have|has|expected to) (?:\w+ly )?(?:hold (?:its|their) value|appreciate[d]?\b|go up|gain|increase in value|rise|double)|\b(?:hold|holds|gain|gains) (?:its |their )?value\b|\bappreciat(?:ed|ing|ion)\b",
    r"\bresale\b|\bROI\b|\breturn on (?:your )?investment\b|\bcap rate\b|\bequity\b|\bplusval[ií]a\b",
    r"\b(?:sell|list|go|going|selling|sold|fetch|bring|get) (?:it |your \w+ )?(?:for|at) (?:around|about|roughly|approximately|at least|up to|between)",
    r"\b(?:sell|selling|sold|fetch|bring) (?:it |your \w+ )?(?:for|at) (?:\$|\d)",
    r"\b(?:su|tu) (?:casa|propiedad|departamento) (?:vale|valdr[ií]a|puede valer|cuesta)\b|\bvale (?:unos|alrededor|aproximadamente|m[aá]s|cerca)\b|\bpodr[ií]a venderse\b|\b(?:valdr[aá]|va a valer) (?:bastante |mucho )?m[aá]s\b|\bde lo que vale\b",
    r"\b(?:recent|comparable|nearby) sales\b|\bcomps?\b|\bcompared (?:with|to) (?:other|similar)\b|\bcheaper than it looks\b|\bhouses like yours\b|\bhomes like yours\b",
)
# Before a home that is worth something: it is what they ask, and not what is said.
_AS_ASKED: Final = re.compile(
    r"\b(?:questions?|ask(?:ed|ing)?|wonder(?:ed|ing)?|(?:like|want|wish) to know)\b(?: \w+){0,3}? (?:what|how much)(?: \w+){0,3} \Z",
    re.IGNORECASE,
)
# Where no home is offered, what is asked of the lead's own limit.
_OF_THEIR_LIMIT: Final = ("wiggle room", "could go up", "would go up")
_ASKED_AT: Final = re.compile(r"\b(?:list|go|going|get) (?:it |your \w+ )?(?:for|at) (?=\$|\d)", re.IGNORECASE)
_LEGAL: Final = (
    r"\blegal(?:ly)?\b|\bunder [A-Z]\w+ law\b|\bpermits? (?:is|are)(?: not|n['’]t)? (?:needed|required|necessary)\b|\bby law\b|\bpor ley\b|\blawyers?\b|\battorneys?\b|\babogad[oa]s?\b|\blegalmente\b",
    r"\b(?:contract|lease|agreement|contrato|deposit|escrow)\b.{0,50}\b(?:binding|void|protects?|entitles?|cancel|back out|walk away|terminate|keep|refund\w*|forfeit|losing|lose|enforce\w*|obliga\w*)\b",
    r"\b(?:back out|walk away|cancel|get out)\b.{0,30}\b(?:contract|lease|deal|agreement|offer)\b",
    r"\b(?:you|tenants?|buyers?|sellers?|landlords?) (?:have|has) (?:the|a) (?:legal )?right\b|\btiene (?:el )?derecho a\b|\bcancelar el contrato\b",
    r"\b(?:zoning|easement|liability|liable|lawsuit|sue|evict\w*|statute|title dispute|contingenc(?:y|ies)|inspection clause)\b|\bdesalojo\b|\bdemanda legal\b",
)
_TAXES: Final = (
    r"\btax(?:es|able)?[- ](?:deduct\w*|benefits?|advantages?|credits?|breaks?|free|savings?|write)\b|\bdeduct(?:ible|ions?|ed)?\b|\bcapital gains\b|\bgain (?:is ?n['’]t|is not|won['’]t be) (?:\w+ )?taxed\b|\b(?:skip|dodge|escape|spared?|without) (?:the |any )?(?:\w+ )?(?:property |sales |city )?tax(?:es)?\b|\bgain is (?:\w+ )?not taxed\b|\btaxed as\b|\b1031 exchange|\bdeduci\w+",
    r"\b(?:save|saves|pay|paying|avoid|owe)\b.{0,25}\btax(?:es)?\b|\btax(?:es)? (?:are|is|will|would) (?:low|high|lower|higher|about|around|only|going)\b",
    r"\bimpuestos? (?:bajos?|altos?|deducibles?)\b|\bganancias de capital\b|\bdepreciation\b|\bwrite[- ]off\b|\bIRS\b",
)
_LOANS: Final = (
    r"\byou(?:'d| would|'ll| will| can| could| should)? (?:easily |certainly |probably |already |likely )*(?:qualify|be approved|get approved|afford)\b|\bcalificas? (?:para|usted|sin|f[aá]cil\w*)\b|\b(?:puede|podr[ií]a) pagar\b",
    r"\b(?:interest|mortgage) rates?\b|\btasas? de inter[eé]s\b|\bAPR\b|\brates are\b|\b(?:with|at) rates\b|\b(?:lock|locking) (?:in |soon|now|a rate|your rate)",
    r"\bmonthly (?:payment|mortgage)s?\b|\bpago mensual\b|\bmensualidad\b|\bdown[- ]payment\b|\b(?:%|percent) down\b|\benganche\b|\bpoints?\b (?:up front|at closing)",
    r"\b(?:FHA|VA|USDA|conventional|jumbo|adjustable|fixed[- ]rate|hard money|bridge|zero[- ]down)\b.{0,20}\b(?:loan|mortgage|financing|rate)s?\b",
    r"\b(?:loan|mortgage|cr[eé]dito|hipoteca)s?\b.{0,50}\b(?:best|better|easy|approved|approval|cheap\w*|recommend|low|good|f[aá]cil|bajo|aprobad\w+|mejor)\b|\b(?:best|better|easy|cheap\w*|low|good) (?:loan|mortgage|financing)\b",
    r"\b(?:your|su|tu) (?:credit|income|salary|sueldo|cr[eé]dito|ingreso)s?\b.{0,40}\b(?:enough|fine|good|qualif|califica|alcanza|suficiente)\w*",
    r"\blenders? (?:count|weigh|treat|like|love|accept|see)s?\b|\b(?:easy|easier|simple|simpler) to finance\b|\brefinanc\w+|\bpre-?approv\w+ (?:is easy|would|will|takes|from us)\b|\bwaiting a little could pay\b|\brent(?:ing)? is (?:throwing|wasted)\b",
)
_COMMISSION: Final = (
    r"\bcommissions?\b|\b(?:not|n['’]t|never) (?:have to )?pay us (?:anything|a)\b|\bpercent co-?op\b|\bonly pay us\b|(?:%|\bpercent) fee\b|\b(?:our|the) (?:whole|full|entire|side of the) fee\b|\bpercent to us\b|\bno tienen? costo para usted\b|\bbuyer['’]?s fee\b|\bcomisi[oó]n(?:es)?\b|\bhonorarios\b",
    r"\b(?:our|my|agent'?s?|agency'?s?|listing|broker'?s?) fees?\b|\bwe charge\b|\bwe (?:only )?get paid\b|\bcobramos\b|\byou pay nothing\b|\bno (?:cost|fee)s? to you\b|\bno paga nada\b|\brebates?\b|\bcash ?back\b",
)
_LENDERS: Final = (
    r"\b(?:lending|mortgage|title) partners?\b|\b(?:recommend|prefer(?:red)?|partner(?:ed)?|trusted|suggest|in-house|affiliated|use|go with|work with|try|ask (?:at|our)|favou?rite|usual|connect you with|refer you to|introduce you to)\b.{0,40}\b(?:lenders?|banks?(?! barn)|mortgage (?:compan|broker|lender|officer)\w*|loan officer|title|escrow|settlement|home inspectors?|inspectors?|appraisers?|insurance|insurer|home warranty|credit union|notary)\b",
    r"\b(?:lenders?|bank|title company|escrow company|loan officer|inspector|insurance)\b.{0,60}\b(?:we|our|us|discount|best|fast|quick|recommend|preferred|partner|trust)\b",
    r"(?-i:\b[A-Z]\w+ (?:Bank(?! [Bb]arn)|Mortgage|Lending|Title|Escrow|Financial|Credit Union|Home Loans)\b)",
    r"\b(?:recomiendo|recomendamos|use|vaya a|nuestro|de confianza)\b.{0,40}\b(?:banco|prestamista|notar[ií]a|notario|aseguradora|financiera|hipotecaria|t[ií]tulo)\b",
)
_IDENTITY: Final = (
    r"\b(?:I'm|I’m|I am|we are|this is|you(?:'re| are) (?:talking|speaking|writing|chatting) (?:to|with))\s+(?:definitely |certainly |really |indeed |absolutely |just )?(?:not|no|never)\s+(?:a |an )?(?:\w+ )?(?:AI\b|A\.I\.|bot|chat ?bot|robot|machine|computer|program|automat\w+|artificial)",
    r"\b(?:I'm|I’m|I am|we are|you(?:'re| are) (?:talking|speaking|writing|chatting) (?:to|with))\s+(?:\w+ly |indeed |just |actually )?(?:a |an )?(?:\w+ )?(?:human|person|real|man|woman|flesh)\b",
    r"\bnothing (?:here )?(?:is )?automated\b|\b(?:is|was) ?(?:not|n['’]t) an? automat\w+|\b(?:I type|a (?:human|person) (?:reads|writes|types|answers))\b|\bit is a person\b|\breal person\b|\byo crec[ií]\b|\bmy own (?:two |three )?(?:cats?|dogs?|kids|house|home|place)\b|\bas a (?:cat|dog|home)[- ]?owner\b|\bmy morning coffee\b|\byears of selling\b|\bwhen I (?:stood|walked|was|first)\b|\bat the front desk myself\b|\b(?:ninguna m[aá]quina|no es un mensaje autom[aá]tico|le escribo en persona|le escribo yo|le escribe una persona|no un (?:sistema|programa|robot|mensaje))\b|\bcuando (?:entr[eé]|fui|estuve)\b|\bno (?:bot|robot|AI|machine|computer|automation)s? (?:here|involved|is|writes?|wrote)\b|\bnot (?:a|an) (?:bot|robot|AI|machine)\b|\bhuman (?:being )?(?:here|writes|wrote)\b|\bas a (?:human|person|local|realtor|mother|father|woman|man)\b",
    r"\bthis is (?!(?:a|an|the|not|one|what|where|how|for|on|in|still|only|just|under|your|our|my|listed|available|also|within|too|exactly|all|good|helpful|useful|clear|enough|something|why|because|at|it|about)\b)[a-z]+\b(?=[.,! ]|$)",
    r"\b(?:I|we) (?:personally )?(?:walked|toured|visited|saw|drove|stopped|went(?! (?:by|through|over|back)\b)|lived?|live|grew up|met|remember|bought|sold|have been (?:inside|there)|was there|used to|have lived)\b",
    r"\bmy (?:wife|husband|kids?|children|family|house|own home|neighbou?r|mother|father|dog|son|daughter|desk|car|colleagues? and I)\b",
    r"\b(?:no soy|no somos|no es) (?:un |una )?(?:robot|bot|m[aá]quina|computadora|IA\b|inteligencia|asistente virtual|programa|sistema autom\w+|respuesta autom\w+)\b|\bsoy (?:un |una )?(?:humano|humana|persona|agente|mujer|hombre)\b|\bpersona real\b|\bde carne y hueso\b",
)
_OTHERS: Final = (
    r"\b(?:an)?other (?:buyer|client|lead|customer|couple|family|party|person|tenant|renter|applicant|people)s?\b|\b(?:some|any)(?:one|body) else\b|\botr[oa]s? (?:client|comprador|persona|interesad|familia)\w*|\balguien m[aá]s\b",
    r"\b(?:buyer|client|lead|customer|contact|applicant)s? (?:named|called|of ours|who|that|in our)\b|\bour (?:other )?(?:clients|leads|buyers|customers|contacts) (?:are|have|want|pay|offered|include)\b",
    r"\b(?:the|a) (?:seller|owner|landlord|vendor|neighbou?r)s?(?:'s|')? (?:is|are|was|were|got|getting|divorc\w+|ill|moving|job|name|number|email|lost|died)\b",
    r"\b(?:other|most|many|all(?: the)?) (?:people|persons|leads|buyers|clients) who (?:wrote|contacted)\b|\b(?:her|his|their) (?:budget|phone|number|email|address) (?:is|was)\b",
)  # fmt: skip


# What a sentence says is not so yet.
_NOT_SO: Final = re.compile(
    r"\b(?:nothing|none|no (?:call|visit|appointment|time|showing)|not(?: yet)?|nada|todav[ií]a no|a[uú]n no|ning[uú]n\w*)\b[^.;]{0,40}\Z|n['’]t\b[^.;]{0,20}\Z|\bno \Z",
    re.IGNORECASE,
)


def promises(draft: Reviewed) -> Iterator[str]:
    """No promise of deeds that nobody will do; that a booked call will be made is no such promise."""
    booked = draft.brief.step in _BOOKED and draft.brief.call is not None
    for found in _found(_PROMISES, draft):
        if not (booked and _CALLING.search(found)):
            yield found


def deeds(draft: Reviewed) -> Iterator[str]:
    """No deed is told that code did not do; a question is passed on only where the operator is told of it."""
    yield from _found(_DONE, draft, but=_PASSED_ON, unless=_NOT_SO)
    tells = bool(draft.brief.unanswered) or draft.brief.step in _TELLING
    tells = tells or draft.brief.no_call or bool(draft.brief.visit_when)
    if not tells:
        yield from _found((_PASSED_ON,), draft)


def state(draft: Reviewed) -> Iterator[str]:
    """That a call is booked, moved or cancelled, or mail stopped, is said only by the reply that code wrote it into."""
    says_what_stands = draft.brief.step is ReplyStep.NOTE_WISH and draft.brief.call is not None
    for pattern, steps in _STATE:
        if draft.brief.step not in steps and not (says_what_stands and steps is _BOOKED):
            yield from _found((pattern,), draft, unless=_NOT_SO)


def guarantees(draft: Reviewed) -> Iterator[str]:
    """Nothing is guaranteed."""
    yield from _found(_GUARANTEES, draft)


def valuation(draft: Reviewed) -> Iterator[str]:
    """No opinion on what a home is or will be worth; what it lists at is a fact where it is the price of one."""
    for found in _found(_VALUATION, draft, unless=_AS_ASKED, declined=True):
        if draft.brief.properties or found.lower() not in _OF_THEIR_LIMIT:
            yield found
    for sentence in draft.sentences:
        for match in _ASKED_AT.finditer(sentence.text):
            amount = next(money_in(sentence.text[match.end() :]), None)
            if amount is None or amount.value not in draft.asking_prices:
                yield match[0].strip()


def legal(draft: Reviewed) -> Iterator[str]:
    """No legal advice."""
    yield from _found(_LEGAL, draft, declined=True)


def taxes(draft: Reviewed) -> Iterator[str]:
    """No tax advice."""
    yield from _found(_TAXES, draft, declined=True)


def loans(draft: Reviewed) -> Iterator[str]:
    """Nothing on whether, how and at what rate somebody could borrow."""
    yield from _found(_LOANS, draft, declined=True)


def commission(draft: Reviewed) -> Iterator[str]:
    """Nothing on commission and fees but what a fact of the business says."""
    yield from _found(_COMMISSION, draft, declined=True)


def lenders(draft: Reviewed) -> Iterator[str]:
    """Nobody is sent to a lender, title company or other settlement service."""
    yield from _found(_LENDERS, draft, declined=True)


def identity(draft: Reviewed) -> Iterator[str]:
    """The assistant never passes for a person, nor tells of a life that it does not have."""
    yield from _found(_IDENTITY, draft)
    agent = re.escape(draft.brief.agent.split()[0]) if draft.brief.agent.split() else ""
    if agent:
        own = rf"\b(?:I am|I'm|I’m|this is|my name is|it's|soy|me llamo|habla|le escribe)\s+{agent}\b|\
        \b{agent}\s+here\b|\n\s*(?:[-–—]\s*)?{agent}(?:\s+\w+)?\s*\Z|\bmy name is\b"
        yield from _found((own,), draft, whole=True)


def others(draft: Reviewed) -> Iterator[str]:
    """Nothing of other leads, clients, tenants or sellers."""
    yield from _found(_OTHERS, draft, declined=True)


def _found(
    patterns: tuple[str, ...],
    draft: Reviewed,
    but: str = "",
    *,
    unless: re.Pattern[str] | None = None,
    declined: bool = False,
    whole: bool = False,
) -> Iterator[str]:
    """What the patterns match, unless a fact of ours says just that.

    `but`: words that make the sentence another one; `unless`: words before the match; `declined`: whether it goes where
    its clause declines to say it.
    """
    for start, text in (
        [(0, draft.body)] if whole else [(sentence.start, sentence.text) for sentence in draft.sentences]
    ):
        lead = None if whole else draft.before_a_fact(text)
        text = text if lead is None else lead
        if but and _compiled((but,), draft.brief.agent)[0].search(text):
            continue
        for pattern in _compiled(patterns, draft.brief.agent):
            for match in pattern.finditer(text):
                if unless and unless.search(text, 0, match.start()):
                    continue
                if not (declined and declines(draft, start + match.start(), start + match.end())):
                    yield match[0].strip()
