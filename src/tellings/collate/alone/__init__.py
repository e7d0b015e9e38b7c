"""Only here and not told here: what one text tells alone, and what others tell and it does not.

quoted     quoted sentences and fragments of one text alone
named      persons, bodies, outlets, places and states that one text alone names
asserted   claims of one text alone
earlier    what one text alone tells of the time before the news
missing    what several texts tell and an article does not (silence), after a search of all its
           words (search: what is claimed and quoted; unnamed: names)
remarked   what explains a silence: that an article is much shorter, or older

Under them: `texts` (which words a text has in a row), `passages` (how near a sentence comes to what
is told, by words), `meanings` (by meaning).

An article and its copies are one text. What only they have is given once, under the leader of the
copies (or the first of those compared, by id), with the copies named; a copy has, besides, what it
adds to the others of its text.
"""

from __future__ import annotations

from tellings.collate.alone.asserted import claims
from tellings.collate.alone.earlier import background
from tellings.collate.alone.missing import Untold, untold
from tellings.collate.alone.named import COMPARED, entities
from tellings.collate.alone.only import Only
from tellings.collate.alone.quoted import quotations
from tellings.collate.alone.remarked import Remark, remarks
from tellings.collate.alone.silence import Silence

__all__ = [
    "COMPARED",
    "Only",
    "Remark",
    "Silence",
    "Untold",
    "background",
    "claims",
    "entities",
    "quotations",
    "remarks",
    "untold",
]
