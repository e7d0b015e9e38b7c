"""The word lists by which a source is told: what kind of word its head is, in one language."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from tellings.annotate.attribution.words import DEFAULT, rows, words
from tellings.lexicon import Row, of_language
from tellings.model import Reading


class Pronoun(Struct, frozen=True):
    """A pronoun: its use, person and number, and what it agrees with (he she it they)."""

    use: str
    person: int
    plural: bool
    agrees: str


class Roster(Struct, frozen=True, dict=True):
    """The lists of one language; all empty for a language that has none."""

    language: str
    pronouns: dict[str, Pronoun]
    documents: frozenset[str]
    bodies: frozenset[str]
    roles: frozenset[str]
    unnamed: dict[str, str]
    outlets: frozenset[str]
    outlet_ends: frozenset[str]
    outlet_nouns: frozenset[str]
    either: frozenset[str]
    nationalities: frozenset[str]
    generic: frozenset[str]
    genders: dict[str, str]
    given_names: dict[str, str]
    definite: frozenset[str]
    quantities: frozenset[str]
    counting: frozenset[str]
    passives: frozenset[str]
    vehicles: frozenset[str]
    issuing: frozenset[str]
    towards: frozenset[str]
    counts: frozenset[str]
    several: frozenset[str]
    joint: dict[str, str]
    owners: dict[str, str]
    platforms: frozenset[str]
    same_documents: dict[str, str]
    endings: tuple[str, ...]
    plurals: tuple[tuple[str, str], ...]

    def lemma(self, form: str, lemma: str = "") -> str:
        """The form that the lists know a noun by: its lemma, or its singular by its ending."""
        given = (lemma or form).lower()
        if self.knows(given):
            return given
        low = form.lower()
        if self.knows(low):
            return low
        singulars = (
            low.removesuffix(end) + new for end, new in self.plurals if low.endswith(end) and end
        )
        return next((word for word in singulars if self.knows(word)), given)

    def knows(self, word: str) -> bool:
        """Whether a noun is on any of the lists."""
        lists = (self.documents, self.bodies, self.roles, self.unnamed, self.outlet_nouns)
        return any(word in one for one in lists)

    def human(self, noun: str) -> bool:
        """Whether a noun means persons of whom no name is told."""
        return noun in self.roles or noun in self.unnamed or noun.endswith(self.endings)


def roster_of(reading: Reading) -> Roster:
    """The lists for the language of an article."""
    told = reading.article.language
    language = told.value.split("-")[0].lower() if told else DEFAULT
    return roster(language or DEFAULT)


@cache
def roster(language: str) -> Roster:
    """The lists of a language (ISO 639-1)."""
    return Roster(
        language=language,
        pronouns=_pronouns(language),
        counts=_placed("joint", "count", language),
        several=_placed("joint", "plural", language),
        joint=_joint(language),
        plurals=_plurals(language),
        **_outlets(language),
        **_known_words(language),
        **_own_words(language),
    )


def _outlets(language: str) -> dict[str, Any]:
    return {
        "outlets": _placed("media", "name", language),
        "outlet_ends": _placed("media", "last", language),
        "outlet_nouns": _placed("media", "noun", language),
        "either": _placed("media", "either", language),
    }


def _known_words(language: str) -> dict[str, Any]:
    """What several layers read."""

    def column(table: str, name: str) -> dict[str, str]:
        return {row["word"]: row[name] for row in _known(table, language)}

    return {
        "roles": frozenset(row["word"] for row in _known("roles", language)),
        "nationalities": frozenset(row["word"] for row in _known("nationalities", language)),
        "endings": tuple(sorted(row["word"] for row in _known("person_endings", language))),
        "unnamed": column("unnamed", "anonymity"),
        "genders": column("genders", "pronoun"),
        "given_names": column("given_names", "pronoun"),
    }


def _own_words(language: str) -> dict[str, Any]:
    return {
        "documents": words("documents", language),
        "bodies": words("bodies", language),
        "generic": words("generic", language),
        "definite": words("determiners", language),
        "quantities": words("quantities", language),
        "counting": words("counting", language),
        "passives": words("passives", language),
        "vehicles": words("vehicles", language),
        "issuing": words("issuing", language),
        "towards": words("towards", language),
        "owners": {row["word"]: row["types"] for row in rows("owners", language)},
        "platforms": words("platforms", language),
        "same_documents": {row["word"]: row["as"] for row in rows("same_documents", language)},
    }


def _known(table: str, language: str) -> tuple[Row, ...]:
    return of_language("tellings.gazetteers", table, language)


def _placed(table: str, place: str, language: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows(table, language) if row["place"] == place)


def _joint(language: str) -> dict[str, str]:
    return {row["word"]: row["type"] for row in rows("joint", language) if row["place"] == "noun"}


def _plurals(language: str) -> tuple[tuple[str, str], ...]:
    found = [(row["ending"], row["singular"].strip("-")) for row in _known("plurals", language)]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


def _pronouns(language: str) -> dict[str, Pronoun]:
    return {
        row["word"]: Pronoun(row["use"], int(row["person"]), row["number"] == "p", row["agrees"])
        for row in rows("pronouns", language)
    }
