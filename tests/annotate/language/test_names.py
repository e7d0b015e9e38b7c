"""Who and what is named, on invented reports: see tests/cases/names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tellings.model import Entity, Mention, Reading

CASES = Path(__file__).parents[2] / "cases" / "names"
Case = dict[str, Any]


def cases(name: str) -> list[Any]:
    listed = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return [pytest.param(case, id=case["name"]) for case in listed]


def names(reading: Reading, form: str = "name") -> list[str]:
    return [reading.words(each) for each in reading.of(Mention) if each.form == form]


def check_case(case: Case, reading: Reading) -> None:
    found = {entity.name: entity for entity in reading.of(Entity)}
    for name, wanted in case["entities"].items():
        assert name in found, sorted(found)
        check_entity(wanted, found[name], reading)
    if case.get("all"):
        assert set(found) == set(case["entities"])
    unknown = [reading.words(each) for each in reading.of(Mention) if each.entity is None]
    assert unknown == case.get("unknown", [])


def check_entity(wanted: Case, entity: Entity, reading: Reading) -> None:
    mentions = [each for each in reading.of(Mention) if each.entity == entity.id]
    assert entity.type == wanted["type"]
    if "mentions" in wanted:
        assert [reading.words(each) for each in mentions] == wanted["mentions"]
    if "country" in wanted:
        assert entity.country == wanted["country"]
    if "aliases" in wanted:
        assert set(entity.aliases) == set(wanted["aliases"])


@pytest.mark.parametrize("case", [*cases("in-the-wild"), *cases("negative")])
def test_names(case: Case, read) -> None:
    check_case(case, read(case["blocks"]))


@pytest.mark.parametrize("case", cases("known-failures"))
@pytest.mark.xfail(strict=True, reason="known: see docs/limits.md")
def test_known_failures(case: Case, read) -> None:
    check_case(case, read(case["blocks"]))


def test_the_name_is_without_title_and_possessive(read) -> None:
    reading = read("Spokeswoman Ana Ruiz’s report angered Senator Bo Lind.")
    heads = {each.head.of(reading.article.text) for each in reading.of(Mention)}
    assert heads == {"Ana Ruiz", "Bo Lind"}


def test_an_owner_is_a_name_of_its_own(read) -> None:
    reading = read("Anton Belov’s Russia sold gas. Belov’s lawyer Cy Gray was there.")
    assert names(reading) == ["Anton Belov", "Russia", "Belov’s lawyer Cy Gray", "Belov"]


def test_every_entity_has_its_own_id(read) -> None:
    reading = read(
        "Maria Garcia met John Lindqvist in Sofia. "
        "Russia and the United Nations met too, Reuters said."
    )
    ids = [entity.id for entity in reading.of(Entity)]
    assert len(ids) == len(set(ids)) == 6


def test_reasons_are_words(read) -> None:
    reading = read("President Petar Sorel spoke. The president left. Sorel’s aide Ana Ruiz stayed.")
    reasons = {reading.words(each): each.why for each in reading.of(Mention)}
    assert reasons["The president"] == "the one person here who is called president"
    assert "short for Petar Sorel" in reasons["Sorel"]


class TestWithoutModel:
    """What the rules alone still find."""

    def test_titles_tables_and_surnames(self, read) -> None:
        reading = read(
            "Chinese President Wen Daolin left Russia on Wednesday. Wen said so. "
            "“I agree,” the Chinese leader told Ana Ruiz, Reuters said. Later Ruiz said more.",
            syntax="none",
        )
        found = {entity.name: entity.type for entity in reading.of(Entity)}
        assert found == {
            "Wen Daolin": "person",
            "Russia": "state",
            "Ana Ruiz": "person",
            "Reuters": "outlet",
        }
        assert names(reading, "nominal") == ["the Chinese leader"]

    def test_a_run_of_capitals_of_no_known_type_is_left_out(self, read) -> None:
        reading = read("The firm bought Glimmer Blue for children.", syntax="builtin:rules")
        assert not reading.of(Entity)

    def test_it_is_less_sure(self, read) -> None:
        text = "Senator John Lindqvist spoke. Nobody heard Lindqvist."
        with_model, without = read(text), read(text, syntax="none")
        assert without.of(Mention)[0].confidence < with_model.of(Mention)[0].confidence


def test_a_person_who_bears_the_name_of_an_outlet_or_place(read) -> None:
    reading = read(
        "Michael Bloomberg spoke to Bloomberg on Monday. Mr. Bloomberg was late. "
        "He met President Washington in Washington."
    )
    found = [(reading.words(each), each.type) for each in reading.of(Mention)]
    assert found == [
        ("Michael Bloomberg", "person"),
        ("Bloomberg", "outlet"),
        ("Mr. Bloomberg", "person"),
        ("President Washington", "person"),
        ("Washington", "place"),
    ]


def test_what_tells_a_son_from_his_father_is_no_name_alone(read) -> None:
    reading = read(
        "Cy Marsk Jr. met Bo Lind III on Monday. He knew Cy Gray, Jr., and the late Ed Lind, III, "
        "too. Later Marsk left, and Lind stayed."
    )
    found = {each.name for each in reading.of(Entity)} | set(names(reading))
    assert not found & {"Jr", "Jr.", "III"}
    assert {"Cy Marsk Jr.", "Marsk", "Lind"} <= found


def test_markup_is_no_name(read) -> None:
    reading = read("Later @AnaRuiz and <b>Bo Lind</b> wrote to #SaveVerin.")
    assert not [each for each in names(reading) if set(each) & set("<>@#")]
