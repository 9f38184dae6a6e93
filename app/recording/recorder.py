"""From the acts of a person's hand to a demonstration: typing in one, noise left out, no password in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from app.executor import MASK, called
from app.proposals import Move
from app.recording.album import Album, as_shown
from app.recording.veil import Veil
from app.target_names import kind
from app.transcript import in_words
from controllers.actions import (
    AIMED,
    Action,
    Back,
    DoubleTap,
    Open,
    Reload,
    Scroll,
    Select,
    SetChecked,
    SetText,
    Switch,
    Tap,
    Upload,
)
from controllers.shown import Shown
from perception.changes import changes
from perception.locators import Around, Locator, Named, Patch
from perception.numbering import observe
from perception.page.replies import TEXT_LIMIT
from perception.patches import name_of
from perception.resolving import chain
from perception.roles import CHECKABLE
from perception.rows import tells_row
from perception.screen import Capture, Element, Observation
from skills.demonstrations import Deed, Demonstration

NEVER_NOISE = (Open, Switch, Back, Reload, Upload)
"""What was done for where it led, and what is told only when it is done: the screen before shows the file already."""
VAIN = 2
"""Rests of the screen after which an act that shows nothing is taken to come to nothing."""


@dataclass(frozen=True, slots=True)
class _Act:
    """What was done last, with the screen before it and, of what goes on, as it was seen since.

    rests: how often the screen came to rest since without showing anything of it. patch: how its element was shown.
    """

    on: str
    action: Action
    before: Observation
    element: Element | None
    since: Observation | None = None
    rests: int = 0
    patch: Patch | None = None

    @property
    def types(self) -> bool:
        return isinstance(self.action, SetText)

    @property
    def goes_on(self) -> bool:
        """Whether it may have only begun: typing, or choosing in a list that stays open and may take several."""
        picks = isinstance(self.action, Select) and self.element is not None and self.element.role == "listbox"
        return self.types or picks

    @property
    def secret(self) -> bool:
        return self.types and self.element is not None and self.element.secret


@dataclass
class Recorder:
    """Takes acts as they are shown, and the screens between them.

    targets: names with the addresses where each begins. missing: what is not in the demonstration, a sentence each.
    screens: what each target shows by now. pictures: what elements looked like before anything was done to them, each
    by its name.
    """

    targets: Mapping[str, str]
    deeds: list[Deed] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    screens: dict[str, Observation] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    _last: _Act | None = None
    _album: Album = field(default_factory=Album)
    _veil: Veil = field(default_factory=Veil)

    def take(self, on: str, shown: Shown) -> Iterator[Deed]:
        """An act was done; what the one before it has come to is known now."""
        before = self._seen(on, shown.screen)
        element = next((each for key in shown.keys if (each := before.keyed(key))), None)
        act = _Act(on, shown.action, before, element)
        last = self._last
        if last and _goes_on(last, act):
            self._last = replace(last, action=act.action)
            return
        if last and _waits(last, act):
            return
        yield from self._closed()
        if type(act.action) in AIMED and element is None:
            self.missing.append("Something was done where no element is known; it is not in the macro.")
            return
        self._last = replace(act, patch=self._shown_as(act))

    def rest(self, on: str, screen: Capture) -> Iterator[Deed]:
        """The screen has come to rest: if it shows what the last act has come to, that is a deed. Typing may go on."""
        now, last = self._seen(on, screen), self._last
        if last is None or last.on != on:
            return
        if self._was_typed_into(last, now):
            self._last = replace(last, action=SetText(""), since=now)
        elif last.goes_on:
            self._last = replace(last, since=now)
        elif changes(last.before, now):
            yield from self._closed()
        else:
            self._last = replace(last, rests=last.rests + 1)

    def end(self) -> Iterator[Deed]:
        """Nothing more is shown: the last screens that were told are all there is to know of the last act."""
        yield from self._closed()

    def lose(self) -> None:
        """What the last act has come to cannot be seen: it is no deed."""
        if self._last:
            self._last = None
            self.missing.append("What was done last could not be seen to its end; it is not in the macro.")

    @property
    def open(self) -> str:
        """The target of the last act while it is not known what that has come to; "" where that is known."""
        return self._last.on if self._last else ""

    @property
    def shown(self) -> Demonstration:
        """All that was shown."""
        return Demonstration(tuple(self.targets.items()), self._veil.deeds(self.deeds))

    def _was_typed_into(self, act: _Act, now: Observation) -> bool:
        """Whether a field of a program was pressed and holds something else now: the keys are its own by then."""
        field = _still(act, now)
        pressed = isinstance(act.action, Tap | DoubleTap) and kind(self.targets.get(act.on, "")) == "desktop"
        return pressed and field is not None and act.element is not None and field.value != act.element.value

    def _seen(self, on: str, screen: Capture) -> Observation:
        seen = self._veil.screen(observe(screen, self.screens.get(on)))
        self._album.take(on, seen)
        self.screens[on] = replace(seen, picture=None)
        return self.screens[on]

    def _shown_as(self, act: _Act) -> Patch | None:
        """How the element of an act is shown that is only being done."""
        if act.element is None:
            return None
        png = self._album.picture(act.on, act.element, types=act.types)
        if png:
            self.pictures[name_of(png)] = png
        return as_shown(act.element, act.before, name_of(png) if png else "")

    def _closed(self) -> Iterator[Deed]:
        """The last act as a deed, unless nothing came of it."""
        act, self._last = self._last, None
        if act and self._was_typed_into(act, self.screens[act.on]):
            act = replace(act, action=SetText(""))
        after = _after(act, self.screens[act.on]) if act else None
        deed = self._deed(act, after) if act and after and _came_to_something(act, after) else None
        if deed:
            self.deeds.append(deed)
            yield deed

    def _deed(self, act: _Act, after: Observation) -> Deed | None:
        action = self._action(act, after)
        if action is None:
            return None
        found_by = only_sure(chain(act.element, act.before.elements, lasting=True)) if act.element else None
        if found_by and act.patch:
            found_by = replace(found_by, parts=(*found_by.parts, act.patch))
        words = in_words(Move(act.on, action, 0 if act.element else None), _name(act))
        deed = Deed(act.on, words, action, act.before, after, found_by, act.element, None, act.secret)
        return self._veil.deed(deed)

    def _action(self, act: _Act, after: Observation) -> Action | None:
        """The action in such a form that it comes to the same whatever was there before; None where it is not known."""
        now = _still(act, after)
        match act.action:
            case SetText() if act.secret:
                return SetText(MASK)
            case SetText():
                return self._typed(act, now)
            case Tap() if act.element and act.element.role in CHECKABLE and now and _ticks(act.element, now):
                return SetChecked("checked" in now.states)
            case _:
                return act.action

    def _typed(self, act: _Act, now: Element | None) -> Action | None:
        if now and len(now.value) < TEXT_LIMIT:
            return SetText(now.value)
        why = "is too long" if now else "could not be seen"
        self.missing.append(f"What was typed in {_name(act)} {why}; it is not in the macro.")
        return None


def _after(act: _Act, now: Observation) -> Observation:
    """The screen that shows what the act has come to: of typing, the last one that still had its field."""
    return act.since if act.goes_on and act.since and _still(act, now) is None else now


def _still(act: _Act, screen: Observation) -> Element | None:
    """The element of the act as it is now; what only looks like it on another page is another one."""
    now = screen.element(act.element.number) if act.element else None
    same = now and act.element and (now.key == act.element.key or screen.place.address == act.before.place.address)
    return now if same else None


def only_sure(locator: Locator) -> Locator:
    """The locator with what matched this one element only, how many were called so, and what stood around it."""
    counts = [part for part in locator.parts if isinstance(part, Named | Around) or tells_row(part)]
    return Locator(tuple(part for part in locator.parts if part.matches == 1 or part in counts))


def _goes_on(last: _Act, act: _Act) -> bool:
    """Whether the act is more of the last one: typing or choosing in the same field, or the second click of two."""
    if last.on != act.on or last.element is None or act.element is None or last.element.number != act.element.number:
        return False
    return (last.goes_on and type(last.action) is type(act.action)) or (
        isinstance(last.action, Tap) and isinstance(act.action, DoubleTap)
    )


def _waits(last: _Act, act: _Act) -> bool:
    """Whether the act is a scroll while it is not known yet what the last one comes to: that shows meanwhile."""
    if not isinstance(act.action, Scroll) or last.action == act.action or last.rests >= VAIN:
        return False
    return not _came_to_something(last, act.before)


def _came_to_something(act: _Act, after: Observation) -> bool:
    """What changed nothing and sent nothing was no step; typing a password shows nowhere."""
    if act.secret or isinstance(act.action, NEVER_NOISE):
        return True
    return bool(changes(act.before, after)) or act.before.sent != after.sent


def _ticks(before: Element, after: Element) -> bool:
    states = {"checked", "unchecked"}
    return bool(before.states & states) and before.states & states != after.states & states


def _name(act: _Act) -> str:
    return called(act.element, act.before) if act.element else ""
