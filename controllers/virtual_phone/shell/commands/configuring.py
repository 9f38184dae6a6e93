"""`settings`, `ime`, `cmd`, `svc` and `logcat`."""

from dataclasses import replace
from itertools import pairwise

from controllers.virtual_phone.device import Device
from controllers.virtual_phone.settings import NAMESPACES
from controllers.virtual_phone.shell.commands.activities import am
from controllers.virtual_phone.shell.commands.facts import wm
from controllers.virtual_phone.shell.commands.packages import pm
from controllers.virtual_phone.shell.process import Command, Process

DEFAULT_KEYBOARD = ("secure", "default_input_method")


async def settings(process: Process) -> int:
    values = process.device.settings
    match process.arguments:
        case ["get", space, name] if space in NAMESPACES:
            return await process.say(values.get(space, name) or "null")
        case ["put", space, name, value, *_] if space in NAMESPACES:
            await change(process.device, space, name, value)
            return 0
        case ["delete", space, name] if space in NAMESPACES:
            return await process.say(f"Deleted {int(values.delete(space, name))} rows")
        case ["list", space] if space in NAMESPACES:
            return await process.say("\n".join(values.listed(space)))
        case _:
            return await process.fail("Settings provider (settings) commands: get, put, delete, list", 255)


async def change(device: Device, space: str, name: str, value: str) -> None:
    """Change a setting; some change the phone at once."""
    device.settings.put(space, name, value)
    if (space, name) == ("system", "user_rotation") and value.isdigit():
        await device.turn(int(value))


async def ime(process: Process) -> int:
    values = process.device.settings
    match process.arguments:
        case ["list", *options]:
            return await process.say("\n".join(values.keyboards if "-a" in options else values.enabled))
        case [("enable" | "disable" | "set") as verb, name]:
            if name not in values.keyboards:
                return await process.fail(f"Unknown input method {name} cannot be {verb}d for user #0")
            return await _changed(process, verb, name)
        case ["reset"]:
            values.put(*DEFAULT_KEYBOARD, values.keyboards[0])
            return await process.say(
                f"Reset current and enabled IMEs for user #0\nNew current IME is {values.keyboard}"
            )
        case _:
            return await process.fail("ime <command>: list, enable, disable, set, reset")


async def _changed(process: Process, verb: str, name: str) -> int:
    values = process.device.settings
    if verb == "disable":
        values.enabled = [keyboard for keyboard in values.enabled if keyboard != name] or values.keyboards[:1]
        if values.keyboard == name:
            values.put(*DEFAULT_KEYBOARD, values.enabled[0])
        return await process.say(f"Input method {name}: now disabled for user #0")
    if name not in values.enabled:
        values.enabled.append(name)
    if verb == "set":
        values.put(*DEFAULT_KEYBOARD, name)
    return await process.say(f"Input method {name} {'selected' if verb == 'set' else 'enabled'} for user #0")


async def cmd(process: Process) -> int:
    """`cmd SERVICE ...`: the services that have a command of their own, and the shade."""
    match process.arguments:
        case [("package" | "activity" | "window" | "settings" | "input_method") as service, *words]:
            return await SERVICES[service](replace(process, arguments=words))
        case ["statusbar", "expand-notifications"]:
            await process.device.press("notification")
        case ["statusbar", "expand-settings"]:
            await process.device.system.ask("openQuickSettings")
        case ["statusbar", "collapse"]:
            await process.device.system.ask("home")
        case ["notification", "post", *words]:
            return await _post(process, words)
        case ["uimode", "night", *wanted]:
            return await _night(process, wanted)
        case _:
            return await process.fail(f"cmd: Can't find service: {' '.join(process.arguments[:1])}", 20)
    return 0


async def _post(process: Process, words: list[str]) -> int:
    """`cmd notification post [-t TITLE] TAG TEXT`."""
    title = dict(pairwise(words)).get("-t", "")
    if len(words) < 2:
        return await process.fail("usage: cmd notification post [flags] <tag> <text>", 255)
    told = {"package": "com.android.shell", "title": title or words[-2], "text": words[-1]}
    await process.device.system.ask("notify", told)
    return await process.say("posting:\n  " + words[-1])


async def _night(process: Process, wanted: list[str]) -> int:
    if wanted:
        await process.device.system.keep_setting("dark_theme", "on" if wanted[0] == "yes" else "off")
    dark = (await process.device.front()).dark
    return await process.say(f"Night mode: {'yes' if dark else 'no'}")


async def nothing(process: Process) -> int:
    """`logcat` of a phone that logs nothing, and switches that it does not have."""
    return 0


SERVICES: dict[str, Command] = {"activity": am, "input_method": ime, "package": pm, "settings": settings, "window": wm}
COMMANDS: dict[str, Command] = {"cmd": cmd, "ime": ime, "logcat": nothing, "settings": settings, "svc": nothing}
