"""The page in Chromium: claims side by side and as a matrix, linked marks, the way through them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tellings.model import Collation
from tellings.show import html
from tests import chromium
from tests.show import mill

pytestmark = chromium.MARKS


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    with chromium.launched() as driver:
        yield driver


def _open(browser: Chrome, collation: Collation, folder: Path, **more: bool) -> Chrome:
    path = folder / "mill.html"
    path.write_text(html.page(collation, version="1", **more), "utf-8", newline="")
    chromium.view(browser, 1280)
    browser.get("about:blank")
    browser.get(path.as_uri())
    return browser


@pytest.fixture
def few(browser: Chrome, tmp_path: Path) -> Chrome:
    return _open(browser, mill.collation(), tmp_path)


@pytest.fixture
def many(browser: Chrome, tmp_path: Path) -> Chrome:
    return _open(browser, mill.many(30), tmp_path)


# In axe each element counts: only where a wide table must scroll are there very many articles.
@pytest.mark.parametrize(
    ("count", "width", "scheme"),
    [
        *((4, 1280, "light"), (4, 1280, "dark"), (4, 390, "light")),
        *((30, 1280, "light"), (10, 1280, "dark"), (10, 390, "light")),
    ],
)
def test_axe_finds_nothing(
    browser: Chrome, tmp_path: Path, count: int, width: int, scheme: str
) -> None:
    opened = _open(browser, mill.collation() if count == 4 else mill.many(count), tmp_path)
    chromium.view(opened, width, scheme)
    assert chromium.violations(opened) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("page", ["few", "many"])
def test_nothing_is_wider_than_the_window(
    request: pytest.FixtureRequest, page: str, width: int
) -> None:
    opened: Chrome = request.getfixturevalue(page)
    chromium.view(opened, width)
    script = "document.querySelectorAll('details').forEach(each => { each.open = true; });"
    assert opened.execute_script(f"{script} return document.documentElement.scrollWidth") <= width


def test_a_cell_of_the_matrix_leads_to_the_words_of_a_folded_article(many: Chrome) -> None:
    cell = many.find_elements(By.CSS_SELECTOR, ".matrix td a")[1]
    anchor = (cell.get_attribute("href") or "").split("#")[1]
    cell.click()
    words = many.find_element(By.ID, anchor)
    assert words.is_displayed()
    assert words.find_element(By.XPATH, "./ancestor::details").get_attribute("open")


def test_what_a_cell_says_is_more_than_its_sign(many: Chrome) -> None:
    said = {each.text for each in many.find_elements(By.CSS_SELECTOR, ".matrix td .unseen")}
    texts = many.execute_script(
        "return [...document.querySelectorAll('.matrix td .unseen')].map(e => e.textContent)"
    )
    assert {"in its own voice", "on someone\u2019s word"} <= {*texts, *said}


def _held(browser: Chrome) -> set[str]:
    return set(
        browser.execute_script(
            "return [...document.querySelectorAll('.held')].map(e => e.id || e.dataset.of)"
        )
    )


def test_keys_go_through_the_differences_and_light_both_sides(few: Chrome) -> None:
    ActionChains(few).send_keys("n").perform()
    first = _held(few)
    assert {anchor[0] for anchor in first} == {"A", "C"}  # four against five
    assert few.find_element(By.ID, "step").text == "1 of 2"
    ActionChains(few).send_keys("n").perform()
    assert {anchor[0] for anchor in _held(few)} == {"A", "B"}
    ActionChains(few).send_keys("p").perform()
    assert _held(few) == first


def test_buttons_do_what_the_keys_do(few: Chrome) -> None:
    few.find_element(By.ID, "next").send_keys(Keys.ENTER)
    assert len(_held(few)) == 2
    few.find_element(By.ID, "previous").send_keys(Keys.ENTER)
    assert few.find_element(By.ID, "step").text == "2 of 2"


def test_a_tap_on_words_lights_their_twins_until_the_next(few: Chrome) -> None:
    chromium.view(few, 390)
    shared = few.find_element(By.CSS_SELECTOR, "article .shared")
    few.execute_script("arguments[0].scrollIntoView({block: 'center'})", shared)
    shared.click()
    assert {anchor[0] for anchor in _held(few)} >= {"A", "B"}
    few.find_element(By.CSS_SELECTOR, "article h4.text").click()
    assert _held(few) == set()


def test_each_article_scrolls_on_its_own_if_wished(few: Chrome) -> None:
    def overflow() -> str:
        article = few.find_element(By.CSS_SELECTOR, ".texts > article")
        return article.value_of_css_property("overflow-y")

    assert overflow() == "auto"
    few.find_element(By.ID, "panes").send_keys(Keys.SPACE)
    assert overflow() == "visible"


def test_it_all_reads_without_script(few: Chrome, tmp_path: Path) -> None:
    few.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        few.refresh()
        claims = few.find_element(By.ID, "claims").text
        assert "At least four people died in the fire at the mill" in claims
        assert "not told here" in claims
        assert "Five people" in few.find_element(By.ID, "odds").text
        assert not few.find_element(By.ID, "next").is_displayed()
    finally:
        few.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_a_page_of_excerpts_has_nothing_of_an_article_that_is_not_compared(
    browser: Chrome, tmp_path: Path
) -> None:
    opened = _open(browser, mill.collation(), tmp_path, excerpts=True)
    read = opened.find_element(By.ID, "read").text
    assert "Four people" in read
    assert "The tide was high" not in opened.find_element(By.TAG_NAME, "body").text
    lost = opened.execute_script(
        "return [...document.querySelectorAll('a[href^=\"#\"]')]"
        ".filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.hash)"
    )
    assert lost == []
