"""The table of leaders as it is made, from a few invented rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.actors.leaders import COLUMNS, Leader, leaders, main, name, written

ROW = {
    "fips": "pe",
    "country": "Peru",
    "office": "chief of state",
    "role": "President",
    "name": "Ana Luisa RUIZ Vega",
    "surname": "Ruiz",
    "since": "1 May 2020",
    "first_seen": "2020-06-01",
    "last_seen": "2021-06-01",
    "from": "2020-05-01",
    "to": "2022-01-01",
}


def row(**other: str) -> dict[str, str]:
    return {**ROW, **other}


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("Joseph R. VELL Jr.", ("Joseph R. Vell Jr.", "Vell")),
        ("XI Anping", ("Xi Anping", "Xi")),
        ("OTTO III", ("Otto III", "Otto III")),
        ("Bo EL-SISAR", ("Bo El-Sisar", "El-Sisar")),
        ("Bo MCVELL", ("Bo McVell", "McVell")),
        ("President-elect Ana RUIZ", ("Ana Ruiz", "Ruiz")),
        ("New Arland is represented by Administrator Bo LIND", None),
        ("Ana RUIZ and Bo LIND", None),
        ("Ana Ruiz", None),
        ("", None),
    ],
)
def test_a_name_and_its_surname(given: str, wanted: tuple[str, str] | None) -> None:
    assert name(given) == wanted


def test_rows_get_a_code_and_are_joined() -> None:
    made = leaders(
        [row(), row(last_seen="2021-09-01"), row(role="Vice Presidents", name="Bo LIND")]
    )
    assert made == [
        Leader("PE", "Ana Luisa Ruiz Vega", "Ruiz", "President", "2020-05-01", "2021-09-01",
               "2022-01-01"),
        Leader("PE", "Bo Lind", "Lind", "Vice President", "2020-05-01", "2021-06-01", "2022-01-01"),
    ]  # fmt: skip


def test_a_monarch_of_several_states_is_told_for_the_first_only() -> None:
    crown = {"role": "King", "name": "OTTO III"}
    made = leaders([row(fips="uk", country="United Kingdom", **crown), row(**crown)])
    assert [one.code for one in made] == ["GB"]


def test_names_that_lost_their_beginning_and_unknown_lands_are_left_out() -> None:
    whole, cut = row(name="Ana LOPEZ VEGA"), row(name="PEZ VEGA")
    unknown = row(fips="zz", country="Arland", name="Bo LIND")
    assert [one.name for one in leaders([whole, cut, unknown])] == ["Ana Lopez Vega"]


def test_the_script_writes_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows, out = tmp_path / "rows.jsonl", tmp_path / "leaders.tsv"
    rows.write_text(json.dumps(ROW) + "\n", "utf-8")
    main(["--rows", str(rows), "--out", str(out)])
    assert capsys.readouterr().out == "1 rows of 1 states\n"
    text = out.read_text("utf-8")
    assert text == written(leaders([ROW]))
    assert text.splitlines()[3].split("\t") == list(COLUMNS)
