"""Not told here: what several texts tell and an article does not.

A silence is claimed only after all words of the article were searched, headline and captions too.
It is no omission: an article may be older than what it does not tell, or shorter (`remarked`).
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from tellings.collate.alone.asserted import Apart
from tellings.collate.alone.search import Search
from tellings.collate.alone.silence import Silence
from tellings.collate.alone.unnamed import absent
from tellings.model import Collation


class Untold(Struct, frozen=True):
    """What others tell and an article does not: claims, quoted words, and names.

    What most texts tell comes first, then by the places of the tellings.
    """

    article: str
    claims: tuple[Silence, ...] = ()
    quotations: tuple[Silence, ...] = ()
    names: tuple[Silence, ...] = ()


def untold(collation: Collation, apart: Apart | None = None) -> tuple[Untold, ...]:
    """For each article, what two or more other texts tell, or one if only two are compared.

    An article and its copies are one text. Claims are those of same-claim links, quoted words those
    of same-quotation links, names those of same-entity links. Nothing is said of what an article
    tells otherwise, or may tell: where a link of any kind joins it with the claim, where the search
    finds something near, or where its words have a name that is looked for, whoever is meant.
    """
    apart = apart or Apart(collation)
    search = Search(collation, apart)
    claims = _by_article(search.claims())
    quotations = _by_article(search.quotations())
    names = _by_article(absent(collation, apart.texts))
    return tuple(
        Untold(id_, claims.get(id_, ()), quotations.get(id_, ()), names.get(id_, ()))
        for id_ in (reading.article.id for reading in collation.readings)
    )


def _by_article(found: Iterable[tuple[str, Silence]]) -> dict[str, tuple[Silence, ...]]:
    of_article: dict[str, list[Silence]] = {}
    for article, silence in found:
        of_article.setdefault(article, []).append(silence)
    return {article: tuple(sorted(each, key=_order)) for article, each in of_article.items()}


def _order(silence: Silence) -> tuple[int, object]:
    return -len({ref.article for ref in silence.told}), sorted(silence.told)
