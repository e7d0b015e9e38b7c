"""From a noun to its phrase: by the tree of its sentence, in a title by the words beside it."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotate.things.names import Name, Part
from tellings.annotate.things.nominals import Line, Nominal, Opens, lines
from tellings.model import Reading, Span
from tellings.text import normal

_BEFORE = frozenset({"det", "poss", "amod", "compound", "nummod", "nmod", "predet", "punct"})
_NO_HEAD = frozenset({"compound", "amod", "nmod", "npadvmod", "intj", "advmod"})
_MARKS = frozenset({'"', "'", "-", ",", "("})
_CLOSING = frozenset({'"', ",", "."})
_MOST = 25  # words of a phrase


def nominals(reading: Reading) -> list[Nominal]:
    """The noun phrases of an article, in order; what a name of another kind covers is left out."""
    found: list[Nominal] = []
    for line in lines(reading):
        read = _parsed if line.tagged else _titled
        found.extend(each for at, noun in line.heads() if (each := read(line, at, noun)))
    return found


# --- parsed sentences ----------------------------------------------------------------------------


def _parsed(line: Line, at: int, noun: str) -> Nominal | None:
    word = line.words[at]
    if not word.tag.startswith("NN") or (word.role in _NO_HEAD and word.head > at):
        return None
    first, own = _start(line, at), list(line.children[at])
    own = [child for child in own if first <= child < at]
    if any(line.lists.opens.get(line.forms[child]) == "open" for child in own):
        return None
    last, behind = _end(line, at)
    names = frozenset((*_before(line, own), *behind))
    opens = _opens(line, at, own, named=bool(names))
    if opens is None:
        return None
    if opens == "name":
        first += line.words[first].role == "det"
    kinds, orders = _parting(line, at, own)
    return Nominal(
        at=_balanced(line, first, last),
        head=line.head(at, noun),
        noun=noun,
        classes=line.lists.classes(noun),
        opens=opens,
        plural=None if noun in line.lists.plurals else word.tag in {"NNS", "NNPS"},
        names=names,
        owner_open=_owner_open(line, own),
        kinds=kinds,
        orders=orders,
        sentence=line.number,
        titled=line.titled,
    )


def _start(line: Line, head: int) -> int:
    """The first word of the unbroken run before the head that depends on it."""
    first = head
    while first > 0 and head - first < _MOST and _modifies(line, first - 1, head):
        first -= 1
    while first < head and line.forms[first] in _MARKS:
        first += 1
    return first


def _modifies(line: Line, at: int, head: int) -> bool:
    """Whether a word stands before the head within a branch that may belong to its phrase."""
    branch = _below(line, at, head)
    return branch is not None and line.words[branch].role in _BEFORE


def _below(line: Line, at: int, head: int) -> int | None:
    """The word through which one before the head depends on it; None if it does not."""
    for _ in range(_MOST):
        above = line.words[at].head
        if above == head:
            return at
        if above == at or not 0 <= above < head:
            return None
        at = above
    return None


def _end(line: Line, head: int) -> tuple[int, list[Name]]:
    """The end of the phrase: behind "in Verin" and the like, where names stand; and those names."""
    last, names = head + 1, list[Name]()
    closed = line.forms[last : last + 1] == ('"',)
    for child in line.children[head]:
        part = line.lists.links.get(line.forms[child])
        if child < last:
            continue
        if child > last + closed or line.words[child].role != "prep" or part is None:
            break
        if part != "of" and _is_name(line, head):
            break
        end = _object_end(line, child)
        found = list(_names_in(line, child + 1, end, part))  # type: ignore[arg-type]
        if not found or end - head > _MOST:
            break
        last, names, closed = end, names + found, False
    return last, names


def _object_end(line: Line, preposition: int) -> int:
    """Behind the object of a preposition, with what is joined to it and its "of"."""
    end, waiting = preposition + 1, [preposition]
    while waiting:
        at = waiting.pop()
        for child in line.children[at]:
            role = line.words[child].role
            after = child > at and role in {"pobj", "conj", "cc"}
            if after or (role == "prep" and at != preposition and line.forms[child] == "of"):
                end = max(end, child + 1)
                waiting.append(child)
    return end


def _names_in(line: Line, first: int, last: int, part: Part) -> Iterator[Name]:
    at = first
    while at < last:
        mention = line.names.at(line.words[at].start)
        if mention:
            yield line.names.name(mention, part)
            while at < last and line.words[at].start < mention.head.end:
                at += 1
            continue
        yield from ((name,) if (name := _adjective(line, at)) else ())
        at += 1


def _adjective(line: Line, at: int) -> Name | None:
    """The state that this word, or it and the one before it, is the adjective of."""
    if not line.capital(at):
        return None
    pair = line.span(at - 1, at + 1).of(line.text) if at else ""
    return line.names.adjective(pair) or line.names.adjective(line.words[at].span.of(line.text))


def _before(line: Line, own: list[int]) -> Iterator[Name]:
    """The names before the head: who owns it, adjectives of states, names beside it."""
    for child in own:
        role = line.words[child].role
        if line.words[child].name.endswith("DATE"):
            words = normal(_branch(line, child).of(line.text))
            yield Name("when", "other", words.lower(), words)
            continue
        mention = line.names.at(line.words[child].start)
        if mention and role != "det":
            yield line.names.name(mention, "who" if role == "poss" else "beside")
        elif role in {"amod", "compound", "nmod"} and (name := _adjective(line, child)):
            yield name
        elif role == "compound" and line.words[child].tag == "NNP":
            words = line.words[child].span.of(line.text)
            yield Name("beside", "other", words.lower(), words)


def _branch(line: Line, at: int) -> Span:
    """A word with what depends on it."""
    first = at
    while first > 0 and _below(line, first - 1, at) is not None:
        first -= 1
    return line.span(first, at + 1)


def _owner_open(line: Line, own: list[int]) -> bool:
    owners = (line.words[c] for c in own if line.words[c].role == "poss" and not line.named(c))
    return any(not owner.name.endswith("DATE") for owner in owners)


def _opens(line: Line, head: int, own: list[int], *, named: bool) -> Opens | None:
    """How the phrase begins; None for one that neither points at one thing nor names it."""
    if _is_name(line, head):
        return "name"
    if any(line.words[child].role == "poss" for child in own):
        return "owned"
    told = [line.lists.opens.get(line.forms[child]) for child in own]
    if "definite" in told:
        return "definite"
    if "indefinite" in told:
        return "indefinite"
    return "named" if named else None


def _is_name(line: Line, head: int) -> bool:
    """Whether it is a name of its own: "the Orvale Accord"."""
    if not (line.words[head].tag.startswith("NNP") and line.capital(head)):
        return False
    before = (line.words[child] for child in line.children[head] if child < head)
    return any(word.role == "compound" and word.tag == "NNP" for word in before)


def _parting(line: Line, head: int, own: list[int]) -> tuple[frozenset[str], frozenset[str]]:
    """The words before the head that tell one thing from another, by kind and by order."""
    kinds, orders = set(), set()
    for child in own:
        if (child and line.forms[child - 1] == "-") or line.words[child].name.endswith("DATE"):
            continue
        part = line.lists.parting.get(line.forms[child])
        compound = line.words[child].role == "compound" and not line.named(child)
        if part == "order":
            orders.add(line.forms[child])
        elif part == "kind" or (compound and _adjective(line, child) is None):
            kinds.add(line.forms[child])
    return frozenset(kinds), frozenset(orders)


def _balanced(line: Line, first: int, last: int) -> Span:
    """The phrase, with the mark that closes a quotation opened within it."""
    inside = sum(form == '"' for form in line.forms[first:last])
    after = line.forms[last : last + 2]
    if inside % 2 and '"' in after and after[0] in _CLOSING:
        last += 1 + after.index('"')
    return line.span(first, last)


# --- titles --------------------------------------------------------------------------------------


def _titled(line: Line, at: int, noun: str) -> Nominal | None:
    """A phrase in words without tags: only what the words beside the noun make certain."""
    if at + 1 < len(line.words) and line.lists.noun(line.forms[at + 1], ""):
        return None
    first, opens, names = _left(line, at, noun)
    last, behind = _right(line, at)
    names = [*names, *behind]
    if opens is None and not (behind and noun == line.forms[at]):
        return None
    return Nominal(
        at=line.span(first, last),
        head=line.head(at, noun),
        noun=noun,
        classes=line.lists.classes(noun),
        opens=opens or "named",
        plural=None if noun in line.lists.plurals else line.forms[at] != noun,
        names=frozenset(names),
        sentence=line.number,
        titled=line.titled,
    )


def _left(line: Line, at: int, noun: str) -> tuple[int, Opens | None, list[Name]]:
    """Where the phrase begins, how, and the name before the noun."""
    before = line.forms[at - 1] if at else ""
    if before in {"'s", "'"} and at > 1:
        owner = line.names.at(line.words[at - 2].start)
        if owner:
            first = _first(line, owner.hull, at - 2)
            return first, "owned", [line.names.name(owner, "who")]
    elif before and (name := _adjective(line, at - 1)):
        return at - len(name.words.split()), "named", [name]
    elif before and (mention := line.names.at(line.words[at - 1].start)):
        if mention.type != "person" and noun not in line.lists.verbs:
            name = line.names.name(mention, "beside")
            return _first(line, mention.head, at - 1), "named", [name]
    elif line.lists.opens.get(before) == "definite":
        return at - 1, "definite", []
    return at, None, []


def _first(line: Line, span: Span, at: int) -> int:
    """The first word, going back from `at`, that lies in the stretch."""
    while at > 0 and line.words[at - 1].start >= span.start:
        at -= 1
    return at


def _right(line: Line, at: int) -> tuple[int, list[Name]]:
    """The end of the phrase, and the name behind a preposition after the noun."""
    part = line.lists.links.get(line.forms[at + 1]) if at + 1 < len(line.words) else None
    for skip in (2, 3) if part else ():
        if at + skip < len(line.words):
            mention = line.names.at(line.words[at + skip].start)
            if mention and (skip == 2 or line.lists.opens.get(line.forms[at + 2]) == "definite"):
                last = at + skip + 1
                while last < len(line.words) and line.words[last].start < mention.head.end:
                    last += 1
                return last, [line.names.name(mention, part)]  # type: ignore[arg-type]
    return at + 1, []
