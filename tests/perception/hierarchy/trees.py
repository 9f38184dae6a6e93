"""Hand-made accessibility trees, as uiautomator dumps them."""

from xml.sax.saxutils import quoteattr

from perception.geometry import Density
from perception.hierarchy.phone_screen import PhoneScreen, read
from perception.numbering import observe
from perception.rendering import render
from perception.screen import Capture, Element, Place

APP = "com.example.shop"
SYSTEM = "com.android.systemui"
KEYBOARD = "com.example.keyboard"
SCREEN = (0, 0, 1000, 2000)


def node(kind: str, at: tuple[int, int, int, int], *children: str, flags: str = "", **words: str) -> str:
    """One node: class, bounds, what is in it, its flags in words, and `text`, `desc`, `id`, `hint`, `package`."""
    left, top, right, bottom = at
    attributes = {
        "text": words.get("text", ""),
        "resource-id": f"{APP}:id/{words['id']}" if "id" in words else "",
        "class": kind if "." in kind else f"android.widget.{kind}",
        "package": words.get("package", APP),
        "content-desc": words.get("desc", ""),
        "hint": words.get("hint", ""),
        "enabled": "false" if "disabled" in flags.split() else "true",
        "bounds": f"[{left},{top}][{right},{bottom}]",
    } | {flag: "true" for flag in flags.split() if flag != "disabled"}
    told = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
    return f"<node {told}>{''.join(children)}</node>"


def window(*children: str, at: tuple[int, int, int, int] = SCREEN, package: str = APP) -> str:
    return node("FrameLayout", at, *children, package=package)


def dump(*windows: str, rotation: int = 0) -> str:
    return f'<?xml version="1.0"?><hierarchy rotation="{rotation}">{"".join(windows)}</hierarchy>'


def shown(*windows: str, front: str = APP, keyboard: str = KEYBOARD, density: float = 1.0) -> PhoneScreen:
    return read(dump(*windows), front, keyboard, Density(density))


def told(screen: PhoneScreen) -> list[str]:
    """The screen as a model reads it, without its heading."""
    capture = Capture(Place("app:x", "app:x/.Main"), screen.elements, screen.size)
    return render(observe(capture)).splitlines()[1:]


def named(screen: PhoneScreen, name: str) -> Element:
    (found,) = [e for e in screen.elements if e.name == name and e.role != "listitem"]
    return found
