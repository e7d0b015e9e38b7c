"""The tagger: which words of a text are content, cue or source of an attribution.

A small encoder with a CRF head for each guideline it was trained on: "flat" (PolNeAR: speech and
attitude), "outer" and "inner" (GUM: speech and thought, and such within the content of another).
It runs as an ONNX graph; `training/` says how it was made, the model's card how good it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import Any, Literal, cast

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from tellings.models.paths import Transitions, best_paths, marginals
from tellings.models.pieces import Pieces, encode
from tellings.models.windows import Window, windows

Role = Literal["source", "cue", "content"]
Floats = NDArray[np.floating]
FAVOUR = 2.0
"""What likely cues are raised by, in logarithms of odds. On PolNeAR dev this finds 0.8 points more
of the cues of speech, at the same F1 of quotations; more costs precision."""
_BATCH = 32
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
    a window and of what leads into it, and its heads in the order of the scores.

    `head` is the guideline to use; `statements` one that marks words and thoughts alone, no
    stances, or "" where there is none."""

    name: str
    version: str
    language: str
    licence: str
    labels: tuple[str, ...]
    longest: int
    heads: dict[str, Head]
    sha256: dict[str, str]
    head: str = "flat"
    statements: str = ""
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
    def statements(self) -> str:
        """The guideline that marks words and thoughts alone; "" where there is none."""
        return self.settings.statements

    @property
    def guidelines(self) -> tuple[str, ...]:
        """Those of `head` and `statements` that there are."""
        return tuple(dict.fromkeys(name for name in (self.head, self.statements) if name))

    @property
    def language(self) -> str:
        """The language it was trained on (ISO 639-1)."""
        return self.settings.language

    def tag(
        self, stretches: Sequence[str], heads: Sequence[str] = (), cues: Set[str] = frozenset()
    ) -> dict[str, list[tuple[Tagged, ...]]]:
        """For each head (by default `head`) what it finds in each stretch, in order.

        No span leaves its stretch. `cues` are words in lower case that are likely cues: `head`
        takes them for one more readily.
        Stretches that follow one another in a text are read together, as far as a window reaches.
        Raises KeyError for a head that the model does not have.
        """
        pieces = encode(self.tokeniser, stretches)
        asked = tuple(heads) or (self.head,)
        scores = self._emissions(pieces)
        if cues:
            self._favour(stretches, pieces, scores, cues)
        labelled = self._labelled(pieces, scores, asked)
        return {
            head: [
                tuple(self._spans(each, *path)) for each, path in zip(pieces, paths, strict=True)
            ]
            for head, paths in zip(asked, labelled, strict=True)
        }

    def labels(self, stretches: Sequence[str], head: str = "") -> list[list[str]]:
        """For each stretch the label of each of its words ("O", "B-cue", "I-content", ...)."""
        pieces = encode(self.tokeniser, stretches)
        named = self.settings.labels
        (found,) = self._labelled(pieces, self._emissions(pieces), (head or self.head,))
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
        }
        (scores,) = self._session.run(None, given)
        return cast("Floats", scores[0, 1:-1])

    def _favour(
        self,
        stretches: Sequence[str],
        pieces: Sequence[Pieces],
        scores: Sequence[Floats],
        cues: Set[str],
    ) -> None:
        """Raise the scores by `head` of the labels of a cue, at words that are likely ones."""
        first = self.heads.index(self.head) * len(self.settings.labels)
        begins, goes_on = (
            first + self.settings.labels.index(label) for label in ("B-cue", "I-cue")
        )
        for text, each, table in zip(stretches, pieces, scores, strict=True):
            at = [head for head, span in _words(each) if text[slice(*span)].lower() in cues]
            table[at, begins] += FAVOUR
            table[at, goes_on] += FAVOUR / 2

    # --- labels ----------------------------------------------------------------------------------

    def _labelled(
        self, pieces: Sequence[Pieces], scores: Sequence[Floats], heads: Sequence[str]
    ) -> list[list[tuple[Any, Any]]]:
        """For each head and stretch the labels of its words and the probability of each.

        All heads and stretches of like length go together: what costs is the number of steps.
        """
        width = len(self.settings.labels)
        found: list[list[tuple[Any, Any]]] = [
            [(np.zeros(0, np.int64), np.zeros(0))] * len(pieces) for _ in heads
        ]
        words = [table[each.first] for table, each in zip(scores, pieces, strict=True)]
        order = sorted(
            (n for n, each in enumerate(words) if len(each)), key=lambda n: len(words[n])
        )
        columns = [self.heads.index(head) * width for head in heads]
        for at in range(0, len(order), _BATCH):
            rows = [(row, n) for row in range(len(heads)) for n in order[at : at + _BATCH]]
            tables = [words[n][:, columns[row] : columns[row] + width] for row, n in rows]
            paths = _paths(tables, [self.settings.heads[heads[row]] for row, _ in rows])
            for (row, number), path in zip(rows, paths, strict=True):
                found[row][number] = path
        return found

    def _spans(self, pieces: Pieces, path: Any, sure: Any) -> Iterator[Tagged]:
        words = [span for _, span in _words(pieces)]
        names = [self.settings.labels[label] for label in path.tolist()]
        for first, last in _runs(names):
            yield Tagged(
                cast("Role", names[first][2:]),
                words[first][0],
                words[last][1],
                round(float(sure[first : last + 1].mean()), 3),
            )


def _words(pieces: Pieces) -> list[tuple[int, tuple[int, int]]]:
    """Of each word its first piece, and where it starts and ends in the stretch."""
    heads = np.flatnonzero(pieces.first)
    tails = np.append(heads[1:], len(pieces))[: len(heads)] - 1
    spans = zip(pieces.starts[heads].tolist(), pieces.ends[tails].tolist(), strict=True)
    return list(zip(heads.tolist(), spans, strict=True))


def _paths(tables: Sequence[Floats], heads: Sequence[Head]) -> Iterator[tuple[Any, Any]]:
    """For each table of scores its best path and the probability of each label on it."""
    moves = Transitions(
        np.array([head.after for head in heads], np.float32),
        np.array([head.first for head in heads], np.float32),
    )
    lengths = np.array([len(table) for table in tables], np.int64)
    batch = np.zeros((len(tables), int(lengths.max()), tables[0].shape[1]), np.float32)
    for row, table in enumerate(tables):
        batch[row, : len(table)] = table
    paths, shares = best_paths(batch, lengths, moves), marginals(batch, lengths, moves)
    for row, length in enumerate(lengths.tolist()):
        path = paths[row, :length]
        yield path, shares[row, np.arange(length), path]


def _runs(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(first, last) word of each run of one role."""
    start = -1
    for at, name in enumerate([*names, "O"]):
        if start >= 0 and (name[0] != "I" or name[2:] != names[start][2:]):
            yield start, at - 1
            start = -1
        if name != "O" and start < 0:
            start = at
