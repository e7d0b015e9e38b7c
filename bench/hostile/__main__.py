"""`python -m bench.hostile WORD ...`: some cases by their words, each shown when it has ended."""

from __future__ import annotations

import sys

from bench.hostile import HEAD, outcomes, row

if __name__ == "__main__":
    print("\t".join(HEAD))
    for outcome in outcomes(sys.argv[1:]):
        print("\t".join(row(outcome)), flush=True)
        if not outcome.bounded:
            print(*outcome.said[-12:], sep="\n", file=sys.stderr, flush=True)
