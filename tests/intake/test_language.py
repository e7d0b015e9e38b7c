"""The language of an article: said by its source, told by its letters, or not known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.intake import read
from tellings.intake.language import language, spoken
from tellings.model import Article, Datum, article_id

ENGLISH = (
    "The ferry between Ansel and Grenlow is to sail again from June, the harbour office said. "
    "For forty years the water kept the two towns apart, and nobody had asked the water. "
    "A crossing will cost twelve crowns, and half of that for children and for bicycles. "
    "Marit Oldenby, who keeps a bait shop by the slip, sold tickets for the last one, and she "
    "would like to know who is going to pay for the new one."
)
GERMAN = (
    "Die Fähre zwischen den beiden Städten soll ab Juni wieder fahren, teilte das Hafenamt am "
    "Dienstag mit. Vierzig Jahre lang hat das Wasser die Menschen auf beiden Seiten getrennt, und "
    "niemand hat das Wasser danach gefragt. Eine Überfahrt wird zwölf Kronen kosten, für Kinder "
    "und für Fahrräder die Hälfte. Marit Oldenby, die am Anleger einen kleinen Laden betreibt, "
    "verkaufte schon die Karten für die letzte Fahrt und möchte jetzt gern wissen, wer das neue "
    "Schiff bezahlen soll. Keine der beiden Regierungen hat gesagt, wie viel es kosten wird. "
    "Der Bürgermeister sagte, man werde sich rechtzeitig darum kümmern."
)
LETTERS = "the text's letters"


def of(text: str, said: str = "") -> Datum | None:
    told = Datum(said, "jsonl") if said else None
    return spoken(Article(article_id(text), text, language=told)).language


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (GERMAN, "de")])
def test_letters_tell_what_nobody_says(text: str, code: str) -> None:
    assert of(text) == Datum(code, LETTERS, 0.9)


def test_letters_that_are_taken_apart_tell_the_same() -> None:
    """A file system may write an umlaut as two characters; the text keeps them."""
    apart = GERMAN.replace("ä", "a\u0308").replace("ö", "o\u0308")
    assert of(apart) == Datum("de", LETTERS, 0.9)


@pytest.mark.parametrize("text", ["", ENGLISH[:299], GERMAN[:299], "\u2014" * 400, "7 " * 400])
def test_short_texts_and_signs_tell_nothing(text: str) -> None:
    assert of(text) is None


def test_what_an_article_says_of_itself_stays() -> None:
    assert of(ENGLISH, "de") == Datum("de", "jsonl")
    assert of("Ferry back", "fr-CA") == Datum("fr-CA", "jsonl")


@pytest.mark.parametrize(
    ("said", "text", "value"),
    [
        ("en-GB", ENGLISH, "en-GB"),
        ("en", GERMAN, "de"),
        ("de", ENGLISH, "en"),
        ("en", GERMAN[:299], "en"),
        ("lb", GERMAN, "lb"),
        ("xx", ENGLISH, "en"),
        ("", ENGLISH, "en"),
    ],
)
def test_a_page_is_denied_only_by_a_text_that_is_plainly_of_another(
    said: str, text: str, value: str
) -> None:
    found = language(Datum(said, "html lang", 0.9), text)
    assert found is not None
    assert found.value == value
    assert (found.read_from == LETTERS) == (value != said)


@pytest.mark.parametrize(("text", "code"), [(ENGLISH, "en"), (GERMAN, "de")])
def test_whatever_reads_it_an_article_is_told(text: str, code: str, tmp_path: Path) -> None:
    rows = [{"text": text}, {"text": f"{text}.", "language": "fr"}, {"text": text[:200]}]
    for name, data in (
        ("ferry.txt", text),
        ("ferry.html", f"<html><body><p>{text}</p>"),
        ("ferry.jsonl", "\n".join(map(json.dumps, rows))),
    ):
        (tmp_path / name).write_text(data, "utf-8")
    found = {
        path.suffix: [each.language for each in read(str(path)).articles]
        for path in tmp_path.iterdir()
    }
    told = Datum(code, LETTERS, 0.9)
    said = Datum("fr", "jsonl")
    assert found == {".txt": [told], ".html": [told], ".jsonl": [told, said, None]}


@given(st.text(max_size=40), st.integers(0, 40), st.sampled_from(["", "en", "x", "äö-"]))
def test_any_text(text: str, times: int, said: str) -> None:
    found = of(text * times)
    assert found is None or (len(found.value) in (2, 3) and found.read_from == LETTERS)
    declared = Datum(said, "html lang") if said else None
    assert (language(declared, text * times) is None) <= (declared is None)
