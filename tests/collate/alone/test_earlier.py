"""Background: what one text alone tells of the time before the news."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tellings import api
from tellings.collate import alone
from tellings.model import Article, Datum, Sentence, TimeExpression
from tests.collate.alone.claiming import Teller, notes, story
from tests.collate.build import BY

DAM = "Swiss engineers finished the Karst dam in 1931 after nine years."


def dated(id: str, words: str, when: str, value: str, grain: str = "year") -> Teller:
    """An article of one day in 2023 whose sentence has a time with a date."""
    teller = Teller(id, "2023-05-02")
    at = teller.sentence(words)
    teller.notes.append(
        TimeExpression(
            at=(teller.find(when, at),), type="DATE", value=value, date=value, grain=grain, by=BY
        )
    )
    teller.sentence("The mayor opened a school on Tuesday.")
    return teller


def test_what_one_dates_to_before_the_news() -> None:
    a = dated("a", DAM, "1931", "1931")
    b = dated("b", "A fisherman saw a crack on Monday near the spillway.", "Monday", "2023-05-01")
    found = alone.background(story(a, b))
    sentence = a.reading().of(Sentence)[0]
    assert notes(found) == {"a": [sentence.id], "b": []}
    assert story(a, b).words(found[0].refs[0]) == DAM.rstrip(".")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Engineers warned the city of cracks in the Karst dam in February.", True),
        ("The dam leaked, according to a February report by Swiss media outlet Der Fels.", False),
    ],
)
def test_words_that_only_name_a_source_are_no_background(words: str, told: bool) -> None:
    other = "A fisherman sold his boat on Monday and left the valley."
    articles = [
        Article(name, text, published=Datum("2023-05-02", "test"))
        for name, text in (("a", words), ("b", other))
    ]
    compared = api.compare([api.pipeline().read(each) for each in articles])
    assert bool(alone.background(compared)[0].refs) is told


def test_what_another_tells_of_that_time_is_no_background_of_one() -> None:
    a = dated("a", DAM, "1931", "1931")
    b = dated("b", "The Karst dam was finished by engineers from Switzerland.", "dam", "1931")
    assert notes(alone.background(story(a, b))) == {"a": [], "b": []}


def test_without_a_date_of_the_news_nothing_is_before_it() -> None:
    a = dated("a", DAM, "1931", "1931")
    a.published = ""
    assert notes(alone.background(story(a, Teller("b")))) == {"a": [], "b": []}


def test_a_claim_of_some_time_in_the_past() -> None:
    a, b = Teller("a"), Teller("b")
    a.claim("once", "Smugglers once stored brandy under the old mill.", "stored", date="PAST_REF")
    a.notes = [replace(n, date="") if isinstance(n, TimeExpression) else n for n in a.notes]
    b.claim("b0", "The mayor opened a school library.", "opened")
    found = alone.background(story(a, b))
    assert notes(found) == {"a": ["once"], "b": []}
    assert found[0].refs[0].at == ()


def test_the_claim_that_holds_the_dated_words_is_named() -> None:
    a, b = Teller("a", "2023-05-02"), Teller("b", "2023-05-02")
    a.claim("built", DAM, "finished", date="1931")
    b.claim("b0", "The mayor opened a school library.", "opened")
    times = [note for note in a.notes if isinstance(note, TimeExpression)]
    year = replace(times[0], at=(a.find("1931", a.notes[0].hull),), grain="year")
    a.notes = [year if note is times[0] else note for note in a.notes]
    assert notes(alone.background(story(a, b))) == {"a": ["built"], "b": []}


def test_copies_tell_their_background_once() -> None:
    a, a2 = dated("a", DAM, "1931", "1931"), dated("a2", DAM, "1931", "1931")
    b = dated("b", "A fisherman saw a crack on Monday near the spillway.", "Monday", "2023-05-01")
    found = alone.background(story(a, a2, b, copies={"a2": "a"}))
    assert [(len(each.refs), each.copies) for each in found] == [(1, ("a2",)), (0, ()), (0, ())]
