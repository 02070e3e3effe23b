"""The desk: what every story needs in hand, given out by the composition root."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mailbot.config import Config
from mailbot.doors import Checkpoint, Clock, Embedder, Seal, SystemClock, pass_checkpoint, unsealed
from mailbot.mail.addresses import domain_of, to_ascii_domain
from mailbot.mail.ours import own_addresses, staff_addresses
from mailbot.mail.tokens import Keyring
from mailbot.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """One account's store, settings, clock and signing key, and the name under which this process claims work."""

    store: Store
    config: Config
    keyring: Keyring
    clock: Clock = field(default_factory=SystemClock)
    checkpoint: Checkpoint = pass_checkpoint
    worker: str = "worker"
    seal: Seal = unsealed
    embedder: Embedder | None = None

    def now(self) -> datetime:
        """The present moment in UTC."""
        return self.clock.now()

    @property
    def thinking_lease(self) -> timedelta:
        """How long one mail may be read or answered before another process may take it up.

        Short, so that what a killed process held is soon taken up again; longer than a model may take to answer twice.
        """
        ai = self.config.ai
        models = max(len(ai.reader_models), len(ai.writer_models))
        patience = (4 * models + 1) * ai.timeout_seconds if models else 0  # two timeouts a question, asked twice
        return timedelta(seconds=max(self.config.sending.lease_seconds, patience))

    @property
    def account_id(self) -> str:
        return self.store.account_id

    @property
    def reply_address(self) -> str:
        """Where leads should write to."""
        return self.config.smtp.reply_address or self.config.smtp.from_address

    @property
    def own_addresses(self) -> frozenset[str]:
        """Every address that is ours; mail from them is never a lead's."""
        return own_addresses(self.config)

    @property
    def staff(self) -> frozenset[str]:
        """The addresses of the people who work here, the operator's with them."""
        return staff_addresses(self.config)

    @property
    def mail_domain(self) -> str:
        """The domain that our Message-IDs end in, as it travels."""
        return domain_of(to_ascii_domain(self.config.smtp.from_address))
