"""Checks of the letter itself: to whom, how long, in which language, what it asks, and that it is plain clean text."""

# ruff: noqa: E501 (a pattern stands in one line)
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from classifiers.prompting import prompt_text
from classifiers.text.language import READ, certain, detect
from mailbot.conversation.brief import TEMPLATES
from mailbot.conversation.checking.known import comparable
from mailbot.conversation.checking.masks import LINK, without
from mailbot.conversation.checking.review import Reviewed
from mailbot.conversation.checking.sentences import Sentence
from mailbot.conversation.steps import Notice, ReplyStep

LONGEST: Final = 4000  # characters of a body
MOST_QUESTIONS: Final = 2
_TELLS_LANGUAGE: Final = 60  # characters of text from which its language can be told
_TELLS_SISTERS: Final = 200  # and between languages that share many of their words
_SHINGLE: Final = 7  # words in a row that are no accident

_WHAT_IS_ASKED: Final = (
    r"(?:what|when|which|where|who|how\b|(?:do|will|would|are|have|can|could|might|should|is|does) (?:you|it|there|an?|the|your)"
    r"|qu[eé]|cu[aá]ndo|cu[aá]nt[oa]s?|c[oó]mo|d[oó]nde|para cu[aá]ndo)\b"
)
# "What is your budget, do you need a loan, and when would you move?" asks three things at once.
_BEGINS_ASKING: Final = re.compile(rf"[¿\s]*{_WHAT_IS_ASKED}", re.IGNORECASE)
_ONE_MORE: Final = re.compile(rf"(?:,|,? (?:and|y)) {_WHAT_IS_ASKED}", re.IGNORECASE)

_PLACEHOLDER = re.compile(
    r"\{\{|\}\}|\{%|\{\w+\}|<%|\$\{|%\w+%"
    r"|\[(?:first |last |full |lead'?s? |client'?s? |agent'?s? )?(?:name|address|price|date|time|link|phone|agent|city|area|company|nombre|precio|fecha|hora"
    r"|direcci[oó]n|your [a-z ]+|insert[^\]]*|property[^\]]*|link[^\]]*)\]"
    r"|\[[^\W\d_][\w /'’-]{2,40}\]"
    r"|\((?:insert|fill in|add) [^)]{2,30}\)|<(?:name|address|price|date|time|link|phone)>|lorem ipsum|_{4,}",
    re.IGNORECASE,
)
_LEFTOVER = re.compile(
    r"\bTODO\b|\bTB[DC]\b|\((?:n[uú]mero|nombre|fecha|precio|number|name|date|price) (?:de|del|of|here|aqu[ií])[^)\d]{0,30}\)|\b[A-Z]{2,}_[A-Z_]+\b|\bXX+\b|\bNone\b(?! (?:of|is|are|on|at|in|so|for|has|have|yet)\b)|\bundefined\b|\bNaN\b|\bnull\b"
)  # as a program writes them
_MARKUP = re.compile(
    r"</?[a-z!][^>]*>|&(?:[a-z]{2,8}|#x?[0-9a-f]+);|\*\*|__\w|^\s{0,3}#{1,6}\s|^\s*\*\s|\]\(|^\s*>\s|```|`\w|~~|^\s*\|.*\|\s*$|^[=-]{3,}\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_INNER = re.compile(
    r"\b(?:system prompt|prompts?\b(?! (?:reply|answer|response|attention))|my instructions|instructed to|I was told to|language model|as an AI language|LLM|GPT|ChatGPT"
    r"|OpenAI|fact_ids?|fact ids|JSON|internal note|note to (?:the )?(?:agent|self|(?-i:[A-Z])\w+(?=\s*:))|confidence|intent:|stage:|step:|slot:|lead (?:is|score|stage)"
    r"|situation:|autonomy|classifier|mark of the data|code puts|topics passed on|ignore (?:all |any )?(?:previous|prior|above))\b"
    r"|\bthe step I['’]m on\b|\b(?:match|suggest|answer) step\b|\bthe system (?:still )?(?:needs|told|says|flagged|marked)\b|\bel sistema me\b|\binstrucciones que sigo\b|\bprospecto de prioridad\b|(?-i:\b[a-z]{3,}_[a-z][a-z_]+\b)|\bunanswered:|\bstep:|\bintent:|\bproperty:[\w-]+:|\bbusiness:\w+|\bneed:\w+|\blead:\w+|[{}]|\"?\b\w+\"?:\s*\[\s*\]|\bfrom facts? \d|\b(?:field|campo|key) [\"“']\w+|\bcampo (?:times|homes|facts|needs)\b|\b(?:questions|facts|needs|homes|times) list\b|\bgiven in needs\b|\bpaso:|\b(?:idioma|language):\s*(?:es|en)\b|\b(?:my|mis) (?:notes|notas) (?:tell|say|me dicen)\b|\bvalores de (?:times|homes|facts|needs)\b|\b[0-9a-f]{16}\b|\[end\b"
    r"|\b(?:ask_needs|ask_seller|ask_phone|no_match|propose_call|other_times|which_time|confirm_call|move_call|cancel_call|hand_over|price_max|bedrooms_min)\b"
    r"|\b(?:nota interna|mis instrucciones|modelo de lenguaje|me indicaron)\b",
    re.IGNORECASE,
)
_OTHERWISE: Final = re.compile(
    r"\b(?:other|another|else|different|instead|besides|also|too|consider|open|flex\w*|could|would|might|willing|able|adjust|change"
    r"|firm|give|room|matters|easiest|raise|stretch|widen|relax|more|fewer|less|higher|lower|beyond|outside|nearby|otr[oa]s?|adem[aá]s|tambi[eé]n|podr[ií]a"
    r"|considerar\w*|cambiar|ampliar|subir|aceptar[ií]a|m[aá]s|menos|fuera|cerca)\b",
    re.IGNORECASE,
)  # "1. 12 Elm St — $440,000" begins an entry of a list, and so does "- 12 Elm St".
_NAMES: Final = ("address", "ref")
_BEGINS_ENTRY: Final = re.compile(r"^[ \t]*(?:\d{1,2}[.)]|[-–•])[ \t]+(?=\S)", re.MULTILINE)

# What a question asks for, by the slot that would be its answer.
_ASKS: Final = tuple(
    (slot, re.compile(pattern, re.IGNORECASE))
    for slot, pattern in (
        ("price_max", r"\b(?:budget|price range|(?:top|highest|maximum|max) (?:price|rent)|precio m[aá]ximo|renta m[aá]xima|(?:like|want|willing|able) to (?:spend|pay)(?! (?:for|by|cash|in)\b)|how much (?:do|would|can|are) you|spend at most|monthly rent would|most you|presupuesto|cu[aá]nto (?:quisiera|quiere|puede)|renta mensual)\b"),
        ("bedrooms_min", r"\bhow many (?:bed)?rooms|number of bedrooms|cu[aá]ntos (?:dormitorios|cuartos)|cu[aá]ntas (?:rec[aá]maras|habitaciones)"),
        ("areas", r"\b(?:which|what) (?:\w+ )?(?:area|neighbou?rhood|part|town|district)s?\b|\bin which area\b|\bparticular area\b|\bqu[eé] (?:zona|barrio|colonia|ciudad|parte)(?:e?s)?\b"),
        ("timeline", r"\bwhen (?:would|do|are|will) you (?:like |want |plan |need |hope |planning |looking |hoping |aiming )?(?:to )?(?:move|sell|buy)|\bpara cu[aá]ndo"),
        ("phone", r"\b(?:phone )?number\b.{0,40}\?|\bwhat(?:'s| is) your (?:phone|number)|qu[eé] (?:n[uú]mero|tel[eé]fono)"),
        ("address", r"\b(?:what(?: is|['’]s)|(?:confirm|share|give (?:me|us)|send) the) (?:the )?(?:property['’]s |full |street )?address|\bcu[aá]l es la direcci[oó]n"),
        ("property_type", r"\bis it a house, a condo|\bes una casa"),
    )
)  # fmt: skip


def recipients(draft: Reviewed) -> Iterator[str]:
    """Only people whom the conversation itself has named are written to; mailbot adds nobody."""
    for address in (draft.people.to, *draft.people.cc):
        if address not in draft.people.allowed:
            yield f"{address or 'nobody'} is not of this conversation"


def length(draft: Reviewed) -> Iterator[str]:
    """A reply says something, and is no novel."""
    if not draft.body.strip():
        yield "it says nothing"
    if len(draft.body) > LONGEST:
        yield f"{len(draft.body)} characters, more than {LONGEST}"


def placeholders(draft: Reviewed) -> Iterator[str]:
    """No half-filled template reaches a lead."""
    yield from (match[0] for pattern in (_PLACEHOLDER, _LEFTOVER) for match in pattern.finditer(draft.whole))


def markup(draft: Reviewed) -> Iterator[str]:
    """Plain text: no HTML, no Markdown."""
    yield from (match[0].strip() for match in _MARKUP.finditer(draft.body))


def hidden(draft: Reviewed) -> Iterator[str]:
    """No letters that show nothing or turn the order of what is seen (Unicode TR36 §2.2, TR39 §5.3)."""
    yield from dict.fromkeys(f"U+{ord(match[0]):04X}" for match in _HIDDEN.finditer(draft.whole))


def repetition(draft: Reviewed) -> Iterator[str]:
    """Nothing is said twice, and no model got stuck. Two homes of a list may well have the same rooms and year."""
    told = Counter(
        (comparable(sentence.text).rstrip(".!?"), _entry_of(draft, sentence))
        for sentence in draft.sentences
        if len(sentence.text.strip()) > 24
    )
    yield from (text[:80] for (text, _), times in told.items() if times > 1)
    yield from (match[0] for match in re.finditer(r"\b(\w{2,})(?:[\s,]+\1\b){2,}", draft.body, re.IGNORECASE))
    yield from (match[0] for match in re.finditer(r"[!?]{3,}|(?:!\s*){3,}|([^\s\d.\-_=])\1{4,}", draft.body))


def _entry_of(draft: Reviewed, sentence: Sentence) -> str:
    """The home whose entry of a list a sentence stands in as figures or catchwords; empty for what is said in words."""
    told = sentence.text.strip()
    if told.endswith(("!", "?")) or (told.endswith(".") and not any(map(str.isdigit, told))):
        return ""
    before = draft.body[draft.body.rfind("\n\n", 0, sentence.start) + 1 : sentence.start]
    begun = [line.start() for line in _BEGINS_ENTRY.finditer(before)]
    first = sentence.start - len(before) + begun[-1] if begun else sentence.start
    heads = [one for one in draft.sentences if first <= one.start <= sentence.start and one.mentions]
    named = {mention.ref for mention in heads[0].mentions if mention.by in _NAMES} if begun and heads else set[str]()
    return named.pop() if len(named) == 1 else ""


def questions(draft: Reviewed) -> Iterator[str]:
    """People answer a question or two, not a form."""
    text = without(draft.body, LINK)
    count = len(re.findall(r"\?+", text))
    asked = sum(_asked_in(sentence.text) for sentence in draft.sentences if sentence.asks)
    if count <= MOST_QUESTIONS < asked:
        yield f"{asked} questions in {count}"
    if count > MOST_QUESTIONS:
        yield f"{count} questions"


def _asked_in(question: str) -> int:
    """How many things a question asks; of "For the sale, when would you start?" the beginning asks none."""
    more = len(_ONE_MORE.findall(question))
    return max(1, more + bool(_BEGINS_ASKING.match(question)))


def answered(draft: Reviewed) -> Iterator[str]:
    """Nothing is asked that the lead has told already; where nothing matches, what they would take otherwise may be."""
    if draft.brief.step in Notice:
        return
    again = draft.brief.step is ReplyStep.NO_MATCH
    known = {*draft.brief.known_needs, *(("phone",) if draft.brief.phone else ())}
    for sentence in draft.sentences:
        if not sentence.asks or (again and _OTHERWISE.search(sentence.text)):
            continue
        for slot, pattern in _ASKS:
            told = comparable(draft.brief.known_needs.get(slot, draft.brief.phone if slot == "phone" else ""))
            if slot in known and pattern.search(sentence.text) and not (told and told in comparable(sentence.text)):
                yield f"{slot} is known: {sentence.text.strip()[:80]}"


def language(draft: Reviewed) -> Iterator[str]:
    """The lead's language; what a fact says stands as it is."""
    facts = sorted(
        {*(fact.text for fact in draft.known.ours), *draft.brief.known_needs.values()},
        key=lambda text: (-len(text), text),
    )
    own = draft.body
    for text in facts:
        if len(text) > 8:
            own = own.replace(text, " ")
    for paragraph in (own, *re.split(r"\n\s*\n", own)):
        words = without(paragraph, LINK).strip()
        if len(words) < _TELLS_LANGUAGE:
            continue
        said = detect(words)
        if (
            said != draft.brief.language
            and (draft.brief.language in READ or certain(words))
            and said in ("en", "es", "fr", "de", "pt", "it", "nl")
            and _by_now(draft, said, words)
        ):
            yield f"{said}, and not {draft.brief.language}: {words[:60]}"
            return


def unread(draft: Reviewed) -> Iterator[str]:
    """Figures, links and addresses are found in every language; what a letter promises or says of people is not."""
    if draft.brief.language not in READ and draft.written.writer != TEMPLATES:
        yield f"no check knows the words of {draft.brief.language or 'this language'}"


def leaks(draft: Reviewed) -> Iterator[str]:
    """No words of a prompt, no field or fact of the machinery, no internal note."""
    for match in _INNER.finditer(draft.body):
        if not any(match[0].lower() in fact.text.lower() for fact in draft.known.ours):
            yield match[0]
    words = re.findall(r"\w+", draft.body.lower())
    ours, to_say = draft.known.our_text, _to_be_said(str(draft.brief.step), passes_on=bool(draft.brief.unanswered))
    for start in range(len(words) - _SHINGLE + 1):
        run = " ".join(words[start : start + _SHINGLE])
        if run in _prompt_shingles() and run not in ours and run not in to_say:
            yield f"of the prompt: {run}"
            return


def _by_now(draft: Reviewed, said: str, words: str) -> bool:
    """A short English list of addresses and figures in a Spanish letter is no English; too few words tell nothing."""
    if {said, draft.brief.language} <= {"es", "pt", "it"}:
        return len(words) >= _TELLS_SISTERS  # they share too many words
    if said == "en" and draft.brief.language != "en":
        return (
            len(
                re.findall(
                    r"\b(?:the|and|you|your|of|is|are|that|for|have|this|with|we|would|which|what|to)\b", words, re.I
                )
            )
            >= 4
        )
    return True


@lru_cache(maxsize=1)
def _prompt_shingles() -> frozenset[str]:
    """Every run of so many words in the prompts that we give to models."""
    return frozenset().union(*(_runs(prompt_text(name).text) for name in ("writer", "extractor")))


@lru_cache(maxsize=64)
def _to_be_said(step: str, *, passes_on: bool) -> frozenset[str]:
    """The runs of the prompt's words that tell a letter what to say: of its own step, and of what is passed on."""
    lines = prompt_text("writer").text.splitlines()
    own = (f"- {step}: ", *(("When topics are named as passed on",) if passes_on else ()))
    return frozenset().union(*(_runs(line) for line in lines if line.startswith(own)))


def _runs(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[start : start + _SHINGLE]) for start in range(len(words) - _SHINGLE + 1)}
