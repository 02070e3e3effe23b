"""JSON Schemas in the strict form that servers can enforce: every field required, none besides, no bounds."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import Any, Final

from pydantic import BaseModel

# What a strict server refuses, or what only costs tokens: prompts explain, and our own validation holds the bounds.
_LEFT_OUT: Final = frozenset(
    {"title", "description", "default", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
    | {"minLength", "maxLength", "pattern", "format", "minItems", "maxItems", "uniqueItems"}
)


def strict_schema(shape: type[BaseModel]) -> dict[str, Any]:
    """The schema of `shape` for `response_format` of type json_schema with `strict`."""
    schema: dict[str, Any] = _strict(shape.model_json_schema())
    return schema


@lru_cache(maxsize=64)
def schema_version(shape: type[BaseModel]) -> str:
    """A short name of a shape that changes when its fields do, as in letter-1f3a9c02."""
    fields = json.dumps(strict_schema(shape), sort_keys=True).encode()
    return f"{shape.__name__.lower()}-{hashlib.sha256(fields).hexdigest()[:8]}"


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: value for key, value in node.items() if key not in _LEFT_OUT}
    for table in ("properties", "$defs"):  # their keys are names of ours and not keywords
        if table in kept:
            kept[table] = {name: _strict(value) for name, value in kept[table].items()}
    kept |= {key: _strict(value) for key, value in kept.items() if key not in ("properties", "$defs")}
    if "properties" in kept:
        kept |= {"additionalProperties": False, "required": list(kept["properties"])}
    return kept
