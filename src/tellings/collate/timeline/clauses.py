"""The words that a time expression dates: the smallest clause it belongs to, cut from its sentence.

"As Xu left the hall on May 2, she waved" dates with "on May 2" only "As Xu left the hall on
May 2"; "a May report by the fund" dates a report, whatever the sentence says of it. Roles are
ClearNLP's, as the syntax model gives them; a sentence without a parse is taken whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from msgspec import Struct

from tellings import lexicon
from tellings.collate.timeline import phrases
from tellings.model import Sentence, Span, Word
from tellings.text import has_words, subtract, trim
from tellings.trees import children

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_VERBS = frozenset({"VERB", "AUX"})
# What stands apart behind a comma or before one: it is not dated by a time in the main clause.
_APART = frozenset({"advcl", "conj", "parataxis", "prep", "relcl", "acl", "cc", "appos"})
_OPENING = "\u201c\u00ab\u201e"
_CLOSING = "\u201d\u00bb"
_MARK_AFTER = re.compile(rf"[.,!?;:]?[{_CLOSING}]")
_EDGES = " \t\r\n\u00a0,;:\u2013\u2014-"


class Clause(Struct, frozen=True):
    """Words that are dated, the sentence they stand in, and what of it they are about.

    `dated` is the number of the word that governs the time among the words of the sentence: a
    verb, or a noun that the time describes. None where the parse does not tell. `root` is the
    number of the verb (or noun) at the head of the clause. `names`: it is a noun that the time
    describes, and nothing is told of it ("the 2019 vote").
    """

    at: Span
    sentence: Sentence
    dated: int | None = None
    root: int | None = None
    names: bool = False


def clause(
    text: str,
    sentence: Sentence,
    time: Span,
    event: Span | None = None,
    language: str = lexicon.DEFAULT,
) -> Clause:
    """The clause that a time expression in a sentence dates.

    `event` are words of the event from which the time is reckoned; these it does not date.
    `language` (ISO 639-1) is that of the words.
    """
    words = sentence.words
    top = _top(words, _inside(words, time, event), time)
    if top is None or words[top].head == top or not any(word.role for word in words):
        return Clause(_closed(text, sentence.hull), sentence)
    noun = words[top].head
    if words[top].role in phrases.BEFORE_NOUNS and words[noun].pos == "NOUN":
        return _phrase(text, sentence, phrases.head(text, words, noun), time, language)
    verb = _climb(words, noun, lambda at: words[at].pos in _VERBS)
    if verb is None:
        return Clause(_closed(text, sentence.hull), sentence)
    below = children(words)
    root = _climb(words, verb, lambda at: _is_whole(words, below, at))
    return _cut(text, sentence, verb, verb if root is None else root, time)


def _inside(words: Sequence[Word], time: Span, event: Span | None) -> frozenset[int]:
    """The words of the time and of the event it is reckoned from, and those between the two."""
    spans = [time] + ([event] if event else [])
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    return frozenset(n for n, word in enumerate(words) if word.start < end and start < word.end)


def _top(words: Sequence[Word], inside: frozenset[int], time: Span) -> int | None:
    """The word of the time (or of its event) whose head stands outside."""
    last = max((n for n in inside if words[n].start < time.end), default=None)
    if last is None:
        return None
    return _climb(words, last, lambda at: words[at].head not in inside or words[at].head == at)


def _climb(words: Sequence[Word], start: int, found: Callable[[int], bool]) -> int | None:
    """The first word from `start` up to the root for which `found` holds."""
    seen: set[int] = set()
    while start not in seen:
        if found(start):
            return start
        seen.add(start)
        start = words[start].head
    return None


def _is_whole(words: Sequence[Word], below: Sequence[Sequence[int]], at: int) -> bool:
    """Whether it is a verb with a subject of its own."""
    verb = words[at].pos in _VERBS
    return verb and any(words[child].role in SUBJECTS for child in below[at])


def _phrase(text: str, sentence: Sentence, noun: int, time: Span, language: str) -> Clause:
    """The noun phrase that the time is a part of."""
    words = sentence.words
    below = children(words)
    held = _held(words, time)
    apart = {*phrases.astray(words, below, noun, language), *_apart(words, below, noun, held)}
    lost = {n for child in apart for n in within(below, child)}
    first, last = _reach({*held, noun}, set(within(below, noun)) - lost)
    telling = any(word.role in phrases.TELLING for word in words[first : last + 1])
    at = _span(text, words, first, last)
    return Clause(at, sentence, noun, noun, names=not telling)


def _cut(text: str, sentence: Sentence, dated: int, root: int, time: Span) -> Clause:
    """The words about `root`, without what stands apart before or behind them."""
    words = sentence.words
    below = children(words)
    top = words[root].head if words[root].role == "relcl" else root
    held = _held(words, time)
    apart = {n for child in _apart(words, below, root, held) for n in within(below, child)}
    subjects = [n for n in below[root] if words[n].role in SUBJECTS]
    core = {*held, root, top, *subjects}
    first, last = _reach(core, set(within(below, top)) - apart)
    if words[root].role == "ccomp" and words[first].role == "mark" and first < min(core):
        first += 1
    return Clause(_span(text, words, first, last), sentence, dated, root)


def _held(words: Sequence[Word], time: Span) -> set[int]:
    return {n for n, word in enumerate(words) if word.start < time.end and time.start < word.end}


def _reach(core: Iterable[int], kept: Container[int]) -> tuple[int, int]:
    """From the first to the last word of a core, with those beside it that are kept."""
    numbers = list(core)
    first, last = min(numbers), max(numbers)
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return first, last


def _span(text: str, words: Sequence[Word], first: int, last: int) -> Span:
    """Where the words from `first` to `last` stand, none cut at a hyphen."""
    while phrases.hyphened(text, words, first - 1):
        first -= 1
    while phrases.hyphened(text, words, last):
        last += 1
    span = Span(words[first].start, words[last].end)
    return _closed(text, trim(text, span, _EDGES) or span)


def _closed(text: str, span: Span) -> Span:
    """The span with the quotation mark next to it that closes or opens one within it."""
    words = span.of(text)
    opened = sum(c in _OPENING for c in words) - sum(c in _CLOSING for c in words)
    after = _MARK_AFTER.match(text, span.end)
    if opened > 0 and after:
        return Span(span.start, after.end())
    if opened < 0 and span.start and text[span.start - 1] in _OPENING:
        return Span(span.start - 1, span.end)
    return trim(text, span, _CLOSING) or span if opened < 0 else span


def within(below: Sequence[Sequence[int]], top: int) -> Iterator[int]:
    """A word and all that hang on it."""
    stack, seen = [top], set[int]()
    while stack:
        at = stack.pop()
        if at not in seen:
            seen.add(at)
            yield at
            stack.extend(below[at])


def _apart(
    words: Sequence[Word], below: Sequence[Sequence[int]], root: int, held: Iterable[int]
) -> Iterator[int]:
    """The parts that hang on the root behind a mark, or before one, and do not hold the time."""
    holding = set(held)
    for child in (each for each in below[root] if words[each].role in _APART):
        part = sorted(within(below, child))
        near = part[0] - 1 if part[0] > root else part[-1] + 1
        marked = 0 <= near < len(words) and words[near].role == "punct"
        if marked and not holding.intersection(part):
            yield child


def tells(text: str, clause: Clause, times: Iterable[Span]) -> bool:
    """Whether the clause has words besides the times: "Wednesday." alone tells nothing."""
    return any(has_words(text, part) for part in subtract(clause.at, times))
