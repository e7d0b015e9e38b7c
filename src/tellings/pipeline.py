"""Steps and the line they form: each takes a reading and gives notes about its text.

A step is a pure function: no clock, no network, nothing kept between calls. It says which kinds
of notes it needs and which it gives, and `build` checks that the line fits together. Caching by
(article, step, version) and running on any engine follow from that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from tellings import models
from tellings.model import AnyNote, Article, Maker, ModelRecord, Note, Reading, kind_of

StepFunction = Callable[[Reading], Iterable[Note]]


class Step(Struct, frozen=True):
    """A named function from a reading to notes. `uses` are roles of models (see `models`)."""

    name: str
    version: str
    needs: tuple[type[Note], ...]
    gives: tuple[type[Note], ...]
    uses: tuple[str, ...]
    run: StepFunction

    def __call__(self, reading: Reading) -> Iterable[Note]:
        return self.run(reading)


class PipelineError(ValueError):
    """The steps do not fit together, or a step gave what it did not promise."""


def step(
    *,
    gives: type[Note] | tuple[type[Note], ...],
    needs: tuple[type[Note], ...] = (),
    version: str = "1",
    uses: tuple[str, ...] = (),
) -> Callable[[StepFunction], Step]:
    """Make a function a step.

    >>> from tellings.model import Block, Sentence
    >>> @step(needs=(Block,), gives=Sentence)
    ... def sentences(reading): ...
    """
    given = gives if isinstance(gives, tuple) else (gives,)

    def made(function: StepFunction) -> Step:
        return Step(function.__name__, version, needs, given, uses, function)

    return made


class Made(Struct, frozen=True):
    """What one step gave for an article, and what that rests on.

    `basis` names the step, its version and, through them, those of all steps whose notes it
    needs: notes of another basis are out of date.
    """

    maker: Maker
    basis: str
    notes: tuple[AnyNote, ...]
    models: tuple[ModelRecord, ...] = ()


class Pipeline(Struct, frozen=True):
    """Steps whose needs are met in their order. Made by `build`."""

    steps: tuple[Step, ...]

    def read(self, article: Article) -> Reading:
        """Run every step over an article."""
        return self.joined(article, self.run(article))

    def run(self, article: Article, kept: Mapping[str, Made] | None = None) -> tuple[Made, ...]:
        """What each step gives for an article, in order.

        `kept` is what steps gave before, by their names. A step runs again only if its version,
        or that of a step whose notes it needs, is another.
        """
        bases = self.bases()
        reading = Reading(article)
        found: list[Made] = []
        for each in self.steps:
            before = (kept or {}).get(each.name)
            now = before if before and before.basis == bases[each.name] else None
            made = now or _made(each, reading, bases[each.name])
            reading = reading.plus(made.notes, made.maker)
            found.append(made)
        return tuple(found)

    def bases(self) -> dict[str, str]:
        """What the notes of each step rest on, by the step's name."""
        givers: dict[type[Note], list[str]] = {}
        found: dict[str, str] = {}
        for each in self.steps:
            under = dict.fromkeys(giver for need in each.needs for giver in givers.get(need, ()))
            own = f"{each.name} {each.version}"
            data = "\n".join((own, *(found[giver] for giver in under)))
            found[each.name] = f"{own} {hashlib.blake2b(data.encode(), digest_size=6).hexdigest()}"
            for kind in each.gives:
                givers.setdefault(kind, []).append(each.name)
        return found

    def joined(self, article: Article, made: Sequence[Made]) -> Reading:
        """The reading that what the steps gave makes."""
        notes = Reading(article).plus(note for each in made for note in each.notes).notes
        used = dict.fromkeys(record for each in made for record in each.models)
        return Reading(article, notes, tuple(each.maker for each in made), tuple(used))


def build(steps: Sequence[Step]) -> Pipeline:
    """Check that each step's needs are given by a step before it.

    Raises PipelineError naming the step and the kind of note that nothing gives.
    """
    given: set[type[Note]] = set()
    for number, each in enumerate(steps):
        for need in each.needs:
            if need not in given:
                raise PipelineError(_complaint(each, need, steps[number:]))
        given.update(each.gives)
    return Pipeline(tuple(steps))


def _complaint(unmet: Step, need: type[Note], later: Sequence[Step]) -> str:
    givers = [each.name for each in later if need in each.gives]
    hint = f"'{givers[0]}' gives it, but runs later" if givers else "no step gives it"
    return f"step '{unmet.name}' needs {kind_of(need)} notes; {hint}"


def _notes(each: Step, reading: Reading) -> tuple[AnyNote, ...]:
    notes: tuple[AnyNote, ...] = tuple(each.run(reading))  # type: ignore[arg-type]
    for note in notes:
        if type(note) not in each.gives:
            raise PipelineError(f"step '{each.name}' gave a {kind_of(type(note))} it does not name")
    return notes


def _made(each: Step, reading: Reading, basis: str) -> Made:
    notes = _notes(each, reading)
    records = (models.get(role).record for role in each.uses)
    # A file of names that nobody gave is no model that anything was made with.
    used = tuple(record for record in records if record.name != models.NONE or record.degraded)
    return Made(Maker(each.name, each.version, each.uses), basis, notes, used)
