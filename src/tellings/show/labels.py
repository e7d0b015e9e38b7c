"""Words of ours for what an attribution says: its form, the kind of its source, its stance."""

from __future__ import annotations

from msgspec import Struct

from tellings.model import Attribution, Reading, Stance
from tellings.show.excerpt import printed
from tellings.show.telling import Telling
from tellings.text import covers, overlaps

_FORMS = {"direct": "quoted", "mixed": "partly quoted", "indirect": "paraphrased"}
_ANONYMITY = {
    "": "unnamed",
    "role": "unnamed, a role is given",
    "country": "unnamed, a country is given",
    "full": "unnamed, nothing is told of them",
}
_HELD = {
    "certain": "as certain",
    "probable": "as probable",
    "possible": "as possible",
    "unknown": "how surely is not clear",
}
_AGAINST = {
    "certain": "denies it",
    "probable": "as improbable",
    "possible": "as doubtful",
    "unknown": "denies it, how surely is not clear",
}
_OPEN = "whether it is so is not clear"
_ASKED = "asks for it"
_UNSAID = "did not say it"


class Held(Struct, frozen=True):
    """How a source holds what it says, in words of ours, and the source's words that decide it.

    `limits` are words that limit it in time. `unsaid`: the text tells that it was not said.
    """

    words: str
    deciding: str = ""
    limits: str = ""
    unsaid: bool = False


def form(note: Attribution) -> str:
    """Whether the words are quoted."""
    return _FORMS[note.form]


def kind(note: Attribution) -> str:
    """What the source is, and what the text tells of one that it does not name; "" if unknown."""
    return _ANONYMITY[note.anonymity] if note.source_type == "unnamed" else note.source_type


def tone(note: Attribution) -> str:
    """What the cue adds, such as "distancing cue"; "" for a neutral one."""
    return f"{note.cue_class} cue" if note.cue_class not in {"", "neutral"} else ""


def held(telling: Telling, note: Attribution) -> Held | None:
    """The stance of an attribution's source, or None if it is not known.

    Words that decide it are left out where they are those of the cue.
    """
    stance = note.stance
    if stance is None or stance == Stance():
        return None
    decide = [word for word in stance.words if not any(covers(cue, word) for cue in note.cue)]
    deciding, limits = (printed(telling, at) for at in (decide, stance.limits))
    return Held(_stance(note, stance), deciding, limits, unsaid=not stance.said)


def found(reading: Reading, by: str) -> str:
    """Who found a note: the rule's or the model's name, and which of the two it is.

    It is a model's if it begins with the role or the name of one that the reading was made with.
    """
    models = {name for record in reading.models for name in (record.role, record.name)}
    return " and ".join(
        f"{'model' if each.partition(':')[0] in models else 'rule'} “{each}”"
        for each in by.split(", ")
    )


def _stance(note: Attribution, stance: Stance) -> str:
    if not stance.said:
        return _UNSAID
    if stance.polarity == "unknown":
        return _ASKED if note.cue_class == "directing" else _OPEN
    if _against(note, stance):
        return _AGAINST[stance.certainty]
    return f"{'negated, ' if stance.polarity == '-' else ''}{_HELD[stance.certainty]}"


def _against(note: Attribution, stance: Stance) -> bool:
    """Whether the source is against the content as it stands there.

    Polarity is that of what happens or not: "said it was not safe" has "-", and holds its content.
    What a word outside the content turns round, the source denies; a cue that denies a content
    which is negated gives "+", and still is against it.
    """
    inside = [any(overlaps(word, span) for span in note.content) for word in stance.words]
    denies = note.cue_class == "denying"
    if stance.polarity == "-":
        return not any(inside) or (denies and not all(inside))
    return denies and any(inside) and not all(inside)
