"""All rooms described (OpenAPI 3.1), with the schemas of their JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from tellings import __version__
from tellings.model import Collation
from tellings.web.answers import Problem
from tellings.web.asked import LONGEST, Param
from tellings.web.rooms import Room

_PLACE = "#/components/schemas/{name}"
_ABOUT = """The library that `tellings serve` shows. Offsets are Unicode code points, half-open; \
moments are in UTC. The ids of stories and articles may be cut short as long as they stand for one \
alone: then the answer leads to the whole one."""
_FORM = {
    "type": "object",
    "properties": {
        "text": {"type": "array", "items": {"type": "string"}, "description": "Reports."},
        "outlet": {
            "type": "array",
            "items": {"type": "string"},
            "description": "The outlets of the texts, in their order.",
        },
        "files": {
            "type": "array",
            "items": {"type": "string", "contentMediaType": "application/octet-stream"},
            "description": "Files as `tellings compare` takes them.",
        },
    },
}


def document(rooms: Sequence[Room]) -> dict[str, Any]:
    """The description of all rooms, as JSON has it."""
    refs, schemas = _schemas(rooms)
    paths: dict[str, Any] = {}
    for room in rooms:
        page = {"text/html": {"schema": {"type": "string"}}}
        paths[_path(room.path)] = _got(room, f"{room.name}_page", page)
        paths[_path(room.twin)] = _got(room, room.name, _json(refs[room.form]))
    form = {"/compare": {"get": _operation("compare_form", "The form to compare texts", _HTML)}}
    form["/compare"]["post"] = _posted("compare_page", _HTML)
    form["/compare.json"] = {"post": _posted("compare", _json(refs[Collation]))}
    own = _json({"type": "object", "description": "This description."})
    form["/openapi.json"] = {"get": _operation("openapi", "This description", own)}
    made = {
        "openapi": "3.1.0",
        "info": {
            "title": "Tellings",
            "version": __version__,
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {**paths, **form},
        "components": {"schemas": schemas},
    }
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(made))
    return plain


_HTML = {"text/html": {"schema": {"type": "string"}}}


def _schemas(rooms: Iterable[Room]) -> tuple[dict[Any, Any], dict[str, Any]]:
    types = list(dict.fromkeys((*(room.form for room in rooms), Collation, Problem)))
    refs, schemas = msgspec.json.schema_components(types, ref_template=_PLACE)
    return dict(zip(types, refs, strict=True)), schemas


def _json(schema: Any) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _path(path: str) -> str:
    return path.replace(":path", "")


def _got(room: Room, name: str, content: dict[str, Any]) -> dict[str, Any]:
    operation = _operation(name, room.summary, content)
    operation["parameters"] = [*_named(room), *map(_parameter, room.params)]
    return {"get": operation}


def _posted(name: str, content: dict[str, Any]) -> dict[str, Any]:
    operation = _operation(name, "Texts compared; nothing of them is stored", content)
    operation["requestBody"] = {
        "required": True,
        "content": {"multipart/form-data": {"schema": _FORM}},
    }
    return operation


def _operation(name: str, summary: str, content: dict[str, Any]) -> dict[str, Any]:
    wrong = _json({"$ref": _PLACE.format(name="Problem")}) if "text/html" not in content else _HTML
    return {
        "operationId": name,
        "summary": summary,
        "responses": {
            "200": {"description": summary, "content": content},
            "default": {"description": "What is wrong, in one line", "content": wrong},
        },
    }


def _named(room: Room) -> Iterator[dict[str, Any]]:
    """What the path itself names."""
    for name in ("id", "name"):
        if f"{{{name}" in room.path:
            yield {
                "name": name,
                "in": "path",
                "required": True,
                "description": room.at,
                "schema": {"type": "string"},
            }


def _parameter(param: Param) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", "maxLength": LONGEST}
    if param.kind == "number":
        schema = {"type": "integer", "minimum": param.least, "maximum": param.most}
        schema["default"] = param.usual
    elif param.choices:
        schema = {"type": "string", "enum": list(param.choices)}
    return {"name": param.name, "in": "query", "description": param.words, "schema": schema}
