"""What is asked for, checked."""

from __future__ import annotations

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from tellings.errors import UseError
from tellings.web.asked import LONGEST, Param, given

PARAMS = (
    Param("words", "text", ""),
    Param("limit", "number", "", least=1, most=50, usual=20),
    Param("since", "time", ""),
    Param("until", "time", "", last=True),
    Param("order", "choice", "", choices=("outlet", "time")),
)


def test_nothing_asked_is_what_is_usual() -> None:
    assert given("x", PARAMS, {}).values == {
        "words": "", "limit": 20, "since": None, "until": None, "order": "",
    }  # fmt: skip


def test_what_is_asked_is_meant() -> None:
    found = given("x", PARAMS, {"words": " a ", "limit": "7", "since": "2031-03-04", "other": "b"})
    assert (found["words"], found["limit"], found["since"]) == ("a", 7, 1930348800.0)
    assert found.typed["since"] == "2031-03-04"
    assert found.at == "x"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"limit": "0"}, "from 1 to 50"),
        ({"limit": "five"}, "takes a number, not five"),
        ({"limit": "\x1b[31m"}, "not ␛"),
        ({"order": "size"}, "outlet or time"),
        ({"since": "2031-03-05", "until": "2031-03-04"}, "is not before"),
        ({"words": "a" * (LONGEST + 1)}, "is too long"),
    ],
)
def test_what_cannot_be_meant_is_told(query: dict[str, str], words: str) -> None:
    with pytest.raises(UseError, match=words.replace("[", "\\[")):
        given("", PARAMS, query)


@drawn(st.dictionaries(st.sampled_from([each.name for each in PARAMS]), st.text(max_size=30)))
def test_anything_is_meant_or_refused(query: dict[str, str]) -> None:
    try:
        found = given("", PARAMS, query)
    except UseError as error:
        assert len(str(error).splitlines()) <= 1
    else:
        assert set(found.values) == {each.name for each in PARAMS}
