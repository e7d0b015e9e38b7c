"""Blocks: a predicted block is right when a gold block has its place and its role.

Places are compared from the first letter or digit to the last, so that brackets and dashes at
the edge do not matter. A block of a page that intake lost is a miss. Micro-averaged over all
blocks, and for each role by itself ("blocks.caption"). Boilerplate that meets no gold block is
not counted: menus of a web page may be kept and labelled, or left out.
"""

from __future__ import annotations

from bench.gold import PlacedBlock, Witness
from bench.scoring import Score, Scores, counted
from tellings.model import Block, Reading, Role, Span
from tellings.text import overlaps

Placed = tuple[Role, int, int]


def score(gold: Witness, reading: Reading) -> Scores:
    """ "blocks", and "blocks.ROLE" for each role that gold or the system has."""
    wanted = [_place(gold.text, block.role, block.at) for block in gold.blocks]
    given = [
        _place(gold.text, block.role, block.hull)
        for block in reading.of(Block)
        if not _menu(block, gold.blocks)
    ]
    roles = sorted({role for role, _, _ in (*wanted, *given)})
    scores = {"blocks": _score(gold.text, wanted, given)}
    for role in roles:
        scores[f"blocks.{role}"] = _score(
            gold.text, [b for b in wanted if b[0] == role], [b for b in given if b[0] == role]
        )
    return scores


def _menu(block: Block, gold: tuple[PlacedBlock, ...]) -> bool:
    places = [each.at for each in gold if each.at]
    return block.role == "boilerplate" and not any(overlaps(block.hull, at) for at in places)


def _place(text: str, role: Role, at: Span | None) -> Placed:
    """What intake lost stands nowhere, where nothing can be predicted."""
    if at is None:
        return (role, -1, -1)
    inked = [i for i in range(at.start, at.end) if text[i].isalnum()]
    return (role, inked[0], inked[-1] + 1) if inked else (role, at.start, at.start)


def _score(text: str, wanted: list[Placed], given: list[Placed]) -> Score:
    left = {place: j for j, place in enumerate(given)}
    pairs = [(i, left.pop(place)) for i, place in enumerate(wanted) if place in left]
    return counted([_told(text, b) for b in wanted], [_told(text, b) for b in given], pairs)


def _told(text: str, place: Placed) -> str:
    role, start, end = place
    if start < 0:
        return f"{role}: lost by intake"
    return f"{role}: {text[start : min(end, start + 60)]!r} ({end - start} characters)"
