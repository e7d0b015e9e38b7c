"""Chains across articles, on an invented event told by three invented outlets."""

from __future__ import annotations

import random

import pytest

from tellings import api, models
from tellings.collate.entities import SIGNALS, Chain, Marked, chains, same_entities
from tellings.model import Article, Entity, Reading, Span, article_id

A = """Minister's memo shakes Caldrea

VERIN — French President Odile Marchand met Prime Minister Bo Lindqvist of Sweden on Monday. \
Mr. Lindqvist said the harbor deal was dead. Ms. Marchand wept, Ms. Marchand laughed and \
Ms. Marchand left. The president did not answer.

Former harbor director Edda Vosskamp, who wrote the memo, praised the accord. American officials \
were silent. The Northern Harbor Committee will meet on Tuesday, and the committee may end the \
agreement. Tom Marchand, a baker, is no relation. The U.S. has troops there. The country has asked \
for calm.
"""
B = """Marchand and Lindqvist at odds

President Marchand and Bo Lindquist, the Swedish leader, fell out over the harbor agreement. \
The former harbor director warned of a trade war. "The memorandum is a disgrace," Lindqvist said. \
U.S. officials said that Washington was watching. The NHC had no comment.

Odile Marchand flew home. The French leader told reporters nothing. His lawyer declined to speak.
"""
C = """Labour leaders and Democrats agree

The Democrats and the Democratic National Committee backed the pact. Republicans did not. \
Donna Ruiz Jr. and her father Donna Ruiz spoke with E. Vosskamp.
"""


def read(*texts: str) -> list[Reading]:
    return [
        api.pipeline().read(Article(article_id(text, str(n)), text)) for n, text in enumerate(texts)
    ]


@pytest.fixture(scope="module")
def story() -> list[Reading]:
    return read(A, B, C)


def at(reading: Reading, words: str, number: int = 0) -> Marked:
    start = -1
    for _ in range(number + 1):
        start = reading.article.text.index(words, start + 1)
    return Marked(reading.article.id, Span(start, start + len(words)))


def joined(story: list[Reading], *marks: Marked, embed: bool = True) -> list[Chain]:
    """The chain of each mark, in their order."""
    model = models.get("likeness").use if embed else None
    found: dict[int, Chain] = {}
    for chain in chains(story, marks, model.embed if model else None):
        found |= {member.place: chain for member in chain.members}
    return [found[n] for n in range(len(marks))]


def test_a_person_has_all_names_and_a_slip_of_spelling(story: list[Reading]) -> None:
    a, b, _ = story
    full, bare, slip = joined(
        story, at(a, "Prime Minister Bo Lindqvist"), at(b, "Lindqvist", 1), at(b, "Bo Lindquist")
    )
    assert full.key.kind == "person"
    assert full is bare is slip


def test_descriptions_are_learnt_anywhere_in_the_story(story: list[Reading]) -> None:
    a, b, _ = story
    who, told, swede, swedish = joined(
        story,
        at(a, "Edda Vosskamp"),
        at(b, "The former harbor director"),
        at(a, "Mr. Lindqvist"),
        at(b, "the Swedish leader"),
    )
    assert who is told
    assert swede is swedish
    assert all(member.why for member in told.members)


def test_the_president_is_the_one_so_called(story: list[Reading]) -> None:
    a, b, _ = story
    one, other = joined(story, at(a, "The president"), at(b, "Odile Marchand"))
    assert one is other


def test_two_persons_of_one_surname_stay_apart(story: list[Reading]) -> None:
    a, _, _ = story
    one, other = joined(story, at(a, "Tom Marchand"), at(a, "Odile Marchand"))
    assert one is not other


def test_a_leader_of_a_state_is_its_own(story: list[Reading]) -> None:
    _, b, _ = story
    french, swede = joined(story, at(b, "The French leader"), at(b, "Lindqvist", 1))
    assert french is not swede


def test_who_is_described_by_a_pronoun_is_nobody_known(story: list[Reading]) -> None:
    _, b, _ = story
    (lawyer,) = joined(story, at(b, "His lawyer"))
    assert lawyer.key.kind == "thing"


def test_states_and_those_who_act_for_them(story: list[Reading]) -> None:
    a, b, _ = story
    state, seat, officials, others = joined(
        story,
        at(a, "The U.S."),
        at(b, "Washington"),
        at(a, "American officials"),
        at(b, "U.S. officials"),
    )
    assert state is seat
    assert officials is others
    assert officials.acts_for == state.key
    assert officials.actor == state.actor
    assert officials is not state


def test_the_country_is_the_only_one_named_before(story: list[Reading]) -> None:
    a, _, _ = story
    country, state = joined(story, at(a, "The country"), at(a, "The U.S."))
    assert country is state


def test_initials_and_short_names_of_a_body(story: list[Reading]) -> None:
    a, b, _ = story
    full, short, initials = joined(
        story, at(a, "The Northern Harbor Committee"), at(a, "the committee"), at(b, "The NHC")
    )
    assert full.key.kind == "body"
    assert full is short is initials


def test_parties_by_all_their_names(story: list[Reading]) -> None:
    c = story[2]
    members, body, others = joined(
        story,
        at(c, "The Democrats"),
        at(c, "the Democratic National Committee"),
        at(c, "Republicans"),
    )
    assert members is body
    assert others is not members


def test_things_go_by_likeness_and_never_with_persons(story: list[Reading]) -> None:
    a, b, _ = story
    deal, accord, agreement, memo, person = joined(
        story,
        at(a, "the harbor deal"),
        at(a, "the accord"),
        at(b, "the harbor agreement"),
        at(a, "the memo"),
        at(a, "Edda Vosskamp"),
    )
    assert deal is accord is agreement
    assert memo is not deal
    assert person.key.kind == "person"


def test_without_a_model_things_go_by_their_heads(story: list[Reading]) -> None:
    a, b, _ = story
    marks = at(a, "the agreement"), at(b, "the harbor agreement"), at(a, "the accord")
    one, same, other = joined(story, *marks, embed=False)
    assert one is same
    assert other is not one


def test_each_stretch_is_in_one_chain_whatever_the_order(story: list[Reading]) -> None:
    spans = [
        Marked(reading.article.id, Span(n, n + 12))
        for reading in story
        for n in range(0, len(reading.article.text) - 12, 7)
    ]
    shuffled = random.Random(5).sample(range(len(spans)), len(spans))
    model = models.get("likeness").use
    embed = model.embed if model else None
    plain = chains(story, spans, embed)
    mixed = chains(story[::-1], [spans[n] for n in shuffled], embed)
    ours = {frozenset(member.place for member in chain.members) for chain in plain}
    theirs = {frozenset(shuffled[member.place] for member in chain.members) for chain in mixed}
    assert ours == theirs
    assert sorted(n for group in ours for n in group) == list(range(len(spans)))


def test_a_stretch_of_another_article_is_refused(story: list[Reading]) -> None:
    with pytest.raises(KeyError):
        chains(story, [Marked("nowhere", Span(0, 3))], None)


def test_no_stretches_make_no_chains(story: list[Reading]) -> None:
    assert chains(story, [], None) == ()
    assert chains([], [], None, SIGNALS) == ()


def test_links_of_named_entities(story: list[Reading]) -> None:
    linked = [
        {
            entity.name
            for ref in link.members
            for reading in story
            if reading.article.id == ref.article
            for entity in reading.of(Entity)
            if entity.id == ref.note
        }
        for link in same_entities(story)
    ]
    assert any({"Bo Lindqvist"} <= names for names in linked)
    assert any("Edda Vosskamp" in names and "E. Vosskamp" in names for names in linked)
    assert not any({"Tom Marchand", "Odile Marchand"} <= names for names in linked)
    assert same_entities(story) == same_entities(story[::-1])
    assert all(link.why for link in same_entities(story))
