"""Whom "he", "she" and "they" mean, in the narrator's words and in what is quoted.

What attribution has told goes first, then what the sentence binds, then what is most in mind.
Where it is not clear, a pronoun is left open: a wrong join is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from tellings.annotate.actors.binding import Spot, beside, bound, clause_above, unclear
from tellings.annotate.actors.cast import EITHER, Cast, Referent
from tellings.annotate.actors.meant import Meant
from tellings.annotate.actors.mind import FADING, NEW_BLOCK, Choice, Mind
from tellings.annotate.actors.scene import Scene, Tree
from tellings.annotate.actors.speech import Speech
from tellings.annotate.actors.words import Pronoun
from tellings.model import Span

# How much heavier than the next that agrees the chosen one must be, by what is asked for.
_LEAD = {"he": 1.3, "she": 1.3, "they": 1.6}
# The same where a speaker's own words name several, or name nobody.
_SPOKEN_LEAD = {"he": 2.0, "she": 2.0, "they": 2.0}
# The same where another who agrees is named later in the sentence than the chosen one.
_OVER_ANOTHER = 4.0
# What is named inside a quotation comes less to mind outside.
_QUOTED = 0.5
_CLEAR, _LIKELY = 0.8, 0.65


class Walk(Struct, dict=True):
    """One walk through an article, word by word, with what is in mind.

    `known` are the pronouns that attribution or another rule has told, by place.
    """

    cast: Cast
    speech: Speech
    known: Mapping[Span, Meant]

    @cached_property
    def mind(self) -> Mind:
        """What the narrator has in mind."""
        return Mind()

    @cached_property
    def spoken(self) -> dict[str, Mind]:
        """What each speaker has in mind."""
        return {}

    @cached_property
    def votes(self) -> dict[str, set[str]]:
        """For persons of no told gender the pronouns that could only mean them."""
        return {}

    @property
    def scene(self) -> Scene:
        return self.cast.scene

    def run(self) -> list[Meant]:
        """Every third-person pronoun of which it is clear whom it means, in order."""
        found: list[Meant] = []
        block = None
        for tree in self.scene.trees:
            fading = FADING * (1.0 if tree.block == block else NEW_BLOCK)
            block = tree.block
            for mind in (self.mind, *self.spoken.values()):
                mind.fade(fading)
            found += self._sentence(tree)
        return found

    def _sentence(self, tree: Tree) -> Iterator[Meant]:
        """Read a sentence: what it names gains weight, its pronouns are given theirs."""
        referents = self.cast.referents(tree)
        pronouns = self.scene.words.pronouns
        for index, form in enumerate(tree.forms):
            for referent in referents.get(index, ()):
                self._add(referent)
            pronoun = pronouns.get(form)
            if pronoun is None or pronoun.person != 3 or pronoun.use == "clause":
                continue
            use = "own" if tree.words[index].tag == "PRP$" else pronoun.use
            meant = self._meant(Spot(tree, index, pronoun, use, referents))
            if meant:
                self._add(self._moved(tree, index, meant))
                yield meant

    def _add(self, referent: Referent) -> None:
        at = referent.tree.words[referent.index].span
        quoted = self.scene.quoted(at)
        self.mind.add(referent, _QUOTED if quoted else 1.0)
        if quoted:
            self._inner(at).add(referent)

    def _inner(self, at: Span) -> Mind:
        return self.spoken.setdefault(self.speech.key(at), Mind())

    def _moved(self, tree: Tree, index: int, meant: Meant) -> Referent:
        """Whom a pronoun means, spoken of there."""
        return self.cast.those(meant.entities, tree, index)

    # --- one pronoun -----------------------------------------------------------------------------

    def _meant(self, spot: Spot) -> Meant | None:
        known = self.known.get(spot.at)
        if known:
            self._vote(spot.pronoun, known)
            return known
        found = bound(spot)
        if found:
            entities = found.referent.entities
            return self._made(spot.at, entities, found.by, found.how, found.confidence)
        if spot.use == "self" or spot.pronoun.agrees == "it" or unclear(spot):
            return None
        return self._quoted(spot) if self.scene.quoted(spot.at) else self._narrated(spot)

    def _vote(self, pronoun: Pronoun, meant: Meant) -> None:
        """What attribution has told of a pronoun tells the gender of whom it means."""
        if len(meant.entities) == 1 and pronoun.agrees in EITHER:
            self.votes.setdefault(meant.entities[0], set()).add(pronoun.agrees)

    def _narrated(self, spot: Spot) -> Meant | None:
        """In the narrator's words: the one most in mind, not over another who is named later."""
        nearest = clause_above(spot)
        choice = self.mind.choose(spot.pronoun.agrees, beside(spot), nearest)
        if choice is None:
            return None
        chosen = choice.referent
        sure = choice.lead >= _OVER_ANOTHER or chosen.key == nearest
        start = chosen.index if chosen.tree is spot.tree else -1
        if (spot.use == "own" or not sure) and spot.rivals(start, chosen.key):
            return None
        return self._judged(spot, choice, _LEAD)

    def _quoted(self, spot: Spot) -> Meant | None:
        """Of whom someone speaks: the one named in these words, else clearly in all minds."""
        around = self.speech.around(spot.at)
        if around is None:
            return None
        without = beside(spot) | frozenset(self.speech.speakers(spot.at))
        without |= self.mind.within(around.source)
        choice = self._inner(spot.at).choose(spot.pronoun.agrees, without)
        if choice is None and spot.pronoun.agrees != "they" and around.source:
            choice = self.mind.choose(spot.pronoun.agrees, without)
        return self._judged(spot, choice, _SPOKEN_LEAD) if choice else None

    def _judged(self, spot: Spot, choice: Choice, leads: Mapping[str, float]) -> Meant | None:
        """The chosen one, if it leads clearly and has a name."""
        referent = choice.referent
        if choice.lead < leads[spot.pronoun.agrees] or not spot.fits(referent):
            return None
        if len(referent.entities) > 1 and not self._fresh(spot.at, referent):
            return None
        if choice.among == 1 and not referent.sure and spot.pronoun.agrees in EITHER:
            self.votes.setdefault(referent.key, set()).add(spot.pronoun.agrees)
        sure = _CLEAR if choice.lead >= _SPOKEN_LEAD[spot.pronoun.agrees] else _LIKELY
        return self._made(spot.at, referent.entities, "pronoun-salience", "spoken of before", sure)

    def _fresh(self, at: Span, pair: Referent) -> bool:
        """Whether nothing else was named since two were the subject."""
        if not pair.is_subject:
            return False
        start = pair.tree.words[pair.index].start
        return not any(
            mention.entity not in pair.entities and mention.type != "place"
            for mention in self.scene.mentions_in(Span(start, at.start))
        )

    def _made(self, at: Span, entities: tuple[str, ...], by: str, how: str, sure: float) -> Meant:
        those = "those" if len(entities) > 1 else "the one"
        why = f"“{at.of(self.scene.text)}” taken as {those} {how}"
        return Meant(at, entities, "pronoun", by, why, sure)
