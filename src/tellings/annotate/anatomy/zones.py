"""Where an article's prose begins and ends, which lines stand twice, whom the prose speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from tellings.annotate.anatomy.signs import Signs

_FEW, _MANY, _LONG_HEADLINE, _NAMES = 4, 25, 40, 4


class Zones(Struct, frozen=True):
    """Indexes of passages: prose runs from `first` to `last`; with no prose, both are -1.

    `prose[i]`: whether passage i reads as prose. `same[i]`: the passages with its words.
    `words`: for each word of the prose the first passage that has it. `signed`: surnames in
    bylines. `subjects`: persons of whom a passage looks like the biography.
    """

    first: int
    last: int
    prose: tuple[bool, ...]
    same: tuple[tuple[int, ...], ...]
    words: Mapping[str, int]
    signed: frozenset[str]
    subjects: frozenset[str]
    many_names: bool

    def above(self, number: int) -> bool:
        """Whether passage `number` stands above all prose."""
        return number < self.first or self.first < 0

    def below(self, number: int) -> bool:
        """Whether it stands below all prose."""
        return 0 <= self.last < number

    def tells_of(self, word: str, before: int | None = None) -> bool:
        """Whether the prose (above passage `before`) has a word, given in lower case."""
        found = self.words.get(word)
        return found is not None and (before is None or found < before)


def zones(all_signs: Sequence[Signs], decided: Sequence[bool]) -> Zones:
    """The zones of an article, of whose passages some are already decided to be no prose."""
    prose = tuple(
        not done and reads_as_prose(signs) and not (number == 0 and _unstopped(signs))
        for number, (signs, done) in enumerate(zip(all_signs, decided, strict=True))
    )
    same = repeats(all_signs)
    sure = [number for number, reads in enumerate(prose) if reads]
    while len(sure) > 1 and _closes(all_signs[sure[-1]], sure[0], same[sure[-1]]):
        sure.pop()
    bylines = [signs.byline for signs in all_signs if signs.byline]
    return Zones(
        first=sure[0] if sure else -1,
        last=sure[-1] if sure else -1,
        prose=prose,
        same=same,
        words=_words(all_signs, prose),
        signed=frozenset(name.casefold().split()[-1] for line in bylines for name in line.names),
        subjects=frozenset(signs.biography.casefold() for signs in all_signs if signs.biography),
        many_names=sum(line.form == "bare" for line in bylines) > _NAMES,
    )


def reads_as_prose(signs: Signs) -> bool:
    """Whether a passage is a sentence or more: a full stop and some words, speech, or length."""
    if signs.long or (signs.tag in {"p", "blockquote"} and signs.stops):
        return True
    if signs.words >= _MANY and not signs.titled:
        return True
    if signs.quoted and signs.told:
        return signs.words >= _FEW or signs.stops
    if signs.ends == "." or (signs.stops and signs.quoted):
        return signs.words >= _FEW and not signs.titled
    return False


def _unstopped(signs: Signs) -> bool:
    """Whether a first line can be a long headline: no full stop, and not longer than they get."""
    return not signs.ends and signs.words <= _LONG_HEADLINE and not (signs.quoted and signs.told)


def _closes(signs: Signs, first: int, again: Sequence[int]) -> bool:
    """Whether what looks like the last prose belongs to what follows the article."""
    return bool(
        signs.biography
        or (signs.byline and signs.byline.form == "helped")
        or signs.prompt
        or (signs.phrase and signs.phrase.place == "edge")
        or (len(again) > 1 and not signs.told and again[0] > first)
    )


def _words(all_signs: Sequence[Signs], prose: Sequence[bool]) -> dict[str, int]:
    words: dict[str, int] = {}
    for number, (signs, reads) in enumerate(zip(all_signs, prose, strict=True)):
        if reads and not signs.biography:
            for word in signs.key.split():
                words.setdefault(word, number)
    return words


def repeats(all_signs: Sequence[Signs]) -> tuple[tuple[int, ...], ...]:
    """For each passage the passages that have the same words, itself included."""
    places: dict[str, list[int]] = {}
    for number, signs in enumerate(all_signs):
        if not signs.long and signs.key:
            places.setdefault(signs.key, []).append(number)
    shared = {key: tuple(numbers) for key, numbers in places.items()}
    return tuple(() if signs.long else shared.get(signs.key, ()) for signs in all_signs)
