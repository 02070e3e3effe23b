"""Who may do what: the least role for every route, in one table. A route that is not in it cannot be served."""

from __future__ import annotations

from enum import StrEnum

from models.user import Role


class Open(StrEnum):
    """Routes that ask for no user."""

    PUBLIC = "public"  # anybody, with no cookie: unsubscribe links, what a supervisor asks, static files
    VISITOR = "visitor"  # whoever is about to sign in; their forms carry a token of their own


Least = Open | Role

# By endpoint (`blueprint.function`). Reading asks for a viewer, changing for an agent, settings and users for an owner.
LEAST: dict[str, Least] = {
    # public
    "static": Open.PUBLIC,
    "health.healthz": Open.PUBLIC,
    "health.readyz": Open.PUBLIC,
    "metrics.read": Open.PUBLIC,  # it asks for a token itself, or for this machine
    "public.ask": Open.PUBLIC,
    "public.act": Open.PUBLIC,
    # signing in
    "signing_in.ask": Open.VISITOR,
    "signing_in.answer": Open.VISITOR,
    "signing_in.ask_code": Open.VISITOR,
    "signing_in.answer_code": Open.VISITOR,
    "signing_in.sign_out": Role.VIEWER,
    # one's own account
    "me.index": Role.VIEWER,
    "me.theme": Role.VIEWER,
    "me.change_password": Role.VIEWER,
    "me.propose_second_factor": Role.VIEWER,
    "me.second_factor": Role.VIEWER,
    "me.second_factor_qr": Role.VIEWER,
    "me.confirm_second_factor": Role.VIEWER,
    "me.drop_second_factor": Role.VIEWER,
    "me.renew_recovery_codes": Role.VIEWER,
    "me.end_session": Role.VIEWER,
    "me.end_other_sessions": Role.VIEWER,
    # what is live
    "live.stream": Role.VIEWER,
    "live.counts": Role.VIEWER,
    # today
    "today.index": Role.VIEWER,
    # threads
    "threads.index": Role.VIEWER,
    "threads.show": Role.VIEWER,
    "threads.since": Role.VIEWER,
    "threads.star": Role.AGENT,
    "threads.done": Role.AGENT,
    "threads.archive": Role.AGENT,
    "threads.mute": Role.AGENT,
    "threads.unmute": Role.AGENT,
    "threads.not_spam": Role.AGENT,
    "threads.reply": Role.AGENT,
    "threads.note": Role.AGENT,
    "threads.tag": Role.AGENT,
    # mail as it came
    "mail.html": Role.VIEWER,
    "mail.headers": Role.VIEWER,
    "mail.attachment": Role.VIEWER,
    # drafts
    "drafts.index": Role.VIEWER,
    "drafts.show": Role.VIEWER,
    "drafts.approve": Role.AGENT,
    "drafts.approve_several": Role.AGENT,
    "drafts.reject": Role.AGENT,
    # unknown deliveries
    "deliveries.index": Role.VIEWER,
    "deliveries.settle": Role.AGENT,
    "deliveries.settle_campaign": Role.AGENT,
    # campaigns
    "campaigns.index": Role.VIEWER,
    "campaigns.show": Role.VIEWER,
    "campaigns.export": Role.AGENT,
    "campaigns.new": Role.AGENT,
    "campaigns.begin": Role.AGENT,
    "campaigns.name": Role.AGENT,
    "campaigns.keep_name": Role.AGENT,
    "campaigns.audience": Role.AGENT,
    "campaigns.keep_audience": Role.AGENT,
    "campaigns.content": Role.AGENT,
    "campaigns.keep_content": Role.AGENT,
    "campaigns.html": Role.AGENT,
    "campaigns.enhance": Role.AGENT,
    "campaigns.ask_enhance": Role.AGENT,
    "campaigns.take_enhanced": Role.AGENT,
    "campaigns.drop_enhanced": Role.AGENT,
    "campaigns.schedule": Role.AGENT,
    "campaigns.keep_schedule": Role.AGENT,
    "campaigns.review": Role.VIEWER,
    "campaigns.test": Role.AGENT,
    "campaigns.start": Role.AGENT,
    "campaigns.pause": Role.AGENT,
    "campaigns.resume": Role.AGENT,
    "campaigns.cancel": Role.AGENT,
    "campaigns.delete": Role.AGENT,
    # calls
    "calls.index": Role.VIEWER,
    "calls.week": Role.VIEWER,
    "calls.over": Role.VIEWER,
    "calls.show": Role.VIEWER,
    "calls.calendar": Role.VIEWER,
    "calls.book": Role.AGENT,
    "calls.move": Role.AGENT,
    "calls.cancel": Role.AGENT,
    "calls.tell": Role.AGENT,
    # contacts
    "contacts.index": Role.VIEWER,
    "contacts.show": Role.VIEWER,
    "contacts.export": Role.AGENT,
    "contacts.add": Role.AGENT,
    "contacts.tag_several": Role.AGENT,
    "contacts.edit": Role.AGENT,
    "contacts.tag": Role.AGENT,
    "contacts.note": Role.AGENT,
    "contacts.stop": Role.AGENT,
    "contacts.allow": Role.AGENT,
    "contacts.address": Role.AGENT,
    "contacts.main_address": Role.AGENT,
    "contacts.remove_address": Role.AGENT,
    "contacts.link": Role.AGENT,
    "contacts.apart": Role.AGENT,
    "contacts.erase": Role.OWNER,
    "contacts.upload": Role.AGENT,
    "contacts.preview": Role.AGENT,
    "contacts.import_": Role.AGENT,
    # notes
    "notes.change": Role.AGENT,
    "notes.drop": Role.AGENT,
    # properties
    "properties.index": Role.VIEWER,
    "properties.show": Role.VIEWER,
    "properties.photo": Role.VIEWER,
    "properties.new": Role.AGENT,
    "properties.add": Role.AGENT,
    "properties.edit": Role.AGENT,
    "properties.correct": Role.AGENT,
    "properties.status": Role.AGENT,
    "properties.keep_photo": Role.AGENT,
    "properties.drop_photo": Role.AGENT,
    "properties.upload": Role.AGENT,
    "properties.preview": Role.AGENT,
    "properties.import_": Role.AGENT,
    # suppression
    "suppression.index": Role.VIEWER,
    "suppression.export": Role.AGENT,
    "suppression.add": Role.AGENT,
    "suppression.remove": Role.AGENT,
    "suppression.import_": Role.AGENT,
    # quarantine
    "quarantine.index": Role.VIEWER,
    "quarantine.show": Role.VIEWER,
    "quarantine.raw": Role.VIEWER,
    "quarantine.retry": Role.AGENT,
    # analytics
    "analytics.index": Role.VIEWER,
    # settings
    "settings.index": Role.OWNER,
    "settings.history": Role.OWNER,
    "settings.add_user": Role.OWNER,
    "settings.set_role": Role.OWNER,
    "settings.reset": Role.OWNER,
    "settings.remove": Role.OWNER,
    # health
    "health_page.index": Role.VIEWER,
}

# Bytes that a form may have where they are more than the application's limit: files come with it.
LARGEST: dict[str, int] = {
    "campaigns.keep_content": 1_000_000,
    "suppression.import_": 2_000_000,
    "contacts.upload": 10_100_000,
    "properties.upload": 10_100_000,
    "properties.keep_photo": 2_100_000,
}
