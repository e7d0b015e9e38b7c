"""Going over stories again: what the order of arrival did wrong is undone.

Stories whose parts do not fit together are parted, stories that fit are joined, and articles that
fit another story better move there, until nothing changes. Each step asks for more than evens
(`Settings`), so that what one repair did the next one leaves.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from tellings.group.stories import reasons, regrouping, splitting
from tellings.group.stories.active import Active, Member
from tellings.group.stories.judging import Judge
from tellings.group.stories.likeness import Scorer
from tellings.model.stories import Move

_ROUNDS = 12
_NEAR = 4
_TIMES = 2  # how often one article may move in one repair


def repair(
    active: Active,
    judge: Judge,
    scorer: Scorer,
    stories: Sequence[str],
    new: Callable[[str], str],
) -> tuple[Move, ...]:
    """Repair these stories and those near them; gives the moves of articles, net.

    `new` gives the id of a story that an article begins.
    """
    work = _Work(active, judge, scorer, new, stories)
    for _ in range(_ROUNDS):
        if not any([work.regroup(), work.part(), work.join(), work.move()]):
            break
    return work.moves()


class _Work:
    """One repair: the stories still to be gone over, and what has been done."""

    def __init__(
        self,
        active: Active,
        judge: Judge,
        scorer: Scorer,
        new: Callable[[str], str],
        stories: Sequence[str],
    ) -> None:
        self._active, self._judge, self._scorer, self._new = active, judge, scorer, new
        self._settings = judge.settings
        self._open = dict.fromkeys(stories)
        self._from: dict[str, str] = {}
        self._why: dict[str, str] = {}
        self._moved: Counter[str] = Counter()

    # --- texts -----------------------------------------------------------------------------------

    def regroup(self) -> bool:
        """Group texts anew, those of open stories and of those near; whether any moved."""
        found = False
        for batch in regrouping.batches(self._active, self._around()):
            sizes = {story: len(self._active.members(story)) for story in batch}
            to = regrouping.regrouped(self._active, self._judge, batch, self._rank, self._new)
            for story in batch:
                found |= self._settle(story, sizes, to)
        return found

    def _settle(self, story: str, sizes: Mapping[str, int], targets: Mapping[str, str]) -> bool:
        """Move what regrouping takes out of a story; what it did not look at goes with most."""
        members = list(self._active.members(story))
        going = Counter(targets[article] for article in members if article in targets)
        rest = story if story in going or story in targets.values() else going.most_common(1)[0][0]
        leaving = {a: t for a in members if (t := targets.get(a, rest)) != story}
        for article, target in leaving.items():
            self._shift(article, target, self._taken(article, story, sizes, leaving))
        return bool(leaving)

    def _taken(
        self, article: str, story: str, sizes: Mapping[str, int], leaving: Mapping[str, str]
    ) -> str:
        """Why regrouping takes an article out of a story."""
        target = leaving[article]
        if target not in sizes:
            count = sum(other == target for other in leaving.values())
            return _parted(count, sizes[story] - count)
        if len(leaving) < sizes[story]:
            return self._reason(article, target)
        shared = self._shared(self._active.member(article), target)
        return _one_event(sizes[story], sizes[target]) + shared

    # --- headlines: parting ----------------------------------------------------------------------

    def part(self) -> bool:
        """Part each open story whose parts do not fit together; whether there was one."""
        found = False
        for story in self._held():
            lesser = splitting.lesser_part(self._active, self._judge, story)
            if lesser:
                found = True
                self._part(story, lesser)
        return found

    def _part(self, story: str, lesser: Sequence[str]) -> None:
        target = self._new(lesser[0])
        others = len(self._active.members(story)) - len(lesser)
        for article in lesser:
            self._shift(article, target, _parted(len(lesser), others))

    # --- joining ---------------------------------------------------------------------------------

    def join(self) -> bool:
        """Join the two stories that fit best, again and again; whether there were any."""
        pairs = dict(self._pairs(self._held()))
        found = False
        while pairs:
            (one, other), chance = max(pairs.items(), key=lambda pair: (pair[1], pair[0]))
            if chance < self._settings.merge:
                break
            kept = self._join(one, other)
            found = True
            pairs = {pair: of for pair, of in pairs.items() if not {one, other} & {*pair}}
            pairs.update(self._pairs([kept]))
        return found

    def _pairs(self, stories: Sequence[str]) -> Iterator[tuple[tuple[str, str], float]]:
        """Stories and those near them, with how sure it is that they are one."""
        for story in stories:
            for other in self._near(story):
                if not (self._has_text(story) and self._has_text(other)):
                    pair = (min(story, other), max(story, other))
                    yield pair, self._judge.together(story, other)

    def _near(self, story: str) -> list[str]:
        """The stories that a middling member of this one is most like."""
        near = self._judge.near(self._active.whole(story), _NEAR + 1)
        return [other for other in near if other != story]

    def _join(self, one: str, other: str) -> str:
        """Make one of two stories; gives the id that is kept."""
        kept, gone = sorted((one, other), key=self._rank)
        size, more = (len(self._active.members(story)) for story in (kept, gone))
        why = _one_event(more, size)
        members = list(self._active.members(gone).values())
        for member in members:
            self._shift(member.article, kept, why + self._shared(member, kept))
        return kept

    def _rank(self, story: str) -> tuple[int, float, str]:
        """The larger first, then the older."""
        span = self._active.span(story)
        return -len(self._active.members(story)), span[0] if span else math.inf, story

    # --- moving ----------------------------------------------------------------------------------

    def move(self) -> bool:
        """Move each headline that fits another story clearly better; whether there was one."""
        found = False
        for article in self._headlines():
            target = self._better(article)
            if target is not None and self._moved[article] < _TIMES:
                found = True
                self._moved[article] += 1
                why = self._reason(article, target)
                self._shift(article, target or self._new(article), why)
        return found

    def _headlines(self) -> list[str]:
        members = (
            each for story in self._around() for each in self._active.members(story).values()
        )
        return [member.article for member in members if member.bare]

    def _has_text(self, story: str) -> bool:
        return any(not member.bare for member in self._active.sample(story))

    def _around(self) -> list[str]:
        """The open stories, each with those near it."""
        return list(dict.fromkeys(n for story in self._held() for n in (story, *self._near(story))))

    def _better(self, article: str) -> str | None:
        """The story that an article should move to; "" for one of its own; None to stay."""
        member, own = self._active.member(article), self._active.story(article)
        alone = len(self._active.members(str(own))) == 1
        stays = self._settings.join if alone else self._judge.fit(member, str(own)).chance
        fits = (fit for fit in self._judge.fits(member) if fit.story != own)
        best = max(fits, key=lambda fit: fit.chance, default=None)
        if best and best.chance >= max(self._settings.join, stays + self._settings.gain):
            return best.story
        return "" if stays < self._settings.leave and not alone else None

    # --- what was done ---------------------------------------------------------------------------

    def moves(self) -> tuple[Move, ...]:
        """Each article that is in another story than before the repair."""
        return tuple(
            Move(article, source, target, self._why[article])
            for article, source in self._from.items()
            if (target := str(self._active.story(article))) != source
        )

    def _shift(self, article: str, target: str, why: str) -> None:
        """Put an article into another story; both are open from now on."""
        source = str(self._active.story(article))
        self._active.add(target, self._active.remove(article))
        self._from.setdefault(article, source)
        self._why[article] = why
        self._open.update(dict.fromkeys((source, target)))

    def _held(self) -> list[str]:
        return [story for story in self._open if story in self._active]

    def _reason(self, article: str, target: str) -> str:
        if not target:
            return "unlike the others of its story"
        return "fits better there: " + self._shared(self._active.member(article), target)

    def _shared(self, member: Member, story: str) -> str:
        like = self._judge.fit(member, story).like
        return reasons.joined(self._active, self._scorer, member, story, like)


def _parted(count: int, others: int) -> str:
    return f"{_articles(count)} of the story told something else than its other {others}"


def _one_event(lesser: int, greater: int) -> str:
    return f"{_articles(lesser)} of one story and {greater} of another tell one event: "


def _articles(count: int) -> str:
    return f"{count} article" if count == 1 else f"{count} articles"
