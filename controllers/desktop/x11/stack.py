"""The windows of an X screen, front first, with the processes that they really belong to."""

from collections.abc import Mapping, Sequence
from typing import Any

import xcffib.res
import xcffib.shape
import xcffib.xproto

from controllers.desktop.windows import Window
from controllers.desktop.x11.link import Link, answer, numbers, words
from perception.geometry import Box

VIEWABLE = 2
INPUT_ONLY = 2
CLIENT_PID = 2
PRESSABLE = 2  # the shape of a window that takes input
FURNITURE = ("_NET_WM_WINDOW_TYPE_DOCK", "_NET_WM_WINDOW_TYPE_DESKTOP", "_NET_WM_WINDOW_TYPE_SPLASH")
"""Panels, the background, and what shows while a program starts: windows that nobody switches to."""
DEEPEST = 8  # windows that a window manager may put around another


class Stack:
    """Reads the windows of a connection's screen."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._resources = link.connection(xcffib.res.key) if link.has("X-Resource") else None
        self._shapes = link.connection(xcffib.shape.key) if link.has("SHAPE") else None
        self._owners: dict[int, int] = {}

    def windows(self) -> Sequence[Window]:
        """Every window, front first, what is hidden last; what closes meanwhile is left out."""
        tops = self._shown_tops()
        listed = numbers(self._ask_clients())
        clients = {top: client for client in listed if (top := self._top(client, tops))}
        active = next(iter(numbers(self._link.ask_property(self._link.root, "_NET_ACTIVE_WINDOW"))), 0)
        focus = active or self._focused()
        asked = [(top, self._ask(clients.get(top, top))) for top in tops]
        away = [(client, self._ask(client)) for client in listed if client not in clients.values()]
        found = [(top, self._window(top, tops[top], clients, asking, focus)) for top, asking in asked]
        self._owners = {top: window.pid for top, window in found if window}
        hidden = [self._window(client, None, {client: client}, asking, focus) for client, asking in away]
        return [window for window in (*(window for _, window in found), *hidden) if window]

    def belongs(self, top: int, pid: int) -> bool:
        """Whether a child of the root is that process's, as of the last reading or, for a new one, now."""
        known = self._owners.get(top)
        return (self._pid(self._ask_pid(top), 0) if known is None else known) == pid

    def _shown_tops(self) -> dict[int, Any]:
        """The children of the root that are shown, front first, with their geometry."""
        core = self._link.core
        children = reversed(list(answer(core.QueryTree(self._link.root)).children))
        asked = [
            (child, core.GetWindowAttributes(child), core.GetGeometry(child), self._ask_shape(child))
            for child in children
        ]
        tops = {}
        for child, attributes, geometry, shape in asked:
            try:
                looks, place, pressable = answer(attributes), answer(geometry), self._takes_presses(shape)
            except LookupError:
                continue
            if looks.map_state == VIEWABLE and looks._class != INPUT_ONLY and pressable:
                tops[child] = (looks, place)
        return tops

    def _ask_shape(self, window: int) -> Any:
        return self._shapes.GetRectangles(window, PRESSABLE) if self._shapes else None

    def _takes_presses(self, shape: Any) -> bool:
        """Whether presses meet the window; a compositor's overlay, for one, lets them through."""
        return shape is None or len(answer(shape).rectangles) > 0

    def _ask_clients(self) -> Any:
        return self._link.ask_property(self._link.root, "_NET_CLIENT_LIST")

    def _top(self, client: int, tops: Mapping[int, Any]) -> int:
        """The shown child of the root that holds a client: the window manager's frame, or itself; 0 for none."""
        window = client
        for _ in range(DEEPEST):
            if window in tops:
                return window
            try:
                window = answer(self._link.core.QueryTree(window)).parent
            except LookupError:
                return 0
        return 0

    def _focused(self) -> int:
        return int(answer(self._link.core.GetInputFocus()).focus)

    def _ask(self, client: int) -> tuple[Any, ...]:
        link, core = self._link, self._link.core
        return (
            core.GetGeometry(client),
            core.TranslateCoordinates(client, link.root, 0, 0),
            link.ask_property(client, "_NET_WM_NAME"),
            link.ask_property(client, "WM_NAME"),
            link.ask_property(client, "WM_CLASS"),
            link.ask_property(client, "_NET_WM_PID"),
            link.ask_property(client, "_NET_WM_WINDOW_TYPE"),
            self._ask_pid(client),
        )

    def _window(
        self, top: int, shown: Any, clients: Mapping[int, int], asked: tuple[Any, ...], focus: int
    ) -> Window | None:
        geometry, origin, name, old_name, class_, told_pid, type_, real_pid = asked
        title, old_title, classes, pids = words(name), words(old_name), words(class_), numbers(told_pid)
        furniture = {self._link.atom(kind) for kind in FURNITURE} & set(numbers(type_))
        pid = self._pid(real_pid, pids[0] if pids else 0)
        try:
            size, place = answer(geometry), answer(origin)
        except LookupError:
            return None
        inner = Box(place.dst_x, place.dst_y, size.width, size.height)
        return Window(
            clients.get(top, top),
            pid,
            title or old_title,
            inner,
            _outer(shown[1]) if shown else inner,
            classes.rstrip("\0").rpartition("\0")[2],
            popup=bool(furniture) or (top not in clients and bool(shown[0].override_redirect or clients)),
            active=focus in (clients.get(top, top), top),
            hidden=shown is None,
        )

    def _ask_pid(self, window: int) -> Any:
        if self._resources is None:
            return None
        spec = xcffib.res.ClientIdSpec.synthetic(window, CLIENT_PID)
        return self._resources.QueryClientIds(1, [spec])

    def _pid(self, cookie: Any, told: int) -> int:
        """The pid of the connection that made the window; what the window says of itself only where there is none."""
        if cookie is None:
            return told
        try:
            values = [value for each in answer(cookie).ids for value in each.value]
        except LookupError:
            return 0
        return int(values[0]) if values else told


def _outer(frame: Any) -> Box:
    border = 2 * frame.border_width
    return Box(frame.x, frame.y, frame.width + border, frame.height + border)
