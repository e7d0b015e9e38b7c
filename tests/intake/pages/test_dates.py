"""Dates of pages, as they write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.intake.pages.dates import guessed, is_later, iso
from tellings.intake.pages.metadata import Metadata, metadata
from tellings.intake.pages.passages import parse
from tellings.model import Datum


def told(head: str) -> Metadata:
    return metadata(parse(f"<html><head>{head}</head>").facts)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-05-14", "2026-05-14"),
        (" 2026-05-14T17:42:00+02:00 ", "2026-05-14T17:42:00+02:00"),
        ("2026/05/14", "2026-05-14"),
        ("20260514", "2026-05-14"),
        ("202605141742", "2026-05-14T17:42"),
        ("Thu, 14 May 2026 17:42:00 GMT", "2026-05-14T17:42:00+00:00"),
        ("20261314", None),
        ("0000-00-00", None),
        ("1778780520000", None),
        ("yesterday", None),
        ("", None),
        ("2026-05-14" + "0" * 100, None),
        ("Thu, 99 May 2026 99:99:00 GMT", None),
    ],
)
def test_as_iso(written: str, read: str | None) -> None:
    assert iso(written) == read


@given(st.text("0123456789-/:.TZ+ May,", max_size=40))
def test_any_date(written: str) -> None:
    read = iso(written)
    assert read is None or 1900 <= int(read[:4]) <= 2100


@pytest.mark.parametrize(
    ("changed", "first", "later"),
    [
        ("2026-05-15", "2026-05-14", True),
        ("2026-05-14T10:00:00Z", "2026-05-14T10:00:30Z", False),
        ("2026-05-14T10:05:00Z", "2026-05-14T12:00:00+02:00", True),
        ("2026-05-14T10:00:00Z", "2026-05-14T12:00:00+02:00", False),
        ("2026-05-14T10:05:00", "2026-05-14T10:00:00Z", False),
        ("2026-05-13", "2026-05-14", False),
    ],
)
def test_changes(changed: str, first: str, later: bool) -> None:
    assert is_later(Datum(changed, "x"), Datum(first, "y")) is later


def test_published_and_updated() -> None:
    found = told(
        '<meta property="article:published_time" content="2026-05-14T10:00:00Z">'
        '<meta property="article:modified_time" content="2026-05-15T10:00:00Z">'
    )
    assert found.published == Datum("2026-05-14T10:00:00Z", "article:published_time", 0.95)
    assert found.updated == Datum("2026-05-15T10:00:00Z", "article:modified_time", 0.9)


def test_a_change_at_once_is_none() -> None:
    found = told(
        "<meta name=date content=2026-05-14><meta property='og:updated_time' content=2026-05-14>"
    )
    assert (found.published, found.updated) == (Datum("2026-05-14", "date", 0.7), None)


def test_htmldate_gets_no_address_to_fetch() -> None:
    assert guessed("http://127.0.0.1:9/") is None
    assert guessed("") is None
    assert guessed("<html><p>Published 14 May 2026</p></html>") == Datum(
        "2026-05-14", "htmldate", 0.55
    )
