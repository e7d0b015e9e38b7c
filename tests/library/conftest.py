"""A small library that is made once, since annotation is slow, and copies of it to change."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tellings import api
from tellings.library import Library
from tests.library.reports import lines

NOW = datetime(2031, 3, 7, 12, tzinfo=UTC).timestamp()
Opened = Callable[[], Library]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of all reports. Not to be written to."""
    folder = tmp_path_factory.mktemp("library")
    path = folder / "news.db"
    with Library.open(path, add=True, clock=lambda: NOW) as library:
        outcomes = list(library.add(api.articles([str(lines(folder / "reports.jsonl"))])))
    assert [each.how for each in outcomes if each.how != "repaired"] == ["added"] * 7  # type: ignore[union-attr]
    return path


@pytest.fixture
def library(made: Path) -> Iterator[Library]:
    """The library of all reports, to be read."""
    with Library.open(made, clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Path:
    """The library of all reports, to be changed."""
    return Path(shutil.copy(made, tmp_path / "own.db"))
