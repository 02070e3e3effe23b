"""The HTTP below the model's door: answers of a bounded size, not compressed, from the host that is configured alone.

A server may be wrong, taken over or somebody else's: what it sends fits into memory, and mail goes nowhere else.
"""

from __future__ import annotations

from typing import Any, Final

import openai

MOST_BYTES: Final = 2_000_000  # of one answer, with the thinking that some servers send along
_PLAIN: Final = ("", "identity")


class UnfitAnswerError(Exception):
    """An answer that is not read to its end; its text says why."""


class BoundedClient(openai.DefaultAsyncHttpxClient):
    """The HTTP client of the SDK, which reads no answer without bounds and follows no redirect (RFC 9110 §15.4)."""

    def __init__(self) -> None:
        # A small answer may unpack to gigabytes: none is asked for, and none is taken.
        super().__init__(follow_redirects=False, headers={"Accept-Encoding": "identity"})

    async def send(self, request: Any, **options: Any) -> Any:
        """The answer to a request, read whole. Raises UnfitAnswerError, and what the SDK's client raises."""
        response = await super().send(request, **{**options, "stream": True})
        try:
            if response.headers.get("content-encoding", "").strip().lower() not in _PLAIN:
                raise UnfitAnswerError("compressed its answer, which nobody asked for")
            body = bytearray()
            async for piece in response.aiter_raw():
                body += piece
                if len(body) > MOST_BYTES:
                    raise UnfitAnswerError(f"sent more than {MOST_BYTES // 1_000_000} MB")
        finally:
            await response.aclose()
        return type(response)(
            response.status_code,
            headers=[(name, value) for name, value in response.headers.items() if name != "transfer-encoding"],
            content=bytes(body),
            request=request,
        )
