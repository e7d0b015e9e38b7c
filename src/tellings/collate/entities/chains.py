"""Chains: the stretches of several articles that stand for one person, state, body or thing.

What a stretch stands for is told, in this order, by a person's name, a description of a person, a
party's name, a state's, another name. What has no name goes with what is most like it in words.
Two persons or two states, and a person and a thing, are never one, whatever their words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from tellings import lexicon
from tellings.collate import names
from tellings.collate.entities import described, things
from tellings.collate.entities.marks import SIGNALS, Chain, Key, Marked, Member, Placed, Signal
from tellings.collate.entities.phrases import Phrase
from tellings.collate.entities.placing import Story
from tellings.collate.entities.things import Embed, Thing
from tellings.model import Reading


def chains(
    readings: Sequence[Reading],
    marks: Sequence[Marked],
    embed: Embed | None,
    signals: Collection[Signal] = SIGNALS,
) -> tuple[Chain, ...]:
    """The chains of these stretches, each stretch in one; in the order of their first members.

    `readings` are those of a story; each stretch lies in one of them. `embed` gives unit vectors
    of texts; without it, or without the signal "likeness", things go together by their heads.
    What is joined does not depend on the order of readings or stretches. Raises KeyError for a
    stretch of another article.
    """
    story = Story(readings, signals)
    phrases = [story.texts[mark.article].phrase(mark.at) for mark in marks]
    told = [story.placed(mark, phrase) for mark, phrase in zip(marks, phrases, strict=True)]
    rest = [n for n, placed in enumerate(told) if placed is None]
    spoken = [_thing(phrases[n], story.named(marks[n], phrases[n])) for n in rest]
    groups = things.groups(spoken, embed if "likeness" in signals else None)
    alike = dict(zip(rest, map(_alike, spoken, groups), strict=True))
    found: dict[tuple[Key, Key | None], list[Member]] = defaultdict(list)
    for n, placed in enumerate(told):
        each = placed or alike[n]
        found[each.key, each.acts_for].append(Member(n, each.why))
    return tuple(Chain(key, whom, tuple(own)) for (key, whom), own in found.items())


def _thing(phrase: Phrase, named: tuple[str, ...]) -> Thing:
    """What a phrase says that has no name for a head."""
    small = lexicon.words("tellings.collate", "function_words")
    lemmas = [
        (word.lemma or form).lower()
        for word, form in zip(phrase.words, phrase.forms, strict=True)
        if any(map(str.isalnum, form))
    ]
    plain = names.words(phrase.text) or (phrase.text.casefold(),)
    people = phrase.noun and phrase.lemma in described.roles()
    return Thing(
        "people" if people else "thing",
        phrase.lemma or plain[-1],
        tuple(word for word in lemmas if word not in small) or plain,
        named,
        tuple(sorted(form for form in phrase.forms if _year(form))),
    )


def _year(form: str) -> bool:
    return len(form) == 4 and form.isdecimal() and form[:2] in {"18", "19", "20"}


def _alike(thing: Thing, group: Thing) -> Placed:
    """The key of a thing's group, and why it is there."""
    key = Key("thing", f"{group.kind}: {' '.join((*group.words, *group.names, *group.years))}")
    if thing.head == group.head:
        same = thing.words == group.words
        return Placed(key, "the same words" if same else f"the same head: {thing.head}")
    return Placed(key, f"like in meaning: {' '.join(group.words)}")
