"""Persons spoken of by what they are: "the Chinese leader", "the prime minister".

Such words go to a person only if exactly one person of the article bears that title (and that
country, if one is said), or if a name stands right beside them: "the Chinese leader, Li Wen,".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from tellings.annotate.language import gazetteer
from tellings.annotate.language.entities import Belonging, Group
from tellings.annotate.language.heads import Head
from tellings.annotate.language.lines import Line
from tellings.annotate.language.phrases import adjective_end, plain_title, title_end

_CONFIDENT = 0.75


class Nominal(Struct, frozen=True):
    """A description: words `first` to `last` of a line, its title, the country it says."""

    line: int
    first: int
    last: int
    title: str
    country: str | None


class Resolved(Struct, frozen=True):
    """A description and whom it means (None: not known), with the reason."""

    nominal: Nominal
    group: int | None
    why: str
    confidence: float


def nominals(
    lines: Sequence[Line],
    heads: Sequence[Head],
    groups: Sequence[Group],
    belong: Sequence[Belonging],
) -> list[Resolved]:
    """The descriptions in these lines with whom they mean. Those of a role that nobody here has
    ("the victim") are left out."""
    by_line: dict[int, list[tuple[Head, int | None]]] = {}
    for head, where in zip(heads, belong, strict=True):
        by_line.setdefault(head.line, []).append((head, where.group))
    first = {n: heads[group.heads[0]] for n, group in enumerate(groups)}
    found = []
    for number, line in enumerate(lines):
        own = by_line.get(number, [])
        taken = {at for head, _ in own for at in range(head.start, head.last)}
        for nominal in _described(number, line, taken):
            before = [
                n for n, head in first.items() if (head.line, head.first) < (number, nominal.first)
            ]
            resolved = _beside(nominal, line, own) or _by_title(nominal, line, groups, before)
            if resolved:
                found.append(resolved)
    return found


def _described(number: int, line: Line, taken: set[int]) -> Iterator[Nominal]:
    """ "the" + adjectives of a country + a title, with nothing after it that it would modify."""
    for at, form in enumerate(line.forms[:-1]):
        if form.lower() != "the" or not line.free:
            continue
        start, country = at + 1, None
        end = adjective_end(line, start)
        if end is not None and end < len(line.forms):
            country = gazetteer.adjectives()[line.slice(start, end)]
            start = end
        last = title_end(line, start)
        if last is None or taken & set(range(at, last)) or not _ends(line, start, last):
            continue
        yield Nominal(number, at, last, plain_title(line.slice(start, last)), country)


def _ends(line: Line, first: int, last: int) -> bool:
    """Whether the phrase ends with its title: "the prime minister said", not "the leader board"."""
    if line.tagged and line.words[last - 1].tag not in {"NN", "NNP"}:
        return False
    if last >= len(line.forms):
        return True
    after = line.words[last]
    if line.forms[last] in {"of", "for", "-", "in"}:
        return False
    return not after.tag.startswith(("NN", "HYPH")) if line.tagged else not line.capital(last)


def _beside(
    nominal: Nominal, line: Line, own: Sequence[tuple[Head, int | None]]
) -> Resolved | None:
    """The person whose name stands in apposition, between commas."""
    for head, group in own:
        if head.type != "person" or group is None:
            continue
        after = head.start == nominal.last + 1 and line.forms[nominal.last] == ","
        before = head.last + 1 == nominal.first and line.forms[head.last] == ","
        if (after and _closed(line, head.last)) or (before and _apposed(line, nominal, head)):
            return Resolved(nominal, group, f"stands beside the name {head.words}", 0.9)
    return None


def _closed(line: Line, at: int) -> bool:
    """Whether a comma or the sentence's end closes here, and no list goes on."""
    if at >= len(line.forms):
        return True
    going_on = line.forms[at + 1 : at + 2] in {("and",), ("or",)}
    return line.forms[at] in {",", "."} and not going_on


def _apposed(line: Line, nominal: Nominal, head: Head) -> bool:
    """Whether what follows a name tells who it is: by the parse, or between commas."""
    word = line.words[nominal.last - 1]
    if not line.tagged:
        return _closed(line, nominal.last)
    return word.role == "appos" and head.first <= word.head < head.last


def _by_title(
    nominal: Nominal, line: Line, groups: Sequence[Group], before: Sequence[int]
) -> Resolved | None:
    """The one person who bears this title, if already named."""
    if line.tagged and line.words[nominal.last - 1].role in {"attr", "appos", "oprd"}:
        return None
    words = line.slice(nominal.first, nominal.last)
    those = [n for n, group in enumerate(groups) if _bears(group, nominal)]
    if len(those) == 1 and those[0] in before:
        why = f"the one person here who is called {_borne(groups[those[0]], nominal)}"
        return Resolved(nominal, those[0], why, _CONFIDENT)
    if len(those) > 1:
        return Resolved(nominal, None, f"{len(those)} persons here may be called {words}", 0.3)
    if gazetteer.titles()[nominal.title] in {"head"}:
        return Resolved(nominal, None, f"no person named before bears the title: {words}", 0.3)
    return None


def _bears(group: Group, nominal: Nominal) -> bool:
    if group.type != "person" or (nominal.country and group.country != nominal.country):
        return False
    return bool(_matching(group, nominal))


def _borne(group: Group, nominal: Nominal) -> str:
    return min(_matching(group, nominal))


def _matching(group: Group, nominal: Nominal) -> list[str]:
    """The person's titles that the description may stand for: a leader is any head of state."""
    classes = gazetteer.titles()
    if nominal.title == "leader":
        return [title for title in group.titles if classes[title] == "head"]
    return [title for title in group.titles if title == nominal.title]
