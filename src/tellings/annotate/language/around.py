"""What the words around a name tell of it, where the model read the name badly or not at all.

Rare names get any label. "said Ana Ruiz, 71, who ..." is a person all the same, "in Verin" a place,
"The Verin Quarterly" an outlet.
"""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotate.language import gazetteer
from tellings.annotate.language.lines import Line
from tellings.annotate.language.people import PARTICLES
from tellings.annotate.language.phrases import adjective_end, is_title, possessive, title_start
from tellings.model import EntityType

Run = tuple[int, int]
Sign = tuple[EntityType, float]
_QUOTES = frozenset({'"', "'", ","})
_MOST_WORDS, _AGES = 4, range(10, 111)
_AGED, _RELATIVE, _APPOSED = 3.0, 1.5, 0.9
_WITHIN, _BESIDE, _AT, _ROUTE, _LED, _GOVERNED = 2.0, 2.0, 1.5, 1.0, 1.0, 2.0
_NAMED_PLACES = ("GPE", "LOC", "FAC")


def persons(line: Line) -> Iterator[Run]:
    """Runs of capitals that speak, or have an age or a relative clause of persons behind them."""
    for at in range(len(line.words) if line.tagged else 0):
        run = None
        if _inverted(line, at):
            run = at + 1, _run_end(line, at + 1)
        elif _says(line, at) or line.forms[at] == ",":
            run = _run_start(line, at), at
        if run and _speaks_or_lives(line, *run) and _one_name(line, *run):
            yield run


def _speaks_or_lives(line: Line, first: int, last: int) -> bool:
    if last - first not in range(1, _MOST_WORDS + 1) or _after_the(line, first):
        return False
    if first and _inverted(line, first - 1) and line.words[last - 1].head == first - 1:
        return True
    several = last - first > 1
    if last < len(line.words) and _says(line, last):
        return several and first > 0 and line.forms[first - 1] in _QUOTES
    return _aged(line, last) or (several and _relative(line, last))


def _one_name(line: Line, first: int, last: int) -> bool:
    """Whether the model has no person or body here, and no table a name or an adjective."""
    forms = line.forms[first:last]
    if forms[-1] in gazetteer.kinds("last") or not gazetteer.not_names().isdisjoint(forms):
        return False
    for word in line.words[first:last]:
        if word.tag == "NNPS" or word.name.endswith(("PERSON", "ORG")):
            return False
    parts = [line.slice(a, b) for a in range(first, last) for b in range(a + 1, last + 1)]
    return not any(gazetteer.listed_name(part) or part in gazetteer.adjectives() for part in parts)


def _proper(line: Line, at: int) -> bool:
    form = line.forms[at]
    return line.capital(at) and line.words[at].tag in {"NNP", "NNPS"} and not _when(form)


def _when(form: str) -> bool:
    plain = form.rstrip(".")
    return plain in gazetteer.around("day") or plain in gazetteer.around("month")


def _run_end(line: Line, first: int) -> int:
    """The end of a run of proper nouns; one too long for a name is not read to its end."""
    at, most = first, min(len(line.words), first + 2 * _MOST_WORDS)
    while at < most and (_proper(line, at) or (at > first and line.forms[at] in PARTICLES)):
        at += 1
    return at


def _run_start(line: Line, last: int) -> int:
    at, least = last, max(0, last - 2 * _MOST_WORDS)
    while at > least and (_proper(line, at - 1) or (at < last and line.forms[at - 1] in PARTICLES)):
        at -= 1
    return at


def _says(line: Line, at: int) -> bool:
    word = line.words[at]
    return word.tag in {"VBD", "VBZ"} and word.lemma in gazetteer.kinds("verb")


def _inverted(line: Line, at: int) -> bool:
    """Whether a verb of saying stands right behind a quotation or a clause: '..., said'."""
    return 0 < at < len(line.words) - 1 and _says(line, at) and line.forms[at - 1] in _QUOTES


def _aged(line: Line, last: int) -> bool:
    """Whether an age between commas follows: ", 71,"."""
    after = line.forms[last : last + 3]
    if len(after) < 2 or after[0] != "," or not (after[1].isdecimal() and after[1].isascii()):
        return False
    closed = after[2:] in {(), (",",), (".",), (";",)}
    return closed and len(after[1]) < 4 and int(after[1]) in _AGES


def _relative(line: Line, last: int) -> bool:
    after = line.forms[last : last + 2]
    return after in {(",", "who"), (",", "whose")}


def _after_the(line: Line, first: int) -> bool:
    return first > 0 and line.forms[first - 1].lower() == "the"


def places(line: Line, common: frozenset[str]) -> Iterator[Run]:
    """Capital runs right behind a preposition of place that the model takes for no name.

    `common` are the words that the article also writes in lower case.
    """
    for at in range(len(line.words) - 1 if line.tagged else 0):
        if line.forms[at].lower() not in gazetteer.around("place") or line.words[at].tag != "IN":
            continue
        first, last = at + 1, _run_end(line, at + 1)
        if 0 < last - first < _MOST_WORDS and _is_place(line, first, last, common):
            yield first, last


def _is_place(line: Line, first: int, last: int, common: frozenset[str]) -> bool:
    words, forms = line.words[first:last], line.forms[first:last]
    if any(word.name and not word.name.endswith("DATE") for word in words):
        return False
    if any(form.casefold() in common or form in gazetteer.not_names() for form in forms):
        return False
    if is_title(forms[-1]) or forms[-1] in gazetteer.kinds("last") or adjective_end(line, first):
        return False
    return _ends_phrase(line, last) and _within(line, first, last)


def _ends_phrase(line: Line, last: int) -> bool:
    """Whether no noun, number or possessive goes on with the name."""
    if last >= len(line.words):
        return True
    tag = line.words[last].tag
    return not tag.startswith(("NN", "JJ", "CD", "HYPH", "POS", "VBG"))


def _within(line: Line, first: int, last: int) -> bool:
    """Whether a preposition of place stands right before the name and governs it."""
    if not first or line.forms[first - 1].lower() not in gazetteer.around("place"):
        return False
    before, word = line.words[first - 1], line.words[last - 1]
    if word.role != "pobj" or word.head != first - 1 or not _ends_phrase(line, last):
        return False
    return line.words[before.head].lemma.lower() not in gazetteer.around("no place")


def outlets(line: Line) -> Iterator[Run]:
    """What is called "The ... Quarterly", by its words behind the article."""
    kinds = gazetteer.kinds("last")
    for at in range(len(line.words) if line.tagged else 0):
        last = _run_end(line, at + 1) if line.forms[at] == "The" else at
        if last - at in range(3, 6) and kinds.get(line.forms[last - 1]) == "outlet":
            yield at + 1, last


def signs(line: Line, first: int, last: int) -> Iterator[Sign]:
    """What stands around the name `first` to `last` tells: types with their weight."""
    if not line.tagged:
        return
    yield from _of_persons(line, first, last)
    if last - first == 1 and not _titled(line, first):
        yield from _of_places(line, first, last)


def _of_persons(line: Line, first: int, last: int) -> Iterator[Sign]:
    if _after_the(line, first) or line.slice(first, last).isupper():
        return
    if _aged(line, last):
        yield "person", _AGED
    elif _relative(line, last) and line.forms[max(0, first - 1)] not in {"as", "like"}:
        yield "person", _RELATIVE
    elif _apposed(line, first, last):
        yield "person", _APPOSED


def _titled(line: Line, first: int) -> bool:
    return title_start(line, 0, first) < first


def _apposed(line: Line, first: int, last: int) -> bool:
    """Whether what a person is follows the name: "Ana Ruiz, an economist at ..."."""
    if line.forms[last : last + 1] != (",",):
        return False
    for at in range(last + 1, min(last + 8, len(line.words))):
        word = line.words[at]
        if word.role == "appos" and first <= word.head < last:
            return is_title(line.forms[at])
    return False


def _of_places(line: Line, first: int, last: int) -> Iterator[Sign]:
    if _within(line, first, last):
        yield "place", _WITHIN
    elif _follows_place(line, first, last) or _home(line, first):
        yield "place", _BESIDE
    elif _at_site(line, first):
        yield "place", _AT
    elif _on_route(line, first, last):
        yield "place", _ROUTE
    yield from _of_states(line, first, last)
    if _paired(line, first):
        yield "place", _ROUTE


def _is_place_name(line: Line, at: int) -> bool:
    listed = gazetteer.listed_name(line.forms[at])
    if listed:
        return listed.type in {"place", "state"}
    return line.words[at].name.endswith(_NAMED_PLACES)


def _paired(line: Line, at: int) -> bool:
    """Whether it is coordinated with a name of a place: "Verinia and Sofia"."""
    if line.words[at].role == "conj" and _is_place_name(line, line.words[at].head):
        return True
    return any(
        line.words[other].role == "conj"
        and line.words[other].head == at
        and _is_place_name(line, other)
        for other in range(at + 1, min(at + 4, len(line.words)))
    )


def _follows_place(line: Line, first: int, last: int) -> bool:
    """Whether it says where the place before it is: "in Sofia, Verinia,"."""
    if first < 2 or line.forms[first - 1] != "," or not _is_place_name(line, first - 2):
        return False
    closed = line.forms[last : last + 1] in {(), (",",), (".",)}
    return closed and line.words[first].role in {"appos", "npadvmod", "nmod"}


def _home(line: Line, first: int) -> bool:
    """Whether it says where someone of an age is from: "Ana Ruiz, 38, of Verin"."""
    before = line.forms[max(0, first - 4) : first]
    return before[2:] == (",", "of") and _aged(line, first - 4)


def _at_site(line: Line, first: int) -> bool:
    if not first or line.forms[first - 1].lower() != "at":
        return False
    return line.words[line.words[first - 1].head].lemma.lower() in gazetteer.around("site")


def _on_route(line: Line, first: int, last: int) -> bool:
    """Whether it is one end of "from X to Y"."""
    before, after = line.forms[first - 1 : first], line.forms[last : last + 2]
    if before == ("from",):
        return after[:1] == ("to",) and len(after) > 1 and after[1][:1].isupper()
    return before == ("to",) and first > 2 and line.forms[first - 3] == "from"


def _of_states(line: Line, first: int, last: int) -> Iterator[Sign]:
    """ "the premier of X", "X's government"; presidents lead other things, too."""
    titles = gazetteer.titles()
    if first > 1 and line.forms[first - 1] == "of":
        start = title_start(line, 0, first - 1)
        ruled = line.slice(start, first - 1).lower()
        if titles.get(ruled) == "head":
            yield "state", _LED if ruled in {"president", "leader"} else _GOVERNED
        elif line.forms[first - 2].lower() in gazetteer.around("of a state"):
            yield "state", _LED
    elif last + 1 < len(line.words) and possessive(line, last):
        owned = line.slice(last + 1, min(last + 3, len(line.words))).lower().split()
        if owned[0] in {"premier", "government"} or owned == ["prime", "minister"]:
            yield "state", _GOVERNED
        elif owned[0] == "president":
            yield "state", _LED
