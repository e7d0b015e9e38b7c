"""Two invented reports of one event, and ways to run the command line on them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tellings.cli import cli

REPORTS = Path(__file__).parent / "reports"
Run = Callable[..., Result]
Process = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def post() -> str:
    """A report in plain text."""
    return str(REPORTS / "post.txt")


@pytest.fixture
def wire() -> str:
    """A report of the same event as a web page."""
    return str(REPORTS / "wire.html")


@pytest.fixture(scope="session")
def run() -> Run:
    """Run the command line in this process, where models stay loaded."""

    def call(*args: object, stdin: bytes | str | None = None) -> Result:
        return CliRunner().invoke(cli, [str(arg) for arg in args], input=stdin)

    return call


@pytest.fixture(scope="session")
def process() -> Process:
    """Run the command line in a process of its own."""

    def call(
        *args: object, env: dict[str, str] | None = None, **more: object
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "tellings", *map(str, args)]
        options = {"capture_output": True, "timeout": 600, **more}
        return subprocess.run(command, env={**os.environ, **(env or {})}, check=False, **options)  # type: ignore[call-overload,no-any-return]

    return call
