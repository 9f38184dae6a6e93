"""How soon and how often the live mirror shows a page, over the wire, and how soon a hand's gesture arrives.

python -m tests.measure.mirror
"""

import io
import threading
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PIL import Image

from app.serving.mirroring import Mirroring
from app.serving.orders import Watch
from app.session import Session
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from controllers.browser.target import BrowserTarget
from controllers.gestures import Pointer
from tests.app.serving.peers import Peer

ROUNDS = 40
ANIMATED_SECONDS = 5.0
FLIP = "document.body.className = {0}; void 0"
PAGE = """<!doctype html><title>Measured</title>
<style>body {{ background: white }} .on {{ background: black }}
@keyframes turn {{ to {{ transform: translateX(900px) rotate(360deg) }} }}
.moving div {{ width: 200px; height: 200px; background: teal; animation: turn 1s infinite alternate }}</style>
<body onpointerdown="document.body.className = document.body.className ? '' : 'on'"><div></div>{text}"""
TEXT = "<p>" + "The quick brown fox jumps over the lazy dog. " * 200


def dark(image: bytes) -> bool:
    """Whether the page is shown in its other colour."""
    pixel = Image.open(io.BytesIO(image)).convert("L").getpixel((2, 700))
    return isinstance(pixel, int | float) and pixel < 128


def shown(peer: Peer, wanted: bool) -> bytes:
    """Frames until one shows the page in that colour."""
    while True:
        _, image = peer.frame()
        if dark(image) == wanted:
            return image


def changes(target: BrowserTarget, peer: Peer) -> tuple[list[float], list[int]]:
    """Milliseconds from a change of the page to the frame that shows it; bytes of the frames."""
    milliseconds, sizes = [], []
    for turn in range(ROUNDS):
        began = time.monotonic()
        target.evaluate(FLIP.format(repr("on" if turn % 2 == 0 else "")))
        sizes.append(len(shown(peer, turn % 2 == 0)))
        milliseconds.append(1000 * (time.monotonic() - began))
    return milliseconds, sizes


def gestures(target: BrowserTarget, peer: Peer) -> tuple[list[float], list[float]]:
    """Milliseconds that a move takes, and from pressing a button to the frame that shows what it did."""
    moves, presses = [], []
    for turn in range(ROUNDS):
        began = time.monotonic()
        target.hand(Pointer("move", 0.3 + turn / 1000, 0.5))
        moves.append(1000 * (time.monotonic() - began))
        began = time.monotonic()
        target.hand(Pointer("down", 0.5, 0.5))
        shown(peer, turn % 2 == 0)
        presses.append(1000 * (time.monotonic() - began))
        target.hand(Pointer("up", 0.5, 0.5))
    return moves, presses


def rate(target: BrowserTarget, peer: Peer) -> float:
    """Frames a second while something moves all the time."""
    target.evaluate(FLIP.format("'moving'"))
    end, count = time.monotonic() + ANIMATED_SECONDS, 0
    while time.monotonic() < end:
        peer.frame()
        count += 1
    target.evaluate(FLIP.format("''"))
    return count / ANIMATED_SECONDS


def still(peer: Peer) -> int:
    """Frames in a second in which nothing changes."""
    threading.Event().wait(1.0)
    count = 0
    try:
        while True:
            peer.frame(seconds=1.0)
            count += 1
    except TimeoutError:
        return max(0, count - 1)


def measure(target: BrowserTarget) -> None:
    mirroring = Mirroring(print)
    with Peer() as peer:
        mirroring.follow(Session({"page": target}))
        mirroring.watch(Watch("page", peer.port, "measured"))
        peer.accept()
        shown(peer, False)
        milliseconds, sizes = changes(target, peer)
        moves, presses = gestures(target, peer)
        print(f"change to frame     {median(milliseconds):8.1f} ms   worst {max(milliseconds):8.1f}   of {ROUNDS}")
        print(f"press to frame      {median(presses):8.1f} ms   worst {max(presses):8.1f}   of {ROUNDS}")
        print(f"move by hand        {median(moves):8.1f} ms   worst {max(moves):8.1f}   of {ROUNDS}")
        print(f"frame size          {median(sizes) / 1000:8.1f} kB")
        print(f"frames when moving  {rate(target, peer):8.1f} a second")
        print(f"frames when still   {still(peer):8d} a second")
        mirroring.close()


def main() -> None:
    browser = Chromium.launch(find_browser())
    try:
        with TemporaryDirectory() as folder:
            page = Path(folder) / "page.html"
            page.write_text(PAGE.format(text=TEXT))
            measure(browser.open(page.as_uri()))
    finally:
        browser.close()


if __name__ == "__main__":
    main()
