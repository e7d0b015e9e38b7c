"""Lines that other articles of the same outlet print too: furniture, unless they are the report's.

Steps see one article. Whoever has several of an outlet (a library, a feed, an archive) asks
`repeated` before the article is read, and gives what it finds to `blocks.label`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tellings.annotate.anatomy.lines import passages
from tellings.annotate.anatomy.sheet import Decider, Sheet, Verdict
from tellings.annotate.anatomy.signs import key
from tellings.model import Span, Spans

_LONG = 12
"""Words from which a line that two articles share may be a sentence that both quote."""

_COPY = 0.5
"""An article that has so much of the other's long lines is a copy or an update of it."""

_MAY_BE = frozenset({"paragraph", "heading", "summary", "caption"})


def repeated(text: str, others: Iterable[str]) -> Spans:
    """The stretches of `text`, line by line, that `others` of its outlet print word for word.

    A line of a few words must stand in one other article, a longer one in two. Copies and updates
    of `text` among the others do not count: they share its report.
    """
    mine = [(passage.at, key(passage.flat)) for passage in passages(text) if passage.whole]
    long = {words for _, words in mine if _is_long(words)}
    counts: Counter[str] = Counter()
    for other in others:
        theirs = {key(passage.flat) for passage in passages(other) if passage.whole}
        if len(theirs & long) <= _COPY * len(long):
            counts.update(theirs)
    return tuple(at for at, words in mine if words and counts[words] > _is_long(words))


def _is_long(words: str) -> bool:
    return words.count(" ") >= _LONG


def knowing(decider: Decider, elsewhere: Spans) -> Decider:
    """A decider that takes what stands elsewhere, and would be prose or its like, for furniture."""
    known = frozenset(elsewhere)
    return (lambda sheet: _told(sheet, decider(sheet), known)) if known else decider


def _told(
    sheet: Sheet, verdicts: Sequence[Verdict], elsewhere: frozenset[Span]
) -> Sequence[Verdict]:
    furniture = Verdict(
        "boilerplate", "printed-elsewhere", 0.9, "stands in other articles of the outlet too"
    )
    return tuple(
        furniture if passage.at in elsewhere and verdict.role in _MAY_BE else verdict
        for passage, verdict in zip(sheet.passages, verdicts, strict=True)
    )
