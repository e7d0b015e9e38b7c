"""What holds of the claims of every text."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings import lexicon
from tellings.annotate import claims
from tellings.model import Article, Attribution, Block, Claim, Entity, Reading, Sentence, Span, Word
from tellings.text import covers, has_words
from tests.annotate.claims.reports import report

PIECES = [
    *("Marsk", "Lind", "the bridge", "people", "who", "which", "that", "and", "but", "if", "not"),
    *("said", "collapsed", "killed", "is", "was", "to sign", "signing", "may", "expected to"),
    *(
        "at least",
        "four",
        "between",
        "3-5",
        "$4m",
        "8.5%",
        "dozens",
        "of",
        "no one",
        "half",
        "aged",
    ),
    *("on Monday", "“", "”", ",", ".", "?", ":", "-", "(", ")", "\u00a0", "😀", "ﬁ", "’s", "n’t"),
    *("in", "without", "according to", "a report", "unclear whether", "1990", "°C", "\n"),
]
messy = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=60)
roles = st.sampled_from(["headline", "heading", "paragraph", "caption", "summary", "biography"])
pages = st.lists(st.tuples(roles, messy.filter(str.strip)), max_size=3)


def check(reading: Reading) -> None:
    text, blocks = reading.article.text, [at for b in reading.of(Block) for at in b.at]
    notes = {note.id: note for note in reading.notes}
    assert len(notes) == len(reading.notes)
    for claim in reading.of(Claim):
        assert any(covers(block, claim.hull) for block in blocks)
        assert all(has_words(text, span) for span in claim.at)
        assert list(claim.at) == sorted(claim.at) and claim.why and 0 < claim.confidence <= 1
        assert any(covers(span, claim.head) for span in claim.predicate)
        assert claim.lemma and has_words(text, claim.head)
        for argument in claim.arguments:
            assert argument.role and has_words(text, argument.at)
            assert argument.entity is None or argument.entity in notes
        for amount in claim.amounts:
            assert amount.low is None or amount.high is None or amount.low <= amount.high
            assert amount.low is not None or amount.high is not None
        assert claim.attribution is None or isinstance(notes[claim.attribution], Attribution)
        assert claim.inside is None or isinstance(notes[claim.inside], Claim)
        assert all(time in notes for time in claim.times)


@given(pages)
@settings(max_examples=60, deadline=None)
def test_claims_of_any_text(blocks: list[tuple[str, str]]) -> None:
    reading = report(*blocks)  # type: ignore[arg-type]
    check(reading)
    assert list(claims.claims(reading)) == list(claims.claims(reading))


tags = st.sampled_from(
    ["VBD", "VB", "VBG", "VBN", "NN", "NNS", "IN", "TO", "CD", "WDT", "DT", "MD"]
)
poses = st.sampled_from(["VERB", "AUX", "NOUN", "ADP", "PRON", "NUM", "PUNCT", "PROPN"])
labels = st.sampled_from(
    [
        "ROOT",
        "nsubj",
        "dobj",
        "conj",
        "relcl",
        "acl",
        "advcl",
        "pcomp",
        "ccomp",
        "xcomp",
        "aux",
        "auxpass",
        "prep",
        "pobj",
        "attr",
        "expl",
    ]
)
trees = st.lists(st.tuples(tags, poses, labels, st.integers(0, 11)), min_size=1, max_size=12)


@given(trees)
@settings(max_examples=150, deadline=None)
def test_claims_of_any_tree(drawn: list[tuple[str, str, str, int]]) -> None:
    """Trees that no parser makes: loops, governors outside, labels without sense."""
    text = " ".join(f"word{n % 10}" for n in range(len(drawn)))
    words = tuple(
        Word(6 * n, 6 * n + 5, "be" if n % 3 else "begin", tag, pos, role, head)
        for n, (tag, pos, role, head) in enumerate(drawn)
    )
    at = (Span(0, len(text)),)
    reading = Reading(Article("a", text)).plus(
        [Block(at=at, by="t", role="paragraph"), Sentence(at=at, by="t", words=words)]
    )
    check(reading.plus(tuple(claims.claims(reading))))


def test_no_words_no_claims() -> None:
    """A language without lists, or without a parser of its own."""
    reading = report(("paragraph", "Der Kanzler trat am Montag zurück."), tongue="de")
    assert reading.of(Claim) == ()


def test_claims_keep_their_form_in_json() -> None:
    reading = report(("paragraph", "At least four people died on Monday, Lind said."))
    again = msgspec.json.decode(msgspec.json.encode(reading), type=Reading)
    assert again.of(Claim) == reading.of(Claim) != ()


def test_who_is_meant_by_a_pronoun() -> None:
    words = "President Ana Ruiz met Tomas Lind in Verin. She later left the town."
    reading = report(("paragraph", words))
    left = next(each for each in reading.of(Claim) if each.lemma == "leave")
    agent = left.argument("agent")
    assert agent and agent.entity
    named = reading.note(agent.entity)
    assert isinstance(named, Entity) and named.name == "Ana Ruiz"


def test_word_lists_are_whole() -> None:
    package = "tellings.annotate.claims.en"
    for name in ("governing", "gerunds", "marks", "factive", "changing", "giving", "deeds"):
        rows = lexicon.table(package, name)
        assert rows and all(row["source"] for row in rows)
        keys = [tuple(list(row.values())[:2]) for row in rows]
        assert len(keys) == len(set(keys)), name
    certain = {row["certainty"] for row in lexicon.table(package, "governing")}
    assert certain == {"certain", "probable", "possible", "unknown"}
