"""What a trusted click costs beside Playwright's `locator.click`: `python -m tests.measure.press [--json FILE]`.

Ours is the whole of it: find the element again by its key, meet it by a hit test, arm the guard, press, hear what
was pressed. Theirs resolves, scrolls, waits for two equal frames, hit-tests and presses. Both on the same page,
in turns; each click is counted by the page.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from app.bench.pages import served
from controllers.actions import Tap
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from controllers.browser.target import BrowserTarget
from controllers.controller import Found
from perception.locators import Locator

ROUNDS = 25
ROW = "<p><button onclick='pressed += 1'>Press {n}</button> <input aria-label='Field {n}'> Some words</p>"
PAGE = "<!doctype html><title>Press</title><body>" + "".join(ROW.format(n=n) for n in range(20))
PAGE += "<script>let pressed = 0</script>"


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def rounds(address: str, browser_path: str) -> dict[str, list[float]]:
    """Milliseconds of each click, ours and theirs in turns."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    chromium = Chromium.launch(browser_path)
    target = chromium.open(address)
    target.settled(5.0)
    keys = {e.name: e.key for e in target.capture(picture=False).nodes}
    times: dict[str, list[float]] = {"ours": [], "locator.click": []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=arguments)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(address)
        for number in range(ROUNDS):
            name = f"Press {number % 20}"
            times["ours"].append(timed(partial(press, target, keys[name])))
            times["locator.click"].append(timed(page.get_by_role("button", name=name, exact=True).click))
        assert (target.evaluate("pressed"), page.evaluate("pressed")) == (ROUNDS, ROUNDS)
        browser.close()
    target.close()
    chromium.close()
    return times


def press(target: BrowserTarget, key: str) -> None:
    found = target.locate(Locator(key=key))
    assert isinstance(found, Found)
    target.perform(Tap(), found)


def main() -> None:
    parser = argparse.ArgumentParser(description="What a trusted click costs.")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as root:
        (Path(folder) / "press.html").write_text(PAGE, encoding="utf-8")
        times = rounds(f"{root}/press.html", find_browser())
    table = {name: median(values) for name, values in times.items()}
    for name, values in times.items():
        print(f"{name:16}{median(values):8.1f} ms   best {min(values):6.1f}   worst {max(values):6.1f}")
    print(f"ratio {table['ours'] / table['locator.click']:.2f}")
    if chosen.json:
        chosen.json.write_text(json.dumps(table, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
