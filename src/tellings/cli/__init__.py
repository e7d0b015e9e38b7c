"""The command line. Data goes to standard output, everything else to standard error.

Exit codes: 0 done; 1 nothing could be read or found; 2 wrong use; 3 done in part; 130 stopped by
Ctrl-C or SIGTERM.
Commands are imported when they are called, since what they need is slow to import.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from tellings import __version__

COMMANDS = {
    "compare": "tellings.cli.compare",
    "read": "tellings.cli.read",
    "convert": "tellings.cli.convert",
    "add": "tellings.cli.add",
    "stories": "tellings.cli.stories",
    "show": "tellings.cli.show",
    "find": "tellings.cli.find",
    "export": "tellings.cli.export",
    "watch": "tellings.cli.watch",
    "serve": "tellings.cli.serve",
}


class _Commands(click.Group):
    """A group whose commands are modules of this package, each with a `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog="Exit codes: 0 done, 1 nothing could be read or found, 2 wrong use, 3 done in part,"
    " 130 stopped.",
)
@click.version_option(__version__, prog_name="tellings")
def cli() -> None:
    """Read several reports of one event and see how each one told it.

    compare, read and convert take sources as they are. add and watch put them into a library, one
    file that keeps growing, which stories, show, find, export and compare --db read, and which
    serve shows in a browser.

    Every line that is shown leads to the exact characters of a source. Only addresses that you
    give are fetched, and what a feed lists that you give; nothing else is sent anywhere.
    """


def main() -> None:
    """Run the command line and exit with its code."""
    for name in ("stdout", "stderr"):
        _make_safe(name)
    cli.main(prog_name="tellings", standalone_mode=True)


def _make_safe(name: str) -> None:
    """Make a standard stream one that can be written to, whatever the characters."""
    if getattr(sys, name) is None:  # closed by the caller
        nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
        setattr(sys, name, nowhere)
    # A "?" would look like the source's own.
    getattr(sys, name).reconfigure(errors="backslashreplace")
