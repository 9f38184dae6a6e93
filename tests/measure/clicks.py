"""Do presses land where they are meant? 500 at five pixel ratios, and 500 by the pixels of a model's picture.

python -m tests.measure.clicks [--json FILE]

Buttons that are zoomed, turned, skewed, scrolled away, in frames in frames and half behind others; every press
is counted by the page at the button that it met. Once the element is found again and pressed; once a place in
the shrunk picture is turned back into one on the screen, as for a model that points.
"""

import argparse
import json
import random
import tempfile
from pathlib import Path
from typing import Literal

from app.bench.pages import served
from controllers.actions import Tap
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from controllers.browser.target import BrowserTarget
from controllers.controller import Found
from controllers.gestures import Pointer
from perception.screen import Capture, Element
from perception.views import View, whole

RATIOS = (1.0, 1.25, 1.5, 2.0, 2.625)
DOWN_UP: tuple[Literal["down"], Literal["up"]] = ("down", "up")
PRESSES = 100  # at each ratio and in each way
STYLE = """body { margin: 8px; font: 14px sans-serif } button { margin: 3px } .scroll { height: 90px; overflow: auto }
iframe { width: 420px; height: 110px } .turned { transform: rotate(7deg); margin: 20px; width: 300px }
.skewed { transform: skewX(15deg) scale(1.3); transform-origin: 0 0; margin: 20px; width: 300px; height: 40px }
.head { position: sticky; top: 0; background: #eee; height: 30px } .half { position: relative; width: 220px }
.half i { position: absolute; left: 0; top: 0; width: 110px; height: 30px; background: #ccc }"""
TELL = "<script>onclick = (e) => { if (e.isTrusted && e.target.id) top.met.push(e.target.id) }</script>"
PARTS = """<div class=head>Head</div><p>{plain}</p><div style="zoom:1.5">{zoomed}</div>
<div style="zoom:.8">{small}</div>
<div class=turned>{turned}</div><div class=skewed>{skewed}</div><div class=half><button id=half style="width:220px">half
</button><i></i></div><div class=scroll><div style="height:400px">{top}</div>{deep}</div>
<iframe src="outer.html"></iframe><div style="height:1500px"></div>{far}"""


def buttons(name: str, count: int = 4) -> str:
    return "".join(f"<button id={name}{n}>{name} {n}</button>" for n in range(count))


def page(body: str) -> str:
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style><body>{body}{TELL}</body>"


def write(folder: Path) -> None:
    """A page with a frame that holds a frame, each of them scrolled."""
    names = ("plain", "zoomed", "small", "turned", "skewed", "top", "deep", "far")
    main = PARTS.format(**{name: buttons(name) for name in names}) + "<script>var met = []</script>"
    outer = f"{buttons('outer')}<div style='height:300px'></div><iframe src='inner.html'></iframe>"
    inner = f"<div style='height:200px'></div>{buttons('inner')}"
    for name, body in (("main", main), ("outer", outer), ("inner", inner)):
        (folder / f"{name}.html").write_text(page(body), encoding="utf-8")


def at_ratio(target: BrowserTarget, ratio: float) -> None:
    """Show the page as on a screen of that many device pixels a CSS pixel."""
    device = {"width": 1280, "height": 800, "deviceScaleFactor": ratio, "mobile": False}
    cdp = target._tabs.current.cdp
    target._wait(cdp.send("Emulation.setDeviceMetricsOverride", device), 5.0, "The screen was not changed")


def met(target: BrowserTarget) -> list[str]:
    pressed: list[str] = json.loads(target.evaluate("JSON.stringify(met.splice(0))"))
    return pressed


def identity(element: Element) -> str:
    return element.name.strip().replace(" ", "")


def by_element(target: BrowserTarget, element: Element) -> bool:
    """Whether pressing the element, found again, met it."""
    found = target.locate(element.locator)
    assert isinstance(found, Found), (element.name, found)
    target.perform(Tap(), found)
    return met(target) == [identity(element)]


def by_picture(target: BrowserTarget, element: Element, view: View) -> bool:
    """Whether pressing the pixel of the picture in which the element was met meets it on the screen."""
    found = target.locate(element.locator)
    assert isinstance(found, Found), (element.name, found)
    where = view.on_screen(view.in_view(found.point))
    for do in DOWN_UP:
        target.hand(Pointer(do, where.x / view.part.width, where.y / view.part.height))
    return met(target) == [identity(element)]


def in_view(capture: Capture) -> list[Element]:
    return [e for e in capture.nodes if e.role == "button" and e.visibility == "shown" and identity(e) != "half"]


def misses(target: BrowserTarget, ratio: float, chance: random.Random) -> tuple[int, int]:
    """Of the presses by element, and of those by picture, how many met something else."""
    at_ratio(target, ratio)
    target.settled(3.0)
    everything = [e for e in target.capture(picture=False).nodes if e.role == "button"]
    wrong = sum(not by_element(target, chance.choice(everything)) for _ in range(PRESSES))
    astray = 0
    for number in range(PRESSES):
        if number % 10 == 0:
            target.evaluate(f"scrollTo(0, {chance.choice((0, 60, 5000))})")
            capture = target.capture()
        assert capture.picture
        astray += not by_picture(target, chance.choice(in_view(capture)), whole(capture.picture, 1024))
    return wrong, astray


def main() -> None:
    parser = argparse.ArgumentParser(description="Do presses land where they are meant?")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    chance, table = random.Random(3), {}
    browser = Chromium.launch(find_browser())
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as root:
        write(Path(folder))
        target = browser.open(f"{root}/main.html")
        target.settled(3.0)
        print(f"{'pixel ratio':12}{'missed by element':>20}{'by picture':>14}   of {PRESSES} each")
        for ratio in RATIOS:
            table[ratio] = misses(target, ratio, chance)
            print(f"{ratio:<12}{table[ratio][0]:>20}{table[ratio][1]:>14}")
        target.close()
    browser.close()
    if chosen.json:
        chosen.json.write_text(json.dumps(table, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
