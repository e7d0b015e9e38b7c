"""Where it was: two places of one happening of which neither lies in the other.

Of two places by name that can hardly be told. So names are held against each other only where
both are those of a town or both of a country, by what is known of them or by how they are
written, neither article names the other's, and "near" stands before neither unless the regions
told behind them differ ("near Odessa, Texas"). Otherwise sites are, by what they are ("a
cornfield", "a car park"), and sides of one thing ("the north face", "the south face").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from tellings.collate.odds import grounds, tables
from tellings.collate.odds.facts import Fact, Scene
from tellings.collate.odds.findings import Finding, Side
from tellings.collate.odds.grounds import Named
from tellings.collate.odds.matters import Matter, inside, known_apart, named_apart
from tellings.collate.odds.words import Keys
from tellings.collate.timeline.clauses import within
from tellings.model import Ref, Span

_NEAR = frozenset({"compound", "amod", "det", "poss", "nmod"})
_CARRIERS = frozenset({"board"})
_NOT_OF_IT = frozenset({"relcl", "advcl", "ccomp", "acl", "conj", "parataxis", "nsubj", "appos"})
SIDES = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western"})
SURE = 4.0  # weight that the surroundings must share


class Where(Struct, frozen=True):
    """A place that a claim gives: the phrase, its site or head, its sides, its name.

    `beside`: it is near the place, not in it.
    """

    at: Span
    site: str
    head: str
    sides: Keys
    named: Named | None
    beside: bool


def findings(matters: Iterable[Matter], scenes: Mapping[str, Scene]) -> Iterator[Finding]:
    """Deeds that are put at two places."""
    known: dict[tuple[str, str], list[Where]] = {}
    for matter in matters:
        a, b = matter.a.fact, matter.b.fact
        if matter.shared < SURE or not _one(matter):
            continue
        for each in (a, b):
            if each.place not in known:
                known[each.place] = list(_places(each, scenes[each.article]))
        for x in known[a.place]:
            for y in known[b.place]:
                if x.named and y.named and not _dated(a, b):
                    continue
                if reason := _odds(x, y, scenes[a.article], scenes[b.article]):
                    sides = [Side(Ref(f.article, f.claim.id, (w.at,))) for f, w in ((a, x), (b, y))]
                    yield Finding(
                        "at-odds",
                        "place",
                        sides[0],
                        sides[1],
                        "where it was",
                        reason,
                        round(matter.confidence - 0.05, 2),
                    )


def _dated(a: Fact, b: Fact) -> bool:
    """Whether both give the day: who is in one town today may be in another tomorrow."""
    return bool(a.days and b.days)


def _one(matter: Matter) -> bool:
    """Whether both tell one deed, with one outcome, of ones who may be the same."""
    a, b = matter.a, matter.b
    x, y = a.fact, b.fact
    told = bool(x.lemma and x.lemma == y.lemma) or bool(set(a.does.items()) & set(b.does.items()))
    if not told or not x.firm or not y.firm or x.sign != "+" or y.sign != "+":
        return False
    if x.holder and y.holder and not x.holder & y.holder:
        return False
    if known_apart(x.agents, y.agents) or known_apart(x.patients, y.patients):
        return False
    if named_apart(a.undergoer, b.undergoer):
        return False
    return bool(x.args & y.args) or len(a.numbers & b.numbers) > 1


def _places(fact: Fact, scene: Scene) -> Iterator[Where]:
    """The places behind prepositions in the words of a claim, not in the words for who acts."""
    wheres = tables.words("where", scene.language)
    number = scene.number(fact.claim.head)
    top = scene.word(number, fact.claim.head) if number is not None else None
    if number is None or top is None:
        return
    words, below = scene.sentences[number].words, scene.below[number]
    for n, word in enumerate(words):
        if word.role != "prep" or scene.lemma(word) not in wheres or not inside(word.span, fact):
            continue
        if _hangs_on(scene, number, n, top):
            for head in (c for c in below[n] if words[c].role == "pobj"):
                yield _where(scene, number, n, head)


def _hangs_on(scene: Scene, number: int, n: int, top: int) -> bool:
    """Whether a preposition is of the deed itself, or of a place of it ("a field near Odessa")."""
    words = scene.sentences[number].words
    wheres = tables.words("where", scene.language)
    for _ in range(len(words)):
        head = words[n].head
        if head == top:
            return words[n].role not in _NOT_OF_IT
        if words[n].role in _NOT_OF_IT or head == n:
            return False
        if words[n].role == "prep" and scene.lemma(words[n]) not in wheres | {"of"}:
            return False
        n = head
    return False


def _where(scene: Scene, number: int, preposition: int, head: int) -> Where:
    words, below = scene.sentences[number].words, scene.below[number]
    part = sorted(within(below, head))
    near = [n for n in part if words[n].role in _NEAR or n == head]
    sides = frozenset(scene.lemma(words[n]) for n in part) & SIDES
    key = scene.lemma(words[head])
    if key in _CARRIERS:  # "on board a ship"
        inner = [n for n in part if tables.site(scene.lemma(words[n]), scene.language)]
        key = scene.lemma(words[inner[0]]) if inner else key
    named = grounds.named(scene, number, preposition, head)
    last = max([*near, *([named.last] if named else [])])
    return Where(
        Span(words[min(preposition, *near)].start, words[last].end),
        "" if words[head].tag.startswith("NNP") else tables.site(key, scene.language),
        key,
        sides,
        named,
        scene.lemma(words[preposition]) in grounds.beside(),
    )


def _odds(x: Where, y: Where, ours: Scene, theirs: Scene) -> str:
    """Why two places cannot both be meant, or ""."""
    if x.sides and y.sides and not x.sides & y.sides and x.head == y.head:
        return "two sides of one thing"
    if x.named and y.named:
        return grounds.apart(x.named, y.named, ours, theirs)
    if x.beside or y.beside:
        return ""
    if x.site and y.site and x.site != y.site and not x.named and not y.named:
        return "two sites of which neither is part of the other"
    return ""
