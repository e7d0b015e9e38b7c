"""JSON-LD in a page: the article that it tells of, however its authors wrote it.

schema.org's Article and its kinds, alone, in lists, in `@graph`, as a main entity, or given by
`@id`; with comment marks, line ends within strings, commas too many, or several objects in a row.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tellings.intake.pages.markup import Open, characters

Node = dict[str, Any]

_ARTICLE = re.compile(r"(Article|BlogPosting|Report|Reportage\w*|LiveBlogPosting)$")
_MARKS = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>)\s*$")
_COMMA = re.compile(r",(?=\s*[}\]])")
_WORD = re.compile(r"\w+")
# JSON-LD is data of a few levels; more is an attack or a mistake.
_MOST_NODES = 10_000
_MOST_OBJECTS = 50


def article(facts: Iterable[Open], titles: Sequence[str], address: str | None) -> Node:
    """The article of the page; {} if there is none. References by `@id` are resolved.

    Of several it is the one at the page's own address, else the one with its title, else the
    first one.
    """
    nodes = [node for fact in facts for node in _of(fact)]
    found = [node for node in nodes if _is_article(node)]
    if not found:
        return {}
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    best = max(found, key=lambda node: _fits(node, titles, address))
    return {key: _resolved(value, known) for key, value in best.items()}


def text(value: object) -> str:
    """A value that is text, its character references replaced; "" for any other."""
    if isinstance(value, dict):
        value = value.get("@value")
    return characters(value) if isinstance(value, str) else ""


def _fits(node: Node, titles: Sequence[str], address: str | None) -> tuple[bool, bool, bool]:
    named = {text(node.get("url")), _id(node.get("mainEntityOfPage")), text(node.get("@id"))}
    headline = _WORD.findall(text(node.get("headline")).casefold())
    same = any(headline and headline == _WORD.findall(title.casefold()) for title in titles)
    return (address is not None and address in named, same, bool(headline))


def _id(value: object) -> str:
    return text(value.get("@id")) if isinstance(value, dict) else text(value)


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds)


def _resolved(value: object, known: dict[str, Node]) -> object:
    """The value with objects in place of references to them, one level deep."""
    if isinstance(value, list):
        return [_resolved(each, known) for each in value[:_MOST_OBJECTS]]
    if isinstance(value, dict) and set(value) == {"@id"} and isinstance(value["@id"], str):
        return known.get(value["@id"], value)
    return value


# --- nodes ---------------------------------------------------------------------------------------


def _of(fact: Open) -> Iterator[Node]:
    if fact.name == "script" and "ld+json" in fact.attributes.get("type", "").lower():
        for data in _loaded(fact.content):
            yield from _nodes(data)


def _loaded(content: str) -> Iterator[object]:
    """The JSON values in a script; what cannot be read is passed over."""
    bare = _MARKS.sub("", content).strip().rstrip(";")
    for written in (bare, _COMMA.sub("", bare)):
        try:
            yield json.loads(written, strict=False)
            return
        except (ValueError, RecursionError):
            continue
    yield from _in_a_row(bare)


def _in_a_row(written: str) -> Iterator[object]:
    """Values that stand one after the other, up to the first that is broken."""
    decoder, at = json.JSONDecoder(strict=False), 0
    for _ in range(_MOST_OBJECTS):
        at = min((n for n in (written.find(c, at) for c in "{[") if n >= 0), default=-1)
        if at < 0:
            return
        try:
            value, at = decoder.raw_decode(written, at)
        except (ValueError, RecursionError):
            return
        yield value


def _nodes(data: object) -> Iterator[Node]:
    """The objects on top of JSON-LD: itself, those of a list, those of `@graph`, main entities."""
    waiting = deque([data])
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.popleft()
        if isinstance(node, list):
            waiting.extendleft(reversed(node[:_MOST_NODES]))
        elif isinstance(node, dict):
            yield node
            inner = (node.get("mainEntityOfPage"), node.get("mainEntity"), node.get("@graph"))
            waiting.extendleft(each for each in inner if isinstance(each, dict | list))
