"""A server's words and codes come down to one reason; only a lasting fault of the address is hard."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailbot.mail.reports.dsn_reasons import Reason, judge

# What real servers say, one line each; none names a real person.
SAYINGS: list[tuple[str, Reason]] = [
    # no such user
    ("550-5.1.1 The email account that you tried to reach does not exist. Please try", Reason.NO_SUCH_USER),
    ("550 5.1.1 <kim@example.com>... User unknown", Reason.NO_SUCH_USER),
    ("550 5.1.1 <kim@example.com>: Recipient address rejected: User unknown in virtual table", Reason.NO_SUCH_USER),
    ("550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", Reason.NO_SUCH_USER),
    ("550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found", Reason.NO_SUCH_USER),
    ("550 5.4.1 Recipient address rejected: Access denied. AS(201806281)", Reason.NO_SUCH_USER),
    ("550 5.5.0 Requested action not taken: mailbox unavailable", Reason.NO_SUCH_USER),
    ("550 5.1.351 Remote server returned unknown recipient or mailbox unavailable", Reason.NO_SUCH_USER),
    ("554 delivery error: dd This user doesn't have a example.com account (kim@example.com) [0]", Reason.NO_SUCH_USER),
    ("552 1 Requested mail action aborted, mailbox not found", Reason.NO_SUCH_USER),
    ("550 5.1.1 <kim@example.com>: user does not exist", Reason.NO_SUCH_USER),
    ('unknown user: "kim"', Reason.NO_SUCH_USER),
    ("550 No Such User Here", Reason.NO_SUCH_USER),
    ("Sorry, no mailbox here by that name. (#5.1.1)", Reason.NO_SUCH_USER),
    ("553 Sorry_no_mailbox_here_by_that_name._vpopmail_(#5.1.1)", Reason.NO_SUCH_USER),
    ("550 Invalid Recipient - see https://example.net/docs#550", Reason.NO_SUCH_USER),
    ("550 #5.1.0 Address rejected kim@example.com", Reason.NO_SUCH_USER),
    ("550 5.1.1 unknown or illegal alias: kim@example.com", Reason.NO_SUCH_USER),
    ("550 5.1.1 Email address could not be found, or was misspelled (G8)", Reason.NO_SUCH_USER),
    ("550 No such recipient here", Reason.NO_SUCH_USER),
    ("550 Unknown recipient kim@example.com", Reason.NO_SUCH_USER),
    ('unknown local-part "kim" in domain "example.com"', Reason.NO_SUCH_USER),
    ("Unrouteable address", Reason.NO_SUCH_USER),
    ("501 5.1.3 Bad recipient address syntax", Reason.NO_SUCH_USER),
    ("550 5.0.0 Adresse d au moins un destinataire invalide. Invalid recipient.", Reason.NO_SUCH_USER),
    ("550 5.1.1 Adresse inconnue", Reason.NO_SUCH_USER),
    ("550 5.1.1 Benutzer unbekannt", Reason.NO_SUCH_USER),
    ("The recipient name is not recognized", Reason.NO_SUCH_USER),
    ("smtp; 550 5.1.1 sid=01 Address rejected", Reason.NO_SUCH_USER),
    ("550-<kim@example.com> is not a known user on this system", Reason.NO_SUCH_USER),
    ("550 ** No mail box available for this user **", Reason.NO_SUCH_USER),
    # the domain
    ("Host or domain name not found. Name service error for name=x.invalid: Host not found", Reason.HOST_UNKNOWN),
    ("DNS Error: DNS type 'mx' lookup of x.invalid responded with code NXDOMAIN", Reason.HOST_UNKNOWN),
    ("550 5.1.2 We weren't able to find the recipient domain. Please check for errors", Reason.HOST_UNKNOWN),
    ("550 5.4.310 DNS domain example.invalid does not exist [Message=InfoDomainNonexistent]", Reason.HOST_UNKNOWN),
    ("all relevant MX records point to non-existent hosts", Reason.HOST_UNKNOWN),
    ("Sorry, I couldn't find any host named example.invalid. (#5.1.2)", Reason.HOST_UNKNOWN),
    ("550 Host unknown (Name server: example.invalid: host not found)", Reason.HOST_UNKNOWN),
    ("554 5.4.4 [internal] Domain Lookup Failed", Reason.HOST_UNKNOWN),
    ("Sorry, I couldn't find a mail exchanger or IP address. (#5.4.4)", Reason.HOST_UNKNOWN),
    ("Domain does not exist", Reason.HOST_UNKNOWN),
    ("X-Postfix; [dest.example.com]: Name or service not known", Reason.HOST_UNKNOWN),
    ("556 5.1.10 example.com does not accept mail (nullMX)", Reason.NOT_ACCEPTING),
    ("an MX or SRV record indicated no SMTP service", Reason.NOT_ACCEPTING),
    ("551 5.1.6 User has moved to kim@example.org", Reason.MOVED),
    # the mailbox
    ("552 5.2.2 The email account that you tried to reach is over quota.", Reason.MAILBOX_FULL),
    ("554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException", Reason.MAILBOX_FULL),
    ("552 sorry, mailbox kim@example.com is over quota temporarily (#5.1.1)", Reason.MAILBOX_FULL),
    ("maildir delivery failed: error writing message: Disk quota exceeded", Reason.MAILBOX_FULL),
    ("User mailbox exceeds allowed size: kim@example.com", Reason.MAILBOX_FULL),
    ("mailbox is full: retry timeout exceeded", Reason.MAILBOX_FULL),
    ("452 4.2.2 Mailbox full", Reason.MAILBOX_FULL),
    ("550 5.2.1 The email account that you tried to reach is disabled.", Reason.SUSPENDED),
    ("554 30 Sorry, your message cannot be delivered. This mailbox is disabled (554.30).", Reason.SUSPENDED),
    ("550 This user's mailbox is inactive", Reason.SUSPENDED),
    ("550 account expired", Reason.SUSPENDED),
    # the mail, or we
    ("552 5.3.4 Your message exceeded Google's message size limits", Reason.TOO_BIG),
    ("message size 100000 exceeds size limit 99999 of server mx.example.com", Reason.TOO_BIG),
    ("550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient", Reason.TOO_BIG),
    ("550-5.7.1 Our system has detected that this message is likely unsolicited mail.", Reason.CONTENT),
    ("554 5.7.1 Message contains a virus", Reason.CONTENT),
    ("550 5.7.1 Message rejected as spam by content filtering", Reason.CONTENT),
    ("550-5.7.26 This mail is unauthenticated: SPF and DKIM do not pass", Reason.AUTHENTICATION),
    ("550 5.7.509 Access denied, sending domain example.net does not pass DMARC verification", Reason.AUTHENTICATION),
    ("550 5.7.1 RESOLVER.RST.AuthRequired; authentication required", Reason.AUTHENTICATION),
    ("550 5.7.606 Access denied, banned sending IP [192.0.2.1]", Reason.BLOCKED),
    ("554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", Reason.BLOCKED),
    ("550 SC-001 messages from 192.0.2.1 weren't sent. part of their network is on our block list", Reason.BLOCKED),
    ("550 5.7.1 [192.0.2.1] The IP you're using to send mail is not authorized to send email directly", Reason.BLOCKED),
    ("553 5.1.8 Domain of sender address kim@example.net does not exist", Reason.BLOCKED),
    ("450 4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.1]", Reason.BLOCKED),
    ("550 5.1.7 Sender address rejected: Domain not found", Reason.BLOCKED),
    ("550 sender verify failed", Reason.BLOCKED),
    (
        "550-Verification failed for <hello@agency.test> 550-No Such User Here 550 Sender verify failed",
        Reason.BLOCKED,
    ),
    ("550 Sender verification failed: user unknown", Reason.BLOCKED),
    ("550 Could not complete sender verify callout: no such user", Reason.BLOCKED),
    ("550 5.5.0 Sender domain has no MX record", Reason.BLOCKED),
    ("550 5.1.7 Invalid address", Reason.BLOCKED),
    ("501 5.1.7 Bad sender address syntax", Reason.BLOCKED),
    ("550 5.1.8 User unknown", Reason.BLOCKED),
    ("550 5.1.8 Access denied, bad outbound sender AS(42004)", Reason.BLOCKED),
    ("550-Callout verification failed: 550 550 5.1.1 user unknown", Reason.NO_SUCH_USER),
    ("554 5.7.1 <kim@example.com>: Relay access denied", Reason.RELAYING),
    ("550 5.7.1 Unable to relay for kim@example.com", Reason.RELAYING),
    ("553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", Reason.RELAYING),
    ("550 5.4.5 Daily sending quota exceeded", Reason.RATE_LIMIT),
    ("450 4.2.1 The user you are trying to contact is receiving mail too quickly", Reason.RATE_LIMIT),
    ("421 4.7.0 Too many connections from your host", Reason.RATE_LIMIT),
    ("554 5.7.9 Message not accepted for policy reasons.", Reason.POLICY),
    ("550 Administrative prohibition", Reason.POLICY),
    ("550 5.1.1 RCP-P2 Refused due to recipient preferences", Reason.FILTERED),
    ("550 5.7.1 kim@example.com: Recipient address rejected: User unknown", Reason.FILTERED),
    # what large providers hold against us, in words that also tell of dead mailboxes
    ("550-Requested action not taken: mailbox unavailable 550-Reject due to policy restrictions.", Reason.POLICY),
    ("554 gmx.test Nemesis ESMTP Service not available No SMTP service Reject due to policy restr", Reason.BLOCKED),
    ("554-gmx.test Nemesis ESMTP Service not available 554-No SMTP service 554-IP is block listed", Reason.BLOCKED),
    ("554-No SMTP service 554-Bad DNS PTR resource record.", Reason.BLOCKED),
    ("550-Requested action not taken: mailbox unavailable 550-invalid DNS MX or A/AAAA record", Reason.BLOCKED),
    ("550-Requested action not taken: mailbox unavailable 550 Reject due to SPF policy", Reason.AUTHENTICATION),
    ("550 5.1.1 Rejected due to policy restrictions", Reason.POLICY),
    ("550 5.7.1 Email quota exceeded.", Reason.RATE_LIMIT),
    ("550 5.1.90 Your message can't be sent because you've reached your daily limit", Reason.RATE_LIMIT),
    ("451 4.7.500 Server busy. Please try again later from [192.0.2.1]. (S77719)", Reason.RATE_LIMIT),
    ("421 RP-001 some messages weren't sent. We have limits for how many messages can be sent", Reason.RATE_LIMIT),
    ("550 OU-001 (SNT004) Unfortunately, messages from 192.0.2.1 weren't sent.", Reason.BLOCKED),
    ("550 5.7.515 Access denied, domain x doesn't meet the required authentication level", Reason.AUTHENTICATION),
    ("421 4.7.0 [TSS04] Messages temporarily deferred due to unexpected volume or complaints", Reason.RATE_LIMIT),
    ("553 5.7.2 [TSS09] All messages from 192.0.2.1 will be permanently deferred;", Reason.BLOCKED),
    ("554 delivery error: dd Not accepting messages from domain.", Reason.BLOCKED),
    ("521 5.2.1 :  (CON:B1)  https://postmaster.aol.example", Reason.BLOCKED),
    ("421 4.7.1 Messages to kim@example.com deferred due to excessive volume.", Reason.RATE_LIMIT),
    ("554 5.7.1 [HM08] Message rejected due to local policy.", Reason.POLICY),
    ("554 5.7.0 Blocked - see https://ipcheck.proofpoint.example/?ip=192.0.2.1", Reason.BLOCKED),
    ("550 Submitter failed to authenticate", Reason.AUTHENTICATION),
    ("550 csi.mimecast.example Poor Reputation Sender.", Reason.BLOCKED),
    ("550 permanent failure for one or more recipients (kim@example.com:blocked)", Reason.BLOCKED),
    ("550 permanent failure for one or more recipients (kim@example.com:550 5.1.1 User unknown)", Reason.NO_SUCH_USER),
    ("550 This server does not accept mail from hosts without reverse DNS", Reason.BLOCKED),
    ("530 5.7.0 Must issue a STARTTLS command first", Reason.POLICY),
    ("550 Rejected because your domain is not found: sender domain has no A or MX", Reason.BLOCKED),
    ("550-Requested action not taken: mailbox unavailable 550 For explanation visit x", Reason.NO_SUCH_USER),
    # the way
    ("554 5.4.6 Hop count exceeded - possible mail loop", Reason.LOOP),
    ("This message is looping: it already has my Delivered-To line. (#5.4.6)", Reason.LOOP),
    ("retry timeout exceeded", Reason.EXPIRED),
    ("550 4.4.7 QUEUE.Expired; message expired", Reason.EXPIRED),
    ("Envelope expired", Reason.EXPIRED),
    ("Could not deliver for the last 432000 seconds. Giving up.", Reason.EXPIRED),
    ("connect to mx.example.com[192.0.2.1]:25: Connection timed out", Reason.NETWORK),
    ("lost connection with mx.example.com while sending RCPT TO", Reason.NETWORK),
    ("Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)", Reason.NETWORK),
    ("451 4.3.0 Temporary lookup failure", Reason.SYSTEM),
    ("450 4.2.0 <kim@example.com>: Recipient address rejected: Greylisted", Reason.SYSTEM),
    ("", Reason.OTHER),
]  # fmt: skip
HARD = {Reason.NO_SUCH_USER, Reason.HOST_UNKNOWN, Reason.NOT_ACCEPTING, Reason.MOVED}


@pytest.mark.parametrize(("words", "reason"), SAYINGS, ids=[words[:50] for words, _ in SAYINGS])
def test_the_reason_is_read_from_the_words(words: str, reason: Reason) -> None:
    judged = judge(words)
    assert judged.reason == reason
    assert judged.hard == (reason in HARD)


@pytest.mark.parametrize(
    ("status", "reason", "hard"),
    [
        ("5.1.1", Reason.NO_SUCH_USER, True),
        ("5.1.2 (bad destination system)", Reason.HOST_UNKNOWN, True),
        ("5.2.2", Reason.MAILBOX_FULL, False),
        ("5.7.1", Reason.POLICY, False),
        ("4.4.1", Reason.NETWORK, False),
        ("5.0.0", Reason.OTHER, False),
    ],
)
def test_without_words_the_status_speaks(status: str, reason: Reason, hard: bool) -> None:
    assert (judge("", status).reason, judge("", status).hard) == (reason, hard)


def test_a_temporary_code_makes_any_fault_soft() -> None:
    assert not judge("450 4.1.1 <kim@example.com>: Recipient address rejected: User unknown").hard
    assert not judge("Host not found, try again", permanent=False).hard


def test_the_status_in_the_words_is_more_exact_than_an_empty_field() -> None:
    assert judge("smtp; 550 5.1.1 something", "5.0.0").status == "5.1.1"


def test_the_words_of_an_address_are_not_the_servers_words() -> None:
    assert judge("550 <mailbox-full@spam.example.com>: User unknown").reason is Reason.NO_SUCH_USER


@settings(deadline=None)
@given(st.text(max_size=5_000))
def test_any_words_are_judged(words: str) -> None:
    judge(words, words)


@pytest.mark.parametrize(
    "word", ["user ", "address_", "message exceeds ", "account" * 40, "5.1.1.", "host not ", "unknown "]
)
def test_long_diagnostics_cost_no_more_than_their_length(word: str) -> None:
    judge(word * 200_000)
