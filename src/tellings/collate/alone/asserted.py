"""Claims that one text alone makes.

"Only here" is claimed only where nothing hints at the contrary: no link joins the claim with what
another text tells, no other text has all its words, and no sentence of another (nor two in a row)
has two fifths of what it tells, by weight, with names, pronouns and times taken as what they stand
for, or comes near its meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tellings import models
from tellings.collate import places
from tellings.collate.alone.meanings import Meanings, Told
from tellings.collate.alone.only import Only
from tellings.collate.alone.passages import Parts, Passages
from tellings.collate.alone.texts import Joined, Texts
from tellings.collate.same_words.candidates import Embed
from tellings.model import Claim, Collation, Reading, Ref, Role, Span
from tellings.text import covers

LEAST = 4
"""Parts (words that weigh, names) that a claim must have: with fewer, none is told in full."""

NEAR = 0.4
"""Share of the weight of its parts that a passage of another text may not have."""

_REPEATING: frozenset[Role] = frozenset({"headline", "heading", "summary"})
"""What stands there is told again below, in other words."""


class Apart:
    """Says of stretches of articles whether no other text tells what they tell.

    `embed` gives unit vectors of texts; without it that of the role "likeness" is taken, if there
    is one.
    """

    def __init__(
        self,
        collation: Collation,
        texts: Texts | None = None,
        passages: Passages | None = None,
        embed: Embed | None = None,
    ) -> None:
        self.texts = texts or Texts(collation)
        self.passages = passages or Passages(collation)
        used = models.get("likeness").use
        self.meanings = Meanings(collation, self.passages, embed or (used.embed if used else None))

    def alone(self, told: Sequence[Told]) -> list[Parts]:
        """The parts of each of these, if it tells enough and no rival tells it; else nothing."""
        found = [self._by_words(article, spans) for article, spans in told]
        left = [number for number, parts in enumerate(found) if parts]
        near = self.meanings.near([told[number] for number in left])
        for number, articles in zip(left, near, strict=True):
            if articles & self.texts.rivals(told[number][0]):
                found[number] = ()
        return found

    def _by_words(self, article: str, spans: Iterable[Span]) -> Parts:
        parts, rivals = self.passages.parts(article, spans), self.texts.rivals(article)
        if len(parts) < LEAST:
            return ()
        shares = self.passages.shares(parts).items()
        if not rivals.isdisjoint([each for each, share in shares if share >= NEAR]):
            return ()
        return parts if rivals.isdisjoint(self.passages.having(parts)) else ()


def claims(collation: Collation, apart: Apart | None = None) -> tuple[Only, ...]:
    """For each article, the claims (`Claim` notes) that only it makes.

    Left out are what stands in headline, headings and summary, which the text repeats; claims of
    too few words; claims that are part of another, and those that stand in or around one that a
    link joins; and claims that say no more than another of the same article.
    """
    apart = apart or Apart(collation)
    joined = Joined(collation, "same-claim", "same-event", "at-odds", "differs")
    same = Joined(collation, "same-claim", "at-odds")
    return tuple(
        apart.texts.only(
            reading.article.id,
            (Ref(reading.article.id, each.id) for each in _alone(reading, apart, joined, same)),
        )
        for reading in collation.readings
    )


def _alone(reading: Reading, apart: Apart, joined: Joined, same: Joined) -> Iterator[Claim]:
    article, blocks = reading.article.id, places.roles(reading)
    rivals = apart.texts.rivals(article)
    told = set(_around_and_within(reading, same, rivals))
    found: list[Claim] = []
    for claim in _outermost(reading.of(Claim)):
        roles = {places.role(blocks, at) for at in claim.at}
        linked = claim.id in told or joined.note(article, claim.id) & rivals
        if not linked and roles <= places.TOLD - _REPEATING:
            found.append(claim)
    parts = apart.alone([(article, claim.at) for claim in found])
    return _fullest({claim: each for claim, each in zip(found, parts, strict=True) if each})


def _outermost(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims without those whose words lie in another's: part of a claim is told with it."""
    over = places.Index((at, claim) for claim in claims for at in claim.at)
    for claim in claims:
        around = (other for at, other in over.over(claim.hull) if covers(at, claim.hull))
        if not any(_wider(other, claim) for other in around):
            yield claim


def _wider(other: Claim, claim: Claim) -> bool:
    """Whether one has more words than the other; of two with the same words, the first by id."""
    length, own = sum(map(len, other.at)), sum(map(len, claim.at))
    return (-length, other.id) < (-own, claim.id)


def _around_and_within(reading: Reading, same: Joined, rivals: frozenset[str]) -> Iterator[str]:
    """The claims in which one stands that others make, and those that stand in such a one."""
    every = {each.id: each for each in reading.of(Claim)}
    for claim in every.values():
        above = [claim.id]
        while (upper := every.get(every[above[-1]].inside or "")) and upper.id not in above:
            above.append(upper.id)
        linked = [n for n, each in enumerate(above) if same.note(reading.article.id, each) & rivals]
        if linked:
            yield from above[: linked[-1]]
            yield from above[linked[0] :]


def _fullest(found: dict[Claim, Parts]) -> Iterator[Claim]:
    """The claims without those that have no part of their own beside another of them."""
    kept: list[frozenset[str]] = []
    wanted = set()
    order = sorted(found, key=lambda each: (-len(found[each]), each.hull, each.id))
    for claim in order:
        words = frozenset(key for part in found[claim] for key in part)
        if not any(words <= others for others in kept):
            kept.append(words)
            wanted.add(claim.id)
    return (claim for claim in found if claim.id in wanted)
