"""How much of one text stands in another, in runs of words, and where.

A run is `RUN` words or more, the same in both and in order. Near a run, shorter ones count as
well, of `REST` words or more, if they are out of step with it by no more than `SLIP` words: a text
whose editor replaced or dropped a word here and there, or that was read from paper, goes on being
the same text. Only equal words ever count.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from tellings.group.copies.sketch import Keys, keys, runs
from tellings.group.copies.worded import Worded, words
from tellings.model import Passage, Span

RUN = 5
REST = 2
SLIP = 3
"""How many words more or fewer may stand between a run and what still belongs with it."""
REACH = 12
"""How many words from a run what belongs with it may begin."""

Places = NDArray[np.int64]
Fits = NDArray[np.bool_]
_SLIPS = np.array(sorted(range(-SLIP, SLIP + 1), key=abs), np.int64)
_NOWHERE = -1


class Cover(Struct, frozen=True):
    """What two articles share outside quotation marks.

    `share` is the share of the words of the shorter one that stand in the other, `count` their
    number. `first` and `second` are the numbers of the same words in each, in order of `first`.
    """

    share: float
    count: int
    first: tuple[int, ...] = ()
    second: tuple[int, ...] = ()

    @property
    def turned(self) -> Cover:
        """The same, seen from the other article."""
        order = sorted(range(len(self.first)), key=self.second.__getitem__)
        first = tuple(self.second[at] for at in order)
        return Cover(self.share, self.count, first, tuple(self.first[at] for at in order))


NOTHING = Cover(0.0, 0)


def cover(one: Worded, other: Worded) -> Cover:
    """What `one` shares with `other`; the words of the shorter one are looked for in the longer."""
    if (len(one.words), one.words) > (len(other.words), other.words):
        return cover(other, one).turned
    ours, theirs = keyed(one), keyed(other)
    places = _anchored(ours, theirs)
    if places is None:
        return NOTHING
    places = _extended(ours.keys, theirs.keys, places)
    first = np.flatnonzero(places != _NOWHERE)
    if not len(first):
        return NOTHING
    share = len(first) / len(places)
    return Cover(share, len(first), tuple(first.tolist()), tuple(places[first].tolist()))


def passages(one: Worded, other: Worded, cover: Cover) -> tuple[Passage, ...]:
    """Where the shared words stand in both texts, in order of the first.

    The words of both sides of a passage are equal as `worded` compares them. A passage goes on
    over what is quoted if that is the same in both; a word alone is none.
    """
    found = []
    for start, end in _stretches(one, other, cover):
        if end - start >= REST:
            at = _hull(one, cover.first[start], cover.first[end - 1])
            found.append(Passage(at, _hull(other, cover.second[start], cover.second[end - 1])))
    return tuple(found)


# --- words as numbers ----------------------------------------------------------------------------


class Keyed(Struct, frozen=True):
    """The words of an article as numbers, their runs of `RUN` words, and these in order."""

    keys: Keys
    runs: Keys
    order: Places
    sorted: Keys


def keyed(worded: Worded) -> Keyed:
    """The words of an article as numbers; kept with it, for it is compared with many."""
    kept = worded.__dict__.get("keyed")
    if kept is None:
        numbers = keys(worded.words)
        found = runs(numbers, RUN)
        order = np.argsort(found, kind="stable")
        kept = worded.__dict__["keyed"] = Keyed(numbers, found, order, found[order])
    return kept


# --- runs ----------------------------------------------------------------------------------------


def _anchored(ours: Keyed, theirs: Keyed) -> Places | None:
    """For each of our words its place in a run of theirs, or `_NOWHERE`; None if there is no run.

    Where their text has a run several times, the place that goes on from the run before it.
    """
    if not len(ours.runs) or not len(theirs.runs):
        return None
    low = np.searchsorted(theirs.sorted, ours.runs)
    hit = theirs.sorted[np.minimum(low, len(theirs.sorted) - 1)] == ours.runs
    starts = np.flatnonzero(hit)
    if not len(starts):
        return None
    goals = theirs.order[low[starts]]
    _go_on(ours, theirs, starts, goals)
    places = np.full(len(ours.keys), _NOWHERE, np.int64)
    for at in range(RUN - 1, -1, -1):
        places[starts + at] = goals + at
    return _only_equal(ours.keys, theirs.keys, places)


def _go_on(ours: Keyed, theirs: Keyed, starts: Places, goals: Places) -> None:
    """Set the goal of a run right behind the goal of the run before it, if it stands there too."""
    broken = np.flatnonzero((starts[1:] - starts[:-1] == 1) & (goals[1:] - goals[:-1] != 1)) + 1
    for number in broken.tolist():
        at = number
        while at < len(starts) and starts[at] == starts[at - 1] + 1:
            goal = int(goals[at - 1]) + 1
            if goal >= len(theirs.runs) or theirs.runs[goal] != ours.runs[starts[at]]:
                break
            goals[at] = goal
            at += 1


def _extended(ours: Keys, theirs: Keys, places: Places) -> Places:
    """The places with those of shorter runs near what has a place."""
    for behind in (True, False):
        free, step = _near(places, behind=behind)
        if len(free):
            goals = free + step + _SLIPS[:, None]
            fits = _fits(ours, theirs, places, free, goals)
            taken = fits.any(axis=0)
            chosen = fits.argmax(axis=0)[taken]
            places[free[taken]] = goals[chosen, np.flatnonzero(taken)]
    return _without_single(places)


def _near(places: Places, *, behind: bool) -> tuple[Places, Places]:
    """Words without a place within reach of one that has it, and how far off that one's place is.

    `behind`: the nearest one before the word; else the nearest after it.
    """
    numbers = np.arange(len(places))
    placed = places != _NOWHERE
    if behind:
        nearest = np.maximum.accumulate(np.where(placed, numbers, -REACH - 1))
    else:
        nearest = np.minimum.accumulate(np.where(placed, numbers, 2 * len(places) + REACH)[::-1])
        nearest = nearest[::-1]
    free = np.flatnonzero(~placed & (abs(numbers - nearest) <= REACH))
    near = nearest[free]
    return free, places[near] - near


def _fits(ours: Keys, theirs: Keys, places: Places, free: Places, goals: Places) -> Fits:
    """Which goals, a row a slip, are the same word and beside another one that is."""
    inside = (goals >= 0) & (goals < len(theirs))
    same = inside & (ours[free] == theirs[np.where(inside, goals, 0)])
    left = np.where(free > 0, places[free - 1], _NOWHERE)
    right = np.where(free + 1 < len(places), places[(free + 1) % len(places)], _NOWHERE)
    beside = (left != _NOWHERE) & (left == goals - 1) | (right != _NOWHERE) & (right == goals + 1)
    both = (free[1:] - free[:-1] == 1) & (goals[:, 1:] - goals[:, :-1] == 1)
    both &= same[:, 1:] & same[:, :-1]
    beside[:, 1:] |= both
    beside[:, :-1] |= both
    found: Fits = same & beside
    return found


def _without_single(places: Places) -> Places:
    """Without words that have no neighbour which is their neighbour in both texts."""
    runs_on = (places[1:] - places[:-1] == 1) & (places[:-1] != _NOWHERE)
    beside = np.zeros(len(places), bool)
    beside[1:] |= runs_on
    beside[:-1] |= runs_on
    places[~beside] = _NOWHERE
    return places


def _only_equal(ours: Keys, theirs: Keys, places: Places) -> Places:
    """Without places whose words differ: two runs may have one number, if hardly ever."""
    placed = np.flatnonzero(places != _NOWHERE)
    wrong = placed[ours[placed] != theirs[places[placed]]]
    places[wrong] = _NOWHERE
    return places


# --- passages ------------------------------------------------------------------------------------


def _stretches(one: Worded, other: Worded, cover: Cover) -> Iterator[tuple[int, int]]:
    """Stretches of the shared words that run on in both texts, by number of shared word."""
    first, second = np.array(cover.first), np.array(cover.second)
    on = (first[1:] - first[:-1] == 1) & (second[1:] - second[:-1] == 1)
    start = 0
    for at, runs_on in enumerate(on.tolist(), 1):
        if not (runs_on and _between(one, cover.first[at]) == _between(other, cover.second[at])):
            yield start, at
            start = at
    yield start, len(first)


def _between(worded: Worded, number: int) -> list[str]:
    """The words between a word and the one before it: of what is quoted, or no prose."""
    start, end = worded.places[number - 1][1], worded.places[number][0]
    return words(worded.text[start:end]) if end - start > 2 else []


def _hull(worded: Worded, first: int, last: int) -> Span:
    return Span(worded.places[first][0], worded.places[last][1])
