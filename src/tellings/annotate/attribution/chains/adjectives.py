"""Claims inside what others say that an adjective tells: "she is sure that P", "he was aware that
P". The source is the subject; an "it" that stands for nobody ("it is clear that P") is none."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotate.attribution.cues.phrasing import hits, shapes, table
from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.rules.sources import phrase, usable
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.tree import SUBJECTS, Tree
from tellings.model import Span
from tellings.text import has_words

BY = "clause of an adjective"
"""`by` of what is found so."""

_CONFIDENCE = 0.75
_TAGS = frozenset({"JJ", "JJR", "VBN"})
# Quotation marks and adverbs may stand between a verb and its adjective, but not a clause.
_NEAR = 4


def adjective_claims(scene: Scene) -> list[Draft]:
    """The clauses that adjectives of speech and thought govern, where someone is their subject."""
    return [draft for tree in scene.trees for draft in _claims(scene, tree)]


def _claims(scene: Scene, tree: Tree) -> Iterator[Draft]:
    for index, word in enumerate(tree.words):
        clause = tree.child(index, ("ccomp",))
        if clause is None or scene.quoted(word.span) or not _tells(tree, index):
            continue
        verb = _verb_of(tree, index)
        subject = tree.child(verb, SUBJECTS) if verb is not None else None
        if verb is None or subject is None or tree.is_word(subject, "empty_subject"):
            continue
        source = phrase(scene, Place(tree, subject))
        content = scene.clean_content(tree.span(tree.subtree(clause)))
        if source and content and usable(source, [content]) and has_words(scene.text, content):
            at = Span(tree.verb_span(verb).start, word.end)
            yield _draft(scene, at, Place(tree, index), content, source)


def _tells(tree: Tree, index: int) -> bool:
    """Whether a word is listed as one that tells of a mind ("sure", "convinced")."""
    told = table("cue_phrases", tree.language, "kind", "noun")
    return tree.words[index].tag in _TAGS and bool(hits([shapes(tree.form(index))], told))


def _verb_of(tree: Tree, index: int) -> int | None:
    """The verb that a predicate hangs on ("seems sure"); a participle is its own."""
    word = tree.words[index]
    if word.role in ("acomp", "oprd"):
        verb = word.head if 0 < index - word.head <= _NEAR else None
    else:
        verb = index if tree.child(index, ("nsubjpass",)) is not None else None
    return None if verb is None or _may_be(tree, verb) else verb


def _may_be(tree: Tree, verb: int) -> bool:
    """Whether a predicate is only possible: "would be surprised", "may be sure"."""
    return any(tree.words[child].tag == "MD" for child in tree.children[verb])


def _draft(scene: Scene, at: Span, turning: Place, content: Span, source: Source) -> Draft:
    return Draft(
        "mixed" if scene.quoted(content) else "indirect",
        [content],
        BY,
        f"the clause that \u201c{at.of(scene.text)}\u201d governs",
        _CONFIDENCE,
        cue=at,
        verb=turning,
        deed="attitude",
        source=source,
    )
