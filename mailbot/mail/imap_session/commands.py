"""The IMAP commands that the door needs, each with the reading of its answer. All raise MailboxError."""

from __future__ import annotations

from collections.abc import Sequence

from mailbot.doors import FetchedHead, FetchedMail, FolderState
from mailbot.errors import CopyRefused, MailboxError, MailWithheld
from mailbot.mail.imap_session import syntax
from mailbot.mail.imap_session.protocol import Answer, ImapProtocol
from mailbot.mail.imap_session.syntax import Parts, Value

BODY = b"BODY[]"
HEAD = b"BODY[HEADER.FIELDS]"
WHOLE_MAIL = "(UID FLAGS INTERNALDATE BODY.PEEK[])"  # PEEK: nothing is marked as seen
FOLDERS_SHOWN = 20

Items = dict[bytes, Value]  # of one FETCH response, by upper-case name


# ------------------------------------------------------------------------------------------------ folders


async def examine(protocol: ImapProtocol, folder: str) -> FolderState:
    """Open a folder read-only (RFC 3501 §6.3.2)."""
    answer = await protocol.ask("EXAMINE", syntax.folder_argument(folder))
    if not answer.ok:
        raise await _folder_refused(protocol, folder, answer, "open")
    numbers = _folder_numbers(answer)
    exists, uidvalidity, uidnext = (numbers.get(key) for key in ("EXISTS", "UIDVALIDITY", "UIDNEXT"))
    if uidvalidity is None:  # RFC 3501 §2.3.1.1: such a server has no lasting UIDs
        raise MailboxError(
            f"{protocol.peer} gives no UIDVALIDITY for {folder!r}",
            "its mails cannot be told apart for good; use another folder or server",
            transient=False,
        )
    if uidnext is None:
        uidnext = await _last_uid(protocol) + 1 if exists else 1
    return FolderState(folder, uidvalidity, uidnext, exists or 0)


async def list_folders(protocol: ImapProtocol) -> dict[str, frozenset[str]]:
    """The folders that can be opened, with their attributes in lower case, special uses (RFC 6154) among them."""
    extended = await protocol.capable("SPECIAL-USE") and await protocol.capable("LIST-EXTENDED")
    found: dict[str, frozenset[str]] = {}

    def take(parts: Parts) -> None:
        match syntax.read_values(parts) if parts[0][:5].upper() == b"LIST " else []:
            case [_, list(flags), _, bytes(name), *_]:
                attributes = frozenset(flag.lower() for flag in syntax.read_flags(flags))
                if not attributes & {"\\noselect", "\\nonexistent"}:
                    found[syntax.decode_folder(name)] = attributes

    answer = await protocol.ask("LIST", '""', '"*"', *(("RETURN (SPECIAL-USE)",) if extended else ()), take=take)
    if not answer.ok:
        raise MailboxError(f"{protocol.peer} does not list its folders: {answer.words}")
    return found


async def append(protocol: ImapProtocol, folder: str, data: bytes, flags: Sequence[str]) -> None:
    """Store a mail, whose lines end in CRLF, in a folder (RFC 3501 §6.3.11)."""
    arguments = (syntax.folder_argument(folder), f"({' '.join(flags)})", f"{{{len(data)}}}")
    answer = await protocol.ask("APPEND", *arguments, replies=(data + b"\r\n",))
    if not answer.ok:
        raise await _folder_refused(protocol, folder, answer, "store a mail in", CopyRefused)


async def _folder_refused(
    protocol: ImapProtocol, folder: str, answer: Answer, what: str, kind: type[MailboxError] = MailboxError
) -> MailboxError:
    """The error for a folder that the server does not let us use: it is missing, or there and refused."""
    refused = kind(f"{protocol.peer}: cannot {what} {folder!r}: {answer.words}")
    if folder.upper() == "INBOX":
        return refused
    try:
        names = list(await list_folders(protocol))
    except MailboxError:
        return refused
    if folder in names:
        return refused
    return MailboxError(
        f"{protocol.peer}: there is no folder {folder!r}",
        f"correct imap.folders or imap.sent_folder; there are: {', '.join(names[:FOLDERS_SHOWN])}",
        transient=False,
    )


def _folder_numbers(answer: Answer) -> dict[str, int]:
    """EXISTS, UIDVALIDITY and UIDNEXT; the last of each, for a folder open before may have its say first."""
    numbers: dict[str, int] = {}
    for parts in answer.untagged:
        first, _, rest = parts[0].partition(b" ")
        if first.isdigit() and rest.upper() == b"EXISTS":
            numbers["EXISTS"] = int(first)
        elif first.upper() == b"OK":
            name, value = syntax.read_code(rest)
            if value.isdigit():
                numbers[name] = int(value)
    return numbers


# ------------------------------------------------------------------------------------------------ mails


async def search_uids(protocol: ImapProtocol, first: int, last: int) -> list[int]:
    """The UIDs between two, both included, that the open folder holds; rising.

    The range always has an end, because `n:*` finds the last mail even where its UID is below n (RFC 3501 §6.4.8).
    """
    answer = await protocol.ask("SEARCH", "UID", f"{first}:{last}", prefix="UID")
    _check(protocol, answer)
    words = (word for parts in answer.untagged if parts[0][:6].upper() == b"SEARCH" for word in parts[0].split()[1:])
    return sorted({uid for uid in map(int, filter(bytes.isdigit, words)) if first <= uid <= last})


async def fetch_sizes(protocol: ImapProtocol, uids: Sequence[int]) -> dict[int, int]:
    """Bytes of each mail. One of which the server says nothing counts as 0."""
    items, answer = await _fetch(protocol, uids, "(UID RFC822.SIZE)")
    _check(protocol, answer)
    return {uid: syntax.read_number(items.get(uid, {}).get(b"RFC822.SIZE")) or 0 for uid in uids}


async def fetch_heads(
    protocol: ImapProtocol, state: FolderState, uids: Sequence[int], fields: Sequence[str]
) -> tuple[list[FetchedHead], MailWithheld | None]:
    """These header fields of the mails with these UIDs, as `fetch_mails` gives mails."""
    wanted = f"(UID BODY.PEEK[HEADER.FIELDS ({' '.join(fields)})])"
    found, unreadable = await _fetch_there(protocol, state, uids, wanted, HEAD)
    heads = ((uid, items[HEAD]) for uid, items in found.items())
    return [FetchedHead(uid, head if isinstance(head, bytes) else b"") for uid, head in heads], unreadable


async def fetch_mails(
    protocol: ImapProtocol, state: FolderState, uids: Sequence[int]
) -> tuple[list[FetchedMail], MailWithheld | None]:
    """The mails with these UIDs, which must be neighbours; those that were expunged are left out.

    Where one is there and cannot be had: those before it, and the error.
    """
    found, unreadable = await _fetch_there(protocol, state, uids, WHOLE_MAIL, BODY)
    return [_mail(state, uid, items) for uid, items in found.items()], unreadable


async def _fetch_there(
    protocol: ImapProtocol, state: FolderState, uids: Sequence[int], names: str, wanted: bytes
) -> tuple[dict[int, Items], MailWithheld | None]:
    """Items by UID of the mails that are there, `wanted` among them: one that lacks it is asked for once more, alone.

    Those before the first that cannot be had, and the error. NIL twice is an answer: there is nothing in it.
    """
    items, _ = await _fetch(protocol, uids, names)
    lacking = [uid for uid in uids if items.get(uid, {}).get(wanted) is None]
    there = await _still_there(protocol, lacking) if lacking else set()
    found: dict[int, Items] = {}
    for uid in uids:
        if uid in lacking:
            if uid not in there:
                continue
            again, answer = await _fetch(protocol, [uid], names)
            if wanted not in again.get(uid, {}):
                return found, _unreadable(protocol, state.name, uid, answer)
            items |= again
        found[uid] = items[uid]
    return found, None


async def _fetch(protocol: ImapProtocol, uids: Sequence[int], names: str) -> tuple[dict[int, Items], Answer]:
    """Items by UID, and the answer. Several responses about one mail are one; news of flags of others may be there."""
    found: dict[int, Items] = {}

    def take(parts: Parts) -> None:
        items = syntax.read_fetch(parts)
        uid = syntax.read_number(items.get(b"UID")) if items else None
        if items and uid is not None:
            found.setdefault(uid, {}).update(items)

    # A set of neighbours is a span: UIDs only ever rise, so no mail stands between them that we do not know.
    span = f"{uids[0]}:{uids[-1]}" if len(uids) > 1 else str(uids[0])
    return found, await protocol.ask("FETCH", span, names, prefix="UID", take=take)


async def _still_there(protocol: ImapProtocol, uids: Sequence[int]) -> set[int]:
    """Those of the mails that did not come which were not expunged meanwhile."""
    await protocol.ask("NOOP")  # only now may the server let go of what others expunged (RFC 3501 §7.4.1)
    items, answer = await _fetch(protocol, uids, "(UID)")
    _check(protocol, answer)
    return set(uids) & items.keys()


async def _last_uid(protocol: ImapProtocol) -> int:
    numbers: list[int] = []

    def take(parts: Parts) -> None:
        items = syntax.read_fetch(parts) or {}
        numbers.append(syntax.read_number(items.get(b"UID")) or 0)

    _check(protocol, await protocol.ask("FETCH", "*", "(UID)", prefix="UID", take=take))
    return max(numbers, default=0)


def _mail(state: FolderState, uid: int, items: Items) -> FetchedMail:
    raw, flags = items[BODY], items.get(b"FLAGS")
    return FetchedMail(
        folder=state.name,
        uidvalidity=state.uidvalidity,
        uid=uid,
        flags=tuple(syntax.read_flags(flags)),
        internal_date=syntax.read_date(items.get(b"INTERNALDATE")),
        raw=raw if isinstance(raw, bytes) else b"",
    )


def _check(protocol: ImapProtocol, answer: Answer) -> None:
    if not answer.ok:
        raise MailboxError(f"{protocol.peer}: cannot read the folder: {answer.words}")


def _unreadable(protocol: ImapProtocol, folder: str, uid: int, answer: Answer) -> MailWithheld:
    return MailWithheld(
        f"{protocol.peer}: cannot read the mail with UID {uid} in {folder!r}: {answer.words}",
        "if this stays so, move that mail to another folder",
        (uid,),
    )
