"""Standing: outlets, voices and roots behind claims and quoted words, and the paths between."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tellings.collate.voices import Standing, Standings, standing
from tellings.model import (
    Article,
    Attribution,
    Claim,
    Collation,
    Copy,
    Datum,
    Entity,
    EntityType,
    Link,
    Quotation,
    Reading,
    Ref,
    Span,
    Story,
    Voice,
)

WORDS = (Span(0, 9),)
Told = tuple[str, str, EntityType, str]  # words of a source, its name, its type, its anonymity

VELL: Told = ("a report by Vell", "Vell", "outlet", "")
CLERKS: Told = ("anonymous harbour officials", "", "person", "role")
NOBODY: Told = ("sources", "", "person", "full")
MOOR: Told = ("Moor", "Ida Moor", "person", "")
LUND: Told = ("Lund", "Ove Lund", "person", "")


def telling(outlet: str, *chain: Told, quoted: bool = False) -> Reading:
    """An article that claims one thing, on the word of a chain of sources."""
    text = "all is well " + "; ".join(each[0] for each in chain)
    notes: list[Attribution | Entity | Quotation | Claim] = []
    for number, (source, name, type_, anonymity) in enumerate(chain):
        start = text.find(source, 12)
        if name:
            notes.append(Entity(at=WORDS, id=f"entity:{name}", name=name, type=type_, by="test"))
        notes.append(
            Attribution(
                at=WORDS,
                content=WORDS,
                id=str(number),
                source=(Span(start, start + len(source)),) if source else (),
                speaker=f"entity:{name}" if name else None,
                parent=str(number - 1) if number else None,
                anonymity=anonymity,  # type: ignore[arg-type]
                form="indirect",
                by="test",
            )
        )
    notes.append(
        Claim(
            at=WORDS,
            id="claim",
            predicate=(Span(4, 6),),
            head=Span(4, 6),
            lemma="be",
            attribution=str(len(chain) - 1) if chain else None,
            by="test",
        )
    )
    if quoted:
        notes.append(Quotation(at=WORDS, by="test"))
    return Reading(Article(outlet, text, outlet=Datum(outlet, "option"))).plus(notes)


def compared(
    *readings: Reading, copies: dict[str, str] | None = None, voices: Sequence[Voice] = ()
) -> Collation:
    """A collation in which entities of one name are linked."""
    named: dict[str, list[Ref]] = {}
    for reading in readings:
        for entity in reading.of(Entity):
            named.setdefault(entity.name, []).append(Ref(reading.article.id, entity.id))
    links = [Link("same-entity", tuple(refs), "test") for refs in named.values() if len(refs) > 1]
    made = tuple(Copy(each, of, "cover", 0.9) for each, of in (copies or {}).items())
    ids = tuple(each.article.id for each in readings)
    return Collation(Story("s", ids, made, voices=tuple(voices)), readings, tuple(links))


def behind(*readings: Reading, note: str = "claim", **more: object) -> Standing:
    found = compared(*readings, **more)  # type: ignore[arg-type]
    return standing(found, [Ref(each.article.id, note) for each in readings])


def test_two_that_cite_an_agency_that_cites_officials_have_its_root() -> None:
    found = behind(telling("Vell", CLERKS), telling("Post", VELL), telling("Star", VELL))
    assert (found.outlets, found.voices, len(found.roots), found.depth) == (3, 1, 1, 2)
    assert found.anonymity == "role"
    assert found.words == "3 outlets, 1 root: Vell ← anonymous harbour officials"
    paths = {path.article: path.words for path in found.roots[0].paths}
    assert paths == {
        "Post": "Vell ← anonymous harbour officials",
        "Star": "Vell ← anonymous harbour officials",
        "Vell": "anonymous harbour officials",
    }
    assert {path.article: path.depth for path in found.roots[0].paths} == {
        "Post": 2,
        "Star": 2,
        "Vell": 1,
    }


def test_an_agency_that_is_not_here() -> None:
    three = [telling("Post", VELL, CLERKS), telling("Star", VELL), telling("Mail", VELL, CLERKS)]
    found = behind(*three)
    assert found.words == "3 outlets, 1 root: Vell ← anonymous harbour officials"
    assert (found.voices, found.depth) == (1, 2)
    assert {path.depth for path in found.roots[0].paths} == {2}


def test_an_agency_with_two_roots_gives_none_to_who_only_names_it() -> None:
    found = behind(
        telling("Post", VELL, CLERKS), telling("Star", VELL), telling("Mail", VELL, MOOR)
    )
    assert len(found.roots) == 3
    assert found.count == "3 outlets, at most 3 roots"


def test_a_person_who_is_cited_is_no_outlet_to_go_through() -> None:
    found = behind(telling("Post", MOOR, CLERKS), telling("Star", MOOR))
    assert len(found.roots) == 2


def test_the_own_voice_of_an_outlet_is_a_root() -> None:
    found = behind(telling("Post"), telling("Star"))
    assert found.words == "2 outlets, 2 roots: Post; Star"
    assert [root.own for root in found.roots] == [True, True]
    assert (found.depth, found.anonymity, found.apart) == (0, "", True)
    mixed = behind(telling("Post"), telling("Star", MOOR))
    assert mixed.words == "2 outlets, 2 roots: Post; Ida Moor"
    assert [path.depth for root in mixed.roots for path in root.paths] == [0, 1]


def test_who_cites_an_outlet_that_tells_it_of_its_own_has_that_as_root() -> None:
    found = behind(telling("Vell"), telling("Post", VELL))
    assert found.words == "2 outlets, 1 root: Vell"
    assert (found.depth, found.voices) == (1, 1)
    assert found.roots[0].own


def test_copies_have_the_origin_of_their_text_as_root() -> None:
    assert behind(telling("Post"), telling("Star"), copies={"Star": "Post"}).words == (
        "2 outlets, 1 root: Post"
    )
    agency = Voice("AP", "copy", ("Post", "Star"), agency="AP")
    found = behind(telling("Post"), telling("Star"), copies={"Star": "Post"}, voices=[agency])
    assert found.words == "2 outlets, 1 root: AP"


def test_named_persons_are_apart_and_unnamed_ones_may_be_one() -> None:
    assert behind(telling("Post", MOOR), telling("Star", LUND)).count == "2 outlets, 2 roots"
    unnamed = behind(telling("Post", CLERKS), telling("Star", NOBODY))
    assert unnamed.count == "2 outlets, at most 2 roots"
    assert unnamed.anonymity == "full"
    assert sorted(path.anonymity for root in unnamed.roots for path in root.paths) == [
        "full",
        "role",
    ]


def test_the_weakest_on_a_path_counts() -> None:
    path = behind(telling("Post", NOBODY, MOOR)).roots[0].paths[0]
    assert (path.anonymity, path.depth, path.words) == ("full", 2, "sources ← Ida Moor")


def test_who_gives_no_source_is_silent() -> None:
    found = behind(telling("Post", ("", "", "person", "")), telling("Star", MOOR))
    assert (found.silent, found.count) == (("Post",), "2 outlets, 1 root, 1 gives no source")
    quoted = behind(telling("Post", quoted=True))
    assert quoted.words == "1 outlet, no root is known"


def test_attributions_stand_as_claims_do() -> None:
    three = [telling("Vell", CLERKS), telling("Post", VELL), telling("Star", VELL)]
    assert behind(*three, note="0") == behind(*three)


def test_chains_that_are_not_shown_are_no_source() -> None:
    from tellings.collate.voices.roots import Rooted

    found = compared(telling("Post", MOOR), telling("Star", LUND))
    rooted = Rooted(found, {"Post": (), "Star": found.reading("Star").of(Attribution)})
    told = Standings(found, rooted).of([Ref("Post", "claim"), Ref("Star", "claim")])
    assert (told.words, told.silent) == (
        "2 outlets, 1 root, 1 gives no source: Ove Lund",
        ("Post",),
    )


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_that_cite_each_other_end(order: tuple[int, int]) -> None:
    post: Told = ("the Post", "Post", "outlet", "")
    both = [telling("Vell", post), telling("Post", VELL)]
    found = behind(*(both[n] for n in order))
    assert len(found.roots) == 2
    assert found.depth == 1


@given(
    st.lists(
        st.builds(
            lambda outlet, chain: telling(outlet, *chain),
            st.sampled_from(["Vell", "Post", "Star", "Mail"]),
            st.lists(st.sampled_from([VELL, CLERKS, NOBODY, MOOR, LUND]), max_size=3, unique=True),
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda each: each.article.id,
    ),
    st.randoms(use_true_random=False),
)
def test_no_order_changes_what_stands_behind(told: list[Reading], order: Random) -> None:
    shuffled = list(told)
    order.shuffle(shuffled)
    one, other = behind(*told), behind(*shuffled)
    assert one == other
    paths = [path for root in one.roots for path in root.paths]
    assert {path.article for path in paths} | set(one.silent) == {r.article.id for r in told}
    assert one.depth == max((path.depth for path in paths), default=0)
    assert 1 <= one.voices <= one.outlets == len(told)


def test_a_headline_that_leaves_out_the_source_is_no_root_of_its_own() -> None:
    post = telling("Post", MOOR)
    top = replace(post.of(Claim)[0], id="headline", attribution=None)
    both = Reading(post.article).plus([*post.notes, top])
    refs = [Ref("Post", "claim"), Ref("Post", "headline")]
    assert standing(compared(both), refs).words == "1 outlet, 1 root: Ida Moor"
    assert standing(compared(both), refs[1:]).words == "1 outlet, 1 root: Post"


def test_several_claims_of_one_article_are_told_once() -> None:
    post = telling("Post", MOOR)
    again = replace(post.of(Claim)[0], id="again")
    both = Reading(post.article).plus([*post.notes, again])
    found = standing(compared(both), [Ref("Post", "claim"), Ref("Post", "again")])
    assert found.words == "1 outlet, 1 root: Ida Moor"
