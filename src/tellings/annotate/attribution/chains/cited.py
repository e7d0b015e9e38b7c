"""Sources that rest on sources: "a report that cites two officials claims that ...".

Each level of a chain says the same and has a source of its own. The outermost is whom the article
quotes; its child is whom that one rests on; the innermost is the root. A document and the one who
issued it are one level; an outlet and the person it quotes or who told it are two. What the text
does not name is no level.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tellings.annotate.attribution.chains.edges import without
from tellings.annotate.attribution.chains.go_betweens import go_between
from tellings.annotate.attribution.chains.inside import LONGEST
from tellings.annotate.attribution.chains.origins import (
    is_document,
    is_outlet,
    lemma_of,
    may_be_cited,
    place_of,
    steps,
)
from tellings.annotate.attribution.drafts import Draft, Source
from tellings.annotate.attribution.rules.sources import phrase
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.tree import SUBJECTS, Tree
from tellings.annotate.attribution.words import rows
from tellings.model import Span
from tellings.text import covers, overlaps

CITED = "source of a source"
"""`by` of a level that the level around it rests on."""

_ATTACHED, _BESIDE = 0.8, 0.65
# How many characters may stand between a cue and words that cite but hang elsewhere in the tree.
_FAR = 60
# The rank of an attribution on which words that cite do not hang.
_UNTIED = 2


class _Citing(Struct, frozen=True):
    """Words that cite: from the verb to what leads to `source`; `whole` ends with the source.

    `end` is where all that hangs on the source ends ("two officials, who spoke in private").
    """

    verb: Place
    cue: Span
    source: Source
    end: int
    only_outlets: bool

    @property
    def whole(self) -> Span:
        return Span(self.cue.start, max(self.cue.end, self.source.at.end))


def cited(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The further levels of chains whose first level is in `drafts`, each linked by `parent`.

    A level below a draft has it as its parent; the level of an outlet that carries a draft's words
    becomes the draft's own parent (`by` is GO_BETWEEN). Sources in `drafts` are set to the whole
    noun phrase ("a report that cites two officials") and contents lose the words that cite.
    """
    found: list[Draft] = []
    told = _by_tree(scene, drafts)
    for tree in scene.trees:
        here = told.get(_key(tree), [])
        if here and len(tree.words) <= LONGEST:
            found += _chained(scene, tree, here)
    for draft in (*drafts, *found):
        outer = go_between(scene, draft)
        if outer:
            found.append(outer)
    return found


def _by_tree(scene: Scene, drafts: list[Draft]) -> dict[int, list[Draft]]:
    """Drafts with a source, by the sentence in which their cue stands."""
    told: dict[int, list[Draft]] = {}
    for draft in drafts:
        at = draft.cue or (draft.source.at if draft.source else None)
        places = scene.words_in(at) if at and draft.source else []
        if places:
            told.setdefault(_key(places[0].tree), []).append(draft)
    return told


def _key(tree: Tree) -> int:
    return tree.words[0].start


def _chained(scene: Scene, tree: Tree, here: list[Draft]) -> Iterator[Draft]:
    """The levels that the citing words of one sentence add to its attributions."""
    for citing in _citings(scene, tree):
        own = next((d for d in here if d.cue and overlaps(d.cue, citing.cue)), None)
        if own and citing.only_outlets:
            _rest_on(scene, own, here)
            continue
        host = _host(scene, citing, [draft for draft in here if draft is not own])
        if host is None:
            continue
        _tidy(scene, host, citing)
        below = _below(scene, host, citing)
        here = [*here, below]
        yield below


# --- words that cite -----------------------------------------------------------------------------


def _citings(scene: Scene, tree: Tree) -> Iterator[_Citing]:
    """Every verb of citing in a sentence whose object words may come from."""
    known = {row["lemma"]: row for row in rows("citing", tree.language)}
    for index, word in enumerate(tree.words):
        row = known.get(lemma_of(Place(tree, index)))
        if row is None or not word.tag.startswith("VB") or scene.quoted(word.span):
            continue
        lead, noun = _object(tree, index, row["through"])
        if noun is None or not may_be_cited(scene, Place(tree, noun)) or _as_saying(tree, noun):
            continue
        source = phrase(scene, Place(tree, noun))
        first = tree.span(range(index, lead + 1))
        if source and source.at.start >= first.end:
            end = max(source.at.end, tree.span(tree.subtree(noun)).end)
            yield _Citing(Place(tree, index), first, source, end, row["host"] == "outlet")


def _object(tree: Tree, index: int, through: str) -> tuple[int, int | None]:
    """The last word of the cue and the noun it leads to."""
    if through == "-":
        return index, tree.child(index, ("dobj",))
    for child in tree.children[index]:
        if child > index and tree.form(child) == through:
            return child, tree.child(child, ("pobj",))
    return index, None


def _as_saying(tree: Tree, noun: int) -> bool:
    """Whether "as saying" follows: then what is cited has a content of its own."""
    last = max(tree.subtree(noun))
    after = range(last + 1, min(last + 3, len(tree.words) - 1))
    as_ = steps("as", tree.language)
    return any(tree.form(i) in as_ and tree.words[i + 1].tag == "VBG" for i in after)


# --- whose words they are ------------------------------------------------------------------------


def _host(scene: Scene, citing: _Citing, here: list[Draft]) -> Draft | None:
    """The attribution whose source cites: the one the words hang on, else the nearest one."""
    ranked = [
        (_rank(scene, citing, draft), _gap(citing.cue, draft), number, draft)
        for number, draft in enumerate(here)
        if _may_host(scene, citing, draft)
    ]
    ranked = [item for item in ranked if item[0] < _UNTIED or item[1] <= _FAR]
    return min(ranked, key=lambda item: item[:3])[3] if ranked else None


def _rank(scene: Scene, citing: _Citing, draft: Draft) -> int:
    """Outlets before persons where what is said ends with words that cite; then by the tree."""
    if any(overlaps(citing.cue, span) for span in draft.content):
        return 0
    return 1 if _hangs_on(scene, citing, draft) else _UNTIED


def _may_host(scene: Scene, citing: _Citing, draft: Draft) -> bool:
    source = draft.source
    if source is None or (overlaps(source.at, citing.source.at) and not _within(citing, source)):
        return False
    told = _tells(scene, source)
    if citing.only_outlets and (not told or _tells(scene, citing.source)):
        return False
    if not _same_subject(citing, source):
        return False
    if not any(overlaps(citing.cue, span) for span in draft.content):
        return True
    # Within what is said, words that cite are the source's own only at its edge.
    after_cue = draft.cue is not None and 0 <= citing.cue.start - draft.cue.end <= 2
    return (told or after_cue) and bool(_cut(scene, draft, citing))


def _cut(scene: Scene, draft: Draft, citing: _Citing) -> list[Span]:
    """The content without the words that cite, and what is told beside of whom they cite."""
    return without(scene, draft.content, citing.whole) and (
        without(scene, draft.content, Span(citing.cue.start, citing.end))
        or without(scene, draft.content, citing.whole)
    )


def _within(citing: _Citing, source: Source) -> bool:
    return covers(source.at, citing.cue) and source.at.start < citing.cue.start


def _same_subject(citing: _Citing, source: Source) -> bool:
    """Whether nobody else is the subject of the verb that cites."""
    tree, index = citing.verb.tree, citing.verb.index
    subject = tree.child(index, SUBJECTS)
    if subject is None or tree.words[subject].pos == "PRON":
        return True
    return overlaps(tree.words[subject].span, source.at)


def _hangs_on(scene: Scene, citing: _Citing, draft: Draft) -> bool:
    """Whether the verb that cites hangs on the source or the cue, past no other clause."""
    tree, index = citing.verb.tree, citing.verb.index
    head = place_of(scene, draft.source) if draft.source else None
    for above in tree.above(index):
        span = tree.words[above].span
        if head is not None and above == head.index and span == head.span:
            return True
        if draft.cue and overlaps(span, draft.cue):
            return True
        if any(overlaps(span, part) for part in draft.content):
            return False
    return False


def _gap(cue: Span, draft: Draft) -> int:
    """How many characters part words from the nearer of an attribution's cue and source."""
    spans = [span for span in (draft.cue, draft.source.at if draft.source else None) if span]
    return min(max(cue.start - span.end, span.start - cue.end, 0) for span in spans)


# --- the chain -----------------------------------------------------------------------------------


def _tidy(scene: Scene, host: Draft, citing: _Citing) -> None:
    """Give the host its whole noun phrase as source, and its content without the words that cite.

    A clause set off by a comma is no part of the phrase ("the agency, which quoted an official").
    """
    if any(overlaps(citing.cue, span) for span in host.content):
        host.content = _cut(scene, host, citing)
    head = place_of(scene, host.source) if host.source else None
    whole = phrase(scene, head) if head else None
    if whole is None or host.source is None or (host.cue and overlaps(whole.at, host.cue)):
        return
    swallowed = covers(host.source.at, citing.cue)
    if swallowed != covers(whole.at, citing.cue) and not _in_content(whole, host):
        host.source = Source(whole.at, head)


def _in_content(source: Source, draft: Draft) -> bool:
    return any(overlaps(source.at, span) for span in draft.content)


def _below(scene: Scene, host: Draft, citing: _Citing) -> Draft:
    return Draft(
        host.form,
        list(host.content),
        CITED,
        f"\u201c{citing.cue.of(scene.text)}\u201d names what the source rests on",
        _ATTACHED if _hangs_on(scene, citing, host) else _BESIDE,
        cue=citing.cue,
        verb=citing.verb,
        deed="say",
        source=citing.source,
        parent=host,
    )


def _rest_on(scene: Scene, own: Draft, here: list[Draft]) -> None:
    """ "The Courier reported that P, according to two officials": the officials are its source.

    By itself "according to two officials" says that the Courier reported P, which is not meant.
    Where the outlet is the one after "according to", what it is given for is the other's words.
    """
    if own.parent or own.cue is None or own.source is None:
        return
    whole = Span(own.cue.start, max(own.cue.end, own.source.at.end))
    for draft in here:
        if draft is own or draft.parent or not _is_about(own, draft):
            continue
        draft.content = without(scene, draft.content, whole) or draft.content
        if _tells(scene, draft.source) and not _tells(scene, own.source):
            own.content, own.form, own.parent = list(draft.content), draft.form, draft
            own.notes.append("taken as what the source before it rests on")
            return


def _tells(scene: Scene, source: Source | None) -> bool:
    """Whether a source is an outlet or a document, which tell what others say."""
    head = place_of(scene, source) if source else None
    return head is not None and (is_outlet(scene, head) or is_document(scene, head))


def _is_about(own: Draft, draft: Draft) -> bool:
    """Whether one attribution's content holds another's cue and words, or is the same."""
    cue = draft.cue
    if cue is not None and any(covers(span, cue) for span in own.content):
        return True
    return cue is not None and own.content[0].start == draft.content[0].start
