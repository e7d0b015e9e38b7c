"""Pull quotes: words of a quotation printed once more, as a paragraph of their own.

They stand where the page has room, mostly not beside the words of the same speaker.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tellings.annotate.attribution.drafts import Draft
from tellings.annotate.attribution.scene import Scene
from tellings.model import Quotation, Span
from tellings.text import has_words, overlaps, subtract, tokens

BY = "pull quote"
# So few words may be said twice by two.
_FEWEST = 6


def pull_quotes(scene: Scene) -> dict[Quotation, Quotation]:
    """Quotations that are all of a paragraph, each with the first other one that has its words."""
    words = {each: _words(scene, each) for each in scene.quotations}
    alone = {each for each in words if _is_paragraph(scene, each)}
    runs: dict[tuple[str, ...], list[Quotation]] = {}
    for each in words.keys() - alone if alone else ():
        for run in _runs(words[each]):
            runs.setdefault(run, []).append(each)
    found: dict[Quotation, Quotation] = {}
    for each in sorted(alone, key=_place):
        near = runs.get(words[each][:_FEWEST], [])
        twin = min((o for o in near if _holds(words[o], words[each])), default=None, key=_place)
        if twin:
            found[each] = twin
    return found


def pulled(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Pull quotes as attributions, with the source that `drafts` have for the same words elsewhere.

    Takes their words from the contents of `drafts`: no cue beside a pull quote is its own.
    """
    twins = pull_quotes(scene)
    shown = [piece for each in twins for piece in each.at]
    for draft in drafts:
        draft.content = list(_without(scene, draft.content, shown))
    drafts[:] = [draft for draft in drafts if draft.content]
    return list(_drafts(twins, drafts))


def _drafts(twins: dict[Quotation, Quotation], drafts: list[Draft]) -> Iterator[Draft]:
    for each, twin in twins.items():
        holding = (d for d in drafts if d.source and _touches(d.content, twin.at))
        told = next(holding, None)
        yield Draft(
            "direct",
            list(each.at),
            BY,
            "a paragraph of its own; the same words stand in a quotation elsewhere",
            0.8 if told else 0.4,
            statement=True,
            source=told.source if told else None,
        )


def _words(scene: Scene, quotation: Quotation) -> tuple[str, ...]:
    return tuple(word.normal for at in quotation.at for word in tokens(scene.text, at))


def _runs(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[at : at + _FEWEST] for at in range(len(words) - _FEWEST + 1)}


def _place(quotation: Quotation) -> Span:
    return quotation.hull


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    places = range(len(whole) - len(part) + 1)
    return any(whole[at : at + len(part)] == part for at in places)


def _is_paragraph(scene: Scene, quotation: Quotation) -> bool:
    block = scene.block_at(quotation.hull.start)
    if block is None or quotation.hull.end > block.hull.end:
        return False
    rest = subtract(block.hull, list(quotation.at))
    return not any(has_words(scene.text, span) for span in rest)


def _without(scene: Scene, content: Iterable[Span], shown: list[Span]) -> Iterator[Span]:
    for span in content:
        if not any(overlaps(span, other) for other in shown):
            yield span
            continue
        yield from (p for p in subtract(span, shown) if has_words(scene.text, p))


def _touches(content: Iterable[Span], at: Iterable[Span]) -> bool:
    pieces = list(at)
    return any(overlaps(span, piece) for span in content for piece in pieces)
