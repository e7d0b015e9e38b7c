"""The syntax by spaCy: a pipeline of tagger, parser and names, wrapped so that offsets hold.

Texts are parsed on their shadow (plain quotes, no ligatures), with the sentence boundaries of
`boundaries` set beforehand, and words are mapped back to the characters of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from msgspec import Struct

from tellings.model import Span, Word
from tellings.models import boundaries, products
from tellings.models.rules import Sentences, apart
from tellings.text import Shadow, shadow

CHUNK = 20_000  # characters parsed at once: bounds memory, and is under spaCy's own limit
_BATCH = 32
# The tokenizer's time grows with the square of an unbroken run of marks.
_ENDLESS = re.compile(r"\S{200,}")


class SpacySyntax(Struct, frozen=True):
    """Parses texts with a loaded spaCy pipeline (`spacy.language.Language`)."""

    pipeline: Any

    @property
    def language(self) -> str:
        """The language that it reads (ISO 639-1)."""
        return str(self.pipeline.lang)

    def parse(self, texts: Sequence[str]) -> list[Sentences]:
        """For each text its sentences; offsets are code points of that text."""
        plain = [shadow(text, squeeze=False) for text in texts]
        chunks = [(number, span) for number, each in enumerate(plain) for span in _chunks(each)]
        docs = (self._doc(span.of(plain[number].text)) for number, span in chunks)
        found: list[list[tuple[Word, ...]]] = [[] for _ in texts]
        with products.one_thread():
            parsed = self.pipeline.pipe(docs, batch_size=_BATCH)
            for (number, span), doc in zip(chunks, parsed, strict=True):
                found[number] += _sentences(doc, plain[number], span.start)
        return [tuple(sentences) for sentences in found]

    def _doc(self, text: str) -> Any:
        """A tokenised text whose sentence boundaries are set."""
        doc = self.pipeline.make_doc(_ENDLESS.sub(lambda run: "x" * len(run.group()), text))
        starts = {span.start for span in boundaries.sentences(text)}
        marks = [1 if token.idx in starts or token.i == 0 else -1 for token in doc]
        # At once: setting them one by one looks at the whole text each time.
        return doc.from_array(["SENT_START"], np.array(marks, np.int64).view(np.uint64))


def _chunks(plain: Shadow) -> Iterator[Span]:
    """Runs of whole sentences of at most CHUNK characters; a longer sentence is cut."""
    start = end = 0
    for sentence in boundaries.sentences(plain.text):
        if sentence.end - start > CHUNK and end > start:
            yield Span(start, end)
            start = end
        while sentence.end - start > CHUNK:
            blank = plain.text.rfind(" ", start + 1, start + CHUNK)
            yield Span(start, blank if blank > 0 else start + CHUNK)
            start = blank if blank > 0 else start + CHUNK
        end = sentence.end
    if end > start:
        yield Span(start, end)


def _sentences(doc: Any, plain: Shadow, offset: int) -> Iterator[tuple[Word, ...]]:
    for sentence in doc.sents:
        spans = {_span(token, offset): token for token in sentence if not token.is_space}
        tokens = {span: spans[span] for span in apart(plain, spans)}
        number = {token.i: at for at, token in enumerate(tokens.values())}
        if tokens:
            yield tuple(_word(token, plain.original(at), number) for at, token in tokens.items())


def _span(token: Any, offset: int) -> Span:
    """Where a token stands on the shadow."""
    return Span(offset + token.idx, offset + token.idx + len(token))


def _word(token: Any, at: Span, number: dict[int, int]) -> Word:
    return Word(
        start=at.start,
        end=at.end,
        lemma=token.lemma_,
        tag=token.tag_,
        pos=token.pos_,
        role=token.dep_,
        head=number[_governor(token, number).i],
        name=f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "",
    )


def _governor(token: Any, number: dict[int, int]) -> Any:
    """The nearest governing token that is a word of the sentence; the token itself at the top."""
    head = token.head
    while head.i not in number and head.head.i != head.i:
        head = head.head
    return head if head.i in number else token
