"""The reference graph decides: loops, doubles, missing and late parents, long chains, in any order of arrival."""

from __future__ import annotations

import mailbox
import random
from pathlib import Path

import pytest
from agency import Agency
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from threaded import a_mail, archive, graph_of, groups, put, threads_of

from mailbot.conversation.reference_graph import Letter, reference_ids, tied
from mailbot.mail.parsing import parse
from models.message import Message
from models.thread import Thread

IMAPTEST = Path(__file__).parents[1] / "emails/threads"  # mailboxes of dovecot/imaptest (MIT), see its README

# What RFC 5256 THREAD=REFERENCES says, by the places of the mails; where we differ, with the reason.
REFERENCES = {
    "thread": groups([0, 1, 2]),  # theirs: (3 2)(1); a mail that closes a loop still names its ancestor
    "thread2": groups([0, 1]),  # theirs: (1)(2); one Message-ID is one node, and nobody says that they are two
    "thread3": groups([0, 1]),
    "thread4": groups([0], [1]),  # theirs: (1 2); the same subject alone ties nothing
    "thread5": groups([0, 1, 2, 3, 4]),
    "thread6": groups([0, 1]),
    "thread7": groups([0, 1, 2, 3]),
    "thread8": groups([0, 1, 2]),
}
# The same after their deletions, where what is left is taken in afresh.
LEFT = {
    ("thread", (1, 2)): groups([0, 1]),
    ("thread5", (2, 3)): groups([0], [1]),
    ("thread5", (2, 3, 4)): groups([0], [1, 2]),
    ("thread7", (0, 2, 3)): groups([0, 1, 2]),
    ("thread8", (0,)): groups([0]),
    ("thread8", (0, 2)): groups([0, 1]),
}


def imaptest(name: str) -> list[bytes]:
    return [mail.as_bytes() for mail in mailbox.mbox(IMAPTEST / f"{name}.mbox", create=False)]


@pytest.mark.parametrize("name", REFERENCES)
async def test_the_cases_of_imaptest(quiet_agency: Agency, name: str) -> None:
    mails = imaptest(name)
    assert await archive(quiet_agency.desk, mails) == REFERENCES[name] == graph_of(mails)


@pytest.mark.parametrize(("name", "kept"), LEFT)
async def test_the_cases_of_imaptest_after_deletions(quiet_agency: Agency, name: str, kept: tuple[int, ...]) -> None:
    mails = imaptest(name)
    assert await archive(quiet_agency.desk, [mails[place] for place in kept]) == LEFT[name, kept]


async def test_two_threads_become_one_when_what_ties_them_arrives(quiet_agency: Agency) -> None:
    mails = [
        a_mail("a", sender="a@x.example"),
        a_mail("c", parents="b", sender="c@z.example"),
        a_mail("d", parents="c", sender="d@z.example"),
        a_mail("e", sender="e@z.example"),
        a_mail("b", parents="a", sender="b@y.example"),
    ]
    assert await archive(quiet_agency.desk, mails) == groups([0, 1, 2, 4], [3])
    left = await quiet_agency.store.find(Thread, {"merged_into": ""})
    assert len(left) == 2


async def test_a_parent_that_nobody_has_ties_its_answers(quiet_agency: Agency) -> None:
    mails = [a_mail(name, parents="lost", sender=f"{name}@{name}.example") for name in "abc"]
    assert await archive(quiet_agency.desk, mails) == groups([0, 1, 2])


@pytest.mark.parametrize("order", ["oldest first", "newest first", "shuffled"])
@pytest.mark.parametrize("all_ancestors", [True, False], ids=["references", "in-reply-to"])
async def test_a_chain_of_five_hundred(quiet_agency: Agency, order: str, all_ancestors: bool) -> None:
    def link(place: int) -> bytes:
        ancestors = range(place) if all_ancestors else range(max(0, place - 1), place)
        return a_mail(f"m{place}", parents=" ".join(f"m{one}" for one in ancestors), sender=f"p{place}@x.example")

    chain = [link(place) for place in range(500 if order == "oldest first" else 120)]
    if order == "newest first":
        chain.reverse()
    elif order == "shuffled":
        random.Random(7).shuffle(chain)
    assert len(await archive(quiet_agency.desk, chain)) == 1


async def test_a_mail_with_five_hundred_ancestors_of_which_the_oldest_alone_is_there(quiet_agency: Agency) -> None:
    deep = " ".join(f"m{place}" for place in range(500))
    mails = [a_mail("m0", sender="a@x.example"), a_mail("m500", parents=deep, sender="b@y.example")]
    assert await archive(quiet_agency.desk, mails) == groups([0, 1])


NODES = [f"n{number}@x.example" for number in range(9)]
MAILS = st.lists(
    st.tuples(st.sampled_from(["", *NODES]), st.lists(st.sampled_from(NODES), max_size=4), st.integers(0, 5)),
    min_size=1,
    max_size=9,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mails=MAILS)
async def test_any_archive_falls_apart_as_its_graph_does(quiet_agency: Agency, mails: list[tuple]) -> None:  # type: ignore[type-arg]
    """Whoever wrote them, in whatever order, with loops and doubles."""
    for model in (Message, Thread):
        await quiet_agency.store.remove(model, {})
    raws = [a_mail(own, parents=" ".join(refs), sender=f"p{who}@y{who}.example") for own, refs, who in mails]
    assert await archive(quiet_agency.desk, raws) == graph_of(raws)


LETTERS = st.builds(
    Letter,
    ids=st.frozensets(st.sampled_from(NODES), max_size=4),
    people=st.frozensets(st.sampled_from("abcd"), max_size=2),
    ours=st.booleans(),
    bulk=st.booleans(),
)


@given(one=LETTERS, other=LETTERS, holders=st.dictionaries(st.sampled_from(NODES), st.lists(LETTERS, max_size=3)))
def test_a_tie_holds_in_both_directions(one: Letter, other: Letter, holders: dict[str, list[Letter]]) -> None:
    assert tied(one, other, holders) == tied(other, one, holders)


@given(st.binary(max_size=2000))
def test_the_nodes_of_any_bytes_are_found(raw: bytes) -> None:
    nodes = reference_ids(parse(b"References: " + raw.replace(b"\n", b" ") + b"\r\n\r\n"))
    assert len(nodes) == len(set(nodes)) <= 1000
    assert "" not in nodes


async def test_the_same_mail_placed_twice_stays_where_it_is(quiet_agency: Agency) -> None:
    desk = quiet_agency.desk
    first = await put(desk, a_mail("a", sender="a@x.example"))
    again = await put(desk, a_mail("a", sender="a@x.example"))
    assert first.thread.id == again.thread.id
    assert await threads_of(desk) == groups([0, 1])
