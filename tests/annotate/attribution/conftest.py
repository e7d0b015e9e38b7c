"""Rules are tested without the tagging model, so that a new model fails no test of a rule."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def by_rules_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """No tagging model, but in tests that ask for the fixture `with_model`."""
    if "with_model" not in request.fixturenames:
        monkeypatch.setenv("TELLINGS_TAGGING_MODEL", "none")


@pytest.fixture
def with_model() -> None:
    """The tagging model that ships is used."""
