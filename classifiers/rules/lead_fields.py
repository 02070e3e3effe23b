"""The fields of a lead notification: lead metadata in the HTML, form-encoded bodies, and `label: value` lines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

EMAIL = re.compile(r"(?<![\w.+-])[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
MAX_TEXT = 100_000  # characters of a notification that are read
MAX_LINE = 2_000
PHONE = re.compile(r"(?<![\w.-])\+?\(?\d[\d\s().-]{6,17}\d(?![\w-])(?:\s*(?:x|ext\.?)\s*\d{1,6})?")

# How forms and portals label what we take: the whole label, without whose it is ("Your", "Contact", "Lead").
LABELS = {
    "first_name": r"(?:first|given|f) ?name|first|nombres?|pr[eé]nom|vorname",
    "last_name": r"(?:last|family|l) ?name|last|surname|apellidos?|nom de famille|nachname",
    "email": r"e-?mail(?:[ -]?(?:address|id))?|correo(?: electr[oó]nico)?|adresse e-?mail|courriel",
    "phone": r"(?:(?:tele|cell|mobile|home|work|day|evening) ?)?phone(?: number| no\.?)?|tel|telephone"
    r"|mobile(?: number)?|cell|contact number|number|tel[eé]fono|celular|m[oó]vil|t[eé]l[eé]phone|telefon(?:nummer)?",
    "property_ref": r"mls(?:id)?(?: ?(?:id|number|no\.?|#))?|(?:listing|property|web) ?(?:id|number|no\.?|#)"
    r"|ref(?:erence)?(?: ?(?:no\.?|id|number|#))?",
    "property_address": r"property(?: of interest| address)?|(?:(?:listing|street|home|full) )?address|listing"
    r"|interested in|propiedad|inmueble|direcci[oó]n(?: de la propiedad)?|adresse",
    "message": r"messages?|comments?(?: or questions?)?|questions?(?: or comments?)?|inquiry|enquiry|notes?|remarks?"
    r"|additional (?:info(?:rmation)?|comments?|notes?)|how can we help(?: you)?|mensaje|comentarios?|consulta"
    r"|nachricht|mensagem|messaggio|bericht",
    "name": r"(?:full ?|buyer'?s? |seller'?s? )?name|nombre completo|nom|nome|naam",
    "source": r"(?:lead )?source|origin|fuente",
}
_LABELS = {name: re.compile(pattern) for name, pattern in LABELS.items()}
_WHOSE = re.compile(r"^(?:your|my|the|contact|lead|customer|client|consumer|visitor|best|primary|su|tu)(?:'s)? (?=\w)")

# A label stands before its value on the line, or alone above it. Stars and pipes are what HTML leaves behind.
_LABELLED = re.compile(
    r"^[\s>*|•_-]*(?P<label>[^\W\d_][\w '’/&?().-]{0,38}?)[\s*|_]*(?:#?\s*[:=]|\s–|\t|\||\s?#)"
    r"[\s*|_]*(?P<value>.*?)[\s*|]*$"
)
_HEADING = re.compile(r"^\s*[A-Z][^.!?]{3,60}:\s*$")
_RULE = re.compile(r"^\s*(?:[-=_*]{3,}|--\s*$)")
_FORM_ENCODED = re.compile(r"^[\w.%\[\]+-]+=[^\s&]*(?:&[\w.%\[\]+-]+=[^\s&]*){2,}\s*$", re.MULTILINE)
_META = re.compile(
    r"<meta\s[^>]{0,200}?\bname\s*=\s*[\"']lead_(?P<name>[a-z_]+)[\"'][^>]{0,200}?\bcontent\s*=\s*(?:\"(?P<d>[^\"]*)\"|'(?P<s>[^']*)')",
    re.IGNORECASE,
)
# Real Estate Lead Metadata Specification 1.0 (leadmetadata.org): the name after "lead_", and our field.
_META_FIELDS = {
    "name": "name",
    "email": "email",
    "phone": "phone",
    "message": "message",
    "source": "source",
    "type": "type",
    "property_address": "property_address",
    "property_mls_id": "property_ref",
    "property_mls_number": "property_ref",
    "mls_id": "property_ref",
}
_META_PLACE = ("property_city", "property_state", "property_zip")


@dataclass(frozen=True, slots=True)
class LeadFields:
    """What was found, under the names in LABELS; `labelled` of `lines` lines carried a label that we know."""

    values: Mapping[str, str]
    labelled: int = 0
    lines: int = 0
    certain: bool = False  # from metadata or a form-encoded body, which nobody types by hand

    def get(self, name: str) -> str:
        return self.values.get(name, "")

    @property
    def full_name(self) -> str:
        parts = f"{self.get('first_name')} {self.get('last_name')}".strip()
        return parts or self.get("name")


def read(text: str, markup: str = "") -> LeadFields:
    """The fields of a notification, from its HTML's metadata, a form-encoded body, or its labelled lines."""
    text, markup = text[:MAX_TEXT], markup[:MAX_TEXT]
    meta = _from_metadata(markup)
    if meta.get("email") or meta.get("phone"):
        return LeadFields(meta, len(meta), len(meta), certain=True)
    encoded = _FORM_ENCODED.search(text)
    if encoded:
        pairs = parse_qsl(encoded[0].strip(), keep_blank_values=False)
        values = _collected((_field(key.replace("_", " ")), value) for key, value in pairs)
        if values:
            return LeadFields(values, len(values), len(values), certain=True)
    return _from_lines(text)


# ------------------------------------------------------------------------------------------------ metadata


def _from_metadata(markup: str) -> dict[str, str]:
    if "lead_" not in markup:
        return {}
    given = {m["name"].lower(): _clean(m["d"] if m["d"] is not None else m["s"]) for m in _META.finditer(markup)}
    values = {ours: given[name] for name, ours in _META_FIELDS.items() if given.get(name)}
    place = ", ".join(given[name] for name in _META_PLACE if given.get(name))
    if values.get("property_address") and place and place not in values["property_address"]:
        values["property_address"] += f", {place}"
    return values


def _clean(value: str) -> str:
    return re.sub(r"[ \t]+", " ", html.unescape(value)).strip()


# ------------------------------------------------------------------------------------------------ labelled lines


def _from_lines(text: str) -> LeadFields:
    """Labelled lines; a value may go on below its label, and a message may have several paragraphs."""
    found: list[tuple[str, list[str]]] = []
    current: tuple[str, list[str]] | None = None
    labelled = lines = 0
    rows = [line[:MAX_LINE] for line in text.splitlines()]
    for previous, line in zip(["", *rows], rows, strict=False):
        match = _LABELLED.match(line)
        field = _field(match["label"]) if match else _field_alone(line, current)
        if field:
            current = (field, [match["value"].strip()] if match and match["value"].strip() else [])
            found.append(current)
            labelled += 1
            lines += 1
        elif _RULE.match(line) or (_HEADING.match(line) and not previous.strip()) or (match and _ends_value(current)):
            current = None
            lines += bool(match)
        elif current is not None and _goes_on(current, line):
            current[1].append(line.strip())
        elif line.strip():
            current = current if current and current[0] == "message" else None
            lines += 1
    return LeadFields(_collected((name, _joined(name, parts)) for name, parts in found), labelled, lines)


def _field(label: str) -> str:
    """The field that a whole label names, or the empty string."""
    plain = re.sub(r"\s+", " ", label.lower()).strip(" *|_?#.:")
    plain = _WHOSE.sub("", re.sub(r"\s*\([^)]*\)$", "", plain))
    return next((name for name, pattern in _LABELS.items() if pattern.fullmatch(plain)), "")


def _field_alone(line: str, current: tuple[str, list[str]] | None) -> str:
    """The field of a line that is nothing but a label, as tables in HTML leave it; never within a message."""
    in_message = current is not None and current[0] == "message" and current[1]
    return "" if in_message or len(line) > 40 else _field(line)


def _ends_value(current: tuple[str, list[str]] | None) -> bool:
    """Another label ends a value, but a message may hold words with a colon of its own."""
    return current is not None and current[0] != "message"


def _goes_on(current: tuple[str, list[str]], line: str) -> bool:
    name, parts = current
    if name == "message":
        return True
    if not line.strip():
        return False
    return not parts or (name == "property_address" and len(parts) < 3)


def _joined(name: str, parts: list[str]) -> str:
    if name == "message":
        return re.sub(r"\n{3,}", "\n\n", "\n".join(parts)).strip()
    return ", ".join(part for part in parts if part)


def _collected(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The first value of each field that is one: an email that holds an address, a phone that holds a number."""
    values: dict[str, str] = {}
    for name, value in pairs:
        kept = _valid(name, value)
        if name in LABELS and kept and name not in values:
            values[name] = kept
    return values


def _valid(name: str, value: str) -> str:
    if name == "email":
        found = EMAIL.search(value)
        return found[0].lower().rstrip(".") if found else ""
    if name == "phone":
        found = PHONE.search(value)
        return found[0].strip() if found else ""
    if name == "property_ref":
        return value.strip(" #")
    return value.strip()
