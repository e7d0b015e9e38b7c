"""Claims of single sentences: what they are taken for, what is none, what is known to go wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tellings.model import Attribution, Claim, Reading, Role, Span
from tests.annotate.claims.reports import claim, report

CASES = Path(__file__).parents[2] / "cases" / "claims"
OWN = {"polarity", "certainty", "head", "lemma", "at", "predicate", "words", "limits"}
OTHER = {"by", "times", "amounts", "inside"}


def cases(name: str) -> list[Any]:
    rows = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return [pytest.param(row, id=row.get("name", row["text"])) for row in rows]


def read(row: dict[str, Any]) -> Reading:
    body: list[tuple[Role, str]] = [("paragraph", row["body"])] if "body" in row else []
    return report((row.get("role", "paragraph"), row["text"]), *body)


def words(reading: Reading, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(reading.article.text) for span in spans]


def told(reading: Reading, found: Claim) -> dict[str, Any]:
    """What a claim says, in words."""
    text = reading.article.text
    inside = reading.note(found.inside) if found.inside else None
    carrier = reading.note(found.attribution) if found.attribution else None
    return {
        "head": found.head.of(text),
        "lemma": found.lemma,
        "at": words(reading, found.at),
        "predicate": words(reading, found.predicate),
        "polarity": found.stance.polarity,
        "certainty": found.stance.certainty,
        "words": words(reading, found.stance.words),
        "limits": words(reading, found.stance.limits),
        "by": words(reading, carrier.cue)[0] if isinstance(carrier, Attribution) else "",
        "times": [reading.words(reading.note(each)) for each in found.times],
        "amounts": words(reading, tuple(each.at for each in found.amounts)),
        "inside": inside.head.of(text) if isinstance(inside, Claim) else None,
    }


def check(row: dict[str, Any]) -> None:
    reading = read(row)
    text = reading.article.text
    own = Span(0, len(row["text"]))
    heads = {each.head.of(text) for each in reading.within(own, Claim)}
    assert heads == {expected["head"] for expected in row["claims"]}
    for expected in row["claims"]:
        found = claim(reading, expected["head"])
        has = told(reading, found)
        for key, value in expected.items():
            if key in OWN | OTHER:
                assert has[key] == value, key
            else:
                argument = found.argument(key)
                assert (argument.at.of(text) if argument else None) == value, key


@pytest.mark.parametrize("row", cases("in-the-wild"))
def test_a_claim_is_told_as_it_stands(row: dict[str, Any]) -> None:
    check(row)


@pytest.mark.parametrize("row", cases("negative"))
def test_what_asserts_nothing_is_no_claim(row: dict[str, Any]) -> None:
    assert [each.head.of(row["text"]) for each in read(row).of(Claim)] == []


@pytest.mark.parametrize("row", cases("known-failures"))
@pytest.mark.xfail(strict=True)
def test_known_failures(row: dict[str, Any]) -> None:
    check(row)
