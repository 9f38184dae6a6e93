"""`pm`: which apps are there, and installing the one that can be: the keyboard of uiautomator2."""

import io
import zipfile
from collections.abc import Awaitable, Callable

from controllers.virtual_phone.apps import KEYBOARD_APP
from controllers.virtual_phone.settings import AUTOMATION_KEYBOARD
from controllers.virtual_phone.shell.process import Command, Process

HOME = "com.example.launcher/.Launcher"
RESOLVED = "priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=true"
USAGE = "Package manager (package) commands:\n  list packages\n  path PACKAGE\n  install PATH\n  uninstall PACKAGE"


async def pm(process: Process) -> int:
    subcommand, *words = process.arguments or [""]
    answer = SUBCOMMANDS.get(subcommand)
    if answer is None:
        return await process.fail(USAGE, 255)
    return await answer(process, words)


async def listed(process: Process, words: list[str]) -> int:
    if words[:1] != ["packages"]:
        return await process.fail(f"Error: unknown list type '{' '.join(words[:1])}'", 255)
    options = [word for word in words[1:] if word.startswith("-")]
    wanted = next((word for word in words[1:] if word and not word.startswith("-")), "")
    for app in process.device.apps.values():
        hidden = (app.system and "-3" in options) or (not app.system and "-s" in options)
        if wanted in app.package and not hidden:
            path = f"{_path(app.package)}=" if "-f" in options else ""
            await process.say(f"package:{path}{app.package}")
    return 0


async def path(process: Process, words: list[str]) -> int:
    package = "".join(words[-1:])
    if package not in process.device.apps:
        return 1
    return await process.say(f"package:{_path(package)}")


async def install(process: Process, words: list[str]) -> int:
    """Apps of this phone are folders of web pages; of packages for Android it takes only the keyboard."""
    data = process.device.files.read("".join(words[-1:]))
    if data is None:
        return await process.fail(f"Error: failed to open file: {' '.join(words[-1:])}")
    if not _is_keyboard(data):
        return await process.fail("Failure [INSTALL_FAILED_NO_MATCHING_ABIS: apps of a virtual phone are web pages]")
    process.device.apps[KEYBOARD_APP.package] = KEYBOARD_APP
    if AUTOMATION_KEYBOARD not in process.device.settings.keyboards:
        process.device.settings.keyboards.append(AUTOMATION_KEYBOARD)
    return await process.say("Success")


async def uninstall(process: Process, words: list[str]) -> int:
    """Only what was installed by `install`: the other apps are folders on the computer."""
    package = "".join(words[-1:])
    if package != KEYBOARD_APP.package or not process.device.apps.pop(package, None):
        return await process.fail("Failure [DELETE_FAILED_INTERNAL_ERROR]")
    process.device.settings.forget_keyboards(package)
    return await process.say("Success")


async def clear(process: Process, words: list[str]) -> int:
    package = "".join(words[-1:])
    if package not in process.device.apps:
        return await process.fail("Failed")
    await process.device.stop_app(package)
    return await process.say("Success")


async def grant(process: Process, words: list[str]) -> int:
    return await _permit(process, words, True)


async def revoke(process: Process, words: list[str]) -> int:
    return await _permit(process, words, False)


async def _permit(process: Process, words: list[str], granted: bool) -> int:
    package, *permissions = words or [""]
    if package not in process.device.apps:
        return await process.fail(f"java.lang.IllegalArgumentException: Unknown package: {package}", 255)
    for permission in permissions:
        await process.device.system.keep_grant(package, permission, granted)
    return 0


async def resolve_activity(process: Process, words: list[str]) -> int:
    """`resolve-activity --brief PACKAGE`: what its icon opens; with the category HOME, what draws the home screen."""
    if "android.intent.category.HOME" in words:
        return await process.say(f"{RESOLVED}\n{HOME}")
    app = process.device.apps.get("".join(words[-1:]))
    return await process.say(f"{RESOLVED}\n{app.component}" if app else "No activity found")


async def query_activities(process: Process, words: list[str]) -> int:
    """`query-activities --brief -c android.intent.category.LAUNCHER`: what all icons open."""
    apps = [app for app in process.device.apps.values() if app.icon]
    found = [f"  Activity #{number}:\n    {RESOLVED}\n    {app.component}" for number, app in enumerate(apps)]
    return await process.say("\n".join([f"{len(apps)} activities found:", *found]))


def _path(package: str) -> str:
    return f"/data/app/{package}/base.apk"


def _is_keyboard(data: bytes) -> bool:
    try:
        manifest = zipfile.ZipFile(io.BytesIO(data)).read("AndroidManifest.xml")
    except (zipfile.BadZipFile, KeyError):
        return False
    return any(KEYBOARD_APP.package.encode(encoding) in manifest for encoding in ("utf-16-le", "utf-8"))


SUBCOMMANDS: dict[str, Callable[[Process, list[str]], Awaitable[int]]] = {
    "clear": clear, "grant": grant, "install": install, "list": listed, "path": path,
    "query-activities": query_activities, "resolve-activity": resolve_activity, "revoke": revoke,
    "uninstall": uninstall,
}  # fmt: skip
COMMANDS: dict[str, Command] = {"pm": pm}
