"""The same claim in several articles, also in other words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from tellings import models
from tellings.collate.claims import joining
from tellings.collate.claims.against import against
from tellings.collate.claims.evidence import Tie, evidence
from tellings.collate.claims.reasons import Grounds, why
from tellings.collate.claims.story import Claims, of_folds
from tellings.collate.claims.ties import Pair, ties
from tellings.collate.entities.pairs import Key
from tellings.collate.same_words.candidates import Embed
from tellings.model import Link, Reading
from tellings.models.claims import ClaimModel

BY = "claims"
ALIKE = 0.5  # share of content that two claims beside one quotation must have in common


def same_claims(
    readings: Sequence[Reading],
    alike: Collection[tuple[Key, Key]],
    quotations: Sequence[Link],
    events: Sequence[Link],
    embed: Embed | None,
    *,
    story: Claims | None = None,
) -> tuple[Link, ...]:
    """The same-claim links between the claims of two or more articles.

    `alike` are the entities of two articles that are one, as `entities.pairs.pairs` gives them;
    `quotations` the same-quotation and `events` the same-event links; `embed` gives a unit vector
    for each text; `story` are the claims of these, where others ask for them, too. Without vectors
    words alone decide; without a model of claims only the same words are the same claim. Of one
    article several claims may be members: a headline and the body tell one thing twice. A claim is
    in one link at most. What says too little by its own words ("when prices are high") makes no
    link.
    """
    model: ClaimModel | None = models.get("claims").use
    story = story or Claims(readings, alike, embed)
    known = ties(story.facts, quotations, events)
    linking = _Linking(story, story.folded(story.telling(known)), known)
    links = (linking.link(group, score) for group, score in linking.groups(model))
    return tuple(sorted((link for link in links if link), key=lambda link: link.members))


class _Linking:
    """Folds of claims in the same words, weighed by the first claim of each."""

    def __init__(
        self, story: Claims, folds: Sequence[Sequence[int]], known: Mapping[Pair, Tie]
    ) -> None:
        self._story, self._folds = story, folds
        self._tied = of_folds(folds, known)
        self._heads = [story.facts[fold[0]] for fold in folds]
        self._weighing = story.weighing([fold[0] for fold in folds])
        quoted = (pair for pair, tie in known.items() if tie.quotation > 0)
        self._quoting = {(story.sentence(one), story.sentence(other)) for one, other in quoted}

    def groups(self, model: ClaimModel | None) -> list[tuple[tuple[int, ...], float]]:
        """Groups of folds that are one claim, those alone too, with the mean chance."""
        grouped = self._joined(model) if model else []
        joined = {number for group, _ in grouped for number in group}
        alone = (number for number in range(len(self._folds)) if number not in joined)
        return [*grouped, *(((number,), 1.0) for number in alone)]

    def _joined(self, model: ClaimModel) -> list[tuple[tuple[int, ...], float]]:
        candidates = self._weighing.candidates(self._tied, model)
        chances = self._weighing.chances(candidates, model)
        sizes = [len(fold) for fold in self._folds]
        return joining.groups(sizes, chances, self._bars, model.join)

    def _bars(self, pair: Pair) -> bool:
        """Whether two can never be one.

        They are parts of one sentence, at odds with each other, or beside one quotation.
        """
        one, other = self._heads[pair[0]], self._heads[pair[1]]
        apart = self._weighing.of_one_sentence(pair) or self._beside_one_quotation(pair)
        return apart or any(against(one, other))

    def _beside_one_quotation(self, pair: Pair) -> bool:
        """Whether two have little in common but the quotation that stands in both their sentences.

        "Roza turned to her guest: “...”" and "Roza laid a hand on the rail: “...”" are two deeds.
        """
        if any(self._heads[number].quoted for number in pair):
            return False
        one, other = (self._story.sentence(self._folds[number][0]) for number in pair)
        return (one, other) in self._quoting and self._weighing.shared(pair) < ALIKE

    def link(self, group: Sequence[int], score: float) -> Link | None:
        """The link of the claims of these folds, if they are of two articles or more."""
        members = sorted(number for at in group for number in self._folds[at])
        refs = tuple(sorted(self._story.facts[number].ref for number in members))
        if len({ref.article for ref in refs}) < 2:
            return None
        reason = why([self._heads[at] for at in group], list(self._evidence(group)))
        return Link("same-claim", refs, BY, round(score, 2), reason)

    def _evidence(self, group: Sequence[int]) -> Iterator[Grounds]:
        for pair in combinations(sorted(group), 2):
            one, other = self._heads[pair[0]], self._heads[pair[1]]
            shared = evidence(one, other, self._story.words)
            tie, cosine = self._tied.get(pair, Tie()), self._weighing.cosine(pair)
            yield Grounds((one, other), shared, tie, cosine)
