"""An article's phrases for those it speaks of: where they stand, their heads, whose words."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from tellings.collate import places
from tellings.collate.naming.apposed import apposed, described
from tellings.collate.naming.subjects import Subject
from tellings.model import (
    Attribution,
    Mention,
    Quotation,
    Reading,
    Ref,
    Sentence,
    Span,
    Word,
)
from tellings.text import cover

Phrase = tuple[Ref, Span, Span]
"""Where it stands, its whole and its head."""

_NOUNS = frozenset({"NOUN", "PROPN"})
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WP$", "WDT", "EX"})


class Told:
    """A reading, asked for the phrases that stand for a subject and for the voice of a place."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.article.text
        self._reading = reading
        self._blocks = places.roles(reading)
        self._quoted = cover(span for each in reading.of(Quotation) for span in each.at)
        self._said = places.Index(
            (span, each) for each in reading.of(Attribution) for span in each.content
        )
        self._sentences = reading.of(Sentence)
        self._ends = [sentence.hull.end for sentence in self._sentences]
        self._of_entity: dict[str, list[Mention]] = {}
        self._at: dict[Span, Mention] = {}
        for mention in reading.of(Mention):
            if mention.entity:
                self._of_entity.setdefault(mention.entity, []).append(mention)
            self._at.setdefault(mention.head, mention)
            self._at.setdefault(mention.hull, mention)

    def quoted(self, at: Span) -> bool:
        """Whether a stretch stands in quotation marks."""
        return self._quoted.touches(at)

    def said(self, at: Span) -> str | None:
        """The id of the innermost attribution with quoted words that has this stretch, if any."""
        over = [
            (len(span), note.id)
            for span, note in self._said.over(at)
            if span.start <= at.start and at.end <= span.end and note.form != "indirect"
        ]
        return min(over)[1] if over else None

    def phrases(self, subject: Subject) -> Iterator[Phrase]:
        """The phrases for a subject, pronouns left out, in the order of the text."""
        found: dict[Span, Phrase] = {}
        for entity in subject.entities:
            for mention in self._of_entity.get(entity, ()):
                apart = mention.hull in subject.not_at or mention.head in subject.not_at
                if mention.form != "pronoun" and not apart:
                    found[mention.hull] = self._mentioned(mention)
        for span in subject.at:
            spoken = self._at.get(span)
            if not self._is_pronoun(span, spoken):
                made = self._mentioned(spoken) if spoken else self._stretch(subject, span)
                found.setdefault(spoken.hull if spoken else span, made)
        told = sorted(found.values(), key=lambda phrase: phrase[1])
        return (phrase for phrase in told if places.told(self._blocks, (phrase[2],)))

    def _mentioned(self, mention: Mention) -> Phrase:
        """A mention as it is called, with what stands beside a name."""
        whole = mention.hull
        if mention.form == "name":
            whole = self._beside(mention)
        at = () if whole == mention.hull else (whole,)
        nominal = mention.form != "name" and mention.head == whole
        head = self._head(whole) if nominal else mention.head
        return Ref(self._reading.article.id, mention.id, at), whole, head

    def _beside(self, mention: Mention) -> Span:
        """A named mention with adjectives before it and, of a person, what is in apposition."""
        words, whole = self._sentence(mention.hull), mention.hull
        start = described(self.text, words, whole, mention.head)
        longer = apposed(self.text, words, mention.head) if mention.type == "person" else None
        return Span(start, max(whole.end, longer.end if longer else 0))

    def _stretch(self, subject: Subject, span: Span) -> Phrase:
        actor = min(subject.members)[1] if subject.members else subject.key[1]
        return Ref(subject.key[0], actor, (span,)), span, self._head(span)

    def _is_pronoun(self, span: Span, mention: Mention | None) -> bool:
        if mention:
            return mention.form == "pronoun"
        words = self._words(span)
        return len(words) == 1 and words[0].tag in _PRONOUNS

    def _head(self, span: Span) -> Span:
        """The noun of a phrase on which its other words depend; all of it where none is known."""
        words = self._words(span)
        whole = self._sentence(span)
        inside = {word.start for word in words}
        for word in words:
            if word.pos in _NOUNS and whole and whole[word.head].start not in inside - {word.start}:
                return word.span
        return span

    def _words(self, span: Span) -> list[Word]:
        return [w for w in self._sentence(span) if span.start <= w.start and w.end <= span.end]

    def _sentence(self, span: Span) -> tuple[Word, ...]:
        number = bisect.bisect_right(self._ends, span.start)
        return self._sentences[number].words if number < len(self._sentences) else ()
