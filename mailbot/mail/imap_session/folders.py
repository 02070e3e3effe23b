"""Which folder serves a purpose: what the server says, else what mail programs commonly call it."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Likeliest first; compared without regard to case, and below INBOX too.
WELL_KNOWN: Mapping[str, tuple[str, ...]] = {
    "\\Sent": (
        "Sent",
        "Sent Items",
        "Sent Messages",
        "[Gmail]/Sent Mail",
        "[Google Mail]/Sent Mail",
        "Sent Mail",
        "Enviados",
        "Elementos enviados",
        "Mensajes enviados",
        "Correo enviado",
        "Itens Enviados",
        "Gesendet",
        "Gesendete Elemente",
        "Gesendete Objekte",
        "Envoyés",
        "Éléments envoyés",
        "Messages envoyés",
        "Posta inviata",
        "Verzonden",
        "Verzonden items",
    ),
    "\\Drafts": ("Drafts", "[Gmail]/Drafts", "Borradores", "Entwürfe", "Brouillons"),
    "\\Junk": ("Junk", "Spam", "Junk Email", "Junk E-mail", "Bulk Mail", "[Gmail]/Spam", "Correo no deseado"),
    "\\Trash": ("Trash", "Deleted Items", "Deleted Messages", "[Gmail]/Trash", "Papelera", "Papierkorb", "Corbeille"),
    "\\Archive": ("Archive", "Archives", "Archivo", "Archiv"),
}


def choose(use: str, folders: Mapping[str, frozenset[str]]) -> str | None:
    r"""The folder for a special use such as "\\Sent" (RFC 6154) among `folders`, whose attributes are in lower case."""
    for name, attributes in folders.items():
        if use.lower() in attributes:
            return name
    plain: dict[str, str] = {}
    for name in folders:
        plain.setdefault(re.sub(r"^INBOX[./]", "", name, flags=re.IGNORECASE).casefold(), name)
    return next((plain[known.casefold()] for known in WELL_KNOWN.get(use, ()) if known.casefold() in plain), None)
