"""The form to compare texts, and what is sent with it. Nothing of it is stored."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from anyio import fail_after
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tellings import __version__
from tellings.errors import UseError
from tellings.show import html, json
from tellings.show.site import collation, pages
from tellings.show.site.rendering import Page
from tellings.web import answers
from tellings.web.given import Done, Text, called, compared
from tellings.web.guard import MOST_BYTES, TooMuchError
from tellings.web.work import Work

MOST_FILES = 20
MOST_FIELDS = 4 * pages.TEXTS
FILE_BYTES = 8 * 1024 * 1024
"""How much a file or a text may hold."""
SECONDS = 60.0
"""How long it may take until all is sent."""
_OUTLET = 200
_NO_STORE = {"Cache-Control": "no-store"}
_LIMITS = f"at most {MOST_FILES} of {FILE_BYTES // 1024**2} MB, {MOST_BYTES // 1024**2} MB in all"


async def form(request: Request) -> Response:
    """The form. Of this page alone a browser tells where it stands, so that what it sends is seen
    to come from here.
    """
    answer = answers.page(pages.compare(answers.frame(request), _LIMITS))
    answer.headers["Referrer-Policy"] = "same-origin"
    return answer


async def posted(request: Request) -> Response:
    """Compare what is sent: a page, or JSON at /compare.json."""
    texts = await _texts(request)
    work: Work = request.app.state.work
    is_twin = answers.is_twin(request.url.path)
    try:
        if not texts:
            raise UseError("give two texts to compare; all fields are empty")
        shown: str | Page = await work.long(partial(_shown, texts, is_twin))
    except UseError as error:
        if is_twin:
            raise
        made = pages.compare(answers.frame(request), _LIMITS, (str(error),))
        answer = answers.page(made, 400)
        answer.headers["Referrer-Policy"] = "same-origin"
    else:
        answer = answers.data(shown) if isinstance(shown, str) else answers.page(shown)
    answer.headers.update(_NO_STORE)
    return answer


def _shown(texts: list[Text], as_json: bool) -> str | Page:
    done: Done = compared(texts)
    if as_json:
        return json.collation(done.collation)
    return collation.given(html.page(done.collation, version=__version__), done.problems)


async def _texts(request: Request) -> list[Text]:
    """What is given, in the order of the form. Raises TooMuchError, TimeoutError."""
    with fail_after(SECONDS):
        async with _form(request) as sent:
            texts = [each for each in _pasted(sent) if each.data.strip()]
            return texts + [each async for each in _uploaded(sent)]


@asynccontextmanager
async def _form(request: Request) -> AsyncIterator[FormData]:
    asked = request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=FILE_BYTES)
    try:
        sent = await asked
    except HTTPException as error:
        if "Too many" in error.detail or "exceeded" in error.detail:
            raise TooMuchError(f"that is more than is taken: {_LIMITS}") from error
        raise UseError("what was sent is no form; use the page, or curl -F") from error
    try:
        yield sent
    finally:
        await sent.close()


def _pasted(sent: FormData) -> list[Text]:
    texts = [each for each in sent.getlist("text") if isinstance(each, str)]
    outlets = [each for each in sent.getlist("outlet") if isinstance(each, str)]
    named = outlets + [""] * len(texts)
    return [
        Text(f"text {number}", words.encode("utf-8", "replace"), outlet.strip()[:_OUTLET])
        for number, (words, outlet) in enumerate(zip(texts, named, strict=False), 1)
    ]


async def _uploaded(sent: FormData) -> AsyncIterator[Text]:
    for number, file in enumerate(sent.getlist("files"), 1):
        if not isinstance(file, UploadFile) or not file.size:
            continue
        name = called(file.filename, number)
        if file.size > FILE_BYTES:
            raise TooMuchError(f"{name} is larger than {FILE_BYTES // 1024**2} MB; give less")
        yield Text(name, await file.read())
