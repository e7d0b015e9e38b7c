"""Known names in English."""
