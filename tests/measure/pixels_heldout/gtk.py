"""GTK programs on an X server of their own; their controls as their accessibility trees tell them."""

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from controllers.desktop.accessibility import Trees
from controllers.desktop.target import DesktopTarget
from controllers.desktop.truce import Truce
from controllers.desktop.x11.screen import XScreen
from perception.screen import Element
from tests.controllers.desktop.rig import Rig
from tests.measure.pixels_heldout.screens import Screen, controls

PROGRAMS = {"widgets": "gtk3-widget-factory", "editor": "mousepad", "calculator": "galculator"}
SECONDS = 20.0
FEW = 5  # controls; a window that shows fewer is still being drawn


def gtk_screens() -> Iterator[Screen]:
    """A picture of each program's window."""
    for name, program in PROGRAMS.items():
        yield program_screen("gtk", name, (program,), NO_AT_BRIDGE="0")


def program_screen(kind: str, name: str, command: Sequence[str], **environment: str) -> Screen:
    """A picture of the program's window, and its controls as the accessibility service tells them."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        rig = stack.enter_context(Rig(folder))
        stack.enter_context(patch.dict(os.environ, rig.environment))
        trees = Trees()
        trees.window(0, "")  # the accessibility services start with the first question
        trees.close()
        target = DesktopTarget(XScreen(), Truce(folder / "asking"))
        stack.callback(target.close)
        rig.run(*command, **environment)
        return _seen(kind, name, target)


def _with_headers(element: Element) -> Element:
    """The header of a column is pressed to sort by it."""
    return replace(element, role="button") if element.role == "columnheader" else element


def _seen(kind: str, name: str, target: DesktopTarget) -> Screen:
    deadline = time.monotonic() + SECONDS
    while True:
        target.settled(2.0)
        capture = target.capture(picture=True)
        places = controls(map(_with_headers, capture.nodes), capture.size)
        if len(places) >= FEW and capture.picture:
            return Screen(kind, name, capture.picture, places)
        assert time.monotonic() < deadline, f"{name} does not show its controls"
