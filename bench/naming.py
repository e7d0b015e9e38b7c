"""Chains of what outlets call the same things, on NewsWCL50, with its marked stretches given.

The program gets the articles of an event and the marked stretches, not what they are marked as;
it says which of them stand for one. B3 (Bagga and Baldwin 1998) is counted over the stretches, an
event at a time: of the stretches that it put with this one, the share that is right (precision),
and of those that belong with it, the share that it put there (recall).

    naming.all, naming.actor ...    ours, over all stretches and over those of one type
    naming.entities                 ours, with those who act for a state or party as chains of
                                    their own; the others count "American officials" with the US
    naming.links                    the links of a collation, over stretches whose head is the name
                                    of an entity
    naming.without.NAME             ours without one signal
    naming.baseline.*                 baselines: the same words, the same words without articles and
                                    titles, the same last word before any preposition, that and
                                    the state

A stretch that is marked twice, as a part of two chains, is given twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from bench import newswcl, system
from bench.scoring import Score, Scores
from tellings import lexicon, models
from tellings.collate.entities import SIGNALS, Marked, Signal, chains, lands, same_entities
from tellings.collate.entities.phrases import Text
from tellings.collate.entities.things import Embed
from tellings.model import Reading

TYPES: Mapping[str, frozenset[str]] = {
    "actor": frozenset({"ACTOR"}),
    "country": frozenset({"COUNTRY"}),
    "group": frozenset({"GROUP"}),
    "unnamed": frozenset({"ACTOR-I"}),
    "abstract": frozenset({"MISC", "EVENT", "OBJECT", "ACTION"}),
}
ALL = frozenset[str]().union(*TYPES.values())

_WORD = re.compile(r"[a-z0-9]+|,")


class BCubed(Score, frozen=True):
    """B3 over stretches: the means that counts cannot say."""

    exact: float = 0.0
    complete: float = 0.0

    @property
    def precision(self) -> float:
        return self.exact

    @property
    def recall(self) -> float:
        return self.complete


class Given(Struct, frozen=True):
    """A marked stretch: its event, its words, its type and chain, and what a system made of it."""

    event: str
    words: str
    type: str
    chain: str
    key: Hashable


def b_cubed(given: Sequence[Given]) -> BCubed:
    """B3 of these stretches; with none, nothing was to be found."""
    if not given:
        return BCubed(0, 0, 0, exact=1.0, complete=1.0)
    ours = Counter((each.event, each.key) for each in given)
    gold = Counter((each.event, each.chain) for each in given)
    both = Counter((each.event, each.key, each.chain) for each in given)
    exact = sum(n * n / ours[event, key] for (event, key, _), n in both.items())
    complete = sum(n * n / gold[event, chain] for (event, _, chain), n in both.items())
    size = len(given)
    return BCubed(size, size, size, exact=exact / size, complete=complete / size)


def scores(data: Path, *, file: Path = newswcl.FILE) -> Scores:
    """All scores by name. Raises FileNotFoundError where the corpus is missing."""
    documents = newswcl.documents(data / file)
    readings = {each.id: system.reading(each.article) for each in documents}
    found = _typed(list(_ours(documents, readings)))
    found["entities"] = b_cubed(list(_ours(documents, readings, actors=False)))
    found["links"] = b_cubed(list(_linked(documents, readings)))
    for signal in SIGNALS:
        kept = [each for each in SIGNALS if each != signal]
        found[f"without.{signal}"] = b_cubed(list(_ours(documents, readings, kept)))
    for name, baseline in BASELINES.items():
        made = list(_baseline(documents, readings, baseline))
        found |= {f"baseline.{name}.{part}": score for part, score in _typed(made).items()}
    return found


def _typed(given: Sequence[Given]) -> Scores:
    """B3 over all and over the stretches of each type."""
    parts = {"all": ALL} | dict(TYPES)
    return {
        name: b_cubed([each for each in given if each.type in types])
        for name, types in parts.items()
    }


def _ours(
    documents: Sequence[newswcl.Document],
    readings: Mapping[str, Reading],
    signals: Sequence[Signal] = SIGNALS,
    *,
    actors: bool = True,
) -> Iterator[Given]:
    for event in dict.fromkeys(each.event for each in documents):
        own = [each for each in documents if each.event == event]
        given = [(document, mark) for document in own for mark in document.mentions]
        whole = [readings[document.id] for document in own]
        marks = [Marked(readings[document.id].article.id, mark.at) for document, mark in given]
        for chain in chains(whole, marks, _embed(), signals):
            for member in chain.members:
                key = chain.actor if actors else (chain.key, chain.acts_for)
                yield _given(*given[member.place], key)


def _linked(
    documents: Sequence[newswcl.Document], readings: Mapping[str, Reading]
) -> Iterator[Given]:
    """The stretches whose head names an entity, each with the link that its entity is in."""
    for event in dict.fromkeys(each.event for each in documents):
        own = [each for each in documents if each.event == event]
        home: dict[Hashable, Hashable] = {
            (ref.article, ref.note): number
            for number, link in enumerate(same_entities([readings[each.id] for each in own]))
            for ref in link.members
        }
        for document in own:
            text = Text(readings[document.id])
            for mark in document.mentions:
                name = text.phrase(mark.at).name
                if name and name.entity:
                    key = (readings[document.id].article.id, name.entity)
                    yield _given(document, mark, home.get(key, key))


@cache
def _embed() -> Embed | None:
    likeness = models.get("likeness")
    return likeness.use.embed if likeness.use else None


def _given(document: newswcl.Document, mark: newswcl.Mention, key: Hashable) -> Given:
    return Given(document.event, mark.at.of(document.text), mark.type, mark.chain, key)


# --- baselines -----------------------------------------------------------------------------------

Baseline = Callable[[newswcl.Document, newswcl.Mention, Reading], Hashable]


def _baseline(
    documents: Sequence[newswcl.Document], readings: Mapping[str, Reading], baseline: Baseline
) -> Iterator[Given]:
    for document in documents:
        for mark in document.mentions:
            key = baseline(document, mark, readings[document.id])
            yield _given(document, mark, key)


def plain(words: str) -> str:
    """Words without articles, titles and what follows an apostrophe.

    >>> plain("the President's son")
    'son'
    """
    return " ".join(word for word in _words(words) if word not in _listed("left out"))


def _words(words: str) -> list[str]:
    lower = words.casefold().replace("\u2019", "'").replace("'s", "")
    return [word for word in _WORD.findall(lower) if word != ","]


def head(words: str) -> str:
    """The last word before any preposition, relative or comma.

    >>> head("the leaders of those countries")
    'leaders'
    """
    found = _WORD.findall(words.casefold().replace("\u2019", "'").replace("'s", ""))
    ends = (n for n, word in enumerate(found) if word == "," or word in _listed("cut"))
    kept = found[: next(ends, len(found))]
    told = [word for word in kept if word not in _listed("left out")]
    return told[-1] if told else words.casefold()


@cache
def _listed(kind: str) -> frozenset[str]:
    rows = lexicon.table("bench", "naming_words")
    return frozenset(row["word"] for row in rows if row["class"] == kind)


def _head_and_state(
    document: newswcl.Document, mark: newswcl.Mention, reading: Reading
) -> Hashable:
    """The one state whose name, adjective or capital is in the words, else the head."""
    codes = {each.code for each in lands.lands(Text(reading).phrase(mark.at))}
    return ("state", codes.pop()) if len(codes) == 1 else head(mark.at.of(document.text))


BASELINES: Mapping[str, Baseline] = {
    "exact": lambda document, mark, _: mark.at.of(document.text).casefold(),
    "normalised": lambda document, mark, _: plain(mark.at.of(document.text)),
    "head": lambda document, mark, _: head(mark.at.of(document.text)),
    "head+state": _head_and_state,
}
