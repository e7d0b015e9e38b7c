"""Writing to a library, within one transaction."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import Article, Copy, Link, Membership, Move, Reading
from tellings.pipeline import Made
from tellings.store import articles, copies, members, notes, passages, runs, sketches
from tellings.store.articles import need
from tellings.store.connection import Connection
from tellings.store.packing import fit


class Adding:
    """What may be written while a transaction is open; made by `Store.adding`.

    Times are seconds since 1970 UTC. What is read from the store meanwhile has these changes.
    Whatever names an article that is not there raises KeyError.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._grown: int | None = None

    # --- articles and what is made of them ---

    def article(
        self,
        article: Article,
        *,
        added: float,
        at: float | None,
        headline: str | None = None,
        credit: str | None = None,
    ) -> bool:
        """Put an article in; False if its id is there, and then nothing is changed.

        `at` is when it was written, `added` is now. `headline` and `credit` are what rows have as
        title and agency, where the article's own are not it.
        """
        new = articles.put(self._connection, article, added=added, at=at)
        if new and (headline is not None or credit is not None):
            self.known_as(article.id, headline=headline, credit=credit)
        return new

    def known_as(
        self, article: str, *, headline: str | None = None, credit: str | None = None
    ) -> None:
        """Say anew what rows of an article have as title and agency; None leaves it as it is."""
        number = need(self._connection, article)
        given = {"title": headline, "agency": credit}
        changes = {key: fit(value) for key, value in given.items() if value is not None}
        if changes:
            passages.changed(self._connection, number, changes)

    def notes(self, article: str, made: Sequence[Made]) -> int:
        """Keep all that the steps gave for an article; how many of them had to be written."""
        return notes.put(self._connection, article, made)

    def index(self, reading: Reading) -> None:
        """Let the title, prose and attributions of an article be found, instead of what was."""
        passages.put(self._connection, need(self._connection, reading.article.id), reading)

    def time(self, article: str, at: float | None) -> None:
        """Say anew when an article was written; its story and what finds it follow."""
        number = need(self._connection, article)
        if self._connection.value("SELECT at FROM article WHERE number = ?", (number,)) == at:
            return
        passages.changed(self._connection, number, {"at": at})
        self._connection.run("UPDATE profile SET at = ? WHERE article = ?", (at, number))
        members.put_time(self._connection, number, self._revision())

    def drop(self, article: str) -> bool:
        """Forget an article and all that was made of it; False if it is not there.

        Its copies are none any more; the library decides which of them leads the others.
        """
        number = articles.number(self._connection, article)
        if number is None:
            return False
        self.leave(article)
        passages.drop(self._connection, number)
        sketches.drop(self._connection, number)
        self._connection.run("DELETE FROM article WHERE number = ?", (number,))
        return True

    # --- copies ---

    def sketch(self, article: str, version: int, bands: Sequence[int], data: bytes) -> None:
        """Keep a sketch. `bands` are signed 64-bit numbers; `data` is what else it has."""
        sketches.put(self._connection, article, version, bands, data)

    def copies(self, given: Sequence[Copy]) -> None:
        """Keep copies. Their leaders are none from now on.

        What a new copy led before is let go, unless it is given here as a copy too.
        """
        copies.put(self._connection, given)

    def no_copy(self, article: str) -> None:
        """An article is no copy any more."""
        copies.drop(self._connection, need(self._connection, article))

    # --- stories ---

    def profile(self, article: str, version: int, data: bytes, at: float | None) -> None:
        """Keep a profile, and the time by which it is looked for."""
        sketches.put_profile(self._connection, article, version, data, at)

    def membership(self, membership: Membership, since: float) -> None:
        """Put an article into a story, which begins if it is new, out of that in which it was.

        A story that loses its last member is gone. `since` is now.
        """
        members.put(self._connection, membership, since, self._revision())

    def leave(self, article: str) -> bool:
        """Take an article out of its story; False if it was in none."""
        return members.drop(self._connection, article, self._revision())

    def moves(self, moves: Sequence[Move], at: float) -> None:
        """Log moves. Memberships are not changed by it."""
        members.put_moves(self._connection, moves, at)

    def links(self, story: str, basis: str, links: Sequence[Link]) -> None:
        """Keep the links of a story, and what they rest on (the versions of what made them).

        They are forgotten when an article joins or leaves. Raises KeyError without the story.
        """
        members.put_links(self._connection, story, basis, links)

    # --- runs ---

    def count(self, run: int, *, added: int = 0, known: int = 0, failed: int = 0) -> None:
        """Add to the counts of a run, so that they tell what was kept if it is cut off."""
        runs.count(self._connection, run, added=added, known=known, failed=failed)

    def _revision(self) -> int:
        """The revision of all that this transaction changes in stories."""
        if self._grown is None:
            self._connection.run("UPDATE state SET value = value + 1 WHERE name = 'revision'")
            statement = "SELECT value FROM state WHERE name = 'revision'"
            self._grown = int(self._connection.value(statement))
        return self._grown
