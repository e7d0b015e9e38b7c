"""Why claims are set against each other: what they share, and how each is held by whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tellings.collate.stance.matters import Shared, shown
from tellings.collate.stance.sides import Side
from tellings.model import Attribution, Entity, Reading

OUTLET = "the article itself"


def why(members: Sequence[Side], pairs: Sequence[Shared], by_id: Mapping[str, Reading]) -> str:
    """What the claims share, and who denies, asserts or leaves open which, in their order."""
    party = _party(members, pairs)
    matter = ", ".join(things(members, pairs))
    told: dict[str, list[str]] = {}
    for side in members:
        told.setdefault(_how(side), []).append(_who(side, by_id[side.article]))
    held = "; ".join(f"{how}: {', '.join(dict.fromkeys(who))}" for how, who in sorted(told.items()))
    return f"one party ({party}) and one matter ({matter}); {held}"


def _how(side: Side) -> str:
    held = side.held
    if not held.said:
        return "not said"
    if held.polarity == "unknown":
        return "left open"
    told = "asserted" if held.polarity == "+" else "denied"
    return told if held.certainty in ("certain", "unknown") else f"{told}, as {held.certainty}"


def _who(side: Side, reading: Reading) -> str:
    """The name of the one who holds it, else the words for the source."""
    if side.held.attribution is None:
        outlet = reading.article.outlet
        return outlet.value if outlet else OUTLET
    note = reading.note(side.held.attribution)
    if not isinstance(note, Attribution):
        return OUTLET
    if note.speaker:
        entity = reading.note(note.speaker)
        if isinstance(entity, Entity):
            return entity.name
    words = " ".join(span.of(reading.article.text) for span in note.source)
    return " ".join(words.split()) or "a source without a name"


def _party(members: Sequence[Side], pairs: Sequence[Shared]) -> str:
    """What the claims call the one who acts in them."""
    parties = {each.party for each in pairs}
    found: dict[str, None] = {}
    for side in members:
        fact = side.matter.fact
        for part in fact.parts:
            if part.role in ("agent", "patient") and parties & _of(side, part.role):
                found.setdefault(part.shown)
                break
    return ", ".join(found)


def _of(side: Side, role: str) -> frozenset[str]:
    return side.matter.parties if role == "agent" else side.matter.owners


def things(members: Sequence[Side], pairs: Iterable[Shared]) -> Sequence[str]:
    """The words of the claims for what is acted on."""
    keys = {key for each in pairs for key in each.things}
    found = (word for side in members for word in shown(side.matter.fact, keys))
    return list(dict.fromkeys(found))
