"""Which lines below a person's words are a signature: said by a mark, known by their words, or by what they hold."""

from __future__ import annotations

import re

from mailbot.mail import signature_marks as marks

MAX_SEEN = 300  # characters of a line that are compared with patterns
MAX_HABITUAL = 15  # lines that may follow a delimiter that is not the standard's
MAX_FOOTER_WORDS = 9  # of "Sent from my …" where it ends like a sentence
MAX_CONTACT = 12  # lines of a contact block
STANDARD_DELIMITER = "-- "


def signature_lines(lines: list[str]) -> set[int]:
    """The numbers of those lines that are no words of the writer, in a stretch without quotes."""
    seen = [line[:MAX_SEEN].replace("\u00a0", " ").strip() for line in lines]
    found = _banners(seen)
    end = _delimited(lines, seen)
    end = _disclaimed(seen, end)
    for at in range(end):
        if _is_phone_footer(seen[at]):
            found.add(at)
    rest = [at for at in range(end) if at not in found and seen[at]]
    end = min(end, _contact_block(seen, rest))
    return found | set(range(end, len(lines)))


def _is_phone_footer(line: str) -> bool:
    if not line or line.endswith("?") or (len(line.split()) > MAX_FOOTER_WORDS and line[-1] in ".!"):
        return False
    return bool(marks.MOBILE.fullmatch(line) or marks.MOBILE_OTHER.fullmatch(line))


def _banners(seen: list[str]) -> set[int]:
    """Warnings that a mail server put on top, each to the end of its paragraph."""
    found: set[int] = set()
    inside = False
    for at, line in enumerate(seen):
        inside = bool(line) and (inside or bool(marks.BANNER.match(line)))
        if inside:
            found.add(at)
    return found


def _delimited(lines: list[str], seen: list[str]) -> int:
    """Where "-- " or a custom like it begins the signature; the number of lines where nothing does."""
    said = sum(1 for line in seen if line)
    for at, line in enumerate(seen):
        said -= bool(line)  # lines that say something below this one
        ends = lines[at].startswith(STANDARD_DELIMITER) or said <= MAX_HABITUAL
        if ends and marks.DELIMITER.fullmatch(line):
            return at
    for at, line in enumerate(seen):
        if re.fullmatch(r"_{10,}", line) and marks.LIST_FOOTER.search(" ".join(seen[at + 1 : at + 5])):
            return at
    return len(lines)


def _disclaimed(seen: list[str], end: int) -> int:
    """Where a disclaimer begins: at a paragraph, and not one that the person goes on from."""
    for at in range(end):
        if (
            seen[at]
            and (at == 0 or not seen[at - 1])
            and marks.DISCLAIMER.match(" ".join(seen[at : at + 3])[:MAX_SEEN])
        ):
            return at
    return end


def _contact_block(seen: list[str], said: list[int]) -> int:
    """Where name, title, phone and the like begin below the words, if they do.

    Behind a sign-off the name stays: it is how people end a letter. Without one, a block counts only where it stands
    alone at the end, begins with a name, and holds two kinds of contact details.
    """
    nowhere = len(seen)
    tail = said[-MAX_CONTACT:]
    sign_off = next((n for n in reversed(range(len(tail))) if marks.SIGN_OFF.fullmatch(seen[tail[n]])), None)
    if sign_off is not None:
        rest = tail[sign_off + 1 :]
        if rest and marks.NAME.fullmatch(seen[rest[0]]):
            rest = rest[1:]
        return rest[0] if rest and _is_contact([seen[at] for at in rest], least=2) else nowhere
    start = next((at for at in reversed(tail) if at == 0 or not seen[at - 1]), None)
    if start is None or start == said[0]:
        return nowhere
    block = [seen[at] for at in tail if at >= start]
    above = next(seen[at] for at in reversed(said) if at < start)
    if len(block) < 3 or above.endswith((":", ",")) or not marks.NAME.fullmatch(block[0]):
        return nowhere
    return start if _is_contact(block[1:], least=2) else nowhere


def _is_contact(block: list[str], least: int) -> bool:
    """Whether lines are contact details: short ones, none of them a sentence or question, some with such details."""
    if any(len(line) > 120 or line.endswith("?") or marks.POSTSCRIPT.match(line) for line in block):
        return False
    if any(len(line.split()) > 8 and line.endswith((".", "!")) for line in block):
        return False
    details = 0
    for line in block:
        details += bool(marks.PHONE.search(line)) + bool(re.search(r"\S@\S+\.\w", line)) + bool(marks.URL.search(line))
        details += bool(marks.CONTACT_LABEL.match(line))
    return details >= least or (len(block) >= 2 and details >= 1)
