"""What tells that somebody is upset with the agency or pleased with it, by the manner in which they say so.

No manner decides: the model of `sentiment` weighs them together with the words of the mail.
"""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from classifiers.text.phrases import phrases

_TIMES = r"(?:twice|two|three|four|five|six|seven|several|many|multiple|\d+) ?(?:x|times)?"
_ORDINAL = r"(?:second|third|fourth|fifth|sixth|seventh|tenth|nth|umpteenth|\d+(?:st|nd|rd|th))"
_ORDINAL_ES = r"(?:segunda|tercera|cuarta|quinta|sexta|s[eé]ptima|en[eé]sima|\d+[aª°]?)"
_TOLD = r"(?:told|asked|said|mentioned|written|wrote|e-?mailed|called|texted|left|sent|replied|explained|answered|requested)"
_WAIT = r"(?:days?|weeks?|months?|hours?)"

SIGNS: Final = (
    (
        "scolds",
        phrases(
            r"""
            (?:you|u|y['’]?all)(?: people| guys| all| folks)?(?: are| r)(?: \w+){0,3} (?:joke|useless|clowns?|idiots?|incompetent|pathetic|liars?|hopeless|terrible|unprofessional|rude|awful|scammers?|crooks?|a disgrace|disorganized)
            (?:un(?:acceptable|professional)|inexcusable|disgraceful|shameful|incompetent|incompetence|negligent|disrespectful|insulting|appalling)
            (?:rude|ridiculous|outrageous|insane|pathetic|absurd|a joke|embarrassing)(?: \w+){0,3} (?:service|communication|treatment|agency|company|people|way to|from (?:you|your))
            (?:worst|terrible|horrible|awful|lousy|poor|zero|shoddy|abysmal|bad) (?:customer |overall )?(?:service|communication|agency|agent|realtor|company|experience|follow[- ]?(?:up|through)|manners)
            (?:how dare|shame on|go to hell|screw|damn|to hell with|get lost|f\W?\*+\w*|fuck\w*|wtf|bullshit|b\.?s\.?(?= )|crap)(?: (?:you|your|u|this|off|me))?
            (?:you|u|someone there|your \w+) (?:lied|lie|misled|deceived|cheated|scammed|tricked|conned|robbed|embarrassed|insulted|laughed|hung up|yelled)
            (?:bait[- ]and[- ]switch|false advertising|misleading|dishonest)
            (?:p[eé]sim[oa]s?|grosero|groser[ií]a|descaro|sinverg[uü]enzas?|ineptos?|incompetentes?|mentiros[oa]s?|pinches?|rateros?|transas?|payasos?)
            (?:una|qu[eé]) (?:verg[uü]enza|burla|falta de|poca|grosería|tomada de pelo|p[eé]rdida de tiempo|decepci[oó]n|tranza)
            (?:mal[oa]?|p[eé]sim[oa]) (?:servicio|atenci[oó]n|trato|modo|manera)
            (?:me|nos) (?:mintieron|minti[oó]|engañ\w+|estaf\w+|vieron la cara|colg[oó]|colgaron|ignor\w+|trataron|trat[oó]|humill\w+)
            no tienen (?:madre|verg[uü]enza|palabra|respeto)
            """
        ),
    ),
    (
        "feels",
        phrases(
            r"""
            (?:disappointed|frustrated|upset|annoyed|fed up|unhappy|angry|furious|livid|mad|irritated|insulted|offended|appalled|disgusted|hurt|sore|let down|dissatisfied|bummed|misled)(?: \w+){0,2} (?:with|by|in|at|that|how|about) (?:how|you|your|the way|this (?:whole|experience|process|service)|the (?:service|lack|response|communication|agency|office)|all of you|y['’]?all|being|no one|nobody)
            (?:frustrat(?:ed|ing)|disappoint(?:ed|ing)|fed up|sick and tired|beyond (?:annoyed|frustrated|upset)|at my wit['’]?s end|had enough|done with (?:you|this|y['’]?all))
            (?:sick|tired)(?: and tired)? of (?:you|your|these|getting|being|hearing|the (?:emails|calls|texts|runaround)|repeating|chasing|asking|waiting)
            (?:lost|losing|running out of|out of) (?:all |my |our )*(?:trust|confidence|patience|faith|respect)
            (?:i|we) (?:do not|don['’]?t) (?:appreciate|feel (?:heard|listened|respected)|trust)
            (?:not|isn['’]?t|ain['’]?t) (?:ok|okay|cool|acceptable|right|professional|how (?:you|it))(?: with me)?(?=[.!,]|$)~
            (?:no offense|all due respect|not to be rude|hate to complain|i have to (?:say|complain)|gotta be honest)
            (?:runaround|run around|brushed off|blown off|blew (?:me|us) off|stood (?:me|us) up|ghosted|left (?:me|us) hanging|strung along|jerked around|slap in the face)
            (?:estoy|estamos|qued[eé]|quedamos|me siento|nos sentimos|ando|me tienen?)(?: (?:muy|bien|bastante|s[uú]per|tan|realmente|sumamente|profundamente))? (?:molest|decepcion|engañad|enojad|hart|indignad|frustrad|defraudad|inconforme|encabronad|ofendid|cansad)\w+
            (?:ya (?:estuvo|basta|me cans[eé]|me hart[eé])|hart[oa]s? de|cansad[oa]s? de|qu[eé] coraje|es el colmo|no se vale|no se me hace justo|me da coraje)
            """
        ),
    ),
    (
        "unheard",
        phrases(
            r"""
            (?:nobody|no ?one|not (?:one|a single) (?:of you|person|call|word|reply|email)|never)(?: \w+){0,2} (?:called|calls|came|shows?|showed|answers?|answered|picks?|picked|returns?|returned|bothered|replied|responded|responds|got back|gets back|heard|hear|bother|told|tells)
            (?:no|zero|not a) (?:response|reply|replies|answer|call ?back|word|communication|follow[- ]?up|feedback|updates?|show)(?: \w+){0,2} (?:from|in|for|since|after|to|all|yet|at all|whatsoever)
            ignor(?:ed?|ing) (?:me|us|my|our|every|everything|what)
            (?:been|it['’]?s been|going on|for|after|in) (?:over |about |almost |more than |like )?(?:a|an|two|three|four|five|six|several|\d+) <WAIT>(?: (?:and|with|since|without|now|ago))(?: \w+){0,3} (?:no|not|nothing|nobody|still|never|without|crickets|silence)
            (?:are|do|did|does|can|could|will|is|has)(?: you| u| anyone| anybody| someone| somebody| y['’]?all)(?: guys| people)? (?:even|ever|actually|so much as|bother)
            (?:is )?any(?:one|body) (?:even |actually )?(?:there|home|alive|awake|reading|listening|at the wheel|working)
            (?:read|listen(?:ed|ing)?(?: to)?|pay(?:ing)? attention(?: to)?)(?: a (?:single )?word of)? (?:what (?:i|we)|(?:my|our) (?:e?-?mails?|messages?|notes?)|me|us)(?: at all| said| wrote| asked)?
            (?:still|yet) (?:waiting|nothing|no (?:answer|reply|word|call)|haven['’]?t (?:heard|gotten|received|seen)|have not (?:heard|gotten|received))
            (?:talking|speaking|writing) to (?:a|the) (?:wall|void|brick)
            nadie (?:me |nos |se )?(?:ha )?(?:contest\w+|respond\w+|llam[oó]|habl[oó]|lleg[oó]|avis\w+|atiend\w+|hace caso|da raz[oó]n|digna)
            no (?:me|nos|se) (?:han?|contest\w+|respond\w+|hacen caso|hizo caso|escuch\w+|devolv\w+|regres\w+|pelan|peló|toman en serio)
            (?:sin|ni una?|ni un solo|cero) (?:respuesta|noticias|llamada|aviso|contestar|seguimiento|reporte)
            (?:contestan|leen|revisan|escuchan)(?: \w+){0,2} (?:alguna vez|siquiera|lo que|mis)
            hablando a (?:una|la) pared
            """,
            WAIT=_WAIT,
        ),
    ),
    (
        "again",
        phrases(
            r"""
            (?:this is |for |that makes |it['’]?s )?(?:the |my |your )?<ORDINAL> (?:time|e-?mail|message|request|call|attempt|reminder|one (?:this|today)|check)
            (?:i|we)(?:['’]ve| have)?(?: already| now| clearly| specifically| repeatedly)? <TOLD>(?: (?:you|this|that|it|him|her|them|about it|y['’]?all))*(?: \w+){0,3} (?:<TIMES>|already|before|repeatedly|over and over|again and again|on the first|on (?:monday|tuesday|wednesday|thursday|friday))
            how many (?:more )?(?:times|emails|ways)
            (?:keep|keeps|kept)(?: on)? (?:sending|asking|getting|offering|telling|calling|emailing|texting|ignoring|repeating|changing|pushing)
            (?:same|identical|exact) (?:\w+ )?(?:house|home|listing|place|condo|unit|question|email|answer|reply|thing)s?(?: \w+){0,2} (?:again|over|twice|<TIMES>|every)
            (?-i:AGAIN|STILL|NOT|NO|NEVER|TWICE|STOP|ENOUGH)
            once again|yet again|as i (?:said|wrote|told)|like i (?:said|told)|what part of|asked nice(?:ly)?|for the last time
            (?:ya )?(?:van|es la|por|esta es la) (?:<ORDINAL_ES>|dos|tres|cuatro|cinco|seis|\d+) (?:vez|veces|correos?|ocasi[oó]n|mensajes?)
            ya (?:se )?(?:les?|te|l[oa]s?|se l[oa]s?)(?: hab[ií]a(?:mos)?| he)? (?:dije|dijimos|dicho|ped[ií]|pedimos|pedido|mand[eé]|mandamos|mandado|expliqu[eé]|avis\w+|cont[eé]|pregunt[eé]|escrib[ií]|coment[eé]|contest[eé])
            otra vez (?:la|el|lo|los|las|me|nos|con|est)|la misma (?:casa|pregunta|respuesta)|el mismo (?:correo|depa|departamento)|cu[aá]ntas veces
            """,
            ORDINAL=_ORDINAL,
            ORDINAL_ES=_ORDINAL_ES,
            TOLD=_TOLD,
            TIMES=_TIMES,
            WAIT=_WAIT,
        ),
    ),
    (
        "broken word",
        phrases(
            r"""
            you(?: guys| people| all)?(?: had)? (?:said|told (?:me|us)|promised|swore|assured (?:me|us)|confirmed|guaranteed|agreed)
            (?:was|were) (?:told|promised|assured|supposed to (?:call|send|come|hear|meet|be|get))
            (?:did not|didn['’]?t|never) (?:show|call|send|come|happen|bother|follow|let (?:me|us) know|even|tell (?:me|us)|mention|get back)
            (?:wasted?|wasting|waste of)(?: \w+){0,2} (?:time|gas|morning|afternoon|day|lunch|money|trip)
            (?:drove|sat|waited|stood|took)(?: \w+){0,6} (?:for nothing|nobody|no one|minutes|miles|hours?|door|off work)
            (?:because|thanks to|on account) of (?:you|your)|your (?:fault|mistake|error|screw[- ]?up)
            (?:we|i) lost (?:it|the|out|that|our)
            (?:me|nos) (?:prometi\w+|asegur\w+|dijeron|dej[oó]|dejaron|hicieron|hizo|quedaron|qued[oó]) (?:que|plantad\w+|esperando|colgad\w+|perder|de)
            por (?:su|tu) culpa|me cobraron|quedaron (?:de|en) que|nunca (?:lleg|llam|me|nos|vin|apareci)\w*
            """
        ),
    ),
    (
        "unwanted",
        phrases(
            r"""
            (?:stop|quit|cease)(?: \w+){0,2} (?:emailing|e-mailing|texting|calling|spamming|sending|harassing|bothering|contacting|pestering|messaging|writing|blowing)
            (?:spam|spamming|spammed|spammers|harass\w*|stalk\w*|creepy|pester\w*|bombard\w*|flood\w*)
            (?:where|how)(?: the \w+)? (?:did|do) (?:you|u|y['’]?all)(?: guys| people| even)? (?:get|have|find|got)(?: \w+)? (?:my|this|our)
            (?:never|didn['’]?t|did not) (?:signed?|sign|asked?|gave|give|requested?|consent\w*|opt\w*|agreed?)(?: \w+){0,3} (?:up|for|you|this|my|to)
            (?:too many|so many|\d+|five|six|nine|ten|all these|constant|endless) (?:e-?mails?|messages|texts|calls)(?: \w+){0,3} (?:a day|in|today|this week|every|before|from you)?
            (?:dejen?|dejar|paren|p[aá]renle|par[ae])(?: ya)? (?:de|con) (?:mandar|molestar|llamar|enviar|escribir|hablar|los|estar|tanto)\w*
            de d[oó]nde (?:sacaron|sac[oó]|consigui\w+|tienen|tiene) (?:mi|mis|este|mis datos)
            (?:yo )?nunca (?:les? )?(?:di|dimos|ped[ií]|solicit[eé]|me inscrib[ií]|autoric[eé])
            """
        ),
    ),
    (
        "threatens",
        phrases(
            r"""
            (?:one|1|bad|zero|negative)[- ]stars?|(?:bad|google|yelp|zillow|negative|honest) reviews?|leave a review|tell everyone|better business|bbb|attorney general|real estate (?:commission|board)|licens(?:e|ing) board|complaint|lawyer|attorney|small claims|report you
            (?:name|number|contact|speak|talk)(?: \w+){0,3} (?:your |the )?(?:managing broker|manager|supervisor|boss|broker in charge)
            (?:take|taking|took) (?:my|our) (?:business|listing|money) elsewhere|(?:going|gone|went|go) (?:with|to) (?:someone|somebody|another|a different|the other)(?: \w+)? ?(?:else|office|agent|agency)?
            (?:want|get|demand|like)(?: \w+){0,2} (?:refund|refunded|money back|explanation|apology)
            profeco|demanda(?:r(?:los|las)?)?|denuncia\w*|quej(?:a|arme|as)|reclam\w+|mi abogad[oa]|mala reseñ\w+
            """
        ),
    ),
    (
        "mocks",
        phrases(
            r"""
            ~\{\s?\w+_?\w*\s?\}~
            (?:great|nice|good|awesome|fantastic|stellar|brilliant|wonderful) (?:job|work|service|communication|system|follow[- ]?up)(?: \w+){0,3} (?:ignoring|not|there|guys|folks|losing)?
            (?:gee|wow|well|oh)[,.!]? (?:thanks|great|nice|nine|five|ten|another|so|how|he|she|it|wonderful|lovely)
            dear (?:robot|bot|computer|machine|whoever|sirs?[,]? dear)|(?:robot|bot|chatbot|autopilot|script|copy[- ](?:and[- ])?paste|template|canned)
            (?:charming|fascinating|lovely|how nice|good one|bravo|congratulations|slow clap|cool cool|hilarious)
            is this thing on|asking for (?:too much|nuclear|the moon)|is it too much to ask|prove (?:me|him|her|us) wrong|help me out
            qu[eé] (?:curioso|bonito|chistoso|raro|detalle|amables?)(?: \w+){0,2} (?:cuando|que|verdad|son)|m[aá]s vale tarde|felicidades por|de adorno|muy bonito
            """
        ),
    ),
    (
        "loves",
        phrases(
            r"""
            (?:love|loved|loving|adore|adored|in love with|obsessed with|crazy about|head over heels)(?: \w+){0,2} (?:it|this|that|these|those|them|both|one|ones|everything|house|home|place|condo|apartment|unit|kitchen|porch|yard|photos?|pictures|listing|cottage|number|#?\d+|how you|your|you)
            (?:exactly|just|precisely|right) what (?:we|i|my|our)(?:['’]?(?:ve|re|m|d))?(?: \w+)? (?:want|wanted|needed|need|looking|hoping|had|been|asked|dream\w*|hoped|picture\w*|after)
            (?:that|this|it)['’]?s (?:the one|it!|perfect|amazing|gorgeous|stunning|beautiful|a dream)|dream (?:home|house|place|kitchen)|checks? (?:all|every)
            (?:amazing|awesome|fantastic|wonderful|gorgeous|stunning|incredible|phenomenal|beautiful|breathtaking|fabulous|outstanding|magical|perfect!+)
            (?:omg|oh my (?:god|gosh|goodness)|wow+!+|yes+!!+|yay+|woo+hoo+|so excited|can['’]?t wait|cannot wait|crying|teared up|take my money|over the moon|thrilled|ecstatic)
            (?:me|nos|le|les) (?:encant\w+|enamor\w+|fascin\w+)|(?:est[aá]|es|qu[eé]) (?:\w+ )?(?:hermos[ao]\w*|preciosa?o?\w*|divin[ao]\w*|bell[ao]\w*|padr[ií]sim[ao]|chul[ao]\w*|maravillos[ao]|espectacular|bonit[ao]\w*|lind[ao]\w*)
            justo lo que|le atin[oó]|la casa de (?:mis|nuestros) sueños|es (?:la|el) (?:indicad[ao]|que (?:quer|busc)\w+)|qu[eé] (?:emoci[oó]n|padre|chido|maravilla|buen ojo)|estamos (?:felices|emocionad\w+|encantad\w+)
            """
        ),
    ),
    (
        "praises",
        phrases(
            r"""
            you(?:['’]?ve| have| are|['’]?re| were| guys are| guys have| made| make)(?: been)?(?: \w+){0,2} (?:so |such |very |really |incredibly |super |truly |extremely )?(?:helpful|kind|patient|great|wonderful|amazing|awesome|the best|a (?:gem|lifesaver|life saver|star|saint|rock ?star|blessing|magician|godsend|joy|pleasure|breath)|a huge help|thoughtful|thorough|responsive|on top of|a rock)
            (?:thank you|thanks|grateful|gratitude)(?: so much| very much| a million| a ton| again| you both)? (?:for (?:all|everything|being|your (?:patience|kindness|help|honesty|hard work|time and)|going|making|taking such|listening|fighting|sticking)|from the bottom)
            (?:can['’]?t|cannot|could(?:n['’]?t| not)) (?:thank you enough|say enough|be happier|ask for|have (?:done|asked)|imagine|have been (?:easier|smoother|nicer|kinder|happier))
            (?:appreciate|appreciated) (?:you|your (?:patience|help|honesty|kindness|quick|hard|time|thorough|effort)|how|all|everything)|means? (?:a lot|so much|the world)
            (?:recommend(?:ed|ing)?|refer|tell(?:ing)?)(?: \w+){0,2} (?:you|everyone|everybody|all (?:my|our)|friends)|five[- ]stars?|5[- ]stars?|best (?:agent|agency|realtor|service|experience|people|team|email)
            (?:so|really|very|truly|incredibly) (?:impressed|grateful|thankful|pleased|glad (?:we|i)|happy (?:with|we|i)|refreshing|appreciative)|made (?:my|our|her|his) (?:day|week|year|month)|bless you|god bless|refreshing|a raise|owe you|bend over backwards|above and beyond
            (?:much[ií]simas|mil|infinitas|un mill[oó]n de) gracias|(?:le|les|te) agrade(?:zco|cemos|cid\w+)(?: \w+){0,2} (?:mucho|de coraz[oó]n|infinit\w+|tanto|todo|enorme\w+|la paciencia|su paciencia)|de todo coraz[oó]n
            (?:excelente|incre[ií]ble|magn[ií]fic[oa]|extraordinari[oa]|muy buen[oa]?|qu[eé] buen[oa]?) (?:servicio|atenci[oó]n|trato|trabajo|agente|equipo|gente|experiencia)|(?:muy|s[uú]per|tan) (?:amables?|atent[oa]s?|profesional(?:es)?|pacientes?|lind[oa]s?|clar[oa]s?)|da gusto|(?:la|lo|los|las) (?:voy a )?recomend\w+|dios (?:la|lo|los|las|te|le) bendiga|un [aá]ngel|qu[eé] r[aá]pido
            """
        ),
    ),
)
_SHOUTS: Final = re.compile(r"(?:\b[A-ZÁÉÍÓÚÑ]{3,}\b[^\w\n]*){3,}")
_MARKS: Final = re.compile(r"[!?]{2,}")


def signs(text: str) -> Iterator[str]:
    """The names of the manners that stand in a mail, each once, and what its letters show."""
    for name, pattern in SIGNS:
        if pattern.search(text):
            yield f"!sign: {name}"
    if _SHOUTS.search(text):
        yield "!sign: capitals"
    if _MARKS.search(text):
        yield "!sign: marks"
