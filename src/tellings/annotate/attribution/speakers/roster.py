"""The word lists by which a source is told: what kind of word its head is, in one language."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from tellings.annotate.attribution.words import DEFAULT, rows, words
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

    def listed(name: str) -> frozenset[str]:
        return words(name, language)

    def paired(name: str, column: str) -> dict[str, str]:
        return {row["word"]: row[column] for row in rows(name, language)}

    return Roster(
        language=language,
        pronouns=_pronouns(language),
        documents=listed("documents"),
        bodies=listed("bodies"),
        roles=listed("roles"),
        unnamed=paired("unnamed", "anonymity"),
        outlets=_placed("media", "name", language),
        outlet_ends=_placed("media", "last", language),
        outlet_nouns=_placed("media", "noun", language),
        either=_placed("media", "either", language),
        nationalities=listed("nationalities"),
        generic=listed("generic"),
        genders=paired("genders", "pronoun"),
        given_names=paired("given_names", "pronoun"),
        definite=listed("determiners"),
        quantities=listed("quantities"),
        counting=listed("counting"),
        passives=listed("passives"),
        vehicles=listed("vehicles"),
        issuing=listed("issuing"),
        towards=listed("towards"),
        counts=_placed("joint", "count", language),
        several=_placed("joint", "plural", language),
        joint=_joint(language),
        owners=paired("owners", "types"),
        platforms=listed("platforms"),
        endings=tuple(sorted(listed("person_endings"))),
        plurals=_plurals(language),
    )


def _placed(table: str, place: str, language: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows(table, language) if row["place"] == place)


def _joint(language: str) -> dict[str, str]:
    return {row["word"]: row["type"] for row in rows("joint", language) if row["place"] == "noun"}


def _plurals(language: str) -> tuple[tuple[str, str], ...]:
    found = [(row["ending"], row["singular"].strip("-")) for row in rows("plurals", language)]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


def _pronouns(language: str) -> dict[str, Pronoun]:
    return {
        row["word"]: Pronoun(row["use"], int(row["person"]), row["number"] == "p", row["agrees"])
        for row in rows("pronouns", language)
    }
