"""The served pages in Chromium: everyone can use them, with keys, on a phone, without script."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import util
from pathlib import Path

import pytest
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tellings.library import Library
from tests import chromium
from tests.chromium import view
from tests.library.reports import LEDGER, WIRE
from tests.web.asking import Client
from tests.web.conftest import ATTACK, HARMFUL, article

pytestmark = chromium.MARKS

PAGES = {
    "stories": "/?min_voices=1",
    "no stories": "/?words=unheard",
    "articles of a story": "/stories/{ferry}/articles",
    "article": "/articles/{copy}",
    "harm": "/articles/an%2Fid%20with%20%3Fsigns%23in%26it",
    "speakers": "/speakers",
    "speaker": "/speakers/Isa%20Thorne",
    "by time": "/speakers/Isa%20Thorne?order=time",
    "search": "/search?q=ferry",
    "compare": "/compare",
    "about": "/about",
    "problem": "/speakers/Thorne",
    "wrong": "/?since=never",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Chrome]:
    with chromium.launched() as driver:
        yield driver


@pytest.fixture
def opened(browser: Chrome) -> Chrome:
    view(browser, 1280)
    browser.get("about:blank")
    browser.get_log("browser")
    return browser


def path(name: str, kept: Library, ferry: str) -> str:
    return PAGES[name].format(ferry=ferry, copy=article(kept, "Moor Post"))


# --- for everyone --------------------------------------------------------------------------------


@pytest.mark.skipif(
    util.find_spec("selenium_axe_python") is None, reason="needs selenium-axe-python for axe-core"
)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (375, "dark")])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(
    opened: Chrome, client: Client, kept: Library, ferry: str, name: str, width: int, scheme: str
) -> None:
    view(opened, width, scheme)
    opened.get(client.base + path(name, kept, ferry))
    assert chromium.violations(opened) == []


@pytest.mark.parametrize("name", [*PAGES, "story"])
def test_nothing_is_wider_than_a_phone(
    opened: Chrome, client: Client, kept: Library, ferry: str, name: str
) -> None:
    address = f"/stories/{ferry}" if name == "story" else path(name, kept, ferry)
    for width in (320, 375):
        view(opened, width)
        opened.get(client.base + address)
        opened.execute_script(
            "document.querySelectorAll('details').forEach(each => { each.open = true; });"
        )
        assert opened.execute_script("return document.documentElement.scrollWidth") <= width


def test_the_story_page_works_as_it_does_alone(opened: Chrome, client: Client, ferry: str) -> None:
    opened.get(f"{client.base}/stories/{ferry}")
    link = opened.find_element(By.CSS_SELECTOR, "#same a.place")
    ActionChains(opened).move_to_element(link).perform()
    assert opened.find_elements(By.CLASS_NAME, "twin")  # so its script runs, and its style holds
    assert opened.get_log("browser") == []
    opened.find_element(By.LINK_TEXT, "Its articles, and why each belongs").click()
    assert opened.find_element(By.TAG_NAME, "h2").text == "Articles"


def test_nothing_of_a_source_runs(opened: Chrome, client: Client, kept: Library) -> None:
    for address in (
        PAGES["harm"],
        "/",
        "/search?q=stall",
        f"/search?q={ATTACK}",
        "/speakers/Orla%20Quist",
    ):
        opened.get(client.base + address)
        with pytest.raises(NoAlertPresentException):
            _ = opened.switch_to.alert.text
        assert opened.execute_script("return document.scripts.length") == 0
    opened.get(client.base + PAGES["harm"])
    assert HARMFUL["title"] == opened.find_element(By.TAG_NAME, "h1").text
    assert ATTACK in opened.find_element(By.CSS_SELECTOR, "article").text
    assert opened.get_log("browser") == []


# --- finding one's way ---------------------------------------------------------------------------


def test_from_a_speaker_to_the_exact_words(opened: Chrome, client: Client, kept: Library) -> None:
    opened.get(f"{client.base}/speakers/Isa%20Thorne")
    words = opened.find_element(By.CSS_SELECTOR, ".sayings q").text
    opened.find_element(By.CSS_SELECTOR, ".sayings a.place").click()
    anchor = opened.execute_script("return document.querySelector(':target').id")
    assert anchor.startswith("attribution:")
    pieces = opened.find_elements(By.CSS_SELECTOR, f'[id="{anchor}"],[data-of="{anchor}"]')
    assert "".join(each.text for each in pieces) == words
    lit = {each.value_of_css_property("background-color") for each in pieces}
    assert lit == {"rgba(255, 236, 153, 1)"}


def test_with_keys_alone_one_searches(opened: Chrome, client: Client) -> None:
    opened.get(f"{client.base}/search")
    press(opened, Keys.TAB)
    assert opened.switch_to.active_element.text == "Skip to the content"
    assert opened.switch_to.active_element.is_displayed()
    while opened.switch_to.active_element.get_attribute("name") != "q":
        press(opened, Keys.TAB)
    opened.switch_to.active_element.send_keys("beacon", Keys.ENTER)
    wait(opened, "mark")
    assert "q=beacon" in opened.current_url
    while "/articles/" not in (opened.switch_to.active_element.get_attribute("href") or ""):
        press(opened, Keys.TAB)
    outline = opened.switch_to.active_element.value_of_css_property("outline-style")
    assert outline == "solid"
    press(opened, Keys.ENTER)
    wait(opened, "#read")


def test_without_script_all_is_there(opened: Chrome, client: Client, ferry: str) -> None:
    opened.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened.get(f"{client.base}/compare")
        assert len(opened.find_elements(By.TAG_NAME, "textarea")) == 6
        assert all(each.is_displayed() for each in opened.find_elements(By.TAG_NAME, "textarea"))
        fill(opened)
        opened.find_element(By.CSS_SELECTOR, ".given button:not([type])").click()
        wait(opened, "#same")
        assert "We heard the stones" in opened.find_element(By.ID, "same").text
        opened.get(f"{client.base}/?words=bread")
        opened.find_element(By.CSS_SELECTOR, ".stories a").click()
        wait(opened, "#same")
    finally:
        opened.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


# --- comparing -----------------------------------------------------------------------------------


def test_pasted_texts_are_compared(opened: Chrome, client: Client) -> None:
    opened.get(f"{client.base}/compare")
    shown = [each for each in opened.find_elements(By.TAG_NAME, "textarea") if each.is_displayed()]
    assert len(shown) == 2
    fill(opened)
    opened.find_element(By.CSS_SELECTOR, ".given button:not([type])").click()
    wait(opened, "#same")
    assert "Vell Post" in opened.find_element(By.TAG_NAME, "header").text
    assert opened.get_log("browser") == []
    opened.find_element(By.LINK_TEXT, "Compare other texts").click()
    wait(opened, "#drop")


def test_one_more_text_is_room_for_one_more(opened: Chrome, client: Client) -> None:
    opened.get(f"{client.base}/compare")
    button = opened.find_element(By.CSS_SELECTOR, "button[type='button']")
    for count in range(3, 7):
        button.click()
        assert (
            len([e for e in opened.find_elements(By.TAG_NAME, "textarea") if e.is_displayed()])
            == count
        )
        assert opened.switch_to.active_element.get_attribute("id") == f"outlet-{count}"
    assert not button.is_displayed()


def test_chosen_files_are_named_and_compared(
    opened: Chrome, client: Client, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text(WIRE)
    (tmp_path / "two.txt").write_text(LEDGER)
    opened.get(f"{client.base}/compare")
    opened.find_element(By.ID, "files").send_keys(f"{tmp_path}/one.txt\n{tmp_path}/two.txt")
    assert opened.find_element(By.ID, "names").text.split() == ["one.txt", "two.txt"]
    opened.find_element(By.CSS_SELECTOR, ".given button:not([type])").click()
    wait(opened, "#same")
    assert "one.txt" in opened.find_element(By.TAG_NAME, "header").text


def test_dropped_files_join_the_chosen(opened: Chrome, client: Client) -> None:
    opened.get(f"{client.base}/compare")
    opened.execute_script(
        """
        const drop = document.getElementById("drop");
        for (const [name, words] of [["<b>one.txt", arguments[0]], ["two.txt", arguments[1]]]) {
          const data = new DataTransfer();
          data.items.add(new File([words], name, {type: "text/plain"}));
          drop.dispatchEvent(new DragEvent("dragover", {dataTransfer: data, cancelable: true}));
          drop.dispatchEvent(new DragEvent("drop", {dataTransfer: data, cancelable: true}));
        }
        """,
        WIRE,
        LEDGER,
    )
    names = [each.text for each in opened.find_elements(By.CSS_SELECTOR, "#names li")]
    assert names == ["<b>one.txt", "two.txt"]
    opened.find_element(By.CSS_SELECTOR, ".given button:not([type])").click()
    wait(opened, "#same")


def test_what_cannot_be_compared_is_said_in_the_form(opened: Chrome, client: Client) -> None:
    opened.get(f"{client.base}/compare")
    opened.find_element(By.ID, "text-1").send_keys("Too little")
    opened.find_element(By.CSS_SELECTOR, ".given button:not([type])").click()
    wait(opened, "[role='alert']")
    assert "no report could be read" in opened.find_element(By.CSS_SELECTOR, "[role='alert']").text


def test_another_page_can_neither_frame_nor_post(
    opened: Chrome, client: Client, tmp_path: Path
) -> None:
    other = tmp_path / "other.html"
    other.write_text(
        f"<iframe src='{client.base}/' id='f'></iframe>"
        "<form method='post' enctype='multipart/form-data'"
        f" action='{client.base}/compare'><input name='text' value='a'><button>go</button></form>"
    )
    opened.get(other.as_uri())
    frame = opened.find_element(By.ID, "f")
    opened.switch_to.frame(frame)
    assert "Stories" not in opened.find_element(By.TAG_NAME, "body").text
    opened.switch_to.default_content()
    opened.find_element(By.TAG_NAME, "button").click()
    WebDriverWait(opened, 120).until(lambda it: it.current_url.startswith("http"))
    assert opened.find_element(By.TAG_NAME, "body").text == "Another site may not ask this."


def fill(browser: Chrome) -> None:
    for number, (outlet, words) in enumerate((("Vell Post", WIRE), ("Ledger", LEDGER)), 1):
        browser.find_element(By.ID, f"outlet-{number}").send_keys(outlet)
        browser.find_element(By.ID, f"text-{number}").send_keys(words)


def press(browser: Chrome, key: str) -> None:
    ActionChains(browser).send_keys(key).perform()


def wait(browser: Chrome, selector: str) -> None:
    WebDriverWait(browser, 300).until(lambda it: it.find_elements(By.CSS_SELECTOR, selector))
