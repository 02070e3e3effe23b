"""Words of a set without headers, as whole mails: each in the plain, clean and proven shell of a fitting sender.

A line has `id`, `kind`, `from_name`, `from_domain`, `subject` and `text`. Whose domain is a provider's writes by its
webmail, everybody else from an office of that domain. So nothing but the words tells an attack, and words alone are
held against business mail.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from mailbot.mail.addresses import is_public_provider
from mailbot.ops.eval import sets
from mailbot.ops.eval.raw_mails import RawMail, Shell, shells_of

_SHELLS: Final = "outward_words_shells"


def words_as_mails(name: str) -> list[RawMail]:
    """The mails of mailbot/ops/eval/sets/NAME.jsonl, in its order."""
    shells = shells_of(_SHELLS)
    return [_mail(row, shells, number) for number, row in enumerate(sets.rows(name), 1)]


def _mail(row: Mapping[str, Any], shells: Mapping[str, Shell], number: int) -> RawMail:
    domain = row["from_domain"].strip().lower()
    shell = shells["webmail" if is_public_provider(domain) else "office"]
    name = row["from_name"].replace('"', "'")
    headers = f'From: "{name}" <{_local(name)}@{domain}>\nSubject: {" ".join(row["subject"].split())}'
    return RawMail(row["id"], row["kind"], shell.around(headers, row["text"], number))


def _local(name: str) -> str:
    """What somebody of that name would have ahead of the @."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return ".".join(re.findall(r"[a-z0-9]+", plain)[:3]) or "office"
