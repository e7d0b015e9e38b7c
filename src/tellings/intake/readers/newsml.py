"""NewsML-G2 (newsItem, newsMessage) and plain NITF, the news agencies' XML (IPTC).

Parsed with lxml item by item: no DTD is loaded, no entity expanded, nothing fetched, and a tree
deeper than 256 or a text beyond 10 MB is refused by the parser. (The package newsmlg2 reads the
same format, but builds the whole tree twice, with entities expanded.)

White space of marked-up text is collapsed as a browser does, so the text's pieces tell what each
block was and not where in the file it stood.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from tellings.errors import ReadError
from tellings.intake.foreign import has_letters
from tellings.intake.joined import Part, joined
from tellings.intake.media import root
from tellings.intake.reader import Asked, Found, Reader
from tellings.intake.readers import html
from tellings.intake.records import RecordError, datum, digest, few_problems
from tellings.intake.source import Source
from tellings.intake.xmlblocks import blocks, local, words
from tellings.model import Article, Datum, Origin, article_id

_ROOTS = frozenset({"newsitem", "newsmessage", "nitf"})
_ENTITY = re.compile(r"<!ENTITY\b")
_WEB = re.compile(r"https?://[^\s/]+\S*\Z", re.IGNORECASE)
_MEDIA = "application/vnd.iptc.g2.newsitem+xml"
_NITF = "application/nitf+xml"
_BOMB = "declares entities of its own, which are not expanded; save it without them"


# --- files ---------------------------------------------------------------------------------------


def _fits(source: Source) -> bool:
    return root(source.opening.text).lower() in _ROOTS


def _articles(source: Source, asked: Asked) -> Iterator[Found]:
    data = source.whole()
    decoded = source.decode(data)
    if _ENTITY.search(decoded.text):
        raise ReadError(source.name, _BOMB)
    origin = msgspec.structs.replace(source.origin, encoding=decoded.encoding, sha256=digest(data))
    text = decoded.text.removeprefix("\ufeff")
    yield from few_problems(_items(source.name, text, origin), source.name, "items")


def _items(name: str, text: str, origin: Origin) -> Iterator[Found]:
    from lxml import etree  # noqa: PLC0415  slow to load

    number = 0
    try:
        for element in _elements(text):
            number += 1
            try:
                yield _article(element, msgspec.structs.replace(origin, item=number))
            except RecordError as problem:
                yield ReadError(name, f"item {number}: {problem}")
    except etree.XMLSyntaxError as error:
        said = " ".join(str(error.msg or "it ends too soon").split())[:200]
        yield ReadError(name, f"is not XML ({_printable(said)}); save it again")
        return
    if not number:
        raise ReadError(name, "has no news items in it; give one with newsItem or nitf")


def _elements(text: str) -> Iterator[Any]:
    """The items of a file, each emptied when the next is asked for."""
    from lxml import etree  # noqa: PLC0415  slow to load

    for _, element in etree.iterparse(
        io.BytesIO(text.encode("utf-8", "replace")),
        tag=("{*}newsItem", "{*}nitf"),
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    ):
        if next(element.iterancestors("{*}newsItem"), None) is None:
            yield element
            element.clear(keep_tail=False)


def _printable(words: str) -> str:
    return words if words.isprintable() else ascii(words)[1:-1]


# --- one item ------------------------------------------------------------------------------------


def _article(item: Any, origin: Origin) -> Article:
    if local(item) == "nitf":
        return _nitf(item, msgspec.structs.replace(origin, media=_NITF))
    url = _address(item)
    made = _content(item, url, msgspec.structs.replace(origin, media=_MEDIA))
    return msgspec.structs.replace(
        made,
        title=_told(item, "contentMeta/headline") or made.title,
        outlet=_provider(item) or made.outlet,
        byline=_told(item, "contentMeta/by") or _creators(item) or made.byline,
        published=_told(item, "itemMeta/firstCreated", "contentMeta/contentCreated")
        or made.published
        or _version(item),
        updated=_updated(item) or made.updated,
        language=_attribute(item, "contentMeta/language", "tag") or made.language,
    )


def _content(item: Any, url: str | None, origin: Origin) -> Article:
    """The article in the rendition that says most of its blocks."""
    found = {local(each): each for each in reversed(list(item.iterfind("{*}contentSet/*")))}
    if (inline := found.get("inlinexml")) is not None:
        origin = msgspec.structs.replace(origin, field="inlineXML")
        inner = next((each for each in inline if local(each)), None)
        if inner is not None and local(inner) == "nitf":
            return msgspec.structs.replace(_nitf(inner, origin), url=url)
        return _of_parts(_dateline(item, inline), url, origin)
    if (inline := found.get("inlinedata")) is not None:
        return _inline(inline, url, msgspec.structs.replace(origin, field="inlineData"))
    kind = item.find("{*}itemMeta/{*}itemClass")
    named = "" if kind is None else kind.get("qcode", "")
    raise RecordError(f"has no text in it {ascii(named)[:40] if named else ''}".rstrip())


def _inline(inline: Any, url: str | None, origin: Origin) -> Article:
    text = inline.text or ""
    if inline.get("encoding"):
        raise RecordError("has its text in another coding; give it as it is")
    if "html" not in inline.get("contenttype", ""):
        if not has_letters(text):
            raise RecordError("has no text in it")
        return Article(article_id(text, url), text, url=url, origin=origin)
    try:
        made = html.page("", text, origin)
    except ReadError:
        raise RecordError("has no text in it") from None
    about = msgspec.structs.replace(made.origin or origin, media=_MEDIA)
    return Article(article_id(made.text, url), made.text, url=url, origin=about)


def _of_parts(parts: Iterable[Part], url: str | None, origin: Origin) -> Article:
    text, pieces = joined(parts)
    if not has_letters(text):
        raise RecordError("has no text in it")
    about = msgspec.structs.replace(origin, pieces=pieces)
    return Article(article_id(text, url), text, url=url, origin=about)


def _dateline(item: Any, inline: Any) -> Iterator[Part]:
    found = list(blocks(inline))
    line = words(item.find("{*}contentMeta/{*}dateline"))
    if line and not any(part.text.startswith(line) for part in found):
        yield Part(line, "dateline")
    yield from found


# --- what is known of it -------------------------------------------------------------------------


def _told(item: Any, *paths: str) -> Datum | None:
    for path in paths:
        for found in item.iterfind("/".join(f"{{*}}{step}" for step in path.split("/"))):
            if value := words(found):
                return datum(value, f"newsml-g2 {path.rpartition('/')[2]}")
    return None


def _updated(item: Any) -> Datum | None:
    """When it was changed, or this version of it made if that is not the first."""
    first = _told(item, "itemMeta/firstCreated", "contentMeta/contentCreated")
    this = _told(item, "contentMeta/contentModified") or _version(item)
    return this if first and this and first.value != this.value else None


def _version(item: Any) -> Datum | None:
    """When this version was made, unless that was by us, who publish nothing."""
    generator = words(item.find("{*}itemMeta/{*}generator"))
    return None if generator == "Tellings" else _told(item, "itemMeta/versionCreated")


def _attribute(item: Any, path: str, name: str) -> Datum | None:
    found = item.find("/".join(f"{{*}}{step}" for step in path.split("/")))
    value = "" if found is None else " ".join(found.get(name, "").split())
    return datum(value, f"newsml-g2 {path.rpartition('/')[2]}") if value else None


def _provider(item: Any) -> Datum | None:
    literal = _attribute(item, "itemMeta/provider", "literal")
    known = None if literal and literal.value == "unknown" else literal
    return _told(item, "itemMeta/provider/name") or known


def _creators(item: Any) -> Datum | None:
    names = [words(each) for each in item.iterfind("{*}contentMeta/{*}creator/{*}name")]
    return datum(", ".join(filter(None, names)), "newsml-g2 creator") if any(names) else None


def _address(item: Any) -> str | None:
    """The page of the article, else its identifier if that is an address. Never fetched."""
    pages = [
        each.get("href", "")
        for each in item.iterfind("{*}contentSet/{*}remoteContent")
        if each.get("contenttype") == "text/html"
    ]
    for address in (*pages, item.get("guid", "")):
        if _WEB.match(address) and address.isprintable():
            return str(address)
    return None


# --- NITF ----------------------------------------------------------------------------------------


def _nitf(item: Any, origin: Origin) -> Article:
    head = item.find("{*}body/{*}body.head")
    made = _of_parts(_nitf_parts(item), None, origin)
    publication = item.find("{*}head/{*}pubdata")
    issued = item.find("{*}head/{*}docdata/{*}date.issue")
    return msgspec.structs.replace(
        made,
        title=_first(head, "hedline/{*}hl1") or _first(item, "head/{*}title"),
        byline=_first(head, "byline"),
        outlet=_given(publication, "name") or _first(head, "distributor"),
        published=_given(publication, "date.publication") or _given(issued, "norm"),
    )


def _nitf_parts(item: Any) -> Iterator[Part]:
    dateline = words(item.find("{*}body/{*}body.head/{*}dateline"))
    if dateline:
        yield Part(dateline, "dateline")
    content = item.find("{*}body/{*}body.content")
    if content is not None:
        yield from blocks(content)


def _first(element: Any | None, path: str) -> Datum | None:
    value = "" if element is None else words(element.find(f"{{*}}{path}"))
    return datum(value, f"nitf {path.rpartition('}')[2]}") if value else None


def _given(element: Any | None, name: str) -> Datum | None:
    value = "" if element is None else " ".join(element.get(name, "").split())
    return datum(value, f"nitf {name}") if value else None


READER = Reader("newsml", fits=_fits, articles=_articles)
