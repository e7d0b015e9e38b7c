"""Pages, JSON and problems as responses."""

from __future__ import annotations

import msgspec
from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tellings import __version__
from tellings.errors import ReadError, TellingsError, UseError
from tellings.library import NotHeldError
from tellings.show.plain import plain
from tellings.show.site import addresses, pages
from tellings.show.site.frame import Frame
from tellings.show.site.rendering import Page
from tellings.store import StoreError
from tellings.web.guard import TooMuchError
from tellings.web.looks import ElsewhereError
from tellings.web.work import BusyError

_STATUS: tuple[tuple[type[TellingsError], int], ...] = (
    (NotHeldError, 404),
    (TooMuchError, 413),
    (BusyError, 503),
    (StoreError, 503),
    (UseError, 400),
    (ReadError, 400),
)
_TITLES = {
    400: "That cannot be asked",
    404: "There is nothing here",
    405: "This page cannot be sent anything",
    408: "That took too long",
    413: "That is too much",
    500: "Something went wrong here",
    503: "The library cannot be read just now",
}
_WORDS = {
    404: "There is no page of this address.",
    405: "This address is for reading only.",
    408: "What was sent did not come to its end in time; try again.",
    500: "This is our mistake. The terminal in which tellings serve runs says more; please report"
    " it.",
}


class Problem(Struct, frozen=True):
    """What went wrong, in one line."""

    error: str


def is_twin(path: str) -> bool:
    """Whether an address is one of JSON."""
    return path.endswith(".json")


def frame(request: Request) -> Frame:
    """What a page of this address has around it."""
    path = str(request.url.path)
    here = f"{path}?{request.url.query}" if request.url.query else path
    return Frame(request.app.state.name, __version__, here)


def page(made: Page, status: int = 200) -> Response:
    """A page, with its policy."""
    return HTMLResponse(
        made.html.encode("utf-8", "replace"),
        status,
        {"Content-Security-Policy": made.policy},
    )


def data(content: str, status: int = 200) -> Response:
    """JSON."""
    return Response(
        content.encode("utf-8", "replace") + b"\n", status, media_type="application/json"
    )


async def failed(request: Request, error: Exception) -> Response:
    """The answer to what went wrong."""
    if isinstance(error, ElsewhereError):
        return _elsewhere(request, error)
    status, words = _told(request, error)
    if is_twin(request.url.path):
        return data(msgspec.json.encode(Problem(words)).decode(), status)
    made = pages.problem(
        frame(request), _TITLES.get(status, "That did not work"), [words], _ways(request, status)
    )
    return page(made, status)


def _told(request: Request, error: Exception) -> tuple[int, str]:
    if isinstance(error, HTTPException):
        return error.status_code, _WORDS.get(error.status_code, plain(str(error.detail)))
    for kind, status in _STATUS:
        if isinstance(error, kind):
            # The name of the library's file may tell more of this machine than is meant to be.
            path, name = request.app.state.path, request.app.state.name
            return status, plain(str(error).replace(path, name))
    if isinstance(error, TellingsError):
        return 400, plain(str(error))
    is_slow = isinstance(error, TimeoutError | ClientDisconnect)
    return (408, _WORDS[408]) if is_slow else (500, _WORDS[500])


def _ways(request: Request, status: int) -> list[tuple[str, str]]:
    found = [(addresses.STORIES, "All stories")]
    name = request.path_params.get("name")
    if status == 404 and name:
        found.insert(
            0,
            (addresses.with_query(addresses.SPEAKERS, {"q": name[:200]}), "Speakers called alike"),
        )
    return found


def _elsewhere(request: Request, error: ElsewhereError) -> Response:
    """Send on to another address of ours, to its JSON if that was asked for."""
    path = error.path
    return RedirectResponse(addresses.twin(path) if is_twin(request.url.path) else path, 307)
