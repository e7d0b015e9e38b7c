"""What leads to a cue and turns its sense: "has not", "stopped short of", "no official".

The span of a cue may hold these words or stop short of them, so they are sought in the tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from tellings.annotate.attribution.cues.cues import known_forms, reporting_words
from tellings.annotate.attribution.cues.phrasing import hits, table
from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.stance.certainty import runs, word_shapes
from tellings.annotate.attribution.tree import SUBJECTS, Tree
from tellings.model import Span, Spans
from tellings.text import covers, overlaps, tokens

_LEADING = frozenset({"xcomp", "pcomp"})
_HELPING = frozenset({"neg", "aux", "auxpass", "advmod", "cc", "preconj", "mark", "dep"})
_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_DETERMINERS = frozenset({"det", "neg", "preconj"})
# How many words may stand between a governing verb and the cue it leads to.
_NEAR = 6


class Lead(Struct, frozen=True):
    """A cue with what leads to it.

    `said`: the words of its span. `words`: these and what leads to them, as indices of `tree`.
    `verb`: its verb there. `turning`: the words that tell it was not said. `opening`: those that
    leave open whether it was ("could say", "if he says", a question). `predicates`: the words
    that open a predicate.
    """

    said: tuple[str, ...]
    predicates: frozenset[str] = frozenset()
    tree: Tree | None = None
    words: tuple[int, ...] = ()
    verb: int | None = None
    turning: tuple[int, ...] = ()
    opening: tuple[int, ...] = ()

    @property
    def tag(self) -> str:
        """The part-of-speech tag of the verb."""
        return self.tree.words[self.verb].tag if self.tree and self.verb is not None else ""

    def spans(self, indices: Iterable[int]) -> Spans:
        """Words of the tree as spans of the text."""
        return runs(self.tree, indices) if self.tree else ()


def lead_of(scene: Scene, draft: Draft, language: str) -> Lead:
    """The cue of a draft with what leads to it; empty where it has no cue."""
    predicates = reporting_words("predicate", language)
    places = scene.words_in(draft.cue) if draft.cue else []
    if draft.cue and not places:
        return Lead(_bare(scene, draft.cue), predicates)
    verb = draft.verb or _verb(places, language)
    tree = verb.tree if verb else places[0].tree if places else None
    if tree is None:
        return Lead((), predicates)
    own = [place.index for place in places if place.tree is tree]
    at = verb.index if verb else None
    turned = at if at in own or not own else own[0]
    around = {*own, *(_around(tree, at, turned) if at is not None else ())}
    words = tuple(i for i in sorted(around) if not _told(draft, tree.words[i].span))
    turning = _turning(tree, words, turned, language)
    return Lead(
        tuple(tree.form(i) for i in own),
        predicates,
        tree,
        words,
        at,
        turning,
        _opening(tree, words, turned, draft, language) if not turning else (),
    )


def _bare(scene: Scene, cue: Span) -> tuple[str, ...]:
    """The words of a cue that lies in no sentence."""
    return tuple(token.normal for token in tokens(scene.text, cue)) or (cue.of(scene.text),)


def _told(draft: Draft, word: Span) -> bool:
    """Whether a word belongs to the content, not to the cue."""
    in_cue = draft.cue is not None and covers(draft.cue, word)
    return not in_cue and any(overlaps(span, word) for span in draft.content)


def _verb(places: list[Place], language: str) -> Place | None:
    """The cue verb among words, the last of those that lead to one another, else any verb."""
    by_form = known_forms(language)
    named = [p for p in places if p.tree.form(p.index) in by_form]
    verbs = [p for p in named if p.tree.words[p.index].pos in ("VERB", "AUX", "")]
    if not verbs:
        other = next((p for p in places if p.tree.words[p.index].pos == "VERB"), None)
        return other or _copula(places)
    chosen = verbs[0]
    for place in verbs[1:]:
        if place.tree is chosen.tree and _governor(place.tree, place.index) == chosen.index:
            chosen = place
    return chosen


def _copula(places: list[Place]) -> Place | None:
    """The verb of a cue that is a predicate: "is | sure"."""
    for place in places:
        word = place.tree.words[place.index]
        if word.role in _PREDICATES and place.tree.words[word.head].pos == "AUX":
            return Place(place.tree, word.head)
    return None


# --- what stands around the verb -----------------------------------------------------------------


def _around(tree: Tree, verb: int, turned: int | None) -> Iterator[int]:
    """The helpers of a verb, its subject's "no", and the verb that leads to it with its own.

    `turned` is the word that they turn: the verb, or the predicate it carries.
    """
    before = verb if turned is None else turned
    yield from _helpers(tree, verb, before)
    governor = _governor(tree, verb)
    if governor is not None:
        yield from range(governor, verb)
        yield from _helpers(tree, governor, governor)


def _helpers(tree: Tree, verb: int, before: int) -> Iterator[int]:
    for child in tree.children[verb]:
        role = tree.words[child].role
        if role in _HELPING and child < before:
            yield child
        elif role in SUBJECTS:
            yield child
            yield from (c for c in tree.children[child] if tree.words[c].role in _DETERMINERS)


def _governor(tree: Tree, verb: int) -> int | None:
    """The verb that leads to another close before it: "declined to say", "stopped short of"."""
    if tree.words[verb].role not in _LEADING:
        return None
    for up in tree.above(verb):
        if not 0 < verb - up <= _NEAR:
            return None
        if tree.words[up].pos in ("VERB", "AUX"):
            return up
    return None


# --- what they do --------------------------------------------------------------------------------


def _turning(
    tree: Tree, words: tuple[int, ...], verb: int | None, language: str
) -> tuple[int, ...]:
    """Negations and words of silence before the verb, outside phrases that are cues."""
    before = _outside_phrases(tree, words, language)
    before = [i for i in before if verb is None or i < verb]
    said = [word_shapes(tree, i) for i in before]
    found: set[int] = set()
    for name in ("negations", "silences"):
        for hit in hits(said, table(name, language)):
            if hit.row.get("effect", "-") == "-":
                found.update(before[hit.start : hit.end])
    return tuple(sorted(found))


def _outside_phrases(tree: Tree, words: tuple[int, ...], language: str) -> list[int]:
    found = hits([word_shapes(tree, i) for i in words], table("cue_phrases", language))
    taken = {at for hit in found if hit.end - hit.start > 1 for at in range(hit.start, hit.end)}
    return [i for at, i in enumerate(words) if at not in taken]


def _opening(
    tree: Tree, words: tuple[int, ...], verb: int | None, draft: Draft, language: str
) -> tuple[int, ...]:
    """A modal, a condition or a question mark, by which it is open whether it was said."""
    before = [i for i in words if verb is not None and i < verb]
    said = [word_shapes(tree, i) for i in before]
    modals = hits(said, table("hedges", language, "kind", "modal"))
    ifs = hits(said, table("conditions", language, "kind", "condition"))
    kept = [hit for hit in modals if hit.row["reported"] == "no"] + ifs
    found = {i for hit in kept for i in before[hit.start : hit.end]}
    last = len(tree.words) - 1
    asked = draft.form != "direct" and tree.form(last) == "?"
    return tuple(sorted(found | ({last} if asked else set())))
