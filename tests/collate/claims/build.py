"""Claims made by hand: a draft of an article whose sentences are claims with parts."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import (
    Amount,
    Argument,
    Attribution,
    Claim,
    Link,
    Reading,
    Ref,
    Sentence,
    Span,
    Stance,
    TimeExpression,
    Word,
)
from tellings.text import Token, covers, tokens
from tests.collate.build import BY, Draft

CERTAIN = Stance("+", "certain")
_ROLES = {"agent": "nsubj", "patient": "dobj"}


class Telling(Draft):
    """An article in the making, of claims: each is a paragraph and a sentence of its own."""

    _last = Span(0, 0)

    def claim(
        self,
        words: str,
        verb: str,
        *,
        lemma: str = "",
        agent: str = "",
        patient: str = "",
        entities: dict[str, str] | None = None,
        stance: Stance = CERTAIN,
        amounts: tuple[Amount, ...] = (),
        day: str = "",
        source: str | None = None,
        within: str = "",
    ) -> str:
        """A claim in these words; parts are told by the words for them. Gives its id.

        `entities` are the names of the entities that the heads stand for, by the words. `within`
        is the sentence in which the claim is a clause; where it is that of the claim before, both
        are of one sentence.
        """
        at = self._clause(words, within)
        self.notes += self._said(at, source)
        head = self._place(at, verb)
        parts = [("agent", agent), ("patient", patient)]
        if not within:
            places = {role: self._place(at, part) for role, part in parts if part}
            made = _parsed(tokens(self.text, at), head, lemma or verb, places)
            self.notes.append(Sentence(at=(at,), words=made, by=BY))
        found = Claim(
            at=(at,),
            predicate=(head,),
            head=head,
            lemma=lemma or verb,
            subject=self._place(at, agent) if agent else None,
            arguments=tuple(
                self._argument(at, role, part, (entities or {}).get(part))
                for role, part in parts
                if part
            ),
            amounts=amounts,
            times=self._dated(at, day),
            attribution=f"said:{at.start}" if source else None,
            stance=stance,
            by=BY,
        )
        self.notes.append(found)
        return found.id

    def _clause(self, words: str, within: str) -> Span:
        """Where a claim stands; its sentence has no more than words if there is more to it."""
        if not within:
            return self.block(words)
        if self._last.of(self.text) != within:
            self._last = self.block(within)
            made = tuple(Word(t.at.start, t.at.end) for t in tokens(self.text, self._last))
            self.notes.append(Sentence(at=(self._last,), words=made, by=BY))
        return self._place(self._last, words)

    def _place(self, at: Span, words: str) -> Span:
        start = self.text.index(words, at.start)
        return Span(start, start + len(words))

    def _argument(self, at: Span, role: str, words: str, entity: str | None) -> Argument:
        span = self._place(at, words)
        if entity:
            self.mention(span, entity)
        return Argument(role, span, span, f"entity:{entity}" if entity else None)

    def _dated(self, at: Span, day: str) -> tuple[str, ...]:
        if not day:
            return ()
        note = TimeExpression(
            at=(at,), id=f"time:{at.start}", type="DATE", value=day, date=day, by=BY
        )
        self.notes.append(note)
        return (note.id,)

    def _said(self, at: Span, source: str | None) -> list[Attribution]:
        if not source:
            return []
        stance = Stance("+", "certain")
        return [
            Attribution(
                at=(at,), content=(at,), id=f"said:{at.start}", form="direct", stance=stance, by=BY
            )
        ]


def _parsed(
    told: Sequence[Token], verb: Span, lemma: str, parts: dict[str, Span]
) -> tuple[Word, ...]:
    """The words of a sentence: a part hangs on the verb by its last word, all else by itself."""
    root = next(n for n, token in enumerate(told) if covers(verb, token.at))
    heads: dict[int, tuple[str, int]] = {}
    for role, at in parts.items():
        *rest, last = [n for n, token in enumerate(told) if covers(at, token.at)]
        heads |= {last: (_ROLES[role], root), **dict.fromkeys(rest, ("compound", last))}
    made = []
    for n, token in enumerate(told):
        role, head = heads.get(n, ("dep", root))
        found = ("VBD", "VERB", "ROOT", n) if n == root else ("NN", "NOUN", role, head)
        made.append(Word(token.at.start, token.at.end, lemma if n == root else "", *found))
    return tuple(made)


def refs(links: tuple[Link, ...], *readings: Reading) -> list[list[tuple[str, str]]]:
    """The members of links as article and words."""
    texts = {reading.article.id: reading for reading in readings}
    return [
        [(ref.article, _words(texts[ref.article], ref)) for ref in each.members] for each in links
    ]


def _words(reading: Reading, ref: Ref) -> str:
    return reading.words(reading.note(ref.note))
