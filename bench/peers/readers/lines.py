"""How a reader takes texts and gives answers. Standard library only: every tool can import it."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Quotes = list[dict[str, Any]]


def answer(read: Callable[[str], Quotes]) -> None:
    """Read every text of the file named first on the command line; write to the second."""
    texts = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
    read(texts[0]["text"])
    start = time.process_time()
    answers = [{"id": each["id"], "quotes": read(each["text"])} for each in texts]
    seconds = time.process_time() - start
    words = sum(len(each["text"].split()) for each in texts)
    lines = [json.dumps(each) for each in (*answers, {"words": words, "seconds": seconds})]
    Path(sys.argv[2]).write_text("\n".join(lines) + "\n", "utf-8")


def quote(content: list[Any], cue: list[Any], source: list[Any]) -> dict[str, Any]:
    """An attribution; each argument is a list of (start, end)."""
    return {"content": content, "cue": cue, "source": source}
