"""Which part may know which: layers, slow libraries, and no way out to the network."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

import tellings

ROOT = Path(__file__).parent.parent
HOME = Path(tellings.__file__).parent
MODULES = sorted(HOME.rglob("*.py"))

# Where a library may be imported; everything else stays replaceable and quick to start.
PLACES = {
    "click": "cli",
    "rich": ("cli", "show/terminal/"),
    "jinja2": ("show/html.py", "show/site/"),
    "spacy": "models",
    "tokenizers": "models",
    "safetensors": "models",
    "wordllama": "models",
    "trafilatura": "intake",
    "lxml": "intake",
    "resiliparse": "intake",
    "httpcore2": "intake/web",
    "protego": "intake/web",
    "ada_url": "intake/web",
    "feedparser": "intake/feeds",
    "rensa": "group",
    "pyarrow": "store",
    "sqlite3": "store",
    "starlette": "web",
    "uvicorn": "web",
    "anyio": "web",
    "multipart": "web",
    "python_multipart": "web",
    "babel": "collate/odds",
}
NETWORK = {
    *(
        "socket",
        "ssl",
        "http",
        "urllib.request",
        "urllib3",
        "requests",
        "httpx",
        "aiohttp",
        "httpcore2",
    ),
    *("ftplib", "smtplib", "xmlrpc", "socketserver", "asyncio", "webbrowser"),
}
# Models run what they hold; a clock, chance or a hash seed would make two runs differ.
NEVER = {
    *("pickle", "marshal", "shelve", "dill", "joblib", "subprocess"),
    *("random", "secrets", "uuid", "time"),
}
SLOW = {
    *("spacy", "numpy", "onnxruntime", "torch", "trafilatura", "lxml", "resiliparse"),
    *("jinja2", "rich", "starlette", "uvicorn", "anyio", "babel"),
}


def imported(source: str) -> Iterator[str]:
    """The names of the modules that a module imports, at its top or within a function."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def known(source: str) -> frozenset[str]:
    """What a module imports, and what that lies in; each module is parsed once."""
    parts = (name.split(".") for name in imported(source))
    return frozenset(".".join(each[:n]) for each in parts for n in range(1, len(each) + 1))


def uses(path: Path, libraries: set[str]) -> set[str]:
    return libraries & known(path.read_text("utf-8"))


def users(libraries: set[str]) -> list[str]:
    return [path.relative_to(HOME).as_posix() for path in MODULES if uses(path, libraries)]


def test_data_flows_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True) == 0


def test_the_check_of_imports_sees_what_it_should(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text("def f():\n    from urllib import request\n    import http.client as h\n")
    assert uses(module, NETWORK) == {"urllib.request", "http"}
    module.write_text("from urllib.parse import urlsplit\nimport httpsomething\n")
    assert uses(module, NETWORK) == set()


@pytest.mark.parametrize(("library", "places"), PLACES.items(), ids=PLACES)
def test_a_library_is_used_where_it_belongs(library: str, places: str | tuple[str, ...]) -> None:
    assert [user for user in users({library}) if not user.startswith(places)] == []


def test_one_room_can_reach_the_network_and_nothing_chance() -> None:
    serving = "web/serving.py"  # listens, and asks nobody
    assert [u for u in users(NETWORK) if not u.startswith(("intake/web/", serving))] == []
    assert users(NEVER - {"time"}) == []
    timed = (
        "intake/web/",
        "intake/feeds/dates.py",
        "cli/progress.py",
        "cli/stopping.py",
        "library/clock.py",
    )
    assert [user for user in users({"time"}) if not user.startswith(timed)] == []


def loaded_after(statement: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after a statement."""
    code = f"import sys\n{statement}\nprint(*sys.modules, sep='\\n', file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stderr.split()}


HELP = """
sys.argv = ["tellings", "--help"]
from tellings.cli import main
try:
    main()
except SystemExit as ended:
    assert not ended.code
"""


@pytest.mark.parametrize("statement", ["import tellings", HELP], ids=["import", "--help"])
def test_starting_loads_nothing_slow(statement: str) -> None:
    modules = loaded_after(statement)
    assert "tellings" in modules
    assert modules & SLOW == set()
