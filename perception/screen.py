"""What is on a screen: elements, pictures, captures and numbered observations."""

from dataclasses import dataclass, field
from typing import Literal

from perception.geometry import Box
from perception.locators import Locator

Visibility = Literal["shown", "offscreen", "covered"]
Source = Literal["tree", "vision"]

# Roles that a person can act on; everything else is read or structures the screen.
INTERACTIVE = frozenset(
    "button link textbox searchbox combobox listbox option checkbox radio switch slider spinbutton "
    "tab menuitem menuitemcheckbox menuitemradio treeitem file clickable".split()
)
EDITABLE = frozenset("textbox searchbox combobox spinbutton".split())
WRITTEN = {"date": "YYYY-MM-DD", "time": "HH:MM", "month": "YYYY-MM", "week": "YYYY-Www",
           "datetime-local": "YYYY-MM-DDTHH:MM", "color": "#rrggbb"}  # fmt: skip
"""Kinds of fields that take their text in one form only."""
SECRETS = frozenset({"password", "card"})
"""Kinds of fields whose content is told nowhere: for passwords, and for the numbers and codes of payment cards."""
KINDS = SECRETS | WRITTEN.keys()  # of fields, as their states say
CONTAINERS = frozenset(
    "row listitem table list dialog alertdialog form region group article navigation menu tabpanel main".split()
)


SCROLLABLE = "scrollable"
"""The state of a container that holds more than it shows, and whose target tells only what it shows."""


@dataclass(frozen=True, slots=True)
class Element:
    """One thing on a screen.

    number: how models and people refer to it; 0 until `observe` has given it one.
    role, name: as in ARIA; `text` for plain text, `clickable` for what only has a listener.
    value: what a field holds ("" for secrets; passwords never leave the page); of a frame, the address it shows.
    text: all visible text inside, for containers and cells.
    label: the visible words that stand with it: a field's label, a cell's column header.
    states: of checked, unchecked, mixed, expanded, collapsed, selected, disabled, focused, required,
        invalid, readonly, pressed, multiline, scrollable, opens-menu (-listbox, -tree, -grid, -dialog), and what
        kind of field it is (KINDS).
    within: keys of the containers around it, outermost first.
    options: what a native choice list offers.
    effect: what the page itself says that activating it (a field: Enter in it) does: `GET URL`, `POST URL`, or "".
    message: the validation message a field shows.
    about: what else tells it from others: the bounds of a slider or number field (`0 to 100 by 5`), or how something
        without words looks (`red circle`).
    hint: what is told beside its name where the pointer rests on it, or where it is read out.
    key: live handle on its target.
    """

    role: str
    name: str
    box: Box
    number: int = 0
    value: str = ""
    text: str = ""
    label: str = ""
    states: frozenset[str] = frozenset()
    visibility: Visibility = "shown"
    within: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    effect: str = ""
    message: str = ""
    source: Source = "tree"
    key: str = ""
    locator: Locator = field(default_factory=Locator)
    about: str = ""
    hint: str = ""

    @property
    def interactive(self) -> bool:
        return self.role in INTERACTIVE

    @property
    def editable(self) -> bool:
        return self.role in EDITABLE and not self.states & {"readonly", "disabled"}

    @property
    def secret(self) -> bool:
        """Whether what is typed into it must be told nowhere."""
        return bool(self.states & SECRETS)

    @property
    def fingerprint(self) -> str:
        """What must not change between deciding to act on it and acting. Blanks come and go with a page's styles."""
        return "|".join((self.role, "".join(self.name.split()), self.effect))


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded picture of a screen; `digest` is its sha256, `scale` its pixels per CSS pixel."""

    image: bytes
    digest: str
    scale: float = 1.0
    format: Literal["jpeg", "png"] = "jpeg"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a screen is: origin and URL, package and activity, or window owner and title."""

    scope: str
    address: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """One open page of a browser target."""

    title: str
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Beyond:
    """What of a big screen lies so far out of view that it is counted and not told.

    container: key of what it lies in, "" for the screen itself; `rows` of it are rows of that.
    above, below: about how many parts.
    """

    container: str
    rows: int
    above: int
    below: int


@dataclass(frozen=True, slots=True)
class Capture:
    """A screen as its target gave it."""

    place: Place
    nodes: tuple[Element, ...]  # in reading order, not yet numbered
    size: tuple[int, int] = (1280, 800)  # of the viewport, in CSS pixels
    picture: Picture | None = None
    tabs: tuple[Tab, ...] = ()
    loading: bool = False  # the page had not settled
    sent: int = 0  # what the target has sent so far that may have had an effect, such as requests other than GET
    blocked: bool = False  # these are the elements of a dialog that must be answered before anything else
    sight: str = ""  # what it was read from, and how well, where that was not simply a good tree
    beyond: tuple[Beyond, ...] = ()  # what is counted and not told


@dataclass(frozen=True, slots=True)
class Observation:
    """A capture whose elements carry stable numbers; the other fields are those of `Capture`."""

    place: Place
    elements: tuple[Element, ...]
    size: tuple[int, int] = (1280, 800)
    picture: Picture | None = None
    tabs: tuple[Tab, ...] = ()
    loading: bool = False
    sent: int = 0
    last_number: int = 0  # the highest ever given
    blocked: bool = False
    sight: str = ""
    beyond: tuple[Beyond, ...] = ()

    def element(self, number: int) -> Element | None:
        """The element of that number, or None when it is not on this screen."""
        return next((e for e in self.elements if e.number == number), None)

    def keyed(self, key: str) -> Element | None:
        """The element behind a live handle, or None."""
        return next((e for e in self.elements if e.key == key), None)

    @property
    def focused(self) -> Element | None:
        """The element that has the focus, or None."""
        return next((e for e in self.elements if "focused" in e.states), None)

    @property
    def shown(self) -> tuple[Element, ...]:
        """The elements inside the viewport and not covered."""
        return tuple(e for e in self.elements if e.visibility == "shown")
