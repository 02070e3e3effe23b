"""One of everything that an account can have, and how the dashboard's addresses name it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

from mailbot.store import Store
from models.base import Scoped
from models.call import Call
from models.campaign import Campaign, Step
from models.contact import Contact, StoredNeed
from models.delivery import Content, Delivery, DeliveryState, Purpose
from models.draft import Draft, DraftState, Fact
from models.event import Event
from models.message import Direction, Intent, Kind, Message, MessageState, StoredAttachment
from models.photo import Photo
from models.property import Property
from models.session import Session
from models.suppression import Suppression, SuppressionReason
from models.thread import Stage, Thread
from models.upload import Upload, UploadKind
from models.user import Role, User

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


async def one_of_everything(store: Store, number: int, who: str) -> dict[str, str]:
    """Documents numbered `number`, of a person called `who`; what names them, by `blueprint.parameter`.

    A room whose addresses name something further adds a line here.
    """
    contact = _contact(number, who)
    await _added(store, contact)
    thread = _thread(number, who, str(contact.id))
    await _added(store, thread)
    mail, broken = _message(who, thread, contact), _message(who, None, None)
    await store.pack_raw(mail, _raw(who, number))
    await store.pack_raw(broken, _raw(who, number + 1))
    await _added(store, mail, broken)
    soon = datetime.now(UTC).replace(microsecond=0) + timedelta(days=2, minutes=number)
    at = {"thread_id": str(thread.id), "contact_id": str(contact.id)}
    user = User(login=f"{number}@users.test", name=who, role=Role.AGENT, password_hash="none")
    delivery = _delivery(number, contact, str(thread.id))
    home = Property(ref=f"BR-{number}", address=f"{number} {who} Street", price=400_000, city="Alder", bedrooms=3)
    upload = Upload(session_id="nobody's", kind=UploadKind.CONTACTS, name=f"{who}.csv", content=b"")
    await _added(
        store,
        user,
        upload,
        delivery,
        _draft(number, who, mail, contact, thread),
        Call(number=number, starts_at=soon, minutes=30, uid=f"{number}@calls.test", **at),
        Campaign(number=number, name=f"{who}'s spring", steps=[Step(subject="Hello", text="Hi")], rate_per_minute=10),
        home,
        Suppression(address=f"gone{number}@away.example", reason=SuppressionReason.OPERATOR, detail=who),
        Event(kind="mail.read", reason=f"{who} wrote", **at),
    )
    note = Event(kind="thread.noted", reason=f"{who} calls on Sunday", **at)
    await _added(store, note)
    session = Session(
        token_hash=f"{number:064}",
        user_id=str(user.id),
        complete=True,
        seen_at=NOW,
        expires_at=NOW + timedelta(days=900),
    )
    photo = Photo(property_id=str(home.id), digest="1", type="image/webp", content=b"RIFF\x04\0\0\0WEBP")
    await _added(store, session, photo)
    return {
        "threads.number": str(number),
        "threads.seen": str(mail.id),
        "drafts.number": str(number),
        "calls.number": str(number),
        "calls.thread": str(number),
        "contacts.number": str(number),
        "campaigns.number": str(number),
        "contacts.upload_id": str(upload.id),
        "properties.property_id": str(home.id),
        "properties.upload_id": str(upload.id),
        "deliveries.delivery_id": str(delivery.id),
        "deliveries.number": str(number),
        "notes.note_id": str(note.id),
        "mail.message_id": str(mail.id),
        "mail.place": "0",
        "quarantine.message_id": str(broken.id),
        "me.session_id": str(session.id),
        "settings.user_id": str(user.id),
        "settings.login": user.login,
    }


async def _added(store: Store, *documents: Scoped) -> None:
    for document in documents:
        assert await store.add(document)


def _contact(number: int, who: str) -> Contact:
    needs = {"price_max": StoredNeed(value=470_000, quote="up to $470k")}
    return Contact(number=number, name=who, first_name=who, addresses=[f"lead{number}@away.example"], needs=needs)


def _thread(number: int, who: str, contact_id: str) -> Thread:
    return Thread(
        number=number,
        contact_id=contact_id,
        participants=[f"lead{number}@away.example"],
        subject=f"{who} seeks a home",
        stage=Stage.ENGAGED,
        intent=Intent.BUYER,
        last_at=NOW,
        last_inbound_at=NOW,
        terms=[who.lower(), "home"],
        needs={"price_max": StoredNeed(value=470_000, quote="up to $470k")},
    )


def _message(who: str, thread: Thread | None, contact: Contact | None) -> Message:
    return Message(
        digest="",
        size=0,
        direction=Direction.INBOUND,
        state=MessageState.READ if thread else MessageState.QUARANTINED,
        problem="" if thread else f"nobody can read what {who} sent",
        received_at=NOW,
        from_name=who,
        from_address=f"{who.lower()}@away.example",
        subject=f"{who} seeks a home",
        text=f"{who} writes.",
        reply_text=f"{who} writes.",
        html=f"<p>{who} writes.</p>",
        kind=Kind.HUMAN,
        intent=Intent.BUYER,
        attachments=[StoredAttachment(name="plan.pdf", type="application/pdf", size=4)],
        thread_id=str(thread.id) if thread else "",
        contact_id=str(contact.id) if contact else "",
    )


def _raw(who: str, number: int) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = (
        f"{who}@away.example",
        f"{who} seeks a home",
        f"<{number}@x.test>",
    )
    mail.set_content(f"{who} writes.")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="plan.pdf")
    return mail.as_bytes()


def _delivery(number: int, contact: Contact, thread_id: str) -> Delivery:
    return Delivery(
        key=f"campaign:{number}:0:{contact.id}",
        purpose=Purpose.CAMPAIGN,
        state=DeliveryState.UNKNOWN,
        recipient=contact.address,
        contact_id=str(contact.id),
        thread_id=thread_id,
        campaign=number,
        due_at=NOW,
    )


def a_draft(number: int, state: DraftState) -> Draft:
    """A draft of that number and state, of a conversation that is not there."""
    one = f"{number:024x}"
    content = Content(subject="Re: a home", text="Hello")
    of = {"inbound_id": one, "thread_id": one, "contact_id": one, "recipient": "dana@away.example"}
    return Draft(number=number, state=state, step="suggest", content=content, **of)


def _draft(number: int, who: str, mail: Message, contact: Contact, thread: Thread) -> Draft:
    return Draft(
        number=number,
        thread_id=str(thread.id),
        contact_id=str(contact.id),
        inbound_id=str(mail.id),
        burst_ids=[str(mail.id)],
        step="suggest",
        reason="a person approves answers of this kind",
        recipient=contact.address,
        content=Content(subject="Re: a home", text=f"Hello {who},\n\nthere is one.\n"),
        facts=[Fact(id=f"property:BR-{number}:price", text="$400,000")],
    )
