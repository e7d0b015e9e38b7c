"""The library: a set of articles that keeps growing, its stories, and what is found in it.

library     the public verbs
adding      articles in, one transaction each; annotating (in processes), placing, grouping, held
summaries   stories in short; viewing: one story, article or note; finding: what words are found
collating   a story's articles compared; exporting: which articles are written out
naming      ids cut short; moments: times as a person writes them
watching    feeds, again and again
"""

from __future__ import annotations

from tellings.library.library import Library
from tellings.library.naming import NotHeldError

__all__ = ["Library", "NotHeldError"]
