"""What is listened to: one writer's burst of mail, and the conversation that it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from classifiers.intents.no_seller import sells_alone
from classifiers.needs.assistance_animals import assistance_animal
from mailbot.conversation.call_reading.acceptance import refuses_calls
from mailbot.conversation.meaning.call_or_visit import as_it_comes, as_wishing_to_talk, of_the_call
from mailbot.conversation.meaning.homes import SEEKING
from models.call import Call
from models.contact import StoredNeed
from models.message import CallSaid, Direction, Intent, Message
from models.thread import HANDED_OVER, Thread

A_BURST: Final = timedelta(days=3)  # what is said of times further back was meant from then


@dataclass(frozen=True, slots=True)
class Talk:
    """What is listened to: one writer's burst, and the conversation that it stands in."""

    thread: Thread  # as it is for this writer (mailbot.conversation.memory)
    burst: tuple[Message, ...]  # oldest first
    turns: tuple[Message, ...]  # the conversation before it, oldest first
    needs: Mapping[str, StoredNeed]
    call: Call | None  # the booked one
    called_off: Call | None  # the last one, where none is booked and its time is still to come
    lately: Call | None = None  # one whose time has just gone by, where none is booked

    @property
    def text(self) -> str:
        """The newly written words of the burst."""
        return "\n".join(message.reply_text for message in self.burst)

    @property
    def theirs(self) -> tuple[Message, ...]:
        """Every mail of the writer in the conversation, oldest first."""
        return tuple(mail for mail in (*self.turns, *self.burst) if mail.direction is Direction.INBOUND)

    @property
    def told(self) -> list[str]:
        """Everything that the writer wrote in the conversation, oldest first."""
        return [mail.reply_text for mail in self.theirs]

    @property
    def of_late(self) -> Talk:
        """The talk, in which mail of the burst that is days older than its last is history: "in September" was meant
        from the day on which it was written."""
        last = self.burst[-1].received_at
        old = tuple(mail for mail in self.burst if last - mail.received_at > A_BURST)
        return replace(self, burst=self.burst[len(old) :], turns=(*self.turns, *old)) if old else self

    def role(self, intent: Intent) -> Intent:
        """Whose facts answer them: who sells without an agent is a seller, whatever is read of the mail."""
        return Intent.SELLER if intent not in SEEKING and any(map(sells_alone, self.told)) else intent

    @property
    def is_foreign(self) -> bool:
        """Whether the burst ends in a language that code does not read: what its words say is a model's to hear."""
        return self.burst[-1].claims is not None

    @property
    def assisted(self) -> bool:
        """Whether they told of an animal that assists somebody: no rule for pets is for it."""
        return any(map(assistance_animal, self.told))

    @property
    def only_sells(self) -> bool:
        """Whether they sell, and no home of ours was talked of: whatever is to be seen is theirs."""
        return self.thread.intent is Intent.SELLER and not self.thread.about

    @property
    def wants_no_call(self) -> bool:
        """Whether the last that they said of it is that they want none."""
        refused = False
        for mail in self.theirs:
            refused = _refuses_calls(mail) or (refused and mail.ready != "call")
        return refused

    @property
    def wished_before(self) -> frozenset[str]:
        """What earlier mails asked for that a person arranges: a visit, an offer."""
        return frozenset(mail.ready for mail in self.theirs if mail not in self.burst) & {"visit", "offer"}

    @property
    def handed_over(self) -> bool:
        """Whether mailbot handed them over to a person, who is to call or write."""
        return self.thread.muted and self.thread.muted_reason == HANDED_OVER

    @property
    def around_a_call(self) -> bool:
        """Whether times for a call are open, one is booked, one has just gone by, or a person is to call them."""
        return bool(self.thread.offered_slots or self.call or self.lately or self.handed_over)

    @property
    def heard_of_the_call(self) -> Talk:
        """The talk, in which mail that came while a call was offered or booked is read as being about that call."""
        comes = (tuple(map(as_it_comes, several)) for several in (self.burst, self.turns))
        burst, turns = (tuple(map(as_wishing_to_talk, several)) for several in comes)
        if self.around_a_call:
            burst, turns = (tuple(map(of_the_call, several)) for several in (burst, turns))
        return replace(self, burst=burst, turns=turns)

    @property
    def language(self) -> str:
        return self.thread.language or self.burst[-1].language or "en"

    @property
    def written(self) -> str:
        """The mail of ours that the conversation began with, and its subject, as long as nothing else was answered."""
        ours = (
            f"{turn.subject}\n\n{turn.text}" for turn in reversed(self.turns) if turn.direction is Direction.OUTBOUND
        )
        return "" if self.thread.replies else next(ours, "")

    @property
    def gives_the_number(self) -> bool:
        """Whether the burst answers our question for the number to call: no times for it were offered yet, or none was
        known until now."""
        before = (mail for mail in self.theirs if mail not in self.burst)
        late = any("phone" in mail.needs for mail in self.burst) and not any("phone" in mail.needs for mail in before)
        asked = "phone" in self.thread.questions_asked and (self.thread.call_proposed_at is None or late)
        return asked and self.call is None and self.called_off is None and not self.wants_no_call


def _refuses_calls(mail: Message) -> bool:
    claim = mail.claims.call if mail.claims else None
    return refuses_calls(mail.reply_text) or (claim is not None and claim.says is CallSaid.DECLINES)
