"""The terms of the policy: what was heard, the situation that it stands in, and the step that follows. No rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from models.contact import ContactKind
from models.message import Claimed, Intent, Kind
from models.thread import Stage

DEALS = (Intent.BUYER, Intent.SELLER, Intent.RENTER)


class Action(StrEnum):
    """What happens outwardly."""

    REPLY = "reply"  # write to the lead, as far as autonomy goes
    HOLD = "hold"  # a person must decide; nothing is written by itself
    SUPPRESS = "suppress"  # never write to this address again
    IGNORE = "ignore"  # nothing to do
    NOTIFY = "notify"  # tell the operator; write nothing


class ReplyStep(StrEnum):
    """What a reply does; each has its template, and a line in the writer's prompt or words that no model changes."""

    ASK_NEEDS = "ask_needs"  # a buyer or renter has not said what, where, how much
    SUGGEST = "suggest"  # properties that match
    NO_MATCH = "no_match"  # nothing (new) matches: say so, ask what may give
    ASK_SELLER = "ask_seller"  # the questions of a listing agent
    ANSWER = "answer"  # from the business's own facts
    REFER = "refer"  # a question about a home that no record answers: the agent has it
    ASK_PHONE = "ask_phone"  # a call is due, but no number is known
    PROPOSE_CALL = "propose_call"  # three free times
    CONFIRM_CALL = "confirm_call"  # the lead took a time
    OTHER_TIMES = "other_times"  # none of the offered times suits, or the wanted one is taken
    WHICH_TIME = "which_time"  # the lead's answer fits more than one time
    MOVE_CALL = "move_call"  # a booked call gets another time
    CANCEL_CALL = "cancel_call"  # the lead calls it off
    HAND_OVER = "hand_over"  # a person was asked for
    NOTE_WISH = "note_wish"  # what a call is not for, or not wanted for: the agent has it
    WAITS = "waits"  # they remind us of what waits for a person
    LATER = "later"  # not now, or the search is put off
    WITH_AGENT = "with_agent"  # a matter for a person: they are told that the agent has it
    ABOUT_CALL = "about_call"  # what stands of their call, or that the agent knows what happened to it


LATER_CALL = "later_call"  # among what was asked: they were told that their call cannot be booked yet


UNMET_TIMES = "unmet_times"  # they were offered other times than they had asked for


class Notice(StrEnum):
    """Mail to a lead that answers nothing; worded by templates alone."""

    REMINDER = "reminder"  # a call is near
    CALL_BOOKED = "call_booked"  # by the operator
    CALL_MOVED = "call_moved"  # by the operator
    CALL_CANCELLED = "call_cancelled"  # by the operator


class CallWord(StrEnum):
    """What the lead says about a call (mailbot.conversation.call_reading reads it)."""

    NONE = "none"
    ACCEPTS = "accepts"
    PROPOSES = "proposes"  # names a time of their own
    PROPOSES_VAGUE = "proposes_vague"  # wants other times
    AMBIGUOUS = "ambiguous"
    DECLINES = "declines"
    CANCELS = "cancels"
    RESCHEDULES = "reschedules"  # names the new time
    RESCHEDULES_VAGUE = "reschedules_vague"


class Matter(StrEnum):
    """What a person must answer themselves, by what can be said of it meanwhile."""

    MONEY = "money"  # they were asked for money, and ask whether we did
    URGENT = "urgent"  # something is broken, or in the way of others
    DISTRESS = "distress"  # they are about to lose their home
    LETTING = "letting"  # they want a home let or managed
    UPSET = "upset"  # they are angry at us, or let down by us
    CALL = "call"  # they say when, or where, they can be called
    OTHER = "other"


class CallMatter(StrEnum):
    """What a mail says of a call that stands, or that should have taken place."""

    ASKS = "asks"  # when it is, who calls whom, how long it takes
    CHECKS = "checks"  # whether it still stands
    NUMBER = "number"  # another number is to be called
    WRONG_NUMBER = "wrong_number"  # the number that they gave is not right, and none is given in its place
    JOINS = "joins"  # somebody else would be on the line
    LATE = "late"  # they need some minutes more
    NOT_CALLED = "not_called"  # nobody called them
    MISSED = "missed"  # they did not pick up
    UNREACHED = "unreached"  # either of the two, where another call is still to come
    SAYS = "says"  # something else about the call whose time has just gone by


@dataclass(frozen=True, slots=True)
class Heard:
    """The last burst of mail, as read: the typed part of a Verdict."""

    kind: Kind = Kind.HUMAN
    intent: Intent = Intent.GENERAL
    also: Intent | None = None
    sure: bool = True
    would_talk: bool = False  # asks for a call, and for next to nothing beside it
    ready: bool = False  # asks for a call, a visit or an offer, or to apply
    says_when: bool = False  # asks for a call and says when, or asks which times there are
    reachable: bool = False  # says when, or at which number, they can be called
    to_see: bool = False  # for a visit alone
    visit: bool = False  # for a visit, whatever else
    offer: bool = False  # for an offer, whatever else
    applies: bool = False  # to apply for a rental
    viewing: bool = False  # says when they would see a home, or takes a visit for agreed
    agreed: bool = False  # takes a visit for one that stands, or asks if it does
    holds: bool = False  # would have a home kept for them
    only_refuses: bool = False  # says no, and nothing else
    wants_more: bool = False  # asks for other homes
    keen: bool = False  # likes a home that we showed
    later: bool = False  # says when it would suit them
    ask_again: bool = False  # asks to be asked again then, or puts the search off
    tells: bool = False  # says something of what they seek, or have
    courteous: bool = False  # greets, agrees, gives thanks or says goodbye, and nothing else
    thanks: bool = False  # gives thanks, says goodbye or will think about it, and nothing else
    stop: bool = False
    own_loop: bool = False
    wants_human: bool = False
    upset: bool = False  # angry at us, or let down by us
    has_agent: bool = False
    for_client: bool = False  # is an agent, and writes for a client
    portal_untrusted: bool = False
    signs: str = ""  # what of a mail's outside speaks for spam, in words
    business: str = ""  # what speaks for business where its words may be spam
    strange: bool = False  # sounds like a stranger who would sell or steal something, whatever else it was read as
    forged: Claimed | None = None  # claims to be from them, without proof
    bereaved: bool = False  # tells that somebody has died
    sells_alone: bool = False  # sells without an agent, and wants none
    lets: bool = False  # has a home to let, or wants one managed
    deal: str = ""  # what makes it a person's, in words: a deal that is under way, a home to let, trouble
    matter: Matter | None = None  # and what can be said of that meanwhile; None where nothing may
    invites: bool = False  # wants somebody to come to their own home
    reminds: bool = False  # reminds us that they wait
    only_reminds: bool = False  # and says nothing else
    ends: bool = False  # has found another home, or gives it up, whatever else is said
    mistaken: bool = False  # says that we write to the wrong person
    insists: bool = False  # says that they said it before, or that we keep offering the same
    unanswered: bool = False  # says that what they asked was not answered
    several_open: bool = False  # asks more than one thing that has no name, or says so
    work_told: bool = False  # says in what condition their home is, or what was done to it
    asked_enough: bool = False  # wants no more of our questions, or leaves word for the agent
    narrows: bool = False  # wants one thing no longer, a kind of mailing or a way to be reached, and goes on with us
    only_narrows: bool = False  # and wants no answer beside it
    hands_in: bool = False  # sends a document, or says so, and little else
    refers: bool = False  # speaks of somebody who may come, asks for a tradesman, or dealt with us before
    of_law: bool = False  # wants their data erased, or threatens with the law
    asks: tuple[str, ...] = ()
    call: CallWord = CallWord.NONE
    call_claimed: bool = False  # a model alone says what of the call is said
    at_once: bool = False  # wants to be called this minute
    call_beyond: bool = False  # the call is wanted later than any that can be booked
    time_is_free: bool = False  # the time that the lead took or named can be booked
    of_call: frozenset[CallMatter] = frozenset()  # around the call that is booked, or whose time has just gone by
    empty: bool = False  # nothing newly written

    @property
    def plainly_spam(self) -> bool:
        """Spam for sure, and not in the name of the operator or the agent."""
        in_our_name = self.forged in (Claimed.OPERATOR, Claimed.AGENT)
        return self.intent is Intent.SPAM and self.sure and not in_our_name

    @property
    def sells_and_seeks(self) -> bool:
        """Whether they have a home to sell and look for another."""
        wants = {self.intent, self.also}
        return Intent.SELLER in wants and not wants.isdisjoint((Intent.BUYER, Intent.RENTER))


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that decides the next step."""

    heard: Heard
    suppressed: bool = False  # they asked for no more mail, or mail to them fails
    stage: Stage = Stage.NEW
    contact: ContactKind = ContactKind.LEAD
    muted: bool = False
    handed_over: bool = False  # by mailbot itself, and no person has written to them since
    wrote_before: bool = False  # an earlier mail came lately, here or elsewhere; asked for reminders and spam alone
    perhaps_a_machine: bool = False  # they introduced themselves as one, here or in an earlier mail
    perhaps_answered: bool = False  # the mail is older than the restoration of a backup
    exchanges: int = 0
    knows_needs: bool = False  # enough is known to look for properties
    matches: int = 0  # properties that match, and are new in this thread or meet what is told anew
    described: int = 0  # properties of ours that they ask about, and that can be told of
    shown: int = 0  # properties that we wrote of last
    named_gone: bool = False  # they name one that is no longer on offer
    asked: frozenset[str] = field(default_factory=frozenset)  # questions already put
    knows_phone: bool = False
    answerable: bool = False  # every question of the mail has an answer among the business's facts
    partly_answerable: bool = False  # some of them have
    call_after_exchanges: int = 4
    call_proposed_after: int | None = None  # so many exchanges, where one was
    call_declined: bool = False
    represented: bool = False  # another agent represents them, or they are one: they said so before
    wished_before: bool = False  # an earlier mail of theirs asked for a visit, or to make an offer
    by_mail: bool = False  # they asked to be written to, and not to be called
    call_booked: bool = False
    call_lately: bool = False  # none is booked, and the time of one has just gone by
    call_called_off: bool = False  # one was booked, and is no longer; its time is still to come
    language_known: bool = True  # we have templates in the lead's language

    @property
    def call_in_talk(self) -> bool:
        """Whether a call was proposed, or their number was asked for."""
        return self.call_proposed_after is not None or "phone" in self.asked

    @property
    def has_agent(self) -> bool:
        """Whether another agent represents them by what they say now, or said before."""
        return self.heard.has_agent or self.represented


@dataclass(frozen=True, slots=True)
class NextStep:
    """One decision. `step` is a ReplyStep for replies, else a word for what is done; `notify` tells the operator."""

    action: Action
    step: str
    reason: str
    notify: bool = False
