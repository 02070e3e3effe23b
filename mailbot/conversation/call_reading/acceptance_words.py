"""The words with which people take, refuse, move or cancel a call, in English and Spanish over folded text.

Every quantifier is bounded: the text is hostile. What is not listed here is not understood, and then nobody guesses.
"""

from __future__ import annotations

import re

from mailbot.conversation.call_reading.when_words import words

# ------------------------------------------------------------------------------------------------ beside a mention

# Filling words that may stand between a frame ("let's do", "works") and the time it is about.
_FILL = words(
    r"for|on|at|the|a|is|be|to|with|in|it|that|this|me|us|you|my|our|your|of|call|talk|chat|slot|time|one|option"
    r"|please|maybe|perhaps",
    r"like|around|about|possibly|something|quick|phone|then|instead|say|free|available|just|also|definitely|still"
    r"|actually|both|all|either",
    r"el|la|las|los|un|una|en|para|por|que|sea|ser|mi|me|nos|llamada|favor|mejor|cell|mobile|de|dia|hora|entonces"
    r"|pues|o",
)

# Ends where the mention begins.
TAKES_BEFORE = re.compile(
    r"(?:"
    r"\b(?:let'?s|lets) (?:do|say|go (?:with|for)|plan(?: on| for)?|make|talk|speak|schedule|set|shoot for|aim for"
    r"|try|book|have|connect|chat|call)"
    r"|\b(?:i|we)(?:'ll|'d| will| would) (?:take|choose|pick|go with|prefer|like|love|say|vote)|\b(?:i|we) (?:prefer"
    r"|choose|pick)"
    r"|\b(?:how|what) about|\bwhat do you (?:say|think) (?:to|about|of)"
    r"|\b(?:can|could|would|may|might|shall|should) (?:we|you|u|ya|i|someone|somebody|he|she|they)(?: please"
    r"| possibly| maybe| perhaps| also| just| be able to)? (?:start|begin|do|talk|speak|call|chat|have|make|schedule"
    r"|set|connect|try|say|book|arrange|plan|ring|phone|be (?:free|available)|give (?:me|us))"
    r"|\b(?:would|is|will|could) it (?:be )?(?:possible|ok|okay|work|fine)|(?:^|[,;:!?-]\s{0,2}|\b(?:and|or|but|so"
    r"|pero|y|o) )(?:is|are|would|will|does|do|could)"
    r"|\bare you (?:free|available|around|open)|\bdo you have(?: anything| something| time| any time| availability)?"
    r"|\b(?:i|we)(?:'m|'re| am| are|'ll be| will be| would be|'d be| can be)(?: also| only| totally| wide| both"
    r"| usually| generally| mostly)? (?:free|available|open|good|around|flexible)"
    r"|\b(?:i|we) can(?: only| also| definitely| certainly)? (?:do|talk|speak|make|take|chat|call)|\b(?:i|we) have time"
    r"|\b(?:that|this|it|which|what|time) (?:would |will |should )?works?(?: best| better| great| well| perfectly"
    r"| fine)?(?: for (?:me|us))?,?(?: is)?"
    r"|\b(?:works?|works? (?:for me|best|great|well|fine)):"
    r"|(?:^|[,;.!]\s{0,2}|\b(?:schedule|calendar) is (?:wide |pretty )?)(?:free|available|open)"
    r"|\b(?:lean(?:ing)?(?: towards?)?|preferably|ideally|preferiblemente|de preferencia)"
    r"|\b(?:best|good|ideal|better|easiest|convenient|preferred)(?: time| day)?(?: to (?:call|talk"
    r"|reach me))?(?: for (?:me|us))?(?: is| are| would be)"
    r"|\b(?:earlier|later|sooner) (?:is|would be|works) (?:better|best|good|great|fine)"
    r"|\b(?:i|we) (?:meant|mean)|\b(?:quise decir|queria decir|me refer?ia a|me refiero a)"
    r"|\b(?:put|pencil|sign|book|mark|schedule|count|lock|pen) (?:me|us|it|that|them)(?: down| in| up)?"
    r"|\b(?:book|(?<!my )(?<!our )(?<!your )schedule|confirm|confirming|confirmed|choose|pick|choosing|picking"
    r"|going with|go with|prefer|make (?:it|that))"
    r"|\b(?:set(?:ting)? up|schedule|arrange|book|get|request|like|want|need)"
    r"(?: (?:a|the|our|that|quick|short|brief|phone)){1,3} ?(?:call|chat)(?: (?:with|from) [a-z]{2,12})?"
    r"|\b(?:discuss|talk|speak|chat|connect)(?: (?:it|this|that|with|to|about|things|[a-z]{2,10})){0,3}"
    r" (?:on|over|by) (?:the )?phone"
    r"|\b(?:hablar|platicar|charlar)(?: con (?:una? )?[a-z]{2,12})?(?: por telefono)?"
    r"|\b(?:i'?m|i am|we'?re|estoy|estamos) off"
    r"|\b(?:see|hear from) you|\b(?:talk|speak|chat) (?:to|with) (?:you|agentname|someone|somebody)|\btalk|\bspeak"
    r"|(?<!\ba )(?<!\bthe )(?<!\bmy )(?<!\bour )(?<!\byour )(?<!other )\b(?:call|ring|phone|reach|buzz)(?: me"
    r"| us)?(?: back)?(?! you\b)|\bgive (?:me|us) a (?:call|ring|buzz|shout)"
    r"|\b(?:yes|yep|yeah|yup|sure|ok|okay|perfect|great|good|fine|deal|agreed|absolutely|definitely|awesome"
    r"|excellent)[,.:!-]{0,2}"
    r"|\b(?:que (?:tal|le parece|te parece|les parece)|podemos|podriamos|puede|podria|puedes|podrias|pueden|podrian"
    r"|puedo|podemos hablar|seria posible|es posible|prefiero|preferimos|preferiria|mejor|quedamos|queda"
    r"|agend\w{2,6}|reserv\w{1,6}|llam(?:eme|ame|enme|enos|ar|arme|arnos|e)|habl(?:amos|ar|emos)"
    r"|nos vemos|libre|disponible|elij\w|escojo|tomo|me quedo con|quiero|confirm\w{1,4}|SI|si|vale|claro|perfecto"
    r"|bueno|de acuerdo|excelente|listo)"
    r"|\b(?:me|nos) (?:va|viene|queda|sirve|funciona|conviene|acomoda|gustaria|vendria|quedaria|iria)(?: bien| mejor"
    r"| perfecto| mas)?"
    r")"
    rf"[\s,:;!-]{{0,4}}(?:[#(][#().+ -]{{6,22}})?(?:{_FILL}[\s,]{{1,3}}){{0,5}}$"
)

# Takes back what was said before it: "the second. oh wait, no".
TAKES_BACK = re.compile(
    r"^\W{0,3}(?:(?:oh|ah|hmm|ugh|no|actually|but|pero|ay),? ){0,2}(?:wait|hold on|scratch that|strike that"
    r"|never ?mind that"
    r"|on second thought|oops|whoops|shoot|espera\w{0,3}|mejor no|perdon,? no)\b"
)

# Begins where the mention ends.
TAKES_AFTER = re.compile(
    rf"^[\s,:;)-]{{0,4}}(?:{_FILL}[\s,]{{1,3}}){{0,4}}"
    r"(?:(?:definitely|totally|absolutely|actually|also|still|would|will|should|can|could|both|either|all|just"
    r"|really|perfectly|each|SI|si) ){0,3}"
    r"(?:works?\b|working\b|suits?\b|fits?\b|does(?: it)?\b(?!n)|do(?: it| nicely)?(?=\s*[.!,]|\s*$)|sounds? (?:good"
    r"|great|perfect|fine|ok|okay|lovely|wonderful|like a plan)|looks? (?:good|great|fine|perfect)"
    r"|(?:is|'s|are|be|seems?|being)(?: a| an| the| totally| absolutely| also| just| really| still| much| more| very"
    r"| all| probably the){0,3} (?:good|great|fine|ok|okay|perfect|best|ideal|better|possible|available|free|open"
    r"|lovely|wonderful|doable|convenient|agreeable|acceptable|satisfactory|suitable|workable|excellent|easier|easiest"
    r"|right|alright|preferable|my (?:choice|pick"
    r"|preference))"
    r"|(?:is|are|would be) (?:the |my |our )(?:only|best|ideal|preferred) (?:time|slot|day|one|option)|it is\b"
    r"|if (?:at all )?possible\b"
    r"|(?:me|nos) (?:puede|pueden|podria|podrian) (?:llamar|marcar|hablar|contactar)"
    r"|(?:puede|pueden) llamar(?:me|nos)"
    r"|(?:(?:and|so|y) )?(?:agentname|she|he|you|someone|somebody|ella|el)"
    r"(?:'ll| can| could| may| might| should| puede)"
    r" (?:call|phone|ring|reach|try|llamar)(?: me| us|me|nos)\b(?! back if)"
    r"|instead\b|confirmed\b|is confirmed|for the win|if (?:that|it)"
    r"|(?:me|nos) (?:va|viene|queda|sirve|funciona|parece|conviene|acomoda|van|vienen|quedan|sirven|vendria|quedaria"
    r"|iria)"
    r"|(?:es|esta|ta|estaria|suena|seria) (?:lo )?(?:bien|perfecto|genial|mejor|ideal|posible|disponible|excelente"
    r"|muy bien)|puede ser|podria ser|funciona|perfecto|de acuerdo|puedo\b|podemos\b|mejor\b|nos vemos|hablamos"
    r"|en vez|en lugar"
    r"|(?:good|great|perfect|fine|ok|okay|yes|lovely|si|SI|vale|bien)(?=\s*(?:$|[.,!?]|for |with |by |thanks|to "
    r"|please|para |por ))"
    r"|(?:open|free|available)(?=\s*(?:$|[.,!?]|for |if ))|(?:i|we)(?:'m| am|'re| are) (?:free|available|good)\b"
    r"|(?:i|we) can (?:do|talk|make it)(?! ?n))"
)

# The mention is what the other is measured against, or left out.
LEFT_OUT_BEFORE = re.compile(
    r"(?:\bthan|\binstead of|\brather than|\bnot|\bexcept(?: for)?|\bbesides|\bother than|\bapart from|\b(?:anything"
    r"|any ?time|any day) but|\bno|\bcan'?t do|\ben vez de(?:l)?|\ben lugar de(?:l)?|\bsalvo|\bexcepto|\bmenos"
    r"|\bque no sea|^\s{0,3}que|\bmejor que|\bmas que|\bantes que)"
    r"\s{1,3}(?:(?:on|at|the|for|el|la|las|a|this|that|do)\s{1,2}){0,3}$"
)

NEGATIVE = re.compile(
    r"\b(?:not|nothing|nada|avoid|cannot|can'?t|don'?t|doesn'?t|won'?t|isn'?t|aren'?t|wouldn'?t|couldn'?t|didn'?t|wasn'?t|shouldn'?t"
    r"|haven'?t|unable|unavailable|busy|taken"
    r"|conflicts?|impossible|neither|never|none|nor|out of (?:town|the office|state|office)|away|travell?ing|flying"
    r"|on (?:vacation|holiday|a plane)|at work|working"
    r"|in (?:a )?(?:meetings?|class(?:es)?|surgery|court|clinic|sessions?|rehearsals?|training|school|therapy|church"
    r"|practice|rounds|the (?:lab|field|or|air|shop|store|classroom)|transit)|on (?:shift|duty|call|set|site)"
    r"|(?:have|got|has) (?:to work|class(?:es)?|clinic|practice|church|school|rehearsals?|therapy|meetings?|court)"
    r"|teaching|booked (?:solid|up)|slammed|packed|jammed|full|back to back"
    r"|tied up|swamped|too (?:early|late|soon|far)|bad|useless|no use"
    r"|pointless|difficult|tough"
    r"|hate|unfortunately|sadly|cancel\w{0,6}"
    r"|except|(?:is|are|i'm|am|we're) out|no|nope|nah|(?:i|we|he|she|husband|wife) works?(?! (?:for|with))"
    r"|ocupad[oa]s?|imposible|ningun[oa]?s?|tampoco|ni|nunca|de viaje|trabajando|trabajo|complicado|dificil"
    r"|lamentablemente|desafortunadamente|demasiado|salvo|excepto)\b"
)
# Words that look like a refusal or a condition and are none. They are wiped before NEGATIVE and UNSURE are looked for.
HARMLESS = re.compile(
    r"\bno (?:problems?|worries|worry|issues?|rush|conflicts?|trouble|doubt|objections?|later than|earlier than"
    r"|need to (?:confirm|reply|apologi\w+))\b|\bnot (?:a problem|an issue|busy|bad|too early|only|a big deal)\b"
    r"|\bwon't be a problem\b"
    r"|\b(?:can't|cannot|can not) (?:wait|complain|go wrong)\b|\bwhy not\b|\bdon'?t (?:worry|mind|hesitate|forget)\b"
    r"|\b(?:doesn'?t|don'?t) matter\b|\bwouldn't mind\b|\bcouldn't be better\b"
    r"|\bnothing (?:on|planned|going)\b|\bfree and clear\b|\bnot sure if you (?:got|saw)\b"
    r"|\b(?:i|we|she|he)(?:'m| am|'re| are|'s| is)? (?:don'?t|do not|doesn'?t|never|not) work(?:ing)?\b(?! for)"
    r"|\bno trabaj(?:o|amos|a)\b"
    r"|\bno hay (?:ningun )?(?:problema|inconveniente)\b|\bsin (?:ningun )?problemas?\b|\bcomo no\b|\bpor que no\b"
    r"|\bno pasa nada\b|\bno me importa\b"
    r"|\b(?:reach|check|check(?:ing|ed)?|figured?|work(?:ing|s|ed)? things?|help(?:ing|ed)?|try(?:ing)?) out\b"
    r"|\breaching out\b|\bright away\b|\bout loud\b|\b(?:get|getting) out of work\b"
    r"|(?:(?:^|[,;:(.-])\s{0,2}|\b(?:because|since|as|so|but) )(?:i|we|he|she)(?: both| all| usually)? works?"
    r" (?:days|nights|days? ?time|full ?time|during the day|all day|the (?:day|night|early|late) shift)"
    r"(?=\s{0,2}(?:$|[.,;!)]|so\b|and\b))"
    r"|\bif (?:that|this|it|that's|it's|thats|its|the time|the slot|that time|that slot)?(?:'s"
    r"| is)? ?(?:still )?(?:also )?(?:works?|ok|okay|fine|good|possible|available|free|open|convenient|alright"
    r"|all right|suits|cool)(?: for you| with you| by you| on your end)?\b"
    r"|\bif (?:at all )?(?:possible|feasible|doable)\b"
    r"|\bif you(?:'re| are)? ?(?:can|could|free|available|around|ok|okay|like|want|prefer|wish|don't mind|would"
    r"|have (?:time|a minute|a moment|availability))\b|\bif i may\b|\bif that's\b"
    r"|\bsi (?:es posible|puede|pueden|puedes|le parece|te parece|se puede|esta bien|le viene|le va|te va"
    r"|no le molesta|gusta|quiere|le queda|todavia (?:esta|sigue))\b"
)
UNSURE = re.compile(
    r"\b(?:if|unless|depend\w{0,3}|not sure|unsure|not certain|(?:let me|need to|have to|gotta|got to|i'?ll|will"
    r"|must|should|going to|want to|going to have to) (?:check|ask|see|confirm with|double check|look at my"
    r"|talk to my)"
    r"|let you know|get back to you|confirm (?:later|with my|tomorrow|once|after|soon)|tentative\w{0,2}|pending"
    r"|waiting|hopefully|might|i guess|assuming|provided|subject to|otherwise|as long as"
    r"|depende|no estoy segur[oa]|dejeme (?:ver|revisar|checar|confirmar)|dejame (?:ver|revisar|checar)"
    r"|tengo que (?:ver|revisar|checar|preguntar|confirmar|consultar)|le (?:confirmo|aviso)|te (?:confirmo|aviso)"
    r"|luego (?:le )?confirmo|ojala|a ver si|siempre que|a menos que|si (?:mi|el|la|no|logro|consigo|sale|todo"
    r"|termino|puedo|me|nos|salgo|hay|es que))\b"
)
# "~" stands for the time itself.
OPENING_IF = re.compile(
    r"\b(?:if|si)\s{1,2}(?:(?:on|at|the|el|la|a|las|still)\s{1,2}){0,2}~"
    r"(?=\s{1,2}(?:is|'s|works|still|would|suits|esta|le|te|sigue)\b)"
)
MAYBE = re.compile(
    r"\b(?:maybe|perhaps|possibly|probably|could work|may work|i think|quizas?|tal vez|a lo mejor|creo que"
    r"|posiblemente|probablemente)\b"
)
# A telephone number beside a time, its digits wiped, says nothing of the time.
NUMBER_TO_CALL = re.compile(
    r"(?:\b(?:(?:my|mi|el|our|the) )?(?:best |cell |mobile |phone |direct )?(?:number|cell|phone|mobile|tel|numero"
    r"|telefono|celular|cel)(?: number| de telefono)?(?: is| es)?[:.,]? {1,2})?"
    r"(?<![\w$#])(?:\+?#[ .-]?)?\(?###\)?[ .-]{0,2}###[ .-]{0,2}####(?!#)"
)
SHOULD_WORK = re.compile(
    r"\b(?:i think (?:that )?)?(?:should|ought to) (?:work|be (?:fine|good|ok|okay|great|perfect))\b"
    r"|\bi think\b(?=[^.?!]{0,60}\b(?:works|is (?:good|fine|best|perfect|great)|sounds)\b)"
)

# Not about the call: a visit, an event of their own, something that happened.
VISIT = re.compile(
    r"\b(?:see (?!you\b|what|if|how|why|that\b|your\b|below|above|attached|u\b)|seeing (?!as\b|that\b)|tour(?:s"
    r"|ing)?\b|visit(?:s|ing)?\b|viewings?\b|view (?:it|the|this)|showings?\b|show (?:me|us)\b|open house"
    r"|walk[- ]?throughs?\b"
    r"|walk (?:it )?(?:through|thru)\b|(?:take|have|get) (?:a|another) (?:(?:quick|closer|good|second|peek) ?)?look\b"
    r"|drive (?:up|out|over|down)\b|check (?:it|them|both|that one|the (?:house|place)) out\b"
    r"|come (?:by|over|out|see|look|check|take)|stop(?:ping)? by|swing by|drive by|look at"
    r"|inspections?\b|closing\b|appraisal"
    r"|get inside|visitar\w{0,3}\b|visitas?\b|ver (?:la|el|esa|ese|una|las)\b|verl[ao]s?\b|recorr\w{2,4}\b"
    r"|conocer (?:la|el)\b|mostrar\w{0,3}\b|ensen\w{2,5}\b|inspeccion)"
)
MEET = re.compile(
    r"\b(?:meet|meeting|in person|in your office|at your office|coffee|reunir\w{0,3}|reunion|en persona|vernos"
    r"|juntarnos)\b"
)
IN_PERSON = re.compile(r"\b(?:see (?:you|u|ya)|meet(?:ing)?|nos vemos|be there|in person|en persona)\b")
CALL = re.compile(
    r"\b(?:calls?|calling|phone|talk|speak|chat|ring|zoom|facetime|video|llam\w{0,8}|habl\w{0,6}|telefon\w{0,4}"
    r"|platic\w{0,5}|charl\w{0,4}|converse|connect|marqu\w{1,5}|marca(?:r|rme|rnos|me)|(?:me|nos) marcan?"
    r"|comuni(?:qu|c)\w{1,5} con|pon(?:ga|gan|er)?(?:me|nos) en contacto"
    r"|pas(?:e|a|en)(?:me|nos) con|(?:put|patch) (?:me|us) through)\b"
)
# "Is the house available Thursday?" asks for the house.
HOME_FREE = re.compile(
    r"\b(?:house|home|property|listing|place|condo|unit|apartment|casa|propiedad|departamento"
    r"|piso)(?: \w{2,8}){0,2} (?:available|disponible|open|free|libre|vacant)\b"
)
PAST_BEFORE = re.compile(
    r"\b(?:called|phoned|rang|saw|visited|toured|drove|went|met|spoke|talked|emailed|wrote|sent|left|received|listed"
    r"|posted|passed|missed|moved|bought|sold|closed|signed|arrived|tried|was|were|been|had|got|vi|visite|fui"
    r"|(?<!me )(?<!nos )llame"
    r"|(?<!me )(?<!nos )hable|escribi|mande|recibi|estuve|paso|era|fue)\b[^.!?;,]{0,40}$"
)
THANKS_FOR = re.compile(
    r"\b(?:thanks|thank you|gracias) (?:again )?(?:for|por) (?:the|your|our|la|su|tu) (?:call|chat|talk|time|llamada"
    r"|platica|charla)\W{1,3}(?:\w{1,6}\W{1,2}){0,2}$"
)
PLANNING = re.compile(
    r"\b(?:was|were|been) (?:thinking|wondering|hoping|going to (?:suggest|propose|say)|looking at|able to)\b"
    r"|\b(?:i'?ve|have|i) (?:got|had) (?:time|an opening|a gap)\b|\bhad (?:thought|hoped) of\b"
)

# Where one thought ends and the next begins, inside a sentence that names several times.
CONTRAST = re.compile(
    r"(?<!anything )(?<!nothing )(?<!any day )(?<!any time )(?<!anytime )\b(?:but|however|though|although|pero"
    r"|aunque|sino|sin embargo)\b|;"
)
# Leaves the time behind it out of the one before it.
EXCEPT = re.compile(
    r"\b(?:except(?: for)?|excepto|salvo|other than|besides|apart from|(?:just|but) not|not|never|nunca|menos(?! \d)"
    r"|(?<=days )but|(?<=day )but|(?<=time )but|(?<=thing )but)\b"
    r"(?=(?: (?:on|the|for|any|el|los|las|la|por|en)){0,2}\s{0,2}\Z)"
)
# Why it is so: what somebody else does then says nothing against the time.
REASON = re.compile(
    r"\b(?:because|since|cuz|'?cause|bc|as|porque|ya que|pues) (?:i|i'?m|we|we'?re|he|he'?s|she|she'?s|they|my|our"
    r"|mi|ella|el|yo|trabajo|salgo|estoy)\b.{0,200}\Z",
    re.DOTALL,
)
BREAK = re.compile(r"[,()]|\s-\s|\b(?:and|so|then|or|because|since|while|y|o|asi que|porque|entonces)\b")
JOINER = re.compile(
    r"[\s,/&]{0,4}(?:(?:or|and|nor|all day|all of|any|todo el dia"
    r"|then|either|even|maybe|also|o|u|y|e|ni|tambien|alternatively|otherwise|any|on|at"
    r"|the|for|el|la|las|los|a|en)[\s,]{1,3}){0,4}"
)
ALTERNATIVES = re.compile(
    r"\b(?:either|both|any(?! chance| way| idea| possib| luck)|any ?time|all)\b|\bcualquier\w?\b|\b(?:los|las) dos\b"
    r"|\bambos?\b|\bambas\b"
)

# A sentence made of these words and times alone says no more than the times do.
_FILLER_WORDS = """
    earliest easier easiest latest only solo whatever whichever
    a absolutely acuerdo afternoon again agreed all also an and any anytime appointment are at atentamente awesome
    be best bien book buenas bueno buenos call can cell certainly chat cheers cita claro confirm confirmado
    confirmation confirmed confirming confirmo cool cordiales could date day de deal dear definitely del dia dias do
    down el en encantada encantado entonces esta evening excelente excellent favor fine for forward funciona genial
    give glad good gracias great hablamos hablar hablemos happy hear hearing hello hey hi hola hora horario i i'll
    i'm ideally in instead is it just la las le leaning les let's lets like listo llamada llamame llameme looking
    los love lovely many me mi mobile morning much muchas my noches nos number o of ok okay on one ones option or
    our para parece perfect perfecto phone please pleased pls plz por preferably pues que queda quick regards
    saludos schedule scheduled see si sincerely sirve slot so soon sorry sounds speak still sure talk tardes team
    porfa sometime
    thank thanks that the then these this those thx time times to ty un una up us va vale very viene we we'll we're
    with wonderful work works works. would y yeah yep yes you your yup
"""
# "As soon as possible" beside a time that is taken says no more than that it is wanted.
URGENCY = re.compile(
    r"\b(?:as soon as (?:possible|you can)|a\.?s\.?a\.?p\b\.?|the sooner,? the better|at your earliest convenience"
    r"|(?:cuanto|lo mas) antes(?: posible)?(?:,? mejor)?|lo antes posible|lo mas pronto posible)(?!\w)"
)
FILLER = frozenset(_FILLER_WORDS.split())
GREETING = re.compile(
    r"^\W{0,3}(?:hi|hello|hey|dear|hola|estimad[oa]s?|querid[oa]|buenos dias|buenas tardes|buenas noches|buenas"
    r"|good (?:morning|afternoon|evening))\b(?:[ ,]{1,2}(?:mr|mrs|ms|sr|sra|senor|senora|dr)\.?)?(?: (?!the\b|that\b"
    r"|this\b|yes\b|no\b|i\b|we\b|let)[a-z'-]{2,20}){0,2}(?=\s*[,.!:\n-]|\s*$)[\s,.!:-]{0,4}"
)
SIGN_OFF = re.compile(
    r"^\W{0,3}(?:thanks|thank you|many thanks|best|best regards|kind regards|regards|cheers|sincerely|gracias"
    r"|saludos|un saludo|atentamente|talk soon|sent from my \w+)\W{0,3}(?:[a-z'-]{2,20}\W{0,2}){0,3}$"
)
THANKS = re.compile(
    r"^\W{0,3}(?:many )?(?:thanks|thank you|thx|ty|gracias|muchas gracias|appreciate)\b(?![^.!?]{0,80}\bbut\b)"
)
NAME_LINE = re.compile(r"^\W{0,3}[A-ZÀ-Þ][\w'.-]{1,20}(?: [A-ZÀ-Þ][\w'.-]{0,20}){0,2}\W{0,3}$")  # as written
