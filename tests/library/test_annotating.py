"""Annotation beside this process: the order is kept, and one article never ends the rest."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from tellings.errors import ReadError
from tellings.library.annotating import Annotated, Task, annotate, annotated, problem
from tellings.model import Article, Origin

ORIGIN = Origin("day.jsonl", line=4)


def work(task: Task) -> ReadError:
    """What stands in for annotation in the other processes."""
    if task.article.text == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    return problem(task.article, f"seen {task.article.text}")


def tasks(*texts: str) -> Iterator[Task | str]:
    for text in texts:
        yield text if text.isupper() else Task(Article(text, text, origin=ORIGIN))


def said(found: Iterator[Annotated | ReadError | str]) -> list[str]:
    return [str(each).removeprefix("cannot read day.jsonl: line 4: ") for each in found]


@pytest.mark.parametrize("jobs", [1, 3])
def test_the_order_is_kept_and_what_is_no_task_goes_through(jobs: int) -> None:
    texts = ["a", "A", "b", "B", "C", "c", "d", "e", "f", "g", "h"]
    done = said(annotate(tasks(*texts), jobs, work))
    assert done == [text if text.isupper() else f"seen {text}" for text in texts]


def test_a_process_that_dies_costs_one_article() -> None:
    done = said(annotate(tasks("a", "kill", "b", "B", "kill", "c", "d"), 2, work))
    died = "the process that annotated it died; leave it out, and please report it"
    assert done == ["seen a", died, "seen b", "B", died, "seen c", "seen d"]


def test_no_more_is_taken_than_is_needed() -> None:
    taken = 0

    def counted() -> Iterator[Task | str]:
        nonlocal taken
        for each in tasks(*"abcdefghijklmnopqrst"):
            taken += 1
            yield each

    done = annotate(counted(), 2, work)
    assert said(iter([next(done)])) == ["seen a"]
    assert taken <= 6
    done.close()  # type: ignore[attr-defined]


def test_a_step_that_fails_makes_the_article_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise ValueError("no such\nblock")

    monkeypatch.setattr("tellings.library.annotating.worded", broken)
    prose = Article("x", "The bridge is open again. Cars may cross it at last.", origin=ORIGIN)
    found = annotated(Task(prose))
    assert str(found) == (
        "cannot read day.jsonl: line 4: annotating it failed (ValueError: no such block);"
        " leave it out, and please report it"
    )


def test_what_has_no_prose_is_a_problem() -> None:
    found = annotated(Task(Article("x", "Home\nSport\nWeather\n", origin=ORIGIN)))
    assert isinstance(found, ReadError)
    assert str(found) == (
        "cannot read day.jsonl: line 4: no prose was found; give the text of an article"
    )
