"""Persons spoken of by what they are: "the North Korean leader", "the former director".

What the articles of a story say of a person beside the name ("former FBI director James Comey",
"Kim Jong Un, the North Korean leader") is what the person may be called without it. A description
goes to somebody only if nobody else of the article, or by far fewer, are so called in the story.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from tellings import lexicon
from tellings.annotate.language import gazetteer
from tellings.collate.entities.cast import Cast, Found
from tellings.collate.entities.lands import Land, lands
from tellings.collate.entities.phrases import Phrase, Text
from tellings.model import Mention, Sentence, Span, Word

_FAR = 2  # times as often so called as anybody else
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_LEFT = frozenset({"amod", "compound", "nmod", "poss", "nummod", "advmod"})


class Description(Struct, frozen=True):
    """What is said of one person: the role, other words, the state if one is said."""

    role: str
    words: frozenset[str]
    country: str | None

    def fits(self, known: Description) -> bool:
        """Whether one who is called `known`, of the same role, may be called this."""
        if self.country and known.country and self.country != known.country:
            return False
        return self.words <= known.words


class Roles:
    """What the articles of a story call each of its persons."""

    def __init__(self) -> None:
        self._borne: dict[str, dict[int, Counter[Description]]] = defaultdict(dict)
        self._countries: dict[int, Counter[str]] = defaultdict(Counter)
        self._present: dict[str, Counter[int]] = defaultdict(Counter)

    def learn(self, person: int, told: Description) -> None:
        """Take in that a person is called so."""
        self._borne[told.role].setdefault(person, Counter())[told] += 1
        if told.country:
            self._countries[person][told.country] += 1

    def present(self, article: str, person: int) -> None:
        """Note that an article names a person."""
        self._present[article][person] += 1

    def country(self, person: int) -> str | None:
        """The state that the story says of a person; None if it says none, or several alike."""
        best = self._countries.get(person, Counter()).most_common(2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        return best[0][0]

    def whose(self, told: Description, article: str) -> Found | None:
        """Whom a description means in an article, if one person alone is so called."""
        weights = self._weights(told)
        here = {n: weight for n, weight in weights.items() if n in self._present[article]}
        for among, where in ((here, "in this article"), (weights, "in the story")):
            if among:
                only = _outstanding(among)
                why = f"the one {where} who is called {told.role}"
                return Found(only, why) if only is not None else None
        return None

    def _weights(self, told: Description) -> dict[int, int]:
        """How often each person who may be meant is called so in the story.

        Where the description says no state, those who are so called without one come first: "the
        president" is rather "President Roy" than "the Ruritanian president".
        """
        plain: dict[int, int] = {}
        found: dict[int, int] = {}
        for person, known in self._bearers(told.role).items():
            country = self.country(person)
            if told.country and told.country != country:
                continue
            fit = {each: count for each, count in known.items() if told.fits(each)}
            if fit:
                found[person] = sum(fit.values())
            if own := sum(count for each, count in fit.items() if not each.country):
                plain[person] = own
        return (not told.country and plain) or found

    def _bearers(self, role: str) -> Mapping[int, Counter[Description]]:
        """Who bears a role; a leader is also any head of state or government."""
        known = self._borne.get(role, {})
        if known or role not in leaders():
            return known
        found: dict[int, Counter[Description]] = {}
        for other in (*sorted(leaders()), *_heads()):
            for person, told in self._borne.get(other, {}).items():
                found[person] = found.get(person, Counter()) + told
        return found


def _outstanding(weights: Mapping[int, int]) -> int | None:
    ranked = sorted(weights, key=lambda n: (-weights[n], n))
    if len(ranked) > 1 and weights[ranked[0]] < _FAR * weights[ranked[1]]:
        return None
    return ranked[0]


# --- what a stretch says -------------------------------------------------------------------------


def described(phrase: Phrase) -> Description | None:
    """What a phrase without a name of its own says of one person; None if it does not.

    "His lawyer" does not: that depends on who he is.
    """
    if phrase.head is None or phrase.plural or phrase.lemma not in roles():
        return None
    if any(word.tag == "PRP$" for word in phrase.words):
        return None
    countries = {land.code for land in lands(phrase)}
    taken = {n for land in lands(phrase) for n in range(land.first, land.last)}
    words = _content(phrase.words, phrase.forms, taken | {phrase.head})
    return _description(phrase.lemma, words, countries)


def _description(lemma: str, words: Iterable[str], countries: set[str]) -> Description | None:
    if len(countries) > 1:
        return None
    role = _counted().get(lemma, lemma)
    told = frozenset(_counted().get(word, word) for word in words)
    return Description(role, told, next(iter(countries), None))


def _content(words: Sequence[Word], forms: Sequence[str], taken: set[int]) -> Iterator[str]:
    for number, (word, form) in enumerate(zip(words, forms, strict=True)):
        plain = form.casefold().replace(".", "")
        if number in taken or not any(map(str.isalnum, plain)):
            continue
        if word.pos in _CONTENT or plain in _past():
            yield plain


# --- what the articles say -----------------------------------------------------------------------


def learnt(texts: Sequence[Text], cast: Cast) -> Roles:
    """What the articles of a story call its persons beside their names."""
    roles = Roles()
    for text in texts:
        article = text.reading.article.id
        known: dict[int, int] = {}
        for mention in text.reading.of(Mention):
            if mention.type != "person" or mention.form != "name":
                continue
            name = mention.head.of(text.reading.article.text)
            found = cast.of(article, mention.entity, name)
            if found is None:
                continue
            roles.present(article, found.person)
            known |= dict.fromkeys(range(mention.head.start, mention.head.end), found.person)
            for told in _before(text, mention):
                roles.learn(found.person, told)
        for person, told in _apposed(text, known):
            roles.learn(person, told)
    return roles


def _before(text: Text, mention: Mention) -> Iterator[Description]:
    """What stands before a name: "former FBI director" of "former FBI director James Comey"."""
    start, end = mention.hull.start, mention.head.start
    if end - start < 2:
        return
    phrase = text.phrase(Span(start, end))
    if not phrase.words or phrase.names:
        phrase = text.phrase(Span(start, end))
    last = len(phrase.words) - 1
    while last >= 0 and not phrase.forms[last][:1].isalnum():
        last -= 1
    if last < 0 or _role(phrase.words[last], phrase.forms[last]) not in roles():
        return
    found = list(lands(phrase)) + list(_of_land(text, mention))
    taken = {n for land in lands(phrase) for n in range(land.first, land.last)}
    words = _content(phrase.words, phrase.forms, taken | {last})
    role = _role(phrase.words[last], phrase.forms[last])
    if told := _description(role, words, {land.code for land in found}):
        yield told


def _of_land(text: Text, mention: Mention) -> Iterator[Land]:
    """The state after a name: "President Emmanuel Macron of France"."""
    after = Span(mention.head.end, min(mention.head.end + 40, len(text.reading.article.text)))
    words = after.of(text.reading.article.text)
    if words.startswith(" of "):
        phrase = text.phrase(after)
        yield from (land for land in lands(phrase) if land.first == 1 and not land.adjective)


def _role(word: Word, form: str) -> str:
    return (word.lemma or form).lower().replace(".", "")


def _apposed(text: Text, known: Mapping[int, int]) -> Iterator[tuple[int, Description]]:
    """Descriptions in apposition to a name, before it or after."""
    for sentence in text.sentences:
        for at, word in enumerate(sentence.words):
            if word.role != "appos" or word.head == at:
                continue
            for noun, name in ((word.head, at), (at, word.head)):
                person = known.get(sentence.words[name].start)
                if person is not None and sentence.words[noun].start not in known:
                    told = _noun_phrase(text, sentence, noun)
                    if told:
                        yield person, told


def _noun_phrase(text: Text, sentence: Sentence, noun: int) -> Description | None:
    """What a noun with what stands before it says of a person."""
    start = noun
    while start and _within(sentence.words, start - 1, noun):
        start -= 1
    phrase = text.phrase(Span(sentence.words[start].start, sentence.words[noun].end))
    return described(phrase)


def _within(words: Sequence[Word], at: int, noun: int) -> bool:
    """Whether a word depends, over others, on a noun that stands after it."""
    for _ in range(4):
        if words[at].head == at or words[at].head > noun:
            return False
        at = words[at].head
        if at == noun:
            return True
    return False


# --- tables --------------------------------------------------------------------------------------


@cache
def roles() -> frozenset[str]:
    """Nouns for what one person is, in lower case."""
    rows = lexicon.of_language("tellings.gazetteers", "roles")
    nouns = {row["word"] for row in rows}
    titled = {word.split()[-1] for word, kind in gazetteer.titles().items() if kind != "honorific"}
    return frozenset(nouns | titled | set(_counted()) - _past())


@cache
def _rows(kind: str) -> tuple[lexicon.Row, ...]:
    rows = lexicon.of_language("tellings.collate.entities", "roles")
    return tuple(row for row in rows if row["class"] == kind)


@cache
def leaders() -> frozenset[str]:
    """Words for a head of state or government whatever the title."""
    return frozenset(row["word"] for row in _rows("leader"))


@cache
def _past() -> frozenset[str]:
    return frozenset(row["word"] for row in _rows("past"))


@cache
def _counted() -> Mapping[str, str]:
    """Words that are counted as another."""
    return {row["word"]: row["for"] for row in (*_rows("past"), *_rows("same"))}


@cache
def _heads() -> tuple[str, ...]:
    """What heads of state and government are called, by the last word of the title."""
    found = {word.split()[-1] for word, kind in gazetteer.titles().items() if kind == "head"}
    return tuple(sorted(found - leaders()))
