"""Same-event links between claims: groups of predicates that surely tell of one happening.

The model is asked for more than where gold mentions are put together, since most clauses of a
report tell of what no other report tells, and many of what is always so ("prices rise"). What its
figures do not know is looked at beside: two must have something in common that is this event's own,
and nothing that one event cannot have in two ways.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np

from tellings import models
from tellings.collate import forms
from tellings.collate.entities.pairs import Key
from tellings.collate.events.grouping import FAR, Odds, groups, mean
from tellings.collate.events.judging import odds
from tellings.collate.events.mentioned import Mentioned
from tellings.collate.events.people import NAME, People
from tellings.collate.events.predicates import Keys, Predicate, ReadOnce
from tellings.collate.events.reasons import why
from tellings.collate.events.tables import Embed
from tellings.model import Claim, Link, Reading, Ref

BY = "events"
_NEVER = -50.0  # log-odds of two that contradict each other: no mean makes up for it
_WORDS = 3  # words in common that are as good as a name or a number
_RARE, _RARER = 0.7, 1.2  # how rare in all what they share must be, for one word and for two
_LONG = 300  # clauses; fewer tell little of how rare a word is
_MONTH = len("2023-03")
_ONCE = frozenset({"past", "to come"})
_ROLES = ("agent", "patient")


def same_events(
    readings: Sequence[Reading],
    alike: Collection[tuple[Key, Key]],
    embed: Embed | None,
    *,
    known: ReadOnce | None = None,
) -> tuple[Link, ...]:
    """Same-event links between claims of two or more articles, in an order of their members.

    `alike` and `embed` as for `clusters`; `known` are the predicates of these readings and people
    where others ask for them, too. Several claims of an article may be in a link; a claim is
    in one link at most. `confidence` is the chance that the mean of its pairs has. Without a model
    of events there is no link. The order of the readings changes nothing.
    """
    model = models.get("events").use
    ordered = sorted(readings, key=lambda reading: reading.article.id)
    known = known or ReadOnce(readings, People(readings, alike))
    told = list(_happening(ordered, known))
    if model is None or len(told) < 2:
        return ()
    predicates = [each for _, each in told]
    found = checked(predicates, odds(predicates, embed, model))
    links = (
        _link([told[n] for n in group], mean(found, group), known.people)
        for group in groups(found, model.sure)
        if len({told[n][0].article for n in group}) > 1
    )
    return tuple(sorted(links, key=lambda link: link.members))


def _happening(readings: Sequence[Reading], known: ReadOnce) -> Iterator[tuple[Ref, Predicate]]:
    """The claims that tell of something that happens: no state, no reporting, no "if"."""
    claims = [(reading.article.id, each) for reading in readings for each in reading.of(Claim)]
    sure = [(article, each) for article, each in claims if each.stance.certainty != "unknown"]
    for article, claim in sure:
        each = known.predicate(Mentioned(article, claim.head))
        if each.part and not (each.light or each.reports):
            yield Ref(article, claim.id), each


def _link(told: Sequence[tuple[Ref, Predicate]], odds_: float, people: People) -> Link:
    chance = 1 / (1 + math.exp(-odds_))
    members = tuple(sorted(ref for ref, _ in told))
    reason = why([each for _, each in told], people)
    return Link("same-event", members, BY, round(chance, 3), reason)


# --- what the model does not know ----------------------------------------------------------------


def checked(predicates: Sequence[Predicate], odds_: Odds) -> Odds:
    """The log-odds, far less for pairs that have too little in common or contradict each other."""
    found, rarity = np.array(odds_), _rarity(predicates)
    for a, b in zip(*np.nonzero(np.triu(odds_ > 0, 1)), strict=True):
        if _contradict(predicates[a], predicates[b]):
            found[a, b] = found[b, a] = _NEVER
        elif not _own(predicates[a], predicates[b], rarity):
            found[a, b] = found[b, a] = FAR
    return found


def _rarity(predicates: Sequence[Predicate]) -> dict[str, float]:
    """For a word or name of the story from 0 (in every clause) to 1 (in one)."""
    count = Counter(key for each in predicates for key in each.told)
    whole = math.log(max(len(predicates), _LONG))
    return {key: 1 - math.log(n) / whole for key, n in count.items()}


def _contradict(a: Predicate, b: Predicate) -> bool:
    """Whether one event cannot be both: another agent, number or day; "not" or "may" in one.

    Other numbers of the sentences tell against two that share nobody who has a name.
    """
    if a.negated != b.negated or a.modal != b.modal:
        return True
    # Who leaves the Kremlin leaves Russia, too: places differ in how large they are.
    grounds = a.grounds | b.grounds
    for role in _ROLES:
        one, other = _named(getattr(a, role)), _named(getattr(b, role))
        if _differ(one - grounds, other - grounds):
            return True
    if not _named(a.parts & b.parts) and _differ(a.numbers, b.numbers):
        return True
    return _differ(a.own_numbers, b.own_numbers) or _differ(_dates(a), _dates(b))


def _own(a: Predicate, b: Predicate, rarity: Mapping[str, float]) -> bool:
    """Whether they share a part, and with it what is hardly of another event, too.

    That is a name, a number, a date, or several words, which the story does not have everywhere.
    One at least must be told as past, as to come, or in front: "prices rise" is of no one event.
    Of two words that are no forms of one, who acts or what is acted on must be the same.
    """
    told = a.told & b.told
    telling = _named(told) | (a.numbers & b.numbers) | (_dates(a) & _dates(b))
    if not a.parts & b.parts or not (telling or len(told) >= _WORDS):
        return False
    if not {a.tense, b.tense} & _ONCE and not (a.front or b.front):
        return False
    one_word = a.key == b.key or forms.near(a.lemma, b.lemma)
    if not one_word and not (a.agent & b.agent or a.patient & b.patient):
        return False
    return sum(rarity[key] for key in told) >= (_RARE if one_word else _RARER)


def _dates(each: Predicate) -> Keys:
    """The months and days of its sentence: a year or "now" is not of one event alone."""
    return frozenset(date for date in each.times if date[:4].isdigit() and len(date) >= _MONTH)


def _named(keys: Keys) -> Keys:
    return frozenset(key for key in keys if key[0] == NAME)


def _differ(a: Keys, b: Keys) -> bool:
    return bool(a and b and not a & b)
