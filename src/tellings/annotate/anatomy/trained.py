"""The decider of rules and model: sure rules stand, the model answers where rules only guess.

A rule that knows a phrase, a tag or a form is right nearly always. "Nothing says what it is, so it
is prose" and its like (`GUESSES`) are right in two lines of three of a page read as plain text:
there the model's label stands, unless it is the model that guesses and prose would be lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from msgspec.structs import replace

from tellings.annotate.anatomy import features
from tellings.annotate.anatomy.rules import decide
from tellings.annotate.anatomy.sheet import Decider, Sheet, Verdict
from tellings.annotate.anatomy.signs import Signs
from tellings.model import Role
from tellings.models import Model, ModelRefused
from tellings.models.labeller import Floats, Labeller

GUESSES = frozenset(
    {
        "prose", "line-between", "line-above", "headline-first", "headline-stop",
        "byline-bare", "byline-unnamed",
    }
)  # fmt: skip
"""Rules that the model may overrule. Chosen by how often each is right on documents of outlets
that the model has not seen (`bench anatomy`)."""

LOSS = 0.2
"""Prose is kept from this probability on, whatever is likelier: a sentence lost is worse than a
line of furniture kept. Chosen on the same documents."""

_FURNITURE, _SURELY, _CLEAN = 3, 0.9, 0.95
"""A text with fewer lines than this that are furniture, by a rule or surely by the model, is clean.
The model was trained on pages: of a clean text it must be very sure before it overrules a rule."""

_WHY: dict[Role, str] = {
    "headline": "reads like a headline by its shape, words and place",
    "byline": "reads like a byline by its shape, words and place",
    "date": "reads like a date of publication by its shape and place",
    "summary": "reads like a summary between headline and report",
    "heading": "reads like a heading by its shape, words and place",
    "paragraph": "reads like a paragraph by its shape, words and place",
    "caption": "reads like a picture caption by its shape, words and place",
    "credit": "reads like a picture credit by its shape and words",
    "biography": "reads like a biography of the author by its words and place",
    "boilerplate": "reads like furniture of the page by its words and place",
}


def decider(model: Model) -> Decider:
    """The decider that uses a model of the role "anatomy"; the rules alone where there is none.

    Raises ModelRefused for a model of other features or labels than these.
    """
    labeller: Labeller | None = model.use
    if labeller is None:
        return decide
    known = {"paragraph", "boilerplate"} <= set(labeller.labels) <= set(_WHY)
    if labeller.features != features.NAMES or not known:
        problem = "it was trained on other features or labels than this version has"
        raise ModelRefused(model.record.name, problem)
    return lambda sheet: _decided(sheet, decide(sheet), labeller)


def _decided(sheet: Sheet, verdicts: Sequence[Verdict], labeller: Labeller) -> Sequence[Verdict]:
    """On pages the tags have told the rules already what lines alone cannot tell a model."""
    guessed = any(verdict.by in GUESSES for verdict in verdicts)
    if not guessed or any(signs.tag for signs in sheet.signs):
        return verdicts
    lines = tuple(map(features.line, sheet.passages))
    table = features.matrix(sheet, verdicts, lines)
    shares = labeller.probabilities(table, [line.words for line in lines])
    labels = cast("tuple[Role, ...]", labeller.labels)
    furniture = shares[:, labels.index("boilerplate")]
    least = 0.0 if _is_page(verdicts, furniture) else _CLEAN
    found = tuple(
        _settled(signs, verdict, labels, share, least)
        for signs, verdict, share in zip(sheet.signs, verdicts, shares, strict=True)
    )
    return _with_headline(verdicts, found)


def _is_page(verdicts: Sequence[Verdict], furniture: Floats) -> bool:
    """Whether the text is a page's, with all its furniture. `furniture` are its probabilities."""
    found = sum(
        verdict.role == "boilerplate" or (verdict.by in GUESSES and bool(share >= _SURELY))
        for verdict, share in zip(verdicts, furniture, strict=True)
    )
    return found >= _FURNITURE


def _settled(
    signs: Signs, verdict: Verdict, labels: Sequence[Role], share: Floats, least: float
) -> Verdict:
    best = int(share.argmax())
    if verdict.by not in GUESSES or share[best] < least:
        return verdict
    role = labels[best]
    prose = float(share[labels.index("paragraph")])
    if verdict.by == "prose" and (prose >= LOSS or (role == "summary" and signs.dateline)):
        role, best = "paragraph", labels.index("paragraph")
    sure = round(float(share[best]), 3)
    if role == verdict.role:
        return replace(verdict, confidence=sure)
    return Verdict(role, f"model-{role}", sure, _WHY[role])


def _with_headline(rules: Sequence[Verdict], found: Sequence[Verdict]) -> Sequence[Verdict]:
    """Where the model leaves no headline, the one that the rules took stands."""
    if any(verdict.role == "headline" for verdict in found):
        return found
    return tuple(
        rule if rule.role == "headline" else verdict
        for rule, verdict in zip(rules, found, strict=True)
    )
