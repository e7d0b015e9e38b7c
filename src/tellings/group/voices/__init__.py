"""Voices: the independent origins behind a story, and what articles are credited to."""
