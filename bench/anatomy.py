"""Anatomy of plain text: the role of each line of pages that came without their HTML.

Five models are asked, each about the outlets that it was not trained on (`gold/anatomy/fold-N`;
`training/anatomy` makes them together with the one that ships). A line has the role of the block
that it lies in.

    anatomy.PART.ROLE       lines; gold is silver corrected by hand (see `anatomy_lines`)
    anatomy.PART.macro      the mean of the F1 of all roles that gold has
    anatomy.PART.prose      characters of paragraphs
    anatomy.PART.sentences  sentences of paragraphs: recall says how many were kept; a line without
                            a full stop is one, so items of lists count
    anatomy.PART.stopped    the same, of lines that end as sentences do
    anatomy.PART.dateline   stretches that open a paragraph, exact; 16 in all, marked by hand
    anatomy.silver.macro    as `all.macro`, against the labels as they were before correction

    anatomy.several.macro, .prose   documents of outlets with two or more of them in the data
    anatomy.told.macro, .prose      the same, told which lines the outlet's other documents have

PART is `all` (25 languages) or `en`. Beside them, never with floors: `rules` (no model), `length`
(twelve words and a full stop make prose, all else is boilerplate) and `one` (all is prose).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from bench.anatomy_lines import Document, documents
from bench.scoring import Score, Scores
from tellings import models
from tellings.annotate.anatomy import label, repeated
from tellings.annotate.anatomy.rules import decide
from tellings.annotate.anatomy.trained import decider
from tellings.model import Article, Block, Role, Span

FILE = Path("anatomy") / "anatomy_lines_crop.jsonl"
_GOLD = Path(__file__).parent / "gold"
_STOP = re.compile(r"[.!?…。？！][\"'”’»)\]]*(?=\s|$)")
_WITHIN = frozenset({"byline", "dateline", "date", "credit"})


class Mean(Score, frozen=True):
    """The mean of the F1 of several scores."""

    of: tuple[float, ...] = ()

    @property
    def f1(self) -> float:
        """The mean, 0 of none."""
        return sum(self.of) / len(self.of) if self.of else 0.0


class Labelled(Struct, frozen=True):
    """A document with the role that a system gives each line, and the datelines that it finds."""

    document: Document
    roles: tuple[Role, ...]
    datelines: frozenset[tuple[int, int]] = frozenset()


class _Dateline(Struct, frozen=True):
    document: str
    line: int
    end: int


System = Callable[[Document], Labelled]


def scores(data: Path) -> Scores:
    """All scores of the lines in a folder of corpora; none where it has no such file."""
    if not (data / FILE).is_file():
        return {}
    given = documents(data / FILE)
    ours, rules = _all(given, _ours), _all(given, partial(labelled, decider=decide))
    found = {**_parts(ours), "silver.macro": _macro(_by_role(ours, silver=True))}
    found |= _of_several(given)
    for name, others in {"rules": rules, "length": _all(given, by_length)}.items():
        found |= {f"{name}.{part}": score for part, score in _parts(others, brief=True).items()}
    found |= {f"one.{part}": s for part, s in _parts(_all(given, all_prose), brief=True).items()}
    return found


def _all(given: Sequence[Document], system: System) -> list[Labelled]:
    return [system(document) for document in given]


def _ours(document: Document, others: Sequence[Document] = ()) -> Labelled:
    """The labels of the model that has not seen the outlet, told the outlet's other documents."""
    model = models.get("anatomy", f"path:{_GOLD / 'anatomy' / f'fold-{document.fold}'}")
    elsewhere = repeated("\n".join(document.lines), ("\n".join(other.lines) for other in others))
    return labelled(document, decider=decider(model), elsewhere=elsewhere)


def _of_several(given: Sequence[Document]) -> Scores:
    """What repetition across the articles of an outlet is worth."""
    beside = {
        one.id: [each for each in given if each.publisher == one.publisher and each.id != one.id]
        for one in given
    }
    several = [document for document in given if beside[document.id]]
    told = [_ours(document, beside[document.id]) for document in several]
    found: Scores = {}
    for name, each in {"several": _all(several, _ours), "told": told}.items():
        found |= {f"{name}.macro": _macro(_by_role(each)), f"{name}.prose": _prose(each, len)}
    return found


# --- systems --------------------------------------------------------------------------------------


def labelled(document: Document, **how: object) -> Labelled:
    """A document with the roles of the blocks that its lines lie in."""
    text = "\n".join(document.lines)
    blocks = list(label(Article(document.id, text), **how))  # type: ignore[arg-type]
    outer = list(_outer(blocks))
    roles: list[Role] = []
    start, at, found = 0, 0, set()
    for number, line in enumerate(document.lines):
        while at < len(outer) - 1 and outer[at].hull.end <= start:
            at += 1
        roles.append(outer[at].role)
        inner = (b.hull for b in blocks if b.role == "dateline" and b.hull.start == start)
        found |= {(number, len(each)) for each in inner if len(each) < len(line)}
        start += len(line) + 1
    return Labelled(document, tuple(roles), frozenset(found))


def _outer(blocks: Sequence[Block]) -> Iterator[Block]:
    last = Span(0, 0)
    for block in blocks:
        if block.role not in _WITHIN or block.hull.start >= last.end:
            last = block.hull
            yield block


def by_length(document: Document) -> Labelled:
    """Twelve words and a full stop make prose."""
    return Labelled(document, tuple(map(_by_length, document.lines)))


def _by_length(line: str) -> Role:
    return "paragraph" if len(line.split()) >= 12 and _ends(line) else "boilerplate"


def all_prose(document: Document) -> Labelled:
    """Every line is prose."""
    roles: list[Role] = ["paragraph"] * len(document.lines)
    return Labelled(document, tuple(roles))


# --- scores ---------------------------------------------------------------------------------------


def _parts(all_given: Sequence[Labelled], *, brief: bool = False) -> Scores:
    """The scores of all documents and of the English ones."""
    found: Scores = {}
    english = [each for each in all_given if each.document.language == "en"]
    for part, given in (("all", all_given), ("en", english)):
        roles = _by_role(given)
        found[f"{part}.macro"] = _macro(roles)
        found[f"{part}.prose"] = _prose(given, len)
        found[f"{part}.sentences"] = _prose(given, _sentences)
        found[f"{part}.stopped"] = _prose(given, lambda line: bool(_ends(line)) * _sentences(line))
        if not brief:
            found |= {f"{part}.{role}": score for role, score in roles.items()}
            found[f"{part}.dateline"] = _datelines(given)
    return found


def _by_role(given: Sequence[Labelled], *, silver: bool = False) -> dict[str, Score]:
    """For each role its lines. Silver knows no credits and biographies: they are boilerplate."""
    pairs = [
        (_coarse(wanted), _coarse(got)) if silver else (wanted, got)
        for each in given
        for wanted, got in zip(
            each.document.silver if silver else each.document.gold, each.roles, strict=True
        )
    ]
    roles = sorted({wanted for wanted, _ in pairs})
    return {
        role: Score(
            sum(wanted == got == role for wanted, got in pairs),
            sum(got == role for _, got in pairs),
            sum(wanted == role for wanted, _ in pairs),
        )
        for role in roles
    }


def _coarse(role: Role) -> Role:
    if role in {"credit", "biography"}:
        return "boilerplate"
    return "paragraph" if role == "dateline" else role


def _macro(roles: dict[str, Score]) -> Mean:
    total = sum(roles.values(), Score(0, 0, 0))
    return Mean(
        total.found, total.predicted, total.gold, of=tuple(score.f1 for score in roles.values())
    )


def _prose(given: Sequence[Labelled], weight: Callable[[str], int]) -> Score:
    """Lines of prose, each counted by its weight."""
    found = predicted = gold = 0
    for each in given:
        rows = zip(each.document.lines, each.document.gold, each.roles, strict=True)
        for line, wanted, got in rows:
            count = weight(line)
            found += count * (wanted == got == "paragraph")
            predicted += count * (got == "paragraph")
            gold += count * (wanted == "paragraph")
    return Score(found, predicted, gold)


def _sentences(line: str) -> int:
    return max(1, len(_STOP.findall(line)))


def _ends(line: str) -> bool:
    found = list(_STOP.finditer(line[-8:]))
    return bool(found) and found[-1].end() == len(line[-8:])


def _datelines(given: Sequence[Labelled]) -> Score:
    known = {each.document.id for each in given}
    rows = msgspec.json.Decoder(_Dateline).decode_lines(
        (_GOLD / "anatomy_datelines.jsonl").read_bytes()
    )
    wanted = {(row.document, row.line, row.end) for row in rows if row.document in known}
    got = {(each.document.id, line, end) for each in given for line, end in each.datelines}
    return Score(len(wanted & got), len(got), len(wanted))
