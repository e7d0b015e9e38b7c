"""The whole of what is written before a name to say who it is.

"harbor economist Edda Vosskamp": the modifiers, nouns and titles that belong to the name.
Articles and pronouns are left out; an owner is taken in if a noun stands between ("Ana's lawyer
Bo Lind"), not where the name itself is owned ("Marsk's Caldrea").
"""

from __future__ import annotations

from tellings.annotate.language import gazetteer
from tellings.annotate.language.lines import Line
from tellings.annotate.language.phrases import (
    adjective_start,
    plain_title,
    possessive,
    title_start,
)

_MODIFIERS = frozenset(
    {"JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "VBN", "VBG", "HYPH", "AFX", "RB", "NNS"}
)
_MOST_WORDS = 12


def designation_start(line: Line, first: int, last: int, *, of_place: bool = False) -> int:
    """The word at which the designation of the name `first` to `last` begins.

    A name that itself modifies a noun ("new Iran sanctions") has none: the words are the noun's.
    Before a place's name, other names are not a part of what it is called.
    """
    start = first
    if _modifies(line, last):
        return start
    while (before := _before(line, start, first, last)) < start:
        if first - before > _MOST_WORDS or (of_place and line.words[before].tag == "NNP"):
            break
        start = before
    while start < first and not (line.forms[start][:1].isalnum() or line.forms[start] == "'s"):
        start += 1
    return first if start < first and possessive(line, start) else start


def _before(line: Line, start: int, first: int, last: int) -> int:
    """One word or phrase further back, or `start` if what is there does not belong."""
    title = title_start(line, 0, start)
    if title < start and (start < first or _titles(line, title, last)):
        return title
    people, at = adjective_start(line, start), start - 1
    if people < start < first:
        return people
    if at < 0:
        return start
    if possessive(line, at):
        return _owner(line, at, start, first)
    return _modifier(line, start, first, last)


def _modifier(line: Line, start: int, first: int, last: int) -> int:
    """The start of the word before `start`, with its hyphen, if it modifies the name."""
    at = start - 1
    if _hyphen(line, at) and start < first:
        return at - 1
    if line.words[at].tag == "RB" and not _adverb(line, at):
        return start
    if _tells_when(line, at, first):
        return start
    return at if _linked(line, at, last) else start


def _tells_when(line: Line, at: int, first: int) -> bool:
    """Whether a word says when, and not who ("on Thursday Ana Ruiz", "that night Ana Ruiz")."""
    form = line.forms[at].rstrip(".")
    if line.words[at].name.endswith("ORG"):
        return False
    if form in gazetteer.around("day") or form in gazetteer.around("month"):
        return True
    return at == first - 1 and form in gazetteer.around("time")


def _adverb(line: Line, at: int) -> bool:
    """Whether an adverb belongs to the adjective right after it ("highly respected")."""
    return line.words[at].head == at + 1 and line.words[at + 1].tag in {"JJ", "VBN"}


def _hyphen(line: Line, at: int) -> bool:
    """Whether a word is a hyphen that joins the words beside it ("front-runner")."""
    if line.forms[at] != "-" or at == 0:
        return False
    words = line.words
    return words[at - 1].end == words[at].start and words[at].end == words[at + 1].start


def _modifies(line: Line, last: int) -> bool:
    word = line.words[last - 1]
    if word.role not in {"compound", "nmod", "amod"} or word.head < last:
        return False
    return not word.name.endswith("PERSON")


def _titles(line: Line, at: int, last: int) -> bool:
    """Whether a title right before a name is the name's."""
    return line.capital(at) or not line.tagged or _linked(line, at, last)


def _linked(line: Line, at: int, last: int) -> bool:
    """Whether the word modifies something between itself and the end of the name."""
    word = line.words[at]
    if word.tag not in _MODIFIERS or not at < word.head < last:
        return False
    return word.role != "punct" and (word.tag != "NNS" or word.role == "compound")


def _owner(line: Line, at: int, start: int, first: int) -> int:
    """The start of an owner ("Ana Ruiz's"), if a noun stands between it and the name."""
    if start == first or line.words[start].tag not in {"NN", "NNP", "JJ", ""}:
        return start
    begin = at
    while begin > 0 and line.words[begin - 1].tag in {"NNP", "NNPS"} and line.capital(begin - 1):
        begin -= 1
    return begin if begin < at else start


def titles(line: Line, start: int, first: int) -> tuple[str, ...]:
    """The titles in the words before a name, as the table has them, without mere honorifics."""
    found, end = [], first
    while end > start:
        title = title_start(line, start, end)
        if title < end:
            found.append(plain_title(line.slice(title, end)))
        end = title if title < end else end - 1
    classes = gazetteer.titles()
    return tuple(title for title in reversed(found) if classes[title] != "honorific")


def sex(line: Line, first: int) -> str:
    """What an honorific right before a name tells: "he", "she" or nothing."""
    return gazetteer.honorifics().get(plain_title(line.forms[first - 1]), "") if first else ""


def country(line: Line, start: int, first: int) -> str | None:
    """The country that the words before a name give it: "Chinese President", "China's leader".

    An adjective must stand right before a title or other adjectives ("Chinese affairs expert" is
    of no country); a country's own name only before the title of a head of state or government.
    """
    for at in range(start, first):
        for end in range(min(first, at + 3), at, -1):
            code = gazetteer.adjectives().get(line.slice(at, end))
            if code and _belongs(line, end, first):
                return code
            owner = gazetteer.listed_name(line.slice(at, end))
            if owner and owner.type == "state" and _heads(line, end, first):
                return owner.country
    return None


def _belongs(line: Line, at: int, first: int) -> bool:
    """Whether only adjectives and titles stand between here and the name, and one at least."""
    if at >= first:
        return False
    while at < first:
        end = _title_at(line, at, first)
        if end is None and line.words[at].tag not in {"JJ", "HYPH", "AFX"}:
            return gazetteer.titles().get(_last_title(line, at, first)) in {"head", "office"}
        at = end or at + 1
    return True


def _last_title(line: Line, at: int, first: int) -> str:
    return plain_title(line.slice(title_start(line, at, first), first)) if at < first else ""


def _title_at(line: Line, at: int, first: int) -> int | None:
    for end in range(first, at, -1):
        if plain_title(line.slice(at, end)) in gazetteer.titles():
            return end
    return None


def _heads(line: Line, at: int, first: int) -> bool:
    """Whether what follows, possessive aside, is a title of a head of state or government."""
    if at < first and possessive(line, at):
        at += 1
    return at < first and gazetteer.titles().get(plain_title(line.slice(at, first))) == "head"
