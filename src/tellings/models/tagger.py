"""The tagger: which words of a text are content, cue or source of an attribution.

A small encoder with a CRF head for each guideline it was trained on: "flat" (PolNeAR: speech and
attitude), "outer" and "inner" (GUM: speech and thought, and such within the content of another).
It runs as an ONNX graph; `training/` says how it was made, the model's card how good it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, cast

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from tellings.models.paths import Transitions, best_paths, marginals
from tellings.models.pieces import Pieces, encode
from tellings.models.windows import Window, windows

Role = Literal["source", "cue", "content"]
Floats = NDArray[np.floating]
_BATCH = 16
_OPEN, _CLOSE = "[CLS]", "[SEP]"


class Tagged(Struct, frozen=True):
    """A stretch with its role. Offsets in code points of its text, half-open; `confidence` is the
    mean probability of the labels of its words."""

    role: Role
    start: int
    end: int
    confidence: float


class Head(Struct, frozen=True):
    """The transitions of a CRF: see `paths.Transitions`."""

    after: tuple[tuple[float, ...], ...]
    first: tuple[float, ...]


class Settings(Struct, frozen=True):
    """What tagger.json says of a model: its labels in the order of the scores, the most pieces of
    a window and of what leads into it, and its heads in the order of the scores."""

    name: str
    version: str
    language: str
    licence: str
    labels: tuple[str, ...]
    longest: int
    heads: dict[str, Head]
    sha256: dict[str, str]
    head: str = "flat"
    lead: int = 0
    format: int = field(default=1)


class Tagger:
    """Reads stretches of text (paragraphs, headings) and tags their words."""

    def __init__(self, session: Any, tokeniser: Any, settings: Settings) -> None:
        self._session = session
        self.tokeniser = tokeniser
        self.settings = settings
        self._ends = (tokeniser.token_to_id(_OPEN), tokeniser.token_to_id(_CLOSE))

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of the guidelines it can tag by."""
        return tuple(self.settings.heads)

    @property
    def head(self) -> str:
        """The guideline to use where none is asked for."""
        return self.settings.head

    @property
    def language(self) -> str:
        """The language it was trained on (ISO 639-1)."""
        return self.settings.language

    def tag(
        self, stretches: Sequence[str], heads: Sequence[str] = ()
    ) -> dict[str, list[tuple[Tagged, ...]]]:
        """For each head (by default `head`) what it finds in each stretch, in order.

        No span leaves its stretch.
        Stretches that follow one another in a text are read together, as far as a window reaches.
        Raises KeyError for a head that the model does not have.
        """
        pieces = encode(self.tokeniser, stretches)
        scores = self._emissions(pieces)
        return {head: self._decoded(pieces, scores, head) for head in heads or (self.head,)}

    def labels(self, stretches: Sequence[str], head: str = "") -> list[list[str]]:
        """For each stretch the label of each of its words ("O", "B-cue", "I-content", ...)."""
        pieces = encode(self.tokeniser, stretches)
        scores = self._emissions(pieces)
        named = self.settings.labels
        found = self._labelled(pieces, scores, head or self.head)
        return [[named[label] for label in path.tolist()] for path, _ in found]

    # --- scores ----------------------------------------------------------------------------------

    def _emissions(self, pieces: Sequence[Pieces]) -> list[Floats]:
        """For each stretch (pieces, heads x labels).

        One window at a time: the graph rounds by the range of all that it is given at once, so
        that labels would else depend on what other windows stood in the batch.
        """
        width = len(self.settings.heads) * len(self.settings.labels)
        found: list[Floats] = [np.zeros((len(each), width), np.float32) for each in pieces]
        for window in windows(pieces, self.settings.longest, self.settings.lead):
            scores = self._scores(pieces, window)
            at = 0
            for part in window:
                if not part.lead:
                    found[part.number][part.start : part.end] = scores[at : at + len(part)]
                at += len(part)
        return found

    def _scores(self, pieces: Sequence[Pieces], window: Window) -> Floats:
        held = [(pieces[part.number], part) for part in window]
        ids = np.concatenate([each.ids[p.start : p.end] for each, p in held])
        signs = np.concatenate([each.signs[p.start : p.end] for each, p in held])
        opened, closed = self._ends
        given = {
            "ids": np.concatenate([[opened], ids, [closed]])[None],
            "signs": np.concatenate([[0], signs, [0]])[None],
            "mask": np.ones((1, len(ids) + 2), np.int64),
        }
        (scores,) = self._session.run(None, given)
        return cast("Floats", scores[0, 1:-1])

    # --- labels ----------------------------------------------------------------------------------

    def _decoded(
        self, pieces: Sequence[Pieces], scores: Sequence[Floats], head: str
    ) -> list[tuple[Tagged, ...]]:
        labelled = self._labelled(pieces, scores, head)
        return [
            tuple(self._spans(each, path, sure))
            for each, (path, sure) in zip(pieces, labelled, strict=True)
        ]

    def _labelled(
        self, pieces: Sequence[Pieces], scores: Sequence[Floats], head: str
    ) -> list[tuple[Any, Any]]:
        """For each stretch the labels of its words and the probability of each."""
        column = self.heads.index(head) * len(self.settings.labels)
        words = [
            table[each.first, column : column + len(self.settings.labels)]
            for table, each in zip(scores, pieces, strict=True)
        ]
        order = sorted(
            (n for n, each in enumerate(words) if len(each)), key=lambda n: len(words[n])
        )
        found: list[tuple[Any, Any]] = [(np.zeros(0, np.int64), np.zeros(0))] * len(words)
        for at in range(0, len(order), _BATCH):
            numbers = order[at : at + _BATCH]
            paths = self._paths([words[n] for n in numbers], head)
            for number, path in zip(numbers, paths, strict=True):
                found[number] = path
        return found

    def _paths(self, tables: Sequence[Floats], head: str) -> Iterator[tuple[Any, Any]]:
        """For each table of scores its best path and the probability of each label on it."""
        told = self.settings.heads[head]
        moves = Transitions(np.array(told.after, np.float32), np.array(told.first, np.float32))
        lengths = np.array([len(table) for table in tables], np.int64)
        batch = np.zeros((len(tables), int(lengths.max()), tables[0].shape[1]), np.float32)
        for row, table in enumerate(tables):
            batch[row, : len(table)] = table
        paths, shares = best_paths(batch, lengths, moves), marginals(batch, lengths, moves)
        for row, length in enumerate(lengths.tolist()):
            path = paths[row, :length]
            yield path, shares[row, np.arange(length), path]

    def _spans(self, pieces: Pieces, path: Any, sure: Any) -> Iterator[Tagged]:
        heads = np.flatnonzero(pieces.first)
        tails = np.append(heads[1:], len(pieces))[: len(heads)] - 1
        names = [self.settings.labels[label] for label in path.tolist()]
        for first, last in _runs(names):
            yield Tagged(
                cast("Role", names[first][2:]),
                int(pieces.starts[heads[first]]),
                int(pieces.ends[tails[last]]),
                round(float(sure[first : last + 1].mean()), 3),
            )


def _runs(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(first, last) word of each run of one role."""
    start = -1
    for at, name in enumerate([*names, "O"]):
        if start >= 0 and (name[0] != "I" or name[2:] != names[start][2:]):
            yield start, at - 1
            start = -1
        if name != "O" and start < 0:
            start = at
