"""Attributions by rule: direct and indirect speech, headlines, transcripts."""
