"""When a page says its report was published and changed, and where it says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from tellings.intake.pages.jsonld import Node, text
from tellings.intake.pages.markup import Attributes, Open
from tellings.lexicon import table
from tellings.model import Datum

_HERE = __package__ or ""
_ISO = re.compile(r"\d{4}-\d{2}(-\d{2}|$)|\d{4}$")
_FIGURES = re.compile(r"(\d{4})[/.]?(\d{2})[/.]?(\d{2})(?:[T ]?(\d{2}):?(\d{2}))?(?!\d)")
_MAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")
_LONGEST = 60
_YEARS = range(1900, 2101)


def published(metas: Attributes, article: Node) -> Iterator[Datum]:
    """Dates of publication, the surest source first, as ISO 8601 where they are readable."""
    yield from _linked(article, ("datePublished", 0.97), ("dateCreated", 0.8))
    yield from _in_metas(metas, "published")


def updated(metas: Attributes, article: Node) -> Iterator[Datum]:
    """Dates of the last change."""
    yield from _linked(article, ("dateModified", 0.9))
    yield from _in_metas(metas, "updated")


def shown(facts: Iterable[Open], start: int, end: int) -> Datum | None:
    """The date of the first `<time datetime>` between two places of the page."""
    for fact in facts:
        if fact.name == "time" and start <= fact.start < end:
            for datum in _datum(fact.attributes.get("datetime"), "time element", 0.8):
                return datum
    return None


def guessed(page: str) -> Datum | None:
    """The date that htmldate (Barbaresi, JOSS 2020) finds anywhere in a page. Nothing is fetched.

    Given a string that begins as an address, htmldate would fetch it: so it gets a tree.
    """
    from htmldate import find_date  # noqa: PLC0415
    from trafilatura.utils import load_html  # noqa: PLC0415

    try:
        tree = load_html(page)
        found = find_date(tree, original_date=True) if tree is not None else None
    except Exception:  # as in `vote`: they name no errors
        return None
    return Datum(found, "htmldate", 0.55) if found else None


def is_later(changed: Datum, first: Datum | None) -> bool:
    """Whether a change is later than the publication, by more than a minute if both say so."""
    if first is None:
        return True
    a, b = _moment(changed.value), _moment(first.value)
    if a is None or b is None or (a.tzinfo is None) != (b.tzinfo is None):
        return changed.value[:10] > first.value[:10]
    return (a - b).total_seconds() > 60


def iso(written: str) -> str | None:
    """A date as ISO 8601, None for what is no date or of no year from 1900 to 2100."""
    bare = written.strip()
    if len(bare) > _LONGEST:
        return None
    if _ISO.match(bare):
        return bare if int(bare[:4]) in _YEARS else None
    if found := _FIGURES.match(bare):
        year, month, day, hour, minute = found.groups()
        clock = f"T{hour}:{minute}" if hour else ""
        made = f"{year}-{month}-{day}{clock}"
        return made if int(year) in _YEARS and _moment(made) else None
    if _MAIL.match(bare):
        try:
            return parsedate_to_datetime(bare).isoformat()
        except (ValueError, TypeError):
            return None
    return None


def _linked(article: Node, *named: tuple[str, float]) -> Iterator[Datum]:
    for name, sure in named:
        value = article.get(name)
        yield from _datum(value[0] if isinstance(value, list) and value else value, name, sure)


def _in_metas(metas: Attributes, what: str) -> Iterator[Datum]:
    for row in table(_HERE, "metas"):
        if row["what"] == what:
            yield from _datum(metas.get(row["name"]), row["name"], float(row["sure"]))


def _datum(value: Any, where: str, sure: float) -> Iterator[Datum]:
    found = iso(text(value))
    if found:
        read = f"json-ld {where}" if where.startswith("date") and where[4:5].isupper() else where
        yield Datum(found, read, sure)


def _moment(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None
