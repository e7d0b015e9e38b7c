"""The cache on disk: what is asked again, and what is damaged."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from tellings.intake.web import Settings, Web
from tellings.intake.web.cache import Cache, Entry
from tests.intake.web.conftest import told
from tests.intake.web.server import Map, Reply, Site

PAGE = b"The ferry is back."


def entry(key: str = "http://a.example/", data: bytes = PAGE) -> Entry:
    return Entry(key, key, "text/html", "utf-8", "", "", time.time(), 60.0, True, data)


def test_what_is_kept_is_found(tmp_path: Path) -> None:
    kept = entry()
    Cache(tmp_path / "a" / "b").save(kept)
    assert Cache(tmp_path / "a" / "b").load(kept.key) == kept
    assert Cache(tmp_path / "a" / "b").load("http://b.example/") is None


@pytest.mark.parametrize("key", ["../../x", "/etc/passwd", "a\0b", "\ud800", "x" * 10_000, "CON"])
def test_no_key_is_a_path(tmp_path: Path, key: str) -> None:
    cache = Cache(tmp_path / "cache")
    cache.save(entry(key.replace("\ud800", "?")))
    cache.load(key)
    (file,) = (tmp_path / "cache").iterdir()
    assert len(file.name) == 32 + len(".tellings-page")


def test_any_damage_is_a_miss(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    kept = entry()
    cache.save(kept)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    chance = random.Random(4)
    for _ in range(80):
        at = chance.randrange(len(whole))
        damaged = whole[:at] + bytes([whole[at] ^ chance.randrange(1, 256)]) + whole[at + 1 :]
        file.write_bytes(damaged)
        found = cache.load(kept.key)
        assert found is None or found.data == PAGE
        file.write_bytes(whole[:at])
        assert cache.load(kept.key) is None
    file.write_bytes(whole + b"x")
    assert cache.load(kept.key) is None


def test_a_folder_that_cannot_be_written(tmp_path: Path, site: Site, settings: Settings) -> None:
    (tmp_path / "file").write_text("")
    web = Web(msgspec.structs.replace(settings, cache=tmp_path / "file" / "cache"))
    site.page("/a", PAGE)
    assert web.get(site.url("/a")).data == PAGE


def test_two_processes_at_once(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib, tests.intake.web.test_cache as t\n"
        "cache = t.Cache(pathlib.Path(sys.argv[1]))\n"
        "for n in range(40):\n"
        "    cache.save(t.entry(data=sys.argv[2].encode() * 50_000))\n"
        "    found = cache.load('http://a.example/')\n"
        "    assert found and len(set(found.data)) == 1 and len(found.data) == 50_000, n\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, tmp_path, each]) for each in "ab"]
    assert [each.wait(300) for each in running] == [0, 0]
    assert len(list(tmp_path.iterdir())) == 1


def test_the_oldest_go_when_it_is_full(tmp_path: Path) -> None:
    for number in range(4):
        Cache(tmp_path).save(entry(f"http://a.example/{number}", PAGE * 100))
        for file in tmp_path.iterdir():
            os.utime(file, (file.stat().st_mtime - 10,) * 2)
    (tmp_path / "notes.txt").write_text("mine")
    left = tmp_path / "x.tellings-part"
    left.write_text("")
    os.utime(left, (0, 0))
    Cache(tmp_path, 5_000).save(entry("http://a.example/new"))
    found = [Cache(tmp_path).load(f"http://a.example/{n}") is not None for n in range(4)]
    assert found == [False, False, True, True]
    assert (tmp_path / "notes.txt").exists()
    assert not left.exists()


@pytest.mark.parametrize(
    ("control", "asked"),
    [
        ({}, 1),
        ({"Cache-Control": "max-age=60"}, 1),
        ({"Cache-Control": "public, Max-Age=60", "Age": "59"}, 1),
        ({"Cache-Control": "max-age=60", "Age": "61"}, 2),
        ({"Cache-Control": "max-age=0"}, 2),
        ({"Cache-Control": "no-cache"}, 2),
        ({"Cache-Control": "no-store, max-age=60"}, 2),
        ({"Cache-Control": "max-age=banana"}, 1),
        ({"Cache-Control": "max-age=" + "9" * 400}, 1),
    ],
)
def test_what_is_fresh_is_not_asked_again(
    site: Site, settings: Settings, control: dict[str, str], asked: int
) -> None:
    site.replies["/a"] = Reply(PAGE, fields=control)
    first, second = (Web(settings).get(site.url("/a")) for _ in range(2))
    assert (first.data, second.data) == (PAGE, PAGE)
    assert (first.cached, second.cached) == (False, asked == 1)
    assert len(site.paths()) == asked


def test_what_must_not_be_stored_is_not(site: Site, settings: Settings) -> None:
    site.replies["/a"] = Reply(PAGE, fields={"Cache-Control": "no-store"})
    Web(settings).get(site.url("/a"))
    offline = Web(msgspec.structs.replace(settings, offline=True))
    assert told(offline, site.url("/a")).startswith("is not in the cache")


@pytest.mark.parametrize(
    ("fields", "condition"),
    [
        ({"ETag": '"v1"'}, ("if-none-match", '"v1"')),
        (
            {"Last-Modified": "Tue, 03 Mar 2026 10:05:00 GMT"},
            ("if-modified-since", "Tue, 03 Mar 2026 10:05:00 GMT"),
        ),
    ],
)
def test_what_is_stale_is_asked_for_only_if_changed(
    site: Site, settings: Settings, fields: dict[str, str], condition: tuple[str, str]
) -> None:
    name, value = condition
    control = {"Cache-Control": "max-age=0", "Content-Type": "text/html; charset=utf-8"}
    site.sends_on("/go", "/a")
    site.replies["/a"] = lambda asked: (
        Reply(status=304, fields=control)
        if asked.get(name) == value
        else Reply(PAGE, fields={**control, **fields})
    )
    first, second = (Web(settings).get(site.url("/go")) for _ in range(2))
    assert (first.cached, second.cached) == (False, True)
    assert msgspec.structs.replace(second, cached=False) == first
    assert name not in dict(site.asked[1][1])
    site.replies["/a"] = Reply(b"Changed.", fields=control)
    assert Web(settings).get(site.url("/go")).data == b"Changed."


def test_a_page_of_a_private_host_is_given_only_where_that_is_allowed(
    site: Site, settings: Settings
) -> None:
    from tellings.intake.web import Network

    world = Map(site.port, inside_example=["10.0.0.1"])
    network = Network(resolve=world.resolve, dial=world.dial)
    site.page("/a", PAGE)
    assert Web(settings, network).get("http://inside.example/a").data == PAGE
    closed = msgspec.structs.replace(settings, allow_private=False, offline=True)
    assert told(Web(closed), "http://inside.example/a").startswith("is not in the cache")


def test_a_clock_set_back_makes_nothing_fresh() -> None:
    assert entry().is_fresh
    assert not msgspec.structs.replace(entry(), stored=time.time() + 1_000).is_fresh
