"""What a mail asks about, whether it asks for a person, and whether an agent of another brokerage is in it."""

from __future__ import annotations

import re
from typing import Final

from classifiers.asking.home_topics import HOW_LONG_FOR_SALE, MOVE_IN, SHORT_STAY, STEERS
from classifiers.asking.office_visits import would_come_to_the_office
from classifiers.asking.questions import questions
from classifiers.asking.topics import TOPICS
from classifiers.text.phrases import Sifted

_ASKS_FIRST = re.compile(
    r"^\W*(?:(?:hi|hello|hey|hola|ok|and|also|so|but|yes|y|pero)\b[^\w]*){0,2}(?:what|how|when|where|which|who"
    r"|whats|hows|is|are|do|does|can|could|would|will|any|why|wondering|qu[eé]|cu[aá]nt[oa]s?"
    r"|cu[aá]ndo|d[oó]nde|cu[aá]l(?:es)?"
    r"|cómo|como (?:se|puedo|podemos|es|est[aá]|le|hago)|aceptan|permiten|se (?:aceptan?|permiten?)|incluyen?"
    r"|tell|remind|pls send|please send|send|need to know|like to know|let me know)\b",
    re.IGNORECASE,
)
_WANTS_TO_KNOW = re.compile(
    r"\b(?:wondering|curious|want(?:s|ed)? to know|like to know|need to know|let (?:me|us) know"
    r"|(?:tell|remind) (?:me|us)|please (?:send|advise|provide|forward|share)|(?:like|want|requesting"
    r"|need)(?: some)?(?: more)? info(?:rmation)?|quisi(?:era|[eé]ramos) saber|quiero saber|me (?:puede"
    r"|podr[ií]a) decir|find out|do(?:n'?t)? know (?:if|what|how))\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_MOST_SENTENCES = 60

WANTS_HUMAN: Final = Sifted(
    r"""
    (?:is|are|r) (?:this|you|that|it|u|r you)(?: \w+){0,3} (?:a |an )?(?:\w+ )?(?:bot|robot|chatbot|machine|ai|\
        automated|computer|auto-?reply|real person|real human|human|actual person|person or)
    (?:am i|are we) (?:talking|speaking|writing|chatting|emailing) (?:to|with) (?:a|an) (?:\w+ )?(?:bot|robot|\
        machine|ai|computer|person|human)
    (?:talk|speak|chat|connect|write|get|deal|reach|put me through|in touch|hear back)(?: \w+){0,3} (?:to|with|\
        from|through to)? ?(?:a |an )?(?:real|actual|live|human|flesh and blood) (?:person|human|agent|being|\
        people|someone)?
    (?:real|actual|live) (?:person|human being|human)(?: (?:please|here|there|call|contact|reply|answer|\
        get in touch|to))
    (?:want|need|prefer|like|have|get)(?: \w+){0,4} (?:a )?(?:real|actual|live) (?:person|human|agent)
    (?:a |an )human(?: being)?(?: please| there| here|\?| to (?:talk|call|answer))
    (?:not|isn'?t|hate) (?:a |talking to (?:a )?|with )?(?:bot|robot|machine|computer)s?
    (?:speak|talk|chat|deal) (?:to|with) (?:a|some|any) person
    (?:rather|prefer(?: to)?|want to|like to|need to) (?:just )?(?:deal|talk|speak|work|communicate|write|e-?mail)\
        (?: directly)? (?:to|with) (?-i:[A-Z][a-z]+)(?: directly| herself| himself| in person)
    (?:speak|talk) (?:to|with) (?:the |your |a )?(?:manager|supervisor|broker in charge|owner)
    (?:have|ask|tell) (?:a |the |your )?(?:manager|supervisor|someone in charge) (?:to )?(?:call|contact|email)
    (?:hablar|comunicarme|platicar) con (?:una persona|(?:una |un )?(?:persona|humano|alguien|agente)(?: (?:real|\
        de verdad|de carne)))
    (?:es|eres|son)(?: esto| usted)? (?:un |una )?(?:robot|bot|m[aá]quina|computadora|persona real)
    persona (?:real|de verdad)
    (?:someone|somebody) (?:real|human)
    que (?:me |nos )?(?:escrib|llam|contest|respond|atiend|contact|habl)\w+ (?:una|alguna|otra) persona
    (?:puede|podr[ií]a)(?: (?:escribir|llamar|contestar|responder|atender|contactar|hablar)(?:me|nos)?) una persona
    (?:have|get|want|prefer|need|like|rather have|could|can|let)(?: \w+)? (?:a|some) person(?: please)?,? (?:to )?\
        (?:write (?:to |back|me|us)|call|reply|answer|e-?mail|contact|respond|text|get back|reach)
    """
)
# "Say that you are a real person" is an order to lie, not a wish for a person.
_TOLD_TO_CLAIM: Final = re.compile(
    r"\b(?:di|diga|dile|finge|afirma|say|claim|pretend)(?: that| que)?\s+(?:you\s+)?\Z", re.IGNORECASE
)
_AGENT: Final = r"(?:agent|realtor|broker|buyer'?s agent|real estate agent|rep)"
_KIN: Final = (
    r"(?:brother|sister|cousin|aunt|uncle|mom|mother|dad|father|son|daughter|wife|husband|friend|best friend|neighbor"
    r"|niece|nephew|roommate|partner)(?:[- ]in[- ]law)?"
)
_REPRESENTED: Final = Sifted(
    r"""
    (?:i|we)(?:'ve| do)? (?:already |currently |do |both )?(?:have|got|have got|hired|found|signed|\
        retained)(?: an?| our| my| our own| my own| another| a different| a good| a great)+ <AGENT>(?! (?:ask|\
        tell|call|yet))
    (?:am|are|i'm|we're|we are|i am|already|currently|been) (?:already |currently |happily )?(?:working|\
        represented|listed|signed|going|under contract) (?:with|by)(?: an?| another| someone| somebody|\
         a different| our| my| the)+ ?(?:\w+ )?(?:<AGENT>|else|other|one of|at another|brokerage|firm|office|\
        realty|cousin|friend|company)?
    (?:working|listed|signed|went|going|gone) with (?:another|a different|an?other|someone else|somebody else|\
        some one else|my <KIN>|our <KIN>|someone at|an?) ?(?:<AGENT>|brokerage|company|firm|agency)?
    (?:we'?re|we are|i'?m|i am) (?:already )?(?:working|signed) with (?!<US>)(?:someone|somebody|an agent\
        |(?-i:[A-Z][a-z]+))
    (?:i|we) signed with (?!<US>)\w+
    (?:our|my)(?: current| exclusive)? (?:listing|(?:listing |exclusive )?(?:contract|agreement))(?: agreement| is\
        | that is)? with (?!<US>)(?:[\w&'’.]+ ){1,5}?(?:runs? (?:out|through|until|till|to)|expires?|ends?|is up|\
        lapses?|is (?:good )?(?:until|till|through)|goes (?:until|till|through)|until|till|through)
    (?:listed|on the market) with (?!<US>)(?-i:[A-Z][\w&'’.]+)(?: (?-i:[A-Z][\w&'’.]+)){0,3} (?:until|till\
        |through|(?:right )?now|currently|at the moment|since)
    (?:nuestro|mi|el) contrato con (?!ustedes|<US>)(?:[\w&'’.]+ ){1,5}?(?:vence|termina|acaba|se acaba|expira|es hasta)
    my <KIN> (?:is|'s|who is|was)(?: also)? an? (?:\w+ )?<AGENT>
    my <KIN> (?:sells|is in) real estate
    <KIN> (?:is|'s) (?:an? )?<AGENT>
    (?:our|my) (?:own )?<AGENT> (?:is|was|said|says|told|will|has|can|asked|and i|thinks|suggested|can't|couldn't|\
        (?-i:[A-Z]\w+))(?! (?:not|you|no longer|gone|retir|left|terrible|awful))
    (?:would|could|can|should|may|will|does|is) (?:our|my) (?:own )?<AGENT>(?! (?:be\b|need|cost))
    (?:i|we)(?:['’]ve| have| do have)?(?: got)? (?:an? |our |my )?(?:signed|exclusive|written|current|binding)+ \
        (?:\w+ )?(?:agreement|contract) with (?:an? |another |the |our |my )?(?!<US>)\w+
    (?:represented|exclusive) (?:by|with)(?! (?:<US>|your))
    (?:ya )?(?:tengo|tenemos|trabajo con|trabajamos con|estamos con|estoy con)(?: un| una| otro| otra| mi|\
         nuestro| nuestra)+ (?:agente|corredor\w*|inmobiliaria|realtor)
    (?:ya )?(?:estoy|estamos|ando|sigo|seguimos)(?: \w+)? trabajando con(?: un[ao]?| otr[oa]| mi| nuestr[oa])+ \
        (?:agente|corredor\w*|inmobiliaria|realtor|persona)
    (?:tengo|tenemos|est[aá]|puse|pusimos|dej[eé])(?: \w+){0,3} con otr[oa] (?:agente|corredor\w*|inmobiliaria|realtor)
    (?:compramos|vendimos|firmamos|firm[eé]|estamos trabajando) con otr[oa](?: \w+)?
    already have (?:an?|our own|my own) (?:\w+ )?<AGENT>
    """,
    AGENT=_AGENT,
    KIN=_KIN,
    US=r"(?:you|us|agentname)\b",
)
# What they had with another agent, and have no longer, or never signed.
_IS_OVER: Final = re.compile(
    r"\b(?:(?:listing|contract|agreement|it|that|which|and)(?: has| had| just| already)* (?:expired|lapsed|ran out)"
    r"|(?:we|i)(?:['’]ve| have)? (?:fired|dropped|let go of|parted ways|left|ended (?:it|things))"
    r"|(?:no longer|not|aren['’]?t|n['’]t)(?: \w+)? (?:working|listed|signed|represented|under contract)"
    r"|(?:didn['’]?t|never|haven['’]?t|did not|have not)(?: \w+)? sign(?:ed)?(?: anything| a thing| any\w*)?"
    r"|ya (?:se )?(?:venci[oó]|expir[oó])|no (?:hemos |he )?firm(?:amos|[eé]|ado) nada)\b",
    re.IGNORECASE,
)
# An agent of another brokerage, who writes for somebody.
_FOR_A_CLIENT: Final = Sifted(
    r"""
    my (?:buyer |seller |tenant )?clients?(?:,? \w+){0,6} (?:would|want|wants|is|are|like|likes|loves?|needs?|to see|\
        has|have|asked)
    my (?:buyers?|tenants?)(?: \w+)? (?:would (?:like|love)|loves?|likes?|(?:is|are) (?:\w+ )?(?:interested|looking)|\
        wants? to (?:see|tour|view|make|submit|write|offer))
    (?:i|we)(?: have|'ve got) (?:an? |some |two |three )?(?:[\w-]+ ){0,2}<CLIENT>,? (?:\w+ )?<SEEKING>
    (?:i|we)(?:'m| am|'re| are)? represent(?:ing)? (?:an?|the|my|our|some) (?:[\w-]+ )?<CLIENT>
    on behalf of (?:my|our|an?) (?:\w+ )?<CLIENT>
    on behalf of (?:the |mr\.? |mrs\.? |ms\.? )*<NAME>(?: and (?:mr\.? |mrs\.? |ms\.? )?<NAME>)?,? (?:[^.?!\n]{0,40} )?\
        (?:offer|present|submit)\w*
    (?:offers?|loi|purchase (?:agreement|contract|and sale)|pre-?approval)(?: \w+){0,3} (?:from|for|of|by|\
        on behalf of) \
        (?:my|our) (?:\w+ )?<CLIENT>(?! (?:to|who|but)\b)
    (?:my|our) (?:\w+ )?<CLIENT>['’]s? (?:\w+ )?(?:offer|pre-?approval|proof of funds|terms|counter)
    (?:write|writing|wrote|bring|bringing|submit\w*|present\w*|send\w*|draft\w*) (?:you )?(?:an|the|our|this|their) \
        (?:\w+ )?offer (?:for|from|on behalf of) (?:my|our) (?:\w+ )?<CLIENT>
    (?:confirm|acknowledge) receipt\b[^?]{0,400}\n\W*(?:\w+[ ,]+){0,4}(?:realtor|broker|agent|associate)
    ~(?<=\n)\W*(?:(?:licensed|associate|managing|senior|real estate|sales|listing|global|your|buyer['’]?s?)[ ,/]+)*\
        (?:realtors?\b®?|broker(?:[ -]associate| of record| owner)?|real estate (?:agent|broker|salesperson)|\
        sales associate|(?:listing|buyer['’]?s) agent)(?:[ ,|/·–—-]+[^\n?]{0,50})?$
    ~(?<=\n)\W*(?:\w+ ){1,3}realtor®?\W*$
    buyer'?s? (?:agent|broker|rep) here
    (?:i'?m|i am|we are|we're) (?:an? |the )?(?:buyer'?s? |selling |cooperating |licensed |fellow )?(?:agent|realtor|\
        broker)(?: here)? (?:with|at|from|for|representing)
    co-?brok(?:e|er|ers|ing|erage)
    co-?op(?:erating)? (?:fee|commission|comp|compensation|split)
    showing (?:request|instructions)\b[^.\n]{0,60}\b<FIRM>
    ^(?!(?:dear|hi|hello|hey|good|hola|to)\b)<NAME>,? (?:here )?(?:with|of|from|at|w/) ?<OF_A_FIRM>
    ^(?:dear|hi|hello|hey|good \w+)(?: [\w'’]{1,20}){0,2} ?[,.!:–—-]+\s*<NAME>,? (?:here )?(?:with|of|from|at|w/) ?\
        <OF_A_FIRM>
    (?:i|we)(?: have|['’]ve got| got)(?: an?| some| two| a couple of)? (?:[\w-]+ )?(?:buyers?|clients?) (?:for|\
        on) (?:\d+|your)
    (?:buy|buyer['’]?s?)[- ]side (?:comp\w*|commission|split|fee)
    (?:offer\w*|pay\w*|commission|comp)(?: \w+){0,3} (?:on|to) the (?:buy|buyer['’]?s?) side
    (?:is (?:there|it) (?:an? |on )?|lockbox (?:code|info) |on )?lockbox or (?:do|will|are|does|agent|accompan)\w*
    (?:this is|i'?m|i am|my name is|it'?s) <NAME>,? (?:(?:an? )?<AGENT> )?(?:here )?(?:with|of|from|at) <OF_A_FIRM>
    (?:tengo|traigo|tenemos) (?:a )?(?:un[oa]?s?|dos) (?:\w+ )?<CLIENTE>(?: \w+){0,3} (?:interesad\w+|que|busc\w+|\
        preaprob\w+|list[oa]s?)
    mis? <CLIENTE> (?:quier\w+|est[aá]n?|desean?|busc\w+|le|les|necesit\w+)
    (?:represento a|de parte de|en nombre de) (?:mis?|un[oa]?s?) <CLIENTE>
    (?:soy|somos) (?:\w+ )?(?:agentes?|corredor\w*|realtors?) (?:de|del|con|en)
    """,
    AGENT=_AGENT,
    CLIENT=r"(?:buyers?|clients?|purchasers?|tenants?)",
    SEEKING=(
        r"(?:who|that|looking|interested|ready|wanting|seeking|pre-?approved|pre-?qualified|relocating|moving|would"
        r"|wants?|in the market)"
    ),
    NAME=r"(?-i:[A-Z][\w'’]+(?: [A-Z][\w'’.]+){0,2})",
    OF_A_FIRM=r"(?-i:(?:[A-Z&][\w&'’.]* ){1,4})(?:realty|realtors?|real estate|properties|brokerage|brokers|homes)",
    FIRM=r"(?:realty|realtors?|real estate|brokerage)",
    CLIENTE=r"(?:client[ea]s?|comprador\w*)",
)
_NO_AGENT = re.compile(
    r"(?:\b(?:don'?t|do not|not|no|never|without|should (?:i|we)|do (?:i|we) need|need|fired|dropped|want"
    r"|looking for|left|if|used to|until|interviewing|you(?:'re| are)?|as|be|become)(?: \w+){0,3})\s?$",
    re.IGNORECASE,
)

_NO_CLIENT = re.compile(
    r"\b(?:don'?t|do not|not|no|never|without|if|looking for|you(?:'re| are)?)(?: \w+){0,3}\s?$", re.IGNORECASE
)


def asks(text: str) -> tuple[str, ...]:
    """The topics that the sentences of `text` ask about, in the order of TOPICS.

    Who lives somewhere is asked about by whoever speaks of it: a wish for it is answered as a question is. So is how
    short a lease would be, where anything is asked.
    """
    sentences = _SENTENCE.findall(text)[:_MOST_SENTENCES]
    asking = "\n".join(dict.fromkeys((*filter(_is_asking, sentences), *questions(text))))
    found = {topic for topic, pattern in TOPICS if asking and pattern.search(_but_other_topics(topic, asking))}
    if asking and would_come_to_the_office(asking):
        found |= {"hours", "location"}
    if any(map(STEERS.search, sentences)):
        found.add("neighborhood")
    if asking and SHORT_STAY.search(text):
        found.add("lease_terms")
    return tuple(dict.fromkeys(topic for topic, _ in TOPICS if topic in found))


def _but_other_topics(topic: str, asking: str) -> str:
    """From when a home is available is another question than whether it is."""
    return HOW_LONG_FOR_SALE.sub(" ", MOVE_IN.sub(" ", asking)) if topic == "availability" else asking


def wants_human(text: str) -> bool:
    """Whether the writer asks for a person, or whether a machine is answering."""
    return any(
        not _TOLD_TO_CLAIM.search(text[max(0, match.start() - 30) : match.start()])
        for match in WANTS_HUMAN.finditer(text)
    )


def has_agent(text: str) -> bool:
    """Whether the writer says that another agent represents them, or writes as one for a client."""
    represented = any(_is_meant(text, match, _NO_AGENT) for match in _REPRESENTED.finditer(text))
    return (represented and not was_represented(text)) or writes_for_a_client(text)


def was_represented(text: str) -> bool:
    """Whether the writer says that what they had with another agent is over, or never signed."""
    return _IS_OVER.search(text) is not None


def _is_meant(text: str, match: re.Match[str], denied: re.Pattern[str]) -> bool:
    return denied.search(text[max(0, match.start() - 30) : match.start()]) is None


def writes_for_a_client(text: str) -> bool:
    """Whether the writer is an agent of another brokerage, who writes for somebody; `has_agent` holds of them too."""
    return any(_is_meant(text, match, _NO_CLIENT) for match in _FOR_A_CLIENT.finditer(text))


def _is_asking(sentence: str) -> bool:
    if "?" in sentence or "¿" in sentence:
        return True
    return _ASKS_FIRST.match(sentence) is not None or _WANTS_TO_KNOW.search(sentence) is not None
