"""Same-entity links between named entities: whom names join, and whom they do not."""

from __future__ import annotations

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tellings.collate import alone, collate, names
from tellings.collate.entities import same_entities
from tellings.collate.naming.designations import designations
from tellings.collate.timeline import happenings
from tellings.model import Actor, Collation, Entity, EntityType, Note, Reading
from tests.collate.build import BY, Draft, naming


def linked(*readings: Reading) -> list[list[str]]:
    collation = collate(readings)
    return sorted(
        [entity(collation, member.article, member.note).name for member in link.members]
        for link in collation.of("same-entity")
    )


def entity(collation: Collation, article: str, note: str) -> Entity:
    found = collation.reading(article).note(note)
    assert isinstance(found, Entity)
    return found


def told(reading: Reading, **more: dict[str, object]) -> Reading:
    """A reading whose entities of these names (blanks as "_") have these fields too."""
    notes: list[Note] = [
        replace(note, **more.get(note.name.replace(" ", "_"), {}))
        if isinstance(note, Entity)
        else note
        for note in reading.notes
    ]
    return Reading(reading.article).plus(notes)


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


# --- persons -------------------------------------------------------------------------------------


def test_an_ambiguous_surname_goes_with_nobody() -> None:
    a = naming("a", ("Jane Alder", "person"), ("John Alder", "person"))
    b = naming("b", ("Alder", "person"))
    c = naming("c", ("Jane Alder", "person"), ("Alder", "person"))
    assert linked(a, b) == []
    assert linked(a, c) == [["Jane Alder", "Jane Alder"]]


def test_an_ambiguous_initial_goes_with_nobody() -> None:
    a = naming("a", ("Jane Alder", "person"), ("John Alder", "person"))
    b = naming("b", ("J. Alder", "person"))
    assert linked(a, b) == []
    assert linked(naming("a", ("Jane Alder", "person")), b) == [["Jane Alder", "J. Alder"]]


def test_no_chain_through_a_surname() -> None:
    articles = [
        naming(letter, (name, "person"))
        for letter, name in zip("abc", ["Jane Alder", "Alder", "John Alder"], strict=True)
    ]
    assert linked(*articles) == []


def test_a_son_is_not_his_father() -> None:
    a = naming("a", ("Don Alder Jr.", "person"), ("Don Alder", "person"))
    b = naming("b", ("Don Jr.", "person"), ("Don Alder", "person"))
    c = naming("c", ("Alder Jr.", "person"), ("Alder", "person"))
    assert linked(a, b) == [["Don Alder", "Don Alder"], ["Don Alder Jr.", "Don Jr."]]
    assert ["Don Alder Jr.", "Alder Jr."] in linked(a, c)
    assert linked(b, naming("d", ("Don", "person"))) == [["Don Alder", "Don"]]


def test_a_first_name_with_jr_is_no_plain_name() -> None:
    a, b = naming("a", ("Don Jr.", "person")), naming("b", ("Don Alder", "person"))
    assert linked(a, b) == []
    assert linked(a, naming("c", ("Don Jr.", "person"))) == [["Don Jr.", "Don Jr."]]


def test_jr_alone_does_not_part_two_articles() -> None:
    a, b = naming("a", ("Don Alder III", "person")), naming("b", ("Don Alder", "person"))
    assert linked(a, b) == [["Don Alder III", "Don Alder"]]


def test_a_name_that_a_son_bears_is_not_counted_for_his_father() -> None:
    draft = Draft("a")
    for words, whose in (("Don Alder", "Don Alder"), ("Alder Jr.", "Don Alder")):
        draft.mention(draft.block(words), whose)
    draft.mention(draft.block("Don Alder Jr."), "Don Alder Jr.")
    a = told(draft.reading(), Don_Alder={"aliases": ("Alder Jr.",)})
    b = naming("b", ("Don Alder", "person"), ("Don Alder Jr.", "person"))
    assert linked(a, b) == [["Don Alder", "Don Alder"], ["Don Alder Jr.", "Don Alder Jr."]]


def test_a_body_with_a_persons_full_name_is_that_person() -> None:
    a, b = naming("a", ("Ana Roza", "organisation")), naming("b", ("Ana Roza", "person"))
    (link,) = same_entities([a, b])
    assert (link.confidence, link.why) == (0.7, "a person's full name")
    ship = naming("c", ("Ana Roza", "person"))
    both = Reading(ship.article).plus(
        [*ship.notes, replace(b.of(Entity)[0], id="entity:ship", type="organisation")]
    )
    assert [[ref.note for ref in link.members] for link in same_entities([both, b])] == [
        ["entity:Ana Roza", "entity:Ana Roza"]
    ]


# --- states, places, bodies, parties -------------------------------------------------------------


def state(id: str, *names: str) -> Reading:
    """An article on North Korea under these names, which an actor says that they are."""
    draft = Draft(id)
    for name in names:
        draft.name(name, "state" if name == "North Korea" else "place")
    reading = told(draft.reading(), North_Korea={"country": "KP"})
    at = tuple(sorted(at for each in reading.of(Entity) for at in each.at))
    actor = Actor(at=at, id="actor:s", name="North Korea", type="state", country="KP", by=BY)
    return reading.plus([actor])


def test_a_short_name_of_a_state_is_that_state() -> None:
    assert linked(state("a", "North", "North Korea"), state("b", "North Korea")) == [
        ["North", "North Korea", "North Korea"]
    ]


def test_views_take_two_of_one_article_as_one() -> None:
    collation = collate([state("a", "North", "North Korea"), state("b", "North Korea")])
    (row,) = designations(collation)
    assert (row.name, row.type) == ("North Korea", "state")
    assert [[each.words for each in naming.designations] for naming in row.namings] == [
        ["North", "North Korea"],
        ["North Korea"],
    ]
    assert len(set(happenings.names(collation).values())) == 1
    assert [each.refs for each in alone.entities(collation)] == [(), ()]


def test_a_capital_is_not_its_state() -> None:
    a, b = state("a", "Pyongyang", "North Korea"), state("b", "North Korea", "Pyongyang")
    assert linked(a, b) == [["North Korea", "North Korea"], ["Pyongyang", "Pyongyang"]]


def test_a_place_that_no_actor_has_is_no_state() -> None:
    a = naming("a", ("North", "place"))
    assert linked(a, state("b", "North Korea")) == []


def test_places_of_two_states_are_two() -> None:
    a = told(naming("a", ("Orvale", "place")), Orvale={"country": "FR"})
    b = told(naming("b", ("Orvale", "place")), Orvale={"country": "SE"})
    assert linked(a, b) == []
    assert linked(a, naming("c", ("Orvale", "place"))) == [["Orvale", "Orvale"]]


def test_a_place_and_a_body_of_one_name() -> None:
    a, b = naming("a", ("Orvale", "place")), naming("b", ("Orvale", "organisation"))
    assert [link.confidence for link in same_entities([a, b])] == [0.7]
    club = replace(b.of(Entity)[0], id="entity:club", at=a.of(Entity)[0].at)
    both = Reading(a.article).plus([*a.notes, club])
    assert [[ref.note for ref in link.members] for link in same_entities([both, b])] == [
        ["entity:club", "entity:Orvale"]
    ]


def test_a_name_that_an_article_has_beside_another() -> None:
    a = told(
        naming("a", ("Department of Ferries", "organisation")),
        Department_of_Ferries={"aliases": ("Ferries Department", "the department")},
    )
    b = naming("b", ("Ferries Department", "organisation"))
    c = naming("c", ("Department", "organisation"))
    (link,) = same_entities([a, b, c])
    assert [ref.article for ref in link.members] == ["a", "b"]
    assert (link.confidence, link.why) == (0.9, "another name of department of ferries")


def test_a_committee_is_not_its_party() -> None:
    bodies = ("Republican Party", "GOP", "Republican National Committee", "RNC")
    a = naming("a", *((name, "organisation") for name in bodies))
    b = naming("b", *((name, "organisation") for name in bodies[1:3]))
    assert linked(a, b) == [
        ["GOP", "Republican Party", "GOP"],
        ["RNC", "Republican National Committee", "Republican National Committee"],
    ]


def test_initials_of_two_bodies_are_of_neither() -> None:
    a = naming("a", ("Harbour Relief Fund", "organisation"), ("High Road Forum", "organisation"))
    assert linked(a, naming("b", ("HRF", "organisation"))) == []
    assert linked(a, naming("b", ("Home Rule Front", "organisation"))) == []


# --- why, order ----------------------------------------------------------------------------------


def test_why_and_confidence() -> None:
    (link,) = collate([naming("a", ("Ana Roza", "person")), naming("b", ("Roza", "person"))]).links
    assert (link.confidence, link.why) == (0.9, "the shorter name is the end of the full name")
    (link,) = collate([naming("a", ("Orvale", "place")), naming("b", ("Orvale", "place"))]).links
    assert (link.confidence, link.why) == (1.0, "the same name")


ODD = st.text(alphabet="aJr.I \u2019'-\u2014\u00e9", max_size=6).map(
    lambda name: f"{name}-".strip()
)
KINDS = st.sampled_from(["person", "place", "organisation", "document"])


@given(*[st.lists(st.tuples(ODD, KINDS), max_size=4, unique_by=lambda each: each[0])] * 2)
def test_odd_names_break_nothing(
    ours: list[tuple[str, EntityType]], theirs: list[tuple[str, EntityType]]
) -> None:
    a, b = naming("a", *ours), naming("b", *theirs)
    links = same_entities([a, b])
    assert links == same_entities([b, a])
    linked_names = [ref.note for link in links for ref in link.members]
    assert all(any(map(str.isalnum, name.removeprefix("entity:"))) for name in linked_names)


PEOPLE = st.sampled_from(
    ["Ana Roza", "A. Roza", "Roza", "Ana", "Ana Roza Jr.", "Ana Jr.", "Bo Roza", "Bo Lind", "Lind"]
)
ARTICLE = st.lists(PEOPLE, max_size=5, unique=True)


@given(st.tuples(ARTICLE, ARTICLE, ARTICLE))
def test_whoever_is_named_first_names_never_disagree(articles: tuple[list[str], ...]) -> None:
    readings = [
        naming(letter, *((name, "person") for name in people))
        for letter, people in zip("abc", articles, strict=True)
    ]
    links = same_entities(readings)
    assert all(same_entities(order) == links for order in permutations(readings))
    members = [ref for link in links for ref in link.members]
    assert len(set(members)) == len(members)
    whole = {reading.article.id: reading for reading in readings}
    for link in links:
        assert len({ref.article for ref in link.members}) > 1
        assert link.why and 0 < link.confidence <= 1
        found = [whole[ref.article].note(ref.note) for ref in link.members]
        full = [e.name for e in found if isinstance(e, Entity) and len(names.words(e.name)) > 1]
        for one, other in combinations(full, 2):
            assert names.person(names.words(one), names.words(other))
