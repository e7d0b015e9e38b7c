"""The application: each room as a page and as JSON, the form to compare, what goes wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from tellings.errors import TellingsError
from tellings.library import NotHeldError
from tellings.show.site import addresses
from tellings.web import answers, comparing, openapi
from tellings.web.asked import Given, given
from tellings.web.guard import Guard, Hosts
from tellings.web.looks import ElsewhereError
from tellings.web.rooms import Room, rooms
from tellings.web.work import Kept, Work

_VIEWS, _PAGES = 4, 16

Endpoint = Callable[[Request], Awaitable[Response]]


def app(path: Path, hosts: Hosts) -> ASGIApp:
    """An ASGI application that shows the library at a path, when it is asked under these names."""
    every = rooms(path.name)
    routes = [route for room in every for route in _routes(room)]
    routes += _others(every)
    wrong: tuple[Any, ...] = (
        *(TellingsError, HTTPException, TimeoutError, ClientDisconnect),
        Exception,
    )
    made = Starlette(routes=routes, exception_handlers=dict.fromkeys(wrong, answers.failed))
    made.router.redirect_slashes = False
    made.state.work = Work(path)
    made.state.name, made.state.path = path.name, str(path)
    made.state.views, made.state.pages = Kept(_VIEWS), Kept(_PAGES)
    return Guard(made, hosts)


def _others(every: tuple[Room, ...]) -> Iterator[Route]:
    described = msgspec.json.encode(openapi.document(every)).decode()

    async def description(request: Request) -> Response:
        return answers.data(described)

    yield Route("/compare", comparing.form)
    yield Route("/compare", comparing.posted, methods=["POST"])
    yield Route("/compare.json", comparing.posted, methods=["POST"])
    yield Route("/openapi.json", description)


def _routes(room: Room) -> Iterator[Route]:
    """The JSON first: the path of the page may hold any sign, a full stop too."""
    yield Route(room.twin, _endpoint(room, _data), name=room.name)
    yield Route(room.path, _endpoint(room, _page), name=f"{room.name}_page")


def _endpoint(room: Room, shown: Callable[[Request, Room, Given], Awaitable[Response]]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        at = next(iter(request.path_params.values()), "")
        asked = given(at, room.params, request.query_params)
        return await shown(request, room, asked)

    return endpoint


async def _page(request: Request, room: Room, asked: Given) -> Response:
    frame = msgspec.structs.replace(answers.frame(request), twin=_twin(request))
    if room.key is None:
        work: Work = request.app.state.work
        return answers.page(
            await work.ask(lambda library: room.page(room.look(library, asked), asked, frame))
        )
    return answers.page(
        await _kept(request, room, asked, lambda view: room.page(view, asked, frame))
    )


async def _data(request: Request, room: Room, asked: Given) -> Response:
    work: Work = request.app.state.work
    if room.key is None:
        return answers.data(await work.ask(lambda library: room.data(room.look(library, asked))))
    try:
        return answers.data(await _kept(request, room, asked, room.data))
    except ElsewhereError as error:
        if error.path.endswith("/articles"):
            words = f"the story {asked.at} has not two articles to compare; its articles are at"
            raise NotHeldError(f"{words} {addresses.twin(error.path)}") from None
        raise


async def _kept(request: Request, room: Room, asked: Given, shown: Callable[[Any], Any]) -> Any:
    """What is shown of what takes long, from what is kept if that was done before."""
    state = request.app.state
    key = await state.work.ask(partial(_key, room, asked))
    name = "data" if answers.is_twin(request.url.path) else "page"

    async def view() -> Any:
        return await state.work.once(state.views, key, partial(_looked, room, key))

    found = state.pages.get((name, key))
    if found is None:
        looked = await view()
        found = await state.work.long(partial(shown, looked))
        state.pages.put((name, key), found)
    return found


def _key(room: Room, asked: Given, library: Any) -> Any:
    assert room.key is not None  # noqa: S101  only rooms that take long come here
    return room.key(library, asked)


def _looked(room: Room, key: Any, library: Any) -> Any:
    return room.look(library, key)


def _twin(request: Request) -> str:
    path = request.scope.get("raw_path", b"").decode("ascii", "replace").partition("?")[0]
    asked = f"?{request.url.query}" if request.url.query else ""
    return addresses.twin(f"{path}{asked}")
