"""Whom "he", "she", "it" or "they" means, in the narrator's words and inside a quotation.

Salience as in Lappin and Leass (1994), "An algorithm for pronominal anaphora resolution": what is
spoken of gains weight by its place in the sentence, all weights fall by half from sentence to
sentence, and a pronoun goes to the heaviest that agrees with it, which so stays in mind. Where
the heaviest is not clearly so, the pronoun is left open: a wrong speaker is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, structs

from tellings.annotate.attribution.scene import Place
from tellings.annotate.attribution.speakers.referents import Finder, Referent
from tellings.annotate.attribution.speakers.roster import Pronoun
from tellings.annotate.attribution.tree import SUBJECTS, Tree
from tellings.model import Span
from tellings.text import covers

_WEIGHTS = {"dobj": 50.0, "dative": 50.0, "attr": 40.0, "pobj": 40.0, "poss": 50.0, "appos": 30.0}
_SUBJECT, _ROOT, _SPEAKER, _OTHER = 90.0, 30.0, 30.0, 30.0
_FADING, _NEW_PARAGRAPH, _FLOOR = 0.5, 0.75, 2.0
# How much heavier than the next that agrees the chosen one must be.
_LEAD = {"he": 1.25, "she": 1.25, "it": 1.6, "they": 1.6}
# A person of whom no gender is told counts less beside one of whom it is.
_UNTOLD = 0.7
# "They" goes to two persons only right after they were the subject.
_PAIR = 40.0
# What verbs do whose subject is mostly the subject of what is said, too.
_TELLS = frozenset({"say", "write", "answer"})


class Meant(Struct, frozen=True):
    """What a pronoun means: None where that is not clear. `among` tells what it may be."""

    referent: Referent | None
    among: tuple[Referent, ...] = ()


class _Mind:
    """What the text speaks of at a point, by weight."""

    def __init__(self) -> None:
        self.weights: dict[str, float] = {}
        self.last: dict[str, Referent] = {}

    def add(self, referent: Referent) -> None:
        gained = _weight(referent.place)
        self.weights[referent.key] = self.weights.get(referent.key, 0.0) + gained
        self.last[referent.key] = referent

    def fade(self, factor: float) -> None:
        self.weights = {
            key: weight * factor for key, weight in self.weights.items() if weight * factor > _FLOOR
        }
        self.last = {key: self.last[key] for key in self.weights}

    def choose(self, agrees: str, without: frozenset[str]) -> Meant:
        """The heaviest that agrees, if it leads clearly."""
        fitting = [
            (self._felt(referent), referent)
            for key, referent in self.last.items()
            if agrees in referent.agrees and not without & {key, *referent.entities}
            if len(referent.entities) < 2 or self.weights[key] >= _PAIR
        ]
        if not fitting:
            return Meant(None)
        fitting.sort(key=lambda pair: (-pair[0], -pair[1].place.span.start))
        among = tuple(referent for _, referent in fitting[:3])
        clear = len(fitting) == 1 or fitting[0][0] >= _LEAD[agrees] * fitting[1][0]
        return Meant(among[0] if clear else None, among)

    def _felt(self, referent: Referent) -> float:
        return self.weights[referent.key] * (1.0 if referent.sure else _UNTOLD)


def _weight(place: Place) -> float:
    word = place.tree.words[place.index]
    if word.role == "conj" and word.head < place.index:
        return _weight(Place(place.tree, word.head))
    if word.role not in SUBJECTS:
        return _WEIGHTS.get(word.role, _OTHER)
    root = place.tree.words[word.head].head == word.head
    speaks = place.tree.cue(word.head) is not None
    return _SUBJECT + (_ROOT if root else 0.0) + (_SPEAKER if speaks else 0.0)


def narrated(finder: Finder) -> dict[Span, Meant]:
    """What each third-person pronoun outside quotations means, by its place."""
    mind, found = _Mind(), dict[Span, Meant]()
    block = None
    for tree in sorted(finder.scene.trees, key=lambda each: each.words[0].start):
        here = finder.scene.block_at(tree.words[0].start)
        if here is None:
            continue
        mind.fade(_FADING * (_NEW_PARAGRAPH if here != block else 1.0))
        block = here
        found.update(_sentence(finder, tree, mind))
    return found


def spoken(finder: Finder, content: Iterable[Span], speaker: str | None) -> dict[Span, Meant]:
    """What each third-person pronoun in someone's speech means.

    Only what is named in the speech counts; the speaker, who would say "I", does not.
    """
    mind, found = _Mind(), dict[Span, Meant]()
    without = frozenset({speaker} if speaker else ())
    for tree, span in _trees(finder, content):
        mind.fade(_FADING)
        found.update(_sentence(finder, tree, mind, span=span, without=without))
    return found


def named_in(
    finder: Finder, content: Iterable[Span], agrees: str, speaker: str | None
) -> tuple[Referent, ...]:
    """What a speech names that agrees with a pronoun, without the speaker."""
    return tuple(
        referent
        for tree, span in _trees(finder, content)
        for index, some in sorted(finder.referents(tree).items())
        for referent in some
        if covers(span, tree.words[index].span) and agrees in referent.agrees
        if speaker not in referent.entities
    )


def _trees(finder: Finder, content: Iterable[Span]) -> Iterator[tuple[Tree, Span]]:
    """The sentences of each stretch."""
    for span in content:
        seen: Tree | None = None
        for place in finder.scene.words_in(span):
            if place.tree is not seen:
                seen = place.tree
                yield seen, span


def _sentence(
    finder: Finder,
    tree: Tree,
    mind: _Mind,
    *,
    span: Span | None = None,
    without: frozenset[str] = frozenset(),
) -> Iterator[tuple[Span, Meant]]:
    """Read a sentence word by word: referents gain weight, pronouns are given theirs.

    Of the narrator's words all, of a speech those within `span`.
    """
    referents = finder.referents(tree)
    later = {**_fronted(tree, referents), **_of_oneself(tree, referents)} if span is None else {}
    for index, word in enumerate(tree.words):
        if not (covers(span, word.span) if span else not finder.scene.quoted(word.span)):
            continue
        for referent in referents.get(index, []):
            mind.add(referent)
        pronoun = finder.roster.pronouns.get(tree.form(index))
        if pronoun is None or not _third(pronoun):
            continue
        place = Place(tree, index)
        first = later.get(index)
        if first and pronoun.agrees in first.agrees:
            meant = Meant(first, (first,))
        else:
            meant = mind.choose(pronoun.agrees, without | _beside(place, referents))
        if meant.referent:
            mind.add(_moved(meant.referent, place))
        yield word.span, meant


def _third(pronoun: Pronoun) -> bool:
    return pronoun.use == "personal" and pronoun.person == 3


def _moved(referent: Referent, place: Place) -> Referent:
    return structs.replace(referent, place=place)


def _beside(place: Place, referents: dict[int, list[Referent]]) -> frozenset[str]:
    """What hangs on the same verb: "Vell told him" does not tell of Vell."""
    word = place.tree.words[place.index]
    if word.role == "poss" or word.head == place.index:
        return frozenset()
    near = [word.head] if word.role in ("pobj", "dobj", "dative") else []
    above = place.tree.words[word.head].head if word.role == "pobj" else word.head
    others = {*place.tree.children[above], *near} - {place.index}
    return frozenset(
        name
        for index in others
        if place.tree.words[index].role in (*SUBJECTS, "dobj", "dative")
        for each in referents.get(index, [])
        for name in each.entities
    )


def _fronted(tree: Tree, referents: dict[int, list[Referent]]) -> dict[int, Referent]:
    """Pronouns of a clause before its main one: "As he left, Vell said" speaks of Vell."""
    found: dict[int, Referent] = {}
    for index, word in enumerate(tree.words):
        clause = word.head
        if word.role not in SUBJECTS or tree.words[clause].role != "advcl":
            continue
        main = tree.child(tree.words[clause].head, ("nsubj",))
        if main is None or main <= clause or tree.words[clause].head < clause:
            continue
        named = [each for each in referents.get(main, []) if each.entities]
        if named and not any(i < index for i in referents):
            found[index] = named[0]
    return found


def _of_oneself(tree: Tree, referents: dict[int, list[Referent]]) -> dict[int, Referent]:
    """Pronouns by which a person is told to speak of themselves: "Vell said he would go"."""
    found: dict[int, Referent] = {}
    for index, word in enumerate(tree.words):
        clause = tree.words[word.head]
        cue = tree.cue(clause.head) if clause.role == "ccomp" else None
        if word.role not in SUBJECTS or cue is None or cue.deed not in _TELLS:
            continue
        speaker = tree.child(clause.head, ("nsubj",))
        named = referents.get(speaker, []) if speaker is not None and speaker < index else []
        persons = [each for each in named if len(each.entities) == 1]
        if persons:
            found[index] = persons[0]
    return found
