"""What else replays: the script that Playwright's codegen would have written, and one that goes by pictures.

Both get the steps of the same macro, in a browser of their own. Neither checks anything, as they come.
"""

import io
import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image
from playwright.sync_api import Error, Locator, Page

from app.macros.replaying import Macro
from controllers.actions import Open, Press, Select, SetChecked, SetText, Tap
from perception.locators import Attribute, Described, Labelled, Named
from perception.pixels.opencv import cv2
from skills.flow import renamed
from skills.steps import Do

TIMEOUT = 3000.0  # milliseconds for which codegen's script waits for an element
CONFIDENCE = 0.9  # as pyautogui.locateOnScreen is usually told
MARGIN = 3  # pixels around an element that its picture shows
PATIENCE = 3.0  # seconds for which a picture is looked for


class Lost(Exception):
    """The peer cannot go on: one sentence."""


def steps(macro: Macro) -> list[Do]:
    """What is done, with its values filled in."""
    done = [step for step in macro.shortcut.steps if isinstance(step, Do)]
    return [renamed(step, macro.values({})) for step in done]


def by_codegen(done: Sequence[Do], page: Page) -> None:
    """Do the steps by role and name, label or row, as codegen picks them. Raises Lost."""
    page.set_default_timeout(TIMEOUT)
    try:
        for step in done:
            _do(step, page)
        page.wait_for_load_state("networkidle")
    except Error as problem:
        raise Lost(problem.message.partition("\n")[0]) from None


def _do(step: Do, page: Page) -> None:
    match step.action:
        case Tap():
            located(step, page).click()
        case SetText(text):
            located(step, page).fill(text)
        case Select(option):
            located(step, page).select_option(label=option)
        case SetChecked(on):
            located(step, page).set_checked(on)
        case Press(keys):
            page.keyboard.press(keys)
        case Open(address):
            page.goto(address)
        case _:
            raise Lost(f"{step.action.kind} is not recorded")


def located(step: Do, page: Page) -> Locator:
    """By role and name where that fits one element, else within its row, by its label, or by its id."""
    parts = step.target.parts if step.target else ()
    for part in parts:
        if isinstance(part, Named) and part.matches <= 1:
            return page.get_by_role(part.role, name=part.name, exact=True)  # type: ignore[arg-type]
    for part in parts:
        match part:
            case Described(description) if description.relation and description.relation.kind == "in row of":
                row = page.get_by_role("row").filter(has_text=description.relation.anchor.name)
                return row.get_by_role(description.role, name=description.name, exact=True)  # type: ignore[arg-type]
            case Labelled(_, label):
                return page.get_by_label(label, exact=True)
            case Attribute(attribute, value):
                return page.locator(f'[{attribute}="{value}"]')
    for part in parts:
        if isinstance(part, Named):
            return page.get_by_role(part.role, name=part.name, exact=True)  # type: ignore[arg-type]
    raise Lost(f"{step.words} has nothing to be found by")


@dataclass(frozen=True)
class Pictured:
    """A step with the picture of its element, and how far the page was scrolled for it."""

    step: Do
    picture: np.ndarray | None
    scrolled: float = 0.0


def pictured(done: Sequence[Do], page: Page) -> list[Pictured]:
    """The steps, done on the page as it was, with a picture of each element before."""
    page.set_default_timeout(TIMEOUT)
    taken: list[Pictured] = []
    for step in done:
        picture, scrolled = None, 0.0
        if step.target:
            element = located(step, page).first
            element.scroll_into_view_if_needed()
            box = element.bounding_box()
            assert box
            scrolled = page.evaluate("scrollY")
            left, top = max(0, int(box["x"]) - MARGIN), max(0, int(box["y"]) - MARGIN)
            wide, high = int(box["width"]) + 2 * MARGIN, int(box["height"]) + 2 * MARGIN
            picture = _shot(page)[top : top + high, left : left + wide]
        taken.append(Pictured(step, picture, scrolled))
        _do(step, page)
    return taken


def by_pictures(done: Sequence[Pictured], page: Page) -> None:
    """Press where each picture is, and type. Raises Lost."""
    for each in done:
        if each.picture is None:
            _do(each.step, page)
            continue
        _scroll(page, each.scrolled)
        x, y = _found(each.picture, page, each.step.words)
        page.mouse.click(x, y)
        match each.step.action:
            case SetText(text):
                page.keyboard.press("Control+A")
                page.keyboard.type(text)
            case Select(option):
                page.keyboard.type(option)
                page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")


def _scroll(page: Page, down: float) -> None:
    """Scroll to there; again, where the page was left for another one meanwhile."""
    page.wait_for_load_state("networkidle")
    try:
        page.evaluate("y => scrollTo(0, y)", down)
    except Error:
        page.wait_for_load_state("networkidle")
        page.evaluate("y => scrollTo(0, y)", down)


def _found(picture: np.ndarray, page: Page, words: str) -> tuple[float, float]:
    deadline = time.monotonic() + PATIENCE
    while True:
        screen = _shot(page)
        if picture.shape[0] <= screen.shape[0] and picture.shape[1] <= screen.shape[1]:
            _, best, _, (x, y) = cv2.minMaxLoc(cv2.matchTemplate(screen, picture, cv2.TM_CCOEFF_NORMED))
            if best >= CONFIDENCE:
                return x + picture.shape[1] / 2, y + picture.shape[0] / 2
        if time.monotonic() > deadline:
            raise Lost(f"{words}: its picture is not on the screen")


def _shot(page: Page) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(page.screenshot())).convert("L"))
