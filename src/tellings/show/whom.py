"""Who said what, on whose word: the attributions of one telling by the one who says them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tellings.collate import forms
from tellings.model import Attribution, Collation
from tellings.show import people, voices
from tellings.show.excerpt import printed
from tellings.show.telling import Telling
from tellings.show.voices import Said
from tellings.text import tokens

ALIKE = "the same words each time; whether they are the same people is not known"


class Whom(Struct, frozen=True):
    """Someone, and what the telling has from them: `said` in speech or writing, `felt` if not.

    `name` is the speaker's, or the words of the source. `kind` is that of the source where all
    have the same, else "". `doubt` is what is not known of them, or "".
    """

    name: str
    kind: str
    said: tuple[Said, ...]
    felt: tuple[Said, ...]
    doubt: str = ""


class ByWhom(Struct, frozen=True):
    """A telling's attributions by whom, in the order of their first words, then the others.

    `unsourced` are those whose source was not found; `hidden` counts those too unsure to be shown.
    """

    whom: tuple[Whom, ...]
    unsourced: tuple[Said, ...]
    hidden: int


def by_whom(collation: Collation, telling: Telling) -> ByWhom:
    """The attributions of a telling, those that stand in no other grouped by whom they are from."""
    groups: dict[object, list[tuple[Attribution, Said]]] = {}
    unsourced: list[Said] = []
    for note, said in voices.forest(collation, telling):
        if said.sourced:
            groups.setdefault(_who(telling, note), []).append((note, said))
        else:
            unsourced.append(said)
    found = tuple(_whom(collation, telling, group) for group in groups.values())
    return ByWhom(found, tuple(unsourced), voices.hidden(telling))


def _who(telling: Telling, note: Attribution) -> object:
    """What statements of one source have in common; a source like "he" has it with no other."""
    if speaking := people.speaking(note):
        return frozenset(speaking)
    words = [token.normal for span in note.source for token in tokens(telling.text, span)]
    if all(forms.is_function_word(word) for word in words):
        return note.id
    return tuple(word for word in words if not forms.is_function_word(word))


def _whom(
    collation: Collation, telling: Telling, group: Sequence[tuple[Attribution, Said]]
) -> Whom:
    first, all_said = group[0][0], [said for _, said in group]
    named = people.speakers(collation, telling.id, first)
    kinds = {said.kind for said in all_said}
    return Whom(
        name=" / ".join(named) or printed(telling, first.source) or voices.NO_SOURCE,
        kind=kinds.pop() if len(kinds) == 1 else "",
        said=tuple(said for said in all_said if not said.felt),
        felt=tuple(said for said in all_said if said.felt),
        doubt="" if named or len(group) == 1 else ALIKE,
    )
