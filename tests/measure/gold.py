"""Does a look at a MiniWoB++ page show all that its task needs? On the tasks that may be looked at only.

python -m tests.measure.gold [--seeds 2] [--misses] [--json FILE]

The pages say nowhere which element is the right one. So all that may be it is asked for: every control in view that
can be met, by the truth of `tests.measure.truth`; and every word of the instruction that the page itself shows, in
the text that a model reads.
"""

import argparse
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from controllers.browser.finding import find_browser
from controllers.browser.scripts import SCRIPTS
from perception.numbering import observe
from perception.page.frames import FrameWalk
from perception.page.nodes import assemble
from perception.rendering import render
from perception.screen import Capture, Place
from perception.wording import words
from tests.measure.observe import WORKED_ON
from tests.measure.serving import EPISODE, miniwob, served
from tests.measure.truth import SIZE, measured

LETTERS = 3  # of a word that says something
ASKED = "document.querySelector('#query').textContent"
SHOWN = """[document.querySelector('#area').innerText,
...Array.from(document.querySelectorAll('#area input'), (field) => field.value)].join(' ')"""


@dataclass(slots=True)
class Gold:
    """Of one task: how many controls there are and how many are told, likewise words, and what is missing."""

    controls: int = 0
    told: int = 0
    words: int = 0
    read: int = 0
    missing: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        return not self.missing


def golden(page: Page, address: str) -> Gold:
    """One task as it begins."""
    score = measured(page, address)
    asked, shown = (set(words(page.evaluate(script)).split()) for script in (ASKED, SHOWN))
    wanted = sorted(word for word in asked & shown if len(word) >= LETTERS)
    nodes = assemble([FrameWalk("f", page.evaluate("__journeyman.walk()"))])
    area = page.evaluate("document.querySelector('#area').getBoundingClientRect().top")
    seen = Capture(Place("", address), tuple(e for e in nodes if e.box.y >= area))
    text = set(words(render(observe(seen), ahead=1.0)).split())
    unread = [word for word in wanted if word not in text]
    return Gold(score.wanted, score.found, len(wanted), len(wanted) - len(unread), [*score.missed, *unread])


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Does a look at a MiniWoB++ page show all that its task needs?")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="list what is missing")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def report(found: dict[str, Gold], misses: bool) -> None:
    for name, gold in found.items():
        line = f"{name:32}{gold.told:5} of {gold.controls:3} controls {gold.read:5} of {gold.words:3} words"
        print(line + ("   " + ", ".join(gold.missing[:6]) if misses and gold.missing else ""))
    print(f"{sum(gold.whole for gold in found.values())} of {len(found)} tasks with all that may be needed")


def main() -> None:
    chosen = options()
    folder = miniwob()
    if folder is None:
        raise SystemExit("MiniWoB++ is not installed; `pip install miniwob` brings its pages.")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    found: dict[str, Gold] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=arguments)
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        page.add_init_script(SCRIPTS)
        for seed in range(chosen.seeds):
            with served(folder, EPISODE.replace(b"'7'", b"'%d'" % (7 + seed))) as root:
                for task in WORKED_ON:
                    found[f"{task} {seed}"] = golden(page, f"{root}/miniwob/{task}.html")
        browser.close()
    report(found, chosen.misses)
    if chosen.json:
        chosen.json.write_text(
            json.dumps({name: asdict(gold) for name, gold in found.items()}, indent=2), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
