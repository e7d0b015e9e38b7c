"""`tellings compare`: what it prints and writes, and what it never overwrites."""

from __future__ import annotations

import stat
from pathlib import Path

import msgspec
import pytest

from tellings.model import Attribution, Collation, Link
from tests.cli.conftest import Run


@pytest.fixture
def collation(run: Run, post: str, wire: str) -> Collation:
    """The two reports compared, as `--json` gives it."""
    done = run("compare", post, wire, "--json", "--outlet", "The Brennick Post")
    assert (done.exit_code, done.stderr) == (0, "")
    return msgspec.json.decode(done.stdout, type=Collation)


def words(collation: Collation, relation: str) -> list[set[str]]:
    return [
        {collation.words(member) for member in link.members}
        for link in collation.links
        if link.relation == relation
    ]


def test_the_summary_has_its_parts_and_their_places(run: Run, post: str, wire: str) -> None:
    done = run("compare", post, wire)
    assert (done.exit_code, done.stderr) == (0, "")
    for title in ("The same words", "Only here, and not told here", "What each calls them"):
        assert f"\n{title}\n" in done.stdout
    assert "A ¶5  “We asked for patience, and the people of Brennick gave it,”\n" in done.stdout
    assert "B ¶4  “We asked for patience, and the people gave it,”\n" in done.stdout
    assert "Nobody answered our letters" in done.stdout


def test_the_json_is_a_collation(collation: Collation) -> None:
    outlets = [reading.article.outlet.value for reading in collation.readings]
    assert outlets == ["The Brennick Post", "Valley Wire"]
    assert collation.story.articles == tuple(r.article.id for r in collation.readings)
    quoted = words(collation, "same-quotation")
    assert len(quoted) == 2
    assert any("We asked for patience" in each for pair in quoted for each in pair)
    assert any("The bridge will outlive everyone" in each for pair in quoted for each in pair)
    for link in collation.of("same-quotation"):
        said = [collation.reading(m.article).note(m.note) for m in link.members]
        assert all(isinstance(note, Attribution) and note.speaker for note in said)


def test_the_order_of_the_sources_does_not_change_the_links(
    run: Run, post: str, wire: str, collation: Collation
) -> None:
    done = run("compare", wire, post, "--json")
    other = msgspec.json.decode(done.stdout, type=Collation)
    assert [r.article.id for r in other.readings] == [
        r.article.id for r in reversed(collation.readings)
    ]

    def in_any_order(links: tuple[Link, ...]) -> list[tuple[object, ...]]:
        return sorted((link.relation, sorted(link.members)) for link in links)

    assert collation.links
    assert in_any_order(other.links) == in_any_order(collation.links)


def test_two_runs_give_the_same_bytes(run: Run, post: str, wire: str, tmp_path: Path) -> None:
    for name in ("first.html", "second.html"):
        assert run("compare", post, wire, "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / "first.html").read_bytes() == (tmp_path / "second.html").read_bytes()
    both = [run("compare", post, wire, "--json").stdout_bytes for _ in range(2)]
    assert both[0] == both[1]


# --- the written file ----------------------------------------------------------------------------


def test_a_page_is_written_and_named(run: Run, post: str, wire: str, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    done = run("compare", post, wire, "-o", page)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == f"tellings: wrote {page}\n"
    html = page.read_text("utf-8")
    assert html.startswith("<!doctype html>")
    assert "We asked for patience" in html
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
    assert stat.S_IMODE(page.stat().st_mode) & 0o600 == 0o600


def test_json_can_be_written_to_a_file(run: Run, post: str, wire: str, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    assert run("compare", post, wire, "--json", "-o", path).exit_code == 0
    assert path.read_text("utf-8") == run("compare", post, wire, "--json").stdout


def test_a_directory_is_no_page(run: Run, post: str, wire: str, tmp_path: Path) -> None:
    done = run("compare", post, wire, "-o", tmp_path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"tellings: cannot write {tmp_path}: it is a directory; name a file in it\n"
    )


def test_a_missing_folder_is_not_made(run: Run, post: str, wire: str, tmp_path: Path) -> None:
    page = tmp_path / "pages" / "report.html"
    done = run("compare", post, wire, "-o", page)
    assert done.exit_code == 2
    assert done.stderr == (
        f"tellings: cannot write {page}: there is no folder {page.parent}; make it first\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("way", ["same name", "link"])
def test_a_source_is_never_written_over(
    way: str, run: Run, post: str, wire: str, tmp_path: Path
) -> None:
    source = tmp_path / "post.txt"
    source.write_bytes(Path(post).read_bytes())
    page = source
    if way == "link":
        page = tmp_path / "page.html"
        page.symlink_to(source)
    done = run("compare", source, wire, "-o", page)
    assert done.exit_code == 2
    assert f"cannot write {page}: it is one of the sources; name another file" in done.stderr
    assert source.read_bytes() == Path(post).read_bytes()


def test_an_earlier_page_is_kept_when_a_run_fails(
    run: Run, post: str, wire: str, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    assert run("compare", post, wire, "-o", page).exit_code == 0
    before = page.read_bytes()
    assert run("compare", post, tmp_path / "none.txt", "-o", page).exit_code == 1
    assert run("compare", post, post, "-o", page).exit_code == 2
    assert page.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_an_earlier_page_is_replaced_whole(run: Run, post: str, wire: str, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text("x" * 1_000_000)
    assert run("compare", post, wire, "-o", page).exit_code == 0
    assert page.read_text("utf-8").rstrip().endswith("</html>")


# --- models --------------------------------------------------------------------------------------


def test_a_model_that_is_missing_is_said_once_and_in_the_json(
    run: Run, post: str, wire: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELLINGS_ANATOMY_MODEL", "none")
    monkeypatch.setenv("TELLINGS_SYNTAX_MODEL", "none")
    monkeypatch.setenv("TELLINGS_TAGGING_MODEL", "none")
    monkeypatch.setenv("TELLINGS_LIKENESS_MODEL", "none")
    done = run("compare", post, wire, "--json")
    assert done.exit_code == 0
    anatomy, syntax, tagging, likeness = done.stderr.splitlines()
    assert anatomy.startswith("tellings: anatomy: ")
    assert syntax.startswith("tellings: syntax: ")
    assert tagging.startswith("tellings: tagging: ")
    assert likeness.startswith("tellings: likeness: ")
    collation = msgspec.json.decode(done.stdout, type=Collation)
    assert all(record.degraded for reading in collation.readings for record in reading.models)
    assert [record.role for record in collation.models if record.degraded] == ["likeness"]


def test_a_model_that_there_is_not_is_wrong_use(
    run: Run, post: str, wire: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELLINGS_SYNTAX_MODEL", "pkg:nothing_of_the_kind")
    done = run("compare", post, wire)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("tellings: no model at pkg:nothing_of_the_kind: ")


# --- wrong use -----------------------------------------------------------------------------------


def test_more_outlets_than_sources_are_wrong_use(run: Run, post: str, wire: str) -> None:
    done = run("compare", post, wire, *("--outlet", "A") * 3)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "tellings: 3 outlets are named for 2 sources\n"


def test_compare_without_sources_is_wrong_use(run: Run) -> None:
    done = run("compare")
    assert done.exit_code == 2
    assert done.stderr == "tellings: compare needs the files of two reports or more\n"


def test_a_page_can_go_to_standard_output(
    run: Run, post: str, wire: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("compare", post, wire, "-o", "-")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("<!doctype html>")
    assert list(tmp_path.iterdir()) == []
