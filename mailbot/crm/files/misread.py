"""Signs that a file was read in another encoding than it was written in: letters that no name holds like that.

A file that is no UTF-8 is read as spreadsheets on Windows write it. One of a Mac ("JosŽ Nœ–ez"), of Cyrillic Windows
("Èâàí") or one that was converted twice ("JosÃ©", "Jos?") is no error then, but a name that a lead would be greeted by.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_NAMES = ("name", "first_name", "last_name", "address", "area", "city")
_ANYWHERE = re.compile(
    "\ufffd"
    r"|Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00a1-\u00bf]"  # UTF-8 taken for Windows-1252
)
_IN_A_NAME = re.compile(
    r"[a-zà-ÿ][ŽŠŸŒƒ„‡†ˆ‰…‹›•]|[a-zœš][–—]+[a-zœ]|[‡ˆ‰†ƒ„][a-z]"  # Mac Roman
    r"|[À-ÿ]{3}|[£¥¢¤¦§©¬®±³µ¶¹½¾¿][a-zà-ÿ]"  # Cyrillic, Greek, Central European
    r"|[^\W\d]\?+[^\W\d]|[^\W\d]\?(?=\s+[^\W\d])"  # what another program could not write
)


def misread(cells: Mapping[str, str]) -> tuple[str, str] | None:
    """The first cell of a row, with its column, that was probably read in the wrong encoding."""
    for column, cell in cells.items():
        if cell.isascii() and "?" not in cell:
            continue
        if _ANYWHERE.search(cell) or (column in _NAMES and _IN_A_NAME.search(cell)):
            return column, cell
    return None
