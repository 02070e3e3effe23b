"""The page behind an unsubscribe link: GET shows what it would stop, and only POST stops it.

Whoever holds the token in the address may act; no sign-in and no cookie (RFC 8058 §3.1). Mail scanners open links
with GET and HEAD, so those change nothing.
"""

from __future__ import annotations

from flask import Blueprint, render_template, request

from mailbot.conversation.arriving.unsubscribing import Subscription, subscription_of, unsubscribe_by_link
from mailbot.mail.addresses import shorten
from web.bridge import Bridge
from web.words import words_for

CAMPAIGN_ONLY = "campaign"  # the value of `scope` that the page's second button sends


def pages(bridge: Bridge) -> Blueprint:
    """/u/<token>."""
    public = Blueprint("public", __name__)

    @public.get("/u/<token>")
    def ask(token: str) -> str:
        found = bridge.run(lambda desk: subscription_of(desk, token))
        return _show("public/unsubscribe.html", found)

    @public.post("/u/<token>")
    def act(token: str) -> str:
        """Stops everything unless the page's own form asks for less.

        A mail provider posts List-Unsubscribe=One-Click (RFC 8058 §3.2), some post nothing.
        """
        campaign_only = request.form.get("scope") == CAMPAIGN_ONLY
        found = bridge.run(lambda desk: unsubscribe_by_link(desk, token, campaign_only=campaign_only))
        return _show("public/unsubscribed.html", found)

    def _show(page: str, found: Subscription) -> str:
        business = bridge.desk.config.business
        return render_template(
            page,
            words=words_for(found.language),
            found=found,
            address=shorten(found.address),
            sender=business.name or business.agent,
        )

    return public
