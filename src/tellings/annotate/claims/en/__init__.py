"""English word lists of claims."""
