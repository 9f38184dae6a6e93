"""Commands that tell of the phone."""

from datetime import datetime

from controllers.virtual_phone.identity import DENSITY
from controllers.virtual_phone.screen import HEIGHT, SCALE, WIDTH
from controllers.virtual_phone.shell.process import Command, Process


async def getprop(process: Process) -> int:
    properties = process.device.identity.properties()
    if process.arguments:
        name, *default = process.arguments[:2]
        return await process.say(properties.get(name, "".join(default)))
    return await process.say("\n".join(f"[{name}]: [{value}]" for name, value in properties.items()))


async def wm(process: Process) -> int:
    match process.arguments[:1]:
        case ["size"]:
            return await process.say(f"Physical size: {round(WIDTH * SCALE)}x{round(HEIGHT * SCALE)}")
        case ["density"]:
            return await process.say(f"Physical density: {DENSITY}")
        case ["user-rotation"]:
            return await process.say(f"lock {process.device.screen.rotation}")
        case ["dismiss-keyguard"]:
            await process.device.press("wakeup")
            await process.device.system.ask("unlock")
            return 0
        case _:
            return await process.fail(
                "Window manager (window) commands:\n  size\n  density\n  user-rotation\n  dismiss-keyguard", 255
            )


async def whoami(process: Process) -> int:
    return await process.say("shell")


async def user_id(process: Process) -> int:
    return await process.say("uid=2000(shell) gid=2000(shell) groups=2000(shell) context=u:r:shell:s0")


async def uname(process: Process) -> int:
    return await process.say("Linux localhost 6.1.0-virtual x86_64 Toybox" if process.arguments else "Linux")


async def date(process: Process) -> int:
    wanted = next((word[1:] for word in process.arguments if word.startswith("+")), "%a %b %e %H:%M:%S UTC %Y")
    return await process.say(datetime.fromisoformat(process.device.now()).strftime(wanted))


async def screencap(process: Process) -> int:
    """A PNG to the output, or to a file."""
    picture = await process.device.picture()
    path = next((word for word in process.arguments if word.startswith("/")), None)
    if path:
        process.device.files.write(path, picture)
    else:
        await process.write(picture)
    return 0


COMMANDS: dict[str, Command] = {
    "date": date, "getprop": getprop, "id": user_id, "screencap": screencap, "uname": uname, "whoami": whoami, "wm": wm,
}  # fmt: skip
