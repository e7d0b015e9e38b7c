"""Whose word it is: chains of attributions, and the roots behind words that several tell."""
