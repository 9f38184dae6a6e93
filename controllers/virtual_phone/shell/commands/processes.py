"""`ps`, `pidof`, `which` and the network, as far as tools look at them."""

from controllers.virtual_phone.adb.server import LOOPBACK
from controllers.virtual_phone.shell.process import Command, Process

PROGRAMS = "am cmd dumpsys getprop ime input monkey pm screencap settings uiautomator wm".split()
APP_ID, SERVER_ID = 900, 1500


async def ps(process: Process) -> int:
    """What runs: the app in front, and the automation server if it does."""
    front = await process.device.front()
    running = [("root", 1, "init"), ("system", 700, "system_server"), ("u0_a100", APP_ID, front.package)]
    running += [("shell", SERVER_ID, "app_process")] if process.device.automation.running else []
    lines = [f"{user:<12} {pid:>6} {1:>6} 1000000  90000 0                   0 S {name}" for user, pid, name in running]
    return await process.say(
        "\n".join(["USER            PID   PPID     VSZ    RSS WCHAN            ADDR S NAME", *lines])
    )


async def pidof(process: Process) -> int:
    front = await process.device.front()
    return await process.say(str(APP_ID)) if front.package in process.arguments else 1


async def which(process: Process) -> int:
    found = [f"/system/bin/{name}" for name in process.arguments if name in PROGRAMS]
    return await process.say("\n".join(found)) if found else 1


async def addresses(process: Process) -> int:
    """`ip addr` and `ifconfig`: a phone that can be reached on loopback only."""
    return await process.say(f"lo        Link encap:Local Loopback\n          inet addr:{LOOPBACK}  Mask:255.0.0.0")


COMMANDS: dict[str, Command] = {"ifconfig": addresses, "ip": addresses, "pidof": pidof, "ps": ps, "which": which}
