"""The page in Chromium: nothing of a source runs, no character is lost, everyone can read it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import util
from pathlib import Path

import pytest
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tellings.model import Collation
from tellings.show import html, telling
from tests import chromium
from tests.chromium import view
from tests.show import copies

pytestmark = chromium.MARKS


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    with chromium.launched() as driver:
        yield driver


@pytest.fixture(scope="module")
def address(collation: Collation, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(html.page(collation, version="0.0.test"), "utf-8", newline="")
    return path.as_uri()


@pytest.fixture
def opened(browser: Chrome, address: str) -> Chrome:
    view(browser, 1280)
    browser.get("about:blank")
    browser.get(address)
    return browser


@pytest.fixture
def with_chains(browser: Chrome, chained: Collation, tmp_path: Path) -> Chrome:
    path = tmp_path / "chains.html"
    path.write_text(html.page(chained, version="1"), "utf-8", newline="")
    view(browser, 1280)
    browser.get(path.as_uri())
    return browser


@pytest.fixture
def with_copies(browser: Chrome, tmp_path: Path) -> Chrome:
    path = tmp_path / "copies.html"
    path.write_text(html.page(copies.collation(), version="1"), "utf-8", newline="")
    view(browser, 1280)
    browser.get(path.as_uri())
    return browser


# --- safe ----------------------------------------------------------------------------------------


def test_nothing_of_a_source_runs(opened: Chrome, attack: str) -> None:
    with pytest.raises(NoAlertPresentException):
        _ = opened.switch_to.alert.text
    assert opened.execute_script("return document.scripts.length") == 2
    assert attack in opened.find_element(By.TAG_NAME, "body").text
    assert opened.get_log("browser") == []


def test_the_policy_stops_what_is_not_ours(opened: Chrome) -> None:
    opened.execute_script(
        """
        const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.body.append(script);
        document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.ran = true'>");
        """
    )
    assert opened.execute_script("return window.ran") is None
    assert any("Content Security Policy" in entry["message"] for entry in opened.get_log("browser"))


# --- exact ---------------------------------------------------------------------------------------


def test_every_character_of_the_articles_is_there(opened: Chrome, collation: Collation) -> None:
    shown = opened.execute_script(
        "return [...document.querySelectorAll('article')].map(article =>"
        " [...article.querySelectorAll('.text')].map(text => text.textContent))"
    )
    expected = [
        [paragraph.at.of(each.text) for paragraph in each.paragraphs]
        for each in telling.tellings(collation).values()
    ]
    assert shown == expected


def test_offsets_anchors_and_elements_agree(opened: Chrome, collation: Collation) -> None:
    texts = {each.letter: each.text for each in telling.tellings(collation).values()}
    wrong = opened.execute_script(
        """
        const texts = arguments[0];
        const data = JSON.parse(document.getElementById("tellings").textContent);
        const bare = words => words.replace(/\\s+/g, "");
        return Object.entries(data.places).filter(([anchor, spans]) => {
          const text = texts[anchor.split("-")[0]];
          const pieces = document.querySelectorAll(`[id="${anchor}"],[data-of="${anchor}"]`);
          const shown = [...pieces].map(piece => piece.textContent).join("");
          return bare(shown) !== bare(spans.map(([start, end]) => text.slice(start, end)).join(""));
        });
        """,
        texts,
    )
    assert wrong == []


def test_every_link_leads_to_an_element(opened: Chrome) -> None:
    lost = opened.execute_script(
        "return [...document.querySelectorAll('a[href^=\"#\"]')]"
        ".filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.hash)"
    )
    assert lost == []


# --- for everyone --------------------------------------------------------------------------------


@pytest.mark.skipif(
    util.find_spec("selenium_axe_python") is None, reason="needs selenium-axe-python for axe-core"
)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
@pytest.mark.parametrize("page", ["opened", "with_chains", "with_copies"])
def test_axe_finds_nothing(
    request: pytest.FixtureRequest, page: str, width: int, scheme: str
) -> None:
    opened: Chrome = request.getfixturevalue(page)
    view(opened, width, scheme)
    assert chromium.violations(opened) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_window(opened: Chrome, width: int) -> None:
    view(opened, width)
    root = "document.documentElement"
    wide, window = opened.execute_script(f"return [{root}.scrollWidth, {root}.clientWidth]")
    assert wide <= window <= width


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_chain_is_wider_than_the_window(with_chains: Chrome, width: int) -> None:
    view(with_chains, width)
    root = "document.documentElement"
    script = "document.querySelectorAll('details').forEach(each => { each.open = true; });"
    wide = with_chains.execute_script(f"{script} return {root}.scrollWidth")
    assert wide <= width


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_copy_is_wider_than_the_window(with_copies: Chrome, width: int) -> None:
    view(with_copies, width)
    root = "document.documentElement"
    script = "document.querySelectorAll('details').forEach(each => { each.open = true; });"
    assert with_copies.execute_script(f"{script} return {root}.scrollWidth") <= width


def test_a_voice_is_as_wide_as_it_has_articles(with_copies: Chrome) -> None:
    wire, standard = with_copies.find_elements(By.CSS_SELECTOR, ".strip > li")
    assert wire.rect["y"] == standard.rect["y"]
    assert wire.rect["width"] / standard.rect["width"] == pytest.approx(3 / 2, abs=0.05)
    borders = [each.value_of_css_property("border-top-style") for each in (wire, standard)]
    assert borders == ["double", "solid"]  # told apart by more than their size


def test_a_letter_of_a_voice_leads_to_its_article(with_copies: Chrome) -> None:
    with_copies.find_element(By.CSS_SELECTOR, ".strip a[href='#D']").click()
    assert with_copies.execute_script("return document.querySelector(':target').id") == "D"


def test_a_shared_passage_leads_to_its_words(with_copies: Chrome) -> None:
    link = with_copies.find_element(By.CSS_SELECTOR, ".repeats .by a.place")
    anchor = (link.get_attribute("href") or "").split("#")[1]
    link.click()
    assert len(_lit(with_copies, anchor)) == 1


def test_chains_are_nested_lists(with_chains: Chrome) -> None:
    inner = with_chains.find_elements(By.CSS_SELECTOR, "#voices li li")
    assert [each.find_element(By.CSS_SELECTOR, ".who b").text for each in inner] == [
        "two unnamed harbor clerks",
        "engineer Ilse Brandt",
        "two unnamed harbor clerks",
    ]
    outer = with_chains.find_element(By.CSS_SELECTOR, "#voices li:has(li)")
    assert outer.text.count("the lock may be “held together by rust and hope”") == 1


def test_beside_each_paragraph_stands_who_says_it_and_who_found_it(with_chains: Chrome) -> None:
    beside = with_chains.find_element(By.CSS_SELECTOR, "article .beside")
    summary = beside.find_element(By.TAG_NAME, "summary")
    assert summary.text == "from A report by the Vell Agency, citing two unnamed harbor clerks"
    said = beside.find_elements(By.TAG_NAME, "p")
    assert not any(each.is_displayed() for each in said)
    summary.send_keys(Keys.ENTER)
    assert all(each.is_displayed() for each in said)
    assert "did not say it" in with_chains.find_element(By.ID, "voices").text
    assert said[1].text.endswith("A ¶2\nfound by the rule “hand”: the report cites them")
    said[1].find_element(By.CSS_SELECTOR, "a.place").click()
    assert len(_lit(with_chains, with_chains.execute_script("return location.hash.slice(1)"))) == 1


def _line(browser: Chrome, selector: str) -> tuple[str, ...]:
    found = browser.find_element(By.CSS_SELECTOR, f"article {selector}")
    return tuple(
        found.value_of_css_property(f"text-decoration-{what}")
        for what in ("line", "style", "thickness", "color")
    )


def test_what_is_only_wanted_or_unsure_has_a_quieter_line(with_chains: Chrome) -> None:
    said, felt = _line(with_chains, ".said"), _line(with_chains, ".felt")
    assert (said[1], felt[1]) == ("dashed", "dotted")
    assert felt[2] == "1px"
    assert felt[3] != said[3]
    with_chains.find_element(By.ID, "show-felt").send_keys(Keys.SPACE)
    assert _line(with_chains, ".felt")[0] == "none"
    assert _line(with_chains, ".said")[0] == "underline"


@pytest.mark.parametrize("width", [800, 1280])
def test_a_section_that_is_gone_to_stands_below_the_list_of_sections(
    opened: Chrome, width: int
) -> None:
    view(opened, width)
    for name in ("same", "only", "when"):
        opened.execute_script("location.hash = arguments[0]", name)
        below = opened.execute_script(
            """
            const list = document.querySelector("nav").getBoundingClientRect().bottom;
            const title = document.querySelector(`#${arguments[0]} h2`);
            return title.getBoundingClientRect().top - list;
            """,
            name,
        )
        assert below >= 0, name


def test_print_shows_everything(opened: Chrome) -> None:
    view(opened, 700, "dark", "print")
    hidden = opened.execute_script(
        """
        const shown = e => e.checkVisibility({contentVisibilityAuto: true});
        return [...document.querySelectorAll("main td, main li, main .text, main th")]
          .filter(e => !shown(e) || !e.getClientRects().length)
          .map(e => e.textContent);
        """
    )
    assert hidden == []
    color = opened.execute_script("return getComputedStyle(document.body).color")
    assert color == "rgb(29, 28, 26)"
    assert not opened.find_element(By.TAG_NAME, "nav").is_displayed()


def test_the_page_reads_without_script(opened: Chrome, address: str) -> None:
    opened.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened.get("about:blank")
        opened.get(address)
        assert not opened.find_element(By.ID, "keys").is_displayed()
        assert "The island waits with us," in opened.find_element(By.ID, "same").text
        opened.find_element(By.ID, "show-quote").send_keys(Keys.SPACE)
        quote = opened.find_element(By.CSS_SELECTOR, "article .quote")
        assert quote.value_of_css_property("text-decoration-line") == "none"
    finally:
        opened.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


# --- finding one's way ---------------------------------------------------------------------------


def _lit(browser: Chrome, anchor: str) -> set[str]:
    pieces = browser.find_elements(By.CSS_SELECTOR, f'[id="{anchor}"],[data-of="{anchor}"]')
    assert pieces
    return {piece.value_of_css_property("background-color") for piece in pieces}


def test_a_link_lights_all_its_words(opened: Chrome) -> None:
    link = next(a for a in opened.find_elements(By.CSS_SELECTOR, "#same a") if "–" in a.text)
    anchor = (link.get_attribute("href") or "").split("#")[1]
    before = _lit(opened, anchor)
    link.click()
    assert len(_lit(opened, anchor)) == 1
    assert _lit(opened, anchor) != before


def test_pointing_at_words_lights_their_twins(opened: Chrome) -> None:
    link = opened.find_element(By.CSS_SELECTOR, "#same a.place")
    assert not opened.find_elements(By.CLASS_NAME, "twin")
    ActionChains(opened).move_to_element(link).perform()
    lit = {e.get_attribute("id") for e in opened.find_elements(By.CLASS_NAME, "twin")}
    assert {anchor[0] for anchor in lit if anchor} == {"A", "B"}
    ActionChains(opened).move_to_element(opened.find_element(By.TAG_NAME, "h1")).perform()
    assert not opened.find_elements(By.CLASS_NAME, "twin")


def test_keys_lead_from_one_shared_quotation_to_the_next(opened: Chrome) -> None:
    def pressed(key: str) -> str:
        ActionChains(opened).send_keys(key).perform()
        return str(opened.execute_script("return location.hash"))

    first, second = pressed("n"), pressed("n")
    assert first != second
    assert pressed("p") == first
    opened.find_element(By.ID, "keys").send_keys(Keys.SPACE)
    assert pressed("n") == first


def test_keys_do_nothing_where_nothing_is_shared(
    browser: Chrome, collation: Collation, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    alone = Collation(collation.story, collation.readings)
    path.write_text(html.page(alone, version="1"), "utf-8", newline="")
    browser.get(path.as_uri())
    ActionChains(browser).send_keys("n").perform()
    assert browser.execute_script("return location.hash") == ""
    assert not browser.find_element(By.ID, "keys").is_displayed()


def test_it_is_small_enough_to_send(collation: Collation) -> None:
    assert len(html.page(collation, version="1").encode()) < 72_000
