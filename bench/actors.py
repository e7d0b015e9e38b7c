"""Actors: the state that a marked person or state acts for, in NewsWCL50.

The stretches are given; of each, a system says the state or nothing. Gold is the state in the name
of the chain ("0_PRK_Jong_Un_ACTOR"). Right is an answer that has gold's state and at most one more
("the two leaders", which gold marks once for each). `Score`: `gold` all mentions, `predicted`
those with an answer, so that recall is the share resolved and precision that of right answers.

    actors.actor        mentions of persons (type ACTOR)
    actors.country      mentions of states, their bodies and people (type COUNTRY)

Beside them, never with floors, in the same run: `known` (what `actors.known` says of the stretch
alone, without the pronouns and groups that the step joins), `leaders` (the tables of names and, by
surname, of leaders in office on the day, of a state that the article names), `dictionary` (the
tables of names alone). The data have no dates: every article counts as of 2018-04-25.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

from bench.newswcl import FILE, Document, Mention, documents
from bench.scoring import Score, Scores
from tellings.annotate import steps
from tellings.annotate.actors import STEPS as ACTORS
from tellings.annotate.actors.known import World, leaders
from tellings.annotate.actors.known.tokens import of_words
from tellings.model import Actor, Reading, Span
from tellings.pipeline import Pipeline, build

_ALPHA3 = Path(__file__).parent / "gold" / "alpha3.tsv"
_KINDS = {"ACTOR": "actor", "COUNTRY": "country"}
_MOST = 2
_ENOUGH = 0.5

Codes = tuple[str, ...]
System = Callable[[Span], Codes]


def scores(data: Path) -> Scores:
    """All scores on the articles in a folder of corpora; none where it has no such file."""
    if not (data / FILE).is_file():
        return {}
    given = documents(data / FILE)
    line = _pipeline()
    readings = [line.read(each.article) for each in given]
    found: Scores = {}
    for prefix, made in _SYSTEMS.items():
        pairs = [(each, made(reading)) for each, reading in zip(given, readings, strict=True)]
        for type_, name in _KINDS.items():
            found[f"{prefix}{name}"] = _score(type_, pairs)
    return found


def _pipeline() -> Pipeline:
    return build((*steps.STEPS, *(each for each in ACTORS if each not in steps.STEPS)))


def _score(type_: str, pairs: Sequence[tuple[Document, System]]) -> Score:
    found = predicted = gold = 0
    missed: list[str] = []
    extra: list[str] = []
    for document, system in pairs:
        for mention in _asked(document, type_):
            answer = system(mention.at)
            right = _alpha2(mention.state) in answer and len(answer) <= _MOST
            found, predicted, gold = found + right, predicted + bool(answer), gold + 1
            words = f"{document.id} {mention.chain}: {mention.at.of(document.text)}"
            if answer and not right:
                extra.append(f"{words} → {'|'.join(answer)}")
            elif not answer:
                missed.append(words)
    return Score(found, predicted, gold, tuple(missed), tuple(extra))


def _asked(document: Document, type_: str) -> Iterator[Mention]:
    return (each for each in document.mentions if each.type == type_ and each.state)


@cache
def _codes() -> dict[str, str]:
    lines = _ALPHA3.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {alpha3: code for code, alpha3, _ in rows[1:]}


def _alpha2(alpha3: str) -> str:
    return _codes().get(alpha3, alpha3)


# --- systems --------------------------------------------------------------------------------------


def ours(reading: Reading) -> System:
    """What is known of the stretch; else the actor that the step joined it to."""
    known = alone(reading)
    actors = [(span, actor) for actor in reading.of(Actor) for span in actor.at]
    of_entity = {entity: actor for _, actor in actors for entity in actor.entities}

    def states(span: Span) -> Codes:
        if answer := known(span):
            return answer
        shares = [(_share(at, span), actor) for at, actor in actors]
        share, actor = max(shares, key=lambda each: each[0], default=(0.0, None))
        if actor is None or share < _ENOUGH:
            return ()
        if actor.country:
            return (actor.country,)
        each = [of_entity[entity].country for entity in actor.entities if entity in of_entity]
        return tuple(dict.fromkeys(code for code in each if code)) if all(each) else ()

    return states


def _share(a: Span, b: Span) -> float:
    both = min(a.end, b.end) - max(a.start, b.start)
    return max(0, both) / (max(a.end, b.end) - min(a.start, b.start))


def alone(reading: Reading) -> System:
    """What `actors.known` says of the stretch."""
    world = World.of(reading)

    def states(span: Span) -> Codes:
        held = world.at(span)
        return held.countries if held else ()

    return states


def dictionary(reading: Reading) -> System:
    """The one state whose name, adjective, capital, seat or body is among the words."""
    world = World.of(reading)

    def states(span: Span) -> Codes:
        return world.listed(of_words(span.of(reading.article.text)))

    return states


def with_leaders(reading: Reading) -> System:
    """The same; else the one leader of a surname among the words, in office on the day."""
    world = World.of(reading)
    by_name = dictionary(reading)

    def states(span: Span) -> Codes:
        return by_name(span) or _of_surnames(world, span.of(reading.article.text))

    return states


def _of_surnames(world: World, words: str) -> Codes:
    for token in of_words(words):
        if token.capital:
            found = leaders.in_office(leaders.of_surname(token.form), world.scene.day)
            codes = {each.code for each in found} & world.named
            if len(codes) == 1:
                return tuple(codes)
    return ()


_SYSTEMS: dict[str, Callable[[Reading], System]] = {
    "": ours,
    "known.": alone,
    "leaders.": with_leaders,
    "dictionary.": dictionary,
}
