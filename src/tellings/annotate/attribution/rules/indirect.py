"""Indirect speech: a cue verb with a clause as its content, and "according to".

Content is what the cue governs in the dependency tree: a clausal complement ("said that ..."), an
infinitive ("promised to ..."), the clause a cue is put into ("..., she said, ..."), and for verbs
of naming and judging the words in quotation marks with their phrase ("called it "shameless"").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tellings.annotate.attribution.cues.cues import Cue
from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.rules.leads import Lead, leading_at, source_led
from tellings.annotate.attribution.rules.sources import source_of, usable
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.tree import SUBJECTS, Tree
from tellings.model import Span
from tellings.text import Cover, cover, tokens

_PHRASES = frozenset({"dobj", "attr", "oprd", "acomp", "prep", "pobj", "xcomp", "ccomp", "pcomp"})
_OBJECTS = frozenset({"dobj", "nsubj", "ccomp"})
_LEFT_OUT = frozenset({"relcl", "advcl", "punct", "npadvmod"})


def indirect(scene: Scene, taken: Iterable[Draft]) -> list[Draft]:
    """Attributions by clause, outside the cues and the speech of the direct ones."""
    used = {draft.cue for draft in taken if draft.cue}
    speech = cover(span for draft in taken for span in draft.content)
    drafts: list[Draft] = []
    for tree in _prose(scene):
        drafts += _by_cue(scene, tree, used, speech)
        drafts += _according(scene, tree, speech)
    return drafts


def _prose(scene: Scene) -> Iterator[Tree]:
    for tree in scene.trees:
        block = scene.block_at(tree.words[0].start)
        if tree.parsed and block and block.role in ("paragraph", "summary", "caption"):
            yield tree


def _by_cue(scene: Scene, tree: Tree, used: set[Span], speech: Cover) -> Iterator[Draft]:
    for index, word in enumerate(tree.words):
        cue = tree.cue(index)
        if cue is None or tree.verb_span(index) in used:
            continue
        if scene.quoted(word.span):
            continue
        content = _content(scene, tree, index, cue, speech)
        if content:
            yield from _drafted(scene, Place(tree, index), cue, content)


def _content(scene: Scene, tree: Tree, index: int, cue: Cue, speech: Cover) -> tuple[Span, ...]:
    """The stretches that a cue governs as its content; none if it governs nothing said."""
    put = _what_was_said(scene, tree, index)
    if put:
        return put
    clause = _clause(tree, index, cue)
    if clause is not None:
        at = _stretches(scene, tree, clause, index, speech)
        whole = cue.deed == "request" or _lacks_subject(tree, clause, cue)
        return _with_object(tree, index, at) if whole else at
    if tree.words[index].role == "parataxis" and "c" in cue.frames:
        return _around(scene, tree, index, speech)
    if set("na") & set(cue.frames) and tree.child(index, ("nsubjpass",)) is None:
        at = _quoted_phrase(scene, tree, index, speech)
        return _with_object(tree, index, at) if "a" in cue.frames else at
    return ()


def _lacks_subject(tree: Tree, clause: int, cue: Cue) -> bool:
    """Whether a parser took the subject of a finite clause for the object of its cue: "believed the
    plan helped him"."""
    own = tree.child(clause, (*SUBJECTS, "expl", "mark")) is not None
    return not own and "o" not in cue.frames and tree.words[clause].role == "ccomp"


def _around(scene: Scene, tree: Tree, index: int, speech: Cover) -> tuple[Span, ...]:
    """The clause that a report is put into: "The point, she suggests, is that ..."."""
    if tree.child(index, SUBJECTS) is None:
        return ()
    return _stretches(scene, tree, tree.words[index].head, index, speech)


def _with_object(tree: Tree, index: int, at: tuple[Span, ...]) -> tuple[Span, ...]:
    """The object that belongs to the content: "urged Arland to yield", "called it "unfair"."""
    after = [c for c in tree.children[index] if c > index and tree.words[c].role in _OBJECTS]
    if not at or not after:
        return at
    first = min(i for i in tree.subtree(after[0]) if i > index)
    start = tree.words[first].start
    return (Span(min(start, at[0].start), at[0].end), *at[1:])


def _clause(tree: Tree, index: int, cue: Cue) -> int | None:
    """The root of the clause that is a cue's content."""
    for child in tree.children[index]:
        role = tree.words[child].role
        if role == "ccomp" and set("ci") & set(cue.frames):
            return None if _is_sensed(tree, child, cue) else child
        if role == "advcl" and "c" in cue.frames and _opens_with_that(tree, child):
            return child
        if role == "xcomp" and "i" in cue.frames and _is_infinitive(tree, child):
            return child
    return None


def _is_sensed(tree: Tree, clause: int, cue: Cue) -> bool:
    """Whether a clause is something seen or heard, nothing told: "heard people laughing", "saw it
    fall"."""
    told = cue.act == "speech" and cue.deed != "learn"
    if told or tree.words[clause].tag not in ("VB", "VBG"):
        return False
    return tree.child(clause, ("aux", "auxpass", "mark", "advmod")) is None


def _opens_with_that(tree: Tree, index: int) -> bool:
    mark = tree.child(index, ("mark",))
    return mark is not None and tree.is_word(mark, "that")


def _what_was_said(scene: Scene, tree: Tree, index: int) -> tuple[Span, ...]:
    """ "video of what he said was a missile hitting a house": what stands after "was"."""
    if index + 2 >= len(tree.words) or not tree.is_word(index + 1, "being"):
        return ()
    if not any(tree.is_word(i, "what") for i in range(max(0, index - 5), index)):
        return ()
    last = index + 1
    while last + 1 < len(tree.words) and tree.words[last + 1].role != "punct":
        last += 1
    at = scene.clean_content(tree.span((min(index + 2, last), last)))
    return (at,) if at else ()


def _is_infinitive(tree: Tree, index: int) -> bool:
    return any(tree.words[child].tag == "TO" for child in tree.children[index])


def _stretches(scene: Scene, tree: Tree, root: int, cue: int, speech: Cover) -> tuple[Span, ...]:
    """A clause as unbroken stretches, without the cue's own words and other speech."""
    inside = [i for i in tree.subtree(root, frozenset({cue})) if tree.words[i].role != "intj"]
    runs: list[list[int]] = []
    for index in inside:
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    spans = (scene.clean_content(tree.span(run)) for run in runs)
    kept = [s for s in spans if s and tokens(scene.text, s)]
    return tuple(s for s in kept if not speech.touches(s))


def _quoted_phrase(scene: Scene, tree: Tree, index: int, speech: Cover) -> tuple[Span, ...]:
    """The phrase below a cue that holds words in quotation marks."""
    for child in tree.children[index]:
        if tree.words[child].role not in _PHRASES:
            continue
        branch = tree.subtree(child)
        if not any(scene.quoted(tree.words[i].span) for i in branch):
            continue
        return _narrowed(scene, tree, child, speech)
    return ()


def _narrowed(scene: Scene, tree: Tree, child: int, speech: Cover) -> tuple[Span, ...]:
    """A phrase without the narrator's clauses that hang on it, unless they hold the quotation."""
    loose = frozenset(
        i
        for i in tree.subtree(child)
        if tree.words[i].role in _LEFT_OUT
        and i != child
        and not any(scene.quoted(tree.words[j].span) for j in tree.subtree(i))
    )
    kept = tree.subtree(child, loose)
    if tree.words[child].role == "prep":
        kept = [i for i in kept if i != child]
    if not kept:
        return ()
    first, last = kept[0], kept[0]
    for i in kept[1:]:
        if i - last > 1 and not all(tree.words[j].role == "punct" for j in range(last + 1, i)):
            break
        last = i
    at = scene.clean_content(tree.span((first, last)))
    if at is None or not scene.quoted(at) or speech.touches(at):
        return ()
    return (at,)


def _drafted(scene: Scene, verb: Place, cue: Cue, content: tuple[Span, ...]) -> Iterator[Draft]:
    source = source_of(scene, verb)
    if not usable(source, list(content)):
        source = None
    mixed = any(scene.quoted(span) for span in content)
    at = verb.tree.verb_span(verb.index)
    if source is None and not mixed:
        return
    yield Draft(
        "mixed" if mixed else "indirect",
        list(content),
        "clause of a cue verb",
        f"the clause that \u201c{at.of(scene.text)}\u201d governs",
        0.85 if source else 0.5,
        cue=at,
        verb=verb,
        deed=cue.deed,
        source=source,
    )


# --- according to --------------------------------------------------------------------------------


def _according(scene: Scene, tree: Tree, speech: Cover) -> Iterator[Draft]:
    for index in range(len(tree.words)):
        lead = leading_at(tree, index)
        source = source_led(scene, tree, lead) if lead else None
        content = _rest(scene, tree, index, source, speech) if source else ()
        if lead and source and content:
            yield _by_according(scene, lead, source, content)


def _by_according(scene: Scene, lead: Lead, source: Source, content: tuple[Span, ...]) -> Draft:
    return Draft(
        "mixed" if any(scene.quoted(span) for span in content) else "indirect",
        list(content),
        "according to",
        f"the sentence that \u201c{lead.cue.of(scene.text)}\u201d is put to",
        0.85,
        cue=lead.cue,
        deed=lead.deed,
        source=source,
    )


def _rest(scene: Scene, tree: Tree, index: int, source: Source, speech: Cover) -> tuple[Span, ...]:
    """The sentence without the phrase "according to ..."."""
    whole = tree.span(range(len(tree.words)))
    end = max(source.at.end, tree.span(tree.subtree(index)).end)
    before = scene.clean_content(Span(whole.start, tree.words[index].start))
    after = scene.clean_content(Span(min(end, whole.end), whole.end))
    parts = [part for part in (before, after) if part and tokens(scene.text, part)]
    return tuple(part for part in parts if not speech.touches(part))
