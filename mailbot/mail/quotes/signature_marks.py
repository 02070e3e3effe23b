"""What stands below a person's words and is not theirs to read: signatures, phone footers, disclaimers."""

from __future__ import annotations

import re

from mailbot.mail.patterns import one_of

RULE = re.compile(r"[-_=*–—~]{3,}")
# "-- " is the mark of RFC 3676 §4.3; the others are habits.
DELIMITER = re.compile(r"(?:--|—|–|__|---|- --|-- -|\*--\*)")

# ------------------------------------------------------------------------------------------- "Sent from my iPhone"

_SENT = one_of(r"""
        sent (?:from|via|with|by|using|through|on)
        (?:get|download) (?=.{0,12}(?:outlook|yahoo|spark|bluemail|mail))
        envoyé (?:de|depuis|avec|à partir d[eu]|par)
        (?:télécharge[rz]|obtenir) (?=.{0,12}(?:outlook|yahoo))
        enviad[oa] (?:desde|d[oea]|con|por|via|a partir d[oea]|pelo)
        (?:obtener|descargar|obter) (?=.{0,12}(?:outlook|yahoo))
        gesendet (?:von|mit|über|aus|vom)
        (?:holen sie sich|laden sie|hol dir) (?=.{0,12}(?:outlook|yahoo))
        diese nachricht wurde von
        (?:inviato|inviata) (?:da|dal|dallo|con|tramite)
        scarica (?=.{0,12}(?:outlook|yahoo))
        (?:verzonden|verstuurd|verstuurt) (?:vanaf|met|via|vanuit|van)
        (?:download|krijg) (?=.{0,12}(?:outlook|yahoo))
        skickat från|sendt fra|lähetetty|odesláno z|wysłan[eo] z|trimis (?:de pe|din)
        отправлено (?:с|из|со)|надіслано з
    """)
_DEVICE = one_of(r"""
        i ?(?:phone|pad|pod|os)|android|galaxy|samsung|blackberry|tablet|windows|mac\b|macbook|watch|device|devices
        smart ?phone|phone|mobile?|handy|cell|portable|gsm|t[eé]l[eé]fono?|t[eé]l[eé]phone|telefone|celular|m[oó]vil
        telefon\w*|telefoon|mobiel\w*|mobil\w*|cellulare|puhelime\w*|телефон\w*|устройств\w*
        outlook|yahoo|aol|gmail|\w*mail\w*|proton\w*|spark|superhuman|edison|thunderbird|zoho|front\b|canary|tuta\w*
        verizon|at&t|t-mobile|sprint|xfinity|htc|huawei|xiaomi|redmi|oneplus|pixel|motorola|moto\b|nokia|lg\b|sony|xperia
        gmx|web\.de|libero|orange|sfr|bouygues|laposte|почт\w+|my car\b|the road\b|the go\b|wireless|3g|4g|5g
    """)
MOBILE = re.compile(rf"[\s*_~\[(>-]*+{_SENT}.{{0,60}}?\b{_DEVICE}.{{0,90}}", re.IGNORECASE)
# The verb stands last: "Von Yahoo Mail auf Android gesendet".
MOBILE_GERMAN = re.compile(
    rf"[\s*_~\[(>-]*+(?:diese (?:nachricht|e-?mail) wurde )?(?:von|vom|mit|über|aus) .{{0,30}}?\b{_DEVICE}.{{0,60}} "
    r"(?:gesendet|verschickt|versendet|verfasst)\.?(?: ?<\S{1,200}>)?",
    re.IGNORECASE,
)
# "Sent from my phone, please excuse typos." is a footer for all its length.
EXCUSE = re.compile(
    r"\b(?:excuse|forgive|pardon|entschuldigen|disculp\w+|perdon\w+|excus\w+|scus\w+|desculp\w+|excuses)\b.{0,60}"
    r"(?:typo|brev|spelling|error|autocorrect|tippfehler|kürze|fautes?|concis|errat|errores|faltas|beknopt|tikfout|errori)",
    re.IGNORECASE,
)
# Programs that the list above lacks: believed only as the very last line.
MOBILE_SHORT = re.compile(
    r"[*_~-]*sent (?:from|with|via|using) (?:my )?(?:[\w®'’&.+-]+ ?){1,5}[*_~]*(?:<\S+>|\(\S+\))?", re.I
)
MOBILE_OTHER = re.compile(
    r"[\s*_~-]*+"
    + one_of(r"""
        (?:von|vom) meine[mr]\S{0,8} .{2,40} gesendet\.?
        i ?(?:phone|pad)から送信.{0,20}
        (?:从|從|发自|發自).{0,8}(?:i ?phone|i ?pad|手机|手機|android).{0,12}
        내? ?.{0,10}i ?(?:phone|pad)에서 보냄
        yahoo mail: search, organi[sz]e, conquer.{0,60}
        (?:please )?(?:excuse|forgive|pardon) [^.?!]{0,40}(?:typo|brevity|spelling|error|autocorrect).{0,60}
        (?:typos|brevity|spelling) (?:courtesy|compliments|brought).{0,60}
        (?:\S+ ){0,3}outlook (?:für|for|pour|para|per|voor) (?:ios|android).{0,60}
        \[cid:[^\]]{1,200}\]
        (?:virus-free|(?:garanti )?sans virus|libre de virus|virenfrei|livre de vírus|privo di virus)\b.{0,60}
        <?https?://(?:aka\.ms/|yho\.com|overview\.mail\.yahoo|(?:go|mail)\.onelink\.me)\S{0,200}
        <?(?:https?://)?www\.avast\.com\S{0,200}
    """)
    + r"\s*",
    re.IGNORECASE,
)

# -------------------------------------------------------------------------------------------- what a contact block is

SIGN_OFF = re.compile(
    r"[\s*_-]*+"
    + one_of(r"""
        (?:many |much )?thanks?(?: (?:so|very) much| a (?:lot|million|ton)| again| in advance| and \S.{0,20})?
        thank you(?: (?:so|very) much| again| in advance| for your (?:time|help)| and \S.{0,20})?
        thx|ty|thnx|tks|cheers|rgds|regards|sincerely(?: yours)?|respectfully(?: yours)?|warmly|cordially
        (?:all (?:the |my )?)?best(?: regards| wishes)?
        (?:with )?(?:kind(?:est)?|warm(?:est)?|best) (?:regards|wishes)
        yours(?: truly| sincerely| faithfully)?|take care|talk (?:to you )?soon|looking forward(?: to .{1,40})?
        have a (?:great|good|nice|wonderful|lovely) .{3,16}
        merci(?: beaucoup| d['’]avance| bien)?|(?:bien )?(?:cordialement|amicalement)|bien à (?:vous|toi)
        (?:sincères |meilleures )?salutations.{0,30}|bonne (?:journée|soirée)|à bientôt
        (?:muchas |mil )?gracias(?: .{3,20})?|(?:un |muchos )?(?:cordial )?saludos?(?: cordial(?:es)?)?
        atentamente|cordialmente|atte|(?:un )?(?:fuerte )?abrazo
        (?:vielen |besten |herzlichen )?dank(?:e)?(?: .{3,20})?|mfg|lg|vg
        (?:mit )?(?:viele|liebe|beste|schöne|herzliche|freundliche)[nr]? grü(?:ß|ss)en?
        (?:muito )?obrigad[oa]|atenciosamente|(?:um )?abraços?|(?:com os )?(?:melhores )?cumprimentos
        grazie(?: .{3,20})?|(?:cordiali |distinti |cari )?saluti|(?:un )?cordiale saluto
        bedankt|(?:met )?(?:vriendelijke |hartelijke )?groet(?:en|jes)?|mvg
    """)
    + r"\s*+[,.!:;)-]*+\s*+",
    re.IGNORECASE,
)
POSTSCRIPT = re.compile(r"\s*p\.?\s?s\.?(?:\s?s\.?)?\s*[:,.-]?\s", re.IGNORECASE)
EMAIL = re.compile(r"\S@\S+\.\w")
NAME = re.compile(r"[-–—~*_\s]*(?:[^\W\d_][\w'’.-]{0,24}+[,&+/]?+\s?){1,5}[*_\s]*")
NAMES = re.compile(r"[-–—~*_\s]*(?:[^\W\d_][\w'’.-]{0,24}+[\s,&+/]{0,3}+){1,6}[*_\s]*")  # of several people, or a firm
# "Kim Alvarez | Escrow Officer" as the first line of a card.
CARD_HEADING = re.compile(r"(?:[^\W\d_][\w'’.-]{0,24}[ ]){1,3}[^\W\d_][\w'’.-]{0,24}\s?[|•·–—-]\s.{2,60}")
PHONE = re.compile(r"(?<![\d$€£.,])(?:\+|\(|00)?\d[\d\s().\-/]{5,18}\d(?![\d,])")
URL = re.compile(
    r"\bhttps?://\S|\bwww\.\S|(?:^|\s)[\w-]{2,40}\.(?:com|org|net|io|co|de|fr|es|it|nl|eu|us|ca|uk)/?(?:\s|$)"
)
CONTACT_LABEL = re.compile(
    r"\s*[*_]*(?:mobile|cell|cellular|phone|telephone|tel|fax|office|direct|e-?mail|web|website|skype|mob|portable|handy|"
    r"telefon|móvil|teléfono|tél|bureau|[cmotpfewd])\s?[.:|]",
    re.IGNORECASE,
)

# The small words within names and firms; all others begin with a capital.
NAME_PARTICLES = frozenset(
    ("de", "del", "la", "le", "van", "von", "der", "den", "di", "da", "dos", "of", "and", "und", "et")
)
# A line in which somebody speaks, rather than a card that is read.
SPOKEN = re.compile(
    r"\b(?:me|my|you|we|i['’]?m|i|is|are|was|please|can|will|could|would|ich|wir|bitte|je|nous|vous|yo|estoy|puede)\b",
    re.IGNORECASE,
)

# --------------------------------------------------------------------------------------------- disclaimers

_FOR_YOUR_EYES = r"[^.]{0,150}(?:confidential|privileged|intended (?:only|solely|for)|proprietary)"
_OF_LAW = (
    r"(?=.{0,250}(?:confiden|privileg|recipient|liab|legal|binding|constitut|warrant|guarant|licen[cs]|copyright"
    r"|advice|virus))"
)
_BY_MISTAKE = r"(?=.{0,120}(?:error|mistake|intended|delete))"
DISCLAIMER = re.compile(
    r"[\s*_>\[(-]*+"
    + one_of(rf"""
        confidentiality (?:notice|note|statement|disclaimer)|(?:(?:legal |e-?mail )?disclaimer\b|notice:){_OF_LAW}
        privileged (?:and|&) confidential|(?:wire )?fraud (?:alert|warning|notice|advisory)|beware of wire fraud
        th(?:is|e) (?:e-?mail|message|communication|transmission)\b{_FOR_YOUR_EYES}
        the (?:information|contents?) (?:contained|transmitted|in|of) {_FOR_YOUR_EYES}
        if you (?:are not the intended|(?:have )?received? this (?:e-?mail|message|communication)\b{_BY_MISTAKE})
        (?:please )?(?:consider|think of|think about) the environment\b.{{0,40}}\bprint
        this e-?mail (?:has been|was) (?:checked|scanned)
        you (?:received|are receiving) this (?:message|e-?mail) because
        to unsubscribe from this (?:group|list)
        ce (?:message|courriel|mail|e-mail)\b[^.]{{0,150}}confidentiel
        avis de confidentialité|pensez à l['’]environnement
        diese (?:e-?mail|nachricht)\b[^.]{{0,150}}(?:vertraulich|ausschließlich)
        este (?:correo|mensaje|e-?mail)\b[^.]{{0,150}}confidencial|aviso (?:legal|de confidencialidad)
        est[ae] (?:mensagem|e-?mail)\b[^.]{{0,150}}confidencia
        (?:questo messaggio|questa e-?mail|le informazioni contenute)\b[^.]{{0,150}}(?:riservat|confidenzial)
        dit bericht\b[^.]{{0,150}}vertrouwelijk
    """),
    re.IGNORECASE,
)
LIST_FOOTER = re.compile(r"mailing list|unsubscribe|list-?info|manage your subscription|to post to this", re.IGNORECASE)
