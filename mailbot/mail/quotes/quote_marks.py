"""What mail programs write around a quoted or forwarded mail, as ordered tables of words and patterns.

The words are those of the programs themselves (Gmail, Outlook on desktop, web and phone, Apple Mail, Thunderbird,
Yahoo, Samsung, Zoho, Proton and others) in their translations. Every pattern takes time linear in its line.
"""

from __future__ import annotations

import re
from enum import StrEnum

from mailbot.mail.patterns import one_of

# ------------------------------------------------------------------------------------------- "From: … Sent: … To: …"


class Label(StrEnum):
    """The fields that programs copy above a quoted mail."""

    FROM = "from"
    SENT = "sent"
    TO = "to"
    CC = "cc"
    SUBJECT = "subject"
    OTHER = "other"


# Where a name means two fields in two languages ("Da", "A"), the one that stands first wins.
_LABELS = {
    Label.FROM: (
        "From, De, Von, Da, Van, Från, Fra, Od, От, От кого, Lähettäjä, Kimden, Gönderen, Expéditeur, Remitente, "
        "Mittente, Afzender, Absender, Feladó, Отправитель, Від, Από, מאת, 发件人, 寄件者, 差出人, 发送人, 送信者, "
        "보낸 사람"
    ),
    Label.SENT: (
        "Sent, Date, Date Sent, Envoyé, Envoyé le, Date d'envoi, Enviado, Enviado el, Enviada, Enviada em, Enviado em, "
        "Fecha, Gesendet, Datum, Inviato, Data, Data invio, Verzonden, Skickat, Sendt, Dato, Wysłano, Отправлено, "
        "Дата, Gönderildi, Tarih, Lähetetty, Päivämäärä, Odesláno, Dátum, Elküldve, Ημερομηνία, Ngày, Надіслано, נשלח, "
        "发送时间, 寄件日期, 日期, 送信日時, 日時, 보낸 날짜"
    ),
    Label.TO: (
        "To, À, A, Para, An, Aan, Till, Til, Do, Komu, Кому, Kime, Vastaanottaja, Destinataire, Destinatario, Címzett, "
        "Προς, Đến, 收件人, 收件者, 宛先, 받는 사람, אל"
    ),
    Label.CC: "Cc, Bcc, Cci, Cc/Bcc, Kopie, Copie, Копия, Kopia, Kopi, Kopio, Copia, 抄送, 副本, 참조",
    Label.SUBJECT: (
        "Subject, Objet, Sujet, Asunto, Assunto, Betreff, Betr, Oggetto, Onderwerp, Ämne, Emne, Temat, Тема, Konu, "
        "Aihe, Předmět, Tárgy, Θέμα, 主题, 主旨, 件名, 제목, נושא"
    ),
    Label.OTHER: ("Reply-To, Répondre à, Responder a, Antwort an, Attachments, Anlagen, Anhänge, Importance, Priority"),
}
_LABEL_OF = {name.lower(): label for label, names in reversed(_LABELS.items()) for name in names.split(", ")}
_LABEL_LINE = re.compile(r"\*{0,2}([^\W\d_][^\d:：<>@*\n]{0,16}?)[ \u00a0]{0,3}\*{0,2}[ \u00a0]{0,3}[:：]")


def is_labelled(line: str) -> bool:
    """Whether a line is "Name: …", in whatever language."""
    return _LABEL_LINE.match(line) is not None


def label_of(line: str) -> Label | None:
    """The field that a line gives, or None. "*From:* Kim" and "De : Kim" give one too."""
    found = _LABEL_LINE.match(line)
    return _LABEL_OF.get(found[1].lower()) if found else None


# The same fields run together in one line, as some phones send them.
HEADER_IN_ONE_LINE = re.compile(
    r"(?:From|De|Von|Da|Van)\s?:.{3,150}?(?:Sent|Date|Envoyé|Enviado(?: el)?|Enviada em|Fecha|Gesendet|Datum|Inviato|"
    r"Verzonden)\s?:.{3,80}?(?:To|À|Para|An|A|Aan)\s?:",
    re.IGNORECASE,
)

# ------------------------------------------------------------------------------------------ "On … somebody wrote:"

_VERBS = one_of(r"""
    (?:wrote|writes|said|has written)
    (?:a écrit|écrit)
    (?:escribió|escribio|ha escrito)
    escreveu
    (?:schrieb|schreibt|geschrieben)
    (?:ha scritto|scrisse)
    (?:schreef|geschreven)
    skrev
    (?:kirjoitti|yazdı|napsala?|napsal\(a\)|napisała?|napisał\(a\)|pisze|a scris|írta|έγραψε|đã viết|menulis)
    (?:пишет|писала?|написала?|написав|כתב|כתבה)
""")
# "님이 작성" and "写道" need no blanks around them.
WROTE = re.compile(rf"(?<!\w){_VERBS}(?!\w)|['’]s message of(?!\w)|写道|寫道|님이 작성|のメッセージ|كتب", re.IGNORECASE)
# Of their own words: no program says "I" of a mail's writer, where "you wrote" is what some do say.
OWN_WORDS = re.compile(
    r"\b(?:(?-i:I)|we)\s(?:wrote|said|(?:have|had)\swritten)\b|\b(?:schrieb\sich|schrieben\swir)\b|"
    r"\b(?:j['’]|je\s|nous\s)(?:vous\s|te\s)?(?:ai|avais|avons|avions)\sécrit\b",
    re.IGNORECASE,
)
ENDS_ATTRIBUTION = re.compile(r"(?:[:：]|\b(?:wrote|schrieb|escribió|écrit)\s*-{0,9})\s*$", re.IGNORECASE)
# The whole of it in a line that goes on with the quoted text, where a program lost the line break.
RUN_ON = re.compile(r"(On\s.{10,250}?\swrote:)\s*\S")
# The same in the midst of a line, behind the words that it should stand below.
GLUED = re.compile(
    r"(?<=[^\s>])[ \t]+(On (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? [^\n]{5,200}? wrote:)[ \t]*(?=\S|$)",
    re.MULTILINE,
)
_MONTH_OR_WORD = r"[^\W\d_]{3,12}\.?"
DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}\b|\d{4}\s?[年년]|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th|\.|er|º)?\s(?:de\s)?{_MONTH_OR_WORD}|\b{_MONTH_OR_WORD}\s\d{{1,2}}\b"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}\s?[年년]")
TIME = re.compile(r"\b\d{1,2}(?:[:.h]|\s?[時时시]\s?)\d{2}|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
ADDRESS = re.compile(r"[^\s<>@(\[]@[^\s<>@]+\.\w")
_DAYS = (  # how the days of the week begin where a line begins with one
    "mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|mié|mie|jue|vie|sáb|sab|dom|mo|di|mi|do|fr|sa|so|gio|"
    "seg|ter|qua|qui|sex|ma|wo|vr|za|zo|tis|ons|tor|fre|lör|sön|man|tir|lør|søn|pon|wt|śr|czw|pt|sob|niedz|ti|ke|pe|"
    "la|su|пн|вт|ср|чт|пт|сб|вс"
)
BEGINS_ATTRIBUTION = re.compile(
    r"(?:-{2,}\s?)?(?:(?:On|At|In message|Le|El|Am|Em|Il|Op|Den|Dnia|W dniu|Dne|Pada|Vào|Στις|În|Ngày|Quoting|Citando|"
    rf"Zitat von|Excerpts from|\d{{1,2}})\s|\d{{1,4}}[./년年-]|在|(?:{_DAYS})[^\W\d_]{{0,9}}[.,]{{1,2}}\s)",
    re.IGNORECASE,
)

LEFT_OUT = re.compile(r"\W*(?:\.{2,}|…|snip(?:ped)?|cut)\W*", re.IGNORECASE)  # of a quote, marked by who quotes

# ------------------------------------------------------------------------------------------------ rules and headings

RULE = re.compile(r"[-_=*–—]{3,}")
# The dashes around these are missing in some programs; then a header must follow.
ORIGINAL = re.compile(
    r"[-_*=>\s]*+"
    + one_of(r"""
        (?:original message|original appointment|reply message|reply separator)
        (?:message d['’]origine|message original|message initial|message précédent|message de réponse)
        (?:mensaje original|mensagem original|mensagem anterior)
        (?:ursprüngliche nachricht|originalnachricht|original-nachricht|ursprüngliche mail)
        (?:messaggio originale|messaggio precedente|oorspronkelijk bericht)
        (?:original ?meddelande|oprindelig meddelelse|original ?meddelelse|opprinnelig melding)
        (?:alkuperäinen viesti|wiadomość oryginalna|oryginalna wiadomość|původní zpráva|eredeti üzenet)
        (?:исходное сообщение|оригинальное сообщение|orijinal mesaj|orijinal ileti)
        (?:原始邮件|原始郵件|邮件原件|元のメッセージ|원본 메시지)
    """)
    + r"[-_*=\s]*+:?\s*+",
    re.IGNORECASE,
)
FORWARDED = re.compile(
    r"[-_*=>\s]*+"
    + one_of(r"""
        (?:forwarded message(?: from \S.{0,80}?)?|begin forwarded message|start of forwarded message)
    forwarded by \S.{0,60}?
        (?:message transféré|message réexpédié|début du message (?:transféré|réexpédié))
        (?:mensaje reenviado|inicio del mensaje reenviado)
        (?:mensagem (?:re)?encaminhada|início da mensagem (?:re)?encaminhada)
        (?:weitergeleitete nachricht|anfang der weitergeleiteten (?:nachricht|e-mail))
        (?:messaggio inoltrato|inizio messaggio inoltrato|doorgestuurd bericht|begin doorgestuurd bericht)
        (?:vidarebefordrat (?:meddelande|mejl)|vidaresänt meddelande|start på vidarebefordrat meddelande)
        (?:videresendt (?:meddelelse|besked|melding)|start på videresendt (?:meddelelse|besked))
        (?:välitetty viesti|wiadomość przekazana|przekazana wiadomość|přeposlaná zpráva)
        (?:пересылаемое сообщение|пересланное сообщение|iletilen (?:mesaj|ileti))
        (?:转发的邮件|轉寄郵件|転送されたメッセージ|전달된 메시지)
    """)
    + r"[-_*=\s]*+:?\s*+",
    re.IGNORECASE,
)
# ">>> Kim Alvarez <kim@agency.test> 3/3/2026 9:15 AM >>>" of GroupWise, which marks none of the lines below it.
GROUPWISE = re.compile(r">>>[^>].{3,200}\d\d.{0,10}>>>")
# "Reply above this line", and where webmail hid what followed.
END_OF_REPLY = re.compile(
    r"[\W_]{0,20}"
    + one_of(r"""
        (?:please )?(?:type|write|enter) (?:your )?(?:reply|response) above
        (?:please )?reply (?:only )?above th(?:is|e) (?:line|dotted line)
        do not (?:write|type|edit) below this line
        (?:quoted text hidden|trimmed content hidden|texte des messages précédents masqué)
        (?:el texto citado está oculto|zitierter text wird ausgeblendet|testo tra virgolette nascosto)
    """),
    re.IGNORECASE,
)
