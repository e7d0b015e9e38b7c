"""For how long a page in the cache may be given again without asking: RFC 9111, the simple part.

`no-store` is not kept. `no-cache` is asked for anew each time. `max-age` holds, a day at most. A
page that says nothing of this is fresh for ten minutes (a heuristic, which 4.2.2 allows). What is
stale is asked for with its ETag or date, and given again when the server says that it is the same.
"""

from __future__ import annotations

import re

HEURISTIC = 600.0
LONGEST = 24 * 3600.0

_AGE = re.compile(r"\s*(?:max-age)\s*=\s*\"?(\d{1,10})\"?\s*", re.IGNORECASE)


def stored(fields: dict[str, str]) -> bool:
    """Whether an answer may be kept."""
    return "no-store" not in _directives(fields)


def lifetime(fields: dict[str, str]) -> float:
    """For how many seconds an answer is fresh."""
    directives = _directives(fields)
    if "no-cache" in directives:
        return 0.0
    ages = [found[1] for each in directives if (found := _AGE.fullmatch(each))]
    if not ages:
        return HEURISTIC
    return max(0.0, min(float(ages[0]) - _age(fields), LONGEST))


def validators(etag: str, modified: str) -> dict[str, str]:
    """The fields that ask for a page only if it has changed (RFC 9110, 13.1)."""
    fields = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in fields.items() if value}


def _directives(fields: dict[str, str]) -> list[str]:
    return [each.strip().lower() for each in fields.get("cache-control", "").split(",")]


def _age(fields: dict[str, str]) -> float:
    age = fields.get("age", "")
    return float(age) if re.fullmatch(r"\d{1,10}", age, re.ASCII) else 0.0
