"""The configuration: every key has a default or a clear error naming it; nothing unknown is swallowed."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from pydantic import BaseModel

from mailbot.config import Config, Price, load
from mailbot.errors import BadInput, ConfigError
from mailbot.ops.init import Answers, render, write

ROOT = Path(__file__).parents[1]


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[smtp]\nhostt = 'x'", r"unknown key smtp\.hostt"),
        ("[sntp]\nhost = 'x'", "unknown key sntp"),
        ("[smtp]\nport = 70000", r"smtp\.port: 70000 is too large: 65535 is the most"),
        ("[smtp]\nport = 'abc'", r"smtp\.port: 'abc' is no number: write it in digits, as 12 — correct it in"),
        ("[smtp]\nport = 2.5", r"smtp\.port: 2\.5 is no whole number"),
        ("[smtp]\nhost = 1", r"smtp\.host: it is no text: put it in quotes"),
        ("[conversation]\nreminder_hours = 3", r"conversation\.reminder_hours: it is no list"),
        ("[smtp]\nsecurity = 'ssl'", r"smtp\.security: 'ssl' is not one of 'tls', 'starttls' or 'none'"),
        ("[business]\ntimezone = 'Mars/Olympus'", r"business\.timezone: unknown time zone"),
        ("[sending]\nmode = 'redirect:nobody'", r"sending\.mode"),
        ("[sending]\nmode = 'redirect:@'", r"sending\.mode"),
        ("[sending]\noperator = 'nobody'", r"sending\.operator: 'nobody' is no address"),
        ("[smtp]\nfrom_address = 'Ann <hello@agency.example>'", r"smtp\.from_address: .* is no address"),
        ("[smtp]\nfrom_address = 'hello'", r"smtp\.from_address: 'hello' is no address"),
        ("[smtp]\nreply_address = 'a@b.example, c@d.example'", r"smtp\.reply_address: .* is no address"),
        ("[sending]\noperator = 'kim@lee@agency.example'", r"sending\.operator: .* is no address"),
        ("[business]\nstaff = ['x']", r"business\.staff: 'x' is no address"),
        ("[web]\npublic_url = 'mail.agency.example'", r"web\.public_url: .* must be written like https://"),
        ("[web]\npublic_url = 'ftp://agency.example'", r"web\.public_url"),
        ("[web]\npublic_url = 'https://agency.example/a b'", r"web\.public_url"),
        ("[conversation]\nreminder_hours = [inf]", r"conversation\.reminder_hours"),
        ("[conversation]\nreminder_hours = [-3]", r"conversation\.reminder_hours"),
        ("[sending]\nquiet_hours = '9-17'", r"sending\.quiet_hours"),
        ("[conversation.business_hours]\nmon = '17:00-09:00'", r"business_hours\.mon: .* ends before it starts"),
        ("[conversation.business_hours]\nsat = '9-17'", r"conversation\.business_hours\.sat: '9-17' must be written"),
        ("[smtp]\ntimeout_seconds = inf", r"smtp\.timeout_seconds"),
        ("[imap]\ntimeout_seconds = nan", r"imap\.timeout_seconds"),
        ("[ai]\ntimeout_seconds = 61", r"ai\.timeout_seconds"),
        ("[conversation.autonomy]\nbuyer = 'always'", r"conversation\.autonomy\.buyer"),
        ("[conversation]\nsettle_seconds = -1", r"conversation\.settle_seconds: -1 is too small: 0 is the least"),
        ("smtp = 3", "smtp"),
        ("[smtp\nhost", "is not TOML"),
    ],
)
def test_a_wrong_key_is_named(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        load(written(tmp_path, text), {})


def test_several_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as error:
        load(written(tmp_path, "[smtp]\nport = 0\n[imap]\nport = 0"), {})
    assert "smtp.port" in str(error.value)
    assert "imap.port" in str(error.value)


@pytest.mark.parametrize("name", ["MAILBOT_SMTP_HOST", "MAILBOT_SNTP__HOST", "MAILBOT_HOST"])
def test_an_unknown_variable_is_refused_by_name(name: str) -> None:
    with pytest.raises(ConfigError, match=name):
        load(None, {name: "x"})


def test_an_unknown_key_in_a_known_section_is_refused_too() -> None:
    with pytest.raises(ConfigError, match=r"unknown key smtp\.hostt"):
        load(None, {"MAILBOT_SMTP__HOSTT": "x"})


def test_variables_override_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "[smtp]\nhost = 'a.example'\nport = 25")
    environ = {
        "MAILBOT_SMTP__HOST": "b.example",
        "MAILBOT_BUSINESS__STAFF": "kim@agency.test, lee@agency.test",
        "MAILBOT_CONVERSATION__AUTONOMY__SELLER": "draft",
        "MAILBOT_TEST_MONGODB_URI": "ignored: it is the tests' own",
    }
    config = load(path, environ)
    assert (config.smtp.host, config.smtp.port) == ("b.example", 25)
    assert config.business.staff == ["kim@agency.test", "lee@agency.test"]
    assert config.conversation.autonomy.seller == "draft"


@pytest.mark.parametrize("value", ["24,2", "24, 2", "[24, 2]", "[24.0,2]"])
def test_a_list_of_numbers_is_written_like_one_of_words(value: str) -> None:
    assert load(None, {"MAILBOT_CONVERSATION__REMINDER_HOURS": value}).conversation.reminder_hours == [24, 2]


@pytest.mark.parametrize("value", ["[Gmail]/All Mail, INBOX", '["[Gmail]/All Mail", "INBOX"]'])
def test_a_list_of_words_may_begin_with_a_bracket(value: str) -> None:
    assert load(None, {"MAILBOT_IMAP__FOLDERS": value}).imap.folders == ["[Gmail]/All Mail", "INBOX"]


def test_a_name_in_a_table_of_names_keeps_its_case() -> None:
    environ = {"MAILBOT_AI__PRICES__Qwen/Qwen3__INPUT": "0.2", "MAILBOT_AI__PRICES__Qwen/Qwen3__OUTPUT": "0.6"}
    assert load(None, environ).ai.prices == {"Qwen/Qwen3": Price(input=Decimal("0.2"), output=Decimal("0.6"))}


def test_checks_are_known_in_any_case() -> None:
    off = load(None, {"MAILBOT_CONVERSATION__CHECKS_OFF__UNREAD": "Luc reads along in French"}).conversation.checks_off
    assert off == {"unread": "Luc reads along in French"}


def test_a_table_may_be_one_variable(tmp_path: Path) -> None:
    path = written(tmp_path, "[ai.prices]\nold = { input = 1, output = 1 }\n[smtp.dkim]\nselector = 's'")
    environ = {
        "MAILBOT_AI__PRICES__Qwen3__CACHED": "0.1",  # laid over the table, wherever it stands
        "MAILBOT_AI__PRICES": '{"Qwen3": {"input": 0.2, "output": 0.6}}',
        "MAILBOT_SMTP__DKIM": '{"domain": "agency.example"}',
    }
    config = load(path, environ)
    assert config.ai.prices == {"Qwen3": Price(input=Decimal("0.2"), output=Decimal("0.6"), cached=Decimal("0.1"))}
    assert (config.smtp.dkim.selector, config.smtp.dkim.domain) == ("", "agency.example")


@pytest.mark.parametrize("value", ["", "large", "{", '["large"]', "3"])
def test_what_is_no_table_is_told_with_its_variable(value: str) -> None:
    with pytest.raises(ConfigError, match="MAILBOT_AI__PRICES is no table — write one as JSON"):
        load(None, {"MAILBOT_AI__PRICES": value})


@pytest.mark.parametrize(
    ("variable", "value", "wrong"),
    [
        ("MAILBOT_CONVERSATION__REMINDER_HOURS", "24,x", "conversation.reminder_hours.1"),
        ("MAILBOT_CONVERSATION__CHECKS_OFF__UNREAD", "short", "conversation.checks_off"),
        ("MAILBOT_CONVERSATION__BUSINESS_HOURS__MON", "9-17", "conversation.business_hours.mon"),
        ("MAILBOT_AI__PRICES__Qwen3__INPUT", "much", "ai.prices.Qwen3.input"),
        ("MAILBOT_AI__PRICES__Qwen3__INPUT", "1", "ai.prices.Qwen3.output: it is missing"),
        ("MAILBOT_AI__PRICES__Qwen3__INPTU", "1", "unknown key ai.prices.Qwen3.inptu"),
        ("MAILBOT_AI__PRICES", '{"Qwen3": {"input": "much", "output": 1}}', "ai.prices.Qwen3.input"),
        ("MAILBOT_AI__WRITER_FALLBACK", "small", "ai: writer_fallback"),
    ],
)
def test_what_is_wrong_deep_in_a_variable_is_mended_there(
    tmp_path: Path, variable: str, value: str, wrong: str
) -> None:
    file = written(tmp_path, "[imap]\nport = 143")
    with pytest.raises(ConfigError) as error:
        load(file, {variable: value, "MAILBOT_SMTP__PORT": "25"})
    assert wrong in error.value.what
    assert error.value.mend == f"correct it in {variable}"


def test_where_file_and_variable_meet_both_are_named(tmp_path: Path) -> None:
    file = written(tmp_path, "[ai]\nwriter_fallback = 'small'")
    with pytest.raises(ConfigError) as error:
        load(file, {"MAILBOT_AI__TIMEOUT_SECONDS": "30"})
    assert error.value.mend == f"correct it in MAILBOT_AI__TIMEOUT_SECONDS and {file}"


def test_the_addresses_of_staff_are_known_in_any_case(tmp_path: Path) -> None:
    config = load(written(tmp_path, "[business]\nstaff = ['Bob@Agency.example ', 'kim@agency.example']"), {})
    assert config.business.staff == ["bob@agency.example", "kim@agency.example"]


def test_what_is_wrong_in_a_variable_is_mended_there(tmp_path: Path) -> None:
    file = written(tmp_path, "[smtp]\nport = 25\n[imap]\nport = 0")
    with pytest.raises(ConfigError) as error:
        load(file, {"MAILBOT_SMTP__PORT": "abc", "MAILBOT_IMAP__PORT": "143"})
    assert error.value.mend == "correct it in MAILBOT_SMTP__PORT"
    with pytest.raises(ConfigError) as error:
        load(file, {"MAILBOT_SMTP__PORT": "abc"})
    assert error.value.mend == f"correct it in MAILBOT_SMTP__PORT and {file}"


def test_what_some_editors_put_before_a_text_is_no_part_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbf[smtp]\r\nhost = 'a.example'\r\n")
    assert load(path, {}).smtp.host == "a.example"


def test_a_named_configuration_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no configuration"):
        load(tmp_path / "nowhere.toml", {})
    with pytest.raises(ConfigError, match="there is no configuration"):
        load(None, {"MAILBOT_CONFIG": str(tmp_path / "nowhere.toml")})


def test_the_data_directory_is_relative_to_the_file(tmp_path: Path) -> None:
    assert load(written(tmp_path, "[database]\ndata_dir = 'data'"), {}).database.data_dir == tmp_path / "data"


def test_a_secret_comes_from_a_file_and_is_never_shown(tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("s3cret\n")
    config = load(written(tmp_path, f"[smtp]\npassword_file = '{secret}'\n[imap]\npassword = 'other'"), {})
    assert config.smtp.secret() == "s3cret"
    assert "other" not in repr(config)
    secret.unlink()
    with pytest.raises(ConfigError, match=r"smtp\.password_file"):
        config.smtp.secret()


@pytest.mark.parametrize(("held", "what"), [(b" \n", "is empty"), (b"s3cr\xe9t", "is no text in UTF-8")])
def test_a_file_without_a_secret_is_told_of(tmp_path: Path, held: bytes, what: str) -> None:
    secret = tmp_path / "password"
    secret.write_bytes(held)
    config = load(written(tmp_path, f"[smtp]\npassword_file = '{secret}'"), {})
    with pytest.raises(ConfigError, match=rf"smtp\.password_file: .* {what}"):
        config.smtp.secret()


def test_what_some_editors_put_before_a_text_is_no_part_of_a_secret(tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_bytes(b"\xef\xbb\xbfs3cret\r\n")
    assert load(written(tmp_path, f"[smtp]\npassword_file = '{secret}'"), {}).smtp.secret() == "s3cret"


def test_a_relative_secret_is_looked_up_where_systemd_puts_credentials(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "smtp-password").write_text("from systemd")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert load(None, {"MAILBOT_SMTP__PASSWORD_FILE": "smtp-password"}).smtp.secret() == "from systemd"


def test_the_commented_file_holds_every_key_with_its_default() -> None:
    shown = tomllib.loads((ROOT / "config.toml").read_text())
    optional = {
        "password_file",
        "api_key_file",
        "signing_key_file",
        "client_secret_file",
        "metrics_token_file",
        "facts",
    }
    for name, section in Config.model_fields.items():
        assert _keys(section.annotation) - optional <= shown[name].keys() | optional, name
    assert load(ROOT / "config.toml", {}).model_dump(exclude={"database"}) == Config().model_dump(exclude={"database"})


def _keys(section: object) -> set[str]:
    assert isinstance(section, type)
    assert issubclass(section, BaseModel)
    return set(section.model_fields)


def test_the_repository_holds_what_init_writes() -> None:
    assert (ROOT / "config.toml").read_text() == render(Answers())


def test_init_writes_what_it_is_given_and_keeps_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    write(path, Answers(business_name='The "Best" Homes\\Co', mode="redirect:me@agency.test"))
    assert load(path, {}).business.name == 'The "Best" Homes\\Co'
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(BadInput, match="is there already"):
        write(path, Answers())


SPANS_OF_TIME = [
    f"{section}.{name}"
    for section, kind in Config.model_fields.items()
    for name in getattr(kind.annotation, "model_fields", {})
    if name.endswith(("_seconds", "_minutes", "_hours", "_days_ahead", "rate_per_minute")) and "quiet" not in name
    if name != "reply_hours"
]


@pytest.mark.parametrize("key", SPANS_OF_TIME)
@pytest.mark.parametrize("value", ["1000000000000000", "inf", "nan"])
def test_no_span_of_time_is_longer_than_a_clock_can_count(tmp_path: Path, key: str, value: str) -> None:
    section, name = key.split(".")
    written_value = f"[{value}]" if name == "reminder_hours" else value
    with pytest.raises(ConfigError, match=rf"{section}\.{name}"):
        load(written(tmp_path, f"[{section}]\n{name} = {written_value}"), {})


def test_a_configuration_that_cannot_be_looked_for_is_told_of(tmp_path: Path) -> None:
    named = tmp_path / ("x" * 300) / "config.toml"
    with pytest.raises(ConfigError, match=r"cannot look for a configuration at .*: File name too long — "):
        load(named, {})
