"""A library that is served: the invented reports, and one that is out to do harm."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tellings import api
from tellings.library import Library
from tellings.web.serving import Serving
from tests.library.conftest import made  # noqa: F401  a fixture
from tests.library.reports import row
from tests.web.asking import Client

ATTACK = "<script>alert('harm')</script>"
HARMFUL = row(
    f"{ATTACK} Times",
    f"\"'{ATTACK}&amp;</title></style>",
    "2031-03-06T10:00:00Z",
    f"The mayor of Quill Bridge opened a market on Thursday, and {ATTACK} was painted on a stall.\n"
    f"\n“We will wash it off, {ATTACK} or not,” said Mayor Orla Quist, who had brought soap.",
    id="an/id with ?signs#in&it",
)


@pytest.fixture(scope="session")
def served(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: F811
    """The file of the library that is served."""
    folder = tmp_path_factory.mktemp("served")
    copied = Path(shutil.copy(made, folder / "news & <b>views.db"))
    harm = folder / "harm.jsonl"
    harm.write_text(json.dumps(HARMFUL) + "\n", "utf-8")
    with Library.open(copied) as library:
        list(library.add(api.articles([str(harm)])))
    return copied


@pytest.fixture(scope="session")
def client(served: Path) -> Iterator[Client]:
    """Asks a server of that library."""
    serving = Serving(served, "127.0.0.1", 0)
    serving.begin()
    yield Client(serving.port)
    serving.end()


@pytest.fixture
def kept(served: Path) -> Iterator[Library]:
    """The library that is served, to compare with."""
    with Library.open(served) as library:
        yield library


@pytest.fixture
def ferry(kept: Library) -> str:
    """The id of the story of the ferry, of four articles, two of them copies."""
    return next(each.id for each in kept.stories() if each.articles == 4)


@pytest.fixture
def alone(kept: Library) -> str:
    """The id of the story of the otter, which one article tells."""
    return next(each.id for each in kept.stories() if "Otter" in each.headline)


def article(library: Library, outlet: str) -> str:
    """The id of an outlet's first article."""
    for story in library.stories():
        for told in library.story(story.id).told:
            if told.outlet == outlet:
                return told.article
    raise KeyError(outlet)
