"""Whose word it is: chains of attributions, and the roots behind words that several tell.

chains    attributions of an article -> who rests on whose word, and where that ends
called    collation -> one name for each who speaks
origins   collation -> whose text each article is
saying    claims that somebody says something
told      tellings of the same -> the chains behind them, and who speaks in them
unnamed   sources without a name that are one
roots     tellings of the same -> their roots: which are one, and when that is not known
standing  tellings of the same -> how many stand behind it, how deep the hearsay is, how anonymous
"""

from __future__ import annotations

from tellings.collate.voices.standing import Path, Source, Standing, Standings, Step, standing

__all__ = ["Path", "Source", "Standing", "Standings", "Step", "standing"]
