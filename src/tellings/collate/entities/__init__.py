"""Chains of what the articles of a story speak of, across articles.

marks        what is joined; chains: readings and stretches -> chains
placing      what one stretch stands for: the signals, in their order
phrases      a stretch taken apart: its head, whose name it is, what modifies it
cast         the persons of a story by their names (juniors: sons and fathers)
described    the same by what they are called beside their names
lands        states in a phrase; countries: "the country"; parties, bodies: by all their names
links        readings -> same-entity links between named entities
spelling     by which of its names a story calls one thing
things       what has no name, by likeness of words (linkage: average linkage)
"""

from tellings.collate.entities.chains import chains
from tellings.collate.entities.links import same_entities
from tellings.collate.entities.marks import SIGNALS, Chain, Key, Marked, Member, Signal

__all__ = ["SIGNALS", "Chain", "Key", "Marked", "Member", "Signal", "chains", "same_entities"]
