"""Yes and no: one holder says of one thing that it is so, another that it is not.

An outlet that reports a denial is not at odds with one that reports the claim: claims are held
against each other only if one and the same is said to hold both, or if one of the outlets tells
its claim in its own voice. Who holds what against whom is told elsewhere (`collate.stance`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tellings.collate import forms
from tellings.collate.odds import tables
from tellings.collate.odds.facts import Fact, Scene
from tellings.collate.odds.findings import Finding, Side
from tellings.collate.odds.matters import Deed, Matter, known_apart, named_apart
from tellings.collate.odds.words import Keys
from tellings.model import Ref, Span
from tellings.text import hull, normal, overlaps

WORDS = 2  # words that two phrases for what is acted on must share if their heads differ
AHEAD = 4  # words before a claim among which a "no one" can deny it
_DESCRIBING = frozenset({"relcl", "acl"})
_COUNTED = frozenset({"percent", "people", "person"})
_TAKEN = frozenset({"acomp", "xcomp", "oprd", "prt", "advmod"})
SURE = 5.0  # weight of shared surroundings from which one of the two may leave a part unsaid


def findings(matters: Iterable[Matter], scenes: Mapping[str, Scene]) -> Iterator[Finding]:
    """Deeds of which one article says yes and the other no."""
    for matter in matters:
        a, b = matter.a, matter.b
        if not all(_plain(each.fact, scenes[each.fact.article]) for each in (a, b)):
            continue
        language = scenes[a.fact.article].language
        if all(_denied(each.fact, scenes[each.fact.article]) for each in (a, b)):
            continue
        if not _level(a.fact, b.fact) or not _turned(a, b, language) or not _of_one(matter):
            continue
        sides = [
            Side(Ref(x.article, x.claim.id, (_words(x, scenes[x.article]),)))
            for x in (a.fact, b.fact)
        ]
        reason = f"one says that it is so, the other that it is not{_whose(a.fact, b.fact)}"
        yield Finding(
            "at-odds", "polarity", sides[0], sides[1], "yes or no", reason, matter.confidence
        )


def _plain(fact: Fact, scene: Scene) -> bool:
    """Whether it says surely that something is so or not so, and it is told who says it.

    "Not until April" says when, and "no one won more" how much.
    """
    sure = fact.firm and bool(fact.sign) and not scene.until(fact) and not scene.compares(fact)
    note = scene.attributions.get(fact.claim.attribution or "")
    known = note is None or bool(fact.holder)
    certain = note is not None or fact.claim.stance.certainty in ("certain", "probable")
    return sure and known and certain and not _beside(fact, scene)


def _beside(fact: Fact, scene: Scene) -> bool:
    """Whether a claim only describes something ("that was approved") or is to come ("to rise")."""
    number = scene.number(fact.claim.head)
    head = scene.word(number, fact.claim.head) if number is not None else None
    if number is None or head is None:
        return True
    words, below = scene.sentences[number].words, scene.below[number]
    to_come = any(words[n].role == "aux" and words[n].tag == "TO" for n in below[head])
    return words[head].role in _DESCRIBING or to_come


def _denied(fact: Fact, scene: Scene) -> bool:
    """Whether a word that denies stands in a claim or just before it ("no one is thought to")."""
    number = scene.number(fact.claim.head) or 0
    words = scene.sentences[number].words
    first = next((n for n, w in enumerate(words) if w.start >= fact.claim.at[0].start), 0)
    last = fact.claim.at[-1].end
    said = (w for w in words[max(first - AHEAD, 0) :] if w.end <= last)
    return any(forms.negates(normal(scene.text[w.start : w.end]).casefold()) for w in said)


def _level(a: Fact, b: Fact) -> bool:
    """Whether both are said by one, or one of them by nobody but the outlet."""
    return bool(a.holder & b.holder) if a.holder and b.holder else True


def _turned(a: Deed, b: Deed, language: str) -> bool:
    """Whether what one tells is what the other denies."""
    x, y = a.fact, b.fact
    if x.lemma and x.lemma == y.lemma:
        return x.sign != y.sign
    shared = a.does.keys() & b.does.keys() & tables.decisive(language)
    found = {(a.does[name] == b.does[name]) == (x.sign == y.sign) for name in shared}
    return found == {False}


# --- of one --------------------------------------------------------------------------------------


def _of_one(matter: Matter) -> bool:
    """Whether both are of one: what is acted on is one, and who acts, as far as both say."""
    a, b = matter.a, matter.b
    x, y = a.fact, b.fact
    acting = [each.agents - _COUNTED for each in (x, y)]
    if _others(a, b) or (all(acting) and not acting[0] & acting[1]):
        return False
    ours, theirs = a.of - _COUNTED, b.of - _COUNTED
    crossed = ours & (theirs | _acted(b, a)) or theirs & _acted(a, b)
    if crossed or len(x.acted & y.acted) >= WORDS:
        return True
    silent = not (x.patients and x.lemma) or not (y.patients and y.lemma)
    return silent and bool(x.agents & y.agents) and matter.shared >= SURE


def _acted(deed: Deed, other: Deed) -> Keys:
    """The keys of what is acted on: "Vell's son" is not Vell, but may be Ana Vell."""
    acted, parts = deed.fact.acted, deed.undergoer - deed.undergone
    person = deed.undergone or deed.fact.patients & tables.persons()
    return acted - parts if person and other.undergoer <= parts else acted


def _others(a: Deed, b: Deed) -> bool:
    """Whether the phrases for who acts, or for what is acted on, name others."""
    x, y = a.fact, b.fact
    if known_apart(x.agents, y.agents) or known_apart(x.patients, y.patients):
        return True
    crossed = a.doer & b.undergoer or b.doer & a.undergoer
    doers = named_apart(a.doer, b.doer)
    return not crossed and (doers or named_apart(a.undergoer, b.undergoer))


def _whose(a: Fact, b: Fact) -> str:
    return ", as one source has it in both" if a.holder and b.holder else ""


def _words(fact: Fact, scene: Scene) -> Span:
    """The words to set side by side: the predicate with what denies it, and what it is of."""
    claim = fact.claim
    parts = [*claim.predicate, *claim.stance.words, *_hung(fact, scene)]
    of = [each.at for each in claim.arguments if each.role in ("patient", "attribute")]
    if not [at for at in of if at.start > claim.head.start]:
        of += [each.at for each in claim.arguments if each.at.start > claim.head.start][:1]
    near = [each for each in (*parts, *of) if any(overlaps(each, at) for at in claim.at)]
    return hull(near or list(claim.at))


def _hung(fact: Fact, scene: Scene) -> list[Span]:
    """The words that a verb takes to say what it says: "afloat", "to accept"."""
    number = scene.number(fact.claim.head)
    head = scene.word(number, fact.claim.head) if number is not None else None
    if number is None or head is None:
        return []
    words = scene.sentences[number].words
    return [words[n].span for n in scene.below[number][head] if words[n].role in _TAKEN]
