"""What else replays: the script that Playwright's codegen would have written, and one that goes by pictures.

Both get the steps of the same macro, in a browser of their own. Neither checks anything, as they come.
"""

import io
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image
from playwright.sync_api import Error, Locator, Page

from app.macros.replaying import Macro
from controllers.actions import Open, Press, Select, SetChecked, SetText, Tap
from perception.locators import Around, Attribute, Described, Labelled, Named, Relation
from perception.pixels.opencv import cv2
from skills.flow import renamed
from skills.steps import Do

TIMEOUT = 8000.0  # milliseconds for which codegen's script waits for an element
CONFIDENCE = 0.9  # as pyautogui.locateOnScreen is usually told
MARGIN = 3  # pixels around an element that its picture shows
PATIENCE = 5.0  # seconds for which a picture is looked for


class Lost(Exception):
    """The peer cannot go on: one sentence."""


def steps(macro: Macro, read: Mapping[str, str]) -> list[Do]:
    """What is done, with its values and what was read when it was recorded; `agreeing` answers the page's dialogs."""
    done = [step for step in macro.shortcut.steps if isinstance(step, Do)]
    return [renamed(step, {**macro.values({}), **read}) for step in done if not _is_in_dialog(step)]


def _is_in_dialog(step: Do) -> bool:
    """A control of a dialog of the browser's stands nowhere in the page."""
    parts = [part for part in step.target.parts if not isinstance(part, Around)] if step.target else []
    return bool(parts) and all(isinstance(part, Named) and part.role == "button" for part in parts)


def agreeing(page: Page) -> Page:
    """What codegen dismisses is agreed to, as somebody would have mended the script."""
    page.on("dialog", lambda dialog: dialog.accept())
    return page


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
    """By role and name where that fits one element, else within its row or container, by its label, or by its id."""
    parts = step.target.parts if step.target else ()
    unique = [part for part in parts if part.matches <= 1]
    for part in unique:
        if isinstance(part, Named):
            return _named(page, part.role, part.name)
    for part in unique:
        if isinstance(part, Described) and (relation := part.description.relation):
            return _named(_around(relation, page), part.description.role, part.description.name)
    for part in unique:
        match part:
            case Labelled(_, label):
                return page.get_by_label(label, exact=True)
            case Attribute(attribute, value):
                return page.locator(f'[{attribute}="{value}"]')
            case _:
                pass
    raise Lost(f"{step.words} has nothing to be found by")


def _around(relation: Relation, page: Page) -> Locator:
    if relation.kind == "in row of":
        return page.get_by_role("row").filter(has_text=relation.anchor.name)
    return _named(page, relation.anchor.role, relation.anchor.name)


def _named(within: Page | Locator, role: str, name: str) -> Locator:
    return within.get_by_role(role, name=name, exact=True)  # type: ignore[arg-type]


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
