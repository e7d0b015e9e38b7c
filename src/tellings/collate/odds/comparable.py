"""Whether two amounts can be numbers of one thing: what speaks against it.

Another group, place, time, source, person or outcome; a part, a rate, a plan; words around them
that have too little in common.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from tellings import lexicon
from tellings.collate.odds import tables
from tellings.collate.odds.aligning import apart, names
from tellings.collate.odds.closeness import Closeness
from tellings.collate.odds.facts import Fact, Scene
from tellings.collate.odds.measures import PERSON, Measure, general
from tellings.collate.odds.ranges import meet
from tellings.collate.odds.words import Keys

TIMES = 12  # how many times the other a number may be and still be of one quantity
CHANCE = 0.2  # that both are of one quantity, from which on they are held against each other
ALIKE = 0.15  # the same where one class of happenings says of both what they count
UNDATED = 0.4  # the same where it is not known that they are of one day
AROUND = 2.7  # weight of the words that the surroundings must share, those for the amounts aside
AGREEING = 1.5  # the same where both can be so
HAPPENING = 0.2  # chance of one happening that bare numbers must have, of which none tells what of
SMALL = 3  # to what a count is a small one
ONCE = 0.3  # chance of one happening that small counts must have

_RATES = frozenset({"percent", "percentage point", "point", "second"})
_MOVING = frozenset({"price +"})
_CHANGING = frozenset({"rising +", "falling +"})


class Judge(Struct, frozen=True):
    """Judges amounts of two articles of a story."""

    scenes: Mapping[str, Scene]
    close: Closeness

    def near(self, a: Measure, b: Measure) -> bool:
        """Whether the words around both have enough in common to look closer."""
        itself = {a.fact.lemma, b.fact.lemma, a.noun, b.noun}
        both = (a.fact.window & b.fact.window) - itself
        if len(both) < AGREEING:  # a word weighs 1 at most
            return False
        shared = self.close.weights.of(both)
        return shared >= AROUND or (shared >= AGREEING and meet(a, b))

    def least(self, a: Measure, b: Measure) -> float:
        """The chance that both must have to be of one quantity."""
        written = [self.scenes[x.fact.article].reading.written for x in (a, b)]
        if any(each is None or each.basis == "inferred" for each in written):
            return UNDATED
        return ALIKE if a.does & b.does else CHANCE

    def whole(self, a: Measure, b: Measure) -> bool:
        """Whether a bare or small number is told of the happening that the other is of.

        "54 were saved", and "two people" who may be any two.
        """
        bare = not a.amount.unit and not (a.noun and b.noun)
        if bare and not (a.role and b.role):
            return False
        least = HAPPENING if bare else ONCE if _small(a) or _small(b) else 0.0
        return not least or bool(self.close.chances([(a.fact, b.fact)])[0] >= least)

    def comparable(self, a: Measure, b: Measure) -> bool:
        """Whether nothing says that they are of two things."""
        return (
            _told_alike(a, b)
            and self._one_sort(a, b)
            and self._one_group(a, b)
            and _one_time(a, b)
            and _one_outcome(a, b)
            and not self._elsewhere(a, b)
            and not self._two_persons(a.fact, b.fact)
            and not self._two_tenses(a.fact, b.fact)
            and not _far(a, b)
            and not self._more(a, b)
            and not self._more(b, a)
            and (not _changing(a, b) or _one_change(a.fact, b.fact))
        )

    def language(self, measure: Measure) -> str:
        """The language of the article that gives it."""
        return self.scenes[measure.fact.article].language

    def _one_sort(self, a: Measure, b: Measure) -> bool:
        """Whether the nouns may stand for one another; of groups of persons, if one is "people"."""
        if a.amount.unit:
            return not (a.noun and b.noun) or a.noun == b.noun
        if PERSON not in (a.sort, b.sort) or _bare(a, b):
            return True
        nouns = {tables.counted(each.noun, self.language(each)) for each in (a, b)}
        if a.sort != b.sort:
            return False
        return len(nouns) == 1 or any(general(each, self.language(each)) for each in (a, b))

    def _one_group(self, a: Measure, b: Measure) -> bool:
        """Whether nothing says that one is of another group than the other."""
        if a.group and b.group and not a.group & b.group:
            return False
        if len(a.group & b.group) > 1:
            return True
        alone = a.group ^ b.group
        narrow = tables.words("narrowing", self.language(a)) | _peoples()
        return not alone & narrow

    def _elsewhere(self, a: Measure, b: Measure) -> bool:
        """Whether both name places in the claim, and none in common."""
        ours, theirs = (self.scenes[x.fact.article].grounds(x.fact) for x in (a, b))
        words = [{word for name in names for word in name.split()} for names in (ours, theirs)]
        return bool(words[0] and words[1]) and not words[0] & words[1]

    def _two_persons(self, a: Fact, b: Fact) -> bool:
        """Whether they are of two persons by name: "Thompson fell (24 KO)", "Klitschko won"."""
        ours, theirs = self._persons(a), self._persons(b)
        return bool(ours and theirs) and not ours & theirs

    def _persons(self, fact: Fact) -> Keys:
        scene = self.scenes[fact.article]
        for role, keys in (("agent", fact.agents), ("patient", fact.patients)):
            argument = fact.claim.argument(role)
            entity = scene.entity(argument.entity) if argument else None
            if entity is not None and entity.type == "person":
                return names(keys)
        return frozenset()

    def _two_tenses(self, a: Fact, b: Fact) -> bool:
        """Whether one tells what was, and the other what will or would be."""
        return {self._tense(a), self._tense(b)} == {"past", "modal"}

    def _tense(self, fact: Fact) -> str:
        scene = self.scenes[fact.article]
        number = scene.number(fact.claim.head)
        if number is None:
            return ""
        words = scene.sentences[number].words
        told = {words[n].tag for n in scene.within(number, fact.claim.predicate)}
        return "modal" if "MD" in told else "past" if "VBD" in told else ""

    def _more(self, a: Measure, b: Measure) -> bool:
        """Whether a names together what b names one of: "roads and railways", "railways"."""
        scene = self.scenes[a.fact.article]
        number = scene.number(a.amount.at)
        if number is None:
            return False
        words = scene.sentences[number].words
        for word in (words[n] for n in scene.within(number, a.fact.claim.at)):
            if word.role == "conj":
                both = {scene.lemma(word), scene.lemma(words[word.head])}
                if len(both) == len(both & a.fact.args) > len(both & b.fact.words) > 0:
                    return True
        return False


def _bare(a: Measure, b: Measure) -> bool:
    return "" in (a.sort, b.sort)


def _small(measure: Measure) -> bool:
    return not measure.amount.unit and (measure.amount.high or SMALL + 1) <= SMALL


def _far(a: Measure, b: Measure) -> bool:
    """Whether one number is many times the other."""
    low, high = sorted(x.amount.low or x.amount.high or 0 for x in (a, b))
    return not meet(a, b) and high > TIMES * max(low, 1)


def _one_outcome(a: Measure, b: Measure) -> bool:
    """Whether neither says that what is counted was killed and the other that it was hurt."""
    ours, theirs = (x.does & tables.outcomes() for x in (a, b))
    return not (ours and theirs) or bool(ours & theirs)


def _changing(a: Measure, b: Measure) -> bool:
    """Whether they are of what changes from month to month: prices, rates, how long it lasts."""
    both = a.does & b.does
    return bool((both & _MOVING) | ((a.does | b.does) & _CHANGING)) or (
        a.amount.unit in _RATES and not both & {"voting +", "decision +", "decision -"}
    )


def _one_change(a: Fact, b: Fact) -> bool:
    """Whether both say what rose, and when, and that is one: prices rise in every month."""
    one = bool((a.agents | a.patients) & (b.agents | b.patients)) and a.lemma == b.lemma != ""
    return bool(one and a.days and b.days)


def _told_alike(a: Measure, b: Measure) -> bool:
    """Whether both are told with one stance, by one source or by the outlets."""
    one, other = a.fact.claim.stance, b.fact.claim.stance
    if (one.polarity, one.certainty, one.said) != (other.polarity, other.certainty, other.said):
        return False
    if apart(a.fact, b.fact) or _own_word(a.fact, b.fact) or (a.fact.quoted and b.fact.quoted):
        return False
    aside = {"update", "part"} if a.amount.unit else {"update"}
    return a.marks - aside == b.marks - aside


def _own_word(a: Fact, b: Fact) -> bool:
    """Whether a named person gives the one ("the minister put it at"), and another the other."""
    return any(
        names(x.agents) and names(y.holder) and not x.agents & y.holder and not x.holder
        for x, y in ((a, b), (b, a))
    )


def _one_time(a: Measure, b: Measure) -> bool:
    ours, theirs = a.days, b.days
    if ours and theirs and not any(x.days.meets(y.days) for x in ours for y in theirs):
        return False
    return a.clocks == b.clocks


@cache
def _peoples() -> frozenset[str]:
    words = lexicon.words("tellings.gazetteers.en", "nationalities")
    return frozenset(word.casefold() for word in words)
