"""The claims of a story made ready for comparison, those in the same words as one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from tellings.collate.claims.evidence import Tie
from tellings.collate.claims.facts import Fact, facts
from tellings.collate.claims.meanings import Words
from tellings.collate.claims.parties import Parties
from tellings.collate.claims.substance import substantial
from tellings.collate.claims.ties import Pair
from tellings.collate.claims.weighing import Weighing
from tellings.collate.entities.pairs import Key
from tellings.collate.events.mentioned import Mentioned
from tellings.collate.events.people import People
from tellings.collate.events.predicates import Predicate, ReadOnce
from tellings.collate.same_words.candidates import Embed
from tellings.model import Reading

WHOLE = 2.0  # weight of content from which the same words are the same claim


class Claims:
    """The claims of a story; `facts` in order of article and place.

    `known` are the predicates of these readings and people where others ask for them, too.
    """

    def __init__(
        self,
        readings: Sequence[Reading],
        alike: Collection[tuple[Key, Key]],
        embed: Embed | None,
        known: ReadOnce | None = None,
    ) -> None:
        self.facts = facts(readings, Parties(readings, alike))
        self.words = Words(self.facts, embed)
        self._known = known or ReadOnce(readings, People(readings, alike))
        self._embed = embed

    def weighing(self, numbers: Sequence[int]) -> Weighing:
        """How the claims of these numbers are weighed, in their order."""
        chosen = [self.facts[number] for number in numbers]
        return Weighing(chosen, self._predicates(chosen), self.words, self._embed)

    def sentence(self, number: int) -> tuple[str, int]:
        """The article and the number in it of the sentence that a claim is a clause of."""
        (predicate,) = self._predicates([self.facts[number]])
        return predicate.mentioned.article, predicate.place

    def _predicates(self, chosen: Sequence[Fact]) -> list[Predicate]:
        mentions = [Mentioned(fact.article, fact.claim.head) for fact in chosen]
        return [self._known.predicate(each) for each in mentions]

    def telling(self, known: Mapping[Pair, Tie]) -> list[int]:
        """The claims that say enough by themselves, or at one place of a quotation in several."""
        quoted = {number for pair, tie in known.items() if tie.quotation > 0 for number in pair}
        return [n for n, fact in enumerate(self.facts) if n in quoted or substantial(fact)]

    def folded(self, kept: Sequence[int]) -> list[list[int]]:
        """The numbers of the claims that are kept, those in the same words of the same together."""
        folds: dict[object, list[int]] = {}
        for number in kept:
            fact = self.facts[number]
            whole = self.words.bag(fact)[1].sum() >= WHOLE
            folds.setdefault(fact.wording if whole else number, []).append(number)
        return list(folds.values())


def of_folds(folds: Sequence[Sequence[int]], known: Mapping[Pair, Tie]) -> dict[Pair, Tie]:
    """What is known of pairs of claims, for those that stand for them: what joins goes first."""
    home = {number: at for at, fold in enumerate(folds) for number in fold}
    found: dict[Pair, Tie] = {}
    for (one, other), tie in sorted(known.items()):
        a, b = sorted((home.get(one, -1), home.get(other, -1)))
        if a != b and a >= 0:
            before = found.get((a, b), tie)
            quotation = max(before.quotation, tie.quotation)
            found[a, b] = Tie(quotation, before.event or tie.event)
    return found
