"""What was taken from a source and what was left out, line by line, with reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from tellings.model import Article, Block, Datum, Left, Reading, Role, Span, Taken
from tellings.show.heads import presenting
from tellings.show.sure import UNSURE
from tellings.text import covers, overlaps

_SHORT, _LONG = 60, 200
_MOST_LEFT = 6
_FIELDS = ("title", "outlet", "byline", "agency", "published", "updated", "language", "canonical")
_CALLED = {"canonical": "address"}
# What the article itself prints, for want of metadata, and what that is called: a printed date may
# be that of a change.
_PRINTED: dict[str, tuple[Role, str]] = {
    "title": ("headline", "title"),
    "byline": ("byline", "byline"),
    "published": ("date", "date"),
}
_NOTHING_LEFT = "nothing; the text is the whole source"


class Line(Struct, frozen=True):
    """A line: blanks before it, a label of ours, words of the source, a remark of ours."""

    indent: int
    label: str = ""
    words: str = ""
    remark: str = ""
    style: str = "cyan"


def lines(reading: Reading) -> Iterator[Line]:
    """All that is shown, line by line."""
    article = reading.article
    blocks = list(_outer(reading.of(Block)))
    yield from _title("What is known of it")
    yield from _metadata(reading, blocks)
    yield from _title(f"Taken: {_count(len(blocks), 'block')}, {_words(article.text):,} words")
    yield from _taken(article, blocks)
    left = article.origin.left_out if article.origin else ()
    yield from _title(f"Left out: {_count(len(left), 'stretch', 'stretches')}")
    yield from _left(left)


# --- metadata ------------------------------------------------------------------------------------


def _metadata(reading: Reading, blocks: Sequence[Block]) -> Iterator[Line]:
    """A line for each datum or what is printed in its place, and one for what was not found."""
    missing = []
    for name in _FIELDS:
        line = _told(reading.article, name) or _printed(reading, name, blocks)
        if line:
            yield line
        else:
            missing.append(_CALLED.get(name, name))
    if missing:
        yield Line(2, "not found".ljust(9), remark=", ".join(missing))


def _told(article: Article, name: str) -> Line | None:
    """What the source says of itself."""
    datum = getattr(article, name)
    if not isinstance(datum, Datum):
        return None
    sure = f"{datum.read_from}, {datum.confidence:.0%} sure"
    return Line(2, _CALLED.get(name, name).ljust(11), datum.value, sure)


def _printed(reading: Reading, name: str, blocks: Sequence[Block]) -> Line | None:
    """What the first block of the role says in whose place it stands, and where that is."""
    if name not in _PRINTED:
        return None
    role, called = _PRINTED[name]
    block = presenting(reading, role)
    if block is None:
        return None
    number = next(n for n, outer in enumerate(blocks, 1) if covers(outer.hull, block.hull))
    words = _shortened(reading.words(block), _LONG)
    return Line(2, called.ljust(11), words, f"printed in ¶{number}, {block.confidence:.0%} sure")


# --- blocks --------------------------------------------------------------------------------------


def _outer(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks that lie in no other."""
    last: Span | None = None
    for block in sorted(blocks, key=lambda each: (each.hull.start, -each.hull.end)):
        if last is None or not covers(last, block.hull):
            last = block.hull
            yield block


def _taken(article: Article, blocks: Sequence[Block]) -> Iterator[Line]:
    """The blocks, each with its reasons; the one that most have is told once."""
    taken = article.origin.taken if article.origin else ()
    counted = Counter(each.why for each in taken).most_common(1)
    usual = counted[0][0] if counted else ""
    if usual:
        yield Line(2, remark=f"why, where nothing else is said: {usual}")
    at = 0
    for number, block in enumerate(blocks, 1):
        while at < len(taken) and taken[at].at.end <= block.hull.start:
            at += 1
        label = f"¶{number}".ljust(6) + block.role.ljust(13)
        words = _shortened(block.hull.of(article.text))
        yield Line(2, label, words, _place(article, block.hull))
        reasons = "; ".join(_reasons(block, taken[at : at + 1], usual))
        if reasons:
            yield Line(21, remark=reasons)


def _reasons(block: Block, taken: Iterable[Taken], usual: str) -> Iterator[str]:
    """Why intake took it, and why it has its role; prose needs a reason only where it is unsure."""
    for each in taken:
        if overlaps(each.at, block.hull) and each.why != usual:
            yield each.why
    if block.why and (block.role != "paragraph" or block.confidence < UNSURE):
        yield f"{block.role}: {block.why}, {block.confidence:.0%} sure"


def _place(article: Article, at: Span) -> str:
    """Where it stands in the source, in characters."""
    pieces = article.origin.pieces if article.origin else ()
    sources = [p.source for p in pieces if p.source is not None and overlaps(p.at, at)]
    if not sources:
        return f"characters {at.start:,}–{at.end:,}"
    return f"page {sources[0].start:,}–{sources[-1].end:,}"


# --- what was left out ---------------------------------------------------------------------------


def _left(left: Iterable[Left]) -> Iterator[Line]:
    """The reasons, commonest first, each with some of what it left out."""
    by_reason: dict[str, list[Left]] = {}
    for each in left:
        by_reason.setdefault(each.why, []).append(each)
    if not by_reason:
        yield Line(2, remark=_NOTHING_LEFT)
    for why in sorted(by_reason, key=lambda why: -len(by_reason[why])):
        group = by_reason[why]
        yield Line(2, why, remark=f"{len(group)}", style="bold")
        for each in group[:_MOST_LEFT]:
            place = f"page {each.at.start:,}–{each.at.end:,}"
            yield Line(4, f"<{each.tag}>".ljust(13), _shortened(each.words), place)
        if len(group) > _MOST_LEFT:
            yield Line(4, remark=f"and {len(group) - _MOST_LEFT} more")


# --- words ---------------------------------------------------------------------------------------


def _title(words: str) -> Iterator[Line]:
    yield Line(0)
    yield Line(0, words, style="bold underline")


def _shortened(words: str, most: int = _SHORT) -> str:
    flat = " ".join(words[: 3 * most].split())
    return flat if len(flat) <= most else flat[: most - 2] + " …"


def _count(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"


def _words(text: str) -> int:
    return len(text.split())
