"""Articles that claim things, with notes made by hand, and what links them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.collate.alone import Only
from tellings.model import (
    Amount,
    Article,
    Attribution,
    Claim,
    Collation,
    Copy,
    Datum,
    Entity,
    EntityType,
    Link,
    Reading,
    Ref,
    Relation,
    Role,
    Sentence,
    Span,
    Story,
    TimeExpression,
)
from tests.collate.build import BY, Draft


class Teller(Draft):
    """An article in the making that claims things; ids of claims are given."""

    def __init__(self, id: str, published: str = "") -> None:
        super().__init__(id)
        self.published = published

    def claim(
        self,
        id: str,
        words: str,
        head: str,
        amounts: Sequence[str] = (),
        role: Role = "paragraph",
        date: str = "",
        **more: object,
    ) -> Span:
        """A block of one sentence that is a claim; `head` and `amounts` are words of it.

        Its last word is taken to give the `date`.
        """
        at = self.sentence(words, role)
        times: tuple[str, ...] = ()
        if date:
            times = (f"time:{id}",)
            last = Span(at.end - len(words.rsplit(maxsplit=1)[-1]), at.end)
            self.notes.append(
                TimeExpression(
                    at=(last,), id=times[0], type="DATE", value=date, date=date, grain="day", by=BY
                )
            )
        self.notes.append(
            Claim(
                at=(at,),
                id=id,
                predicate=(self.find(head, at),),
                head=self.find(head, at),
                lemma=head,
                amounts=tuple(Amount(self.find(each, at)) for each in amounts),
                times=times,
                by=BY,
                **more,  # type: ignore[arg-type]
            )
        )
        return at

    def sentence(self, words: str, role: Role = "paragraph") -> Span:
        """A block of one sentence."""
        at = self.block(words, role)
        self.notes.append(Sentence(at=(at,), by=BY))
        return at

    def find(self, words: str, at: Span) -> Span:
        """Where words stand within a stretch, at their first place."""
        found = re.compile(re.escape(words)).search(self.text, at.start, at.end)
        assert found, words
        return Span(*found.span())

    def told_by(
        self, id: str, at: Span, source: str = "", speaker: str = "", **more: object
    ) -> str:
        """An attribution of a stretch to a source, whose words stand in the text somewhere."""
        where = self.find(source, Span(0, len(self.text))) if source else None
        note = Attribution(
            at=(at,),
            content=(at,),
            id=id,
            form="indirect",
            source=(where,) if where else (),
            speaker=f"entity:{speaker}" if speaker else None,
            by=BY,
            **more,  # type: ignore[arg-type]
        )
        self.notes.append(note)
        return id

    def known(self, *names: str, type: EntityType = "person") -> None:
        """Names wherever they stand in the text so far."""
        for name in names:
            for found in re.finditer(rf"\b{re.escape(name)}\b", self.text):
                self.mention(Span(*found.span()), name, type)

    def reading(self) -> Reading:
        article = Article(
            self.id,
            self.text,
            outlet=Datum(self.id, "option"),
            published=Datum(self.published, "meta") if self.published else None,
        )
        return Reading(article).plus([*self.notes, *self._people()])


def link(relation: Relation, *members: tuple[str, str], confidence: float = 1.0) -> Link:
    """A link between notes given as article and id."""
    return Link(relation, tuple(Ref(*each) for each in members), BY, confidence)


def story(
    *tellers: Teller | Reading, links: Sequence[Link] = (), copies: dict[str, str] | None = None
) -> Collation:
    """A collation of these, with entities of one name linked; copies as article to leader."""
    readings = tuple(each.reading() if isinstance(each, Teller) else each for each in tellers)
    named: dict[str, list[Ref]] = {}
    for reading in readings:
        for entity in reading.of(Entity):
            named.setdefault(entity.name, []).append(Ref(reading.article.id, entity.id))
    same = [Link("same-entity", tuple(refs), BY) for refs in named.values() if len(refs) > 1]
    made = tuple(Copy(each, of, "cover", 0.9) for each, of in (copies or {}).items())
    ids = tuple(reading.article.id for reading in readings)
    return Collation(Story("s", ids, made), readings, (*links, *same))


def notes(found: Sequence[Only]) -> dict[str, list[str]]:
    """The ids of what each article has alone."""
    return {each.article: [ref.note for ref in each.refs] for each in found}
