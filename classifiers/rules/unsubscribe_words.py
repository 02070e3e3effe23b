"""The words with which people ask to be left alone, in seven languages.

Clauses are matched in lower case, with straight apostrophes and single spaces, and with their accents taken off.
The notation is that of classifiers.phrases.
"""

from __future__ import annotations

from classifiers.text.phrases import Sifted

_PARTS = {
    "OWN": r"(?:names?|e-?mails?|(?:e-?)?mail id|(?:e-?mail )?address|account|inbox|info|information|details|data"
    r"|contact(?: info)?)",
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
    # The clause ends here.
    "STOP": r"(?= ?(?:$|[.;!?]))~",
    # What one is after being taken off.
    "GONE": r"(?:removed|deleted|erased|unsubscribed?|dropped|purged|taken (?:off|out)|struck|excluded)",
    "WISH": r"(?:want|wish|prefer|rather|like|make sure|ensure|so that|if|great|grateful|appreciate|nice|glad|happy)",
    "NOT": r"(?:do not|don't|dont|never|please not|not)",
    "WRITE": r"(?:e-?mail|contact|message|write(?: to)?|mail|spam|solicit|bother)",
    "KEEPS": r"(?! (?:with (?!me|us)|by|over|on|about|every|until|so)\b)",
    "WRITING": r"(?:e-?mailing|mailing|messaging|contacting|spamming|bothering|harassing|pestering|bugging"
    r"|writing(?: to)?|soliciting|annoying|hounding|texting)",
    "AGAIN": r"(?:again|any ?more|any longer|any further|ever|further|at all|in (?:the )?future)",
    "CORREO": r"(?:correos?|e-?mails?|mails?|mensajes?|publicidad|informacion|noticias|boletin(?:es)?|newsletters?"
    r"|comunicaci\w+|spam)",
    # "dar de baja del gas" ends another contract
    "NOT_OF": r"(?! (?:el|la|los|las) \w)"
    r"(?! del? (?!(?:su|sus|tu|la|esta|este|el)? ?(?:\w+ )?(?:lista|boletin|correos?|suscripcion)))",
    # between "take off" and "the list": whom, and no home
    "SOBRE": r"(?:por|favor|porfa|ya|a|me|nos|mis?|nuestr[oa]s?|est[ea]|el|la|l[oa]s|sus?|tus?|tod[oa]s?|del?"
    r"|correo|nombre|direccion|e-?mail|datos|numero|contacto|cuenta|espos[oa]|inmediatamente|completamente)",
    "POLITE": r"\W*(?:(?:please|pls|kindly|and|so|just|again|ok|thanks|absolutely)\W+)*",
}

REQUESTS = Sifted(
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
    (?:i|we)(?:'ve| have)? (?:already )?unsubscribed(?:<END>| (?:twice|before|\w+ times))
    where is the unsubscribe
    unsubscribe (?:link|button|option)\b.{0,40}(?:n't|\b(?:not|broken|fail\w*|missing|nothing|doesnt|isnt))
    # -- opt out, cancel
    opt(?:ing|ed)?[ -]?(?:<ME> )?out<END>
    opt(?:ing|ed)?[ -]?(?:<ME> )?out (?:of|from) <WHICH>(?:\w+ ){0,2}(?:<MAIL>|<LIST>)
    opt <ME> out
    (?:cancel|end|terminate|discontinue) (?:my |our )?<WHICH>(?:subscriptions?|<MAIL>)
    (?:cancel|end) (?:my|our) \w+ (?:to|for|with) your (?:<MAIL>|<LIST>)
    <NOT> (?:consent|agree)(?:ed)? to (?:receiv\w+|get\w*|<MAIL>|be(?:ing)? (?:contacted|e-?mailed))
    (?:do not|don't|dont) have (?:my|our) (?:consent|permission) to <WRITE>
    # -- remove me, take me off, delete my data
    (?:remove|delete|erase|drop|scratch|strike|purge|take|get|keep|leave) <ME> (?:off|out|from|of)(?: of| from)? \
        <WHICH>(?:\w+ )?<LIST>
    (?:remove|delete|take|erase|drop) <ME> (?:off|from|out of) <ROLL>
    (?:remove|delete|take|erase|drop) (?:(?:it|this|that|address) )?(?:off|from|out of) <WHICH><ROLL>
    (?:remove|take) (?:him|her) (?:off|from)(?: of)? <WHICH><ROLL>
    (?:remove|delete|drop) <ME><END>
    (?:take|get|keep|leave) <ME> off<END>
    (?:get|getting|be|being|been|i'm|we're) (?:\w+ )?(?:off|removed|taken off|deleted|dropped)(?: (?:of|from|off))? \
        <WHICH>(?:\w+ )?<LIST>
    (?:want|like|asked|need|please)\b.{0,20}\b(?:to be|be|been) (?:removed|taken off|deleted)<END>
    (?:wants?|get me|get us|let me|let us|like) (?:off|out)(?: of)? (?:<WHICH><ROLL>|this thing\
        |whatever (?:this|it) is|(?:these|this)<END>)
    (?:remove|take|get) (?:both )?(?:me|us)\b.{0,50}\b(?:from|off) <WHICH>(?:<MAIL>|<ROLL>)
    (?:remove|take|get) (?:me|us) (?:from|off|out of) (?:your|the|this) (?:\w+ ){0,2}\
        (?:thing|campaign|series|drip|program)
    (?:remove|take|get) (?:me|us) (?:from|off|out of) (?:this|these|it|that|all|everything)<END>
    (?:erasure|deletion|removal) of (?:all )?(?:of )?(?:my|our)
    object to (?:\w+ ){0,8}marketing
    (?:revoke|withdraw) (?:my|our|any) (?:consent|permission)
    (?:do not|don't) (?:contact|e-?mail|mail|solicit)[ -]?list
    dnc(?: list)?(?: please)?<STOP>
    (?:delete|erase|remove|destroy|purge) (?:my \w+ and )?(?:all )?(?:of )?(?:my|our) (?:personal )?\
        (?:info\w*|data|details|records?)
    please\b.{0,12}\boff (?:of )?<WHICH><LIST>
    (?:how (?:do|can|would) (?:i|we)|way to|want to|trying to|need to|like to) (?:get|be|come) (?:me )?\
        (?:off|removed|out)(?: (?:of|from|off))* <WHICH>(?:\w+ )?<LIST>
    # -- stop it
    make (?:it|this|these|them)(?: all)? stop
    (?:make|get) <WHICH><MAIL> (?:to )?stop
    (?:stop|quit|cease)(?:ped|d)? <WRITING>(?: (?:me|us|this|my|our|here)|$)
    (?:ask|tell|told|beg|request|want|need|like)\w* (?:that )?you (?:\w+ ){0,2}?(?:stop|quit|cease|desist)<END>
    if you (?:do not|don't|dont|won't|fail to|cannot|can't)\b.{0,12}\b(?:(?:remov\w+|take|delete|unsubscribe) <ME>\
        |stop(?! (?:at|by|in)\b))
    if you (?:keep|continue)\b.{0,12}\b(?:sending|<WRITING>)
    if (?:i'm|i am|we're|we are) not <GONE>
    unless you (?:(?:remove|take|delete|unsubscribe) <ME>|stop(?! (?:at|by|in)\b))
    <WISH>\b.{0,30}(?:n't|\bnot|\bnever|\bno longer) (?:to )?(?:\w+ )?(?:get|receive|see|have|be sent|be on|hear)\w* \
        (?:any )?(?:more )?(?:of )?<WHICH>(?:<MAIL>|<LIST>|more of (?:these|this|them)|(?:these|this|those|them)<END>)
    (?:no|have no|zero) interest in <WHICH><MAIL>
    not interested in (?:\w+ ){0,4}?<MAIL>(?<!mail)~
    (?:receive|get|want|need|see|have)\w* no (?:(?:further|more|additional|other) )+<MAIL>
    (?:stop|quit|cease|discontinue|end|kill|halt|cancel|terminate)(?:ing)? (?:\w+ ){0,5}?\
        (?:e-?mails|mailings|newsletters|subscriptions?|market reports|spam|junk|crap)
    <ME> (?:\w+ )?<GONE> from <WHICH>(?:\w+ )?(?:<LIST>|<MAIL>)
    (?:be|being|been|get|getting) (?:\w+ )?<GONE> from <WHICH>(?:\w+ )?(?:<LIST>|<MAIL>)
    (?:not|n't|never) (?:\w+ )?(?:give|gave|given|have|grant)\w* (?:you |my |any |the )*(?:permission|consent)
    <NOT> (?:bother|keep|need to keep|continue)(?: with)? (?:sending|<WRITING>)
    (?:prefer|rather|like|appreciate|want)\b.{0,12}\byou (?:\w+ )?(?:not|n't|didn't|don't|never|stopped) (?:\w+ )?\
        (?:<WRITE>|<WRITING>|sen[dt])
    ^<POLITE>stop(?= (?:i|we|it|this is|these are)\b)~
    ^<POLITE>no <WHICH><MAIL>(?: please| thanks?| thank you)*$
    no need to <WRITE> (?:me|us)<END>
    no need to <WRITE> (?:me|us) (?:with |about )?(?:<AGAIN>|<WHICH><MAIL>)
    <NOT> (?:ever )?<WRITE> (?:this|that) (?:e-?mail )?(?:address|e-?mail|mailbox|inbox|account)
    <ME> (?:is|are|be|gets?|to be|should be|must be|needs? to be) (?:\w+ )?<GONE>\
        (?:<END>| (?:of|off|from|out of)\b.{0,12}<LIST>)
    (?:exclude|scrub|unlist|pull|clear) <ME> (?:from|off|out of) <WHICH>(?:\w+ )?<LIST>
    leave <ME> out of <WHICH><MAIL>
    (?:stop|quit|cease) using (?:my|our|this) (?:e-?mail|address|data|info\w*)
    right to (?:be forgotten|erasure|object)
    (?:can|could|would|will) you (?:please )?(?:stop|turn off|switch off) (?:them|these|those)<END>
    (?:turn|switch|shut|disable) (?:off )?<WHICH><MAIL>(?: off)?
    (?:i|we|i've|we've|i'm|we're|have|already) (?:\w+ ){0,2}(?:said|told you|asked you|say|saying) (?:to )?stop<END>
    (?:appreciate|prefer|want|need|like) no more <WHICH><MAIL>
    refrain from (?:sending|<WRITING>)
    (?:knock it off|cut it out)<STOP>
    (?:cut it out|knock it off) with
    (?:stop|quit|cease) (?:sending )?(?:these|this|your|the|all) \w+ <MAIL>
    ^<POLITE>no (?:further|more|additional) (?:contact|<MAIL>)
    ^<POLITE>no contact<STOP>
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
    (?:stop|quit) (?:this|it)(?: (?:now|please|already))?<STOP>
    cease and desist
    leave (?:me|us) (?:alone|be)<END>
    <MAIL> (?:is|are) (?:not wanted|unwanted|unwelcome|not welcome)
    turn (?:these|them|those|this) off
    (?:lose|forget) my (?:e-?mail|number|address|info)
    (?:go away|get lost|take a hike|piss off|f[u*]+c?k? off)
    (?:enough|too many) (?:\w+ )?<MAIL>\b.{0,12}\b(?:already|stop|remove)
    had enough of (?:these|your|the|all these) <MAIL>
    ^<POLITE><NOT> (?:e-?mail|contact|write)(?: please)?<STOP>
    enough (?:already )?with (?:the|these|your)
    (?:remove|stop)\b.{0,60}\breport (?:you|this|it)
    # -- do not write
    (?:<NOT>|no longer) (?:ever )?<WRITE> (?:(?:me|us|here|this address) )?(?:<AGAIN> ?)+
    ^<POLITE><NOT> (?:ever )?<WRITE> (?:me|us)(?: please| thanks?| thank you)*<STOP>
    <NOT> (?:ever )?sen[dt] (?:me |us )?(?:(?:any ?more|any|no|more|further|another|other) )*<WHICH><MAIL>
    <NOT> (?:ever )?sen[dt] any ?more(?: of (?:these|this|those))?<END>
    <NOT> (?:ever )?sen[dt] (?:me|us) (?:these|this|any of (?:this|these)|nothing)
    <NOT> (?:ever )?sen[dt] (?:me|us) (?:anything|any ?more|more)\
        (?:<END>| (?:<AGAIN>|else|of (?:this|these)|from you))
    <NOT> (?:ever )?sen[dt] (?:these|those|this|it|them|anything) (?:to (?:me|us|this \w+) )?<AGAIN>
    <NOT> (?:ever )?sen[dt] (?:these|those|them|anything) to (?:me|us)<END>
    <NOT> (?:ever )?sen[dt] (?:me|us) any ?more (?:of )?(?:your |these |the )?listings?\
        (?! (?:over|above|under|below|in|with|without|that|like|near|on|outside|until|for|from (?!you)))
    (?:not|never|n't|dont) want you (?:\w+ )?(?:to <WRITE>|<WRITING>)
    <NOT> (?:keep|have) <ME> (?:in|on|to)\b.{0,20}\b(?:<MAIL>|<LIST>)
    have <ME> (?:\w+ )?<GONE>
    (?:stop|cease|end|quit) (?:all |any |further )*contact(?:<END>| with (?:me|us))
    (?:delete|erase|remove|destroy|purge) (?:all |any )?(?:of )?(?:the |my |our )?(?:personal )?\
        (?:info\w*|data|details|records?) \
        (?:(?:that )?you (?:have|hold|keep)|(?:about|on) (?:me|us))
    no need to (?:send|keep sending) (?:(?:me|us) )?<WHICH>(?:<MAIL>|<AGAIN>|<END>)
    (?:these|this|it|they|<MAIL>(?: from you)?) (?:all )?(?:needs?|has|have|ought|must|should|got) \
        (?:to )?(?:stop|end|cease)
    (?:want|need) nothing (?:more |further |else )?(?:to do with|from) you
    (?:lose|forget|trash) (?:my|this) (?:e-?mail|number|address|info|contact\w*)
    (?:un-?enroll|unregister|deregister|de-?subscribe) (?:<ME>|from)
    (?:un-?enroll|unregister|deregister|de-?subscribe)<END>
    (?:confirm|verify)\b.{0,30}\b(?:removed|deleted|unsubscribed|taken) <ME>
    unsubscribe all
    (?:remove|delete) (?:e-?mail|address|account|name|contact)(?: please| thanks?)?<STOP>
    (?:no longer|<NOT>)\b[^.,]{0,14}\b(?:want|wanna|wish|care|like|need|interested)\b[^.,]{0,22}\b(?:receiv\w+|get\
        |getting|hear(?:ing)?|be|being) (?:\w+ ){0,3}(?:<MAIL>\
        |(?:contacted|e-?mailed|bothered|disturbed|solicited|spammed)(?! by (?:other|another|any))\
        |from you|on (?:your|this) list)
    (?:no longer|don't|dont|do not) (?:want|wish for|need|wish) (?:(?:any|more|anymore|your|these|this|to see) )+<MAIL>
    (?:no longer|don't|dont|do not) (?:want|need) (?:the|these|your|any) <MAIL>(?:<END>| <AGAIN>)
    (?:<NOT>|no longer) (?:want to )?(?:receive|get|see) (?:(?:these|this|any|your|the|more|of) )+(?:<MAIL> )?<AGAIN>
    (?:rather|prefer) not (?:to )?be (?:contacted|e-?mailed)<END>
    (?:rather|prefer) not (?:to )?(?:receive|get|be on|hear|have) (?:(?:these|this|any|your|the|more) ?)+
    no (?:interest|desire|wish) (?:in|to) (?:receiv\w+|get\w*|hear\w*|be\w*) (?:\w+ ){0,2}<MAIL>
    ^<POLITE>no more(?: please)?[,;.!]~
    ^<POLITE>no more (?:of )?(?:\w+ ){0,3}(?:<MAIL>|(?:of )?(?:this|these))
    ~(?:[.,;!]|\bbut|\band|\bso) ?(?:please )?no more <WHICH><MAIL>
    no (?:\w+ )?(?:need|reason) (?:to|for you to) (?:keep|leave|have|carry) <ME> (?:on|in) <WHICH>(?:\w+ )?<ROLL>
    <NOT> (?:\w+ )?(?:need|have) to (?:keep|leave|carry) <ME> (?:on|in) <WHICH>(?:\w+ )?<ROLL>
    no (?:es necesario|hace falta|hay necesidad de) (?:que )?(?:me|nos)? ?(?:manten|dej|teng|conserv)\w+ \
        en (?:su|la|esta|sus) (?:\w+ )?(?:lista|base|correos)
    # -- of others, of a number, of whatever it is
    (?:take|remove|drop|delete|scratch|strike|cross|prune|omit) (?:<ME>|him|her|them|both (?:\w+ ){1,8}?)(?: off| from\
        | out of)(?: of)? (?:whatever|(?:the|your|these|those|all) (?:\w+ )?mailings?|th(?:is|ese) things?\
        |(?:that|this|it|them|there)<END>)
    (?:take|get|leave|keep) (?:my|our) (?:e-?mail|address|name) (?:out of|off)(?: of)? \
        (?:whatever|these|this|there|here|it)
    (?:take|scratch|cross|strike) (?:him|her|them|this one) off<STOP>
    (?:remove|delete|erase|strike) (?:both (?:of )?)?(?:(?:my|our|these|those|this) )?(?:e-?mail )?\
        (?:address|name)(?:es|s)? (?:from|off)
    remove both (?:my|our) e-?mail
    leave <ME> out of (?:these|this|it|them|that)
    count me out<STOP>
    (?:stop|quit) sending (?:me |us )?(?:the|your|that|this) (?:\w+ ){1,3}<MAIL>
    (?:cross|strike|check|knock|scratch) <ME> off(?:<END>| (?:of )?<WHICH>(?:\w+ )?<LIST>)
    (?:remove|take|strike|drop|delete|cross) (?:him|her|them) (?:off|from)(?: of)? (?:all )?(?:of )?<WHICH><ROLL>
    (?:pull|take|drop|get|cut|leave) <ME> (?:off|from|out)(?: of)? <WHICH>(?:(?:automatic|auto|saved|e-?mailed|new) )*\
        (?:listings?|searches|<MAIL>)
    (?:mind|consider|appreciate|please) (?:you |your )?(?:ending|stopping|cancell?ing|discontinuing|turning off) \
        <WHICH><MAIL>
    (?:scrub|wipe) (?:all )?(?:of )?(?:my|our) (?:\w+ )?<OWN>
    (?:my|our|this) (?:e-?mail )?<OWN> (?:to be )?(?:wiped|scrubbed|closed and)\b
    <NOT> hit (?:me|us) up
    if (?:i|we) (?:receive|get|see|hear)\b.{0,12}\b(?:another|one more|any more|any further|more) <MAIL>
    (?:discontinue|cease) yours<STOP>
    (?:do not|don't|dont|never) (?:\w+ )?(?:put|add|include|keep|enter|enroll|sign|have) <ME> (?:up )?(?:on|to|in|for) \
        (?:any ?(?:more|other|further|of your)?|another|more|your) (?:\w+ )?(?:lists?|mailings?|campaigns?|newsletters?\
        |databases?)
    (?:block|suppress|purge) (?:me|us|it|this address|all <ADDRESS>) (?:from|in|on) your (?:end|system|side|lists?)
    put (?:me|us) on your no[ -]contact list
    no[ -]contact list
    (?:these|those|this|it|they|them|things?|<MAIL>) (?:to )?(?:quit|stop|cease)s? coming
    (?:quit|stop) hearing from (?:you|this|your)
    how (?:do|can|would|could) (?:i|we) get off(?: of)? (?:this|these|it|your)<END>
    send (?:me |us )?no (?:further|more) (?:of )?(?:\w+ )?(?:letters?|mail|<MAIL>|of th\w+)
    (?:zero|no) (?:further|more) (?:<MAIL>|letters?) (?:from you|please)
    nothing (?:else|more|further) (?:is|gets|be) sent
    ^<POLITE>(?:discontinue|cease)<STOP>
    discontinue sending
    stop (?:w|w/|with) the (?:homes|houses|listings)
    (?:digests?|<MAIL>) no longer wanted
    not subscribed
    (?:would|could|can|will) you (?:please |kindly )?(?:end|stop|cancel) (?:them|these|those)(?:<STOP>|, please)
    (?:can|could) (?:we|you) (?:please )?(?:shut|switch|turn) (?:those|these|them) (?:down|off)
    (?:don't|do not|dont) need (?:these|those|them) any ?more<END>
    (?:these|those|they|<MAIL>|listings?) can (?:all |now )*(?:stop|end|cease|come to an end)<END>
    please (?:just )?(?:stop|end) them<END>
    (?:end|stop|cancel) (?:the|your|those|these) (?:weekly|daily|nightly|monthly) (?:homes|houses|listings?|properties)
    (?:delete|erase) (?:my|our) (?:file|account|profile)<STOP>
    (?:zero|none) of your (?:<LIST>|<MAIL>)
    leave <ME> out (?:from here on|from now on)
    (?:like|prefer|want) not to be on (?:it|them|any(?: of (?:it|them))?)<STOP>
    (?:have|be|get) (?:no more|nothing more) of your <MAIL>
    (?:put|throw) (?:the rest|the remaining \w+)(?: \w+){0,4} in the (?:bin|trash|garbage)
    # -- Spanish
    (?:puede[ns]?|podria[ns]?) (?:por favor )?(?:sacar|quitar|borrar|eliminar)(?:me|nos)? (?:del?|de l[ao]s?|de sus?) \
        (?:lista|avisos|alertas|<CORREO>)
    de baja de (?:las|los|la|el|sus?|estas?|estos) (?:alertas?|avisos?|notificaciones|<CORREO>)
    cancelacion (?:\w+ ){0,2}(?:del?|de los|de) (?:envios?|suscripcion|<CORREO>)
    (?:ya )?no me lleg(?:uen|ue)
    (?:dar|den|de|da|des|damos)(?:me|nos|se)? de baja<NOT_OF>
    me (?:den|de|des|da|doy|puede[ns]? dar) de baja<NOT_OF>
    (?:quiero|solicito|deseo|pido|tramit\w+) (?:la |mi |una )?baja
    mi baja
    no (?:me|nos) (?:envi|mand|escrib|contact|molest|sig|vuelv)\w*\b(?! (?:casas?|fotos?|pisos?|departamentos?)).{0,30}\
        \b(?:mas(?! de )|correos?|e-?mails?|mensajes?|publicidad|nada)
    no (?:envi|mand|escrib)\w+ mas(?:$| (?:a est[ae]|correos?|mensajes?|e-?mails?))
    no (?:me |nos )?v(?:ue|o)lv\w+ a (?:contact|escrib|envi|mand|molest)\w*
    (?:como|quiero|quisiera|deseo|necesito|para) (?:\w+ ){0,3}?dej(?:o|ar) de recibir
    no (?:me |nos )?interesan? (?:(?:mas|sus|estos|tus|los) )*<CORREO>
    (?:supresion|eliminacion|borrado) (?:de |total de )?(?:todos )?(?:de )?mis datos
    cese de (?:cualquier |toda |las |sus )?(?:\w+ )?(?:comunicaci\w+|envios?|<CORREO>)
    no (?:autorizo|consiento|doy mi (?:consentimiento|permiso))
    (?:retiro|revoco) mi (?:consentimiento|autorizacion|permiso)
    (?:no|ya no) (?:quiero|deseo|queremos|quisiera|me gustaria) \
        (?:ser contactad|que (?:me|nos) (?:sig|escrib|contact))\w*
    (?:no|ya no) quiero (?:q|k) me (?:sig|envi|mand|escrib|contact|lleg)\w*
    (?:elimin|borr|suprim|cancel|remov|retir)\w* (?:todos )?mis? (?:datos|correo|direccion|informacion|cuenta|e-?mail)
    (?:quit|sac|borr|elimin|remov|retir)(?:ar|er|en|an|ad|e|a)me(?= ?(?:$|[.,;!]| (?:por favor|ya|porfa|gracias)\b))~
    (?:salir|salirme|salga) de (?:su|la|esta|tu) (?:\w+ )?lista
    ya no quiero (?:(?:mas|sus|estos|tus) )*<CORREO>
    cancel\w+ (?:(?:el|los|estos|sus) )+(?:envios?|<CORREO>)
    dej(?:en|ad|a|e)(?:me|nos) (?:en paz|tranquil[oa]s?)
    no (?:me |nos )?molest\w+<STOP>
    que me (?:saqu|quit|borr|elimin|retir|remuev)\w+\
        (?:<STOP>| de (?:su|la|esta|tu|sus) (?:\w+ )?(?:lista|contactos|base))
    no (?:\w+ ){0,3}vuelv\w+ a (?:envi|mand|escrib|contact|molest)\w*
    no (?:envi|mand)\w+ (?:(?:mas|sus|estos) )+<CORREO>
    no (?:quiero|deseo|queremos) (?:seguir|estar|continuar) en (?:su|la|esta|sus) (?:lista|base)
    evit\w+ (?:envi|mand|escrib|contact)\w*
    (?:no|ya no)\b.{0,25}\b(?:recibir|recibiendo) (?:(?:mas|sus|estos|esos|los|tus) )*<CORREO>
    favor de no (?:envi|mand|escrib|contact|molest)\w*
    no (?:me|nos) (?:escriban?|contacten?|molesten?|escribas|contactes|molestes)(?: mas)?<STOP>
    (?:no|ya no) (?:quiero|queremos|deseo|deseamos|quisiera|me interesa)(?: \w+)? \
        (?:recibir (?:(?:mas|sus|estos|esos|los|tus|ningun\w*) )*<CORREO>|recibir (?:mas|nada)<END>\
        |que me (?:envien|manden|contacten|escriban|lleguen))
    no (?:quiero|deseo|queremos) (?:saber )?nada (?:de|con) (?:ustedes|usted|uds)
    no (?:quiero|deseo|queremos) mas (?:correos?|e-?mails?|mensajes?|publicidad)
    ^(?:\W*por favor\W*)?no mas (?:correos?|e-?mails?|mensajes?)
    (?:quit|saqu|sacar|borr|elimin|remuev|remov|(?<!me )(?<!nos )(?<!se )retir)\w* (?:<SOBRE> ){0,7}(?<!mi )\
        (?:lista|base de datos|registros?|correos?(?! (?:que|de)\b)|sistema)
    (?:me|nos) retir(?:o|e|a|en|an|amos) de (?:su|la|esta|tu|sus) (?:\w+ )?(?:listas?|base|correos)
    \w{3,}(?:en|e|a|ar|er)me de (?:su|la|esta|tu|vuestra|sus) (?:\w+ )?(?:listas?|contactos|base de datos)
    (?:quitenme|saquenme|borrenme|eliminenme)(?! (?:l[ao]s?|es[ae]s?|est[ae]s?|un[ao]s?|el|cualquier|\d+) (?!(?:lista\
        |base)\b)\w)
    desu[bs]?scrib\w+
    ya no (?:me |nos )?(?:envien?|manden?|escriban?|contacten?)(?! (?:casas?|fotos?|pisos?|departamentos?))
    alto a (?:los|sus|estos) (?:correos|mensajes|e-?mails)
    (?:nos|me) (?:borran|quitan|eliminan|sacan)(?= ?(?:$|[.,;?!]| (?:por favor|porfa|ya)\b))~
    no (?:\w+ )?(?:need|reason|point|use|sense)(?: (?:for you|in|of|to))+ (?:keep|stay|be)(?:ing)? in (?:touch\
        |contact)<KEEPS>
    (?:don't|do not|dont) (?:need|have|want)(?: you)? to (?:keep|stay|be) in (?:touch|contact)<KEEPS>
    no need to (?:follow up|check in|reach out|get in touch|check back)(?: with (?:me|us))? <AGAIN><STOP>
    no (?:hace falta|es necesario|hay necesidad de)(?: que)? (?:sigamos|seguir|mantener(?:nos)?|estar|estemos\
        |mantengamos) en contacto
    no (?:hace falta|es necesario|hay necesidad de) que (?:me|nos) \
        (?:sig|envi|mand|escrib|contact)\w*\b(?! (?:casas?|fotos?))
    (?:se )?olvid(?:en|e|ense|ese) de (?:este|mi) (?:correo|e-?mail|numero)
    (?:borren|eliminen) mis? (?:datos|correo|direccion)
    (?:cancelar?|cancelen|anular?|anulen) (?:la |mi |esta )?suscripcion
    (?:(?:dej(?:en|ad|a|e|ar)|par(?:en|ad|a|e)) de|basta(?: ya)? (?:de|con)(?: los| tantos| sus| estos)?) \
        (?:envi|mand|escrib|molest|contact|correos|mensajes|e-?mail|spam)\w*
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
    (?:(?:remov|retir|tir|exclu)\w{0,3}-|(?:removam?|excluam?) )me
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
        *(
            "stop",
            "stopp",
            "stop it",
            "stop this",
            "stop all",
            "stopall",
            "enough",
            "no more",
            "no spam",
            "no contact",
            "cease",
        ),
        *("unsubscribe", "unsubscribe me", "remove", "remove me", "removed", "remove from list", "take me off"),
        "unsubscribed",
        *("off list", "off the list", "off your list", "off this list", "make it stop", "knock it off", "cut it out"),
        *("opt out", "opt-out", "optout", "do not contact", "do not email", "desist", "cease"),
        *("discontinue", "halt", "quit it", "off please", "no quiero mas", "ya basta", "paren", "ya paren", "pare ya"),
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
        "off your list",
    )
)

# Words of a request that fingers slip on; "unsubscribe" has a rule of its own.
OFTEN_MISTYPED = (
    *("subscription", "remove", "removed", "receive", "receiving", "emails", "emailing", "mailing", "messages"),
    *("stop", "email", "list", "address", "contact", "database"),
    *("sending", "longer", "contacting", "newsletter", "newsletters", "cancel", "delete", "please", "anymore"),
    *("correos", "recibir", "quiero", "suscripcion"),
)
# Words of their own that a slip would make of the above.
REAL_WORDS = frozenset(
    (
        *("email", "message", "loner", "mails", "relieve", "remote", "mailing", "pleas", "quero", "newsletter"),
        *("lists", "correo", "stoop", "sop", "emil"),
    )
)
