"""Annotation: from an article to a reading, one layer after the other (see `steps`).

The layers (`anatomy`, `language`, `attribution`) never import each other: they meet through the
notes in a reading.
"""
