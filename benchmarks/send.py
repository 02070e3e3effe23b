"""Sends a campaign through the ledger on the embedded store to a local sink, and the same bodies with bare aiosmtplib.

    python benchmarks/send.py [--mails 5000] [--connections 2]

Prints mails per second of both and their ratio. The sink is a process of its own; the store is mailbot's own.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from pathlib import Path

import aiosmtplib
import rig

from jobs import send_due
from mailbot.desk import Desk
from mailbot.office import open_desk
from mailbot.wiring import open_doors
from models.delivery import Delivery, DeliveryState
from models.message import Message

LONGEST = 300.0  # seconds


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--mails", type=int, default=5000)
    options.add_argument("--connections", type=int, default=2)
    given = options.parse_args()
    print(rig.machine())
    with rig.running_sink() as sink, tempfile.TemporaryDirectory() as directory:
        asyncio.run(measure(sink, Path(directory), given.mails, given.connections))


async def measure(sink: rig.Sink, directory: Path, mails: int, connections: int) -> None:
    config = rig.config_of(directory, sink, smtp={"connections": connections})
    async with open_desk(config) as (desk, keeper):
        await rig.add_people(desk, mails)
        number = await rig.launch_campaign(desk)
        opened = open_doors(desk, keeper)
        store = rig.store_pid(config)
        ours, stores = time.process_time(), rig.cpu_seconds(store)
        began = time.perf_counter()
        while sink.taken.qsize() < mails and time.perf_counter() - began < LONGEST:
            before = sink.taken.qsize()
            await send_due.run(opened.tools)
            if sink.taken.qsize() == before:
                await asyncio.sleep(0.01)
        seconds = time.perf_counter() - began
        ours, stores = time.process_time() - ours, rig.cpu_seconds(store) - stores
        await opened.close()
        accepted = await desk.store.count(Delivery, {"campaign": number, "state": DeliveryState.ACCEPTED})
        bodies = await raw_mails(desk)
    print(f"mailbot:          {accepted / seconds:6.0f} mails/s ({accepted} accepted, {connections} connections)")
    print(f"processor time:   {ours / mails * 1000:6.1f} ms a mail, the store {stores / mails * 1000:.1f} ms")
    bare = await bare_seconds(sink.port, bodies, connections)
    print(f"bare aiosmtplib:  {len(bodies) / bare:6.0f} mails/s")
    print(f"ratio:            {(accepted / seconds) / (len(bodies) / bare):6.3f} of bare")


async def raw_mails(desk: Desk) -> list[tuple[str, bytes]]:
    rows = await desk.store.rows(
        Message, {"state": "read", "received_at": {"$gt": desk.now().replace(year=2000)}}, ["to"]
    )
    return [(row["to"][0], await desk.store.raw(str(row["_id"]))) for row in rows]


async def bare_seconds(port: int, mails: list[tuple[str, bytes]], connections: int) -> float:
    waiting = list(mails)

    async def hand() -> None:
        async with aiosmtplib.SMTP(hostname="127.0.0.1", port=port, start_tls=False) as client:
            while waiting:
                to, raw = waiting.pop()
                await client.sendmail(rig.AGENCY, [to], raw)

    began = time.perf_counter()
    await asyncio.gather(*(hand() for _ in range(connections)))
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
