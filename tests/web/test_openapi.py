"""The description says all there is, and the answers are as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from jsonschema import Draft202012Validator

from tellings.library import Library
from tellings.web.app import app
from tellings.web.guard import hosts
from tellings.web.rooms import rooms
from tests.web.asking import Client
from tests.web.conftest import article
from tests.web.test_compare import PASTED


@pytest.fixture(scope="module")
def described(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.ask("/openapi.json").json
    return found


def routes(served: Any) -> Iterator[tuple[str, str]]:
    """Every path and method that is answered."""
    for route in app(served, hosts("127.0.0.1", 1))._app.routes:  # type: ignore[attr-defined]
        for method in route.methods - {"HEAD"}:
            yield re.sub(r":path}", "}", route.path), method.lower()


def test_every_route_is_described_and_nothing_else(served: Any, described: dict[str, Any]) -> None:
    told = {(path, method) for path, each in described["paths"].items() for method in each}
    assert told == set(routes(served))


def test_each_operation_has_a_name_of_its_own(described: dict[str, Any]) -> None:
    names = [each["operationId"] for path in described["paths"].values() for each in path.values()]
    assert len(names) == len(set(names))


def test_what_a_path_names_is_described(described: dict[str, Any]) -> None:
    for path, each in described["paths"].items():
        told = {p["name"] for p in each.get("get", {}).get("parameters", ()) if p["in"] == "path"}
        assert told == set(re.findall(r"{(\w+)}", path))


def test_every_reference_leads_to_a_schema(described: dict[str, Any]) -> None:
    schemas = described["components"]["schemas"]
    found = set(re.findall(r"'#/components/schemas/([^']+)'", repr(described)))
    assert found <= set(schemas)
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)


def test_answers_are_as_described(
    client: Client, described: dict[str, Any], kept: Library, ferry: str
) -> None:
    asked = {
        "stories": "/stories.json?limit=2",
        "story_articles": f"/stories/{ferry}/articles.json",
        "story": f"/stories/{ferry}.json",
        "article": f"/articles/{article(kept, 'Pellam Ledger')}.json",
        "speakers": "/speakers.json?limit=1",
        "speaker": f"/speakers/{quote('Isa Thorne')}.json",
        "search": "/search.json?q=stones&limit=1",
        "about": "/about.json",
    }
    assert set(asked) == {room.name for room in rooms("x")}
    for name, path in asked.items():
        answer = client.ask(path)
        assert answer.status == 200
        valid(described, name, answer.json)
    valid(described, "compare", client.post("/compare.json", PASTED).json)


def test_a_wrong_answer_would_be_seen(client: Client, described: dict[str, Any]) -> None:
    answer = client.ask("/stories.json").json
    for wrong in ({**answer, "next": 1}, {"stories": []}, {**answer, "stories": [{}]}):
        with pytest.raises(AssertionError):
            valid(described, "stories", wrong)


def test_problems_are_as_described(client: Client, described: dict[str, Any]) -> None:
    for path in ("/nope.json", "/stories.json?since=never", "/stories/s0.json"):
        schema = schema_of(described, "story", "default")
        assert list(validator(described, schema).iter_errors(client.ask(path).json)) == []


def test_what_is_asked_for_is_as_described(client: Client, described: dict[str, Any]) -> None:
    """The greatest and the least numbers are taken, and those beyond are not."""
    for path, each in described["paths"].items():
        for param in each.get("get", {}).get("parameters", ()):
            if param["schema"]["type"] != "integer" or not path.endswith(".json"):
                continue
            real = path.replace("{name}", "Isa%20Thorne")
            least, most = param["schema"]["minimum"], param["schema"]["maximum"]
            for value, status in ((least, 200), (most, 200), (least - 1, 400), (most + 1, 400)):
                assert client.ask(f"{real}?{param['name']}={value}").status == status


def valid(described: dict[str, Any], name: str, value: Any) -> None:
    schema = schema_of(described, name, "200")
    problems = [error.message[:200] for error in validator(described, schema).iter_errors(value)]
    assert problems == [], name


def schema_of(described: dict[str, Any], name: str, status: str) -> dict[str, Any]:
    for path in described["paths"].values():
        for operation in path.values():
            if operation["operationId"] == name:
                content = operation["responses"][status]["content"]
                schema: dict[str, Any] = content["application/json"]["schema"]
                return schema
    raise KeyError(name)


def validator(described: dict[str, Any], schema: dict[str, Any]) -> Draft202012Validator:
    """Of a schema within the description."""
    return Draft202012Validator({**schema, "components": described["components"]})
