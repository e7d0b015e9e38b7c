"""Claims of the three invented reports of `examples/`, against what a person marked in them.

    found      marked clauses that are claims, by the word that bears the meaning
    agent      of those found: who acts, by the head of the phrase; nobody where nobody is marked
    patient    likewise, what is acted on, changes or is in a state
    polarity   likewise, and whether it holds for certain
    amounts    of those found: the numbers, by their limits and unit
    cue        likewise, the words that attribute it; none for the outlet's own voice
    precision  of the claims in the sentences that are marked whole: those that are marked
    shouted    questions, orders and words that only tell who speaks: none may be a claim

`gold/claims.jsonl` has a row a sentence: `{article, words, claims: [{head, agent, patient,
polarity, certainty, amounts, cue}]}`; `words` is a passage of the report, its middle left out as
"[...]". Every clause of it that asserts something is marked. One person marked them, with the
first output of the step at hand, so the figures lean towards it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from bench import system
from bench.scoring import Score, Scores, total
from tellings.model import Amount, Attribution, Claim, Reading, Span

HERE = Path(__file__).parent
GOLD = HERE / "gold" / "claims.jsonl"
EXAMPLES = HERE.parent / "examples"
FILES = {"courier": "courier.txt", "standard": "standard.txt", "review": "review.html"}
Told = tuple[float | None, float | None, str]


class Marked(Struct, frozen=True):
    """A clause that asserts something, as a person marked it. `cue` "" is the outlet's voice."""

    head: str
    agent: str = ""
    patient: str = ""
    polarity: Literal["+", "-", "unknown"] = "+"
    certainty: Literal["certain", "probable", "possible", "unknown"] = "certain"
    amounts: tuple[Told, ...] = ()
    cue: str = ""


class Passage(Struct, frozen=True):
    """A passage of a report and all that it asserts."""

    article: str
    words: str
    claims: tuple[Marked, ...] = ()


def scores() -> Scores:
    """The scores of this module's docstring."""
    readings = {
        name: system.reading(system.article(EXAMPLES / file)) for name, file in FILES.items()
    }
    return total(score(each, readings[each.article]) for each in gold())


def gold() -> tuple[Passage, ...]:
    """What is marked."""
    return tuple(msgspec.json.decode(line, type=Passage) for line in GOLD.read_bytes().splitlines())


def place(text: str, words: str) -> Span:
    """Where a passage stands, hard blanks as blanks. Raises ValueError where it does not."""
    text = text.replace("\u00a0", " ")
    first, _, last = words.partition("[...]")
    start = text.index(first)
    end = text.index(last, start) + len(last) if last else start + len(first)
    return Span(start, end)


def score(passage: Passage, reading: Reading) -> Scores:
    """How a passage's claims compare to those marked."""
    text = reading.article.text
    at = place(text, passage.words)
    made = [c for c in reading.of(Claim) if at.start <= c.head.start and c.head.end <= at.end]
    pairs = list(_pairs(passage.claims, made, text))
    named = tuple(each.head for each in passage.claims)
    missed = tuple(m.head for m in passage.claims if m not in [marked for marked, _ in pairs])
    extra = tuple(c.head.of(text) for c in made if c not in [found for _, found in pairs])
    if not named:
        return {"shouted": Score(0, len(made), 0, extra=extra)}
    return {
        "found": Score(len(pairs), len(made), len(named), missed, extra),
        **{
            key: _right(key, [(_told(reading, c, key), _wanted(m, key)) for m, c in pairs])
            for key in ("agent", "patient", "stance", "amounts", "cue")
        },
    }


def _pairs(
    marked: tuple[Marked, ...], made: list[Claim], text: str
) -> Iterator[tuple[Marked, Claim]]:
    """Marked clauses and claims with the same head, each once, in order."""
    left = list(made)
    for each in marked:
        found = next((claim for claim in left if claim.head.of(text) == each.head), None)
        if found is not None:
            left.remove(found)
            yield each, found


def _right(key: str, pairs: list[tuple[object, object]]) -> Score:
    wrong = tuple(f"{key}: {told!r} for {wanted!r}" for told, wanted in pairs if told != wanted)
    return Score(len(pairs) - len(wrong), len(pairs), len(pairs), wrong)


def _wanted(marked: Marked, key: str) -> object:
    if key == "stance":
        return marked.polarity, marked.certainty
    return tuple(marked.amounts) if key == "amounts" else getattr(marked, key)


def _told(reading: Reading, claim: Claim, key: str) -> object:
    text = reading.article.text
    if key == "stance":
        return claim.stance.polarity, claim.stance.certainty
    if key == "amounts":
        return tuple(map(_amount, claim.amounts))
    if key == "cue":
        carrier = reading.note(claim.attribution) if claim.attribution else None
        cue = carrier.cue if isinstance(carrier, Attribution) else ()
        return cue[0].of(text).strip(" :") if cue else ""
    argument = claim.argument(key)
    return argument.head.of(text) if argument else ""


def _amount(amount: Amount) -> Told:
    return amount.low, amount.high, amount.unit
