"""The same claim in several articles, also in other words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import product

from tellings.collate.claims import evidence, joining
from tellings.collate.claims.candidates import candidates
from tellings.collate.claims.evidence import Evidence, Tie
from tellings.collate.claims.facts import Fact, facts
from tellings.collate.claims.meanings import Words, vectors
from tellings.collate.claims.parties import Parties
from tellings.collate.claims.reasons import why
from tellings.collate.claims.substance import substantial
from tellings.collate.claims.ties import Pair, ties
from tellings.collate.entities.pairs import Key
from tellings.collate.same_words.candidates import Embed
from tellings.model import Link, Reading

BY = "claims"
LEAST = 0.72  # mean chance over all pairs of two groups from which they are joined
WHOLE = 2.0  # weight of content from which the same words are the same claim


def same_claims(
    readings: Sequence[Reading],
    alike: Collection[tuple[Key, Key]],
    quotations: Sequence[Link],
    events: Sequence[Link],
    embed: Embed | None,
) -> tuple[Link, ...]:
    """The same-claim links between the claims of two or more articles.

    `alike` are the entities of two articles that are one, as `entities.pairs.pairs` gives them;
    `quotations` the same-quotation and `events` the same-event links; `embed` gives a unit vector
    for each text. Without it words alone decide. Of one article several claims may be members: a
    headline and the body tell one thing twice. A claim is in one link at most. What says too little
    by its own words ("when prices are high") makes no link.
    """
    found = facts(readings, Parties(readings, alike))
    words = Words(found, embed)
    known = ties(found, quotations, events)
    folds = _folded(found, words, _telling(found, known))
    heads = [found[fold[0]] for fold in folds]
    weighed = _weighed(heads, words, embed, _of_folds(folds, known))
    chances = {
        pair: evidence.confidence(each.score) for pair, each in weighed.items() if not each.against
    }
    barred = [pair for pair, each in weighed.items() if each.against]
    grouped = joining.groups([len(fold) for fold in folds], chances, barred, LEAST)
    alone = sorted(set(range(len(folds))) - {number for group, _ in grouped for number in group})
    every = [*grouped, *(((number,), 1.0) for number in alone)]
    links = (_link(group, score, folds, found, weighed) for group, score in every)
    return tuple(sorted((link for link in links if link), key=lambda link: link.members))


def _telling(found: Sequence[Fact], known: Mapping[Pair, Tie]) -> list[int]:
    """The claims that say enough by themselves, or at one place of a quotation that is shared."""
    quoted = {number for pair, tie in known.items() if tie.quotation > 0 for number in pair}
    return [n for n, fact in enumerate(found) if n in quoted or substantial(fact)]


def _folded(found: Sequence[Fact], words: Words, kept: Sequence[int]) -> list[list[int]]:
    """The numbers of the claims that are kept, those in the same words of the same together."""
    folds: dict[object, list[int]] = {}
    for number in kept:
        fact = found[number]
        whole = words.bag(fact)[1].sum() >= WHOLE
        folds.setdefault(fact.wording if whole else number, []).append(number)
    return list(folds.values())


def _of_folds(folds: Sequence[Sequence[int]], known: Mapping[Pair, Tie]) -> dict[Pair, Tie]:
    """What is known of pairs of claims, for those that stand for them: what joins goes first."""
    home = {number: at for at, fold in enumerate(folds) for number in fold}
    found: dict[Pair, Tie] = {}
    for (one, other), tie in sorted(known.items()):
        a, b = sorted((home.get(one, -1), home.get(other, -1)))
        if a != b and a >= 0:
            before = found.get((a, b), tie)
            quotation = max(before.quotation, tie.quotation)
            found[a, b] = Tie(quotation, before.event or tie.event)
    return found


def _weighed(
    heads: Sequence[Fact], words: Words, embed: Embed | None, known: Mapping[Pair, Tie]
) -> dict[Pair, Evidence]:
    meant = vectors(heads, embed)
    return {
        (i, j): evidence.weigh(heads[i], heads[j], words, cosine, known.get((i, j), Tie()))
        for (i, j), cosine in candidates(heads, words, meant, known)
    }


def _link(
    group: Sequence[int],
    score: float,
    folds: Sequence[Sequence[int]],
    found: Sequence[Fact],
    weighed: Mapping[Pair, Evidence],
) -> Link | None:
    members = sorted(number for at in group for number in folds[at])
    if len({found[number].article for number in members}) < 2:
        return None
    heads = [found[folds[at][0]] for at in group]
    pairs = {
        (heads[i], heads[j]): weighed[group[i], group[j]]
        for i, j in product(range(len(group)), repeat=2)
        if i < j and (group[i], group[j]) in weighed
    }
    return Link(
        relation="same-claim",
        members=tuple(sorted(found[number].ref for number in members)),
        by=BY,
        confidence=round(score, 2),
        why=why(heads, list(pairs.items())),
    )
