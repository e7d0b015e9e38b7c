"""English word tables of what tellings are at odds in."""
