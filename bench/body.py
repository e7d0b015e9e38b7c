"""What of a page is the report: our intake beside trafilatura, on pages with gold.

    body.SET              the report's text: shingles of four words, a mean over pages (`shingles`)
    body.headings.SET     headings of the report: gold's, word for word
    body.captions.SET     captions: one-to-one, at least half of all their words in common

Beside it stands trafilatura on the same pages: in the precise mode, which has our vote, and as it
is called without a mode; and the difference to the precise mode with the bounds of a bootstrap over
outlets. SET is `all`, `english`, `tuned` (outlets that rules are tuned on) or `held` (all others).
Ours is the text of all pieces but headline, byline, dates, captions, credits and biographies.
`python -m bench body --misses` names the pages on which we are worse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import trafilatura
from msgspec import Struct
from msgspec.structs import replace

from bench.pages import Page, article, pages
from bench.scoring import NOTHING, Score, Scores, counted, jaccard, matched, total
from bench.shingles import Overlap, averaged, difference, overlap
from tellings.model import Article

SETS: dict[str, Callable[[Page], bool]] = {
    "all": lambda page: True,
    "english": lambda page: page.english,
    "tuned": lambda page: page.half == "tuned",
    "held": lambda page: page.half == "held",
}
_APART = frozenset({"headline", "h1", "byline", "time", "figcaption", "caption", "credit"})
_APART |= {"biography"}
_HEADINGS = frozenset({"heading", "h2", "h3", "h4", "h5", "h6"})
_CAPTIONS = frozenset({"figcaption", "caption"})
_MODES = {"precision": {"favor_precision": True}, "default": {}}
# A page counts as worse from this many points of F1 on.
WORSE = 0.005
HEAD = ("body, F1", "ours", "trafilatura, precise", "trafilatura, default", "ours - precise")


class Part(Struct, frozen=True):
    """A passage of an article and the tag of most of its characters."""

    tag: str
    words: str


class Result(Struct, frozen=True):
    """What came of one page; `peers` by mode."""

    page: Page
    ours: Overlap
    peers: dict[str, Overlap]
    headings: Score
    captions: Score


def peer_rows(found: Sequence[Result]) -> list[tuple[str, ...]]:
    """A row a set: our F1, trafilatura's in both modes, the difference to the precise one."""
    return [_peer_row(name, [each for each in found if chosen(each.page)])
            for name, chosen in SETS.items()]  # fmt: skip


def _peer_row(name: str, some: Sequence[Result]) -> tuple[str, ...]:
    columns = [[each.ours for each in some]]
    columns += [[each.peers[mode] for each in some] for mode in _MODES]
    means = [averaged(column) for column in columns]
    gap, low, high = against(some, lambda page: True)
    cells = [f"{100 * mean.f1:.1f} ± {100 * mean.margin:.1f}" for mean in means]
    return (name, *cells, f"{100 * gap:+.1f} [{100 * low:+.1f}, {100 * high:+.1f}]")


@cache
def results(data: Path) -> tuple[Result, ...]:
    """Ours and trafilatura's, page by page."""
    return tuple(_result(page, page.bytes(data)) for page in pages(data))


def scores(data: Path) -> Scores:
    """ "all", "all.precision", "headings.all" and so on."""
    return summed(results(data))


def summed(found: Sequence[Result]) -> Scores:
    """The scores of the sets."""
    scores: Scores = {}
    for name, chosen in SETS.items():
        some = [each for each in found if chosen(each.page)]
        mean = averaged([each.ours for each in some])
        scores[name] = replace(mean, missed=tuple(worse(some)) if name == "all" else ())
    for kind in ("headings", "captions"):
        for name, chosen in SETS.items():
            some = [each for each in found if chosen(each.page)]
            summed = total({kind: getattr(each, kind)} for each in some)
            scores[f"{kind}.{name}"] = seen(name, summed.get(kind, NOTHING))
    return scores


def seen(name: str, score: Score) -> Score:
    """The score without the words that were missed, but for outlets that rules are tuned on."""
    return score if name == "tuned" else replace(score, missed=(), extra=())


def against(found: Sequence[Result], chosen: Callable[[Page], bool]) -> tuple[float, float, float]:
    """How much higher our F1 is than that of the precision mode, with bounds of a bootstrap."""
    some = [each for each in found if chosen(each.page)]
    theirs = [each.peers["precision"] for each in some]
    return difference([each.ours for each in some], theirs, [each.page.publisher for each in some])


def worse(found: Iterable[Result]) -> list[str]:
    """A line for each page on which trafilatura is better, the worst first; tuned outlets only."""
    gaps = [(each.ours.f1 - each.peers["precision"].f1, each) for each in found]
    gaps = [(gap, each) for gap, each in gaps if gap < -WORSE]
    gaps.sort(key=lambda pair: pair[0])
    return [f"{gap:+.3f}  {each.ours.f1:.3f}  {_called(each.page)}" for gap, each in gaps]


def _called(page: Page) -> str:
    """A page of the held half is not named, so that nobody looks at it."""
    return page.id if page.half == "tuned" else "(held)"


def _result(page: Page, content: bytes) -> Result:
    read = article(content)
    found = parts(read) if read else []
    body = "\n".join(part.words for part in found if part.tag not in _APART)
    return Result(
        page,
        overlap(page.text, body),
        {mode: overlap(page.text, extracted(content, mode)) for mode in _MODES},
        _headings(page.headings, [p.words for p in found if p.tag in _HEADINGS]),
        _captions(page.captions, [p.words for p in found if p.tag in _CAPTIONS]),
    )


def extracted(content: bytes, mode: str) -> str:
    """What trafilatura takes from a page."""
    return trafilatura.extract(content, include_comments=False, **_MODES[mode]) or ""


def parts(read: Article) -> list[Part]:
    """The passages of an article, which blank lines of ours part."""
    assert read.origin is not None
    found: list[dict[str, str]] = [{}]
    for piece in read.origin.pieces:
        if piece.source is None:
            found.append({})
        else:
            found[-1][piece.tag] = found[-1].get(piece.tag, "") + piece.at.of(read.text)
    return [part for tags in found for part in _parts(tags)]


def _parts(tags: dict[str, str]) -> Iterable[Part]:
    """A passage by its longest tag; a credit within a caption is apart."""
    if "credit" in tags and len(tags) > 1:
        yield Part("credit", tags.pop("credit"))
    if tags:
        longest = max(tags, key=lambda tag: len(tags[tag]))
        yield Part(longest, "".join(tags.values()))


def _headings(gold: Sequence[str], found: Sequence[str]) -> Score:
    return counted(gold, found, matched(gold, found, lambda g, f: float(_words(g) == _words(f))))


def _captions(gold: Sequence[str], found: Sequence[str]) -> Score:
    def alike(g: str, f: str) -> float:
        return jaccard(frozenset(map(hash, _words(g))), frozenset(map(hash, _words(f))))

    return counted(gold, found, matched(gold, found, alike))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
