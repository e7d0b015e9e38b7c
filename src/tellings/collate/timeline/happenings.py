"""What a dated clause tells as happened: the verb, who acts, who or what is acted on, where.

Read off the parse, with names for those who are named. Verbs that say little ("have") or can be
true of several days ("meet") tell no happening, nor do verbs that attribute words ("said").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from msgspec import Struct

from tellings import lexicon
from tellings.collate import forms
from tellings.collate.places import Index
from tellings.collate.timeline.clauses import SUBJECTS, within
from tellings.collate.timeline.dated import Dated, Told
from tellings.model import Attribution, Collation, Entity, Mention, Reading, TimeExpression, Word
from tellings.text import covers, normal
from tellings.trees import children

NAME = "@"
"""Before the key of an entity, so that it is no word's."""

SURE = 0.6
"""A date that is less sure is held against no other."""

_PACKAGE = "tellings.collate.timeline"
_HAPPENING = frozenset({"VERB", "NOUN"})
_NOT_SO = frozenset({"MD", "TO"})  # "would sign", "to sign": told as possible or to come
_JOINED = "conj"
_LEADING = 2  # words before a time among which one that bounds it stands ("since last Monday")

Key = tuple[str, int]  # an article, and the number of what it dates
Names = Mapping[tuple[str, str], str]  # from an entity of an article to its key in the story
Keys = frozenset[str]


class Happening(Struct, frozen=True):
    """A happening as it is compared. Words are by `forms.key`, names by a key behind "@".

    `acts` are the words and names of who acts, `acted` of who or what is acted on; of a noun
    ("Monday's collapse of the pier") that is not known, and `noun` is true. `named` are the names
    in these ("the Orvale pier"; of a noun, all beside it), `where` those behind a preposition,
    with it. `content` are all of its words and names but the verb.
    """

    key: Key
    dated: Dated
    verb: str
    noun: bool
    acts: Keys
    acted: Keys
    named: Keys
    where: frozenset[tuple[str, str]]
    content: Keys
    negated: bool

    @property
    def numbers(self) -> Keys:
        return frozenset(each for each in self.content if each[0].isdigit())


def names(collation: Collation) -> Names:
    """The key of each entity: one for all that a link joins."""
    found = {
        (reading.article.id, entity.id): f"{NAME}{reading.article.id} {entity.id}"
        for reading in collation.readings
        for entity in reading.of(Entity)
    }
    for link in collation.of("same-entity"):
        first = min(link.members)
        for member in link.members:
            found[member.article, member.note] = f"{NAME}{first.article} {first.note}"
    return found


class Reader:
    """Reads the dated clauses of one article as happenings."""

    def __init__(self, reading: Reading, names: Names) -> None:
        self.text = reading.article.text
        self.article = reading.article.id
        self.names = names
        self.mentions = Index((at, each) for each in reading.of(Mention) for at in each.at)
        self.cues = Index((at, each) for each in reading.of(Attribution) for at in each.cue)
        self.times = {each.id: each for each in reading.of(TimeExpression)}
        language = lexicon.language_of(reading.article)
        self.not_once, self.bounds = _words("not_once", language), _words("bounds", language)

    def happening(self, number: int, told: Told) -> Happening | None:
        """What the clause tells; None where that is no happening of one day."""
        words, dated = told.clause.sentence.words, told.clause.dated
        if dated is None or words[dated].pos not in _HAPPENING or not self._exact(told):
            return None
        lemma = normal(words[dated].lemma).casefold()
        if lemma in self.not_once or any(self.cues.over(words[dated].span)):
            return None
        clause = _Clause(self, told, dated)
        if any(words[child].tag in _NOT_SO for child in clause.children[dated]):
            return None
        return clause.happening((self.article, number), forms.key(lemma))

    def _exact(self, told: Told) -> bool:
        """Whether it is surely of one day: not "about", "by" or "since" that day."""
        sure = told.dated.spell.grain == "day" and told.dated.confidence >= SURE
        times = [self.times[each] for each in told.dated.times]
        if not sure or any(each.mod for each in times):
            return False
        before = [each for each in told.clause.sentence.words if each.end <= times[0].hull.start]
        return not any(self.plain(each) in self.bounds for each in before[-_LEADING:])

    def plain(self, word: Word) -> str:
        """A word in lower case with plain quotes."""
        return normal(word.span.of(self.text)).casefold()

    def word(self, word: Word) -> str:
        """What a word is compared by: the name of whom it stands for, or itself; "" for neither."""
        over = [each for at, each in self.mentions.over(word.span) if each.entity]
        if over:
            inner = min(over, key=lambda each: (len(each.hull), each.id))
            return self.names.get((self.article, inner.entity or ""), "")
        plain = self.plain(word)
        told = plain[:1].isalnum() and word.pos != "PRON" and not forms.is_function_word(plain)
        return forms.key(plain) if told else ""


class _Clause:
    """One dated clause, with the parse of its sentence."""

    def __init__(self, reader: Reader, told: Told, dated: int) -> None:
        self.reader, self.told, self.dated = reader, told, dated
        self.words = told.clause.sentence.words
        self.children = children(self.words)
        spans = [reader.times[each].hull for each in told.dated.times]
        self.time = {
            n for n, word in enumerate(self.words) if any(covers(at, word.span) for at in spans)
        }

    def happening(self, key: Key, verb: str) -> Happening:
        acting, acted = self._roles()
        noun, content = self.words[self.dated].pos == "NOUN", self._content() - {verb}
        parts = content if noun else self._within([*acting, *acted])
        return Happening(
            key,
            self.told.dated,
            verb,
            noun,
            self._keys(acting),
            self._keys(acted),
            frozenset(each for each in parts if each.startswith(NAME)),
            self._where(),
            content,
            any(self._negates(n) for n in self.children[self.dated]),
        )

    def _negates(self, number: int) -> bool:
        return forms.negates(self.reader.plain(self.words[number]))

    def _roles(self) -> tuple[list[int], list[int]]:
        """The words for who acts, and for who or what is acted on."""
        below = self.children[self.dated]
        root = self.told.clause.root
        subjects = [n for n in below if self.words[n].role in SUBJECTS]
        if not subjects and root is not None:
            subjects = [n for n in self.children[root] if self.words[n].role in SUBJECTS]
        passive = any(self.words[n].role.endswith("pass") for n in subjects)
        by = [o for n in below if self.words[n].role == "agent" for o in self.children[n]]
        objects = [n for n in below if self.words[n].role == "dobj"]
        return (by, subjects) if passive else (subjects, objects)

    def _keys(self, numbers: Iterable[int]) -> Keys:
        """What these words and those joined to them are compared by."""
        return self._compared(each for number in numbers for each in self._joined(number))

    def _within(self, numbers: Iterable[int]) -> Keys:
        """What these words and all that hang on them are compared by."""
        return self._compared(each for n in numbers for each in within(self.children, n))

    def _compared(self, numbers: Iterable[int]) -> Keys:
        return frozenset(filter(None, (self.reader.word(self.words[each]) for each in numbers)))

    def _joined(self, number: int) -> Iterator[int]:
        """A word and those that "and" joins to it."""
        for each in within(self.children, number):
            if each == number or self.words[each].role == _JOINED:
                yield each

    def _where(self) -> frozenset[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        for n in self.children[self.dated]:
            if self.words[n].role == "prep":
                named = {key for key in self._keys(self.children[n]) if key.startswith(NAME)}
                found |= {(normal(self.words[n].lemma).casefold(), key) for key in named}
        return frozenset(found)

    def _content(self) -> Keys:
        at = self.told.dated.at
        inside = (n for n, word in enumerate(self.words) if covers(at, word.span))
        return self._compared(n for n in inside if n not in self.time)


@cache
def _words(name: str, language: str) -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.of_language(_PACKAGE, name, language))
