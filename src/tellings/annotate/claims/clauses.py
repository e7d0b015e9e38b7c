"""The clauses of a sentence that may assert something, and how one governs another.

A verb that wraps another ("began to", "is expected to", "failed to", "it is unclear whether")
makes one clause with it, whose meaning the inner verb bears.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from tellings.annotate.claims.chains import Chain, chain
from tellings.annotate.claims.tree import SUBJECTS, VERBS, Tree
from tellings.annotate.claims.words import group, known

Kind = Literal["main", "joined", "relative", "participle", "adverbial", "content", "gerund"]

_CONTENT = frozenset({"ccomp", "csubj", "csubjpass", "parataxis"})
_MEANT = frozenset({"xcomp", "advcl", "acl", "pcomp", "ccomp"})
# Where the parse of a title hangs the verb: "Arland, Verin vow ...".
_TITLED = frozenset({"appos", "dep", "nmod"})
_PARTICIPLES = frozenset({"VBG", "VBN", "VBD"})
_INFINITIVES = frozenset({"VB"})
_MOST = 60  # clauses of one sentence


class Clause(Struct, frozen=True):
    """A clause that may assert something.

    `number` counts those of a sentence. `chain` are its verbs and what they wrap. `over` is the
    number of the clause that governs it; None for the sentence's own. `joined` is that of the
    clause it is coordinated with. `governor` is the word it hangs on: its own top for a root.
    """

    number: int
    kind: Kind
    chain: Chain
    over: int | None = None
    joined: int | None = None
    governor: int = 0
    negated: bool = False

    @property
    def top(self) -> int:
        """The word that governs all the others of the clause."""
        return self.chain.top

    @property
    def head(self) -> int:
        """The word that bears the meaning."""
        return self.chain.head


class _Open(Struct, frozen=True):
    """A word yet to be looked at, the clause it stands in, and whether that part is asserted."""

    index: int
    over: int | None
    asserted: bool = True


def clauses(tree: Tree, language: str) -> list[Clause]:
    """The clauses of a sentence, each after the one that governs it."""
    finder = _Finder(tree, language)
    finder.run()
    return finder.found


class _Finder:
    """Goes through a tree from its roots, opening clauses."""

    def __init__(self, tree: Tree, language: str) -> None:
        self.tree, self.language = tree, language
        self.found: list[Clause] = []
        self._gerunds = known("gerunds", language)
        self._marks = known("marks", language)
        self._seen: set[int] = set()
        self._rules: dict[str, Callable[[_Open], tuple[Kind, bool] | None]] = {
            "ROOT": self._main,
            "conj": self._conjunct,
            "relcl": self._relative,
            "acl": self._describing,
            "advcl": self._adverbial,
            "pcomp": self._gerund,
            **dict.fromkeys(_CONTENT, self._content),
        }

    def run(self) -> None:
        """Open all clauses of the tree."""
        words = self.tree.words
        waiting = [_Open(i, None) for i, word in enumerate(words) if word.head == i]
        while waiting:
            at = waiting.pop()
            if at.index in self._seen:
                continue
            self._seen.add(at.index)
            waiting.extend(self._look(at))

    def _look(self, at: _Open) -> list[_Open]:
        """Open a clause at a word if it is a verb that asserts; what is then to be looked at."""
        opened = self._opens(at)
        if opened is None or len(self.found) >= _MOST:
            return [self._below(at, child) for child in reversed(self.tree.children[at.index])]
        kind, negated = opened
        clause = self._made(at, kind, negated=negated)
        self.found.append(clause)
        for index in (*clause.chain.frames, clause.chain.verb, clause.head):
            self._seen.add(index)
        inner = {index for link in clause.chain.links for index in self.tree.children[link]}
        return [_Open(child, clause.number) for child in sorted(inner - self._seen, reverse=True)]

    def _below(self, at: _Open, child: int) -> _Open:
        return _Open(child, at.over, at.asserted and not self._unasserted(child))

    def _unasserted(self, index: int) -> bool:
        """Whether a verb below a clause says only what is meant or asked for: "to go"."""
        word = self.tree.words[index]
        return word.role in _MEANT and word.pos in VERBS

    def _made(self, at: _Open, kind: Kind, *, negated: bool) -> Clause:
        word = self.tree.words[at.index]
        joined = self._clause_of(word.head) if word.role == "conj" else None
        over = self.found[joined].over if joined is not None else at.over
        if joined is not None and kind == "joined" and self.found[joined].kind != "main":
            kind = self.found[joined].kind
        linked = chain(self.tree, at.index, self.language)
        return Clause(len(self.found), kind, linked, over, joined, word.head, negated)

    def _clause_of(self, index: int) -> int | None:
        """The number of the clause whose verbs a word is one of."""
        for clause in reversed(self.found):
            if index in clause.chain.links:
                return clause.number
        return None

    def _opens(self, at: _Open) -> tuple[Kind, bool] | None:
        tree, word = self.tree, self.tree.words[at.index]
        if not tree.is_verb(at.index) or word.role in ("aux", "auxpass"):
            return None
        if tree.guessed and at.over is None and word.role in _TITLED and tree.is_finite(at.index):
            return "main", False
        role = "ROOT" if word.head == at.index else word.role
        opens = self._rules.get(role)
        return opens(at) if opens is not None else None

    def _relative(self, at: _Open) -> tuple[Kind, bool] | None:
        return None if self.tree.is_infinitive(at.index) else ("relative", False)

    def _main(self, at: _Open) -> tuple[Kind, bool] | None:
        """A main clause, but no order."""
        return None if self._orders(at.index) else ("main", False)

    def _orders(self, index: int) -> bool:
        """Whether a verb is bare, without subject and auxiliary."""
        children = self.tree.children[index]
        do = group("do", self.language)
        roles = {self.tree.words[c].role for c in children if self.tree.forms[c] not in do}
        bare = self.tree.words[index].tag in _INFINITIVES
        return bare and not roles & (SUBJECTS | {"expl", "aux", "auxpass"})

    def _describing(self, at: _Open) -> tuple[Kind, bool] | None:
        """ "The article promoting a plan", "concern that it may fall"."""
        if self.tree.is_infinitive(at.index):
            return None
        if self._has_subject(at.index) and self.tree.is_finite(at.index):
            return "content", False
        tag = self.tree.words[at.index].tag
        idle = self.tree.lemmas[at.index] in known("idle", self.language)
        return ("participle", False) if tag in _PARTICIPLES and not idle else None

    def _conjunct(self, at: _Open) -> tuple[Kind, bool] | None:
        """A verb joined to that of a clause; one joined to an infinitive is none."""
        first = self._clause_of(self.tree.words[at.index].head)
        if self._free(at.index):
            return None
        if first is None:
            finite = self.tree.is_finite(at.index) and at.asserted
            return ("main", False) if finite and self._has_subject(at.index) else None
        if self._orders(at.index) and self.found[first].kind == "main":
            helped = self._shares_helper(self.found[first], at.index)
            return ("joined", self.found[first].negated) if helped else None
        return "joined", self.found[first].negated

    def _shares_helper(self, first: Clause, index: int) -> bool:
        """ "Will sell or scrap", "failed to land and burn": the second verb is as bare."""
        tag = self.tree.words[first.chain.verb].tag
        return tag == self.tree.words[index].tag

    def _has_subject(self, index: int) -> bool:
        return self.tree.child(index, SUBJECTS | {"expl"}) is not None

    def _adverbial(self, at: _Open) -> tuple[Kind, bool] | None:
        word = self.tree.words[at.index]
        if self.tree.is_infinitive(at.index) or self._compares(at.index):
            return None
        if word.tag in ("VBG", "VBN") and not self.tree.is_finite(at.index):
            return "participle", False
        # A finite verb without its subject is where the parse went wrong.
        return ("adverbial", False) if self._has_subject(at.index) else None

    def _compares(self, index: int) -> bool:
        """ "Than it was", "as if it were", "like it was": nothing is asserted."""
        for child in self.tree.children[index]:
            row = self._marks.get(self.tree.forms[child])
            if row is not None and row["kind"] == "none" and child < index:
                return True
        return False

    def _gerund(self, at: _Open) -> tuple[Kind, bool] | None:
        """ "After signing", "without telling", "with Xu promising"."""
        word = self.tree.words[at.index]
        row = self._gerunds.get(self.tree.forms[word.head])
        if row is None:
            return None
        governor = self.tree.words[self.tree.words[word.head].head]
        if self.tree.is_finite(at.index) and self._has_subject(at.index):
            return None if self._free(at.index) else ("adverbial", False)
        if self._has_subject(at.index):
            return "gerund", row["polarity"] == "-"
        if row["kind"] == "subject" or governor.pos not in VERBS:
            return None
        return "gerund", row["polarity"] == "-"

    def _free(self, index: int) -> bool:
        """Whether it is a relative clause without its noun: "in what he calls a success"."""
        return any(self.tree.words[c].tag in ("WP", "WDT") for c in self.tree.children[index])

    def _content(self, at: _Open) -> tuple[Kind, bool] | None:
        """A clause that another is about. Who asserts it is seen from the attributions."""
        tree = self.tree
        if tree.is_infinitive(at.index) or self._orders(at.index):
            return None
        if not (tree.is_finite(at.index) or self._has_subject(at.index)):
            return None
        return "content", False
