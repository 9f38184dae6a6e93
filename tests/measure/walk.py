"""How long a walk of a big page takes, beside Playwright's aria snapshot: `python -m tests.measure.walk`.

Prints medians of interleaved rounds; the ratio in the same run counts, absolute times inform.
"""

import os
import shutil
import statistics
import time
from collections.abc import Callable

from playwright.sync_api import Page, sync_playwright

from perception.numbering import observe
from perception.page.frames import FrameWalk
from perception.page.nodes import assemble
from perception.page.script import SCRIPT
from perception.screen import Capture, Place

ROUNDS = 11
ROW = """<tr><td><a href="/people/{n}">Person {n}</a></td><td>{n} Main Street</td>
<td><input name="phone-{n}" value="555-{n}"></td><td><button onclick="edit({n})">Edit</button></td></tr>"""
ROWS = 624  # of eight elements each, with their texts beside them


def big_page() -> str:
    """A page of about 5,000 elements: a table of links, fields and buttons."""
    rows = "".join(ROW.format(n=n) for n in range(ROWS))
    head = "<tr><th>Name</th><th>Address</th><th>Phone</th><th></th></tr>"
    return f"<!doctype html><base href=http://people.test/><body><h1>People</h1><table><thead>{head}</thead><tbody>{rows}</tbody></table>"


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def in_page(page: Page) -> float:
    script = "(() => { const start = performance.now(); __journeyman.walk(); return performance.now() - start; })()"
    return float(page.evaluate(script))


def main() -> None:
    """Measure and print the table."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.add_init_script(SCRIPT)
        page.goto("about:blank")
        page.set_content(big_page())
        report(page)
        browser.close()


def report(page: Page) -> None:
    raw = page.evaluate("__journeyman.walk()")
    before, capture = (Capture(Place("", "about:blank"), assemble([FrameWalk("0", raw)])) for _ in range(2))
    observed = observe(before)
    measures: dict[str, Callable[[], float]] = {
        "walk, in the page": lambda: in_page(page),
        "walk and hand over": lambda: timed(lambda: page.evaluate("__journeyman.walk()")),
        "parse and assemble": lambda: timed(lambda: assemble([FrameWalk("0", raw)])),
        "observe, same keys": lambda: timed(lambda: observe(capture, observed)),
        "aria_snapshot (peer)": lambda: timed(page.locator("body").aria_snapshot),
    }
    rounds = [{name: measure() for name, measure in measures.items()} for _ in range(ROUNDS)]
    elements = page.evaluate("document.querySelectorAll('*').length")
    print(f"{elements} elements, {len(capture.nodes)} told, {len(raw) // 1024} KiB, {ROUNDS} rounds")
    for name in measures:
        times = [each[name] for each in rounds]
        print(f"{name:24}{statistics.median(times):8.1f} ms   best {min(times):6.1f}")


if __name__ == "__main__":
    main()
