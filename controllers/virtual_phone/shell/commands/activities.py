"""`am` and `monkey`: start apps, stop them, send broadcasts."""

from collections.abc import Callable
from typing import Any

from controllers.virtual_phone.shell.commands.broadcasts import broadcast
from controllers.virtual_phone.shell.process import Command, Process

NO_ACTIVITY = 252
EXTRAS: dict[str, Callable[[str], Any]] = {
    "--es": str,
    "-e": str,
    "--ei": int,
    "--el": int,
    "--ef": float,
    "--ez": lambda word: word == "true",
}


async def am(process: Process) -> int:
    match process.arguments:
        case ["start" | "start-activity", *words]:
            return await start(process, words)
        case ["force-stop" | "kill", *words]:
            for package in words[-1:]:
                await process.device.stop_app(package)
            return 0
        case ["broadcast", *words]:
            return await broadcast(process, words)
        case _:
            return await process.fail("Activity manager (activity) commands: start, force-stop, broadcast", 255)


async def start(process: Process, words: list[str]) -> int:
    intent = parsed_intent(words)
    await process.say(f"Starting: Intent {{ {_told(intent)} }}")
    answer = await process.device.launch(intent)
    if answer["ok"]:
        activity = f"{answer['package']}/{answer['activity']}"
        return await process.say(f"Status: ok\nActivity: {activity}\nComplete") if "-W" in words else 0
    if name := intent.get("activity"):
        component = f"{intent['package']}/{name}"
        return await process.fail(f"Error type 3\nError: Activity class {{{component}}} does not exist.")
    return await process.fail(f"Error: Activity not started, unable to resolve Intent {{ {_told(intent)} }}")


def parsed_intent(words: list[str]) -> dict[str, Any]:
    """The intent that `am start` is given: {package, activity, action, data, extras}, without what is not said."""
    intent: dict[str, Any] = {}
    extras: dict[str, Any] = {}
    rest = iter(words)
    for word in rest:
        if word == "-n":
            package, _, activity = next(rest, "").partition("/")
            intent |= {"package": package, "activity": activity}
        elif word in ("-a", "-d", "-p"):
            intent[{"-a": "action", "-d": "data", "-p": "package"}[word]] = next(rest, "")
        elif word in EXTRAS:
            name, value = next(rest, ""), next(rest, "")
            extras[name] = _converted(word, value)
        elif word in ("-c", "-t", "-f", "--user", "--display"):
            next(rest, "")
        elif not word.startswith("-"):
            intent["data" if ":" in word else "package"] = word
    return intent | ({"extras": extras} if extras else {})


def _converted(option: str, value: str) -> Any:
    try:
        return EXTRAS[option](value)
    except ValueError:
        return value


def _told(intent: dict[str, Any]) -> str:
    names = {"action": "act", "data": "dat", "package": "pkg"}
    told = [f"{names[name]}={intent[name]}" for name in names if intent.get(name)]
    if activity := intent.get("activity"):
        told[-1] = f"cmp={intent['package']}/{activity}"
    return " ".join(told)


async def monkey(process: Process) -> int:
    """`monkey -p PACKAGE ... 1`: what many tools start an app with."""
    package = process.option("-p")
    if not package or not (await process.device.launch({"package": package}))["ok"]:
        return await process.fail("** No activities found to run, monkey aborted.", NO_ACTIVITY)
    return await process.say("Events injected: 1\n## Network stats: elapsed time=12ms (0ms mobile, 0ms wifi)")


COMMANDS: dict[str, Command] = {"am": am, "monkey": monkey}
