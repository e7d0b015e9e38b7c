"""Words and the marks between them, of a sentence that was read or of words without a place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from tellings.model import Sentence, Span

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['’](?!s\b)\w+)*\.?(?=-)|['’]s\b|\w+|[^\w\s]")


class Token(Struct, frozen=True):
    """A word or mark: what it is, where it stands, and what the syntax model says of it.

    `form` has straight apostrophes. `tag` (Penn Treebank) and `role` are "" where nothing was
    parsed; `head` is the index of the governing word in the same sentence.
    """

    form: str
    start: int
    end: int
    tag: str = ""
    role: str = ""
    head: int = 0

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def capital(self) -> bool:
        return self.form[:1].isupper()


Tokens = Sequence[Token]


def of_sentence(sentence: Sentence, text: str) -> tuple[Token, ...]:
    """The words of a sentence."""
    return tuple(
        Token(plain(text[w.start : w.end]), w.start, w.end, w.tag, w.role, w.head)
        for w in sentence.words
    )


def of_words(words: str) -> tuple[Token, ...]:
    """The words of any text; offsets are within it."""
    return tuple(
        Token(plain(found[0]), found.start(), found.end()) for found in _TOKEN.finditer(words)
    )


def plain(form: str) -> str:
    """With straight apostrophes, as the tables have them."""
    return form.replace("’", "'")


def joined(tokens: Tokens) -> str:
    """The tokens as one phrase, with one blank where the text has any white space."""
    parts: list[str] = []
    for number, token in enumerate(tokens):
        if number and token.start > tokens[number - 1].end:
            parts.append(" ")
        parts.append(token.form)
    return "".join(parts)


def possessive(token: Token) -> bool:
    """Whether a token is the tail of a possessive: "'s", or "'" after an s."""
    return token.form in {"'s", "'"}
