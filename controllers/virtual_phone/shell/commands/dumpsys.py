"""`dumpsys`: the services' reports, in the words that tools look for, as Android 14 writes them."""

from collections.abc import Awaitable, Callable

from controllers.virtual_phone.device import Device
from controllers.virtual_phone.shell.process import Command, Process
from controllers.virtual_phone.system_ui import Front

DISPLAY_ID = 4619827259835644672
QUESTION = ".permission.ui.GrantPermissionsActivity"
ACTIVITY, WINDOW, PID = "4d5e6f", "1a2b3c", 900


async def display(device: Device, words: list[str]) -> str:
    width, height = device.screen.size
    rotation = device.screen.rotation
    viewport = (
        f"DisplayViewport{{type=INTERNAL, valid=true, isActive=true, displayId=0, uniqueId='local:{DISPLAY_ID}', "
        f"physicalPort=0, orientation={rotation}, logicalFrame=Rect(0, 0 - {width}, {height}), "
        f"physicalFrame=Rect(0, 0 - {width}, {height}), deviceWidth={width}, deviceHeight={height}}}"
    )
    state = "ON" if device.awake else "OFF"
    return f"DISPLAY MANAGER (dumpsys display)\n  mScreenState={state}\n  mViewports=[{viewport}]"


async def window(device: Device, words: list[str]) -> str:
    """Since Android 13, `dumpsys window windows` does not tell of the focus any more; `dumpsys window` does."""
    front = await device.front()
    focus = (
        f"  mCurrentFocus=Window{{{WINDOW} u0 {_focused(front)}}}\n"
        f"  mFocusedApp=ActivityRecord{{{ACTIVITY} u0 {front.component} t7}}"
    )
    windows = f"WINDOW MANAGER WINDOWS (dumpsys window windows)\n  Window #0 Window{{{WINDOW} u0 {front.component}}}:"
    match words[:1]:
        case ["windows" | "w"]:
            return windows
        case ["policy" | "p"]:
            return f"WINDOW MANAGER POLICY STATE\n  KeyguardServiceDelegate\n    showing={_truth(front.locked)}"
        case ["displays" | "d"]:
            return f"WINDOW MANAGER DISPLAY CONTENTS\n{focus}"
        case _:
            locked = f"    mDreamingLockscreen={_truth(front.locked)}\n    isKeyguardShowing={_truth(front.locked)}"
            return f"{windows}\nWINDOW MANAGER DISPLAY CONTENTS\n{focus}\n{locked}"


async def activity(device: Device, words: list[str]) -> str:
    front = await device.front()
    record = f"ActivityRecord{{{ACTIVITY} u0 {front.component} t7}}"
    if words[:1] == ["top"]:
        return f"TASK 10007:{front.package} id=7 userId=0\n  ACTIVITY {front.component} {ACTIVITY} pid={PID}"
    return (
        "ACTIVITY MANAGER ACTIVITIES (dumpsys activity activities)\n"
        f"  topResumedActivity={record}\n  ResumedActivity: {record}"
    )


async def power(device: Device, words: list[str]) -> str:
    wakefulness, lit = ("Awake", "true") if device.awake else ("Asleep", "false")
    return f"POWER MANAGER (dumpsys power)\n  mWakefulness={wakefulness}\n  mHoldingDisplaySuspendBlocker={lit}"


async def battery(device: Device, words: list[str]) -> str:
    return "Current Battery Service state:\n  AC powered: false\n  USB powered: true\n  level: 88\n  scale: 100"


async def input_method(device: Device, words: list[str]) -> str:
    shown = _truth((await device.front()).keyboard)
    return f"Current Input Method Manager state:\n  mCurMethodId={device.settings.keyboard}\n  mInputShown={shown}"


async def input_events(device: Device, words: list[str]) -> str:
    recent = [f"    {event}, age={age}ms" for event, age in device.inputs.recent()]
    queue = "\n".join([f"  RecentQueue: length={len(recent)}", *recent]) if recent else "  RecentQueue: <empty>"
    waiting = "  PendingEvent: <none>\n  InboundQueue: <empty>"
    return f"INPUT MANAGER (dumpsys input)\nInput Dispatcher State:\n{queue}\n{waiting}"


async def surface_flinger(device: Device, words: list[str]) -> str:
    return f'Display {DISPLAY_ID} (HWC display 0): port=0 pnpId=JRN displayName="virtual"'


async def package(device: Device, words: list[str]) -> str:
    found = device.apps.get("".join(words[:1]))
    if found is None:
        return f"Unable to find package: {''.join(words[:1])}"
    granted = "\n".join(f"      {name}: granted=false" for name in found.permissions)
    return (
        f"Packages:\n  Package [{found.package}] (abcdef0):\n    versionCode=1 minSdk=24 targetSdk=34\n"
        f"    versionName={found.version}\n    runtime permissions:\n{granted}"
    )


async def accessibility(device: Device, words: list[str]) -> str:
    return "ACCESSIBILITY MANAGER (dumpsys accessibility)\n  Bound services:{}\n  Enabled services:{}"


async def notification(device: Device, words: list[str]) -> str:
    return "Current Notification Manager state:\n  Notification List:"


def _focused(front: Front) -> str:
    """The window that has the focus, with the full name of its activity: a question's, the lock screen's, the app's."""
    if front.locked or (front.shade and not front.dialog):
        return "NotificationShade"
    package, activity = (front.dialog, QUESTION) if front.dialog else (front.package, front.activity)
    return f"{package}/{package}{activity}" if activity.startswith(".") else f"{package}/{activity}"


def _truth(value: bool) -> str:
    return "true" if value else "false"


REPORTS: dict[str, Callable[[Device, list[str]], Awaitable[str]]] = {
    "SurfaceFlinger": surface_flinger, "accessibility": accessibility, "activity": activity, "battery": battery,
    "display": display, "input": input_events, "input_method": input_method, "notification": notification,
    "package": package, "power": power, "window": window,
}  # fmt: skip


async def dumpsys(process: Process) -> int:
    if process.arguments[:1] == ["-l"]:
        return await process.say("Currently running services:\n" + "\n".join(f"  {name}" for name in REPORTS))
    if not process.arguments:
        return await process.fail("dumpsys: name a service; `dumpsys -l` lists them")
    name, *words = process.arguments
    report = REPORTS.get(name)
    if report is None:
        return await process.fail(f"Can't find service: {name}", 0)
    return await process.say(await report(process.device, words))


COMMANDS: dict[str, Command] = {"dumpsys": dumpsys}
