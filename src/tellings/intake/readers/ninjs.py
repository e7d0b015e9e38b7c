"""ninjs, the news agencies' JSON (IPTC, versions 1 to 3): an object, an array, or one a line.

Names of fields are compared in lower case, so that version 3 ("versionCreated") is read as 1 and
2 are. The text is the body; the captions of associated pictures stand below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tellings.errors import ReadError
from tellings.intake.joined import Part, around
from tellings.intake.media import first_line
from tellings.intake.reader import Asked, Found, Reader
from tellings.intake.readers import html
from tellings.intake.readers.jsonl import is_article
from tellings.intake.readers.plain import check_text
from tellings.intake.records import (
    RecordError,
    byte_lines,
    datum,
    digest,
    few_problems,
    given,
    object_of,
    parsed,
    text_of,
)
from tellings.intake.source import LARGEST, Source, from_bytes
from tellings.model import Article, Datum, Origin, article_id

_KEY = re.compile(
    r'"(?:body_(?:text|x?html)|bodies|headlines?|(?:first|version)created|pubstatus)"\s*:'
    r'|"name"\s*:\s*"ninjs"',
    re.IGNORECASE,
)
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
_WEB = re.compile(r"https?://[^\s/]+\S*\Z", re.IGNORECASE)
_MEDIA = "application/ninjs+json"
_NO_BODY = 'has no body ("body_text", "body_xhtml" or "bodies")'
_WRITTEN = ("text", "composite", "component")
_PICTURED = ("picture", "video", "graphic")

Fields = dict[str, Any]


# --- one item ------------------------------------------------------------------------------------


def article(fields: Fields, origin: Origin) -> Article:
    """The article of a ninjs item. Raises RecordError."""
    item = _lowered(fields)
    made = _with_body(item, _address(item), origin)
    made = msgspec.structs.replace(
        made,
        title=_headline(item) or made.title,
        outlet=_outlet(item) or made.outlet,
        byline=_named(item, "by", "byline") or made.byline,
        published=_named(item, "firstcreated", "contentcreated", "versioncreated")
        or made.published,
        updated=_updated(item) or made.updated,
        language=_named(item, "language") or made.language,
    )
    return around(made, _dateline(item, made.text), _captions(item, made.text))


def _lowered(fields: Fields) -> Fields:
    return {key.lower(): value for key, value in fields.items()}


def _objects(value: object) -> Iterator[Fields]:
    """The objects of an array, or of an object whose values they are (version 1)."""
    values: Iterable[object] = ()
    if isinstance(value, dict):
        values = value.values()
    elif isinstance(value, list):
        values = value
    return (_lowered(each) for each in values if isinstance(each, dict))


def _with_body(item: Fields, url: str | None, origin: Origin) -> Article:
    field, body, marked = _body(item)
    origin = msgspec.structs.replace(origin, field=field)
    if not marked:
        return Article(article_id(body, url), body, url=url, origin=origin)
    try:
        made = html.page("", body, origin)
    except ReadError:
        raise RecordError(f'"{field}" has no text in it') from None
    about = msgspec.structs.replace(made.origin or origin, media=_MEDIA)
    # A page's own address and name for itself are no matter of a piece of one.
    return Article(article_id(made.text, url), made.text, url=url, origin=about)


def _body(item: Fields) -> tuple[str, str, bool]:
    """The field of the body, its text, and whether it is HTML: paragraphs are worth more."""
    if item.get("type", "text") not in _WRITTEN:
        raise RecordError(f"is no text but of the type {ascii(item['type'])[:40]}")
    found = list(_bodies(item))
    if not found:
        raise RecordError(_NO_BODY)
    return max(found, key=lambda each: each[2])


def _bodies(item: Fields) -> Iterator[tuple[str, str, bool]]:
    for field in sorted(key for key in item if key.startswith("body_")):
        if isinstance(item[field], str) and item[field].strip():
            marked = field != "body_text" and bool(_MARKUP.search(item[field]))
            yield field, text_of(item, field), marked
    for body in _objects(item.get("bodies")):
        if isinstance(body.get("value"), str) and body["value"].strip():
            plain = body.get("contenttype") == "text/plain"
            marked = not plain and bool(_MARKUP.search(body["value"]))
            yield "bodies", text_of(body, "value"), marked


# --- what is known of it -------------------------------------------------------------------------


def _named(item: Fields, *names: str) -> Datum | None:
    for name in names:
        if isinstance(item.get(name), str) and (value := given(item, name)):
            return datum(value, f"ninjs {name}")
    return None


def _updated(item: Fields) -> Datum | None:
    """When this version was made, if it is not the first."""
    first, this = _named(item, "firstcreated", "contentcreated"), _named(item, "versioncreated")
    return this if first and this and first.value != this.value else None


def _headline(item: Fields) -> Datum | None:
    headlines = list(_objects(item.get("headlines")))
    headlines.sort(key=lambda each: each.get("role") != "main")
    for each in headlines:
        if value := _named(each, "value"):
            return Datum(value.value, "ninjs headlines")
    return _named(item, "headline")


def _outlet(item: Fields) -> Datum | None:
    """Who it is from: a source of the information, if there is one only, else who holds rights."""
    names = [each.get("name") for each in _objects(item.get("infosources"))]
    if len(names) == 1 and isinstance(names[0], str) and names[0].strip():
        return Datum(names[0], "ninjs infosources", 0.8)
    holder = _named(item, "copyrightholder")
    return msgspec.structs.replace(holder, confidence=0.5) if holder else None


def _address(item: Fields) -> str | None:
    """The page of the article, else its identifier if that is an address. Never fetched."""
    pages = [
        each.get("href")
        for each in _objects(item.get("renditions"))
        if (each.get("contenttype") or each.get("mimetype")) == "text/html"
    ]
    for address in (*pages, item.get("uri")):
        if isinstance(address, str) and _WEB.match(address) and address.isprintable():
            return address
    return None


def _dateline(item: Fields, text: str) -> Iterator[Part]:
    line = _named(item, "dateline")
    if line and not text.lstrip().startswith(line.value.strip()):
        yield Part(line.value.strip(), "dateline")


def _captions(item: Fields, text: str) -> Iterator[Part]:
    """The captions of its pictures that its text does not have."""
    known = {text}
    for each in _objects(item.get("associations")):
        caption = _caption(each) if each.get("type") in _PICTURED else ""
        if caption and not any(caption in other for other in known):
            known.add(caption)
            yield Part(caption, "figcaption")


def _caption(picture: Fields) -> str:
    described = list(_objects(picture.get("descriptions")))
    described.sort(key=lambda each: each.get("role") != "caption")
    told = (_named(picture, "description_text"), *(_named(each, "value") for each in described))
    for caption in told:
        if caption and not _MARKUP.search(caption.value):
            return caption.value.strip()
    return ""


# --- files of them -------------------------------------------------------------------------------


def _fits(source: Source) -> bool:
    opening = source.opening.text
    line = first_line(opening)
    return line.startswith(("{", "[")) and not is_article(line) and bool(_KEY.search(opening))


def _articles(source: Source, asked: Asked) -> Iterator[Found]:
    check_text(source.name, source.opening.text)
    encoding = source.opening.encoding
    encoding = encoding if encoding.startswith("utf") else "utf-8"
    origin = msgspec.structs.replace(source.origin, media=_MEDIA, encoding=encoding)
    items = _lines if _is_whole(first_line(source.opening.text)) else _whole
    yield from few_problems(items(source, origin), source.name, "items")


def _is_whole(line: str) -> bool:
    try:
        object_of(line.encode("utf-8", "surrogatepass"))
    except RecordError:
        return False
    return True


def _lines(source: Source, origin: Origin) -> Iterator[Found]:
    for number, line in enumerate(byte_lines(source.stream(), origin.encoding), start=1):
        if not line.strip():
            continue
        at = msgspec.structs.replace(origin, line=number, sha256=digest(line))
        try:
            if len(line) > LARGEST:
                raise RecordError(f"is longer than {LARGEST // 1024**2} MiB")
            yield article(object_of(line), at)
        except RecordError as problem:
            yield ReadError(source.name, f"line {number}: {problem}")


def _whole(source: Source, origin: Origin) -> Iterator[Found]:
    data = source.whole()
    decoded = source.decode(data).text
    origin = msgspec.structs.replace(origin, sha256=digest(data))
    text = decoded.removeprefix("\ufeff")
    try:
        value = parsed(text.encode("utf-8", "surrogatepass"))
    except RecordError as problem:
        if not _is_whole(first_line(text)):
            raise ReadError(source.name, str(problem)) from None
        # One a line, the first longer than what was looked at.
        yield from _lines(from_bytes(source.name, source.origin, data), origin)
        return
    items = value if isinstance(value, list) else [value]
    for number, item in enumerate(items, start=1):
        numbered = isinstance(value, list)
        try:
            if not isinstance(item, dict):
                raise RecordError("is no object")
            yield article(item, msgspec.structs.replace(origin, item=number if numbered else None))
        except RecordError as problem:
            at = f"item {number}: " if numbered else ""
            yield ReadError(source.name, f"{at}{problem}")


READER = Reader("ninjs", fits=_fits, articles=_articles)
