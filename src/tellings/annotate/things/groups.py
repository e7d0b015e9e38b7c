"""Which phrases of an article stand for one thing: names first, then "the war" with nothing else.

Phrases that share a name and a class of noun, and that nothing parts, are one thing. A phrase
without names goes to the thing of its noun, or of a noun of its class, if there is but one such
thing, or one that was spoken of just before (recency: Vieira and Poesio 2000). What is introduced
anew ("a meeting") begins a thing of its own. Whatever stays open stays alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from tellings.annotate.things.names import Name, clash, shared
from tellings.annotate.things.nominals import Nominal

_NEAR = 2  # sentences back to what was spoken of just before
_FAR = 12  # sentences back to a thing of another noun
_MAIN = 3  # phrases that make a thing a main one
_LOOKED_AT = 60  # things of one name or class among which one is sought


class Member(Struct, frozen=True):
    """A phrase of a thing: its place among the article's, how sure, and why it belongs there."""

    number: int
    sure: float
    why: str


class Group(Struct):
    """A thing in the making: its phrases and what they tell of it; `number` counts the things."""

    number: int
    members: list[Member]
    classes: frozenset[str]
    nouns: set[str]
    names: frozenset[Name]
    kinds: frozenset[str]
    orders: frozenset[str]
    plural: bool | None
    sentences: list[int]

    def add(self, member: Member, nominal: Nominal) -> None:
        """Take in a phrase; its names and kinds now tell of the whole thing."""
        self.members.append(member)
        self.classes &= nominal.classes
        self.nouns.add(nominal.noun)
        self.names |= nominal.names
        self.kinds |= nominal.kinds
        self.sentences.append(nominal.sentence)
        self.plural = nominal.plural if self.plural is None else self.plural


class Made:
    """The things made so far, by the names that belong to them and by the classes of their nouns.

    Of very many with one name or class the first few and the last are looked at.
    """

    def __init__(self) -> None:
        self.all: dict[int, Group] = {}
        self._named: dict[str, dict[int, Group]] = {}
        self._of_class: dict[str, dict[int, Group]] = {}

    def add(self, number: int, nominal: Nominal, why: str) -> None:
        """Begin a thing with a phrase."""
        group = Group(
            number=len(self.all),
            members=[Member(number, 0.8 if nominal.names else 0.7, why)],
            classes=nominal.classes,
            nouns={nominal.noun},
            names=nominal.names,
            kinds=nominal.kinds,
            orders=nominal.orders,
            plural=nominal.plural,
            sentences=[nominal.sentence],
        )
        self.all[group.number] = group
        self._enter(group, nominal)

    def join(self, group: Group, member: Member, nominal: Nominal) -> None:
        """Take a phrase into a thing."""
        group.add(member, nominal)
        self._enter(group, nominal)

    def sharing(self, names: Iterable[Name]) -> list[Group]:
        """Things that share a name, in order."""
        return _in_order(self._named.get(name.key, {}) for name in names)

    def of_class(self, classes: Iterable[str]) -> list[Group]:
        """Things whose nouns share a class, in order."""
        return _in_order(self._of_class.get(each, {}) for each in classes)

    def remove(self, group: Group) -> None:
        """Forget a thing that has become part of another."""
        for those in (*self._named.values(), *self._of_class.values()):
            those.pop(group.number, None)
        self.all.pop(group.number)

    def _enter(self, group: Group, nominal: Nominal) -> None:
        for name in nominal.names:
            _entered(self._named.setdefault(name.key, {}), group)
        for each in group.classes:
            _entered(self._of_class.setdefault(each, {}), group)


def _entered(those: dict[int, Group], group: Group) -> None:
    those[group.number] = group
    if len(those) > _LOOKED_AT:
        del those[list(those)[_LOOKED_AT // 2]]


def _in_order(found: Iterable[dict[int, Group]]) -> list[Group]:
    every = {number: group for those in found for number, group in those.items()}
    return [every[number] for number in sorted(every)]


def groups(found: Sequence[Nominal]) -> list[Group]:
    """The things of an article, each with its phrases in order; of one phrase or more.

    A thing that is only introduced ("a deal") and never spoken of again is left out.
    """
    made = Made()
    for number, nominal in enumerate(found):
        if not _nameless(nominal):
            _place_named(number, nominal, made, found)
    _unite(made, found)
    for number, nominal in enumerate(found):
        if _nameless(nominal):
            _place_nameless(number, nominal, made)
    for group in made.all.values():
        group.members.sort(key=lambda member: member.number)
    pointed = (g for g in made.all.values() if any(_points(found[m.number]) for m in g.members))
    return sorted(pointed, key=lambda group: group.members[0].number)


def _points(nominal: Nominal) -> bool:
    return nominal.opens != "indefinite"


def _nameless(nominal: Nominal) -> bool:
    return nominal.bare and nominal.opens == "definite"


# --- phrases with names --------------------------------------------------------------------------


def _place_named(number: int, nominal: Nominal, made: Made, found: Sequence[Nominal]) -> None:
    """To the first thing that shares a name with it and from which nothing parts it."""
    for group in made.sharing(nominal.names):
        if _may_join(nominal, group) and not _anew(nominal, group, found):
            made.join(group, Member(number, 0.8, _common(nominal.names, group)), nominal)
            return
    made.add(number, nominal, _told(nominal))


def _common(names: frozenset[Name], group: Group) -> str:
    return f"the same names belong to it: {_listed(shared(names, group.names))}"


def _told(nominal: Nominal) -> str:
    if nominal.names:
        return f"told by names: {_listed(sorted({name.words for name in nominal.names}))}"
    return "what happens, is done, agreed or planned"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(words))


def _anew(nominal: Nominal, group: Group, found: Sequence[Nominal]) -> bool:
    """Whether "a" or "Russian attacks" tells of another thing than those before.

    A title may have told of it before the text introduces it.
    """
    if nominal.opens == "indefinite":
        return not all(found[member.number].titled for member in group.members)
    return nominal.opens == "named" and nominal.noun not in group.nouns


def _may_join(nominal: Nominal, group: Group) -> bool:
    """Whether noun, number, names and parting words let a phrase stand for a thing."""
    return (
        not nominal.classes.isdisjoint(group.classes)
        and _agree(nominal.plural, group.plural)
        and not clash(nominal.names, group.names)
        and not _parted(nominal.kinds, group.kinds)
        and nominal.orders == group.orders
    )


def _agree(ours: bool | None, theirs: bool | None) -> bool:
    return ours is None or theirs is None or ours == theirs


def _parted(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _unite(made: Made, found: Sequence[Nominal]) -> None:
    """Join things whose names have come to meet since they began; the later into the earlier."""
    for later in sorted(made.all.values(), key=lambda group: group.number):
        earlier = (each for each in made.sharing(later.names) if each.number < later.number)
        group = next((each for each in earlier if _one(each, later, found)), None)
        if group:
            why = _common(later.names, group)
            made.remove(later)
            for member in later.members:
                made.join(group, Member(member.number, 0.75, why), found[member.number])


def _one(group: Group, later: Group, found: Sequence[Nominal]) -> bool:
    first = found[later.members[0].number]
    return (
        first.opens not in {"indefinite", "name"}
        and not _anew(first, group, found)
        and all(_may_join(found[member.number], group) for member in later.members)
    )


# --- phrases without names -----------------------------------------------------------------------


def _place_nameless(number: int, nominal: Nominal, made: Made) -> None:
    those = made.of_class(nominal.classes)
    fit = [group for group in those if _may_join(nominal, group) and _before(nominal, group)]
    same = [group for group in fit if nominal.noun in group.nouns]
    chosen = _meant(nominal, same or fit, far=None if same else _FAR)
    if chosen:
        group, sure, why = chosen
        made.join(group, Member(number, sure, why), nominal)
    else:
        made.add(number, nominal, _told(nominal))


def _before(nominal: Nominal, group: Group) -> bool:
    """Whether a thing has been spoken of before; a title may speak of what the text tells later."""
    return nominal.titled or min(group.sentences) <= nominal.sentence


def _meant(
    nominal: Nominal, those: Sequence[Group], far: int | None
) -> tuple[Group, float, str] | None:
    """The one thing that a phrase without names can mean, how sure, and why; None if it is open."""
    back = [_back(nominal.sentence, group) for group in those]
    if len(those) == 1:
        group, noun = those[0], _noun(those[0], nominal)
        if far is None:
            return group, 0.75, f"no other “{noun}” is spoken of before it"
        if back[0] <= far or len(group.members) >= _MAIN:
            return group, 0.65, f"nothing else of the kind of the “{noun}” is spoken of before it"
        return None
    near = min(back, default=_NEAR + 1)
    if near <= _NEAR and back.count(near) == 1:
        group = those[back.index(near)]
        return group, 0.6, f"the “{_noun(group, nominal)}” spoken of just before"
    most = [group for group in those if len(group.members) >= _MAIN * _next_most(group, those)]
    if len(most) == 1:
        return most[0], 0.6, f"the “{_noun(most[0], nominal)}” that is by far the most spoken of"
    return None


def _noun(group: Group, nominal: Nominal) -> str:
    return nominal.noun if nominal.noun in group.nouns else min(group.nouns)


def _back(sentence: int, group: Group) -> int:
    """How many sentences ago it was last spoken of; very many if only later."""
    return min((sentence - each for each in group.sentences if each <= sentence), default=10**6)


def _next_most(group: Group, those: Sequence[Group]) -> int:
    return max(len(other.members) for other in those if other is not group)
