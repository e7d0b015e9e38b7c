"""What comes from outside: words of sources, ids, queries, signs that mean something elsewhere."""

from __future__ import annotations

import socket
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tellings.library import Library
from tests.web.asking import Client
from tests.web.conftest import ATTACK, HARMFUL, article

RAW = ATTACK.encode()


def test_words_of_sources_are_words(client: Client, kept: Library) -> None:
    id_ = quote(article(kept, HARMFUL["outlet"]), safe="")
    story = kept.article(article(kept, HARMFUL["outlet"])).story
    assert story
    paths = (
        "/", f"/articles/{id_}", f"/stories/{story.id}/articles", "/speakers/Orla%20Quist",
        "/search?q=stall", "/search?q=harm", "/about", "/speakers",
        f"/?words={quote(ATTACK)}&outlet={quote(ATTACK)}",
        f"/search?q={quote(ATTACK)}&by={quote(ATTACK)}",
        f"/speakers/{quote(ATTACK, safe='')}", f"/articles/{quote(ATTACK, safe='')}",
        f"/{quote(ATTACK)}", f"/speakers/Orla%20Quist?outlet={quote(ATTACK)}",
    )  # fmt: skip
    for path in paths:
        answer = client.ask(path)
        assert answer.status < 500
        assert RAW not in answer.body, path
        assert b"<script>" not in answer.body, path


def test_json_cannot_be_taken_for_a_page(client: Client, kept: Library) -> None:
    id_ = quote(article(kept, HARMFUL["outlet"]), safe="")
    answer = client.ask(f"/articles/{id_}.json")
    assert answer.fields["content-type"] == "application/json"
    assert answer.fields["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/articles/../../etc/passwd", "/articles/..%2f..%2fetc%2fpasswd", "/articles/%2e%2e/%2e%2e",
        "/stories/..%5c..%5cwindows", "/articles//etc/passwd", "/speakers/%2Fetc%2Fpasswd",
        "/articles/file:///etc/passwd", "/templates/site.css", "/static/../app.py",
        "/articles/%00", "/stories/s%00", "/speakers/%00", "/articles/%ff%fe", "/stories/%ed%a0%80",
        "/articles/%27%20OR%201=1--", "/stories/%25", "/stories/_", "/articles/*",
        "//evil.example/", "/%0d%0aSet-Cookie:a=b", "/stories/%0d%0aLocation:x",
    ],
)  # fmt: skip
@pytest.mark.parametrize("twin", ["", ".json"])
def test_no_path_leads_anywhere_else(client: Client, path: str, twin: str) -> None:
    answer = client.ask(path + twin)
    assert answer.status == 404
    assert b"root:" not in answer.body
    assert "set-cookie" not in answer.fields


@pytest.mark.parametrize(
    "q", ["a\0b", "\0", "\ud800".encode("utf-8", "surrogatepass"), "\uffff", "\u202e"]
)
def test_signs_that_are_no_words_are_borne(client: Client, q: str | bytes) -> None:
    for path in (f"/search?q={quote(q)}", f"/search.json?q={quote(q)}", f"/?words={quote(q)}"):
        assert client.ask(path).status in {200, 400}


@pytest.mark.parametrize(
    "q",
    [
        '"', "'", "AND", "NOT", "a OR", "NEAR(a b)", "title:ferry", "{title} : ferry", "a^2",
        "-ferry", "%", "a + b", "\\",
        '"un" "closed', "()", "*", "a*", "fe*", ";DROP TABLE article", "x' OR '1'='1",
    ],
)  # fmt: skip
def test_signs_of_a_query_language_mean_nothing(client: Client, q: str) -> None:
    for path in ("/search", "/search.json"):
        answer = client.ask(f"{path}?q={quote(q)}")
        assert answer.status in {200, 400}
        assert b"fts5" not in answer.body
        assert b"syntax" not in answer.body


@pytest.mark.parametrize("q", ["?!", "*", '""', "(((", "a*"])
def test_what_finds_nothing_is_said_clearly(client: Client, q: str) -> None:
    answer = client.ask(f"/search.json?q={quote(q)}")
    assert answer.status == 400
    assert answer.json["error"].startswith(("give words to find", f"{q} is too short"))
    assert client.ask(f"/stories.json?words={quote(q)}").status == 400


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"/search?q={'a' * 1_001}", 400),
        (f"/search?q={'a+' * 400}", 400),
        (f"/?words={'a' * 5_000}", 400),
        (f"/speakers/{'a' * 5_000}", 400),
        (f"/speakers/{'a%20' * 100}", 400),
        (f"/articles/{'a' * 20_000}", 404),
        (f"/stories/{'a' * 20_000}", 404),
        (f"/search?{'a=b&' * 5_000}", 200),
    ],
    ids=lambda value: str(value)[:20],
)
def test_too_long_is_too_long(client: Client, path: str, status: int) -> None:
    assert client.ask(path).status == status


@pytest.mark.parametrize(
    "asked",
    [
        "limit=0", "limit=-1", "limit=1e3", "limit=99999999999999999999", "limit=٣", "limit=a",
        "min_outlets=0", "min_voices=x", "since=never", "until=2031-13",
        "since=2031-03-05&until=2031-03-04",
        "after=x", "after=1~", "after=nan~s", "after=1e999~s", "after=~~", "since=99999-01-01",
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(client: Client, asked: str) -> None:
    for path in ("/", "/stories.json"):
        answer = client.ask(f"{path}?{quote(asked, safe='=&')}")
        assert answer.status == 400, path


@pytest.mark.parametrize("asked", ["order=random", "start=-1", "start=999999999"])
def test_what_cannot_be_meant_of_a_speaker(client: Client, asked: str) -> None:
    assert client.ask(f"/speakers/Isa%20Thorne?{asked}").status == 400


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.text(max_size=40), q=st.text(max_size=40), since=st.text(max_size=12))
def test_nothing_makes_it_fail(client: Client, path: str, q: str, since: str) -> None:
    asked = f"q={_coded(q)}&words={_coded(q)}&since={_coded(since)}"
    for room in (
        f"/{_coded(path)}",
        f"/articles/{_coded(path)}",
        f"/speakers/{_coded(path)}",
        "/search",
    ):
        assert client.ask(f"{room}?{asked}").status in {200, 307, 400, 404}


def _coded(words: str) -> str:
    return quote(words, safe="", errors="replace")


@pytest.mark.parametrize(
    "sent",
    [
        b"\0\0\0\0\r\n\r\n", b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 20_000,
        b"GET /" + b"a" * 300_000, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"POST /compare HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    ],
    ids=["zeros", "fields", "line", "http2", "length", "absolute"],
)  # fmt: skip
def test_what_is_no_request_ends_the_line(client: Client, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", client.port), timeout=120) as line:
        try:
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
            answer = line.recv(1000)
        except OSError:  # it was cut off before all was sent
            answer = b""
    assert not answer or answer.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4"))
    assert client.ask("/about").status == 200


def test_there_are_no_web_sockets(client: Client) -> None:
    fields = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13"}
    answer = client.ask("/", Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==", **fields)
    assert answer.status != 101
