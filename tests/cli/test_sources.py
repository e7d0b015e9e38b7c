"""What commands take: folders, archives, tables, feeds and addresses, and how much of each."""

from __future__ import annotations

import http.server
import json
import os
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec
import pytest

from tellings.model import Collation, Reading
from tests.cli.conftest import REPORTS, Run


@pytest.fixture
def folder(tmp_path: Path, post: str, wire: str) -> Path:
    """A folder with both reports, and a file that is none."""
    home = tmp_path / "reports"
    home.mkdir()
    for each in map(Path, (post, wire)):
        (home / each.name).write_bytes(each.read_bytes())
    (home / "empty.txt").touch()
    return home


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a server on this machine with the two reports and a feed of them."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path != "/feed.xml":
                super().do_GET()
                return
            host = f"http://127.0.0.1:{self.server.server_address[1]}"
            items = "".join(
                f"<item><title>{n}</title><link>{host}/wire.html?{n}</link></item>"
                for n in range(12)
            )
            body = f"<rss version='2.0'><channel><title>x</title>{items}</channel></rss>".encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    handler = partial(Handler, directory=str(REPORTS))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_folder_is_compared(run: Run, folder: Path) -> None:
    done = run("compare", folder, "--json")
    assert done.exit_code == 3
    assert done.stderr == (
        f"tellings: cannot read {folder}/empty.txt: is empty; give a file with text in it\n"
    )
    collation = msgspec.json.decode(done.stdout, type=Collation)
    sources = [reading.article.origin.source for reading in collation.readings]
    assert sources == [f"{folder}/post.txt", f"{folder}/wire.html"]


def test_a_zip_is_read_up_to_the_limit(run: Run, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "reports.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("post.txt", "wire.html"):
            archive.write(folder / name, f"news/{name}")
    done = run("read", path, "--jsonl", "--limit", "1")
    assert done.exit_code == 0
    assert done.stderr == f"tellings: {path}: cut after 1 article\n"
    reading = msgspec.json.decode(done.stdout, type=Reading)
    assert reading.article.origin.member == "news/post.txt"
    assert run("read", path, "--jsonl", "--limit", "2").stdout.count("\n") == 2


def test_readings_are_printed_as_they_are_read(tmp_path: Path, post: str) -> None:
    command = [sys.executable, "-m", "tellings", "read", "-", "--jsonl"]
    line = json.dumps({"text": Path(post).read_text("utf-8")}).encode() + b"\n"
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        # More than is looked at to tell what it is, and the pipe stays open.
        running.stdin.write(line * (1 + 70_000 // len(line)) + line)
        running.stdin.flush()
        reading = msgspec.json.decode(running.stdout.readline(), type=Reading)
        assert reading.article.origin.line == 1
        running.stdin.close()
        running.stdout.close()


def test_an_address_is_fetched_and_kept(run: Run, site: str, tmp_path: Path) -> None:
    address, cache = f"{site}/wire.html", tmp_path / "cache"
    refused = run("read", address, "--jsonl", "--cache", cache)
    assert refused.exit_code == 1
    assert refused.stderr.startswith(f"tellings: cannot read {address}: ")
    done = run("read", address, "--jsonl", "--cache", cache, "--allow-private")
    assert (done.exit_code, done.stderr) == (0, "")
    article = msgspec.json.decode(done.stdout, type=Reading).article
    assert article.outlet.value == "Valley Wire"
    assert article.origin.source == address
    again = run("read", address, "--jsonl", "--cache", cache, "--allow-private", "--offline")
    assert (again.exit_code, again.stdout) == (0, done.stdout)
    none = run("read", f"{site}/post.txt", "--cache", cache, "--allow-private", "--offline")
    assert none.exit_code == 1
    assert "is not in the cache" in none.stderr


def test_a_feed_is_cut_and_said_to_be(run: Run, site: str, tmp_path: Path) -> None:
    options = ("--to", "jsonl", "--allow-private", "--cache", tmp_path, "--limit", "2")
    done = run("convert", f"{site}/feed.xml", *options)
    assert done.exit_code == 0
    assert done.stderr == (
        f"tellings: {site}/feed.xml: the first 2 entries were read; --limit N reads N\n"
    )
    assert done.stdout.count("\n") == 2


def test_a_folder_with_a_socket_of_names_cannot_break_the_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "new\n\x1b[31mline.txt").touch()
    done = run("read", tmp_path)
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr
    assert os.linesep in done.stderr
