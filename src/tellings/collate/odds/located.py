"""Where a claim says that something was: the phrases behind its prepositions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from tellings.collate import forms
from tellings.collate.odds import grounds, tables
from tellings.collate.odds.facts import Fact, Scene
from tellings.collate.odds.matters import inside
from tellings.collate.odds.words import Keys
from tellings.collate.timeline.clauses import within
from tellings.model import Span
from tellings.text import hull

_ASIDE = frozenset({"relcl", "acl", "advcl", "appos", "conj", "cc", "punct"})
_OF_PLACE = frozenset({"prep", "pobj"})
_OTHER = "other"
_SAYING = ("NN", "JJ", "VB")  # Penn Treebank, first letters: nouns, adjectives, participles
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_NUMBER = "CD"  # Penn Treebank


class Where(Struct, frozen=True):
    """A place that a claim gives: the words from its preposition on.

    `sort`: "in" it, "near" it, "to" or "from" it. `noun` is the key of the noun behind the
    preposition, `head` that noun as written, `size` what it is for: a "site", which may lie in a
    "town" or an "area", a "part" of something ("flank"); `site` is the sort of a site. `phrase` are
    all its words but what is told aside, `called` the proper names in these as written, `names` the
    keys of their words, `words` those of all that say something, `sides` those like "north".
    `attached`: it is of the deed, not of who has a part in it.
    """

    fact: Fact
    at: Span
    sort: str
    noun: str
    head: str
    size: str
    site: str
    phrase: str
    called: tuple[str, ...]
    names: Keys
    words: Keys
    sides: Keys
    attached: bool

    @property
    def place(self) -> tuple[str, Span]:
        """By what it is known."""
        return self.fact.article, self.at


def wheres(facts: Sequence[Fact], scene: Scene) -> list[Where]:
    """The places that the claims of an article give, each once: that of the innermost claim."""
    inner: dict[int, Where] = {}
    for each in (where for fact in facts for where in _of(fact, scene)):
        known = inner.get(each.at.start)
        if known is None or _closer(each) > _closer(known):
            inner[each.at.start] = each
    return [inner[start] for start in sorted(inner)]


def _closer(where: Where) -> tuple[bool, int]:
    return where.attached, -len(where.fact.claim.hull)


def _of(fact: Fact, scene: Scene) -> Iterator[Where]:
    number = scene.number(fact.claim.head)
    top = scene.word(number, fact.claim.head) if number is not None else None
    if number is None or top is None:
        return
    line = _Line(scene, number)
    for n, word in enumerate(line.words):
        if inside(word.span, fact) and (heads := line.behind(n)):
            hung = line.hung(n, top)
            for head in heads if hung is not None else ():
                if each := line.where(fact, n, head, attached=bool(hung)):
                    yield each


class _Line:
    """A sentence, and where in it places are told."""

    def __init__(self, scene: Scene, number: int) -> None:
        self.scene, self.words = scene, scene.sentences[number].words
        self._below = scene.below[number]
        self._sorts = tables.where(scene.language)
        self._sides = tables.words("sides", scene.language)

    def behind(self, n: int) -> list[int]:
        """The nouns behind a preposition of place, or behind "north of"."""
        key = self.scene.lemma(self.words[n])
        if self.words[n].role == "prep" and self._sorts.get(key, _OTHER) != _OTHER:
            return [each for each in self._below[n] if self.words[each].role == "pobj"]
        if key not in self._sides:
            return []
        ofs = [m for m in self._below[n] if self.scene.lemma(self.words[m]) == "of"]
        return [m for of in ofs for m in self._below[of] if self.words[m].role == "pobj"]

    def hung(self, n: int, top: int) -> bool | None:
        """Whether a preposition is of a deed, or of what has a part in it; None: of another deed.

        "In a field near Odessa" is all of the deed, "days before the loss at Odessa" is not.
        """
        plain = True
        for _ in range(len(self.words)):
            below, n = n, self.words[n].head
            word = self.words[n]
            if n in (top, word.head):
                return plain and n == top
            dated = any(self.scene.timed.over(self.words[below].span))
            if self._sorts.get(self.scene.lemma(word)) == _OTHER and not dated:
                return None
            plain = plain and word.role in _OF_PLACE
        return False

    def where(self, fact: Fact, preposition: int, head: int, *, attached: bool) -> Where | None:
        """The place that a noun behind a preposition is for; None if it is for no place."""
        before = self.scene.lemma(self.words[preposition])
        size, site = self._size(head, inside=before in tables.before_towns(self.scene.language))
        if not size:
            return None
        scene, words = self.scene, self.words
        kept = self._kept(head)
        names = [n for n in kept if words[n].tag.startswith("NNP")]
        told = frozenset(scene.lemma(words[n]) for n in kept if words[n].tag[:2] in _SAYING)
        plain = (scene.lemma(words[n]) for n in (preposition, *kept) if n not in names)
        sides = frozenset(plain) & self._sides
        called = (scene.text[words[first].start : words[last].end] for first, last in runs(names))
        return Where(
            fact,
            hull([words[n].span for n in (preposition, kept[0], kept[-1])]),
            self._sorts.get(before, "near"),
            scene.lemma(words[head]),
            scene.text[words[head].start : words[head].end],
            size,
            site,
            " ".join(scene.text[words[n].start : words[n].end] for n in kept),
            tuple(called),
            frozenset(scene.lemma(words[n]) for n in names),
            told - sides,
            sides,
            attached,
        )

    def _kept(self, head: int) -> list[int]:
        """The words of a phrase but what is told aside, in order."""
        part = set(within(self._below, head))
        apart = (n for n in part if self.words[n].role in _ASIDE and n != head)
        return sorted(part - {m for n in apart for m in within(self._below, n)})

    def _size(self, head: int, *, inside: bool) -> tuple[str, str]:
        """What a noun is for, and the sort of a site; "" for none."""
        scene, word = self.scene, self.words[head]
        if word.tag not in _NOUNS or any(scene.timed.over(word.span)):
            return "", ""
        key, language = scene.lemma(word), scene.language
        before = self.words[head - 1].lemma if head else ""
        pair = forms.key(f"{before}-{word.lemma}".casefold())
        site = tables.site(pair, language) or tables.site(key, language)
        if word.tag.startswith("NNP"):
            if self._counted(head) or key.rstrip(".") in tables.words("roads", language):
                return "", ""
            if not grounds.is_place(scene, word, inside=inside):
                return "", ""
            known = grounds.regions([scene.text[word.start : word.end]])
            return ("area" if known else "town"), ""
        for size, table in (("town", "settlements"), ("area", "areas"), ("part", "parts")):
            if key in tables.words(table, language):
                return size, ""
        return ("site" if site else ""), site

    def _counted(self, head: int) -> bool:
        """Whether a name has a number behind it, or is of several: "Week 16", "the Jaguars"."""
        word, after = self.words[head], self.words[head + 1 : head + 2]
        land = grounds.regions([self.scene.text[word.start : word.end]])
        return any(each.tag == _NUMBER for each in after) or (word.tag == "NNPS" and not land)


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The first and the last of the numbers that follow each other, in order."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
