"""Why a mail came back: from the server's words, its SMTP reply code and its enhanced status code (RFC 3463)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from mailbot.mail.patterns import one_of

MAX_WORDS = 4_000  # characters of a diagnostic that are read


class Reason(StrEnum):
    """Why a mail was not delivered. The first four are faults of the address, and permanent: a hard bounce."""

    NO_SUCH_USER = "no_such_user"
    HOST_UNKNOWN = "host_unknown"  # the domain does not exist, or has no mail server
    MOVED = "moved"
    NOT_ACCEPTING = "not_accepting"  # the domain says that it takes no mail at all (RFC 7505)
    MAILBOX_FULL = "mailbox_full"
    SUSPENDED = "suspended"  # the account exists, and is switched off or held
    FILTERED = "filtered"  # the recipient, or a filter of theirs, does not want it
    BLOCKED = "blocked"  # our server, network or domain has a bad name there
    AUTHENTICATION = "authentication"  # SPF, DKIM, DMARC, or a login that was asked for
    POLICY = "policy"  # a rule of theirs, not further explained
    CONTENT = "content"  # taken for spam or a virus, or badly formed
    TOO_BIG = "too_big"
    RELAYING = "relaying"  # the server does not serve that domain
    RATE_LIMIT = "rate_limit"
    EXPIRED = "expired"  # tried for as long as the sending server tries
    NETWORK = "network"  # no connection, or a broken one
    LOOP = "loop"
    SYSTEM = "system"  # their server is broken or out of space
    OTHER = "other"


_HARD = frozenset((Reason.NO_SUCH_USER, Reason.HOST_UNKNOWN, Reason.MOVED, Reason.NOT_ACCEPTING))
# Faults of ours, or what a server holds against us: mail to other people meets them too, and no address is at fault.
OF_OURS = frozenset(
    (
        Reason.AUTHENTICATION,
        Reason.BLOCKED,
        Reason.CONTENT,
        Reason.POLICY,
        Reason.RATE_LIMIT,
        Reason.RELAYING,
    )
)
# Reasons whose words say less than a status code does.
_VAGUE = frozenset((Reason.OTHER, Reason.POLICY, Reason.SYSTEM))

_ACCOUNT = "(?:users?|recipients?|mail ?box(?:es)?|accounts?|address(?:ee)?s?|alias(?:es)?|login|rcpt)"
_SENDING = "(?:ip|host|server|client|connection|network|domain|sender|messages?|e?mails?)"
# The first entry of which a line is found wins, so the more telling ones stand first, and some reasons stand twice.
_WORDS: tuple[tuple[Reason, str], ...] = (
    (
        Reason.RATE_LIMIT,
        r"""
        rate limit|throttl|(?:unexpected|unusual|excessive) (?:volume|rate)|daily (?:\S+ )?quota
        daily limit|^[\d .-]*e-?mail quota exceeded|limits? for how many messages|try again later from\b
        receiving mail (?:at a rate|too quickly)
        too many (?:messages|connections|recipients|mails|e-?mails|concurrent|sessions|errors)
        (?:sending|hourly|daily|relay) ~2~ (?:quota|limit) (?:\S+ ){0,2}(?:exceed|reach)
        """,
    ),
    (
        Reason.MAILBOX_FULL,
        rf"""
        (?:mail ?(?:box|folder|drop)|inbox|{_ACCOUNT})\S* (?:\S+ )?(?:is |was )?(?:temporarily )?full\b
        (?:over|exceed|above|beyond|out of|reached) ~5~ (?:quota|storage|allowed size|disk)\b
        over ?quota|quota (?:exceed|has been|violation|is full|full)|mbox ?full|mailbox (?:size )?exceed
        (?:insufficient|not enough) (?:disk|mailbox|storage)|disk (?:space|quota) (?:full|exceed)
        storage (?:limit|quota|exceed|allocation)|mailbox .{{0,30}}is full|exceeded storage
        (?:bo[iî]te|casella|postfach|buz[oó]n|caixa) ~3~ (?:pleine|piena|voll|llen[oa]|cheia)\b
        """,
    ),
    (
        Reason.TOO_BIG,
        r"""
        (?:message|mail|content|data|attachment) ~4~ too (?:big|large)|too large for|lines? too long
        (?:message|mail|content|data|attachment) ~4~ exceed ~4~ (?:size|limit|maximum|length)
        (?:exceeds|over|larger than) ~3~ (?:maximum|fixed|maximal|message) (?:\S+ )?size
        (?:message size|size limit) (?:limit|exceed|violat)|max(?:imum)? message size
        """,
    ),
    (
        Reason.LOOP,
        r"""
        too many hops|hop count exceeded|(?:mail|routing|possible|message) (?:\S+ )?loop|loops? back to|is looping
        duplicated? message-id
        """,
    ),
    (  # what is said of the sender must not be taken for words on the recipient
        Reason.BLOCKED,
        r"""
        (?:after|reply to) mail from|domain of sender|sender was rejected|sender ~4~ (?:not exist|unknown)
        sender (?:address|domain) ~4~ (?:rejected|does not|invalid|unknown|verif|no mx)
        sender verif(?:y|ication) (?:callout )?(?:fail|error)|verify(?:ing)? (?:the |your )?sender|sender verify callout
        sender domain ~2~ no\b|(?:bad|invalid) dns (?:mx|ptr)|accept delivery of|deferred; retrying will not
        (?:not|never) accept ~3~ from\b|messages from ~3~ weren['’]t sent|(?:temporarily|permanently) deferred\b
        \((?:con|dyn|hvu|rly|rtr):\w
        """,
    ),
    (Reason.FILTERED, "recipient preferences"),
    (Reason.SYSTEM, "malformed address"),  # in what was sent: our own server's doing
    (
        Reason.POLICY,
        r"""
        may not have permission|not (?:a )?member|(?:for|local) policy|policy (?:violat|reject|reason|restrict)
        must issue a starttls|(?:requires a|without|over) tls\b|tls (?:is )?required
        """,
    ),
    (
        Reason.NO_SUCH_USER,
        r"""
        user unknown|unknown (?:or illegal )?(?:user|recipient|mailbox|alias|local[ -]part|account|addressee)\b
        no such (?:user|recipient|mailbox|account|person|address|local user)|no mailbox (?:here )?by that name
        (?:user|recipient|mailbox|account|alias) ~3~ not (?:be )?(?:found|exist|known|recogni[sz]ed)
        (?:mailbox|user|account|recipient|address) ~4~ does not exist|user doesn['’]t exist
        not (?:an? )?(?:known|valid|existing) (?:user|recipient|mailbox)|no mail ?-?box (?:found|available|exists)
        recipient address rejected: access denied|recipient ?not ?found|recipnotfound|bad destination
        (?:invalid|nonexistent|non-existent) (?:recipient|mailbox|user|local part|final delivery)|not our customer
        doesn['’]t have (?:an? )?~3~ account|recipient ~2~ (?:unknown|not recogni[sz]ed)
        """,
    ),
    (
        Reason.AUTHENTICATION,
        r"""
        \b(?:spf|dkim|dmarc)\b|unauthenticated|not authenticated|sender policy framework
        not authorized to send(?! e?mail direct)|must (?:be )?auth|smtp auth
        auth(?:entication)? (?:is )?(?:required|needed|failed|level)|failed to authenticate
        """,
    ),
    (
        Reason.RELAYING,
        r"""
        relay(?:ing)? (?:access )?(?:is )?(?:denied|not (?:permitted|allowed)|prohibited|disallowed|rejected)
        (?:no|not|unable to|cannot|won['’]t|refuse to|do not) relay|insecure mail relay|not a relay|rcpthosts
        not (?:a )?(?:local|gateway) (?:domain|host)|that domain isn['’]t in my list
        """,
    ),
    (
        Reason.NOT_ACCEPTING,
        r"""
        (?:not|never) accept ~2~ (?:mail|messages|network)\b(?! from)|null ?mx|indicated no smtp service
        does not (?:accept|receive) (?:any )?(?:e-?)?mail\b
        """,
    ),
    (
        Reason.CONTENT,
        r"""
        \bvirus|malware|infected|trojan|\bworm\b|\bspam(?!haus|cop)|unsolicited|considered (?:\S+ )?(?:junk|bulk)
        (?:content|header|attachment|body|url|link) ~4~ (?:reject|denied|not allowed|refused|error|invalid|filter)
        (?:banned|forbidden|disallowed|illegal|prohibited) (?:\S+ )?(?:content|attachment|file|word)|bad content
        (?:header|media) error|8 ?bit (?:data|mime)|not rfc|rfc ?\d{4} compl|invalid (?:header|date)|mail rejet[eé]
        """,
    ),
    (
        Reason.BLOCKED,
        rf"""
        black ?list|block ?list|\bdnsbl\b|\brbl\b|spamhaus|spamcop|barracuda ?central|sorbs|banned|reputation
        \b(?:reverse|rdns|ptr)\b|(?:bad|poor|invalid) (?:helo|ehlo|ip)\b|helo (?:command )?reject|service refus
        \b{_SENDING} ~7~ (?:block|denied|refused|rejected|not (?:allowed|accepted|authori[sz]ed)|forbidden)
        sender ~5~ (?:invalid|unknown|not exist|verif|does not)|access denied|refused to talk
        cannot resolve (?:\S+ )?(?:your|sender)|\bblock(?:ed|ing)?\b|no smtp service
        """,
    ),
    (
        Reason.SUSPENDED,
        rf"""
        {_ACCOUNT} ~5~ (?:disabled|suspended|inactive|deactivated|locked|expired|frozen|closed|on hold)
        (?:disabled|suspended|inactive|locked|deactivated|expired) ~2~ {_ACCOUNT}|discontinued|vdelivermail
        (?:account|mailbox) ~2~ not activ|no longer ~2~ active|temporarily (?:disabled|locked)|account expired
        """,
    ),
    (Reason.MOVED, rf"(?:{_ACCOUNT}|he|she) ~3~ moved|has moved to|address changed|new e-?mail address"),
    (
        Reason.HOST_UNKNOWN,
        r"""
        (?:host|domain|mx|site) ~5~ (?:unknown|not (?:be )?(?:found|exist|known|resolv))
        (?:host|domain|mx|site) ~5~ (?:doesn['’]t exist|unresolv|does not exist)|domain is not reachable
        (?:unknown|no such|invalid|non-?existent|illegal) ~2~ (?:host|domain)\b|nxdomain|all relevant mx
        (?:couldn['’]t|could not|can['’]t|cannot|able to) (?:find|resolve|lookup|route) ~4~ (?:hosts?|domain|mx|ip)\b
        (?:couldn['’]t|could not|can['’]t|cannot|able to) (?:find|resolve|lookup|route) ~4~ (?:mail exchanger|name)\b
        no (?:mx|mail exchanger|mail server|a record)\b|unroutable (?:mail )?domain|unrouteable mail domain
        dns (?:error|lookup|fail)|domain lookup|name or service not known
        """,
    ),
    (
        Reason.NO_SUCH_USER,
        rf"""
        {_ACCOUNT} ~6~ (?:unknown|not ~2~ (?:valid|listed|registered|local|match|found|exist))
        {_ACCOUNT} ~6~ not (?:valid|listed|registered|local|match|found|exist)
        {_ACCOUNT} ~6~ (?:invalid|unavailable|no longer|nonexist|bad|illegal|wrong|terminated|deleted|removed)
        (?:unknown|invalid|no valid|bad|illegal|incorrect|undefined|wrong|not a valid) ~3~ {_ACCOUNT}
        (?:unrouteable|unroutable|undeliverable) ~3~ {_ACCOUNT}|(?:unknown|invalid|bad) ~3~ (?:person|name|userid)
        no (?:one|account|user|person) ~3~ (?:here|by that name|found|exists?)|\buser not|unknown\b.{{0,20}}@
        did not exactly match|no matches|has no (?:mailbox|account)|is not a registered|may not exist|no such (?!file)
        recipient name is not|does not have a final|addressee unknown|(?:name|person) ~3~ not (?:found|recogni[sz]ed)
        n['’]existe pas|inconnu|unbekannt|existiert nicht|nicht gefunden|desconhecid|desconocid|no existe|inesistent
        sconosciut|ungültig|ユーザー?が(?:存在|見つか)|アドレスが(?:存在|見つか)|не существует|не найден
        """,
    ),
    (
        Reason.EXPIRED,
        r"""
        (?:message|envelope|delivery|retry|queue|mail) ~4~ (?:expired|timed? ?out|time(?:out)? exceeded)
        queue\.expired|(?:in the queue|queue) ~3~ too long|giving up|could not deliver for|failed \d+ attempts
        unable to deliver in|not been collected|retry time|failing for a long time
        """,
    ),
    (
        Reason.NETWORK,
        r"""
        (?:connection|connect|network|socket|host|server|session|smtp) ~5~ (?:timed? ?out|refused|reset|lost)
        (?:connection|connect|network|socket|host|server|session) ~5~ (?:closed|dropped|unreach|not reach|broken)
        (?:unable|failed|could not|couldn['’]t|wasn['’]t able|cannot) (?:to )?(?:connect|establish|contact|reach)
        no (?:route|answer|connection)|did not accept our requests to connect|timed out|starttls|not respond|\bldap\b
        connection ~2~ fail|connection failed|lost connection|name service error
        """,
    ),
    (
        Reason.POLICY,
        r"""
        polic(?:y|ies)|not (?:allowed|permitted)|restricted|prohibited|administrative|unauthori[sz]ed|permission
        forbidden|only accepts|members? only|moderator|denied
        """,
    ),
    (
        Reason.SYSTEM,
        r"""
        (?:system|internal|local|server|service|mailer|configuration|temporary|resources?) ~4~ (?:error|fail|problem)
        (?:system|internal|local|server|service|mailer) ~4~ (?:unavailable|trouble|malfunction|busy)
        try (?:again )?later|out of memory|insufficient system|i/o error|deferred|gr[ea]y ?list|can['’]t create
        """,
    ),
    (Reason.NO_SUCH_USER, "(?:recipient|address) ~3~ rejected"),
    (Reason.POLICY, "reject|refuse|rejet"),
)
_PATTERNS = tuple((reason, re.compile(one_of(words), re.IGNORECASE)) for reason, words in _WORDS)

# What the enhanced status code says where the words say nothing (RFC 3463 §3): its subject and detail, or its subject.
_STATUS = {
    "1.0": Reason.NO_SUCH_USER,
    "1.1": Reason.NO_SUCH_USER,
    "1.2": Reason.HOST_UNKNOWN,
    "1.3": Reason.NO_SUCH_USER,
    "1.4": Reason.NO_SUCH_USER,
    "1.6": Reason.MOVED,
    "1.7": Reason.BLOCKED,
    "1.8": Reason.BLOCKED,
    "1.10": Reason.NOT_ACCEPTING,
    "2.1": Reason.SUSPENDED,
    "2.2": Reason.MAILBOX_FULL,
    "2.3": Reason.TOO_BIG,
    "2.4": Reason.SYSTEM,
    "3.2": Reason.NOT_ACCEPTING,
    "3.4": Reason.TOO_BIG,
    "4.4": Reason.HOST_UNKNOWN,
    "4.6": Reason.LOOP,
    "4.7": Reason.EXPIRED,
    "4.14": Reason.LOOP,
    "3": Reason.SYSTEM,
    "4": Reason.NETWORK,
    "5": Reason.SYSTEM,
    "6": Reason.CONTENT,
    "7": Reason.POLICY,
}
_OF_SENDER = frozenset(("1.7", "1.8"))  # a bad address or system of the sender's (RFC 3463 §3.2), whatever is "unknown"
# What the SMTP reply code alone says (RFC 5321 §4.2.3, RFC 7504).
_CODES = {
    "521": Reason.NOT_ACCEPTING,
    "530": Reason.AUTHENTICATION,
    "535": Reason.AUTHENTICATION,
    "551": Reason.RELAYING,
    "552": Reason.MAILBOX_FULL,
    "556": Reason.NOT_ACCEPTING,
}
_POLICY_NAMED = re.compile(r"polic(?:y|ies)\b", re.IGNORECASE)
_STATUS_CODE = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)")
_REPLY_CODE = re.compile(r"(?<![\d.-])(?<!\d:)([45]\d\d)(?=[\s:.,;<-])")
# "550 <kim@example.com> rejected": it is the address that they mind.
_ADDRESS_REJECTED = re.compile(r"\b5[0-5]\d[ -]<?[^\s<>@]{1,64}@[^\s<>@]{1,255}>? rejected\b", re.IGNORECASE)
# Names are no words: "<spam@example.com>: user unknown" says nothing of spam.
_NAMES = re.compile(r"<[^<>\s]*@[^<>\s]*>|https?://\S+|\[[\d.]+\]|\b[\w.+-]+@[\w.-]+|\S{50,}")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a diagnostic comes down to. `status` is an enhanced code such as "5.1.1", or empty."""

    reason: Reason
    hard: bool
    status: str


def judge(words: str, status: str = "", *, permanent: bool = True) -> Judgement:
    """Weigh a server's words and the status field of a report.

    `permanent`: what the report itself says of the failure where no code does. Only faults of the address make a
    bounce hard, and only where they are permanent: a mailbox that is full today may be read tomorrow.
    """
    words = words[:MAX_WORDS]
    in_words = _STATUS_CODE.search(words)
    found = _STATUS_CODE.search(status) or in_words
    if in_words and found and found[2] == found[3] == "0":
        found = in_words  # the words are more exact than the field
    code = _REPLY_CODE.search(words)
    reason = _by_words(words) or _by_status(found) or (_CODES.get(code[1]) if code else None) or Reason.OTHER
    reason = _reconciled(reason, found, words)
    temporary = _is_temporary(found, code, permanent)
    return Judgement(reason, reason in _HARD and not temporary, found[0] if found else "")


def _by_words(words: str) -> Reason | None:
    plain = _NAMES.sub(" ", words).replace("_", " ")
    reason = next((reason for reason, pattern in _PATTERNS if pattern.search(plain)), None)
    return Reason.NO_SUCH_USER if reason is Reason.POLICY and _ADDRESS_REJECTED.search(words) else reason


def _by_status(found: re.Match[str] | None) -> Reason | None:
    if not found:
        return None
    return _STATUS.get(f"{found[2]}.{found[3]}") or _STATUS.get(found[2])


def _reconciled(reason: Reason, found: re.Match[str] | None, words: str) -> Reason:
    """Words and code may disagree: the code outweighs vague words, and says whose fault "unknown" is.

    Who names a policy of theirs is not vague: they refuse the mail, whatever code a server on the way adds.
    """
    if not found:
        return reason
    if reason in _HARD and f"{found[2]}.{found[3]}" in _OF_SENDER:
        return Reason.BLOCKED
    if reason in _VAGUE and not (reason is Reason.POLICY and _POLICY_NAMED.search(words)):
        return _STATUS.get(f"{found[2]}.{found[3]}", reason)
    if reason is Reason.SUSPENDED and found[2] == found[3] == "1":
        return Reason.NO_SUCH_USER
    if reason is Reason.NO_SUCH_USER and found[2] == "7":
        return Reason.FILTERED  # a rule of security or policy (RFC 3463 §3.8), whatever they call it
    return reason


def _is_temporary(found: re.Match[str] | None, code: re.Match[str] | None, permanent: bool) -> bool:
    if code:
        return code[1].startswith("4")
    if found:
        return found[1] == "4"
    return not permanent
