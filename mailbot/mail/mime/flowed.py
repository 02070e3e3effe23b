"""Text sent as format=flowed (RFC 3676), put back into whole paragraphs."""

from __future__ import annotations

SIGNATURE = "-- "  # a line of its own, never flowed (RFC 3676 §4.3)


def unflow(text: str, *, delsp: bool = False) -> str:
    """Join the lines that end in a space with the next of the same quote depth; undo space-stuffing.

    `delsp`: the space that marks a soft break is not part of the text (RFC 3676 §4.1).
    Quoted paragraphs come back with as many ">" as they had, followed by one space.
    """
    lines: list[str] = []
    open_depth = -1  # quote depth of the paragraph under way; -1 where the last line was fixed
    parts: list[str] = []
    for line in text.split("\n"):
        body = line.lstrip(">")
        depth = len(line) - len(body)
        body = body.removeprefix(" ")
        if open_depth >= 0 and (depth != open_depth or body == SIGNATURE):
            lines.append(_paragraph(open_depth, parts))
            open_depth, parts = -1, []
        soft = body.endswith(" ") and body != SIGNATURE
        parts.append(body[:-1] if soft and delsp else body)
        if soft:
            open_depth = depth
            continue
        lines.append(_paragraph(depth, parts))
        open_depth, parts = -1, []
    if parts:
        lines.append(_paragraph(max(open_depth, 0), parts))
    return "\n".join(lines)


def _paragraph(depth: int, parts: list[str]) -> str:
    body = "".join(parts)
    return f"{'>' * depth} {body}" if depth else body
