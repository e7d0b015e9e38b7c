"""Where a narrator speaks: reporting clauses, and the ends of sentences, by their words alone.

Each pattern is made of a language's tables; a language without them has none. All are bounded on
every side, so that they stay linear on any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tellings.annotate.attribution.cues import cues
from tellings.annotate.attribution.cues.cues import forms, reporting_words
from tellings.annotate.attribution.words import group, has_tables

_UPPER = "A-Z\u00c0-\u00de"
_NAME = rf"[{_UPPER}][\w.'\u2019-]{{0,30}}(?: [{_UPPER}][\w.'\u2019-]{{0,30}}){{0,3}}"
_NEVER = r"(?!)"
# What may close a sentence after its stop.
_CLOSERS = "['\"\u201d\u2019)]*"
_MARK = "(?:''|[\"'\u201c\u201d\u2018\u2019\u00ab\u00bb])"


@cache
def reporting_clause(language: str) -> re.Pattern[str]:
    """ ", she said" or ", said the mayor": a clause that follows the end of speech.

    Its group `clause` begins after the comma. It matches nothing in a language without cue words.
    """
    return cues.reporting_clause(language)


@cache
def report_after_mark(language: str) -> re.Pattern[str]:
    """A report right after a mark that follows the end of a sentence: `.' she said`.

    Its group `clause` begins after the mark.
    """
    if not has_tables(language):
        return re.compile(rf"(?P<clause>{_NEVER})")
    return re.compile(rf"[.,?!]{_MARK}{{1,2}}(?P<clause>\s{_told(language)})")


@cache
def report(language: str) -> re.Pattern[str] | None:
    """Someone and a verb of speech, wherever they stand, or such a verb alone ("told").

    None for a language without cue words.
    """
    if not has_tables(language):
        return None
    plain = _any(group("plain_report", language))
    return re.compile(rf"(?<!\w)(?:{_told(language)}|(?:{plain})\b)")


@cache
def stops(language: str) -> re.Pattern[str]:
    """The end of a sentence; "Mr. Li", "J. Li", "Sept. 1" and "(R.) said" end none."""
    return re.compile(rf"{_stop(language)}{_CLOSERS}(?=\s{{1,4}}(?:[^\sa-z]|$)|\s$)")


@cache
def breaks(language: str) -> re.Pattern[str]:
    """The end of a clause that a cue does not reach over."""
    return re.compile(rf"[:;]|{_stop(language)}{_CLOSERS}\s+(?=['\"\u201c\u2018(]?[{_UPPER}])")


def _stop(language: str) -> str:
    by_length: dict[int, list[str]] = {}
    for word in group("abbreviation", language):
        by_length.setdefault(len(word), []).append(word)
    short = (rf"(?<!\b(?:{_any(each)}))" for each in by_length.values())
    return rf"{''.join(short)}(?<!\b[{_UPPER}])[.?!]"


@cache
def report_by_name(language: str) -> re.Pattern[str]:
    """A report whose subject is a name or a noun, as only a narrator's has: `The mayor warned`."""
    if not has_tables(language):
        return re.compile(_NEVER)
    articles = _any(_both_cases(reporting_words("article", language)))
    noun = rf"(?:{articles})(?: [^\W\d_A-Z]{{2,20}}){{1,2}}"
    plain = _any(group("plain_report", language))
    own = _any(group("first_person", language))
    name = rf"(?!(?:{own})\b){_NAME} (?:{_quoting(language)})"
    return re.compile(rf"(?<!\w)(?:{name}|{noun} (?:{plain}))\b")


def _told(language: str) -> str:
    """A name or another's pronoun and a verb that reports, or the two the other way round."""
    others = reporting_words("subject", language) - {*group("first_person", language)}
    who = rf"(?:{_any(_both_cases(others))}|{_NAME})"
    inverted = _any(reporting_words("inverted", language))
    return rf"(?:{who} (?:{_quoting(language)})|(?:{inverted}) {who})\b"


def _both_cases(words: Iterable[str]) -> list[str]:
    return [case for word in words for case in dict.fromkeys((word, word[:1].upper() + word[1:]))]


@cache
def _quoting(language: str) -> str:
    """Forms that follow a subject in a reporting clause ("said", "says"), as alternatives."""
    participles = tuple(reporting_words("participle", language))
    quoting = (form for form, cue in forms(language).items() if "q" in cue.frames)
    return _any(form for form in quoting if not form.endswith(participles))


def _any(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first; one that matches nothing for none."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, ordered)) or _NEVER
