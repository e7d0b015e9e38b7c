"""The task of pronouns: what counts as found, what as wrong, on an invented article."""

from __future__ import annotations

from bench.pronouns import Item, Marked, gold, score
from tellings.model import Article, Block, Entity, Mention, Reading, Span

TEXT = "Vell met Oltin. He thanked her. The mayor left, and they stayed."


def _at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _mention(words: str, form: str, entity: str) -> Mention:
    at = _at(words)
    return Mention(at=(at,), head=at, type="person", form=form, entity=entity, by="hand")  # type: ignore[arg-type]


def _reading(*mentions: Mention) -> Reading:
    block = Block(at=(Span(0, len(TEXT)),), role="paragraph", by="hand")
    people = [
        Entity(at=(_at(name),), name=name, type="person", id=name, by="hand")
        for name in ("Vell", "Oltin")
    ]
    names = [_mention(name, "name", name) for name in ("Vell", "Oltin")]
    return Reading(Article("a", TEXT)).plus([block, *people, *names, *mentions])


MARKED = Marked(
    "a",
    "dev",
    (
        Item(_at("He"), "pronoun", (_at("Vell"),)),
        Item(_at("her"), "pronoun", (_at("Oltin"),)),
        Item(_at("they"), "pronoun", ()),
    ),
)


def test_right_and_wrong_joins_are_counted() -> None:
    reading = _reading(
        _mention("He", "pronoun", "Vell"),
        _mention("her", "pronoun", "Vell"),
        _mention("they", "pronoun", "Oltin"),
        _mention("The mayor", "nominal", "Vell"),
    )
    found = score(MARKED, reading)
    pronouns = found["dev.pronouns"]
    assert (pronouns.found, pronouns.predicted, pronouns.gold) == (1, 3, 2)
    described = found["dev.descriptions"]
    assert (described.found, described.predicted, described.gold) == (0, 1, 0)
    assert described.extra == ("The mayor",)


def test_nothing_joined_is_nothing_wrong() -> None:
    found = score(MARKED, _reading())["dev.pronouns"]
    assert (found.found, found.predicted, found.gold) == (0, 0, 2)


def test_the_gold_has_offsets_only() -> None:
    marked = gold()
    assert {each.part for each in marked} == {"dev", "test"}
    assert sum(bool(item.who) for each in marked for item in each.items) > 200
    assert all(item.at.start < item.at.end for each in marked for item in each.items)
