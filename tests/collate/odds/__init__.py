"""Tests of what tellings are at odds in."""
