"""Known names of states and offices, and those who act for them, in English."""
