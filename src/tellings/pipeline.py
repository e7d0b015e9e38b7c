"""Steps and the line they form: each takes a reading and gives notes about its text.

A step is a pure function: no clock, no network, nothing kept between calls. It says which kinds
of notes it needs and which it gives, and `build` checks that the line fits together. Caching by
(article, step, version) and running on any engine follow from that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from tellings import models
from tellings.model import Article, Maker, Note, Reading, kind_of

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


class Pipeline(Struct, frozen=True):
    """Steps whose needs are met in their order. Made by `build`."""

    steps: tuple[Step, ...]

    def read(self, article: Article) -> Reading:
        """Run every step over an article."""
        reading = Reading(article)
        for each in self.steps:
            reading = reading.plus(_notes(each, reading), Maker(each.name, each.version, each.uses))
        return _recorded(reading)


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


def _notes(each: Step, reading: Reading) -> tuple[Note, ...]:
    notes = tuple(each.run(reading))
    for note in notes:
        if type(note) not in each.gives:
            raise PipelineError(f"step '{each.name}' gave a {kind_of(type(note))} it does not name")
    return notes


def _recorded(reading: Reading) -> Reading:
    roles = dict.fromkeys(role for maker in reading.makers for role in maker.models)
    records = (models.get(role).record for role in roles)
    # A file of names that nobody gave is no model that anything was made with.
    used = tuple(each for each in records if each.name != models.NONE or each.degraded)
    return Reading(reading.article, reading.notes, reading.makers, used)
