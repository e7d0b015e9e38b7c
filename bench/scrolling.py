"""How smoothly a page scrolls: frames of a headless Chromium while it goes from top to bottom."""

from __future__ import annotations

import shutil
from pathlib import Path
from statistics import quantiles

from msgspec import Struct

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_SCRIPT = """
const done = arguments[0], frames = [], end = document.documentElement.scrollHeight;
let at = 0, last = performance.now();
const step = now => {
  frames.push(now - last);
  last = now;
  at += 400;
  scrollTo({top: at, behavior: "instant"});
  at < end && frames.length < 2000 ? requestAnimationFrame(step) : done(frames.slice(1));
};
requestAnimationFrame(step);
"""


class Scrolled(Struct, frozen=True):
    """Milliseconds: until the page is loaded; frames of the scroll, median and 95th percentile."""

    loaded: float
    median: float
    slow: float
    frames: int


def scrolled(page: Path) -> Scrolled | None:
    """Open a page and scroll through it, 400 pixels a frame; None without a browser."""
    browser = next(filter(None, map(shutil.which, _NAMES)), None)
    driver = shutil.which("chromedriver")
    if not browser or not driver:
        return None
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = browser
    for argument in ("headless=new", "no-sandbox", "disable-gpu", "window-size=1280,900"):
        options.add_argument(f"--{argument}")
    opened = Chrome(options, Service(driver))
    try:
        opened.set_script_timeout(120)
        opened.get(page.resolve().as_uri())
        timing = "return performance.getEntriesByType('navigation')[0].loadEventEnd"
        loaded = float(opened.execute_script(timing))
        frames = sorted(opened.execute_async_script(_SCRIPT))
    finally:
        opened.quit()
    cuts = quantiles(frames, n=20)
    return Scrolled(loaded, cuts[9], cuts[18], len(frames))
