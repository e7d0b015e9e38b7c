"""The language of an article: as it says, or as its letters tell.

Where nobody says it, annotation takes a text for English: only a known language keeps the rules of
English from a text in another one.
"""

from __future__ import annotations

from typing import Any
from unicodedata import normalize

from msgspec.structs import replace

from tellings.model import Article, Datum

# resiliparse takes a tenth of English texts of 200 characters for another language, and one in 110
# of those of 400. Asked that the next language be this much further, it says nothing of those: of
# 2,238 English and 694 German texts cut to 300 characters one is told wrong, of whole ones none but
# a list of countries.
_FEWEST_CHARACTERS = 300
_APART = 1.05
_MOST = 5_000
# Ranks are distances: those of news are under 670, that of an empty text is about 1,000.
_NEAR = 700
_FARTHEST, _ALL = 10_000, 1_000


def spoken(article: Article) -> Article:
    """The article with the language of its text, if it says none and its letters tell one.

    What an article says already stays: of a file of articles somebody said it, of a page a
    template, which is why pages ask `language`.
    """
    if article.language is not None:
        return article
    found = language(None, article.text)
    return replace(article, language=found) if found else article


def language(declared: Datum | None, text: str) -> Datum | None:
    """What the page declares if its text agrees or is unclear, else the language of the text.

    Templates often declare the language of whoever made them. Values are as BCP 47 writes them;
    a detected one is the two letters of ISO 639-1.
    """
    ranked = _ranked(text)
    if not ranked:
        return declared
    near = [code for code, rank in ranked if rank < _APART * ranked[0][1]]
    alone = len(near) == 1
    if declared is None:
        return Datum(near[0], "the text's letters", 0.9) if alone else None
    agrees = any(_same(declared.value, code) for code in near)
    known = any(_same(declared.value, code) for code, _ in ranked)
    if agrees or not (known or alone):
        return declared
    return Datum(near[0], "the text's letters", 0.8)


def _ranked(text: str) -> list[tuple[str, int]]:
    """All languages with their distances, nearest first; none if the text is short or like none."""
    if len(text) < _FEWEST_CHARACTERS:
        return []
    from resiliparse.parse.lang import detect_fast  # noqa: PLC0415

    found: Any = detect_fast(normalize("NFC", text[:_MOST]), cutoff=_FARTHEST, n_results=_ALL)
    return found if found and found[0][1] <= _NEAR else []


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
