"""What a cue does with the words it carries, and how their source holds them."""
