"""The noun phrase that a date is a part of: "the 2019 harbour vote", "a May report by the fund".

Behind its noun stays what belongs to it. Parsers hang much on a noun that is the verb's before it:
adverbs, some prepositions, and the verb itself where its subject ends with the noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from tellings import lexicon
from tellings.model import Word
from tellings.text import normal

BEFORE_NOUNS = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
"""Roles of what describes a noun from before it."""
TELLING = frozenset({"acl", "relcl"})
"""Roles of what tells something of a noun with a verb."""

_PACKAGE = "tellings.collate.timeline"
_BESIDE = frozenset({"advmod", "npadvmod", "advcl", "cc", "conj"})
_PAST = "VBD"  # of the Penn Treebank; the participle in "the 2015 deal made by" is VBN
_INNER = frozenset({"mark", "nsubj", "nsubjpass"})  # "the May report that ships sank"
_HYPHENS = frozenset("-\u2010\u2011")


def head(text: str, words: Sequence[Word], noun: int) -> int:
    """The noun that the phrase is about: for "re" in "re-election bid", "bid"."""
    seen: set[int] = set()
    while hyphened(text, words, noun) and words[noun].role in BEFORE_NOUNS and noun not in seen:
        seen.add(noun)
        noun = words[noun].head
    return noun


def hyphened(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word and the next one are parts of one with a hyphen."""
    if not 0 <= at < len(words) - 1 or words[at].end != words[at + 1].start:
        return False
    end = words[at].end
    return not _HYPHENS.isdisjoint(text[end - 1 : end + 1])


def astray(
    words: Sequence[Word], below: Sequence[Sequence[int]], noun: int, language: str
) -> Iterator[int]:
    """The words behind a noun that hang on it in the parse, but with all on them are no part of
    its phrase."""
    for at in below[noun]:
        role = words[at].role
        led = role == "prep" and _is_apart(words, below, at, language)
        if at > noun and (role in _BESIDE or led or _is_main(words, below, at)):
            yield at


def _is_apart(
    words: Sequence[Word], below: Sequence[Sequence[int]], at: int, language: str
) -> bool:
    """Whether a preposition belongs to the verb, by itself or with its object ("in favor of")."""
    objects = ("", *(_plain(words[child]) for child in below[at]))
    return any((_plain(words[at]), each) in _apart(language) for each in objects)


def _is_main(words: Sequence[Word], below: Sequence[Sequence[int]], at: int) -> bool:
    """Whether it is taken for a participle, but is the verb whose subject ends with the noun."""
    inner = any(words[child].role in _INNER for child in below[at])
    return words[at].role == "acl" and words[at].tag == _PAST and not inner


def _plain(word: Word) -> str:
    return normal(word.lemma).casefold()


@cache
def _apart(language: str) -> frozenset[tuple[str, str]]:
    rows = lexicon.of_language(_PACKAGE, "apart", language)
    return frozenset((row["word"], row["object"]) for row in rows)
