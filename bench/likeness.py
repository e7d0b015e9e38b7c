"""Whether two quoted sentences are one quotation told twice: the invented pairs, and MRPC.

    invented.PART.precision, .recall    tests/cases/quotations, said by one speaker; the weights
                                        were fitted on the part "tune", not on "test"
    mrpc.precision, .recall, .average   `--data DIR`/stories/mrpc.train.jsonl, speaker unknown:
                                        paraphrases of news sentences, a looser relation than ours

Average precision is over the scores of all pairs; a pair that is no candidate scores lowest.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from tellings import models
from tellings.collate import candidates, evidence, pairing
from tellings.collate.evidence import Who
from tellings.collate.units import Unit
from tellings.model import Span
from tellings.text import tokens

CASES = Path(__file__).parent.parent / "tests" / "cases" / "quotations"
NOTHING = -99.0


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


def run(data: Path) -> dict[str, float]:
    """All figures by name. `data` is the folder of corpora; without MRPC in it, fewer figures."""
    found: dict[str, float] = {}
    cases = invented()
    for part in ("tune", "test"):
        found |= _figures(f"invented.{part}", [each for each in cases if each.part == part], "same")
    mrpc = data / "stories" / "mrpc.train.jsonl"
    if mrpc.is_file():
        lines = mrpc.read_bytes().splitlines()
        samples = [msgspec.json.decode(line, type=Sample) for line in lines]
        found |= _figures("mrpc", samples, "unknown")
    return found


def invented() -> list[Sample]:
    """The pairs of tests/cases/quotations, known failures among them."""
    found: list[Sample] = []
    for name, label in (("in-the-wild", 1), ("negative", 0), ("known-failures", 1)):
        read = msgspec.json.decode((CASES / f"{name}.json").read_bytes(), type=list[Sample])
        found += [msgspec.structs.replace(each, label=label) for each in read]
    return found


def score(a: str, b: str, who: Who) -> tuple[float, bool]:
    """The log odds of two sentences alone in their story, and whether they are paired."""
    units = [_unit("a", a), _unit("b", b)]
    likeness = models.get("likeness").use
    found = list(
        candidates.candidates(
            units,
            {"a": a, "b": b},
            evidence.rarity([tokens(a), tokens(b)]),
            likeness.embed if likeness else None,
            pairing.HOPE,
        )
    )
    met = pairing.pairs(found, lambda *_: who).sure
    return (met[0].score if met else found[0].score - 9 if found else NOTHING), bool(met)


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


def _figures(name: str, samples: Sequence[Sample], who: Who) -> dict[str, float]:
    scored = [(*score(each.a, each.b, who), each.is_same) for each in samples]
    right = sum(paired and same for _, paired, same in scored)
    return {
        f"{name}.precision": right / max(sum(paired for _, paired, _ in scored), 1),
        f"{name}.recall": right / max(sum(same for _, _, same in scored), 1),
        f"{name}.average": _average_precision([(value, same) for value, _, same in scored]),
    }


def _average_precision(scored: Sequence[tuple[float, bool]]) -> float:
    ranked = sorted(scored, key=lambda each: (-each[0], each[1]))
    hits, total = 0, 0.0
    for rank, (_, same) in enumerate(ranked, 1):
        hits += same
        total += same * hits / rank
    return total / max(hits, 1)


if __name__ == "__main__":
    import sys

    for figure, value in run(Path(sys.argv[1] if len(sys.argv) > 1 else ".")).items():
        print(f"{figure:28}{value:.3f}")
