"""How sure a note or link is, in words, and what is too unsure to be shown."""

from __future__ import annotations

from tellings.model import Link, Note

FLOOR = 0.35
"""Below this confidence a note or link is not shown, only counted."""

UNSURE = 0.6
"""Below this confidence a note or link is shown as unsure, with its reason."""


def shown(judged: Note | Link) -> bool:
    """Whether it is sure enough to be shown."""
    return judged.confidence >= FLOOR


def doubt(judged: Note | Link) -> str:
    """Why it is unsure, as the rule that made it says; "" when it is not."""
    if judged.confidence >= UNSURE:
        return ""
    return judged.why or "no reason is recorded"
