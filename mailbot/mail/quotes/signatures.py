"""Which lines below a person's words are a signature: said by a mark, known by their words, or by what they hold."""

from __future__ import annotations

from mailbot.mail.quotes import signature_marks as marks
from mailbot.mail.quotes.banners import banner_lines

MAX_SEEN = 300  # characters of a line that are compared with patterns
MAX_HABITUAL = 15  # lines that may follow a delimiter that is not the standard's
MAX_FOOTER_WORDS = 9  # of "Sent from my …" where it ends like a sentence
MAX_CONTACT = 12  # lines of a contact block
STANDARD_DELIMITER = "-- "


def signature_lines(lines: list[str]) -> set[int]:
    """The numbers of those lines that are no words of the writer, in a stretch without quotes."""
    seen = [line[:MAX_SEEN].replace("\u00a0", " ").strip() for line in lines]
    found = banner_lines(seen)
    end = _disclaimed(seen, _delimited(lines, seen))
    found.update(at for at in range(end) if _is_phone_footer(seen[at]))
    said = [at for at in range(end) if at not in found and seen[at]]
    while said and (marks.RULE.fullmatch(seen[said[-1]]) or marks.MOBILE_SHORT.fullmatch(seen[said[-1]])):
        found.add(said.pop())
    end = min(end, _contact_block(seen, said))
    return found | set(range(end, len(lines)))


def _is_phone_footer(line: str) -> bool:
    if not line or line.endswith("?"):
        return False
    if len(line.split()) > MAX_FOOTER_WORDS and line[-1] in ".!" and not marks.EXCUSE.search(line):
        return False
    return any(mark.fullmatch(line) for mark in (marks.MOBILE, marks.MOBILE_OTHER, marks.MOBILE_GERMAN))


def _delimited(lines: list[str], seen: list[str]) -> int:
    """Where "-- " or a custom like it begins the signature; the number of lines where nothing does."""
    said = sum(1 for line in seen if line)
    for at, line in enumerate(seen):
        said -= bool(line)  # lines that say something below this one
        ends = lines[at].startswith(STANDARD_DELIMITER) or said <= MAX_HABITUAL
        if ends and marks.DELIMITER.fullmatch(line):
            return at
    rules = (at for at in range(len(seen)) if marks.RULE.fullmatch(seen[at]))
    return next((at for at in rules if _is_card([line for line in seen[at + 1 :][:MAX_HABITUAL] if line])), len(lines))


def _is_card(below: list[str]) -> bool:
    """Whether what stands below a rule is a list's footer or contact details."""
    return bool(marks.LIST_FOOTER.search(" ".join(below[:4]))) or _is_contact(below, least=2)


def _disclaimed(seen: list[str], end: int) -> int:
    """Where a disclaimer begins, which it does with a paragraph."""
    begins = (at for at in range(1, end) if seen[at] and not seen[at - 1])
    return next((at for at in begins if marks.DISCLAIMER.match(" ".join(seen[at : at + 3])[:MAX_SEEN])), end)


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
    if len(block) < 3 or above.endswith((":", ",")):
        return nowhere
    if not (marks.NAME.fullmatch(block[0]) or marks.CARD_HEADING.fullmatch(block[0])):
        return nowhere
    return start if _is_contact(block[1:], least=2) else nowhere


def _is_contact(block: list[str], least: int) -> bool:
    """Whether lines are contact details: short ones with such details, and nothing that somebody says before them."""
    details = 0
    for line in block:
        if len(line) > 120 or line.endswith("?") or marks.POSTSCRIPT.match(line):
            return False
        if details < least and marks.SPOKEN.search(line):
            return False
        if len(line.split()) > 8 and line.endswith((".", "!")):
            return False
        details += bool(marks.PHONE.search(line)) + bool(marks.EMAIL.search(line)) + bool(marks.URL.search(line))
        details += bool(marks.CONTACT_LABEL.match(line))
    return details >= least or (len(block) >= 2 and details >= 1)
