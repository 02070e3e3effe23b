"""How what was learned is written: compressed, and the same bytes for the same text."""

from __future__ import annotations

import gzip
import io
from pathlib import Path


def packed(path: Path, text: str) -> int:
    """Write a text to a file; its size in bytes."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", filename="", mtime=0) as out:
        out.write(text.encode())
    path.write_bytes(buffer.getvalue())
    return len(buffer.getvalue())
