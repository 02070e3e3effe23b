"""/metrics: what Prometheus asks, in its text format; for this machine, or whoever shows the configured token.

The format: https://prometheus.io/docs/instrumenting/exposition_formats/ (version 0.0.4).
"""

from __future__ import annotations

import hmac
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Blueprint, Flask, Response, abort, request

from mailbot.conversation.figures.health import Health, health_of
from models.model_call import MICRO
from web.bridge import Bridge

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
Sample = tuple[Mapping[str, str], float]


# Everything else that a client calls its method is counted as one: the word is its own to choose (RFC 9110 §9.1).
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Requests:
    """Counts the requests that were answered, by route, method and status."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, str, str]] = Counter()

    def watch(self, app: Flask) -> None:
        """Count every answer of an application."""

        @app.after_request
        def count(response: Response) -> Response:
            if request.endpoint != "static":
                method = request.method if request.method in _METHODS else "other"
                with self._lock:
                    self._counts[request.endpoint or "none", method, str(response.status_code)] += 1
            return response

    def samples(self) -> list[Sample]:
        with self._lock:
            counts = dict(self._counts)
        return [({"route": r, "method": m, "status": s}, count) for (r, m, s), count in sorted(counts.items())]


def pages(bridge: Bridge, requests: Requests) -> Blueprint:
    """The one page."""
    room = Blueprint("metrics", __name__)

    @room.get("/metrics")
    def read() -> Response:
        if not _may_read(bridge):
            abort(404)  # nobody else need know that it is here
        lines = [*_of_health(bridge.run(health_of)), *_metric("http_requests_total", "counter", requests.samples())]
        return Response("\n".join(lines) + "\n", content_type=CONTENT_TYPE)

    return room


def _may_read(bridge: Bridge) -> bool:
    """With a token whoever shows it; without one this machine, unless it speaks for others as their proxy."""
    web = bridge.desk.config.web
    token = web.metrics_secret()
    if token:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(given.encode(), token.encode())
    proxied = bool(web.public_url) and _asked_host() == urlsplit(web.public_url).hostname
    return _is_near(request.remote_addr or "") and _is_near(_asked_host()) and not proxied


def _asked_host() -> str:
    """The name by which we were asked, in lower case without its port; empty for none that makes sense."""
    try:
        return urlsplit(f"//{request.host}").hostname or ""
    except ValueError:
        return ""


def _is_near(host: str) -> bool:
    """Whether a machine calls itself so; a page of somebody else's that reads us has its own name pointed here."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _of_health(health: Health) -> Iterator[str]:
    yield from _metric("up", "gauge", [({}, float(health.alive))])
    yield from _metric("database_latency_seconds", "gauge", [({}, health.latency)])
    yield from _metric("queue_depth", "gauge", [({}, health.depth)])
    yield from _metric("queued_mails", "gauge", [({"state": s}, n) for s, n in health.queued.items()])
    deliveries = [
        ({"campaign": str(campaign.number), "state": state}, count)
        for campaign in health.campaigns
        for state, count in campaign.states.items()
    ]
    yield from _metric("campaign_deliveries", "gauge", deliveries)
    mailboxes: dict[str, bool] = {}
    for folder in health.mailboxes:
        mailboxes[folder.mailbox] = mailboxes.get(folder.mailbox, False) or folder.failing_since is not None
    yield from _metric("mailbox_failing", "gauge", [({"mailbox": m}, float(bad)) for m, bad in mailboxes.items()])
    yield from _metric("sending_halted", "gauge", [({}, float(health.halt is not None))])
    yield from _of_jobs(health)
    yield from _metric("model_calls_this_week", "gauge", [({}, health.spent.calls)])
    yield from _metric("model_calls_failed_this_week", "gauge", [({}, health.spent.failed)])
    yield from _metric("model_cost_today", "gauge", [({}, health.spent_today / MICRO)])


def _of_jobs(health: Health) -> Iterator[str]:
    jobs = health.heartbeat.jobs if health.heartbeat else {}
    ran = [({"job": name}, run.began_at.timestamp()) for name, run in jobs.items() if run.began_at]
    yield from _metric("job_last_run_timestamp_seconds", "gauge", ran)
    yield from _metric("job_failures_total", "counter", [({"job": name}, run.failed) for name, run in jobs.items()])


def _metric(name: str, kind: str, samples: Iterable[Sample]) -> Iterator[str]:
    yield f"# TYPE mailbot_{name} {kind}"
    for labels, value in samples:
        inside = ",".join(f'{key}="{_escaped(label)}"' for key, label in labels.items())
        yield f"mailbot_{name}{'{' + inside + '}' if inside else ''} {value:.15g}"


def _escaped(label: str) -> str:
    return label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
