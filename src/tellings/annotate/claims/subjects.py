"""The subjects of clauses, their own and those that they share with the clause above them."""

from __future__ import annotations

from tellings.annotate.claims.clauses import Clause
from tellings.annotate.claims.tree import SUBJECTS, Tree
from tellings.annotate.claims.words import known
from tellings.model import Span
from tellings.text import covers

_PRONOUNS = frozenset({"WDT", "WP", "WP$"})
_PASSIVE = frozenset({"auxpass", "nsubjpass", "csubjpass"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_TIMES = frozenset({"DATE", "TIME"})
_OBJECTS = frozenset({"dobj", "attr", "expl"})


class Subjects:
    """The subjects of the clauses of a sentence, by the numbers of their words."""

    def __init__(self, tree: Tree, found: list[Clause], language: str) -> None:
        self.tree, self.found, self.language = tree, found, language

    def of(self, clause: Clause) -> int | None:
        """The grammatical subject of a clause; of one without its own that of the one above."""
        if clause.chain.existential:
            return None
        seen: set[int] = set()
        while clause.number not in seen:
            seen.add(clause.number)
            own = self.own(clause)
            own = self._behind_day(clause) if own is None else own
            if own is not None:
                return own
            if self.describes(clause):
                return clause.governor
            above = self._above(clause)
            if above is None:
                return None
            clause = self.found[above]
        return None

    def _above(self, clause: Clause) -> int | None:
        if clause.joined is not None:
            return clause.joined
        if clause.kind == "participle" and clause.over is not None and self._behind(clause):
            return self.found[clause.over].over
        return clause.over if clause.kind in ("participle", "gerund", "adverbial") else None

    def _behind(self, clause: Clause) -> bool:
        """Whether it stands behind a comma and the clause above it does not: "built a bridge that
        his land pays for, handing ..." tells what the builder does."""
        over = self.found[clause.over or 0]
        if over.kind not in ("relative", "content") or over.over is None:
            return False
        own, outer = min(self.tree.subtree(clause.top)), min(self.tree.subtree(over.top))
        forms = self.tree.forms
        return own > 0 and forms[own - 1] == "," and outer > 0 and forms[outer - 1] != ","

    def describes(self, clause: Clause) -> bool:
        """Whether the clause says something of the noun that it hangs on."""
        role = self.tree.words[clause.top].role
        if clause.joined is not None:
            return False
        titled = clause.kind == "main" and role == "appos"
        return (
            clause.kind == "relative" or titled or (clause.kind == "participle" and role == "acl")
        )

    def own(self, clause: Clause) -> int | None:
        """The subject that hangs on the verbs of a clause; for "which" what it stands for."""
        chain = clause.chain
        inner = chain.verb
        for verb in dict.fromkeys((inner, *reversed(chain.frames))):
            found = [
                c for c in self.tree.below(verb, SUBJECTS) if verb == inner or not self._empty(c)
            ]
            if found:
                before = [c for c in found if c < verb]
                return self.stands_for(clause, before[-1] if before else found[0])
        return None

    def _behind_day(self, clause: Clause) -> int | None:
        """ "On Thursday Ilena Marsk signed": the day is taken for a part of the name behind it."""
        words = self.tree.words
        for index in range(clause.chain.verb):
            name = words[index].name[2:]
            day = self.tree.child(index, ("compound",))
            if words[index].role != "pobj" or day is None or name not in _NAMED:
                continue
            if words[day].name[2:] in _TIMES and self._hangs_on(index, clause.chain.verb):
                return index
        return None

    def _hangs_on(self, index: int, verb: int) -> bool:
        """Whether prepositions alone stand between a word and a verb."""
        above = self.tree.words[index].head
        while above != verb and self.tree.words[above].role in ("prep", "pobj"):
            above = self.tree.words[above].head
        return above == verb

    def _empty(self, subject: int) -> bool:
        """Whether a subject stands for nothing: "it is unclear whether"."""
        return self.tree.forms[subject] in known("empty", self.language)

    def is_relative(self, index: int) -> bool:
        """Whether a word opens a relative clause and stands for its noun."""
        told = self.tree.forms[index] in known("relatives", self.language)
        return told or self.tree.words[index].tag in _PRONOUNS

    def stands_for(self, clause: Clause, index: int) -> int:
        """The noun that a relative pronoun of a clause stands for; another word itself."""
        if not self.is_relative(index):
            return index
        cleft = self.cleft(clause)
        if clause.kind == "relative":
            return clause.governor
        return index if cleft is None else cleft

    def cleft(self, clause: Clause) -> int | None:
        """The noun set apart in "it is we who pay", of which the clause says something."""
        over = self.found[clause.over] if clause.over is not None else None
        if over is None or not over.chain.copular or clause.kind not in ("content", "relative"):
            return None
        if clause.governor not in (over.chain.verb, over.head):
            return None
        empty = [s for s in self.tree.below(over.chain.verb, SUBJECTS) if self._empty(s)]
        opens = any(self.is_relative(c) for c in self.tree.children[clause.chain.verb])
        return over.head if empty and opens else None

    def passive(self, clause: Clause) -> bool:
        """Whether the verb that bears the meaning is in the passive voice."""
        if clause.chain.copular:
            return False
        verb = clause.chain.verb
        roles = {self.tree.words[c].role for c in self.tree.children[verb]}
        if roles & _PASSIVE:
            return True
        tag = self.tree.words[verb].tag
        if clause.kind == "participle" and not self._has_helper(verb):
            return tag == "VBN" or (tag == "VBD" and not roles & _OBJECTS)
        return self._joined_passive(clause, verb)

    def _has_helper(self, verb: int) -> bool:
        return self.tree.child(verb, ("aux",)) is not None

    def _joined_passive(self, clause: Clause, verb: int) -> bool:
        """ "Was caught and jailed": the second verb shares the first's helper."""
        if clause.joined is None or self.tree.words[verb].tag not in ("VBN", "VBD"):
            return False
        roles = {self.tree.words[c].role for c in self.tree.children[verb]}
        if roles & (SUBJECTS | {"aux", "dobj"}) or not self._bare_of(clause):
            return False
        return self.passive(self.found[clause.joined])

    def _bare_of(self, clause: Clause) -> bool:
        """Whether a joined participle may share a helper: its form is that of the first."""
        first = self.found[clause.joined or 0].chain.verb
        return (
            self.tree.words[first].tag == "VBN" and self.tree.words[clause.chain.verb].tag == "VBN"
        )

    def in_source(self, clause: Clause, source: Span) -> bool:
        """Whether the subject is part of a source."""
        subject = self.of(clause)
        return subject is not None and covers(source, self.tree.words[subject].span)
