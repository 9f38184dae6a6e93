"""A macro of 20 steps, every step checked, beside a hand-written Playwright script: `python -m tests.measure.replay`.

The macro is recorded from plain words on the page itself. Both replay in turns, each in a browser of its own, from the
open page to its last step; what the page holds afterwards must be the same. `--json FILE` keeps the figures; with
`--first`, what is timed goes before all else on the machine, which tells as much on a busy one (Linux, as root).
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

from playwright.sync_api import Page, expect, sync_playwright

from app.bench.pages import served
from app.brains.plain import PlainBrain
from app.engine import Engine
from app.macros.harvest import harvest
from app.macros.replaying import Macro
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits, Permissions, Task
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from controllers.browser.target import BrowserTarget
from skills.generalising.shortcut import generalised
from tests.measure.priority import before_all_else

ROUNDS = 15
ALLOWED = Permissions("scope", frozenset({"submit"}))
FIELDS = ("Name", "Street", "Postcode", "City", "Phone", "E-mail", "Company", "Note")
TICKS = ("Newsletter", "Invoice", "Gift")
LISTS = {"Country": "Norway", "Payment": "Card"}
BUTTONS = ("Hammer", "Rope", "Lamp", "Anchor", "Compass", "Bucket", "Flag")
"""Eight fields, three ticks, two lists and seven buttons are twenty steps."""

SCRIPT = """<script>
const basket = [];
document.addEventListener('click', e => {
  if (!e.target.matches('button')) return;
  basket.push(e.target.textContent);
  document.querySelector('[role=status]').textContent = e.target.textContent + ' is in the basket';
});
const held = () => JSON.stringify([basket, [...document.querySelectorAll('input,select')].map(
  e => e.type === 'checkbox' ? e.checked : e.value)]);
</script>"""


def page() -> str:
    fields = "".join(f"<p><label>{name} <input></label>" for name in FIELDS)
    ticks = "".join(f"<p><label><input type=checkbox> {name}</label>" for name in TICKS)
    lists = "".join(
        f"<p><label>{name} <select><option>Sweden<option>{chosen}<option>Cash</select></label>"
        for name, chosen in LISTS.items()
    )
    buttons = "".join(f"<button type=button>Add {name}</button> " for name in BUTTONS)
    other = "".join(f"<tr><td>Thing {n}<td>{n} pieces<td><a href='#{n}'>More</a>" for n in range(40))
    body = f"<h1>Order</h1>{fields}{ticks}{lists}{buttons}<p role=status></p><table>{other}</table>"
    return f"<!doctype html><meta charset=utf-8><title>Order</title><body>{body}{SCRIPT}"


def words() -> str:
    """The same in plain words, for recording."""
    steps = [f'type "{name} text" in "{name}"' for name in FIELDS]
    steps += [f'check "{name}"' for name in TICKS]
    steps += [f'choose "{chosen}" from "{name}"' for name, chosen in LISTS.items()]
    steps += [f'press "Add {name}", wait until "Add {name} is in the basket" is shown' for name in BUTTONS]
    return "\n".join(steps)


def script(page: Page, checking: bool) -> None:
    """What a person would write with Playwright; `checking` asserts after each step, as the macro does."""
    for name in FIELDS:
        field = page.get_by_label(name)
        field.fill(f"{name} text")
        if checking:
            expect(field).to_have_value(f"{name} text")
    for name in TICKS:
        page.get_by_label(name).check()
        if checking:
            expect(page.get_by_label(name)).to_be_checked()
    for name, chosen in LISTS.items():
        page.get_by_label(name).select_option(chosen)
        if checking:
            expect(page.get_by_label(name)).to_have_value(chosen)
    for name in BUTTONS:
        page.get_by_role("button", name=f"Add {name}", exact=True).click()
        if checking:
            expect(page.get_by_role("status")).to_have_text(f"Add {name} is in the basket")


def recorded(target: BrowserTarget, address: str) -> Macro:
    engine = Engine(Session({"page": target}, {"page": address}), PlainBrain(), Nobody(), pictures=False)
    events = list(engine.run(Task(words(), ALLOWED, Limits(steps=200))))
    assert engine.episode.ending == "done", engine.episode.sentence
    made = generalised(harvest(events).shown, "Order").shortcut
    assert len(made.steps) == 20, [step.words for step in made.steps]
    return Macro(made, made)


def replay(macro: Macro, target: BrowserTarget) -> None:
    """From the page as it stands: it was opened before the clock began."""
    engine = macro.engine(macro.values({}), Session({"page": target}), Nobody(), 5.0, pictures=False)
    for _ in engine.run(macro.task(ALLOWED, Limits())):
        pass
    assert engine.episode.ending == "done", engine.episode.sentence


def timed(work: Callable[[], object], first: bool) -> float:
    with before_all_else(first):
        began = time.perf_counter()
        work()
        return 1000 * (time.perf_counter() - began)


def rounds(address: str, browser_path: str, first: bool) -> dict[str, list[float]]:
    """Milliseconds of each replay, in turns."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    times: dict[str, list[float]] = {"macro, checked": [], "script": [], "script, checked": []}
    chromium = Chromium.launch(browser_path)
    target = chromium.open(address)
    macro = recorded(target, address)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=arguments)
        theirs = browser.new_page(viewport={"width": 1280, "height": 800})
        for _ in range(ROUNDS):
            target.evaluate("location.reload()")
            target.settled(5.0)
            times["macro, checked"].append(timed(partial(replay, macro, target), first))
            for name, checking in (("script", False), ("script, checked", True)):
                theirs.goto(address)
                times[name].append(timed(partial(script, theirs, checking), first))
                assert theirs.evaluate("held()") == target.evaluate("held()")
        browser.close()
    target.close()
    chromium.close()
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description="What a replay costs beside a script.")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--first", action="store_true", help="before all else on the machine")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as root:
        (Path(folder) / "order.html").write_text(page(), encoding="utf-8")
        times = rounds(f"{root}/order.html", find_browser(), chosen.first)
    table = {name: median(values) for name, values in times.items()}
    for name, values in times.items():
        print(f"{name:18}{table[name]:8.0f} ms   best {min(values):6.0f}   worst {max(values):6.0f}")
    for name in ("script", "script, checked"):
        print(f"macro / {name}: {table['macro, checked'] / table[name]:.2f}")
    if chosen.json:
        chosen.json.write_text(json.dumps(table, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
