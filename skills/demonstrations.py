"""What was done on a screen and worked, as data: from it a Shortcut is made (`skills.generalising`)."""

from dataclasses import dataclass

from controllers.actions import Action
from perception.checks import Check
from perception.locators import Locator
from perception.screen import Element, Observation
from skills.flow import Cursor


@dataclass(frozen=True, slots=True)
class Deed:
    """One action on target `on`, with the screens before and after it.

    found_by: how its element would be found again, with how many elements each part matched. element: the same on
    the screen before, if that shows it. expected: what was to come of it, and did. secret: whether it typed a
    password, which is then in none of these. cursor: where the plan that was followed, if any, stood once it was done.
    """

    on: str
    words: str
    action: Action
    before: Observation
    after: Observation
    found_by: Locator | None = None
    element: Element | None = None
    expected: Check | None = None
    secret: bool = False
    cursor: Cursor = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Something that was read and kept under `name`; `asked` is what it was called, `cursor` as of a deed."""

    on: str
    words: str
    name: str
    text: str
    found_by: Locator
    asked: str = ""
    cursor: Cursor = ()


@dataclass(frozen=True, slots=True)
class Demonstration:
    """Deeds and readings in order, on these targets (name, address), and what was answered in the end."""

    targets: tuple[tuple[str, str], ...]
    parts: tuple[Deed | Reading, ...]
    answer: str = ""
