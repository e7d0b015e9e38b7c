"""The persons of a story: which of the articles' persons are one.

Within an article names are joined already; here the persons of several articles are, by their
full names. A surname alone goes to the one person of the story who bears it, or to the one who is
by far the most named of those who do.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from msgspec import Struct
from rapidfuzz.distance import OSA

from tellings.annotate.language import gazetteer
from tellings.collate import names
from tellings.collate.entities.juniors import Juniors, juniors, marked
from tellings.model import Entity, Mention, Reading
from tellings.text import normal

_LONG = 6  # letters of a name that may be a slip of spelling
_RARE = 2  # and how often it stands in its article, at most
_FAR = 4  # times as often named as any other of the same surname
_FULLER = 2  # times as often named in full
_MEANT = 0.7  # how sure it is that a bare name means somebody else than the article names in full
_OTHER_TYPE = 0.7  # and that what an article takes for a body is a person of that name

Name = tuple[str, ...]
Key = tuple[str, str, bool]
"""An article, the id of an entity in it, and whether it is named by one name alone there."""


class Person(Struct):
    """Somebody of a story.

    `names` are all names as `names.words` gives them, with how often each stands in the articles;
    `titles` stand right before them; `count` is how often the person is named in all, `full` how
    often in full.
    """

    names: Counter[Name]
    spelt: Counter[str]
    titles: set[str]
    count: int = 0
    full: int = 0

    @property
    def name(self) -> str:
        """The full name that most articles give; of those the longest."""
        return max(self.spelt, key=lambda name: (" " in name, self.spelt[name], len(name), name))


class Found(Struct, frozen=True):
    """Which person, by the place among those of the story, why, and how alike the names are."""

    person: int
    why: str
    grade: float = 1.0


class Cast(Struct, frozen=True):
    """The persons of a story, and whom the names in its articles name."""

    persons: tuple[Person, ...]
    who: Mapping[Key, Found]
    by_word: Mapping[str, Set[int]]
    juniors: Juniors

    def entity(self, article: str, entity: str) -> Found | None:
        """Who a person of an article is: by the full names there, else by the bare ones."""
        return self.who.get((article, entity, False)) or self.who.get((article, entity, True))

    def of(self, article: str, entity: str | None, name: str) -> Found | None:
        """Whom a name in an article names, which the article's notes give to an entity or none."""
        words = self.juniors.words(name)
        known = None if entity is None or marked(words) else (article, entity, len(words) < 2)
        return (self.who.get(known) if known else None) or self.named(name)

    def named(self, name: str) -> Found | None:
        """The one person of the story whom a name can mean."""
        words = self.juniors.words(name)
        if not words:
            return None
        found = _alikes(words, self.persons, self.by_word, {words[0], words[-1]})
        only = _outstanding(list(found), self.persons)
        return Found(only, found[only].why, found[only].grade) if only is not None else None

    def full(self, name: str) -> Found | None:
        """The one person who bears just this full name."""
        words = self.juniors.words(name)
        if len(words) < 2:
            return None
        those = [n for n in self.by_word.get(words[-1], ()) if words in self.persons[n].names]
        return Found(those[0], "a person's full name", _OTHER_TYPE) if len(those) == 1 else None


class _Told(Struct, frozen=True):
    """A person of one article by full names or by bare ones: the fullest, the words, how often.

    `titles` are those before any of the names there.
    """

    key: Key
    name: str
    words: Name
    others: tuple[Name, ...]
    titles: Set[str]
    count: int
    full: int

    def turn(self) -> tuple[object, ...]:
        """Full names come first; those with an initial for a first name after those that tell it,
        since they may be of several."""
        initial = len(self.words[0]) == 1
        return (self.key[2], initial, -len(self.words), self.name, self.key)


def cast(readings: Sequence[Reading]) -> Cast:
    """The persons of a story; what it gives does not depend on the order of the readings."""
    known = juniors(readings)
    told = sorted((each for reading in readings for each in _told(reading, known)), key=_Told.turn)
    made = _Making()
    for each in told:
        made.add(each)
    return Cast(tuple(made.persons), made.who, made.by_word, known)


def _told(reading: Reading, known: Juniors) -> Iterator[_Told]:
    """The persons of an article, full names and bare ones apart."""
    titles = _titles(reading)
    for entity in reading.of(Entity):
        if entity.type != "person":
            continue
        borne = titles.get(entity.id, frozenset())
        counts = _counted(reading, entity, known)
        fullest = known.words(entity.name)
        full = sum(count for words, count in counts.items() if len(words) > 1)
        for bare in (False, True):
            own = sorted(words for words in counts if words and (len(words) < 2) == bare)
            if own:
                best = max(own, key=lambda words: (words == fullest, len(words), counts[words]))
                name = entity.name if best == fullest else " ".join(best).title()
                count = sum(counts[words] for words in own)
                yield _Told(
                    (reading.article.id, entity.id, bare), name, best, (*own,), borne, count, full
                )


def _counted(reading: Reading, entity: Entity, known: Juniors) -> Counter[Name]:
    """How often each name of a person stands in the article; the fullest is one, stands it or not.

    What only describes the person is none, nor is a name with "Jr." of one who goes without.
    """
    listed = {entity.name, *entity.aliases}
    written = (normal(at.of(reading.article.text)) for at in entity.at)
    counts = Counter(known.words(name) for name in written if name in listed)
    fullest = known.words(entity.name)
    counts[fullest] += 0
    return Counter({w: n for w, n in counts.items() if marked(w) == marked(fullest)})


def _titles(reading: Reading) -> Mapping[str, Set[str]]:
    """The last word before each person's names where it is a title, by the entity's id."""
    found: dict[str, set[str]] = defaultdict(set)
    classes = gazetteer.titles()
    for mention in reading.of(Mention):
        start, end = mention.hull.start, mention.head.start
        if mention.type == "person" and mention.entity and start < end:
            before = reading.article.text[start:end].split()[-1:]
            title = before[0].casefold().rstrip(".") if before else ""
            if classes.get(title, "honorific") != "honorific":
                found[mention.entity].add(title)
    return found


class _Making:
    """The persons while they are joined: full names first, then names alone."""

    def __init__(self) -> None:
        self.persons: list[Person] = []
        self.who: dict[Key, Found] = {}
        self.by_word: dict[str, set[int]] = defaultdict(set)
        self._spelt = _Spellings()

    def add(self, told: _Told) -> None:
        found = self._whose(told)
        if found is None:
            found = Found(len(self.persons), "the same name")
            self.persons.append(Person(Counter(), Counter(), set()))
        person = self.persons[found.person]
        person.names.update(told.others)
        person.spelt[told.name] += 1
        person.titles |= told.titles
        person.count += told.count
        person.full += 0 if told.key[2] else told.full
        for word in {word for name in told.others for word in (name[0], name[-1])}:
            self.by_word[word].add(found.person)
            self._spelt.add(word)
        self.who[told.key] = found

    def _whose(self, told: _Told) -> Found | None:
        own = self.who.get((told.key[0], told.key[1], False)) if told.key[2] else None
        last = told.words[-1]
        near = self._spelt.near(last) if told.count <= _RARE and not own else frozenset[str]()
        found = _alikes(told.words, self.persons, self.by_word, {told.words[0], last, *near})
        if own:
            return self._other(told, own.person, found) or own
        best = max((each.grade for each in found.values()), default=0.0)
        fit = [n for n, each in found.items() if each.grade == best]
        titled = [n for n in fit if self.persons[n].titles & told.titles]
        only = _outstanding(titled if len(titled) == 1 else fit, self.persons)
        return Found(only, found[only].why, best) if only is not None else None

    def _other(self, told: _Told, own: int, found: Mapping[int, names.Likeness]) -> Found | None:
        """Somebody else of this surname, whom the story names in full far more often.

        An article that names the president by his surname alone names his wife in full.
        """
        if told.count < _FAR * told.full:
            return None
        full = self.persons[own].full
        those = [n for n in found if n != own and self.persons[n].full >= _FULLER * full]
        only = _outstanding(those, self.persons)
        if only is None:
            return None
        why = f"other articles of the story mean {self.persons[only].name}"
        return Found(only, why, _MEANT)


def _alikes(
    words: Name, persons: Sequence[Person], by_word: Mapping[str, Set[int]], near: Set[str]
) -> dict[int, names.Likeness]:
    """The persons that a name can mean, with how alike their names are."""
    those = sorted(set().union(*(by_word.get(word, frozenset()) for word in near)))
    found = {n: _likeness(words, persons[n], near) for n in those}
    return {n: each for n, each in found.items() if each}


def _likeness(words: Name, person: Person, near: Set[str]) -> names.Likeness | None:
    """How alike a name is to a person's names; of full names, none may speak against it."""
    full = [known for known in sorted(person.names) if len(known) > 1]
    found = [_alike(words, known, near) for known in full or sorted(person.names)]
    told = [each for each in found if each]
    if not told or (len(words) > 1 and len(told) < len(found)):
        return None
    return max(told)


def _alike(words: Name, known: Name, near: Set[str]) -> names.Likeness | None:
    alike = names.person(words, known)
    short, full = sorted((words, known), key=len)
    if not alike and len(short) > 1 and full[: len(short)] == short:
        return names.Likeness(0.85, "the shorter name is the beginning of the full name")
    if not alike and len(words) == 1 and known[-1] in near and _slip(words[0], known[-1]):
        return names.Likeness(0.7, f"spelt differently: {words[0].title()}")
    return alike


def _slip(word: str, surname: str) -> bool:
    """Whether a word is a surname with one slip of spelling."""
    return word[0] == surname[0] and int(OSA.distance(word, surname)) == 1


def _outstanding(those: Sequence[int], persons: Sequence[Person]) -> int | None:
    """The only one of these, or the one by far the most named."""
    if len(those) < 2:
        return those[0] if those else None
    first, second = sorted(those, key=lambda n: (-persons[n].count, n))[:2]
    return first if persons[first].count >= _FAR * persons[second].count else None


class _Spellings:
    """Words met, to find those that differ in one letter: by all ways to leave out one letter."""

    def __init__(self) -> None:
        self._known: dict[str, set[str]] = defaultdict(set)

    def add(self, word: str) -> None:
        if len(word) >= _LONG - 1:
            for less in _shorter(word):
                self._known[less].add(word)

    def near(self, word: str) -> set[str]:
        if len(word) < _LONG:
            return set()
        return {other for less in _shorter(word) for other in self._known.get(less, ())}


def _shorter(word: str) -> set[str]:
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}
