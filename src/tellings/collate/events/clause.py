"""A predicate in its sentence: its head word, who and what has a part in it, how it is told.

Roles are ClearNLP's, as the syntax model gives them. Nouns ("the attack on Orvale") have parts as
verbs have, as far as "of", "by", a possessive and their own verb tell them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from tellings import lexicon
from tellings.collate import forms
from tellings.model import Word
from tellings.text import normal

_PACKAGE = "tellings.collate.events"
_VERBAL = frozenset({"VERB", "AUX"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_IN_PHRASE = frozenset({"compound", "amod", "nummod", "nmod", "poss", "conj", "appos", "quantmod"})
_SUBJECT, _PASSIVE = frozenset({"nsubj", "csubj"}), frozenset({"nsubjpass", "csubjpass"})
_OBJECT = frozenset({"dobj", "obj"})
_BESIDE = frozenset({"attr", "oprd", "acomp", "npadvmod"})
_INHERITS = frozenset({"xcomp", "conj", "advcl", "pcomp"})
_OF_NOUN = frozenset({"relcl", "acl"})
_BESIDE_NOUN = frozenset({"compound", "amod", "nmod", "nummod"})
_NOW = frozenset({"VBZ", "VBP"})
_AROUND = 5  # words to either side that are a predicate's surroundings
_DEEP = 3  # how far down a phrase of a part is followed

Heads = list[int]


class Clause:
    """A predicate in the words of its sentence; `inside` are the numbers of its own words.

    `plain` gives a word in lower case, `below` what hangs on each word (`trees.children`). Words
    are told by their numbers in the sentence throughout.
    """

    def __init__(
        self,
        words: Sequence[Word],
        inside: Sequence[int],
        plain: Callable[[Word], str],
        below: Sequence[Sequence[int]],
    ) -> None:
        self.words, self.inside = words, inside
        self._plain = plain
        self._below = below
        self.head = self._head()

    # --- its words ----

    def lemma(self, number: int) -> str:
        """The lemma of a word in lower case; the word itself where it has none."""
        word = self.words[number]
        return normal(word.lemma).casefold() or self._plain(word)

    def plain(self, numbers: Iterable[int]) -> str:
        """These words in lower case."""
        return " ".join(self._plain(self.words[n]) for n in numbers)

    def phrase(self, head: int, deep: int = _DEEP) -> Iterator[int]:
        """A head and what describes it, without clauses and the predicate itself."""
        if head not in self.inside:
            yield head
        for n in self._below[head] if deep else ():
            if self.words[n].role in _IN_PHRASE:
                yield from self.phrase(n, deep - 1)

    @cached_property
    def also(self) -> Heads:
        """The other words of meaning in the mention."""
        return [n for n in self.inside if n != self.head and self.words[n].pos in _CONTENT]

    @property
    def around(self) -> range:
        """The words near it, with itself."""
        first, last = self.inside[0] - _AROUND, self.inside[-1] + _AROUND
        return range(max(0, first), min(len(self.words), last))

    @property
    def part(self) -> str:
        """ "verb", "noun" or ""."""
        pos = self.words[self.head].pos
        return "verb" if pos in _VERBAL else "noun" if pos == "NOUN" else ""

    @property
    def light(self) -> bool:
        """Whether its head says little by itself ("made")."""
        return self._is_light(self.head)

    def _head(self) -> int:
        """The word that governs the others; of a light verb what it carries ("took a step")."""
        tops = [n for n in self.inside if self.words[n].head == n]
        tops = tops or [n for n in self.inside if self.words[n].head not in self.inside]
        tops = tops or list(self.inside)
        head = next((n for n in tops if self.words[n].pos in _CONTENT), tops[0])
        rest = [n for n in self.inside if n != head and self.words[n].pos in _CONTENT]
        return rest[-1] if rest and self._is_light(head) else head

    def _is_light(self, number: int) -> bool:
        return self.lemma(number) in lexicon.words(_PACKAGE, "light")

    # --- who and what has a part ----

    @cached_property
    def parts(self) -> tuple[Heads, Heads, Heads]:
        """The heads of who acts, of who or what is acted on, and of what else has a part."""
        return self._of_verb() if self.words[self.head].pos in _VERBAL else self._of_noun()

    def _of_verb(self) -> tuple[Heads, Heads, Heads]:
        agent = [*self._with(_SUBJECT), *self._behind(self._with({"agent"}))]
        patient = self._with(_PASSIVE | _OBJECT)
        other = [*self._behind(self._with({"prep", "dative"})), *self._with(_BESIDE)]
        passive = bool(self._with(_PASSIVE | {"auxpass"}))
        if self.words[self.head].role in _OF_NOUN:
            (patient if self._acts_on(passive) else agent).append(self.words[self.head].head)
        if not self._with(_SUBJECT | _PASSIVE):
            (patient if passive else agent).extend(self._inherited())
        return agent, patient, other

    def _acts_on(self, passive: bool) -> bool:
        """Whether the noun that the clause describes is acted on in it."""
        relative = [n for n in self._below[self.head] if self.words[n].tag in {"WP", "WDT"}]
        if relative:
            return any(self.words[n].role in _PASSIVE | _OBJECT for n in relative)
        return passive or self.words[self.head].tag == "VBN"

    def _inherited(self) -> Heads:
        """The subject that it shares with what governs it ("came and went")."""
        seen, at = {self.head}, self.head
        while self.words[at].role in _INHERITS and self.words[at].head not in seen:
            at = self.words[at].head
            seen.add(at)
            found = self._with(_SUBJECT | _PASSIVE, at)
            if found:
                return found
        return []

    def _of_noun(self) -> tuple[Heads, Heads, Heads]:
        told = {row["word"]: row["role"] for row in lexicon.table(_PACKAGE, "behind_nouns")}
        below = self._below[self.head]
        role_of = {n: told.get(self._plain(self.words[n]), "") for n in below}
        agent = [*self._with({"poss"}), *self._behind(n for n in below if role_of[n] == "agent")]
        patient = self._behind(n for n in below if role_of[n] == "patient")
        rest = [n for n in self._with({"prep"}) if not role_of[n]]
        other = [*self._behind(rest), *self._with(_BESIDE_NOUN)]
        verb, role = self.words[self.head].head, self.words[self.head].role
        if role in _OBJECT:
            agent += self._with(_SUBJECT, verb)
        if self.words[verb].pos in _VERBAL and role in _SUBJECT | _PASSIVE | _OBJECT:
            other += self._behind(self._with({"prep"}, verb))
        return agent, patient, other

    def _with(self, roles: Iterable[str], of: int | None = None) -> Heads:
        """What hangs on the head, or another word, in one of these roles."""
        below = self._below[self.head if of is None else of]
        return [n for n in below if self.words[n].role in roles]

    def _behind(self, prepositions: Iterable[int]) -> Heads:
        return [n for each in prepositions for n in self._objects(each)]

    def _objects(self, preposition: int) -> Iterator[int]:
        for n in self._below[preposition]:
            if self.words[n].role == "prep":
                yield from self._objects(n)
            elif self.words[n].pos in _CONTENT or self.words[n].pos == "PRON":
                yield n

    # --- how it is told ----

    @property
    def negated(self) -> bool:
        """Whether a "not" or "no" turns it round."""
        below = (n for each in {self.head, *self.inside} for n in self._below[each])
        return any(forms.negates(self._plain(self.words[n])) for n in below)

    @property
    def modal(self) -> bool:
        """Whether it may, must or will be so."""
        return any(self.words[n].tag == "MD" for n in self._below[self.head])

    @property
    def tense(self) -> str:
        """ "past", "present", "to come", "infinitive" or ""."""
        below = [self.words[n] for n in self._below[self.head]]
        coming = lexicon.words(_PACKAGE, "coming")
        if any(word.tag == "MD" and normal(word.lemma).casefold() in coming for word in below):
            return "to come"
        if any(word.tag == "TO" for word in below):
            return "infinitive"
        tag, auxiliaries = self.words[self.head].tag, [w for w in below if w.role[:3] == "aux"]
        finite = {tag, *(word.tag for word in auxiliaries)}
        state = all(word.role == "auxpass" for word in auxiliaries) and finite & _NOW
        if "VBD" in finite or ("VBN" in finite and not state):
            return "past"
        return "present" if finite & _NOW else ""
