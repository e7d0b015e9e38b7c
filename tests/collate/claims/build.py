"""Claims made by hand: a draft of an article whose sentences are claims with parts."""

from __future__ import annotations

from tellings.model import (
    Amount,
    Argument,
    Attribution,
    Claim,
    Link,
    Reading,
    Ref,
    Span,
    Stance,
    TimeExpression,
)
from tests.collate.build import BY, Draft

CERTAIN = Stance("+", "certain")


class Telling(Draft):
    """An article in the making, of claims: each method adds a paragraph that is one claim."""

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
    ) -> str:
        """A claim in these words; parts are told by the words for them. Gives its id.

        `entities` are the names of the entities that the heads stand for, by the words.
        """
        at = self.block(words)
        self.notes += self._said(at, source)
        head = self._place(at, verb)
        parts = [("agent", agent), ("patient", patient)]
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


def refs(links: tuple[Link, ...], *readings: Reading) -> list[list[tuple[str, str]]]:
    """The members of links as article and words."""
    texts = {reading.article.id: reading for reading in readings}
    return [
        [(ref.article, _words(texts[ref.article], ref)) for ref in each.members] for each in links
    ]


def _words(reading: Reading, ref: Ref) -> str:
    return reading.words(reading.note(ref.note))
