"""A screen without a phone: any page at a phone's size."""

from collections.abc import Coroutine
from typing import Any, TypeVar

from controllers.browser.loop import Calls, LoopThread
from controllers.virtual_phone.screen import Screen

T = TypeVar("T")
PATIENCE = 30.0
EMPTY = "data:text/html,<!doctype html><meta name=viewport content='width=device-width'>"
WRITE = """(html) => {
  delete window.phone;
  document.documentElement.innerHTML = `<body style="margin:0">${html}</body>`;
  document.querySelector("[autofocus]")?.focus();
  const frames = [...document.querySelectorAll("iframe")];
  const drawn = () => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
  return Promise.all(frames.map((frame) => new Promise((done) => { frame.onload = done; }))).then(drawn);
}"""
"""Ends once it is drawn: before that, there is nothing that a finger could move."""


class BareScreen:
    """Shows bodies; its loop is the one that a device on it lives on."""

    def __init__(self) -> None:
        self._thread = LoopThread("bare screen")
        self._calls = Calls(self._thread)
        self.screen = self.wait(Screen.open(EMPTY))

    def show(self, body: str, script: str = "") -> None:
        """Show the body, with no system UI but what the script makes."""
        self.wait(self.screen.run(WRITE, body))
        if script:
            self.wait(self.screen.run(f"() => {{ {script} }}"))

    def run(self, script: str) -> Any:
        return self.wait(self.screen.run(script))

    def wait(self, work: Coroutine[Any, Any, T]) -> T:
        return self._calls.wait(work, PATIENCE, "The screen did not do it")

    def close(self) -> None:
        self.wait(self.screen.close())
        self._thread.close()
