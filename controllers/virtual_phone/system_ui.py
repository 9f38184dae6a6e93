"""The system UI: the page that draws bars, keyboard, dialogs and apps, and is told what to do (`window.phone`)."""

import asyncio
from dataclasses import dataclass
from typing import Any

from controllers.virtual_phone.screen import Screen

BROWSER = "com.android.chrome"
SYSTEM_UI = "com.android.systemui"
RESOLVER = {"ok": True, "package": "android", "activity": ".ResolverActivity"}
LAUNCH_SECONDS = 3.0
ORDER = """(orders) => fetch("/api/content", {
  method: "POST",
  headers: { "X-Package": "com.android.systemui", "Content-Type": "application/json" },
  body: JSON.stringify({ orders }),
}).then((answer) => answer.ok)"""

GRANTS = """(wanted) => fetch(`/api/content/grants?${new URLSearchParams(wanted)}`, {
  headers: { "X-Package": "com.android.systemui" },
}).then((answer) => answer.json())"""


@dataclass(frozen=True, slots=True)
class Front:
    """What is in front: the app's `package` and `activity`, and the state of the system around it.

    `dialog`: the package of a question that waits for an answer; `shade`: notifications are open;
    `secure`: the screen must not be copied.
    """

    package: str
    activity: str
    dark: bool = False
    dialog: str = ""
    keyboard: bool = False
    locked: bool = False
    secure: bool = False
    shade: bool = False
    toast: str | None = None

    @property
    def component(self) -> str:
        return f"{self.package}/{self.activity}"

    @property
    def focused(self) -> str:
        """The package that has the focus: of the question that waits, of the shade or lock screen, else the app's."""
        return self.dialog or (SYSTEM_UI if self.shade or self.locked else self.package)


class SystemUi:
    """What the page can be asked and told. A page without a system UI counts as a browser that can do nothing."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._waiting: set[asyncio.Task[Any]] = set()

    async def front(self) -> Front:
        state = await self.ask("state") or {"package": BROWSER, "activity": ".Main"}
        return Front(
            package=state["package"],
            activity=state["activity"],
            dark=bool(state.get("darkTheme")),
            dialog=(state.get("dialog") or {}).get("package", ""),
            keyboard=bool(state.get("keyboard")),
            locked=bool(state.get("locked")),
            shade=bool(state.get("shade")),
            secure=bool(state.get("secure")),
            toast=state.get("toast"),
        )

    async def launch(self, intent: dict[str, Any]) -> dict[str, Any]:
        """{ok, package, activity} or {ok: False, why}; while the person chooses between apps, Android's chooser."""
        launching = self._begin("launch", intent)
        await asyncio.wait([launching], timeout=LAUNCH_SECONDS)
        if not launching.done():
            return RESOLVER
        return launching.result() or {"ok": False, "why": "there is no such app"}

    async def ask(self, name: str, *arguments: Any) -> Any:
        """Call that function of the page and wait for what it gives; None where there is none."""
        return await self._screen.call(name, *arguments)

    def tell(self, name: str, *arguments: Any) -> None:
        """Call it without waiting: what asks the person something."""
        self._begin(name, *arguments)

    async def keep_setting(self, name: str, value: str) -> bool:
        """Change one of the settings that the page itself keeps; whether it has such a one."""
        kept = await self._screen.run(ORDER, [{"change": "settings", "key": name, "row": {"value": value}}])
        await self.ask("settingsChanged")
        return bool(kept)

    async def keep_grant(self, package: str, permission: str, granted: bool) -> bool:
        """Grant or revoke without asking the person."""
        row = {"package": package, "permission": permission, "granted": int(granted)}
        before = await self._screen.run(GRANTS, {"package": package, "permission": permission})
        order = {"change": "grants", "key": before[0]["id"]} if before else {"add": "grants"}
        return bool(await self._screen.run(ORDER, [order | {"row": row}]))

    async def close(self) -> None:
        """Stop waiting for persons."""
        for task in self._waiting:
            task.cancel()
        await asyncio.gather(*self._waiting, return_exceptions=True)

    def _begin(self, name: str, *arguments: Any) -> asyncio.Task[Any]:
        task = asyncio.create_task(self._screen.call(name, *arguments))
        self._waiting.add(task)
        task.add_done_callback(self._heard)
        return task

    def _heard(self, task: asyncio.Task[Any]) -> None:
        """Nobody may be waiting for what it gives, or for why it failed."""
        self._waiting.discard(task)
        if not task.cancelled():
            task.exception()
