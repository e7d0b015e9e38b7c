"""What stands right beside a name: "Ana Roza, the mayor of Orvale", "embattled Orvale"."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.model import Span, Word

_BEFORE = frozenset({"det", "poss", "amod", "compound", "nummod", "nmod", "case", "punct"})
_BEHIND = frozenset({"prep", "pobj", *_BEFORE})
_MOST = 14  # words behind the name


def apposed(text: str, words: Sequence[Word], name: Span) -> Span | None:
    """From the start of a name to the end of the noun phrase in apposition to it, or None.

    `words` are those of the name's sentence. Only a common noun between commas counts, with what
    stands before it and its prepositions, without relative clauses.
    """
    own = [n for n, word in enumerate(words) if name.start <= word.start < name.end]
    comma = own[-1] + 1 if own else len(words)
    if comma >= len(words) or words[comma].span.of(text) != ",":
        return None
    for noun in range(comma + 1, min(comma + _MOST, len(words))):
        if words[noun].role == "appos" and words[noun].head in own:
            whole = words[noun].pos == "NOUN" and _unbroken(words, comma + 1, noun)
            return Span(name.start, _end(words, noun)) if whole else None
    return None


def described(text: str, words: Sequence[Word], whole: Span, name: Span) -> int:
    """Where a designation starts with the adjectives that stand before it and belong to its name.

    `words` are those of its sentence. Without such adjectives, where it started.
    """
    first = next((n for n, word in enumerate(words) if word.start >= whole.start), 0)
    start = whole.start
    while first > 0 and _describes(text, words, first - 1, name):
        first -= 1
        start = words[first].start
    return start


def _describes(text: str, words: Sequence[Word], at: int, name: Span) -> bool:
    """Whether a word belongs to the name as an adjective, which a parser may take for a noun."""
    word = words[at]
    small = text[word.start : word.start + 1].islower()
    role = word.role == "amod" or (word.role == "compound" and small)
    if not role or word.pos not in {"ADJ", "VERB", "NOUN", "PROPN"}:
        return False
    return 0 <= word.head < len(words) and name.start <= words[word.head].start < name.end


def _unbroken(words: Sequence[Word], first: int, noun: int) -> bool:
    """Whether all words from `first` on belong to the noun."""
    return all(_below(words, at, noun, _BEFORE) for at in range(first, noun))


def _end(words: Sequence[Word], noun: int) -> int:
    last = noun
    while last + 1 < min(len(words), noun + _MOST) and _below(words, last + 1, noun, _BEHIND):
        last += 1
    while last > noun and words[last].pos in {"PUNCT", "ADP", "DET"}:
        last -= 1
    return words[last].end


def _below(words: Sequence[Word], at: int, noun: int, roles: frozenset[str]) -> bool:
    """Whether a word depends on the noun through words of these roles alone."""
    for _ in range(_MOST):
        if words[at].role not in roles or words[at].head == at:
            return False
        at = words[at].head
        if at == noun:
            return True
    return False
