"""A headless Chromium for tests, where there is one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from typing import Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
DRIVER = shutil.which("chromedriver")

MARKS = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver on the path"
    ),
]


@contextmanager
def launched() -> Iterator[Chrome]:
    """A browser that keeps its console, and is gone afterwards."""
    options = ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for argument in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage"):
        options.add_argument(f"--{argument}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options, Service(DRIVER))
    driver.set_script_timeout(300)  # axe takes its time on a busy machine
    yield driver
    driver.quit()


def view(browser: Chrome, width: int, scheme: str = "light", media: str = "screen") -> None:
    """Make the window so wide, of a scheme of colours, for screen or print."""
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def violations(browser: Chrome) -> list[tuple[str, list[Any]]]:
    """What axe-core finds on the page with all unfolded: rules, and where they are broken."""
    axe = resources.files("selenium_axe_python").joinpath("axe-core/axe.min.js").read_text("utf-8")
    browser.execute_script(axe)
    # Of rules that are kept their number is enough: to list where costs more than to check.
    passes, violations = browser.execute_async_script(
        "document.querySelectorAll('details').forEach(each => { each.open = true; });"
        "axe.run({resultTypes: ['violations']}).then(found => arguments[0](["
        "  found.passes.length,"
        "  found.violations.map(each => [each.id, each.nodes.map(node => node.target)]),"
        "]))"
    )
    assert passes > 20
    return [(rule, targets) for rule, targets in violations]
