"""The same quotation in several articles: what is paired, what never is, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tellings.collate import collate
from tellings.collate.same_words import evidence
from tellings.model import Collation, Link, Reading
from tests import costs
from tests.collate.build import Draft, saying

CASES = Path(__file__).parents[2] / "cases" / "quotations"
ANA, BO, CY = "Ana Roza", "Bo Lind", "Cy Marou"


def cases(name: str) -> list[Any]:
    rows = json.loads((CASES / f"{name}.json").read_text("utf-8"))
    return [pytest.param(row, id=row["id"]) for row in rows]


def quotations(*readings: Reading) -> tuple[Link, ...]:
    return collate(readings).of("same-quotation")


def quoted(collation: Collation) -> list[list[str]]:
    return [
        [collation.words(member) for member in link.members]
        for link in collation.of("same-quotation")
    ]


def pair(a: str, b: str, speaker: str = ANA, other: str | None = None) -> tuple[Link, ...]:
    return quotations(saying("a", (speaker, a)), saying("b", (other or speaker, b)))


# --- single pairs --------------------------------------------------------------------------------


@pytest.mark.parametrize("case", cases("in-the-wild"))
def test_one_quotation_told_twice(case: dict[str, str]) -> None:
    assert len(pair(case["a"], case["b"])) == 1


@pytest.mark.parametrize("case", cases("negative"))
def test_two_statements_of_one_speaker(case: dict[str, str]) -> None:
    assert pair(case["a"], case["b"]) == ()


@pytest.mark.xfail(strict=True, reason="known failures; each says why")
@pytest.mark.parametrize("case", cases("known-failures"))
def test_known_failures(case: dict[str, Any]) -> None:
    assert bool(pair(case["a"], case["b"])) == case["same"]


def test_there_are_as_many_cases_as_we_say() -> None:
    known = cases("known-failures")
    same = [each for each in known if each.values[0]["same"]]
    assert len(cases("in-the-wild")) + len(same) >= 48
    assert len(cases("negative")) + len(known) - len(same) >= 62


# --- speakers ------------------------------------------------------------------------------------

LONG = "The council promised us a school and gave us a car park instead."


def test_another_speaker_lowers_confidence_and_is_said() -> None:
    (same,) = pair(LONG, LONG)
    (other,) = pair(LONG, LONG, ANA, BO)
    assert other.confidence < same.confidence
    assert same.why == "all 13 words the same; both said by Ana Roza"
    assert other.why.endswith("but said to be by different speakers: Ana Roza, Bo Lind")


def test_another_speaker_needs_nearly_the_same_words() -> None:
    assert pair("The old dam is safe and sound.", "The dam is safe.", ANA, ANA)
    assert pair("The old dam is safe and sound.", "The dam is safe.", ANA, BO) == ()


def test_words_passed_on_count_as_those_of_who_passes_them_on() -> None:
    draft = Draft("a")
    draft.said_through(BO, ANA, "I agree.")
    whole, alone = draft.reading(), saying("b", (BO, "I agree,"))
    (link,) = quotations(whole, alone)
    assert link.why == "all 2 words the same; said by Ana Roza, passed on by Bo Lind"
    assert quotations(alone, whole) == (link,)
    assert quotations(whole, saying("c", (CY, "I agree,"))) == ()


def test_words_passed_on_are_no_conflict_of_speakers() -> None:
    draft = Draft("a")
    draft.said_through(BO, ANA, LONG)
    told = collate([draft.reading(), saying("b", (BO, LONG))])
    assert len(told.of("same-quotation")) == 1
    assert told.of("at-odds") == ()
    apart = collate([saying("a", (ANA, LONG)), saying("b", (BO, LONG))])
    assert [link.kind for link in apart.of("at-odds")] == ["speaker"]


def test_a_surname_and_a_full_name_are_one_speaker() -> None:
    (link,) = pair("I agree.", "I agree,", "Ana Roza", "Roza")
    assert link.why == "all 2 words the same; both said by Ana Roza"


def test_a_reply_of_few_words_needs_its_speaker_or_its_neighbours() -> None:
    assert pair("I agree.", "I agree.", ANA, BO) == ()
    question = "Will the council rebuild the harbour before the winter storms?"
    alone = [saying(name, (None, "I agree.")) for name in "ab"]
    beside = [saying(name, (ANA, question), (None, "I agree.")) for name in "ab"]
    assert quotations(*alone) == ()
    assert len(quotations(*beside)) == 2


def test_yes_and_no_need_their_neighbours() -> None:
    asked = "Did the council know that the harbour wall was about to fall?"
    assert pair("Yes.", "Yes,") == ()
    beside = [saying(name, (BO, asked), (ANA, "Yes.")) for name in "ab"]
    assert len(quotations(*beside)) == 2


def test_light_words_are_enough_where_they_are_the_same() -> None:
    assert len(pair("It is ours now.", "It is ours now,")) == 1
    assert pair("It is ours now.", "We are here now.") == ()


# --- neighbours and cuts -------------------------------------------------------------------------


def test_a_shared_neighbour_makes_a_free_translation_credible() -> None:
    first = "Now there are winds that haven't blown in 50 years."
    free = "Nobody in this chamber has the right to sell the harbour."
    freer = "No one in this hall has a right to sell the harbor."
    assert pair(free, freer) == ()
    found = quotations(
        saying("a", (ANA, f"{first} {free}")), saying("b", (ANA, f"{first} {freer}"))
    )
    assert len(found) == 2
    assert "a quotation next to it is shared too" in found[1].why


def test_each_sentence_of_a_quotation_has_its_link_and_place() -> None:
    a = saying(
        "a", (ANA, "We waited thirty years for this bridge. It is ours now."), (BO, "I agree.")
    )
    b = saying(
        "b", (BO, "I agree,"), (ANA, "It is ours now. For thirty years we waited for the bridge.")
    )
    collation = collate([a, b])
    assert sorted(quoted(collation)) == [
        ["I agree.", "I agree,"],
        ["It is ours now.", "It is ours now."],
        ["We waited thirty years for this bridge.", "For thirty years we waited for the bridge."],
    ]
    assert all(member.at for link in collation.links for member in link.members if link.alignment)


def test_a_fragment_is_found_in_its_sentence() -> None:
    draft = Draft("b")
    draft.said(ANA, "fairer harbour order")
    whole = saying("a", (ANA, "We will build a new and fairer harbour order in this century."))
    (link,) = quotations(whole, draft.reading())
    assert link.why.startswith("all 3 words of the shortest found in the longest, of 12 words")
    scattered = saying(
        "c", (ANA, "The harbour is fairer game for thieves, said the order of monks.")
    )
    assert quotations(draft.reading(), scattered) == ()


def test_two_sentences_that_another_article_prints_as_one() -> None:
    a = saying("a", (ANA, "The harbour burned all night. The council slept until noon."))
    b = saying("b", (ANA, "The harbour burned all night, and the council slept until noon."))
    c = saying("c", (ANA, "The harbour burned all night. The council slept until noon, friends."))
    (link,) = quotations(a, b)
    assert [len(member.at) for member in link.members] == [2, 1]
    (link,) = quotations(a, b, c)
    assert [len(member.at) for member in link.members] == [2, 1, 2]
    assert len(quotations(a, c)) == 2


def test_moved_words_are_counted() -> None:
    (link,) = pair("Rest well my dear neighbour, please.", "Please rest well, dear neighbour.")
    assert link.why.startswith("4 of 5 and 6 words the same, 1 in another place")
    assert [column.how for column in link.alignment].count("moved") == 1


# --- contradictions ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("40 boats", "60 boats", "the numbers differ: 40 and 60"),
        ("boats from Calder", "boats from Marrow", "the names differ: Calder and Marrow"),
        ("open boats", "closed boats", "\u201cclosed\u201d against \u201copen\u201d"),
    ],
)
def test_what_differs_is_said_and_lowers_confidence(a: str, b: str, said: str) -> None:
    words = "We watched from the tower as {} came into the harbour, burning from bow to stern."
    (plain,) = pair(words.format("boats"), words.format("boats"))
    (link,) = pair(words.format(a), words.format(b))
    assert f"; but {said}" in link.why
    assert link.confidence < plain.confidence


def test_a_negation_is_said() -> None:
    words = "The engineers who inspected the old harbour wall in March did {}warn the council."
    (link,) = pair(words.format(""), words.format("not "))
    assert link.why.endswith("but only one of them has a negation")


def test_numbers_in_words_and_figures_agree() -> None:
    (link,) = pair("We lost twelve boats in the storm.", "We lost 12 boats in the storm.")
    assert link.why.startswith("6 of 7 words the same, 1 in another form")


# --- many articles -------------------------------------------------------------------------------


def test_no_chain_through_a_third_article() -> None:
    whole = "The harbour burned all night while the whole council slept until noon."
    left, right = "The harbour burned all night", "the whole council slept until noon"
    found = quotations(
        saying("a", (ANA, left)), saying("b", (ANA, whole)), saying("c", (ANA, right))
    )
    assert [{ref.article for ref in link.members} for link in found] == [{"a", "b"}, {"b", "c"}]


def test_who_gives_a_sentence_whole_is_not_silent_of_its_parts() -> None:
    """Pairs go one to one; what b has in a row is told there all the same."""
    whole = "This was an act of treachery never seen before: a council in league with the mill."
    part, other = "an act of treachery never seen before", "It was an act of unseen treachery"
    found = quotations(
        saying("a", (ANA, whole)),
        saying("b", (ANA, whole), (ANA, "Nobody at the mill had asked us.")),
        saying("c", (ANA, part)),
        saying("d", (BO, other + " and so on."), (ANA, part)),
    )
    assert [{ref.article for ref in link.members} for link in found] == [set("abcd")]


def test_three_words_with_content_are_enough_to_stand_in_a_longer_quotation() -> None:
    whole = "During the flood Arland found a willing and active partner in our own council."
    found = quotations(
        saying("a", (ANA, whole)),
        saying("b", (ANA, whole)),
        saying("c", (ANA, "willing and active partner")),
    )
    assert [len(link.members) for link in found] == [3]


def test_one_member_an_article_and_one_link_a_sentence() -> None:
    readings = [
        saying(name, (ANA, LONG), (BO, "I agree."), (ANA, LONG + " Twice.")) for name in "abc"
    ]
    links = quotations(*readings)
    members = [
        (member.article, at) for link in links for member in link.members for at in member.at
    ]
    assert len(members) == len(set(members))
    assert all(len({m.article for m in link.members}) == len(link.members) for link in links)


def test_alignment_is_of_the_members_words() -> None:
    a, b = saying("a", (ANA, LONG)), saying("b", (ANA, f"\u2026 {LONG} Yes."))
    (link,) = quotations(b, a)
    assert [member.article for member in link.members] == ["a", "b"]
    for column in link.alignment:
        words = [at.of(r.article.text) for at, r in zip(column.at, (a, b), strict=True) if at]
        assert column.how == "same" and len(set(words)) == 1


def test_without_a_model_words_alone_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELLINGS_LIKENESS_MODEL", "none")
    assert len(pair(LONG, LONG)) == 1
    assert pair("We trust the court.", "We trust the jury.") == ()


def test_fifty_articles_of_thirty_quotations() -> None:
    told = [
        f"Speaker {n} saw boat{n} burn beside wharf{n} on the day{n} of storm{n}."
        for n in range(30)
    ]
    readings = [
        saying(f"{number:02}", *((ANA, words.replace("saw", f"saw{number % 5}")) for words in told))
        for number in range(50)
    ]
    with costs.under(25):
        links = quotations(*readings)
    assert [len(link.members) for link in links] == [50] * 30


def test_a_word_that_all_repeat_weighs_less() -> None:
    from tellings.text import tokens

    rarity = evidence.rarity([tokens("harbour " * 30 + "lantern")] * 2)
    harbour, lantern, the = tokens("harbour lantern the")
    assert rarity.weight(lantern) == 1
    assert evidence.LIGHT < rarity.weight(harbour) < 0.8
    assert rarity.weight(the) == evidence.LIGHT
