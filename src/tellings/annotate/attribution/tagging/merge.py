"""One list out of what the rules find and what the tagging model marks.

Quotation marks are sure: where a rule has found who speaks the words between them, its word
stands, and the model only adds what the rule lacks. Elsewhere the model has learned from annotators
where content, cue and source begin and end; there a rule fills in what the model left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.rules.speech import MARKS
from tellings.annotate.attribution.scene import Place, Scene
from tellings.annotate.attribution.speakers.phrases import children, joined
from tellings.annotate.attribution.statements import has_clause
from tellings.annotate.attribution.tagging.tagged import BY, form_of
from tellings.annotate.attribution.words import group
from tellings.model import Span
from tellings.text import covers, overlaps, tokens

_TELLS = frozenset({"say", "write", "answer"})
_RELATIVE = frozenset({"WP", "WDT"})
_ASIDE = frozenset({"IN", "TO", "RB", "WRB"})  # Penn Treebank: "as", "to", "later", "when"
_TILE = 2_000  # characters; drafts that overlap have a tile in common


def merged(scene: Scene, ruled: Sequence[Draft], marked: Sequence[Draft]) -> list[Draft]:
    """Each attribution once; `by` names every finder. Without marked drafts the ruled ones."""
    if not marked:
        return list(ruled)
    found = [mark for mark in marked if mark.cue or mark.source or mark.form != "indirect"]
    tiles = _tiled(found)
    alone: list[Draft] = []
    for rule in ruled:
        partners = _partners(rule, tiles)
        best = max(partners, key=lambda mark: _rank(scene, rule, mark), default=None)
        if best is None:
            alone += [rule] if _stands_alone(scene, rule) else []
            continue
        if _parts(rule, best):
            _give_up(scene, rule, partners)
            alone.append(rule)
            continue
        _join(scene, rule, best)
        if rule.form == "direct":
            _give_up(scene, rule, [mark for mark in partners if mark is not best])
    return [*(mark for mark in found if mark.content), *alone]


def _tiled(drafts: Sequence[Draft]) -> dict[int, list[Draft]]:
    tiles: dict[int, list[Draft]] = {}
    for draft in drafts:
        for tile in _tiles(draft):
            tiles.setdefault(tile, []).append(draft)
    return tiles


def _tiles(draft: Draft) -> list[int]:
    ranges = (range(s.start // _TILE, (s.end - 1) // _TILE + 1) for s in draft.content)
    return sorted({tile for each in ranges for tile in each})


def _partners(rule: Draft, tiles: dict[int, list[Draft]]) -> list[Draft]:
    """The model's drafts whose content overlaps the rule's, each once."""
    near = {id(mark): mark for tile in _tiles(rule) for mark in tiles.get(tile, ())}
    return [
        mark
        for mark in near.values()
        if any(overlaps(a, b) for a in rule.content for b in mark.content)
    ]


def _rank(scene: Scene, rule: Draft, mark: Draft) -> tuple[bool, float, int]:
    """Same cue first, then the content most alike (Jaccard of words)."""
    a, b = _words(scene, rule), _words(scene, mark)
    return _shares_cue(rule, mark), len(a & b) / max(1, len(a | b)), -mark.start


def _words(scene: Scene, draft: Draft) -> frozenset[int]:
    """Where the words of a content begin."""
    return frozenset(at.at.start for span in draft.content for at in tokens(scene.text, span))


def _give_up(scene: Scene, rule: Draft, others: Sequence[Draft]) -> None:
    """A quotation that has its speaker is nobody else's content."""
    for mark in others:
        kept = [span for span in mark.content if not any(overlaps(span, q) for q in rule.content)]
        if len(kept) < len(mark.content) and not _shares_cue(rule, mark):
            mark.content = kept
            mark.form = form_of(scene, kept) if kept else mark.form


def _parts(rule: Draft, mark: Draft) -> bool:
    """Whether a quotation with a speaker and cue of its own is only one among a mark's contents."""
    if rule.form != "direct" or not (rule.source and rule.cue and mark.cue):
        return False
    rest = [span for span in mark.content if not any(overlaps(span, q) for q in rule.content)]
    return bool(rest) and not overlaps(rule.cue, mark.cue)


def _shares_cue(rule: Draft, mark: Draft) -> bool:
    return rule.cue is not None and mark.cue is not None and overlaps(rule.cue, mark.cue)


def _stands_alone(scene: Scene, rule: Draft) -> bool:
    """Whether a rule is sure where the model saw nothing: a quotation, or "said that ..."."""
    if rule.source is None:
        return False
    first = tokens(scene.text, rule.content[0])[:1]
    opened = bool(first) and first[0].normal in group("that", scene.language)
    return rule.form == "direct" or (rule.deed in _TELLS and opened)


def _join(scene: Scene, rule: Draft, mark: Draft) -> None:
    """Complete the model's draft with what the rule knows."""
    mark.by = f"{rule.by}, {BY}"
    mark.why = f"{rule.why}; the tagging model marks it too"
    mark.deed = mark.deed or rule.deed
    mark.statement = mark.statement or rule.form == "direct" or has_clause(scene, rule)
    if rule.form == "direct":
        mark.content = list(_snapped(scene, rule, mark))
        mark.form = form_of(scene, mark.content)
    if mark.cue is None or _knows_better(rule, mark):
        mark.cue, mark.verb = rule.cue or mark.cue, rule.verb
        mark.source = rule.source or mark.source
    elif rule.cue is not None and overlaps(rule.cue, mark.cue):
        mark.verb = rule.verb
        if _is_of_another_verb(rule, mark) or _is_acted_on(scene, rule, mark):
            mark.source = rule.source
    if mark.source is None:
        mark.source = rule.source
    mark.confidence = max(mark.confidence, rule.confidence)


def _knows_better(rule: Draft, mark: Draft) -> bool:
    """Whether a rule has who speaks a quotation, and the model no one, or their cue in the name."""
    if rule.form != "direct" or rule.source is None or rule.cue is None:
        return False
    return mark.source is None or overlaps(rule.cue, mark.source.at)


def _is_of_another_verb(rule: Draft, mark: Draft) -> bool:
    """Whether the model's source is the "who" of a clause within the source that a rule has.

    "Two officials who asked not to be named told the agency": it is the officials who told.
    """
    if rule.source is None or rule.verb is None or mark.source is None:
        return False
    if not covers(rule.source.at, mark.source.at):
        return False
    tree = rule.verb.tree
    inner = [
        w for w in tree.words if w.start >= mark.source.at.start and w.end <= mark.source.at.end
    ]
    return len(inner) == 1 and inner[0].tag in _RELATIVE and inner[0].head != rule.verb.index


def _is_acted_on(scene: Scene, rule: Draft, mark: Draft) -> bool:
    """Whether the model's source is the object of the verb whose subject a participle shares.

    "The council sued the mill, charging that it fouled the river": it is the council that charges.
    """
    if rule.source is None or rule.verb is None or mark.source is None:
        return False
    tree, at = rule.verb.tree, rule.verb.index
    if tree.words[at].role != "advcl" or tree.words[at].tag != "VBG":
        return False
    if overlaps(rule.source.at, mark.source.at):
        return False
    objects = children(Place(tree, tree.words[at].head), frozenset({"dobj"}))
    acted_on = {place.span for each in objects for place in joined(each)}
    return any(place.span in acted_on for place in scene.words_in(mark.source.at))


def _snapped(scene: Scene, rule: Draft, mark: Draft) -> Iterator[Span]:
    """The quotations, and the model's spans that overlap none of them.

    What the model takes in before or after a quotation belongs to it ("that “... ”"), unless a
    comma or colon parts the two: then the quotation is an utterance by itself, if no clause of the
    cue leads to it ("added that it was late, but “not too late”") and its own cue is not told, too
    ("according to the note, Vell told Lind that he had doubts: “...”").
    """
    quoted, marked, cue = rule.content, mark.content, mark.cue or rule.cue
    spans = {span for span in marked if not any(overlaps(span, q) for q in quoted)}
    for quotation in quoted:
        start, end = quotation.start, quotation.end
        for span in marked:
            if overlaps(span, quotation):
                before = scene.text[min(span.start, start) : start].rstrip()
                apart = before.endswith((",", ":")) and not (
                    _leads_on(scene, cue, span, before) or _told_in(rule, span)
                )
                start = start if apart else min(span.start, start)
                end = end if _is_utterance(scene, quotation) else max(end, span.end)
        spans.add(Span(start, end))
    yield from sorted(spans)


def _told_in(rule: Draft, span: Span) -> bool:
    """Whether the verb of a quotation and who speaks it stand in a stretch with it."""
    own = (rule.cue, rule.source.at if rule.source else None)
    return rule.verb is not None and all(each and covers(span, each) for each in own)


def _leads_on(scene: Scene, cue: Span | None, marked: Span, before: str) -> bool:
    """Whether a clause that a cue governs leads from it to a quotation: "said he was, “so far”".

    A span behind a cue can also say when or how it was said: "said as he left, “It is late.”"
    """
    if cue is None or cue.end > marked.start or len(before.split()) <= 1:
        return False
    first = next(iter(scene.words_in(marked)), None)
    if first is None or scene.text[cue.end : marked.start].strip():
        return False
    that = first.tree.is_word(first.index, "that")
    return that or first.tree.words[first.index].tag not in _ASIDE


def _is_utterance(scene: Scene, quotation: Span) -> bool:
    """`... said, “...,” when asked`: a comma before a quotation, and one that ends it."""
    before, words = (
        scene.text[max(0, quotation.start - 3) : quotation.start].rstrip(),
        quotation.of(scene.text),
    )
    return before.endswith((",", ":")) and words.rstrip(MARKS + " ").endswith(",")


__all__ = ["merged"]
