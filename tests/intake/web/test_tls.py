"""Secure connections: the certificate must be of the name that was asked, not of the address."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import pytest

from tellings.intake.web import Network, Settings, Web
from tests.intake.web.conftest import told
from tests.intake.web.server import PUBLIC, Map, Site
from tests.intake.web.server import site as serving

trustme = pytest.importorskip("trustme", reason="certificates are made with trustme")


@pytest.fixture(scope="module")
def authority() -> object:
    return trustme.CA()


@pytest.fixture
def secure(authority: object) -> Iterator[Site]:
    """A server with a certificate for courier.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("courier.example").configure_cert(context)  # type: ignore[attr-defined]
    with serving(context) as here:
        here.page("/a", b"The ferry.")
        yield here


def reader(secure: Site, settings: Settings, trust: ssl.SSLContext | None) -> Web:
    world = Map(secure.port, courier_example=[PUBLIC], other_example=[PUBLIC])
    return Web(settings, Network(resolve=world.resolve, dial=world.dial, trust=trust))


@pytest.fixture
def trust(authority: object) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)  # type: ignore[attr-defined]
    return context


def test_the_name_is_checked(secure: Site, settings: Settings, trust: ssl.SSLContext) -> None:
    web = reader(secure, settings, trust)
    assert web.get("https://courier.example/a").data == b"The ferry."
    assert secure.asked[-1][1]["host"] == "courier.example"
    line = told(web, "https://other.example/a")
    assert "its certificate does not hold (Hostname mismatch" in line
    assert "its certificate does not hold" in told(web, f"https://{PUBLIC}/a")


def test_a_stranger_is_not_trusted(secure: Site, settings: Settings) -> None:
    line = told(reader(secure, settings, None), "https://courier.example/a")
    assert "its certificate does not hold (" in line


def test_a_server_that_speaks_no_tls(site: Site, settings: Settings) -> None:
    line = told(reader(site, settings, None), "https://courier.example/a")
    assert "no secure connection can be made" in line
