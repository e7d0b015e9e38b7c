"""Step `claims`: what each clause of an article asserts."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from tellings.annotate.claims.amounts.amounts import amounts
from tellings.annotate.claims.arguments import Arguments
from tellings.annotate.claims.clauses import Clause, clauses
from tellings.annotate.claims.extents import Bounds, extent
from tellings.annotate.claims.owners import Owners, times_of
from tellings.annotate.claims.phrases import span_of
from tellings.annotate.claims.predicates import predicate
from tellings.annotate.claims.reasons import sure, why
from tellings.annotate.claims.scene import Scene
from tellings.annotate.claims.stance import Stances
from tellings.annotate.claims.subjects import Subjects
from tellings.annotate.claims.titles import titles
from tellings.annotate.claims.told import Told
from tellings.annotate.claims.tree import Tree
from tellings.annotate.claims.words import known
from tellings.model import (
    Actor,
    Amount,
    Attribution,
    Block,
    Claim,
    Entity,
    Mention,
    Quotation,
    Reading,
    Sentence,
    Span,
    TimeExpression,
)
from tellings.pipeline import step

BY = "claims"
_NEEDS = (
    *(Block, Sentence, Quotation, Attribution, TimeExpression),
    *(Mention, Entity, Actor),
)


@step(needs=_NEEDS, gives=Claim, version="3", uses=("syntax",))
def claims(reading: Reading) -> Iterator[Claim]:
    """What each clause of headline, summary, headings, paragraphs and captions asserts."""
    scene = Scene(reading)
    taken: set[str] = set()
    for tree in _trees(scene):
        yield from _claims(scene, tree, taken)


def _trees(scene: Scene) -> Iterator[Tree]:
    """The sentences that are parsed; titles in capitals by a parse of their own."""
    guessed = titles(scene)
    for _, sentence in scene.sentences:
        if sentence.id in guessed:
            yield from guessed[sentence.id]
            continue
        tree = Tree(scene.text, sentence.words, sentence)
        if tree.parsed:
            yield tree


class _Parts(Struct, frozen=True):
    """What is known of the clauses of a sentence, by their numbers."""

    told: Told
    subjects: Subjects
    arguments: Arguments
    stances: Stances
    amounts: dict[int, list[Amount]]
    times: dict[int, list[str]]


def _claims(scene: Scene, tree: Tree, taken: set[str]) -> Iterator[Claim]:
    found = clauses(tree, scene.language)
    if not found:
        return
    if tree.guessed and not any(clause.kind == "main" for clause in found):
        return  # a title whose verb was not seen: what hangs on its nouns is guesswork
    parts = _parts(scene, tree, found)
    made: dict[int, Claim] = {}
    for clause in found:
        if parts.told.asserts(clause):
            claim = _named(_claim(tree, found, clause, parts, made), taken)
            made[clause.number] = claim
            yield claim


def _parts(scene: Scene, tree: Tree, found: list[Clause]) -> _Parts:
    subjects, owners = Subjects(tree, found, scene.language), Owners(tree, found)
    told = Told(scene, tree, found, subjects)
    counted: dict[int, list[Amount]] = {}
    for each in amounts(scene, tree):
        owner = owners.of(each.word)
        if owner is not None:
            counted.setdefault(owner, []).append(each.amount)
    return _Parts(
        told,
        subjects,
        Arguments(scene, tree, found, told, subjects),
        Stances(tree, found, scene.language, told.reported),
        counted,
        times_of(scene, tree, owners),
    )


def _claim(
    tree: Tree, found: list[Clause], clause: Clause, parts: _Parts, made: dict[int, Claim]
) -> Claim:
    subject = parts.subjects.of(clause)
    attribution, source = parts.told.attribution(clause), parts.arguments.source(clause)
    arguments = parts.arguments.of(clause)
    return Claim(
        at=extent(tree, found, clause, _bounds(clause, parts)),
        by=BY,
        confidence=sure(tree, clause, has_subject=subject is not None or bool(arguments)),
        why=why(tree, found, clause, by_cue=source is not None),
        predicate=predicate(tree, clause),
        head=tree.words[clause.head].span,
        lemma=tree.lemmas[clause.head],
        subject=source.at if source else _subject(tree, found, subject),
        arguments=arguments,
        amounts=tuple(parts.amounts.get(clause.number, ())),
        times=tuple(parts.times.get(clause.number, ())),
        attribution=attribution.id if attribution else None,
        stance=parts.stances.of(clause),
        inside=_inside(found, clause, made, parts.told),
    )


def _bounds(clause: Clause, parts: _Parts) -> Bounds:
    holes = parts.told.holes(clause, parts.subjects.own(clause))
    openers = known("openers", parts.told.scene.language)
    return Bounds(tuple(holes), parts.told.content(clause), openers)


def _subject(tree: Tree, found: list[Clause], subject: int | None) -> Span | None:
    if subject is None:
        return None
    return span_of(tree, subject, frozenset(c.top for c in found) - {subject})


def _inside(found: list[Clause], clause: Clause, made: dict[int, Claim], told: Told) -> str | None:
    """The claim that the clause is part of: the nearest above it that is one.

    What another says is not part of what is said: the outer claim stands in the same words, or in
    those that carry these.
    """
    over = clause.over
    while over is not None and over not in made:
        over = found[over].over
    if over is None or made[over].attribution not in told.around(clause):
        return None
    return made[over].id


def _named(claim: Claim, taken: set[str]) -> Claim:
    """The claim with an id of its own, where another claim is about the same stretch."""
    if claim.id in taken:
        claim = msgspec.structs.replace(claim, id=f"{claim.id}@{claim.head.start}")
    taken.add(claim.id)
    return claim
