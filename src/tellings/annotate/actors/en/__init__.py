"""English word lists of the layer of actors."""
