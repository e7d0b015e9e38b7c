"""Where a redirect leads, and whether it may be followed."""

from __future__ import annotations

import msgspec

from tellings.errors import ReadError
from tellings.intake.web.address import Address, address, joined
from tellings.intake.web.answer import Answer
from tellings.intake.web.lines import problem, short

_STATUS = frozenset({301, 302, 303, 307, 308})


def is_redirect(answer: Answer) -> bool:
    """Whether an answer sends one on (RFC 9110, 15.4)."""
    return answer.status in _STATUS


def next_address(source: str, here: Address, answer: Answer, *, any_port: bool) -> Address:
    """The address that a redirect names. Raises ReadError if there is none that may be read.

    From https nobody is led back to http, where anyone on the way could change the page: the
    same address is asked over https.
    """
    link = answer.fields.get("location", "")
    if not link:
        raise ReadError(source, f"is sent on to nowhere (status {answer.status}); save the page")
    # Fields are bytes; what is not ASCII in them is UTF-8 by custom.
    link = link.encode("latin-1").decode("utf-8", "replace")
    href = joined(here.href, link)
    if href is None:
        where = short(link)
        raise ReadError(
            source, f"is sent on to {where}, which is no page of the web; save the page"
        )
    try:
        found = address(href, any_port=any_port)
    except ReadError as error:
        where = f"is sent on to {error.source}, which {problem(error)}"
        raise ReadError(source, where) from None
    return _secure(source, here, found)


def _secure(source: str, here: Address, there: Address) -> Address:
    if (here.scheme, there.scheme) != ("https", "http"):
        return there
    if there.port != 80:
        where = f"is sent on from https to {short(there.href)}"
        raise ReadError(source, f"{where}, which is not safe; save the page")
    return msgspec.structs.replace(there, scheme="https", port=443)
