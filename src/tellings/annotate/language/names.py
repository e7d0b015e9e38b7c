"""Step `names`: who and what an article names, and which of its names name one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellings.annotate.language.entities import Belonging, entity, grouped
from tellings.annotate.language.heads import Head, heads
from tellings.annotate.language.lines import Line, lines
from tellings.annotate.language.nominals import Resolved, nominals
from tellings.model import Block, Entity, Mention, Reading, Sentence
from tellings.pipeline import step

_SURE = {
    "name-listed": 0.95,
    "name-model": 0.85,
    "name-known": 0.85,
    "name-titled": 0.85,
    "name-misspelt": 0.7,
    "name-context": 0.65,
}
_HOW = {
    "name-listed": "a listed name",
    "name-model": "the syntax model takes it for a name",
    "name-rules": "a run of capitals",
    "name-titled": "a title stands before it",
    "name-known": "named so elsewhere in the article",
    "name-context": "the words around it tell that it is a name",
    "name-misspelt": "all but a known surname",
}


@step(needs=(Block, Sentence), gives=(Mention, Entity), version="4")
def names(reading: Reading) -> Iterator[Mention | Entity]:
    """Named mentions, descriptions of persons where they are safe, and the entities they name.

    A mention's `at` is the whole designation and `head` the name; for a description the head is
    all of it. Pronouns are left alone.
    """
    own = list(lines(reading))
    found = heads(own)
    groups, belong = grouped(found, own)
    entities = [entity(group, found, own) for group in groups]
    for head, where in zip(found, belong, strict=True):
        yield _named(head, where, entities, own)
    for resolved in nominals(own, found, groups, belong):
        yield _described(resolved, entities, own)
    yield from entities


def _named(
    head: Head, where: Belonging, entities: Sequence[Entity], own: Sequence[Line]
) -> Mention:
    return Mention(
        at=(head.whole(own),),
        by=head.by,
        confidence=round(_SURE.get(head.by, 0.5) * where.confidence, 2),
        why=f"{_HOW[head.by]}; {where.why}",
        head=head.span(own),
        type=head.type,
        entity=None if where.group is None else entities[where.group].id,
    )


def _described(resolved: Resolved, entities: Sequence[Entity], own: Sequence[Line]) -> Mention:
    nominal = resolved.nominal
    at = own[nominal.line].span(nominal.first, nominal.last)
    return Mention(
        at=(at,),
        by="name-described",
        confidence=resolved.confidence,
        why=resolved.why,
        head=at,
        type="person",
        form="nominal",
        entity=None if resolved.group is None else entities[resolved.group].id,
    )
