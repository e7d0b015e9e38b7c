"""Word alignment of two or more tellings of the same words.

Needleman and Wunsch (1970) over words, where only equal words and other forms of one word may
share a column; then a pass for words that stand elsewhere (transpositions, as in CollateX). The
tellings are aligned in an order of their own words, so that none is the original and the answer
does not depend on the order in which they are given.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from tellings.collate import forms
from tellings.model import Column
from tellings.text import Token

CELLS = 40_000  # 200 words against 200; longer stretches are first cut at words unique to both
NEXT = 1  # what two neighbours that stay neighbours add, so that runs are not torn apart

Witness = tuple[Token, ...]


class Slot(Struct, frozen=True):
    """A column in the making: the word of each witness, and whether one was moved here."""

    words: tuple[Token | None, ...]
    moved: bool = False

    @property
    def normals(self) -> tuple[str, ...]:
        return tuple(word.normal for word in self.words if word)


def align(witnesses: Sequence[Sequence[Token]]) -> tuple[Column, ...]:
    """The columns of an alignment; `Column.at` has one place for each witness, in given order.

    Each word of each witness stands in one column. Read without the columns "moved", the words
    of a witness stand in their own order. A moved word has one column with its place in every
    witness; it stands where the witnesses aligned before it have the word.
    """
    order = sorted(range(len(witnesses)), key=lambda i: _rank(witnesses[i]))
    slots: list[Slot] = []
    for done, place in enumerate(order):
        slots = _with_moves(_joined(slots, tuple(witnesses[place]), done))
    back = sorted(range(len(order)), key=order.__getitem__)
    return tuple(_column(slot, back) for slot in slots)


def _rank(witness: Sequence[Token]) -> tuple[int, list[str]]:
    """The longest first: the others find their words in it."""
    return (-len(witness), [token.normal for token in witness])


def _column(slot: Slot, back: Sequence[int]) -> Column:
    normals = slot.normals
    if len(normals) == 1:
        how = "only"
    elif slot.moved:
        how = "moved"
    else:
        how = "same" if len(set(normals)) == 1 else "near"
    at = tuple(word.at if word else None for word in (slot.words[place] for place in back))
    return Column(how, at)  # type: ignore[arg-type]


# --- joining a witness to the columns so far -----------------------------------------------------


def _joined(slots: Sequence[Slot], words: Witness, done: int) -> list[Slot]:
    """The slots of `done` witnesses and one witness more."""
    joined: list[Slot] = []
    i = j = 0
    for slot, word in [*_matches(slots, words), (len(slots), len(words))]:
        joined += [Slot((*each.words, None), each.moved) for each in slots[i:slot]]
        joined += [Slot((*(None,) * done, each)) for each in words[j:word]]
        if slot < len(slots):
            joined.append(Slot((*slots[slot].words, words[word]), slots[slot].moved))
        i, j = slot + 1, word + 1
    return joined


def _matches(slots: Sequence[Slot], words: Witness) -> list[tuple[int, int]]:
    """Which slot takes which word, in order."""
    head = _common(slots, words)
    tail = _common(slots[head:][::-1], words[head:][::-1])
    ends = len(slots) - tail, len(words) - tail
    found = [(i, i) for i in range(head)]
    found += _between(slots, words, (head, head), ends)
    return found + [(ends[0] + i, ends[1] + i) for i in range(tail)]


def _common(slots: Sequence[Slot], words: Sequence[Token]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(slots, words, strict=False))
    length = min(len(slots), len(words))
    return next((i for i, (slot, word) in pairs if word.normal not in slot.normals), length)


Place = tuple[int, int]


def _between(slots: Sequence[Slot], words: Witness, start: Place, end: Place) -> list[Place]:
    """Matches in a stretch; one too long for the table is cut at anchors, and the cuts kept."""
    if (end[0] - start[0]) * (end[1] - start[1]) <= CELLS:
        return _table(slots, words, start, end)
    anchors = _anchors(slots, words, start, end)
    found: list[Place] = []
    for left, right in pairwise([(start[0] - 1, start[1] - 1), *anchors, end]):
        inner = (left[0] + 1, left[1] + 1)
        if (right[0] - inner[0]) * (right[1] - inner[1]) <= CELLS:
            found += _table(slots, words, inner, right)
        found += [right] if right != end else []
    return found


def _anchors(slots: Sequence[Slot], words: Witness, start: Place, end: Place) -> list[Place]:
    """Words that occur once on either side, as far as they keep their order (patience diff)."""
    ours = _once([slots[i].normals[0] for i in range(start[0], end[0])], start[0])
    theirs = _once([words[j].normal for j in range(start[1], end[1])], start[1])
    return _rising([(i, theirs[normal]) for normal, i in ours.items() if normal in theirs])


def _once(normals: Sequence[str], offset: int) -> dict[str, int]:
    counts = Counter(normals)
    return {normal: offset + i for i, normal in enumerate(normals) if counts[normal] == 1}


def _rising(places: Sequence[Place]) -> list[Place]:
    """The longest run of places, given by rising first number, whose second number rises too."""
    tops: list[int] = []
    chain: list[int] = []
    before: list[int | None] = []
    for number, (_, second) in enumerate(places):
        at = bisect.bisect_left(tops, second)
        tops[at:], chain[at:] = [second, *tops[at + 1 :]], [number, *chain[at + 1 :]]
        before.append(chain[at - 1] if at else None)
    found: list[Place] = []
    last = chain[-1] if chain else None
    while last is not None:
        found.append(places[last])
        last = before[last]
    return found[::-1]


# --- the table of Needleman and Wunsch -----------------------------------------------------------


def _table(slots: Sequence[Slot], words: Witness, start: Place, end: Place) -> list[Place]:
    """The matches of greatest weight within a stretch, in order."""
    height, width = end[0] - start[0], end[1] - start[1]
    met = [[0] * (width + 1) for _ in range(height + 1)]  # best that ends in a match; 0: none
    best = [[0] * (width + 1) for _ in range(height + 1)]
    for i in range(1, height + 1):
        normals = slots[start[0] + i - 1].normals
        for j in range(1, width + 1):
            weight = _weight(normals, words[start[1] + j - 1].normal)
            if weight:
                met[i][j] = weight + _before(met, best, i, j)
            best[i][j] = max(met[i][j], best[i - 1][j], best[i][j - 1])
    return [(start[0] + i, start[1] + j) for i, j in _traced(met, best)]


def _before(met: list[list[int]], best: list[list[int]], i: int, j: int) -> int:
    """The best that a match at (i, j) can follow."""
    return max(met[i - 1][j - 1] + NEXT if met[i - 1][j - 1] else 0, best[i - 1][j - 1])


def _traced(met: list[list[int]], best: list[list[int]]) -> list[Place]:
    i, j = len(best) - 1, len(best[0]) - 1
    found: list[Place] = []
    following = False  # whether the match found last counted on one right before it
    while i and j:
        if met[i][j] and (following or met[i][j] == best[i][j]):
            found.append((i - 1, j - 1))
            i, j = i - 1, j - 1
            following = bool(met[i][j]) and met[i][j] + NEXT >= best[i][j]
        elif best[i - 1][j] == best[i][j]:
            i -= 1
        else:
            j -= 1
    return found[::-1]


def _weight(normals: tuple[str, ...], word: str) -> int:
    """What it is worth that a column takes a word; 0: it must not."""
    light = forms.is_function_word(word)
    if word in normals:
        return 3 if light else 8
    if any(forms.near(normal, word) for normal in normals):
        return 2 if light else 5
    return 0


# --- moved words ---------------------------------------------------------------------------------


def _with_moves(slots: list[Slot]) -> list[Slot]:
    """The slots after words of the last witness, alone so far, moved to columns with that word."""
    alone = [i for i, slot in enumerate(slots) if slot.words[-1] and len(slot.normals) == 1]
    free = {i: slot.normals for i, slot in enumerate(slots) if not slot.words[-1]}
    moves = _moves(slots, alone, free) if alone and free else {}
    come = {goal: i for i, goal in moves.items()}
    return [
        _moved(slot, slots[come[i]]) if i in come else slot
        for i, slot in enumerate(slots)
        if i not in moves
    ]


def _moved(slot: Slot, word: Slot) -> Slot:
    return Slot((*slot.words[:-1], word.words[-1]), moved=True)


Free = dict[int, tuple[str, ...]]  # slots that lack a word of the last witness, and their words


def _moves(slots: Sequence[Slot], alone: Sequence[int], free: Free) -> dict[int, int]:
    """From a slot with a lone word to the slot that lacks it: content words, then their runs."""
    waiting: dict[str, list[int]] = {}
    for i in reversed(free):
        for word in dict.fromkeys(free[i]):
            waiting.setdefault(word, []).append(i)
    moves: dict[int, int] = {}
    for i in alone:
        word = slots[i].normals[0]
        if not forms.is_function_word(word):
            goal = _goal(free, waiting.get(word, []), word, moves.get(i - 1, -2) + 1)
            if goal is not None:
                moves[i] = goal
                del free[goal]
    for step in (1, -1):
        _extend(slots, alone[::step], free, moves, step)
    return moves


def _goal(free: Free, waiting: list[int], word: str, onward: int) -> int | None:
    """The free slot with this word: where the last word went on to, or else the first."""
    if word in free.get(onward, ()):
        return onward
    while waiting and waiting[-1] not in free:
        waiting.pop()
    return waiting.pop() if waiting else None


def _extend(
    slots: Sequence[Slot], alone: Sequence[int], free: Free, moves: dict[int, int], step: int
) -> None:
    """Move function words with the moved neighbour that they stand beside on both sides."""
    for i in alone:
        goal = moves.get(i - step, -9) + step
        if i not in moves and slots[i].normals[0] in free.get(goal, ()):
            moves[i] = goal
            del free[goal]
