"""A user's file of names: what is read from it, and what is said of one that is wrong."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings import models
from tellings.errors import ReadError, TellingsError, UseError
from tellings.models import known_names
from tellings.models.known_names import KnownNames, read

GOOD = (
    "name,type,country,aliases,from,to\n"
    "# a note\n"
    'Ada Quill,person,no,"the Gull|Quill, A.",2018,2019-04\n'
    "\n"
    "Harbour Board,organisation,,HB;the Board,,\n"
)


def names(text: str) -> KnownNames:
    return read(text.encode(), "names.csv")


def test_rows_are_found_by_name_and_alias_without_case() -> None:
    found = names(GOOD)
    quill = found.of("ADA  QUILL", date(2018, 5, 1))
    assert quill and (quill.type, quill.country, quill.line) == ("person", "NO", 3)
    assert (quill.first, quill.last) == (date(2018, 1, 1), date(2019, 4, 30))
    assert found.of("quill, a.", date(2018, 5, 1)) is quill
    board = found.of("the board", None)
    assert board and board.country is None and board.aliases == ("HB", "the Board")


def test_a_row_holds_from_its_first_day_to_its_last() -> None:
    found = names(GOOD)
    for day in (date(2018, 1, 1), date(2019, 4, 30)):
        assert found.of("Ada Quill", day)
    for other in (date(2017, 12, 31), date(2019, 5, 1), None):
        assert found.of("Ada Quill", other) is None


def test_tabs_a_byte_order_mark_and_few_columns_will_do() -> None:
    found = read("\ufeffcountry\tname\nSE\tAda “Gull” Quill\n".encode(), "names.tsv")
    row = found.of("Ada “Gull” Quill", None)
    assert row and row.country == "SE" and row.type == "person"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "it is empty"),
        ("name,country,capital\n", "line 1: no column 'capital'"),
        ("country\nNO\n", "needs name"),
        ("name,name\na,b\n", "each column stands once"),
        ("name,country\n,NO\n", "line 2: a name"),
        ("name,country\nAda,Norway\n", "line 2: country 'Norway' is no code"),
        ("name,country\nAda,UK\n", "GB"),
        ("name,type\nAda,ship\n", "line 2: type 'ship' is not one of person, state"),
        ("name,from\nAda,last year\n", "line 2: from 'last year' is no date"),
        ("name,from,to\nAda,2019,2018\n", "ends before it begins"),
        ("name,country\nAda,NO,2018\n", "line 2 has 3 cells for 2 columns"),
        ('name,country\n"Ada,NO\n', "check its quotation marks"),
        (f"name\n{'a' * 300}\n", "1 to 200 characters"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(text: str, says: str) -> None:
    with pytest.raises(ReadError) as caught:
        names(text)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value) and "names.csv" in str(caught.value)


def test_bytes_that_are_no_utf8_are_named_by_line() -> None:
    with pytest.raises(ReadError, match="line 2 is not UTF-8"):
        read(b"name\nAd\xe9\n", "names.csv")


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_names, "MOST_BYTES", 4)
    with pytest.raises(ReadError, match="larger than"):
        names(GOOD)


def test_it_is_a_model_of_its_own_role(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(GOOD, "utf-8")
    model = models.get("names", f"path:{path}")
    assert isinstance(model.use, KnownNames)
    assert (model.record.role, model.record.name) == ("names", str(path))
    assert model.record.sha256 == hashlib.sha256(GOOD.encode()).hexdigest()


@pytest.mark.parametrize("spec", ["", "none"])
def test_without_a_file_there_is_none(spec: str) -> None:
    model = models.get("names", spec)
    assert model.use is None
    assert model.record.name == "none" and not model.record.degraded


@pytest.mark.parametrize("spec", ["path:/nowhere/names.csv", "pkg:names", "path:/"])
def test_a_file_that_is_not_there_is_missed(spec: str) -> None:
    with pytest.raises(models.ModelMissing, match="give path:FILE"):
        models.get("names", spec)


def test_a_spec_of_another_form_is_refused() -> None:
    with pytest.raises(UseError):
        models.get("names", "names.csv")


@given(data=st.binary(max_size=200) | st.text('name,\t\n"#|;2018-', max_size=80).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        found = read(data, "names.csv")
    except TellingsError as error:
        assert "\n" not in str(error)
    else:
        assert all(rows for rows in found.by_name.values())
