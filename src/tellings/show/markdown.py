"""A comparison as Markdown (CommonMark), to paste into a text: what is compared, and its places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tellings.model import Collation
from tellings.show import telling
from tellings.show.behind import Behind
from tellings.show.claims import Claimed, Told
from tellings.show.entries import chain
from tellings.show.excerpt import Run
from tellings.show.heads import Head
from tellings.show.odds import ODD, Odds
from tellings.show.only import Alone, Only
from tellings.show.plain import plain
from tellings.show.same import Same
from tellings.show.silent import Silent, by_how
from tellings.show.telling import Place
from tellings.show.untold import Missed
from tellings.show.view import View, view
from tellings.show.when import Told as Dated
from tellings.show.when import When

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&:@])")


def comparison(collation: Collation) -> str:
    """What several tell, where they are at odds, their quotations, what one tells alone, and when.

    Words of a source are escaped, so that nothing in them is markup.
    """
    return "\n".join(_lines(view(collation, telling.tellings(collation)))) + "\n"


def words(source: str) -> str:
    """Words of a source on one line, as CommonMark reads them back."""
    return _MARKUP.sub(r"\\\1", " ".join(plain(source).split()))


def _lines(seen: View) -> Iterator[str]:
    count = f"{len(seen.heads)} telling{'s' if len(seen.heads) != 1 else ''}"
    yield f"# {words(seen.title) if seen.title else count}"
    yield ""
    yield from map(_head, seen.heads)
    sections = {
        "What they tell": (line for each in seen.claims for line in _claim(each)),
        "Of one happening": (line for each in seen.events for line in _claim(each)),
        "At odds": (line for each in seen.odds.at_odds for line in _odds(each)),
        "Perhaps at odds": (line for each in seen.odds.perhaps for line in _odds(each)),
        "What only differs": (line for each in seen.odds.differ for line in _odds(each)),
        "The same words": (line for each in seen.same for line in _same(each)),
        "Only here, and not told here": (
            line for each in zip(seen.heads, seen.only, strict=True) for line in _only(*each)
        ),
        "When": _when(seen.when),
    }
    for title, lines in sections.items():
        found = list(lines)
        yield from ("", f"## {title}", "", *(found or ["nothing found"]))


def _head(head: Head) -> str:
    facts = (head.outlet, head.headline, head.byline, head.date)
    told = " · ".join(words(each) for each in facts if each)
    link = f" · <{head.url}>" if head.url and not re.search(r"[<>\s]", head.url) else ""
    return f"- **{head.letter}** {told} · {head.words:,} words{link}"


def _claim(claim: Claimed) -> Iterator[str]:
    first, *others = claim.wordings
    yield f"- {words(first.words.words)} ({_places(first.told)})"
    for wording in others:
        yield f"  - {words(wording.words.words)} ({_places(wording.told)})"
    yield from _silent(claim.silent)
    if claim.count:
        yield f"  - {claim.count}"
    if claim.behind:
        yield f"  - {_behind(claim.behind)}"


def _silent(silent: Iterable[Silent]) -> Iterator[str]:
    for how, letters in by_how(silent).items():
        yield f"  - {how}: {', '.join(letters)}"


def _places(told: Iterable[Told]) -> str:
    return "; ".join(_told(each) for each in told)


def _told(told: Told) -> str:
    on = f", {'quoted, ' if told.how == 'quoted' else ''}on the word of {words(chain(told.chain))}"
    held = f", {told.held}" if told.held else ""
    return f"{told.place.label}{on if told.chain else ''}{held}"


def _behind(behind: Behind) -> str:
    roots = (f"{words(each.words)} ({', '.join(each.letters)})" for each in behind.roots)
    silent = f"; source not found in {', '.join(behind.silent)}" if behind.silent else ""
    return f"{behind.count}: {'; '.join(roots)}{silent}"


def _odds(odds: Odds) -> Iterator[str]:
    yield f"- **{odds.kind}**"
    for value in odds.values:
        runs = value.sides[0].words.runs
        marked = "".join(
            f"**{words(r.words)}**" if r.how == "odd" else _kept(r.words) for r in runs
        )
        voiced = (
            f"{side.place.label}"
            + (f", on the word of {words(chain(side.chain))}" if side.chain else "")
            for side in value.sides
        )
        yield f"  - {marked} ({'; '.join(voiced)})"
    if odds.why:
        yield f"  - {words(odds.why)}"


def _run(run: Run) -> str:
    return f"**{words(run.words)}**" if run.how == ODD else _kept(run.words)


def _kept(source: str) -> str:
    """Words with the blanks at their ends, since marked words stand beside them."""
    before = " " if source[:1].isspace() else ""
    after = " " if source[-1:].isspace() and source.strip() else ""
    return f"{before}{words(source)}{after}"


def _same(same: Same) -> Iterator[str]:
    yield f"- **{words(' / '.join(same.speakers)) or 'speaker not found'}**"
    for row in same.rows:
        places = ", ".join(witness.place.label for witness in row.witnesses)
        yield f"  - {words(row.words.words)} ({places})"
    yield from _silent(same.silent)
    yield from (f"  - {words(each)}" for each in same.differs)
    if same.behind:
        yield f"  - {_behind(same.behind)}"


def _only(head: Head, only: Only) -> Iterator[str]:
    yield f"- **{head.letter}** {words(head.outlet)}"
    yield from (f"  - {words(remark)}" for remark in only.missing.remarks)
    yield from map(_alone, only.claims)
    yield from (f"{_alone(each)}, background" for each in only.background)
    for said in only.said:
        source = words(chain(said.chain))
        yield f"  - {source}: {words(said.words.words)} ({said.words.place.label})"
    named = (f"{words(each.name)} ({each.place.label})" for each in only.named)
    if listed := ", ".join(named):
        yield f"  - named only here: {listed}"
    for missed in (*only.missing.claims, *only.missing.quotations):
        places = _labels(missed.places)
        yield f"  - not told here: {words(missed.words.words)} ({places}{_voiced(missed)})"
    unnamed = (f"{words(each.name)} ({each.places[0].label})" for each in only.missing.names)
    if listed := ", ".join(unnamed):
        yield f"  - not named here: {listed}"


def _alone(alone: Alone) -> str:
    return f"  - {words(alone.words.words)} ({alone.words.place.label}{_voiced(alone)})"


def _voiced(told: Alone | Missed) -> str:
    on = f", on the word of {words(chain(told.chain))}" if told.chain else ""
    return on + (f", {told.held}" if told.held else "")


def _labels(places: Iterable[Place]) -> str:
    return ", ".join(place.label for place in places)


def _when(when: When) -> Iterator[str]:
    for group in (when.news, when.background, when.ahead):
        for entry in group:
            yield f"- **{words(entry.label)}**"
            for told in (*entry.told, *entry.more):
                places = _labels((told.words.place, *told.named))
                yield f"  - {words(told.words.words)} ({places}{_whose(told)})"


def _whose(dated: Dated) -> str:
    on = ", attributed, source not found" if dated.unsourced else ""
    on = f", attributed to {words(dated.voice)}" if dated.voice else on
    return on + (f", {dated.held}" if dated.held else "")
