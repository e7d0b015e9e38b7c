"""The steps of annotation, in the order in which they run."""

from __future__ import annotations

from tellings.annotate import actors, anatomy, attribution, claims, language, things, times

STEPS = (
    *anatomy.STEPS,
    *language.STEPS,
    *times.STEPS,
    *attribution.STEPS,
    *things.STEPS,
    *actors.STEPS,
    *claims.STEPS,
)
