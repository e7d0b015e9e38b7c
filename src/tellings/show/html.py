"""The page: one self-contained HTML file, a pure function of a collation.

No network, no script needed to read it. Text from outside is escaped, and a Content Security
Policy (W3C CSP 3) lets nothing run or load but the style and script whose hashes it names.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import chain

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup
from msgspec import Struct

from tellings.model import Collation
from tellings.show import calls, heads, made, marks, notes, only, same, telling, when, who, whom
from tellings.show import strip as voiced
from tellings.show.calls import Calls
from tellings.show.heads import Head
from tellings.show.made import Made
from tellings.show.marks import Marked
from tellings.show.only import Only
from tellings.show.same import Same
from tellings.show.strip import Block, Strip
from tellings.show.telling import Place, Telling, Tellings
from tellings.show.voices import Said
from tellings.show.when import When
from tellings.show.who import Everyone
from tellings.show.whom import ByWhom
from tellings.text import utf16_offsets


class View(Struct, frozen=True):
    """All that the page shows but the annotated texts. The tuples of one item a telling align.

    `felt` and `unsure`: whether any attribution is of what is only thought, or is unsure.
    """

    title: str
    heads: tuple[Head, ...]
    short: tuple[Head, ...]
    strip: Strip
    same: tuple[Same, ...]
    only: tuple[Only, ...]
    when: When
    who: Everyone
    whom: tuple[ByWhom, ...]
    calls: tuple[Calls, ...]
    made: Made
    felt: bool
    unsure: bool


class Text(Struct, frozen=True):
    """A telling's paragraphs, and by paragraph number what is said of them.

    `also`: where else its quotations are told. `said`: the attributions that begin there.
    """

    letter: str
    paragraphs: tuple[Marked, ...]
    also: dict[int, tuple[Place, ...]]
    said: dict[int, tuple[Said, ...]]


def page(collation: Collation, *, version: str) -> str:
    """The page that shows a collation. `version` is that of Tellings, as the page states it.

    The same collation gives the same page, byte for byte. It can be encoded as UTF-8.
    """
    tellings = telling.tellings(collation)
    seen = view(collation, tellings)
    places = tuple(dict.fromkeys(places_in(seen)))
    texts = tuple(
        _text(each, places, seen.same, notes.in_order(by))
        for each, by in zip(tellings.values(), seen.whom, strict=True)
    )
    style = _resource("page.css") + _widths(seen.strip.blocks) + _whole_targets(texts)
    script = _resource("page.js")
    return _template().render(
        view=seen,
        texts=texts,
        version=version,
        style=Markup(style),  # noqa: S704 - ours; anchors are letters, digits and hyphens
        script=Markup(script),  # noqa: S704 - ours
        policy=policy(style, script),
        speakers=notes.speakers,
        data=_script_data(_data(tellings, places, seen.same)),
    )


def view(collation: Collation, tellings: Tellings) -> View:
    """What the page shows of a collation, without any markup."""
    found = tuple(heads.head(each) for each in tellings.values())
    by = tuple(whom.by_whom(collation, each) for each in tellings.values())
    said = [each for one in by for each in notes.in_order(one)]
    return View(
        title=heads.title(collation, tellings),
        heads=found,
        short=heads.short(found),
        strip=voiced.strip(collation, tellings),
        same=same.same(collation, tellings),
        only=only.only(collation, tellings),
        when=when.when(collation, tellings),
        who=who.who(collation, tellings),
        whom=by,
        calls=calls.calls(collation, tellings),
        made=made.made(collation, tellings),
        felt=any(each.felt for each in said),
        unsure=any(each.doubt for each in said),
    )


def places_in(part: object) -> Iterator[Place]:
    """Every place that a part of a view leads to, in order."""
    if isinstance(part, Place):
        yield part
    elif isinstance(part, Struct):
        yield from chain.from_iterable(places_in(getattr(part, f)) for f in part.__struct_fields__)
    elif isinstance(part, tuple):
        yield from chain.from_iterable(map(places_in, part))


def policy(style: str, script: str) -> str:
    """A Content Security Policy under which only this style and this script have effect."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


# --- the annotated texts -------------------------------------------------------------------------


def _text(
    one: Telling, places: Iterable[Place], shared: Iterable[Same], said: Sequence[Said]
) -> Text:
    mine = [place for place in places if place.letter == one.letter]
    told: list[Place] = []
    also: dict[int, dict[Place, None]] = {}
    for group in map(_twins, shared):
        for here in group:
            if here.letter == one.letter:
                told.append(here)
                others = dict.fromkeys(place for place in group if place is not here)
                also.setdefault(one.number(here.at[0].start), {}).update(others)
    return Text(
        one.letter,
        marks.marked(one, mine, told, {**when.titles(one), **notes.titles(said)}),
        {number: tuple(them) for number, them in also.items()},
        notes.by_paragraph(one, said),
    )


def _twins(shared: Same) -> list[Place]:
    """Where each telling gives words that several share."""
    return [witness.place for row in shared.rows for witness in row.witnesses]


def _whole_targets(texts: Iterable[Text]) -> str:
    """CSS that lights all elements of a place when it is the target, not the first one only."""
    split = chain.from_iterable(
        marks.split_anchors(marked.html) for text in texts for marked in text.paragraphs
    )
    rules = [f':root:has([id="{a}"]:target) [data-of="{a}"]' for a in dict.fromkeys(split)]
    return ",".join(rules) + "{background:var(--hit)}\n" if rules else ""


def _widths(blocks: Iterable[Block]) -> str:
    """CSS that makes the block of a voice as wide as it has articles, of what room there is."""
    counts = sorted({block.count for block in blocks})
    return "".join(f".strip > .n{count}{{flex-grow:{count}}}\n" for count in counts if count > 1)


# --- the data in the page ------------------------------------------------------------------------


def _data(tellings: Tellings, places: Iterable[Place], shared: Iterable[Same]) -> object:
    """Articles by letter; each anchor's stretches in UTF-16 units; which places are twins."""
    units = {each.letter: utf16_offsets(each.text) for each in tellings.values()}
    return {
        "format": 1,
        "tellings": {each.letter: each.id for each in tellings.values()},
        "places": {place.anchor: _in_units(place, units[place.letter]) for place in places},
        "twins": [[place.anchor for place in _twins(each)] for each in shared],
    }


def _in_units(place: Place, unit: Callable[[int], int]) -> list[list[int]]:
    return [[unit(span.start), unit(span.end)] for span in place.at]


def _script_data(data: object) -> Markup:
    """JSON that can stand in a script element: no character of it can end or open a tag."""
    text = json.dumps(data, separators=(",", ":"))
    return Markup(text.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e"))  # noqa: S704


# --- the template --------------------------------------------------------------------------------


@cache
def _resource(name: str) -> str:
    return resources.files(__package__).joinpath("page", name).read_text("utf-8")


@cache
def _template() -> Template:
    environment = Environment(
        loader=FunctionLoader(_resource),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=lambda value: marks.holdable(value) if type(value) is str else value,
    )
    return environment.get_template("page.html")
