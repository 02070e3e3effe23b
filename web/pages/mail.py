"""/mail: a stored mail as it came: its HTML in a frame that can do nothing, its headers, its attachments."""

from __future__ import annotations

from flask import Blueprint, Response, abort, make_response, render_template, request

from mailbot.desk import Desk
from mailbot.errors import UnreadableMail
from mailbot.mail.parsed import Attachment
from mailbot.mail.parsing import parse
from mailbot.mail.safe_html import clean, has_remote_images
from models.message import Message
from web.bridge import Bridge

# The page in the frame is alone with itself: another origin, no script, nothing fetched but pictures where asked for.
FRAME_POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; "
    "img-src {images}; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
DOWNLOAD_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"
MOST_HEADERS = 200


def pages(bridge: Bridge) -> Blueprint:
    """A stored mail as it came."""
    room = Blueprint("mail", __name__, url_prefix="/mail/<message_id>")

    @room.get("/html")
    def html(message_id: str) -> Response:
        """Pictures of other hosts tell their sender that the mail was read: they come only where asked for."""
        message = bridge.run(lambda desk: desk.store.get(Message, message_id, whole=True))
        images = request.args.get("images") == "1"
        page = render_template("mail/frame.html", body=clean(message.html, images=images))
        response = make_response(page)
        response.headers["Content-Security-Policy"] = FRAME_POLICY.format(images="https:" if images else "'none'")
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return response

    @room.get("/headers")
    def headers(message_id: str) -> str:
        async def story(desk: Desk) -> tuple[Message, bytes]:
            message = await desk.store.get(Message, message_id, whole=True)
            return message, await desk.store.bytes_of(message)

        message, raw = bridge.run(story)
        try:
            found = parse(raw).headers[:MOST_HEADERS]
        except UnreadableMail:
            abort(404)
        fragment = "HX-Request" in request.headers
        template = "mail/_headers.html" if fragment else "mail/headers.html"
        return render_template(template, message=message, headers=found, remote=has_remote_images(message.html))

    @room.get("/attachments/<int:place>")
    def attachment(message_id: str, place: int) -> Response:
        """Always a download, never a page: what strangers send must not run here."""
        found = _attachment(bridge.run(lambda desk: desk.store.raw(message_id)), place)
        response = Response(found.content, mimetype="application/octet-stream")
        response.headers.set("Content-Disposition", "attachment", filename=_file_name(found.name))
        response.headers["Content-Security-Policy"] = DOWNLOAD_POLICY
        return response

    return room


def _attachment(raw: bytes, place: int) -> Attachment:
    try:
        found = parse(raw).attachments
    except UnreadableMail:
        abort(404)
    if place >= len(found):
        abort(404)
    return found[place]


def _file_name(name: str) -> str:
    """A name that stays a name on every system."""
    kept = "".join("_" if letter in '/\\:*?"<>|' or not letter.isprintable() else letter for letter in name)
    return kept.strip(". ")[:120] or "attachment"
