"""Email addresses: one normal form, and the few questions that the rooms ask of an address."""

from __future__ import annotations

import ipaddress
import re
import unicodedata

import idna

from mailbot.errors import BadInput

MAX_ADDRESS = 254  # octets (RFC 5321 §4.5.3.1.3: a path of 256 with its angle brackets)
MAX_LOCAL_PART = 64  # octets (RFC 5321 §4.5.3.1.1)
MAX_DOMAIN = 253  # octets (RFC 1035 §2.3.4)

# RFC 5322 §3.2.3 atext, widened by RFC 6531 §3.3 to what is not ASCII; controls and spaces are kept out below.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\-\u00a1-\U0010ffff]+"
_DOT_STRING = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_QUOTED = re.compile(r'"(?:[ !#-\[\]-~\u00a1-\U0010ffff]|\\[ -~])*"')
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?")

# What stands before an "@" within a text, whatever may stand there by the RFCs.
_NO_BOUND = r"""[^\s<>()\[\]{},;:"`=@]"""
_IN_TEXT = re.compile(rf"""(?:"([^"\n])[^"\n]{{0,200}}"|(?<!{_NO_BOUND})('*+{_NO_BOUND}){_NO_BOUND}*+)@""")

# Local parts behind which nobody reads, in the languages of our markets. Words that a name could hold by chance
# ("nino.reply") count only between separators.
_NO_REPLY = re.compile(
    r"""
      noreply | donotreply | nepasrepondre | nichtantworten | noresponder | nonrispondere | naoresponder
    | (?: ^ | [-_.+=] )
      (?: no[-_.]reply | do[-_.]not[-_.]reply | don'?t[-_.]?reply | not?[-_.]?replies | reply[-_.]?not
        | ne[-_.]pas[-_.]repondre | (?:bitte[-_.])?nicht[-_.]antworten | keine[-_.]?antwort
        | no[-_.]responder | non[-_.]rispondere | nao[-_.]responder )
      (?: $ | [-_.+=\d] )
    | ^ (?: mailer-daemon | unattended | autoreply | auto-reply ) (?: $ | [-_.+=\d] )
    """,
    re.VERBOSE,
)
# Where the bounces of each mail have an address of their own, it holds numbers or a recipient ("bounces+12-kim=x.com").
_BOUNCES = re.compile(r"bounces?(?:$|[+=]|[-_.\d].*[\d=])")

# Providers where anybody may have a mailbox: two addresses there say nothing about belonging together.
_PUBLIC_PROVIDERS = """
    gmail.com googlemail.com outlook.com hotmail.com hotmail.es live.com msn.com yahoo.com yahoo.es
    yahoo.co.uk ymail.com rocketmail.com aol.com icloud.com me.com mac.com proton.me protonmail.com pm.me
    fastmail.com gmx.com gmx.de gmx.net web.de t-online.de freenet.de mail.com zoho.com yandex.com mail.ru
    orange.fr free.fr laposte.net wanadoo.fr libero.it virgilio.it terra.es telefonica.net comcast.net
    verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net btinternet.com
    ameritech.net pacbell.net swbell.net prodigy.net centurylink.net frontier.com windstream.net optonline.net
    suddenlink.net roadrunner.com juno.com netzero.net hey.com duck.com hushmail.com tutanota.com tuta.io mailbox.org
    posteo.de arcor.de gmx.at gmx.ch bluewin.ch sfr.fr neuf.fr bbox.fr tiscali.it alice.it tin.it sapo.pt telenet.be
    skynet.be ziggo.nl xs4all.nl sky.com virginmedia.com talktalk.net ntlworld.com blueyonder.co.uk hotmail.co.uk
    hotmail.fr hotmail.de hotmail.it hotmail.ca outlook.es outlook.fr outlook.de outlook.it outlook.com.br live.co.uk
    live.fr live.ca live.com.mx live.nl yahoo.fr yahoo.de yahoo.it yahoo.ca yahoo.com.mx yahoo.com.br yahoo.com.ar
    yahoo.com.au yahoo.co.in yahoo.in yahoo.co.jp rogers.com shaw.ca sympatico.ca telus.net videotron.ca bigpond.com
    optusnet.com.au prodigy.net.mx uol.com.br bol.com.br terra.com.br ig.com.br yandex.ru bk.ru inbox.ru list.ru ukr.net
    wp.pl o2.pl onet.pl interia.pl seznam.cz rediffmail.com qq.com 163.com 126.com sina.com naver.com hanmail.net
"""

# Where what stands behind a + is not part of the mailbox's name (RFC 5233 leaves that to each domain).
_PLUS_PROVIDERS = """
    gmail.com googlemail.com outlook.com hotmail.com live.com icloud.com me.com mac.com fastmail.com proton.me pm.me
"""


def normalise(address: str) -> str:
    """The one spelling under which an address is stored and compared: lower case, NFC, no surrounding space.

    The domain is in A-labels, as it travels: both spellings are one domain (RFC 5890 §2.3.2.1). RFC 5321 §2.4 leaves
    the case of the local part to its owner, but no provider in use tells two people apart by it. Raises BadInput on
    what is no address.
    """
    normal = unicodedata.normalize("NFC", address.strip().lower())
    local, at, domain = normal.rpartition("@")
    if at and _is_local_part(local) and _is_domain(domain):
        normal = to_ascii_domain(normal)
        if len(normal.encode()) <= MAX_ADDRESS:
            return normal
    raise BadInput(f"{_shown(address)} is not an email address", "write it like name@example.com")


def is_address(address: str) -> bool:
    """Whether mail can be addressed to it at all."""
    try:
        return bool(normalise(address))
    except BadInput:
        return False


def spellings(address: str) -> tuple[str, ...]:
    """The ways in which a normal address may be stored: once a domain stayed in the labels in which it was written."""
    local, at, domain = address.rpartition("@")
    try:
        written = idna.decode(domain) if "xn--" in domain else domain
        return tuple(dict.fromkeys((address, to_ascii_domain(address), f"{local}{at}{written}")))
    except (idna.IDNAError, UnicodeError, BadInput):
        return (address,)


def domain_of(address: str) -> str:
    """What stands behind the last @, in lower case; empty where there is none."""
    return address.rpartition("@")[2].strip().lower() if "@" in address else ""


def is_public_provider(domain: str) -> bool:
    """Whether anybody may have a mailbox under a domain."""
    return domain.lower() in _PUBLIC_PROVIDERS.split()


def is_same_mailbox(one: str, other: str) -> bool:
    """Whether two addresses are one mailbox by their provider's own rules: tags behind a +, and Gmail's dots."""
    return _mailbox_of(one) == _mailbox_of(other)


def _mailbox_of(address: str) -> str:
    domain = domain_of(address)
    if domain not in _PLUS_PROVIDERS.split():
        return address.lower()
    local = split_plus(address.lower())[0].rpartition("@")[0]
    if domain in ("gmail.com", "googlemail.com"):
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}@{domain}"


def is_no_reply(address: str) -> bool:
    """Whether an address says that nobody reads what is sent to it."""
    local = address.rpartition("@")[0].strip().lower()
    return bool(_NO_REPLY.search(local)) or bool(_BOUNCES.match(local) and not is_public_provider(domain_of(address)))


def shorten(address: str) -> str:
    """An address for logs: "j…@example.com". Never raises, and never shows more than one letter of a person."""
    local, at, domain = address.strip().rpartition("@")
    return f"{local[:1]}…@{domain}" if at else "…"


def shorten_all(text: str) -> str:
    """A text of somebody else's for logs, with every address in it shortened."""
    return _IN_TEXT.sub(r"\1\2…@", text)


def split_plus(address: str) -> tuple[str, str]:
    """ "name+tag@example.com" as ("name@example.com", "tag") (RFC 5233); the tag is empty where there is none."""
    local, _, domain = address.rpartition("@")
    if local.startswith('"'):
        return address, ""
    base, _, tag = local.partition("+")
    return (f"{base}@{domain}", tag) if base else (address, "")


def is_subaddress(one: str, other: str) -> bool:
    """Whether two addresses differ at most in their tags: mostly one mailbox, though each domain decides (RFC 5233)."""
    return split_plus(one.lower())[0] == split_plus(other.lower())[0]


def to_ascii_domain(address: str) -> str:
    """The address as it travels: its domain in A-labels (RFC 5891), its local part untouched.

    What is still not ASCII after that needs SMTPUTF8 (RFC 6531). Raises BadInput on a domain that IDNA forbids.
    """
    local, _, domain = address.rpartition("@")
    if domain.isascii():
        return address
    try:
        return f"{local}@{idna.encode(domain, uts46=True).decode()}"
    except idna.IDNAError as error:
        raise BadInput(f"{_shown(domain)} is not a domain name: {error}", "correct the address") from None


def _is_local_part(local: str) -> bool:
    # isprintable() keeps out controls, lone surrogates, and every space but " ".
    if not local.isprintable() or len(local.encode()) > MAX_LOCAL_PART:
        return False
    return bool(_DOT_STRING.fullmatch(local) or _QUOTED.fullmatch(local))


def _is_domain(domain: str) -> bool:
    if domain.startswith("["):
        return _is_literal(domain)
    if not domain.isascii():
        try:
            domain = idna.encode(domain, uts46=True).decode()
        except (idna.IDNAError, UnicodeError):
            return False
    return len(domain) <= MAX_DOMAIN and all(_LABEL.fullmatch(label) for label in domain.split("."))


def _is_literal(domain: str) -> bool:
    """An address literal (RFC 5321 §4.1.3), as test machines and printers use it."""
    inside = domain[1:-1] if domain.endswith("]") else ""
    try:
        ipaddress.ip_address(inside.removeprefix("ipv6:"))
    except ValueError:
        return False
    return True


def _shown(text: str) -> str:
    return repr(text if len(text) <= 80 else text[:79] + "…")
