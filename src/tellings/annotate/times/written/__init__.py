"""When an article was written, as its own text tells it."""
