"""Contacts from a file: whoever wants no mail gets none from the first moment, and the agency itself is no lead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from agency import AGENCY, OPERATOR, Agency, reconfigured

from mailbot.conversation.operator.contact_import import judge, take_in
from mailbot.crm.contacts import ImportReport
from mailbot.crm.files.do_not_contact import ROBOT
from mailbot.crm.files.importing import ContactRow, PersonProblem, RowProblem, read_contacts
from mailbot.delivery.suppression import entries, suppress, unsuppress
from models.contact import Contact
from models.suppression import SuppressionReason

Rows = list[ContactRow | RowProblem]


@pytest.fixture
def rows(tmp_path: Path) -> Callable[[str], Rows]:
    def read(text: str) -> Rows:
        file = tmp_path / "people.csv"
        file.write_text(text)
        return list(read_contacts(file, {}))

    return read


async def listed(agency: Agency) -> dict[str, tuple[str, str]]:
    return {entry.address: (entry.reason, entry.detail) async for entry in entries(agency.desk)}


async def people(agency: Agency) -> list[str]:
    return sorted(c.address for c in await agency.store.find(Contact, {"number": {"$gt": 0}}))


MIXED = """email,other_emails,Unsubscribed,Bounced
ann@away.example,ann@home.example,yes,
bob@away.example,bob@home.example,,true
cid@away.example,,no,no
"""


async def test_who_wants_no_mail_is_a_contact_that_gets_none(quiet_agency: Agency, rows: Callable[[str], Rows]) -> None:
    report = await take_in(quiet_agency.desk, rows(MIXED), "people.csv")
    assert report == ImportReport(added=3, suppressed=2)
    assert await people(quiet_agency) == ["ann@away.example", "bob@away.example", "cid@away.example"]
    assert await listed(quiet_agency) == {
        "ann@away.example": ("unsubscribed", "people.csv, line 2, unsubscribed: yes"),
        "ann@home.example": ("unsubscribed", "people.csv, line 2, unsubscribed: yes"),
        "bob@away.example": ("hard_bounce", "people.csv, line 3, bounced: true"),
    }
    assert await take_in(quiet_agency.desk, rows(MIXED), "people.csv") == ImportReport(same=3)


async def test_other_addresses_of_the_same_person_are_stopped(
    quiet_agency: Agency, rows: Callable[[str], Rows]
) -> None:
    first = "email,other_emails\nann@away.example,ann@home.example\nbob@away.example,bob@home.example\n"
    await take_in(quiet_agency.desk, rows(first), "first.csv")
    second = "email,opt out,bounced\nann@home.example,yes,\nbob@home.example,,yes\n"
    report = await take_in(quiet_agency.desk, rows(second), "second.csv")
    assert (report.suppressed, report.changed, report.problems) == (2, 2, [])
    assert set(await listed(quiet_agency)) == {"ann@home.example", "ann@away.example", "bob@home.example"}


async def test_a_row_that_cannot_be_used_still_stops_its_mail(
    quiet_agency: Agency, rows: Callable[[str], Rows]
) -> None:
    text = "email,kind,unsubscribed\nann@away.example,chief,yes\nbob@away.example,chief,no\n"
    report = await take_in(quiet_agency.desk, rows(text), "people.csv")
    assert (report.added, report.suppressed, len(report.problems)) == (0, 1, 2)
    assert set(await listed(quiet_agency)) == {"ann@away.example"}


async def test_a_stop_of_one_campaign_is_no_stop_of_all(quiet_agency: Agency, rows: Callable[[str], Rows]) -> None:
    desk = quiet_agency.desk
    await suppress(desk, "ann@away.example", SuppressionReason.UNSUBSCRIBED, scope="campaign:1")
    assert (await take_in(desk, rows("email,opt out\nann@away.example,yes\n"), "people.csv")).suppressed == 1
    await unsuppress(desk, "ann@away.example")
    assert (await take_in(desk, rows("email,opt out\nann@away.example,\n"), "people.csv")).suppressed == 0


@pytest.mark.parametrize("address", [AGENCY, AGENCY.upper(), OPERATOR, f"Kim <{OPERATOR}>"])
async def test_the_agency_is_no_lead_of_its_own(
    quiet_agency: Agency, rows: Callable[[str], Rows], address: str
) -> None:
    text = f"email,unsubscribed\n{address},yes\nann@away.example,no\n"
    report = await take_in(quiet_agency.desk, rows(text), "people.csv")
    assert (report.added, len(report.problems)) == (1, 1)
    assert "mailbox of this agency" in report.problems[0].words
    assert await listed(quiet_agency) == {}


@pytest.mark.parametrize("kind", ["staff", "vendor"])
async def test_it_may_be_kept_as_what_it_is(quiet_agency: Agency, rows: Callable[[str], Rows], kind: str) -> None:
    report = await take_in(quiet_agency.desk, rows(f"email,kind\n{OPERATOR},{kind}\n"), "people.csv")
    assert (report.added, report.problems) == (1, [])


async def test_a_robot_is_refused_and_never_written_to(quiet_agency: Agency, rows: Callable[[str], Rows]) -> None:
    text = "email,other_emails\nnoreply@portal.example,ann@away.example\nbob@away.example,\n"
    report = await take_in(quiet_agency.desk, rows(text), "people.csv")
    assert (report.added, report.suppressed, len(report.problems)) == (1, 1, 1)
    assert set(await listed(quiet_agency)) == {"noreply@portal.example"}


async def test_an_address_without_a_domain_is_a_problem_unless_the_domain_is_ours(quiet_agency: Agency) -> None:
    agency = reconfigured(quiet_agency, business={"staff": ["kim@office"]})
    rows = [
        ContactRow(2, ("bob@mailbox",)),
        ContactRow(3, ("ann@office",)),
        ContactRow(4, ("eve@mailbox",), stop=ROBOT),
    ]
    assert [type(row) for row in await judge(agency.desk, rows)] == [RowProblem, ContactRow, PersonProblem]
    report = await take_in(agency.desk, rows, "people.csv")
    assert (report.added, report.suppressed) == (1, 1)
    assert [problem.key for problem in report.problems] == ["bob@mailbox", "eve@mailbox"]
    assert "bob@mailbox has no domain" in report.problems[0].words
