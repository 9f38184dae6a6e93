"""What a look at a page costs: milliseconds until its text is there, and tokens (o200k) of that text, beside peers.

python -m tests.measure.observe [--peer .peers/bin/python] [--stagehand .peers] [--rounds 5] [--pages form,...]
    [--miniwob] [--json FILE]

Medians of interleaved rounds; the ratio in the same run counts, absolute times inform. The page has changed since our
last look, as it has when something was done in it: all of it has moved. What a look costs at a page that is as it was
stands beside it as `again`. `--peer` is a Python
that has browser-use installed, `--stagehand` the folder where `npm install @browserbasehq/stagehand` was run;
Playwright's AI snapshot needs nothing. Tokens are counted by `bpe-openai`.
"""

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import mean, median

import bpe_openai  # type: ignore[import-untyped,import-not-found,unused-ignore]
from playwright.sync_api import sync_playwright

from app.bench.pages import served
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from perception.numbering import observe
from perception.rendering import render
from tests.measure.pages import PAGES, write
from tests.measure.serving import EPISODE, miniwob

WORKED_ON = (
    "click-button click-button-sequence click-checkboxes click-checkboxes-soft click-collapsible-2 click-color "
    "click-dialog click-dialog-2 click-link click-menu click-option click-scroll-list click-tab-2 click-test-2 "
    "choose-list choose-date-easy copy-paste count-shape email-inbox email-inbox-forward-nl enter-date "
    "enter-password enter-text enter-text-dynamic enter-time find-word focus-text form-sequence grid-coordinate "
    "guess-number login-user multi-orderings navigate-tree read-table search-engine simple-arithmetic "
    "social-media text-transform tic-tac-toe use-autocomplete use-slider use-spinner"
).split()
"""The MiniWoB++ pages that may be looked at while Journeyman is built; the others are kept for judging."""

PIECE = 200_000  # characters
MOVED = """(() => {
  const { style } = document.body;
  style.paddingTop = `${(parseFloat(style.paddingTop) || 0) + 0.3}px`;  // never where it has been before
  return document.body.offsetHeight;
})()"""

Look = tuple[float, str]
Looker = Callable[[str], Look]


@contextmanager
def ours(browser_path: str, moved: bool) -> Iterator[Looker]:
    """Journeyman's look: capture, number, render; without a picture, from nothing known.

    At a page that is as it was at the last look, or one that has moved since.
    """
    browser = Chromium.launch(browser_path)
    target, at = browser.open("about:blank"), ""

    def look(address: str) -> Look:
        nonlocal target, at
        if address != at:
            target.close()
            target, at = browser.open(address), address
            target.settled(5.0)
        elif moved:
            target.evaluate(MOVED)
            target.settled(5.0)
        began = time.perf_counter()
        text = render(observe(target.glance(picture=False)), ahead=1.0)
        return 1000 * (time.perf_counter() - began), text

    yield look
    browser.close()


@contextmanager
def aria_snapshot(browser_path: str) -> Iterator[Looker]:
    """Playwright's snapshot for models, which its MCP server sends, too."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=arguments)
        page = browser.new_page(viewport={"width": 1280, "height": 800})

        def look(address: str) -> Look:
            if page.url != address:
                page.goto(address)
            began = time.perf_counter()
            text = page.locator("body").aria_snapshot(mode="ai")
            return 1000 * (time.perf_counter() - began), text

        yield look
        browser.close()


@contextmanager
def piped(*command: str) -> Iterator[Looker]:
    """A peer in its own process, which takes addresses by lines and answers with lines of JSON."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, text=True, **pipes) as process:  # type: ignore[call-overload]
        assert process.stdin and process.stdout

        def look(address: str) -> Look:
            process.stdin.write(address + "\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            return answer["milliseconds"], answer["text"]

        yield look
        process.stdin.close()


def beside(name: str) -> str:
    """The path of a peer's program, which lies beside this file."""
    return str(Path(__file__).with_name(name))


def counted(text: str) -> int:
    """The tokens of a text; of a long one in pieces, as the counter takes no more at a time."""
    encoding = bpe_openai.get_encoding("o200k_base")
    return sum(len(encoding.encode(text[at : at + PIECE])) for at in range(0, len(text), PIECE))


def measured(lookers: dict[str, Looker], address: str, rounds: int) -> dict[str, tuple[float, int]]:
    """Median milliseconds and tokens of each, in interleaved rounds after one that is not counted."""
    times: defaultdict[str, list[float]] = defaultdict(list)
    tokens = {}
    for number in range(rounds + 1):
        for name, look in lookers.items():
            milliseconds, text = look(address)
            tokens[name] = counted(text)
            if number:
                times[name].append(milliseconds)
    return {name: (median(times[name]), tokens[name]) for name in lookers}


def report(table: dict[str, dict[str, tuple[float, int]]]) -> None:
    names = list(next(iter(table.values())))
    print(f"{'page':26}" + "".join(f"{name:>34}" for name in names))
    for page, row in table.items():
        own_time, own_tokens = row[names[0]]
        cells = [f"{own_time:>16.1f} ms {own_tokens:>8} tokens"]
        cells += [
            f"{ms:>10.1f} ({own_time / ms:.2f}) {tokens:>7} ({own_tokens / tokens:.2f})"
            for ms, tokens in (row[name] for name in names[1:])
        ]
        print(f"{page:26}" + "".join(f"{cell:>34}" for cell in cells))
    print("in brackets: ours as a part of it")


def means(rows: Iterable[dict[str, tuple[float, int]]]) -> dict[str, tuple[float, int]]:
    """The mean of each over pages."""
    listed = list(rows)
    return {
        name: (mean(row[name][0] for row in listed), round(mean(row[name][1] for row in listed))) for name in listed[0]
    }


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What a look at a page costs, beside peers.")
    parser.add_argument("--peer", help="a Python that has browser-use installed")
    parser.add_argument("--stagehand", help="the folder where npm has installed Stagehand")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", default=",".join(PAGES))
    parser.add_argument("--miniwob", action="store_true", help="the mean over the MiniWoB++ pages worked on, too")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def main() -> None:
    chosen = options()
    browser_path = find_browser()
    table: dict[str, dict[str, tuple[float, int]]] = {}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        write(folder)
        root = stack.enter_context(served(folder))
        lookers = {"Journeyman": stack.enter_context(ours(browser_path, moved=True))}
        lookers["again"] = stack.enter_context(ours(browser_path, moved=False))
        lookers["Playwright AI snapshot"] = stack.enter_context(aria_snapshot(browser_path))
        if chosen.peer:
            peer = piped(chosen.peer, beside("peer_browser_use.py"), browser_path)
            lookers["browser-use"] = stack.enter_context(peer)
        if chosen.stagehand:
            peer = piped("node", beside("peer_stagehand.mjs"), chosen.stagehand, browser_path)
            lookers["Stagehand"] = stack.enter_context(peer)
        for page in filter(None, chosen.pages.split(",")):
            table[page] = measured(lookers, f"{root}/{page}.html", chosen.rounds)
        if chosen.miniwob:
            tasks = stack.enter_context(served(_miniwob(), EPISODE))
            each = [measured(lookers, f"{tasks}/miniwob/{task}.html", chosen.rounds) for task in WORKED_ON]
            table[f"MiniWoB++, {len(each)} pages"] = means(each)
    report(table)
    if chosen.json:
        chosen.json.write_text(json.dumps(table, indent=2), encoding="utf-8")


def _miniwob() -> Path:
    folder = miniwob()
    if folder is None:
        raise SystemExit("MiniWoB++ is not installed; `pip install miniwob` brings its pages.")
    return folder


if __name__ == "__main__":
    main()
