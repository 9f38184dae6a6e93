"""The verbs that a model may use: each with its meaning, and the action it stands for."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import get_args

from controllers.actions import (
    Action,
    Back,
    Direction,
    DoubleTap,
    Drag,
    Home,
    Hover,
    LongPress,
    Open,
    Press,
    Reload,
    RightClick,
    Scroll,
    Select,
    SetChecked,
    SetText,
    Swipe,
    Switch,
    Tap,
    TypeText,
    Upload,
    Wait,
)
from perception.roles import CHECKABLE
from perception.screen import EDITABLE, Observation

LONGEST_WAIT = 60.0


@dataclass(frozen=True, slots=True)
class Verb:
    """`makes` is what it comes to; `read` makes it from the action's text and raises ValueError in words."""

    name: str
    about: str
    makes: type
    read: Callable[[str], Action]


def _direction(text: str) -> Direction:
    word = text.strip().lower() or "down"
    if word not in get_args(Direction):
        raise ValueError(f'its text must be one of {", ".join(get_args(Direction))}, not "{text}"')
    return word  # type: ignore[return-value]


def _distance(text: str) -> Drag:
    numbers = re.findall(r"-?\d+(?:\.\d+)?", text)
    if len(numbers) != 2:
        raise ValueError(f'its text must be two numbers of pixels such as "120, 0", not "{text}"')
    return Drag(float(numbers[0]), float(numbers[1]))


def _seconds(text: str) -> Wait:
    number = re.search(r"\d+(?:\.\d+)?", text)
    return Wait(min(float(number[0]), LONGEST_WAIT) if number else 10.0)


def _needed(text: str) -> str:
    if not text.strip():
        raise ValueError("its text is empty")
    return text.strip()


def _paths(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in _needed(text).splitlines() if line.strip())


VERBS = {
    verb.name: verb
    for verb in (
        Verb("tap", "press or click it once", Tap, lambda text: Tap()),
        Verb("double_tap", "press it twice", DoubleTap, lambda text: DoubleTap()),
        Verb("right_click", "press it with the right button, for the menu of what can be done with it", RightClick,
             lambda text: RightClick()),
        Verb("long_press", "hold it", LongPress, lambda text: LongPress()),
        Verb("hover", "point at it", Hover, lambda text: Hover()),
        Verb("set_text", 'replace what a field holds by `text`, "" clears it; move a slider to a number', SetText,
             SetText),
        Verb("type_text", "type `text` at the caret, after what is there; element 0: where the focus is", TypeText,
             TypeText),
        Verb("check", "tick a box, choose a radio button, turn a switch on", SetChecked, lambda text: SetChecked(True)),
        Verb("uncheck", "untick a box, turn a switch off", SetChecked, lambda text: SetChecked(False)),
        Verb("select", "choose the option `text` of a list that is told with `of ...`", Select,
             lambda text: Select(_needed(text))),
        Verb("press", "a key or chord such as `Enter`, `Escape`, `Control+A`; `ArrowRight x 10` ten times; on a phone "
             "also `Recents`, `Notifications`, `Landscape`, `Portrait`; element 0: where the focus is", Press,
             lambda text: Press(_needed(text))),
        Verb("scroll", "element 0: one screen `up`, `down`, `left` or `right`; else bring the element into view",
             Scroll, lambda text: Scroll(_direction(text))),
        Verb("swipe", "a touch stroke `up`, `down`, `left` or `right`", Swipe, lambda text: Swipe(_direction(text))),
        Verb("drag", "drag it by `x, y` pixels", Drag, _distance),
        Verb("upload", "give a file to a file field: its full path, several one a line", Upload,
             lambda text: Upload(_paths(text))),
        Verb("open", "element 0: go to an address, or open an app by its name", Open, lambda text: Open(_needed(text))),
        Verb("switch", "element 0: bring the tab with these words in its title to the front", Switch,
             lambda text: Switch(_needed(text))),
        Verb("back", "element 0: go back one page", Back, lambda text: Back()),
        Verb("home", "element 0: go to where this window began", Home, lambda text: Home()),
        Verb("reload", "element 0: load the page again", Reload, lambda text: Reload()),
        Verb("wait", "element 0: touch nothing for up to `text` seconds, until what is expected is there", Wait,
             _seconds),
    )
}  # fmt: skip


# What the engine answers from the screen as it is known: nothing is touched.
LOOKS = {
    "find": "element 0: be told where the words `text` stand on the whole screen, out of view too; alone in its reply",
    "expand": "be told all of what has `more: expand` its number, or a cut text; scroll what `goes on when scrolled`; "
    "alone in its reply",
    "look": "be shown the picture of the screen with its numbers (element 0), or the part around an element, enlarged; "
    "alone in its reply",
}

INVOKES = "run_shortcut"
"""The verb that goes on by a Shortcut; a prompt speaks of it only where one is offered."""


def table() -> str:
    """The verbs for a prompt, one a line."""
    told = {verb.name: verb.about for verb in VERBS.values()} | LOOKS
    return "\n".join(f"- `{name}`: {about}" for name, about in told.items())


def lacking(verbs: frozenset[type]) -> tuple[str, ...]:
    """The names of the verbs that a target with these actions does not understand."""
    return tuple(verb.name for verb in VERBS.values() if verb.makes not in verbs)


def afforded(verbs: frozenset[type], screen: Observation) -> tuple[str, ...]:
    """The names of the verbs for which this screen of a target with these actions has something."""
    without = {*lacking(verbs), *_idle(screen)}
    return tuple(name for name in (*VERBS, *LOOKS) if name not in without)


def _idle(screen: Observation) -> Iterator[str]:
    """The verbs for which the screen has no element, or nothing more to tell."""
    elements = screen.elements
    if screen.picture is None:
        yield "look"
    if screen.beyond:  # what is not told may be anything
        return
    if not any(e.role in CHECKABLE or e.states & {"checked", "unchecked"} for e in elements):
        yield from ("check", "uncheck")
    if not any(e.role in EDITABLE | {"slider"} for e in elements):
        yield "set_text"
    if not any(e.options or e.role == "radio" for e in elements):
        yield "select"
    if not any(e.role == "file" for e in elements):
        yield "upload"
    if len(screen.tabs) == 1:
        yield "switch"
