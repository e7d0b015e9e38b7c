"""Where aligned tellings are at odds, and where they only differ.

quoted      same-quotation links -> the speaker, the words, the wording, translations, cuts
              (said: whose words they are; contradictions; wordings)
facts       claims -> what they tell, of whom, where and when (words: the words of a reading;
              tables: the word lists)
aligning    facts -> pairs that a link joins; how much the words that two share say
matters     facts -> pairs that tell one deed, by the words, names and numbers beside them
closeness   the chance that two claims tell one happening (quantities: two amounts, one quantity)
numbers     amounts of one thing (measures: what they count; ranges: what they can be; comparable:
              what speaks against it)
dates       days of one happening (dated: when it was), with the conflicts of the timeline
places, agents, polarity    where it was, who did it, yes or no
findings    what two tellings are at odds in -> links over many articles
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from tellings.collate.entities.pairs import Key
from tellings.collate.odds import agents, dates, numbers, places, polarity, quoted
from tellings.collate.odds.aligning import Weights, linked
from tellings.collate.odds.closeness import Closeness
from tellings.collate.odds.facts import Scene, known
from tellings.collate.odds.findings import Finding, links
from tellings.collate.odds.matters import deeds_of_one
from tellings.collate.same_words.candidates import Embed
from tellings.model import Link, Reading

__all__ = ["at_odds"]

PERHAPS = 0.5
"""How sure a conflict of claims can be: of eight found in pairs not seen before three were right
(`python -m bench odds`). What quotations are at odds in is surer: nine of ten."""


def at_odds(  # noqa: PLR0917 (what there is to compare by, each as the part before gives it)
    readings: Sequence[Reading],
    alike: Collection[tuple[Key, Key]],
    quotations: Sequence[Link] = (),
    events: Sequence[Link] = (),
    claims: Sequence[Link] = (),
    embed: Embed | None = None,
) -> tuple[Link, ...]:
    """The links of the relations "at-odds" and "differs" between readings, sorted by place.

    `alike` are the entities of two articles that are one, as `entities.pairs.pairs` gives them;
    `quotations`, `events` and `claims` are links of the relations same-quotation, same-event and
    same-claim; `embed` gives a unit vector for each text, without which numbers and dates are
    aligned by their words alone, and fewer are. Each member's `Ref.at` is exactly the words to set
    side by side. The order of the readings and of the links makes no difference. The kind "stance"
    is made elsewhere.
    """
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    told = [*dates.conflicts(ordered, alike), *_told(ordered, alike, (*events, *claims), embed)]
    return links([*quoted.findings(ordered, alike, quotations), *map(_perhaps, told)])


def _perhaps(finding: Finding) -> Finding:
    """What claims are at odds in, as no surer than `PERHAPS`; what only differs as it is."""
    if finding.relation != "at-odds":
        return finding
    return replace(finding, confidence=min(finding.confidence, PERHAPS))


def _told(
    readings: Sequence[Reading],
    alike: Collection[tuple[Key, Key]],
    given: Sequence[Link],
    embed: Embed | None,
) -> Iterator[Finding]:
    """What claims are at odds in."""
    keys = known(readings, alike)
    scenes = {reading.article.id: Scene(reading, keys) for reading in readings}
    facts = {article: list(scene.facts()) for article, scene in scenes.items()}
    every = [fact for article in sorted(facts) for fact in facts[article]]
    weights = Weights(every)
    joined = linked(every, given, weights)
    close = Closeness(scenes, every, embed)
    yield from numbers.findings(facts, scenes, joined, close, embed)
    yield from dates.findings(facts, scenes, joined, close)
    told = deeds_of_one(every, given, scenes, weights)
    yield from agents.findings(told, scenes)
    yield from places.findings(told, scenes)
    yield from polarity.findings(told, scenes)
