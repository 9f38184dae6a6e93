"""How soon after a click a page is known to be quiet, and never before: `python -m tests.measure.settle [--json FILE]`.

Each page notes when the last thing that the click caused was there (`ended`, by the same clock). Late is from
then, or from the click where nothing ends, until `settled` answers; early is before.
"""

import argparse
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Event, Thread
from urllib.parse import parse_qs, urlsplit

from controllers.actions import Tap
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from controllers.browser.target import BrowserTarget
from controllers.controller import Found
from perception.locators import described

ROUNDS = 9
PATIENCE = 4.0
SPIN = "@keyframes turn { to { transform: rotate(360deg) } } .spin { width: 12px; animation: turn 1s linear infinite }"
FETCH = "fetch('/slow?ms={ms}').then((answer) => answer.text()).then(() => done('there'))"

# Name -> what stands on the page beside the button, and what a click on that does.
SCENARIOS = {
    "change at once": ("", "done('changed')"),
    "transition, 300 ms": (
        "<div id=box></div><style>#box { width: 20px; height: 20px; background: teal; transition: width .3s }</style>",
        "box.style.width = '300px'; box.ontransitionend = () => done('')",
    ),
    "fetch, 400 ms": ("", FETCH.format(ms=400)),
    "spinner, fetch 800 ms": (
        "<div id=wait></div>",
        "wait.className = 'spin'; wait.textContent = '*'; "
        "fetch('/slow?ms=800').then((answer) => answer.text()).then(() => { wait.remove(); done('there'); })",
    ),
    "timer, 700 ms": ("", "setTimeout(() => done('later'), 700)"),
    "no effect": ("", "ended = 0"),
    "canvas, 500 ms": (
        "<canvas id=sky></canvas>",
        "const pen = sky.getContext('2d'), end = performance.now() + 500; const draw = (at) => { "
        "pen.fillRect(at % 300, 9, 9, 9); ended = Date.now(); if (at < end) requestAnimationFrame(draw); }; draw(0)",
    ),
    "endless spinner": ("<div class=spin>*</div>", "done('changed')"),
    "endless script": (
        "<div id=run></div><script>let n = 0; "
        "const go = () => { run.style.left = `${n += 1}px`; requestAnimationFrame(go); }; go();</script>",
        "done('changed')",
    ),
    "endless canvas": (
        "<canvas id=sky></canvas><script>const pen = sky.getContext('2d'); "
        "const draw = () => { pen.fillRect(Math.random() * 300, 9, 9, 9); requestAnimationFrame(draw); }; "
        "draw();</script>",
        "done('changed')",
    ),
    "endless ticker": (
        "<div id=tick></div><script>let t = 0; setInterval(() => { tick.textContent = t += 1; }, 60)</script>",
        "done('changed')",
    ),
    "long poll open": ("<script>fetch('/slow?ms=9000')</script>", "done('changed')"),
}
PAGE = """<!doctype html><title>Settle</title><style>{style}</style><button onclick="begin()">Go</button><p id=out></p>
{body}<script>let ended = 0; const done = (words) => {{ out.textContent = words; ended = Date.now(); }};
const begin = () => {{ ended = Date.now(); {script} }};</script>"""


class _Server(BaseHTTPRequestHandler):
    """The pages by number, and what takes its time."""

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if asked.path == "/slow":
            Event().wait(int(parse_qs(asked.query)["ms"][0]) / 1000)  # a slow server
            body = "there"
        else:
            number = asked.path.strip("/")
            parts, script = list(SCENARIOS.values())[int(number)] if number.isdigit() else ("", "")
            body = PAGE.format(style=SPIN, body=parts, script=script)
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@contextmanager
def serving() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


def once(target: BrowserTarget) -> tuple[float, bool]:
    """Milliseconds from the end of what a click caused to the answer, and whether it said that all is quiet."""
    found = target.locate(described("Go"))
    assert isinstance(found, Found)
    clicked = time.time()
    target.perform(Tap(), found)
    quiet = target.settled(PATIENCE)
    answered = time.time()
    return 1000 * answered - (target.evaluate("ended") or 1000 * clicked), quiet


def main() -> None:
    parser = argparse.ArgumentParser(description="How soon a page is known to be quiet.")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    browser = Chromium.launch(find_browser())
    table = {}
    print(f"{'':24}{'late, median':>14}{'least':>8}{'most':>8}{'early':>7}")
    with serving() as root:
        for number, name in enumerate(SCENARIOS):
            target = browser.open(f"{root}/{number}")
            target.settled(PATIENCE)
            target.evaluate("new Promise((done) => setTimeout(done, 1500))")  # what never ends is known by then
            rounds = [once(target) for _ in range(ROUNDS)]
            late = [milliseconds for milliseconds, _ in rounds]
            early = sum(milliseconds < 0 for milliseconds in late)
            never = sum(not quiet for _, quiet in rounds)
            table[name] = {"late": median(late), "early": early, "never quiet": never}
            told = f"  not quiet within {PATIENCE:g} s: {never} of {ROUNDS}" if never else ""
            print(f"{name:24}{median(late):11.0f} ms{min(late):8.0f}{max(late):8.0f}{early:7}{told}")
            target.close()
    browser.close()
    if chosen.json:
        chosen.json.write_text(json.dumps(table, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
