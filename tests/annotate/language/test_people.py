"""Which names of persons are one."""

from __future__ import annotations

import pytest

from tellings import api
from tellings.annotate.language.people import join, named
from tellings.annotate.language.slips import near_name
from tellings.model import Article, Entity


def persons(*names: str) -> list[int | None]:
    """For each name a number, the same for one person; "senator: Ana Ruiz" bears a title."""
    made = []
    for name in names:
        title, _, words = name.rpartition(": ")
        made.append(named(words, {title} if title else ()))
    return [joined.person for joined in join(made)]


@pytest.mark.parametrize(
    "names",
    [
        ("Ana Ruiz", "Ruiz"),
        ("Ruiz", "Ana Ruiz"),
        ("Ana Ruiz", "Ana"),
        ("Li Wen", "Li"),
        ("Ana B. Ruiz", "Ana Ruiz"),
        ("Ana María Ruiz", "Ana Ruiz", "Ruiz"),
        ("Ana Maria Ruiz", "Ana María Ruiz"),
        ("Ana de Lind", "de Lind", "Lind"),
        ("Omar al-Hadi", "Hadi"),
        ("Kor Jong-un", "Kor Jong Un", "Kor"),
        ("Ana Ruiz Lind", "Ruiz"),
        ("David Ignatow", "Ignatow", "Ignatow", "Ignatov"),
        ("David Ignatow", "David Ignatov"),
        ("O'Dwyer", "Pat O’Dwyer"),
    ],
)
def test_one_person(names: tuple[str, ...]) -> None:
    assert len(set(persons(*names))) == 1
    assert None not in persons(*names)


@pytest.mark.parametrize(
    "names",
    [
        ("Ana Ruiz", "Bo Ruiz"),
        ("Ana Ruiz", "Ana Lind"),
        ("Ana B. Ruiz", "Ana C. Ruiz"),
        ("Ana Ruiz", "Ana Ruiz Jr."),
        ("Bo Martens", "Cy Marten"),
        ("Bo Johnson", "Bo Johnson", "Johnson", "Cy Johnston", "Johnston"),
        ("Ana Ruiz", "Ruis"),
        ("Ana Kennard", "Kennards"),
        ("Ana Ignatow", "Ignatow", "senator: Ignatov"),
        ("Ana Winter", "Vinter"),
    ],
)
def test_not_one_person(names: tuple[str, ...]) -> None:
    assert persons(*names)[0] != persons(*names)[-1]


def test_a_surname_of_two_is_nobodys() -> None:
    ana, bo, bare = persons("Ana Ruiz", "Bo Ruiz", "Ruiz")
    assert (ana != bo, bare) == (True, None)


def test_a_surname_of_two_goes_by_title() -> None:
    found = persons("senator: Ana Ruiz", "mayor: Bo Ruiz", "senator: Ruiz", "mayor: Ruiz")
    assert found == [found[0], found[1], found[0], found[1]]


def test_a_surname_keeps_the_meaning_it_had_before_the_other_came() -> None:
    ana, early, bo, late = persons("Ana Ruiz", "Ruiz", "Bo Ruiz", "Ruiz")
    assert ana == early == late != bo


def test_mr_is_not_mrs() -> None:
    names = [
        named("Bo Ruiz"),
        named("Ruiz", sex="he"),
        named("Ana Ruiz"),
        named("Ruiz", sex="she"),
        named("Ruiz"),
    ]
    bo, mr, ana, mrs, bare = [joined.person for joined in join(names)]
    assert bo == mr == bare
    assert ana == mrs


def test_mr_is_nobody_where_only_mrs_has_a_full_name() -> None:
    names = [named("Ana Ruiz"), named("Ruiz", sex="she"), named("Ruiz", sex="he"), named("Ruiz")]
    ana, mrs, mr, bare = [joined.person for joined in join(names)]
    assert (mrs, mr, bare) == (ana, None, ana)


def test_what_is_joined_says_why() -> None:
    joined = join([named("Ana Ignatow"), named("Ignatow"), named("Ignatov")])
    assert "short for Ana Ignatow" in joined[1].why
    assert "spelt differently" in joined[2].why
    assert joined[2].confidence < joined[1].confidence
    several = join([named("Ana Ruiz"), named("Bo Ruiz"), named("Ruiz")])[-1]
    assert several.why == "may be Ana Ruiz or Bo Ruiz"


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("ignatius", "ignatious", True),
        ("zelensky", "zelenskyy", True),
        ("merkel", "markel", True),
        ("putin", "putyn", False),
        ("austria", "australia", False),
        ("kennedy", "kennedys", False),
        ("martin", "bartin", False),
    ],
)
def test_slips(one: str, other: str, near: bool) -> None:
    assert near_name(one, other) is near


def test_a_short_name_with_jr_is_never_the_one_without() -> None:
    father, son, short = named("Don Alder"), named("Kim Alder"), named("Don Jr.")
    found = join([father, son, short])
    assert found[2].person not in {found[0].person, found[1].person}
    names = [named("Don Alder"), named("Don Alder Jr."), named("Alder Jr.")]
    found = join(names)
    assert found[2].person == found[1].person != found[0].person


def sexed(*names: str) -> list[int | None]:
    """As `persons`; "Mr. Marsk" and "Mrs. Marsk" bear an honorific."""
    sexes = {"Mr.": "he", "Mrs.": "she"}
    made = []
    for name in names:
        first, _, rest = name.partition(" ")
        made.append(named(rest, (), sexes[first]) if first in sexes else named(name))
    return [joined.person for joined in join(made)]


def test_a_man_is_not_the_woman_who_alone_is_named_in_full() -> None:
    trump, melania, mister, bare = sexed("Marsk", "Melania Marsk", "Mr. Marsk", "Marsk")
    assert trump == mister == bare != melania
    assert None not in (trump, melania)
    assert sexed("Melania Marsk", "Mrs. Marsk", "Marsk") == [0, 0, 0]
    assert sexed("Ilen Marsk", "Mr. Marsk") == [0, 0]  # a first name that tells nothing


def test_of_two_in_full_the_honorific_tells_which() -> None:
    donald, melania, mister, misses = sexed(
        "Donald Marsk", "Melania Marsk", "Mr. Marsk", "Mrs. Marsk"
    )
    assert (mister, misses) == (donald, melania)


def test_and_joins_two_persons() -> None:
    bare = named("Marsk", beside=[("ilen", "marsk")])
    full = named("Ilen Marsk", beside=[("marsk",)])
    found = [joined.person for joined in join([bare, full, named("Marsk")])]
    assert found[0] == found[2] != found[1]
    assert None not in found


def test_who_is_joined_by_and_in_a_text() -> None:
    text = (
        "President Marsk and Ilen Marsk welcomed the guests on Tuesday. Marsk signed the treaty. "
        "Ilen Marsk left early."
    )
    reading = api.pipeline().read(Article("case", text))
    found = [each for each in reading.of(Entity) if each.type == "person"]
    names = {each.name: [span.of(text) for span in each.at] for each in found}
    assert names == {"Marsk": ["Marsk", "Marsk"], "Ilen Marsk": ["Ilen Marsk", "Ilen Marsk"]}


def test_what_a_post_puts_behind_a_name_is_no_part_of_it() -> None:
    text = (
        "The memos were written by Ana Marsk. Marsk met the mayor. \u201cAna Marsk Memos just out "
        "show clearly that there was no leak,\u201d Bo Lind tweeted."
    )
    reading = api.pipeline().read(Article("case", text))
    found = {each.name: len(each.at) for each in reading.of(Entity) if each.type == "person"}
    assert found == {"Ana Marsk": 3, "Bo Lind": 1}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Moon Jae-in left. Moon Jae-in said so.", {"Moon Jae-in"}),
        ("President Moon Jae In left on Friday. Moon was tired.", {"Moon Jae In"}),
        (
            "Kim Jong-un left, said Kim Jong-il's heir. Kim Jong-il did not.",
            {"Kim Jong-un", "Kim Jong-il"},
        ),
        ("General Chiang Kai-shek left in 1949.", {"Chiang Kai-shek"}),
        ("The Donald Trump-led party lost on Friday.", {"Donald Trump"}),
    ],
)
def test_the_last_syllable_belongs_to_the_name(text: str, names: set[str]) -> None:
    reading = api.pipeline().read(Article("case", text))
    assert {each.name for each in reading.of(Entity) if each.type == "person"} == names


def test_what_stands_before_and_may_be_the_same() -> None:
    text = "The court charged Ilena Marsk and Marsk's deputy on Tuesday. Marsk did not answer."
    reading = api.pipeline().read(Article("case", text))
    found = [each.name for each in reading.of(Entity) if each.type == "person"]
    assert found == ["Ilena Marsk"]
