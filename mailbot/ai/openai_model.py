"""The door to a language model: OpenAI, or any server that speaks its chat completions, asked for typed fields.

The only importer of openai. The server is asked in the best form that it understands (mailbot.ai.probe), its answer is
validated here, a bad one is sent back once, and whatever goes wrong becomes a ModelError of a known kind.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Final, TypeVar, cast
from urllib.parse import urlsplit

import openai
from openai.types.chat import ChatCompletionMessageParam
from pydantic import BaseModel

from mailbot.ai.answers import UnusableAnswerError, read_answer
from mailbot.ai.completion import Completion, NoCompletionError, read_completion
from mailbot.ai.patience import PATIENT, Breaker, Patience
from mailbot.ai.probe import Dialect, RequestNotUnderstoodError, find_dialect
from mailbot.ai.schema import schema_version
from mailbot.ai.wire import BoundedClient, UnfitAnswerError
from mailbot.config import Ai
from mailbot.doors import Prompt, Usage
from mailbot.errors import ConfigError, ModelError

log = logging.getLogger(__name__)

OPENAI: Final = "https://api.openai.com/v1"
QUESTION_TIMEOUTS: Final = 2  # a whole question, with retries and repair, takes at most so many timeouts
_REPEATED: Final = 4000  # characters of a bad answer that are sent back with what is wrong
_FORMAT_WORDS: Final = (
    "response_format",
    "json_schema",
    "json_object",
    "structured output",
    "max_tokens",
    "max_completion_tokens",
)
Shape = TypeVar("Shape", bound=BaseModel)
Answer = TypeVar("Answer")


@dataclass(slots=True)
class _Tally:
    """What one question has cost so far."""

    model: str
    started: float
    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    attempts: int = 0
    schema: str = ""

    def add(self, completion: Completion) -> None:
        self.model = completion.model or self.model
        self.input_tokens += completion.input_tokens
        self.output_tokens += completion.output_tokens
        self.cached_tokens += completion.cached_tokens

    def usage(self) -> Usage:
        return Usage(
            self.model,
            self.input_tokens,
            self.cached_tokens,
            self.output_tokens,
            round(time.monotonic() - self.started, 3),
            self.attempts,
            self.schema,
        )


class OpenAIModel:
    """A mailbot.doors.Model. Raises ConfigError where OpenAI itself is to be asked and there is no key."""

    def __init__(self, settings: Ai, patience: Patience = PATIENT) -> None:
        key = settings.secret()
        if not key and not settings.base_url:
            raise ConfigError(
                "ai.model is set, but there is no key for OpenAI",
                "set MAILBOT_AI__API_KEY or ai.api_key_file, or name another server in ai.base_url",
            )
        self._settings = settings
        self._key = key
        self._patience = patience
        self._breaker = Breaker(patience)
        self._dialect: Dialect | None = None
        self._probing = asyncio.Lock()
        self._client = openai.AsyncOpenAI(
            api_key=key or "none",  # local servers ask for none, the SDK insists on one
            base_url=settings.base_url or OPENAI,
            timeout=openai.Timeout(settings.timeout_seconds, connect=min(10.0, settings.timeout_seconds)),
            http_client=BoundedClient(),
            max_retries=0,  # the one layer of retries is ours: bounded in time, and counted
        )

    @property
    def state(self) -> tuple[str, str]:
        """The model's name, and how it is: its form of answers, its breaker."""
        form = f"asked as {self._dialect.format}" if self._dialect else "not asked yet"
        return self._settings.model, f"{self._breaker.words}, {form}"

    async def fill(self, prompt: Prompt, shape: type[Shape]) -> tuple[Shape, Usage]:
        """See mailbot.doors.Model. Takes at most QUESTION_TIMEOUTS times `ai.timeout_seconds`."""
        tally = _Tally(self._settings.model, time.monotonic(), schema=schema_version(shape))
        try:
            filled = await self._in_time(lambda: self._fill(prompt, shape, tally))
        except ModelError as trouble:
            trouble.usage = tally.usage()
            raise
        return filled, tally.usage()

    async def check(self) -> str:
        """Put a small question and say in one line how the model answers. Raises ModelError with what to mend.

        Takes no longer than `fill`.
        """
        started = time.monotonic()
        self._dialect = None
        dialect = await self._in_time(lambda: self._known_dialect(_Tally(self._settings.model, started)))
        seconds = time.monotonic() - started
        return f"{self._settings.model} at {self._server} answers ({dialect.format}, {seconds:.1f} s)"

    async def close(self) -> None:
        """Close the connections; never raises."""
        try:
            await self._client.close()
        except Exception as error:
            log.debug("closing the model's connections: %s", type(error).__name__)

    # ------------------------------------------------------------------------------------ one question

    async def _in_time(self, question: Callable[[], Awaitable[Answer]]) -> Answer:
        """Ask with everything that belongs to it, within the time that a whole question may take."""
        limit = self._settings.timeout_seconds * QUESTION_TIMEOUTS
        try:
            async with asyncio.timeout(limit):
                return await self._watched(question)
        except TimeoutError as error:
            trouble = _OutageError(f"{self._server} gave no answer in {limit:g} s", kind="timeout")
            raise self._noted(trouble) from error

    async def _watched(self, question: Callable[[], Awaitable[Answer]]) -> Answer:
        """Ask unless the server is being left alone, and note whether it worked."""
        self._breaker.allow()
        try:
            answer = await question()
        except ModelError as trouble:
            raise self._noted(trouble) from trouble.__cause__
        self._breaker.worked()
        return answer

    def _noted(self, trouble: ModelError) -> ModelError:
        if isinstance(trouble, _OutageError):
            self._breaker.failed(trouble, trouble.asked_for)
        else:
            self._breaker.worked()  # it answered, if badly
        return trouble

    async def _fill(self, prompt: Prompt, shape: type[Shape], tally: _Tally) -> Shape:
        """Ask; where even the known form is refused (a schema may be too much for it), ask in a poorer one."""
        dialect = await self._known_dialect(tally)
        while True:
            try:
                filled = await self._ask_and_repair(prompt, shape, dialect, tally)
            except RequestNotUnderstoodError as refusal:
                dialect = dialect.poorer(refusal)
                continue
            self._dialect = dialect
            return filled

    async def _ask_and_repair(self, prompt: Prompt, shape: type[Shape], dialect: Dialect, tally: _Tally) -> Shape:
        system = dialect.system(prompt.system, shape)
        messages = [_message("system", system), _message("user", prompt.user)]
        said = await self._ask(messages, dialect.options(shape), tally)
        try:
            return read_answer(said, shape)
        except UnusableAnswerError as problem:
            messages += [_message("assistant", said[:_REPEATED] or "(empty)"), _message("user", _repair(problem))]
        said = await self._ask(messages, dialect.options(shape), tally)
        try:
            return read_answer(said, shape)
        except UnusableAnswerError as problem:
            raise ModelError(f"{tally.model} gave no usable answer, twice: {problem}", kind="malformed") from problem

    async def _known_dialect(self, tally: _Tally) -> Dialect:
        async with self._probing:
            if self._dialect is None:

                async def ask(dialect: Dialect, question: str, shape: type[BaseModel]) -> str:
                    messages = [
                        _message("system", dialect.system("Answer in JSON.", shape)),
                        _message("user", question),
                    ]
                    return await self._ask(messages, dialect.options(shape), tally)

                self._dialect = await find_dialect(ask)
                log.info("the model at %s is asked in the form %s", self._server, self._dialect.format)
            return self._dialect

    # ------------------------------------------------------------------------------------ one request

    async def _ask(self, messages: list[ChatCompletionMessageParam], options: Mapping[str, Any], tally: _Tally) -> str:
        """The text of an answer, after as many attempts as the settings allow. Raises ModelError."""
        attempt = 0
        while True:
            attempt += 1
            tally.attempts += 1
            try:
                return await self._once(messages, options, tally)
            except _OutageError as outage:
                pause = self._patience.pause(attempt, outage.asked_for)
                if pause is None or not outage.transient or attempt > self._settings.retries:
                    raise
                log.debug("the model is asked again in %.1f s: %s", pause, outage.what)
            await asyncio.sleep(pause)

    async def _once(self, messages: list[ChatCompletionMessageParam], options: Mapping[str, Any], tally: _Tally) -> str:
        """One request. Raises _OutageError, or ModelError for an answer that cannot be used."""
        seconds = self._settings.timeout_seconds
        try:
            async with asyncio.timeout(seconds):  # the SDK's own bounds each read, not the whole
                answer = await self._client.chat.completions.with_raw_response.create(
                    messages=messages, model=self._settings.model, extra_body=dict(options)
                )
                return self._text(read_completion(answer.content), tally)
        except (TimeoutError, openai.APITimeoutError) as error:
            raise _OutageError(f"{self._server} gave no answer in {seconds:g} s", kind="timeout") from error
        except openai.APIStatusError as error:
            raise self._refusal(error) from error
        except ModelError:
            raise
        except openai.APIConnectionError as error:
            if isinstance(error.__cause__, UnfitAnswerError):
                raise _OutageError(f"{self._server} {error.__cause__}", kind="server") from error
            reason = type(error.__cause__ or error).__name__
            mend = "see that the server runs and that ai.base_url is right"
            raise _OutageError(f"{self._server} cannot be reached ({reason})", mend, kind="down") from error
        except Exception as error:  # no JSON, and what the SDK lets through: an impossible URL, …
            why = str(error) if isinstance(error, NoCompletionError) else type(error).__name__
            what = f"{self._server} answered what is no chat completion ({why})"
            raise _OutageError(what, "see that ai.base_url is right", kind="server") from error

    def _text(self, completion: Completion, tally: _Tally) -> str:
        """The words of a completion."""
        tally.add(completion)
        if completion.refused or completion.finish == "content_filter":
            raise ModelError(f"{tally.model} refused to answer", kind="refused", transient=False)
        if completion.text is None:
            raise ModelError(f"{tally.model} answered without any choice", kind="malformed")
        if completion.finish == "length":
            raise ModelError(f"{tally.model} did not come to an end", kind="truncated")
        return completion.text

    # ------------------------------------------------------------------------------------ refusals

    @property
    def _server(self) -> str:
        return urlsplit(self._settings.base_url or OPENAI).netloc or self._settings.base_url

    def _said(self, error: openai.APIStatusError) -> str:
        """What the server says is wrong: one short line, without our key, which some servers repeat."""
        body = error.body
        words = " ".join(str((body.get("message") if isinstance(body, dict) else body) or "").split())
        if self._key:
            words = words.replace(self._key, "(the key)")
        return words[:200] or error.response.reason_phrase

    def _refusal(self, error: openai.APIStatusError) -> ModelError:
        """What a status other than 2xx means (the kinds of mailbot.doors.Model)."""
        status, said, code = error.status_code, self._said(error), str(error.code or error.type or "")
        what = f"{self._server} answered {status}: {said}"
        if status < 400:
            return _OutageError(what, "set ai.base_url to where the server is: no redirect is followed", kind="server")
        if status in (401, 403):
            return _OutageError(what, "correct ai.api_key or ai.api_key_file", kind="auth", transient=False)
        if status == 429:
            spent = "quota" in code or "billing" in code
            mend = "see to the account's credit" if spent else ""
            return _OutageError(what, mend, kind="rate", transient=not spent, asked_for=_retry_after(error))
        if "content_filter" in code:
            return ModelError(what, kind="refused", transient=False)
        if "context_length" in code:
            return ModelError(what, "choose a model with a longer context", kind="truncated", transient=False)
        if any(word in said.lower() for word in _FORMAT_WORDS):
            return RequestNotUnderstoodError(what, kind="server", transient=False)
        if status == 404 or "model_not_found" in code:
            mend = f"set ai.model to one that the server has (it is {self._settings.model!r}), and see ai.base_url"
            return _OutageError(what, mend, kind="missing", transient=False)
        if status in (408, 409) or status >= 500:
            return _OutageError(what, kind="server", asked_for=_retry_after(error))
        return RequestNotUnderstoodError(what, "see what the server's log says", kind="server", transient=False)


class _OutageError(ModelError):
    """No working server was found, through no fault of the question's; `asked_for` is its Retry-After in seconds."""

    def __init__(
        self, what: str, mend: str = "", *, kind: str, transient: bool = True, asked_for: float | None = None
    ) -> None:
        super().__init__(what, mend, kind=kind, transient=transient)
        self.asked_for = asked_for


def _message(role: str, content: str) -> ChatCompletionMessageParam:
    return cast(ChatCompletionMessageParam, {"role": role, "content": content})


def _repair(problem: UnusableAnswerError) -> str:
    return (
        f"That answer cannot be used: {problem}. "
        "Give the whole answer again as one JSON object of the form that was asked for, and nothing else."
    )


def _retry_after(error: openai.APIStatusError) -> float | None:
    """Seconds of Retry-After (RFC 9110 §10.2.3: a number or a date), or None."""
    value = error.response.headers.get("retry-after", "").strip()
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return None
