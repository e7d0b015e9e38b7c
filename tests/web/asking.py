"""A client that sends exactly what it is told, over real connections."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from typing import Any, NamedTuple


class Reply(NamedTuple):
    """What came back: status, fields by their names in lower case, and the body."""

    status: int
    fields: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        assert self.fields["content-type"] == "application/json"
        return json.loads(self.body)


class Client:
    """Asks the server at a port of 127.0.0.1."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.base = f"http://127.0.0.1:{port}"

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes = b"",
        host: str | None = None,
        **fields: str,
    ) -> Reply:
        """Ask, with fields as keywords ("_" for "-"); `host` stands in for the right one."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=300)
        try:
            line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            if host != "":
                line.putheader("Host", host or f"127.0.0.1:{self.port}")
            for name, value in fields.items():
                line.putheader(name.replace("_", "-"), value)
            if body or method == "POST":
                line.putheader("Content-Length", str(len(body)))
            line.endheaders(body or None)
            answer = line.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, found, answer.read())
        finally:
            line.close()

    def post(self, path: str, parts: list[tuple[str, str, bytes]], **fields: str) -> Reply:
        """Send parts (name, name of the file or "", bytes) as a form does."""
        kind, body = form(parts)
        return self.ask(path, "POST", body, Content_Type=kind, **fields)


def form(parts: list[tuple[str, str, bytes]]) -> tuple[str, bytes]:
    """Parts as multipart/form-data (RFC 7578): the media type and the bytes."""
    mark = "a-boundary-that-is-in-no-text"
    lines = []
    for name, file, data in parts:
        named = f'; filename="{file}"' if file else ""
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'
        lines.append(head.encode() + data + b"\r\n")
    lines.append(f"--{mark}--\r\n".encode())
    return f"multipart/form-data; boundary={mark}", b"".join(lines)
