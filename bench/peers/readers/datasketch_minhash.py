"""datasketch's MinHash: `python -m bench.peers.readers.datasketch_minhash RUNS SIZE TIMES`.

RUNS has a document a line, a list of its runs of words. Prints the least processor time, in
seconds, in which all of them got their SIZE values.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from pathlib import Path


def main() -> None:
    """Read, warm up, measure."""
    minhash = importlib.import_module("datasketch").MinHash
    lines = Path(sys.argv[1]).read_text("utf-8").splitlines()
    documents = [[run.encode() for run in json.loads(line)] for line in lines]
    minhash(num_perm=int(sys.argv[2])).update_batch(documents[0] or [b""])
    print(min(_seconds(minhash, documents) for _ in range(int(sys.argv[3]))))


def _seconds(minhash: type, documents: list[list[bytes]]) -> float:
    start = time.process_time()
    for runs in documents:
        made = minhash(num_perm=int(sys.argv[2]), seed=1)
        if runs:
            made.update_batch(runs)
        made.digest()
    return time.process_time() - start


if __name__ == "__main__":
    main()
