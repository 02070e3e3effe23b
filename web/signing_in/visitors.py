"""What a request tells of who sends it: where from, with which browser, and whether the browser is known."""

from __future__ import annotations

from ipaddress import ip_address

from flask import request

from mailbot.desk import Desk
from mailbot.users.signing_in import Visitor
from web import cookies

# From the top: the first word that stands in a User-Agent names the browser, or the system.
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def visitor(desk: Desk) -> Visitor:
    """Who knocks."""
    address = request.remote_addr or ""
    return Visitor(
        address="" if _says_nothing(address) else address,
        shown_address=shortened(address),
        browser=_browser(request.user_agent.string),
        device=cookies.read(desk, cookies.DEVICE),
    )


def shortened(address: str) -> str:
    """An address without what would name one machine: 203.0.113.x, 2001:db8:1::/48."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    if parsed.is_loopback:
        return "this machine"
    if parsed.version == 4:
        return address.rpartition(".")[0] + ".x"
    return ":".join(parsed.exploded.split(":")[:3]) + "::/48"


def _says_nothing(address: str) -> bool:
    """An address of this machine is a proxy's that names nobody, or the operator's own."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return True


def _browser(agent: str) -> str:
    browser = next((name for word, name in BROWSERS if word in agent), "")
    system = next((name for word, name in SYSTEMS if word in agent), "")
    return " on ".join(part for part in (browser, system) if part) or "another program"
