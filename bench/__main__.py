"""`python -m bench`: measure, hold the floors, print the tables.

python -m bench [TASK ...] [--data DIR] [--seeds DIR] [--misses]    measure and print
python -m bench peers --data DIR [--ggt DIR]          other tools beside ours
python -m bench table [TASK ...] [--data DIR]         the same as Markdown
python -m bench gate [TASK ...] [--data DIR]          exit 1 if a score is under its floor
python -m bench gate --update                         raise the floors to what is measured
python -m bench gate --update --allow-regression      set them, lower too
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import floors, tables
from bench.library import COUNT
from bench.peers import environment
from bench.tasks import TASKS, Given, has_floor, measured, task_of

PEERS = "peers: their environment (venv), made there if it is not"
NEEDED = {
    "data": "--data DIR, a folder of corpora",
    "seeds": "--seeds DIR, a folder with the two reports",
}
UNSEEN = (
    "heldout",
    "likeness.invented.test",
    "likeness.mrpc",
    "times.meantime",
    "pronouns.test",
    "stories.ecb.unseen",
    "odds.all",
    "odds.perhaps.all",
    "odds.perhaps.test",
    "odds.test",
    "odds.differs",
)
"""Whose misses are not shown, so that nobody tunes on them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for. Gives the exit code: 0 done, 1 a floor fell, 2 wrong use."""
    parser = _parser()
    options = parser.parse_args(arguments)
    given = Given(
        options.data, options.seeds, options.train, options.peers, options.ggt, options.articles
    )
    verb = options.what[0] if options.what[:1] in (["gate"], ["table"]) else ""
    tasks = options.what[bool(verb) :]
    for task in tasks:
        if task not in TASKS:
            parser.error(f"no task {task!r}; there are {', '.join(TASKS)}")
        if lacking := TASKS[task].lacks(given):
            parser.error(f"the task {task} needs {NEEDED[lacking]}")
    if verb == "gate":
        return gate(tasks, given, options)
    show = tables.markdown if verb == "table" else tables.plain
    return report(tasks, given, show, misses=options.misses)


def report(tasks: list[str], given: Given, show: Callable[..., str], *, misses: bool) -> int:
    """Measure the tasks (by default all that can be) and print them."""
    able = [name for name, task in TASKS.items() if not task.asked and not task.lacks(given)]
    tasks = tasks or able
    scores = measured(tasks, given)
    if scores:
        print(show(tables.HEAD, tables.score_rows(scores)))
    if misses:
        seen = {name: s for name, s in scores.items() if not name.startswith(UNSEEN)}
        print(f"\n{tables.misses(seen)}")
    for shown in filter(None, (TASKS[name].shown for name in tasks)):
        print("\n" + show(*shown(given)))
    return 0


def gate(tasks: list[str], given: Given, options: argparse.Namespace) -> int:
    """Hold the floors of the tasks (by default of all whose data are there), or move them first."""
    pinned = floors.load(options.floors)
    tasks = tasks or _measurable(pinned, given)
    values = {name: score.f1 for name, score in measured(tasks, given).items()}
    if options.update:
        new = {name: value for name, value in values.items() if name in pinned or has_floor(name)}
        pinned = floors.raised(pinned, new, allow_regression=options.allow_regression)
        floors.save(pinned, options.floors)
    held = {name: floor for name, floor in pinned.items() if task_of(name) in tasks}
    fallen = floors.complaints(held, values)
    for line in fallen:
        print(line, file=sys.stderr)
    print(f"{len(held) - len(fallen)} of {len(held)} floors hold")
    return 1 if fallen else 0


def _measurable(pinned: floors.Floors, given: Given) -> list[str]:
    """The tasks that have floors and data; says which have only floors."""
    tasks = sorted({*map(task_of, pinned), "examples", "heldout"})
    for task in tasks:
        if TASKS[task].lacks(given):
            print(f"floors of {task} not checked: it needs its data")
    return [task for task in tasks if not TASKS[task].lacks(given)]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m bench", description="Measures Tellings.")
    parser.add_argument("what", nargs="*", help=f"gate, table, or tasks: {', '.join(TASKS)}")
    parser.add_argument("--data", type=Path, help="a folder of corpora, for the task attribution")
    parser.add_argument("--seeds", type=Path, help="a folder with the two reports of task seeds")
    parser.add_argument("--peers", type=Path, default=environment.default(), help=PEERS)
    parser.add_argument("--ggt", type=Path, help="peers: a clone of the Gender Gap Tracker")
    parser.add_argument("--articles", type=int, default=COUNT, help="library: how many it grows to")
    parser.add_argument("--train", action="store_true", help="attribution: GUM's train part, too")
    parser.add_argument("--misses", action="store_true", help="list what was missed or in excess")
    parser.add_argument("--floors", type=Path, default=floors.PATH, help="gate: another file")
    parser.add_argument("--update", action="store_true", help="gate: raise the floors")
    parser.add_argument("--allow-regression", action="store_true", help="gate: lower them, too")
    return parser


if __name__ == "__main__":
    sys.exit(main())
