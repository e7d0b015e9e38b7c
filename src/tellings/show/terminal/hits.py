"""What was found in a library, as lines: in which article, where, and the words in context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from tellings.show.excerpt import Run
from tellings.show.hits import Hit, Passage
from tellings.show.moments import short
from tellings.show.terminal.lines import Line, line, ours, styled


def hit(hit: Hit) -> Iterator[Line]:
    """An article: who printed it, when, its headline; then its passages and its copies."""
    when = short(hit.time) or "no date"
    head = (ours(f"{hit.article}  ", "cyan"), ours(f"{when}  ", "dim"), hit.outlet)
    title = (ours(" · ", "dim"), *_runs(hit.title)) if hit.headline else ()
    yield line(0, *head, *title)
    for each in hit.passages:
        yield _passage(each)
    if hit.copies:
        outlets = ", ".join(dict.fromkeys(outlet for _, outlet in hit.copies))
        yield line(2, ours("and in copies of this text: ", "dim"), styled(outlets, "dim"))


def _passage(passage: Passage) -> Line:
    who = passage.by or ("speaker not found" if passage.kind == "said" else "")
    said = (styled(who, "italic"), ours(": ")) if who else ()
    return line(2, ours(f"{passage.place}  ", "cyan"), *said, *_runs(passage.runs))


def _runs(runs: Iterable[Run]) -> Iterator[Text]:
    return (styled(run.words, "bold" if run.how == "match" else "") for run in runs)
