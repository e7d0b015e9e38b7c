"""Anatomy: an article cut into blocks, each with its role (headline, paragraph, caption ...).

lines     text -> passages: lines, and hard-wrapped lines joined to paragraphs
signs     passage -> what it shows: its shape, and what the word lists find in it
sheet     all passages of an article with their signs, and what a decider is
rules     sheet -> a verdict for each passage, by words, tags and place alone
          (zones: where prose begins and ends; places: rules on where a passage stands)
features  sheet -> the numbers and words that a model of the role "anatomy" is asked about
trained   the decider in use: sure rules stand, the model answers where rules only guess
repetition  which lines other articles of the outlet print too, for who has such articles
blocks    passages and verdicts -> notes, with dateline, date and credit inside their block
"""

from tellings.annotate.anatomy.blocks import blocks, label
from tellings.annotate.anatomy.repetition import repeated
from tellings.annotate.anatomy.sheet import Decider, Sheet, Verdict

STEPS = (blocks,)

__all__ = ["STEPS", "Decider", "Sheet", "Verdict", "blocks", "label", "repeated"]
