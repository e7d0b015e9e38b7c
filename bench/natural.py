"""Text that articles have in common without anybody having copied it for the gold.

The base texts of the set of copies are real: some are printings of one agency's report, which the
gold knows nothing of. This rule finds them by other means than the program: the longest common
blocks (Ratcliff and Obershelp 1988, as difflib has them) over all words, quoted ones too, each of
`BLOCK` words at least, that add up to `SHARE` of the shorter text. Blocks that hold nothing but
what `EVERYWHERE` other texts have (notices) do not count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

BLOCK = 8
SHARE = 0.4
EVERYWHERE = 10

_WORD = re.compile(r"\w+")


class Natural:
    """What texts have in common. `groups` is the gold group of each text, `bases` of each group
    the text that nobody edited: what two bases have in common, their copies have."""

    def __init__(
        self, texts: Mapping[str, str], groups: Mapping[str, str], bases: Mapping[str, str]
    ) -> None:
        self._words = {name: _WORD.findall(text.lower()) for name, text in texts.items()}
        self._groups, self._bases = groups, bases
        self._known: dict[tuple[str, str], float] = {}
        self._common = self._everywhere()

    def __call__(self, one: str, other: str) -> bool:
        """Whether two texts, or the bases of their groups, have so much in common."""
        if self.share(one, other) >= SHARE:
            return True
        bases = [self._bases[self._groups[name]] for name in (one, other)]
        return self.share(*bases) >= SHARE

    def share(self, one: str, other: str) -> float:
        """The share of the shorter text that stands in the other, in long blocks."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._known:
            words = sorted((self._words[name] for name in pair), key=len)
            self._known[pair] = self._blocks(words[0], words[1]) / max(1, len(words[0]))
        return self._known[pair]

    def _blocks(self, words: Sequence[str], others: Sequence[str]) -> int:
        blocks = SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
        return sum(b.size for b in blocks if self._tells(words[b.a : b.a + b.size]))

    def _tells(self, block: Sequence[str]) -> bool:
        runs = _runs(block)
        return any(run not in self._common for run in runs)

    def _everywhere(self) -> frozenset[tuple[str, ...]]:
        seen: dict[tuple[str, ...], set[str]] = {}
        for name, words in self._words.items():
            for run in _runs(words):
                seen.setdefault(run, set()).add(self._groups[name])
        return frozenset(run for run, groups in seen.items() if len(groups) >= EVERYWHERE)


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + BLOCK]) for at in range(len(words) - BLOCK + 1)]
