"""Collation: what several articles tell alike, differently, or alone.

entities    readings -> same-entity links between named entities; chains of what stands for them
same_words  readings -> same-quotation links, with the words aligned
naming      readings -> same-entity links between things; what each article calls those it speaks of
events      claims -> same-event links: predicates that tell of one happening
claims      claims -> same-claim links: what several articles tell, in whatever words
stance      a claim -> who holds it, and how; claims that stand against each other
odds        aligned claims and quotations -> where they cannot all be so, and where they only differ
timeline    collation -> what is dated, on one calendar; where dates differ
voices      attributions, story -> chains of who rests on whose word; the voices behind words
alone       collation -> what one article alone tells, and what one does not tell
weight      collation -> what each puts first, and how much room it gives to whom

Under them: `likeness` (whether two passages say the same), `forms` (which words are forms of one
word), `names` (who can be whom), `joining` (pairs to groups over articles, without chains),
`places` (notes by where they stand).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from tellings import models
from tellings.collate import entities
from tellings.collate.claims import same_claims
from tellings.collate.claims.story import Claims
from tellings.collate.entities.pairs import pairs
from tellings.collate.events import same_events
from tellings.collate.events.people import People
from tellings.collate.events.predicates import ReadOnce
from tellings.collate.naming.same_things import same_things
from tellings.collate.odds import at_odds
from tellings.collate.same_words.quotations import same_quotations
from tellings.collate.stance.differing import differing
from tellings.errors import UseError
from tellings.group.voices import loose
from tellings.model import Article, Collation, Reading, Story

__all__ = ["collate"]

_ROLES = ("likeness", "claims", "events", "passages", "odds")
"""The models that links are made with."""


def collate(readings: Sequence[Reading], story: Story | None = None) -> Collation:
    """Compare the readings of two or more articles.

    `story` is theirs, with its copies and voices; it may have more articles than are compared.
    Without one the readings make a story: then it is looked which of them are copies.

    `readings` and the articles of a story that is made keep the order given; the links, the order
    of their members, copies and voices do not depend on it. Raises UseError for fewer than two
    articles, for an article given twice, for two articles with one id, and for an article that
    the story given does not have.
    """
    _check(readings, story)
    named = entities.same_entities(readings)
    alike = pairs(readings, named)
    likeness = models.get("likeness")
    embed = likeness.use.embed if likeness.use else None
    quotations = same_quotations(readings, alike, embed)
    predicates = ReadOnce(readings, People(readings, alike))
    events = same_events(readings, alike, embed, known=predicates)
    told = Claims(readings, alike, embed, predicates)
    claims = same_claims(readings, alike, quotations, events, embed, story=told)
    story = story or loose.story(_story_id(readings), readings)
    links = (
        *quotations,
        *claims,
        *events,
        *named,
        *same_things(readings, alike),
        *at_odds(readings, alike, quotations, events, claims, embed, told),
        *differing(readings, alike, claims, embed, story=told),
    )
    used = tuple(models.get(role).record for role in _ROLES)
    return Collation(story, tuple(readings), links, used)


def _check(readings: Sequence[Reading], story: Story | None) -> None:
    if len(readings) < 2:
        raise UseError(f"compare takes two or more articles; {len(readings)} could be read")
    seen: dict[str, Article] = {}
    for article in (reading.article for reading in readings):
        if article.id in seen:
            raise UseError(_clash(seen[article.id], article))
        seen[article.id] = article
        if story and article.id not in story.articles:
            raise UseError(f"{_called(article)} is not among the articles of the story {story.id}")


def _clash(first: Article, second: Article) -> str:
    """What is wrong with two articles of one id."""
    if first.text != second.text:
        return f"two different articles have the id {second.id}; give each its own"
    if _called(first) != _called(second):
        return f"{_called(second)} has the same text as {_called(first)}; leave one of them out"
    return f"{_called(second)} is given twice; compare takes different articles"


def _called(article: Article) -> str:
    return article.origin.source if article.origin else f"article {article.id}"


def _story_id(readings: Sequence[Reading]) -> str:
    """12 hexadecimal digits of BLAKE2b over the sorted ids of its articles."""
    articles = sorted(reading.article.id for reading in readings)
    data = "\n".join(articles).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data).hexdigest()[:12]
