"""Languages: nothing English is asked of a text in another one, and tables make a language."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from tellings.annotate.attribution import words
from tellings.annotate.attribution.cues.narration import breaks, report, reporting_clause, stops
from tellings.annotate.attribution.marks.marks import quotations
from tellings.annotate.attribution.scene import Scene
from tellings.annotate.steps import STEPS
from tellings.model import Article, Attribution, Block, Datum, Quotation, Reading, Span
from tellings.pipeline import build

LINE = build(STEPS)
GERMAN = (
    "Vell: „Der Damm hält“\n\n"
    "HARROW – Der alte Damm über der Stadt muss im Winter geschlossen werden.\n\n"
    "„Der Damm steht seit neunzig Jahren“, sagte Mara Oltin am Montag. »Er wird auch diesen "
    "Winter überstehen«, sagte sie. Jonas Vell sprach von einem ‚schwachen Plan‘.\n\n"
    "Laut Oltin hat niemand die Risse gesehen. In dem Brief hat die Firma das Wort "
    "„sicher“ benutzt, so dass alle warten. Die Stadt will im Mai neu bauen.\n"
)


def article(text: str, language: str | None) -> Article:
    told = Datum(language, "test") if language is not None else None
    return Article(id="t", text=text, language=told)


def german(language: str = "de") -> Reading:
    return LINE.read(article(GERMAN, language))


@pytest.mark.parametrize(
    ("told", "language"),
    [("en-GB", "en"), ("de", "de"), ("DE_at", "de"), (" pt-BR ", "pt"), ("", "en"), (None, "en")],
)
def test_language_of_an_article(told: str | None, language: str) -> None:
    assert words.language_of(article("x", told)) == language
    assert Scene(Reading(article("x", told))).language == language


def test_german_quotations_are_found() -> None:
    reading = german()
    found = [reading.words(note) for note in reading.of(Quotation)]
    assert found == [
        "„Der Damm hält“",
        "„Der Damm steht seit neunzig Jahren“",
        "»Er wird auch diesen Winter überstehen«",
        "‚schwachen Plan‘",
        "„sicher“",
    ]


def test_nothing_english_is_guessed_in_german() -> None:
    reading = german()
    notes = reading.of(Attribution)
    cues = {span.of(GERMAN) for note in notes for span in note.cue}
    assert cues <= {":"}
    assert {note.form for note in notes if ":" not in note.by and not note.cue} <= {"direct"}
    spoken = {reading.words(note) for note in notes}
    assert "„Der Damm steht seit neunzig Jahren“" in spoken
    assert "„sicher“" not in spoken


def test_the_same_words_are_cues_where_the_language_has_tables() -> None:
    text = "“The dam will stand,” Mara Oltin said. Jonas Vell said that it would not."
    told = {name: LINE.read(article(text, name)).of(Attribution) for name in ("en", "nl")}
    assert [bool(note.cue) for note in told["en"]] == [True, True]
    assert [bool(note.cue) for note in told["nl"]] == [False]


@pytest.mark.parametrize(
    "language", ["de", "zz", "x-klingon", "../en", "ß", "1", "en.cues", "a" * 99]
)
def test_a_language_without_tables_has_no_words(language: str) -> None:
    assert words.rows("cues", language) == ()
    assert words.group("joiner", language) == ()
    assert not words.has_tables(language)
    assert report(language) is None
    assert reporting_clause(language).search("“No,” she said, and left.") is None
    assert stops(language).search("It rained. It stopped.")
    assert breaks(language).search("It rained; it stopped.")


@pytest.mark.parametrize("language", ["de", "zz", "../en", "ß"])
def test_any_language_is_read(language: str) -> None:
    assert german(language).of(Quotation)


def test_an_open_quotation_in_a_language_without_tables_ends_with_its_clause() -> None:
    text = "„Wir gewinnen, sagte Vell. Es regnete."
    reading = Reading(article(text, "de"))
    reading = reading.plus([Block(at=(Span(0, len(text)),), by="test", role="paragraph")])
    (note,) = reading.plus(quotations(reading)).of(Quotation)
    assert note.at[0].of(text) == "„Wir gewinnen,"


# --- a second language ---------------------------------------------------------------------------


@pytest.fixture
def invented(tmp_path: Path) -> Iterator[str]:
    """A language "zo" whose tables are written here, found as a language of ours is."""
    english = Path(words.__file__).parent / "en"
    folder = tmp_path / "zo"
    shutil.copytree(english, folder)
    header, *rows = (english / "cues.tsv").read_text("utf-8").splitlines()
    columns = next(line for line in (header, *rows) if not line.startswith("#"))
    said = next(line for line in rows if line.startswith("say\t")).split("\t")
    said[0], said[columns.split("\t").index("forms")] = "zog", "zogged"
    (folder / "cues.tsv").write_text("\n".join([columns, "\t".join(said)]) + "\n", "utf-8")
    (folder / "function_words.tsv").write_text(
        "group\tword\tsource\nplain_report\tzogged\tours\njoiner\tund\tours\n", "utf-8"
    )
    name = f"{words.__package__}.zo"
    spec = spec_from_file_location(
        name, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    assert spec
    _forget()
    sys.modules[name] = module_from_spec(spec)
    yield "zo"
    del sys.modules[name]
    _forget()


def _forget() -> None:
    """Tables are read once; what was found of a language before is not what is there now."""
    for cached in (words.rows, words.words, words.group):
        cached.cache_clear()


def test_tables_make_a_language(invented: str) -> None:
    assert words.has_tables(invented)
    assert words.group("joiner", invented) == ("und",)
    clause = reporting_clause(invented).search("Nu, Mara Oltin zogged.")
    assert clause and clause["clause"].strip() == "Mara Oltin zogged"
    assert not reporting_clause(invented).search("Nu, Mara Oltin said.")


def test_a_text_in_it_is_read_with_its_tables(invented: str) -> None:
    text = "“Nu banu kolo, Mara Oltin zogged. Ole said nu."
    reading = Reading(article(text, invented))
    reading = reading.plus([Block(at=(Span(0, len(text)),), by="test", role="paragraph")])
    (note,) = reading.plus(quotations(reading)).of(Quotation)
    assert note.at[0].of(text) == "“Nu banu kolo,"
