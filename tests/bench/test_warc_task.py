"""The task `warc` on invented pages, and what its score would be if pages were lost or doubled."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench import __main__ as cli
from bench import floors, warc
from tellings.intake.warc import WarcPage

COUNT = 12


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder like the corpora's, with pages of ours."""
    folder = tmp_path / "anatomy" / "html" / "xx"
    folder.mkdir(parents=True)
    for number in range(COUNT):
        words = " ".join(f"Ferry {number} sails at {each}." for each in range(80))
        page = f"<html><head><title>Ferry {number}</title></head><body><p>{words}</p></body></html>"
        (folder / f"{number:02}.html.gz").write_bytes(gzip.compress(page.encode()))
    return tmp_path


def test_every_kind_of_damage_is_survived(data: Path) -> None:
    scores = warc.scores(data)
    assert {f"damage.{name}" for name in warc.DAMAGE} < set(scores)
    assert {score.f1 for score in scores.values()} == {1.0}
    assert scores["damage.none"].gold == COUNT
    assert scores["cut.off"].gold == COUNT - 1
    assert 0 < scores["damage.data"].gold < COUNT


def test_what_has_a_floor_is_measured(data: Path) -> None:
    held = {name.removeprefix("warc.") for name in floors.load() if name.startswith("warc.")}
    assert held == set(warc.scores(data))


@pytest.mark.parametrize(
    ("spoil", "precision", "recall"),
    [
        (lambda came: came[1:], 1.0, (COUNT - 1) / COUNT),
        (lambda came: [*came, came[-1]], COUNT / (COUNT + 1), 1.0),
        (lambda came: [came[1], came[0], *came[2:]], (COUNT - 1) / COUNT, (COUNT - 1) / COUNT),
    ],
    ids=["lost", "doubled", "out of order"],
)
def test_a_page_lost_doubled_or_out_of_order_costs(
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[list[WarcPage]], list[WarcPage]],
    precision: float,
    recall: float,
) -> None:
    true = warc._pages

    def spoilt(path: Path) -> Iterator[WarcPage]:
        return iter(spoil(list(true(path))))

    monkeypatch.setattr(warc, "_pages", spoilt)
    score = warc.scores(data)["damage.none"]
    assert (score.precision, score.recall) == (precision, recall)


def test_rates_are_of_the_same_records(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "RUNS", 1)
    monkeypatch.setattr(warc, "_memory", lambda way, path: float(way in warc.WAYS))
    rates = warc.rates(data)
    assert [each.of for each in rates] == [COUNT, COUNT, 4 * COUNT, COUNT]
    assert rates[1].against == pytest.approx(rates[0].seconds / rates[1].seconds)
    assert all(len(row) == len(warc.HEAD) for row in warc.rate_rows(rates))


def test_it_needs_data(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["warc"])
    assert ended.value.code == 2
    with pytest.raises(FileNotFoundError, match="no gzipped pages"):
        warc.bodies(tmp_path)
