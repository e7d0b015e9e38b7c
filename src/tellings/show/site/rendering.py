"""Templates to HTML. Text from outside is escaped; nothing is loaded from anywhere.

Style and script stand in the page, and its Content Security Policy (W3C CSP 3) names their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from tellings.show import marks, moments, notes
from tellings.show.site import addresses
from tellings.show.site.frame import Frame

_OWN = "site/templates"
_SHARED = "page"


class Page(Struct, frozen=True):
    """A page as HTML, and the policy that it is to be sent with."""

    html: str
    policy: str


def render(name: str, frame: Frame, *, style: str = "", script: str = "", **values: Any) -> Page:
    """A template as a page. `style` is more CSS, of ours, and `script` the name of a script."""
    css = _resource("page.css") + _resource("site.css") + style
    code = _resource(script) if script else ""
    html = (
        _environment()
        .get_template(name)
        .render(
            frame=frame,
            style=Markup(css),  # noqa: S704 - ours
            script=Markup(code),  # noqa: S704 - ours
            **values,
        )
    )
    return Page(html, policy(css, code))


def policy(style: str, script: str) -> str:
    """A policy under which only this style and script have effect, and forms go to us alone."""
    run = _hash(script) if script else "'none'"
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {run}; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )


def _hash(source: str) -> str:
    digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
    return f"'sha256-{digest}'"


@cache
def _resource(name: str) -> str:
    show = resources.files("tellings.show")
    own = show.joinpath(_OWN, name)
    return (own if own.is_file() else show.joinpath(_SHARED, name)).read_text("utf-8")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(_resource),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=lambda value: marks.holdable(value) if type(value) is str else value,
    )
    made.globals.update(
        to=addresses, iso=moments.iso, short=moments.short, period=moments.period,
        speakers=notes.speakers,
    )  # fmt: skip
    return made
