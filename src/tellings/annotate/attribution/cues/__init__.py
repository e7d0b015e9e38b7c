"""Cue words, and where a narrator reports."""
