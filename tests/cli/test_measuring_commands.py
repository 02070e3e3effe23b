"""Commands that measure what is stored, as an operator types them: `replay --prompt`, `costs`, `eval --suite edits`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from agency import Agency, reconfigured
from openai_double import MODEL, Answer, Asked, OpenAIDouble, says

from mailbot.conversation.committing import approve
from models.draft import Draft, DraftState
from models.message import Direction, Intent, Message
from models.model_call import ModelCall

WISH = "Hi, we want to buy a house with 3 bedrooms in Old Town, up to $470k. What do you have for sale?"
Ran = subprocess.CompletedProcess[str]


def seller(asked: Asked) -> Answer:
    return says({"intent": "seller", "confidence": 0.9, "language": "en"})


async def test_stored_mail_is_read_again_with_another_prompt(
    agency: Agency, mailbot: Callable[..., Ran], openai_double: OpenAIDouble, tmp_path: Path
) -> None:
    agency.lead("dana@away.example").write(WISH, "House")
    await agency.round()
    assert "need a model" in mailbot("replay", "--prompt", "x.md").stderr
    with (tmp_path / "config.toml").open("a") as config:
        config.write(f'[ai]\nmodel = "{MODEL}"\nbase_url = "http://127.0.0.1:{openai_double.port}/v1"\nretries = 0\n')
    openai_double.respond = seller
    prompt = tmp_path / "mine.md"
    prompt.write_text("Read it otherwise.")
    refused = mailbot("replay", "--prompt", str(prompt))
    assert refused.returncode == 2
    assert "does not begin with its version" in refused.stderr
    prompt.write_text("version: mine-1\n\nRead it otherwise.")
    ran = mailbot("replay", "--prompt", str(prompt), "--json")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["changes"]["intent"] == {"was": "buyer", "would_be": "seller"}
    assert ran.stderr.endswith("1 mails read again, 1 would be read otherwise; nothing was sent or changed\n")
    assert [asked.system for asked in openai_double.questions] == ["Read it otherwise."]
    [call] = await agency.store.find(ModelCall, {})
    assert call.prompt_version == "mine-1"
    [mail] = await agency.store.find(Message, {"direction": Direction.INBOUND})
    assert mail.intent is Intent.BUYER


async def test_what_models_cost_is_summed_up(quiet_agency: Agency, mailbot: Callable[..., Ran]) -> None:
    now = quiet_agency.desk.now()
    for at, role, cost in (
        (now, "extractor", 1_500_000),
        (now, "writer", None),
        (now - timedelta(days=9), "writer", 500_000),
    ):
        call = ModelCall(at=at, role=role, model="m", asked_as="m", cost=cost, input_tokens=10, latency_ms=100)
        assert await quiet_agency.store.add(call)
    ran = mailbot("costs", "--by", "role", "--json")
    rows = {row["key"]: row for row in map(json.loads, ran.stdout.splitlines())}
    assert rows.keys() == {"extractor", "writer", "total"}
    assert (rows["total"]["calls"], rows["total"]["cost"]) == (2, "1.500000")
    assert "1 calls have no known cost" in ran.stderr
    assert "2.000000" in mailbot("costs", "--since", "30d").stdout
    assert "no span" in mailbot("costs", "--since", "soon").stderr


async def test_how_many_drafts_left_unchanged_is_told(agency: Agency, mailbot: Callable[..., Ran]) -> None:
    careful = reconfigured(agency, conversation={"autonomy": {"buyer": "draft"}})
    await careful.add_property("BR-1", "12 Elm St", 440_000, area="Old Town")
    for name in ("dana", "lee"):
        careful.lead(f"{name}@away.example").write(WISH, f"House for {name}")
    await careful.round()
    first, second = await agency.store.find(Draft, {"state": DraftState.HELD}, sort=[("number", 1)], whole=True)
    await approve(careful.desk, first.number, actor="kim")
    await approve(careful.desk, second.number, actor="kim", text=f"{second.content.text}\nWhen can I call you?")
    [run] = json.loads(mailbot("eval", "--suite", "edits", "--json").stdout)
    assert (run["figures"]["drafts decided"], run["figures"]["sent unchanged"]["hits"]) == (2, 1)
    assert run["figures"]["kinds of change"]
    text = mailbot("eval", "--suite", "edits").stdout
    assert "sent unchanged: 50.0% (1 of 2;" in text
