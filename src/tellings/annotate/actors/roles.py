"""What an article calls someone besides the name: "Chinese President", "foreign policy analyst"."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotate.actors.bearing import Bearing, phrase
from tellings.annotate.actors.scene import Scene
from tellings.model import Mention
from tellings.text import normal, tokens

_HONORIFIC = "honorific"


def roles(scene: Scene, bearing: Bearing) -> dict[str, str]:
    """For each person the words of the article for what it is; those without any are left out.

    The most frequent designation, prose before captions and headlines, then the fullest, then the
    first; without one the words beside the name ("Oltin, a marine biologist,").
    """
    said: dict[str, list[tuple[str, bool]]] = {}
    beside: dict[str, str] = {}
    for mention in scene.mentions:
        if mention.type != "person" or mention.form != "name" or not mention.entity:
            continue
        words = _designation(scene, mention)
        if words:
            said.setdefault(mention.entity, []).append((words, _in_prose(scene, mention)))
        elif mention.entity not in beside:
            for told in _beside(scene, bearing, mention):
                beside[mention.entity] = told
                break
    return {**beside, **{entity: _best(them) for entity, them in said.items()}}


def _designation(scene: Scene, mention: Mention) -> str:
    """What stands in a designation before the name, without honorifics."""
    if mention.at[0].start >= mention.head.start:
        return ""
    start, text = mention.at[0].start, scene.text
    titles = scene.words.titles
    parts = normal(text[start : mention.head.start]).strip(" ,").split(" ")
    kept = [part for part in parts if titles.get(part.lower().rstrip(".")) != _HONORIFIC]
    while kept and kept[0].lower() in scene.words.of("the") | scene.words.of("a"):
        kept = kept[1:]
    words = " ".join(kept)
    return words if _is_role(scene, words) else ""


def _is_role(scene: Scene, words: str) -> bool:
    """Whether words before a name end with a noun for a person: not those of a broken parse."""
    found = tokens(words)
    last = scene.words.noun(found[-1].normal) if found else ""
    return bool(last) and (last in scene.words.titles or scene.words.human(last))


def _in_prose(scene: Scene, mention: Mention) -> bool:
    number = scene.block_number(mention.head.start)
    return number is not None and scene.blocks[number].role == "paragraph"


def _best(said: list[tuple[str, bool]]) -> str:
    counts: dict[str, int] = {}
    prose: dict[str, bool] = {}
    for words, in_prose in said:
        counts[words] = counts.get(words, 0) + 1
        prose[words] = prose.get(words, False) or in_prose
    return max(counts, key=lambda words: (prose[words], counts[words], len(words)))


def _beside(scene: Scene, bearing: Bearing, mention: Mention) -> Iterator[str]:
    """What stands in apposition to a name, without its article."""
    tree = scene.tree_at(mention.head.start)
    index = tree.governing(mention.head) if tree else None
    if tree is None or index is None:
        return
    for child in tree.below(index, frozenset({"appos"})):
        title, _ = bearing.title_at(tree, child)
        if title and tree.words[child].pos == "NOUN":
            words = phrase(tree, child).of(scene.text)
            first, _, rest = words.partition(" ")
            article = first.lower() in scene.words.of("the") | scene.words.of("a")
            yield normal(rest if rest and article else words)
