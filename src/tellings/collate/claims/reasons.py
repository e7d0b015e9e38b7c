"""Why claims are taken for one, in words that a reader can check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from tellings.collate import forms
from tellings.collate.claims.evidence import Evidence, Tie
from tellings.collate.claims.facts import Fact

MOST = 6  # shared words that are listed
FULL = 0.95  # share of the shorter claim that the other must have to contain it


class Grounds(Struct, frozen=True):
    """What is known of two claims: what they share, what links them, how near their meaning is."""

    pair: tuple[Fact, Fact]
    shared: Evidence
    tie: Tie
    cosine: float


def why(facts: Sequence[Fact], pairs: Sequence[Grounds]) -> str:
    """What the claims of one link have in common: the surest first."""
    if not pairs:
        return "the same words"
    told = [each for each in (_quotation(pairs), _event(pairs), _deed(pairs)) if each]
    shared = _shared(facts)
    if shared:
        told.append("shared words: " + ", ".join(shared))
    told.append(_meaning(pairs))
    if _contained(pairs):
        told.append("all of the shorter is in the longer")
    return "; ".join(told)


def _quotation(pairs: Sequence[Grounds]) -> str:
    linked = any(each.tie.quotation > 0 for each in pairs)
    mixed = any(each.pair[0].quoted != each.pair[1].quoted for each in pairs)
    if linked:
        return "at one place of the same quotation"
    return "a paraphrase of the quotation" if mixed else ""


def _event(pairs: Sequence[Grounds]) -> str:
    return "the same event" if any(each.tie.event for each in pairs) else ""


def _deed(pairs: Sequence[Grounds]) -> str:
    """Verb and parts that are the same in every pair, and whether one turns to the passive."""
    same = [
        name
        for name in ("verb", "agent", "patient")
        if all(getattr(each.shared, name) == 1.0 for each in pairs)
        and (name != "verb" or all(each.pair[0].verb == each.pair[1].verb for each in pairs))
    ]
    if not same:
        return ""
    turned = any({each.subject for each in one.pair} == {"agent", "patient"} for one in pairs)
    passive = {"verb", "patient"} <= set(same) and turned
    listed = " and ".join([", ".join(same[:-1]), same[-1]] if len(same) > 1 else same)
    return f"the same {listed}" + ("; one in the passive" if passive else "")


def _shared(facts: Sequence[Fact]) -> list[str]:
    """Words that all of the claims have, as the first of them writes them."""
    counts = Counter(key for fact in facts for key in set(fact.keys))
    first = dict(zip(facts[0].keys, facts[0].shown, strict=True))
    kept = [
        shown
        for key, shown in first.items()
        if counts[key] == len(facts) and not forms.is_function_word(shown.casefold())
    ]
    return kept[:MOST]


def _meaning(pairs: Sequence[Grounds]) -> str:
    return f"likeness {min(each.cosine for each in pairs):.2f}"


def _contained(pairs: Sequence[Grounds]) -> bool:
    return any(each.shared.less >= FULL > each.shared.more for each in pairs)
