"""The tasks on web pages, each by hand on a corpus of three invented pages."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bench import body, metadata, page_pace, shingles
from bench.pages import Page, Told, pages

FERRY = "The ferry between Ansel and Grenlow is to sail again from June, the harbour office said."
WATER = "For forty years the water kept the two towns apart, and nobody had asked the water."
PAYS = "Neither of the governments has said what the two new ships are going to cost."
HTML = f"""<html><head><title>Ferry back after forty years</title>
<meta name=author content="By Petra Lowmoor and AP">
<meta property="article:published_time" content="2026-05-14T23:30:00Z"></head><body><article>
<h1>Ferry back after forty years</h1><p>{FERRY}</p><p>{WATER}</p><h2>Who is to pay</h2>
<figure><img src=x><figcaption>The ship at her berth.</figcaption></figure><p>{PAYS}</p>
</article></body></html>"""


def _gold(publisher: str, **more: object) -> dict[str, object]:
    sections = [
        {"headline": [], "paragraphs": [FERRY, WATER]},
        {"headline": ["Who is to pay"], "paragraphs": [PAYS]},
    ]
    return {
        "id": f"uk/{publisher}.html.gz",
        "country": "uk",
        "publisher": publisher,
        "publisher_name": publisher,
        "url": "https://review.example/1",
        "title": "Ferry back after forty years",
        "authors": ["Petra Lowmoor", "The Associated Press"],
        "publishing_date": "2026-05-15T01:30:00+02:00",
        "body": {"summary": [], "sections": sections},
        "images": [{"caption": "The ship at her berth."}, {"caption": None}],
        **more,
    }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "anatomy" / "html" / "uk"
    folder.mkdir(parents=True)
    gold = [_gold("Review"), _gold("Bote", title="Eels", authors=None), _gold("Post", country="de")]
    lines = "".join(json.dumps(each) + "\n" for each in gold)
    (tmp_path / "anatomy" / "fundus_anatomy.jsonl").write_text(lines, "utf-8")
    for each in gold:
        (folder / f"{each['publisher']}.html.gz").write_bytes(gzip.compress(HTML.encode()))
    return tmp_path


def test_gold(data: Path) -> None:
    first, second, third = pages(data)
    assert first.text.split("\n") == [FERRY, WATER, "Who is to pay", PAYS]
    assert (first.headings, first.captions) == (("Who is to pay",), ("The ship at her berth.",))
    assert (first.english, third.english) == (True, False)
    assert {page.half for page in (first, second, third)} <= {"tuned", "held"}
    assert first.bytes(data) == HTML.encode()


def test_an_outlet_is_in_one_half_only() -> None:
    def half(publisher: str, id: str) -> str:
        return Page(id, "uk", publisher, "", "", "", "", Told()).half

    halves = {name: {half(name, str(n)) for n in range(3)} for name in map(str, range(60))}
    assert all(len(each) == 1 for each in halves.values())
    assert set.union(*halves.values()) == {"tuned", "held"}


def test_body(data: Path) -> None:
    found = body.results(data)
    scores = body.summed(found)
    assert scores["all"].f1 == scores["headings.all"].f1 == scores["captions.all"].f1 == 1.0
    assert (scores["all"].gold, scores["english"].gold, scores["headings.all"].gold) == (3, 2, 3)
    assert set(scores) == {
        f"{kind}{s}" for kind in ("", "headings.", "captions.") for s in body.SETS
    }
    rows = body.peer_rows(found)
    assert [row[0] for row in rows] == list(body.SETS)
    assert rows[0][1] == "100.0 ± 0.0"
    assert rows[0][4].startswith("+")
    assert body.worse(found) == []
    gap, low, high = body.against(found, lambda page: True)
    assert low <= gap <= high


def test_metadata(data: Path) -> None:
    found = metadata.results(data)
    scores = metadata.summed(found)
    assert (scores["title.all"].found, scores["title.all"].gold) == (2, 3)
    assert (scores["author.all"].found, scores["author.all"].predicted) == (4, 6)
    assert (scores["person.all"].found, scores["person.all"].gold) == (2, 2)
    assert scores["date.all"].f1 == 1.0
    assert metadata.by_source(found)["date article:published_time"] == (3, 3)


def test_pages_a_second(data: Path) -> None:
    found = page_pace.pace(data)
    assert found.pages == 3
    assert found.ratio > 0
    assert [row[0] for row in page_pace.rows(found)] == ["whole intake", "trafilatura alone"]


def test_days() -> None:
    assert metadata.same_day("2026-05-14", "2026-05-14T10:00:00Z")
    assert metadata.same_day("2026-05-14T23:30:00Z", "2026-05-15T01:30:00+02:00")
    assert not metadata.same_day("2026-05-14T23:30:00", "2026-05-15T01:30:00+02:00")
    assert not metadata.same_day("14 May", "2026-05-14")


def test_overlap() -> None:
    found = shingles.overlap("a b c d e", "a b c d x")
    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)
    assert shingles.overlap("a b", "").f1 == 0.0
    assert shingles.overlap("a b", "a b").f1 == 1.0
    assert shingles.overlap("", "").precision is None


def test_means() -> None:
    one, half = shingles.overlap("a b c d", "a b c d"), shingles.overlap("a b c d e", "a b c d x")
    mean = shingles.averaged([one, half])
    assert (mean.precision, mean.recall, mean.f1, mean.gold) == (0.75, 0.75, 0.75, 2)
    assert 0 < mean.margin < 0.5
    assert shingles.averaged([one, one]).margin == 0
    assert shingles.difference([one, one], [half, half], ["x", "y"]) == (0.5, 0.5, 0.5)


def test_agency_labels_are_well_formed() -> None:
    from tellings.intake.agencies import agency
    from tellings.lexicon import table

    names = {row["name"] for row in table("tellings.intake", "agencies")}
    for labels in metadata.agencies().values():
        assert labels <= names
    assert all(agency(row["written"]) for row in table("tellings.intake", "agencies"))
