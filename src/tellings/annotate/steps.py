"""The steps of annotation, in the order in which they run."""

from __future__ import annotations

from tellings.annotate import anatomy, attribution, language

STEPS = (*anatomy.STEPS, *language.STEPS, *attribution.STEPS)
