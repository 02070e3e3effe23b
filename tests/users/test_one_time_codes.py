"""One-time codes are those of RFC 4226 and RFC 6238."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from mailbot.users.second_factor import code_of, provisioning_uri, step_at, step_of_code

SECRET = b"12345678901234567890"  # RFC 6238 appendix B


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_the_codes_of_the_rfc(seconds: int, code: str) -> None:
    assert code_of(SECRET, step_at(datetime.fromtimestamp(seconds, UTC))) == code[-6:]


def test_a_code_is_good_for_a_step_either_way_and_never_before_the_last_one_taken() -> None:
    now = datetime(2027, 3, 4, 10, 0, tzinfo=UTC)
    here = step_at(now)
    for step in (here - 1, here, here + 1):
        assert step_of_code(SECRET, code_of(SECRET, step), now, after=0) == step
    for step in (here - 2, here + 2):
        assert step_of_code(SECRET, code_of(SECRET, step), now, after=0) is None
    assert step_of_code(SECRET, code_of(SECRET, here), now, after=here) is None


@pytest.mark.parametrize("typed", ["", "000", "abcdef", "１２３４５６", "123456789"])
def test_what_is_no_code_is_wrong(typed: str) -> None:
    assert step_of_code(SECRET, typed, datetime(2027, 3, 4, tzinfo=UTC), after=0) is None


def test_the_address_for_the_phone_is_escaped() -> None:
    uri = provisioning_uri(SECRET, "kim@agency.test", "Alder & Homes: North")
    assert uri.startswith("otpauth://totp/Alder%20%26%20Homes%3A%20North:kim@agency.test?secret=")
    assert "issuer=Alder%20%26%20Homes%3A%20North" in uri
