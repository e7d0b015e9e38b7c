"""Claims inside what others say whose content is a thing: "he affirms his support", "they
discussed a second bridge".

Verbs of speech with the frame "t" of cues.tsv take their object alone for content. Only what is
told as done counts: no "could discuss", no "if they reject the plan", no "refused to confirm it".
"""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotate.attribution.chains.origins import is_document, may_be_cited, place_of
from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.rules.sources import source_of, usable
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.speakers.roster import roster
from tellings.annotate.attribution.tree import Tree
from tellings.annotate.attribution.words import rows
from tellings.model import Span
from tellings.text import has_words

BY = "object of a cue verb"
"""`by` of what is found so."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl"})
# Branches of the object that tell of something else.
_LOOSE = frozenset({"advcl", "parataxis", "ccomp", "dep"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_CONFIDENCE = 0.7


def told_things(scene: Scene) -> list[Draft]:
    """The objects of verbs of speech that are content by themselves, where someone says them."""
    return [draft for tree in scene.trees for draft in _told(scene, tree)]


def tells_nothing(scene: Scene, draft: Draft) -> bool:
    """Whether words in quotation marks that a verb has for its object are not the words of its
    subject: "the canal found a “willing partner”", "the files would reveal “shady conduct”".

    Verbs with a clause for their content are not looked at.
    """
    verb, source = draft.verb, draft.source
    cue = verb.tree.cue(verb.index) if verb else None
    if verb is None or source is None or cue is None or draft.form != "mixed":
        return False
    if verb.tree.child(verb.index, ("ccomp", "xcomp")) is not None or "n" not in cue.frames:
        return False
    if not _speaks(scene, source) or not _is_done(verb.tree, verb.index):
        return True
    head = place_of(scene, source)
    return cue.deed == "evidence" and not (head and is_document(scene, head))


def _told(scene: Scene, tree: Tree) -> Iterator[Draft]:
    for index, word in enumerate(tree.words):
        cue = tree.cue(index) if word.tag in _FINITE else None
        if cue is None or "t" not in cue.frames or scene.quoted(word.span):
            continue
        content = _thing(scene, tree, index) if _is_done(tree, index) else None
        source = source_of(scene, Place(tree, index)) if content else None
        if content and source and _speaks(scene, source) and usable(source, [content]):
            yield Draft(
                "mixed" if scene.quoted(content) else "indirect",
                [content],
                BY,
                f"what \u201c{word.span.of(scene.text)}\u201d has as its object",
                _CONFIDENCE,
                cue=tree.verb_span(index),
                verb=Place(tree, index),
                deed=cue.deed,
                source=source,
            )


def _speaks(scene: Scene, source: Source) -> bool:
    """Whether a source is someone or a document; "the delay revealed a flaw" tells nothing."""
    head = place_of(scene, source)
    if head is None:
        return False
    pronoun = roster(scene.language).pronouns.get(head.tree.form(head.index))
    return pronoun is not None or may_be_cited(scene, head)


def _is_done(tree: Tree, index: int) -> bool:
    """Whether a verb tells of speech that was: neither denied nor only possible, no passive."""
    below = [child for child in tree.children[index] if child < index]
    if any(tree.words[child].role in ("neg", "auxpass", "nsubjpass") for child in below):
        return False
    helping = [child for child in below if tree.words[child].role == "aux"]
    if any(tree.words[child].tag in ("MD", "TO") for child in helping):
        return False
    if tree.words[index].tag == "VBN" and not helping:
        return False
    return not (_conditions(tree.language) & {tree.form(child) for child in below})


def _conditions(language: str) -> frozenset[str]:
    return frozenset(row["phrase"] for row in rows("conditions", language) if row["kind"] != "none")


def _thing(scene: Scene, tree: Tree, index: int) -> Span | None:
    """The object of a verb with all that hangs on it; None where it is a clause or a pronoun."""
    thing = tree.child(index, ("dobj",))
    if thing is None or thing < index or tree.words[thing].pos not in _NOMINAL:
        return None
    if tree.child(index, _CLAUSES - {"advcl"}) is not None:
        return None
    loose = frozenset(i for i in tree.subtree(thing) if tree.words[i].role in _LOOSE and i != thing)
    at = scene.clean_content(tree.span(_run(tree.subtree(thing, loose))))
    return at if at and has_words(scene.text, at) else None


def _run(indices: list[int]) -> list[int]:
    """The first of these words and those that follow without a gap."""
    return [at for number, at in enumerate(indices) if at == indices[0] + number]
