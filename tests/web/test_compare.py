"""Texts that are given: pasted, as files, too many, too much, and none of it stored."""

from __future__ import annotations

import http.client
import io
import json
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.web import comparing
from tellings.web.comparing import FILE_BYTES, MOST_FIELDS, MOST_FILES
from tellings.web.given import MOST_ARTICLES, MOST_CHARACTERS, called
from tellings.web.guard import MOST_BYTES
from tests.library.reports import LEDGER, WIRE
from tests.web.asking import Client, form
from tests.web.conftest import ATTACK

Part = tuple[str, str, bytes]
PASTED: list[Part] = [
    ("outlet", "", b"Vell Post"), ("text", "", WIRE.encode()),
    ("outlet", "", "Brücke & Söhne".encode()), ("text", "", LEDGER.encode()),
]  # fmt: skip
FILES: list[Part] = [("files", "one.txt", WIRE.encode()), ("files", "two.txt", LEDGER.encode())]


@pytest.fixture(autouse=True)
def untouched(served: Path) -> Iterator[None]:
    """The library and its folder are after each test what they were before."""
    before = (served.read_bytes(), sorted(served.parent.iterdir()))
    yield
    assert (served.read_bytes(), sorted(served.parent.iterdir())) == before


# --- what is compared ----------------------------------------------------------------------------


def test_pasted_texts_are_compared(client: Client) -> None:
    answer = client.post("/compare", PASTED)
    assert answer.status == 200
    assert "Vell Post" in answer.text
    assert "Brücke &amp; Söhne" in answer.text
    assert "We heard the stones before we saw them" in answer.text
    assert answer.fields["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in answer.fields["content-security-policy"]


def test_the_twin_gives_the_collation(client: Client) -> None:
    found = client.post("/compare.json", PASTED).json
    assert [each["article"]["outlet"]["value"] for each in found["readings"]] == [
        "Vell Post",
        "Brücke & Söhne",
    ]
    assert [each["article"]["text"] for each in found["readings"]] == [WIRE, LEDGER]
    assert any(link["relation"] == "same-quotation" for link in found["links"])


def test_files_are_compared_and_called_by_their_names(client: Client) -> None:
    found = client.post("/compare.json", FILES).json
    assert [each["article"]["origin"]["source"] for each in found["readings"]] == [
        "one.txt",
        "two.txt",
    ]


def test_files_and_texts_together_in_many_forms(client: Client) -> None:
    page = (
        f"<html><body><article><h1>Lifeboats</h1><p>{'</p><p>'.join(LEDGER.split(chr(10) * 2))}</p>"
    )
    lines = json.dumps({"outlet": "Line Times", "text": WIRE}).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("in/it.txt", WIRE.replace("thick fog", "heavy rain"))
    parts = [
        ("text", "", WIRE.replace("Tuesday", "Monday").encode()),
        ("files", "page.html", page.encode()),
        ("files", "rows.jsonl", lines),
        ("files", "all.zip", packed.getvalue()),
    ]
    found = client.post("/compare.json", parts).json
    origins = [each["article"]["origin"] for each in found["readings"]]
    assert [each["source"] for each in origins] == ["text 1", "page.html", "rows.jsonl", "all.zip"]


def test_what_cannot_be_read_is_said_beside_the_rest(client: Client) -> None:
    answer = client.post("/compare", [*PASTED, ("files", "bare.txt", b"no prose")])
    assert answer.status == 200
    assert "cannot read bare.txt: no prose was found" in answer.text


def test_the_form_without_files_is_a_form(client: Client) -> None:
    coded = b"text=a&text=b&outlet=x"
    kind = "application/x-www-form-urlencoded"
    answer = client.ask("/compare", "POST", coded, Content_Type=kind)
    assert answer.status == 400
    assert "it takes two to compare" in answer.text


def test_a_file_field_left_empty_is_nothing(client: Client) -> None:
    kind, body = form([*PASTED, ("files", "?", b"")])
    body = body.replace(b'filename="?"', b'filename=""')
    assert client.ask("/compare", "POST", body, Content_Type=kind).status == 200


# --- what is not ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([], "all fields are empty"),
        ([("text", "", b" \n "), ("text", "", b"")], "all fields are empty"),
        ([PASTED[1]], "one report could be read, and it takes two"),
        ([PASTED[1], PASTED[1]], "one report could be read, and it takes two"),
        ([("text", "", b"no prose"), ("text", "", b"here")], "cannot read text 1: no prose"),
        ([("text", "", b"http://127.0.0.1:1/"), PASTED[1]], "cannot read text 1: no prose"),
        ([("files", "a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 99), PASTED[1]], "cannot read a.png"),
    ],
)
def test_what_makes_no_two_articles(client: Client, parts: list[Part], words: str) -> None:
    page, twin = client.post("/compare", parts), client.post("/compare.json", parts)
    assert (page.status, twin.status) == (400, 400)
    assert words in twin.json["error"]
    assert words in page.text
    assert "<form" in page.text


def test_an_address_in_a_text_is_not_fetched(client: Client) -> None:
    """The server of the test would answer; it is not asked."""
    item = f"<item><title>A</title><link>{client.base}/about</link></item>"
    feed = (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{item}</channel></rss>'
    )
    answer = client.post("/compare.json", [("text", "", feed.encode()), PASTED[1]])
    assert answer.status == 400
    assert "it takes two" in answer.json["error"]


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd", "/etc/passwd", "C:\\Windows\\win.ini", "-", "http://evil.example/a",
     "a\0b", ".", "..", "\u202egpj.exe", "x" * 5_000, "é.txt", "file:///etc/passwd"],
)  # fmt: skip
def test_a_name_is_no_path(client: Client, name: str) -> None:
    kind, body = form([("files", "NAME", WIRE.encode()), ("files", "b.txt", LEDGER.encode())])
    body = body.replace(b"NAME", name.replace("\\", "\\\\").encode())
    answer = client.ask("/compare.json", "POST", body, Content_Type=kind)
    if answer.status == 200:
        origin = answer.json["readings"][0]["article"]["origin"]
        assert "/" not in origin["source"]
        assert len(origin["source"]) <= 80
        assert answer.json["readings"][0]["article"]["text"] == WIRE
    else:
        assert answer.status == 400


@given(st.text(max_size=60))
def test_a_name_is_shown_on_one_line(name: str) -> None:
    found = called(name, 7)
    assert found
    assert len(found) <= 80
    assert not set(found) & set("/\\\0\n\r\u202e")
    assert found not in {".", "..", "-"} or found == "-"


def test_an_outlets_name_is_words(client: Client) -> None:
    parts = [("outlet", "", ATTACK.encode() * 3), *PASTED[1:]]
    answer = client.post("/compare", parts)
    assert answer.status == 200
    assert ATTACK not in answer.text


def test_bytes_that_are_no_text_are_borne(client: Client) -> None:
    parts = [("text", "", b"\xff\xfe\0" + WIRE.encode()), ("outlet", "", b"\xff\0"), PASTED[3]]
    assert client.post("/compare.json", parts).status in {200, 400}


# --- too much ------------------------------------------------------------------------------------


def test_too_many_parts(client: Client) -> None:
    for parts in (
        [("text", "", b"a")] * (MOST_FIELDS + 1),
        [("files", "a", b"a")] * (MOST_FILES + 1),
    ):
        answer = client.post("/compare.json", parts)
        assert answer.status == 413
        assert "more than is taken" in answer.json["error"]


@pytest.mark.parametrize("file", ["", "big.txt"])
def test_too_large_a_part(client: Client, file: str) -> None:
    parts = [("files" if file else "text", file, b"a" * (FILE_BYTES + 1))]
    answer = client.post("/compare", parts)
    assert answer.status == 413
    assert "<h1>That is too much</h1>" in answer.text


def test_too_much_in_all(client: Client) -> None:
    parts = [("files", f"{n}.txt", b"a" * FILE_BYTES) for n in range(5)]
    answer = client.post("/compare", parts)
    assert answer.status == 413
    assert "32 MB" in answer.text


def test_too_much_that_does_not_say_so(client: Client) -> None:
    """In pieces, without a length."""
    kind, _ = form([])
    line = http.client.HTTPConnection("127.0.0.1", client.port, timeout=300)
    pieces = (b"a" * 1024 * 1024 for _ in range(MOST_BYTES // 1024**2 + 2))
    head = b'--a-boundary-that-is-in-no-text\r\nContent-Disposition: form-data; name="files"; '
    first = head + b'filename="a"\r\n\r\n'
    body = (each for part in ((first,), pieces) for each in part)
    line.request("POST", "/compare.json", body, {"Content-Type": kind}, encode_chunked=True)
    answer = line.getresponse()
    assert answer.status == 413
    line.close()


def test_what_does_not_come_in_time(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "SECONDS", 0.1)
    with half_sent(client) as line:
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 408")
    assert b"did not come to its end in time" in answer


def test_who_goes_away_is_no_failure(client: Client, capfd: pytest.CaptureFixture[str]) -> None:
    with half_sent(client):
        pass
    assert client.ask("/about").status == 200
    assert "Traceback" not in capfd.readouterr().err


def half_sent(client: Client) -> socket.socket:
    """A connection on which half of a form was sent."""
    kind, body = form(PASTED)
    line = socket.create_connection(("127.0.0.1", client.port), timeout=120)
    head = (
        f"POST /compare.json HTTP/1.1\r\nHost: 127.0.0.1:{client.port}\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    line.sendall(head.encode() + body[:500])
    return line


def test_too_many_articles(client: Client) -> None:
    rows = "".join(
        json.dumps({"text": f"{WIRE} Number {n}."}) + "\n" for n in range(MOST_ARTICLES + 5)
    )
    answer = client.post("/compare.json", [("files", "a.jsonl", rows.encode()), PASTED[3]])
    assert answer.status == 400
    assert f"more than {MOST_ARTICLES} articles" in answer.json["error"]


def test_too_long_articles(client: Client) -> None:
    long = (WIRE + "\n\n") * (MOST_CHARACTERS // len(WIRE) + 1)
    answer = client.post("/compare.json", [("text", "", long.encode()), PASTED[3]])
    assert answer.status == 400
    assert f"more than {MOST_CHARACTERS:,} characters" in answer.json["error"]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=", b"x"),
        ("multipart/form-data; boundary=a", b"--b\r\n\r\n"),
        (
            "multipart/form-data; boundary=a",
            b"--a\r\nContent-Disposition: form-data\r\n\r\nx\r\n--a--",
        ),
        ("multipart/form-data; boundary=a", b"--a\r\n" + b"A: b\r\n" * 50_000),
        ("multipart/form-data; boundary=" + "a" * 5_000, b"x"),
        ("application/json", b"{}"),
        ("", b""),
        ("text/plain", b"text=a"),
    ],
)
def test_what_is_no_form_is_refused(client: Client, kind: str, body: bytes) -> None:
    answer = client.ask("/compare.json", "POST", body, Content_Type=kind)
    assert answer.status in {400, 413}
    assert answer.json["error"]
