"""What a text speaks of at a point, by weight.

Salience as in Lappin and Leass (1994), "An algorithm for pronominal anaphora resolution": what is
spoken of gains weight by its place in the sentence, all weights fall from sentence to sentence,
and a pronoun goes to the heaviest that agrees with it, which so stays in mind. Where the heaviest
is not clearly so, the pronoun is left open.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from tellings.annotate.actors.cast import Referent
from tellings.annotate.actors.scene import SUBJECTS, Tree
from tellings.model import Span
from tellings.text import covers

_WEIGHTS = {"dobj": 50.0, "dative": 50.0, "attr": 40.0, "pobj": 40.0, "poss": 50.0, "appos": 30.0}
_SUBJECT, _ROOT, _OTHER = 90.0, 60.0, 30.0
FADING, NEW_BLOCK = 0.5, 0.75
_FLOOR = 2.0
# A person of whom no gender is told counts less beside one of whom it is.
_UNTOLD = 0.7
_FAVOUR = 1.5
# "They" goes to two persons only while they are the last subject.
_PAIR = 40.0


class Choice(Struct, frozen=True):
    """The heaviest that agrees, how clearly it leads (1 for a tie), and how many agree."""

    referent: Referent
    lead: float
    among: int


class Mind:
    """Referents by key with their weights."""

    def __init__(self) -> None:
        self._weights: dict[str, float] = {}
        self._last: dict[str, Referent] = {}

    def add(self, referent: Referent, share: float = 1.0) -> None:
        """Speak of it, at its place in its sentence."""
        gained = share * weight(referent.tree, referent.index)
        self._weights[referent.key] = self._weights.get(referent.key, 0.0) + gained
        self._last[referent.key] = referent

    def within(self, spans: Iterable[Span]) -> frozenset[str]:
        """The keys of what was last spoken of in one of these stretches."""
        places = tuple(spans)
        return frozenset(
            key
            for key, referent in self._last.items()
            if any(covers(span, referent.tree.words[referent.index].span) for span in places)
        )

    def fade(self, factor: float) -> None:
        """Let all weights fall; what has nearly none is forgotten."""
        self._weights = {
            key: kept for key, held in self._weights.items() if (kept := held * factor) > _FLOOR
        }
        self._last = {key: self._last[key] for key in self._weights}

    def choose(
        self, agrees: str, without: frozenset[str] = frozenset(), favoured: str = ""
    ) -> Choice | None:
        """The heaviest that agrees with a pronoun and is not excluded; None if nothing agrees.

        `favoured` is the key of what the sentence's syntax speaks for.
        """
        fitting = sorted(
            (
                (self._felt(referent, favoured), referent.tree.start, referent.index, referent.key)
                for key, referent in self._last.items()
                if agrees in referent.agrees and not without & {key, *referent.entities}
                if len(referent.entities) < 2 or self._weights[key] >= _PAIR
            ),
            reverse=True,
        )
        if not fitting:
            return None
        best = self._last[fitting[0][3]]
        lead = fitting[0][0] / fitting[1][0] if len(fitting) > 1 else float("inf")
        return Choice(best, lead, len(fitting))

    def _felt(self, referent: Referent, favoured: str) -> float:
        felt = self._weights[referent.key] * (1.0 if referent.sure else _UNTOLD)
        return felt * _FAVOUR if referent.key == favoured else felt


def weight(tree: Tree, index: int) -> float:
    """How much what stands at a word comes to mind."""
    word = tree.words[index]
    for _ in range(8):
        if word.role != "conj" or word.head >= index:
            break
        index, word = word.head, tree.words[word.head]
    if word.role not in SUBJECTS:
        return _WEIGHTS.get(word.role, _OTHER)
    head = tree.words[word.head]
    return _SUBJECT + (_ROOT if head.head == word.head else 0.0)
