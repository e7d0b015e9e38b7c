"""Who holds a claim, and how: invented sentences read by the pipeline, claims made by hand."""

from __future__ import annotations

import pytest

from tellings.collate.stance.held import Held, Holders, held
from tellings.model import Attribution, Claim, Reading, Span, Stance
from tests.collate.stance.telling import CERTAIN, claim, read

BOUGHT = "Vell Rail bought the bridge"
OPEN = ("unknown", "unknown", True)
YES = ("+", "certain", True)


def of(text: str, words: str = BOUGHT, stance: Stance = CERTAIN) -> list[tuple[str, str, bool]]:
    """Polarity, certainty and whether it was said, from the outlet in."""
    reading = read(text)
    return [_told(each) for each in held(reading, claim(reading, words, stance))]


def _told(each: Held) -> tuple[str, str, bool]:
    return each.polarity, each.certainty, each.said


def test_the_outlet_holds_what_it_says_itself() -> None:
    assert of(f"{BOUGHT}.") == [YES]


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("claimed", YES),
        ("said", YES),
        ("denied", ("-", "certain", True)),
        ("believes", ("+", "probable", True)),
        ("does not believe", ("-", "probable", True)),
        ("hopes", OPEN),
        ("did not say", ("unknown", "unknown", False)),
        ("stopped short of saying", ("unknown", "unknown", False)),
    ],
)
def test_who_reports_a_claim_holds_nothing_of_it(told: str, source: tuple[str, str, bool]) -> None:
    assert of(f"The minister {told} that {BOUGHT}.") == [OPEN, source]


def test_who_writes_that_it_was_acknowledged_takes_it_for_true() -> None:
    assert of(f"The ministry acknowledged that {BOUGHT}.") == [YES, YES]


def test_what_was_not_confirmed_is_open_to_all() -> None:
    assert of(f"The minister did not confirm that {BOUGHT}.") == [
        OPEN,
        ("unknown", "unknown", False),
    ]


def test_a_warning_of_what_could_be_leaves_it_possible() -> None:
    words = "Vell Rail could buy the bridge"
    found = of(f"The minister warned that {words}.", words, Stance("+", "possible"))
    assert found == [OPEN, ("+", "possible", True)]


def test_no_evidence_is_no_denial() -> None:
    found = of(f"The report found that {BOUGHT}.", BOUGHT, Stance())
    assert found[-1] == OPEN


def test_orders_and_promises() -> None:
    words = "to open the bridge in May"
    assert of(f"The mayor told the firm {words}.", words)[-1] == OPEN
    assert of(f"The mayor promised {words}.", words)[-1] == ("+", "probable", True)


def test_each_clause_of_a_quotation_is_held_by_its_own_words() -> None:
    text = f"“{BOUGHT},” the mayor said on Monday. “It has not paid.”"
    assert of(text)[-1] == YES
    assert of(text, "It has not paid", Stance("-", "certain"))[-1] == ("-", "certain", True)


def test_a_modal_before_the_cue_leaves_it_open() -> None:
    assert of(f"The mayor may have said that {BOUGHT}.")[-1] == OPEN


def test_a_report_that_cites_officials_claims_it_itself() -> None:
    words = "the ferry failed an inspection in March"
    text = (
        f"A report by the Corvane News Agency that cites two unnamed officials claims that {words}."
    )
    assert of(text, words) == [OPEN, YES, YES]


def test_who_says_that_another_admitted_it_takes_it_for_true() -> None:
    words = "the bridge was unsafe"
    found = of(f"The mayor said that Ms. Orla Brenn admitted that {words}.", words)
    assert found == [OPEN, YES, YES]


def test_who_denies_that_another_admitted_it_does_not_deny_it() -> None:
    words = "the bridge was unsafe"
    found = of(f"The mayor denied that Ms. Orla Brenn had admitted that {words}.", words)
    assert found == [OPEN, OPEN, ("unknown", "unknown", False)]


def test_the_words_that_decide_are_of_the_text() -> None:
    reading = read(f"The minister denied that {BOUGHT}.")
    [_, source] = held(reading, claim(reading, BOUGHT))
    assert [span.of(reading.article.text) for span in source.words] == ["denied"]
    assert isinstance(reading.note(source.attribution or ""), Attribution)


def test_a_cue_that_changes_nothing_decides_nothing() -> None:
    reading = read(f"The files show that {BOUGHT} at no cost.")
    text = reading.article.text
    no = Span(text.index("no "), text.index("no ") + 2)
    [*_, source] = held(reading, claim(reading, BOUGHT, Stance("-", "certain", words=(no,))))
    assert (source.polarity, [span.of(text) for span in source.words]) == ("-", ["no"])


def test_one_who_holds_all_claims_of_a_reading_is_asked_often() -> None:
    reading = read(f"The minister denied that {BOUGHT}.")
    holders = Holders(reading)
    found = claim(reading, BOUGHT)
    assert holders.of(found) == holders.of(found) == held(reading, found)


def test_an_attribution_that_is_not_there_is_the_outlets_own_voice() -> None:
    reading = read(f"{BOUGHT}.")
    at = Span(0, len(BOUGHT))
    lost = Claim(at=(at,), predicate=(at,), head=at, lemma="", attribution="nobody", by="t")
    assert [_told(each) for each in held(reading, lost)] == [YES]


def test_two_sources_that_one_cites_are_each_there_once() -> None:
    at = Span(0, len(BOUGHT))

    def said(id: str, parent: str | None) -> Attribution:
        stance = Stance("+", "certain")
        return Attribution(
            at=(at,), content=(at,), id=id, parent=parent, form="direct", stance=stance, by="t"
        )

    notes = [said("report", None), said("clerk", "report"), said("mayor", "report")]
    reading = Reading(read(f"{BOUGHT}.").article).plus(notes)
    found = Claim(at=(at,), predicate=(at,), head=at, lemma="", attribution="report", by="t")
    assert [each.attribution for each in held(reading, found)] == [None, "report", "clerk", "mayor"]
