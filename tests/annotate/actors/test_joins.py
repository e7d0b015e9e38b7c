"""Whom pronouns and descriptions are joined to, and what is left open."""

from __future__ import annotations

import pytest

from tellings.model import Mention
from tests.annotate.actors.joining import joins, read

TREATY = """Treaty signed in Port Ansel

Prime Minister Ilena Marsk of Norrland met President Jonas Vell on Tuesday.

"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Vell lost his hat.", [("his", "Jonas Vell")]),
        ("As he left, Vell waved.", [("he", "Jonas Vell")]),
        ("In his speech, Vell thanked nobody.", [("his", "Jonas Vell")]),
        ("Vell himself was silent.", [("himself", "Jonas Vell")]),
        ("The prime minister smiled.", [("The prime minister", "Ilena Marsk")]),
        (
            "Both leaders signed the treaty.",
            [("Both leaders", "Jonas Vell"), ("Both leaders", "Ilena Marsk")],
        ),
        ("Vell, who leads the north, smiled.", [("who", "Jonas Vell")]),
        ("“I waited,” said Marsk.", [("I", "Ilena Marsk")]),
    ],
)
def test_whom_a_stretch_means(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(joins(TREATY + sentence)) == sorted(expected)


@pytest.mark.parametrize(
    "sentence",
    [
        "It rained, and they say it was cold.",
        "The next prime minister will decide.",
        "The prime minister of Sudmark was absent.",
        "An aide lost his hat.",
        "The two judges left.",
        "Every president has his doubts.",
    ],
)
def test_what_is_left_open(sentence: str) -> None:
    assert joins(TREATY + sentence) == []


def test_he_is_not_his_own_object() -> None:
    text = "Jonas Vell met Adam Oltin in Port Ansel on Monday. Vell told him about the dam."
    assert ("him", "Jonas Vell") not in joins(text)


def test_a_possessive_between_two_is_left_open() -> None:
    text = "Jonas Vell blamed Adam Oltin for his defeat in the vote."
    assert joins(text) == []


def test_she_is_the_woman_of_the_two() -> None:
    text = "Mr. Vell met Mrs. Oltin on Monday. She had waited for two days."
    assert joins(text) == [("She", "Oltin")]


def test_two_persons_who_are_the_subject_are_they() -> None:
    text = "Jonas Vell and Mara Oltin left the hall. They took their coats."
    assert joins(text) == [
        ("They", "Jonas Vell"),
        ("They", "Mara Oltin"),
        ("their", "Jonas Vell"),
        ("their", "Mara Oltin"),
    ]


def test_he_in_a_quotation_is_not_its_speaker() -> None:
    text = (
        TREATY + "Mr. Vell spoke of Mr. Adam Oltin on Monday.\n\n"
        "“Mr. Oltin is a friend, and he is a good man,” Mr. Vell said."
    )
    assert ("he", "Adam Oltin") in joins(text)


def test_who_hangs_on_somebody_without_a_name() -> None:
    text = "An aide to Jonas Vell who was in the room said nothing to the reporters."
    assert all(words != "who" for words, _ in joins(text))


def test_every_join_says_why() -> None:
    mentions = read(TREATY + "Vell lost his hat. The prime minister smiled.").of(Mention)
    made = [mention for mention in mentions if mention.form != "name"]
    assert made
    assert all(mention.why for mention in made)


def test_two_on_one_stretch_have_ids_of_their_own() -> None:
    mentions = [m for m in read(TREATY + "Both leaders left.").of(Mention) if m.form == "nominal"]
    assert len({mention.id for mention in mentions}) == 2
