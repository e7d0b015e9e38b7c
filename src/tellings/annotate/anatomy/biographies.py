"""Lines that say who the author is: "Ada Quill is a security correspondent for ..."."""

from __future__ import annotations

import re

from tellings.annotate.anatomy.names import is_person, names_a_writer

_FLAGS = re.IGNORECASE | re.VERBOSE
_LEAD = re.compile(
    r"\s*(?: about\ the\ (?:author|writer|reporter)s?\s*[:.-]?\s* | [-–—•*]\s* )?", _FLAGS
)
_NAME = re.compile(
    r"""[^\W\d_][\w.'-]*(?:\ [^\W\d_][\w.'-]*){1,4}?
    (?= ,\  | ,?\ (?:is|was|has|covers|covered|reports|reported|writes|wrote|joined|serves|served
      |works|worked|leads|edits|specializes|specialises|currently|can|teaches|holds|graduated
      |contributes)\b )""",
    re.VERBOSE,
)
_IS = re.compile(
    r"""[^.]{0,60}?\b(?:is|was|has\ been|serves\ as|served\ as|works\ as|worked\ as|currently)\b
    ([^.]{0,200})""",
    _FLAGS,
)
_WORKS = re.compile(
    r"""[^.]{0,60}?\ (?:covers|reports\ (?:on|for|from)|writes\ (?:about|on|for)|joined|edits|leads
    |speciali[sz]es\ in|can\ be\ reached|teaches|contributes\ to)\b""",
    _FLAGS,
)
_REACHED = re.compile(
    r"\b(?:can\ be\ reached | (?:reach|follow|contact)\ (?:him|her|them))\b", _FLAGS
)


def biography_of(flat: str) -> str:
    """The person whose biography the line looks like, or ""."""
    if '"' in flat[:200]:
        return ""
    lead = _LEAD.match(flat)
    start = lead.end() if lead else 0
    found = _NAME.match(flat, start)
    if not found or not is_person(found.group()):
        return ""
    rest = flat[found.end() :]
    return found.group() if _is_writer(rest) else ""


def _is_writer(rest: str) -> bool:
    """Whether what follows the name is what biographies say."""
    is_one = _IS.match(rest)
    if is_one and names_a_writer(is_one.group(1)):
        return True
    return bool(_WORKS.match(rest) or _REACHED.search(rest))
