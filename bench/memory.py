"""Peak memory of a process, in megabytes."""

from __future__ import annotations

import re
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")


def peak() -> float:
    """The most memory that this process ever held; 0 where nobody tells it.

    Linux tells it best in /proc: what `getrusage` gives begins with what the parent held.
    """
    if sys.platform == "win32":
        return 0.0
    if _STATUS.exists() and (found := re.search(r"VmHWM:\s+(\d+) kB", _STATUS.read_text("ascii"))):
        return megabytes(int(found[1]))
    import resource

    return megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def megabytes(most: int) -> float:
    """What the system tells of a process (`ru_maxrss`): bytes on macOS, KiB elsewhere."""
    return most / 1e6 if sys.platform == "darwin" else most * 1024 / 1e6
