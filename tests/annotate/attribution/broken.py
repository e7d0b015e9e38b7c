"""Invented news whose quotations are known, with its quotation marks broken at random."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from msgspec import Struct

from tellings.model import Span

STYLES = {
    "curly": ("\u201c", "\u201d"),
    "straight": ('"', '"'),
    "single": ("\u2018", "\u2019"),
    "typed": ("``", "''"),
    "angled": ("\u00ab", "\u00bb"),
    "low": ("\u201e", "\u201c"),
}
# Words of the narrator that no speaker of these texts uses.
CUES = re.compile(r"\b(?:said|says|told|replied|added|asked|wrote|answered|warned)\b")

# What stands in square brackets is spoken.
PARAGRAPHS = (
    "[The dam will stand,] Mara Oltin said on Monday. [It has stood for ninety years.]",
    "Jonas Vell replied, [We counted the boats ourselves.] The hall was half empty by then.",
    "The mayor told reporters: [Nobody will sell the lake. Nobody will even rent it.]",
    "[Who pays for the bridge?] she asked. The council had met twice, and Vell said nothing.",
    "[The water is clean,] said Ann Harrow, a teacher from the old town, [and we drink it.]",
    "The door is 6'2\" high and the workers' hall holds 300. He added that it was full.",
    "In a letter, Oltin wrote: [I never saw the plans.] The company warned that work would stop.",
    "[This is the change we have waited for.",
    "[And we will carry it on together.] Mara Oltin answered, [I agree.]",
    "The harbour was closed in the '90s. Nobody was hurt, the ministry said in a statement.",
    "Vell called the plan [reckless] and the timing [clever,] she told the council.",
    "[We don't trust them,] Vell says. Oltin says the sums are wrong. [They lied,] he added.",
)  # fmt: skip


class Broken(Struct, frozen=True):
    """An article: its text, its paragraphs, and the narrator's cue words."""

    text: str
    paragraphs: tuple[Span, ...]
    cues: tuple[Span, ...]


def article(seed: int, rate: float = 0.1, most: int = 1) -> Broken:
    """Some paragraphs in one style of marks.

    Each mark is broken with a chance of `rate`, but no more than `most` in a paragraph.
    """
    chance = random.Random(seed + 1)
    style = STYLES[chance.choice(sorted(STYLES))]
    texts = [_paragraph(each, style, _Typist(chance, rate, most)) for each in chosen(seed)]
    starts = [sum(len(text) + 2 for text, _ in texts[:number]) for number in range(len(texts))]
    paragraphs = [Span(at, at + len(text)) for at, (text, _) in zip(starts, texts, strict=True)]
    cues = [
        Span(at + cue.start, at + cue.end)
        for at, (_, found) in zip(starts, texts, strict=True)
        for cue in found
    ]
    return Broken("\n\n".join(text for text, _ in texts), tuple(paragraphs), tuple(cues))


def chosen(seed: int) -> Iterator[str]:
    """Six paragraphs; one that leaves its quotation open is followed by the one that ends it."""
    for each in random.Random(seed).sample(PARAGRAPHS, 6):
        yield each
        if each.count("[") > each.count("]"):
            yield PARAGRAPHS[PARAGRAPHS.index(each) + 1]


class _Typist(Struct):
    """Who breaks marks, and how many more of a paragraph."""

    chance: random.Random
    rate: float
    left: int

    def typed(self, mark: str) -> str:
        """A mark, or what a typist or a converter makes of it."""
        if not self.left or self.chance.random() >= self.rate:
            return mark
        self.left -= 1
        other = _SIDES[mark]
        return self.chance.choice(("", mark * 2, other, '"', "'", "\u201d", f"{mark} "))


_SIDES = {side: other for pair in STYLES.values() for side, other in (pair, pair[::-1])}


def _paragraph(template: str, style: tuple[str, str], typist: _Typist) -> tuple[str, list[Span]]:
    """A paragraph with its marks as typed, and where the narrator's cue words stand in it."""
    text, cues, spoken = "", [], False
    for piece in re.split(r"([\[\]])", template):
        if piece in ("[", "]"):
            text += typist.typed(style["[]".index(piece)])
            spoken = piece == "["
            continue
        if not spoken:
            cues += [Span(len(text) + m.start(), len(text) + m.end()) for m in CUES.finditer(piece)]
        text += piece
    return text, cues
