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

from bench import (
    anatomy,
    attribution,
    body,
    floors,
    hostile,
    likeness,
    metadata,
    pace,
    page_pace,
    seeds,
    speed,
    stories,
    tables,
    warc,
)
from bench.peers import environment, runs
from bench.scoring import Scores

STORIES = {"examples": stories.examples, "heldout": stories.heldout}
SHOWN = ("speed", "pace", "pages", "peers", "hostile")
"""Tasks whose figures are shown and never a floor."""
_PAGES = ("body", "metadata")
TASKS = (*STORIES, "likeness", "attribution", "anatomy", *_PAGES, "seeds", "warc", *SHOWN)
_NEED_DATA = frozenset({"anatomy", "attribution", *_PAGES, "pages", "pace", "peers", "warc"})
PEERS = "peers: their environment (venv), made there if it is not"
UNSEEN = ("heldout", "likeness.invented.test", "likeness.mrpc")
"""Whose misses are not shown, so that nobody tunes on them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for. Gives the exit code: 0 done, 1 a floor fell, 2 wrong use."""
    parser = _parser()
    options = parser.parse_args(arguments)
    verb = options.what[0] if options.what[:1] in (["gate"], ["table"]) else ""
    tasks = options.what[bool(verb) :]
    if unknown := [task for task in tasks if task not in TASKS]:
        parser.error(f"no task {unknown[0]!r}; there are {', '.join(TASKS)}")
    if not options.data and (lacking := _NEED_DATA & set(tasks)):
        parser.error(f"the task {min(lacking)} needs --data DIR, a folder of corpora")
    if "seeds" in tasks and not options.seeds:
        parser.error("the task seeds needs --seeds DIR, a folder with the two reports")
    if verb == "gate":
        return gate(tasks, options)
    return report(tasks, options, markdown=verb == "table")


def report(tasks: list[str], options: argparse.Namespace, *, markdown: bool) -> int:
    """Measure the tasks (by default all that can be) and print them."""
    lacking = {"attribution": not options.data, "seeds": not options.seeds}
    lacking |= dict.fromkeys(("anatomy", "body", "metadata", "pages"), not options.data)
    lacking |= {"pace": not options.data, "warc": not options.data, "peers": True, "hostile": True}
    tasks = tasks or [task for task in TASKS if not lacking.get(task)]
    show = tables.markdown if markdown else tables.plain
    scores = measured(tasks, options.data, options.seeds, train=options.train)
    if scores:
        print(show(tables.HEAD, tables.score_rows(scores)))
    if options.misses:
        seen = {name: s for name, s in scores.items() if not name.startswith(UNSEEN)}
        print(f"\n{tables.misses(seen)}")
    _print_shown(tasks, options, show)
    return 0


def _print_shown(tasks: list[str], options: argparse.Namespace, show: Callable[..., str]) -> None:
    if "speed" in tasks:
        print("\n" + show(tables.SPEED_HEAD, tables.speed_rows(speed.timings())))
    if "pace" in tasks:
        print("\n" + show(tables.PACE_HEAD, tables.pace_rows(pace.paces(options.data))))
    if "body" in tasks and options.data:
        print("\n" + show(body.HEAD, body.peer_rows(body.results(options.data))))
    if "pages" in tasks:
        print("\n" + show(page_pace.HEAD, page_pace.rows(page_pace.pace(options.data))))
    if "peers" in tasks:
        tools = runs.tools(options.peers, options.ggt)
        print("\n" + show(tables.PEER_HEAD, tables.peer_rows(runs.rows(options.data, tools))))
    if "warc" in tasks:
        print("\n" + show(warc.HEAD, warc.rate_rows(warc.rates(options.data))))
    if "hostile" in tasks:
        print("\n" + show(hostile.HEAD, hostile.rows()))


def gate(tasks: list[str], options: argparse.Namespace) -> int:
    """Hold the floors of the tasks (by default of all whose data are there), or move them first."""
    pinned = floors.load(options.floors)
    tasks = tasks or _measurable(pinned, options)
    found = measured(tasks, options.data, options.seeds, train=options.train)
    values = {name: score.f1 for name, score in found.items()}
    if options.update:
        pinned = floors.raised(pinned, values, allow_regression=options.allow_regression)
        floors.save(pinned, options.floors)
    held = {name: floor for name, floor in pinned.items() if _task(name) in tasks}
    fallen = floors.complaints(held, values)
    for line in fallen:
        print(line, file=sys.stderr)
    print(f"{len(held) - len(fallen)} of {len(held)} floors hold")
    return 1 if fallen else 0


def _measurable(pinned: floors.Floors, options: argparse.Namespace) -> list[str]:
    """The tasks that have floors and data; says which have only floors."""
    lacking = {"attribution": not options.data, "seeds": not options.seeds}
    lacking |= dict.fromkeys(("anatomy", "body", "metadata", "warc"), not options.data)
    tasks = sorted({_task(name) for name in pinned} | set(STORIES))
    for task in tasks:
        if lacking.get(task):
            print(f"floors of {task} not checked: it needs its data")
    return [task for task in tasks if not lacking.get(task)]


def _task(name: str) -> str:
    return name.partition(".")[0]


def measured(
    tasks: Sequence[str], data: Path | None, reports: Path | None = None, *, train: bool = False
) -> Scores:
    """The scores of these tasks, each under "TASK.name"; none for a task whose data is missing."""
    scores: Scores = {}
    for task in tasks:
        found: Scores = {}
        if task in STORIES:
            found = STORIES[task]()
        elif task == "likeness":
            found = likeness.scores(data)
        elif task == "attribution" and data:
            found = attribution.score(data, train=train)
        elif task == "anatomy" and data:
            found = anatomy.scores(data)
        elif task == "body" and data:
            found = body.scores(data)
        elif task == "metadata" and data:
            found = metadata.scores(data)
        elif task == "seeds" and reports:
            found = seeds.scores(reports)
        elif task == "warc" and data:
            found = warc.scores(data)
        scores |= {f"{task}.{name}": score for name, score in found.items()}
    return scores


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m bench", description="Measures Tellings.")
    parser.add_argument("what", nargs="*", help=f"gate, table, or tasks: {', '.join(TASKS)}")
    parser.add_argument("--data", type=Path, help="a folder of corpora, for the task attribution")
    parser.add_argument("--seeds", type=Path, help="a folder with the two reports of task seeds")
    parser.add_argument("--peers", type=Path, default=environment.default(), help=PEERS)
    parser.add_argument("--ggt", type=Path, help="peers: a clone of the Gender Gap Tracker")
    parser.add_argument("--train", action="store_true", help="attribution: GUM's train part, too")
    parser.add_argument("--misses", action="store_true", help="list what was missed or in excess")
    parser.add_argument("--floors", type=Path, default=floors.PATH, help="gate: another file")
    parser.add_argument("--update", action="store_true", help="gate: raise the floors")
    parser.add_argument("--allow-regression", action="store_true", help="gate: lower them, too")
    return parser


if __name__ == "__main__":
    sys.exit(main())
