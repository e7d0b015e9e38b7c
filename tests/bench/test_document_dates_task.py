"""How often a text tells its day, and how often rightly: the counts, by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bench import document_dates
from bench.anatomy_lines import Document
from tests.annotate.times.reports import report

_LINES = ("Ferry stops after storm", "March 22, 2023", "The ferry to Verin did not sail.")
_ROLES = ("headline", "date", "paragraph")
_PAGE = Document("p", "Review", "sv", _LINES, _ROLES, _ROLES)


def gold(day: date, *, dated: bool = True) -> document_dates.Gold:
    head = [("date", "March 22, 2023")] if dated else []
    reading = report([*head, ("paragraph", "The ferry did not sail.")])  # type: ignore[list-item]
    return document_dates.Gold("a", day, reading)


def counts(of: document_dates.Gold, name: str) -> tuple[int, int, int]:
    score = document_dates.compared(of)[name]
    return score.found, score.predicted, score.gold


def test_the_day_itself_and_two_days_beside_it() -> None:
    assert counts(gold(date(2023, 3, 22)), "exact") == (1, 1, 1)
    assert counts(gold(date(2023, 3, 24)), "exact") == (0, 1, 1)
    assert counts(gold(date(2023, 3, 24)), "near") == (1, 1, 1)
    assert counts(gold(date(2023, 3, 25)), "near") == (0, 1, 1)


def test_each_basis_by_itself() -> None:
    assert counts(gold(date(2023, 3, 22)), "printed.exact") == (1, 1, 1)
    assert counts(gold(date(2023, 3, 22)), "inferred.exact") == (0, 0, 1)


def test_a_text_that_does_not_tell() -> None:
    assert counts(gold(date(2023, 3, 22), dated=False), "near") == (0, 0, 1)
    assert counts(gold(date(2023, 3, 22), dated=False), "right") == (0, 0, 0)


def test_of_the_days_given_those_that_are_right() -> None:
    assert counts(gold(date(2023, 3, 24)), "right") == (1, 1, 1)
    assert counts(gold(date(2023, 3, 25)), "right") == (0, 1, 1)
    assert document_dates.compared(gold(date(2023, 3, 25)))["inferred.right"].f1 == 1


def test_what_is_wrong_is_named_with_its_reason() -> None:
    (wrong,) = document_dates.compared(gold(date(2020, 1, 1)))["near"].extra
    assert wrong == "a: 2023-03-22, a line of its own says “March 22, 2023”"


def test_pages_with_and_without_their_date_lines() -> None:
    assert "March" in document_dates._page(_PAGE, bare=False).article.text
    assert "March" not in document_dates._page(_PAGE, bare=True).article.text


def test_without_corpora_there_are_no_scores(tmp_path: Path) -> None:
    assert document_dates.scores(tmp_path) == {}
