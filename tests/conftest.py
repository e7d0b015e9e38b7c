"""Settings of all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A gate gives the same verdict twice. `--hypothesis-profile=search` looks for new cases.
settings.register_profile(
    "gate",
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("search", max_examples=2_000, deadline=None)
settings.load_profile("gate")
