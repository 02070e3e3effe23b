"""Properties files as people have them: money, numbers and words as they are written."""

from __future__ import annotations

import pytest

from mailbot.crm.files.importing import HomeProblem, PropertyRow, RowProblem, read_properties
from mailbot.errors import BadInput
from models.property import ListedFor, PropertyStatus, PropertyType


@pytest.fixture
def rows(tmp_path):
    def read(content, **columns):
        file = tmp_path / "properties.csv"
        file.write_text(content)
        return list(read_properties(file, {theirs: ours for ours, theirs in columns.items()}))

    return read


@pytest.fixture
def cell(rows):
    """What one cell of a column becomes: a value, None when it says nothing, or the problem."""

    def read(column, text):
        quoted = '"' + text.replace('"', '""') + '"'
        header = dict.fromkeys(("ref", "address", "price", column))
        values = {"ref": "R-1", "address": "1 Elm St", "price": "100000", column: quoted}
        (row,) = rows(",".join(header) + "\n" + ",".join(values[name] for name in header) + "\n")
        return row if isinstance(row, RowProblem) else row.values.get(column)

    return read


def test_every_column_is_read(rows):
    (row,) = rows(
        "MLS,Status,Listed For,Property Type,Street,Neighborhood,City,Zip,List Price,Beds,Baths,Sq Ft,Yr Built,"
        "Remarks,Features,Link,Photo\n"
        'BR-1,Sold,lease,Single Family,12 Elm St,Midtown,Springfield,01234,"$485,000",3,2.5,"1,840",1990,'
        "Nice,pool;garage,https://x.example,https://y.example\n"
    )
    assert row == PropertyRow(
        2,
        "BR-1",
        {
            "status": PropertyStatus.SOLD,
            "listed_for": ListedFor.RENT,
            "type": PropertyType.HOUSE,
            "address": "12 Elm St",
            "area": "Midtown",
            "city": "Springfield",
            "postcode": "01234",
            "price": 485_000,
            "bedrooms": 3,
            "bathrooms": 2.5,
            "square_feet": 1840,
            "year_built": 1990,
            "description": "Nice",
            "features": ["pool", "garage"],
            "url": "https://x.example",
            "photo_url": "https://y.example",
        },
    )


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("485000", 485_000),
        ("$485,000", 485_000),
        ("$485,000.00", 485_000),
        ("485.000", 485_000),
        ("485.000,00 €", 485_000),
        ("485 000", 485_000),
        ("485'000", 485_000),
        ("485k", 485_000),
        ("$1.2M", 1_200_000),
        ("1,250,000", 1_250_000),
        ("USD 2,100/mo", 2_100),
        ("4850,00", 4_850),
    ],
)
def test_money_as_it_is_written(cell, text, price):
    assert cell("price", text) == price


@pytest.mark.parametrize("text", ["call us", "450-500k", "-5", "0", "nan", "inf", "1e6", "9" * 20, "1,2,3,4", "$"])
def test_what_is_no_price_is_told(cell, text):
    problem = cell("price", text)
    assert isinstance(problem, RowProblem)
    assert (problem.line, problem.column, problem.key) == (2, "price", "R-1")


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("4.85E+05", 485_000),
        ("4,85E+05", 485_000),
        ("1E+06", 1_000_000),
        ("$1.25MM", 1_250_000),
        ("$1.2M", 1_200_000),
        ("1.2 million", 1_200_000),
        ("485 thousand", 485_000),
        ("850 mil", 850_000),
        ("1,5 millones", 1_500_000),
    ],
)
def test_money_in_other_scales(cell, text, price):
    assert cell("price", text) == price


@pytest.mark.parametrize("text", ["1e6", "4.85E5", "485 MMM", "1.2 bn", "485 m2", "1/2", "E+05", "485-E+05", "k"])
def test_what_only_looks_like_a_scale_is_told(cell, text):
    assert isinstance(cell("price", text), RowProblem)


def test_a_number_that_a_spreadsheet_shortened_is_remarked_on(rows):
    first, second = rows("ref,address,price\nR-1,1 Elm St,4.85E+05\nR-2,1 Elm St,485000\n")
    assert "may have lost digits" in first.remarks[0].words
    assert second.remarks == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3 1/2", 3.5),
        ("2½", 2.5),
        ("2 ½ baths", 2.5),
        ("2/1", 2.5),
        ("3/0", 3),
        ("2 full / 1 half", 2.5),
        ("1 3/4", 1.75),
    ],
)
def test_bathrooms_as_listing_services_write_them(cell, text, number):
    assert cell("bathrooms", text) == number


@pytest.mark.parametrize("text", ["2/1/1", "a/b", "2 1/0", "half", "2-3", "½½"])
def test_what_is_no_number_of_bathrooms_is_told(cell, text):
    assert isinstance(cell("bathrooms", text), RowProblem)


@pytest.mark.parametrize(
    ("header", "cells", "number"),
    [
        ("Full Baths,Half Baths", "2,1", 2.5),
        ("Baths Full,Baths Half", "3,0", 3),
        ("BathroomsFull,BathroomsHalf", "1,", 1),
        ("Baths,Full Baths,Half Baths", "3,2,1", 2.5),
        ("Baths,Half Baths", "2,1", 2),
        ("Half Baths,Beds", "1,2", None),
    ],
)
def test_full_and_half_bathrooms_may_be_apart(rows, header, cells, number):
    (row,) = rows(f"ref,address,price,{header}\nR-1,1 Elm St,485000,{cells}\n")
    assert row.values.get("bathrooms") == number
    assert not {"full_baths", "half_baths"} & set(row.values)


@pytest.mark.parametrize("text", ["'98", "98", "’98", "1998-2001", "19985", "998"])
def test_a_year_has_four_digits(cell, text):
    problem = cell("year_built", text)
    assert isinstance(problem, RowProblem)
    assert "four digits" in problem.mend
    assert ("may be 1898, 1998" in problem.words) == (len(text) < 4 and text != "998")


@pytest.mark.parametrize(("text", "year"), [("1998", 1998), ("1998.0", 1998), ("c. 1890", None), ("1890", 1890)])
def test_years(cell, text, year):
    found = cell("year_built", text)
    assert found == year or (year is None and isinstance(found, RowProblem))


@pytest.mark.parametrize(("text", "number"), [("2", 2), ("2.5", 2.5), ("2,5", 2.5), ("2.5 baths", 2.5), ("", None)])
def test_half_bathrooms(cell, text, number):
    assert cell("bathrooms", text) == number


@pytest.mark.parametrize(("text", "number"), [("Studio", 0), ("3 beds", 3), ("", None)])
def test_bedrooms(cell, text, number):
    assert cell("bedrooms", text) == number


@pytest.mark.parametrize("column", ["bedrooms", "square_feet", "year_built"])
@pytest.mark.parametrize("text", ["1200.5", "1200,5", "1200.25"])
def test_what_is_counted_has_no_fraction(cell, column, text):
    text = text.replace("1200", "3") if column == "bedrooms" else text
    problem = cell(column, text)
    assert isinstance(problem, RowProblem)
    assert "is no whole number" in problem.words


@pytest.mark.parametrize(
    ("column", "text", "number"),
    [("bedrooms", "3.0", 3), ("square_feet", "1.84k", 1840), ("square_feet", "1,840.00", 1840), ("price", "99.5", 100)],
)
def test_a_fraction_of_nothing_is_none_and_prices_are_rounded(cell, column, text, number):
    assert cell(column, text) == number


@pytest.mark.parametrize("column", ["url", "photo_url"])
@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "data:text/html,x", "x.example/1", "https://", "//x.example", "http://x.example/a b"],
)
def test_a_link_leads_to_a_site(cell, column, text):
    problem = cell(column, text)
    assert isinstance(problem, RowProblem)
    assert problem.column == column


@pytest.mark.parametrize("text", ["https://x.example/1?a=b#c", "http://x.example", "HTTPS://X.example/über"])
def test_links_are_kept_as_they_are(cell, text):
    assert cell("url", text) == text


@pytest.mark.parametrize(
    ("text", "status"),
    [("Active", "active"), ("Under Contract", "pending"), ("CLOSED", "sold"), ("off market", "withdrawn"), ("", None)],
)
def test_statuses_in_the_words_of_listings(cell, text, status):
    assert cell("status", text) == status


@pytest.mark.parametrize(
    ("text", "kind"), [("Multi-Family", "multi_family"), ("multi_family", "multi_family"), ("Townhome", "townhouse")]
)
def test_types_in_the_words_of_listings(cell, text, kind):
    assert cell("type", text) == kind


@pytest.mark.parametrize(
    ("text", "status"),
    [
        *((text, "active") for text in ("ACT", "New", "New Listing", "Price Changed", "Active - Price Reduced")),
        *((text, "active") for text in ("Back on Market", "Active/Extended", "Just Listed", "Disponible", "Reduced!")),
        *((text, "pending") for text in ("Active Under Contract", "Active-Under Contract", "ActiveUnderContract")),
        *((text, "pending") for text in ("Active - Contingent", "Active Option Contract", "Option Pending")),
        *((text, "pending") for text in ("Pending - Taking Backups", "Under Offer", "Sale Agreed", "Sold STC")),
        *((text, "pending") for text in ("ACTIVE_UNDER_CONTRACT", "Contingent: financing", "Bajo contrato")),
        *((text, "sold") for text in ("Closed", "SLD", "Sold - Off MLS", "Vendido")),
        *((text, "withdrawn") for text in ("Hold", "Delete", "Incomplete", "Coming Soon", "ComingSoon", "Expired")),
        *((text, "withdrawn") for text in ("Cancelled", "Canceled", "Off-Market", "Temp Off Market", "Withdrawn")),
        *((text, "withdrawn") for text in ("Temporarily Off Market", "temp. off-market", "Inactive", "Retirado")),
    ],
)
def test_statuses_of_listing_services(cell, text, status):
    assert cell("status", text) == status


@pytest.mark.parametrize(
    "text", ["maybe", "NY", "not on market", "hot", "see remarks", "not back on market", "3", "price", "?", "Aktiv"]
)
def test_what_is_no_status_offers_nothing(cell, text):
    problem = cell("status", text)
    assert isinstance(problem, HomeProblem)
    assert (problem.column, problem.key, problem.status) == ("status", "R-1", PropertyStatus.WITHDRAWN)
    assert "R-1 is not offered" in problem.words


@pytest.mark.parametrize(
    ("text", "listed_for", "status"),
    [
        ("For Rent", "rent", "active"),
        ("To Let", "rent", "active"),
        ("for-lease", "rent", "active"),
        ("En renta", "rent", "active"),
        ("Rented", "rent", "sold"),
        ("Leased", "rent", "sold"),
        ("Let agreed", "rent", "pending"),
        ("Active - For Rent", "rent", "active"),
        ("Active Rental", "rent", "active"),
        ("Available Now", None, "active"),
        ("Active - Lease Option", None, None),
        ("Lease Option", None, None),
        ("For Sale", "sale", "active"),
        ("Active", None, "active"),
        ("Sold", None, "sold"),
        ("Released", None, None),
        ("Pending", None, "pending"),
    ],
)
def test_a_status_may_tell_what_a_home_is_listed_for(rows, text, listed_for, status):
    price = "2400" if listed_for == "rent" else "485000"
    (row,) = rows(f"ref,address,price,status\nR-1,1 Elm St,{price},{text}\n")
    values = row.values if isinstance(row, PropertyRow) else {}
    assert (values.get("listed_for"), values.get("status")) == (listed_for, status)


def test_a_column_of_its_own_tells_more_than_the_status(rows):
    (row,) = rows("ref,address,price,status,listed for\nR-1,1 Elm St,2400,For Sale,rent\n")
    assert row.values["listed_for"] is ListedFor.RENT


@pytest.mark.parametrize("price", ["2,100/mo", "$2100 per month", "2100 al mes", "2100 pcm", "2100 monthly"])
def test_a_monthly_price_is_a_rent(rows, price):
    (row,) = rows(f'ref,address,price\nR-1,1 Elm St,"{price}"\n')
    assert (row.values["price"], row.values["listed_for"]) == (2_100, ListedFor.RENT)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ("485,sale,house", "485 can hardly be what R-1 is for sale at"),
        ("9999,sale,condo", "listed_for: rent"),
        ("485,sale,land", "for sale"),
        ("485000,rent,house", "485,000 can hardly be a month's rent of R-1"),
        ("100001,rent,", "month's rent"),
        ("1000001,rent,commercial", "month's rent"),
    ],
)
def test_what_can_hardly_be_the_price_is_told(rows, cells, words):
    (problem,) = rows(f"ref,address,price,listed for,type\nR-1,1 Elm St,{cells}\n")
    assert (problem.column, problem.key) == ("price", "R-1")
    assert words in str(problem)


@pytest.mark.parametrize(
    "cells", ["10000,sale,house", "4500,sale,land", "100000,rent,house", "150000,rent,commercial", "7500,sale,other"]
)
def test_what_may_be_a_price_is_taken(rows, cells):
    (row,) = rows(f"ref,address,price,listed for,type\nR-1,1 Elm St,{cells}\n")
    assert isinstance(row, PropertyRow)


@pytest.mark.parametrize(
    ("cells", "status"),
    [("call us,Sold", "sold"), ("call us,Pending", "pending"), ("x,Expired", "withdrawn"), ("x,mystery", "withdrawn")],
)
def test_a_bad_row_still_says_that_its_home_is_off_the_market(rows, cells, status):
    (problem,) = rows(f"ref,address,price,status\nR-1,1 Elm St,{cells}\n")
    assert isinstance(problem, HomeProblem)
    assert problem.status == status


@pytest.mark.parametrize("cells", ["R-1,call us,Active", "R-1,call us,", ",500000,Sold", "R-1,,For Rent"])
def test_a_bad_row_of_a_home_on_the_market_takes_nothing_off(rows, cells):
    ref, price, status = cells.split(",")
    (problem,) = rows(f"ref,address,price,status\n{ref},1 Elm St,{price},{status}\n")
    assert type(problem) is RowProblem


def test_an_unknown_word_is_told_with_the_known_ones(cell):
    problem = cell("status", "maybe")
    assert "active, pending, sold, withdrawn" in problem.mend


@pytest.mark.parametrize("column", ["ref", "address", "price"])
def test_required_cells(rows, column):
    values = {"ref": "R-1", "address": "1 Elm St", "price": "1000", column: ""}
    (problem,) = rows("ref,address,price\n" + ",".join(values.values()) + "\n")
    assert problem.column == column


def test_a_state_column_is_no_status(rows):
    (row,) = rows("ref,address,price,State\nR-1,1 Elm St,1000,NY\n")
    assert isinstance(row, PropertyRow)
    assert "status" not in row.values


def test_a_ref_twice_in_a_file_is_told(rows):
    _, second = rows("ref,address,price\nR-1,1 Elm St,1\nR-1,2 Elm St,1\n")
    assert second == RowProblem(3, "ref", "R-1 stands in line 2 already", "keep one of them", "R-1")


def test_an_unquoted_price_is_told_instead_of_shifting_the_cells(rows):
    (problem,) = rows("ref,address,price,bedrooms\nR-1,1 Elm St,$485,000,3\n")
    assert "5 cells" in problem.words


def test_mapping_to_a_column_that_properties_lack_is_refused(rows):
    with pytest.raises(BadInput, match="no column colour"):
        rows("ref,address,price,Farbe\nR-1,1 Elm St,1,blue\n", colour="Farbe")
