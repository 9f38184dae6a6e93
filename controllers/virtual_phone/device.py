"""The phone behind all its services: its screen, files, settings and clipboard, and what can be done to it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from controllers.virtual_phone.apps import App
from controllers.virtual_phone.automation import Automation
from controllers.virtual_phone.faults import Faults
from controllers.virtual_phone.files import Files
from controllers.virtual_phone.identity import Identity
from controllers.virtual_phone.keys import IN_PAGE, SYSTEM
from controllers.virtual_phone.pictures import blank
from controllers.virtual_phone.screen import Point, Screen, held
from controllers.virtual_phone.settings import Settings
from controllers.virtual_phone.uiautomator.hierarchy import Node, Window, window_from
from controllers.virtual_phone.witness import Witness

BROWSER = "com.android.chrome"
TAP_SECONDS = 0.1
PRESSES = {"home": "home", "back": "back", "recent": "recents", "notification": "openNotifications"}
"""Keys that are functions of the system UI."""


@dataclass(frozen=True, slots=True)
class Front:
    """What the person is looking at: `package` and `activity` in front, and the state of the system UI."""

    package: str
    activity: str
    keyboard: bool = False
    locked: bool = False
    secure: bool = False
    toast: str | None = None

    @property
    def component(self) -> str:
        return f"{self.package}/{self.activity}"


class Device:
    """One phone. All services act on it through here, so that every act is witnessed. Lives on the phone's loop."""

    def __init__(self, identity: Identity, screen: Screen, faults: Faults, witness: Witness) -> None:
        self.identity = identity
        self.screen = screen
        self.faults = faults
        self.witness = witness
        self.files = Files()
        self.settings = Settings(identity)
        self.apps: dict[str, App] = {}
        self.clipboard: str | None = None
        self.awake = True
        self.kept: dict[str, dict[str, Any]] = {}
        """Selectors that the automation server keeps for its client, by name."""
        self.toast_before: str | None = None
        """The toast that a client said it has seen."""
        self.automation = Automation()
        self._touching = asyncio.Lock()

    async def front(self) -> Front:
        """What is in front. A page without a system UI counts as the browser."""
        state = await self.screen.ask("state") or {"package": BROWSER, "activity": ".Main"}
        return Front(**{name: state[name] for name in Front.__slots__ if state.get(name) is not None})

    async def windows(self) -> list[Window]:
        """What is on the screen; nothing while it is off."""
        if not self.awake:
            return []
        return [window_from(found, BROWSER) for found in await self.screen.windows()]

    async def picture(self, kind: str = "png", quality: int = 80) -> bytes:
        """The screen as PNG or JPEG; black while it is off or shows what must not be copied."""
        if not self.awake or (await self.front()).secure:
            return blank(self.screen.size, kind)
        return await self.screen.picture("jpeg" if kind == "jpeg" else "png", quality)

    async def tap(self, x: float, y: float, seconds: float = TAP_SECONDS) -> None:
        """Hold a finger on that point for so long."""
        self.witness.saw("tap", x, y, seconds)
        await self._draw([(x, y)], before=seconds)

    async def swipe(self, points: Sequence[Point], seconds: float, hold: float = 0.0) -> None:
        """Draw a finger along the points, `seconds` for each piece, after holding it still for `hold` seconds."""
        self.witness.saw("swipe", tuple(points), seconds, hold)
        await self._draw(points, seconds, before=hold)

    async def touch(self, kind: str, x: float, y: float) -> None:
        """One event of a gesture that somebody else makes: down, move or up."""
        self.witness.saw("touch", kind, x, y)
        if not self.awake:
            return
        match kind:
            case "down":
                await self.screen.touch("touchStart", (x, y))
            case "move":
                await self.screen.touch("touchMove", (x, y))
            case _:
                await self.screen.touch("touchEnd")

    async def press(self, key: str) -> None:
        """Press a key of keys.py."""
        self.witness.saw("key", key)
        if key in ("power", "sleep", "wakeup"):
            await self.switch_screen(not self.awake if key == "power" else key == "wakeup")
        elif key in PRESSES:
            await self.screen.ask(PRESSES[key])
        elif key in SYSTEM:
            await self.screen.ask("key", key)
        else:
            await self.screen.press(IN_PAGE[key][1] if key in IN_PAGE else key)

    async def switch_screen(self, on: bool) -> None:
        """Light the screen, or switch it off, which locks the phone."""
        if self.awake and not on:
            await self.screen.ask("lock")
        self.awake = on

    async def type(self, text: str) -> None:
        """Put text where the cursor is."""
        self.witness.saw("text", text)
        await self.screen.type(text)

    async def clear(self) -> None:
        """Empty the field that has the cursor."""
        self.witness.saw("clear")
        await self.screen.press("Control+A")
        await self.screen.press("Backspace")

    async def set_text(self, node: Node, text: str) -> bool:
        """Replace what a field holds, as accessibility services do; False when it takes no text."""
        self.witness.saw("set_text", text)
        return await self.screen.set_text(node.number, text)

    async def launch(self, intent: dict[str, Any]) -> dict[str, Any]:
        """Start an activity; what the system UI says: {ok, package, activity} or {ok: False, why}."""
        self.witness.saw("launch", intent)
        answer: dict[str, Any] | None = await self.screen.ask("launch", intent)
        return answer or {"ok": False, "why": "there is no such app"}

    async def stop_app(self, package: str) -> None:
        self.witness.saw("stop", package)
        await self.screen.ask("stopApp", package)

    async def turn(self, rotation: int) -> None:
        """Turn the phone by quarter turns from upright."""
        self.witness.saw("rotate", rotation)
        await self.screen.rotate(rotation)
        await self.screen.ask("rotate", rotation)

    async def change_setting(self, namespace: str, name: str, value: str) -> None:
        """Change a setting; some change the phone at once."""
        self.settings.put(namespace, name, value)
        if (namespace, name) == ("system", "user_rotation") and value.isdigit():
            await self.turn(int(value))

    async def _draw(self, points: Sequence[Point], seconds: float = 0.0, before: float = 0.0) -> None:
        """A finger comes down, stays, moves and leaves: one at a time, as two at once would be a pinch."""
        if not self.awake:
            return
        async with self._touching:
            await self.screen.touch("touchStart", points[0])
            await held(before)
            await self.screen.glide(points, seconds)
            await self.screen.touch("touchEnd")
