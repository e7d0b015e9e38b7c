"""Attributions as the tagging model marks them, and one list of these and the rules'."""
