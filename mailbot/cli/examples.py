"""Examples for --help: how each command is called, as one table. A test parses every line of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

# By the words of the command; what is plain from its usage line has none.
EXAMPLES: Final[Mapping[str, tuple[str, ...]]] = {
    "demo": ("mailbot demo --fresh", "mailbot demo --until-booked --json > ledger.json"),
    "init": (
        "mailbot init",
        "mailbot init --no-ask --business-name 'Alder Homes' --agent 'Kim Alvarez' --email hello@agency.example",
    ),
    "doctor": ("mailbot --config /etc/mailbot/config.toml doctor",),
    "dkim-key": ("mailbot dkim-key /etc/mailbot/credentials/dkim-key --selector mb1 --domain agency.example",),
    "run": ("mailbot run", "mailbot -v run --once"),
    "contacts import": (
        "mailbot contacts import contacts.csv",
        "mailbot contacts import crm.csv --map email=Mail --map first_name=Given",
    ),
    "contacts list": ("mailbot contacts list --tag buyer", "mailbot contacts list --search reyes --json"),
    "contacts show": ("mailbot contacts show dana@example.org",),
    "contacts add": ("mailbot contacts add dana@example.org --name 'Dana Reyes' --tag buyer",),
    "contacts edit": ("mailbot contacts edit dana@example.org --phone 207-555-0144 --untag buyer",),
    "contacts erase": ("mailbot contacts erase dana@example.org",),
    "contacts export": ("mailbot contacts export > contacts.csv",),
    "contacts merge": ("mailbot contacts merge dana@example.org dana@work.example",),
    "contacts add-address": ("mailbot contacts add-address dana@example.org dana@work.example",),
    "contacts main-address": ("mailbot contacts main-address 12 dana@work.example",),
    "contacts remove-address": ("mailbot contacts remove-address 12 dana@old.example",),
    "properties import": (
        "mailbot properties import listings.csv",
        "mailbot properties import inventory.csv --full --map ref='MLS #'",
    ),
    "properties list": ("mailbot properties list --status active",),
    "properties add": ("mailbot properties add M-118 --address '12 Birch Lane' --price 485k --bedrooms 3",),
    "properties edit": ("mailbot properties edit M-118 --price 469000", "mailbot properties edit M-118 --area ''"),
    "properties set-status": ("mailbot properties set-status M-118 sold",),
    "properties match": ("mailbot properties match dana@example.org --count 3",),
    "campaign create": ("mailbot campaign create spring.toml",),
    "campaign preview": ("mailbot campaign preview 1001 --count 5",),
    "campaign test": ("mailbot campaign test 1001 --to you@agency.example --step 2",),
    "campaign launch": ("mailbot campaign launch 1001", "mailbot campaign launch 1001 --at 2027-03-01T09:00"),
    "campaign enhance": ("mailbot campaign enhance 1001 --tone friendly --shorter",),
    "campaign report": (
        "mailbot campaign report 1001",
        "mailbot campaign report 1001 --recipients --json > recipients.jsonl",
    ),
    "deliveries list": ("mailbot deliveries list --state unknown", "mailbot deliveries list --campaign 1001 --limit 0"),
    "deliveries settle": (
        "mailbot deliveries settle 6b0e3d19666459ce022310b6 sent",
        "mailbot deliveries settle --campaign 1001 resend",
    ),
    "threads list": ("mailbot threads list --stage engaged", "mailbot threads list --spam"),
    "threads show": ("mailbot threads show 7",),
    "threads reply": (
        "mailbot threads reply 7 --text 'The roof is from 2019.'",
        "mailbot threads reply 7 < answer.txt",
    ),
    "drafts list": ("mailbot drafts list", "mailbot drafts list --all --json"),
    "drafts approve": ("mailbot drafts approve 9", "mailbot drafts approve 9 --file mine.txt"),
    "drafts reject": ("mailbot drafts reject 9 --reason 'answered by telephone'",),
    "style add": ('mailbot style add \'Say "home" and not "property".\'',),
    "calls book": ("mailbot calls book 7 2027-03-01T14:30 --phone 207-555-0144",),
    "calls move": ("mailbot calls move 2 --to 2027-03-02T10:00",),
    "calls cancel": ("mailbot calls cancel 2 --reason 'Kim is ill'",),
    "suppression add": ("mailbot suppression add dana@example.org --reason 'asked by telephone'",),
    "suppression import": ("mailbot suppression import opted-out.csv",),
    "suppression export": ("mailbot suppression export > suppressed.csv",),
    "quarantine show": ("mailbot quarantine show 6b0e3d19666459ce022310b6 --save mail.eml",),
    "quarantine export": ("mailbot quarantine export all quarantined/",),
    "user add": ("mailbot user add you@agency.example", "mailbot user add sam@agency.example --role viewer"),
    "user reset": ("mailbot user reset you@agency.example --clear-second-factor",),
    "eval": ("mailbot eval --suite intent --suite needs", "mailbot eval --compare before.json after.json"),
    "replay": ("mailbot replay --since 4w", "mailbot replay --since 24h --ai"),
    "costs": ("mailbot costs --since 4w --by model",),
    "import-mail": ("mailbot import-mail ~/Maildir", "mailbot import-mail archive.mbox"),
    "export-mail": ("mailbot export-mail 7 dana.mbox", "mailbot export-mail all everything.mbox"),
    "backup": ("mailbot backup /var/backups/mailbot",),
    "restore": ("mailbot restore /var/backups/mailbot", "mailbot restore --replace /var/backups/mailbot"),
    "service install": ("mailbot service install --print", "sudo mailbot service install"),
    "explain": (
        "mailbot explain mail.eml",
        "mailbot explain --json mails/ > readings.jsonl",
        "mailbot explain --checks",
    ),
}


def give_examples(command: Any, name: str) -> None:
    """Put its examples below the help of a command, and of all that belong to it."""
    lines = EXAMPLES.get(name, ())
    if lines:
        command.epilog = "\n\n".join((f"Example{'s' if len(lines) > 1 else ''}:", *(f"  {line}" for line in lines)))
    for word, one in getattr(command, "commands", {}).items():
        give_examples(one, f"{name} {word}")
