"""Logs: plain at a terminal, one line with a priority under systemd."""

from __future__ import annotations

import io
import logging

import pytest

from mailbot.cli.logs import set_up_logging, under_journal

UNDER_SYSTEMD = {"JOURNAL_STREAM": "8:12345"}
log = logging.getLogger("mailbot.jobs.send_due")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_one_line_with_priority_and_fields_under_systemd() -> None:
    out = io.StringIO()
    set_up_logging(1, stream=out, environ=UNDER_SYSTEMD)
    log.info('sent "%s"\nto %s', "Hi", "a…@x.example")
    assert out.getvalue() == '<6>level=info logger=mailbot.jobs.send_due msg="sent \\"Hi\\"\\nto a…@x.example"\n'


@pytest.mark.parametrize(("level", "priority"), [(logging.CRITICAL, 2), (logging.ERROR, 3), (logging.WARNING, 4)])
def test_the_priority_is_syslogs(level: int, priority: int) -> None:
    out = io.StringIO()
    set_up_logging(stream=out, environ=UNDER_SYSTEMD)
    log.log(level, "x")
    assert out.getvalue().startswith(f"<{priority}>")


def test_a_traceback_stays_on_its_line_under_systemd() -> None:
    out = io.StringIO()
    set_up_logging(stream=out, environ=UNDER_SYSTEMD)
    try:
        raise ValueError("bad")
    except ValueError:
        log.exception("failed")
    assert out.getvalue().count("\n") == 1
    assert "ValueError: bad" in out.getvalue()


@pytest.mark.parametrize("environ", [{}, UNDER_SYSTEMD])
def test_what_strangers_wrote_forges_no_line_and_steers_no_terminal(environ: dict[str, str]) -> None:
    out = io.StringIO()
    set_up_logging(stream=out, environ=environ)
    log.warning("refused: %s", "no\x1b[2J\x9b31m\n12:00:00 error mailbot: forged")
    assert out.getvalue().count("\n") == 1
    assert all(letter.isprintable() for letter in out.getvalue()[:-1])


@pytest.mark.parametrize("environ", [{}, UNDER_SYSTEMD])
def test_no_address_is_shown_whole_whoever_named_it(environ: dict[str, str]) -> None:
    out = io.StringIO()
    set_up_logging(stream=out, environ=environ)
    try:
        raise ValueError("<ellis.marsh@townmail.example>: no such person here")
    except ValueError as error:
        log.exception("stopped: %s", error)
    assert "ellis" not in out.getvalue()
    assert out.getvalue().count("<e…@townmail.example>: no such person here") >= 2


def test_plain_lines_elsewhere() -> None:
    out = io.StringIO()
    set_up_logging(1, stream=out, environ={})
    log.info("sent")
    assert out.getvalue().endswith(" info mailbot.jobs.send_due: sent\n")


def test_a_person_at_a_terminal_gets_plain_lines_even_inside_a_unit() -> None:
    assert not under_journal(Terminal(), UNDER_SYSTEMD)


def test_without_v_only_warnings_and_a_daemon_tells_more() -> None:
    out = io.StringIO()
    set_up_logging(stream=out, environ={})
    log.info("quiet")
    assert out.getvalue() == ""
    set_up_logging(daemon=True, stream=out, environ={})
    log.info("said")
    log.debug("quiet")
    assert out.getvalue().count("\n") == 1


def test_libraries_never_print_what_they_send() -> None:
    out = io.StringIO()
    set_up_logging(2, stream=out, environ={})
    log.debug("ours")
    logging.getLogger("pymongo.command").debug("a whole command, with the mail in it")
    logging.getLogger("a_library_of_tomorrow").debug("a password")
    assert "ours" in out.getvalue()
    assert out.getvalue().count("\n") == 1
