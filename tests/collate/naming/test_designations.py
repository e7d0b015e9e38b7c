"""What each article calls those it speaks of: in whose voice, by which head, as whom."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tellings.annotate.things import BY as THINGS
from tellings.collate import collate
from tellings.collate.naming.designations import Designation, Named, designations
from tellings.model import (
    Actor,
    Attribution,
    Entity,
    EntityType,
    Mention,
    Note,
    Quotation,
    Reading,
    Sentence,
    Span,
    Word,
)
from tests.collate.build import BY, Draft, naming

STATES = {"Norway": "NO", "Finland": "FI", "Sweden": "SE"}


class Told:
    """An article of stretches: each line is a paragraph, and notes are about words in it."""

    def __init__(self, id: str, *lines: str) -> None:
        self.draft = Draft(id)
        for words in lines:
            self.draft.block(words)
        self.notes: list[Note] = []

    def at(self, words: str, nth: int = 1) -> Span:
        start = -1
        for _ in range(nth):
            start = self.draft.text.index(words, start + 1)
        return Span(start, start + len(words))

    def mention(
        self, words: str, head: str, entity: str, nth: int = 1, form: str = "name", by: str = BY
    ) -> None:
        whole = self.at(words, nth)
        start = whole.start + words.rindex(head)
        of: EntityType = "thing" if by == THINGS else "state" if head in STATES else "person"
        self.notes.append(
            Mention(
                at=(whole,),
                head=Span(start, start + len(head)),
                type=of,
                form=form,  # type: ignore[arg-type]
                entity=f"entity:{entity}",
                by=by,
            )
        )

    def entity(
        self,
        key: str,
        name: str,
        type: EntityType = "person",
        by: str = BY,
        country: str | None = None,
    ) -> None:
        heads = [
            m.head for m in self.notes if isinstance(m, Mention) and m.entity == f"entity:{key}"
        ]
        self.notes.append(
            Entity(
                at=tuple(sorted(heads)),
                id=f"entity:{key}",
                name=name,
                type=type,
                country=country,
                by=by,
            )
        )

    def reading(self) -> Reading:
        return self.draft.reading().plus(self.notes)


def said(named: Named) -> list[list[tuple[str, bool, int]]]:
    return [
        [(each.words, each.quoted, each.count) for each in naming.designations]
        for naming in named.namings
    ]


def test_words_in_quotation_marks_are_somebodys() -> None:
    told = Told("a", "Mayor Ana Roza left. “Roza is a fox,” said Lind. He says Roza lies.")
    told.mention("Mayor Ana Roza", "Ana Roza", "r")
    told.mention("Roza", "Roza", "r", nth=2)
    told.mention("Roza", "Roza", "r", nth=3)
    told.entity("r", "Ana Roza")
    quotation = told.at("“Roza is a fox,”")
    told.notes.append(Quotation(at=(quotation,), by=BY))
    told.notes.append(
        Attribution(at=(quotation,), content=(quotation,), form="direct", id="attribution:q", by=BY)
    )
    indirect = told.at("Roza lies")
    told.notes.append(Attribution(at=(indirect,), content=(indirect,), form="indirect", by=BY))
    (named,) = designations(collate([told.reading(), naming("b", ("Ana Roza", "person"))]))
    assert said(named)[0] == [("Mayor Ana Roza", False, 1), ("Roza", False, 1), ("Roza", True, 1)]
    first, _, quoted = named.namings[0].designations
    assert first.words[first.head.start : first.head.end] == "Ana Roza"
    assert quoted.said == ("attribution:q",)
    assert first.said == ()


def test_words_held_at_arms_length_are_nobodys() -> None:
    told = Told("a", "They call it the “herring war” still.", "The war is over.")
    told.mention("the “herring war”", "war", "w", form="nominal", by=THINGS)
    told.mention("The war", "war", "w", form="nominal", by=THINGS)
    told.entity("w", "the “herring war”", "thing", by=THINGS)
    told.notes.append(Quotation(at=(told.at("“herring war”"),), by=BY))
    (named,) = designations(collate([told.reading(), Reading(replace(B.article, id="c"))]))
    assert named.type == "thing"
    assert said(named) == [[("The war", False, 1), ("the “herring war”", True, 1)]]
    assert named.namings[0].designations[1].said == (None,)


B = naming("b", ("Ana Roza", "person"))


def actor(
    told: Told,
    key: str,
    name: str,
    type: str,
    *at: Span,
    entities: tuple[str, ...] = (),
    **more: str,
) -> None:
    told.notes.append(
        Actor(
            at=tuple(sorted(at)),
            id=f"actor:{key}",
            name=name,
            type=type,  # type: ignore[arg-type]
            entities=tuple(f"entity:{each}" for each in entities),
            country=more.get("country"),
            by=BY,
        )
    )


def arland(id: str, town: bool) -> Told:
    """An article in which "Orvale" stands for Arland, once or always."""
    told = Told(id, "Arland said no. Orvale refused.", "Rain fell on Orvale.")
    told.draft.mention(told.at("Arland"), "Arland", "state")
    told.draft.mention(told.at("Orvale"), "Orvale", "place")
    told.draft.mention(told.at("Orvale", 2), "Orvale", "place")
    at = [told.at("Arland"), told.at("Orvale")] + ([] if town else [told.at("Orvale", 2)])
    actor(told, "s", "Arland", "state", *at, entities=("Arland", "Orvale"), country="AL")
    return told


def test_a_state_is_called_what_stands_for_it_and_its_town_is_another() -> None:
    a, b = arland("a", town=True), arland("b", town=False)
    state, town = designations(collate([a.reading(), b.reading()]))
    assert (state.type, state.name) == ("state", "Arland")
    assert said(state) == [
        [("Arland", False, 1), ("Orvale", False, 1)],
        [("Orvale", False, 2), ("Arland", False, 1)],
    ]
    assert (town.type, said(town)) == ("place", [[("Orvale", False, 1)]])


def pair(id: str, words: str) -> Reading:
    """An article in which some words stand for two persons at once."""
    told = Told(id, f"Ana Roza met Bo Lind. Then {words} left. She slept.")
    told.draft.mention(told.at("Ana Roza"), "Ana Roza")
    told.draft.mention(told.at("Bo Lind"), "Bo Lind")
    both = told.at(words)
    she = told.at("She")
    told.notes.append(Mention(at=(she,), head=she, type="person", form="pronoun", by=BY))
    actor(told, "a", "Ana Roza", "person", told.at("Ana Roza"), both, she, entities=("Ana Roza",))
    actor(told, "b", "Bo Lind", "person", told.at("Bo Lind"), both, entities=("Bo Lind",))
    return told.reading()


def test_what_stands_for_two_is_a_row_of_its_own() -> None:
    found = designations(collate([pair("a", "the two leaders"), pair("b", "the two powers")]))
    by_kind = {each.type: each for each in found if each.type == "group"}
    assert by_kind["group"].name == "Ana Roza, Bo Lind"
    assert said(by_kind["group"]) == [
        [("the two leaders", False, 1)],
        [("the two powers", False, 1)],
    ]
    roza = next(each for each in found if each.name == "Ana Roza")
    assert said(roza) == [[("Ana Roza", False, 1)]] * 2  # "She" is no designation


def test_what_stands_behind_the_name_belongs_to_it() -> None:
    text = "Ana Roza, the mayor of Orvale, left."
    told = Told("a", text)
    roles = {
        "Ana": ("compound", 1), "Roza": ("nsubj", 8), ",": ("punct", 1), "the": ("det", 4),
        "mayor": ("appos", 1), "of": ("prep", 4), "Orvale": ("pobj", 5), "left": ("ROOT", 8),
        ".": ("punct", 8),
    }  # fmt: skip
    words, start = [], 0
    for form in ("Ana", "Roza", ",", "the", "mayor", "of", "Orvale", ",", "left", "."):
        start = text.index(form, start)
        role, head = roles[form]
        pos = {"mayor": "NOUN", "Orvale": "PROPN", ",": "PUNCT", "of": "ADP"}.get(form, "X")
        words.append(Word(start, start + len(form), form, "X", pos, role, head))
        start += len(form)
    told.notes.append(Sentence(at=(Span(0, len(text)),), words=tuple(words), by=BY))
    told.mention("Ana Roza", "Ana Roza", "r")
    told.entity("r", "Ana Roza")
    (named,) = designations(collate([told.reading(), B]))
    (whole,) = named.namings[0].designations
    assert (whole.words, whole.head) == ("Ana Roza, the mayor of Orvale", Span(0, 8))


def designated(*mentions: tuple[str, str], id: str, name: str) -> Reading:
    """An article that calls one entity by these words: ("the mayor", "nominal")."""
    draft = Draft(id)
    notes: list[Note] = []
    for words, form in mentions:
        at = draft.block(words)
        notes.append(
            Mention(at=(at,), head=at, type="person", form=form, entity="entity:x", by=BY)  # type: ignore[arg-type]
        )
    whole = Span(0, len(draft.text))
    entity = Entity(at=(whole,), id="entity:x", name=name, type="person", by=BY)
    return draft.reading().plus([*notes, entity])


def test_designations_are_counted_for_each_article() -> None:
    a = designated(
        ("Mayor Ana Roza", "name"), ("Roza\u2019s", "name"), ("Roza", "name"), ("she", "pronoun"),
        id="a", name="Ana Roza",
    )  # fmt: skip
    b = designated(("the mayor", "nominal"), ("The mayor", "nominal"), id="b", name="Roza")
    (named,) = designations(collate([b, a]))
    assert (named.name, named.type, named.count) == ("Ana Roza", "person", 5)
    assert [naming.article for naming in named.namings] == ["b", "a"]
    counted = [[(each.words, each.count) for each in n.designations] for n in named.namings]
    assert counted == [[("the mayor", 2)], [("Roza\u2019s", 2), ("Mayor Ana Roza", 1)]]
    assert named.namings[1].designations[0].refs[1].note == "mention:24-28"


def test_whom_all_name_stand_first() -> None:
    a = naming("a", ("Orvale", "place"), ("Ana Roza", "person"), ("Ana Roza", "person"))
    b = naming("b", ("Orvale", "place"))
    found = designations(collate([a, b]))
    assert [(each.name, len(each.namings)) for each in found] == [("Orvale", 2), ("Ana Roza", 1)]


# --- things over articles ------------------------------------------------------------------------


def thing(id: str, *phrases: str) -> Reading:
    """An article with one thing that is called by these phrases, with Arland as a state."""
    told = Told(id, *phrases)
    for words in phrases:
        noun = next(n for n in ("war", "conflict", "wars", "talks", "deal") if n in words.split())
        told.mention(words, noun, "t", form="nominal", by=THINGS)
    told.entity("t", phrases[0], "thing", by=THINGS)
    for state, code in STATES.items():
        if state in told.draft.text:
            told.mention(state, state, state)
            told.entity(state, state, "state", country=code)
    return told.reading()


def rows(*readings: Reading) -> list[int]:
    """How many tellings each row of a thing has."""
    return [len(n.namings) for n in designations(collate(readings)) if n.type == "thing"]


@pytest.mark.parametrize(
    ("ours", "theirs", "one"),
    [
        (["Norway’s war in Finland"], ["the conflict in Finland"], True),
        (["Norway’s war in Finland"], ["Norway’s war in Sweden"], False),
        (["Norway’s war in Finland"], ["the talks in Finland"], False),
        (["Norwegian war in Finland"], ["the war of Norway"], True),
        (["the first war in Finland"], ["the war in Finland"], False),
        (["the nuclear deal with Finland"], ["the economic deal with Finland"], False),
        (["the war in Finland"], ["the wars in Finland"], False),
        (["the war"], ["the war"], False),
        (["the herring war"], ["a herring war"], True),
        (["his herring war"], ["his herring war"], False),
        (["the war", "their war"], ["the war", "the bloody war"], True),
        (["the war", "their conflict"], ["the talks", "our talks"], False),
    ],
)
def test_things_of_two_articles(ours: list[str], theirs: list[str], one: bool) -> None:
    assert rows(thing("a", *ours), thing("b", *theirs)) == ([2] if one else [1, 1])


def test_a_row_has_the_words_that_most_use() -> None:
    a = thing("a", "Norway’s war in Finland", "the war in Finland")
    b = thing("b", "the war in Finland", "the conflict in Finland")
    (named,) = [each for each in designations(collate([a, b])) if each.type == "thing"]
    assert named.name == "the war in Finland"


def test_the_order_of_articles_changes_no_row() -> None:
    readings = [
        thing("a", "Norway’s war in Finland"),
        thing("b", "the conflict in Finland"),
        thing("c", "the war of Norway in Finland", "the bloody war"),
    ]

    def view(order: tuple[Reading, ...]) -> list[tuple[str, str, int]]:
        return [(each.name, each.type, each.count) for each in designations(collate(order))]

    assert len({tuple(view(order)) for order in permutations(readings)}) == 1


WORDS = st.sampled_from(["Roza", "Mayor Roza", "the mayor", "ROZA", "the Mayor", "Roza’s"])


@given(st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=6))
def test_every_mention_is_counted_once_and_in_its_place(words: list[tuple[str, bool]]) -> None:
    draft = Draft("a")
    notes: list[Note] = []
    for each, quoted in words:
        at = draft.block(each)
        head = Span(at.end - 4 if len(at) > 4 else at.start, at.end)
        notes.append(Mention(at=(at,), head=head, type="person", entity="entity:x", by=BY))
        if quoted:
            notes.append(Quotation(at=(at,), by=BY))
    entity = Entity(at=(Span(0, 1),), id="entity:x", name="Roza", type="person", by=BY)
    collation = collate([draft.reading().plus([*notes, entity]), B])
    own = next(each for each in designations(collation) if each.namings[0].article == "a")
    found: list[Designation] = list(own.namings[0].designations)
    assert sum(each.count for each in found if each.quoted) == sum(q for _, q in words)
    assert sum(each.count for each in found) == len(words)
    refs = [ref for each in found for ref in each.refs]
    assert len(set(refs)) == len(words)
    for each in found:
        assert all(len(collation.words(ref)) >= len(each.head) for ref in each.refs)
        assert collation.words(each.refs[0]) == each.words
        assert len(each.said) == (each.count if each.quoted else 0)
