"""What a story is headed by: a headline of its own, of its first telling."""

from __future__ import annotations

from tellings.library.summaries import headed
from tellings.store import MemberRow

ADDED = 5000.0


def member(article: str, at: float, title: str = "", copy_of: str | None = None) -> MemberRow:
    return MemberRow(
        story="s",
        article=article,
        outlet="",
        agency="",
        title=title or article.upper(),
        url="",
        at=at,
        by="joined",
        score=1.0,
        why="",
        since=ADDED,
        copy_of=copy_of,
        added=ADDED,
    )


def test_the_earliest_that_is_no_copy_heads_it() -> None:
    assert headed([member("a", 1.0, copy_of="b"), member("b", 2.0), member("c", 3.0)]).article == "b"


def test_one_without_a_date_comes_last() -> None:
    undated = member("a", ADDED)
    assert headed([undated, member("b", 9000.0)]).article == "b"
    assert headed([undated]).article == "a"


def test_nothing_heads_a_story_without_headlines() -> None:
    assert headed([]) is None
