"""Attribution on PolNeAR and GUM, which we may measure on, not ship.

    polnear       dev part, 84 articles of seven American outlets. It marks no attribution inside
                  another, so predictions that stand in another's content are left out; of a
                  chain of sources for one content, the one that a flat annotation has stays
    gum           dev part, 30 documents of 15 kinds of text
    gum.news      the 22 Wikinews articles of train and dev. What was trained on GUM train has
                  seen 20 of them: `compared` takes the articles of one fold
    *.stated.*    the same without predictions that are no statements: GUM marks speech and
                  thought that is told in words, not what is backed, wanted or spoken of
    train.gum     nested relations of GUM's train part, which we tune and train on (`--train`)

What is counted stands in `relations`, `spans` (exact to the character), `nested`, `linking`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bench import linking, nested, relations, spans, system
from bench.corpora import Document, Quote, Quotes, documents, news, predicted
from bench.scoring import Scores, total
from tellings.model import Article, Reading, article_id

Readings = dict[str, Reading]
"""Readings by the id of the document."""
Task = Callable[[Document, Quotes], Scores]


def score(data: Path, *, train: bool = False) -> Scores:
    """ "polnear.quote" and so on. Raises FileNotFoundError where a corpus is missing."""
    scores = _under("polnear", polnear(documents(data, "polnear.dev")))
    learnt = documents(data, "gum.train")
    unseen = documents(data, "gum.dev")
    kept = unseen, *([learnt] if train else [list(news(learnt))])
    readings = read(each for part in kept for each in part)
    scores |= _under("gum", gum(unseen, readings))
    scores |= _under("gum.news", gum([*news(learnt), *news(unseen)], readings))
    if train:
        scores |= _under("train.gum", inner(learnt, readings))
    return scores


def read(corpus: Iterable[Document]) -> Readings:
    """What the system makes of the documents."""
    return {d.id: system.reading(Article(article_id(d.text), d.text)) for d in corpus}


def polnear(corpus: Sequence[Document]) -> Scores:
    """The scores on documents that are marked as PolNeAR's are."""
    readings = read(corpus)
    scores = compared(corpus, readings, relations.score, outer)
    scores |= compared(corpus, readings, spans.score, outer)
    return scores | total(linking.score(each, readings[each.id]) for each in corpus)


def gum(corpus: Sequence[Document], readings: Readings) -> Scores:
    """The scores on documents that are marked as GUM's are."""
    scores = compared(corpus, readings, relations.score, flat)
    scores |= compared(corpus, readings, spans.score, flat)
    scores |= inner(corpus, readings)
    said = compared(corpus, readings, relations.score, stated)
    named = ("quote", "quote+source")
    return scores | {f"stated.{name}": said[name] for name in named}


def inner(corpus: Sequence[Document], readings: Readings) -> Scores:
    """The scores of attributions inside others."""
    scores = compared(corpus, readings, nested.score)
    return scores | total(nested.given(each, readings[each.id]) for each in corpus)


def compared(
    corpus: Iterable[Document],
    readings: Readings,
    task: Task,
    choose: Callable[[Quotes], Quotes] = lambda quotes: quotes,
) -> Scores:
    """The scores of a task over documents, on those predictions that `choose` keeps."""
    return total(task(each, choose(predicted(readings[each.id]))) for each in corpus)


def flat(quotes: Quotes) -> Quotes:
    """Without the levels of chains that a corpus without chains does not mark."""
    return [each for each in quotes if not each.level]


def outer(quotes: Quotes) -> Quotes:
    """The flat ones that stand in no other's content."""
    return [each for each in flat(quotes) if _outermost(quotes, each)]


def _outermost(quotes: Quotes, quote: Quote) -> bool:
    """Whether nothing but levels of its own chain stands around it."""
    seen: set[int] = set()
    while quote.nested_in is not None and quote.nested_in not in seen:
        seen.add(quote.nested_in)
        quote = quotes[quote.nested_in]
        if not quote.level:
            return False
    return True


def stated(quotes: Quotes) -> Quotes:
    """The flat ones that are statements."""
    return [each for each in flat(quotes) if each.statement]


def _under(corpus: str, scores: Scores) -> Scores:
    return {f"{corpus}.{name}": score for name, score in scores.items()}
