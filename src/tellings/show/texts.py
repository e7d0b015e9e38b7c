"""The articles as the page prints them: annotated paragraphs, and the data behind their marks."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from markupsafe import Markup
from msgspec import Struct

from tellings.show import marks, notes, when
from tellings.show.marks import Marked
from tellings.show.telling import Place, Telling, Tellings
from tellings.show.view import Twins
from tellings.show.voices import Said
from tellings.text import utf16_offsets


class Text(Struct, frozen=True):
    """A telling's paragraphs, and by paragraph number what is said of them.

    `also`: where else its quotations are told. `said`: the attributions that begin there.
    """

    letter: str
    paragraphs: tuple[Marked, ...]
    also: dict[int, tuple[Place, ...]]
    said: dict[int, tuple[Said, ...]]


def text(
    one: Telling,
    places: Iterable[Place],
    shared: Iterable[Twins],
    said: Sequence[Said],
    *,
    excerpts: bool = False,
    brief: bool = False,
) -> Text:
    """A telling with its `places` as anchors, those of `shared` marked as told by several.

    With `excerpts`, no more of it than the words of the places. `brief` leaves out what is said of
    each attribution beside the text.
    """
    mine = [place for place in places if place.letter == one.letter]
    told: list[Place] = []
    also: dict[int, dict[Place, None]] = {}
    for group in shared:
        for here in group:
            if here.letter == one.letter:
                told.append(here)
                others = dict.fromkeys(place for place in group if place is not here)
                also.setdefault(one.number(here.at[0].start), {}).update(others)
    titles = {} if brief else {**when.titles(one), **notes.titles(said)}
    return Text(
        one.letter,
        marks.marked(one, mine, told, titles, excerpts=excerpts),
        {number: tuple(them) for number, them in also.items()},
        {} if excerpts or brief else notes.by_paragraph(one, said),
    )


def whole_targets(texts: Iterable[Text]) -> str:
    """CSS that lights all elements of a place when it is the target, not the first one only."""
    split = chain.from_iterable(
        marks.split_anchors(marked.html) for text in texts for marked in text.paragraphs
    )
    rules = [f':root:has([id="{a}"]:target) [data-of="{a}"]' for a in dict.fromkeys(split)]
    return ",".join(rules) + "{background:var(--hit)}\n" if rules else ""


# --- the data in the page ------------------------------------------------------------------------


def data(tellings: Tellings, shared: Sequence[Twins], stops: Sequence[Twins]) -> object:
    """Articles by letter; twins by anchor, and their stretches in UTF-16 units.

    `stops` are the differences that the keys go through.
    """
    places = dict.fromkeys(place for group in (*shared, *stops) for place in group)
    units = {each.letter: utf16_offsets(each.text) for each in tellings.values()}
    return {
        "format": 1,
        "tellings": {each.letter: each.id for each in tellings.values()},
        "places": {place.anchor: _in_units(place, units[place.letter]) for place in places},
        "twins": [[place.anchor for place in group] for group in shared],
        "stops": [[place.anchor for place in group] for group in stops],
    }


def _in_units(place: Place, unit: Callable[[int], int]) -> list[list[int]]:
    return [[unit(span.start), unit(span.end)] for span in place.at]


def script_data(data: object) -> Markup:
    """JSON that can stand in a script element: no character of it can end or open a tag."""
    text = json.dumps(data, separators=(",", ":"))
    return Markup(text.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e"))  # noqa: S704
