"""The data model: what its structs refuse, and that nothing is lost on the way through JSON."""

from __future__ import annotations

import json
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from tellings.model import (
    AnyNote,
    Article,
    Attribution,
    Block,
    Collation,
    Copy,
    Datum,
    DocumentDate,
    Entity,
    Link,
    Maker,
    Membership,
    ModelRecord,
    Move,
    Note,
    Origin,
    Passage,
    Piece,
    Reading,
    Ref,
    Sentence,
    Span,
    Stance,
    Story,
    TimeExpression,
    Voice,
    Word,
    article_id,
    kind_of,
    note_id,
)

KINDS: tuple[type[Note], ...] = get_args(AnyNote)
TEXT = "Mayor Kestrel said the bridge was “safe”. 😀 “We checked,” she added."


def span(start: int, end: int) -> Span:
    return Span(start, end)


def block(start: int, end: int, **more: Any) -> Block:
    return Block(at=(Span(start, end),), role="paragraph", by="test", **more)


def reading(*notes: Note) -> Reading:
    return Reading(Article(id=article_id(TEXT), text=TEXT)).plus(notes)


# --- anything that the structs can hold ----------------------------------------------------------

SPANS = st.tuples(st.integers(0, 200), st.integers(0, 80)).map(lambda p: Span(p[0], sum(p)))


def anything(struct: type[Struct]) -> st.SearchStrategy[Any]:
    """Instances of a struct with every field filled by its type."""
    fields = {field.name: st.from_type(field.type) for field in msgspec.structs.fields(struct)}
    if issubclass(struct, Note):
        fields["at"] = st.lists(SPANS, min_size=1, max_size=4).map(tuple)
    return st.builds(struct, **fields)


st.register_type_strategy(Span, SPANS)
st.register_type_strategy(int, st.integers(0, 2**53))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
for each in (
    Word,
    Stance,
    Datum,
    Piece,
    Origin,
    Article,
    Maker,
    ModelRecord,
    Copy,
    Membership,
    Move,
    Passage,
    Voice,
    Story,
    Ref,
):
    st.register_type_strategy(each, anything(each))
for kind in KINDS:
    st.register_type_strategy(kind, anything(kind))
NOTES = st.one_of([st.from_type(kind) for kind in KINDS])
READINGS = st.builds(
    Reading,
    article=st.from_type(Article),
    notes=st.lists(NOTES, max_size=6).map(tuple),
    makers=st.lists(st.from_type(Maker), max_size=2).map(tuple),
    models=st.lists(st.from_type(ModelRecord), max_size=2).map(tuple),
)
COLLATIONS = st.builds(
    Collation,
    story=st.from_type(Story),
    readings=st.lists(READINGS, max_size=2).map(tuple),
    links=st.lists(anything(Link), max_size=3).map(tuple),
)


# --- spans ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (-5, -1)])
def test_a_span_that_runs_backwards_or_before_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=rf"not a span: \[{start}, {end}\]"):
        Span(start, end)


@pytest.mark.parametrize("data", [b"[3, 2]", b"[-1, 4]", b"[1]", b'["0", 4]', b"[0, 1.5]"])
def test_a_span_that_is_none_is_refused_from_json_too(data: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(data, type=Span)


def test_spans_are_pairs_in_json_and_sort_by_place() -> None:
    assert msgspec.json.encode(Span(3, 5)) == b"[3,5]"
    assert sorted([span(4, 5), span(0, 9), span(0, 2)]) == [span(0, 2), span(0, 9), span(4, 5)]
    assert len(Span(3, 5)) == 2
    assert Span(0, 5).of(TEXT) == "Mayor"


def test_a_word_knows_its_span() -> None:
    assert Word(6, 13, lemma="Kestrel").span == span(6, 13)


# --- ids -----------------------------------------------------------------------------------------


def test_an_article_is_known_by_its_text_and_address() -> None:
    ids = {article_id("a"), article_id("b"), article_id("a", "https://post.example/1")}
    assert len(ids) == 3
    assert article_id("a", None) == article_id("a", "") == article_id("a")
    # Pinned: an id that changes breaks every address that was written down.
    assert article_id("Brennick bridge") == "1d468b5809fc"  # printf "Brennick bridge" | b2sum


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_has_an_id_even_with_half_a_surrogate_pair(text: str) -> None:
    assert len(article_id(text)) == 12
    assert int(article_id(text), 16) >= 0


@given(st.lists(SPANS, min_size=1, max_size=4).map(tuple), st.sampled_from(KINDS))
def test_a_note_is_known_by_its_kind_and_hull(at: tuple[Span, ...], kind: type[Note]) -> None:
    low, high = min(s.start for s in at), max(s.end for s in at)
    assert note_id(kind, at) == f"{kind_of(kind)}:{low}-{high}"


def test_the_names_of_the_kinds_are_those_of_the_contract() -> None:
    assert {kind_of(kind) for kind in KINDS} == {
        *("block", "sentence", "mention", "entity", "document-date", "time", "quotation"),
        *("attribution", "actor", "claim", "event"),
    }


def test_a_note_takes_its_id_from_its_place_unless_it_has_one() -> None:
    assert Block(at=(span(7, 9), span(2, 4)), role="caption", by="test").id == "block:2-9"
    assert block(0, 5, id="block:first").id == "block:first"
    time = TimeExpression(at=(span(0, 4),), by="test", type="DATE", value="2031")
    assert time.id == "time:0-4"


def test_a_note_is_about_some_stretch() -> None:
    with pytest.raises(ValueError, match="some stretch"):
        Block(at=(), role="paragraph", by="test")


@given(NOTES)
def test_the_hull_of_a_note_holds_all_its_stretches(note: AnyNote) -> None:
    assert note.hull.start == min(s.start for s in note.at)
    assert note.hull.end == max(s.end for s in note.at)


@pytest.mark.parametrize("struct", [Span(0, 1), block(0, 1), Article(id="", text=""), Word(0, 1)])
def test_nothing_can_be_changed(struct: Struct) -> None:
    name = msgspec.structs.fields(struct)[0].name
    with pytest.raises(AttributeError):
        setattr(struct, name, None)
    assert hash(struct) == hash(msgspec.structs.replace(struct))


# --- decode(encode(x)) == x ----------------------------------------------------------------------


@given(READINGS)
def test_a_reading_comes_back_from_json_and_msgpack_as_it_was(made: Reading) -> None:
    assert msgspec.json.decode(msgspec.json.encode(made), type=Reading) == made
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(made), type=Reading) == made


@given(COLLATIONS)
def test_a_collation_comes_back_from_json_and_msgpack_as_it_was(made: Collation) -> None:
    assert msgspec.json.decode(msgspec.json.encode(made), type=Collation) == made
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(made), type=Collation) == made


def test_what_is_kept_for_looking_up_is_not_written() -> None:
    made = reading(block(0, 42))
    before = msgspec.json.encode(made)
    assert made.of(Block) == (made.note("block:0-42"),)
    assert msgspec.json.encode(made) == before


# --- the contract --------------------------------------------------------------------------------

ATTRIBUTION = Attribution(
    at=(span(44, 57),),
    content=(span(44, 57),),
    cue=(span(62, 67),),
    source=(span(58, 61),),
    form="direct",
    speaker="entity:6-13",
    by="mark+cue",
    why="“she added” stands after the quotation",
)


def test_an_attribution_in_json_is_what_the_contract_says() -> None:
    assert json.loads(msgspec.json.encode(ATTRIBUTION)) == {
        "kind": "attribution",
        "id": "attribution:44-57",
        "at": [[44, 57]],
        "content": [[44, 57]],
        "cue": [[62, 67]],
        "source": [[58, 61]],
        "form": "direct",
        "speaker": "entity:6-13",
        "speakers": [],
        "addressee": None,
        "parent": None,
        "act": "speech",
        "statement": True,
        "cue_class": "",
        "stance": None,
        "source_type": "",
        "anonymity": "",
        "by": "mark+cue",
        "confidence": 1.0,
        "why": "“she added” stands after the quotation",
    }


def test_a_reading_in_json_is_what_the_contract_says() -> None:
    time = TimeExpression(at=(span(0, 5),), by="test", type="DATE", value="2031-03-21")
    made = json.loads(msgspec.json.encode(reading(block(0, 42), time)))
    assert made["format"] == 1
    assert made["article"]["id"] == article_id(TEXT)
    assert made["article"]["text"] == TEXT
    assert [note["kind"] for note in made["notes"]] == ["block", "time"]
    assert made["notes"][0]["role"] == "paragraph"
    assert (made["notes"][1]["type"], made["notes"][1]["value"]) == ("DATE", "2031-03-21")


def test_a_collation_in_json_is_what_the_contract_says() -> None:
    link = Link("same-entity", (Ref("a", "entity:0-1"), Ref("b", "entity:5-9")), by="test")
    made = json.loads(msgspec.json.encode(Collation(Story("s", ("a", "b")), (), (link,))))
    assert made["format"] == 1
    assert made["story"] == {
        "id": "s",
        "articles": ["a", "b"],
        "copies": [],
        "members": [],
        "voices": [],
    }
    assert made["links"][0]["relation"] == "same-entity"
    assert made["links"][0]["members"][1] == {"article": "b", "note": "entity:5-9", "at": []}


def written(published: Datum | None, *notes: Note) -> str:
    """When an article was written: the value and the basis."""
    article = Article(id=article_id(TEXT), text=TEXT, published=published)
    found = Reading(article).plus(notes).written
    return f"{found.value} {found.basis}" if found else "not known"


def test_the_surest_date_is_when_an_article_was_written() -> None:
    printed = DocumentDate(
        at=(span(0, 5),), by="test", confidence=0.9, value="2031-03-20", basis="printed"
    )
    moment = "2031-03-21T09:00:00Z"
    assert written(None) == "not known"
    assert written(None, printed) == "2031-03-20 printed"
    assert written(Datum(moment, "json-ld", 0.9), printed) == "2031-03-21 metadata"
    assert written(Datum(moment, "guessed", 0.6), printed) == "2031-03-20 printed"
    assert written(Datum("last spring", "json-ld"), printed) == "2031-03-20 printed"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("format", 2),
        ("notes", [{"kind": "rumour", "at": [[0, 1]], "by": ""}]),
        ("notes", [{"kind": "block", "at": [[0, 1]], "by": "", "role": "advert"}]),
        ("notes", [{"kind": "block", "at": [], "by": "", "role": "caption"}]),
        ("notes", [{"kind": "block", "at": [[4, 1]], "by": "", "role": "caption"}]),
        ("article", {"id": "x"}),
    ],
)
def test_json_that_breaks_the_contract_is_refused(field: str, value: object) -> None:
    form = {"article": {"id": "x", "text": "words"}, "notes": [], "format": 1, field: value}
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(json.dumps(form), type=Reading)


# --- readings ------------------------------------------------------------------------------------


def test_notes_stand_in_order_of_place_the_wider_first() -> None:
    sentence = Sentence(at=(span(0, 42),), by="test")
    made = reading(block(44, 67), sentence, block(0, 42), block(0, 5))
    assert [note.id for note in made.notes] == [
        *("block:0-42", "sentence:0-42", "block:0-5", "block:44-67"),
    ]
    assert [note.id for note in made.of(Block)] == ["block:0-42", "block:0-5", "block:44-67"]
    assert made.of(Entity) == ()


@given(st.lists(NOTES, max_size=8, unique_by=lambda note: note.id), st.randoms())
def test_the_order_in_which_notes_come_does_not_matter(notes: list[AnyNote], random: Any) -> None:
    empty = Reading(Article(id="", text="x" * 1000))
    shuffled = list(notes)
    random.shuffle(shuffled)
    assert empty.plus(notes) == empty.plus(shuffled)
    assert empty.plus(notes[:3]).plus(notes[3:]) == empty.plus(notes)
    assert all(empty.plus(notes).note(note.id) is note for note in notes)


def test_a_note_outside_the_text_is_refused() -> None:
    assert len(reading(block(0, len(TEXT))).notes) == 1
    with pytest.raises(ValueError, match=rf"block:0-{len(TEXT) + 1} lies outside the text"):
        reading(block(0, len(TEXT) + 1))


def test_an_id_that_is_taken_is_refused() -> None:
    first = reading(block(0, 5))
    with pytest.raises(ValueError, match="two notes have the id block:0-5"):
        first.plus([block(0, 5, why="again")])
    with pytest.raises(ValueError, match="two notes have the id block:6-13"):
        first.plus([block(6, 13), block(6, 13)])
    assert len(first.plus([block(0, 5, id="block:0-5/2")]).notes) == 2


def test_a_reading_is_not_changed_by_what_is_added() -> None:
    first = reading(block(0, 5))
    more = first.plus([block(6, 13)], Maker("blocks", "1"))
    assert [note.id for note in first.notes] == ["block:0-5"]
    assert first.makers == ()
    assert more.makers == (Maker("blocks", "1"),)


def test_notes_are_found_by_id_and_by_place() -> None:
    made = reading(block(0, 42), block(6, 13), block(40, 67))
    assert made.note("block:6-13").hull == span(6, 13)
    assert [note.id for note in made.within(span(0, 42), Block)] == ["block:0-42", "block:6-13"]
    with pytest.raises(KeyError):
        made.note("block:1-2")


def test_the_words_of_a_note_are_those_of_the_text() -> None:
    made = reading(ATTRIBUTION)
    assert made.words(ATTRIBUTION) == "“We checked,”"
    split = Attribution(at=(span(0, 5), span(14, 18)), content=(), form="mixed", by="test")
    assert made.words(split) == "Mayor … said"


# --- collations ----------------------------------------------------------------------------------


def test_a_collation_gives_the_words_that_a_ref_is_about() -> None:
    one = reading(ATTRIBUTION)
    article, note = one.article.id, ATTRIBUTION.id
    made = Collation(Story("s", (article,)), (one,))
    whole, part = Ref(article, note), Ref(article, note, (span(45, 47), span(48, 55)))
    assert made.spans(whole) == ATTRIBUTION.at
    assert made.words(whole) == "“We checked,”"
    assert made.words(part) == "We … checked"
    assert made.reading(article) is one
    with pytest.raises(KeyError):
        made.reading("nobody")
    with pytest.raises(KeyError):
        made.words(Ref(article, "attribution:0-1"))


def test_links_are_found_by_relation_in_order() -> None:
    links = tuple(
        Link(relation, (Ref("a", str(number)),), by="test")
        for number, relation in enumerate(("same-entity", "same-quotation", "same-entity"))
    )  # fmt: skip
    made = Collation(Story("s", ("a",)), (), links)
    assert [link.members[0].note for link in made.of("same-entity")] == ["0", "2"]
    assert made.of("at-odds") == ()
