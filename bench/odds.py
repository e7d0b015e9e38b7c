"""What tellings are at odds in: invented pairs of passages, half of them only seemingly so.

Gold is `gold/odds.jsonl` and `gold/odds_more.jsonl` (guidelines: `gold/odds.md`): two short
passages by invented outlets, the kind in which they are at odds or "none", and the words that are.
Each pair goes through the whole program as two articles that are compared. A link counts if its
kind is that of gold and its words share a character with the words of gold in both passages; every
other link "at-odds" of the pair is a false alarm, however near. Pairs of the parts "tune" and
"more" (all of `odds_more.jsonl`) were read when the rules were written, those of "test" were not.

    all, tune, more, test   links "at-odds" that are shown as sure, against the pairs that are
    tune.number, ...      the same by kind: what gold has as this kind, what is given as this kind
    perhaps.test, ...     the same with the links that are shown as unsure
    differs.precision     pairs that only differ in how precise they are, and a link that says so
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bench import gold, system
from bench.scoring import Score, Scores, counted, total
from tellings.model import Article, Collation, Datum, Link, Span, article_id
from tellings.show.sure import doubt
from tellings.text import overlaps

PATH = gold.FOLDER / "odds.jsonl"
MORE = gold.FOLDER / "odds_more.jsonl"
SAME = ("precision", "update", "wording", "translation", "cut")
"""What may be looked for in a pair that is at odds in nothing, and is a kind of difference."""

HEAD = ("gold", "look", "pairs", "given")

Part = Literal["tune", "test", "more"]


class Passage(Struct, frozen=True):
    """What an invented outlet tells, and the day (ISO 8601) on which it did."""

    outlet: str
    published: str
    text: str


class Pair(Struct, frozen=True):
    """Two passages, and in what they are at odds ("none": in nothing; then `look` says why not).

    `a_words` and `b_words` are the words to set side by side. `second` is what another labeller
    said, who did not see the first one's kind.
    """

    id: str
    split: Part
    a: Passage
    b: Passage
    kind: str
    look: str
    a_words: str
    b_words: str
    note: str = ""
    second: str | None = None


Judged = tuple[Pair, Collation]


def scores() -> Scores:
    """ "test.number" and so on, over all pairs."""
    return total(score(pair, compared) for pair, compared in _judged())


def pairs() -> tuple[Pair, ...]:
    """The pairs of gold, "more" last. Raises GoldError for words that a passage does not have."""
    more = (replace(pair, split="more") for pair in _read(MORE))
    found = (*_read(PATH), *more)
    for pair in found:
        for passage, words in ((pair.a, pair.a_words), (pair.b, pair.b_words)):
            if words not in passage.text:
                raise gold.GoldError(f"{pair.id}: {words!r} does not occur")
    return found


def _read(path: Path) -> Iterator[Pair]:
    return (msgspec.json.decode(line, type=Pair) for line in path.read_bytes().splitlines())


@cache
def _judged() -> tuple[Judged, ...]:
    return tuple((pair, compared(pair)) for pair in pairs())


def compared(pair: Pair) -> Collation:
    """The comparison of both passages, as two articles."""
    readings = [system.reading(article(passage)) for passage in (pair.a, pair.b)]
    return system.collation(readings)


def article(passage: Passage) -> Article:
    """A passage as an article with its outlet and its day."""
    return Article(
        article_id(passage.text),
        passage.text,
        outlet=Datum(passage.outlet, "gold"),
        published=Datum(passage.published, "gold"),
    )


# --- scores --------------------------------------------------------------------------------------


def score(pair: Pair, compared: Collation) -> Scores:
    """The scores of one pair, under its part, its kind and all; with what is unsure and without."""
    every = compared.of("at-odds")
    sure = [link for link in every if not doubt(link)]
    found = _score(pair, compared, sure)
    with_unsure = _score(pair, compared, every)
    found |= {f"perhaps.{name}": each for name, each in with_unsure.items()}
    if pair.look in SAME:
        found[f"differs.{pair.look}"] = _differs(pair, compared)
    return found


def _score(pair: Pair, compared: Collation, given: Sequence[Link]) -> Scores:
    asked = pair.kind != "none"
    right = next((link for link in given if asked and fits(link, pair, compared)), None)
    wrong = [link for link in given if not (asked and fits(link, pair, compared))]
    found: Scores = {}
    for link in wrong:
        called = f"{pair.id} {told(link, compared)}"
        for name in ("all", pair.split, f"{pair.split}.{link.kind}"):
            found[name] = found.get(name, Score(0, 0, 0)) + Score(0, 1, 0, (), (called,))
    if asked:
        hit = Score(1, 1, 1) if right else Score(0, 0, 1, (_called(pair),))
        for name in ("all", pair.split, f"{pair.split}.{pair.kind}"):
            found[name] = found.get(name, Score(0, 0, 0)) + hit
    return found


def _differs(pair: Pair, compared: Collation) -> Score:
    kinds = {link.kind for link in compared.of("differs") if _on(link, pair, compared)}
    met = [(0, 0)] if pair.look in kinds else []
    return counted([_called(pair)], sorted(kinds & {pair.look}), met)


def _called(pair: Pair) -> str:
    return f"{pair.id} {pair.kind} {pair.look}: {pair.a_words!r} against {pair.b_words!r}"


def told(link: Link, compared: Collation) -> str:
    """A link in words."""
    words = " against ".join(repr(compared.words(ref)) for ref in link.members)
    return f"{link.kind}: {words} ({link.why})"


def fits(link: Link, pair: Pair, compared: Collation) -> bool:
    """Whether a link says that the pair is at odds in what gold has, by words of gold."""
    return link.kind == pair.kind and _on(link, pair, compared)


def _on(link: Link, pair: Pair, compared: Collation) -> bool:
    """Whether its words are those of gold, in both passages."""
    return all(
        any(
            overlaps(span, at)
            for ref in link.members
            if ref.article == article(passage).id
            for span in compared.spans(ref)
            for at in _places(passage.text, words)
        )
        for passage, words in ((pair.a, pair.a_words), (pair.b, pair.b_words))
    )


def _places(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


# --- what is shown -------------------------------------------------------------------------------


def rows() -> list[tuple[str, ...]]:
    """For each kind of gold and each look of "none": the pairs, and the kinds given of them."""
    given: dict[tuple[str, str], Counter[str]] = {}
    sizes: Counter[tuple[str, str]] = Counter()
    for pair, compared in _judged():
        place = (f"{pair.split} {pair.kind}", pair.look)
        sizes[place] += 1
        kinds = {str(link.kind) for link in compared.of("at-odds")} or {"nothing"}
        given.setdefault(place, Counter()).update(kinds)
    shown = [(*place, str(sizes[place]), _counts(given[place])) for place in sorted(sizes)]
    return [*shown, ("two labellers", "Cohen's kappa", *_agreement(pairs()))]


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items()))


def _agreement(found: Sequence[Pair]) -> tuple[str, str]:
    both = [(pair.kind, pair.second) for pair in found if pair.second is not None]
    return str(len(both)), f"{kappa(both):.3f}" if both else "only one has labelled"


def kappa(labels: Iterable[tuple[str, str]]) -> float:
    """Agreement of two labellers beyond chance (Cohen 1960), at most 1."""
    both = list(labels)
    agreed = sum(a == b for a, b in both) / len(both)
    ours, theirs = Counter(a for a, _ in both), Counter(b for _, b in both)
    chance = sum(ours[label] * theirs[label] for label in ours) / len(both) ** 2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)
