"""Who does what to whom: the arguments of a clause, the same in active and passive voice.

Agent and patient are the proto-roles of Dowty (1991), told from the parse: what the verb's list
(`changing.tsv`) says changes is a patient without an agent.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tellings.annotate.claims.clauses import Clause
from tellings.annotate.claims.phrases import span_of
from tellings.annotate.claims.scene import Scene
from tellings.annotate.claims.subjects import Subjects
from tellings.annotate.claims.told import Source, Told
from tellings.annotate.claims.tree import Tree
from tellings.annotate.claims.who import entity, name
from tellings.annotate.claims.words import known
from tellings.model import Argument
from tellings.text import has_words, overlaps

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_TIMED = frozenset({"DATE", "TIME", "SET"})


class Phrase(Struct, frozen=True):
    """A phrase in a role: its head among the words of the sentence, or the source of a cue."""

    role: str
    head: int


class Arguments:
    """The arguments of the clauses of a sentence."""

    def __init__(
        self, scene: Scene, tree: Tree, found: list[Clause], told: Told, subjects: Subjects
    ) -> None:
        self.scene, self.tree, self.found = scene, tree, found
        self.told, self.subjects = told, subjects
        self._sources: dict[int, Source | None] = {}
        self._tops = frozenset(c.top for c in found) | frozenset(
            c.governor for c in found if c.kind == "gerund" and tree.words[c.governor].pos == "ADP"
        )

    def of(self, clause: Clause) -> tuple[Argument, ...]:
        """Agent, patient, then others, each once."""
        told: dict[tuple[str, int], Argument] = {}
        for phrase in self._phrases(clause):
            known_already = (phrase.role, phrase.head) in told
            worded = has_words(self.scene.text, self.tree.words[phrase.head].span)
            fits = worded and not self._is_time(phrase) and self._is_told(phrase, clause)
            if fits and not known_already:
                told[phrase.role, phrase.head] = self._argument(phrase, clause)
        return self._sourced(clause, tuple(told.values()))

    def _argument(self, phrase: Phrase, clause: Clause) -> Argument:
        apart = (self._tops | set(clause.chain.links)) - {phrase.head}
        return Argument(
            phrase.role,
            span_of(self.tree, phrase.head, apart),
            name(self.scene, self.tree, phrase.head),
            entity(self.scene, self.tree, phrase.head),
        )

    def source(self, clause: Clause) -> Source | None:
        """Whose words the clause tells of, where its verb is a cue and the parse gives no other."""
        if clause.number not in self._sources:
            self._sources[clause.number] = self._source(clause)
        return self._sources[clause.number]

    def _source(self, clause: Clause) -> Source | None:
        source = self.told.source(clause)
        if source is None or self.subjects.passive(clause) or self.subjects.describes(clause):
            return None
        if self.subjects.own(clause) is not None or self.subjects.in_source(clause, source.at):
            return None
        return source if self._other_voice(clause) or self.subjects.of(clause) is None else None

    def _other_voice(self, clause: Clause) -> bool:
        """Whether the parse joins the clause to one that stands in another's words."""
        if clause.joined is None:
            return False
        first = self.found[clause.joined]
        return self.told.attribution(first) is not self.told.attribution(clause)

    def _sourced(self, clause: Clause, found: tuple[Argument, ...]) -> tuple[Argument, ...]:
        """With the source as the agent."""
        source = self.source(clause)
        if source is None:
            return found
        agent = Argument("agent", source.at, source.at, source.entity)
        return (agent, *(each for each in found if each.role != "agent"))

    def _is_told(self, phrase: Phrase, clause: Clause) -> bool:
        """Whether a phrase stands in the words of the attribution that the clause stands in."""
        content, at = self.told.content(clause), self.tree.words[phrase.head].span
        return not content or any(overlaps(span, at) for span in content)

    def _is_time(self, phrase: Phrase) -> bool:
        """Whether it only dates the clause: `times` tells that."""
        if phrase.role in ("agent", "attribute"):
            return False
        over = self.scene.times.over(self.tree.words[phrase.head].span)
        return phrase.role != "patient" and any(time.type in _TIMED for _, time in over)

    # --- roles -----------------------------------------------------------------------------------

    def _phrases(self, clause: Clause) -> Iterator[Phrase]:
        chain, tree = clause.chain, self.tree
        turned = self.subjects.passive(clause)
        subject, obj = self.subjects.of(clause), tree.child(chain.verb, ("dobj",))
        if turned:
            yield from (Phrase("agent", by) for by in self._by(chain.verb))
        if subject is not None:
            yield Phrase(self._subject_role(clause, obj, turned=turned), subject)
        if chain.existential:
            yield Phrase("patient", chain.head)
        elif chain.copular and tree.words[chain.head].pos in _NOUNS:
            yield Phrase("attribute", chain.head)
        if obj is not None and not chain.copular and not self._measures(clause, obj):
            yield Phrase("patient", self.subjects.stands_for(clause, obj))
        elif clause.kind == "relative" and not turned and subject != clause.governor:
            yield from self._gap(clause)
        yield from self._others(clause)

    def _subject_role(self, clause: Clause, obj: int | None, *, turned: bool) -> str:
        if turned or clause.chain.copular:
            return "patient"
        changing = self.tree.lemmas[clause.chain.verb] in known("changing", self.scene.language)
        alone = obj is None or self._measures(clause, obj)
        return "patient" if alone and changing else "agent"

    def _measures(self, clause: Clause, obj: int) -> bool:
        """Whether an object only says by how much: "rose 8.5 percent"."""
        words = self.tree.words
        if self.tree.lemmas[clause.chain.verb] not in known("changing", self.scene.language):
            return False
        numbers = any(words[c].pos == "NUM" for c in self.tree.children[obj])
        return numbers or words[obj].pos == "NUM"

    def _gap(self, clause: Clause) -> Iterator[Phrase]:
        """ "The bridge they built": what is described is what the verb acts on."""
        tree, verb = self.tree, clause.chain.verb
        relative = [c for c in tree.children[verb] if self.subjects.is_relative(c)]
        known_verb = tree.child(verb, ("prep", "ccomp", "xcomp", "advmod", "acomp", "attr"))
        if not relative and known_verb is None and tree.child(verb, ("nsubj",)) is not None:
            yield Phrase("patient", clause.governor)

    def _by(self, verb: int) -> Iterator[int]:
        for agent in self.tree.below(verb, ("agent",)):
            yield from self.tree.below(agent, ("pobj",))

    def _others(self, clause: Clause) -> Iterator[Phrase]:
        """Recipients, what something is called, and what prepositions bring."""
        links = (clause.chain.verb, clause.head, *clause.chain.frames)
        for verb in dict.fromkeys(links):
            for child in self.tree.children[verb]:
                if child not in clause.chain.links and child not in self._tops:
                    yield from self._other(clause, child)

    def _other(self, clause: Clause, child: int) -> Iterator[Phrase]:
        word = self.tree.words[child]
        noun = self.tree.child(child, ("pobj",))
        noun = None if noun is None else self.subjects.stands_for(clause, noun)
        if word.role == "dative":
            head = noun if word.pos == "ADP" else child
            if head is not None:
                yield Phrase("recipient", head)
        elif word.role == "oprd" and word.pos in ("NOUN", "PROPN", "ADJ"):
            yield Phrase("attribute", child)
        elif word.role == "prep" and word.pos in ("ADP", "VERB") and noun is not None:
            giving = known("giving", self.scene.language)
            to = self.tree.lemmas[clause.chain.verb] in giving and self.tree.forms[child] == "to"
            yield Phrase("recipient" if to else self.tree.forms[child], noun)
