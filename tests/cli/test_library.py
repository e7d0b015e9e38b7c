"""The commands on a library: what they print, how they end, and what they say is wrong."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec
import pytest

from tellings.cli import COMMANDS, cli
from tellings.library import clock
from tellings.model import Collation, Reading
from tests.cli.conftest import Process, Run
from tests.library.conftest import NOW, made, own  # noqa: F401  fixtures
from tests.library.reports import ROWS, lines

FERRY = "Ferry runs aground off Pellam"
READING = ("stories", "show", "find", "export", "compare")


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the seventh of March 2031, and no library is named by the environment."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.delenv("TELLINGS_DB", raising=False)


def story(run: Run, db: Path, headline: str = FERRY) -> str:
    found = json.loads(run("stories", "--db", db, "--json").stdout)["stories"]
    return str(next(each["id"] for each in found if each["headline"] == headline))


# --- add -----------------------------------------------------------------------------------------


def test_add_says_what_came_of_it(run: Run, tmp_path: Path) -> None:
    reports, db = lines(tmp_path / "reports.jsonl", 0, 3, 6), tmp_path / "news.db"
    done = run("add", reports, "--db", db)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "tellings: added 3, known 0; 2 stories new or changed\n"
    done = run("add", reports, "--db", db)
    assert done.exit_code == 0
    assert done.stderr == "tellings: added 0, known 3; 0 stories new or changed\n"


def test_add_goes_on_after_what_cannot_be_read(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    lines(folder / "a.jsonl", 6)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "menu.txt").write_text("Home\nSport\nThe weather today\n")
    done = run("add", folder, "--db", tmp_path / "news.db")
    assert done.exit_code == 3
    empty, menu, said = done.stderr.splitlines()
    assert f"cannot read {folder}/empty.txt: is empty" in empty
    assert f"cannot read {folder}/menu.txt: no prose was found" in menu
    assert said == "tellings: added 1, known 0, failed 2; 1 story new or changed"


def test_add_of_nothing_that_can_be_read_is_code_1(run: Run, tmp_path: Path) -> None:
    done = run("add", tmp_path / "none.txt", "--db", tmp_path / "news.db")
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1] == (
        "tellings: added 0, known 0, failed 1; 0 stories new or changed"
    )


def test_add_takes_standard_input_and_an_outlet(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "news.db"
    done = run("add", "-", "--db", db, "--outlet", "Lissen Sun", stdin=ROWS[6]["text"])
    assert done.exit_code == 0
    (found,) = json.loads(run("stories", "--db", db, "--json").stdout)["stories"]
    assert found["outlets"] == ["Lissen Sun"]


def test_the_environment_names_the_library(
    run: Run,
    made: Path,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TELLINGS_DB", str(made))
    assert run("stories").stdout == run("stories", "--db", made).stdout != ""
    other = tmp_path / "other.db"
    assert run("stories", "--db", other).exit_code == 2
    identity = story(run, made)
    assert run("compare", identity).stdout == run("compare", "--db", made, identity).stdout
    sources = [str(lines(tmp_path / f"{n}.jsonl", n)) for n in (0, 2)]
    assert run("compare", *sources).exit_code == 0


# --- stories, show, find -------------------------------------------------------------------------


def test_stories_are_listed(run: Run, made: Path) -> None:  # noqa: F811
    done = run("stories", "--db", made)
    assert (done.exit_code, done.stderr) == (0, "")
    last = done.stdout.rstrip("\n").split("\n\n")[-1].split("\n")
    assert last == [
        f"{story(run, made)}  2031-03-04 10:00 – 18:00",
        f"  {FERRY} · Valley News Agency",
        "  4 articles, 2 voices: VNA copy ×3 · Pellam Ledger",
    ]


def test_stories_are_chosen(run: Run, made: Path) -> None:  # noqa: F811
    def headlines(*asked: str) -> list[str]:
        done = run("stories", "--db", made, "--json", *asked)
        return [each["headline"] for each in json.loads(done.stdout)["stories"]]

    bakers, otter = "Bakers strike empties shelves", "Otter returns to garden pond"
    assert headlines("--since", "2d") == [otter, bakers]
    assert headlines("--until", "2031-03-04") == [FERRY]
    assert headlines("--since", "2031-03-05", "--until", "2031-03-05") == [bakers]
    assert headlines("--min-outlets", "2", "--outlet", "Moor Post") == [FERRY]
    done = run("stories", "--db", made, "--limit", "1")
    assert otter in done.stdout and bakers not in done.stdout
    assert done.stderr == "tellings: these are the newest 1; --limit N shows N\n"


def test_no_story_is_code_1(run: Run, made: Path) -> None:  # noqa: F811
    done = run("stories", "--db", made, "--since", "1h")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "tellings: no story is like that\n"
    done = run("stories", "--db", made, "--since", "1h", "--json")
    assert (done.exit_code, done.stdout) == (1, '{"format":1,"stories":[]}\n')


def test_a_story_is_shown(run: Run, made: Path) -> None:  # noqa: F811
    done = run("show", story(run, made)[:7], "--db", made)
    assert (done.exit_code, done.stderr) == (0, "")
    text = done.stdout
    assert "\nArticles\n" in text
    assert "Valley News Agency · Ferry runs aground off Pellam\n      began it: " in text
    assert "Tarn Echo · All safe as ferry strikes sands\n          copy of " in text
    assert "Pellam Ledger · Lifeboats bring 84 ashore\n      joined, 0." in text
    places = [text.index(o) for o in ("y · Ferry", "Tarn Echo ·", "Moor Post ·", "Ledger · Lif")]
    assert places == sorted(places)


def test_an_article_is_shown_with_what_it_shares(run: Run, made: Path) -> None:  # noqa: F811
    view = json.loads(run("show", story(run, made), "--db", made, "--json").stdout)
    moor = next(each for each in view["articles"] if each["outlet"] == "Moor Post")
    done = run("show", moor["article"], "--db", made)
    assert (done.exit_code, done.stderr) == (0, "")
    for title in ("Parts", "Who says what", "Story", "Copies"):
        assert f"\n{title}\n" in done.stdout
    leader = view["articles"][0]["article"]
    assert f"  copy of {leader}  {FERRY} · Valley News Agency\n    100%: " in done.stdout
    assert "¶1–" in done.stdout and " = ¶1–" in done.stdout
    read = json.loads(run("show", moor["article"], "--db", made, "--json").stdout)
    assert msgspec.convert(read["reading"], Reading).article.id == moor["article"]


def test_a_note_is_shown(run: Run, made: Path) -> None:  # noqa: F811
    view = json.loads(run("show", story(run, made), "--db", made, "--json").stdout)
    article = view["articles"][0]["article"]
    read = json.loads(run("show", article, "--db", made, "--json").stdout)["reading"]
    note = next(n for n in read["notes"] if n["kind"] == "attribution" and n["form"] == "direct")
    done = run("show", f"{article}#{note['id']}", "--db", made)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "“We heard the stones before we saw them,”" in done.stdout
    assert f"attribution · {note['id']}" in done.stdout
    assert "on whose word: Captain Isa Thorne" in done.stdout


@pytest.mark.parametrize("id", ["zebra", "s", "zebra#block:1-2", "\x1b[31m"])
def test_an_unknown_id_is_code_1(id: str, run: Run, made: Path) -> None:  # noqa: F811
    done = run("show", id, "--db", made)
    assert (done.exit_code, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(("tellings: there is no ", "tellings: several begin with s: "))
    assert "\x1b" not in line


def test_words_are_found(run: Run, made: Path) -> None:  # noqa: F811
    done = run("find", "thank-you", "--by", "brandvik", "--db", made)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "2031-03-05 09:00  Oster Herald · Bakers strike empties shelves\n" in done.stdout
    assert "¶3  Halle Brandvik: “Nobody bakes for a thank-you,”\n" in done.stdout
    done = run("find", "beacon", "--db", made, "--outlet", "agency")
    assert "Valley News Agency" in done.stdout and "Pellam Ledger" not in done.stdout
    done = run("find", "zebra", "--db", made)
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", "tellings: nothing is like that\n")
    assert json.loads(run("find", "zebra", "--db", made, "--json").stdout)["hits"] == []
    assert run("find", "bakers", "--db", made, "--from", "2031-03-06").exit_code == 1
    assert run("find", "--db", made).exit_code == 2


def test_matches_are_bold_on_a_terminal_only(made: Path) -> None:  # noqa: F811
    from tellings.cli.screen import Screen
    from tellings.library import Library
    from tellings.show.terminal import library as shown

    with Library.open(made) as library:
        found = library.find("otter")
    for styled in (True, False):
        screen = Screen()
        screen._force_terminal = styled
        with screen.capture() as capture:
            shown.hits(found, screen)
        assert ("\x1b[1m" in capture.get()) is (styled and screen.color_system is not None)


# --- compare and export --------------------------------------------------------------------------


def test_a_story_is_compared(run: Run, made: Path, tmp_path: Path) -> None:  # noqa: F811
    identity = story(run, made)
    done = run("compare", "--db", made, identity[:6], "--json")
    assert done.exit_code == 0
    assert done.stderr == "tellings: 2 copies left out; --with-copies compares all\n"
    collation = msgspec.json.decode(done.stdout, type=Collation)
    assert (collation.story.id, len(collation.readings)) == (identity, 2)
    page = tmp_path / "page.html"
    assert run("compare", "--db", made, identity, "-o", page, "--with-copies").exit_code == 0
    assert page.read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["zebra"], 1, "there is no story zebra in "),
        (["a", "b"], 2, "compare --db takes one story"),
        ([], 2, "compare needs a story"),
        (["a", "--outlet", "X"], 2, "--outlet and --limit are for sources"),
    ],
)
def test_what_cannot_be_compared_is_said(
    args: list[str],
    code: int,
    said: str,
    run: Run,
    made: Path,  # noqa: F811
) -> None:
    done = run("compare", "--db", made, *args)
    assert (done.exit_code, done.stdout) == (code, "")
    assert done.stderr.startswith(f"tellings: {said}")


def test_one_article_is_not_compared(run: Run, made: Path) -> None:  # noqa: F811
    otter = story(run, made, "Otter returns to garden pond")
    done = run("compare", "--db", made, otter)
    assert done.exit_code == 2
    assert done.stderr == (
        f"tellings: story {otter} has one article; compare needs two (try: tellings show {otter})\n"
    )
    assert run("compare", "--with-copies", "a.txt", "b.txt").exit_code == 2


def test_a_library_is_exported(run: Run, made: Path, tmp_path: Path) -> None:  # noqa: F811
    done = run("export", "--db", made, "--to", "jsonl", "--story", story(run, made))
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, 4)
    table = tmp_path / "said.csv"
    done = run("export", "--db", made, "--to", "csv", "-o", table, "--outlet", "oster")
    assert (done.exit_code, done.stderr) == (0, f"tellings: wrote {table}\n")
    assert "Nobody bakes for a thank-you" in table.read_text("utf-8")
    folder = tmp_path / "tables"
    assert run("export", "--db", made, "--to", "parquet", "-o", folder).exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "articles.parquet", "attributions.parquet", "stories.parquet",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["--to", "parquet"], 2, "parquet is a folder of files; name it with -o FOLDER"),
        (["--to", "jsonl", "--story", "zebra"], 1, "there is no story zebra in "),
        (["--to", "csv", "--outlet", "nobody"], 1, "no article is like that"),
        (["--to", "csv", "-o", "DB"], 2, "cannot write DB: it is one of the sources"),
        (["--to", "parquet", "-o", "DB"], 2, "cannot write DB: it is a file; name a folder"),
        (["--to", "jsonl", "-o", "no/where.jsonl"], 2, "cannot write no/where.jsonl: there is no"),
    ],
)
def test_what_cannot_be_exported_is_said(
    args: list[str],
    code: int,
    said: str,
    run: Run,
    own: Path,  # noqa: F811
) -> None:
    before = own.read_bytes()
    done = run("export", "--db", own, *(arg.replace("DB", str(own)) for arg in args))
    assert (done.exit_code, done.stdout) == (code, "")
    assert done.stderr.startswith(f"tellings: {said.replace('DB', str(own))}")
    assert own.read_bytes() == before


# --- wrong use and wrong files -------------------------------------------------------------------


def _asked(name: str) -> list[str]:
    return [name, *{"show": ["s1"], "find": ["otter"], "compare": ["s1"],
                    "export": ["--to", "jsonl"]}.get(name, [])]  # fmt: skip


@pytest.mark.parametrize("name", [n for n in COMMANDS if n not in {"read", "convert", "compare"}])
def test_a_library_must_be_named(name: str, run: Run) -> None:
    more = ["x.txt"] if name in {"add", "watch"} else []
    done = run(*_asked(name), *more)
    assert done.exit_code == 2
    assert done.stderr == (
        "tellings: say which library: --db FILE, or TELLINGS_DB in the environment\n"
    )


@pytest.mark.parametrize("name", READING)
def test_a_library_that_is_not_there_is_not_made(name: str, run: Run, tmp_path: Path) -> None:
    db = tmp_path / "news.db"
    done = run(*_asked(name), "--db", db)
    assert (done.exit_code, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert str(db) in line and "tellings add" in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [*READING, "add"])
def test_what_is_no_library_is_left_as_it_is(name: str, run: Run, tmp_path: Path) -> None:
    text, other, newer, folder = (tmp_path / n for n in ("a.txt", "b.db", "c.db", "d.db"))
    text.write_text("The bridge is open again. Cars may cross it.\n" * 50)
    folder.mkdir()
    for path, version in ((other, 0), (newer, 999)):
        with sqlite3.connect(path) as raw:
            raw.execute("CREATE TABLE notes (words TEXT)")
            raw.execute(f"PRAGMA application_id = {0x54656C6C if version else 7}")
            raw.execute(f"PRAGMA user_version = {version or 3}")
        raw.close()
    said = {text: "no library", other: "another program", newer: "newer Tellings", folder: "folder"}
    for path, words in said.items():
        before = path.read_bytes() if path.is_file() else b""
        more = [str(text)] if name == "add" else []
        done = run(*_asked(name), *more, "--db", path)
        assert (done.exit_code, done.stdout) == (2, ""), path
        (line,) = done.stderr.splitlines()
        assert str(path) in line and words in line, line
        assert not path.is_file() or path.read_bytes() == before


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["stories", "--since", "yesterday"], "'yesterday' is no time; write 2d, 12h, 2031-03"),
        (["stories", "--until", "2031-02-30"], "'2031-02-30' is no time"),
        (["find", "x", "--from", ""], "'' is no time"),
        (["find", "x", "--from", "2031-03-05", "--to", "2031-03-04"], "--from 2031-03-05 is not"),
        (["watch", "x.xml", "--every", "often"], "'often' is no length of time"),
        (["watch", "x.xml", "--every", "5s"], "--every 5s is too often; a minute is the least"),
        (["watch", "-"], "watch cannot read standard input again and again"),
        (["watch", "a.xml", "a.xml"], "a feed is given twice"),
        (["watch"], "watch needs a feed"),
        (["add"], "add needs a source, or - for standard input"),
    ],
)
def test_wrong_use_is_said(args: list[str], said: str, run: Run, tmp_path: Path) -> None:
    done = run(*args, "--db", tmp_path / "news.db")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"tellings: {said}")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_written_to_is_waited_for_and_then_said(
    own: Path,  # noqa: F811
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from tellings.store import open_store

    monkeypatch.setattr("tellings.store.open_store", lambda path, **o: open_store(path, wait=0.1))
    holding = sqlite3.connect(own, isolation_level=None)
    holding.execute("BEGIN IMMEDIATE")
    try:
        assert run("stories", "--db", own).exit_code == 0
        done = run("add", lines(tmp_path / "a.jsonl", 6), "--db", own)
    finally:
        holding.close()
    assert done.exit_code == 2
    assert "another program is writing to it; wait until that has ended" in done.stderr


def test_what_a_source_says_is_never_obeyed_by_a_terminal(run: Run, tmp_path: Path) -> None:
    db, report = tmp_path / "news.db", tmp_path / "a.jsonl"
    row = {**ROWS[6], "outlet": "Evil\x1b[31m\nGazette", "title": "Otter\x07 \u202eback"}
    report.write_text(json.dumps(row) + "\n", "utf-8")
    assert run("add", report, "--db", db).exit_code == 0
    (found,) = json.loads(run("stories", "--db", db, "--json").stdout)["stories"]
    article = json.loads(run("show", found["id"], "--db", db, "--json").stdout)["articles"][0]
    for args in (
        ["stories"],
        ["show", found["id"]],
        ["show", article["article"]],
        ["find", "pond"],
    ):
        done = run(*args, "--db", db)
        assert done.exit_code == 0
        assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout)
        assert "Evil␛[31m Gazette" in done.stdout


# --- what is loaded ------------------------------------------------------------------------------


def test_reading_commands_do_not_load_models(made: Path) -> None:  # noqa: F811
    script = (
        "import sys; sys.argv = ['tellings', *sys.argv[1:]]\n"
        "from tellings.cli import main\n"
        "try: main()\n"
        "finally: print(*sorted({'spacy', 'numpy', 'onnxruntime'} & set(sys.modules)))"
    )
    for args in (["stories"], ["find", "otter"], ["--help"], ["add", "--help"]):
        more = ["--db", str(made)] if args[0] in {"stories", "find"} else []
        done = subprocess.run(
            [sys.executable, "-c", script, *args, *more],
            capture_output=True, text=True, check=True, timeout=300,
        )  # fmt: skip
        assert done.stdout.splitlines()[-1] == "", args


def test_every_command_has_its_help_in_short() -> None:
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None and command.short_help


def test_the_clock_is_the_machines(made: Path, process: Process) -> None:  # noqa: F811
    assert datetime.now(UTC).year < 2031
    done = process("stories", "--db", made, "--since", "1d", "--json")
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["stories"]) == 3
