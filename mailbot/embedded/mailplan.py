"""Who has a mailbox on the embedded mail server: the plan that its parent hands to it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from mailbot.errors import BadInput

BOUNCE_AFTER_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Mailbox:
    """An address that takes mail. With a `password` it may log in (SMTP AUTH, IMAP) and has a Sent folder."""

    address: str
    password: str = ""


@dataclass(frozen=True, slots=True)
class BrokenAddress:
    """An address whose mail is accepted and then returned, with an enhanced status code (RFC 3463)."""

    address: str
    status: str = "5.1.1"
    reason: str = "User unknown in virtual mailbox table"


@dataclass(frozen=True, slots=True)
class Plan:
    """All addresses of the server; any other in their domains is refused at RCPT. `bounce_after` is in seconds."""

    mailboxes: tuple[Mailbox, ...]
    broken: tuple[BrokenAddress, ...] = ()
    bounce_after: float = BOUNCE_AFTER_SECONDS

    @property
    def domains(self) -> tuple[str, ...]:
        """Every domain that the server is at home in, the first mailbox's first."""
        addresses = [box.address for box in self.mailboxes] + [broken.address for broken in self.broken]
        return tuple(dict.fromkeys(address.rpartition("@")[2] for address in addresses))

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Plan:
        """Raises BadInput for text that is no plan, or one without a mailbox."""
        try:
            values = json.loads(text)
            plan = cls(
                mailboxes=tuple(Mailbox(**box) for box in values["mailboxes"]),
                broken=tuple(BrokenAddress(**address) for address in values.get("broken", ())),
                bounce_after=float(values.get("bounce_after", BOUNCE_AFTER_SECONDS)),
            )
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise BadInput(
                f"the mail server's plan cannot be read: {error}", "give what Plan.to_json writes"
            ) from error
        if not plan.mailboxes:
            raise BadInput("the mail server's plan names no mailbox", "name at least one")
        return plan
