"""Articles as NewsML-G2 (IPTC, version 2.33): one newsMessage with an item for each.

XML 1.0 has no control characters but tab and line ends: others become U+FFFD, one for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from tellings.model import Article
from tellings.show.articles.fields import fields
from tellings.show.articles.ninjs import identifier

_NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
_CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"
# When such an item was made says nothing of when the article was published.
_GENERATOR = "Tellings"
_NEVER = "1970-01-01T00:00:00Z"
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DAY_AND_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?\Z")
_KEPT = {"\r": "&#13;", "\x85": "&#133;", "\u2028": "&#8232;"}


def written(articles: Iterable[Article], sent: str = "") -> Iterator[str]:
    """The message's head, each item, its end. `sent` is when, which the standard asks for."""
    sent = sent or _NEVER
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<newsMessage xmlns="{_NAMESPACE}">\n'
    yield f"<header><sent>{_text(sent)}</sent></header>\n<itemSet>\n"
    for article in articles:
        yield _item(article, sent)
    yield "</itemSet>\n</newsMessage>\n"


def _item(article: Article, sent: str) -> str:
    return (
        f"<newsItem guid={_value(identifier(article))}"
        ' version="1" standard="NewsML-G2" standardversion="2.33" conformance="power">\n'
        f'<catalogRef href="{_CATALOG}"/>\n'
        f"{_item_meta(article, sent)}{_content_meta(article)}"
        '<contentSet><inlineData contenttype="text/plain">'
        f"{_text(article.text)}</inlineData></contentSet>\n</newsItem>\n"
    )


def _item_meta(article: Article, sent: str) -> str:
    known = fields(article)
    outlet = known.get("outlet", "")
    name = f"<name>{_text(outlet)}</name>" if outlet else ""
    literal = f" literal={_value(outlet or 'unknown')}"
    published = known.get("published", "")
    first = f"<firstCreated>{published}</firstCreated>" if _DAY_AND_TIME.match(published) else ""
    return (
        f'<itemMeta><itemClass qcode="ninat:text"/><provider{literal}>{name}</provider>'
        f"<versionCreated>{_text(sent)}</versionCreated>{first}"
        f"<generator>{_GENERATOR}</generator></itemMeta>\n"
    )


def _content_meta(article: Article) -> str:
    known = fields(article)
    told = ""
    if (published := known.get("published", "")) and not _DAY_AND_TIME.match(published):
        told += f"<contentCreated>{_text(published)}</contentCreated>"
    if "updated" in known:
        told += f"<contentModified>{_text(known['updated'])}</contentModified>"
    if "byline" in known:
        told += f"<by>{_text(known['byline'])}</by>"
    if "language" in known:
        told += f"<language tag={_value(known['language'])}/>"
    if "title" in known:
        told += f"<headline>{_text(known['title'])}</headline>"
    return f"<contentMeta>{told}</contentMeta>\n" if told else ""


def _text(words: str) -> str:
    return escape(_UNWRITABLE.sub("\ufffd", words), _KEPT)


def _value(words: str) -> str:
    return quoteattr(_UNWRITABLE.sub("\ufffd", words), _KEPT)
