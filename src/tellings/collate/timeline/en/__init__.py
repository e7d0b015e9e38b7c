"""English words of the timeline."""
