"""Whole phrases about a call, in English and Spanish: any time, other times, no call, cancelled, moved, yes.

Patterns over folded text; every quantifier is bounded, for the text is hostile.
"""

from __future__ import annotations

import re

from mailbot.conversation.call_reading.when_words import DAY_NAME, ORDINALS, words

_TAKEN = (
    r"(?:(?:\s+(?:except|but|other than|besides)(?: for)?\s+(?:the\s+|on\s+)?\w{3,9})?\s+(?:would |will |should "
    r"|can )?(?:works?|do|suits?|fits?|is (?:fine|good|ok|okay|great|perfect|possible|easier|easiest|best|better"
    r"|convenient)|are (?:fine|good|ok|okay|great|perfect)|be (?:fine|good|ok|great|perfect)|sounds?(?: good| great"
    r"| fine)?|looks? (?:good|fine)))"
)
# Names the offers, and takes each of them.
ANY_OF_THEM = re.compile(
    rf"\b(?:any|either|each|all|whichever)(?: one)? of (?:those|them|these|the (?:three|two|times|slots|above"
    rf"|options|dates)|your (?:times|slots|suggestions))(?: (?:times|slots|options|dates|days|three"
    rf"|two))?(?P<taken>{_TAKEN})?(?!\s+(?:hous|hom|propert|listing|place|condo|apartment))"
)
# Speaks of times, if it stands alone in its clause: "either works", but not "we both work nights".
ANY_AT_ALL = re.compile(
    r"\b(?:whichever|whatever|whenever|any(?: one)?|either)(?: time| one| day| slot)? (?:is|works|suits|would be"
    r"|would suit)(?: (?:easier|easiest|best|better|good|fine|ok|convenient|possible))? (?:for|with|to|on)"
    r" (?!my\b|our\b|the (?:house|home)|a\b|an\b|pets?\b|dogs?\b|kids?\b|in\b)(?:the )?[a-z]{2,15}"
    r"(?: (?:end|schedule|side))?(?=\s*(?:$|[.,!;-]))"
    rf"|(?<!we )(?<!they )(?<!us )\b(?:any|either|whichever|all|both|all three|any one|either one|any time|anytime"
    rf"|any slot|any option|whatever|whatever time|any of the above|all of the above){_TAKEN}"
    r"|\b(?:any ?time|any day|any of (?:those|them|these)|all of (?:those|them|these))(?=,? (?:except|but|other than"
    r"|apart from)\b)"
    r"|\b(?:(?:like|as) (?:i|we) (?:said|told you|wrote)[ ,]{1,2})whenever\b"
    r"|^\W{0,3}(?:(?:ok|sure|oh|um|yes|yeah),? )?(?:either|whichever|any|both)(?: one)?"
    r"(?: (?:pls|please|thanks|is good|is fine))?\W{0,3}$"
    r"|\b(?:cuando sea|a la hora que sea|cuando (?:(?:ella|el|usted|ustedes) )?pued[ae]n?"
    r"|l[ao] que (?:le|les|te) (?:quede|venga|convenga|acomode) mejor(?: a [a-z]{2,15})?)(?=\s*(?:$|[.,!;-]))"
    r"|\b(?:whenever|anytime|any time) (?:works|is (?:fine|good|ok|okay|great)|you(?:'d)? (?:like|want|prefer)"
    r"|is (?:best|convenient) for you)\b|\b(?:call|phone|ring) (?:me |us )?(?:any ?time|whenever)(?=\s*(?:$|[.,!]))"
    r"|\b(?:you (?:pick|choose|decide)|dealer'?s choice)\b|\bi'?m (?:totally |very )?flexible\b"
    r"|\bcualquier(?:a|\s(?:hora|horario|opcion|dia))(?: de (?:esas|estas|las|los|esos|estos|ellas"
    r"|ellos)(?: \w{2,9})?)?(?: (?:me|nos) (?:va|sirve|queda|viene|funciona|parece))?(?: bien)?\b|\btod[oa]s (?:me"
    r"|nos) (?:van|sirven|quedan|vienen|funcionan|parecen)\b|\bl[ao]s (?:tres|dos) (?:(?:me|nos) )?(?:van|quedan"
    r"|sirven|vienen|funcionan|parecen|estan)\b"
    r"|\bla que (?:sea|quiera|prefiera|guste|mejor)\b|\bcuando (?:quiera|guste|quieras|usted quiera)\b"
    r"|\b(?:usted elija|elija usted|elige tu|me da (?:igual|lo mismo)|como (?:prefiera|guste))\b"
)
_NONE_OF_THEM = (
    r"\b(?:none|neither)(?: one)?(?: of (?:those|these|them|the|your)(?: \w{2,12}){0,2})?\s+(?:\w{2,9} )?(?:works?"
    r"|suits?|fits?|is (?:good|possible|ok)|are (?:good|possible|ok|great)|do(?:es)?|would)\b|\bnone of (?:those"
    r"|these|them)\b(?=\s*(?:$|[.,!]))"
    r"|\b(?:can'?t|cannot|unable to|won'?t be able to|not able to|couldn'?t) (?:do|make|take|manage) (?:any|either"
    r"|those|these|it|them|that)(?: of (?:those|these|them|the))?\b(?! easier| better)"
    r"|\b(?:those|these|that|(?:those|these|that|the|your)(?: \w{2,9}){0,2} (?:times?|slots?|days?|options?|dates?"
    r"|hours?)) (?:don'?t|do not|won'?t|doesn'?t|does not|will not|aren'?t|are not|isn'?t"
    r"|is not)(?: \w{2,8})? (?:works?|good|suit|great|fit|ideal|possible|convenient|going to work|for me)\b"
    r"|\bnot (?:available|free|around) (?:then|at (?:those|these|any|that)|for any|any of|on (?:those|any))"
    r"|\bnot (?:a )?good times?\b"
    r"|^\W{0,3}ningun[oa]s?(?: de (?:las|los|esas|esos|ellas|ellos)(?: \w{2,9})?)?\W{0,3}$"
    r"|\bningun[oa]s?(?: de (?:esas|estas|esos|estos|las|los|ellos|ellas)(?: \w{2,10}){0,2})?(?: no)? (?:me|nos"
    r"|puedo|sirve|funciona|es posible)|\bno puedo (?:en )?(?:ningun|es[oa]s|a es[oa]s)|\b(?:es[oa]s"
    r"|est[oa]s)(?: \w{2,10})? no (?:me|nos|puedo|son)"
)
_ANOTHER_TIME = (
    r"\b(?:any |some )?(?:other|another|different|alternative|alternate|additional) (?:times?|slots?|days?|dates?"
    r"|availabilit\w{1,3})\b|\bsome other (?:time|day)\b|\banything (?:later|earlier|else (?:available|open))\b"
    r"|\b(?:later|earlier) (?:times?|slots?|in the (?:day|week))\b"
    r"|\botr[oa]s? (?:horas?|horarios?|dias?|fechas?|momentos?)\b|\bmas (?:tarde|temprano)\b"
)
ANOTHER_TIME = re.compile(_ANOTHER_TIME)
OTHER_TIMES = re.compile(f"{_NONE_OF_THEM}|{_ANOTHER_TIME}")
DECLINES = re.compile(
    r"\b(?:no|without|sin|nada de)(?: (?:a|any|phone|more|una|mas|the))? ?(?:phone )?(?:calls?|phones?|llamadas?"
    r"|telefono)(?=\s*(?:$|[.,;!?)\n-]|please|thanks|thank|for now|needed|necessary|por favor|gracias|by\b|just\b"
    r"|email|required|at this))"
    r"|\b(?:don'?t|do not|never|stop) (?:call|calling|phone|ring)(?: me| us)?(?=\s*(?:$|[.,;!?)\n-]|please|thanks"
    r"|thank|again|anymore|any more|i |i'|just))"
    r"|\b(?:prefer|preferred|rather|stick|stay|keep)\b(?: \w{1,13}){0,5} (?:e-?mails?|texts?|in writing"
    r"|written)\b(?! (?:address|me the|with the))|\b(?:e-?mail|text(?:ing)?|writing)(?: here)? (?:only|is (?:better"
    r"|best|preferred|easier|enough)|works (?:better|best))\b|\bonly (?:by |via |through |over |use )e-?mail\b"
    r"|\bonly e-?mail\b(?! me\b)|\b(?:just|simply) (?:by |via |through |over )e-?mail\b|\bjust (?:e-?mail"
    r"|text)(?: me)?(?=\s*(?:$|[.,!]|please|is (?:fine|good)|for now))"
    r"|\b(?:don'?t|do not|not|no longer|no|didn'?t)(?: really| currently)? (?:want|need|interested in|looking for"
    r"|ready for|ready to|comfortable with|feel like|wish|care for|up for|do)(?: to)?(?: have| having| do| schedule"
    r"| scheduling| get on| getting on| hop on| take| be on)?(?: a| any| the| your)?(?: phone| quick)? ?(?:calls?"
    r"|talk on the phone|talk|speak|phone calls?|on the phone)(?=\s*(?:$|[.,;!?)\n-]|yet|right now|at this|now"
    r"|with (?:you|an agent|anyone)|please|thanks|for now|over|on the phone|i |just))"
    r"|\bnever ?mind (?:about )?(?:the|our|a|that) (?:phone )?call\b"
    r"|\bbefore (?:any|having|doing|taking|we have) (?:(?:a|any|the) )?(?:phone )?calls?\b"
    r"|\b(?:rather|prefer) not (?:to )?(?:give|share|leave)(?: out)? (?:my|our|a) (?:phone )?(?:number|phone)\b"
    r"|\b(?:prefiero|preferiria) no (?:dar|compartir) mi (?:numero|telefono)\b"
    r"|\bantes de (?:cualquier|una|la|hacer una) llamada\b|\bolvid\w{1,4} (?:de )?(?:la|lo de la) llamada\b"
    r"|\b(?:rather|prefer(?:red)?) not (?:to )?(?:(?:have|do|be on|get on|take|schedule|set up) )?(?:(?:a|any|the|your"
    r"|phone) ){0,2}(?:calls?(?! (?:it|this|that)\b)|phone|talk|speak|telephone)\b"
    r"|\b(?:i'?m|i am|(?:wife|husband|he|she)(?:'s| is)) (?:deaf|hard of hearing)\b|\bsoy sord[oa]\b"
    r"|\bprefer\w{1,5} no (?:hablar|llamar|recibir llamadas|tener (?:una )?llamada)\w{0,3}\b"
    r"|\bno need (?:for (?:a|the|our|any)|to(?: have a)?) (?:call|talk|speak|phone)\b|\bnot a (?:phone"
    r"|call) person\b|\b(?:hate|dislike|avoid) (?:the phone|phone calls|talking on)|\b(?:skip|pass on"
    r"|hold off on) (?:the|a|any) (?:phone )?call\b|\bcall (?:isn'?t|is not|not) (?:necessary|needed)\b"
    r"|\bprefi?er\w{1,5}(?: \w{2,12}){0,3} (?:por|via|el) (?:correo|e-?mail|mail|escrito|mensajes?|texto"
    r"|este medio)\b|\bprefi?ero (?:el )?(?:correo|e-?mail|mensajes?|whatsapp)\b|\b(?:solo|solamente|unicamente"
    r"|mejor|nada mas)(?: \w{2,12})? (?:por|via) (?:correo|e-?mail|mail|escrito|mensajes?|texto|este medio)\b"
    r"|\bpor (?:correo|e-?mail|escrito)(?: \w{2,12})? (?:esta bien|es mejor|mejor|nada mas|solamente)\b"
    r"|\bno (?:me |nos )?(?:quiero|queremos|deseo|necesito|hace falta|interesa"
    r"|gusta)(?: \w{2,9}){0,3} (?:llam\w{2,5}|hablar por telefono|por telefono)\b|\bno (?:me|nos) llam(?:e|en"
    r"|es)\b(?! (?:antes|despues|hasta|a las?|al|el|los|en|durante|mientras|cuando|por la|de noche|muy))"
)
# Sets a call up in so many words, where none was offered: "I can do a call Thursday at 10".
SETS_UP_A_CALL = re.compile(
    r"\b(?:do|have|take|make|schedule|set up|book|arrange|hop on|jump on|get on|free for|available for|up for|open to"
    r"|ready for)(?: (?:a|the|our|that|one|quick|short|brief|phone|video|zoom)){1,3} ?(?:call|chat)\b"
    r"|\b(?:call|ring|phone) (?:me|us)\b|\b(?:talk|speak|chat)(?: \w{2,6}){0,3} (?:by|on the|over the) phone\b"
    r"|\b(?:llam(?:eme|enme|enos|arme|arnos)|me (?:puede|pueden) llamar|tener una llamada|hablar por telefono)\b"
)
# "No calls during work": when none is wanted, and so no refusal of what is named beside it.
NOT_AT_WORK = re.compile(
    r"\b(?:no|not|never|don'?t|do not|can'?t|cannot|can not|please no|avoid)"
    r" (?:(?:take|have|do|make|get|want|answer) )?(?:any )?(?:phone )?(?:calls?|calling|call(?: me| us)?|talk|speak"
    r"|phone(?: me| us)?)(?: please)?,?"
    r" (?:during|while|when|at|in|from)(?: (?:the|my|our|normal|regular|i'?m|i am|we'?re|we are|at|on|in)){0,3}"
    r" (?:work(?:ing|day)?(?: hours| day| time)?|job|office(?: hours)?|business hours|school hours|shift|the day|day"
    r"|daytime|day ?time)\b(?! (?:after|until|till|before)\b)"
    r"|\b(?:no|sin|nada de) (?:(?:me|nos) )?(?:llam\w{1,6}|puedo (?:hablar|atender|contestar))(?: por favor)?,?"
    r" (?:durante|mientras|en|al?|cuando)(?: (?:el|la|mi|las|horas|hora|de|estoy|en)){0,4}"
    r" (?:trabajo|trabaj\w{2,5}|oficina|laborales|turno|dia)\b"
)
AFTER_WORK = re.compile(
    r"\b(?:after|following) work\b|\b(?:when|once|as soon as) (?:i|we) (?:get|am|are) (?:off|out|done)"
    r"(?: of| from| with)? (?:work|the office|my shift)\b"
    r"|\bdespues del? (?:trabajo|trabajar|turno)\b"
    r"|\b(?:al salir|saliendo|cuando (?:salg[oa]|salimos)) (?:del?|de la|de mi)"
    r" (?:trabajo|trabajar|oficina|turno|chamba)\b"
)
NO_THANKS = re.compile(
    r"\bno,? (?:thanks?|thank you|gracias)\b|\bi'?ll pass\b|\bwe'?ll pass\b"
    r"|^\W{0,3}(?:no|nope|nah)(?:,? (?:i'?m )?(?:sorry|lo siento|perdon|disculp[ae]))?\W{0,3}$"
)
# "No call came" and "I got no call" complain of us.
NO_CALL_CAME = re.compile(
    r"\b(?:got|received|had|been|was|were|get|recibi|tuve|there'?s)\b[^.!?]{0,20}\b(?:no|sin"
    r"|ninguna)\b[^.!?]{0,9}(?:calls?|llamadas?)|\bcall (?:came|back)\b"
)

_NOT_CALLS = (
    r"(?:subscri\w+|offers?|contract|showings?|viewings?|tours?|visits?|listing|agreement|policy|emails?"
    r"|newsletters?|search|alerts?|account|membership|plans|order|credit|insurance|inspections?|escrow|closing"
    r"|contrato|oferta|visita|suscrip\w+|correos?|anuncio|acuerdo)"
)
CANCELS = re.compile(
    rf"\b(?:cancel(?:l?ing|l?ed)?|cancel[ae]\w{{0,4}}|cancelar\w{{0,3}}|anular\w{{0,3}}|anul[ae]\w{{0,2}}"
    rf"|suspend(?:a|amos|er(?:la)?)|call(?:ing)?(?: (?:it|this|that|things|(?:the|our|my)(?: \w{{3,12}}){{1,2}}))? off"
    rf"|never ?mind (?:about |with )?(?:{DAY_NAME}|tomorrow|tmrw|(?:the|our|that) (?:call|appointment))"
    rf"|(?:scrap|forget(?: about)?|olvid\w{{1,4}}) (?:the|our|my|la|nuestra) (?:phone )?(?:call|appointment|llamada"
    rf"|cita)|dej\w{{1,4}} sin efecto)\b(?!(?:\W{{1,2}}\w{{1,12}}){{0,3}}\W{{1,2}}{_NOT_CALLS}\b)"
)
# Stands before a cancelling or moving word that is denied, supposed, or somebody else's doing. A comma ends a denial
# ("don't cancel, just move it"), not a condition ("if something comes up, can I cancel?"). "SI" is yes, "si" is if.
NOT_CANCELLING = re.compile(
    r"\b(?:don'?t|do not|not|no need|without|never|won'?t|no|sin|policy|was|were|got|been|had|deal|they|seller"
    r"|buyer|he|she)\b[^.!?,;]{0,25}$"
    r"|\b(?:if|in case|ever|what happens|how (?:do|can|would)|si)\b[^.!?]{0,40}$"
)
# Asks when else it could be.
WHEN_ELSE = re.compile(
    r"\b(?:when else|when (?:can|could|would|might|are|is|do)|(?:what|which) (?:other )?(?:days?|times?)"
    r"|cuando (?:mas )?(?:pod\w{2,6}|pued\w{1,2}|tien\w{1,3}|seria|le|te)|que (?:otr[oa] )?(?:dias?|horas?"
    r"|horarios?))\b"
)
# Stands before "another time" where it is not asked for: no need of one, or the writer will come back to it.
WANTS_NO_OTHER = re.compile(
    r"\b(?:no need|(?:don'?t|do not|not) (?:need|want|look\w{0,3})|instead of|rather than|without"
    r"|no (?:necesito|quiero|hace falta)|sin)\b[^.!?]{0,25}$"
    r"|\b(?:i|we)(?:'ll| will| can|'m going to| am going to) (?:\w{2,9} ){0,2}?(?:let you know|get back"
    r"|come back|be in touch|reach out|contact|write|e-?mail|message|call you|text)\b[^.!?]{0,40}$"
    r"|\b(?:le|te|les) (?:aviso|avisare|escribo|escribire|llamo|llamare|contacto|confirmo)\b[^.!?]{0,40}$"
    r"|\bme (?:pondre|pongo) en contacto\b[^.!?]{0,40}$"
)
MOVES = re.compile(
    r"\b(?:re-?schedul\w{1,4}|postpon\w{1,4}|rain ?check|reprogram\w{1,4}|reagend\w{1,4}|pospon\w{1,5}|aplaz\w{1,4})\b"
    r"|\b(?:move|push|bump|switch|change|shift|delay|swap|bring)(?:ing)? (?:(?:our|the|my|that|this|your|today's"
    r"|tomorrow's|(?:mon|tues|wednes|thurs|fri|satur|sun)day's|thursday) ){0,2}(?:scheduled |phone "
    r"|upcoming )?(?:call|appointment|meeting|chat|talk|time|it|slot|that|this|things)\b(?! (?:in|into|out of) )"
    r"|\b(?:push|bump|pushing|bumping) (?:back )?(?:to|until|til|till) (?:next|the|later|another|tomorrow"
    rf"|{DAY_NAME})\b"
    rf"|\b(?:that'?s (?:the )?)?wrong (?:day|date|time|hour)\b|\b(?:i|we) (?:said|meant|asked for) (?:{DAY_NAME})\b"
    r"|\b(?:mover|cambiar|correr|pasar|adelantar|atrasar|retrasar|recorrer)(?:la|lo|nos)?(?: (?:la|nuestra|mi|el"
    r"|de))?(?: (?:llamada|cita|hora|horario|reunion|fecha|dia))?(?=\s|$|[.,?!])(?! (?:por|a ver|la casa))"
    r"|\b(?:muev[ae](?:la|lo)?|cambie(?:la|lo)?|pasel[ao]|cambiemos|movamos|movemos|cambiamos)\b"
)
_CANT_MAKE = (
    r"\b(?:can'?t|cannot|can no longer|won'?t be able to|not able to|unable to|not going to be able to"
    r"|no longer able to) (?:make|take|do|be on|join|attend) (?:it|our call|the call|that call|my call|our (?:chat"
    r"|appointment|meeting)|the appointment|that time|that)\b|\bno (?:voy a poder|podre"
    r"|puedo)(?: \w{2,9}){0,3} (?:llamada|cita|asistir|atender)\b|\bsomething(?:'s| has)? (?:came|come) up\b"
    r"|\bme surgio (?:algo|un)|\bse me complico\b"
    r"|\b(?:can'?t|cannot|won'?t be able to|not able to) (?:talk|speak|chat)"
    r"(?= (?:today|tomorrow|this|then|after all|any ?more|any longer|on|at)\b|\s*(?:$|[.,!]))"
    r"|\bno (?:voy a poder|podre|puedo) (?:hablar|platicar)\b(?! (?:ingles|espanol|por))"
)
CANT_MAKE = re.compile(_CANT_MAKE)
# Says for good that the writer will not be there, where "I can't make it" may only mean that time.
_THE_CALL = (
    r"(?:make|take|join|attend|be on) (?:it|this|(?:the|our|my|that) (?:phone )?(?:call|chat|appointment|meeting))\b"
    r"(?! to (?!(?:the|our|my|that) (?:phone )?(?:call|chat|appointment|meeting)\b))"
)
_NOT_THAT_DAY = (
    rf"\b(?:can'?t|cannot|can not|not able to|unable to) (?:do|make) (?:it |that |the call )?(?:on )?(?:{DAY_NAME}"
    r"|tomorrow|today|it|that)\b"
)
_COMES_BACK = (
    r"(?:i|we)(?:'ll| will) (?:let you know|get back (?:to you|in touch)|reach out|be (?:back )?in touch"
    r"|write (?:you )?(?:again|back|later))"
)
NOT_THAT_DAY = re.compile(_NOT_THAT_DAY)
COMES_BACK = re.compile(rf"\b{_COMES_BACK}\b|\b(?:yo )?le (?:aviso|escribo)\b|\bme comunico (?:yo|despues|luego)\b")
GIVES_UP = re.compile(
    rf"\b(?:(?:won'?t|will not|will no longer|not going to|no longer going to) be able to|no longer able to"
    rf"|can no longer) {_THE_CALL}"
    rf"|\b(?:can'?t|cannot|can not|not able to|unable to) {_THE_CALL}"
    r"(?=[^.!?]{0,40}\b(?:after all|any ?more|any longer)\b)"
    rf"|{_NOT_THAT_DAY}[^.!?]{{0,20}}[,.;!-] {{0,2}}(?:but )?{_COMES_BACK}"
    r"|\b(?:ya no (?:puedo|podemos)|no (?:voy|vamos) a poder|no (?:podre|podremos))"
    r"(?= (?:asistir|(?:atender|tomar|hacer|tener) (?:la|nuestra|mi|esa) (?:llamada|cita)"
    rf"|(?:con|en) (?:la|nuestra) (?:llamada|cita)|(?:el|este) {DAY_NAME})\b"
    r"|\s{0,2}(?:$|[.,;!]|disculp|perdon|lo siento|gracias))"
)
# Stands before it where somebody else will not be there.
OF_OTHERS = re.compile(
    r"\b(?:husband|wife|partner|spouse|son|daughter|mom|dad|agent|lender|esposo|esposa|marido|mujer|pareja|hij[oa])\b"
    r"[^.!?,;]{0,20}$"
)
# A refusal that reaches into the frame behind it: "no puedo", "I'm not free".
REFUSES_FRAME = re.compile(
    r"\b(?:no|not|never|nunca|ni|tampoco|neither|can't|cannot|don't|won't)\s{1,3}(?:(?:me|nos|really|be|yo|te"
    r"|le)\s{1,2}){0,2}$"
)
ORDINAL = re.compile(rf"\b{words(*ORDINALS)}\b")
UNREAD_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
    r"|diez|doce)\b"
)
# A zone that was not read with a time: nobody knows whose clock is meant.
UNREAD_ZONE = re.compile(
    r"\b(?:my|our) time\b|\bmi hora\b|\b(?:pacific|mountain|central|eastern)(?: time)?\b|\b(?:[ecmp][sd]t|utc|gmt"
    r"|cet|bst)\b"
)
# Takes the day, and another time than the one that stands.
SHIFTS = re.compile(
    r"\b(?:hours?|hr|bit|little|minutes|mins?|much|slightly|somewhat|even|do|at|be|but|something|anything|little|day"
    r"|or) (?:later|earlier|sooner)\b"
    r"|\b(?:later|earlier) (?:in|on|that|than|time|would|is|works|if|please)\b|\b(?:un poco |algo |mas )(?:tarde"
    r"|temprano|antes|despues)\b|\b(?:una|media) hora (?:mas|antes|despues)\b"
)
# Stands in the mail where "the second one" may be a home.
HOME = re.compile(
    r"\b(?:house|home|homes|property|properties|listing|place|condo|apartment|taxes|hoa|kitchen|garage|yard|pool"
    r"|basement|photos?|pictures?|price|square|bedrooms?|bathrooms?|baths?|beds?|roof|neighborhood|schools?|looks"
    r"|expensive|beautiful|casa|propiedad|cocina|patio|fotos?|precio|impuestos|recamaras?|banos?)\b"
)
STRONG_AFTER = re.compile(r"^[\s,]{0,3}(?:would |should |also |still )?(?:works?|suits?|sounds)\b")
FROM_BEFORE = re.compile(
    r"\b(?:from|of|our|my|the|instead of|scheduled (?:for|on)|booked (?:for|on)|planned (?:for|on)|set (?:for|on)"
    r"|cancel|del?|la|nuestra)\s{1,2}(?:(?:on|at|el|las|la|call|llamada|appointment|a)\s{1,2}){0,3}$"
)
# Stands behind the time that a call is moved from: "Thursday's call", "the Thursday appointment".
CALL_BEHIND = re.compile(r"^\s{1,2}(?:phone )?(?:call|appointment|meeting|chat|talk|one|slot|time)\b")
TO_BEFORE = re.compile(
    r"\b(?:to|for|until|till|al?|para|hasta)\s{1,2}(?:(?:on|at|the|el|la|las|this|that|maybe|say|sometime"
    r"|around)\s{1,2}){0,3}$"
)
# One part of one day, where a call is moved to it; "mornings" are those of any day.
TO_A_PART = re.compile(r"^(?:(?:to|for|in|a|para|por|en) )?(?:the|la|that) (?:early |late )?\w{4,9}(?<!s)$")
SEVERAL_DAYS = re.compile(
    r"\b(?:mornings|afternoons|evenings|nights|any ?(?:day|time)|(?:most|every|other|another|different) days?"
    r"|mananas|tardes|noches|cualquier dia|otro dia|todos los dias)\b"
)

# Stand beside an hour that is wanted in place of another: "could we make it 4", "4 instead".
HOUR_CHANGED_BEFORE = re.compile(r"\bmake it\s{1,2}(?:(?:at|to|for|around|about|say|like)\s{1,2}){0,2}$")
HOUR_CHANGED_AFTER = re.compile(r"^[\s,]{0,3}(?:instead|en (?:su )?lugar|en vez)\b")

HOLDS_BACK = re.compile(
    r"\b(?:let me|need to|have to|gotta|got to|i'?ll|must|should|going to have to|want to) (?:first )?(?:check|ask"
    r"|see if|confirm (?:with|this|that|it)|double check|look at my|talk (?:to|with|it over))\b|\b(?:get"
    r"|getting) back to you\b|\blet you know(?! (?:if|when|should) (?:anything|something|i have|we have"
    r"|that changes))\b"
    r"|\bconfirm (?:later|tomorrow|soon|once|after|when)\b|\bnot (?:100% )?(?:sure|certain)(?! (?:about the|what|how"
    r"|which|if you))\b|\bdon'?t (?:book|confirm|schedule) (?:it|anything|yet|that)\b|\b(?:pending|tentativ\w{1,4}"
    r"|pencil\w{0,3})\b"
    r"|\b(?:dejeme|dejame|tengo que|debo|necesito) (?:ver|revisar|checar|preguntar|confirmar|consultar)\b|\b(?:le"
    r"|te) (?:confirmo (?:luego|despues|manana|mas tarde|pronto)|aviso)\b|\bluego (?:le )?confirmo\b"
    r"|\bno estoy segur[oa]\b"
)
YES_STRONG = re.compile(
    r"\b(?:works?(?: \w{2,9})? for (?:me|us)|that works|it works|works (?:great|well|perfectly|fine)|(?:would|will"
    r"|should) work|time works|sounds (?:good|great|perfect|fine|like a plan|wonderful)|perfect|let'?s do (?:it"
    r"|that)|i'?ll take it|confirm(?:ed|ing)?|see you then|talk (?:to you )?then|speak then|call me then"
    r"|that time is|that'?s (?:good|great|fine|perfect)|book it|count me in|me (?:parece|va|viene|queda|sirve"
    r"|funciona)|perfecto|de acuerdo|agend\w{2,5}|confirmo|confirmado|ahi (?:estare|hablamos)|hecho|excelente)\b"
)
YES_WEAK = re.compile(
    r"\b(?:yes|yep|yeah|yup|sure|ok|okay|k|great|good|fine|absolutely|definitely|certainly|of course|deal|agreed|si"
    r"|vale|claro|bueno|bien|listo|genial|por supuesto|dale|sale)\b|\U0001f44d|\u2705|\U0001f44c"
)
PHONE = re.compile(
    r"\b(?:my|mi)(?: best| cell| mobile| phone| direct){0,2} (?:number|phone|cell|mobile|numero|telefono|celular)\b"
    r"|\bnumber (?:is|to)\b|\breach me\b|\b(?:at|al|#|cell|phone|mobile|tel)\W{0,3}\+?[\d(][\d ().-]{6,}"
)
