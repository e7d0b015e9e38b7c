"""Titles In Capitals, parsed in small letters: a parser takes their verbs for names.

Words that are names keep their capitals: those of mentions, and those that prose writes so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from tellings import models
from tellings.annotate.claims.scene import Scene
from tellings.annotate.claims.tree import Tree
from tellings.model import Attribution, Mention, Sentence, Span, Word
from tellings.text import overlaps, subtract, tokens, trim

_HEADINGS = frozenset({"headline", "heading", "summary"})
_EDGES = " \t\r\n\u00a0,;:\u2013\u2014-"
_SPEAKING = frozenset({"person", "organisation", "state", "outlet"})
_LABEL = 3  # words before a colon that may be a mere label: "Live updates: ..."
_AND = re.compile(r"^((?:[A-Z]\S*\s){0,2}[A-Z][^\s,]*),(\s[A-Z][^\s,]*\s(?![A-Z]))")
_MOST = 40  # titles of one article


def titles(scene: Scene) -> dict[str, list[Tree]]:
    """For each title that is not parsed, by its sentence's id, the trees of its parts.

    Empty without a parser that reads the article's language.
    """
    unparsed = [s for b, s in scene.sentences if b.role in _HEADINGS and not _is_parsed(s)][:_MOST]
    parser = models.get("syntax").use
    if not unparsed or getattr(parser, "language", "") != scene.language:
        return {}
    kept = _names(scene)
    parts = [(s, at, _small(scene, at, kept)) for s in unparsed for at in _parts(scene, s)]
    found: dict[str, list[Tree]] = {}
    for (sentence, at, _), parsed in zip(
        parts, parser.parse([small for _, _, small in parts]), strict=True
    ):
        trees = found.setdefault(sentence.id, [])
        trees += (_tree(scene, at, words) for words in parsed)
    return found


def _is_parsed(sentence: Sentence) -> bool:
    return any(word.role for word in sentence.words)


def _names(scene: Scene) -> frozenset[str]:
    """Words that the prose of the article writes with a capital within a sentence."""
    found: set[str] = set()
    for _, sentence in scene.sentences:
        if _is_parsed(sentence):
            words = (w for w in sentence.words[1:] if w.pos == "PROPN")
            found.update(w.span.of(scene.text) for w in words)
    return frozenset(found)


def _parts(scene: Scene, sentence: Sentence) -> Iterator[Span]:
    """A title without who speaks in it, each part by itself."""
    holes = [
        span
        for _, each in scene.contents.over(sentence.hull)
        for span in (*each.source, *each.cue)
        if overlaps(span, sentence.hull) and _apart(scene, span, sentence)
    ]
    spoken = scene.reading.within(sentence.hull, Attribution)
    for part in subtract(sentence.hull, holes):
        for each in _split(scene, part, told=bool(holes or any(spoken))):
            at = trim(scene.text, each, _EDGES)
            if at is not None:
                yield at


def _split(scene: Scene, part: Span, *, told: bool) -> Iterator[Span]:
    """The parts on both sides of a colon.

    Nothing behind it, where a name stands before it that may speak, and no attribution says so.
    """
    colon = scene.text.find(": ", part.start, part.end)
    if colon < 0:
        yield part
        return
    before = Span(part.start, colon)
    named = any(m.type in _SPEAKING for m in scene.reading.within(before, Mention))
    if told or not named:
        yield Span(colon + 1, part.end)
    if told or len(tokens(scene.text, before)) > _LABEL:
        yield before


def _apart(scene: Scene, span: Span, sentence: Sentence) -> bool:
    """Whether a source or cue is set off by a colon: "Xu to Lind: ..."."""
    return ":" in Span(span.start, min(span.end + 2, sentence.hull.end)).of(scene.text)


def _small(scene: Scene, at: Span, kept: frozenset[str]) -> str:
    """A title in small letters but for its names; as long as it was."""
    names = [m.head for m in scene.reading.within(at, Mention) if m.type != "thing"]
    letters = list(at.of(scene.text))
    for token in tokens(scene.text, at):
        written = token.at.of(scene.text)
        named = written in kept or any(overlaps(token.at, name) for name in names)
        if named or written[1:] != written[1:].lower() or len(written.lower()) != len(written):
            continue
        start = token.at.start - at.start
        letters[start : start + len(written)] = written.lower()
    return _AND.sub(_joined, "".join(letters), count=1)


def _joined(match: re.Match[str]) -> str:
    """ "Arland, Verin sign" with the mark that a parser takes for "and"; as long as it was."""
    return f"{match[1]}&{match[2]}"


def _tree(scene: Scene, at: Span, words: tuple[Word, ...]) -> Tree:
    moved = tuple(
        msgspec.structs.replace(w, start=w.start + at.start, end=w.end + at.start) for w in words
    )
    whole = Span(moved[0].start, moved[-1].end)
    return Tree(scene.text, moved, Sentence(at=(whole,), by="claims", words=moved), guessed=True)
