"""Tellings reads several outlets' reports of one event and shows how each one told it."""

__version__ = "0.1.0"
