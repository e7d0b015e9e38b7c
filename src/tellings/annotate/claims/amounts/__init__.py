"""Amounts: the numbers that claims give, with limits, units and what they count."""
