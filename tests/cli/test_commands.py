"""The commands: that each can be found, is explained, and stands in the documentation."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tellings import __version__
from tellings.cli import COMMANDS, cli
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
DOCS = "\n".join(
    path.read_text("utf-8") for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
)


def _command(name: str) -> click.Command:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return command


def test_help_names_every_command_and_the_exit_codes(run: Run) -> None:
    done = run("--help")
    assert done.exit_code == 0
    listed = re.search(r"Commands:\n(.*?)\n\n", done.stdout, re.S)
    assert listed is not None
    assert [line.split()[0] for line in listed[1].splitlines()] == list(COMMANDS)
    said = "Exit codes: 0 done, 1 nothing could be read or found, 2 wrong use, 3 done in part, 130"
    assert said in " ".join(done.stdout.split())


def test_the_version_can_be_asked(run: Run) -> None:
    assert run("--version").stdout == f"tellings, version {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_explains_itself_and_its_options(name: str, run: Run) -> None:
    done = run(name, "-h")
    assert done.exit_code == 0
    takes_sources = any(param.name == "sources" for param in _command(name).params)
    explained = "SOURCE is a file, a folder, a zip or WARC archive, a feed" in done.stdout
    assert takes_sources is explained
    options = [p for p in _command(name).params if isinstance(p, click.Option)]
    assert all(option.help for option in options)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_stands_in_the_documentation(name: str) -> None:
    assert re.search(rf"\btellings {name}\b", DOCS)
    for option in _command(name).params:
        if isinstance(option, click.Option):
            assert any(f" {each}" in DOCS or f"`{each}" in DOCS for each in option.opts)


def test_what_the_documentation_calls_is_a_command() -> None:
    called = set(re.findall(r"^(?:\$ )?(?:\.venv/bin/)?tellings ([a-z]+)", DOCS, re.M))
    assert called
    assert called <= set(COMMANDS)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["raed", "a.txt"], "No such command 'raed'"),
        (["read", "--loud", "a.txt"], "No such option '--loud'"),
        (["compare", "a.txt", "b.txt", "--outlet"], "Option '--outlet' requires an argument"),
    ],
)
def test_wrong_use_is_code_2(args: list[str], said: str) -> None:
    done = CliRunner().invoke(cli, args, prog_name="tellings")
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr.splitlines()[-1]


def test_it_is_a_module_and_a_program() -> None:
    program = Path(sys.executable).with_name("tellings")
    for command in ([sys.executable, "-m", "tellings"], [str(program)]):
        done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
        assert done.stdout == f"tellings, version {__version__}\n"
