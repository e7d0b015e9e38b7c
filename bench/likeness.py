"""Whether two quoted sentences are one quotation told twice: the invented pairs, and MRPC.

    invented.tune, invented.test    tests/cases/quotations, said by one speaker; the weights were
                                    fitted on the part "tune", not on "test"
    mrpc                            `--data DIR`/stories/mrpc.train.jsonl, speaker unknown:
                                    paraphrases of news sentences, a looser relation than ours

A pair counts as found when it is the same quotation and is paired.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from bench.scoring import Score, Scores
from tellings import models
from tellings.collate.same_words import candidates, evidence, pairing
from tellings.collate.same_words.evidence import Who
from tellings.collate.same_words.units import Unit
from tellings.model import Span
from tellings.text import tokens

CASES = Path(__file__).parent.parent / "tests" / "cases" / "quotations"


class Sample(Struct, frozen=True):
    """Two sentences and whether they are one (`label` 1), with the part they belong to."""

    a: str
    b: str
    label: Literal[0, 1] = 1
    part: str = ""
    same: bool | None = None

    @property
    def is_same(self) -> bool:
        return bool(self.label) if self.same is None else self.same


def scores(data: Path | None) -> Scores:
    """All scores by name. `data` is the folder of corpora; without MRPC in it, fewer."""
    cases = invented()
    found = {
        f"invented.{part}": _score([each for each in cases if each.part == part], "same")
        for part in ("tune", "test")
    }
    mrpc = data / "stories" / "mrpc.train.jsonl" if data else None
    if mrpc and mrpc.is_file():
        lines = mrpc.read_bytes().splitlines()
        samples = [msgspec.json.decode(line, type=Sample) for line in lines]
        found["mrpc"] = _score(samples, "unknown")
    return found


def invented() -> list[Sample]:
    """The pairs of tests/cases/quotations, known failures among them."""
    found: list[Sample] = []
    for name, label in (("in-the-wild", 1), ("negative", 0), ("known-failures", 1)):
        read = msgspec.json.decode((CASES / f"{name}.json").read_bytes(), type=list[Sample])
        found += [msgspec.structs.replace(each, label=label) for each in read]
    return found


def paired(a: str, b: str, who: Who) -> bool:
    """Whether two sentences alone in their story are paired."""
    units = [_unit("a", a), _unit("b", b)]
    likeness = models.get("likeness").use
    found = candidates.candidates(
        units,
        {"a": a, "b": b},
        evidence.rarity([tokens(a), tokens(b)]),
        likeness.embed if likeness else None,
        pairing.HOPE,
    )
    return bool(pairing.pairs(list(found), lambda *_: who).sure)


def _unit(article: str, words: str) -> Unit:
    named = [word for word in tokens(words)[1:] if words[word.at.start].isupper()]
    return Unit(
        article=article,
        numbers=(0,),
        note=f"quotation:0-{len(words)}",
        at=(Span(0, len(words)),),
        words=tokens(words),
        names={word.normal: word.at.of(words) for word in named},
    )


def _score(samples: Sequence[Sample], who: Who) -> Score:
    given = [(each, paired(each.a, each.b, who)) for each in samples]
    missed = tuple(f"{each.a} = {each.b}" for each, found in given if each.is_same and not found)
    extra = tuple(f"{each.a} = {each.b}" for each, found in given if found and not each.is_same)
    right = sum(found and each.is_same for each, found in given)
    return Score(right, right + len(extra), right + len(missed), missed, extra)
