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
    copy = member("a", 1.0, copy_of="b")
    found = headed([copy, member("b", 2.0), member("c", 3.0)])
    assert found is not None
    assert found.article == "b"


def test_one_without_a_date_comes_last() -> None:
    undated = member("a", ADDED)
    dated = member("b", 9000.0)
    assert headed([undated, dated]) == dated
    assert headed([undated]) == undated


def test_nothing_heads_a_story_without_headlines() -> None:
    assert headed([]) is None
