"""What commands that add to a library share: what came of each article, counted and said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tellings.cli.ending import DONE, IN_PART, NOTHING_READ, STOPPED, WRONG_USE, Problems, say
from tellings.cli.stopping import Stopping
from tellings.errors import ReadError, TellingsError

if TYPE_CHECKING:
    from tellings.library import Library
    from tellings.model import Article


class Tally:
    """How many articles were added, known, brought up to date or failed, and which stories grew."""

    def __init__(self) -> None:
        self.counts = {"added": 0, "known": 0, "updated": 0}
        self.problems = Problems()
        self.stories: set[str] = set()
        self.broken = False

    @property
    def seen(self) -> int:
        """How many articles are in the library now, of those that were come to."""
        return sum(self.counts.values())

    def say(self, *, stopped: bool = False, label: str = "") -> None:
        """Say it in one line: "added 12, known 3, failed 1; 4 stories new or changed"."""
        say(f"{label}{'stopped: ' if stopped else ''}{self.words()}")

    def words(self) -> str:
        """The counts in words; "updated" and "failed" only where there are any."""
        counts = dict(self.counts)
        parts = [f"added {counts['added']:,}", f"known {counts['known']:,}"]
        parts += [f"updated {counts['updated']:,}"] if counts["updated"] else []
        parts += [f"failed {self.problems.count:,}"] if self.problems.count else []
        many = "story" if len(self.stories) == 1 else "stories"
        return f"{', '.join(parts)}; {len(self.stories):,} {many} new or changed"

    def code(self, *, stopped: bool = False) -> int:
        """The exit code."""
        if stopped:
            return STOPPED
        if self.broken:
            return IN_PART if self.counts["added"] else WRONG_USE
        if self.problems.count:
            return IN_PART if self.seen else NOTHING_READ
        return DONE


def add(
    library: Library,
    found: Iterable[Article | ReadError],
    tally: Tally,
    stopping: Stopping,
    *,
    command: str,
    sources: Sequence[str],
    again: bool = False,
    jobs: int = 1,
) -> None:
    """Add what was found and count what came of it. A library that fails ends it, and is said."""
    try:
        for each in library.add(
            found,
            command=command,
            sources=sources,
            again=again,
            jobs=jobs,
            stopped=lambda: stopping.wanted,
        ):
            if isinstance(each, ReadError):
                tally.problems.say(each)
                continue
            tally.problems.say_degraded(each.models)
            tally.stories.update(each.stories)
            if each.how != "repaired":
                tally.counts[each.how] += 1
    except KeyboardInterrupt:
        stopping.wanted = True
    except TellingsError as error:
        say(str(error))
        tally.broken = True
