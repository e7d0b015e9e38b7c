"""NewsWCL50's tokens set as print has them, on an invented line."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bench.newswcl import documents, printed
from tellings.model import Span

TOKENS = (
    "ARLAND , Sept. 3 — Ms. Vell 's aides ' plan was \" top - secret , \" Kim Ho - un ( right ) "
    "said . \\n He did n't ask : ' Why ? ' It cost $ 5 .\nThe end …"
)
PRINT = (
    "ARLAND, Sept. 3 — Ms. Vell's aides' plan was \"top-secret,\" Kim Ho-un (right) said."
    "\n\nHe didn't ask: 'Why?' It cost $5.\n\nThe end…"
)


def test_tokens_are_set_as_print_has_them() -> None:
    assert printed(TOKENS)[0] == PRINT


def test_every_token_is_where_the_map_says() -> None:
    text, moved = printed(TOKENS)
    for word in ("Vell", "'s", "secret", "Ho - un", "( right )", "…"):
        start = TOKENS.index(word)
        at = Span(moved[start], moved[start + len(word)])
        assert at.of(text).replace(" ", "") == word.replace(" ", "")


@given(text=st.text("ab ,.'\"-\n\\()n’s", max_size=60))
def test_the_map_never_goes_back_and_ends_within(text: str) -> None:
    made, moved = printed(text)
    assert len(moved) == len(text) + 1
    assert moved == sorted(moved)
    assert moved[-1] == len(made)


def test_documents_have_their_mentions_in_print(tmp_path: Path) -> None:
    start = TOKENS.index("Kim")
    mark = {"start": start, "end": start + 11, "chain": "0_KOR_Kim_ACTOR", "type": "ACTOR"}
    other = {"start": 0, "end": 6, "chain": "0_Fair_EVENT", "type": "EVENT"}
    row = {"id": "0_L", "event": "0", "outlet_lean": "L", "text": TOKENS, "mentions": [mark, other]}
    path = tmp_path / "data.jsonl"
    path.write_text(json.dumps(row) + "\n", "utf-8")
    (document,) = documents(path)
    assert document.text == PRINT
    first, second = document.mentions
    assert (first.at.of(PRINT), first.state) == ("ARLAND", "")
    assert (second.at.of(PRINT), second.state) == ("Kim Ho-un", "KOR")
    assert document.article.published and document.article.published.value == "2018-04-25"
