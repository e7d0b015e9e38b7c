"""`tellings read`: one report's notes, printed or as JSON Lines."""

from __future__ import annotations

import io
import json
from pathlib import Path

import msgspec

from tellings.model import Attribution, Block, Reading
from tests.cli.conftest import Run


def test_the_parts_of_a_report_are_printed_with_their_places(run: Run, post: str) -> None:
    done = run("read", post)
    assert (done.exit_code, done.stderr) == (0, "")
    for title in ("Parts", "Who says what", "Named"):
        assert f"\n{title}\n" in done.stdout
    assert "¶1    headline     Brennick bridge reopens after nine weeks of repairs" in done.stdout
    assert "The bridge will outlive everyone standing here" in done.stdout


def test_each_line_of_jsonl_is_a_reading(run: Run, post: str, wire: str) -> None:
    done = run("read", post, wire, "--jsonl", "--outlet", "The Brennick Post")
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    first, second = (msgspec.json.decode(line, type=Reading) for line in lines)
    assert first.article.text == Path(post).read_bytes().decode("utf-8")
    assert first.article.outlet.value == "The Brennick Post"
    assert second.article.outlet.value == "Valley Wire"
    assert {"headline", "paragraph"} <= {block.role for block in second.of(Block)}
    assert first.of(Attribution)
    assert [record.role for record in first.models] == ["anatomy", "syntax", "tagging"]
    assert json.loads(lines[0])["format"] == 1


def test_a_dash_is_standard_input(run: Run, post: str, wire: str) -> None:
    text = Path(post).read_bytes()
    done = run("read", "-", "--jsonl", stdin=text)
    assert (done.exit_code, done.stderr) == (0, "")
    reading = msgspec.json.decode(done.stdout, type=Reading)
    assert reading.article.text == text.decode("utf-8")
    assert reading.article.origin.source == "-"
    assert run("compare", wire, "-", "--json", stdin=text).exit_code == 0
    page = run("read", "-", stdin=Path(wire).read_bytes())
    assert page.stdout.startswith("Valley Wire · Iron bridge open again in Brennick")


def test_standard_input_that_holds_nothing_is_named(run: Run) -> None:
    done = run("read", "-", stdin=b"")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "tellings: cannot read standard input: is empty; give a file with text in it\n"
    )
    done = run("read", "-", stdin=b"Home\nSport\n")
    assert done.stderr.startswith("tellings: cannot read standard input: no prose was found")


def test_standard_input_can_be_given_by_the_caller(post: str) -> None:
    from tellings import api

    done = api.read(["-"], stdin=io.BytesIO(Path(post).read_bytes()))
    assert [reading.article.origin.source for reading in done.readings] == ["-"]


def test_read_without_sources_is_wrong_use(run: Run) -> None:
    done = run("read")
    assert done.exit_code == 2
    assert done.stderr == "tellings: read needs a source, or - for standard input\n"


def test_who_said_what_is_a_view_of_its_own(run: Run, post: str) -> None:
    done = run("read", post, "--view", "said")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "\nWho said what, on whose word\n" in done.stdout
    assert "\nParts\n" not in done.stdout
    (line,) = (
        number
        for number, line in enumerate(done.stdout.splitlines())
        if "The bridge will outlive everyone standing here" in line
    )
    assert done.stdout.splitlines()[line - 1][:2] in {"├─", "└─"}
    assert "found by the" not in done.stdout


def test_why_says_how_each_was_found(run: Run, post: str) -> None:
    done = run("read", post, "--view", "said", "--why")
    assert done.exit_code == 0
    assert "found by the rule “" in done.stdout


def test_views_that_do_not_go_together_are_wrong_use(run: Run, post: str) -> None:
    for options, said in (
        (("--why",), "--why goes with --view said"),
        (("--jsonl", "--view", "said"), "--jsonl gives all there is"),
        (("--view", "who"), "Invalid value for '--view'"),
    ):
        done = run("read", post, *options)
        assert (done.exit_code, done.stdout) == (2, "")
        assert said in done.stderr
