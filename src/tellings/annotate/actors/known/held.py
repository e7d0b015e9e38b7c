"""What is held to be known of someone or something, and on what ground."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Ground = Literal[
    "listed", "learnt", "leaders", "former", "later", "named", "phrase", "owner", "home"
]


class Held(Struct, frozen=True):
    """The state that someone or something is, governs or acts for.

    `countries` are ISO 3166-1 alpha-2 codes: one as a rule, two for "the two Koreas", none only
    where the user's file has a name without a country. `by` is the ground: "listed" in that file,
    "learnt" from the article's own words, "leaders", "former" or "later" by the table of leaders
    and the article's date, "named" by the tables of names, "phrase" by a modifier ("Russian
    officials"), "owner" by whose it is ("Mr. Moon's office"), "home" by the article's home
    country. `why` says the same for a reader.

    `office` is what the table of leaders says for the article's date ("President, in office on
    2023-03-22"). `name` is the full name in that table or the user's file, the same in every
    article. `sector` is what an institution or group belongs to ("government", "military").
    `state`: the words stand for the state itself ("Beijing", "North Korea", "the Kremlin").
    """

    countries: tuple[str, ...]
    by: Ground
    why: str
    confidence: float
    office: str = ""
    name: str = ""
    sector: str = ""
    state: bool = False

    @property
    def country(self) -> str | None:
        """The one state, or None if there are several."""
        return self.countries[0] if len(self.countries) == 1 else None
