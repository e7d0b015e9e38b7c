"""Times that come again ("every Monday", "daily"), and words for no date of their own ("now")."""

from __future__ import annotations

from collections.abc import Callable

from tellings.annotate.times.reckoning import duration
from tellings.annotate.times.timex.cases import Case, Meaning
from tellings.annotate.times.timex.dated import month_of

_EACH = "each time it comes"


def _every(case: Case) -> Meaning | None:
    if unit := case.unit():
        count = 2 if case.code_of("every_second", case.part("other")) else 1
        return None if unit == "TS" else Meaning("SET", duration(count, unit), _EACH)
    if weekday := case.code("weekday"):
        part = case.code("part")
        return Meaning("SET", f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""), _EACH)
    if part := case.code("part2", "part"):
        return Meaning("SET", f"XXXX-XX-XXT{part}", _EACH)
    if season := case.code("season"):
        return Meaning("SET", f"XXXX-{season}", _EACH)
    month = month_of(case)
    return Meaning("SET", f"XXXX-{month:02d}", _EACH) if month else None


def _every_n(case: Case) -> Meaning:
    return Meaning("SET", duration(case.count(), case.unit("units")), _EACH)


def _weekdays(case: Case) -> Meaning:
    return Meaning("SET", f"XXXX-WXX-{case.code('weekdays')}", _EACH)


def _weekday_parts(case: Case) -> Meaning:
    part = case.code("parts")
    return Meaning("SET", f"XXXX-WXX-{case.code('weekday')}T{part}", _EACH)


def _adverb(case: Case) -> Meaning | None:
    """ "daily", where it tells how often, not in a name ("the Daily Crier")."""
    if case.tag() in ("NNP", "NNPS"):
        return None
    return Meaning("SET", case.code("adverb_set"), _EACH, confidence=0.8)


def _per(case: Case) -> Meaning | None:
    unit = case.unit()
    if unit.startswith("T") and case.found.rule == "per_unit":
        return None
    return Meaning("SET", duration(1, unit), "in each of them", confidence=0.85)


# --- now, recently, soon --------------------------------------------------------------------------

_TELLS = {
    "PRESENT_REF": "the time of writing",
    "PAST_REF": "some time before the document's date",
    "FUTURE_REF": "some time after the document's date",
}


def _reference(case: Case) -> Meaning | None:
    words = case.part("ref")
    told = (case.code_of(name, words) for name in ("present", "past", "future"))
    value = next(filter(None, told), "")
    if not value or _is_other(case, words):
        return None
    return Meaning("DATE", value, _TELLS[value], confidence=0.8)


def _is_other(case: Case, words: str) -> bool:
    """Whether such words say something else here ("now that", "as soon as", "the past year")."""
    return bool(
        case.code_of("not_before", f"{words} {case.word_after()}")
        or case.code_of("not_after", f"{case.word_before()} {words}")
        or (case.code_of("noun_ref", words) and _has_noun(case))
    )


def _has_noun(case: Case) -> bool:
    """Whether a noun goes on after it, so that it only describes that."""
    place = case.view.place(case.at)
    if place is None:
        return False
    after = next((each for each in place.words[place.index :] if each.start >= case.at.end), None)
    return after is not None and after.tag[:2] in ("NN", "JJ", "CD", "VBN")


def _adjective(case: Case) -> Meaning | None:
    """ "the current crisis": an adjective that dates its noun."""
    if case.tag() not in ("JJ", "RB"):
        return None
    value = case.code("adjective_ref")
    return Meaning("DATE", value, f"{_TELLS[value]}, said of what follows", confidence=0.5)


Rule = Callable[[Case], Meaning | None]

RULES: dict[str, Rule] = {
    "every": _every,
    "every_n": _every_n,
    "weekdays": _weekdays,
    "weekday_parts": _weekday_parts,
    "adverb_set": _adverb,
    "times_per": _per,
    "per_unit": _per,
    "vague_ref": _reference,
    "adjective_ref": _adjective,
}
