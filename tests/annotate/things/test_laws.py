"""What holds of every text: things lie in it, name each other rightly, and take little time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import lexicon
from tellings.annotate import attribution, language, things
from tellings.annotate.things import groups
from tellings.annotate.things.names import Name, clash, shared
from tellings.annotate.things.phrases import nominals
from tellings.model import Article, Block, Entity, Mention, Reading, Sentence, Span, Word
from tellings.text import covers, has_words

PIECES = [
    *("the", "a", "his", "Norway", "’s", "Norwegian", "war", "War", "conflict", "talks", "deal"),
    *(
        "in",
        "with",
        "of",
        "Finland",
        "nuclear",
        "second",
        "Ana Ruiz",
        "“",
        "”",
        ",",
        ".",
        "-",
        "\n",
    ),
    *("cease", "fire", "and", "which", "is", "12", "😀", "\u00a0", "ﬁ", "…", "’", "that", "case"),
]
messy = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=60)
roles = st.sampled_from(["headline", "paragraph", "caption", "biography"])
pages = st.lists(st.tuples(roles, messy.filter(str.strip)), max_size=4)


def base(blocks: list[tuple[str, str]]) -> Reading:
    text, notes = "", []
    for role, words in blocks:
        at = Span(len(text), len(text) + len(words))
        notes.append(Block(at=(at,), role=role, by="test"))  # type: ignore[arg-type]
        text += words + "\n\n"
    reading = Reading(Article("a", text)).plus(notes)
    for step in (*language.STEPS, attribution.quotations):
        reading = reading.plus(step(reading))
    return reading


@given(pages)
@settings(max_examples=40)
def test_things_of_any_text(blocks: list[tuple[str, str]]) -> None:
    reading = base(blocks)
    made = list(things.things(reading))
    assert made == list(things.things(reading))
    whole, text = reading.plus(made), reading.article.text
    entities = {note.id: note for note in made if isinstance(note, Entity)}
    heads: dict[str, list[Span]] = {id_: [] for id_ in entities}
    for note in made:
        assert note.why and 0 < note.confidence <= 1 and note.by == things.BY
        if isinstance(note, Mention):
            assert has_words(text, note.hull) and covers(note.hull, note.head)
            heads[note.entity or ""].append(note.head)
    assert {id_: tuple(sorted(at)) for id_, at in heads.items()} == {
        id_: entity.at for id_, entity in entities.items()
    }
    assert all(whole.note(id_) == entity for id_, entity in entities.items())


names = st.frozensets(
    st.builds(
        Name,
        st.sampled_from(["who", "where", "with"]),
        st.sampled_from(["person", "state"]),
        st.sampled_from("abc"),
        st.just("x"),
    ),
    max_size=4,
)


@given(names, names)
def test_names_clash_and_share_both_ways(ours: frozenset[Name], theirs: frozenset[Name]) -> None:
    assert clash(ours, theirs) == clash(theirs, ours)
    assert bool(shared(ours, theirs)) == bool(shared(theirs, ours))
    assert not clash(ours, ours)


def test_each_phrase_is_in_one_thing() -> None:
    words = "The war in Norway and the war in Finland. A deal. The deal and the talks. The war."
    phrases = nominals(base([("paragraph", words)]))
    members = [m.number for group in groups.groups(phrases) for m in group.members]
    assert sorted(members) == sorted(set(members)) == list(range(len(phrases)))


def test_a_sentence_of_one_branch_is_bounded() -> None:
    """A tree as deep as the sentence is long: no phrase grows past its bound."""
    text = " ".join(["war"] * 3000)
    made = tuple(
        Word(4 * n, 4 * n + 3, "war", "NN", "NOUN", "amod", min(n + 1, 2999)) for n in range(3000)
    )
    whole = Span(0, len(text))
    sentence = Sentence(at=(whole,), words=made, by="test")
    block = Block(at=(whole,), role="paragraph", by="test")
    reading = Reading(Article("a", text)).plus([block, sentence])
    assert all(len(note.hull) < 200 for note in things.things(reading))


def test_word_lists_are_whole() -> None:
    package = "tellings.annotate.things.en"
    nouns = lexicon.table(package, "nouns")
    assert len({(row["noun"], row["form"]) for row in nouns}) == len(nouns) > 300
    assert {row["form"] for row in nouns} == {"lemma", "plural"}
    assert {row["verb"] for row in nouns} == {"yes", "no"}
    assert {row["part"] for row in lexicon.table(package, "adjectives")} == {"kind", "order"}
    assert all(row["source"] for name in ("nouns", "links") for row in lexicon.table(package, name))
