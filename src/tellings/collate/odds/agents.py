"""Who did it: two agents of one deed that cannot be one, nor one a part of the other.

"Russia" and "a Russian missile", "police" and "officers", a minister and the ministry, a firm and
its founder are no conflict, nor are "rioters" and "protesters". Held against each other are two
who have changed places, two persons by their names, two bodies of which neither is of the other
("a court", "the council"), and two named ones of one sort ("the gang Frostbyte").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from tellings.collate.odds import tables
from tellings.collate.odds.aligning import apart
from tellings.collate.odds.facts import NAME, Fact, Scene
from tellings.collate.odds.findings import Finding, Side
from tellings.collate.odds.matters import Deed, Matter, known_apart, named_apart
from tellings.collate.odds.words import Keys
from tellings.model import Argument, Ref

SURE = 3.5  # weight that the surroundings must share
CROSSED = 5.0  # weight that they must share where two have changed places
_JOINED = frozenset({"conj", "appos", "compound", "nmod", "poss", "amod"})


class Doer(Struct, frozen=True):
    """Who acts: the key of the noun, the sort of body or cause that it is, the name.

    `person` is the name of a person. `words` are the keys of all content words of the phrase.
    """

    noun: str
    body: str
    name: Keys
    person: str
    words: Keys


def findings(matters: Iterable[Matter], scenes: Mapping[str, Scene]) -> Iterator[Finding]:
    """Deeds that two others are told to have done."""
    for matter in matters:
        a, b = matter.a.fact, matter.b.fact
        x, y = a.claim.argument("agent"), b.claim.argument("agent")
        if x is None or y is None or apart(a, b) or not _done(matter):
            continue
        if reason := _swapped(matter, scenes) or _differ(matter, x, y, scenes):
            sides = [Side(Ref(f.article, f.claim.id, (g.at,))) for f, g in ((a, x), (b, y))]
            yield Finding(
                "at-odds", "agent", sides[0], sides[1], "who did it", reason, matter.confidence
            )


def _done(matter: Matter) -> bool:
    """Whether both tell it as done, with one outcome."""
    a, b = matter.a, matter.b
    x, y = a.fact, b.fact
    so = all(each.firm and each.claim.stance.polarity == "+" for each in (x, y))
    return so and (x.lemma == y.lemma != "" or bool(set(a.does.items()) & set(b.does.items())))


def _swapped(matter: Matter, scenes: Mapping[str, Scene]) -> str:
    """Who acts in one is acted on in the other, and the other way round; not states at war."""
    a, b = matter.a.fact, matter.b.fact
    ours, theirs = a.agents | matter.a.doer, b.agents | matter.b.doer
    crossed = ours & (b.args - theirs) and theirs & (a.args - ours)
    straight = ours & theirs or a.patients & b.patients
    light = not (a.lemma and b.lemma)  # "talks took place": what acts is the happening itself
    if not crossed or straight or light or matter.shared < CROSSED:
        return ""
    if any(_is_state(each, scenes[each.article]) for each in (a, b)):
        return ""
    return "who acts in one telling is acted on in the other"


def _is_state(fact: Fact, scene: Scene) -> bool:
    agent = fact.claim.argument("agent")
    entity = scene.entity(agent.entity) if agent else None
    return entity is not None and (entity.type in ("state", "place") or bool(entity.country))


def _differ(matter: Matter, x: Argument, y: Argument, scenes: Mapping[str, Scene]) -> str:
    a, b = matter.a.fact, matter.b.fact
    if matter.shared < SURE or not _of_one(matter.a, matter.b):
        return ""
    if a.agents & b.args or b.agents & a.args:
        return ""
    ours, theirs = (_doer(f, g, scenes[f.article]) for f, g in ((a, x), (b, y)))
    if ours is None or theirs is None or ours.words & theirs.words:
        return ""
    return _bodies(ours, theirs) or _persons(ours, theirs, matter) or _sort(ours, theirs, a, b)


def _of_one(a: Deed, b: Deed) -> bool:
    """Whether what it was done to is one, as far as its words tell."""
    x, y = a.fact, b.fact
    if known_apart(x.patients, y.patients) or named_apart(a.undergoer, b.undergoer):
        return False
    ours, theirs = x.args - x.agents, y.args - y.agents
    return bool(ours & theirs)


def _bodies(x: Doer, y: Doer) -> str:
    """Two bodies, or causes, of sorts that do not act for each other."""
    against = tables.against("bodies_apart", "en")
    other = x.body and y.body and (x.body, y.body) in against
    return f"done by {_told(x)} in one telling, by {_told(y)} in the other" if other else ""


def _persons(x: Doer, y: Doer, matter: Matter) -> str:
    """Two persons by their names, where what it was done to is known by its name too."""
    a, b = matter.a.fact, matter.b.fact
    if not x.person or not y.person or x.name & y.name:
        return ""
    if x.name & b.window or y.name & a.window:
        return ""  # told of both: each may have had a part
    of = (a.args - a.agents) & (b.args - b.agents)
    named = (matter.a.undergoer & matter.b.undergoer) | {key for key in of if key.startswith(NAME)}
    return "two different persons by name" if named else ""


def _sort(x: Doer, y: Doer, a: Fact, b: Fact) -> str:
    """Two of one sort with different names: "the hacker gang Black Tern"."""
    if not (x.body and x.body == y.body and x.name and y.name):
        return ""
    met = x.name & y.name or x.name & b.window or y.name & a.window
    return "" if met else "two of one sort, with different names"


def _told(doer: Doer) -> str:
    return f"a {doer.body}"


def _doer(fact: Fact, argument: Argument, scene: Scene) -> Doer | None:
    number = scene.number(argument.head)
    if number is None:
        return None
    words = scene.sentences[number].words
    named = scene.within(number, [argument.head])
    top = next((n for n in named if words[n].head not in named or words[n].head == n), None)
    if top is None:
        return None
    phrase = scene.within(number, [argument.at])
    close = [n for n in phrase if n == top or (words[n].head == top and words[n].role in _JOINED)]
    bodies = [
        tables.body(scene.lemma(words[n]), scene.language) for n in sorted(close, key=top.__ne__)
    ]
    name = frozenset(scene.lemma(words[n]) for n in close if words[n].tag.startswith("NNP"))
    entity = scene.entity(argument.entity)
    person = (
        entity.name
        if entity is not None and entity.type == "person" and words[top].tag == "NNP"
        else ""
    )
    return Doer(
        scene.lemma(words[top]),
        next((body for body in bodies if body), ""),
        name - {scene.lemma(words[n]) for n in close if tables.body(scene.lemma(words[n]), "en")},
        person,
        frozenset(scene.lemma(words[n]) for n in phrase if words[n].tag[:2] in ("NN", "JJ")),
    )
