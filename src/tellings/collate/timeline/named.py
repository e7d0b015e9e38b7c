"""What articles only name by its date ("the 2019 vote"), with all the places that name it alike.

Of one date, one time of day and one noun, two phrases go together if one has all the words of the
other: "the 2019 vote" with "the 2019 harbour vote". Where a phrase would go with two that do not
go together ("the 2019 park vote"), it goes with neither.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from tellings.collate import forms
from tellings.collate.timeline.dated import Dated, Told
from tellings.model import Collation, TimeExpression
from tellings.text import covers, normal

Words = frozenset[str]
Group = tuple[Dated, ...]


def named(
    collation: Collation, told: Mapping[str, Sequence[Told]], joined: Container[Dated] = ()
) -> list[Group]:
    """The groups of two or more places, of one article or of several, that name one thing alike.

    Those in `joined` are left out: it is known already which happening they are of.
    The first of a group is the one with the most words, of those the shortest; the others are in
    the order of articles and texts. It does not depend on the order of the articles.
    """
    found: dict[object, dict[Words, list[Dated]]] = {}
    for article in sorted(told):
        for each in told[article]:
            if each.clause.names and each.clause.dated is not None and each.dated not in joined:
                noun, others = _words(collation, each, each.clause.dated)
                key = (each.dated.spell, each.dated.clock, noun)
                found.setdefault(key, {}).setdefault(others, []).append(each.dated)
    groups = (_group(those, by_words) for by_words in found.values() for those in _alike(by_words))
    return [group for group in groups if len(group) > 1]


def _words(collation: Collation, told: Told, noun: int) -> tuple[str, Words]:
    """The noun of a phrase and its other words but the time, as they are compared."""
    reading = collation.reading(told.dated.article)
    text, words = reading.article.text, told.clause.sentence.words
    times = [note.hull for note in reading.of(TimeExpression) if note.id in told.dated.times]
    inside = (
        normal(word.span.of(text)).casefold()
        for number, word in enumerate(words)
        if number != noun
        and covers(told.dated.at, word.span)
        and not any(covers(at, word.span) for at in times)
    )
    kept = (word for word in inside if word[:1].isalnum() and not forms.is_function_word(word))
    return forms.key(normal(words[noun].lemma).casefold()), frozenset(map(forms.key, kept))


def _alike(those: Iterable[Words]) -> Iterator[list[Words]]:
    """Phrases, by their other words, that go together."""
    left = set(those)
    while left:
        fullest = [each for each in left if not any(each < other for other in left)]
        under = {each: [full for full in fullest if each <= full] for each in left}
        for full in fullest:
            yield [each for each in left if under[each] == [full]]
        left = {each for each in left if len(under[each]) > 1}


def _group(those: Iterable[Words], by_words: Mapping[Words, Sequence[Dated]]) -> Group:
    every = [(each, words) for words in those for each in by_words[words]]
    first, _ = min(every, key=lambda pair: (-len(pair[1]), len(pair[0].at), *_place(pair[0])))
    return first, *sorted((each for each, _ in every if each != first), key=_place)


def _place(each: Dated) -> tuple[object, ...]:
    return each.article, each.at
