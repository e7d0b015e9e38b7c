"""The same words in several articles: which quotations are one, and how their words differ.

units       reading -> the quoted sentences and fragments that are compared
candidates  units -> pairs alike in words (evidence: what counts for it; odds: what against)
pairing     candidates -> pairs (speakers: whether both are of one speaker)
quotations  readings -> same-quotation links (wording: why, in words)
align       word-level alignment of two or more tellings
"""
