"""Articles with a text, grouped anew each with each, and which story each group goes on as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from tellings.group.stories.active import Active, Member
from tellings.group.stories.judging import Judge

Rank = Callable[[str], tuple[int, float, str]]

_WHOLE = 48  # a story of more texts is stood for by a sample, and goes as one
_MOST = 600  # texts that are compared each with each at once


def batches(active: Active, stories: Sequence[str]) -> list[list[str]]:
    """Stories with a text in runs of at most some hundred texts, in the order given."""
    found: list[list[str]] = []
    room = 0
    for story in stories:
        size = len(standing(active, story))
        if not size:
            continue
        if size > room:
            found.append([])
            room = _MOST
        room -= size
        found[-1].append(story)
    return found


def standing(active: Active, story: str) -> list[Member]:
    """The texts of a story, or of very many some that stand for it."""
    told = [member for member in active.members(story).values() if not member.bare]
    return told if len(told) <= _WHOLE else [m for m in active.sample(story) if not m.bare]


def regrouped(
    active: Active,
    judge: Judge,
    stories: Sequence[str],
    rank: Rank,
    new: Callable[[str], str],
) -> dict[str, str]:
    """Group the texts of these stories by the likeness of pairs (see `parting`): article -> story.

    A group goes on as the story that most of it comes from, a story as the group that most of it
    goes to; of two alike the story that ranks first. A group that is left without gets a `new` one.
    """
    members = [member for story in stories for member in standing(active, story)]
    labels = judge.groups(members, [str(active.story(member.article)) for member in members])
    overlaps = Counter(
        (label, str(active.story(member.article)))
        for label, member in zip(labels, members, strict=True)
    )
    names = _names(overlaps, rank)
    for label, member in zip(labels, members, strict=True):
        if label not in names:
            names[label] = new(member.article)
    return {each.article: names[label] for label, each in zip(labels, members, strict=True)}


def _names(overlaps: Mapping[tuple[int, str], int], rank: Rank) -> dict[int, str]:
    """A story for each group, where there is one: the largest overlaps first, each story once."""
    names: dict[int, str] = {}
    order = sorted(overlaps, key=lambda each: (-overlaps[each], rank(each[1]), each[0]))
    for label, story in order:
        if label not in names and story not in names.values():
            names[label] = story
    return names
