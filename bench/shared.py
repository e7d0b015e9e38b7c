"""What two reports both tell, sentence by sentence, and how far a tool's answer agrees with it.

Gold is gold/shared.jsonl: sentences of prose of each article (headlines, captions, bylines and
advertisements are left out: what a tool says of them is neither right nor wrong), and for pairs of
articles, by the numbers of these sentences:

    same         pairs that tell one thing, wholly or in part, in the outlet's voice or another's
    allowed      pairs on which readers may differ: neither asked for nor wrong
    quotations   pairs with the same words of a speaker, also in another translation
    whole_a, _b  sentences all of which the other article tells, but for details of time and manner
    values       numbers, dates, places, doers, yes or no: those of one and the same thing in both,
                 with the words that give them and whether they are at odds

A sentence in none of `same` and `allowed` is told by one article alone. Marked by one reader from
the articles alone, before either tool was run on them for this; a note on what news-deframe makes
of the two real reports had been read before. Texts that are not ours are known by their hash.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from bench.gold import FOLDER, ROOT, GoldError
from bench.scoring import NOTHING, Score, Scores
from tellings import api
from tellings.model import Article, Span

GOLD = FOLDER / "shared.jsonl"
NEWSWCL = Path("naming") / "newswcl50.events0-4.jsonl"

Numbers = tuple[tuple[int, int], ...]
HALF = 0.5


class Value(Struct, frozen=True, array_like=True):
    """What two sentences give of one thing: `relation` "odds", "agree", "update" or "holders".

    `a_words` and `b_words` stand once in their sentences. Agreeing places and doers are not marked.
    """

    i: int
    j: int
    relation: Literal["odds", "agree", "update", "holders"]
    kind: Literal["number", "date", "place", "agent", "polarity"]
    a_words: str
    b_words: str


class Told(Struct, frozen=True, tag_field="gold", tag="article"):
    """An article and its sentences; `source` (a path from the root) or `sha256` says where.

    `published` is the day (ISO 8601) that is given with it, or "".
    """

    name: str
    sentences: tuple[str | Span, ...]
    quoted: frozenset[int]
    source: str = ""
    sha256: str = ""
    published: str = ""


class Pair(Struct, frozen=True, tag_field="gold", tag="pair"):
    """What two articles both tell."""

    story: str
    a: str
    b: str
    same: Numbers
    allowed: Numbers
    quotations: Numbers
    quotations_allowed: Numbers
    whole_a: frozenset[int]
    whole_b: frozenset[int]
    part: str = ""
    values: tuple[Value, ...] = ()

    @property
    def id(self) -> str:
        """Both names."""
        return f"{self.a}+{self.b}"


class Text(Struct, frozen=True):
    """An article's text, where its sentences stand, and which of them have quoted words."""

    text: str
    at: tuple[Span, ...]
    quoted: frozenset[int] = frozenset()
    published: str = ""

    def stretch(self, number: int, words: str) -> Span:
        """Where words of a sentence stand. Raises GoldError where they do not, or not once."""
        at = self.at[number]
        found = list(_spaced(words).finditer(self.text, at.start, at.end))
        if len(found) != 1:
            raise GoldError(f"{words!r} stands {len(found)} times in {at.of(self.text)!r}")
        return Span(*found[0].span())


class Answer(Struct, frozen=True):
    """A view of a tool on a pair; `quotations` is None where it tells of none."""

    id: str
    view: str
    same: tuple[tuple[Span, Span], ...]
    only: tuple[tuple[Span, ...], tuple[Span, ...]]
    seconds: float
    quotations: tuple[tuple[Span, Span], ...] | None = None
    odds: tuple[tuple[Span, Span], ...] | None = None


def load(
    seeds: Path | None, data: Path | None = None, files: Sequence[Path] = (GOLD,)
) -> tuple[dict[str, Text], tuple[Pair, ...]]:
    """Texts by name and the pairs of them, of the gold in `files`.

    Texts that are not ours are those of the folder `seeds` and of NewsWCL50 in the folder `data`:
    pairs of them only where they are given. Raises GoldError for a text that is not there.
    """
    rows = [row for file in files for row in file.read_bytes().splitlines()]
    read = [msgspec.json.decode(row, type=Told | Pair) for row in rows]
    told = [each for each in read if isinstance(each, Told)]
    named = _articles({each.source for each in told if each.source})
    others = {hashlib.sha256(text.encode()).hexdigest(): text for text in _others(seeds, data)}
    known = [each for each in told if each.source or each.sha256 in others]
    texts = {each.name: _text(each, _article(each, named, others)) for each in known}
    pairs = (each for each in read if isinstance(each, Pair))
    return texts, tuple(each for each in pairs if each.a in texts and each.b in texts)


def _others(seeds: Path | None, data: Path | None) -> Iterator[str]:
    """The texts that are not ours, as far as they are here."""
    for path in sorted(seeds.glob("*.txt")) if seeds else ():
        yield path.read_bytes().decode("utf-8")
    lines = (data / NEWSWCL).read_bytes().splitlines() if data else ()
    yield from (msgspec.json.decode(line)["text"] for line in lines)


def _articles(sources: Iterable[str]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for source in sorted(sources):
        for each in api.articles([str(ROOT / source)]):
            if isinstance(each, Article):
                found |= {(source, each.id): each.text, (source, ""): each.text}
    return found


def _article(told: Told, named: Mapping[tuple[str, str], str], others: Mapping[str, str]) -> str:
    if not told.source:
        return others[told.sha256]
    return named.get((told.source, told.name)) or named[told.source, ""]


def _text(told: Told, text: str) -> Text:
    at: list[Span] = []
    for sentence in told.sentences:
        at.append(sentence if isinstance(sentence, Span) else _find(told.name, text, sentence, at))
    return Text(text, tuple(at), told.quoted, told.published)


def _find(name: str, text: str, sentence: str, before: Sequence[Span]) -> Span:
    found = _spaced(sentence).search(text, before[-1].end if before else 0)
    if not found:
        raise GoldError(f"{name} has no sentence {sentence!r} here")
    return Span(*found.span())


def _spaced(words: str) -> re.Pattern[str]:
    """These words with any blanks between them."""
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def over(text: Text, stretch: Span) -> list[int]:
    """The sentences that share half of their characters, or of the stretch's, with it."""
    return [
        number
        for number, at in enumerate(text.at)
        if _common(at, stretch) > 0 and _common(at, stretch) >= HALF * min(len(at), len(stretch))
    ]


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def joined(a: Text, b: Text, links: Iterable[tuple[Span, Span]]) -> set[tuple[int, int]]:
    """The pairs of sentences that links join."""
    return {(i, j) for one, other in links for i in over(a, one) for j in over(b, other)}


def uncovered(text: Text, stretches: Sequence[Span]) -> tuple[set[int], set[int]]:
    """Sentences with something in them that is said to be uncovered; those that mostly are."""
    some = {number for stretch in stretches for number in over(text, stretch)}
    mostly = {
        number
        for number in some
        if len(
            {
                place
                for each in stretches
                for place in range(
                    max(each.start, text.at[number].start), min(each.end, text.at[number].end)
                )
            }
        )
        >= HALF * len(text.at[number])
    }
    return some, mostly


def score(pair: Pair, a: Text, b: Text, answer: Answer) -> Scores:
    """What an answer gets on a pair.

    same          pairs of sentences that tell one thing
    quotations    of those with quoted words in both, pairs with the same words
    uncovered     sentences told by one article alone: asked for; said to be uncovered, whole or
                  in part, and told by none in the other: found
    false.whole   of sentences with anything said to be uncovered (predicted), those all of which
                  the other article tells (found): these are wrong
    false.any     of sentences said to be uncovered for the greater part, those that the other
                  article tells at least in part
    odds          pairs of sentences said to be at odds, a count
    """
    got = joined(a, b, answer.same)
    scores = {"same": _pairs(got, pair.same, pair.allowed)}
    quoted = (
        {(i, j) for i, j in got if i in a.quoted and j in b.quoted}
        if answer.quotations is None
        else joined(a, b, answer.quotations)
    )
    scores["quotations"] = _pairs(quoted, pair.quotations, pair.quotations_allowed)
    sides = (
        (a, answer.only[0], pair.whole_a, 0),
        (b, answer.only[1], pair.whole_b, 1),
    )
    for text, stretches, whole, side in sides:
        for name, found in _uncovered(pair, text, stretches, whole, side).items():
            scores[name] = scores.get(name, NOTHING) + found
    odds = joined(a, b, answer.odds or ())
    return {**scores, "odds": Score(0, len(odds), 0, (), tuple(f"{pair.id} {o}" for o in odds))}


def _pairs(got: set[tuple[int, int]], gold: Numbers, allowed: Numbers) -> Score:
    right, asked = got & set(gold), got - set(allowed)
    return Score(len(right), len(asked), len(gold), _names(set(gold) - got), _names(asked - right))


def _names(pairs: Collection[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(f"{i}-{j}" for i, j in sorted(pairs))


def _uncovered(
    pair: Pair, text: Text, stretches: Sequence[Span], whole: frozenset[int], side: int
) -> Scores:
    some, mostly = uncovered(text, stretches)
    told = {each[side] for each in pair.same}
    maybe = {each[side] for each in pair.allowed} - told
    alone = set(range(len(text.at))) - told - maybe
    return {
        "uncovered": Score(len(some & alone), len(some - maybe), len(alone)),
        "false.whole": Score(len(some & whole), len(some - maybe), len(whole)),
        "false.any": Score(len(mostly & told), len(mostly - maybe), len(told)),
    }
