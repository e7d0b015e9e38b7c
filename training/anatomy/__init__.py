"""The labeller of lines: from plain text with labels to models/anatomy."""
