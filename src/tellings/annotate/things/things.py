"""Step `things`: what an article speaks of that has no name, and which words mean one thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellings.annotate.things.groups import Group, groups
from tellings.annotate.things.nominals import Nominal
from tellings.annotate.things.phrases import nominals
from tellings.model import Entity, Mention, Quotation, Reading, Sentence
from tellings.pipeline import step

BY = "things"


@step(needs=(Sentence, Mention, Entity, Quotation), gives=(Mention, Entity))
def things(reading: Reading) -> Iterator[Mention | Entity]:
    """Mentions and entities of type "thing": conflicts, meetings, agreements, plans, reports.

    A mention's `at` is the whole phrase as printed ("the unfinished war in Verin"), its `head`
    the noun. An entity has the fullest of its wordings as its name.
    """
    taken = {mention.hull for mention in reading.of(Mention)}
    found = [each for each in nominals(reading) if each.at not in taken]
    for group in groups(found):
        entity = _entity(reading, group, found)
        yield entity
        for member in group.members:
            nominal = found[member.number]
            yield Mention(
                at=(nominal.at,),
                by=BY,
                confidence=member.sure,
                why=member.why,
                head=nominal.head,
                type="thing",
                form="name" if nominal.opens == "name" else "nominal",
                entity=entity.id,
            )


def _entity(reading: Reading, group: Group, found: Sequence[Nominal]) -> Entity:
    own = [found[member.number] for member in group.members]
    text = reading.article.text
    wordings = {each.at.of(text).casefold(): each.at.of(text) for each in reversed(own)}
    fullest = max(own, key=_full).at.of(text)
    others = (words for key, words in reversed(wordings.items()) if key != fullest.casefold())
    return Entity(
        at=tuple(sorted(each.head for each in own)),
        by=BY,
        confidence=min(member.sure for member in group.members),
        why=_why(group),
        name=fullest,
        type="thing",
        aliases=tuple(others),
    )


def _full(nominal: Nominal) -> tuple[bool, int, int]:
    """Its own name before all; then more names, and the earlier."""
    return nominal.opens == "name", len(nominal.names), -nominal.at.start


def _why(group: Group) -> str:
    if len(group.members) == 1:
        return group.members[0].why
    names = sorted({name.words for name in group.names})
    told = f", told by names: {', '.join(names)}" if names else ""
    return f"{len(group.members)} phrases for one thing{told}"
