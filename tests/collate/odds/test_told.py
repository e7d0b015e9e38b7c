"""Dates, agents, yes and no, on claims marked by hand."""

from __future__ import annotations

from msgspec.structs import replace

from tellings import api
from tellings.model import Article, Datum, Reading, Stance
from tests.collate.odds.fire import Account, found, told

ANA, BO, TARN = "Ana Roza", "Bo Lind", "Tarn Works"


def signed(id: str, day: str, date: str, *, basis: str = "printed") -> Reading:
    """Ana Roza will open the bridge on a day to come."""
    made = Account(id)
    anchor = made.written("2031-03-02", basis)  # type: ignore[arg-type]
    made.named[ANA] = ("person", [])
    at = made.claims(
        "Mayor/compound>Roza Roza/nsubj>open will/aux>open/MD open/ROOT>@/open the/det>bridge "
        f"new/amod>bridge bridge/dobj>open on/prep>open {day}/pobj>on ./punct>open",
        head="open",
        roles={"agent": "Mayor Roza", "patient": "new bridge"},
    )
    made.mention(made.at("Roza"), ANA)
    assert at
    made.time(day, date, anchor=anchor)
    claim = made.notes.pop(next(i for i, n in enumerate(made.notes) if n.id.startswith("claim")))
    made.notes.append(replace(claim, times=(made.notes[-1].id,)))  # type: ignore[call-arg]
    return made.reading()


def test_two_days_to_come_are_at_odds() -> None:
    a, b = signed("a", "Monday", "2031-03-10"), signed("b", "Tuesday", "2031-03-11")
    (link,) = found(a, b)
    assert (link.relation, link.kind) == ("at-odds", "date")
    assert told(link, a, b) == ["Monday", "Tuesday"]


def test_a_month_holds_its_day() -> None:
    a, b = (
        api.pipeline().read(Article(id_, text, published=Datum("2031-03-02", "metadata")))
        for id_, text in (
            ("a", "Mayor Ana Roza will open the new harbour bridge on 11 March."),
            ("b", "The new harbour bridge will be opened by Mayor Ana Roza in March."),
        )
    )
    (link,) = found(a, b, meant=True)
    assert (link.relation, link.kind) == ("differs", "precision")
    assert told(link, a, b) == ["11 March", "March"]


def test_days_reckoned_from_an_inferred_date_are_held_against_none() -> None:
    a = signed("a", "Monday", "2031-03-10", basis="inferred")
    assert found(a, signed("b", "Tuesday", "2031-03-11")) == ()


def test_two_days_that_have_one_name_may_be_one() -> None:
    a, b = signed("a", "Monday", "2031-03-10"), signed("b", "Monday", "2031-03-17")
    assert found(a, b) == ()


def test_a_plan_is_not_held_against_what_came_of_it() -> None:
    a, b = signed("a", "Monday", "2031-03-10"), signed("b", "Friday", "2031-02-28")
    assert found(a, b) == ()


def on_one_day(reading: Reading) -> Reading:
    """The reading of a report that is known to be of 2 March 2031."""
    published = Datum("2031-03-02", "printed")
    return replace(reading, article=replace(reading.article, published=published))


def struck(id: str, one: str, other: str) -> Reading:
    made = Account(id)
    made.claims(
        f"The/det>{one} {one}/nsubj>struck/NOUN struck/ROOT>@/ram the/det>{other} "
        f"{other}/dobj>struck/NOUN off/prep>struck the/det>harbour stone/compound>harbour "
        "harbour/pobj>off in/prep>struck thick/amod>fog fog/pobj>in ./punct>struck",
        head="struck",
        roles={"agent": f"The {one}", "patient": f"the {other}"},
    )
    return on_one_day(made.reading())


def test_who_ran_into_whom() -> None:
    a, b = struck("a", "ferry", "tug"), struck("b", "tug", "ferry")
    (link,) = found(a, b)
    assert (link.relation, link.kind) == ("at-odds", "agent")
    assert told(link, a, b) == ["The ferry", "The tug"]


def about_talks(id: str, head: str, sentence: str, roles: dict[str, str]) -> Reading:
    made = Account(id)
    rest = (
        f" with/prep>{head} the/det>miners miners/pobj>with/NOUN beside/prep>{head} "
        f"the/det>harbour stone/compound>harbour harbour/pobj>beside ./punct>{head}"
    )
    made.claims(sentence + rest, head=head, roles={**roles, "with": "the miners"})
    return on_one_day(made.reading())


def test_talks_that_took_place_hold_no_one() -> None:
    a = about_talks(
        "a",
        "held",
        "The/det>owners owners/nsubj>held/NOUN held/ROOT>@/hold crisis/compound>talks "
        "talks/dobj>held/NOUN",
        {"agent": "The owners", "patient": "crisis talks"},
    )
    b = about_talks(
        "b",
        "took",
        "Crisis/compound>talks talks/nsubj>took/NOUN of/prep>talks the/det>owners "
        "owners/pobj>of/NOUN took/ROOT>@/take place/dobj>took",
        {"agent": "Crisis talks", "of": "the owners"},
    )
    assert found(a, b) == ()


def test_protesters_may_be_rioters() -> None:
    assert found(struck("a", "protester", "statue"), struck("b", "rioter", "statue")) == ()


def test_a_guest_and_one_of_the_house_cannot_both_have_done_it() -> None:
    a, b = struck("a", "tourist", "statue"), struck("b", "guard", "statue")
    assert [link.kind for link in found(a, b)] == ["agent"]


def test_one_who_may_be_anyone_is_held_against_no_one() -> None:
    assert found(struck("a", "man", "statue"), struck("b", "guard", "statue")) == ()


def decided(
    id: str, verb: str, lemma: str, *, sign: str = "+", source: str = "", sure: str = "certain"
) -> Reading:
    made = Account(id)
    told = f" {source}/nsubj>said/NOUN said/parataxis>{verb}" if source else ""
    attribution = None
    made.claims(
        f"The/det>council council/nsubj>{verb} {verb}/ROOT>@/{lemma} the/det>terminal "
        f"cruise/compound>terminal terminal/dobj>{verb} in/prep>{verb} a/det>sitting "
        f"night/compound>sitting sitting/pobj>in{told} ./punct>{verb}",
        head=verb,
        roles={"agent": "The council", "patient": "cruise terminal"},
        stance=Stance(sign, sure),  # type: ignore[arg-type]
    )
    if source:
        made.attributed("The council", source, "said")
        attribution = made.notes[-1].id
        number = next(i for i, n in enumerate(made.notes) if n.id.startswith("claim"))
        made.notes[number] = replace(made.notes[number], attribution=attribution)  # type: ignore[call-arg]
    return on_one_day(made.reading())


def test_what_one_says_was_approved_another_says_was_rejected() -> None:
    a, b = decided("a", "approved", "approve"), decided("b", "rejected", "reject")
    (link,) = found(a, b)
    assert (link.relation, link.kind) == ("at-odds", "polarity")


def test_two_reports_of_no_known_day_may_tell_two_answers() -> None:
    a, b = (
        replace(each, article=replace(each.article, published=None))
        for each in (decided("a", "approved", "approve"), decided("b", "rejected", "reject"))
    )
    assert found(a, b) == ()


def test_not_rejected_is_no_conflict_with_approved() -> None:
    a, b = decided("a", "approved", "approve"), decided("b", "rejected", "reject", sign="-")
    assert found(a, b) == ()


def test_a_not_turns_the_same_verb() -> None:
    a, b = decided("a", "approved", "approve"), decided("b", "approved", "approve", sign="-")
    assert [link.kind for link in found(a, b)] == ["polarity"]


def test_two_holders_may_say_two_things() -> None:
    a = decided("a", "approved", "approve", source="mayor")
    b = decided("b", "rejected", "reject", source="clerk")
    assert found(a, b) == ()


def test_what_is_only_possible_is_held_against_nothing() -> None:
    a, b = decided("a", "approved", "approve"), decided("b", "rejected", "reject", sure="possible")
    assert found(a, b) == ()
