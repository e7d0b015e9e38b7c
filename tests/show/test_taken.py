"""The view of what was taken from a source and what was not."""

from __future__ import annotations

import io

from rich.console import Console

from tellings.model import (
    Article,
    Block,
    Datum,
    Left,
    Origin,
    Piece,
    Reading,
    Role,
    Span,
    Taken,
    article_id,
)
from tellings.show import terminal
from tellings.show.taken import lines

TEXT = "Ferry back\n\nBy Petra Lowmoor\n\nThe ferry is to sail again."
HEAD, BY, PROSE = Span(0, 10), Span(12, 28), Span(30, 57)


def _reading() -> Reading:
    pieces = (
        Piece(HEAD, Span(100, 110), "h1"),
        Piece(Span(10, 12)),
        Piece(BY, Span(2_000, 2_016), "byline"),
        Piece(Span(28, 30)),
        Piece(PROSE, Span(3_000, 3_027), "p"),
    )
    taken = (Taken(HEAD, "the headline"), Taken(BY, "by its class"), Taken(PROSE, "voted"))
    left = tuple(Left(Span(n, n + 1), "div", "links", f"Eels {n}") for n in range(9))
    left += (Left(Span(50, 60), "nav", "a menu", "Coast \x1b[31m Tides"),)
    origin = Origin("x.html", "text/html", pieces=pieces, taken=taken, left_out=left)
    article = Article(article_id(TEXT), TEXT, title=Datum("Ferry back", "h1", 0.93), origin=origin)
    roles = (("headline", HEAD), ("byline", BY), ("paragraph", PROSE))
    blocks = [Block(at=(at,), role=role, by="rule", confidence=0.9, why="so") for role, at in roles]
    return Reading(article).plus(
        [*blocks, Block(at=(Span(15, 20),), role="date", by="rule", why="x")]
    )


def _shown(reading: Reading, *, styled: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=80, force_terminal=styled, color_system=None)
    terminal.taken(reading, console)
    return out.getvalue()


def test_what_is_known_and_what_is_not() -> None:
    shown = _shown(_reading())
    assert "  title      Ferry back  h1, 93% sure" in shown
    assert "  not found  outlet, agency, updated, language, address\n" in shown


PRINTED = "Ferry back\n\nBy\n\nBy Petra  Lowmoor\n14 May 2026\n\nThe ferry is to sail again."


def _printed(article: Article) -> Reading:
    def block(words: str, role: Role, confidence: float) -> Block:
        start = article.text.index(words)
        at = Span(start, start + len(words))
        return Block(at=(at,), role=role, by="rule", confidence=confidence, why="so")

    roles: tuple[tuple[str, Role, float], ...] = (
        ("Ferry back", "headline", 0.96),
        ("By", "byline", 0.9),
        ("By Petra  Lowmoor\n14 May 2026", "byline", 0.8),
        ("14 May 2026", "date", 0.7),
        ("The ferry is to sail again.", "paragraph", 0.9),
    )
    return Reading(article).plus(block(*each) for each in roles)


def test_for_want_of_metadata_what_is_printed_is_told_with_its_place() -> None:
    shown = _shown(_printed(Article(article_id(PRINTED), PRINTED))).splitlines()
    assert shown[2:6] == [
        "  title      Ferry back  printed in ¶1, 96% sure",
        "  byline     By Petra Lowmoor 14 May 2026  printed in ¶3, 80% sure",
        "  date       14 May 2026  printed in ¶3, 70% sure",
        "  not found  outlet, agency, updated, language, address",
    ]
    assert next(line for line in shown if line.startswith("  ¶3")).split()[1] == "byline"


def test_metadata_go_before_what_is_printed() -> None:
    told = {name: Datum(f"the {name}", "html") for name in ("title", "byline", "published")}
    shown = _shown(_printed(Article(article_id(PRINTED), PRINTED, **told)))
    assert all(f"the {name}  html, " in shown for name in told)
    assert "printed in" not in shown


def test_where_nothing_is_printed_nothing_is_told() -> None:
    prose = Block(at=(Span(0, len(PRINTED)),), role="paragraph", by="rule", why="alone")
    shown = _shown(Reading(Article(article_id(PRINTED), PRINTED)).plus([prose]))
    assert "  not found  title, outlet, byline, agency, published, updated, language" in shown


def test_a_headline_without_end_is_cut() -> None:
    text = "Ferry " * 900
    head = Block(at=(Span(0, len(text)),), role="headline", by="rule", why="so")
    title = _shown(Reading(Article(article_id(text), text)).plus([head])).splitlines()[2]
    assert title.endswith(" …  printed in ¶1, 100% sure")
    assert len(title) < 250


def test_each_block_has_its_place_and_reasons() -> None:
    shown = _shown(_reading()).splitlines()
    at = next(n for n, line in enumerate(shown) if line.startswith("  ¶2"))
    assert shown[at] == "  ¶2    byline       By Petra Lowmoor  page 2,000–2,016"
    assert shown[at + 1].strip() == "by its class; byline: so, 90% sure"
    assert "Taken: 3 blocks, 11 words" in shown


def test_the_usual_reason_is_told_once() -> None:
    assert _shown(_reading()).count("the headline") == 1


def test_what_was_left_out_stands_by_reason_and_has_an_end() -> None:
    shown = _shown(_reading())
    assert "Left out: 10 stretches" in shown
    assert shown.index("  links  9") < shown.index("  a menu  1")
    assert "and 3 more" in shown
    assert "Eels 5" in shown
    assert "Eels 6" not in shown


def test_nothing_is_obeyed_by_the_terminal() -> None:
    assert "\x1b[31m" not in _shown(_reading())
    assert "\x1b[31m" not in _shown(_reading(), styled=True)


def test_plain_text_is_all_taken() -> None:
    text = Article(article_id("Ferry back"), "Ferry back")
    block = Block(at=(Span(0, 10),), role="paragraph", by="rule", confidence=0.4, why="alone")
    shown = _shown(Reading(text).plus([block]))
    assert "characters 0–10" in shown
    assert "paragraph: alone, 40% sure" in shown
    assert "nothing; the text is the whole source" in shown


def test_a_reading_without_notes() -> None:
    assert [line.label for line in lines(Reading(Article("x", "")))][1] == "What is known of it"
