"""The page: one self-contained HTML file, a pure function of a collation.

No network, no script needed to read it. Text from outside is escaped, and a Content Security
Policy (W3C CSP 3) lets nothing run or load but the style and script whose hashes it names.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Container, Iterable
from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from tellings.model import Collation
from tellings.show import marks, notes, telling, texts
from tellings.show.strip import Block
from tellings.show.view import compared, places_in, stops, twins, view

_PLACE = re.compile(r'<a class="place" href="#([^"]*)">([^<]*)</a>')


def page(collation: Collation, *, version: str, excerpts: bool = False) -> str:
    """The page that shows a collation. `version` is that of Tellings, as the page states it.

    With `excerpts`, it quotes no more of the articles than the passages that it compares: then a
    place beyond them is named and leads nowhere.

    The same collation gives the same page, byte for byte. It can be encoded as UTF-8.
    """
    tellings = telling.tellings(collation)
    seen = view(collation, tellings)
    places = tuple(dict.fromkeys((compared if excerpts else places_in)(seen)))
    shared = twins(seen)
    printed = tuple(
        texts.text(each, places, shared, notes.in_order(by), excerpts=excerpts, brief=seen.wide)
        for each, by in zip(tellings.values(), seen.whom, strict=True)
    )
    style = _resource("page.css") + _widths(seen.strip.blocks) + texts.whole_targets(printed)
    script = _resource("page.js")
    html = _template().render(
        view=seen,
        excerpts=excerpts,
        texts=printed,
        version=version,
        style=Markup(style),  # noqa: S704 - ours; anchors are letters, digits and hyphens
        script=Markup(script),  # noqa: S704 - ours
        policy=policy(style, script),
        speakers=notes.speakers,
        data=texts.script_data(texts.data(tellings, shared, stops(seen))),
    )
    return _without_dead_links(html, {place.anchor for place in places}) if excerpts else html


def _without_dead_links(html: str, anchors: Container[str]) -> str:
    """The page with the places that it does not print as words, not links."""

    def kept(link: re.Match[str]) -> str:
        return link[0] if link[1] in anchors else f'<span class="place">{link[2]}</span>'

    return _PLACE.sub(kept, html)


def policy(style: str, script: str) -> str:
    """A Content Security Policy under which only this style and this script have effect."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _widths(blocks: Iterable[Block]) -> str:
    """CSS that makes the block of a voice as wide as it has articles, of what room there is."""
    counts = sorted({block.count for block in blocks})
    return "".join(f".strip > .n{count}{{flex-grow:{count}}}\n" for count in counts if count > 1)


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
