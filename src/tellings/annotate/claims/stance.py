"""How far a clause holds by its own words and those of the clauses above it.

Polarity and certainty as in FactBank (Sauri 2008): negations, modals, hedging adverbs, conditions,
and the words that wrap a clause ("failed to", "is expected to", "no evidence that"). What an
attribution adds is not counted. Obligations and wishes leave it unknown whether the clause holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, cast

from msgspec import Struct

from tellings.annotate.claims.chains import Frame
from tellings.annotate.claims.clauses import Clause
from tellings.annotate.claims.tree import Tree
from tellings.annotate.claims.words import Hit, hits, known
from tellings.lexicon import Row
from tellings.model import Stance

Polarity = Literal["+", "-", "unknown"]
Certainty = Literal["certain", "probable", "possible", "unknown"]

_RANK: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")
_NOMINAL = frozenset(
    {"nsubj", "nsubjpass", "dobj", "attr", "pobj", "npadvmod", "acomp", "oprd", "agent"}
)
_NESTED = frozenset(
    {"advcl", "relcl", "acl", "ccomp", "csubj", "csubjpass", "parataxis", "pcomp", "xcomp"}
)
# Roles of "no" within a noun phrase, and how many such words may hang on each other.
_DETERMINING = frozenset({"det", "neg", "preconj", "advmod", "predet", "quantmod", "nummod"})
_DEEP = 2
_HELPERS = frozenset({"aux", "auxpass"})
_MARKS = frozenset({"mark", "advmod", "prep"})
_PRESENT = frozenset({"VBP", "VBZ", "VB"})


class Held(Struct, frozen=True):
    """How a clause holds, and the words (their numbers) that decide it."""

    polarity: Polarity = "+"
    certainty: Certainty = "certain"
    words: tuple[int, ...] = ()


_ASSERTED = Held()


def _within(outer: Held, inner: Held) -> Held:
    """A clause together with what says something of it; two negations leave it unknown."""
    if "unknown" in (outer.polarity, inner.polarity):
        polarity: Polarity = "unknown"
    elif outer.polarity == "+":
        polarity = inner.polarity
    else:
        polarity = "-" if inner.polarity == "+" else "unknown"
    weaker = max(outer.certainty, inner.certainty, key=_RANK.index)
    certainty: Certainty = "unknown" if polarity == "unknown" else weaker
    return Held(polarity, certainty, (*outer.words, *inner.words))


class Stances:
    """The stances of the clauses of a sentence.

    `reported`: the numbers of those that a report carries, in which "would" says nothing.
    """

    def __init__(
        self, tree: Tree, found: list[Clause], language: str, reported: frozenset[int]
    ) -> None:
        self.tree, self.found, self.language = tree, found, language
        self._reported = reported
        self._known: dict[int, Held] = {}
        self._zones: dict[int, list[int]] = {}

    def of(self, clause: Clause) -> Stance:
        """The stance of a clause; see `tellings.model.Claim`."""
        held = self._held(clause)
        words = self.tree.runs(held.words)
        limits = self._limits(clause, held)
        return Stance(held.polarity, held.certainty, words=words, limits=self.tree.runs(limits))

    def _held(self, clause: Clause) -> Held:
        """A clause by itself and by those above it, which come before it."""
        if clause.number not in self._known:
            self._known[clause.number] = _ASSERTED
            own = self._own(clause)
            self._known[clause.number] = _within(self._above(clause), own)
        return self._known[clause.number]

    # --- what comes from above -------------------------------------------------------------------

    def _above(self, clause: Clause) -> Held:
        if clause.joined is not None:
            first = self.found[clause.joined]
            return self._held(first) if self._shares(first, clause) else self._above(first)
        if clause.over is None or clause.kind not in ("participle", "gerund", "adverbial"):
            return self._carried(clause)
        over = self.found[clause.over]
        if clause.kind == "adverbial" or clause.governor not in over.chain.links:
            prepared = self.tree.words[clause.governor].role == "prep"
            return self._held(over) if prepared and clause.kind == "gerund" else _ASSERTED
        held = self._held(over)
        if held.polarity != "-":
            return held
        # "He did not go, saying ...": behind a comma the second part is no less so.
        return _ASSERTED if self._parted(clause) else Held("unknown", "unknown", held.words)

    def _parted(self, clause: Clause) -> bool:
        words = self.tree.subtree(clause.top)
        first, behind = min(words), max(words) + 1
        if first > 0 and self.tree.forms[first - 1] == ",":
            return True
        return behind < clause.governor and self.tree.forms[behind] == ","

    def _carried(self, clause: Clause) -> Held:
        """A content clause under a verb that asserts it with itself: "may show that it fell"."""
        spliced = clause.top < clause.governor
        if clause.kind != "content" or clause.over is None or spliced:
            return _ASSERTED
        if clause.number in self._reported:
            return _ASSERTED
        over = self.found[clause.over]
        held = self._held(over) if clause.governor in over.chain.links else _ASSERTED
        return Held("unknown", "unknown", held.words) if held.polarity == "-" else held

    def _shares(self, first: Clause, clause: Clause) -> bool:
        """Whether a joined verb shares the helpers of the first: "did not sell or scrap"."""
        top, own = self.tree.words[first.chain.verb], self.tree.words[clause.top]
        roles = {self.tree.words[c].role for c in self.tree.children[clause.top]}
        bare = not roles & {"nsubj", "nsubjpass", "expl", "aux", "auxpass"}
        if first.chain.wraps and bare and top.tag == own.tag:
            return True
        return bare and top.tag == own.tag and own.tag in ("VB", "VBN", "VBG")

    # --- its own words ---------------------------------------------------------------------------

    def _own(self, clause: Clause) -> Held:
        zone = self._zone(clause)
        turned = list(self._negations(clause, zone))
        held = self._at(clause, clause.chain.verb, clause.head, turned, zone)
        for frame in reversed(clause.chain.wraps):
            held = self._wrapped(clause, frame, held, turned, zone)
        if clause.negated:
            held = _within(Held("-", "certain", (clause.governor,)), held)
        return _within(self._conditions(clause), held)

    def _zone(self, clause: Clause) -> list[int]:
        """The words of a clause without the clauses that hang on it."""
        if clause.number in self._zones:
            return self._zones[clause.number]
        links, found = set(clause.chain.links), set(clause.chain.links)
        waiting = list(links)
        while waiting:
            for child in self.tree.children[waiting.pop()]:
                word = self.tree.words[child]
                nested = word.role in _NESTED or (word.role == "conj" and self.tree.is_verb(child))
                if child not in found and not nested:
                    found.add(child)
                    waiting.append(child)
        self._zones[clause.number] = sorted(found)
        return self._zones[clause.number]

    def _hits(
        self, indices: list[int], name: str, kind: str = ""
    ) -> Iterator[tuple[Hit, list[int]]]:
        if not indices:
            return
        forms = [self.tree.forms[i] for i in indices]
        lemmas = [self.tree.lemmas[i] for i in indices]
        for hit in hits(forms, lemmas, name, self.language, kind):
            yield hit, indices[hit.start : hit.end]

    def _negations(self, clause: Clause, zone: list[int]) -> Iterator[tuple[int, Held]]:
        """Negations of a clause, each with the link of its chain that it turns."""
        links = clause.chain.links
        for hit, at in self._hits(zone, "negations"):
            effect = hit.row["effect"]
            link = next((n for i in at for n in self._turned(i, links)), None)
            if effect == "none" or link is None:
                continue
            no = effect == "-"
            yield link, Held("-" if no else "unknown", "certain" if no else "unknown", tuple(at))

    def _turned(self, index: int, links: tuple[int, ...]) -> Iterator[int]:
        """The link that a negation bears on: it hangs on it, or on one of its nouns as "no"."""
        word = self.tree.words[index]
        if index in links:
            yield index
        elif word.head in links:
            yield word.head
        else:
            for _ in range(_DEEP):
                if self.tree.words[index].role not in _DETERMINING:
                    return
                index = self.tree.words[index].head
                above = self.tree.words[index]
                if above.head in links and above.role in _NOMINAL:
                    yield above.head
                    return

    def _at(
        self, clause: Clause, verb: int, head: int, turned: list[tuple[int, Held]], zone: list[int]
    ) -> Held:
        """A verb (with the predicate it carries) by its negation, modals and adverbs."""
        no = [held for link, held in turned if link in (verb, head)]
        hedges = [*self._modals(clause, verb), *self._adverbs(zone, (verb, head))]
        held = _ASSERTED
        if no and hedges and no[0].polarity == "-":
            row, at = hedges.pop(0)
            held = _negated(row, (*no.pop(0).words, *at))
        for each in no:
            held = _within(held, each)
        for row, at in hedges:
            held = _within(held, _as_told(row, at))
        return held

    def _wrapped(
        self,
        clause: Clause,
        frame: Frame,
        inner: Held,
        turned: list[tuple[int, Held]],
        zone: list[int],
    ) -> Held:
        """A clause as the word that wraps it leaves it."""
        no = [held for link, held in turned if link in (frame.word, frame.verb)]
        if any(frame.word in held.words for held in no):
            told = no[0]  # the negation is the frame itself: "has yet to"
        elif no:
            told = _negated(frame.row, (*(i for h in no for i in h.words), *frame_words(frame)))
        else:
            plain = frame.row["polarity"] == "+" and frame.row["certainty"] == "certain"
            told = _as_told(frame.row, () if plain else frame_words(frame))
        for row, at in (
            *self._modals(clause, frame.verb),
            *self._adverbs(zone, (frame.verb, frame.word)),
        ):
            told = _within(told, _as_told(row, at))
        return _within(told, inner)

    def _modals(self, clause: Clause, verb: int) -> Iterator[tuple[Row, tuple[int, ...]]]:
        helpers = list(self.tree.below(verb, _HELPERS))
        for hit, at in self._hits(helpers, "hedges", "modal"):
            if hit.row["reported"] != "yes" or not self._past(clause, verb):
                yield hit.row, tuple(at)

    def _past(self, clause: Clause, verb: int) -> bool:
        """Whether "would" only carries a past report, or tells what came later."""
        later = known("narrated", self.language)
        told = any(self.tree.forms[c] in later for c in self.tree.children[verb])
        return told or clause.number in self._reported

    def _adverbs(
        self, zone: list[int], near: Iterable[int]
    ) -> Iterator[tuple[Row, tuple[int, ...]]]:
        """ "Probably", but not where it says how many ("perhaps twenty")."""
        words = self.tree.words
        for hit, at in self._hits(zone, "hedges", "adverb"):
            if any(words[i].head in near and words[i].role != "amod" for i in at):
                yield hit.row, tuple(at)

    # --- conditions ------------------------------------------------------------------------------

    def _conditions(self, clause: Clause) -> Held:
        """Unknown for a clause that opens with "if", or on which one hangs."""
        own = self._mark(clause.top, ("condition", "whether"))
        if own is None:
            under = (
                c
                for link in clause.chain.links
                for c in self.tree.below(link, ("advcl",))
                if c not in clause.chain.links
            )
            marks = (self._mark(child, ("condition",)) for child in under)
            own = next((mark for mark in marks if mark is not None), None)
        if own is None and clause.kind == "adverbial":
            own = self._open_time(clause)
        return _ASSERTED if own is None else Held("unknown", "unknown", (own,))

    def _mark(self, verb: int, kinds: tuple[str, ...]) -> int | None:
        """The "if" that opens a clause, but not that of "even if"."""
        for child in self.tree.children[verb]:
            if child > verb or self.tree.words[child].role not in _MARKS:
                continue
            near = list(range(max(0, child - 1), min(child + 3, len(self.tree.words))))
            for hit, at in self._hits(near, "conditions"):
                if child in at and hit.row["kind"] in kinds:
                    return child
        return None

    def _open_time(self, clause: Clause) -> int | None:
        """The mark of what is yet to come: "when talks resume", "until", "so that"."""
        table = known("marks", self.language)
        for child in self.tree.children[clause.top]:
            row = table.get(self.tree.forms[child])
            if row is None or self.tree.words[child].role not in _MARKS or child > clause.top:
                continue
            if row["kind"] == "open" or self._ahead(clause):
                return child
        return None

    def _ahead(self, clause: Clause) -> bool:
        """Whether a present tense hangs on what will or may be."""
        if clause.over is None or self.tree.words[clause.top].tag not in _PRESENT:
            return False
        helpers = self.tree.below(self.found[clause.over].chain.verb, _HELPERS)
        return any(self.tree.words[c].tag == "MD" for c in helpers)

    def _limits(self, clause: Clause, held: Held) -> list[int]:
        found: list[int] = []
        for hit, at in self._hits(self._zone(clause), "limits"):
            if hit.row["needs"] != "negation" or held.polarity != "+":
                found += at
        return found


def frame_words(frame: Frame) -> tuple[int, ...]:
    """The word that wraps a clause; of "is likely" the adjective."""
    return (frame.word,)


def _as_told(row: Row, words: tuple[int, ...]) -> Held:
    return Held(cast("Polarity", row["polarity"]), cast("Certainty", row["certainty"]), words)


def _negated(row: Row, words: tuple[int, ...]) -> Held:
    """What a hedge leaves where it is negated."""
    if row["negated"] == "unknown":
        return Held("unknown", "unknown", words)
    turned: dict[str, Polarity] = {"+": "-", "-": "+"}
    polarity = turned.get(row["polarity"], "unknown")
    return Held(polarity, cast("Certainty", row["negated"]), words)
