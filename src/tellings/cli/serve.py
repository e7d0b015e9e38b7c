"""`tellings serve`: a library in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from tellings.cli.database import database_option
from tellings.cli.ending import NOTHING_READ, STOPPED, finish, in_words, say
from tellings.cli.stopping import Stopping

_LOCAL = ("127.0.0.1", "::1", "localhost")


@click.command(
    "serve",
    short_help="Show a library in a browser.",
    help="""Show a library in a browser, until it is stopped.

    Its stories compared, its articles, who is quoted with what, search, and a form to compare
    texts of your own, which are not stored. The library is only read; what is added meanwhile is
    seen at once. Each page has a twin in JSON; /openapi.json describes them. Only this machine can
    reach it, unless --host says otherwise.
    """,
)
@in_words
@database_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    metavar="N",
    help="The port to listen at; 0 takes any that is free.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="The address to listen at. Whoever reaches it can read the library.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME[:PORT]",
    help="Another name under which browsers reach it, as a proxy has it. May be given again.",
)
def command(db: Path, port: int, host: str, names: tuple[str, ...]) -> None:
    """Serve until Ctrl-C or SIGTERM; see the command's help."""
    from tellings.web.serving import Serving

    serving = Serving(db, host, port, names)
    with Stopping() as stopping:
        serving.begin()
        say(f"{db} is at {serving.address} (Ctrl-C stops)")
        if host not in _LOCAL:
            say("whoever reaches this machine can read the library")
        while serving.alive and not stopping.wanted:
            stopping.wait(0.5)
        gone = not stopping.wanted
        serving.end()
    say("the server ended by itself; see above" if gone else "stopped")
    finish(NOTHING_READ if gone else STOPPED)
