"""What two reports both tell, on more reports than `deframe-peer` has, by Tellings alone.

    invented     the reports of `deframe-peer` that are ours; rules were mended on them
    more.tune    twelve invented reports; settings of claims were chosen by them
    more.test    twelve more, only measured
    news.tune    six real articles of NewsWCL50 in three pairs; settings were chosen by them
    news.test    six more, of other events, only measured
    fresh.test   28 invented reports by others, only measured, rich in numbers and conflicts

of each, as `bench.shared` defines it:

    same         pairs of sentences that tell one thing, joined by a link
    plain        the same without pairs in which both have quoted words
    quotations   pairs with the same words of a speaker
    uncovered    sentences told by one article alone: of those said to be told nowhere else
    whole        of sentences said to be told nowhere else, those not told whole by the other
                 article: P; its gold is only how many were said
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time

from bench import shared
from bench.gold import FOLDER
from bench.peers.readers import ours_pairs
from bench.scoring import Score, Scores, total
from bench.shared import Answer, Pair, Text
from tellings.model import Span

GOLD = {
    "invented": shared.GOLD,
    "more": FOLDER / "shared_more.jsonl",
    "news": FOLDER / "shared_news.jsonl",
    "fresh": FOLDER / "shared_odds.jsonl",
}


def scores(data: Path | None) -> Scores:
    """All scores; those of real news only with `data`."""
    found: Scores = {}
    for name, file in GOLD.items():
        texts, pairs = shared.load(None, data, [file])
        for part in sorted({pair.part for pair in pairs}):
            chosen = [pair for pair in pairs if pair.part == part]
            for key, score in _scores(texts, chosen).items():
                found[".".join(filter(None, (name, part, key)))] = score
    return found


def _scores(texts: dict[str, Text], pairs: Sequence[Pair]) -> Scores:
    answers = [(pair, _answer(pair, texts)) for pair in pairs]
    found = total(shared.score(p, texts[p.a], texts[p.b], answer) for p, answer in answers)
    plain = total({"plain": _plain(p, texts, answer)} for p, answer in answers)["plain"]
    false = found["false.whole"]
    return {
        "same": found["same"],
        "plain": plain,
        "quotations": found["quotations"],
        "uncovered": found["uncovered"],
        "whole": Score(false.predicted - false.found, false.predicted, false.predicted),
    }


def _answer(pair: Pair, texts: dict[str, Text]) -> Answer:
    start = process_time()
    view = next(iter(ours_pairs.compared(texts[pair.a].text, texts[pair.b].text)))
    first, second = (tuple(Span(*each) for each in side) for side in view["only"])
    return Answer(
        pair.id,
        view["view"],
        tuple(_spans(view["same"])),
        (first, second),
        process_time() - start,
        tuple(_spans(view["quotations"])),
    )


def _spans(links: Sequence[Sequence[Sequence[int]]]) -> Iterator[tuple[Span, Span]]:
    for one, other in links:
        yield Span(*one), Span(*other)


def _plain(pair: Pair, texts: dict[str, Text], answer: Answer) -> Score:
    """The pairs of sentences of which one at least quotes nobody."""
    a, b = texts[pair.a], texts[pair.b]
    got = shared.joined(a, b, answer.same)
    quoted = {(i, j) for i in a.quoted for j in b.quoted}
    gold = set(pair.same) - quoted
    given = got - quoted - set(pair.allowed)
    return Score(
        len(given & gold),
        len(given),
        len(gold),
        tuple(f"{pair.id} {i}-{j}" for i, j in sorted(gold - got)),
        tuple(f"{pair.id} {i}-{j}" for i, j in sorted(given - gold)),
    )
