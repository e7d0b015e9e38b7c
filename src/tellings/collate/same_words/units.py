"""What is compared: the quoted sentences and fragments of an article.

A unit is what stands in quotation marks, without the marks, cut at the ends of sentences. It
belongs to the attribution that carries it; words in quotation marks that nobody is said to have
said count from four words on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from tellings.annotate.attribution.rules.pulled import BY as PULL_QUOTE
from tellings.collate import forms, places
from tellings.collate.places import Index
from tellings.model import Attribution, Quotation, Reading, Ref, Role, Sentence, Span, Spans
from tellings.text import Token, covers, intersect, normal, tokens, trim

UNATTRIBUTED = 4  # words: a shorter quotation in no attribution is a term or a title
CARRIED = 0.6  # share of a quoted sentence that an attribution must cover to carry it
REPEATED = 0.8  # share of its words that a headline's quotation has from one in the body
PARTED = 200  # characters of "he said, turning to the window" that may part a sentence
WINDOW = 16  # characters before a sentence in which the last one's mark of the end stands
FRAGMENT = 5  # words from which a quotation in a longer one is a repeat, whatever its form

_MARKS = "\"'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a`\u300c\u300d"
_STOP = re.compile(rf"[.!?\u2026][{_MARKS})\]]*$")
# A full stop after a word in lower case ends a sentence: titles ("Gen.") begin with a capital.
_SURE_STOP = re.compile(
    rf"(?<!\w)[a-z0-9'\u2019]{{2,}}+[.!?\u2026]++[{_MARKS})\]]*+\s++(?=[{_MARKS}(\[]*+[A-Z])"
)
_ANY_STOP = re.compile(
    rf"(?<![.!?\u2026])[.!?\u2026]++[{_MARKS})\]]*+\s++(?=[{_MARKS}(\[]*+[^\W\d_a-z])"
)


class Unit(Struct, frozen=True, dict=True):
    """A quoted sentence or fragment of an article, or two that stand side by side.

    `numbers` are its places among the units of its article. `note` is the attribution or the
    quotation that it stands in. `speaker` is the id of an entity of the article; `through` are
    those of the ones who pass the words on, the nearest first; `inner` those who are said in the
    words to say a part of them; `source` the words of the source, compared where no speaker is
    known. `capital`: it begins like a sentence.
    `names` are its words with a capital, but for the first, by their normal form. `pulled`: it is
    a pull quote. `first`: how many of the words are those of the first, where there are two.
    """

    article: str
    numbers: tuple[int, ...]
    note: str
    at: Spans
    words: tuple[Token, ...]
    speaker: str | None = None
    through: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    source: str = ""
    attributed: bool = True
    capital: bool = True
    names: Mapping[str, str] = {}
    role: Role = "paragraph"
    pulled: bool = False
    first: int = 0

    @property
    def ref(self) -> Ref:
        return Ref(self.article, self.note, self.at)

    @property
    def whole(self) -> bool:
        """Whether it is said as a sentence of its own, however short: "I agree"."""
        return self.capital and len(self.words) < FRAGMENT

    @cached_property
    def negated(self) -> bool:
        return any(forms.negates(word.normal) for word in self.words)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Its words as they are compared."""
        return tuple(forms.key(word.normal) for word in self.words)


def units(reading: Reading) -> tuple[Unit, ...]:
    """The units of an article in order, without those that repeat another of its own."""
    contents = Index((at, each) for each in reading.of(Attribution) for at in each.content)
    drafts = (_unit(reading, contents, *piece) for piece in _pieces(reading))
    joined = _continued(reading, (draft for draft in drafts if draft.words))
    kept = [unit for unit in joined if unit.attributed or _is_speech(unit)]
    return tuple(replace(unit, numbers=(i,)) for i, unit in enumerate(_once(kept)))


def _is_speech(unit: Unit) -> bool:
    """Whether words that nobody is said to have said are more than a term or a title."""
    content = [w.normal for w in unit.words[1:] if not forms.is_function_word(w.normal)]
    is_title = all(normal in unit.names for normal in content)
    return len(unit.words) >= UNATTRIBUTED and not is_title


def both(first: Unit, second: Unit) -> Unit:
    """Two units of one note, one behind the other, as one."""
    return replace(
        first,
        numbers=(*first.numbers, *second.numbers),
        at=(*first.at, *second.at),
        words=(*first.words, *second.words),
        names={**first.names, **second.names},
        inner=tuple(dict.fromkeys((*first.inner, *second.inner))),
        first=len(first.words),
    )


# --- cutting -------------------------------------------------------------------------------------


Piece = tuple[str, Role, Span]  # the id of a quotation, the role of its block, a sentence in it


def _pieces(reading: Reading) -> Iterator[Piece]:
    """The sentences of all quotations that stand in no other quotation, where a story is told."""
    text, blocks = reading.article.text, places.roles(reading)
    sentences = Index((each.hull, each) for each in reading.of(Sentence))
    for quotation in reading.of(Quotation):
        for at in () if quotation.inside else places.told(blocks, quotation.at):
            for piece in _cut(text, _without_marks(text, at), sentences):
                yield quotation.id, places.role(blocks, piece), piece


def _without_marks(text: str, at: Span) -> Span:
    start = at.start + (text[at.start : at.start + 1] in _MARKS)
    end = at.end - (start < at.end and text[at.end - 1] in _MARKS)
    return Span(start, max(start, end))


def _cut(text: str, at: Span, sentences: Index[Sentence]) -> Iterator[Span]:
    """The stretch in pieces: at ends of sentences, where a mark of the end agrees.

    A parser may part a sentence at a dash or a name, and may take two for one.
    """
    over = list(sentences.over(at))
    cuts = {span.start for span, _ in over if _STOP.search(_before(text, at, span.start))}
    stops = (_SURE_STOP if over else _ANY_STOP).finditer(text, at.start, at.end)
    inner = {cut for cut in (*cuts, *(stop.end() for stop in stops)) if at.start < cut < at.end}
    for start, end in pairwise(sorted({at.start, at.end, *inner})):
        piece = trim(text, Span(start, end))
        if piece:
            yield piece


def _before(text: str, at: Span, end: int) -> str:
    return text[max(at.start, end - WINDOW) : end].rstrip()


# --- who carries it ------------------------------------------------------------------------------


def _unit(
    reading: Reading, contents: Index[Attribution], quotation: str, role: Role, at: Span
) -> Unit:
    text = reading.article.text
    words = tokens(text, at)
    capitals = [word for word in words[1:] if text[word.at.start].isupper()]
    unit = Unit(
        article=reading.article.id,
        numbers=(),
        note=quotation,
        at=(at,),
        words=words,
        attributed=False,
        capital=text[at.start].isupper(),
        names={w.normal: w.at.of(text) for w in capitals if not forms.is_function_word(w.normal)},
        role=role,
    )
    carrier = _carrier(contents, at)
    if carrier is None:
        return unit
    source = normal(" ".join(span.of(text) for span in carrier.source))
    return replace(
        unit,
        note=carrier.id,
        speaker=carrier.speaker,
        through=through(reading, carrier),
        inner=tuple(_inner(contents, carrier, at)),
        source=source,
        attributed=True,
        pulled=carrier.by == PULL_QUOTE,
    )


def through(reading: Reading, carrier: Attribution) -> tuple[str, ...]:
    """The speakers of the attributions that this one rests on, its parent's first."""
    seen = {carrier.id}
    found: list[str] = []
    while carrier.parent is not None and carrier.parent not in seen:
        parent = reading.note(carrier.parent)
        if not isinstance(parent, Attribution):
            break
        carrier = parent
        seen.add(carrier.id)
        found += [carrier.speaker] if carrier.speaker else []
    return tuple(found)


def _inner(contents: Index[Attribution], carrier: Attribution, at: Span) -> Iterator[str]:
    """The speakers of what is said within the words: "He told me, ‘Go,’" she said."""
    for part, each in contents.over(at):
        if each.id != carrier.id and each.speaker and covers(at, part) and len(part) < len(at):
            yield each.speaker


def _carrier(contents: Index[Attribution], at: Span) -> Attribution | None:
    """The innermost attribution that covers the quoted words and says whose they are."""
    over = {each.id: each for _, each in contents.over(at)}
    above = {each.parent for each in over.values()}
    fitness = {id_: (*_fitness(each, at), id_ not in above, id_) for id_, each in over.items()}
    best = max(fitness, key=lambda id_: fitness[id_], default=None)
    return over[best] if best else None


def _fitness(attribution: Attribution, at: Span) -> tuple[bool, bool, bool, int]:
    shared = (intersect(at, span) for span in attribution.content)
    covered = sum(len(span) for span in shared if span) >= CARRIED * len(at)
    known = attribution.speaker is not None or bool(attribution.source)
    length = sum(map(len, attribution.content))
    return covered, known, attribution.form != "indirect", -length


# --- joining what a cue parts --------------------------------------------------------------------


def _continued(reading: Reading, drafts: Iterable[Unit]) -> list[Unit]:
    """Units, with the two parts of a sentence that "he said" stands in joined to one."""
    joined: list[Unit] = []
    for unit in drafts:
        if joined and _goes_on(reading, joined[-1], unit):
            joined[-1] = both(joined[-1], unit)
        else:
            joined.append(unit)
    return joined


def _goes_on(reading: Reading, last: Unit, unit: Unit) -> bool:
    """Whether a sentence that has not ended goes on behind its cue, or in the next paragraph."""
    text, carrier = reading.article.text, reading.note(unit.note)
    gap = Span(last.at[-1].end, max(last.at[-1].end, unit.at[0].start))
    if unit.note != last.note or len(gap) > PARTED or _STOP.search(last.at[-1].of(text)):
        return False
    between = gap.of(text).strip(_MARKS + " \n\r\t\u00a0")
    if not between or not isinstance(carrier, Attribution):
        return not between
    told = any(covers(gap, span) for span in (*carrier.cue, *carrier.source))
    return told and not _STOP.search(between)


# --- repeats -------------------------------------------------------------------------------------


def _once(found: Sequence[Unit]) -> Iterator[Unit]:
    """The units without those that repeat one in the body, or a longer one, of the same words."""
    posted: dict[str, list[int]] = {}  # from a word to the units kept that have it
    order = sorted(range(len(found)), key=lambda i: (not _in_body(found[i]), -len(found[i].words)))
    kept: set[int] = set()
    for number in order:
        unit = found[number]
        rarest = min((posted.get(key, []) for key in unit.keys), key=len)
        others = rarest if _in_body(unit) else sorted(kept)
        if not any(_repeats(unit, found[other]) for other in others):
            kept.add(number)
            for key in dict.fromkeys(unit.keys):
                posted.setdefault(key, []).append(number)
    return (unit for number, unit in enumerate(found) if number in kept)


def _in_body(unit: Unit) -> bool:
    return unit.role == "paragraph" and not unit.pulled


def _repeats(unit: Unit, other: Unit) -> bool:
    """Whether all that the unit says stands in the other, too."""
    if not _in_body(unit):
        shared = set(unit.keys) & set(other.keys)
        return len(shared) >= REPEATED * len(set(unit.keys))
    if None not in (unit.speaker, other.speaker) and unit.speaker != other.speaker:
        return False
    ours, theirs = f" {' '.join(unit.keys)} ", f" {' '.join(other.keys)} "
    return ours == theirs or (not unit.whole and ours in theirs)
