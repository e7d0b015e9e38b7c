"""Order and weight: what each article puts where, and how much room it gives to whom.

stands    what stands in headline, first paragraph and last
room      words quoted and words told of each speaker, and those in the outlet's own voice
order     where in each article stands what several tell
weights   all of that, for each article

Nothing is added up to a score of an outlet.
"""

from __future__ import annotations

from tellings.collate.weight.order import Position
from tellings.collate.weight.room import Room
from tellings.collate.weight.stands import Place
from tellings.collate.weight.weights import Weight, weights

__all__ = ["Place", "Position", "Room", "Weight", "weights"]
