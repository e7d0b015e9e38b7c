"""Claims over articles: which say the same, and each as all tell it.

same_claims  readings -> same-claim links
rows         collation -> a claim as all tell it, and who holds it in each telling
"""

from __future__ import annotations

from tellings.collate.claims.linking import same_claims
from tellings.collate.claims.rows import Row, Telling, rows

__all__ = ["Row", "Telling", "rows", "same_claims"]
