"""The phone behind all its services: its screen, files, settings and clipboard, and what can be done to it."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from controllers.virtual_phone.apps import App
from controllers.virtual_phone.automation import Automation
from controllers.virtual_phone.disturbances import disturb
from controllers.virtual_phone.faults import Faults
from controllers.virtual_phone.files import Files
from controllers.virtual_phone.identity import Identity
from controllers.virtual_phone.inputs import Inputs
from controllers.virtual_phone.keys import IN_PAGE, SYSTEM
from controllers.virtual_phone.pictures import blank
from controllers.virtual_phone.screen import Point, Screen, Touch
from controllers.virtual_phone.settings import Settings
from controllers.virtual_phone.system_ui import BROWSER, Front, SystemUi
from controllers.virtual_phone.timing import held
from controllers.virtual_phone.uiautomator.hierarchy import Node, Window, window_from
from controllers.virtual_phone.witness import Witness

TAP_SECONDS = 0.1
LONG_PRESS_SECONDS = 0.5
SYSTEM_CALLS = {"home": "home", "back": "back", "recent": "recents", "notification": "openNotifications"}
"""What the system UI calls these keys."""


class Device:
    """One phone. All services act on it through here, so that every act is witnessed. Lives on the phone's loop."""

    def __init__(
        self,
        identity: Identity,
        screen: Screen,
        faults: Faults,
        witness: Witness,
        apps: Iterable[App],
        now: Callable[[], str],
    ) -> None:
        self.identity = identity
        self.screen = screen
        self.system = SystemUi(screen)
        self.faults = faults
        self.witness = witness
        self.now = now
        """The phone's own time, as ISO writes it."""
        self.apps = {app.package: app for app in apps}
        self.files = Files()
        self.settings = Settings(identity)
        self.automation = Automation()
        self.inputs = Inputs()
        self.clipboard: str | None = None
        self.awake = True
        self._touching = asyncio.Lock()
        self._gesture: asyncio.Task[None] | None = None

    async def front(self) -> Front:
        return await self.system.front()

    async def windows(self) -> list[Window]:
        """What is on the screen; nothing while it is off."""
        await held(self.faults.hierarchy_late)
        if not self.awake or self.faults.hierarchy == "empty":
            return []
        return [window_from(found, BROWSER) for found in await self.screen.windows()]

    async def picture(self, kind: str = "png", quality: int = 80) -> bytes:
        """The screen as PNG or JPEG; black while it is off or shows what must not be copied."""
        if not self.awake or self.faults.screenshot == "black" or (await self.front()).secure:
            return blank(self.screen.size, kind)
        return await self.screen.picture("jpeg" if kind == "jpeg" else "png", quality)

    async def tap(self, x: float, y: float, seconds: float = TAP_SECONDS) -> None:
        """Hold a finger on that point for so long."""
        await self._act("tap", x, y, seconds)
        await self._draw([[(x, y)]], before=seconds)

    async def swipe(self, points: Sequence[Point], seconds: float, hold: float = 0.0) -> None:
        """Draw a finger along the points, `seconds` for each piece, after holding it still for `hold` seconds."""
        await self._act("swipe", tuple(points), seconds, hold)
        await self._draw([points], seconds, before=hold)

    async def pinch(self, fingers: Sequence[Sequence[Point]], seconds: float) -> None:
        """Draw several fingers at once, each along its own points."""
        await self._act("pinch", fingers, seconds)
        await self._draw(fingers, seconds)

    async def touch(self, kind: str, x: float, y: float) -> None:
        """One event of a gesture that somebody else makes: down, move or up."""
        await self._act("touch", kind, x, y)
        if not self.awake:
            return
        match kind:
            case "down":
                await self._lift()
                await self._touch((x, y))
            case "move":
                await self.screen.touch("touchMove", (x, y))
            case _:
                await self.screen.touch("touchEnd")

    async def press(self, key: str) -> None:
        """Press a key of keys.py."""
        await self._act("key", key)
        if key in ("power", "sleep", "wakeup"):
            await self._light(not self.awake if key == "power" else key == "wakeup")
        elif key in SYSTEM_CALLS:
            await self.system.ask(SYSTEM_CALLS[key])
        elif key in SYSTEM:
            await self.system.ask("key", key)
        else:
            await self.screen.press(IN_PAGE[key][1] if key in IN_PAGE else key)

    async def type(self, text: str) -> None:
        """Put text where the cursor is."""
        await self._act("text", text)
        await self.screen.type(text)

    async def clear(self) -> None:
        """Empty the field that has the cursor."""
        await self._act("clear")
        await self.screen.press("Control+A")
        await self.screen.press("Backspace")

    async def set_text(self, node: Node, text: str) -> bool:
        """Replace what a field holds, as accessibility services do; False when it takes no text."""
        await self._act("set_text", text)
        return await self.screen.set_text(node.number, text)

    async def launch(self, intent: dict[str, Any]) -> dict[str, Any]:
        """Start an activity: {ok, package, activity} or {ok: False, why}."""
        await self._act("launch", intent)
        return await self.system.launch(intent)

    async def stop_app(self, package: str) -> None:
        await self._act("stop", package)
        await self.system.ask("stopApp", package)

    async def turn(self, rotation: int) -> None:
        """Turn the phone by quarter turns from upright."""
        self.witness.saw("rotate", rotation)
        await self.screen.rotate(rotation)
        await self.system.ask("rotate", rotation)

    async def restart(self) -> None:
        """Begin the screen again, upright and lit, with an empty clipboard; the services go on."""
        self.clipboard, self.awake = None, True
        await self._lift()
        if self.screen.rotation:
            await self.screen.rotate(0)
        await self.screen.reload()

    async def close(self) -> None:
        await self.system.close()
        await self.screen.close()

    async def _act(self, kind: str, *details: Any) -> None:
        """Before every act: what a fault puts in its way, and the witness."""
        await disturb(self)
        self.witness.saw(kind, *details)
        self.inputs.saw(kind)

    async def _light(self, on: bool) -> None:
        """Light the screen, or switch it off, which locks the phone."""
        if self.awake != on:
            await self.system.ask("wake" if on else "lock")
        self.awake = on

    async def _draw(self, fingers: Sequence[Sequence[Point]], seconds: float = 0.0, before: float = 0.0) -> None:
        """Fingers come down, stay, move and leave: one gesture at a time, as two at once would be another."""
        if not self.awake:
            return
        async with self._touching:
            self._gesture = asyncio.create_task(self._stroke(fingers, seconds, before))
            (failure,) = await asyncio.gather(self._gesture, return_exceptions=True)
        if isinstance(failure, Exception):
            raise failure

    async def _stroke(self, fingers: Sequence[Sequence[Point]], seconds: float, before: float) -> None:
        """One gesture; where it is cut short its fingers leave the glass, too, and it was no click."""
        end: Touch = "touchCancel"
        try:
            await self._touch(*(points[0] for points in fingers))
            taken = await self._rest(fingers[0][0], before)
            await self.screen.glide(fingers, seconds)
            end = "touchCancel" if taken and len(fingers[0]) == 1 else "touchEnd"
        finally:
            await self.screen.touch(end)

    async def _lift(self) -> None:
        """End the gesture that is under way, as a finger that comes down elsewhere does on Android."""
        if self._gesture:
            self._gesture.cancel()
            await asyncio.gather(self._gesture, return_exceptions=True)

    async def _touch(self, *points: Point) -> None:
        """Fingers come down, under witness."""
        await self.screen.touch("touchStart", *points)
        self.witness.saw("met", *await self.screen.met())

    async def _rest(self, point: Point, seconds: float) -> bool:
        """Stay for so long; whether that was a long press that the page took, which is no click any more."""
        await held(min(seconds, LONG_PRESS_SECONDS))
        if seconds < LONG_PRESS_SECONDS:
            return False
        taken = await self.screen.rest(*point)
        await held(seconds - LONG_PRESS_SECONDS)
        return taken
