"""Where aligned tellings are at odds, and where they only differ.

quoted      same-quotation links -> the speaker, the words, the wording, translations, cuts
              (said: whose words they are; contradictions; wordings)
facts       claims -> what they tell, of whom, where and when (words: the words of a reading;
              tables: the word lists; aligning: how much the words that two share say)
alike       how likely two values are of one thing (claimed: what their claims have in common;
              rivals: what else both articles give)
numbers     amounts of one quantity (measures: what they count; aged: whose age they are; ranges:
              what they can be;
              quantities: what is asked of two; comparable: what speaks against it)
dates       days of one happening (dated: when it was; happenings: what is asked of two), with the
              conflicts of the timeline
places      two places of one happening (located: where a claim says it was; locations: what is
              asked of two; grounds: what is known of places by name)
ages        how old a person is, by the number behind the name
denied      what somebody denies or did not say, which gives no value
matters     facts -> pairs that tell one deed, by the words, names and numbers beside them
agents, polarity    who did it, yes or no
findings    what two tellings are at odds in -> links over many articles
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tellings import models
from tellings.collate.claims.story import Claims
from tellings.collate.entities.pairs import Key
from tellings.collate.odds import agents, ages, dates, numbers, places, polarity, quoted
from tellings.collate.odds.aligning import Weights
from tellings.collate.odds.claimed import DATES, NUMBERS, PLACES, same
from tellings.collate.odds.denied import Denied
from tellings.collate.odds.facts import Fact, Scene, known
from tellings.collate.odds.findings import Finding, links
from tellings.collate.odds.located import wheres
from tellings.collate.odds.matters import deeds_of_one
from tellings.collate.same_words.candidates import Embed
from tellings.model import Link, Reading

__all__ = ["Ground", "at_odds", "ground"]

PERHAPS = 0.5
"""How sure a conflict of claims can be. What quotations are at odds in is surer: of ten such that
were found in passages not seen before nine were right (`python -m bench odds`)."""


class Ground(Struct, frozen=True):
    """The claims of a story made ready: the facts of each article, and all in order."""

    scenes: Mapping[str, Scene]
    facts: Mapping[str, Sequence[Fact]]
    every: Sequence[Fact]
    embed: Embed | None
    story: Claims


def ground(
    readings: Sequence[Reading],
    alike: Collection[tuple[Key, Key]],
    embed: Embed | None,
    story: Claims | None = None,
) -> Ground:
    """The claims of readings made ready; `story` are the same, where others made them ready."""
    keys = known(readings, alike)
    scenes = {reading.article.id: Scene(reading, keys) for reading in readings}
    facts = {article: list(scene.facts()) for article, scene in scenes.items()}
    every = [fact for article in sorted(facts) for fact in facts[article]]
    return Ground(scenes, facts, every, embed, story or Claims(readings, alike, embed))


def at_odds(  # noqa: PLR0917 (what there is to compare by, each as the part before gives it)
    readings: Sequence[Reading],
    alike: Collection[tuple[Key, Key]],
    quotations: Sequence[Link] = (),
    events: Sequence[Link] = (),
    claims: Sequence[Link] = (),
    embed: Embed | None = None,
    story: Claims | None = None,
) -> tuple[Link, ...]:
    """The links of the relations "at-odds" and "differs" between readings, sorted by place.

    `alike` are the entities of two articles that are one, as `entities.pairs.pairs` gives them;
    `quotations`, `events` and `claims` are links of the relations same-quotation, same-event and
    same-claim; `embed` gives a unit vector for each text, without which numbers and dates are
    aligned by their words alone, and fewer are; `story` are the claims of these readings where
    they are made ready. Each member's `Ref.at` is exactly the words to set side by side. The order
    of the readings and of the links makes no difference. The kind "stance" of claims that deny
    each other is made elsewhere.
    """
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    told, denied = ground(ordered, alike, embed, story), Denied(ordered)
    of_claims = (
        *valued(told),
        *ages.findings(told.scenes),
        *dates.conflicts(ordered, alike),
        *_deeds(told, (*events, *claims)),
    )
    found = (_perhaps(each) for each in of_claims if _of_denials(each) or denied.gives(each))
    return links([*quoted.findings(ordered, alike, quotations), *found])


def _of_denials(finding: Finding) -> bool:
    """Whether a finding looks at who denies what by itself."""
    return finding.kind == "polarity"


def _perhaps(finding: Finding) -> Finding:
    """What claims are at odds in, as no surer than `PERHAPS`; what only differs as it is."""
    if finding.relation != "at-odds":
        return finding
    return replace(finding, confidence=min(finding.confidence, PERHAPS))


def valued(told: Ground) -> Iterator[Finding]:
    """What numbers and dates are at odds or differ in; nothing without the model of this role."""
    model = models.get("odds").use
    if model is not None:
        meant = told.embed is not None and models.get("claims").use is not None
        by = model.full if meant else model.bare
        yield from numbers.findings(numbers_of(told, meant=meant), by.numbers, model.precise)
        yield from dates.findings(dates_of(told, meant=meant), by.dates)
        if meant:  # whether the claims say the same is what tells most of it
            yield from places.findings(places_of(told, meant=True), by.places)


def numbers_of(told: Ground, *, meant: bool) -> numbers.Numbers:
    """The numbers of a story made ready, by meaning and what is known of claims, or by words."""
    asked = [fact.place for fact in told.every if fact.claim.amounts]
    weighed = same(told.story, asked, models.get("claims").use, NUMBERS) if meant else None
    embed = told.embed if meant else None
    return numbers.numbers(told.facts, told.scenes, Weights(told.every), embed, weighed)


def dates_of(told: Ground, *, meant: bool) -> dates.Dates:
    """The dates of a story made ready, in the same way."""
    scenes = told.scenes
    asked = [f.place for f in told.every if f.days or scenes[f.article].times_in(f.claim)]
    weighed = same(told.story, asked, models.get("claims").use, DATES) if meant else None
    return dates.dates(told.facts, scenes, Weights(told.every), weighed)


def places_of(told: Ground, *, meant: bool) -> places.Places:
    """The places of a story made ready, in the same way."""
    scenes = told.scenes
    given = [
        each for article in sorted(scenes) for each in wheres(told.facts[article], scenes[article])
    ]
    asked = [each.fact.place for each in given]
    weighed = same(told.story, asked, models.get("claims").use, PLACES) if meant else None
    embed = told.embed if meant else None
    return places.places(given, scenes, Weights(told.every), embed, weighed)


def _deeds(told: Ground, given: Sequence[Link]) -> Iterator[Finding]:
    """What claims are at odds in that tell one deed: who, yes or no."""
    deeds = deeds_of_one(told.every, given, told.scenes, Weights(told.every))
    yield from agents.findings(deeds, told.scenes)
    yield from polarity.findings(deeds, told.scenes)
