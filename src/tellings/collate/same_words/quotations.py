"""The same quotation in several articles, also when worded, cut or translated differently."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from tellings.collate import joining
from tellings.collate.entities.pairs import Key
from tellings.collate.same_words import candidates, evidence, holding, pairing, wording
from tellings.collate.same_words.align import align
from tellings.collate.same_words.candidates import Embed
from tellings.collate.same_words.pairing import Node, Pair, node
from tellings.collate.same_words.speakers import Speakers
from tellings.collate.same_words.units import Unit, both, units
from tellings.model import Link, Reading
from tellings.text import tokens

BY = "quotations"


def same_quotations(
    readings: Sequence[Reading], alike: Collection[tuple[Key, Key]], embed: Embed | None
) -> tuple[Link, ...]:
    """The same-quotation links between readings.

    Each member is a quoted sentence or fragment of an attribution, its place in `Ref.at`; an
    article has one member in a link at most. A quoted sentence is in one link, and in others only
    where it holds their words, or they hold its words, in a row.
    `alike` are the entities of two articles that are one, as `naming.pairs` gives them;
    `embed` gives a unit vector for each text; without it, words alone decide.
    """
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    texts = {reading.article.id: reading.article.text for reading in ordered}
    found = [unit for reading in ordered for unit in units(reading)]
    rarity = evidence.rarity([tokens(text) for text in texts.values()])
    speakers = Speakers(ordered, alike)
    asked = candidates.candidates(found, texts, rarity, embed, pairing.HOPE)
    by_node = {node(unit): unit for unit in found}
    paired = pairing.pairs(asked, speakers.who)
    wide = _widened(paired.sure, by_node)
    sure, likely = _by_node(paired.sure, wide), _by_node(paired.likely, wide)

    def grouped(pairs: Met, weak: Met) -> Groups:
        first = joining.groups(_confidences(pairs), _confidences(weak))
        members = [group for group, _ in first]
        whole = holding.widened(members, found, speakers.who, lambda each: _unit(each, by_node))
        return [(group, score) for group, (_, score) in zip(whole, first, strict=True)]

    groups = grouped(sure, likely)
    groups += grouped(_left_over(sure, groups, by_node), {})
    return tuple(
        _link([_unit(each, by_node) for each in members], score, likely | sure, speakers)
        for members, score in sorted(_different(groups))
    )


Groups = list[tuple[tuple[Node, ...], float]]
Met = dict[tuple[Node, Node], Pair]


def _left_over(sure: Met, groups: Groups, by_node: Mapping[Node, Unit]) -> Met:
    """Pairs that fell into no group together, of which one holds the words of the other."""
    together = {pair for group, _ in groups for pair in combinations(group, 2)}
    return {
        nodes: pair
        for nodes, pair in sure.items()
        if not together & {nodes, nodes[::-1]}
        and holding.held(*(_unit(each, by_node) for each in nodes))
    }


def _different(groups: Groups) -> Iterator[tuple[tuple[Node, ...], float]]:
    """The groups without those all of whose members stand in another."""
    kept: list[frozenset[Node]] = []
    for group, score in sorted(groups, key=lambda each: (-len(each[0]), each)):
        if not any(whole.issuperset(group) for whole in kept):
            kept.append(frozenset(group))
            yield group, score


def _confidences(met: Met) -> dict[tuple[Node, Node], float]:
    return {nodes: evidence.confidence(pair.score) for nodes, pair in met.items()}


def _link(members: Sequence[Unit], confidence: float, met: Met, speakers: Speakers) -> Link:
    columns = align([unit.words for unit in members])
    pairs = [met[key] for a, b in combinations(members, 2) if (key := (node(a), node(b))) in met]
    return Link(
        relation="same-quotation",
        members=tuple(unit.ref for unit in members),
        by=BY,
        confidence=confidence,
        why=wording.why(members, columns, pairs, speakers),
        alignment=columns,
    )


# --- two sentences that another article has as one -----------------------------------------------

Wide = dict[tuple[str, int], Node]  # from a unit to the two sentences that it is part of


def _by_node(pairs: Sequence[Pair], wide: Wide) -> Met:
    """The surest pair of each two nodes, where sentences that stand as one anywhere are one."""
    met: Met = {}
    for pair in pairs:
        ours, theirs = _node_of(pair.a, wide), _node_of(pair.b, wide)
        if set(pair.a.numbers) <= set(ours[1]) and set(pair.b.numbers) <= set(theirs[1]):
            met.setdefault((ours, theirs), pair)
    return met


def _node_of(unit: Unit, wide: Wide) -> Node:
    return wide.get((unit.article, unit.numbers[0]), node(unit))


def _widened(pairs: Sequence[Pair], by_node: Mapping[Node, Unit]) -> Wide:
    """The doubles among the pairs, and two sentences that both go to one double elsewhere."""
    wide: Wide = {}
    grown = [node(unit) for pair in pairs for unit in (pair.a, pair.b) if len(unit.numbers) > 1]
    while grown:
        for each in grown:
            places = [(each[0], number) for number in each[1]]
            if not any(place in wide for place in places):
                wide.update(dict.fromkeys(places, each))
        grown = [each for each in _torn(pairs, wide) if _is_double(each, by_node, wide)]
    return wide


def _torn(pairs: Sequence[Pair], wide: Wide) -> list[Node]:
    """The places in one article that a double of another goes to, where they are two."""
    goals: dict[tuple[Node, str], set[int]] = {}
    for pair in pairs:
        for unit, other in ((pair.a, pair.b), (pair.b, pair.a)):
            goals.setdefault((_node_of(unit, wide), other.article), set()).update(other.numbers)
    return [(key[1], tuple(sorted(numbers))) for key, numbers in goals.items() if len(numbers) == 2]


def _is_double(each: Node, by_node: Mapping[Node, Unit], wide: Wide) -> bool:
    article, (first, second) = each
    notes = {by_node[article, (number,)].note for number in (first, second)}
    free = (article, first) not in wide and (article, second) not in wide
    return free and second == first + 1 and len(notes) == 1


def _unit(each: Node, by_node: Mapping[Node, Unit]) -> Unit:
    """The unit of a node, or its two sentences as one."""
    first, *second = (by_node[each[0], (number,)] for number in each[1])
    return both(first, second[0]) if second else first
