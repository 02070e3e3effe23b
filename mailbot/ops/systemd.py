"""Words to systemd (sd_notify(3)): ready, alive, reloading, stopping; silent where systemd is not the parent."""

from __future__ import annotations

import os
import socket
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notifier:
    """Sends to the socket that NOTIFY_SOCKET names; the empty address sends nothing."""

    address: str = ""

    @classmethod
    def from_environment(cls) -> Notifier:
        """The socket of this service, taken out of the environment so that children do not speak for us."""
        return cls(os.environ.pop("NOTIFY_SOCKET", ""))

    def ready(self) -> None:
        self._say("READY=1")

    def alive(self) -> None:
        """For WatchdogSec: to be said more often than that."""
        self._say("WATCHDOG=1")

    def reloading(self) -> None:
        self._say(f"RELOADING=1\nMONOTONIC_USEC={time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000}")

    def stopping(self) -> None:
        self._say("STOPPING=1")

    def _say(self, words: str) -> None:
        if not self.address:
            return
        address = "\0" + self.address[1:] if self.address.startswith("@") else self.address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as channel:
                channel.sendto(words.encode(), address)
        except OSError:
            pass  # systemd's own time-outs tell it
