"""How a reader takes pairs of articles and gives answers. Standard library only.

TEXTS has a pair a line, `{id, a, b}`, with the text of each. ANSWERS gets a line a view of a pair,
`{id, view, same: [[[start, end], [start, end]], ...], quotations: the same, only: [[[start, end],
...], [...]], seconds}`: stretches of both that are linked as telling the same, as one quotation,
and stretches of either that the other is said not to have. Seconds are processor time from the two
texts to the answer; one pair is read beforehand to warm up, unless there is but one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

View = dict[str, Any]
Compare = Callable[[str, str], Iterable[View]]


def answer(compare: Compare) -> None:
    """Compare every pair of the file named first on the command line; write to the second."""
    pairs = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    if len(pairs) > 1:
        list(compare(pairs[0]["a"], pairs[0]["b"]))
    answers = ({"id": p["id"], **each} for p in pairs for each in compare(p["a"], p["b"]))
    Path(sys.argv[2]).write_text("".join(json.dumps(each) + "\n" for each in answers), "utf-8")


def view(
    name: str, same: list[Any], only: tuple[list[Any], list[Any]], seconds: float, **more: list[Any]
) -> View:
    """One line of the answer. Without `quotations` among `more`, the tool tells of none."""
    return {"view": name, "same": same, "only": only, "seconds": seconds, **more}
