"""What the docs say is true: schemas, commands, links, version."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from tellings import __version__
from tellings.cli import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def schema_writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write", ROOT / "docs/schema/write.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_schemas_are_the_codes() -> None:
    for name, content in schema_writer().contents().items():
        assert (ROOT / "docs/schema" / name).read_text("utf-8") == content, "run make docs"


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_each_command_is_documented(command: str) -> None:
    assert f"tellings {command}" in (ROOT / "docs/guide.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text("utf-8"))
    missing = [link for link in links if not (page.parent / link).exists()]
    assert missing == []


def test_the_changelog_knows_this_version() -> None:
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_no_word_list_lacks_its_source() -> None:
    tables = sorted((ROOT / "src").rglob("*.tsv"))
    assert tables
    for table in tables:
        lines = [x for x in table.read_text("utf-8").splitlines() if x and not x.startswith("#")]
        assert "source" in lines[0].split("\t"), table.name
