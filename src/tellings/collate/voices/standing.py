"""What a claim or quotation stands on: outlets, voices and roots, and each path between them.

"3 outlets, 1 root: Kyodo News ← anonymous U.S. officials": three outlets tell it, one of them for
itself and two on the word of that agency, which has it from officials whom it does not name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from tellings.collate.voices.called import Called
from tellings.collate.voices.chains import Chain
from tellings.collate.voices.origins import Origins
from tellings.collate.voices.roots import Rooted, Traced
from tellings.model import Attribution, Collation, Ref

Anonymity = Literal["", "role", "country", "full"]

WEAKER: tuple[Anonymity, ...] = ("", "role", "country", "full")
"""From a source with a name to one of which the text tells nothing."""

ARROW = " \u2190 "


class Step(Struct, frozen=True):
    """One on whose word something is told: the attribution, and what its source is called.

    `name` is the fullest name that the articles give, or the words of a source without a name.
    """

    article: str
    attribution: str
    name: str
    anonymity: Anonymity = ""


class Path(Struct, frozen=True):
    """The way from an outlet down to a root. `outlet` is its name, "" where that is not known.

    No steps: the outlet tells it in its own voice. Steps of another article than `article` are
    told by that one, which this one cites.
    """

    article: str
    outlet: str
    steps: tuple[Step, ...] = ()

    @property
    def depth(self) -> int:
        """How deep the hearsay is: 0 for the outlet's own voice, 1 for the word of a source."""
        return len(self.steps)

    @property
    def anonymity(self) -> Anonymity:
        """The weakest on the path."""
        return _weakest([step.anonymity for step in self.steps])

    @property
    def words(self) -> str:
        """The path in words, without the outlet that tells it; "" for its own voice."""
        return ARROW.join(step.name for step in self.steps)


class Source(Struct, frozen=True):
    """A root, and the paths that lead to it, in the order of the refs.

    `own`: it is an outlet's or agency's own voice. `name` is what it is called, "" if not known.
    """

    name: str
    paths: tuple[Path, ...]
    own: bool = False

    @property
    def longest(self) -> Path:
        """The path with most steps that those who cite others take; of equals the first."""
        return max(self.paths, key=lambda path: path.depth)

    @property
    def words(self) -> str:
        """The longest path in words: "Kyodo News ← anonymous U.S. officials"."""
        return self.longest.words or self.name


class Standing(Struct, frozen=True):
    """What stands behind the same words or claim, as several articles tell it.

    `outlets` and `voices` count all that tell it. `apart`: no two of the roots can be one; if they
    may be, `roots` are the most that there are. `silent` are the articles whose source is unknown.
    `depth` and `anonymity` are the deepest and the weakest of all paths.
    """

    outlets: int
    voices: int
    roots: tuple[Source, ...]
    apart: bool
    silent: tuple[str, ...] = ()
    depth: int = 0
    anonymity: Anonymity = ""

    @property
    def count(self) -> str:
        """In words: "3 outlets, 1 root". Where roots may be one, that is said."""
        outlets = f"{self.outlets} outlet{'' if self.outlets == 1 else 's'}"
        if not self.roots:
            return f"{outlets}, no root is known"
        roots = f"{len(self.roots)} root{'' if len(self.roots) == 1 else 's'}"
        if len(self.roots) > 1 and not self.apart:
            roots = f"at most {roots}"
        lost = len(self.silent)
        more = f", {lost} give{'s' if lost == 1 else ''} no source" if lost else ""
        return f"{outlets}, {roots}{more}"

    @property
    def words(self) -> str:
        """As `count`, with each root: "3 outlets, 1 root: Kyodo News ← two officials"."""
        named = "; ".join(filter(None, (root.words for root in self.roots)))
        return f"{self.count}: {named}" if named else self.count


def standing(collation: Collation, refs: Sequence[Ref]) -> Standing:
    """What stands behind these tellings of one thing: refs of claims, attributions or quotations.

    The order of refs changes nothing. For many at once make `Standings`.
    """
    return Standings(collation).of(refs)


class Standings:
    """A collation, made ready to say what stands behind tellings.

    `rooted` are the chains to go by; without it those of all attributions.
    """

    def __init__(self, collation: Collation, rooted: Rooted | None = None) -> None:
        self._collation = collation
        self._rooted = rooted or _every(collation)
        self._origins = Origins(collation)
        self._called = Called(collation)

    def of(self, refs: Sequence[Ref]) -> Standing:
        """What stands behind the tellings of one thing; see `standing`."""
        refs = sorted(set(refs))
        traced = self._rooted.traced(refs)
        roots = tuple(self._source(traced, group) for group in traced.groups)
        paths = [path for root in roots for path in root.paths]
        return Standing(
            outlets=len({self._origins.outlet(ref.article) for ref in refs}),
            voices=len(self._rooted.voices(refs)),
            roots=roots,
            apart=self._rooted.roots(traced).apart,
            silent=traced.silent,
            depth=max((path.depth for path in paths), default=0),
            anonymity=_weakest([path.anonymity for path in paths]),
        )

    def _source(self, traced: Traced, group: Sequence[int]) -> Source:
        """The root of a group of what is told."""
        paths = tuple(self._path(traced, number) for number in group)
        own = [path for path in paths if not path.steps]
        if own:
            return Source(self._origins.name(own[0].article), paths, own=True)
        last = [path.steps[-1] for path in paths]
        named = [step.name for step in last if not step.anonymity]
        return Source(max(named or [step.name for step in last], key=len), paths)

    def _path(self, traced: Traced, number: int) -> Path:
        article, steps, seen, at = traced.told[number][0], list[Step](), set[int](), number
        while at not in seen:
            seen.add(at)
            steps += self._steps(*traced.told[at], steps)
            at = traced.through.get(at, at)
        return Path(article, self._origins.printed(article), tuple(steps))

    def _steps(self, article: str, chain: Chain, before: Sequence[Step]) -> list[Step]:
        """The steps of a chain that lead on from those that came before it."""
        steps = [self._step(article, note) for note in chain]
        names = [step.name for step in steps]
        if before and before[-1].name in names:  # both cite one outlet
            return steps[names.index(before[-1].name) + 1 :]
        return steps

    def _step(self, article: str, note: Attribution) -> Step:
        return Step(article, note.id, self._name(article, note), note.anonymity)

    def _name(self, article: str, note: Attribution) -> str:
        ids = (note.speaker,) if note.speaker else note.speakers
        found = sorted(filter(None, {self._called.name(article, each) for each in ids}))
        text = self._collation.reading(article).article.text
        return " and ".join(found) or " \u2026 ".join(span.of(text) for span in note.source)


def _every(collation: Collation) -> Rooted:
    """The chains of all attributions of a collation."""
    return Rooted(collation, {each.article.id: each.of(Attribution) for each in collation.readings})


def _weakest(found: Sequence[Anonymity]) -> Anonymity:
    return max(found, key=WEAKER.index, default="")
