"""A treaty that Ana Roza signs in Orvale, told by several articles under several days."""

from __future__ import annotations

from tellings.model import Collation, Link, Reading, Ref, Story
from tests.collate.timeline.diary import Diary

ANA, ORVALE, MARROW = "Ana Roza", "Orvale", "Marrow"
SIGNED = (
    "{who}/nsubj>signed signed/ROOT>@/sign the/det>treaty treaty/dobj>signed in/prep>signed "
    "{where}/pobj>in on/prep>signed {day}/pobj>on ./punct>signed"
)


def diary(id: str, day: str, date: str, marked: str = SIGNED, **more: object) -> Diary:
    """An article in which Ana signs a treaty in Orvale on a day, or what is told instead."""
    made = Diary(id)
    anchor = made.written("2023-03-22", more.pop("basis", "printed"))  # type: ignore[arg-type]
    return tell(made, day, date, marked, anchor=anchor, **more)


def tell(made: Diary, day: str, date: str, marked: str = SIGNED, **more: object) -> Diary:
    who, where = more.pop("who", "Ana"), more.pop("where", ORVALE)
    at = made.parsed(marked.format(who=who, where=where, day=day))
    for short, name in (("Ana", ANA), ("Bo", "Bo Lind"), (ORVALE, ORVALE), (MARROW, MARROW)):
        start = made.text.find(short, at.start)
        if start >= 0:
            made.mention(type(at)(start, start + len(short)), name)
    made.time(day, date, **more)  # type: ignore[arg-type]
    return made


def linked(readings: list[Reading]) -> Collation:
    """A collation in which those of one name are one."""
    ids = tuple(each.article.id for each in readings)
    links = []
    for name in (ANA, "Bo Lind", ORVALE, MARROW):
        key = f"entity:{name}"
        refs = tuple(
            Ref(each.article.id, key) for each in readings if key in {n.id for n in each.notes}
        )
        if len(refs) > 1:
            links.append(Link("same-entity", refs, by="test"))
    return Collation(Story("s", ids), tuple(readings), tuple(links))
