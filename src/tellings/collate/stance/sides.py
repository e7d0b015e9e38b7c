"""A claim as one side of a matter: who is nearest to it, and how that one holds it."""

from __future__ import annotations

from msgspec import Struct

from tellings.collate.stance.held import Held
from tellings.collate.stance.matters import Matter


class Side(Struct, frozen=True):
    """A claim, what it is about, and how the one holds it who is nearest to it."""

    matter: Matter
    held: Held

    @property
    def article(self) -> str:
        """The id of its article."""
        return self.matter.fact.article

    @property
    def asserted(self) -> bool:
        """Whether somebody says it is so, or may be."""
        return self.held.polarity == "+"

    @property
    def against(self) -> bool:
        """Whether it is denied, or expressly left open ("no evidence that", "did not say")."""
        held = self.held
        if held.polarity == "-" or not held.said:
            return True
        return held.polarity == "unknown" and self.matter.fact.lacking
