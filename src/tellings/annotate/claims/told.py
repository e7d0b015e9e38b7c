"""Which clauses assert something, and in whose words."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from tellings.annotate.claims.clauses import Clause
from tellings.annotate.claims.scene import Scene
from tellings.annotate.claims.subjects import Subjects
from tellings.annotate.claims.tree import SUBJECTS, Tree
from tellings.annotate.claims.words import known
from tellings.model import Attribution, Span, Spans
from tellings.text import covers, has_words, overlaps

_CLIMB = 40
_ASKING = frozenset({"WP", "WRB", "WDT", "WP$"})
_FAR = 14  # words between a subject and its copula


class Source(Struct, frozen=True):
    """Who is said to do what a clause tells, by the attribution whose cue its verb is."""

    at: Span
    entity: str | None


class Told:
    """The clauses of a sentence against the attributions that reach into it."""

    def __init__(self, scene: Scene, tree: Tree, found: list[Clause], subjects: Subjects) -> None:
        self.scene, self.tree, self.found, self.subjects = scene, tree, found, subjects
        self._clausal: dict[str, bool] = {}
        self._attributions: dict[int, Attribution | None] = {}

    # --- which assert ----------------------------------------------------------------------------

    def asserts(self, clause: Clause) -> bool:
        """Whether a clause asserts something, and does more than tell who does."""
        worded = has_words(self.scene.text, self.tree.words[clause.head].span)
        if self._asked or not worded or self._is_frame(clause) or self._far(clause):
            return False
        if self.reports(clause) or self._wonders(clause):
            return False
        if clause.kind == "content" and not self._carried_by_another(clause):
            by_itself = self._spliced(clause) or self.subjects.cleft(clause) is not None
            return by_itself or self._factive(clause)
        return True

    def _wonders(self, clause: Clause) -> bool:
        """Whether a content is a question: "did not say what it costs"."""
        if clause.kind != "content" or self.subjects.cleft(clause) is not None:
            return False
        bounds = self.content(clause)
        return any(
            self.tree.words[c].tag in _ASKING
            and c < clause.chain.verb
            and (not bounds or any(covers(s, self.tree.words[c].span) for s in bounds))
            for c in self.tree.children[clause.chain.verb]
        )

    def _spliced(self, clause: Clause) -> bool:
        """ "The price can rise, the line can go": a main clause, wherever the parse hangs it."""
        tree, top = self.tree, clause.top
        opened = any(
            tree.words[c].role in ("mark", "advmod") and c < top for c in tree.children[top]
        )
        last = max(tree.subtree(top)) + 1
        parted = last < clause.governor and tree.forms[last] in (",", ";")
        subject = any(tree.words[c].role in SUBJECTS for c in tree.children[top])
        return parted and subject and not opened and self._other_cue(clause)

    def _other_cue(self, clause: Clause) -> bool:
        """Whether the word that the clause hangs on is no cue."""
        over = self.scene.cues.over(self.tree.words[clause.governor].span)
        return next(over, None) is None

    def _is_frame(self, clause: Clause) -> bool:
        """Whether the clause only sets a noun apart: "it is we who pay"."""
        return any(
            c.over == clause.number and self.subjects.cleft(c) is not None for c in self.found
        )

    def _far(self, clause: Clause) -> bool:
        """Whether a copula stands so far behind its subject that the parse is not to be trusted."""
        if not clause.chain.copular or clause.chain.existential:
            return False
        subject = self.subjects.own(clause)
        return subject is not None and clause.chain.verb - subject > _FAR

    def _carried_by_another(self, clause: Clause) -> bool:
        """Whether a content clause and the word it hangs on stand in different words."""
        if clause.joined is not None:
            return True
        own, outer = self.attribution(clause), self._innermost(clause.governor, clause.governor)
        return own is not outer or self.tree.words[clause.top].role == "parataxis"

    def _factive(self, clause: Clause) -> bool:
        """Whether the verb that a clause hangs on asserts it with itself ("showed that")."""
        return self.tree.lemmas[clause.governor] in known("factive", self.scene.language)

    def reports(self, clause: Clause) -> bool:
        """Whether the clause is only there to say whose word another clause is."""
        if self._passes_on(clause) or self._says(clause):
            return True
        cues = [each for _, each in self.scene.cues.over(self.tree.words[clause.head].span)]
        if not any(self.is_clause(each) for each in cues):
            return False
        return not self._does(clause)

    def _passes_on(self, clause: Clause) -> bool:
        """Whether a participle tells how a source's words came: "a statement carried by the
        agency said"."""
        word = self.tree.words[clause.head]
        noun = self.tree.words[word.head]
        if word.role != "acl" or word.tag != "VBN" or noun.pos != "NOUN":
            return False
        if self.tree.lemmas[clause.head] not in known("passing", self.scene.language):
            return False
        sources = (each for _, each in self.scene.sources.over(noun.span))
        says = self.tree.lemmas[word.head] in known("sayings", self.scene.language)
        return says or any(self.is_clause(each) for each in sources)

    def _says(self, clause: Clause) -> bool:
        """Whether a verb of plain speech has its clause in the content of an attribution that the
        model gave another cue: "said that it rained and recalled that ..."."""
        tree, language = self.tree, self.scene.language
        if tree.lemmas[clause.head] not in known("plain_speech", language):
            return False
        told = tree.child(clause.head, ("ccomp",))
        if told is None:
            return False
        return next(self.scene.contents.over(tree.words[told].span), None) is not None

    def _does(self, clause: Clause) -> bool:
        """Whether a verb with a cue's content is a deed besides: "posted a video"."""
        tree, language = self.tree, self.scene.language
        thing = tree.child(clause.head, ("dobj",))
        if thing is None or tree.lemmas[thing] in known("sayings", language):
            return False
        return tree.lemmas[clause.head] in known("deeds", language)

    def is_clause(self, each: Attribution) -> bool:
        """Whether what an attribution carries is a clause of its own, or spoken."""
        if each.id not in self._clausal:
            self._clausal[each.id] = each.form == "direct" or self._finite_top(each)
        return self._clausal[each.id]

    def _finite_top(self, each: Attribution) -> bool:
        """Whether a verb with a subject is at the top of a content."""
        words = self.tree.words
        inside = {i for i, w in enumerate(words) if any(covers(s, w.span) for s in each.content)}
        if not inside:
            return True
        tops = (i for i in sorted(inside) if words[i].head == i or words[i].head not in inside)
        return any(self._is_clause_top(top, inside) for top in tops)

    def _is_clause_top(self, top: int, inside: set[int]) -> bool:
        tree = self.tree
        if not tree.is_verb(top):
            inner = [c for c in tree.children[top] if tree.words[c].role == "ccomp" and c in inside]
            return bool(inner)
        roles = {tree.words[c].role for c in tree.children[top] if c in inside}
        return bool(roles & (SUBJECTS | {"expl"})) and not tree.is_infinitive(top)

    @cached_property
    def _asked(self) -> bool:
        return "?" in self.tree.forms[-3:]

    # --- in whose words --------------------------------------------------------------------------

    def attribution(self, clause: Clause) -> Attribution | None:
        """The innermost attribution in whose content the clause stands."""
        if clause.number not in self._attributions:
            found = self._innermost(clause.top, clause.head)
            self._attributions[clause.number] = found or self._carried_on(clause)
        return self._attributions[clause.number]

    def _carried_on(self, clause: Clause) -> Attribution | None:
        """That of the clause which a participle goes on, where the content ends before it."""
        above = clause.joined if clause.joined is not None else clause.over
        if above is None or clause.kind != "participle":
            return None
        over = self.found[above]
        told = self.attribution(over) if clause.governor in over.chain.links else None
        return told if told is not None and told.form == "indirect" else None

    def content(self, clause: Clause) -> Spans:
        """The words of the attribution that the clause stands in; empty where it goes beyond."""
        told, at = self.attribution(clause), self.tree.words[clause.head].span
        if told is None or not any(covers(span, at) for span in told.content):
            return ()
        return told.content

    def _innermost(self, top: int, head: int) -> Attribution | None:
        at, first = self.tree.words[head].span, self.tree.words[top].span
        over = [
            (span, each)
            for span, each in self.scene.contents.over(at)
            if covers(span, at) and covers(span, first) and not _in(each.cue, at)
        ]
        over = [(s, e) for s, e in over if self.is_clause(e) or self._of_top(e, top)]
        return min(over, key=self._size, default=(None, None))[1]

    def _of_top(self, each: Attribution, at: int) -> bool:
        """Whether a clause describes the very thing that is spoken of.

        "Claimed a raid that killed four" reports the killing; "backed her stance in the war that
        began in May" does not report the beginning.
        """
        words = self.tree.words
        for up in (at, *self.tree.above(at)):
            if not any(covers(span, words[up].span) for span in each.content):
                return True
            if words[up].role in ("prep", "poss"):
                return False
        return True

    def _size(self, each: tuple[Span, Attribution]) -> tuple[int, int, str]:
        attribution = each[1]
        return sum(map(len, attribution.content)), -self._depth(attribution), attribution.id

    def around(self, clause: Clause) -> set[str | None]:
        """The ids of the attribution that the clause stands in and of those that carry that one."""
        found: set[str | None] = {None}
        each = self.attribution(clause)
        while each is not None and each.id not in found:
            found.add(each.id)
            each = self.scene.attributions.get(each.parent or "")
        return found

    def _depth(self, attribution: Attribution) -> int:
        """How many attributions it is part of."""
        depth, parent = 0, attribution.parent
        while parent is not None and depth < _CLIMB:
            above = self.scene.attributions.get(parent)
            parent, depth = above.parent if above else None, depth + 1
        return depth

    @cached_property
    def reported(self) -> frozenset[int]:
        """The clauses that another's report carries in its own words, not in quotation marks."""
        found = ((clause, self.attribution(clause)) for clause in self.found)
        return frozenset(c.number for c, told in found if told and told.form != "direct")

    def source(self, clause: Clause) -> Source | None:
        """Who does what a clause tells, where its verb is a cue and its source stands by."""
        at = self.tree.words[clause.head].span
        hull = self.tree.sentence.hull
        for _, each in self.scene.cues.over(at):
            near = len(each.source) == 1 and covers(hull, each.source[0])
            if near and not overlaps(each.source[0], at):
                return Source(each.source[0], each.speaker)
        return None

    def holes(self, clause: Clause, subject: int | None) -> list[Span]:
        """Sources, cues and contents around a clause that are not its own words."""
        head, hull = self.tree.words[clause.head].span, self.tree.sentence.hull
        own = None if subject is None else self.tree.words[subject].span
        found: list[Span] = []
        for _, each in self.scene.cues.over(hull):
            if self.is_clause(each) and not _in(each.cue, head) and not self._by_noun(each):
                spans = (*each.cue, *each.source)
                found += (s for s in spans if own is None or not overlaps(s, own))
        for span, each in self.scene.contents.over(hull):
            if self.is_clause(each) and not covers(span, head):
                found.append(span)
        return [hole for hole in found if not overlaps(hole, head)]

    def _by_noun(self, each: Attribution) -> bool:
        """Whether a cue is a noun within a clause ("on concern that"): a part of that clause."""
        inside = [w for w in self.tree.words if any(covers(s, w.span) for s in each.cue)]
        poses = {word.pos for word in inside}
        return "NOUN" in poses and "VERB" not in poses


def _in(spans: tuple[Span, ...], at: Span) -> bool:
    return any(overlaps(span, at) for span in spans)
