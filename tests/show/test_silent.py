"""Who does not tell something: searched and not told, or only not found."""

from __future__ import annotations

from tellings import api
from tellings.model import Article, Collation, Datum
from tellings.show import claims, same, silent, telling
from tests.show import mill

QUOTED = "We opened every gate of the dam that night and told nobody in the valley"
PAGES = {
    "Post": (
        "Mill sued over flood\n\nThe council sued Brask mill on Friday. "
        f"\u201c{QUOTED},\u201d said Jonas Vell, who owns the mill."
    ),
    "Wire": (
        "Council sues mill\n\nThe council of Harrow sued Brask mill on Friday. "
        f"\u201c{QUOTED},\u201d Jonas Vell said in a letter."
    ),
    "Quay": "Rain in Harrow\n\nHeavy rain is expected in the valley until Tuesday evening.",
    "Herald": (
        "Dam talk\n\nJonas Vell admitted that his men opened every gate of the dam at night "
        "and that nobody in the valley was told."
    ),
}


def compared() -> Collation:
    pages = [Article(name, text, outlet=Datum(name, "test")) for name, text in PAGES.items()]
    line = api.pipeline()
    return api.compare([line.read(each) for each in pages])


def test_a_telling_is_said_not_to_tell_only_where_its_words_were_searched() -> None:
    collation = mill.collation()
    first = claims.claims(collation, telling.tellings(collation))[0]
    assert {each.letter: each.how for each in first.silent} == {
        "C": "not found here",  # it tells of five dead, which is at odds with it
        "D": "not told here",
    }
    assert first.quiet == {"C": "not found here", "D": "not told here"}


def test_who_tells_the_quoted_words_in_other_words_is_only_said_not_to_quote_them() -> None:
    collation = compared()
    tellings = telling.tellings(collation)
    (quoted,) = same.same(collation, tellings)
    how = {each.outlet: each.how for each in quoted.silent}
    assert how == {"Quay": "not told here", "Herald": "not quoted here"}


def test_letters_stand_by_how_sure_the_silence_is() -> None:
    found = [
        silent.Silent("C", "Quay", "not found here"),
        silent.Silent("A", "Post", "not told here"),
        silent.Silent("B", "Wire", "not found here"),
    ]
    assert silent.by_how(found) == {"not told here": ("A",), "not found here": ("C", "B")}
    assert silent.by_how([]) == {}
