"""Everything that can be done to a target, as data. One union, one `perform` per controller."""

from dataclasses import dataclass
from typing import Literal

Direction = Literal["up", "down", "left", "right"]


@dataclass(frozen=True, slots=True)
class Tap:
    """Click or tap the element once."""

    kind: Literal["tap"] = "tap"


@dataclass(frozen=True, slots=True)
class DoubleTap:
    kind: Literal["double tap"] = "double tap"


@dataclass(frozen=True, slots=True)
class RightClick:
    """Press the other button of the mouse, as a rule for a menu of what can be done with the element."""

    kind: Literal["right click"] = "right click"


@dataclass(frozen=True, slots=True)
class LongPress:
    """Hold the element for `seconds`."""

    seconds: float = 0.8
    kind: Literal["long press"] = "long press"


@dataclass(frozen=True, slots=True)
class Hover:
    kind: Literal["hover"] = "hover"


@dataclass(frozen=True, slots=True)
class TypeText:
    """Type at the caret of the element, or of whatever has the focus when there is none."""

    text: str
    kind: Literal["type text"] = "type text"


@dataclass(frozen=True, slots=True)
class SetText:
    """Replace what the field holds; "" clears it."""

    text: str
    kind: Literal["set text"] = "set text"


@dataclass(frozen=True, slots=True)
class SetChecked:
    """Bring a check box, radio button or switch into this state, whatever it was."""

    on: bool
    kind: Literal["set checked"] = "set checked"


@dataclass(frozen=True, slots=True)
class Select:
    """Choose the option of a list by its visible words."""

    option: str
    kind: Literal["select"] = "select"


@dataclass(frozen=True, slots=True)
class Press:
    """Press a key or a chord: `Enter`, `Escape`, `Control+A`."""

    keys: str
    kind: Literal["press"] = "press"


@dataclass(frozen=True, slots=True)
class Scroll:
    """With an element: bring it into view (`direction` ignored). Without: one screen that way."""

    direction: Direction = "down"
    kind: Literal["scroll"] = "scroll"


@dataclass(frozen=True, slots=True)
class Swipe:
    """A touch stroke across the screen or the element."""

    direction: Direction
    kind: Literal["swipe"] = "swipe"


@dataclass(frozen=True, slots=True)
class Drag:
    """Drag the element by (dx, dy) pixels."""

    dx: float
    dy: float
    kind: Literal["drag"] = "drag"


@dataclass(frozen=True, slots=True)
class Upload:
    """Give files to a file field; absolute paths."""

    paths: tuple[str, ...]
    kind: Literal["upload"] = "upload"


@dataclass(frozen=True, slots=True)
class Open:
    """Go to an address, or open an app by its visible name."""

    address: str
    kind: Literal["open"] = "open"


@dataclass(frozen=True, slots=True)
class Switch:
    """Bring the tab or window whose title or address holds these words to the front."""

    to: str
    kind: Literal["switch"] = "switch"


@dataclass(frozen=True, slots=True)
class Back:
    kind: Literal["back"] = "back"


@dataclass(frozen=True, slots=True)
class Home:
    kind: Literal["home"] = "home"


@dataclass(frozen=True, slots=True)
class Reload:
    kind: Literal["reload"] = "reload"


@dataclass(frozen=True, slots=True)
class Wait:
    """Touch nothing: give the screen up to `seconds` to fulfil what is expected of it."""

    seconds: float = 10.0
    kind: Literal["wait"] = "wait"


Action = (
    Tap | DoubleTap | RightClick | LongPress | Hover | TypeText | SetText | SetChecked | Select
    | Press | Scroll | Swipe | Drag | Upload | Open | Switch | Back | Home | Reload | Wait
)  # fmt: skip

# Actions that need an element to act on.
AIMED: frozenset[type] = frozenset(
    {Tap, DoubleTap, RightClick, LongPress, Hover, SetText, SetChecked, Select, Drag, Upload}
)


def phrase(action: Action) -> str:
    """The action as a few words for a transcript, e.g. `type "Ada"`."""
    match action:
        case TypeText(text) | SetText(text):
            return f'type "{text}"' if text else "clear"
        case SetChecked(on):
            return "check" if on else "uncheck"
        case Select(option):
            return f'choose "{option}"'
        case Press(keys):
            return f"press {keys}"
        case Scroll(direction) | Swipe(direction):
            return f"{action.kind} {direction}"
        case Upload(paths):
            return "upload " + ", ".join(paths)
        case Open(address):
            return f"open {address}"
        case Switch(to):
            return f'switch to "{to}"'
        case Drag(dx, dy):
            return f"drag by {dx:g}, {dy:g}"
        case _:
            return action.kind
