"""What somebody denies, doubts or did not say is at odds with no number or day of another."""

from __future__ import annotations

import pytest

from tellings import api
from tellings.model import Article, Link

OWN = """Troops cross border

By Peter Dunn, 3 March 2026

GRENLOW — Sevrian troops crossed the border on Sunday, the governor of Corrin said.
"""
OTHER = """Ministry speaks of crossing

By Ana Holt, 3 March 2026

PORT ANSEL — The ministry of defence {told} that Sevrian troops had crossed the border on Monday.
"""


def days(told: str) -> list[Link]:
    """The conflicts of days between the two reports, the second told in these words."""
    pipeline = api.pipeline()
    texts = (OWN, OTHER.format(told=told))
    found = api.compare([pipeline.read(Article(f"{n}", each)) for n, each in enumerate(texts)])
    return [link for link in found.of("at-odds") if link.kind == "date"]


def test_a_day_that_is_said_is_held_against_another() -> None:
    assert len(days("said")) == 1


@pytest.mark.parametrize("told", ["denied", "doubted", "did not say", "stopped short of saying"])
def test_a_day_that_is_not_said_to_be_so_is_not(told: str) -> None:
    assert days(told) == []
