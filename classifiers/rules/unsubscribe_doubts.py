"""Words that only look like a request to stop, words that make one uncertain, and words of a lead beside one.

Clauses and notation are those of classifiers.unsubscribe_words.
"""

from __future__ import annotations

from classifiers.text.phrases import Sifted, phrases

_KIN = r"(?:wife|husband|partner|mother|father|mom|dad|son|daughter|parents)"

NOT_REQUESTS = Sifted(
    r"""
    # -- the footer of somebody's own mailing
    ^(?:\W*(?:please|or|and|just|simply|you (?:can|may)|also) )*(?:click|reply|respond|text|send|visit|follow|go|use\
        |write|type|press|haga clic|cliquez|klicken sie|clicca)\b.{0,50}\b(?:to|para|pour|um|per|om)\b.{0,15}\
        \b(?:unsubscribe|opt[ -]?out|stop|be removed|cancelar)
    ^(?:\W*(?:or|and|you (?:can|may)|para|pour) )*to (?:unsubscribe|opt[ -]?out|stop|be removed|no longer receive)\b\
        .{0,40}\b(?:click|reply|text|visit|here|send|use|follow|email|go|write|respond|http)
    if (?:you|u)(?:'d like| would like| want| wish| no longer| don't| do not| prefer| received| believe| feel)\b\
        .{0,60}\b(?:unsubscribe|opt[ -]?out|stop|receiv\w+|remove\w*|hear)
    you (?:can|may|are receiving|received)\b.{0,60}\b(?:unsubscribe(?! me| us)|opt[ -]?out|at any time)
    you're receiving
    unsubscribe (?:here|below|at|any ?time|using)
    click (?:here|below) to
    (?:reply|text|send) (?:the word )?\W?stop
    # -- the opposite
    <NEGATED>(?:unsubscribe|opt out|remove (?:me|us)|take (?:me|us) off|cancel my subscription\
        |stop (?:sending|e-?mailing|contacting|writing|the (?:e-?mails|listings|updates)))
    <BY_ACCIDENT>\b.{0,40}\b<GONE_OFF>
    <GONE_OFF>\b.{0,40}\b<BY_ACCIDENT>
    (?:why|how come|when|did)\b.{0,25}\b(?:was|were|am|been|did|get|have|you)\b.{0,20}\b(?:<GONE_OFF>|taken off|stop)
    (?<!don't )(?<!do not )(?<!dont )(?<!never )(?<!need to )(?<!reason to )(?<!need for you to )(?<!have to )\
        (?:add|put|sign|keep|leave|get) (?:me|us)\b(?!.{0,20}\b(?:do not|don't|off)\b).{0,20}\
        \b(?:back|up|on (?:the|your|this|that|whatever))
    re-?subscribe
    (?<!you )(?:wouldn't|won't|didn't|doesn't|would not|will not|did not) leave (?:me|us) alone
    unsubscribe me from\b.{0,40}\bsubscribe me
    (?:says?|said|saying|told|tells|note|notice|message|page|link)\b.{0,30}\b(?:i'm|i am|i've been|i was|we're|we are\
        |we've been|we were) (?:not |no longer |now )?(?:un)?subscribed
    unsubscribe (?:me |us )?from (?:the |our |my )?(?:hoa|condo|school|church|pta|bank|association|neighborhood|gym)s?\b
    (?:borr|elimin|quit|cancel)\w* (?:por favor )?(?:el|mi) (?:correo|e-?mail|numero) (?:viejo|anterior|antiguo)
    (?:don't|do not|dont|never) (?:lose|forget|trash|delete) (?:my|this) (?:e-?mail|number|address|info|contact\w*)
    (?:wait|waiting)[ -]?list
    (?:be|get|go|stay) (?:on|off) the (?:mls|market)
    thing off your list
    where it has to (?:stop|end)
    \d\S*(?: \w+){0,3}, (?:and )?no more
    keep (?:them|the (?:e-?mails|listings|updates)|these|it) coming
    no (?:me |nos )?(?:dej|par)(?:en|e|es|eis) de
    # -- other things that one may stop, remove, cancel or be unable to unsubscribe from
    unsubscribe from (?!(?:this|that|these|those|your|ur|the|any|all|future|further|more|everything|here|it|other|such\
        |e-?mails?|mail\w*|news\w*|list\w*|market\w*|updates?|receiv\w+|getting)\b)~
    (?:i|we|i've|we've|he|she|they|my \w+) (?:\w+ )?unsubscribed? from (?!(?:this|your|these|the|you|everything)\b)~
    stop(?:s|ped|ping)? (?:by|in|at|over|off|sign|sale|work|loss|payment|light|and)
    stop(?:s|ped|ping)? (?:looking|paying|renting|searching|waiting|working|thinking)
    stop(?:s|ped|ping)? the (?:car|sale|process|foreclosure|showings?|listing|auction|clock|bleeding|leak)
    (?:shut up|stfu) about
    (?:bus|train|subway|metro|truck|pit|rest|full|short|non|door|next|one|first|last|quick) ?-?stop
    (?:can't|cannot|can not|never|won't|won) stop
    (?:don't|do not|dont|please not|not|never|stop) (?:call|phone|ring|text)(?:ing)?\b(?!.{0,20}\b(?:e-?mail|or\b))
    (?:don't|do not|dont|never|stop|not) (?:contact|message|reach|bother)(?:ing)? (?:me|us) (?:by|via|on|over|through) \
        (?:phone|text|cell|sms|telephone|my cell|the phone)
    """,
    NEGATED=r"(?<!if you )(?:do not|don't|dont|did not|didn't|didnt|never|not|nor|without|no need to|won't|wouldn't)"
    r"(?: (?:want|mean|ask|intend|wish|like|have|to|try|me|you|ever|be|need|really))* ",
    BY_ACCIDENT=r"(?:accident\w*|by mistake|mistakenly|wrongly|in error)",
    GONE_OFF=r"(?:unsubscribed?|removed|opted out)",
)

# What makes a request uncertain, in it or right behind it: another address or person, a while, a condition.
UNCERTAIN = phrases(
    r"""
    (?:my|our) (?:old|other|work|previous|former|second|business|office|personal|wife's|husband's) \
        (?:e-?mail|address|account|inbox)
    the (?:old|other|first|second) (?:one|address|e-?mail)
    at work
    ~\b(?<!and )(?:my|our) (?:<KIN>|brother|sister|tenant|ex|colleague|friend)\b(?!.{0,30}\bstill gets\b)
    (?:until|till|hasta|jusqu'\w+|bis)
    for (?:a (?:while|few|bit|week|month|year)|the next|the rest|now|\d+ \w+)
    (?:maybe|might|thinking (?:of|about)|considering|should i|what happens|or else|so (?:much|often|many))
    (?:tant[oa]s|menos|(?:a la|por) semana|al mes)
    unless (?!you (?:remove|take|stop|unsub))~
    """,
    KIN=_KIN,
)
# Anywhere in the mail: it is to come to another address, not to end.
ELSEWHERE = phrases(
    r"""
    (?:instead|rather than|use (?:this|my|the))
    (?:different|new) (?:e-?mail|address)
    """
)

# Said of our mail by somebody, but not as a plain request.
SPEAKS_OF_IT = phrases(
    r"""
    unsubscribe(?! (?:the|him|her|them|it)\b)
    (?:remove|take) (?:me|us) (?:from|off) (?:of )?(?:the|your|this|that|all)\b\
        (?!.{0,15}\b(?:showings?|schedule|calendar|offer|deed|title|lease|appointment)\b)
    """
)

# Alone, these may be about an appointment as well as about our mail.
UNCERTAIN_KEYWORDS = frozenset(
    (
        "cancel",
        "end",
        "quit",
        "delete",
        "cancela",
        "cancelar",
        "fin",
        "off",
        "out",
        "ya no",
        "remover",
        "eliminar",
        "borrar",
        "quitar",
    )
)
UNCERTAIN_COMPLAINTS = Sifted(
    r"""
    (?:too many|so many|full of your) (?:\w+ )?<MAIL>
    my inbox is full of (?:you|your|these)
    (?:this|it) is (?:just |pure )?harassment
    how many times (?:do|must|should) (?:i|we) (?:have to|gotta|need to) (?:ask|say|tell)
    (?:i|we) asked (?:you )?in \w+[.,]? (?:and )?(?:i|we) asked
    ya basta
    (?:never|did not|didn't|didnt|don't remember) (?:sign(?:ed|ing)? up|subscrib\w+|ask(?:ed)? to be)\
        (?:[.!]?$| (?:for|to) (?:this|these|your|it|any)~)
    (?:this|you) (?:is|are|'re) (?:just )?spam(?:ming|mers?)?
    (?:(?:how|where) did you (?:get|find)|who (?:gave|sold) you) my (?:e-?mail|address|name|contact|info)
    (?:keep|kept|still|continue) (?:\w+ )?(?:e-?mailing|sending|writing|contacting|spamming|bothering)(?: to)? \
        (?:me|us|this)
    (?:why|how)\b.{0,15}\b(?:getting|receiving|get|receive) (?:these|this|your|e-?mails)
    you(?:'re| are|'ve been|'ll be) (?:now )?blocked<END>
    ^\W*(?:please )?(?:don't|do not|dont|never) (?:include|add|put) (?:me|us|(?:my|this) \w+) (?:in|on|to)\b\
        .{0,20}\b<MAIL>
    (?:bugger|sod|buzz|screw|back) off
    (?:shut up|stfu|get a life)
    (?:nunca|no) (?:pedi|solicite|autorice) (?:esta|este|estos|sus|recibir)\b
    (?:esto|esta|este|es|son) (?:es )?(?:un )?(?:spam|correo no deseado|basura)
    (?:don't|do not|dont) (?:want|need) (?:these|this|any of (?:these|this))(?: any ?more)?[.!]?$
    (?:stop|quit|no more) (?:sending|e-?mailing|with) (?:(?:me|us) )?(?:\w+ ){0,3}(?:listings?|homes|houses|properties)
    (?:sick|tired|fed up|done|annoyed|bothered) (?:of|with|by) (?:(?:getting|receiving|hearing|all) )*\
        (?:your|ur|these|this|those)(?: (?:\w+ )?<MAIL>|<END>)
    (?:mark|report|block|flag)(?:ed|ing)? (?:(?:this|it|these|you|your|as|for|the|e-?mails?|sender|address) ?)+<END>
    (?:stop|quit|cease|halt|end|cancel|remov\w+|delet\w+|block|drop|no more|enough|out of|off|rid of)\b.{0,40}\
        \b<THEIRS> (?:\w+ )?<MAIL>
    (?:not|no longer|never|n't|dont|can't|hate)\b.{0,20}\b(?:want|wish|like|care|interested|need|consent|asked|stand)\b\
        .{0,20}\b(?:these|those|such|your) (?:\w+ )?<MAIL>
    # -- politely: that it is not worth their while
    no (?:\w+ )?(?:need|reason|point|use|sense) (?:to|in|for|for you to) (?:keep|hav|carry|includ|leav)\w* (?:me|us) \
        (?:on|in|among)\b(?! (?:hold|the (?:phone|line|loop|dark)|suspense|mind|person|limbo))
    no (?:\w+ )?(?:need|reason|point|use|sense) (?:to|in|for you to) (?:keep (?:on )?)?(?:writ|send|mail|e-?mail\
        |contact)(?:e|ing)?(?: to)? (?:me|us)(?<!send me)(?<!send us)
    (?:please |can |could |may |should |might |better |to )*(?:save|spare) (?:your(?:self|selves)?|the) (?:the )?\
        (?:postage|stamps?|breath|paper|ink|envelopes?|e-?mails?)
    you(?:'re| are)? (?:\w+ )?wast(?:e|ing) your (?:time|postage|breath|stamps?)
    (?:ahorr|guard)\w+ (?:el|los|las|su|sus) (?:correos?|sellos?|estampillas?|papel|saliva)
    # -- to be left out, without the word for it
    (?:omit|skip|exclude|prune|spare|purge|leave out) (?:me|us|(?:my|our) (?:\w+ )?(?:address|name|inbox|e-?mail))
    (?:omit|exclude|purge|pull|drop) (?:all )?\S+@\S+
    lose (?:this (?:address|e-?mail)|my (?:\w+ )?(?:address|e-?mail|contact|info))<STOP>
    get (?:it|me|my \w+) out of (?:there|here|your \w+)
    (?:off|away from|rid of) this (?:ride|carousel|merry-go-round|train|treadmill|thing)
    (?:quit|stop|done|over|end|without) hearing from
    (?:see|make sure|ensure) (?:to it )?(?:that )?(?:nothing|no) (?:more|further|other)\b
    <MAIL> (?:\w+ )?(?:to )?(?:cease|desist|quit|go away|disappear)
    (?:rid of|stopping|ending|halting|cancell?ing|turning off|shutting off) <THEIRS> (?:\w+ )?<MAIL>
    (?:frequency|preferences?|topics?|notifications?)\b.{0,12}\b(?:never|none|zero|zilch|off)
    (?:i would|i'd|would) like (?:to (?:get|receive|have) )?(?:zero|none)
    (?:could|can|would) (?:you|u|y'all) (?:please )?not<STOP>
    stop asking(?: me| us)?<STOP>
    (?:release me|(?:please|being|just|and),? let (?:me|us) go)<STOP>
    (?:have|get|want) (?:it|this|us|me) taken off<STOP>
    (?:signed|put) (?:me|us) (?:up|on)\b.{0,40}\b(?:mistake|error|prank|school project|without)
    (?:empty|quiet|clean) inbox
    (?:like|love|enjoy|appreciate|admire|prefer) (?:the |some |a little )?(?:silence|quiet)(?: more)?<STOP>
    (?:taken|take|knock(?:ed)?|strike|struck) (?:me |us )?off (?:of )?(?:the|your) (?:\w+ )?(?:one|ones|e-?mails?)
    (?:name|address) off (?:of )?your
    (?:keep|stay|get) (?:\w+ )?out of my (?:inbox|e-?mail|mailbox)
    (?:did|does)(?:n't| not) make the cut
    (?:do[- ]not[- ](?:call|contact|e-?mail|mail)|no[- ](?:call|contact|mail)) (?:list|registry)
    (?:statutory damages|can-?spam|ftc|gdpr)
    <MAIL>[,:]? (?:are |is )?(?:unwanted|not wanted|no)<STOP>
    ^(?:\W*(?:please|and|so|thanks)\W+)*no more (?:of )?(?:(?:these|your|the) )?listings\
        (?: please| thanks?| thank you)*<STOP>
    (?:make|have|set) it so (?:that )?(?:i|we) (?:don't|do not|no longer|stop) (?:get|getting|receiv\w+|see|have)
    pause (?:everything|all of (?:it|this|them|these))
    (?:like|want|need) my (?:mornings?|evenings?|weekends?|inbox|peace|quiet) back
    (?:mark|report|block|flag)(?:ed|ing)? the next (?:one|<MAIL>)
    (?:purge|scrub|wipe) (?:all|every|any) .{0,40}\b(?:recipients?|address(?:es)?)
    # -- the same in Spanish
    (?:ya )?(?:no (?:me )?(?:chinguen|frieguen|fastidien|den lata)|ya estuvo|ya parenle|parenle|dejen de fregar)
    (?:ya )?me tienen? (?:hart[oa]|cansad[oa]|hasta)
    (?:quiten|borren|saquen|eliminen) mi (?:correo|numero|nombre|direccion|e-?mail)
    (?:otro|un) (?:correo|mensaje|e-?mail)\b.{0,30}\b(?:denunci|report|bloque)\w*
    (?:no quiero|no mas|basta|alto|hart[oa]|cansad[oa])\b.{0,30}\b(?:sus|tus|estos|mas) \
        (?:correos|mensajes|e-?mails|mails)
    """,
    THEIRS=r"(?:your|ur|these|this|those|all|any|such)",
    MAIL=r"(?:e-?mails?|mailings?|messages?|newsletters?|spam|junk|mailing list|list|solicitations?|ads)",
    END=r"(?= ?(?:$|[.,;!]| (?:as|for|if|and|to)\b|spam|junk))~",
    STOP=r"(?= ?(?:$|[.;!?]))~",
)

# Some mail is still welcome.
KEEP = Sifted(
    r"""
    keep (?:me|us) (?:on|posted|in the loop|informed|updated|in mind)
    ~(?<!you )(?<!they )\bkeep (?:sending|the|my)
    (?:only|just) (?:send|e-?mail|want|contact|the)
    send (?:me |us )?(?:only|just)
    but (?:please |do |still |i'm |we're )*(?:send|keep|e-?mail|let|continue|contact|interested)
    still (?:want|like|love|interested|looking|happy|open|welcome|hear)
    (?:except|other than|apart from|besides)
    solo (?:quiero|envien|manden)
    pero si
    """
)

# What is to stop is one kind of mail, or one campaign.
CAMPAIGN_ONLY = phrases(
    r"""
    this (?:particular )?(?:campaign|series|newsletter|list|mailing|sequence)
    (?:newsletters?|market (?:updates?|reports?)|digests?|blasts?)
    (?:marketing|mass) (?:e-?mails?|mailings?|stuff)
    (?:weekly|daily|monthly) (?:listings?|updates?|e-?mails?|mails?)
    esta (?:campana|lista)
    (?:el|su) boletin
    """
)

# The rest of the mail is a lead's: a question about property, a wish, a plan.
ENGAGED = Sifted(
    r"""
    (?:i'd|we'd|i would|we would|would) (?:still |really |also )*(?:like|love|prefer) \
        (?!to (?:be (?:removed|taken)|unsubscribe|opt|get off|stop))~
    ~(?<!not )(?<!longer )(?<!n't )(?<!never )\b(?:interested in|looking (?:for|to|at)|hoping to|planning to|ready to\
        |thinking (?:of|about)) (?!(?:receiving|getting|your|these)\b)~
    (?:can|could|may|shall) (?:we|you|i) (?:\w+ )?\
        (?:see|tour|visit|view|meet|schedule|come|talk|call|send|tell|show|list|sell|look|get)
    (?:is|are) (?:it|they|that|\d+ \w+|the \w+)\b.{0,30}\b(?:available|for sale|sold|on the market|open)
    (?:see|tour|visit|view) (?:it|the|that|your|\d+)
    showing\b.{0,20}\b(?:on|at|this|tomorrow)
    (?:send|show|tell|give|get) (?:me|us) (?!(?:these|this|any|e-?mails|spam|your|stuff|anything|off|more)\b)\w+
    send (?:houses|homes|condos|listings|properties|photos|pictures|details|info|town ?homes)
    (?:want|need|like|love|ready) to (?:buy|sell|list|rent|see|tour|make an offer|view|visit)
    (?:make|made|submit) an offer
    how much
    what(?:'s| is) (?:the|my|our|your) (?!(?:point|deal|matter|problem|process|best way))~
    call me (?:at|on|tomorrow|today|when|if)
    (?:bedrooms?|pre-?approved)
    (?:quiero|quisiera|me gustaria|queremos) (?:ver|visitar|comprar|vender)
    (?:sigue disponible|busco (?:una|un))
    """
)
# Words of a refusal: a wish that stands beside them is none.
REFUSING = phrases(
    r"""
    (?:not interested|no longer|don't|do not|dont|didn't|did not|never|not|aren't|won't|stop|ya no)
    no (?:quiero|me|nos)
    """
)

# Without any of these nobody asks to be written to no more; in a few words only, a verb will do.
ABOUT_MAIL = phrases(
    r"""
    (?:e-?mail|mail|messag|newsletter|listserv|spam|unsub|contact|notif|alert|correo|mensaje|suscri|boletin)~
    (?:subscri|marketing|advert|communicat|correspond|comunicaci|publicidad|database|base de datos)~
    (?:lists?|lista|opt|leave me|write|writing|escrib\w+|darme de baja)
    (?:courriel|abonn|inscri|verteiler|abmeld|abbestell|austrag|descadastr|iscri|uitschr|afmeld)~
    """
)
ABOUT_STOPPING = phrases("(?:remove|stopp?|quit|cease|desist|off|out|end|baja|basta|alto|enough)")
