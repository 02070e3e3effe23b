"""Asks the DNS for what concerns mail: TXT, MX and addresses. Nothing else imports dns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import dns.asyncresolver
import dns.exception
import dns.name
import dns.rdatatype
import dns.resolver

from mailbot.errors import OutsideError

LOOKUP_SECONDS = 5.0  # for one question, over all servers that are asked


@dataclass(frozen=True, slots=True)
class Exchange:
    """One MX record (RFC 5321 §5.1); the host "." takes no mail (RFC 7505)."""

    preference: int
    host: str


class Dns:
    """Lookups through this machine's resolvers, or those named. A name or type that is not there gives nothing;
    every method raises OutsideError where nobody answers.
    """

    def __init__(self, servers: Sequence[str] = (), port: int = 53, *, seconds: float = LOOKUP_SECONDS) -> None:
        self._servers = tuple(servers)
        self._port = port
        self._seconds = seconds
        self._resolver: dns.asyncresolver.Resolver | None = None

    async def texts(self, name: str) -> tuple[str, ...]:
        """Every TXT record of a name, its strings joined (RFC 7208 §3.3)."""
        found = await self._ask(name, dns.rdatatype.TXT)
        return tuple(b"".join(record.strings).decode("utf-8", "replace") for record in found)

    async def exchanges(self, name: str) -> tuple[Exchange, ...]:
        """The MX records of a domain, the preferred first."""
        found = await self._ask(name, dns.rdatatype.MX)
        named = [Exchange(record.preference, record.exchange.to_text(omit_final_dot=True)) for record in found]
        return tuple(sorted(named, key=lambda exchange: (exchange.preference, exchange.host)))

    async def has_address(self, name: str) -> bool:
        """Whether a host has an address, of either kind."""
        return bool(await self._ask(name, dns.rdatatype.A) or await self._ask(name, dns.rdatatype.AAAA))

    async def _ask(self, name: str, kind: dns.rdatatype.RdataType) -> list[dns.resolver.Answer]:
        try:
            answer = await self._open().resolve(
                f"{name.rstrip('.')}.", kind, lifetime=self._seconds, raise_on_no_answer=False
            )
        except dns.resolver.NXDOMAIN:
            return []
        except (dns.name.LabelTooLong, dns.name.EmptyLabel, dns.name.NameTooLong, UnicodeError):
            return []
        except (dns.exception.DNSException, OSError) as error:
            mend = "look after this machine's DNS, or try again"
            raise OutsideError(f"the DNS does not answer about {name}: {_why(error)}", mend) from error
        return list(answer)

    def _open(self) -> dns.asyncresolver.Resolver:
        if self._resolver is None:
            self._resolver = dns.asyncresolver.Resolver(configure=not self._servers)
            if self._servers:
                self._resolver.nameservers = list(self._servers)
                self._resolver.port = self._port
        return self._resolver


def _why(error: Exception) -> str:
    if isinstance(error, dns.exception.Timeout):
        return "no answer in time"
    if isinstance(error, dns.resolver.NoNameservers):
        return "its servers answer with an error"
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__
