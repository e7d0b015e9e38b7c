"""Persons spoken of by what they are: "the Arland leader", "the judge", "the two leaders".

A description goes to someone only if the article has said so of exactly one, or if a table or the
article tells whose office it is; otherwise it is left open.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tellings.annotate.actors.bearing import Bearing, Borne, first_of, phrase
from tellings.annotate.actors.cast import Cast
from tellings.annotate.actors.known import Held, World
from tellings.annotate.actors.meant import Meant
from tellings.annotate.actors.scene import PLURALS, SUBJECTS, Tree
from tellings.model import Span

_TELLING = frozenset({"attr", "appos", "oprd", "compound", "nmod", "amod"})
_OWNER = frozenset({"poss"})
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "VERB"})
# How many characters before "the two leaders", before a bare "the two", they may be named in.
_BACK, _NEAR = 1500, 400
_TITLE, _OFFICE, _TWO, _RECENT = 0.8, 0.85, 0.75, 0.65


class Description(Struct, frozen=True):
    """A phrase that opens with "the" and turns on a noun for a person.

    `title` is the noun or longer title ("prime minister"); `asked` the words that stand before it.
    """

    tree: Tree
    head: int
    at: Span
    title: str
    asked: tuple[int, ...]


class Descriptions(Struct, frozen=True, dict=True):
    """Finds whom descriptions mean."""

    cast: Cast
    bearing: Bearing
    world: World

    def found(self) -> Iterator[Meant]:
        """Every description of which it is clear whom it means, in order."""
        scene = self.cast.scene
        two = scene.words.of("two")
        opening = scene.words.of("the") | two
        for tree in scene.trees:
            for head, word in enumerate(tree.words):
                if word.role in _TELLING or scene.named.touches(word.span):
                    continue
                if tree.forms[head] in two and (meant := self._alone(tree, head)):
                    yield meant
                if word.pos not in ("NOUN", "PROPN"):
                    continue
                before = _before(tree, head)
                if not before or before[0] not in opening:
                    continue
                meant = self._several(tree, head) or self._single(tree, head)
                if meant:
                    yield meant

    def _single(self, tree: Tree, head: int) -> Meant | None:
        described = self._described(tree, head)
        if described is None:
            return None
        return self._by_office(described) or self._by_title(described)

    def _described(self, tree: Tree, head: int) -> Description | None:
        """The description that turns on a noun; None for one that tells whose, or for several."""
        words = self.cast.scene.words
        if tree.words[head].tag in PLURALS or words.of("two") & set(_before(tree, head)):
            return None
        if next(tree.below(head, _OWNER), None) is not None:
            return None
        first = head - len(_before(tree, head))
        if tree.forms[first] not in words.of("the"):
            return None
        title, start = self.bearing.title_at(tree, head, first)
        if not title or start <= first:
            return None
        last = head + 2 if " of " in f" {title} " else head
        if last == head and self._goes_on(tree, head):
            return None
        asked = tuple(range(first + 1, start))
        return Description(tree, head, tree.span(first, last), title, asked)

    def _goes_on(self, tree: Tree, head: int) -> bool:
        """Whether more words tell which one it is: "the judge in the case", "the aide who"."""
        for child in tree.children[head]:
            word = tree.words[child]
            if child < head or word.role not in ("prep", "relcl", "acl", "appos"):
                continue
            if child > head + 1 and tree.forms[child - 1] == ",":
                continue
            if word.role != "prep" or tree.forms[child] in self.cast.scene.words.of("whose"):
                return True
        after = tree.forms[head + 1 : head + 2]
        return after == ("-",)

    # --- one person ------------------------------------------------------------------------------

    def _by_office(self, described: Description) -> Meant | None:
        """The one who leads the state that the words, or the article's home, tell."""
        if self.cast.scene.words.titles.get(described.title) != "head":
            return None
        held = self.world.at(described.at)
        if held is None or held.country is None:
            return None
        heads = [
            entity
            for entity in self._leaders(held.country)
            if self._may_bear(entity, described.title) and self._named_before(entity, described)
        ]
        if len(heads) != 1:
            return None
        why = f"the one here who leads the state: {held.why}"
        return Meant(described.at, (heads[0],), "nominal", "described-office", why, _OFFICE)

    def _leaders(self, country: str) -> Iterator[str]:
        """The persons here who lead a state."""
        titles = self.cast.scene.words.titles
        for entity in self.cast.scene.entities.values():
            if entity.type != "person":
                continue
            held = self.world.person(entity)
            if held is None or held.country != country:
                continue
            borne = self.bearing.of(entity.id)
            if self._leads(held) or any(titles.get(title) == "head" for title in borne):
                yield entity.id

    def _leads(self, held: Held) -> bool:
        """Whether the table has someone at the head of a state at the article's date."""
        role, comma, _ = held.office.partition(",")
        return bool(comma) and self.cast.scene.words.titles.get(role.lower()) == "head"

    def _may_bear(self, entity: str, title: str) -> bool:
        """Whether nothing speaks against a title: someone called president is no premier."""
        titles = self.cast.scene.words.titles
        general = self.cast.scene.words.of("any head")
        borne = {each for each in self.bearing.of(entity) if titles.get(each) == "head"}
        return title in general or not borne - general or title in borne

    def _by_title(self, described: Description) -> Meant | None:
        """The one who is called so here."""
        tree = described.tree
        words = self.cast.scene.words
        bearers = [
            borne
            for borne in self.bearing.titles.get(described.title, {}).values()
            if borne.start < described.at.start
        ]
        told = [
            index
            for index in described.asked
            if tree.words[index].pos in _MODIFIERS and tree.forms[index] not in words.of("ex")
        ]
        fitting = [borne for borne in bearers if self._allows(borne, told, described, len(bearers))]
        if len(fitting) == 1 and (len(bearers) == 1 or told):
            why = f"the one here who is called {described.title}"
            entity = fitting[0].entity
            return Meant(described.at, (entity,), "nominal", "described-title", why, _TITLE)
        return self._latest(described, fitting)

    def _allows(self, borne: Borne, told: list[int], described: Description, among: int) -> bool:
        """Whether the words before a title may be said of a bearer.

        They stand by the title elsewhere, or tell the bearer's state; where nobody else bears the
        title, they may be any adjectives but those that tell of another ("the next mayor").
        """
        tree = described.tree
        missing = [index for index in told if tree.forms[index] not in borne.beside]
        names = [index for index in missing if tree.words[index].span.of(self._text)[:1].isupper()]
        if any(tree.forms[i] in self.cast.scene.words.of("other") for i in missing):
            return False
        if names:
            held = self.world.at(described.at)
            own = self.world.person(self.cast.scene.entities[borne.entity])
            return bool(held and own and held.country and held.country == own.country)
        return not missing or (among == 1 and all(tree.words[i].pos == "ADJ" for i in missing))

    @property
    def _text(self) -> str:
        return self.cast.scene.text

    def _latest(self, described: Description, fitting: list[Borne]) -> Meant | None:
        """Of several who are called so, the one named in this sentence or the last, alone."""
        if len(fitting) < 2:
            return None
        scene = self.cast.scene
        number = scene.trees.index(described.tree)
        start = scene.trees[max(0, number - 1)].start
        wide = scene.trees[max(0, number - 3)].start
        bearing = {borne.entity for borne in fitting}

        def named(since: int) -> set[str]:
            found = scene.mentions_in(Span(since, described.at.start))
            return {m.entity for m in found if m.entity in bearing}

        if len(named(wide)) != 1 or not named(start):
            return None
        (entity,) = named(start)
        why = f"the last named of {len(fitting)} here who are called {described.title}"
        return Meant(described.at, (entity,), "nominal", "described-latest", why, _RECENT)

    def _named_before(self, entity: str, described: Description) -> bool:
        return self.cast.scene.entities[entity].hull.start < described.at.start

    # --- two persons -----------------------------------------------------------------------------

    def _several(self, tree: Tree, head: int) -> Meant | None:
        """ "The two leaders", "both men": the only two of their kind named just before."""
        noun, at = self.cast.noun(tree, head), phrase(tree, head)
        if not self._is_two(tree, head, noun) or self._goes_on(tree, head):
            return None
        return self._as_two(at, self._two(tree, at, noun, _BACK))

    def _alone(self, tree: Tree, head: int) -> Meant | None:
        """ "The two shook hands": the only two persons named just before."""
        word, before = tree.words[head], _before(tree, head)
        right = bool(before) and set(before) <= self.cast.scene.words.of("the")
        if word.role not in SUBJECTS or word.pos == "NOUN" or not right or tree.children[head][1:]:
            return None
        at = tree.span(head - len(before), head)
        return self._as_two(at, self._two(tree, at, "", _NEAR))

    def _as_two(self, at: Span, two: tuple[str, ...]) -> Meant | None:
        if not two:
            return None
        why = f"“{at.of(self._text)}” taken as the two named before"
        return Meant(at, two, "nominal", "described-two", why, _TWO)

    def _is_two(self, tree: Tree, head: int, noun: str) -> bool:
        """Whether a phrase means two persons and nothing more is told of them."""
        words = self.cast.scene.words
        before = set(_before(tree, head))
        if not before or not before <= words.of("the") | words.of("two"):
            return False
        if before & words.of("two"):
            return noun in words.of("pair")
        return tree.words[head].tag in PLURALS and noun in words.of("pair bare")

    def _two(self, tree: Tree, at: Span, noun: str, back: int) -> tuple[str, ...]:
        """The first stretch before a phrase that names two decides; if it names more, nobody."""
        scene = self.cast.scene
        asked = scene.words.genders.get(noun)
        for start in self._starts(tree, at, back):
            span = Span(start, at.start)
            found = dict.fromkeys(
                m.entity
                for m in scene.mentions_in(span)
                if m.type == "person" and m.entity and not scene.quoted(m.head)
            )
            fitting = [
                e for e in found if e and (not asked or asked in self.cast.genders.get(e, {asked}))
            ]
            bearing = [e for e in fitting if self._bears(e, noun)]
            strict = scene.words.titles.get(noun) == "head"
            if strict and len(bearing) == 1:
                bearing += [e for e in fitting if self._untold(e)]
            chosen = bearing if strict or len(bearing) > 1 else fitting
            if len(chosen) >= 2:
                return tuple(chosen) if len(chosen) == 2 else ()
        return ()

    def _starts(self, tree: Tree, at: Span, back: int) -> Iterator[int]:
        """Where to begin to look: the sentence before, the paragraph, those before it."""
        scene = self.cast.scene
        number = scene.trees.index(tree)
        if number and scene.trees[number - 1].block == tree.block:
            yield scene.trees[number - 1].start
        for block in range(tree.block, -1, -1):
            start = scene.blocks[block].hull.start
            if start < at.start - back:
                return
            yield start

    def _untold(self, entity: str) -> bool:
        """Whether nothing is told of what someone is, who so may be a leader beside another."""
        person = self.cast.scene.entities[entity]
        return not self.bearing.of(entity) and self.world.person(person) is None

    def _bears(self, entity: str, noun: str) -> bool:
        words = self.cast.scene.words
        borne = self.bearing.of(entity)
        if noun not in words.of("any head"):
            return noun in borne
        if any(words.titles.get(title) == "head" for title in borne):
            return True
        held = self.world.person(self.cast.scene.entities[entity])
        return bool(held and self._leads(held))


def _before(tree: Tree, head: int) -> tuple[str, ...]:
    """The words of a noun's phrase before it."""
    return tree.forms[first_of(tree, head) : head]
