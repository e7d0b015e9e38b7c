"""The layer of things: what an article speaks of that has no name ("the war", "the talks").

words      word lists by language
nominals   sentences in which such phrases are sought; phrases: noun -> its noun phrase
names      the names in such a phrase, and when two tell of different things
groups     phrases -> which of them stand for one thing, and why

"""

from __future__ import annotations

from tellings.annotate.things.things import BY, things

STEPS = (things,)

__all__ = ["BY", "STEPS", "things"]
