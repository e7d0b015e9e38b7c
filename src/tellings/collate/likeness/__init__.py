"""Whether two passages of a story say the same, in whatever words: a probability for each pair."""

from __future__ import annotations

from tellings.collate.likeness.passages import Likeness

__all__ = ["Likeness"]
