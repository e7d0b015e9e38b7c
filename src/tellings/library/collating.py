"""A story's articles compared: of each text one, and what is known of the others."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.collate import collate
from tellings.errors import UseError
from tellings.library.summaries import membership, voices_of
from tellings.model import Collation, Copy, Story
from tellings.store import MemberRow, Store


def collation(store: Store, id: str, *, with_copies: bool = False) -> Collation:
    """The comparison of a story, with all its articles, copies and voices in `Collation.story`.

    Raises UseError if there are not two articles to compare.
    """
    members = store.stories.members(id)
    taken = [each.article for each in members if with_copies or not _folded(each, members)]
    _check(id, len(members), len(taken))
    readings = [store.notes.reading(article) for article in taken]
    return collate(readings, _story(store, id, members))


def _folded(row: MemberRow, members: Sequence[MemberRow]) -> bool:
    """Whether an article is a copy of another that is compared."""
    return row.copy_of is not None and any(row.copy_of == each.article for each in members)


def _check(id: str, held: int, taken: int) -> None:
    if taken > 1:
        return
    if held > 1:
        problem = f"the {held} articles of story {id} are copies of one text"
        raise UseError(f"{problem}; --with-copies compares them")
    raise UseError(f"story {id} has one article; compare needs two (try: tellings show {id})")


def _story(store: Store, id: str, members: Sequence[MemberRow]) -> Story:
    copies = (store.copies.of(each.article) for each in members if each.copy_of)
    return Story(
        id=id,
        articles=tuple(each.article for each in members),
        copies=tuple(copy for copy in copies if copy),
        members=tuple(membership(each) for each in members),
        voices=voices_of(members),
    )


def copies_folded(collation: Collation) -> tuple[Copy, ...]:
    """The copies that are in the story and were not compared."""
    compared = {reading.article.id for reading in collation.readings}
    return tuple(copy for copy in collation.story.copies if copy.article not in compared)
