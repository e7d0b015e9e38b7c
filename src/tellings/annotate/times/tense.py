"""Whether what a sentence dates lies behind or ahead, as its governing verb tells.

Read off the parse (Penn tags, ClearNLP labels); without a parse nothing is known but what the
word before the date tells ("until", "since").
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from tellings.annotate.times.reckoning import Direction
from tellings.annotate.times.views import Place
from tellings.annotate.times.words import rows
from tellings.model import Span, Word

_CLIMB = 12
_NEAR = 2
_VERBS = ("VB", "MD")


Known = dict[str, frozenset[str]]
"""Words by kind, of `tense_words.tsv`."""


class Tense(Struct, frozen=True):
    """A direction, and the word that tells it (lower case).

    `leading`: the word right before tells it. `over`: a past that ends before another ("had
    met"), or did not happen then ("did not meet"). `loose`: a future that may be told of
    something named with a date of the past ("would fight Tuesday's ruling"). `near`: nothing but
    a preposition stands between the verb and the stretch.
    """

    direction: Direction = ""
    word: str = ""
    leading: bool = False
    over: bool = False
    loose: bool = False
    near: bool = False


UNTOLD = Tense()


def tense(place: Place | None, at: Span, text: str, language: str) -> Tense:
    """How a stretch of the article `text` that begins at `place` lies to the time of writing.

    `leading` is true where the word right before the stretch tells it.
    """
    if place is None:
        return UNTOLD
    known = _words(language)
    before = _before(place, text)
    if before in known.get("back", ()):
        return Tense("past", before, True)
    verb = _of_verb(place, at, text, known)
    if before in known.get("ahead", ()) or (
        before in known.get("ahead_unless_past", ()) and verb.direction != "past"
    ):
        return Tense("past" if verb.over else "future", before, True)
    unsure = verb.direction == "present" or (verb.direction == "future" and verb.loose)
    if unsure and _owns(place, at):
        return UNTOLD
    return verb


@cache
def _words(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows("tense_words", language):
        found.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(each) for kind, each in found.items()}


def _before(place: Place, text: str) -> str:
    if not place.index:
        return ""
    return place.words[place.index - 1].span.of(text).lower()


def _owns(place: Place, at: Span) -> bool:
    """Whether the stretch is a possessor: "Tuesday's"."""
    after = next((each for each in place.words[place.index :] if each.start >= at.end), None)
    return after is not None and after.tag == "POS"


def _of_verb(place: Place, at: Span, text: str, known: Known) -> Tense:
    """The tense of the first verb above the stretch that shows one."""
    words, index = place.words, _head(place, at)
    for step in range(_CLIMB):
        above = words[index].head
        if not 0 <= above < len(words):
            break
        word = words[above]
        if found := _shown(words, above, text, known):
            return replace(found, near=step < _NEAR)
        if above == index:
            break
        if word.lemma.lower() in known.get("planned", ()) and word.pos in ("NOUN", "ADJ"):
            return Tense("future", word.lemma.lower())
        index = above
    return UNTOLD


def _head(place: Place, at: Span) -> int:
    """The word of the stretch that hangs on a word outside of it."""
    for index in range(place.index, len(place.words)):
        word = place.words[index]
        if word.start >= at.end:
            break
        above = place.words[word.head] if 0 <= word.head < len(place.words) else word
        if not at.start <= above.start < at.end:
            return index
    return place.index


def _shown(words: tuple[Word, ...], verb: int, text: str, known: Known) -> Tense | None:
    """The tense that a verb shows with its auxiliaries; None for one that shows none."""
    word = words[verb]
    if word.tag[:2] not in _VERBS:
        return None
    helpers = _helpers(words, verb)
    lemma, said = word.lemma.lower(), word.span.of(text).lower()
    tags = {each.tag for each in helpers}
    has = any(each.lemma.lower() in known.get("have", ()) for each in helpers)
    if "MD" in tags or word.tag == "MD":
        modals = {each.span.of(text).lower() for each in helpers if each.tag == "MD"}
        loose = bool(modals & known.get("loose", frozenset()))
        return Tense("past" if has else "future", said, loose=loose)
    if lemma in known.get("planned", ()) and (
        word.tag in ("VBZ", "VBP", "VBG") or (word.tag == "VBN" and not has)
    ):
        return Tense("future", said)
    if word.tag == "VBD" or "VBD" in tags:
        return Tense("past", said, over=has or _is_denied(words, verb))
    if word.tag == "VB" and "TO" in tags:
        return _infinitive(words, verb, said, known)
    told = lemma in known.get("told", ()) and word.tag != "VBN"
    found = _unaided(word, tags, helpers, "past" if told else "present", known)
    return Tense(found, said) if found else None


def _unaided(
    word: Word, tags: set[str], helpers: list[Word], present: Direction, known: Known
) -> Direction:
    """What a verb without a past auxiliary shows: "has met" looks back, "is met" is present."""
    if word.tag == "VBN":
        copula = known.get("copula", frozenset())
        is_now = any(e.lemma.lower() in copula and e.tag in ("VBZ", "VBP") for e in helpers)
        return "present" if is_now else "past"
    return present if (tags | {word.tag}) & {"VBZ", "VBP"} else ""


def _helpers(words: tuple[Word, ...], verb: int) -> list[Word]:
    """The auxiliaries of a verb, and its "to"."""
    near = words[max(0, verb - 8) : verb]
    return [each for each in near if each.head == verb and each.role in ("aux", "auxpass")]


def _is_denied(words: tuple[Word, ...], verb: int) -> bool:
    return any(each.role == "neg" and each.head == verb for each in words[max(0, verb - 8) : verb])


def _infinitive(words: tuple[Word, ...], verb: int, said: str, known: Known) -> Tense | None:
    """ "is to meet", "plans to meet", a headline's "Mayor to meet" look ahead.

    Elsewhere the verb above tells: "declined to comment on Friday".
    """
    if words[verb].head == verb:
        return Tense("future", said)
    above = words[words[verb].head] if 0 <= words[verb].head < len(words) else words[verb]
    ahead = known.get("planned", frozenset()) | known.get("copula", frozenset())
    if above.lemma.lower() in ahead | known.get("going", frozenset()):
        return Tense("future", said)
    return None
