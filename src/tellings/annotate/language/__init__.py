"""The layer of language: sentences and their words, who and what is named, and which names are one.

STEPS are to be run in this order, after a step that gives blocks.
"""

from __future__ import annotations

from tellings.annotate.language.names import names
from tellings.annotate.language.sentences import sentences

STEPS = (sentences, names)

__all__ = ["STEPS", "names", "sentences"]
