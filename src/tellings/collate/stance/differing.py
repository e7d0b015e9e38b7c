"""Claims about the same matter that stand against each other without being the same claim."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from tellings.collate.claims.meanings import Words
from tellings.collate.claims.story import Claims
from tellings.collate.entities.pairs import Key
from tellings.collate.same_words.candidates import Embed
from tellings.collate.stance.held import Holders
from tellings.collate.stance.matters import Shared, matter, shared
from tellings.collate.stance.sides import Side
from tellings.collate.stance.wording import things, why
from tellings.collate.voices.joined import Joined
from tellings.model import Link, Reading, Ref

BY = "stance"
SURE = 0.85  # confidence in a matter that both name by one word


def differing(
    readings: Sequence[Reading],
    alike: Collection[tuple[Key, Key]],
    same_claims: Sequence[Link],
    embed: Embed | None,
    *,
    story: Claims | None = None,
) -> tuple[Link, ...]:
    """The links of relation "differs" and kind "stance" between claims of several articles.

    They tell of one acting party and one kind of deed and thing, and are held otherwise: denied or
    expressly left open by one, asserted by another. Which of them is so is never said. `alike`,
    `same_claims`, `embed` and `story` are those of `claims.same_claims`.
    """
    by_id = {reading.article.id: reading for reading in readings}
    story = story or Claims(readings, alike, embed)
    holders = {article: Holders(reading) for article, reading in by_id.items()}
    sides = [
        Side(matter(by_id[fact.article], fact), holders[fact.article].of(fact.claim)[-1])
        for fact in story.facts
    ]
    met = _met(sides, story.words, _homes(same_claims))
    joined = _links(sides, met)
    return tuple(
        _link(sides, numbers, met, by_id) for numbers in joined if _nameable(sides, numbers, met)
    )


Met = Mapping[tuple[int, int], Shared]


def _homes(links: Iterable[Link]) -> dict[tuple[str, str], int]:
    """The number of the same-claim link that a claim is in."""
    return {
        (ref.article, ref.note): number for number, link in enumerate(links) for ref in link.members
    }


def _met(
    sides: Sequence[Side], words: Words, homes: Mapping[tuple[str, str], int]
) -> dict[tuple[int, int], Shared]:
    """Pairs of claims of two articles about one matter, one of them denied or left open."""
    posted: dict[str, list[int]] = {}
    for number, side in enumerate(sides):
        for party in side.matter.parties | side.matter.owners:
            posted.setdefault(party, []).append(number)
    found: dict[tuple[int, int], Shared] = {}
    for i, j in _near(sides, posted):
        a, b = sides[i], sides[j]
        if a.article != b.article and not _one(a, b, homes):
            both = shared(a.matter, b.matter, words)
            if both:
                found[i, j] = both
    return found


def _near(sides: Sequence[Side], posted: Mapping[str, Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs in which one party acts, and one of which is denied or left open."""
    pairs = {
        (min(i, j), max(i, j))
        for numbers in posted.values()
        for i in numbers
        if sides[i].against
        for j in numbers
        if i != j
    }
    return sorted(pairs)


def _one(a: Side, b: Side, homes: Mapping[tuple[str, str], int]) -> bool:
    refs = (side.matter.fact.ref for side in (a, b))
    ours, theirs = (homes.get((ref.article, ref.note)) for ref in refs)
    return ours is not None and ours == theirs


def _links(sides: Sequence[Side], met: Met) -> list[tuple[int, ...]]:
    """The claims of each matter: those that are denied, and all that stand against or beside them.

    What is denied twice is one matter where the two denials are about one.
    """
    denied = Joined(len(sides))
    for i, j in met:
        if sides[i].against and sides[j].against:
            denied.join(i, j)
    groups: dict[int, set[int]] = {}
    for i, j in met:
        for one, other in ((i, j), (j, i)):
            if sides[one].against:
                groups.setdefault(denied.of(one), set()).update((one, other))
    kept = (tuple(sorted(group)) for group in groups.values())
    return sorted(group for group in kept if _stands_against(sides, group))


def _stands_against(sides: Sequence[Side], group: Iterable[int]) -> bool:
    """Whether one article asserts what another denies or leaves open."""
    members = [sides[number] for number in group]
    return any(
        a.against and b.asserted and a.article != b.article for a in members for b in members
    )


def _nameable(sides: Sequence[Side], numbers: Sequence[int], met: Met) -> bool:
    """Whether there is a word for what the claims share: nobody could check the rest."""
    return bool(things([sides[number] for number in numbers], _pairs(numbers, met)))


def _pairs(numbers: Sequence[int], met: Met) -> list[Shared]:
    return [met[pair] for pair in combinations(numbers, 2) if pair in met]


def _link(
    sides: Sequence[Side], numbers: Sequence[int], met: Met, by_id: Mapping[str, Reading]
) -> Link:
    pairs = _pairs(numbers, met)
    members = [sides[number] for number in numbers]
    near = min(each.near for each in pairs)
    return Link(
        relation="differs",
        members=tuple(sorted(_ref(side) for side in members)),
        by=BY,
        confidence=round(SURE * near, 2),
        why=why(members, pairs, by_id),
        kind="stance",
    )


def _ref(side: Side) -> Ref:
    fact = side.matter.fact
    return Ref(fact.ref.article, fact.ref.note, fact.claim.at)
