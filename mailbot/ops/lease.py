"""The daemon's lease: one daemon an account. A second one is refused; a dead one's lease is taken over.

Claims on every row keep two daemons harmless anyway; the lease keeps them from being started unknowingly.
"""

from __future__ import annotations

import os
import socket
from datetime import timedelta
from pathlib import Path

from mailbot.desk import Desk
from mailbot.errors import Conflict
from models.account import Lease

TASK = "daemon"
LASTS = timedelta(seconds=60)


class DaemonLease:
    """Held while the daemon runs, renewed as it goes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def take(self) -> None:
        """Raises Conflict when another daemon of this account lives."""
        store, now = self._desk.store, self._desk.now()
        mine = self._fields()
        if await store.put(Lease, {"task": TASK}, set={}, first=mine):
            return
        standing = await store.first(Lease, {"task": TASK})
        if standing is not None and not await self._is_over(standing):
            raise Conflict(
                f"another mailbot runs for account {self._desk.account_id} (process {standing.pid} on {standing.host})",
                f"stop it first; if that machine is gone, its lease ends at {standing.expires_at:%H:%M:%S} UTC",
            )
        seen = standing.holder if standing else ""
        if not await store.change(Lease, str(standing.id if standing else ""), expect={"holder": seen}, set=mine):
            raise Conflict("another mailbot was started in the same moment", "stop one of them")
        if seen:
            await store.record("daemon.took_over", f"the lease of {seen} was over", at=now.isoformat())

    async def renew(self) -> None:
        """Raises Conflict when another daemon has taken over (this one was asleep for too long)."""
        lease = await self._desk.store.first(Lease, {"task": TASK})
        expires = {"expires_at": self._desk.now() + LASTS}
        mine = {"holder": self._desk.worker}
        if lease is None or not await self._desk.store.change(Lease, str(lease.id), expect=mine, set=expires):
            raise Conflict("another mailbot has taken this account over", "only one runs at a time: this one stops")

    async def give_back(self) -> None:
        """Let the next daemon start at once."""
        await self._desk.store.remove(Lease, {"task": TASK, "holder": self._desk.worker})

    def _fields(self) -> dict[str, object]:
        return {
            "holder": self._desk.worker,
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "pid_started": process_started(os.getpid()),
            "expires_at": self._desk.now() + LASTS,
        }

    async def _is_over(self, lease: Lease) -> bool:
        """Run out, or held by a process of this machine that is dead: after kill -9 nobody should wait a minute."""
        if lease.expires_at <= self._desk.now():
            return True
        return lease.host == socket.gethostname() and process_started(lease.pid) != lease.pid_started


def process_started(pid: int) -> float:
    """When a process began, in clock ticks since boot (proc(5)), which tells recycled pids apart; 0 for none."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return 0.0 if fields[0] == "Z" else float(fields[19])
