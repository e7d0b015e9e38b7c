"""The language of a page: as it says, unless its words are plainly of another."""

from __future__ import annotations

from tellings.model import Datum

# resiliparse tells 965 of 1,000 news texts right by their bodies; of titles only 761.
_FEWEST_CHARACTERS = 200
_MOST = 5_000
# Its rank is a distance; above this it is often wrong.
_NEAR, _PLAIN = 1_000, 700


def language(declared: Datum | None, text: str) -> Datum | None:
    """What the page declares if its text agrees or is unclear, else the language of the text.

    Templates often declare the language of whoever made them. Values are as BCP 47 writes them;
    a detected one is the two letters of ISO 639-1.
    """
    found, rank = _detected(text)
    if declared is None:
        return Datum(found, "the text's letters", 0.9) if found and rank <= _NEAR else None
    if found and rank <= _PLAIN and not _same(declared.value, found):
        return Datum(found, "the text's letters", 0.8)
    return declared


def _detected(text: str) -> tuple[str, int]:
    if len(text) < _FEWEST_CHARACTERS:
        return "", 0
    from resiliparse.parse.lang import detect_fast  # noqa: PLC0415

    found, rank = detect_fast(text[:_MOST])
    return ("", 0) if found == "unknown" else (found, rank)


def _same(declared: str, found: str) -> bool:
    return _CODES.get(declared[:2].lower(), declared[:2].lower()) == _CODES.get(found, found)


# Languages that profiles of letters confuse, and old codes: one code for each group.
_CODES = {
    **dict.fromkeys(("nb", "nn", "no", "da"), "no"),
    **dict.fromkeys(("hr", "sr", "bs", "sh"), "sh"),
    **dict.fromkeys(("id", "ms", "in"), "id"),
    **dict.fromkeys(("cs", "sk"), "cs"),
    **dict.fromkeys(("zh", "ja", "ko", "wu", "yue"), "zh"),
    **dict.fromkeys(("es", "gl", "ca", "ast", "an", "pt"), "es"),
    **dict.fromkeys(("de", "lb", "nds", "als", "bar"), "de"),
    **dict.fromkeys(("ru", "uk", "be", "bg"), "ru"),
    **dict.fromkeys(("af", "nl"), "nl"),
    **dict.fromkeys(("en", "sco", "simple"), "en"),
    **dict.fromkeys(("xh", "zu", "st", "tn", "ss", "nr", "ve", "ts"), "zu"),
}
