"""Words that are coordinated with a word: "Xu" and "Lind" in "Xu and Lind"."""

from __future__ import annotations

from tellings.collate.places import Index
from tellings.model import Reading, Sentence, Span

_JOINED = frozenset({"conj"})


class Conjuncts:
    """The coordinations of a reading, by the words in them."""

    def __init__(self, reading: Reading) -> None:
        self._sentences = tuple(reading.of(Sentence))
        self._places = Index(
            (word.span, (number, at))
            for number, sentence in enumerate(self._sentences)
            for at, word in enumerate(sentence.words)
        )

    def of(self, head: Span) -> tuple[Span, ...]:
        """The last word of the span and those that follow it in a coordination, in order.

        One word where nothing is coordinated; none where no sentence has the span.
        """
        place = next((each for _, each in self._places.over(head)), None)
        if place is None:
            return ()
        number, first = place
        words = self._sentences[number].words
        found = [first]
        for at in range(first + 1, len(words)):
            if words[at].role in _JOINED and words[at].head in found:
                found.append(at)
        return tuple(words[at].span for at in found)
