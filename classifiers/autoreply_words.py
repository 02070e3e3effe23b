"""The words of automatic replies, in seven languages: what a machine writes in the subject and in the text.

Texts are matched in lower case, with straight apostrophes and single spaces; accents may be missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that machines write. Of one family only the first counts; ENOUGH together make an automatic reply."""

    family: str
    weight: float
    pattern: re.Pattern[str]


ENOUGH = 1.0
SUBJECT_WEIGHT = 0.5


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


# A subject that a mail server or an auto-responder begins with: decides alone. "Re: Automatic reply" is a person's.
MACHINE_SUBJECT = re.compile(
    r"\s*(?:\[?(?:"
    + "|".join(
        (
            r"auto(?:mated|matic)?[ -]?(?:reply|response|answer|responder)\b",
            r"auto(?:mated|matic) (?:message|e-?mail|notification)\b",
            r"auto\s*:",
            r"out[ -]of[ -](?:the[ -])?office(?: auto\S*| (?:message|notification|reply|notice))?\]?\s*(?::|$)",
            r"r[eé]ponse automatique\b",
            r"(?:message|notification) d'absence\b",
            r"absence du bureau\b",
            r"respuesta autom[aá]tica\b",
            r"contestaci[oó]n autom[aá]tica\b",
            r"mensaje autom[aá]tico\b",
            r"automatische (?:antwort|r[uü]ckmeldung|abwesenheits\w+|beantwoording)\b",
            r"abwesenheits(?:notiz|meldung|nachricht|assistent|benachrichtigung|info)\b",
            r"resposta autom[aá]tica\b",
            r"aus[eê]ncia tempor[aá]ria\b",
            r"risposta automatica\b",
            r"automatisch(?:e)? (?:antwoord|bericht)\b",
            r"afwezigheids(?:bericht|melding|assistent)\b",
            r"autosvar\b",
            r"automaattinen vastaus\b",
            r"automatyczna odpowied[zź]\b",
            r"автоответ|автоматический ответ",
            r"自動応答|自动回复|自動回覆|자동 ?응답",
            r"otomatik yan[iı]t\b",
        )
    )
    + r"))",
    re.IGNORECASE,
)

# A subject that speaks of an absence: a person may write it too, so the text must agree.
ABSENCE_SUBJECT = _any(
    r"\bout[ -]of[ -](?:the[ -])?office\b",
    r"\booo\b",
    r"\b(?:on|annual|maternity|paternity|parental|medical|sick|family|vacation) leave\b",
    r"\bvacation\b",
    r"\bon holiday",
    r"\baway (?:until|till|from|on|for)\b",
    r"^(?:re: )?away\b",
    r"\btravel(?:l)?ing\b.*\b(?:slow|delay|limited|work)",
    r"\bno longer (?:work|with|employed|at)\b",
    r"\bfuera de (?:la )?oficina\b",
    r"\bde vacaciones\b",
    r"\bausen(?:te|cia)\b",
    r"\bya no trabaj",
    r"\babsen(?:ce|t|te)\b",
    r"\bhors du bureau\b",
    r"\ben (?:cong[eé]s?|vacances)\b",
    r"\bim urlaub\b",
    r"\babwesen(?:d|heit)\b",
    r"\bnicht im (?:b[uü]ro|haus)\b",
    r"\bfora do escrit[oó]rio\b",
    r"\bde f[eé]rias\b",
    r"\baus[eê]n(?:te|cia)\b",
    r"\bfuori (?:sede|ufficio)\b",
    r"\bin ferie\b",
    r"\bassen(?:te|za)\b",
    r"\bafwezig(?:heid)?\b",
    r"\bop vakantie\b",
    r"^(?:automat\w*|auto-?reply)",
    r"^(?:undeliver\w+|delivery (?:failure|status|has failed)|mail delivery|returned mail|failure notice)",
    r"^read: ",
    r"\b(?:case|ticket|request) (?:received|created|opened)\b",
)

SIGNS: tuple[Sign, ...] = (
    # -- a machine names itself: enough, whatever else is said
    Sign(
        "label",
        1.0,
        _any(
            r"\bthis (?:is|was) an? (?:auto(?:mated|matic|-generated)|automatically generated)\b",
            r"\[(?:this is an )?auto(?:mated|matic)[^\]]*\]",
            r"^(?:\W*(?:hi|hello|hey|dear)[^.!,]{0,20}[.!,]?\s*)?auto(?:mated|matic|mati)?[ -]?(?:reply|response)\s*:",
            r"\b(?:generated|created|sent) automatically\b",
            r"\bautomatically (?:generated|created)\b",
            r"\btype your reply above this line\b",
            r"\byour (?:e-?mail |message )?was read on\b",
            r"\brespuesta autom[aá]tica\b",
            r"\bmensaje (?:generado )?autom[aá]tic(?:o|amente)\b",
            r"\br[eé]ponse automatique\b",
            r"\bmessage (?:automatique|g[eé]n[eé]r[eé] automatiquement)\b",
            r"\bautomati(?:sche|sch generierte|sch erstellte) (?:antwort|nachricht|e-?mail|mitteilung)\b",
            r"\bresposta autom[aá]tica\b",
            r"\bmensagem autom[aá]tica\b",
            r"\brisposta automatica\b",
            r"\bmessaggio (?:generato )?automatic(?:o|amente)\b",
            r"\bautomatisch (?:antwoord|gegenereerd|bericht)\b",
        ),
    ),
    # -- or says that nobody reads here
    Sign(
        "unattended",
        1.0,
        _any(
            r"\b(?:please |pls )?do not (?:reply|respond) to this (?:e-?mail|message|address|mailbox)\b",
            r"\bth(?:is|e) (?:e-?mail )?(?:mailbox|inbox|e-?mail|e-?mail address|e-?mail account|account|address)"
            r" is (?:not monitored|unmonitored|no longer (?:monitored|in use|active|checked|valid))\b",
            r"\bno responda a este (?:correo|mensaje)\b",
            r"\bne pas r[eé]pondre [aà] ce (?:message|mail|courriel)\b",
            r"\b(?:bitte )?antworten sie nicht auf diese\b",
            r"\bn[aã]o responda a est[ea]\b",
            r"\bnon rispondere a quest[oa]\b",
            r"\bniet (?:op dit bericht|op deze (?:e-?mail|mail)) (?:te )?(?:antwoorden|reageren)\b",
        ),
    ),
    # -- a failed delivery that no report format carries
    Sign(
        "failure",
        1.0,
        _any(
            r"\bundelivered mail returned\b",
            r"\breturning message to sender\b",
            r"\bdelivery (?:status notification|has failed|attempts will continue)\b",
            r"\bmail(?:box)? (?:system|server|software)\b.{0,60}\b(?:could|can)(?:n't| not|not) (?:be )?deliver",
            r"\bmessage (?:that you sent |to \S+ )?(?:could|can)(?:n't| not|not) be delivered\b",
            r"\byour message (?:was|has) not (?:been )?delivered\b",
            r"\b(?:mailbox|inbox) (?:is )?(?:full|over quota)\b",
            r"\b5\d\d[ -]5\.\d\.\d\b",
        ),
    ),
    # -- the writer is absent, now or from now on
    Sign(
        "absent",
        0.6,
        _any(
            r"\b(?:i'm|i am|we're|we are) (?:currently |presently |now |away and )*"
            r"(?:out of (?:the )?(?:office|country)|on (?:\w+ ){0,2}(?:leave|vacation|holidays?|sabbatical|pto)"
            r"|away (?:from (?:my desk|the office|work|e-?mail)|until|till|on)|travel(?:l)?ing|attending|ooo\b)",
            r"\b(?:i'll|i will|we will) be (?:out of (?:the )?office|out of office|away|on (?:\w+ ){0,2}"
            r"(?:leave|vacation|holiday|sabbatical)|travel(?:l)?ing|unavailable|offline)\b",
            r"(?:^|[.!:] )\W*(?:currently |presently )?out of (?:the )?office\b",
            r"\booo\b",
            r"\bgone fishin",
            r"\b(?:estoy|estar[eé]|me encuentro|me encontrar[eé]|estamos) (?:\w+ )?"
            r"(?:fuera de (?:la |mi )?oficina|de vacaciones|de viaje|de baja|ausente|de licencia)\b",
            r"\bje (?:suis|serai) (?:\w+ ){0,2}(?:absent|en (?:cong|vacances|d[eé]placement)|hors du bureau)",
            r"\bich (?:bin|befinde mich|werde) (?:\w+ ){0,4}"
            r"(?:nicht (?:im (?:b[uü]ro|haus)|erreichbar)|abwesend|im urlaub|au[sß]+er haus|in elternzeit)",
            r"\b(?:estou|estarei|encontro-me) (?:\w+ )?(?:fora do escrit[oó]rio|de f[eé]rias|ausente|em viagem)\b",
            r"\b(?:sono|sar[oò]) (?:\w+ )?(?:fuori (?:sede|ufficio)|in ferie|assente|in viaggio|in vacanza)\b",
            r"\bik ben (?:\w+ ){0,4}(?:afwezig|niet (?:aanwezig|op kantoor|bereikbaar)|op vakantie|met verlof)\b",
        ),
    ),
    # -- or is not coming back
    Sign(
        "gone",
        0.8,
        _any(
            r"\bi(?:'m| am)? no longer (?:work|with|employed|at|part of)\b",
            r"\bis no longer (?:with|employed|working|at|part of)\b",
            r"\bhas left (?:the (?:company|firm|organi[sz]ation|business)|our (?:company|team|firm))\b",
            r"\bya no (?:trabajo|trabaja|formo parte|forma parte|labora)\b",
            r"\bne (?:travaille|fait) plus\b",
            r"\bnicht mehr (?:bei|f[uü]r|im unternehmen)\b",
            r"\bj[aá] n[aã]o trabalh[ao]|n[aã]o trabalh[ao] mais\b",
            r"\bnon lavor[ao] pi[uù]\b",
            r"\bwerk(?:t)? niet (?:meer|langer)\b",
        ),
    ),
    # -- promises an answer for later, or warns of none
    Sign(
        "later",
        0.5,
        _any(
            r"\b(?:limited|no|little|intermittent|sporadic) (?:or no )?access to (?:my )?e-?mails?\b",
            r"\b(?:no|limited) (?:cell|phone|internet) (?:service|access)\b",
            r"\b(?:respond|reply|answer|get back)\b[^.!]{0,50}\b(?:on|upon|after|when|once|as soon as)\b[^.!]{0,25}"
            r"\b(?:return|back)\b",
            r"\b(?:will|shall|'ll) (?:be back|return)\b",
            r"\bback in (?:the )?office\b",
            r"\b(?:unable to respond|not be (?:checking|able to))\b",
            r"\b(?:responses?|replies|reply) (?:will|may) be (?:delayed|slow)",
            r"\b(?:delay|slow) in (?:my|our) (?:reply|replies|response)",
            r"\b(?:will|shall|'ll) (?:respond|reply|answer|get back to you|be in touch) (?:with)?in \S+ "
            r"(?:\w+ )?(?:hours?|days?)",
            r"\bmember of (?:our|the) (?:\w+ )?team will\b",
            r"\b(?:reply to|check|answer|respond to) (?:my )?e-?mails? (?:only )?(?:in the|once|twice|\w+ times)\b",
            r"\b(?:regreso|vuelvo|regresar[eé]|volver[eé]) (?:el|en|a la oficina|a partir)\b",
            r"\b(?:responder[eé]|contestar[eé]) (?:\w+ ){0,5}(?:regreso|vuelta|vuelva|regrese)\b",
            r"\bacceso limitado\b",
            r"\b(?:mon|de) retour\b",
            r"\b(?:wieder|ab dem) [^.]{0,20}(?:im b[uü]ro|erreichbar|zur[uü]ck)\b",
            r"\bnach meiner r[uü]ckkehr\b",
            r"\b(?:retorn(?:o|arei)|volt(?:o|arei)|regresso)\b",
            r"\b(?:rientr(?:o|er[oò])|torner[oò]|al mio ritorno)\b",
            r"\b(?:terug op kantoor|weer (?:aanwezig|bereikbaar)|bij terugkomst)\b",
        ),
    ),
    # -- names somebody else, or what to do when it is urgent
    Sign(
        "instead",
        0.4,
        _any(
            r"\b(?:for|if)\b[^.!?]{0,30}\b(?:urgent|immediate|emergenc\w+)\b",
            r"\bin my absence\b",
            r"\bis covering\b",
            r"\bplease (?:contact|reach out to|e-?mail|call|direct|refer)\b[^.!?]{0,40}"
            r"\b(?:colleague|assistant|office|inquir|instead|questions|requests|at \S+@)",
            r"\bplease (?:reach out to|contact) my\b",
            r"\basuntos? urgentes?\b",
            r"\bcaso de urgencia\b",
            r"\ben cas d'urgence\b",
            r"\b(?:in )?dringenden? f[aä]llen?\b",
            r"\bem caso de urg[eê]ncia\b",
            r"\bin caso di urgenza\b",
            r"\bvoor (?:dringende|spoed)",
            r"\bhappy holidays\b",
        ),
    ),
    # -- confirms that something came in
    Sign(
        "receipt",
        0.5,
        _any(
            r"\b(?:(?:we|i)(?:'ve| have)|has been|was) received\b[^.!]{0,40}|\breceived your "
            r"(?:e-?mail|message|request|inquiry|enquiry|application)\b",
            r"\bthank(?:s| you) for (?:contacting|reaching out|your (?:e-?mail|message|inquiry|enquiry|interest))",
            r"\bhemos recibido su\b",
            r"\bnous avons bien re[cç]u\b",
            r"\bwir haben ihre (?:nachricht|anfrage|e-?mail) erhalten\b",
            r"\brecebemos (?:a )?su?a\b",
            r"\babbiamo ricevuto la\b",
            r"\bwij? hebben uw\b.{0,20}\bontvangen\b",
        ),
    ),
    Sign(
        "ticket",
        0.6,
        _any(
            r"\b(?:ticket|case|request|reference) (?:number|#|no\.?|id)\b",
            r"\b(?:ticket|case)\b[^.]{0,20}\b(?:created|opened|logged)\b",
            r"\b(?:created|opened|logged) a (?:support )?(?:ticket|case)\b",
            r"\bticket #?\d",
        ),
    ),
)

# What people who converse write, and responders do not: a question, a wish, an answer to one.
CONVERSING = _any(
    r"\?",
    r"\b(?:i'd|we'd|i would|we would|would) (?:really |still )?(?:like|love|prefer)\b",
    r"\b(?:interested in|looking for|looking to|want to|wanna|hoping to)\b",
    r"\b(?:can|could|may) (?:we|you|i)\b",
    r"\blet(?:'s| us| me know)\b",
    r"\b(?:sounds good|works for (?:me|us)|yes please|but yes)\b",
    r"\bsend (?:me|us)\b",
    r"\b(?:tour|showing|see (?:it|the|your)|offer|listing|bedrooms?|budget|pre-?approved)\b",
    r"\b(?:me|nos) (?:gustar[ií]a|interesa)\b|\bquiero\b|\bbusco\b",
    r"\bj'aimerais\b|\bje (?:cherche|voudrais)\b",
    r"\bich (?:m[oö]chte|suche)\b",
    r"\bgostaria\b|\bvorrei\b|\bgraag\b",
)

# The writer, or the person behind the address, is not coming back.
GONE = _any(
    r"\bno longer (?:works?|working|employed|with (?:the |our |this )?\w+)",
    r"\bno longer (?:at|part of) (?:the|our|this) (?:company|firm|agency|organi[sz]ation|team|office|business)\b",
    r"\bhas left (?:the (?:company|firm|organi[sz]ation|business)|our (?:company|team|firm))\b",
    r"\b(?:address|account|mailbox) is no longer (?:in use|active|valid)\b",
    r"\bya no (?:trabaj[oa]|labora|form[oa] parte)\b",
    r"\bne (?:travaille|fait) plus\b",
    r"\bnicht mehr (?:bei|f[uü]r|im unternehmen)\b",
    r"\bj[aá] n[aã]o trabalh[ao]|\bn[aã]o trabalh[ao] mais\b",
    r"\bnon lavor[ao] pi[uù]\b",
    r"\bwerkt? niet (?:meer|langer)\b",
)
