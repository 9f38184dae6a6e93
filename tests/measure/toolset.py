"""Screens without a tree worked by a model in two ways: by our numbers on the picture, and by the Messages API's own
computer toolset, which presses at pixels. The same goals on the same shops, judged by their databases.

    JOURNEYMAN_BASE_URL=... JOURNEYMAN_API_KEY=... python -m tests.measure.toolset numbers|native [--json FILE]

Success, model calls, tokens and presses of each task are printed. The toolset's arm is as small as it can be: a
picture after every call, the last of them kept, nothing checked.
"""

import argparse
import base64
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import anthropic

from app.bench.beds import Laid
from app.bench.playing import Player
from app.bench.runner import Play, Played, Result, Run, play_one
from app.bench.suites.demo import TASKS
from app.bench.witness import Watched
from app.brains.choice import brain, ladder
from app.keys import key
from app.settings import Settings, load_settings
from controllers.actions import Open
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from controllers.browser.target import BrowserTarget
from controllers.errors import ControllerError
from controllers.gestures import Button, Keys, Pointer, Text, Wheel
from controllers.sighted import Sighted
from perception.views import View, whole

CHOSEN = ("find-phone", "third-page", "edit-email", "change-cart", "send-message", "top-balance")
ANYTHING = frozenset({"unknown"})
"""A picture does not tell what a press sets off."""
MOST_CALLS = 60
REST = 2.0
"""Seconds for which a page may take to come to rest after a call."""
NOTCH = 100.0
"""Pixels that a notch of the wheel scrolls."""
TASK = (
    "You work a web page for a person by the computer tools; its window fills the screen. Do what they ask, all of it "
    "and nothing else. When it is done, reply without any tool: with the answer alone, in exactly the form that was "
    "asked for, or with what was done."
)
UNUSED = ("cursor_position", "hold_key", "left_mouse_down", "left_mouse_up")
TOOLSET = {"type": "computer_toolset_20260801", "configs": {name: {"enabled": False} for name in UNUSED}}
CLICKS: Mapping[str, tuple[Button, int]] = {
    "left_click": ("left", 1),
    "double_click": ("left", 2),
    "triple_click": ("left", 3),
    "right_click": ("right", 1),
    "middle_click": ("middle", 1),
}
WHEEL = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}


@dataclass
class Hands:
    """Carries out the toolset's calls on a page, as mouse and keys."""

    page: BrowserTarget
    _at: tuple[float, float] = (0.5, 0.5)
    _view: View | None = None

    def look(self) -> bytes:
        """The page as it is now, once it is at rest."""
        self.page.settled(REST)
        picture = self.page.capture(picture=True).picture
        assert picture is not None
        self._view = whole(picture)
        return self._view.picture.image

    def do(self, name: str, said: Mapping[str, Any]) -> None:
        """Raises ControllerError for what is not understood."""
        match name:
            case "left_click_drag":
                self._point("move", said["start_coordinate"])
                self._point("down")
                self._point("move", said["coordinate"])
                self._point("up")
            case "mouse_move":
                self._point("move", said["coordinate"])
            case "type":
                self.page.hand(Text(said["text"]))
            case "key":
                for _ in range(said.get("repeat") or 1):
                    self.page.hand(Keys(said["text"].replace("_", "")))
            case "scroll":
                self._point("move", said.get("coordinate"))
                across, down = (each * NOTCH * said["scroll_amount"] for each in WHEEL[said["scroll_direction"]])
                self.page.hand(Wheel(*self._at, across, down))
            case "screenshot" | "wait" | "zoom":
                return
            case _ if name in CLICKS:
                self._click(*CLICKS[name], said.get("coordinate"))
            case _:
                raise ControllerError(f"There is no {name} here.")

    def _click(self, button: Button, times: int, at: list[int] | None) -> None:
        self._point("move", at)
        for time_ in range(1, times + 1):
            self.page.hand(Pointer("down", *self._at, button, time_))
            self.page.hand(Pointer("up", *self._at, button, time_))

    def _point(self, do: Any, at: list[int] | None = None) -> None:
        if at and self._view:
            self._at = at[0] / self._view.width, at[1] / self._view.height
        self.page.hand(Pointer(do, *self._at))


@dataclass
class Native:
    """Plays a task by the toolset."""

    client: anthropic.Anthropic
    model: str
    browser: Chromium
    _counts: dict[str, int] = field(default_factory=dict)

    def __call__(self, text: str, laid: Laid, run: str) -> Played:
        began = time.monotonic()
        self._counts = dict.fromkeys(("calls", "tokens", "presses"), 0)
        with closing(self.browser.open("about:blank")) as page:
            page.perform(Open(next(iter(laid.urls.values()))), None)
            answer = self._answer(text, Hands(page))
        counts, seconds = self._counts, time.monotonic() - began
        ending = "failed" if answer is None else "done"
        return Played(ending, answer or "", counts["presses"], seconds, calls=counts["calls"], tokens=counts["tokens"])

    def _answer(self, text: str, hands: Hands) -> str | None:
        """What the model says in the end; None where it does not come to one."""
        told: list[dict[str, Any]] = [{"role": "user", "content": [{"type": "text", "text": text}, _seen(hands)]}]
        for _ in range(MOST_CALLS):
            reply = self._reply(told)
            uses = [block for block in reply.content if block.type == "tool_use"]
            if not uses:
                return "".join(block.text for block in reply.content if block.type == "text").strip()
            told = [_without_picture(message) for message in told]
            told.append({"role": "assistant", "content": [block.model_dump(mode="json") for block in reply.content]})
            told.append({"role": "user", "content": [self._used(use, hands) for use in uses]})
        return None

    def _reply(self, told: list[dict[str, Any]]) -> Any:
        asked: Any = {"messages": told, "tools": [TOOLSET], "system": TASK}
        reply = self.client.messages.create(model=self.model, max_tokens=4096, **asked)
        self._counts["calls"] += 1
        self._counts["tokens"] += reply.usage.input_tokens + reply.usage.output_tokens
        return reply

    def _used(self, use: Any, hands: Hands) -> dict[str, Any]:
        """What came of a call, with the page as it is then."""
        result = {"type": "tool_result", "tool_use_id": use.id}
        self._counts["presses"] += 1
        try:
            hands.do(use.name, use.input if isinstance(use.input, dict) else use.input.model_dump())
        except (ControllerError, KeyError) as problem:
            return {**result, "is_error": True, "content": [{"type": "text", "text": str(problem)}]}
        return {**result, "content": [_seen(hands)]}


def _seen(hands: Hands) -> dict[str, Any]:
    image = hands.look()
    kind = "image/png" if image.startswith(b"\x89PNG") else "image/jpeg"
    data = base64.b64encode(image).decode("ascii")
    return {"type": "image", "source": {"type": "base64", "media_type": kind, "data": data}}


def _without_picture(block: Any) -> Any:
    """The same without the pictures of pages that are gone."""
    match block:
        case {"type": "image"}:
            return {"type": "text", "text": "(an earlier picture)"}
        case dict():
            return {name: _without_picture(each) for name, each in block.items()}
        case list():
            return [_without_picture(each) for each in block]
        case _:
            return block


def _numbers(browser: Chromium, settings: Settings) -> Play:
    """Plays a task by our own loop, on pages of which nothing but the picture is read."""

    @contextmanager
    def stage(urls: Mapping[str, str]) -> Iterator[Mapping[str, Watched]]:
        yield {name: Watched(Sighted(browser.open("about:blank"), "pixels")) for name in urls}

    return Player(stage, lambda *_: brain("claude", settings, print), limits=settings.limits)


def _native(browser: Chromium, settings: Settings) -> Play:
    found = key(settings.base_url)
    client = anthropic.Anthropic(api_key=str(found or "none"), base_url=settings.base_url or None, timeout=1800.0)
    return Native(client, ladder(settings.operator_model or settings.model)[0], browser)


ARMS = {"numbers": _numbers, "native": _native}


def played(arm: str, names: list[str], settings: Settings) -> Iterator[Result]:
    """Each task once, on a shop of its own."""
    tasks = {task.id: replace(task, effects=task.effects | ANYTHING) for task in TASKS}
    browser = Chromium.launch(find_browser())
    try:
        play = ARMS[arm](browser, settings)
        for name in names:
            yield play_one(Run(tasks[name], 1), play, goal=True)
    finally:
        browser.close()


def main() -> None:
    """Play and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("arm", choices=ARMS)
    parser.add_argument("tasks", nargs="*", default=CHOSEN)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    results = []
    for result in played(asked.arm, asked.tasks, load_settings(brain="claude")):
        did = result.played
        told = f"{did.calls} calls, {did.tokens} tokens, {did.steps} presses, {did.seconds:.0f} s"
        print(f"{'right' if result.passed else 'WRONG':<6}{result.task:<16} {told}  {result.detail}", flush=True)
        results.append(asdict(result))
    if asked.json:
        asked.json.write_text(json.dumps(results, indent=2))


if __name__ == "__main__":
    main()
