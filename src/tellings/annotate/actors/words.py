"""Word lists of the layer of actors, one folder a language (`en/pronouns.tsv`)."""

from __future__ import annotations

from functools import cache, lru_cache

from msgspec import Struct

from tellings.lexicon import language_of, of_language
from tellings.model import Reading

OURS = __package__
SHARED = "tellings.gazetteers"
"""Where the tables lie that several layers read."""


class Pronoun(Struct, frozen=True):
    """A pronoun: its person, what it agrees with, and its use (see `pronouns.tsv`)."""

    person: int
    agrees: str
    use: str


class Words(Struct, frozen=True):
    """The lists of one language; all empty for a language that has none.

    `pronouns` by form; `genders` the pronouns that nouns and honorifics ask for ("Ms": she),
    `given` those of given names; `roles` nouns for persons and `endings` how more of them end;
    `plurals` endings of plurals and what they stand for; `groups` the words of `groups.tsv`;
    `sectors` what an unnamed or institutional actor belongs to, by noun; `titles` what persons are
    called, with the class of each ("head" of a state, "office", "role"); `nations` words for the
    people of a state, as they are written.
    """

    language: str
    pronouns: dict[str, Pronoun]
    genders: dict[str, str]
    given: dict[str, str]
    roles: frozenset[str]
    unnamed: frozenset[str]
    endings: tuple[str, ...]
    plurals: tuple[tuple[str, str], ...]
    groups: dict[str, frozenset[str]]
    sectors: dict[str, str]
    titles: dict[str, str]
    nations: frozenset[str]

    def human(self, noun: str) -> bool:
        """Whether a noun (in lower case, singular) means a person by role."""
        return noun in self.roles or (bool(self.endings) and noun.endswith(self.endings))

    def noun(self, form: str, lemma: str = "") -> str:
        """The form that the lists know a noun by: its lemma, or its singular by its ending."""
        return _noun(self.language, form, lemma)

    def _noun(self, form: str, lemma: str) -> str:
        given = (lemma or form).lower()
        if self._knows(given):
            return given
        low = form.lower()
        singulars = (low.removesuffix(end) + new for end, new in self.plurals if low.endswith(end))
        return next((word for word in (low, *singulars) if self._knows(word)), given)

    def _knows(self, word: str) -> bool:
        return word in self.unnamed or self.human(word)

    def of(self, group: str) -> frozenset[str]:
        """The words of one group of `groups.tsv`; maybe none."""
        return self.groups.get(group, frozenset())


def words_of(reading: Reading) -> Words:
    """The lists for the language of an article."""
    return words(language_of(reading.article))


@lru_cache(maxsize=8192)
def _noun(language: str, form: str, lemma: str) -> str:
    return words(language)._noun(form, lemma)


@cache
def words(language: str) -> Words:
    """The lists of a language (ISO 639-1)."""
    return Words(
        language=language,
        pronouns=_pronouns(language),
        genders=_paired(SHARED, "genders", language, "pronoun"),
        given=_paired(SHARED, "given_names", language, "pronoun"),
        roles=_listed(SHARED, "roles", language),
        unnamed=_listed(SHARED, "unnamed", language),
        endings=tuple(sorted(_listed(SHARED, "person_endings", language))),
        plurals=_plurals(language),
        groups=_groups(language),
        sectors=_paired(OURS, "sectors", language, "sector"),
        nations=_nations(language),
        titles=_paired(SHARED, "titles", language, "class"),
    )


def _listed(place: str, name: str, language: str) -> frozenset[str]:
    return frozenset(row["word"] for row in of_language(place, name, language))


def _paired(place: str, name: str, language: str, column: str) -> dict[str, str]:
    return {row["word"]: row[column] for row in of_language(place, name, language)}


def _pronouns(language: str) -> dict[str, Pronoun]:
    return {
        row["word"]: Pronoun(int(row["person"]), row["agrees"], row["use"])
        for row in of_language(OURS, "pronouns", language)
    }


def _plurals(language: str) -> tuple[tuple[str, str], ...]:
    found = [
        (row["ending"], row["singular"].strip("-"))
        for row in of_language(SHARED, "plurals", language)
    ]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


def _groups(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in of_language(OURS, "groups", language):
        found.setdefault(row["group"], set()).add(row["word"])
    return {group: frozenset(them) for group, them in found.items()}


def _nations(language: str) -> frozenset[str]:
    found = (row["adjectives"].split("|") for row in of_language(SHARED, "countries", language))
    return frozenset(word for words in found for word in words if word)
