"""An unsubscribe link: opening it changes nothing, posting to it stops the mail at once."""

from __future__ import annotations

import pytest
from web_site import Site

from models.delivery import DeliveryState
from models.event import Event
from models.thread import Stage, Thread

DANA = "dana@away.example"


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
async def test_opening_the_link_changes_nothing(site: Site, method: str) -> None:
    waiting = await site.queued(await site.agency.add_contact(DANA))
    answer = await site.ask(method, site.link(waiting))
    assert answer.status == 200
    assert await site.suppressed() == set()
    assert await site.state(waiting) is DeliveryState.QUEUED


async def test_the_page_says_whose_mail_it_stops_without_the_whole_address(site: Site) -> None:
    waiting = await site.queued(await site.agency.add_contact(DANA))
    page = await site.get(site.link(waiting))
    assert "d…@away.example" in page.text
    assert DANA not in page.text
    assert "Alder Homes" in page.text
    assert 'value="campaign"' in page.text


async def test_posting_stops_everything_at_once(site: Site) -> None:
    dana = await site.agency.add_contact(DANA)
    spring, summer = await site.queued(dana, 1001), await site.queued(dana, 1002)
    answer = await site.post(site.link(spring), b"scope=all")
    assert answer.status == 200
    assert "Done." in answer.text
    assert await site.suppressed() == {(DANA, "all")}
    assert await site.state(spring) is DeliveryState.SKIPPED
    assert await site.state(summer) is DeliveryState.SKIPPED


async def test_the_second_button_stops_one_campaign_only(site: Site) -> None:
    dana = await site.agency.add_contact(DANA)
    spring, summer = await site.queued(dana, 1001), await site.queued(dana, 1002)
    answer = await site.post(site.link(spring), b"scope=campaign")
    assert "this series" in answer.text
    assert await site.suppressed() == {(DANA, "campaign:1001")}
    assert await site.state(spring) is DeliveryState.SKIPPED
    assert await site.state(summer) is DeliveryState.QUEUED


async def test_somebody_who_stopped_one_campaign_can_still_stop_the_rest(site: Site) -> None:
    spring = await site.queued(await site.agency.add_contact(DANA))
    await site.post(site.link(spring), b"scope=campaign")
    page = await site.get(site.link(spring))
    assert 'value="all"' in page.text
    assert 'value="campaign"' not in page.text
    await site.post(site.link(spring), b"scope=all")
    assert (DANA, "all") in await site.suppressed()


async def test_a_mail_of_no_campaign_offers_no_campaign_to_stop(site: Site) -> None:
    reply = await site.queued(await site.agency.add_contact(DANA), 0)
    assert 'value="campaign"' not in (await site.get(site.link(reply))).text
    await site.post(site.link(reply), b"scope=campaign")
    assert await site.suppressed() == {(DANA, "all")}


async def test_every_address_of_the_person_is_stopped_but_nobody_elses(site: Site) -> None:
    dana = await site.agency.add_contact(DANA)
    await site.agency.store.change(type(dana), str(dana.id), set={"addresses": [DANA, "dana@work.example"]})
    other = await site.queued(await site.agency.add_contact("lee@away.example", "Lee Park"))
    await site.post(site.link(await site.queued(dana)))
    assert await site.suppressed() == {(DANA, "all"), ("dana@work.example", "all")}
    assert await site.state(other) is DeliveryState.QUEUED


@pytest.mark.parametrize(("body", "stage"), [(b"scope=all", Stage.CLOSED), (b"scope=campaign", Stage.ENGAGED)])
async def test_the_conversation_ends_with_the_last_mail(site: Site, body: bytes, stage: Stage) -> None:
    store, dana = site.agency.store, await site.agency.add_contact(DANA)
    into = Thread(number=1, contact_id=str(dana.id), stage=Stage.ENGAGED, last_at=site.agency.desk.now())
    assert await store.add(into)
    part = Thread(number=2, contact_id=str(dana.id), last_at=site.agency.desk.now(), merged_into=str(into.id))
    assert await store.add(part)
    await site.post(site.link(await site.queued(dana, thread_id=str(part.id))), body)
    assert (await store.get(Thread, str(into.id))).stage is stage


async def test_posting_twice_adds_nothing_to_the_history(site: Site) -> None:
    waiting = await site.queued(await site.agency.add_contact(DANA))
    await site.post(site.link(waiting))
    told = await site.agency.store.count(Event, {})
    answer = await site.post(site.link(waiting))
    assert answer.status == 200
    assert await site.agency.store.count(Event, {}) == told
    [event] = await site.agency.store.find(Event, {}, then={"kind": "contact.unsubscribed"})
    assert (event.actor, event.delivery_id) == ("recipient", str(waiting.id))


async def test_who_has_stopped_everything_is_told_so(site: Site) -> None:
    waiting = await site.queued(await site.agency.add_contact(DANA))
    await site.post(site.link(waiting))
    page = await site.get(site.link(waiting))
    assert "sends no more email" in page.text
    assert "<form" not in page.text


async def test_the_page_speaks_the_contacts_language(site: Site) -> None:
    waiting = await site.queued(await site.agency.add_contact(DANA, language="es"))
    page = await site.get(site.link(waiting), Accept_Language="en")
    assert '<html lang="es">' in page.text
    assert "No recibir más correos" in page.text
    assert "Hecho." in (await site.post(site.link(waiting))).text


async def test_the_browsers_language_stands_in_for_an_unknown_one(site: Site) -> None:
    waiting = await site.queued(await site.agency.add_contact(DANA))
    assert '<html lang="es">' in (await site.get(site.link(waiting), Accept_Language="es-MX,es;q=0.9")).text
    assert '<html lang="en">' in (await site.get(site.link(waiting), Accept_Language="fr")).text


async def test_a_name_with_markup_or_braces_is_only_a_name(site: Site) -> None:
    desk = site.agency.desk
    config = desk.config.model_copy(
        update={"business": desk.config.business.model_copy(update={"name": "<b>{x}</b> & Sons"})}
    )
    site.agency.desk = type(desk)(desk.store, config, desk.keyring, desk.clock)
    page = await site.get(site.link(await site.queued(await site.agency.add_contact(DANA))))
    assert "&lt;b&gt;{x}&lt;/b&gt; &amp; Sons" in page.text
