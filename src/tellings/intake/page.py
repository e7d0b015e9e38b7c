"""A web page as an article, each character of its text with its place in the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

import msgspec

from tellings.intake import credit_words
from tellings.intake.agencies import credited
from tellings.intake.language import language
from tellings.intake.pages import dates, names
from tellings.intake.pages.article import Kept, Told, kept
from tellings.intake.pages.left import left_out
from tellings.intake.pages.metadata import Metadata, metadata
from tellings.intake.pages.passages import Page, Passage, parse
from tellings.intake.pages.vote import Voter
from tellings.model import Article, Datum, Origin, Piece, Span, Taken, article_id

# Less of trafilatura's text than this in our passages: it stands in what we passed over, or is
# hidden.
_COVERED = 0.5
# htmldate searches all of a page; a fuller one than any that we measured on is not worth it.
_MOST_ELEMENTS = 20_000
_LONGEST_SEARCHED = 10_000_000
_NAMING = frozenset({"og:title", "json-ld headline", "title element"})
# By how many of these places and the headline itself agree; shares that gold agrees with.
_SURE = {1: 0.6, 2: 0.8, 3: 0.93}
_PICTURED = frozenset({"figure", "figcaption", "caption", "credit"})
_RIGHTS = "©"
_PARTED = "\n\n"
# What a run within a summary may be besides; and what within a caption names a photographer.
_PARTS = frozenset({"byline", "time"})
_CREDITS = frozenset({"credit", "byline"})


def read_page(decoded: str, origin: Origin) -> Article | None:
    """The article of a page; None if the page holds no text.

    `Article.text` is the kept passages' text, parted by blank lines; `Origin.pieces` maps all of
    it to `decoded` (code points), a piece each run, or None where a blank line parts passages.
    """
    page = parse(decoded)
    told = metadata(page.facts)
    page, choice = _chosen(decoded, page, told)
    if not choice.why:
        return None
    text, pieces, taken = _joined(page, choice)
    signed = tuple(_signed(page, choice))
    address = _own(told.address, origin)
    url = address.value if address else _given(origin)
    article = Article(
        id=article_id(text, url),
        text=text,
        title=_title(page, choice, told),
        outlet=told.outlet or _domain(url),
        byline=told.byline or _byline(signed, told),
        published=told.published or _date(decoded, page, choice),
        url=url,
        language=language(told.language, text),
        origin=msgspec.structs.replace(
            origin, pieces=pieces, taken=taken, left_out=left_out(decoded, page, choice)
        ),
        updated=told.updated,
        agency=told.agency or _agency(signed),
        canonical=address,
    )
    return credited(article)


def _chosen(decoded: str, page: Page, told: Metadata) -> tuple[Page, Kept]:
    """The page and what of it is kept; read again if the report stands in what is passed over."""
    titles = tuple(title.value for title in told.titles)
    said, voter = Told(titles, told.about, told.authors), Voter(decoded, page)
    choice = kept(voter, page, said)
    if choice.covered >= _COVERED:
        return page, choice
    whole = parse(decoded, whole=True)
    again = kept(voter, whole, said)
    return (whole, again) if again.covered > choice.covered else (page, choice)


# --- text and pieces -----------------------------------------------------------------------------


def _joined(page: Page, choice: Kept) -> tuple[str, tuple[Piece, ...], tuple[Taken, ...]]:
    words: list[str] = []
    pieces: list[Piece] = []
    taken: list[Taken] = []
    at = 0
    for number, why in choice.why.items():
        if taken:
            words.append(_PARTED)
            pieces.append(Piece(Span(at, at + len(_PARTED))))
            at += len(_PARTED)
        start = at
        for text, source, tag in _runs(page.passages[number], choice.named.get(number)):
            words.append(text)
            pieces.append(Piece(Span(at, at + len(text)), source, tag))
            at += len(text)
        taken.append(Taken(Span(start, at), why))
    return "".join(words), tuple(pieces), tuple(taken)


def _runs(passage: Passage, named: str | None) -> Iterator[tuple[str, Span, str]]:
    for run, tag in zip(passage.runs, _tags(passage, named), strict=True):
        yield run.text, Span(run.start, run.end), tag


def _tags(passage: Passage, named: str | None) -> Iterable[str]:
    """The tag of each run: what the passage is, unless a hint names a part of it."""
    if named is None or (named == "headline" and passage.place.tag == "h1"):
        return passage.tags
    if named == "caption":
        called = "figcaption" if passage.place.tag == "figcaption" else "caption"
        return ("credit" if tag in _CREDITS else called for tag in passage.tags)
    parts = _PARTS if named == "summary" else frozenset()
    return (tag if tag in parts else named for tag in passage.tags)


# --- what the page shows of itself ---------------------------------------------------------------


def _title(page: Page, choice: Kept, told: Metadata) -> Datum | None:
    """What most of the places where a page names itself agree on; the printed headline for a tie.

    Headlines for search engines and for sharing often differ from the printed one.
    """
    named = [datum for datum in told.titles if datum.read_from in _NAMING]
    if choice.headline is not None:
        headline = page.passages[choice.headline]
        named.insert(0, Datum(" ".join(headline.text.split()), headline.place.tag))
    if not named:
        return told.titles[0] if told.titles else None
    letters = [_letters(datum.value) for datum in named]
    agreed = [sum(a in b or b in a for b in letters) for a in letters]
    best = agreed.index(max(agreed))
    # A kicker and a headline may touch where a page parts them by style alone.
    spelt = next(
        (d for d, a in zip(named[1:], letters[1:], strict=True) if a == letters[best]), None
    )
    return Datum((spelt or named[best]).value, named[best].read_from, _SURE[min(agreed[best], 3)])


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def _signed(page: Page, choice: Kept) -> Iterator[str]:
    """What the passages marked as bylines say."""
    for number in choice.why:
        passage, named = page.passages[number], choice.named.get(number)
        if passage.place.tag in _PICTURED or named in _PICTURED:
            continue
        tags = _tags(passage, named)
        runs = zip(passage.runs, tags, strict=True)
        signed = "".join(run.text for run, tag in runs if tag == "byline")
        if signed.strip() and not _of_picture(signed):
            yield signed


def _of_picture(signed: str) -> bool:
    """Whether it names a photographer, who may stand in an element that is named for authors."""
    return _RIGHTS in signed or credit_words.picture().search(signed) is not None


def _byline(signed: Iterable[str], told: Metadata) -> Datum | None:
    """The persons that the first of these names."""
    outlet = told.outlet.value if told.outlet else ""
    for each in signed:
        if found := names.persons((each,), outlet):
            return Datum(", ".join(found), "byline element", 0.7)
    return None


def _agency(signed: Iterable[str]) -> Datum | None:
    """The agencies that the first of these names."""
    for each in signed:
        if found := names.agencies((each,)):
            return Datum(", ".join(found), "byline element", 0.9)
    return None


def _date(decoded: str, page: Page, choice: Kept) -> Datum | None:
    numbers = list(choice.why)
    start, end = page.passages[numbers[0]].start, page.passages[numbers[-1]].end
    found = dates.shown(page.facts, start, end)
    if found is None and page.elements <= _MOST_ELEMENTS and len(decoded) <= _LONGEST_SEARCHED:
        found = dates.guessed(decoded)
    return found


# --- addresses -----------------------------------------------------------------------------------


def _own(address: Datum | None, origin: Origin) -> Datum | None:
    """The page's address as it gives it, if the page was not fetched from another site."""
    site = _site(_given(origin) or "")
    return address if address and (not site or site == _site(address.value)) else None


def _given(origin: Origin) -> str | None:
    """The address that the page was fetched from or recorded under."""
    return next((each for each in (origin.member, origin.source) if _site(each)), None)


def _domain(url: str | None) -> Datum | None:
    """The site's name in an address, for want of an outlet's name."""
    site = _site(url or "")
    return Datum(site, "address", 0.5) if site else None


def _site(address: str) -> str:
    """The registrable name in a web address ("news.example.org" -> "example.org"), or ""."""
    if not address.startswith(("http://", "https://")):
        return ""
    from courlan import extract_domain  # noqa: PLC0415

    try:
        host = urlsplit(address).hostname or ""
        return extract_domain(address) or ".".join(host.split(".")[-2:])
    except ValueError:
        return ""
