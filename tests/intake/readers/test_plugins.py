"""Readers of other packages: installed ones are found, broken ones are a line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tellings import api
from tellings.intake import read
from tellings.intake.readers import find
from tellings.intake.source import from_bytes
from tellings.model import Article, Origin

MODULE = """
from tellings.errors import ReadError
from tellings.intake import Asked, Reader, Source
from tellings.model import Article, Origin, article_id
import msgspec

def articles(source, asked):
    for number, line in enumerate(source.stream(), start=1):
        text = line.decode().removeprefix("acme:").strip()
        if text == "boom":
            raise KeyError("boom\\x1b[31m")
        if text == "odd":
            yield text
        elif text:
            origin = msgspec.structs.replace(source.origin, media="text/acme", line=number)
            yield Article(article_id(text), text, origin=origin)
        else:
            yield ReadError(source.name, f"line {number}: is empty")

def fits(source):
    if source.head.startswith(b"fault:"):
        return 1 / 0
    return source.head.startswith(b"acme:")

READER = Reader("acme", fits=fits, articles=articles, endings=frozenset({".acme"}))
NOT_ONE = "a reader"
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package with a reader, installed in a folder where packages are looked for."""
    home = tmp_path / "packages"
    about = home / "acme_tellings-1.0.dist-info"
    about.mkdir(parents=True)
    (home / "acme_tellings.py").write_text(MODULE)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-tellings\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[tellings.readers]\nacme = acme_tellings:READER\n")
    monkeypatch.syspath_prepend(str(home))
    yield about
    sys.modules.pop("acme_tellings", None)


def test_a_plug_in_reads_its_kind_by_content_and_by_name(installed: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("acme:It sank.\nacme:\nacme:It rose.\n")
    found = read(str(path))
    assert [each.text for each in found.articles] == ["It sank.", "It rose."]
    assert [each.origin and each.origin.media for each in found.articles] == ["text/acme"] * 2
    assert [str(each) for each in found.problems] == [f"cannot read {path}: line 2: is empty"]
    assert find(from_bytes("a.acme", Origin("a.acme"), b"It sank.")).name == "acme"
    assert find(from_bytes("a.txt", Origin("a.txt"), b"It sank.")).name == "text"


def test_a_plug_in_reads_what_lies_in_a_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text("acme:The ferry sank twice this year, she said.")
    heard: list[str] = []
    (only,) = api.articles([str(tmp_path / "reports")], say=heard.append)
    assert isinstance(only, Article)
    assert only.text == "The ferry sank twice this year, she said."
    assert heard == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("acme:It sank.\nacme:boom\n", "(KeyError: 'boom\\x1b[31m'); update or remove it"),
        ("acme:It sank.\nacme:odd\n", "(TypeError: gives str and no article); update or remove it"),
        ("fault:", "(ZeroDivisionError: division by zero); update or remove it"),
    ],
)
def test_a_plug_in_that_fails_is_one_line(
    text: str, expected: str, installed: Path, tmp_path: Path
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(text)
    found = read(str(path))
    assert [each.text for each in found.articles] == ["It sank."] * text.startswith("acme")
    (told,) = found.problems
    assert str(told).startswith(f"cannot read {path}: the plug-in 'acme' (acme_tellings:READER) is")
    assert str(told).endswith(expected)
    assert str(told).isprintable()


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        ("no_such_module:READER", "(ModuleNotFoundError: No module named 'no_such_module')"),
        ("acme_tellings:NO_SUCH", "(AttributeError: module 'acme_tellings' has no attribute"),
        ("acme_tellings:NOT_ONE", "(TypeError: is no Reader but str)"),
    ],
)
def test_a_plug_in_that_cannot_be_loaded_is_said_once(
    point: str, expected: str, installed: Path, tmp_path: Path
) -> None:
    (installed / "entry_points.txt").write_text(f"[tellings.readers]\nacme = {point}\n")
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"The ferry {name} sank twice this year, she said.")
    paths = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    heard: list[str] = []
    assert len(list(api.articles(paths, say=heard.append))) == 2
    (line,) = heard
    assert line.startswith(f"the plug-in 'acme' ({point}) is broken {expected}")
    assert read(paths[0]).notices == (line,)
