"""Which names name one person: full names, surnames, middle names, titles, slips of spelling.

Two persons who share a surname stay apart. Their bare surname goes to the one whose title it
bears, to the one whom it meant before the other was named, or to nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from unicodedata import normalize

from msgspec import Struct

from tellings.annotate.language import gazetteer
from tellings.annotate.language.slips import by_initial, near_name, slip_of
from tellings.text import normal

PARTICLES = frozenset(
    {"bin", "ibn", "de", "da", "del", "della", "di", "dos", "du", "la", "le", "ter", "van"}
    | {"von", "der", "den"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ARTICLES = frozenset({"al", "el"})  # "al-Assad" is "Assad" for short
_PART = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_ACCENTS = re.compile("[\u0300-\u036f]")

Parts = tuple[str, ...]


def is_suffix(word: str) -> bool:
    """Whether a word only tells a son from his father ("Jr.", "III") and so names nobody itself."""
    return word.rstrip(".").casefold() in _SUFFIXES


class Named(Struct, frozen=True):
    """A person's name at one place, taken apart for comparing: lower case, without accents.

    `initials` and `suffix` ("jr") tell apart whom `parts` would join; `titles` stand before it;
    `sex` is "he" or "she" if an honorific or the first name tells it. `beside` are the names that
    "and" joins to it behind it, which are of others.
    """

    words: str
    parts: Parts
    initials: str = ""
    suffix: str = ""
    titles: frozenset[str] = frozenset()
    sex: str = ""
    beside: frozenset[Parts] = frozenset()

    @property
    def bare(self) -> bool:
        """Whether it is a surname or first name alone ("Marsk", "de Rue")."""
        return len(self.parts) - sum(word in PARTICLES for word in self.words.split()) < 2


class Joined(Struct, frozen=True):
    """Whom a name belongs to: a number for each person, None if that is not known; and why."""

    person: int | None
    why: str
    confidence: float


class _Person(Struct):
    """Somebody with a full name: its form, where it stands first, the titles it bore."""

    name: Named
    first: int
    titles: set[str]


def named(
    words: str, titles: Iterable[str] = (), sex: str = "", beside: Iterable[Parts] = ()
) -> Named:
    """A person's name taken apart.

    >>> named("Donald J. Trump Jr.").parts
    ('donald', 'trump')
    """
    plain = _ACCENTS.sub("", normalize("NFKD", normal(words)).casefold())
    found = [part for part in _PART.findall(plain.removesuffix("'s")) if part not in _ARTICLES]
    suffix = next((part for part in found[1:] if part in _SUFFIXES), "")
    kept = [part for part in found if part != suffix]
    long = tuple(part for part in kept if len(part) > 1)
    initials = "".join(part for part in kept[1:] if len(part) == 1)
    parts = long or tuple(kept) or (plain,)
    told = sex or (gazetteer.given_names().get(parts[0], "") if len(parts) > 1 else "")
    return Named(words, parts, initials, suffix, frozenset(titles), told, frozenset(beside))


def join(names: Sequence[Named]) -> list[Joined]:
    """For each name, in the order of the text, whom it names."""
    people, owner = _full(names)
    counts = Counter(name.parts[-1] for name in names)
    alone = _alone(names, len(people))
    near = _slips(names, people, counts)
    joined = []
    for at, name in enumerate(names):
        if at in owner:
            joined.append(Joined(owner[at], f"the full name {name.words}", 0.95))
        else:
            joined.append(_bare(name, names, people, alone, near))
    return joined


def _full(names: Sequence[Named]) -> tuple[list[_Person], dict[int, int]]:
    """The persons with a full name, and which names (by place) are full names of whom."""
    people: list[_Person] = []
    owner: dict[int, int] = {}
    counts = Counter(name.parts[-1] for name in names)
    places = [at for at, name in enumerate(names) if not name.bare]
    for at in sorted(places, key=lambda at: -len(names[at].parts)):
        same = [n for n, one in enumerate(people) if _same(names[at], one.name, counts)]
        if len(same) != 1:
            same = [len(people)]
            people.append(_Person(names[at], at, set()))
        owner[at] = same[0]
        people[same[0]].first = min(people[same[0]].first, at)
        people[same[0]].titles |= names[at].titles
    return people, owner


def _same(one: Named, other: Named, counts: Counter[str]) -> bool:
    """Whether two full names name one person."""
    if one.suffix != other.suffix:
        return False
    if one.initials and other.initials and one.initials != other.initials:
        return False
    a, b = sorted((one.parts, other.parts), key=len)
    if a == b[: len(a)] or a == b[-len(a) :] or (a[0], a[-1]) == (b[0], b[-1]):
        return True
    return a[0] == b[0] and near_name(a[-1], b[-1]) and _rare(a[-1], b[-1], counts)


def _rare(one: str, other: str, counts: Counter[str]) -> bool:
    """Whether one of two spellings is rare beside the other."""
    few, many = sorted((counts[one], counts[other]))
    return few <= 1 or 3 * few <= many


def _alone(names: Sequence[Named], start: int) -> dict[Parts, int]:
    """A number for each bare name that may name somebody who has no full name here."""
    bare = dict.fromkeys(name.parts for name in names if name.bare)
    return {parts: start + at for at, parts in enumerate(bare)}


def _slips(
    names: Sequence[Named], people: Sequence[_Person], counts: Counter[str]
) -> Mapping[Parts, str]:
    """Bare names that are misspelt surnames, with the right spelling.

    A name with an office of its own is somebody else.
    """
    surnames = [person.name.parts[-1] for person in people]
    surnames += [name.parts[-1] for name in names if name.bare and counts[name.parts[-1]] > 2]
    known = by_initial(surnames)
    titled = {name.parts for name in names if name.titles}
    found = {}
    for name in names:
        word = name.parts[-1]
        if name.bare and name.parts not in titled and word not in surnames:
            right = slip_of(word, known)
            if right and _rare(word, right, counts):
                found[name.parts] = right
    return found


def _bare(
    name: Named,
    names: Sequence[Named],
    people: Sequence[_Person],
    alone: Mapping[Parts, int],
    near: Mapping[Parts, str],
) -> Joined:
    """Whom a surname or first name alone belongs to."""
    slip = near.get(name.parts)
    parts = (slip,) if slip else name.parts
    # "Don Jr." is never the one without it.
    those = [n for n in _bearers(parts, people) if name.suffix in {"", people[n].name.suffix}]
    if not those:
        who, reason = alone.get(parts, alone[name.parts]), "named by one name only"
        found = Joined(who, reason, 0.8)
    elif len(those) == 1:
        other = alone.get(parts, alone[name.parts])
        found = _only(name, names, people[those[0]].name, those[0], other)
    else:
        found = _among(name, names, people, those)
    if slip and found.person is not None:
        return Joined(found.person, f"spelt differently: {name.words} for {slip.title()}", 0.7)
    return found


def _only(name: Named, names: Sequence[Named], full: Named, person: int, other: int) -> Joined:
    """The one bearer of a name in full, or somebody else of that name (`other`).

    It is somebody else where "Mr." is said of it and the first name is a woman's, or where "and"
    joins the two: "President Marsk and Ilena Marsk". Where "Mr." was said before and now "Mrs.",
    it is not known who.
    """
    sexes = [each.sex for each in names if each.parts == name.parts and each.sex]
    joined = any(each.parts == name.parts and full.parts in each.beside for each in names)
    clash = bool(full.sex) and full.sex not in sexes and bool(sexes)
    agrees = bool(name.sex) and name.sex == full.sex
    if not agrees and (clash or (joined and not name.sex)):
        return Joined(other, f"not {full.words}, by the words around it", 0.75)
    if name.sex and name.sex not in {full.sex or sexes[0], sexes[0]}:
        return Joined(None, f"the honorific is not that of {full.words}", 0.3)
    return Joined(person, f"short for {full.words}, the only one here of that name", 0.9)


def _bearers(parts: Parts, people: Sequence[_Person]) -> list[int]:
    """The persons whose full name ends with these parts; if none, those whose begins so; if none,
    those who have them within ("Acosta" for "Melba Acosta Febo")."""
    size, names = len(parts), [one.name.parts for one in people]
    ending = [n for n, full in enumerate(names) if full[-size:] == parts]
    beginning = [n for n, full in enumerate(names) if full[:size] == parts]
    return ending or beginning or [n for n, full in enumerate(names) if parts[0] in full]


def _among(
    name: Named, names: Sequence[Named], people: Sequence[_Person], those: Sequence[int]
) -> Joined:
    """One of several of a name: by title, by honorific and first name, or as the one whom it meant
    before the others came."""
    titled = [n for n in those if people[n].titles & name.titles]
    if len(titled) == 1:
        title = min(people[titled[0]].titles & name.titles)
        return Joined(titled[0], f"the only {name.words} here called {title}", 0.8)
    fitting = [n for n in those if name.sex and people[n].name.sex in (name.sex, "")]
    if len(fitting) == 1:
        full = people[fitting[0]].name.words
        return Joined(fitting[0], f"the honorific is that of {full} alone", 0.8)
    settled = _settled(name, names, people, those)
    if settled is not None:
        full = people[settled].name.words
        return Joined(settled, f"{full}: so called before the other of that name came up", 0.65)
    several = " or ".join(people[n].name.words for n in those)
    return Joined(None, f"may be {several}", 0.3)


def _settled(
    name: Named, names: Sequence[Named], people: Sequence[_Person], those: Sequence[int]
) -> int | None:
    """Whom a bare name meant where only one of its bearers had been named in full, if ever.

    Where that one was "Mr.", "Mrs." is the other, if there is one other.
    """
    first, second, *others = sorted(those, key=lambda n: people[n].first)
    between = range(people[first].first, people[second].first)
    early = [names[at] for at in between if names[at].parts == name.parts]
    if not early:
        return None
    sexes = {each.sex for each in early} - {""}
    if not name.sex or not sexes or name.sex in sexes:
        return first
    return None if others else second
