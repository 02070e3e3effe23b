"""By what a delivery notice is known: its sender, its subject, and the phrases that mail servers use in it."""

from __future__ import annotations

import re

from mailbot.mail.patterns import one_of

# Who sends them, in the From field: beyond doubt, and perhaps (parcel services call themselves so, too).
DAEMON = re.compile(
    one_of(r"""
        mailer[-_. ]?daemon|mdaemon|post[-_. ]?master|double-bounce|^ndr@|\bbounces?[@+=]
        mail(?:er)? deliver(?:y|er)? (?:sub)?system|mail[-_.]delivery[-_.]system|system administrator
        internet mail delivery|mail administrator|no-?reply@sns\.amazonaws
    """),
    re.IGNORECASE,
)
AMAZON = re.compile(r"no-?reply@sns\.amazonaws\.com", re.IGNORECASE)
PERHAPS_DAEMON = re.compile(
    one_of(r"""
        mail(?:er)?[-_. ](?:deliver|transport|system|service)|delivery subsystem|antivirus|gateway
        delivery[-_ ](?:notice|notification|failure|status)
    """),
    re.IGNORECASE,
)
SUBJECT = re.compile(
    one_of(r"""
        undeliver|not deliver|non-?deliver|could(?: not|n['’]t) be (?:delivered|sent)|bounce|automatically rejected
        returned (?:mail|to sender)|return(?:ed|ing) (?:\S+ )?(?:e-?mail|message|to sender)|error sending
        (?:mail|message|delivery|sending) ~3~ (?:fail|error|problem|status|notice|notification|delay|warning|report)
        (?:mail|message|delivery|sending) ~3~ (?:denied|reject)|mail failure|mail system error|failed mail|delayed mail
        fail(?:ure|ed) (?:notice|delivery|mail)|warning: (?:could not|message)|postfix smtp server
        unzustellbar|zustellung|non remis|non distribu|échec|no se puede entregar|no entregado|devuelto
        não entregue|devolvid|mancato recapito|onbestelbaar|niet bezorgd|недоставлен|не доставлено
        无法|退信|邮件传输失败|傳送失敗|配信|送信|エラー
    """),
    re.IGNORECASE,
)
# What they say. Many of these words stand in people's mail too: they count together with sender or subject.
FAILED = re.compile(
    one_of(r"""
        (?:could|can|was|were|has|have|is|did)(?: ?n['’]t| ?not)(?: \S+){0,4} (?:deliver|reach|sent|send|receive)
        unable to (?:deliver|send|relay)|undeliver(?:able|ed)|trouble delivering|giving up|given up
        delivery ~6~ (?:fail|error|delayed|impossible|not possible)|delivery failed
        (?:permanent|fatal|delivery) (?:\S+ )?(?:error|failure|problem)|error (?:occurred|while|delivering|sending)
        fail(?:ed|ure) ~3~ (?:deliver|recipient|permanently|address)|failed permanently
        (?:message|mail) ~5~ (?:rejected|returned|bounced|delayed|refused|not deliver)
        (?:no such|unknown|invalid) (?:\S+ )?(?:user|address|recipient|mailbox)|user unknown
        mailbox (?:is )?(?:full|unavailable)|(?:over|exceed\w*) (?:\S+ )?quota
        group you tried to contact|\b5\d\d[ -]\d\.\d\.\d|\b5[05]\d[ -][<A-Z]
        konnte nicht|nicht zugestellt|n['’]a pas (?:pu )?être|n['’]a pas été (?:remis|distribu)
        no (?:se )?(?:pudo|ha podido|puede)(?: ser)? entreg|não (?:pôde|foi)|non è stato|kon niet worden
        не может быть доставлено|не доставлено|невозможно доставить
        无法(?:发送|投递|送达)|邮件无法|送信できません|配信でき|エラーのため|失敗しました
    """),
    re.IGNORECASE,
)
DELAYED = re.compile(
    one_of(r"""
        warning message only|this is a warning|do not need to resend|has been delayed|not yet been delivered
        (?:message|mail|delivery) (?:is |was |has been )?(?:delayed|postponed)|has been postponed|advisory-only
        will be retried|will (?:continue|keep) (?:to try|trying)|still being retried|(?:delivery|attempts) will continue
        temporarily unable|retry(?:ing)? (?:for|until)|notification \(delay\)
        verzögert|wird weiter versucht|retardé|nouvelle tentative|se ha retrasado|seguirá intentando|ritardat
    """),
    re.IGNORECASE,
)
FINAL = re.compile(
    one_of(r"""
        permanent(?:ly)?|given up|giving up|fatal|fail(?:ed|ure) (?:permanent|after)|will not be|no further
        not going to try again|unable to deliver
    """),
    re.IGNORECASE,
)

# What is no notice, whatever it says.
ANSWERING_MACHINE = re.compile(
    r"\s*(?:re: ?)?"
    + one_of(r"""
        auto(?:matic|mated|matische|matica)?[- ]?(?:reply|response|responder|antwort)|autoreply
        réponse automatique|respuesta automática|resposta automática|risposta automatica
        out of (?:the )?office|ooo\b|abwesen|absen[ct]e|fuera de|(?:on )?vacation|away from|i am (?:away|out)
    """),
    re.IGNORECASE,
)

# A refusal after DATA that calls the recipient unknown, in Postfix's words and in sendmail's transcript. Where the
# transcript goes on that there was no recipient, the refusal was of the recipient after all (RFC 2920 pipelining).
UNKNOWN_AFTER_DATA = re.compile(
    r"unknown.{0,200}(?:reply to|after) end of data|"
    r">>> data\s+<<< 5.{0,80}unknown(?!.{0,200}(?:need rcpt|valid recip))",
    re.IGNORECASE | re.DOTALL,
)
# How Japanese carriers put it, whatever reply they then quote.
DISABLED = re.compile(r"user(?:\(s\))?['’]?s? account is disabled", re.IGNORECASE)
