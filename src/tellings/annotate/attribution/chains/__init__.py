"""Attributions inside attributions, and sources that rest on sources."""
