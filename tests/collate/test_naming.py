"""Same-entity links and the view of designations."""

from __future__ import annotations

from tellings.collate import collate
from tellings.collate.naming import designations
from tellings.model import Collation, Entity, Mention, Note, Reading, Span
from tests.collate.build import BY, Draft, naming


def linked(*readings: Reading) -> list[list[str]]:
    collation = collate(readings)
    return sorted(
        [_name(collation, member.article, member.note) for member in link.members]
        for link in collation.of("same-entity")
    )


def _name(collation: Collation, article: str, note: str) -> str:
    found = collation.reading(article).note(note)
    assert isinstance(found, Entity)
    return found.name


def test_names_are_joined_over_articles() -> None:
    a = naming("a", ("Ana Roza", "person"), ("Orvale", "place"), ("HRF", "organisation"))
    b = naming(
        "b", ("Harbour Relief Fund", "organisation"), ("Roza", "person"), ("Orvale", "place")
    )
    assert linked(a, b) == [
        ["Ana Roza", "Roza"],
        ["HRF", "Harbour Relief Fund"],
        ["Orvale", "Orvale"],
    ]


def test_an_ambiguous_surname_goes_with_nobody() -> None:
    a = naming("a", ("Jane Alder", "person"), ("John Alder", "person"))
    b = naming("b", ("Alder", "person"))
    c = naming("c", ("Jane Alder", "person"), ("Alder", "person"))
    assert linked(a, b) == []
    assert linked(a, c) == [["Jane Alder", "Jane Alder"]]


def test_no_chain_through_a_surname() -> None:
    articles = [
        naming(letter, (name, "person"))
        for letter, name in zip("abc", ["Jane Alder", "Alder", "John Alder"], strict=True)
    ]
    assert [len(members) for members in linked(*articles)] == [2]


def test_why_and_confidence() -> None:
    (link,) = collate([naming("a", ("Ana Roza", "person")), naming("b", ("Roza", "person"))]).links
    assert (link.confidence, link.why) == (0.9, "the shorter name is the end of the full name")


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
