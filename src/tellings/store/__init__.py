"""The store: one SQLite file that holds articles, notes, sketches, stories and runs.

>>> from tellings import store
>>> with store.open_store("news.db", create=True) as library:      # doctest: +SKIP
...     with library.adding() as adding:
...         adding.article(article, added=now, at=written)
...     library.find('ceasefire "the two leaders"', by="Xi")

Nothing outside this package knows SQL. All that is written goes through `Store.adding`, one
transaction each. Times are seconds since 1970 UTC.
"""

from __future__ import annotations

from tellings.store.adding import Adding
from tellings.store.faults import StoreError
from tellings.store.file import Store, open_store
from tellings.store.rows import (
    ArticleRow,
    Changed,
    Excerpt,
    Found,
    Hit,
    Kept,
    MemberRow,
    MoveRow,
    OutletRow,
    Placed,
    RunRow,
    StoryRow,
)
from tellings.store.speakers import SaidRow, SpeakerRow

__all__ = [
    "Adding",
    "ArticleRow",
    "Changed",
    "Excerpt",
    "Found",
    "Hit",
    "Kept",
    "MemberRow",
    "MoveRow",
    "OutletRow",
    "Placed",
    "RunRow",
    "SaidRow",
    "SpeakerRow",
    "Store",
    "StoreError",
    "StoryRow",
    "open_store",
]
