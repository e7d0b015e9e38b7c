"""No other module of ours opens a connection, or knows a library that does."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import tellings

HOME = Path(tellings.__file__).parent
ROADS = {"socket", "ssl", "httpcore2", "httpx", "httpx2", "urllib3", "requests", "http", "aiohttp"}


@cache
def imported(path: Path) -> frozenset[str]:
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            network = node.module == "urllib.request"
            found.add("socket" if network else node.module.partition(".")[0])
    return frozenset(found)


def test_one_folder_opens_connections() -> None:
    users = {
        path.relative_to(HOME).parent.as_posix()
        for path in HOME.rglob("*.py")
        if ROADS & imported(path)
    }
    assert users == {"intake/web", "web"}  # the second listens: see below


def test_what_listens_never_connects() -> None:
    listening = [p for p in (HOME / "web").rglob("*.py") if ROADS & imported(p)]
    assert [path.name for path in listening] == ["serving.py"]
    assert ".connect(" not in listening[0].read_text("utf-8")
