"""English word lists of attribution."""
