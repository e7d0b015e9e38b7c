"""Making the table of leaders that `tellings.annotate.actors.known` ships."""
