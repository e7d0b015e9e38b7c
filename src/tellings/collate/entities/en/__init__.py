"""English word lists of who is who across reports."""
