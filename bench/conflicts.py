"""What whole reports are at odds in: invented reports, two of each story, with their conflicts.

Gold is the field `values` of the reports of `bench.shared`: `gold/shared_odds.jsonl` ("test", only
measured), `tests/cases/reports` ("learned": what the models are made from) and the part "tune" of
`gold/shared_more.jsonl`. A link "at-odds" of claims counts if its kind is that of gold and its
words share a character with the words of gold in both reports; every other such link is a false
alarm, one of two holders or of a later count too. Speakers and words of quotations are not counted:
these reports are not marked for them.

    test, learned, tune     all links that are shown
    test.number, ...        the same by kind
    told.test, ...          conflicts of gold of which some link says that the two differ, in
                            whatever: recall alone
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench import shared, system
from bench.gold import FOLDER, ROOT
from bench.scoring import NOTHING, Score, Scores, total
from bench.shared import Pair, Text, Value
from tellings.model import Article, Collation, Datum, Link, Span, article_id
from tellings.show import sure
from tellings.text import overlaps

KINDS = ("number", "date", "place", "agent", "polarity")
REPORTS = ROOT / "tests" / "cases" / "reports"


def files() -> Mapping[str, Sequence[Path]]:
    """The files of gold by part."""
    return {
        "test": [FOLDER / "shared_odds.jsonl"],
        "learned": sorted(REPORTS.glob("*.jsonl")),
        "tune": [FOLDER / "shared_more.jsonl"],
    }


def scores() -> Scores:
    """ "test.number" and so on."""
    return total(_scores())


def _scores() -> Iterator[Scores]:
    for part, each in files().items():
        texts, pairs = shared.load(None, None, each)
        for pair in pairs:
            if pair.part in ("", part):
                yield _under(part, score(pair, texts))


def score(pair: Pair, texts: Mapping[str, Text]) -> Scores:
    """The scores of the two reports of a story: "" for all kinds, the kinds, and "told"."""
    a, b = texts[pair.a], texts[pair.b]
    compared = system.collation([system.reading(article(each)) for each in (a, b)])
    return judged(pair, (a, b), compared)


def article(text: Text) -> Article:
    """A report as an article, with its day."""
    published = Datum(text.published, "gold") if text.published else None
    return Article(article_id(text.text), text.text, published=published)


def judged(pair: Pair, texts: tuple[Text, Text], compared: Collation) -> Scores:
    """The scores of a comparison of two reports."""
    ids = tuple(article_id(each.text) for each in texts)
    wanted = [(each, _at(each, texts)) for each in pair.values if each.relation == "odds"]
    given = [x for x in compared.of("at-odds") if x.kind in KINDS and sure.shown(x)]
    found: Scores = {}
    for link in given:
        if not any(v.kind == link.kind and _on(link, at, ids, compared) for v, at in wanted):
            for name in ("", link.kind):
                extra = (f"{pair.id} {_told(link, compared)}",)
                found[name] = found.get(name, NOTHING) + Score(0, 1, 0, (), extra)
    for value, at in wanted:
        same = [link for link in given if link.kind == value.kind]
        hit = any(_on(link, at, ids, compared) for link in same)
        said = hit or any(
            _on(link, at, ids, compared)
            for link in (*compared.of("at-odds"), *compared.of("differs"))
            if sure.shown(link)
        )
        missed = () if hit else (f"{pair.id} {value.kind}: {value.a_words} | {value.b_words}",)
        for name in ("", value.kind):
            found[name] = found.get(name, NOTHING) + Score(int(hit), int(hit), 1, missed)
        found["told"] = found.get("told", NOTHING) + Score(int(said), int(said), 1)
    return found


def _at(value: Value, texts: tuple[Text, Text]) -> tuple[Span, Span]:
    a, b = texts
    return a.stretch(value.i, value.a_words), b.stretch(value.j, value.b_words)


def _on(link: Link, at: tuple[Span, Span], ids: Sequence[str], compared: Collation) -> bool:
    """Whether a link's words share a character with these of both reports."""
    return all(
        any(
            ref.article == id_ and overlaps(span, words)
            for ref in link.members
            for span in compared.spans(ref)
        )
        for id_, words in zip(ids, at, strict=True)
    )


def _told(link: Link, compared: Collation) -> str:
    return f"{link.kind}: {' | '.join(compared.words(ref) for ref in link.members)}"


def _under(part: str, found: Scores) -> Scores:
    return {
        f"told.{part}" if name == "told" else ".".join(filter(None, (part, name))): score
        for name, score in found.items()
    }
