"""Word lists by language: one folder a language under `languages`, one table a kind of word."""

from __future__ import annotations

from functools import cache
from importlib import resources

_HERE = __package__ or ""


@cache
def languages(name: str) -> tuple[str, ...]:
    """The tables called `name` of all languages that have one, as `lexicon` takes them."""
    folder = resources.files(_HERE).joinpath("languages")
    found = sorted(entry.name for entry in folder.iterdir() if entry.is_dir())
    return tuple(
        f"languages/{code}/{name}"
        for code in found
        if folder.joinpath(code, f"{name}.tsv").is_file()
    )
