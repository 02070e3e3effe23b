"""The words of automatic replies, in seven languages: what a machine writes in the subject and in the text.

Texts are matched in lower case, with straight apostrophes and single spaces; accents may be missing. The notation is
that of classifiers.phrases.
"""

from __future__ import annotations

from dataclasses import dataclass

from classifiers.text.phrases import Sifted, phrases


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that machines write. Of one family only the first counts; ENOUGH together make an automatic reply."""

    family: str
    weight: float
    pattern: Sifted


ENOUGH = 1.0
SUBJECT_WEIGHT = 0.5

# A subject that a mail server or an auto-responder begins with: decides alone. "Re: Automatic reply" is a person's.
MACHINE_SUBJECT = phrases(
    r"""
    auto(?:mated|matic)?[ -]?(?:reply|response|answer|responder)
    auto(?:mated|matic) (?:message|e-?mail|notification)
    auto\s*:~
    out[ -]of[ -](?:the[ -])?office(?: auto\S*| (?:message|notification|reply|notice))?\]?\s*(?::|$)~
    r[eé]ponse automatique
    (?:message|notification) d'absence
    absence du bureau
    respuesta autom[aá]tica
    contestaci[oó]n autom[aá]tica
    mensaje autom[aá]tico
    automatische (?:antwort|r[uü]ckmeldung|abwesenheits\w+|beantwoording)
    abwesenheits(?:notiz|meldung|nachricht|assistent|benachrichtigung|info)
    resposta autom[aá]tica
    aus[eê]ncia tempor[aá]ria
    risposta automatica
    automatische? (?:antwoord|bericht)
    automatisch (?:antwoord|bericht)
    afwezigheids(?:bericht|melding|assistent)
    autosvar
    automaattinen vastaus
    automatyczna odpowied[zź]
    (?:автоответ|автоматический ответ)
    ~(?:自動応答|自动回复|自動回覆|자동 ?응답)~
    otomatik yan[iı]t
    """
)

# A subject that speaks of an absence: a person may write it too, so the text must agree.
ABSENCE_SUBJECT = phrases(
    r"""
    out[ -]of[ -](?:the[ -])?office
    ooo
    (?:on|annual|maternity|paternity|parental|medical|sick|family|vacation) leave
    vacation
    on holiday~
    away (?:until|till|from|on|for)
    ^(?:re: )?away
    travel(?:l)?ing\b.*\b(?:slow|delay|limited|work)~
    no longer (?:work|with|employed|at)
    fuera de (?:la )?oficina
    de vacaciones
    ausen(?:te|cia)
    ya no trabaj~
    absen(?:ce|t|te)
    hors du bureau
    en (?:cong[eé]s?|vacances)
    im urlaub
    abwesen(?:d|heit)
    nicht im (?:b[uü]ro|haus)
    fora do escrit[oó]rio
    de f[eé]rias
    aus[eê]n(?:te|cia)
    fuori (?:sede|ufficio)
    in ferie
    assen(?:te|za)
    afwezig(?:heid)?
    not at my desk
    left the (?:company|firm)
    ~\[auto(?:mated|matic)?\]~
    op vakantie
    ^(?:automat\w*|auto-?reply)~
    ^(?:undeliver\w+|delivery (?:failure|status|has failed)|mail delivery|returned mail|failure notice)~
    ^read: ~
    (?:case|ticket|request|inquiry|enquiry|message)\b.{0,25}\b(?:received|created|opened)
    received your (?:\w+ )?(?:request|inquiry|enquiry|message|e-?mail)
    """
)

# The writer, or the person behind the address, is not coming back.
GONE = Sifted(
    r"""
    no longer (?:works?|working|employed|with (?:the |our |this )?\w+)~
    no longer (?:at|part of) (?:the|our|this) (?:company|firm|agency|organi[sz]ation|team|office|business)
    (?:has|have|i've) (?:left|departed) (?:the|our) (?:company|team|firm|agency|organi[sz]ation|business)
    (?:i have|i've|he has|she has) (?:now )?(?:left|departed from) (?!a |you|my |it|the (?:house|keys?)|voice|message)\
        [^.!?]{2,40}[.!] (?:please|kindly|for|any|all)
    (?:employee|colleague|person) has (?:left|departed)
    retired\b[^.!?]{0,40}\bno longer (?:check|monitor|read|use|have access)
    (?:address|account|mailbox|e-?mail) is no longer (?:in use|active|valid|monitored because)
    ya no (?:trabaj[oa]|labor[oa]|form[oa] parte|pertene(?:zco|ce))
    (?:ha|he) (?:dejado|abandonado) (?:la|de trabajar|nuestra|esta)
    (?:direcci[oó]n|cuenta|buz[oó]n|correo) (?:\w+ ){0,3}ya no (?:est[aá]|es|se)
    ne (?:travaille|fait|fais) plus
    a quitt[eé] (?:l'entreprise|la soci[eé]t[eé]|notre|ses fonctions|l'agence)
    j'ai quitt[eé] (?:l'entreprise|la soci[eé]t[eé]|mes fonctions|l'agence)
    (?:adresse|bo[iî]te) (?:\w+ ){0,2}n'est plus (?:valide|active|utilis[eé]e|en service)
    (?:arbeitet?|ist|bin) nicht (?:mehr|l[aä]nger) \
        (?:bei|f[uü]r|im unternehmen|in unserem|t[aä]tig|besch[aä]ftigt)
    (?:unser|das) (?:unternehmen|haus|b[uü]ro) verlassen
    (?:adresse|postfach|konto) (?:\w+ ){0,2}nicht mehr (?:g[uü]ltig|aktiv|in gebrauch|verf[uü]gbar|genutzt)
    j[aá] n[aã]o (?:trabalh|fa[zçc]|perten)~
    n[aã]o (?:trabalh[ao]|fa[zç]\w*) (?:mais|parte)
    deix(?:ou|ei) (?:a empresa|de trabalhar|a nossa)
    (?:endere[cç]o|conta|e-?mail) (?:\S+ ){0,3}(?:j[aá] )?n[aã]o est[aá] (?:mais )?(?:ativ|activ|em uso|v[aá]lid)~
    non (?:lavor[ao]|fa|faccio) pi[uù]
    (?:ha|ho) lasciato (?:l'azienda|lo studio|la societ[aà]|l'agenzia)
    (?:indirizzo|casella) (?:\w+ ){0,2}non [eè] pi[uù] (?:attiv|in uso|valid)~
    (?:werkt?|is|ben) niet (?:meer|langer) (?:bij|voor|werkzaam|in dienst)
    (?:e-?mail)?adres is niet (?:meer|langer) (?:in gebruik|actief|geldig)
    """
)

SIGNS: tuple[Sign, ...] = (
    # a machine names itself: enough, whatever else is said
    Sign(
        "label",
        1.0,
        Sifted(
            r"""
            this (?:is|was) an? (?:auto(?:mated|matic|-generated)|automatically generated)
            ~\[(?:this is an )?auto(?:mated|matic)[^\]]*\]~
            ^(?:\W*(?:hi|hello|hey|dear)[^.!,]{0,20}[.!,]?\s*)?auto(?:mated|matic|mati)?[ -]?(?:reply|response)\s*:~
            (?:generated|created|sent) automatically
            auto(?:mated|matic) (?:message|notification)
            automatically (?:generated|created)
            type your reply above this line
            your (?:e-?mail |message )?was read on
            respuesta autom[aá]tica
            mensaje (?:generado )?autom[aá]tic(?:o|amente)
            r[eé]ponse automatique
            message (?:automatique|g[eé]n[eé]r[eé] automatiquement)
            automati(?:sche|sch generierte|sch erstellte) (?:antwort|nachricht|e-?mail|mitteilung)
            resposta autom[aá]tica
            mensagem autom[aá]tica
            risposta automatica
            messaggio (?:generato )?automatic(?:o|amente)
            automatisch (?:antwoord|gegenereerd|bericht)
            """
        ),
    ),
    # or says that nobody reads here
    Sign(
        "unattended",
        1.0,
        Sifted(
            r"""
            (?:please |pls )?do not (?:reply|respond) to this (?:e-?mail|message|address|mailbox)
            th(?:is|e) (?:e-?mail )?(?:mailbox|inbox|e-?mail|account|address) is \
                (?:not monitored|unmonitored|no longer (?:monitored|in use|active|checked|valid))
            no responda a este (?:correo|mensaje)
            ne pas r[eé]pondre [aà] ce (?:message|mail|courriel)
            (?:bitte )?antworten sie nicht auf diese
            n[aã]o responda a est[ea]
            non rispondere a quest[oa]
            niet (?:op dit bericht|op deze (?:e-?mail|mail)) (?:te )?(?:antwoorden|reageren)
            """
        ),
    ),
    # a failed delivery that no report format carries
    Sign(
        "failure",
        1.0,
        Sifted(
            r"""
            undelivered mail returned
            returning message to sender
            delivery (?:status notification|has failed|attempts will continue)
            mail(?:box)? (?:system|server|software)\b.{0,60}\b(?:could|can)(?:n't| not|not) (?:be )?deliver~
            message (?:that you sent |to \S+ )?(?:could|can)(?:n't| not|not) be delivered
            your message (?:was|has) not (?:been )?delivered
            (?:mailbox|inbox) (?:is )?(?:full(?! of)|over quota)
            5\d\d[ -]5\.\d\.\d
            """
        ),
    ),
    # the writer is absent, now or from now on
    Sign(
        "absent",
        0.6,
        Sifted(
            r"""
            (?:i'm|i am|we're|we are) (?:currently |presently |now |away and )*(?:out of (?:the )?(?:office|country)\
                |on (?:\w+ ){0,2}(?:leave|vacation|holidays?|sabbatical|pto)|travel(?:l)?ing|attending|ooo\
                |away (?:from (?:my desk|the office|work|e-?mail)|until|till|on))
            (?:i'll|i will|we will) be (?:out of (?:the )?office|away|travel(?:l)?ing|unavailable|offline\
                |on (?:\w+ ){0,2}(?:leave|vacation|holiday|sabbatical))
            ~(?:^|[.!:] )\W*(?:currently |presently )?out of (?:the )?office
            ooo
            gone fishin~
            ^\W*away (?:from (?:my desk|the office|work|e-?mail)|until|till)
            (?:estoy|estar[eé]|me encuentro|me encontrar[eé]|estamos) (?:\w+ )?\
                (?:fuera(?: de (?:la |mi )?oficina| hasta)|de vacaciones|de viaje|de baja|ausente|de licencia)
            je (?:suis|serai) (?:\w+ ){0,2}(?:absent|en (?:cong|vacances|d[eé]placement)|hors du bureau)~
            ich (?:bin|befinde mich|werde) (?:\S+ ){0,7}(?:nicht (?:im (?:b[uü]ro|haus)|erreichbar)|abwesend\
                |im urlaub|au[sß]+er haus|in elternzeit|im mutterschutz|auf reisen)
            (?:derzeit|zurzeit|momentan|leider) bin ich (?:\w+ ){0,2}\
                (?:abwesend|nicht (?:erreichbar|im b[uü]ro)|im urlaub)
            (?:actuellement|pr[eé]sentement) (?:absente?|en (?:cong|vacances|d[eé]placement))~
            ^\W*(?:currently )?travel(?:l)?ing (?:with|until|for|through)
            (?:estou|estarei|encontro-me) (?:\w+ )?(?:fora do escrit[oó]rio|de f[eé]rias|ausente|em viagem)
            (?:sono|sar[oò]) (?:\w+ )?(?:fuori (?:sede|ufficio)|in ferie|assente|in viaggio|in vacanza)
            ik ben (?:\S+ ){0,7}(?:afwezig|niet (?:aanwezig|op kantoor|bereikbaar)|(?:op|met) vakantie|met verlof)
            """
        ),
    ),
    # or is not coming back
    Sign("gone", 0.8, GONE),
    # promises an answer for later, or warns of none
    Sign(
        "later",
        0.5,
        Sifted(
            r"""
            (?:limited|no|little|intermittent|sporadic) (?:or no )?access to (?:my )?e-?mails?
            (?:limited|no|little|intermittent|sporadic|without) (?:or no )?e-?mail access
            sans acc[eè]s [aà] (?:ma|mes)
            (?:no|limited) (?:cell|phone|internet) (?:service|access)
            (?:respond|reply|answer|get back)\b[^.!]{0,50}\b(?:on|upon|after|when|once|as soon as)\b\
                [^.!]{0,25}\b(?:return|back)
            (?:will|shall|'ll) (?:not )?(?:be back|return)
            back in (?:the )?office
            back (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day
            response time is
            (?:representative|associate|agent|specialist|colleague) will (?:review|respond|reply|follow up|be in)
            (?:unable to respond|not be (?:checking|able to))
            (?:responses?|replies|reply) (?:will|may) be (?:delayed|slow)~
            (?:delay|slow) in (?:my|our) (?:reply|replies|response)~
            (?:will|shall|'ll) (?:respond|reply|answer|get back to you|be in touch) (?:with)?in \S+ \
                (?:\w+ )?(?:hours?|days?)
            member of (?:our|the) (?:\w+ )?team will
            (?:reply to|check|answer|respond to) (?:my )?e-?mails? (?:only )?(?:in the|once|twice|\w+ times)
            (?:regreso|vuelvo|regresar[eé]|volver[eé]) (?:el|en|a la oficina|a partir)
            (?:responder[eé]|contestar[eé]) (?:\w+ ){0,5}(?:regreso|vuelta|vuelva|regrese)
            acceso limitado
            (?:mon|de) retour
            (?:wieder|ab dem) [^.]{0,20}(?:im b[uü]ro|erreichbar|zur[uü]ck)
            nach meiner r[uü]ckkehr
            (?:retorn(?:o|arei)|volt(?:o|arei)|regresso)
            (?:rientr(?:o|er[oò])|torner[oò]|al mio ritorno)
            (?:terug op kantoor|weer (?:aanwezig|bereikbaar)|bij terugkomst)
            """
        ),
    ),
    # names somebody else, or what to do when it is urgent
    Sign(
        "instead",
        0.4,
        Sifted(
            r"""
            (?:for|if)\b[^.!?]{0,30}\b(?:urgent|immediate|emergenc\w+)
            in my absence
            is covering
            please (?:contact|reach out to|e-?mail|call|direct|refer|write to) (?!me\b|us\b)[^.!?]{0,40}\S@\S~
            please (?:contact|reach out to|e-?mail|call|direct|refer)\b[^.!?]{0,40}\
                \b(?:colleague|assistant|office|inquir|instead|questions|requests|at \S+@)~
            please (?:reach out to|contact) my
            asuntos? urgentes?
            caso de urgencia
            en cas d'urgence
            pour toute urgence
            (?:merci de|veuillez|pri[eè]re de) (?:contacter|[eé]crire|vous adresser)
            (?:in|bei|f[uü]r) dringende[nr]? \w+
            wenden sie sich (?:bitte )?an
            (?:escriba|escriban|dir[ií]jase|contacte|p[oó]ngase en contacto)\b.{0,25}\S@~
            (?:scrivere|rivolgersi|contattare)\b.{0,20}\S@~
            (?:contacte|escreva para|contate)\b.{0,20}\S@~
            neem (?:dan )?contact op met
            mail (?:dan )?naar
            em caso de urg[eê]ncia
            in caso di urgenza
            voor (?:dringende|spoed)~
            happy holidays
            """
        ),
    ),
    # confirms that something came in
    Sign(
        "receipt",
        0.5,
        Sifted(
            r"""
            (?:(?:we|i)(?:'ve| have)|has been|was) received\b[^.!]{0,40}~
            received your (?:e-?mail|message|request|inquiry|enquiry|application)
            thank(?:s| you) for (?:contacting|reaching out|your (?:e-?mail|message|inquiry|enquiry|interest))
            hemos recibido su
            nous avons bien re[cç]u
            wir haben ihre (?:nachricht|anfrage|e-?mail) erhalten
            recebemos (?:a )?su?a
            abbiamo ricevuto la
            wij? hebben uw\b.{0,20}\bontvangen
            """
        ),
    ),
    # and has given it a number
    Sign(
        "ticket",
        0.6,
        Sifted(
            r"""
            (?:ticket|case|request|reference) (?:number|#|no\.?|id)
            (?:ticket|case)\b[^.]{0,20}\b(?:created|opened|logged)
            (?:created|opened|logged) a (?:support )?(?:ticket|case)
            ticket #?\d~
            """
        ),
    ),
)

# What people who converse write, and responders do not: a question, a wish, an answer to one.
CONVERSING = Sifted(
    r"""
    ~\?~
    (?:i'd|we'd|i would|we would|would) (?:really |still )?(?:like|love|prefer)
    (?:interested in|looking for|looking to|want to|wanna|hoping to)
    (?:can|could|may) (?:we|you|i)
    let(?:'s| us| me know)
    (?:sounds good|works for (?:me|us)|yes please|but yes)
    send (?:me|us)
    (?:tour|showing|see (?:it|the|your)|offer|listing|bedrooms?|budget|pre-?approved)
    (?:me|nos) (?:gustar[ií]a|interesa)
    (?:quiero|busco|j'aimerais|je (?:cherche|voudrais)|ich (?:m[oö]chte|suche)|gostaria|vorrei|graag)
    """
)
