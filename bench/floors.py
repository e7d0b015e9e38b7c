"""Floors: the F1 under which no score may fall again.

`floors.json` maps names of scores ("examples.quotations") to F1. Raising a floor is a commit;
lowering one has to be asked for by name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

PATH = Path(__file__).with_name("floors.json")

EPSILON = 0.0005
"""Floors are written with three decimals; half of the last one is rounding, not a fall."""

Floors = Mapping[str, float]


def load(path: Path = PATH) -> dict[str, float]:
    """The pinned floors."""
    return {name: float(floor) for name, floor in json.loads(path.read_text("utf-8")).items()}


def save(floors: Floors, path: Path = PATH) -> None:
    """Write them, sorted by name."""
    path.write_text(json.dumps(dict(sorted(floors.items())), indent=2) + "\n", "utf-8")


def complaints(floors: Floors, measured: Floors) -> tuple[str, ...]:
    """A line for each floor that its score is under, or that no score was measured for."""
    found = []
    for name, floor in sorted(floors.items()):
        if name not in measured:
            found.append(f"{name}: has the floor {floor:.3f} but was not measured")
        elif measured[name] < floor - EPSILON:
            found.append(f"{name}: {measured[name]:.3f} is under its floor {floor:.3f}")
    return tuple(found)


def raised(floors: Floors, measured: Floors, *, allow_regression: bool = False) -> dict[str, float]:
    """The floors with every measured score as the new floor, where that is higher.

    With `allow_regression` also where it is lower. Other floors stay.
    """
    new = dict(floors)
    for name, value in measured.items():
        rounded = round(value, 3)
        if allow_regression or rounded > floors.get(name, -1.0):
            new[name] = rounded
    return new
