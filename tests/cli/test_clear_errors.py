"""What goes wrong outside is one clear line that names the thing and the mend, and the right exit code."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest


def mailbot(*arguments: str, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("MAILBOT_")}
    command = [sys.executable, "-m", "mailbot.cli.main", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=cwd, env={**clean, **environ}, timeout=120, check=False
    )


def only_error(ran: subprocess.CompletedProcess[str]) -> str:
    lines = [line for line in ran.stderr.splitlines() if line.strip()]
    assert "Traceback" not in ran.stderr
    errors = [line for line in lines if line.startswith("error:")]
    assert len(errors) == 1, ran.stderr
    assert " — " in errors[0], "the line names no mend"
    return errors[0]


def unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a configuration whose servers are not there."""
    (tmp_path / "config.toml").write_text(
        f"""
[business]
name = "Alder Homes"
postal_address = "1 Main St"
[database]
data_dir = "data"
[smtp]
host = "127.0.0.1"
port = {unused_port()}
security = "none"
from_address = "hello@agency.test"
[imap]
host = "127.0.0.1"
port = {unused_port()}
security = "none"
username = "hello@agency.test"
[sending]
mode = "live"
"""
    )
    return tmp_path


def test_a_wrong_configuration(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[smtp]\nhostt = 'x'\n")
    ran = mailbot("threads", "list", cwd=tmp_path)
    assert ran.returncode == 2
    assert "unknown key smtp.hostt" in only_error(ran)


def test_run_without_servers_says_what_to_fill_in(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[database]\ndata_dir = 'data'\n")
    ran = mailbot("run", cwd=tmp_path)
    assert ran.returncode == 2
    assert "smtp.host, smtp.from_address, imap.host, imap.username not set" in only_error(ran)


def test_a_database_that_is_down(place: Path) -> None:
    uri = f"mongodb://127.0.0.1:{unused_port()}/?serverSelectionTimeoutMS=300"
    ran = mailbot("threads", "list", cwd=place, MAILBOT_DATABASE__URI=uri)
    assert ran.returncode == 1
    assert "the database does not answer" in only_error(ran)


def test_a_database_uri_that_is_none_hides_what_it_holds(place: Path) -> None:
    ran = mailbot("threads", "list", cwd=place, MAILBOT_DATABASE__URI="mongodb://user:hunter2@")
    assert ran.returncode == 1
    assert "hunter2" not in ran.stderr + ran.stdout
    assert "database.uri" in only_error(ran)


def test_a_csv_that_is_none(place: Path) -> None:
    ran = mailbot("contacts", "import", "nowhere.csv", cwd=place)
    assert ran.returncode == 2
    assert "nowhere.csv" in only_error(ran)


def test_a_csv_with_bad_rows_takes_the_good_ones(place: Path) -> None:
    (place / "people.csv").write_text("email,first_name\ndana@away.example,Dana\nnobody,Nemo\n")
    ran = mailbot("contacts", "import", "people.csv", "--json", cwd=place)
    assert ran.returncode == 1
    assert "line 3" in ran.stderr
    assert '"added": 1' in ran.stdout


def test_an_import_tells_what_it_took_otherwise_than_it_stands_there(place: Path) -> None:
    (place / "people.csv").write_text(
        "email,first_name,phone,Company,Unsubscribed\ndana@away.example,Dana,call me,Acme,yes\n"
    )
    ran = mailbot("contacts", "import", "people.csv", "--json", cwd=place)
    assert ran.returncode == 0
    assert "not recognised, and kept as private fields of each contact: Company\n" in ran.stderr
    assert "no telephone number" in ran.stderr
    assert '"suppressed": 1' in ran.stdout
    (place / "homes.csv").write_bytes(
        "ref,address,price,area,Agent\nR-1,1 Elm St,500000,Peñón,Kim\n".encode("mac_roman")
    )
    ran = mailbot("properties", "import", "homes.csv", cwd=place)
    assert "left out: Agent" in ran.stderr
    assert "--encoding mac_roman" in ran.stderr
    assert mailbot("properties", "import", "homes.csv", "--encoding", "mac_roman", cwd=place).returncode == 0
    assert "Peñón" in mailbot("properties", "list", "--json", cwd=place).stdout


def test_a_campaign_that_does_not_fit(place: Path) -> None:
    (place / "people.csv").write_text("email\nnameless@away.example\n")
    assert mailbot("contacts", "import", "people.csv", cwd=place).returncode == 0
    (place / "c.toml").write_text(
        'name = "x"\nsubject = "s"\ntext = "Hi {{ contact.first_name }}"\n[audience]\nkind = "all"\n'
    )
    ran = mailbot("campaign", "create", "c.toml", cwd=place)
    assert ran.returncode == 2
    assert "nameless@away.example has no 'first_name'" in only_error(ran)


def test_something_that_is_not_there(place: Path) -> None:
    for command in (
        ["campaign", "report", "7"],
        ["threads", "show", "7"],
        ["drafts", "approve", "7"],
        ["calls", "cancel", "7"],
    ):
        ran = mailbot(*command, cwd=place)
        assert ran.returncode == 1, command
        assert " 7" in only_error(ran)


def test_a_data_directory_that_cannot_be_written(place: Path) -> None:
    (place / "data").write_text("a file stands where the folder should be")
    ran = mailbot("threads", "list", cwd=place)
    assert ran.returncode == 1
    assert "data" in only_error(ran)


def test_a_data_directory_on_a_full_disk(place: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full here")
    ran = mailbot("init", "--no-ask", cwd=place, MAILBOT_CONFIG="/dev/full/config.toml")
    assert ran.returncode in (1, 2)
    only_error(ran)


def test_the_doctor_names_each_part_and_its_mend(place: Path) -> None:
    ran = mailbot("doctor", "--json", cwd=place)
    assert ran.returncode == 1
    assert '"part": "smtp"' in ran.stdout
    assert '"part": "imap"' in ran.stdout
    assert "Traceback" not in ran.stderr


def test_wrong_usage_exits_two(place: Path) -> None:
    assert mailbot("threads", "show", "seven", cwd=place).returncode == 2
    assert mailbot("no-such-command", cwd=place).returncode == 2


def test_the_doctor_looks_at_the_dns(place: Path) -> None:
    ran = mailbot("doctor", "--json", cwd=place)
    parts = [json.loads(line)["part"] for line in ran.stdout.splitlines()]
    assert {"config", "database", "smtp", "imap", "ai", "dns"} <= set(parts)


def test_without_a_configuration_one_is_told_so(tmp_path: Path) -> None:
    lists = mailbot("threads", "list", cwd=tmp_path)
    assert lists.returncode == 2
    assert "no config.toml here" in only_error(lists)
    assert "mailbot init" in only_error(lists)
    assert list(tmp_path.iterdir()) == []
    named = mailbot("threads", "list", cwd=tmp_path, MAILBOT_DATABASE__DATA_DIR=str(tmp_path / "mailbot-data"))
    assert named.returncode == 0
    assert "no config.toml" not in named.stderr
    again = mailbot("threads", "list", cwd=tmp_path)
    assert again.returncode == 0
    assert "no config.toml here" in again.stderr
    assert str(tmp_path / "mailbot-data") in again.stderr
    assert "mailbot init" in mailbot("doctor", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    "command",
    [
        "suppression import nofile",
        "eval --compare nofile config.toml",
        "drafts approve 1 --file nofile",
        "replay --prompt nofile",
        "dkim-key data/nofile",
        "campaign create nofile",
        "contacts import nofile",
    ],
)
def test_a_file_that_is_not_there_is_told_in_words(place: Path, command: str) -> None:
    (place / "config.toml").write_text(
        (place / "config.toml").read_text() + '[ai]\nmodel = "double"\nbase_url = "http://127.0.0.1:9/v1"\n'
    )
    ran = mailbot(*command.split(), cwd=place)
    assert ran.returncode == 2
    assert "No such file or directory" in only_error(ran)
    assert "Errno" not in ran.stderr


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("demo --dir config.toml/demo --until-booked", 2),
        ("export-mail all config.toml/all.mbox", 2),
        ("import-mail nowhere", 2),
        ("explain nowhere.eml", 2),
        ("deliveries settle 5 sent", 1),
        ("quarantine show 5", 1),
        ("suppression remove nobody@away.example", 1),
        ("user reset nobody@away.example", 1),
    ],
)
def test_whatever_is_not_there_is_named_with_what_helps(place: Path, command: str, code: int) -> None:
    ran = mailbot(*command.split(), cwd=place)
    assert ran.returncode == code
    only_error(ran)


def test_a_backup_is_restored_by_the_first_command_in_a_new_place(place: Path, tmp_path: Path) -> None:
    contacts = place / "contacts.csv"
    contacts.write_text("email,name\ndana@away.example,Dana Reyes\n")
    assert mailbot("contacts", "import", str(contacts), cwd=place).returncode == 0
    saved = mailbot("backup", "kept.bak", cwd=place)
    assert saved.returncode == 0, saved.stderr
    there = tmp_path / "another"
    there.mkdir()
    (there / "config.toml").write_text((place / "config.toml").read_text())
    restored = mailbot("restore", str(place / "kept.bak"), cwd=there)
    assert restored.returncode == 0, restored.stderr
    assert "dana@away.example" in mailbot("contacts", "list", "--json", cwd=there).stdout
    assert mailbot("restore", str(place / "kept.bak"), cwd=there).returncode == 1, "it holds something now"


def test_a_number_beyond_the_database_is_one_clear_line(place: Path) -> None:
    for words in (("threads", "show"), ("campaign", "show"), ("drafts", "show")):
        assert "too large" in only_error(mailbot(*words, str(10**20), cwd=place))


def test_no_section_is_lost_from_the_help(place: Path) -> None:
    assert "section oauth" in mailbot("login", "--help", cwd=place).stdout
    assert "web.port" in mailbot("web", "--help", cwd=place).stdout
    assert "ai.prices" in mailbot("costs", "--help", cwd=place).stdout


@pytest.mark.parametrize("command", ["--version", "explain mail.eml --json", "campaign --help"])
@pytest.mark.parametrize("ending", [">/dev/full", ">&-"])
def test_what_cannot_be_written_out_is_one_clear_line(tmp_path: Path, command: str, ending: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    (tmp_path / "mail.eml").write_text("From: dana@away.example\nSubject: Hi\n\nHello\n")
    line = f"{sys.executable} -m mailbot.cli.main {command} {ending}"
    ran = subprocess.run(["sh", "-c", line], capture_output=True, text=True, cwd=tmp_path, timeout=120, check=False)
    assert ran.returncode == 1, ran.stderr
    assert "cannot write the output" in only_error(ran)
    assert "Exception" not in ran.stderr
