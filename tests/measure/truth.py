"""Does the walk tell what can be acted on, and nothing else? Against the browser's own word, page by page.

python -m tests.measure.truth [--pages NAME,...] [--misses] [--json FILE]

The truth is made of three things that the walk does not use: the accessibility tree, the listeners that the
debugger knows, and hit tests at 81 points of each box, by other code (`truth.js`). Recall: how much of what
is in view, can be met and is a control or listens for clicks is told as shown. Precision: how much of what
is told as a control in view is one, listens, or shows a pointer where something around it listens.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import CDPSession, Error, Frame, Page, sync_playwright

from app.bench.pages import served
from controllers.browser.finding import find_browser
from controllers.browser.scripts import SCRIPTS
from controllers.browser.shadows import ADOPT, closed_roots
from perception.geometry import Box
from perception.page.frames import FrameWalk, overlap
from perception.page.nodes import assemble
from perception.screen import Element
from tests.measure import pages, strangers, tricky

ASK = Path(__file__).with_name("truth.js").read_text(encoding="utf-8").partition("\n")[2]
CLICKS = {"click", "mousedown", "mouseup", "pointerdown", "pointerup", "dblclick", "touchstart"}
CONTROLS = frozenset(
    "button link textbox searchbox combobox listbox checkbox radio switch slider spinbutton tab menuitem "
    "menuitemcheckbox menuitemradio treeitem option TextField ComboBoxSelect Date DateTime InputTime ColorWell "
    "DisclosureTriangle".split()
)
ROOTS = {"html", "body", "#document"}
SIZE = (1280, 800)
ALIKE = 0.6  # of two boxes, what they share
LARGEST = 0.5  # of the view: what is larger listens for what is in it


@dataclass(frozen=True, slots=True)
class Thing:
    """An element as the browser knows it."""

    key: int
    within: tuple[int, ...]
    box: Box
    tag: str
    text: str
    control: bool
    listens: bool
    pointer: bool


@dataclass(slots=True)
class Score:
    """Of one page: how many there are, told and right, and what was missed and made up, in words."""

    wanted: int = 0
    found: int = 0
    told: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        self.wanted, self.found = self.wanted + other.wanted, self.found + other.found
        self.told, self.right = self.told + other.told, self.right + other.right

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.told if self.told else 1.0


def things(cdp: CDPSession, listening: Set[int]) -> list[Thing]:
    """Everything in the top frame that the browser calls a control or that listens for clicks, and can be met."""
    controls = _controls(cdp)
    found = []
    for node in controls | listening:
        answer = _asked(cdp, node)
        if answer and answer["met"] and answer["tag"] not in ROOTS:
            box = Box(*answer["box"])
            is_control = node in controls
            found.append(
                Thing(answer["key"], tuple(answer["within"]), box, answer["tag"], answer["text"], is_control,
                      node in listening, answer["pointer"])
            )  # fmt: skip
    return found


def _controls(cdp: CDPSession) -> set[int]:
    """Backend ids of what the accessibility tree calls a control."""
    nodes = cdp.send("Accessibility.getFullAXTree")["nodes"]
    roles = {node["backendDOMNodeId"]: node["role"]["value"] for node in nodes if "backendDOMNodeId" in node}
    edited = "document.querySelectorAll('[contenteditable]:not([contenteditable=false])')"
    live = {node["backendDOMNodeId"] for node in nodes if not node["ignored"] and "backendDOMNodeId" in node}
    return {number for number in live if roles[number] in CONTROLS} | _matching(cdp, edited)


def _matching(cdp: CDPSession, expression: str) -> set[int]:
    """Backend ids of the elements in a list that the page has."""
    found = cdp.send("Runtime.evaluate", {"expression": f"Array.from({expression})"})["result"]["objectId"]
    members = cdp.send("Runtime.getProperties", {"objectId": found, "ownProperties": True})["result"]
    handles = [each["value"]["objectId"] for each in members if each["name"].isdigit()]
    return {cdp.send("DOM.describeNode", {"objectId": handle})["node"]["backendNodeId"] for handle in handles}


def _listening(cdp: CDPSession) -> set[int]:
    """Backend ids of the elements with a listener for clicks."""
    root = cdp.send("Runtime.evaluate", {"expression": "document"})["result"]["objectId"]
    asked = {"objectId": root, "depth": -1, "pierce": True}
    listeners = cdp.send("DOMDebugger.getEventListeners", asked)["listeners"]
    return {each["backendNodeId"] for each in listeners if each["type"] in CLICKS and "backendNodeId" in each}


def _asked(cdp: CDPSession, node: int) -> dict[str, Any] | None:
    """What `truth.js` says of the node; None for what is no element of this frame."""
    try:
        handle = cdp.send("DOM.resolveNode", {"backendNodeId": node})["object"]["objectId"]
    except Error:
        return None
    return _answer(cdp, handle)


def _answer(cdp: CDPSession, handle: str) -> dict[str, Any] | None:
    asked = {"objectId": handle, "functionDeclaration": ASK, "returnByValue": True}
    answer = cdp.send("Runtime.callFunctionOn", asked)
    return json.loads(answer["result"]["value"]) if "value" in answer["result"] else None


def hand_out_closed_roots(cdp: CDPSession) -> None:
    """As the controller does, where a walk meets what may hold one."""
    document = cdp.send("DOM.getDocument", {"depth": -1, "pierce": True})
    for root in closed_roots(document["root"]):
        handle = cdp.send("DOM.resolveNode", {"backendNodeId": root})["object"]["objectId"]
        cdp.send("Runtime.callFunctionOn", {"objectId": handle, "functionDeclaration": ADOPT})


def told(frame: Frame) -> list[Element]:
    """What the walk of the frame tells as controls in view."""
    elements = assemble([FrameWalk("f", frame.evaluate("__journeyman.walk()"))])
    return [e for e in elements if e.interactive and e.visibility == "shown"]


def judged(
    known: Sequence[Thing],
    elements: Sequence[Element],
    view: Box,
    inside: Set[int],
    clickable: Callable[[int], bool],
) -> Score:
    """What was told against what there is.

    What only listens and holds a control in view, or fills most of the view, listens for others: it is not wanted.
    Options of a native list are told with it. `inside`: what anything told stands in: what listens for its parts is
    told by them. `clickable`: whether an element shows a pointer where something listens.
    """
    holders = {key for thing in known if thing.control for key in thing.within}
    wanted = [thing for thing in known if thing.tag != "option" and (thing.control or _alone(thing, holders, view))]
    numbers = {int(e.key.split(":")[1]): e for e in elements}
    score = Score(wanted=len(wanted), told=len(elements))
    for thing in wanted:
        parts = not thing.control and thing.key in inside
        if parts or thing.key in numbers or any(_alike(thing.box, e.box) for e in elements):
            score.found += 1
        else:
            score.missed.append(f'{thing.tag} "{thing.text}"')
    for number, element in numbers.items():
        known_here = any(thing.key == number or _alike(thing.box, element.box) for thing in known)
        if known_here or clickable(number) or "disabled" in element.states:
            score.right += 1
        else:
            score.invented.append(f'{element.role} "{element.name}"')
    return score


def _alone(thing: Thing, holders: Set[int], view: Box) -> bool:
    return thing.key not in holders and thing.box.area < LARGEST * view.area


def _alike(box: Box, other: Box) -> bool:
    """Whether the boxes are the same place: a listener around a single link, say."""
    common = overlap(box, other).area
    return common > ALIKE * (box.area + other.area - common) > 0


def measured(page: Page, address: str) -> Score:
    page.goto(address)
    page.wait_for_load_state("load")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 300)))")
    cdp = page.context.new_cdp_session(page)
    for domain in ("DOM", "Accessibility"):
        cdp.send(f"{domain}.enable")
    hand_out_closed_roots(cdp)
    listening = _listening(cdp)
    heard = {answer["key"] for answer in (_asked(cdp, node) for node in listening) if answer}
    document_listens = page.evaluate("Boolean(document.onclick)") or len(heard) < len(listening)
    known, elements = things(cdp, listening), told(page.main_frame)

    answers = {}
    for element in elements:
        number = int(element.key.split(":")[1])
        handle = cdp.send("Runtime.evaluate", {"expression": f"__journeyman.element({number})"})["result"]["objectId"]
        answers[number] = _answer(cdp, handle) or {"within": (), "pointer": False}

    def clickable(number: int) -> bool:
        """Whether it shows a pointer, and listens itself or inside something that does."""
        answer = answers[number]
        return bool(answer["pointer"] and (document_listens or {number, *answer["within"]} & heard))

    inside = {key for answer in answers.values() for key in answer["within"]}
    score = judged(known, elements, Box(0, 0, *SIZE), inside, clickable)
    cdp.detach()
    return score


def all_pages(stack: ExitStack) -> Iterator[tuple[str, str]]:
    """Name and address of every page: big ones, tricky ones, strangers."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    pages.write(folder)
    for name in tricky.PAGES:
        (folder / f"{name}.html").write_text(tricky.page(name), encoding="utf-8")
    own = stack.enter_context(served(folder))
    yield from ((path.stem, f"{own}/{quote(path.name)}") for path in sorted(folder.glob("*.html")))
    roots: dict[Path, str] = {}
    for root, page in strangers.available():
        if root not in roots:
            roots[root] = stack.enter_context(served(root))
        yield f"{root.name}/{page}", f"{roots[root]}/{page}"


def report(scores: dict[str, Score], misses: bool) -> Score:
    total = Score()
    print(f"{'page':44}{'wanted':>8}{'recall':>8}{'told':>8}{'precision':>11}")
    for name, score in scores.items():
        print(f"{name[-43:]:44}{score.wanted:8}{score.recall:8.3f}{score.told:8}{score.precision:11.3f}")
        if misses:
            for word, listed in (("missed", score.missed), ("invented", score.invented)):
                for each in listed[:8]:
                    print(f"    {word} {each}")
        total.add(score)
    print(f"{f'{len(scores)} pages':44}{total.wanted:8}{total.recall:8.4f}{total.told:8}{total.precision:11.4f}")
    return total


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Does the walk tell what can be acted on, and nothing else?")
    parser.add_argument("--pages", default="", help="only pages whose names hold one of these words, by commas")
    parser.add_argument("--misses", action="store_true", help="list what was missed or made up")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def main() -> None:
    chosen = options()
    words = [word for word in chosen.pages.split(",") if word]
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=find_browser(), args=arguments)
        page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        page.add_init_script(SCRIPTS)
        listed = [each for each in all_pages(stack) if not words or any(word in each[0] for word in words)]
        scores = {name: measured(page, address) for name, address in listed}
        browser.close()
    total = report(scores, chosen.misses)
    if chosen.json:
        table = {name: {"recall": score.recall, "precision": score.precision} for name, score in scores.items()}
        table["all"] = {"recall": total.recall, "precision": total.precision}
        chosen.json.write_text(json.dumps(table, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
