"""Quotation marks: what stands between which."""
