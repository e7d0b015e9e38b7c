"""What a page says of itself: our intake beside the gold of hand-made parsers.

    metadata.title.SET       found where one of gold's title and ours contains the other, by words
    metadata.title.exact.SET the same words
    metadata.author.SET      names of authors, as gold has them; an agency of ours counts as a name
    metadata.person.SET      those that are persons: gold without agencies, outlets and desks
    metadata.date.SET        the day of publication, as it is written or as one moment
    metadata.agency          the agency that the report is credited to: `gold/page_agencies.tsv`,
                             labelled by hand on all pages

SET is `all`, `english`, `tuned` or `held` as in `body`. Gold's parsers often read JSON-LD, which
favours what does. `by_source` tells for each place of reading how often it was right; the
confidences in the code are about these shares.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from bench import gold
from bench.body import SETS, seen
from bench.pages import Page, article, pages
from bench.scoring import NOTHING, Score, Scores, total
from tellings.intake.agencies import agencies_of, agency
from tellings.intake.pages.names import is_person
from tellings.model import Article, Datum

FIELDS = ("title", "title.exact", "author", "person", "date")


class Result(Struct, frozen=True):
    """The scores of one page by field, and each datum with whether it is right."""

    page: Page
    scores: Scores
    read: tuple[tuple[str, str, bool], ...]


def scores(data: Path) -> Scores:
    """ "title.all" and so on."""
    return summed(results(data))


def results(data: Path) -> tuple[Result, ...]:
    """What came of each page."""
    truth = agencies()
    return tuple(_result(page, article(page.bytes(data)), truth) for page in pages(data))


def summed(found: Sequence[Result]) -> Scores:
    """The scores of the sets, and those of agencies on all pages."""
    scores: Scores = {}
    for field in FIELDS:
        for name, chosen in SETS.items():
            some = [{field: each.scores[field]} for each in found if chosen(each.page)]
            scores[f"{field}.{name}"] = seen(name, total(some).get(field, NOTHING))
    return scores | total({"agency": each.scores["agency"]} for each in found)


def by_source(found: Iterable[Result]) -> dict[str, tuple[int, int]]:
    """How often each field was right by where it was read ("date json-ld datePublished")."""
    shares: dict[str, tuple[int, int]] = {}
    for field, where, right in (each for result in found for each in result.read):
        hits, count = shares.get(f"{field} {where}", (0, 0))
        shares[f"{field} {where}"] = (hits + right, count + 1)
    return dict(sorted(shares.items()))


def agencies() -> dict[str, frozenset[str]]:
    """The agencies by page, where there are any."""
    lines = (gold.FOLDER / "page_agencies.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {page: frozenset(names.split(", ")) for page, names, *_ in rows}


def _result(page: Page, read: Article | None, truth: dict[str, frozenset[str]]) -> Result:
    title, date = (read.title, read.published) if read else (None, None)
    names, credit = (_names(read.byline), _names(read.agency)) if read else ([], [])
    given = page.authors or ()
    persons = [name for name in given if _is_person(name, page)]
    wanted = truth.get(page.id, frozenset())
    scores = {
        "title": _one(title, lambda value: _contains(value, page.title)),
        "title.exact": _one(title, lambda value: _key(value) == _key(page.title)),
        "author": _set(given, [*names, *credit]),
        "person": _set(persons, names),
        "date": _one(date, lambda value: same_day(value, page.publishing_date)),
        "agency": _set(wanted, credit, page.id),
    }
    return Result(page, scores, tuple(_read(page, read, scores)))


def _read(page: Page, read: Article | None, scores: Scores) -> Iterator[tuple[str, str, bool]]:
    if read is None:
        return
    fields = {"title": read.title, "person": read.byline, "date": read.published}
    fields["agency"] = read.agency
    for field, datum in fields.items():
        if datum:
            score = scores[field]
            yield field, datum.read_from, score.found == score.predicted == score.gold
    outlet = read.outlet
    if outlet:
        a, b = _joined(outlet.value), _joined(page.publisher_name)
        yield "outlet", outlet.read_from, a in b or b in a
    if read.canonical:
        site = re.sub(r"^https?://(www\.)?", "", page.url).split("/")[0]
        yield "address", read.canonical.read_from, site in read.canonical.value


def same_day(ours: str, theirs: str) -> bool:
    """Whether two dates are one day as written, or one moment."""
    if ours[:10] == theirs[:10]:
        return True
    try:
        a, b = datetime.fromisoformat(ours), datetime.fromisoformat(theirs)
    except ValueError:
        return False
    return bool(a.tzinfo and b.tzinfo) and abs((a - b).total_seconds()) < 60


def _is_person(name: str, page: Page) -> bool:
    """Whether gold's author is a person: by our own rule, which gold does not tell."""
    return is_person(name) and not agencies_of(name) and _key(name) != _key(page.publisher_name)


def _one(datum: Datum | None, right: Callable[[str], bool]) -> Score:
    return Score(int(datum is not None and right(datum.value)), int(datum is not None), 1)


def _set(wanted: Iterable[str], found: Iterable[str], called: str = "") -> Score:
    a = {_key(agency(each) or each): each for each in wanted}
    b = {_key(each): each for each in found}
    lead = f"{called} " if called else ""
    return Score(
        len(a.keys() & b.keys()),
        len(b),
        len(a),
        tuple(lead + a[key] for key in a if key not in b),
        tuple(lead + b[key] for key in b if key not in a),
    )


def _names(datum: Datum | None) -> list[str]:
    return datum.value.split(", ") if datum else []


def _contains(a: str, b: str) -> bool:
    return _key(a) in _key(b) or _key(b) in _key(a)


def _key(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _joined(words: str) -> str:
    return re.sub(r"\W+", "", words.casefold())
