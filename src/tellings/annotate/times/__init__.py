"""Times: when an article was written, and what its time expressions mean (TIMEX3).

written     `document_date` finds the day of writing in the text, for where no metadata tell it
timex       `expressions` finds time expressions by patterns and resolves them: `finding` applies
            the patterns of the tables in `en` to `views` of the text, and a rule of `dated`,
            `periods`, `holidays`, `relative`, `units`, `clocks`, `lengths` or `repeats` says what
            each means
anchoring   `anchored` ties "a day after the vote" to the vote, where the article dates it

Beside them what they share: `words` (the tables of a language), `reckoning` with the calendar,
`tense` and `clauses` (what the parse tells of a stretch), `participants` in what is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotate.times.anchoring.anchors import anchored
from tellings.annotate.times.timex.expressions import expressions
from tellings.annotate.times.written.document import document_date
from tellings.model import Block, DocumentDate, Reading, Sentence, TimeExpression
from tellings.pipeline import step

__all__ = ["STEPS", "anchored", "document_date", "expressions", "times"]


@step(needs=(Block, Sentence, DocumentDate), gives=TimeExpression, version="2")
def times(reading: Reading) -> Iterator[TimeExpression]:
    """Every time expression, resolved from the document's date and from what the text told."""
    yield from anchored(reading, expressions(reading))


STEPS = (document_date, times)
