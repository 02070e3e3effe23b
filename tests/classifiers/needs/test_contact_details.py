"""Phone numbers, addresses and names that writers give of themselves."""

from __future__ import annotations

import pytest

from classifiers.needs.contact_details import contact_details


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("call me 512-555-0144", "+15125550144"),
        ("Phone: (404) 555-0137", "+14045550137"),
        ("305.555.0168 after 4pm", "+13055550168"),
        ("call 614 555 0109", "+16145550109"),
        ("+1 512 555 0144", "+15125550144"),
        ("llamarme al +52 55 5501 0199", "+525555010199"),
        ("please call 555 0114", "5550114"),
        ("my cell is 5125550144", "+15125550144"),
        ("2075550119", "+12075550119"),
        (" 12075550119.\n", "+12075550119"),
        ("2075550137 txt me", "+12075550137"),
        ("txt is better 2075550137", "+12075550137"),
        ("my # is 2075550137", "+12075550137"),
        ("ph 2075550137", "+12075550137"),
        ("mi cel es 2075550137", "+12075550137"),
        ("márqueme al 2075550137", "+12075550137"),
        ("cell:2075550137,", "+12075550137"),
        ("(207) 555 0137", "+12075550137"),
        ("+1 207 555 0137", "+12075550137"),
        ("207/555/0137", "+12075550137"),
        ("207 5550137", "+12075550137"),
        ("207 - 555 - 0137", "+12075550137"),
        ("207–555–0137", "+12075550137"),
        ("looking for a duplex under 220. 2075550137", "+12075550137"),
    ],
)
def test_phone_numbers_are_normalised(text: str, digits: str) -> None:
    assert contact_details(text)["phone"].value == digits


@pytest.mark.parametrize(
    "text",
    [
        "It is 2075550119",
        "2075550119 please",
        "2075550119\n3125550119",
        "7734120",
        "22075550119",
        "1075550119",
        "MLS# 7734120",
        "invoice 5125550144",
        "case number 555-0144",
        "78704-1234",
        "from 2018 to 2024",
        "$512,555",
        "fax: 207-555-0137",
        "call my agent at 207-555-0137",
        "the listing agent's number is 207-555-0137",
        "is your number 207-555-0137?",
    ],
)
def test_other_numbers_are_no_phones(text: str) -> None:
    assert "phone" not in contact_details(text)


@pytest.mark.parametrize(
    "text",
    [
        "The adjuster is at Hartline, 281-555-0166, I'm at 281-555-0137.",
        "hubby is at 281 555 0133, I'm at 281 555 0137",
        "My landlord's name is Petrakis, he's at 281-555-0155. My own number's changed, it's 281-555-0137.",
    ],
)
def test_of_several_numbers_their_own_is_taken(text: str) -> None:
    assert contact_details(text)["phone"].value == "+12815550137"


def test_only_the_writers_own_address_is_taken() -> None:
    assert contact_details("Email: G.Vos@mailbox.example")["lead_email"].value == "g.vos@mailbox.example"
    assert contact_details("you can reach me at jo@mail.example.")["lead_email"].value == "jo@mail.example"
    assert "lead_email" not in contact_details("write to dan@firm.example, he covers for me")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Name: Gretchen Vos\nPhone: 1", "Gretchen Vos"),
        ("my name is Carla and I", "Carla"),
        ("me llamo Verónica. Mi esposo", "Verónica"),
        ("First name: Luis\nLast name: Cordero\n", "Luis Cordero"),
        ("This is Wendell Crabtree out on Route 12.", "Wendell Crabtree"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert contact_details(text)["name"].value == name


def test_no_name_where_none_is_given() -> None:
    assert "name" not in contact_details("This is The Best, my name is not important")
