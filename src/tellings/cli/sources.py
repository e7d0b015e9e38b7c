"""What commands take: sources, how those that are fetched are, and a file of names."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tellings.cli.ending import say

if TYPE_CHECKING:
    from tellings.intake.web import Settings

SOURCES = (
    "SOURCE is a file, a folder, a zip or WARC archive, a feed, an http or https address, or -"
    " for standard input."
)

_OPTIONS = (
    click.option(
        "--outlet",
        "outlets",
        multiple=True,
        metavar="NAME",
        help="The outlet of the first source; again for the second, and so on.",
    ),
    click.option(
        "--limit",
        type=click.IntRange(min=1),
        metavar="N",
        help="Read N articles of each source at most. Of a feed that is fetched: 10 if not given.",
    ),
)

_OFFLINE = click.option(
    "--offline", is_flag=True, help="Fetch nothing: take addresses from the cache."
)
_WEB = (
    click.option(
        "--allow-private",
        is_flag=True,
        help="Fetch also from addresses of this machine and of private networks.",
    ),
    click.option(
        "--cache",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="FOLDER",
        help="Where fetched pages are kept; if not given, a folder of your own.",
    ),
)


_NAMES = click.option(
    "--names",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Your own names (CSV: name,type,country,aliases,from,to); they go before our tables.",
)


def names_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--names`; the command does not see it. The file is read, and checked, before it runs."""

    @wraps(function)
    def command(*args: Any, names: Path | None, **options: Any) -> Any:
        if names:
            _know(f"path:{names}")
        return function(*args, **options)

    return _NAMES(command)


def _know(spec: str) -> None:
    """Take this file as the model of names, here and in processes that are started from here."""
    from tellings import models

    models.get("names", spec)
    os.environ["TELLINGS_NAMES_MODEL"] = spec


def source_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of all commands that read sources; they come as one, `asked`.

    `asked` is what `api.articles` and `api.readings` take by name: outlets, limit, web, say.
    """

    @wraps(function)
    def command(*args: Any, sources: tuple[str, ...], **options: Any) -> Any:
        web = {name: options.pop(name) for name in ("offline", "allow_private", "cache")}
        asked = {name: options.pop(name) for name in ("outlets", "limit")}
        asked |= {"web": _settings(sources, web), "say": say}
        return function(*args, sources=sources, asked=asked, **options)

    return _with((*_OPTIONS, _OFFLINE, *_WEB), command)


def web_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of how pages are fetched; they come as one, `web`, for `Settings`."""

    @wraps(function)
    def command(*args: Any, **options: Any) -> Any:
        web = {name: options.pop(name) for name in ("allow_private", "cache")}
        return function(*args, web=web, **options)

    return _with(_WEB, command)


def _with(options: Sequence[Any], command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(options):
        command = option(command)
    return command


def _settings(sources: tuple[str, ...], given: dict[str, Any]) -> Settings | None:
    """How addresses are fetched; None if there are none, since what fetches is slow to load."""
    from tellings.intake.source import is_address

    if not any(map(is_address, sources)):
        return None
    from tellings.intake.web import Settings

    return Settings(**given)
