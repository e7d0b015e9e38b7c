"""Claims: what an article asserts, clause by clause, as notes."""

from __future__ import annotations

from msgspec import Struct

from tellings.model.notes import Note, Stance
from tellings.model.spans import Span, Spans


class Amount(Struct, frozen=True):
    """A number that a claim gives, and what it counts or measures.

    `at`: its words with what limits it and its unit ("at least four people"). `low` and `high`
    are the least and the greatest value that it can be, both included, in `unit`; None where it is
    open ("at least four": 4 and None). `exact` is False for "about 40", "nearly 40", "dozens".
    `unit`: "" for what is counted, else one name for a unit and its multiples ("percent", "USD",
    "metre", "kilogram", "second"). `counted`: the lemma of what is counted ("person"), or "".
    """

    at: Span
    low: float | None = None
    high: float | None = None
    exact: bool = True
    unit: str = ""
    counted: str = ""


class Argument(Struct, frozen=True):
    """Who or what has a part in what a claim tells.

    `role`: "agent" is who acts and "patient" who or what is acted on, changes or is in a state,
    in active and passive voice alike (the proto-roles of Dowty 1991); "recipient" is to whom;
    "attribute" what something is said to be; any other is a preposition ("to", "in", "against").
    `at` is the whole phrase, `head` its head word or name. `entity` is the id of the `Entity` or
    `Actor` of the reading that the head stands for, None where that is not known.
    """

    role: str
    at: Span
    head: Span
    entity: str | None = None


class Claim(Note, frozen=True, kw_only=True):
    """What one clause asserts, in the outlet's own voice or through an attribution.

    `at`: the words of the clause, without those that attribute it. `predicate`: the verb with its
    auxiliaries, "not" and particles, or the noun or adjective that is asserted of the subject;
    `head` its one word that bears the meaning, `lemma` the lemma of that. `subject` is the
    grammatical subject, with what describes it, None where there is none. `times` are the ids of
    the time expressions that date it. `attribution` is the id of the innermost attribution in whose
    content it stands; None is the outlet's own voice. `stance` is told by the clause and the
    clauses above it alone ("not", "may", "no evidence that", "if"): what the attributions add is
    not counted in. `inside` is the id of the claim in whose clause it is embedded, or None.
    """

    predicate: Spans
    head: Span
    lemma: str
    subject: Span | None = None
    arguments: tuple[Argument, ...] = ()
    amounts: tuple[Amount, ...] = ()
    times: tuple[str, ...] = ()
    attribution: str | None = None
    stance: Stance = Stance("+", "certain")
    inside: str | None = None

    def argument(self, role: str) -> Argument | None:
        """The first argument of a role."""
        return next((each for each in self.arguments if each.role == role), None)
