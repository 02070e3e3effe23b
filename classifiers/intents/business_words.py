"""Words that tell mail of business from spam: papers that it bears, and what only thieves and sellers ask.

Notices of services ("your card on file will be charged") sound like phishing, which imitates them. What tells them
apart is not the tone: business names what it is about, and asks for nothing that is not owed to it.
"""

from __future__ import annotations

from typing import Final

from classifiers.text.phrases import Sifted, phrases

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)

# A number by which both sides know a matter.
NUMBERS: Final = phrases(
    r"""
    (?:invoice|inv|bill|order|file|escrow|permit|policy|loan|claim|case|envelope|confirmation|account|acct|card|\
        ticket|\
        purchase order|p\.?o\.?|instrument|parcel|apn|job|estimate|quote|proposal|reference|ref|booking|reservation|\
        member(?:ship)?|certificate|commitment|docket|listing|license|tracking|customer|contract|mls|receipt|check|\
        cheque|warranty|\
        work ?order)(?: (?:id|number|nr|no|num)\b\.?)?(?: (?:is|ending(?: in| with)?|ends in))? ?[:#]{0,2} ?#?\
        ~(?=[\w/-]{0,12}\d\d)[\w/-]{2,20}\b
    (?:factura|pedido|expediente|p[oó]liza|permiso|pr[eé]stamo|folio|recibo|presupuesto|contrato|cuenta|orden|escrow)\
        (?: (?:n[uú]mero|n[uú]m|nro|no)\b\.?)? ?[:#]{0,2} ?#?~(?=[\w/-]{0,12}\d\d)[\w/-]{2,20}\b
    """
)
# A house by its number: "44 Elm", "9 Cedar Ct", and no day, hour or count.
HOUSES: Final = phrases(
    rf"""
    ~(?<![\w.,$#/:-])\d{{1,5}}[A-Z]?~ (?-i:[NSEW]\.? )?(?!{_MONTH}\b|(?:am|pm|hours?|days?|minutes?|mins?|leads?|\
        buyers?|\
        sellers?|realtors?|agents?|homes?|listings?|properties|motivated|exclusive|best|top|off|free|percent|usd|\
        euros?|dollars?|million|street|avenue)\b)(?-i:[A-Z])[\w'’.]{{2,24}}
    (?:calle|avenida|av\.?|unidad|depto\.?|lote) ~(?:(?-i:[A-ZÁÉÍÓÚÑ])\w+,? ){{0,3}}(?:n[uú]m\.? |no\.? |\
        #)?\d{{1,5}}\b
    (?:unit|apt\.?|apartment|suite|lot) #?\d{{1,4}}[A-Z]?
    """
)
# What a deal has of papers, things and people, by names that nobody has for anything else.
DEALS: Final = phrases(
    r"""
    (?:closing|seller|lead paint|property) disclosures?|(?:settlement|closing) statement|(?:listing|purchase|\
        buyer agency|\
        attorney) (?:agreement|contract|review)|p ?& ?s agreement|payoff|earnest money|title (?:commitment|search|\
        policy|\
        insurance|company)|(?:re)?appraisals?|apprais(?:er|ed)|inspection report|\
        surveyor?|addend(?:um|a)|counter ?offer|lockbox(?:es)?|hoa|estate of|open house|home warranty|\
        clear to close|rate lock|underwriting|comps|walk-?through|move[- ]out|(?:re)?key(?:ed|s)\b|escritura|cierre|\
        aval[uú]o
    """
)
# A day or an hour at which something is to be, or was.
MOMENTS: Final = phrases(
    rf"""
    {_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?\b|\d{{1,2}} (?:de )?{_MONTH}|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\b(?<!24/7)
    (?:mon|tues|wednes|thurs|fri|satur|sun)day\b[^.\n]{{0,20}}\b(?:at|between|from|by) (?:\d|noon)~
    ~\b\d{{1,2}}(?::\d\d)? ?(?:am|pm)
    \d{{1,2}} de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|se[pt]+iembre|octubre|noviembre|diciembre)
    (?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado)\b[^.\n]{{0,20}}\b(?:a las?|entre|de) \d~
    """
)
# What says that a matter stands between the two, and that nothing more is wanted.
SETTLED: Final = phrases(
    r"""
    no (?:further |other )?(?:action|reply|response)(?: \w+){0,3} (?:is |are )?(?:needed|required|necessary)
    (?:nothing|no need)(?: (?:else|more|further))?(?: (?:for you|you need|that you need))? to do
    (?:card|payment method|account) (?:that (?:is|we have) |we have |you have )?on file
    renews? (?:itself |automatically )?on
    thank(?:s| you)(?: \w+){0,2} for (?:your|the) (?:\w+ ){0,2}(?:payment|order|purchase|registration|registering|\
        renewal|booking|business|application|dues|donation|sponsorship|membership)
    (?:you are|you['’]re|you have been) (?:now )?(?:registered|signed up|enrolled|booked|confirmed|scheduled)
    (?:registration|order|booking|appointment|reservation|showing|payment|delivery|pickup) (?:\w+ ){0,2}(?:is |was |\
        has been )?(?:confirmed|received|scheduled|complete)
    (?:as|like) (?:we )?(?:discussed|agreed|requested|promised|usual|always|last time|before)|per (?:your|\
        our) (?:request|call|conversation)|you (?:asked|requested|ordered)|the usual
    no (?:se requiere|hace falta|es necesario|necesita)(?: \w+){0,4} (?:acci[oó]n|hacer nada)
    gracias por su (?:pago|compra|pedido|preferencia|registro)
    """
)

# What only thieves ask, or press with.
DEMANDS: Final = Sifted(
    r"""
    pass ?(?:words?|codes?|phrases?)|contrase[nñ]as?|pin(?: number| code)?|credentials|user ?names?|apple id|\
        social security|ssn|security questions?|seed phrase|(?:login|sign-?in) (?:details|information)
    ~(?<!to )<CONFIRM> <YOURS>
    (?:have|need|needs|must|required?|asked?|kindly|please|order) (?:you )?to <CONFIRM> <YOURS>
    to (?:avoid|prevent|keep|restore|continue|regain|reactivate|unlock|release|claim|receive|stop|\
        secure)\b[^.?!\n]{0,60}\
        \b<CONFIRM>
    <CONFIRM>\b[^.?!\n]{0,60}\bto (?:avoid|prevent|keep|restore|continue|regain|reactivate|unlock|release|claim|\
        receive|stop)
    (?:log|sign)(?:ging|ing)?[ -]?in (?:with|using) (?:your )?(?:work|office|company|business|e-?mail|microsoft|\
        google|outlook|365|account|realtor\S*|mls)
    (?:log|sign)[ -]?in\b[^.?!\n]{0,40}\b(?:to|and) (?:view|open|see|read|release|access|restore|unlock|retrieve|\
        receive)
    enter your
    (?:will|shall|may|might|has|have|had|been|is|are|was|were|being)(?: \w+)? (?:be |been )?(?:permanently |\
        temporarily |\
        automatically )?(?:closed|suspended|deleted|disabled|deactivated|terminated|blocked|restricted|limited|\
        locked|voided|disconnected|compromised|quarantined|revoked|seized|forfeited)
    (?:avoid|prevent)(?: \w+){0,3} (?:suspension|interruption|disconnection|cancell?ation|penalt\w+|closure|\
        late fees?|legal|fines?|loss|charges)
    legal (?:action|proceedings)|lawsuit|final (?:notice|warning|reminder|demand)|last (?:chance|warning|notice)|\
        failure to|collections? agency
    expir\w+ (?:today|tonight|tomorrow|soon|in (?:\d+|one|two|three) (?:hours?|hrs?|minutes))
    (?:within|in the next|next|only|expires? in) (?:the next )?(?:\d+|one|two|three|twelve|twenty[- ]four|\
        forty[- ]eight) \
        (?:hours?|hrs?|h|minutes)
    (?:immediate|urgent)(?:ly)?(?: \w+)? (?:action|attention|response|payment|verification|transfer)|action required|\
        requires your (?:immediate )?(?:attention|action)|immediately
    (?:today|right away|now|immediately)\b[^.?!\n]{0,40}\b(?:to (?:avoid|keep|prevent)|or (?:your|the|we))
    (?:overdue|past due|unpaid|outstanding)\b[^?!\n]{0,120}\b(?:today|immediately|at once|right away)
    (?:did ?n['’]?o?t|didn['’]t|do ?n['’]?o?t|don['’]t|not) (?:you )?(?:authori[sz]e|request|recogni[sz]e|make this|\
        place this|order this|initiate|order\b)|(?:was|is) ?n['’]?o?t you|not you\b|(?:was|is) (?:this|that|it) you\b
    unusual|suspicious|unauthori[sz]ed|fraudulent
    (?:keep|between)(?: \w+){0,3} (?:confidential|secret|quiet|us|private)|confidential\w*|discreet\w*
    (?:do not|don['’]t|please do not|no need to) (?:call|phone|tell|mention|share|ring|contact|discuss|forward)
    (?:can['’]?t|cannot|can not|unable to|won['’]t be able to) (?:\w+ )?(?:talk|call|take calls|speak|answer)
    phones? (?:lines? )?(?:is|are) down
    bitcoins?|btc|crypto\w*|usdt|ethereum|wallet|gift ?cards?|western union|moneygram|cash ?app|zelle
    cashier['’]?s? che(?:ck|que)|(?:certified|bank) che(?:ck|que)|send (?:the )?(?:rest|difference|balance)
    click|clic|tap (?:here|below|the)|scan (?:the|this)|qr code|enable (?:content|macros|editing)|\w*\.(?:zip|exe|\
        html?|iso)
    (?:bank|routing|card|account|iban)(?: and \w+)? (?:numbers?|details|info\w*)|full name|date of birth|\
        copy of (?:your )?\
        (?:id|passport|license)|w-?2s?
    (?:parcel|package|shipment|delivery)\b[^.?!\n]{0,60}\b(?:held|could not|couldn['’]t|undeliver\w+|failed|missed|\
        customs)
    (?:missed|attempted|failed) (?:delivery|payment|to deliver)|re-?deliver\w*|customs? fee|unpaid toll
    million|inheritance|next of kin|beneficiary|lottery|winner|won\b|prize|grant|refund|rebate|donation of|\
        late (?:client|relative|husband|father)
    buz[oó]n|suspendid[oa]|bloquead[oa]|verifi(?:que|car) (?:su|la)|actualiz\w+ (?:su|sus|la)|urgente|\
        inmediat\w+|(?:hoy|24|48) horas|reembolso|premio|ganador
    (?:are you|you) (?:at your desk|available|free|around|in the office)(?=[ ?.,])~[^.!\n]{0,30}\?
    (?:need|want|like) you to (?:handle|do|get|buy|take|help|process|pay|wire|send)|(?:a )?(?:quick )?(?:favor|\
        errand)\b
    (?:wire|send|remit|transfer)(?: \w+){0,5} (?:today|now|this (?:morning|afternoon)|funds|balance|payment|deposit)
    """,
    CONFIRM=(
        r"(?:re-?)?(?:verify|verifying|confirm|confirming|validate|validating|update|updating|authenticate|activate"
        r"|secure)"
    ),
    YOURS=(
        r"(?:your|the|all|my|this)(?: \w+){0,2} (?:accounts?|identity|mailbox|e-?mails?|information|info|card|\
        payments?"
        r"|billing|details|address|bank\w*|login|ownership|credentials|membership|license|profile)"
    ),
)

# What only who wants to sell us something says: an offer that nobody asked for.
OFFERS: Final = Sifted(
    r"""
    (?:we|i|i['’]ve|we['’]ve)(?: \w+)? (?:help|helped|helping|work with|worked with|serve|partner with|support|save|\
        coach\w*) \
        (?:\w+ ){0,3}(?:agents?|realtors?|brokers?|brokerages?|teams?|agenc(?:y|ies)|business(?:es)?|companies|\
        offices|you)
    (?:for|to|by|with|other|of) (?:\w+ ){0,2}(?:agents|realtors|brokers|brokerages|agencies)\b
    (?:we|our \w+)(?: also| can| do)? (?:offer|provide|speciali[sz]e|develop|design|build|supply|manufacture|shoot|\
        stage|edit|generate|guarantee|deliver|produce|manage|buy|clean|paint|print)\b
    (?:would you|are you|you['’]?d? be|if you(?:['’]re| are| would be)?|might you)(?: \w+){0,4} (?:interested|\
        open to|opposed|curious|willing)
    ^\W*interested\?|interested(?: in (?:learning|hearing|seeing|more|a|our))?\s?\?|open to (?:a|an|some|trying|\
        learning)|worth (?:a|an|your|\d)|let me know if (?:you['’]re|you are|you['’]d be|this is|that['’]s|\
        it['’]s)(?: \w+){0,2} (?:interest|open|interested|of interest|worth)
    (?:quick|short|brief|free|\d+[- ]?min(?:ute)?s?)(?: \w+)? (?:call|chat|demo|intro\w*|conversation|meeting|zoom|\
        consult\w*|walkthrough)
    (?:\d+|ten|five|fifteen|a few) minutes\b
    (?:book|schedule|grab|save|reserve|claim|get|secure)(?: \w+){0,3} (?:demo|spot|seat|slot|intro\w*|sample|copy|\
        territory)
    (?:shall|may|can|could|should|mind if|want me to|ok if|okay if|happy to|like me to|love to|like to)(?: i| we)? \
        (?:send|share|show|e-?mail|put together|walk you|introduce|drop off|bring|partner|work with)
    free (?:trial|audit|quote|demo|consult\w*|samples?|estimate|report|webinar|month|shoot|listing|masterclass|\
        guide|mockup|inspection|lunch)
    (?:on us|no charge for your first|first (?:\w+ )?(?:is )?free|first (?:shoot|month|order|job|listing))
    \d+ ?%~ (?:off|discount|less|more|return|a (?:month|year)|per|on average)|discount\w*|promo\w*|coupon|use code|\
        special (?:offer|price|rate|pricing)|limited (?:time|spots?|offer)|introductory
    no (?:contracts?|obligation|commitment|upfront|risk|cost|strings|setup)|cancel any ?time|money[- ]back|\
        guarantee\w*|risk[- ]free|pay (?:only|per|when|at closing)\b|you don['’]t pay
    (?:per|a|each) (?:lead|closing|record|image|appointment|photo|edit)\b|(?:starting|starts?|begin\w*|packages?|\
        plans?|rates?) \
        (?:at|from)|(?:as low as|from (?:only|just))|from \$ ?~\d
    leads?\b(?! paint)|lead gen\w*|more (?:listings|clients|closings|sales|buyers|sellers|deals)|seo|first page|\
        page one|rank\w*|\
        traffic|followers|backlinks?|guest post|do-?follow|virtual assistants?|cold call\w*|skip trac\w*
    (?:following up|follow up|circling back|checking back) on my|bumping|did you (?:get|have) a chance|my (?:last|\
        previous|earlier) (?:e-?mail|message|note)
    (?:i|we) (?:noticed|saw|came across|found|ran|looked at|stumbled)(?: that)? (?:you|your|a few|some|on|several)
    our (?:\w+ )?(?:platform|software|system|solutions?|services|agency|crm|app|tool|packages|rates|program|network|\
        portfolio|fund|team of|clients|product|catalog\w*|experts?|masterclass|webinar)
    (?:referral|partner)(?:ship)? (?:fee|bonus|program|with us|opportunity)|become (?:a|our) \w+|join (?:our|us|the|\
        now|over)
    (?:grow|boost|scale|increase|double|skyrocket|automate|streamline) (?:your|their|the)
    (?:invest|investors?|investment|passive|roi)\b|(?:order|buy|reserve|sign up|enroll?) (?:now|today|before|by)\b
    (?:marketing|account|sales|business development) (?:rep\w*|manager|executive|consultant)\b
    (?:who|whom)(?: \w+){0,3} (?:handles|decides|is in charge|responsible|takes care)|right person|decision maker
    ofrecemos|le ofrezco|le interesa|sin compromiso|primera p[aá]gina|posicion\w+|descuento|promoci[oó]n|\
        nuestros servicios|somos una (?:agencia|empresa)|aumente|seguidores|llamada (?:r[aá]pida|corta)
    """
)


def asks_of_strangers(words: str) -> str:
    """What a mail asks or offers that only thieves and sellers do, in its own words; empty where nothing."""
    found = DEMANDS.search(words) or OFFERS.search(words)
    return found[0] if found else ""


def papers_in(words: str) -> str:
    """What a mail bears of a matter that both sides know, in words; empty where nothing."""
    found = ((told, table.search(words)) for told, table in _PAPERS)
    return next((f'{told} "{" ".join(match[0].split())}"' for told, match in found if match), "")


_PAPERS: Final = (
    ("it names", NUMBERS),
    ("it names", HOUSES),
    ("it says", SETTLED),
    ("it speaks of", DEALS),
    ("it names", MOMENTS),
)
