"""What a look at a large open campaign costs the embedded store: while its queue waits, and while its next step does.

    python benchmarks/open_campaign.py [--people 10000] [--looks 10]

The daemon looks every 15 seconds. Needs Linux.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path

import rig

from mailbot.campaigns import advancing, launch
from mailbot.campaigns.spec import spec_of
from mailbot.config import load
from mailbot.desk import Desk
from mailbot.office import open_desk
from models.delivery import Delivery, DeliveryState

STEPS = [{"subject": "One", "text": "first"}, {"subject": "Two", "text": "second", "wait_days": 5}]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--people", type=int, default=10_000)
    options.add_argument("--looks", type=int, default=10)
    given = options.parse_args()
    print(rig.machine())
    with rig.running_sink() as sink, tempfile.TemporaryDirectory() as directory:
        asyncio.run(measure(rig.config_file(Path(directory), sink), given.people, given.looks))


async def measure(config: Path, people: int, looks: int) -> None:
    settings = load(config)
    async with open_desk(settings) as (desk, _):
        store = rig.store_pid(settings)
        with rig.Watch(store, f"import of {people}"):
            await rig.add_people(desk, people)
        spec = spec_of(
            {"name": "Spring", "audience": {"kind": "all"}, "rate_per_minute": 30, "steps": STEPS},
            settings.business.zone,
            base=Path(),
            named="it",
        )
        campaign = await launch.create(desk, spec)
        with rig.Watch(store, f"launch to {people}"):
            await launch.launch(desk, campaign.number)
        await look(desk, store, looks, "the queue waits")
        rows = await desk.store.rows(Delivery, {"campaign": campaign.number}, ["_id"])
        gone = {"state": DeliveryState.ACCEPTED, "ended_at": desk.now()}
        await desk.store.change_group(Delivery, [str(row["_id"]) for row in rows], set=gone)
        await look(desk, store, looks, "the next step waits")


async def look(desk: Desk, store: int, times: int, what: str) -> None:
    await advancing.advance(desk)
    with rig.Watch(store, f"{times} looks while {what}"):
        for _ in range(times):
            await advancing.advance(desk)


if __name__ == "__main__":
    main()
