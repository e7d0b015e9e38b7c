"""The cue verb nearest to a quotation."""

from __future__ import annotations

from tellings.annotate.attribution.cues.cues import Cue, forms, reporting_words
from tellings.annotate.attribution.cues.narration import breaks
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.words import group
from tellings.model import Span

_FAR = 40
# Within how many words after it a verb that is no listed cue may report a quotation.
_NEAR = 8
_CLAUSES_OF_NOUNS = frozenset({"relcl", "acl"})


def cue_in(scene: Scene, region: Span, *, last: bool) -> Place | None:
    """The cue verb of a region nearest to its quotation, main clauses before relative ones."""
    found = [place for place in _in_reach(scene, region, last=last) if may_quote(place)]
    if last:
        found.reverse()
    main = [place for place in found if _role(place) not in _CLAUSES_OF_NOUNS]
    return next(iter(main or found), None) or (None if last else _by_form(scene, region))


def _in_reach(scene: Scene, region: Span, *, last: bool) -> list[Place]:
    words = scene.words_in(region)
    clause = breaks(scene.language)
    ends = [m.end() + region.start for m in clause.finditer(region.of(scene.text).rstrip(": "))]
    if last:
        floor = ends[-1] if ends else region.start
        return [place for place in words[-_FAR:] if place.span.start >= floor]
    ceiling = ends[0] if ends else region.end
    return [place for place in words[:_FAR] if place.span.start < ceiling]


def _by_form(scene: Scene, region: Span) -> Place | None:
    """A cue that the tagger took for a noun right after its source: `"...," Vell says of the dam`.

    Only names and pronouns may stand before it.
    """
    if not scene.has_cues:
        return None
    subjects = reporting_words("subject", scene.language)
    for number, place in enumerate(p for p in scene.words_in(region)[:_NEAR] if _is_word(p)):
        form = place.tree.form(place.index)
        cue = forms(scene.language).get(form)
        if number and cue and "q" in cue.frames:
            return place
        if not scene.text[place.span.start].isupper() and form not in subjects:
            return None
    return None


def may_quote(place: Place) -> bool:
    """Whether a word may be the cue of a quotation."""
    if _role(place) == "amod":
        return False
    cue = place.tree.cue(place.index) or mistagged(place)
    return (cue is not None and "q" in cue.frames) or _goes_on_talking(place)


def _goes_on_talking(place: Place) -> bool:
    """`"...," he went on.`"""
    tree, index = place.tree, place.index
    if index + 1 == len(tree.words):
        return False
    return f"{tree.form(index)} {tree.form(index + 1)}" in group("go_on", tree.language)


def mistagged(place: Place) -> Cue | None:
    """A cue that the tagger took for a noun: after "did", "to", a modal, or between a name and a
    colon (`Vell counters: "..."`)."""
    tree, index = place.tree, place.index
    led = index > 0 and tree.is_word(index - 1, "before_verb")
    named = index > 0 and tree.text[tree.words[index - 1].start].isupper()
    colon = tree.text[tree.words[index].end : tree.words[index].end + 1] == ":"
    return forms(tree.language).get(tree.form(index)) if led or (named and colon) else None


def _role(place: Place) -> str:
    return place.tree.words[place.index].role


def first_verb(scene: Scene, region: Span) -> Place | None:
    """The first finite verb of a region, if only a subject stands before it."""
    for place in scene.words_in(region)[:_NEAR]:
        if _is_finite(place):
            return place
        if not _is_nominal(place):
            return None
    return None


def last_verb(scene: Scene, region: Span) -> Place | None:
    """The verb of the clause that leads to a quotation: the last finite one.

    `Vell called them on it: "..."`, `Vell shot back, "..."`. Before a comma it must be the last
    word, but for a particle or an adverb. Adverbial and relative clauses lead nowhere.
    """
    words = [place for place in _in_reach(scene, region, last=True) if _is_word(place)]
    colon = region.of(scene.text).rstrip().endswith(":")
    for place in reversed(words if colon else words[-2:]):
        if _is_finite(place) and _role(place) in ("ROOT", "conj", "ccomp", "dep"):
            return place
    return None


def is_first(scene: Scene, region: Span, verb: Place) -> bool:
    """Whether no finite verb of a main clause stands before a verb in a region."""
    before = scene.words_in(Span(region.start, verb.span.start))[:_FAR]
    return not any(_is_finite(p) and _role(p) not in _CLAUSES_OF_NOUNS for p in before)


def _is_finite(place: Place) -> bool:
    word = place.tree.words[place.index]
    return word.pos == "VERB" and word.tag in ("VBD", "VBZ", "VBP")


def _is_nominal(place: Place) -> bool:
    word = place.tree.words[place.index]
    nominal = word.pos in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADV")
    return nominal or word.tag == "POS"


def _is_word(place: Place) -> bool:
    return place.tree.words[place.index].pos not in ("PUNCT", "SPACE")
