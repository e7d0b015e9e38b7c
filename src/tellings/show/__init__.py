"""Showing: a collation or a reading as a page, in the terminal, or as JSON.

Pure functions of what they show. No word they write is about the world: all are a source's own,
but for labels.
"""
