"""`input`: taps, swipes, keys and text from the command line."""

from controllers.virtual_phone.device import TAP_SECONDS
from controllers.virtual_phone.keys import key_named
from controllers.virtual_phone.shell.process import Command, Process

SWIPE_MILLISECONDS = 300.0
DRAG_HOLD_SECONDS = 0.6
SOURCES = ("touchscreen", "keyboard", "touchpad", "mouse", "stylus", "dpad")
USAGE = "Usage: input [<source>] [-d DISPLAY_ID] <command> [<arg>...]"


async def send_input(process: Process) -> int:
    words = process.arguments
    words = words[1:] if words[:1] and words[0] in SOURCES else words
    words = words[2:] if words[:1] == ["-d"] else words
    try:
        return await _send(process, words)
    except (ValueError, IndexError):
        return await process.fail(f"Error: Invalid arguments for command: {' '.join(words[:1])}\n{USAGE}", 255)


async def _send(process: Process, words: list[str]) -> int:
    device = process.device
    match words:
        case ["tap", x, y]:
            await device.tap(float(x), float(y), TAP_SECONDS)
        case ["swipe" | "draganddrop" as kind, x, y, to_x, to_y, *rest]:
            milliseconds = float(rest[0]) if rest else SWIPE_MILLISECONDS
            hold = DRAG_HOLD_SECONDS if kind == "draganddrop" else 0.0
            await device.swipe([(float(x), float(y)), (float(to_x), float(to_y))], milliseconds / 1000, hold)
        case ["motionevent", kind, x, y]:
            await device.touch(kind.lower(), float(x), float(y))
        case ["text", text]:
            return await _type(process, text)
        case ["keyevent" | "keycombination", *keys]:
            return await _press(process, [key for key in keys if not key.startswith("--")])
        case _:
            return await process.fail(f"Error: Unknown command: {' '.join(words[:1])}\n{USAGE}", 255)
    return 0


async def _type(process: Process, text: str) -> int:
    """As on a real phone: ASCII only, and %s is a space."""
    if not text.isascii():
        return await process.fail("java.lang.NullPointerException: Attempt to get length of null array", 255)
    await process.device.type(text.replace("%s", " "))
    return 0


async def _press(process: Process, keys: list[str]) -> int:
    for word in keys:
        key = key_named(word)
        if key is None and not word.isdigit():
            return await process.fail(f"Error: Unknown keycode: {word}", 255)
        if key:
            await process.device.press(key)
    return 0


COMMANDS: dict[str, Command] = {"input": send_input}
