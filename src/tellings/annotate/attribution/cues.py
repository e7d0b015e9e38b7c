"""Cue words: verbs that carry someone's words, their inflected forms, and reporting clauses."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from tellings.annotate.attribution.words import rows


class Cue(Struct, frozen=True):
    """A cue verb. `frames`: see cues.tsv."""

    lemma: str
    deed: str
    frames: str


@cache
def verbs() -> dict[str, Cue]:
    """Cue verbs by lemma."""
    return {row["lemma"]: Cue(row["lemma"], row["deed"], row["frames"]) for row in rows("cues")}


@cache
def forms() -> dict[str, Cue]:
    """Cue verbs by every inflected form, for words that no model has lemmatised."""
    return {form: cue for cue in verbs().values() for form in _inflected(cue.lemma)}


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {
        row["lemma"]: tuple(row["forms"].split()) for row in rows("cues") if row["forms"] != "-"
    }


def _inflected(lemma: str) -> tuple[str, ...]:
    if lemma in _irregular():
        return (lemma, *_irregular()[lemma])
    if re.search(r"[^aeiou]y$", lemma):
        return (lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing")
    stem = lemma.removesuffix("e")
    plural = "es" if re.search(r"(s|sh|ch|x|z)$", lemma) else "s"
    return (lemma, lemma + plural, f"{stem}ed", f"{stem}ing")


def _past_and_present() -> str:
    """Forms that follow a subject in a reporting clause ("said", "says"), as alternatives."""
    quoting = [cue for cue in verbs().values() if "q" in cue.frames]
    words = {form for cue in quoting for form in _inflected(cue.lemma) if not form.endswith("ing")}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


# ", she said" or ", said the minister": a clause by which a narrator reports. It follows a mark
# that ends speech. Bounded on every side, so that it stays linear on any text.
_NAME = r"[A-Z][\w.'\u2019-]{0,30}(?: [A-Z][\w.'\u2019-]{0,30}){0,3}"
_WHO = rf"(?:[Hh]e|[Ss]he|[Tt]hey|I|[Tt]he [a-z]{{2,20}}(?: [a-z]{{2,20}})?|{_NAME})"
REPORTING_CLAUSE = re.compile(
    rf"[,?!](?P<clause>\s(?:{_WHO} (?:{_past_and_present()})|(?:said|says) {_WHO})\b)"
)
