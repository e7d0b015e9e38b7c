"""Rules are tested without the tagging model, so that a new model fails no test of a rule."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def by_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No tagging model."""
    monkeypatch.setenv("TELLINGS_TAGGING_MODEL", "none")
