"""Cue words: verbs and phrases that carry someone's words, and what each says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, cast

import msgspec
from msgspec import Struct

from tellings.annotate.attribution.cues.phrasing import Hit, hits, inflections, shapes, table
from tellings.annotate.attribution.words import DEFAULT, rows
from tellings.lexicon import Row
from tellings.model import CueClass

Act = Literal["speech", "attitude"]
Polarity = Literal["+", "-", "unknown"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Negated = Literal["unsaid", "opposite", "possible", "unknown"]

_LANGUAGES = 8
# How many words after a leading verb its cue may begin: "declined immediately to say".
_REACH = 3


class Cue(Struct, frozen=True):
    """A cue verb or phrase; every field is a column of cues.tsv, explained there.

    `cue_class` is how the narrator passes the words on, `to` its class where the content is an
    infinitive. `polarity` and `certainty` are how the source holds the content, `negated` what
    is left of that where the cue is negated. `said` is False for cues that tell of silence.
    """

    lemma: str
    deed: str = ""
    frames: str = ""
    cue_class: CueClass = ""
    to: CueClass = ""
    act: Act = "speech"
    polarity: Polarity = "unknown"
    certainty: Certainty = "unknown"
    factive: bool = False
    negated: Negated = "unsaid"
    said: bool = True


def _cue(row: Row) -> Cue:
    return Cue(
        lemma=row.get("lemma") or row["phrase"],
        deed=row["deed"],
        frames=row.get("frames", "").replace("-", ""),
        cue_class=cast("CueClass", row["class"]),
        to=cast("CueClass", row["to"].replace("-", "")),
        act=cast("Act", row["act"]),
        polarity=cast("Polarity", row["polarity"]),
        certainty=cast("Certainty", row["certainty"]),
        factive=row["factive"] == "yes",
        negated=cast("Negated", row["negated"]),
        said=row.get("said", "yes") == "yes",
    )


# --- verbs ---------------------------------------------------------------------------------------


@lru_cache(_LANGUAGES)
def known(language: str = DEFAULT) -> dict[str, Cue]:
    """All cue verbs of a language by lemma, with those that no rule attributes by."""
    return {row["lemma"]: _cue(row) for row in rows("cues", language)}


@lru_cache(_LANGUAGES)
def verbs(language: str = DEFAULT) -> dict[str, Cue]:
    """Cue verbs that rules may attribute by, by lemma."""
    return {lemma: cue for lemma, cue in known(language).items() if cue.frames}


@lru_cache(_LANGUAGES)
def forms(language: str = DEFAULT) -> dict[str, Cue]:
    """The same by every inflected form, for words that no model has lemmatised."""
    return _by_form(verbs(language).values(), language)


@lru_cache(_LANGUAGES)
def known_forms(language: str = DEFAULT) -> dict[str, Cue]:
    """All cue verbs by every inflected form."""
    return _by_form(known(language).values(), language)


def _by_form(cues: Iterable[Cue], language: str) -> dict[str, Cue]:
    known_inflections = inflections(language)
    found: dict[str, Cue] = {}
    for cue in cues:
        for form in known_inflections[cue.lemma]:
            found.setdefault(form, cue)
    return found


# --- the words of a cue --------------------------------------------------------------------------


def cue_of(words: Sequence[str], language: str = DEFAULT) -> Cue | None:
    """The cue that the words of a cue span mean ("has repeatedly said", "in a statement").

    A phrase goes before a single verb, the first verb before later ones, unless it only leads to
    the next ("declined to say", "was quoted as saying"), and verbs before nouns. An adverb that
    holds the words at arm's length gives its class to a neutral verb ("reportedly told"). None
    where no table knows any of the words.
    """
    found = hits([shapes(word) for word in words], table("cue_phrases", language))
    verb = _leading([*_verbs(words, found, language), *_of_kind(found, "verb")], words, language)
    nouns = _of_kind(found, "noun") or _of_kind(found, "adverb")
    if verb is None:
        return _cue(max(nouns, key=_length).row) if nouns else None
    cue = _cue(verb.row)
    adverbs = _of_kind(found, "adverb")
    if adverbs and cue.cue_class == "neutral":
        held = cast("CueClass", adverbs[0].row["class"])
        return msgspec.structs.replace(cue, cue_class=held)
    return cue


def _length(hit: Hit) -> int:
    return hit.end - hit.start


def _of_kind(found: list[Hit], kind: str) -> list[Hit]:
    return [hit for hit in found if hit.row["kind"] == kind]


@lru_cache(_LANGUAGES)
def _rows_by_form(language: str) -> dict[str, Row]:
    by_lemma = {row["lemma"]: row for row in rows("cues", language)}
    return {form: by_lemma[cue.lemma] for form, cue in known_forms(language).items()}


def _verbs(words: Sequence[str], found: list[Hit], language: str) -> list[Hit]:
    """Cue verbs among words, outside the phrases of several words."""
    taken = {at for hit in found if _length(hit) > 1 for at in range(hit.start, hit.end)}
    by_form = _rows_by_form(language)
    named = [(at, by_form.get(next(iter(shapes(word))))) for at, word in enumerate(words)]
    return [Hit(at, at + 1, row) for at, row in named if row and at not in taken]


def _leading(verbs: list[Hit], said: Sequence[str], language: str) -> Hit | None:
    """The first verb, or the one that it leads to by a link ("declined to say")."""
    links = reporting_words("link", language)
    chosen: Hit | None = None
    for hit in sorted(verbs, key=lambda hit: hit.start):
        if chosen is None:
            chosen = hit
            continue
        between = [word.casefold() for word in said[chosen.end : hit.start]]
        if not links & set(between) or len(between) > _REACH:
            break
        chosen = hit
    return chosen


# --- reporting clauses ---------------------------------------------------------------------------


def reporting_words(part: str, language: str = DEFAULT) -> frozenset[str]:
    """The words around a cue that play a part in reports: see reporting.tsv."""
    return frozenset(row["word"] for row in rows("reporting", language) if row["part"] == part)


def reporting_clause(language: str = DEFAULT) -> re.Pattern[str]:
    """A clause by which a narrator reports (", she said", ", said the minister"), group `clause`.

    It follows a mark that ends speech. Bounded on every side, so that it stays linear on any
    text. A language without tables gives a pattern that matches nothing.
    """
    quoting = [cue.lemma for cue in verbs(language).values() if "q" in cue.frames]
    told = {form for lemma in quoting for form in _finite(lemma, language)}
    inverted = reporting_words("inverted", language)
    if not told or not inverted:
        return re.compile(r"(?P<clause>(?!))")
    who = _who(language)
    clause = rf"\s(?:{who} (?:{_any(told)})|(?:{_any(inverted)}) {who})\b"
    return re.compile(rf"[,?!](?P<clause>{clause})")


def _finite(lemma: str, language: str) -> list[str]:
    endings = tuple(reporting_words("participle", language))
    return [form for form in inflections(language)[lemma] if not form.endswith(endings)]


def _who(language: str) -> str:
    """Who may report: a pronoun, a short noun phrase, a name."""
    name = r"[A-Z][\w.'\u2019-]{0,30}(?: [A-Z][\w.'\u2019-]{0,30}){0,3}"
    subjects = _any(_either_case(word) for word in reporting_words("subject", language))
    articles = _any(_either_case(word) for word in reporting_words("article", language))
    return rf"(?:{subjects}|(?:{articles}) [a-z]{{2,20}}(?: [a-z]{{2,20}})?|{name})"


def _either_case(word: str) -> str:
    first = word[0]
    return f"[{first.upper()}{first}]{word[1:]}" if first.islower() else word


def _any(options: Iterable[str]) -> str:
    return "|".join(sorted(options, key=lambda option: (-len(option), option)))
