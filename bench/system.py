"""The program under test, as the tasks see it: the one file that knows how it is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from tellings import api, intake
from tellings.annotate.attribution.chains.within import within
from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.scene import Scene
from tellings.annotate.attribution.tagging import linking
from tellings.annotate.attribution.tagging.tagged import form_of, head_of, rooms
from tellings.collate import alone
from tellings.collate.naming import designations as view
from tellings.model import Article, Collation, Reading, Ref, Span, Spans


class Designation(Struct, frozen=True):
    """Words that an article (its id) uses for an entity, which it or another calls `name`.

    `thing`: it has no name of its own. `quoted`: the words stand in quotation marks.
    """

    article: str
    name: str
    wording: str
    thing: bool = False
    quoted: bool = False


def article(path: Path) -> Article:
    """The one article of a file. Raises ValueError if there is not exactly one."""
    found = intake.read(str(path))
    if len(found.articles) != 1:
        raise ValueError(f"{path}: {len(found.articles)} articles; {found.problems}")
    return found.articles[0]


def reading(article: Article) -> Reading:
    """The article with all notes about it."""
    return api.pipeline().read(article)


Parts = tuple[Spans, Spans, Spans]
"""Content, cue and source."""


def linked(
    reading: Reading, contents: Sequence[Span], cues: Sequence[Span], sources: Sequence[Span]
) -> list[Parts]:
    """The attributions that these stretches make, each list in the order of the text."""
    scene = Scene(reading)
    ground = linking.Ground(scene.text, tuple(contents), rooms(scene), scene.language)
    return [
        (
            tuple(each.content),
            (each.cue,) if each.cue else (),
            (each.source,) if each.source else (),
        )
        for each in linking.link(ground, cues, sources)
    ]


def nested(reading: Reading, outer: Sequence[Parts]) -> list[tuple[Parts, int | None]]:
    """These attributions and those that stand in what they say, each with its parent's number."""
    scene = Scene(reading)
    drafts = [_draft(scene, *parts) for parts in outer]
    drafts += within(scene, drafts)
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    return [
        (
            (
                tuple(each.content),
                (each.cue,) if each.cue else (),
                (each.source.at,) if each.source else (),
            ),
            numbers.get(id(each.parent)),
        )
        for each in drafts
    ]


def _draft(scene: Scene, content: Spans, cue: Spans, source: Spans) -> Draft:
    told = next(iter(cue), None)
    form = form_of(scene, list(content))
    who = next((Source(at, head_of(scene, at)) for at in source), None)
    return Draft(form, list(content), "gold", "given", 1.0, cue=told, source=who)


def collation(readings: Sequence[Reading]) -> Collation:
    """The comparison of the readings."""
    return api.compare(readings)


def only_here(compared: Collation) -> Iterator[Ref]:
    """The quoted sentences that one article alone has."""
    for each in alone.quotations(compared):
        yield from each.refs


def designations(compared: Collation) -> Iterator[Designation]:
    """What each article calls the entities and things that several of them speak of."""
    for entity in view.designations(compared):
        if len(entity.namings) == 1 or entity.type == "group":
            continue
        for each in entity.namings:
            for found in each.designations:
                thing = entity.type == "thing"
                yield Designation(each.article, entity.name, found.words, thing, found.quoted)


def named(readings: Mapping[str, Reading]) -> dict[str, str]:
    """From article ids to the short names under which gold has them."""
    return {each.article.id: name for name, each in readings.items()}
