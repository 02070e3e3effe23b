"""A DNS server on this machine that answers from a table, for what the real DNS cannot be made to say.

async with dns_zone({("agency.com", "TXT"): ['"v=spf1 -all"']}) as zone:
    lookup = zone.lookup()
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset

from mailbot.mail.dns_lookup import Dns

HOST = "127.0.0.1"

Records = Mapping[tuple[str, str], Sequence[str]]


def txt(text: str) -> str:
    """A TXT record's content as a zone file has it, in strings of at most 255 bytes."""
    return " ".join('"' + text[start : start + 255].replace('"', '\\"') + '"' for start in range(0, len(text), 255))


@dataclass
class Zone:
    """The running server. Names in `silent` get no answer, names in `broken` a SERVFAIL."""

    records: dict[tuple[str, str], Sequence[str]]
    silent: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    asked: list[tuple[str, str]] = field(default_factory=list)
    port: int = 0

    def lookup(self, *, seconds: float = 10.0) -> Dns:
        """The real door, opened on this server."""
        return Dns([HOST], self.port, seconds=seconds)

    def answer(self, query: bytes) -> bytes:
        question = dns.message.from_wire(query)
        name, kind = question.question[0].name, question.question[0].rdtype
        asked = name.to_text(omit_final_dot=True).lower(), dns.rdatatype.to_text(kind)
        self.asked.append(asked)
        if asked[0] in self.silent:
            return b""
        reply = dns.message.make_response(question)
        reply.flags |= dns.flags.AA | dns.flags.RA
        if asked[0] in self.broken:
            reply.set_rcode(dns.rcode.SERVFAIL)
        elif asked in self.records:
            reply.answer.append(dns.rrset.from_text(name, 60, "IN", asked[1], *self.records[asked]))
        elif not any(known == asked[0] for known, _ in self.records):
            reply.set_rcode(dns.rcode.NXDOMAIN)
        return reply.to_wire()


class _Server(asyncio.DatagramProtocol):
    def __init__(self, zone: Zone) -> None:
        self.zone = zone

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        if reply := self.zone.answer(data):
            self.transport.sendto(reply, addr)


@asynccontextmanager
async def dns_zone(records: Records) -> AsyncIterator[Zone]:
    """Serve these records: (name, type) to the contents as a zone file has them."""
    zone = Zone(dict(records))
    transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(lambda: _Server(zone), (HOST, 0))
    zone.port = transport.get_extra_info("sockname")[1]
    try:
        yield zone
    finally:
        transport.close()
