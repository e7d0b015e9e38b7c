"""How many voices there are, whose they are, and which tellings are copies, as lines."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.show.strip import Block, Repeat, Strip
from tellings.show.terminal.lines import Line, line, ours, styled


def strip(found: Strip) -> Iterator[Line]:
    """The strip in a line, then each voice of several articles, then each copy."""
    yield line(2, found.line)
    for block in found.blocks:
        if block.count > 1:
            yield _block(block)
    for copy in found.repeats:
        yield _repeat(copy)


def _block(block: Block) -> Line:
    more = f"{block.more} not compared here" if block.more else ""
    letters = ", ".join((*block.letters, *filter(None, (more,))))
    why = f": {block.why}" if block.why else ""
    return line(4, styled(block.label, "bold"), ours(f" ({letters})", "dim"), styled(why, "dim"))


def _repeat(copy: Repeat) -> Line:
    """ "B repeats A: 94 % the same (B ¶2 = A ¶4)"."""
    labels = (f"{each.here.place.label} = {each.there.place.label}" for each in copy.longest)
    shared = f" ({', '.join(dict.fromkeys(labels))})" if copy.longest else ""
    how = f", {copy.how}" if copy.how else ""
    said = ours(f"{copy.letter} repeats {copy.of.letter}: {copy.share}{how}")
    return line(4, said, ours(shared, "cyan"))
