"""Who may ask, and what every answer carries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.web.guard import Hosts, hosts
from tests.web.asking import Client

CARRIED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


# --- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["127.0.0.1:{}", "localhost:{}", "LOCALHOST:{}", "[::1]:{}"])
def test_the_server_is_asked_by_its_names(client: Client, host: str) -> None:
    assert client.ask("/about", host=host.format(client.port)).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "", "127.0.0.1", "localhost", "evil.example", "evil.example:{}", "127.0.0.1:1",
        "127.0.0.1:{}@evil.example", "localhost.:{}", "localhost.evil.example:{}", "0.0.0.0:{}",
        "192.168.1.5:{}", "127.0.0.1:{}/", "user@127.0.0.1:{}", "[::ffff:127.0.0.1]:{}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/stories.json", "/openapi.json", "/nope"])
def test_another_name_is_refused(client: Client, host: str, path: str) -> None:
    answer = client.ask(path, host=host.format(client.port))
    assert answer.status in {400, 421}
    assert b"news" not in answer.body


def test_two_hosts_are_none(client: Client) -> None:
    answer = client.ask("/", HOST="evil.example")
    assert answer.status in {400, 421}


@given(st.text(max_size=60))
def test_no_name_makes_it_fail(name: str) -> None:
    assert hosts("127.0.0.1", 8765).has(name) in {True, False}


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P"]), min_size=1, max_size=40))
def test_only_the_names_that_are_meant(name: str) -> None:
    assert hosts("127.0.0.1", 8765).has(f"{name}:8765") == (
        name.lower() in {"127.0.0.1", "localhost", "[::1]"}
    )


def test_names_of_other_addresses() -> None:
    assert hosts("192.168.1.5", 80).has("192.168.1.5")
    assert not hosts("192.168.1.5", 80).has("localhost")
    assert hosts("desk", 9000).has("desk:9000")
    assert hosts("fe80::1", 9000).has("[fe80::1]:9000")


def test_a_server_of_all_addresses_is_asked_by_numbers_and_given_names() -> None:
    everywhere = hosts("0.0.0.0", 9000, ["Desk.local", "proxy.example:443"])
    assert everywhere.has("192.168.1.5:9000")
    assert everywhere.has("[2001:db8::1]:9000")
    assert everywhere.has("localhost:9000")
    assert everywhere.has("desk.local:9000")
    assert everywhere.has("proxy.example:443")
    assert not everywhere.has("192.168.1.5:9001")
    assert not everywhere.has("rebound.example:9000")
    assert not Hosts(frozenset(), 9000).has("192.168.1.5:9000")


# --- where it comes from -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fields",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "cross-site", "Origin": "http://127.0.0.1:{}"},
    ],
)
@pytest.mark.parametrize("path", ["/compare", "/compare.json"])
def test_no_other_site_can_post(client: Client, fields: dict[str, str], path: str) -> None:
    told = {name: value.format(client.port) for name, value in fields.items()}
    assert client.post(path, [("text", "", b"a"), ("text", "", b"b")], **told).status == 403


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"Origin": "http://127.0.0.1:{}"},
        {"Sec_Fetch_Site": "same-origin"},
        # So it comes from a page that tells nobody where it stands.
        {"Sec_Fetch_Site": "same-origin", "Origin": "null"},
    ],
)
def test_our_own_form_and_programs_can(client: Client, fields: dict[str, str]) -> None:
    told = {name: value.format(client.port) for name, value in fields.items()}
    assert client.post("/compare", [("text", "", b"a")], **told).status == 400


def test_another_site_can_lead_here_but_not_read(client: Client) -> None:
    site = {"Sec_Fetch_Site": "cross-site"}
    assert client.ask("/", Sec_Fetch_Mode="navigate", **site).status == 200
    for mode in ("no-cors", "cors", "same-origin"):
        assert client.ask("/", Sec_Fetch_Mode=mode, **site).status == 403
    answer = client.ask("/stories.json", Origin="http://evil.example")
    assert not [name for name in answer.fields if name.startswith("access-control")]


# --- what answers carry --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    ["/", "/stories.json", "/about", "/search?q=a", "/compare", "/nope", "/nope.json",
     "/?since=never", "/openapi.json", "/speakers/Isa%20Thorne"],
)  # fmt: skip
def test_every_answer_is_kept_close(client: Client, path: str) -> None:
    fields = client.ask(path).fields
    expected = CARRIED | ({"referrer-policy": "same-origin"} if path == "/compare" else {})
    assert {name: fields.get(name) for name in CARRIED} == expected
    policy = fields["content-security-policy"]
    assert policy.startswith("default-src 'none';")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "server" not in fields


def test_refusals_are_kept_close_too(client: Client) -> None:
    assert CARRIED.items() <= client.ask("/", host="evil.example").fields.items()


def test_a_page_names_its_own_style_and_script(client: Client) -> None:
    policy = client.ask("/compare").fields["content-security-policy"]
    assert policy.count("'sha256-") == 2
    assert client.ask("/").fields["content-security-policy"].count("'sha256-") == 1
    assert "form-action 'self'" in policy
