"""Very many articles, made of a few invented ones: other words of the same lengths, other days.

A library of 100,000 articles cannot be written, and annotating it would take hours. So each run of
stories is made of the same invented articles with their words exchanged for others of the same
length: names for made-up ones, other words for each other. Every note keeps its place, copies stay
copies, and stories of one run share words that those of another do not. It measures time and space,
never quality.
"""

from __future__ import annotations

import hashlib
import itertools
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache

import msgspec
from msgspec.structs import replace

from tellings.lexicon import words
from tellings.model import Actor, AnyNote, Article, article_id
from tellings.pipeline import Made

Annotated = tuple[Article, tuple[Made, ...]]
"""An article and what the steps gave for it."""

# In JSON a line's first word follows an "n", and what a colon follows is the name of a field.
_WORD = re.compile(r"(?:(?<=\\n)|(?<![\\A-Za-z_]))[A-Za-z]{3,14}(?![A-Za-z_]|\":)")
# Nothing but a word has a blank before it there.
_FIGURE = re.compile(r"(?<= )[1-9]\d{1,2}(?!\d)")
_TEXT_WORD = re.compile(r"[A-Za-z]{3,14}")
_MADE_UP = 3000
"""Made-up words of each length, at most."""

_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
_CODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(tuple[Article, list[tuple[AnyNote, ...]]])


def many(invented: Sequence[Annotated], count: int, *, seed: int = 0) -> Iterator[Annotated]:
    """`count` articles, each run of them with the words of its own, a day after the run before."""
    coded = [(_coded(each), each[1]) for each in invented]
    loose = _exchangeable(invented)
    runs = itertools.count()
    made = (
        _shifted(_exchanged(each, words, run), run)
        for run in runs
        for words in [_Exchange(loose, f"{seed}:{run}")]
        for each in coded
    )
    return itertools.islice(made, count)


def _coded(each: Annotated) -> str:
    """An article and its notes, step by step, as JSON. What says who made them stays as it is."""
    article, made = each
    return _CODER.encode((article, [step.notes for step in made])).decode()


def _exchanged(each: tuple[str, tuple[Made, ...]], words: _Exchange, run: int) -> Annotated:
    coded, made = each
    article, notes = _DECODER.decode(_FIGURE.sub(words.figure, _WORD.sub(words, coded)))
    url = f"https://invented.example/{run}/{article.id}"
    steps = zip(made, notes, strict=True)
    new = tuple(replace(step, notes=found) for step, found in steps)
    return replace(article, id=article_id(article.text, url), url=url), new


def _shifted(each: Annotated, days: int) -> Annotated:
    article, made = each
    if article.published is None:
        return each
    try:
        moment = datetime.fromisoformat(article.published.value) + timedelta(days=days)
    except ValueError:
        return each
    return replace(article, published=replace(article.published, value=moment.isoformat())), made


class _Exchange:
    """The word that stands for each word in one run; the same for the same word."""

    def __init__(self, loose: Mapping[tuple[int, bool], Sequence[str]], seed: str) -> None:
        self._seed = seed
        self._others: dict[str, str] = {}
        chance = random.Random(seed)  # noqa: S311  no secret
        for same in loose.values():
            self._others |= zip(same, chance.sample(same, len(same)), strict=True)
        self._found: dict[str, str] = {}

    def __call__(self, match: re.Match[str]) -> str:
        word = match[0]
        if word not in self._found:
            self._found[word] = self._other(word)
        return self._found[word]

    def figure(self, match: re.Match[str]) -> str:
        """Another figure with as many digits."""
        digest = hashlib.blake2b(f"{self._seed}:{match[0]}".encode(), digest_size=3).digest()
        return "".join(str(1 + byte % 9) for byte in digest[: len(match[0])])

    def _other(self, word: str) -> str:
        small = word.lower()
        if small not in self._others:
            return word
        if word == small:
            return self._others[small]
        digest = hashlib.blake2b(f"{self._seed}:{small}".encode(), digest_size=4).digest()
        names = _names(len(word))
        name = names[int.from_bytes(digest) % len(names)]
        return name.upper() if word.isupper() else name.capitalize()


def _exchangeable(invented: Sequence[Annotated]) -> dict[tuple[int, bool], list[str]]:
    """Words of the texts, in small letters, but those that our notes are written in.

    Those of one length are exchanged for each other, and small words ("after") for small words:
    were they kept, a text of one run would share its runs of small words with all other runs.
    """
    theirs: set[str] = set()
    ours: set[str] = set()
    for article, made in invented:
        theirs.update(word.lower() for word in _TEXT_WORD.findall(article.text))
        kinds = [_own(note) for each in made for note in each.notes]
        coded = _CODER.encode(kinds).decode()
        ours.update(word.lower() for word in _TEXT_WORD.findall(coded))
    small = words("tellings.group.stories", "small_words")
    found: dict[tuple[int, bool], list[str]] = {}
    for word in sorted(theirs - ours):
        found.setdefault((len(word), word in small), []).append(word)
    return found


def _own(note: object) -> dict[str, object]:
    """The fields of a note that hold words of ours, not of the text."""
    fields = msgspec.to_builtins(note)
    theirs = _THEIRS | {"role"} if isinstance(note, Actor) else _THEIRS
    return {name: value for name, value in fields.items() if name not in theirs}


_THEIRS = frozenset({"at", "content", "cue", "source", "words", "head", "name", "aliases", "why"})


@cache
def _names(length: int) -> tuple[str, ...]:
    """Made-up words of a length, always the same."""
    chance = random.Random(length)  # noqa: S311  no secret
    words = {"".join(chance.choices(_SYLLABLES, k=8))[:length] for _ in range(_MADE_UP)}
    return tuple(sorted(words))
