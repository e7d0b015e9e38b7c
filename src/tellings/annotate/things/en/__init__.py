"""English word lists of things that have no name."""
