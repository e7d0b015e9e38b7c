"""Which passages make an article: headline, summary, captions, headings; what is left out."""

from __future__ import annotations

from tellings.model import Article
from tests.intake.reading import article

FERRY = "The ferry between Ansel and Grenlow is to sail again from June, the harbour office said."
WATER = "For forty years the water kept the two towns apart, and nobody had asked the water."
BAIT = "Marit Oldenby, who keeps a bait shop by the slip, sold tickets for the last one."
FARES = "A crossing will cost twelve crowns, and half of that for children and for bicycles."
PAGE = f"""<html lang=en><title>Ferry back after forty years</title><body><nav>Coast Tides</nav>
<article><h1>Ferry back after forty years</h1>%s<p>{FERRY}</p><p>{WATER}</p>%s<p>{BAIT}</p>
<p>{FARES}</p></article>%s</body></html>"""


def page(top: str = "", middle: str = "", below: str = "") -> Article:
    return article(PAGE % (top, middle, below))


def parts(read: Article) -> list[tuple[str, str]]:
    assert read.origin is not None
    return [(piece.tag, piece.at.of(read.text)) for piece in read.origin.pieces if piece.source]


def test_a_summary_stands_between_headline_and_report() -> None:
    summary = "Two towns that had no way across get their ship again this summer."
    for top in (f"<div>{summary}</div>", f"<h2>{summary}</h2>", f"<div><p>{summary}</p></div>"):
        assert parts(page(top))[1] == ("summary", summary)


def test_a_summary_is_known_by_the_page_s_description() -> None:
    described = PAGE.replace("<body>", "<meta name=description content='Two towns get it back'>", 1)
    read = article(described % ("<div>Two towns get it back, say all</div>", "", ""))
    assert ("summary", "Two towns get it back, say all") in parts(read)
    assert "Two towns" not in page("<div>Two towns get it back, say all</div>").text


def test_the_headline_again_is_no_summary() -> None:
    read = page("<h2>Ferry back after forty years.</h2>")
    assert "summary" not in dict(parts(read))


def test_a_heading_with_a_kicker_is_the_headline_of_a_page_without_another() -> None:
    kicked = PAGE.replace("<h1>", "<h2><span>Ansel</span> ").replace("</h1>", "</h2>")
    read = article(kicked.replace("<title>Ferry back after forty years</title>", "") % ("", "", ""))
    assert parts(read)[0][0] == "headline"
    assert read.title is not None
    assert read.title.value == "Ansel Ferry back after forty years"


def test_a_line_of_bold_type_is_a_heading() -> None:
    bold = "<p><strong>Who is to pay</strong></p>"
    assert ("heading", "Who is to pay") in parts(page(middle=bold))
    for no in ("<p><b>Who is to pay.</b></p>", "<p><b>Who</b> is to pay</p>"):
        assert "heading" not in dict(parts(page(middle=no)))
    assert [tag for tag, text in parts(page(middle=bold + bold))[3:5]] == ["p", "heading"]


def test_a_second_h1_is_a_heading() -> None:
    assert ("heading", "Who is to pay") in parts(page(middle="<h1>Who is to pay</h1>"))


def test_captions_by_element_by_class_and_by_place() -> None:
    words = "The ship at her berth in Ansel."
    for figure in (
        f"<figure><img src=x><figcaption>{words}</figcaption></figure>",
        f"<div><img src=x><div class=caption>{words}</div></div>",
        f"<div class=article-image><img src=x><p>{words}</p></div>",
        f"<figure><img src=x><span>{words}</span></figure>",
    ):
        tags = {text: tag for tag, text in parts(page(middle=figure))}
        assert tags[words] in {"caption", "figcaption"}, figure


def test_alternative_text_is_no_caption() -> None:
    assert "ship" not in page(middle="<img src=x alt='The ship at her berth in Ansel.'>").text


def test_credits_stand_apart_from_captions() -> None:
    caption, credit = "The ship at her berth in Ansel.", "Photo: Odile Farren"
    for inner in (
        f"<figcaption><p>{caption}</p><p>{credit}</p></figcaption>",
        f"<figcaption>{caption}</figcaption><figcaption>Odile Farren/Ansel</figcaption>",
        f"<figcaption>{caption} <span class=author>{credit}</span></figcaption>",
    ):
        found = parts(page(middle=f"<figure><img src=x>{inner}</figure>"))
        assert ("credit", credit) in found or ("credit", "Odile Farren/Ansel") in found


def test_a_type_of_letters_is_no_caption() -> None:
    read = page(middle=f"<p class='text-caption'>{FARES.replace('crossing', 'passage')}</p>")
    assert "caption" not in dict(parts(read))


def test_lists_of_other_reports_stay_out() -> None:
    others = "".join(f"<li><b>Coast:</b> <a href={n}>Eels are late in Ansel {n}</a>" for n in "123")
    assert "Eels" not in page(middle=f"<ul>{others}</ul>").text


def test_a_line_that_leads_to_another_report_stays_out() -> None:
    assert "Eels" not in page(middle="<p><a href=x>Read: Eels are late this year</a></p>").text


def test_a_report_that_the_page_hides_is_read_all_the_same() -> None:
    shown = "<p>Log in to read on and on and on, wherever you may be today.</p>" * 4
    told = "".join(f"<p>{each}</p>" for each in (FERRY, WATER, BAIT, FARES))
    hidden = f"<article><div hidden>{told}</div></article>"
    assert FERRY in article(f"<html><body>{shown}{hidden}</body></html>").text


def test_every_passage_taken_has_a_reason_and_what_is_left_has_one() -> None:
    below = "<form><p>Sign up for our letter</p></form><footer>All rights reserved</footer>"
    below += f"<div>{WATER}</div><div><a href=x>Eels</a></div><p hidden>Unseen words of ours</p>"
    read = page(below=below)
    assert read.origin is not None
    taken = [each.at.of(read.text) for each in read.origin.taken]
    assert "\n\n".join(taken) == read.text
    assert all(each.why for each in read.origin.taken)
    why = {left.words: left.why for left in read.origin.left_out}
    assert why["Coast Tides"] == "a menu (nav)"
    assert why["Sign up for our letter"] == "a form"
    assert why["All rights reserved"].startswith("the foot")
    assert why[WATER[:80]] == "repeated"
    assert why["Eels"] == "links from end to end"
    assert why["Unseen words of ours"] == "hidden"
    source = PAGE % ("", "", below)
    starts = [left.at.start for left in read.origin.left_out]
    assert starts == sorted(starts)
    for left in read.origin.left_out:
        assert left.words.split()[0] in left.at.of(source)


def test_what_is_left_out_has_an_end() -> None:
    many = "".join(
        f"<div><a href=x>Eels {n}</a></div><footer>Foot {n}</footer>" for n in range(900)
    )
    read = page(below=many)
    assert read.origin is not None
    assert len(read.origin.left_out) <= 300


def test_words_without_spaces_are_compared_by_character() -> None:
    line = "渡し船は六月から再び二つの町を結ぶと港の事務所が発表した。"
    told = "".join(f"<p>{n}{line}</p>" for n in range(8))
    assert article(f"<html><article><h1>渡し船が戻る</h1>{told}</article>").text.count(line) == 8


def test_a_byline_by_its_words() -> None:
    read = page("<div>By Petra Lowmoor and Bo Lind</div>")
    assert read.byline is not None
    assert read.byline.value == "Petra Lowmoor, Bo Lind"
    assert ("byline", "By Petra Lowmoor and Bo Lind") in parts(read)


def test_an_agency_of_a_page() -> None:
    read = article((PAGE % ("", "", "")).replace("<p>The ferry", "<p>ANSEL (AP) — The ferry"))
    assert read.agency is not None
    assert read.agency.value == "AP"
    pictured = "<figure><img><figcaption>A ship (AP Photo)</figcaption></figure>"
    assert page(middle=pictured).agency is None


def test_a_title_that_most_places_agree_on() -> None:
    told = PAGE.replace("<title>", "<meta property='og:title' content='Ship sails'><title>")
    linked = '{"@type": "NewsArticle", "headline": "Ship sails"}'
    linked = f'<script type="application/ld+json">{linked}</script>'
    read = article(told.replace("<body>", linked + "<body>") % ("", "", ""))
    assert read.title is not None
    assert read.title.value == "Ferry back after forty years"
    other = told.replace("<h1>Ferry back after", "<h1>Ferry back at Ansel after")
    read = article(other.replace("<body>", linked + "<body>") % ("", "", ""))
    assert read.title is not None
    assert read.title.value == "Ship sails"


def test_a_language_that_the_words_deny() -> None:
    words = "Die Fähre zwischen den beiden Städten soll im Juni wieder fahren, sagte das Hafenamt. "
    body = "".join(f"<p>{words}Nummer {n} wird am Abend erwartet.</p>" for n in range(9))
    read = article(f"<html lang=en><article><h1>Fähre zurück</h1>{body}</article>")
    assert read.language is not None
    assert (read.language.value, read.language.read_from) == ("de", "the text's letters")
    assert page().language is not None
    assert page().language.value == "en"  # type: ignore[union-attr]
