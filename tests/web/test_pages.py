"""What the pages show, and that their twins in JSON say the same."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest

from tellings.library import Library
from tellings.show import json as forms
from tests.web.asking import Client
from tests.web.conftest import HARMFUL, article


def links(page: str) -> list[str]:
    found = re.findall(r'href="([^"]*)"', page)
    return [each.replace("&amp;", "&").replace("&#39;", "'") for each in found]


# --- stories -------------------------------------------------------------------------------------


def test_stories_are_listed_with_their_voices(client: Client, ferry: str) -> None:
    page = client.ask("/").text
    assert "<h1>Stories</h1>" in page
    assert page.count("articles, ") + page.count("1 article, ") == 4
    assert f"/stories/{ferry}" in links(page)
    assert "4 articles, 2 voices" in page


def test_the_twin_has_the_same_stories(client: Client, kept: Library) -> None:
    found = client.ask("/stories.json").json
    assert found["stories"] == json.loads(forms.stories(kept.stories()))["stories"]
    assert found["next"] == ""


@pytest.mark.parametrize(
    ("asked", "headlines"),
    [
        ("min_outlets=3", ["Ferry runs aground off Pellam"]),
        ("min_voices=2", ["Bakers strike empties shelves", "Ferry runs aground off Pellam"]),
        ("words=bread", ["Bakers strike empties shelves"]),
        ("words=%22passengers+ashore%22", ["Ferry runs aground off Pellam"]),
        ("outlet=lissen", ["Otter returns to garden pond"]),
        ("until=2031-03-04", ["Ferry runs aground off Pellam"]),
        ("since=2031-03-05&until=2031-03-05&words=bak*", ["Bakers strike empties shelves"]),
        ("words=unheard", []),
        ("words=bread&min_voices=3", []),
    ],
)
def test_stories_are_filtered(client: Client, asked: str, headlines: list[str]) -> None:
    found = client.ask(f"/stories.json?{asked}").json["stories"]
    assert [each["headline"] for each in found] == headlines
    assert client.ask(f"/?{asked}").status == 200


def test_what_was_asked_stays_in_the_form(client: Client) -> None:
    page = client.ask("/?words=%22side%20by%22&min_voices=2").text
    assert 'value="&#34;side by&#34;"' in page
    assert 'value="2"' in page
    assert "No story is like that." in page


@pytest.mark.parametrize("asked", ["limit=1", "limit=1&min_voices=1", "limit=3"])
def test_pages_of_stories_follow_each_other(client: Client, kept: Library, asked: str) -> None:
    found, path = [], f"/stories.json?{asked}"
    while path:
        answer = client.ask(path).json
        found += [each["id"] for each in answer["stories"]]
        path = answer["next"]
    assert found == [each.id for each in kept.stories()]


def test_the_page_leads_to_the_next_and_the_first(client: Client) -> None:
    first = client.ask("/?limit=2").text
    (more,) = [each for each in links(first) if "after=" in each]
    second = client.ask(more).text
    assert "Newest" in second
    assert client.ask(more.replace("/?", "/stories.json?")).status == 200


# --- a story -------------------------------------------------------------------------------------


def test_a_story_is_the_page_of_its_comparison(client: Client, ferry: str) -> None:
    answer = client.ask(f"/stories/{ferry}")
    assert answer.status == 200
    assert "We heard the stones before we saw them" in answer.text
    assert f"/stories/{ferry}/articles" in links(answer.text)
    assert f"/stories/{ferry}.json" in links(answer.text)
    meta = re.search(r'Content-Security-Policy" content="([^"]*)"', answer.text)
    assert meta
    own = meta[1].replace("&#39;", "'")
    assert answer.fields["content-security-policy"] == f"{own}; frame-ancestors 'none'"


def test_each_telling_leads_to_its_article(client: Client, kept: Library, ferry: str) -> None:
    page = client.ask(f"/stories/{ferry}").text
    compared = [reading.article.id for reading in kept.collation(ferry).readings]
    assert [each for each in links(page) if each.startswith("/articles/")] == [
        f"/articles/{each}" for each in compared
    ]


def test_its_twin_is_the_collation(client: Client, kept: Library, ferry: str) -> None:
    assert (
        client.ask(f"/stories/{ferry}.json").text == forms.collation(kept.collation(ferry)) + "\n"
    )


def test_copies_are_compared_when_asked_for(client: Client, ferry: str) -> None:
    assert len(client.ask(f"/stories/{ferry}.json").json["readings"]) == 2
    assert len(client.ask(f"/stories/{ferry}.json?copies=yes").json["readings"]) == 4


def test_the_beginning_of_an_id_leads_to_the_whole(client: Client, ferry: str) -> None:
    for path in (
        "/stories/{}",
        "/stories/{}.json",
        "/stories/{}/articles",
        "/stories/{}/articles.json",
    ):
        answer = client.ask(path.format(ferry[:8]))
        assert (answer.status, answer.fields["location"]) == (307, path.format(ferry))


def test_one_article_is_compared_with_nothing(client: Client, alone: str) -> None:
    answer = client.ask(f"/stories/{alone}")
    assert (answer.status, answer.fields["location"]) == (307, f"/stories/{alone}/articles")
    assert "there is nothing to compare it with" in client.ask(f"/stories/{alone}/articles").text
    twin = client.ask(f"/stories/{alone}.json")
    assert twin.status == 404
    assert twin.json["error"].endswith(f"/stories/{alone}/articles.json")


def test_the_articles_of_a_story_say_why_they_belong(
    client: Client, kept: Library, ferry: str
) -> None:
    page = client.ask(f"/stories/{ferry}/articles").text
    assert "began it" in page
    assert "copy of" in page
    for told in kept.story(ferry).told:
        assert f"/articles/{told.article}" in links(page)
    assert (
        client.ask(f"/stories/{ferry}/articles.json").text == forms.kept(kept.story(ferry)) + "\n"
    )


# --- an article ----------------------------------------------------------------------------------


def test_an_article_has_its_text_and_who_says_what(client: Client, kept: Library) -> None:
    id_ = article(kept, "Pellam Ledger")
    page = client.ask(f"/articles/{id_}").text
    assert '<h1 lang="en" dir="auto">Lifeboats bring 84 ashore</h1>' in page
    shown = re.sub(r"<[^>]*>", "", page)
    assert "It should have been burning," in shown
    assert "/speakers/Dorrit%20Vale" in links(page)
    assert "Ferry runs aground off Pellam" in shown  # its story


def test_each_note_of_what_is_said_is_an_anchor_on_its_words(client: Client, kept: Library) -> None:
    id_ = article(kept, "Pellam Ledger")
    page, reading = client.ask(f"/articles/{id_}").text, kept.article(id_).reading
    found = [note for note in reading.notes if note.id.startswith("attribution:")]
    assert found
    for note in found:
        assert page.count(f'id="{note.id}"') == 1
    assert len(re.findall(r'\bid="', page)) == len(set(re.findall(r'\bid="([^"]*)"', page)))


def test_every_link_within_an_article_leads_to_an_element(client: Client, kept: Library) -> None:
    page = client.ask(f"/articles/{article(kept, 'Valley News Agency')}").text
    ids = set(re.findall(r'(?:id|data-of)="([^"]*)"', page))
    assert [each for each in links(page) if each.startswith("#") and each[1:] not in ids] == []


def test_a_copy_says_what_it_shares(client: Client, kept: Library) -> None:
    page = client.ask(f"/articles/{article(kept, 'Moor Post')}").text
    assert "This is a copy of" in page
    assert "¶" in page


def test_an_articles_twin(client: Client, kept: Library) -> None:
    id_ = article(kept, "Pellam Ledger")
    assert client.ask(f"/articles/{id_}.json").text == forms.kept(kept.article(id_)) + "\n"


def test_an_id_may_have_any_signs(client: Client, kept: Library) -> None:
    id_ = article(kept, HARMFUL["outlet"])
    assert client.ask(f"/articles/{quote(id_, safe='')}").status == 200
    assert (
        client.ask(f"/articles/{quote(id_, safe='')}.json").json["reading"]["article"]["id"] == id_
    )


# --- speakers ------------------------------------------------------------------------------------


def test_speakers_are_listed(client: Client, kept: Library) -> None:
    page = client.ask("/speakers").text
    assert "/speakers/Dorrit%20Vale" in links(page)
    found = client.ask("/speakers.json").json
    assert found["speakers"] == json.loads(forms.speakers(kept.speakers()))["speakers"]


def test_speakers_are_found_by_the_beginnings_of_names(client: Client) -> None:
    found = client.ask("/speakers.json?q=dorr").json["speakers"]
    assert [each["name"] for each in found] == ["Dorrit Vale"]
    assert "Nobody is called so." in client.ask("/speakers?q=nobody").text


def test_speakers_are_given_some_at_a_time(client: Client) -> None:
    first = client.ask("/speakers.json?limit=2").json
    assert len(first["speakers"]) == 2
    every = client.ask(first["next"]).json
    assert every["speakers"][:2] == first["speakers"]
    assert every["next"] == ""


def test_a_speaker_with_all_that_is_attributed(client: Client, kept: Library) -> None:
    page = client.ask("/speakers/Isa%20Thorne").text
    shown = re.sub(r"<[^>]*>", "", page)
    assert shown.count("We heard the stones before we saw them") == 2
    assert "also printed by Tarn Echo" in shown
    view = kept.speaker("Isa Thorne")
    assert {each.outlet for each in view.quoted} == {"Valley News Agency", "Pellam Ledger"}
    for each in view.quoted:
        assert f"/articles/{each.article}#{each.note}" in links(page)
    assert client.ask("/speakers/Isa%20Thorne.json").text == forms.speaker(view) + "\n"


def test_a_speaker_of_one_outlet_and_by_time(client: Client) -> None:
    path = "/speakers/Isa%20Thorne.json"
    ledger = client.ask(f"{path}?outlet=Pellam+Ledger").json
    assert {each["outlet"] for each in ledger["quoted"]} == {"Pellam Ledger"}
    times = [each["time"] for each in client.ask(f"{path}?order=time").json["quoted"]]
    assert times == sorted(times)
    assert client.ask(f"{path}?since=2031-03-09").json["quoted"] == []
    assert "In order of time" in client.ask("/speakers/Isa%20Thorne?order=time").text


def test_words_of_a_speaker_lead_to_themselves(client: Client, kept: Library) -> None:
    for each in client.ask("/speakers/Isa%20Thorne.json").json["quoted"]:
        text = kept.article(each["article"]).reading.article.text
        assert [text[start:end] for start, end in each["at"]] == [each["words"]]


def test_who_is_called_otherwise_is_named(client: Client) -> None:
    answer = client.ask("/speakers/Thorne")
    assert answer.status == 404
    assert "there is Isa Thorne" in answer.text
    assert "/speakers?q=Thorne" in links(answer.text)


# --- search --------------------------------------------------------------------------------------


def test_words_are_found_and_marked(client: Client, kept: Library) -> None:
    page = client.ask("/search?q=beacon").text
    assert "<mark>beacon</mark>" in page
    found = client.ask("/search.json?q=beacon").json
    assert found["hits"] == json.loads(forms.hits(kept.find("beacon")))["hits"]


def test_a_hit_leads_to_the_words(client: Client) -> None:
    page = client.ask("/search?q=beacon").text
    found = [each for each in links(page) if each.startswith("/articles/") and "#" in each]
    assert found
    for each in found:
        path, _, anchor = each.partition("#")
        assert f'id="{anchor}"' in client.ask(path).text


def test_a_search_names_speakers(client: Client) -> None:
    assert "/speakers/Dorrit%20Vale" in links(client.ask("/search?q=vale").text)
    assert client.ask("/search.json?by=thorne").json["speakers"][0]["name"] == "Isa Thorne"


def test_a_search_for_nothing_is_a_form(client: Client) -> None:
    page = client.ask("/search").text
    assert "Nothing is like that" not in page
    assert client.ask("/search.json").json == {"format": 1, "hits": [], "speakers": [], "next": ""}
    assert "Nothing is like that" in client.ask("/search?q=unheard").text


def test_more_is_found_when_asked_for(client: Client) -> None:
    few = client.ask("/search.json?q=the&limit=2").json
    assert len(few["hits"]) == 2
    more = client.ask(few["next"]).json
    assert len(more["hits"]) > 2


# --- the rest ------------------------------------------------------------------------------------


def test_about_counts_what_is_there(client: Client) -> None:
    found = client.ask("/about.json").json
    assert (found["articles"], found["stories"]) == (8, 4)
    assert found["library"] == "news & <b>views.db"
    assert "<b>views" not in client.ask("/about").text


@pytest.mark.parametrize(
    "path", ["/nope", "/stories", "/stories/s0", "/articles/zzz", "/speakers/", "/.json"]
)
def test_nothing_there_is_said_in_words(client: Client, path: str) -> None:
    answer = client.ask(path)
    assert answer.status == 404
    assert answer.fields["content-type"].startswith(("text/html", "application/json"))
    assert "Traceback" not in answer.text


def test_a_twin_tells_what_is_wrong_in_json(client: Client) -> None:
    assert client.ask("/nope.json").json == {"error": "There is no page of this address."}
    assert "there is no story s0 in news" in client.ask("/stories/s0.json").json["error"]
    assert client.ask("/stories.json?since=never").status == 400


def test_pages_are_read_not_sent_to(client: Client) -> None:
    answer = client.ask("/", "POST", b"a=b")
    assert answer.status == 405
    assert "This page cannot be sent anything" in answer.text
    assert client.ask("/", "HEAD").body == b""


def test_a_page_leads_to_its_twin(client: Client, ferry: str) -> None:
    for path in ("/?words=bread", "/speakers/Isa%20Thorne?order=time", "/about", "/search?q=a%26b"):
        (twin,) = [
            each
            for each in links(client.ask(path).text)
            if ".json" in each and "openapi" not in each
        ]
        assert client.ask(twin).status == 200
