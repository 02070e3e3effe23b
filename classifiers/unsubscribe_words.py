"""The words with which people ask to be left alone, in seven languages, and the words that only look like it.

Clauses are matched in lower case, with straight apostrophes and single spaces, and with their accents taken off.
The notation is that of classifiers.phrases.
"""

from __future__ import annotations

from classifiers.phrases import phrases

_PARTS = {
    "OWN": r"(?:names?|e-?mails?|(?:e-?mail )?address|account|inbox|info|information|details|data|contact(?: info)?)",
    "KIN": r"(?:wife|husband|partner|mother|father|mom|dad|son|daughter|parents)",
    "ADDRESS": r"[\w.+-]+@[\w.-]+\w",
    "ME": r"(?:me|us|(?:my|our) (?:(?:(?!previous|last|earlier)\w+ )?<OWN>|<KIN>)"
    r"|this (?:(?:e-?mail )?address|e-?mail|account)|<ADDRESS>)",
    # What one gets from a sender: these may be stopped; houses, fences and showings may not.
    "SORT": r"(?:(?:market|listing|property|home|price|weekly|daily|monthly|regular|marketing|mass|junk)s? )*",
    "MAIL": r"<SORT>(?:e-?mail(?:s|ings?)?|mail(?:s|ers?|ings?)?|messages?|newsletters?|news letters?|correspondence"
    r"|communications?|spam|junk|crap|stuff|solicitations?|advert\w*|ads?|marketing|promotions?|promos?|updates?"
    r"|alerts?|notifications?|reports?|digests?|blasts?|subscriptions?|texts?)",
    "LIST": r"(?:(?:e-?mail|mailing|e-?mailing|distribution|contact|marketing|client|spam|subscriber|call)s?[ -])*"
    r"(?:lists?|listserv|databases?|systems?|records?|mailings?|e-?mails?|contacts|crm|files?|newsletters?|campaigns?"
    r"|distribution|subscriptions?|updates?|alerts?|correspondence|communications?|marketing|address book|group)",
    "ROLL": r"(?:(?:e-?mail|mailing|e-?mailing|distribution|contact|marketing)s? )*"
    r"(?:lists?|databases?|mailings?|systems?|records?|newsletters?)",
    "WHICH": r"(?:(?:this|that|these|those|your|ur|you're|the|any|all|of|future|further|more|other|such) )*",
    # No other object follows: "remove me", but not "remove me from the lease".
    "END": r"(?= ?(?:$|[.,;:!?)\"]| (?:please|pls|plz|thanks?|thank you|thx|now|asap|immediately|immediatly|at once"
    r"|already|today|right away|again|ok|okay|and|since|because|as|i|we|before|or|from now on|going forward|forever"
    r"|permanently|every \w+)\b))~",
    "NOT": r"(?:do not|don't|dont|never|please not|not)",
    "WRITE": r"(?:e-?mail|contact|message|write(?: to)?|mail|spam|solicit|bother)",
    "WRITING": r"(?:e-?mailing|mailing|messaging|contacting|spamming|bothering|harassing|pestering|bugging"
    r"|writing(?: to)?|soliciting|annoying|hounding|texting)",
    "AGAIN": r"(?:again|any ?more|any longer|any further|ever|further|at all|in (?:the )?future)",
    "POLITE": r"\W*(?:(?:please|pls|kindly|and|so|just|again|ok|thanks|absolutely)\W+)*",
}

REQUESTS = phrases(
    r"""
    # -- unsubscribe, in every spelling that respell() makes of it
    unsubscribe<END>
    unsubscribe <ME>
    unsubscribe (?:from |to |of )?<WHICH>(?:<MAIL>|<LIST>)
    unsubscribe from (?:this|these|that|here|everything|it|all)<END>
    (?:want|need|like|ask(?:ed|ing)?|wish|tr(?:y|ied|ying)|have|get|be|been|being)\b[^.]{0,25}\bunsubscribed?
    (?:how|where) (?:do|can|to|would|should|could)\b[^.]{0,12}\bunsubscribe
    (?:i|we)(?:'ve| have)? (?:already |just )?unsubscribed?\b.{0,80}\b(?:still|keep|again|continue)
    (?:keep|kept|been|tried|try) unsubscribing
    (?:i|we)(?:'ve| have) (?:already )?unsubscribed? from (?:this|your|these)
    where is the unsubscribe
    unsubscribe (?:link|button|option)\b.{0,40}(?:n't|\b(?:not|broken|fail\w*|missing|nothing|doesnt|isnt))
    # -- opt out, cancel
    opt(?:ing|ed)?[ -]?(?:<ME> )?out<END>
    opt(?:ing|ed)?[ -]?(?:<ME> )?out (?:of|from) <WHICH>(?:\w+ ){0,2}(?:<MAIL>|<LIST>)
    opt <ME> out
    (?:cancel|end|terminate|discontinue) (?:my |our )?<WHICH>(?:subscriptions?|<MAIL>)
    # -- remove me, take me off, delete my data
    (?:remove|delete|erase|drop|scratch|strike|purge|take|get|keep|leave) <ME> (?:off|out|from|of)(?: of| from)? \
        <WHICH>(?:\w+ )?<LIST>
    (?:remove|delete|take|erase|drop) (?:(?:it|this|that|address) )?(?:off|from|out of) <WHICH><ROLL>
    (?:remove|delete|drop) <ME><END>
    (?:take|get|keep|leave) <ME> off<END>
    (?:get|getting|be|being|been) (?:\w+ )?(?:off|removed|taken off|deleted|dropped)(?: (?:of|from|off))? \
        <WHICH>(?:\w+ )?<LIST>
    (?:want|like|asked|need|please)\b.{0,20}\b(?:to be|be|been) (?:removed|taken off|deleted)<END>
    (?:want|wants|get me|get us|let me|let us|like) (?:off|out)(?: of)? (?:<WHICH><ROLL>|this thing|these|this)
    (?:revoke|withdraw) (?:my|our|any) (?:consent|permission)
    (?:do not|don't) (?:contact|e-?mail|mail|solicit)[ -]?list
    dnc(?: list)?(?: please)?$
    (?:delete|erase|remove|destroy|purge) (?:all )?(?:of )?(?:my|our) (?:personal )?(?:info\w*|data|details|records?)
    please\b.{0,12}\boff (?:of )?<WHICH><LIST>
    (?:how (?:do|can|would) (?:i|we)|way to|want to|trying to|need to|like to) (?:get|be|come) (?:me )?\
        (?:off|removed|out)(?: (?:of|from|off))* <WHICH>(?:\w+ )?<LIST>
    # -- stop it
    make (?:it|this|these|them)(?: all)? stop
    refrain from (?:sending|<WRITING>)
    (?:knock it off|cut it out)$
    (?:cut it out|knock it off) with
    (?:stop|quit|cease) (?:sending )?(?:these|this|your|the|all) \w+ <MAIL>
    ^<POLITE>no (?:further|more|additional) (?:contact|<MAIL>)
    ^<POLITE>no contact$
    any (?:further|more) contact from you
    no need to (?:send|keep sending) (?:me |us )?(?:any )?(?:more )?(?:<MAIL>|listings?)
    (?:no need to keep|<NOT> (?:bother|keep)) <WRITING>
    (?:don't|do not|dont) need to <WRITE> (?:me|us) <AGAIN>
    if you (?:e-?mail|contact|message|write) (?:me|us) again
    (?:stop|quit|cease|halt|discontinue|enough with|knock off) (?:(?:with|w|w/|it|sending|getting|receiving|mailing\
        |e-?mailing|the|of|to|me|us|out|any|all|these|those|this|your|more|further|so many|damn|stupid|annoying\
        |constant|unsolicited) )*<MAIL>
    (?:stop|quit|cease|give up) <WRITING>(?: (?:me|us|this|my|our|everyone|please|immediately|and|or|already)|$)
    (?:stop|quit|cease|give up) <WRITING>[.,!;]~
    (?:stop|quit) (?:(?:sending|getting|receiving) )?(?:these|those)<END>
    (?:stop|quit) sending (?:me |us )?(?:these|this|those|it|them|anything|things|everything|so (?:much|many))
    (?:stop|quit) sending (?:(?:me|us|your|the|weekly|daily|any|all|more) )*\
        (?:listings?|listings? e-?mails?)(?:<END>| to (?:this|my))
    (?:stop|quit) sending<END>
    (?:stop|quit) (?:this|it)(?: (?:now|please|already))?$
    cease and desist
    leave (?:me|us) alone
    (?:lose|forget) my (?:e-?mail|number|address|info)
    (?:go away|get lost|take a hike|piss off|f[u*]+c?k? off)
    (?:enough|too many) (?:\w+ )?<MAIL>\b.{0,12}\b(?:already|stop|remove)
    enough (?:already )?with (?:the|these|your)
    (?:remove|stop)\b.{0,60}\breport (?:you|this|it)
    # -- do not write
    (?:<NOT>|no longer) (?:ever )?<WRITE> (?:(?:me|us|here|this address) )?(?:<AGAIN> ?)+
    ^<POLITE><NOT> (?:ever )?<WRITE> (?:me|us)(?: please| thanks?| thank you)?$
    <NOT> (?:ever )?send (?:me |us )?(?:(?:any|more|further|another|other) )*<WHICH><MAIL>
    <NOT> (?:ever )?send any ?more(?: of (?:these|this|those))?<END>
    <NOT> (?:ever )?send (?:me|us) (?:anything|any ?more|more|these|this|any of (?:this|these))
    (?:no longer|<NOT>)\b[^.,]{0,14}\b(?:want|wanna|wish|care|like|need|interested)\b[^.,]{0,22}\b(?:receiv\w+|get\
        |getting|hear(?:ing)?|be|being) (?:\w+ ){0,3}(?:<MAIL>|contacted|e-?mailed|from you|on (?:your|this) list)
    (?:no longer|don't|dont|do not) (?:want|wish for|need|wish) (?:(?:any|more|anymore|your|these|this|to see) )+<MAIL>
    (?:no longer|don't|dont|do not) (?:want|need) (?:the|these|your|any) <MAIL>(?:<END>| <AGAIN>)
    (?:<NOT>|no longer) (?:want to )?(?:receive|get|see) (?:(?:these|this|any|your|the|more|of) )+(?:<MAIL> )?<AGAIN>
    (?:rather|prefer) not (?:to )?(?:receive|get|be on|hear|have) (?:(?:these|this|any|your|the|more) ?)+
    no (?:interest|desire|wish) (?:in|to) (?:receiv\w+|get\w*|hear\w*|be\w*) (?:\w+ ){0,2}<MAIL>
    ^<POLITE>no more(?: please)?[,;.!]~
    ^<POLITE>no more (?:of )?(?:\w+ ){0,3}(?:<MAIL>|(?:of )?(?:this|these))
    ~(?:[.,;!]|\bbut|\band|\bso) ?(?:please )?no more <WHICH><MAIL>
    # -- Spanish
    (?:dar|den|de|da|des|damos)(?:me|nos|se)? de baja
    me (?:den|de|des|da|doy|puede[ns]? dar) de baja
    (?:quiero|solicito|deseo|pido|tramit\w+) (?:la |mi |una )?baja
    mi baja
    no (?:me|nos) (?:envi|mand|escrib|contact|molest|sig|vuelv)\w*\b(?! (?:casas?|fotos?|pisos?|departamentos?)).{0,30}\
        \b(?:mas|correos?|e-?mails?|mensajes?|publicidad|nada)
    no (?:me|nos) (?:escriban?|contacten?|molesten?|escribas|contactes|molestes)(?: mas)?$
    (?:no|ya no) (?:quiero|queremos|deseo|deseamos|quisiera|me interesa)(?: \w+)? \
        (?:recibir|que me (?:envien|manden|contacten|escriban))
    no (?:quiero|deseo|queremos) mas (?:correos?|e-?mails?|mensajes?|publicidad)
    ^(?:\W*por favor\W*)?no mas (?:correos?|e-?mails?|mensajes?)
    (?:quit|saqu|borr|elimin|remuev|retir|remov)\w*\b.{0,25}\b(?:lista|base de datos|registros?|correos?|sistema)
    \w{3,}(?:en|e)me de (?:su|la|esta|tu|vuestra|sus) (?:\w+ )?lista
    (?:quitenme|saquenme|borrenme|eliminenme)
    desu[bs]?scrib\w+
    ya no (?:me |nos )?(?:envien?|manden?|escriban?|contacten?)
    alto a (?:los|sus|estos) (?:correos|mensajes|e-?mails)
    (?:borren|eliminen) mis? (?:datos|correo|direccion)
    (?:cancelar?|cancelen|anular?|anulen) (?:la |mi |esta )?suscripcion
    (?:dej(?:en|a|e|ar)|par(?:en|a|e)|basta) de (?:envi|mand|escrib|molest|contact|correos|mensajes|e-?mail)\w*
    # -- French
    (?:desabonn|desinscri)\w+
    ne (?:m'|me |nous )?(?:envoye|ecrive|contacte|sollicite|derange)[zr](?:[- ]moi)? (?:plus|jamais)
    ne (?:(?:souhaite|veux|desire|voulons) )?plus (?:\w+ )?(?:recevoir|etre contacte|m'envoyer|m'ecrire|me contacter)
    (?:retire|supprime|enleve|raye|efface)[zr]?[- ]?(?:moi|nous|mon (?:adresse|e-?mail)|mes (?:donnees|coordonnees))
    (?:arrete|cesse)[zr]? (?:de |d')(?:m'envoyer|m'ecrire|me contacter|(?:ces|vos) (?:mails|e-?mails))
    ^(?:\W*merci (?:de )?)?plus (?:aucun |de )(?:e-?mails?|courriels?|mails?)
    # -- German
    (?:mich|uns)\b.{0,40}\b(?:abmelden|austragen|abzumelden|auszutragen|loschen|streichen)
    (?:abbestellen|abbestellung|abzubestellen|abmeldung vom|newsletter (?:kundigen|abmelden))
    keine? (?:weiteren? |weitere |mehr )*(?:e-?mails?|mails?|nachrichten|werbung|newsletter)(?: mehr)?\
        (?!.{0,15}\b(?:erhalten|bekommen) habe?\b)
    (?:loschen|entfernen|streichen|nehmen) sie (?:mich|meine (?:adresse|daten|e-?mail\w*))
    (?:losch|entfern|streich|nimm)\w* mich
    aus (?:dem|ihrem|eurem|deinem|der|ihrer) (?:verteiler|liste|mailingliste|datenbank)
    (?:schreiben|kontaktieren|mailen|belastigen) sie (?:mir|mich|uns) nicht(?: mehr)?
    horen sie auf
    # -- Portuguese
    descadastr\w+
    cancel\w+ (?:a |minha |a minha )?(?:inscricao|subscricao|assinatura)
    nao (?:me )?(?:envi[ea]m?|mand[ea]m?|escrevam?|contatem?|contactem?)\b.{0,20}\b(?:mais|e-?mails?)
    nao (?:quero|desejo|gostaria de)(?: mais)? receber
    nao quero mais (?:e-?mails?|mensagens)
    (?:remov|retir|tir|exclu)\w{0,3}[- ]me
    me (?:remov|tir|retir|exclu|descadastr)\w+\b.{0,20}\blista
    parem? de (?:me )?(?:enviar|mandar|escrever)
    sair da (?:sua )?lista
    # -- Italian
    (?:disiscriv\w+|disiscrizione|cancellatemi)
    (?:cancellare (?:la mia )?iscrizione|annull\w+ l'iscrizione)
    cancell\w+ (?:da|dalla|dalle) .{0,20}\b(?:lista|newsletter|mailing)
    non (?:inviat|mandat|scrivet|contattat)e?(?:mi|ci)?(?: (?:piu|altre|altro))
    non (?:voglio|desidero|vogliamo)(?: piu)? ricevere
    (?:rimuov|toglie|eliminat)\w*(?:mi|ci)
    basta (?:e-?mail|mail|messaggi)
    smett\w+ di (?:scriver|mandar|inviar|contattar)\w+
    # -- Dutch
    (?:uitschrijven|schrijf (?:me|mij) uit|afmelden|meld m(?:e|ij) af|haal (?:me|mij) van)
    geen (?:e-?)?mails? meer
    stuur (?:me|mij|ons) (?:geen|niets)\b.{0,25}\bmeer
    geen .{0,15}\bmeer ontvangen
    verwijder (?:me|mij|mijn (?:adres|gegevens|e-?mail\w*))
    stop met (?:mailen|sturen|e-?mailen)
    """,
    **_PARTS,
)

# All that a person wrote, apart from a greeting, politeness and a name.
KEYWORDS = frozenset(
    (
        *("stop", "stopp", "stop it", "stop this", "stop all", "stopall", "enough", "no more", "no spam", "no contact"),
        *("unsubscribe", "unsubscribe me", "remove", "remove me", "removed", "remove from list", "take me off"),
        *("off list", "off the list", "off your list", "off this list", "make it stop", "knock it off", "cut it out"),
        *("opt out", "opt-out", "optout", "do not contact", "do not email"),
        *("baja", "de baja", "darme de baja", "cancelar suscripcion", "desuscribir", "basta", "no mas", "alto"),
        *("desinscription", "desabonnement", "abmelden", "abmeldung", "abbestellen", "austragen"),
        *("descadastrar", "remover", "cancellami", "disiscrivimi", "uitschrijven", "afmelden"),
    )
)

# The same for one sentence among others: only what can mean nothing else.
CLAUSE_KEYWORDS = frozenset(
    (
        *("stop", "stop it", "stop this", "unsubscribe", "unsubscribe me", "remove", "remove me", "take me off"),
        *("opt out", "opt-out", "no more", "no spam", "do not contact", "do not email", "off list", "off the list"),
    )
)

# Words of a request that fingers slip on; "unsubscribe" has a rule of its own.
OFTEN_MISTYPED = (
    *("subscription", "remove", "removed", "receive", "receiving", "emails", "emailing", "mailing", "messages"),
    *("sending", "longer", "contacting", "newsletter", "newsletters", "cancel", "delete", "please", "anymore"),
    *("correos", "recibir", "quiero", "suscripcion"),
)
# Words of their own that a slip would make of the above.
REAL_WORDS = frozenset(
    ("email", "message", "loner", "mails", "relieve", "remote", "mailing", "pleas", "quero", "newsletter")
)

NOT_REQUESTS = phrases(
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
    (?:add|put|sign|keep|leave|get) (?:me|us)\b(?!.{0,20}\b(?:do not|don't|off)\b).{0,20}\
        \b(?:back|up|on (?:the|your|this|that|whatever))
    re-?subscribe
    keep (?:them|the (?:e-?mails|listings|updates)|these|it) coming
    # -- other things that one may stop, remove, cancel or be unable to unsubscribe from
    unsubscribe from (?!(?:this|that|these|those|your|ur|the|any|all|future|further|more|everything|here|it|other|such\
        |e-?mails?|mail\w*|news\w*|list\w*|market\w*|updates?|receiv\w+|getting)\b)~
    (?:i|we|i've|we've|he|she|they|my \w+) (?:\w+ )?unsubscribed? from (?!(?:this|your|these|the|you|everything)\b)~
    stop(?:s|ped|ping)? (?:by|in|at|over|off|sign|sale|work|loss|payment|light|and)
    stop(?:s|ped|ping)? (?:looking|paying|renting|searching|waiting|working|thinking)
    stop(?:s|ped|ping)? the (?:car|sale|process|foreclosure|showings?|listing|auction|clock|bleeding|leak)
    (?:bus|train|subway|metro|truck|pit|rest|full|short|non|door|next|one|first|last|quick) ?-?stop
    (?:can't|cannot|can not|never|won't|won) stop
    (?:don't|do not|dont|please not|not|never|stop) (?:call|phone|ring|text)(?:ing)?\b(?!.{0,20}\b(?:e-?mail|or\b))
    (?:don't|do not|dont|never|stop|not) (?:contact|message|reach|bother)(?:ing)? (?:me|us) (?:by|via|on|over|through) \
        (?:phone|text|cell|sms|telephone|my cell|the phone)
    """,
    NEGATED=r"(?:do not|don't|dont|did not|didn't|didnt|never|not|nor|without|no need to|won't|wouldn't)"
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
    (?:my|our) (?:<KIN>|brother|sister|tenant|ex|colleague|friend)\b(?!.{0,30}\bstill gets\b)
    (?:until|till|hasta|jusqu'\w+|bis)
    for (?:a (?:while|few|bit|week|month|year)|the next|the rest|now|\d+ \w+)
    (?:maybe|might|thinking (?:of|about)|considering|should i|what happens|unless|or else|so (?:much|often|many))
    """,
    **_PARTS,
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
    (?:remove|take) (?:me|us) (?:from|off) (?:of )?(?:the|your|this|that|all)
    """
)

# Alone, these may be about an appointment as well as about our mail.
UNCERTAIN_KEYWORDS = frozenset(("cancel", "end", "quit", "delete", "cancela", "cancelar", "fin", "off"))
UNCERTAIN_COMPLAINTS = phrases(
    r"""
    (?:never|did not|didn't|didnt|don't remember) (?:sign(?:ed|ing)? up|subscrib\w+|ask(?:ed)? to be)\
        (?:[.!]?$| (?:for|to) (?:this|these|your|it|any)~)
    (?:this|you) (?:is|are|'re) (?:just )?spam(?:ming|mers?)?
    how did you get my (?:e-?mail|address|name|contact)
    """
)

# Some mail is still welcome.
KEEP = phrases(
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
ENGAGED = phrases(
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
