"""Reads the accessibility trees of Linux programs over D-Bus (AT-SPI), many calls at a time."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from threading import Event, RLock
from typing import TYPE_CHECKING, Any

from controllers.desktop.calls import Answer, Call, Reference
from perception.atspi import roles
from perception.atspi.astray import Astray
from perception.atspi.gtk4 import plain_name
from perception.atspi.nodes import TEXT_LIMIT, Node, placing
from perception.geometry import Box, Point

if TYPE_CHECKING:
    from controllers.desktop.dbus import Bus

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
PROPERTIES = "org.freedesktop.DBus.Properties"
NUMBERS = ("CurrentValue", "MinimumValue", "MaximumValue", "MinimumIncrement")
NOTHING = "/org/a11y/atspi/null"
ROOT = "/org/a11y/atspi/accessible/root"
REGISTRY = ("org.a11y.atspi.Registry", ROOT)
ON_SCREEN = 0
LABELLED_BY = 2
NODE_LIMIT = 3000
CHILD_LIMIT = 500
DEEPEST = 100  # objects around another that are gone through
READ_SECONDS = 5.0
ALIKE = 0.9  # of the larger of two boxes: so much in common, and they are the same window's
SCALES = (1, 2, 3)  # by which programs may scale themselves


class TreeUnavailable(Exception):
    """There is no accessibility bus, or it does not answer in time."""


class Trees:
    """The programs on the session's accessibility bus, connected on first use; any thread may call.

    stopping: once it is set, whatever is awaited raises Stopped.
    """

    def __init__(self, stopping: Event | None = None) -> None:
        self._stopping = stopping or Event()
        self._bus: Bus | None = None
        self._lock = RLock()

    def window(self, pid: int, title: str, frames: Sequence[Box] = ()) -> tuple[Node, ...]:
        """What shows of a program's window of that title, the window first; empty where it tells no tree.

        frames: the boxes of the window, with its border and without, which decide between windows of the same title.
        A program with a single window is taken at its word, whatever its title. Raises TreeUnavailable.
        """
        with self._answering() as deadline:
            return self._window(pid, title, frames, deadline)

    def meets(self, key: str, at: Point, frames: Sequence[Box], above: bool, apart: Astray | None = None) -> bool:
        """Whether a press there would meet the object of that key or what is in it, as its program says.

        above: whether something lies there that the program has opened above its window, so that only what is in an
        open menu or list can be met. It counts as met where the program does not know. apart: what the program tells
        in wrong places, which is asked about there. Raises TreeUnavailable.
        """
        with self._answering() as deadline:
            around = self._around(_reference(key), deadline)
            told = self._ask([(ref, ACCESSIBLE, "GetRole", None, ()) for ref in around[1:]], deadline)
            floats = any(role and role[0] in roles.FLOATING for role in told)
            if above or floats:
                return floats
            start, place = around[-1], self._as_told(around[-1], at, frames, deadline)
            if apart and key in apart.inside:
                start, place = _reference(apart.pane), Point(place.x - apart.right, place.y - apart.down)
            hit = self._under(start, place, deadline)
            return hit in around or around[0] in self._around(hit, deadline)

    def close(self) -> None:
        with self._lock:
            self._drop()

    @contextmanager
    def _answering(self) -> Iterator[float]:
        """Until when the programs may answer; one question at a time. Raises TreeUnavailable."""
        with self._lock:
            try:
                yield time.monotonic() + READ_SECONDS
            except (OSError, ValueError, LookupError) as error:
                self._drop()
                raise TreeUnavailable(str(error) or type(error).__name__) from error

    def _drop(self) -> None:
        bus, self._bus = self._bus, None
        if bus:
            bus.close()

    def _window(self, pid: int, title: str, frames: Sequence[Box], deadline: float) -> tuple[Node, ...]:
        tops = [top for program in self._programs(pid, deadline) for top in self._children([program], deadline)[0]]
        names = self._ask([(top, PROPERTIES, "Get", "ss", (ACCESSIBLE, "Name")) for top in tops], deadline)
        titles = [_variant(name) or "" for name in names]
        fitting = [top for top, name in zip(tops, titles, strict=True) if name == title]
        extra = [top for top, name in zip(tops, titles, strict=True) if not name and top not in fitting]
        chosen = self._placed(fitting, frames, deadline) if len(fitting) > 1 else fitting
        if not fitting and len(tops) == 1:
            chosen = tops
        return tuple(islice(self._walk([*chosen, *extra] if chosen else [], deadline), NODE_LIMIT))

    def _placed(self, tops: Sequence[Reference], frames: Sequence[Box], deadline: float) -> list[Reference]:
        """The one of several windows of the same title that lies where the screen has it; none if that is not plain."""
        told = self._ask([(top, COMPONENT, "GetExtents", "u", (ON_SCREEN,)) for top in tops], deadline)
        fits = [top for top, extents in zip(tops, told, strict=True) if _fits(_box(extents), frames)]
        return fits if len(fits) == 1 else []

    def _around(self, ref: Reference, deadline: float) -> list[Reference]:
        """An object and what it stands in, innermost first, up to its window."""
        line = [ref]
        for _ in range(DEEPEST):
            (answer,) = self._ask([(line[-1], PROPERTIES, "Get", "ss", (ACCESSIBLE, "Parent"))], deadline)
            name, path = _variant(answer) or ("", NOTHING)
            if path in (NOTHING, ROOT) or (name, path) in line:
                break
            line.append((name, path))
        return line

    def _as_told(self, window: Reference, at: Point, frames: Sequence[Box], deadline: float) -> Point:
        """A point of the screen as the program of that window tells it."""
        (extents,) = self._ask([(window, COMPONENT, "GetExtents", "u", (ON_SCREEN,))], deadline)
        return placing(_box(extents), frames).told(at)

    def _under(self, outermost: Reference, told: Point, deadline: float) -> Reference:
        """The innermost object in another one at a point: some programs tell it at once, others by levels."""
        place = (round(told.x), round(told.y), ON_SCREEN)
        line = [outermost]
        for _ in range(DEEPEST):
            (answer,) = self._ask([(line[-1], COMPONENT, "GetAccessibleAtPoint", "iiu", place)], deadline)
            name, path = answer[0] if answer else ("", NOTHING)
            if path == NOTHING or (name, path) in line:
                break
            line.append((name, path))
        return line[-1]

    def _programs(self, pid: int, deadline: float) -> list[Reference]:
        """The roots of a process on the bus."""
        roots = self._children([REGISTRY], deadline)[0]
        bus = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
        asked = [(bus, bus[0], "GetConnectionUnixProcessID", "s", (name,)) for name, _ in roots]
        pids = self._ask(asked, deadline)
        return [root for root, answer in zip(roots, pids, strict=True) if answer == (pid,)]

    def _walk(self, tops: Sequence[Reference], deadline: float) -> Iterator[Node]:
        """Breadth first, through what shows only: a closed menu or choice list hides all its items."""
        level = [(top, "") for top in tops]
        shows = roles.SHOWING
        for depth in range(DEEPEST):
            states = self._ask([(ref, ACCESSIBLE, "GetState", None, ()) for ref, _ in level], deadline)
            told = [
                (ref, parent, _bits(answer[0])) for (ref, parent), answer in zip(level, states, strict=True) if answer
            ]
            if depth == 1 and not any(roles.has(bits, roles.SHOWING) for _, _, bits in told):
                shows = roles.VISIBLE  # GTK 4 says of windows only that they show
            living = [each for each in told if roles.has(each[2], shows)]
            nodes = self._nodes(living, deadline)
            if shows == roles.VISIBLE:
                nodes = [replace(node, name=plain_name(node.name)) for node in nodes]
            yield from nodes
            holders = [(node, ref) for node, (ref, _, _) in zip(nodes, living, strict=True) if _holds(node)]
            inner = self._contents(holders, deadline)
            level = [
                (child, node.key)
                for (node, _), children in zip(holders, inner, strict=True)
                for child in children[:CHILD_LIMIT]
            ]
            if not level:
                return

    def _nodes(self, living: Sequence[tuple[Reference, str, int]], deadline: float) -> list[Node]:
        calls: list[Call] = []
        for ref, _, _ in living:
            calls.append((ref, ACCESSIBLE, "GetRole", None, ()))
            calls.append((ref, PROPERTIES, "Get", "ss", (ACCESSIBLE, "Name")))
            calls.append((ref, COMPONENT, "GetExtents", "u", (ON_SCREEN,)))
        told = self._ask(calls, deadline)
        nodes = [
            Node(_key(ref), parent, role[0] if role else 0, str(_variant(name) or ""), bits, _box(extents))
            for (ref, parent, bits), role, name, extents in zip(living, told[0::3], told[1::3], told[2::3], strict=True)
        ]
        return self._with_contents(nodes, [ref for ref, _, _ in living], deadline)

    def _with_contents(self, nodes: Sequence[Node], refs: Sequence[Reference], deadline: float) -> list[Node]:
        """With texts, numbers and labels, which only some have. A password field's text is never asked for."""
        pairs = list(zip(nodes, refs, strict=True))
        written = [(n, r) for n, r in pairs if n.role in roles.WRITTEN]
        measured = [(n, r) for n, r in pairs if n.role in roles.MEASURED]
        labelled = [(n, r) for n, r in pairs if n.role in roles.LABELLED]
        texts = self._ask([(r, "org.a11y.atspi.Text", "GetText", "ii", (0, TEXT_LIMIT)) for _, r in written], deadline)
        wanted = [(r, PROPERTIES, "Get", "ss", ("org.a11y.atspi.Value", name)) for _, r in measured for name in NUMBERS]
        numbers = list(map(_number, self._ask(wanted, deadline)))
        labels = self._labels([r for _, r in labelled], deadline)
        text_of = {n.key: str(t[0]) for (n, _), t in zip(written, texts, strict=True) if t}
        numbers_of = {n.key: numbers[at * len(NUMBERS) :][: len(NUMBERS)] for at, (n, _) in enumerate(measured)}
        label_of = {n.key: label for (n, _), label in zip(labelled, labels, strict=True)}
        return [
            Node(
                n.key, n.parent, n.role, n.name, n.states, n.box,
                text_of.get(n.key, ""), label_of.get(n.key, ""), *numbers_of.get(n.key, ()),
            )
            for n in nodes
        ]  # fmt: skip

    def _labels(self, refs: Sequence[Reference], deadline: float) -> list[str]:
        """The name of what each is labelled by; "" for none."""
        relations = self._ask([(ref, ACCESSIBLE, "GetRelationSet", None, ()) for ref in refs], deadline)
        targets = [_label(answer) for answer in relations]
        known = [target for target in targets if target]
        names = self._ask([(ref, PROPERTIES, "Get", "ss", (ACCESSIBLE, "Name")) for ref in known], deadline)
        told = [str(_variant(name) or "").strip().removesuffix(":") for name in names]
        name_of = dict(zip(known, told, strict=True))
        return [name_of.get(target, "") if target else "" for target in targets]

    def _contents(self, holders: Sequence[tuple[Node, Reference]], deadline: float) -> list[list[Reference]]:
        """What is in each. A table that makes its cells only when asked for them may have millions: the first ones."""
        managing = [ref for node, ref in holders if roles.has(node.states, roles.MANAGES_DESCENDANTS)]
        large = self._large(managing, deadline)
        usual = [ref for _, ref in holders if ref not in large]
        inner = dict(zip(usual, self._children(usual, deadline), strict=True))
        for ref in large:
            calls: list[Call] = [(ref, ACCESSIBLE, "GetChildAtIndex", "i", (at,)) for at in range(CHILD_LIMIT)]
            inner[ref] = [answer[0] for answer in self._ask(calls, deadline) if answer]
        return [inner[ref] for _, ref in holders]

    def _large(self, refs: Sequence[Reference], deadline: float) -> list[Reference]:
        """Those that have more children than are told."""
        counts = self._ask([(ref, PROPERTIES, "Get", "ss", (ACCESSIBLE, "ChildCount")) for ref in refs], deadline)
        return [ref for ref, count in zip(refs, counts, strict=True) if (_variant(count) or 0) > CHILD_LIMIT]

    def _children(self, refs: Sequence[Reference], deadline: float) -> list[list[Reference]]:
        answers = self._ask([(ref, ACCESSIBLE, "GetChildren", None, ()) for ref in refs], deadline)
        return [[(name, path) for name, path in answer[0]] if answer else [] for answer in answers]

    def _ask(self, calls: Sequence[Call], deadline: float) -> list[Answer]:
        """The answers in order. Raises as `Bus.ask` and `accessibility_bus`, and LookupError without jeepney."""
        if self._bus is None:
            try:
                from controllers.desktop.dbus import accessibility_bus
            except ImportError as error:
                raise LookupError(f"the package {error.name} is not installed") from error
            self._bus = accessibility_bus(deadline, self._stopping)
        return self._bus.ask(calls, deadline, self._stopping)


def _label(relations: tuple[Any, ...] | None) -> Reference | None:
    """What an object is labelled by; None for nothing."""
    for kind, targets in relations[0] if relations else ():
        if kind == LABELLED_BY and targets:
            name, path = targets[0]
            return name, path
    return None


def _holds(node: Node) -> bool:
    """Whether there may be something worth telling inside; what a button holds only says its name again."""
    return node.role not in roles.LEAVES and not (node.role in roles.WORDLESS and node.name)


def _key(ref: Reference) -> str:
    return "".join(ref)


def _reference(key: str) -> Reference:
    name, _, path = key.partition("/")
    return name, f"/{path}"


def _fits(told: Box, frames: Sequence[Box]) -> bool:
    """Whether a window's own account of its box, scaled or not, is one of these boxes."""
    scaled = [Box(told.x * k, told.y * k, told.width * k, told.height * k) for k in SCALES]
    return any(box.overlap(frame) > ALIKE * max(box.area, frame.area) for box in scaled for frame in frames)


def _bits(words: Sequence[int]) -> int:
    return words[0] | words[1] << 32


def _box(extents: tuple[Any, ...] | None) -> Box:
    return Box(*extents[0]) if extents else Box(0, 0, 0, 0)


def _variant(answer: tuple[Any, ...] | None) -> Any:
    """The value in a variant, which carries its type along; None where there was no answer."""
    return answer[0][1] if answer else None


def _number(answer: tuple[Any, ...] | None) -> float | None:
    value = _variant(answer)
    return float(value) if isinstance(value, int | float) else None
