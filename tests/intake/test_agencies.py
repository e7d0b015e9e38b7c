"""The agency that a report is credited to, and what looks like a credit and is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.intake.agencies import agencies_of, credited, ended_by
from tellings.model import Article, Datum, Origin, Piece, Span, article_id

BODY = "The ferry between Ansel and Grenlow is to sail again from June.\n\nNobody was asked."


def of(text: str, byline: str = "") -> Datum | None:
    signed = Datum(byline, "byline element", 0.7) if byline else None
    return credited(Article(article_id(text), text, byline=signed)).agency


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("AP", ("AP",)),
        ("By The Associated Press", ("AP",)),
        ("the associated press", ("AP",)),
        ("Quelle: ansel.de, jwo/dpa/AFP", ("dpa", "AFP")),
        ("AFP, dpa und Reuters", ("AFP", "dpa", "Reuters")),
        ("(Agence France-Presse)", ("AFP",)),
        ("© dpa", ("dpa",)),
        ("With additional reporting by Reuters", ("Reuters",)),
        ("Mit Material der dpa", ("dpa",)),
        ("Material von AFP und dpa", ("AFP", "dpa")),
        ("Reporting Reuters", ()),
        ("Getty/AFP", ()),
        ("ap", ()),
        ("The AP building", ()),
        ("Petra Lowmoor and AP", ()),
        ("AP Photo", ()),
        ("Photo: Reuters", ()),
        ("Getty Images/AFP", ()),
        ("", ()),
        ("AP " * 60, ()),
    ],
)
def test_words_that_are_nothing_but_agencies(words: str, names: tuple[str, ...]) -> None:
    assert agencies_of(words) == names


@pytest.mark.parametrize(
    ("text", "agency", "where"),
    [
        (f"ANSEL, May 14 (AP) — {BODY}", "AP", "dateline"),
        (f"Ferry back\n\nANSEL (Reuters) - {BODY}", "Reuters", "dateline"),
        (f"Ansel/Grenlow (dpa/AFP) – {BODY}", "dpa, AFP", "dateline"),
        (f"(Reuters) - {BODY}", "Reuters", "dateline"),
        (f"ANSEL, 14 May/TASS/. {BODY}", "TASS", "dateline"),
        (f"Ferry back\nBy Associated Press\n{BODY}", "AP", "byline"),
        (f"Ferry back\nReuters\n{BODY}", "Reuters", "byline"),
        (f"ANSEL (dpa via AFP) - {BODY}", "dpa", "dateline"),
        (f"{BODY}\n\n(Quelle: APA/dpa)", "APA, dpa", "last line"),
        (f"{BODY} (Kyodo)", "Kyodo", "last line"),
        (f"{BODY}\nWith files from Petra Lowmoor and The Canadian Press", "CP", "last line"),
        (f"ANSEL (Harrow News Agency) — {BODY}", "Harrow", "dateline"),
        (f"Ferry back\nBy the Harrow Vale Press Agency\n{BODY}", "Harrow Vale", "byline"),
    ],
)
def test_where_credits_stand(text: str, agency: str, where: str) -> None:
    found = of(text)
    assert found is not None
    assert (found.value, found.read_from) == (agency, where)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        "The AP (and others) - said so.\n" + BODY,
        f"{BODY}\n\nMarit Oldenby told Reuters.",
        f"{BODY}\n\n(AP Photo/Odile Farren)",
        f"{BODY}\n\nFoto: dpa",
        f"The harbour (PA) system is loud.\n{BODY}",
        f"{BODY}\n\nHe works at the agency (tt",
        f"{BODY}\n\nShe left the news agency",
        f"Cuts at the Harrow News Agency\n{BODY}",
        "",
        "\n\n",
    ],
)
def test_what_is_no_credit(text: str) -> None:
    assert of(text) is None


def test_captions_and_credits_of_pictures_say_nothing() -> None:
    caption = "ANSEL (AP) — The ship at her berth."
    text = f"Ferry back\n\n{caption}\n\n{BODY}\n\nReuters"
    start = text.index(caption)
    pieces = (
        Piece(Span(start, start + len(caption)), Span(0, 1), "figcaption"),
        Piece(Span(len(text) - 7, len(text)), Span(1, 2), "credit"),
    )
    article = Article(article_id(text), text, origin=Origin("x.html", pieces=pieces))
    assert credited(article).agency is None
    assert of(text) == Datum("AP", "dateline", 0.95)


def test_a_byline_that_is_an_agency() -> None:
    assert of(BODY, byline="dpa") == Datum("dpa", "byline element", 0.95)
    assert of(BODY, byline="Petra Lowmoor") is None


def test_what_is_known_stays() -> None:
    known = Article(article_id("x"), f"(AP) — {BODY}", agency=Datum("Reuters", "json-ld author"))
    assert credited(known) is known


def test_a_name_before_an_agency() -> None:
    assert ended_by("Petra Lowmoor The Associated Press") == ("Petra Lowmoor", "AP")
    assert ended_by("Petra Lowmoor") == ("Petra Lowmoor", "")


@given(st.text(st.sampled_from("AP(dpa)/ —-.,:\n\r\u2028Reuters©"), max_size=200))
def test_any_text(text: str) -> None:
    found = of(text)
    assert found is None or found.value
