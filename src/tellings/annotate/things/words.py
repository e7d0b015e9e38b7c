"""Word lists of things, one folder a language (`en/nouns.tsv`)."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from tellings.lexicon import DEFAULT, of_language

_NONE: frozenset[str] = frozenset()


class Words(Struct, frozen=True):
    """The lists of one language; all empty for a language that has none.

    `nouns` gives the classes of a noun by its lemma, `plurals` those of plural forms that may
    stand for one thing; `verbs` are those that may be verbs, too. `parting` are adjectives that
    tell one thing from another, with their part ("kind" or "order"); `opens` what a determiner
    opens; `links` the part of a preposition; `phrases` the fixed phrases in which a noun stands
    for no thing, by each of their words; `adjectives` and `capitals` give the country code of an
    adjective ("south korean") and of a capital; `plural_endings` are endings of plurals and what
    they stand for.
    """

    nouns: dict[str, frozenset[str]]
    plurals: dict[str, frozenset[str]]
    verbs: frozenset[str]
    parting: dict[str, str]
    opens: dict[str, str]
    links: dict[str, str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    adjectives: dict[str, str]
    capitals: dict[str, str]
    plural_endings: tuple[tuple[str, str], ...]

    def noun(self, form: str, lemma: str) -> str:
        """The noun of the list that a word is, by its form and lemma in lower case; "" for none."""
        if form in self.plurals:
            return form
        if lemma in self.nouns:
            return lemma
        return form if form in self.nouns else ""

    def singular(self, form: str) -> str:
        """The noun of the list whose plural a form is by its ending, or the form itself."""
        told = (form.removesuffix(end) + new for end, new in self.plural_endings)
        return next((word for word in (form, *told) if word in self.nouns), form)

    def classes(self, noun: str) -> frozenset[str]:
        """What a noun of the list stands for."""
        return self.plurals.get(noun) or self.nouns.get(noun) or _NONE


@cache
def words(language: str = DEFAULT) -> Words:
    """The lists of a language (ISO 639-1)."""
    countries = of_language("tellings.gazetteers", "countries", language)
    nouns = of_language(__package__, "nouns", language)
    return Words(
        nouns={r["noun"]: _split(r["classes"]) for r in nouns if r["form"] == "lemma"},
        plurals={r["noun"]: _split(r["classes"]) for r in nouns if r["form"] == "plural"},
        verbs=frozenset(r["noun"] for r in nouns if r["verb"] == "yes"),
        parting=_paired("adjectives", "adjective", "part", language),
        opens=_paired("determiners", "word", "opens", language),
        links=_paired("links", "word", "part", language),
        phrases=_phrases(language),
        adjectives={w.lower(): r["code"] for r in countries for w in _split(r["adjectives"])},
        capitals={w.lower(): r["code"] for r in countries for w in _split(r["capitals"])},
        plural_endings=_endings(language),
    )


def _split(cell: str) -> frozenset[str]:
    return frozenset(filter(None, cell.split("|")))


def _paired(name: str, key: str, value: str, language: str) -> dict[str, str]:
    return {row[key]: row[value] for row in of_language(__package__, name, language)}


def _endings(language: str) -> tuple[tuple[str, str], ...]:
    rows = of_language(__package__, "plurals", language)
    return tuple((row["ending"], row["singular"].strip("-")) for row in rows)


def _phrases(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in of_language(__package__, "phrases", language):
        phrase = tuple(row["phrase"].split())
        for word in dict.fromkeys(phrase):
            found[word] = (*found.get(word, ()), phrase)
    return found
