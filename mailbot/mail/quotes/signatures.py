"""Which lines below a person's words are a signature: said by a mark, known by their words, or by what they hold."""

from __future__ import annotations

from mailbot.mail.quotes import signature_marks as marks
from mailbot.mail.quotes.asking import asks
from mailbot.mail.quotes.cards import is_contact, is_name_card

MAX_SEEN = 300  # characters of a line that are compared with patterns
MAX_SIGNATURE = 60  # lines from the end in which one is looked for, where the standard's mark does not stand
MAX_HABITUAL = 15  # lines that may follow a delimiter that is not the standard's
MAX_FOOTER_WORDS = 9  # of "Sent from my …" where it ends like a sentence
MAX_CONTACT = 12  # lines of a contact block
STANDARD_DELIMITER = "-- "


def signature_lines(lines: list[str]) -> set[int]:
    """The numbers of those lines that are no words of the writer, in a stretch without quotes."""
    seen = [line[:MAX_SEEN].replace("\u00a0", " ").strip() for line in lines]
    end = next(
        (at for at, line in enumerate(lines) if line.startswith(STANDARD_DELIMITER) and _delimits(seen[at])), len(lines)
    )
    first = _below_all_requests(seen, end)
    end = _disclaimed(seen, first, _delimited(seen, first, end))
    found = {at for at in range(end) if _is_phone_footer(seen[at])}
    said = [at for at in range(end) if at not in found and seen[at]]
    while said and (marks.RULE.fullmatch(seen[said[-1]]) or marks.MOBILE_SHORT.fullmatch(seen[said[-1]])):
        found.add(said.pop())
    block = _contact_block(seen, said)
    end = min(end, block) if block >= first else end
    return found | set(range(end, len(lines)))


def _below_all_requests(seen: list[str], end: int) -> int:
    """The first line from which on nobody asks or wants anything. Above it only the standard's mark is believed."""
    highest = max(0, end - MAX_SIGNATURE)
    return next((at + 1 for at in reversed(range(highest, end)) if asks(seen[at])), highest)


def _is_phone_footer(line: str) -> bool:
    if len(line.split()) > MAX_FOOTER_WORDS and line[-1] in ".!" and not marks.EXCUSE.search(line):
        return False
    return _names_a_program(line)


def _names_a_program(line: str) -> bool:
    if not line or line.endswith("?"):
        return False
    return any(mark.fullmatch(line) for mark in (marks.MOBILE, marks.MOBILE_OTHER, marks.MOBILE_GERMAN))


def _delimited(seen: list[str], first: int, end: int) -> int:
    """Where a custom like "-- " begins a card or a footer, from line `first` on; `end` where nothing does."""
    said = sum(1 for line in seen[first:end] if line)
    for at in range(first, end):
        said -= bool(seen[at])  # lines that say something below this one
        if said <= MAX_HABITUAL and _delimits(seen[at]) and _signs(seen, at, end):
            return at
    rules = (at for at in range(first, end) if marks.RULE.fullmatch(seen[at]))
    return next((at for at in rules if _is_card(seen[at + 1 : min(end, at + 1 + MAX_HABITUAL)])), end)


def _delimits(line: str) -> bool:
    return marks.DELIMITER.fullmatch(line) is not None


def _signs(seen: list[str], at: int, end: int) -> bool:
    """Whether below a delimiter stand a name and what belongs to it, contact details, or only what no person says."""
    above = next((line for line in reversed(seen[:at]) if line), "")
    if above.endswith(":"):
        return False
    below = [line for line in seen[at + 1 : end] if line]
    if marks.LIST_FOOTER.search(" ".join(below[:4])):
        return True
    footer = next((n for n in range(len(below)) if _names_a_program(below[n]) or _disclaims(below[n:])), len(below))
    card = [line for line in below[:footer] if not marks.SIGN_OFF.fullmatch(line)]
    return not card or is_contact(card, least=2) or is_name_card(card)


def _is_card(below: list[str]) -> bool:
    """Whether what stands below a rule is a list's footer or contact details."""
    below = [line for line in below if line]
    return bool(marks.LIST_FOOTER.search(" ".join(below[:4]))) or is_contact(below, least=2)


def _disclaimed(seen: list[str], first: int, end: int) -> int:
    """Where a disclaimer begins, which it does with a paragraph, from line `first` on."""
    begins = (at for at in range(max(first, 1), end) if seen[at] and not seen[at - 1])
    return next((at for at in begins if _disclaims(seen[at : at + 3])), end)


def _disclaims(lines: list[str]) -> bool:
    return bool(marks.DISCLAIMER.match(" ".join(lines[:3])[:MAX_SEEN]))


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
        return rest[0] if rest and is_contact([seen[at] for at in rest], least=2) else nowhere
    start = next((at for at in reversed(tail) if at == 0 or not seen[at - 1]), None)
    if start is None or start == said[0]:
        return nowhere
    block = [seen[at] for at in tail if at >= start]
    above = next(seen[at] for at in reversed(said) if at < start)
    if len(block) < 3 or above.endswith((":", ",")):
        return nowhere
    if not (marks.NAME.fullmatch(block[0]) or marks.CARD_HEADING.fullmatch(block[0])):
        return nowhere
    return start if is_contact(block[1:], least=2) else nowhere
