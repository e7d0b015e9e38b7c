"""Gold: what a careful reader finds in an article, written as words and turned into offsets.

A gold file is JSON Lines, one judgement a line, told apart by `gold`:

    article      a short name and the path of the source, from the repository's root
    block        a stretch and its role (menus and the like of a page are left out)
    attribution  a passage with <content>, <cue> and <source> marked in it
    term         words in quotation marks that nobody is quoted with
    same         one quoted sentence as each article has it, a string for each stretch
    only         a quoted sentence that one article alone has
    name         what each article calls an entity; `allowed` is neither asked for nor wrong
    thing        the same of what has no name ("the deal")

Words stand as in the text, except that a blank stands for any run of white space and " [...] "
for anything within the line. They must occur exactly once, or `nth` says which occurrence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from tellings.model import Role, Span, Spans

HERE = Path(__file__).parent
ROOT = HERE.parent
FOLDER = HERE / "gold"


class GoldError(ValueError):
    """Gold that does not fit its text: which words, in which article, and how often they occur."""


class _Line(Struct, frozen=True, tag_field="gold", tag=str.lower, forbid_unknown_fields=True):
    """One judgement."""


class Article(_Line, frozen=True):
    """An article under its short name."""

    name: str
    path: str


class Block(_Line, frozen=True):
    """A block by its words. `losable`: of a page, so that intake may lose it, which is a miss."""

    article: str
    role: Role
    words: str
    nth: int | None = None
    losable: bool = False


class Attribution(_Line, frozen=True):
    """A marked passage; `speaker` is the fullest name the article gives, None for the unnamed."""

    article: str
    form: Literal["direct", "indirect", "mixed"]
    speaker: str | None
    passage: str
    nth: int | None = None


class Term(_Line, frozen=True):
    """Words held at arm's length."""

    article: str
    words: str


class Same(_Line, frozen=True):
    """For each article that has the quoted sentence, its stretches."""

    members: dict[str, list[str]]


class Only(_Line, frozen=True):
    """The stretches of a quoted sentence or fragment that no other article has."""

    article: str
    words: list[str]


class Name(_Line, frozen=True):
    """The designations of an entity by article; `quoted` are those in quotation marks."""

    name: str
    wordings: dict[str, list[str]]
    allowed: dict[str, list[str]] = {}
    quoted: dict[str, list[str]] = {}


class Thing(Name, frozen=True):
    """The designations of what has no name; `name` is gold's own."""


Line = Article | Block | Attribution | Term | Same | Only | Name | Thing


class PlacedBlock(Struct, frozen=True):
    """A gold block and its place; None if intake lost it."""

    role: Role
    at: Span | None


class PlacedAttribution(Struct, frozen=True):
    """A gold attribution and the places of its parts."""

    form: Literal["direct", "indirect", "mixed"]
    speaker: str | None
    content: Spans
    cue: Spans
    source: Spans


class Witness(Struct, frozen=True):
    """The gold of one article."""

    text: str
    blocks: tuple[PlacedBlock, ...] = ()
    attributions: tuple[PlacedAttribution, ...] = ()
    terms: Spans = ()
    only: tuple[Spans, ...] = ()


class Gold(Struct, frozen=True):
    """The gold of a set of articles. `same`: for each quoted sentence its places by article."""

    witnesses: dict[str, Witness]
    same: tuple[dict[str, Spans], ...] = ()
    names: tuple[Name, ...] = ()
    things: tuple[Thing, ...] = ()


L = TypeVar("L", bound=_Line)
T = TypeVar("T", bound=Struct)


def rows(path: Path, kind: type[T]) -> list[T]:
    """The rows of a JSON Lines file, each of one kind."""
    return [msgspec.json.decode(line, type=kind) for line in path.read_bytes().splitlines()]


def lines(path: Path) -> tuple[Line, ...]:
    """The judgements of a gold file. Raises GoldError naming the line that is not one."""
    found: list[Line] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            found.append(msgspec.json.decode(line, type=Line))
        except msgspec.MsgspecError as error:
            raise GoldError(f"{path.name} line {number}: {error}") from error
    return tuple(found)


def sources(judgements: tuple[Line, ...]) -> dict[str, Path]:
    """The path of each article by its short name."""
    return {line.name: ROOT / line.path for line in judgements if isinstance(line, Article)}


def placed(judgements: tuple[Line, ...], texts: Mapping[str, str]) -> Gold:
    """The judgements as offsets of these texts (by short name).

    Raises GoldError for words that do not occur, or occur more often than they say.
    """
    witnesses = {name: _witness(judgements, name, text) for name, text in texts.items()}
    same = tuple(
        {name: _stretches(texts[name], words, name) for name, words in line.members.items()}
        for line in judgements
        if isinstance(line, Same)
    )
    things = tuple(line for line in judgements if isinstance(line, Thing))
    names = tuple(n for n in judgements if isinstance(n, Name) and not isinstance(n, Thing))
    return Gold(witnesses, same, names, things)


def _witness(judgements: tuple[Line, ...], name: str, text: str) -> Witness:
    blocks = [b for b in judgements if isinstance(b, Block) and b.article == name]
    told = [a for a in judgements if isinstance(a, Attribution) and a.article == name]
    terms = [t for t in judgements if isinstance(t, Term) and t.article == name]
    alone = [o for o in judgements if isinstance(o, Only) and o.article == name]
    return Witness(
        text,
        tuple(_block(text, block) for block in blocks),
        tuple(_attribution(text, each) for each in told),
        tuple(Span(*_find(text, term.words, None, name).span()) for term in terms),
        tuple(_stretches(text, each.words, name) for each in alone),
    )


def _block(text: str, block: Block) -> PlacedBlock:
    if block.losable and not re.search(_pattern(block.words), text):
        return PlacedBlock(block.role, None)
    match = _find(text, block.words, block.nth, block.article)
    return PlacedBlock(block.role, Span(*match.span()))


_TAG = re.compile(r"<(/?)(content|cue|source)>")


def _attribution(text: str, gold: Attribution) -> PlacedAttribution:
    """Each tagged part becomes a named group, so that a match tells where the parts lie."""
    pieces = _TAG.split(gold.passage)
    names: dict[str, list[str]] = {"content": [], "cue": [], "source": []}
    pattern = _pattern(pieces[0])
    for closing, part, words in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        if closing:
            pattern += ")"
        else:
            names[part].append(f"{part}{len(names[part])}")
            pattern += f"(?P<{names[part][-1]}>"
        pattern += _pattern(words)
    match = _only(text, pattern, gold.passage, gold.nth, gold.article)
    places = {part: tuple(Span(*match.span(g)) for g in groups) for part, groups in names.items()}
    return PlacedAttribution(gold.form, gold.speaker, **places)


def _stretches(text: str, words: list[str], article: str) -> Spans:
    return tuple(Span(*_find(text, each, None, article).span()) for each in words)


def _pattern(words: str) -> str:
    parts = re.split(r"(\s*\[\.\.\.\]\s*|\s+)", words)
    return "".join(_part(part) for part in parts)


def _part(part: str) -> str:
    if "[...]" in part:
        return r"\s.*?\s"
    return r"\s+" if part.isspace() else re.escape(part)


def _find(text: str, words: str, nth: int | None, article: str) -> re.Match[str]:
    return _only(text, _pattern(words), words, nth, article)


def _only(text: str, pattern: str, words: str, nth: int | None, article: str) -> re.Match[str]:
    matches = list(re.finditer(pattern, text))
    if nth is None and len(matches) != 1:
        raise GoldError(f"{article}: {len(matches)} times, not once: {words!r}")
    if nth is not None and not 1 <= nth <= len(matches):
        raise GoldError(f"{article}: {len(matches)} times, so not a number {nth}: {words!r}")
    return matches[(nth or 1) - 1]
