"""What automation starts on the phone: the server of uiautomator2, and Android's own dump."""

from controllers.virtual_phone.shell.process import Command, Process
from controllers.virtual_phone.uiautomator.hierarchy import to_xml

SERVER = "com.wetest.uia2.Main"
PORT = 9008
TERMINAL = "/dev/tty"
DUMP = "/sdcard/window_dump.xml"


async def app_process(process: Process) -> int:
    """The server of uiautomator2, until it is stopped or its shell hangs up. Only one can be there."""
    device = process.device
    if SERVER not in process.arguments or device.files.read(process.environment.get("CLASSPATH", "")) is None:
        return await process.fail(f"Error: Could not find or load main class {' '.join(process.arguments[1:2])}")
    if device.automation.running:
        return await process.fail("java.lang.IllegalStateException: UiAutomationService already registered!")
    port = process.option("-p") or str(PORT)
    await process.say(f"[server] INFO: http server listening on *:{port}")
    await device.automation.serve_until(process.hung_up, int(port) if port.isdigit() else PORT)
    return 0


async def uiautomator(process: Process) -> int:
    """`uiautomator dump [FILE]`; impossible while another automation has the screen."""
    if process.arguments[:1] != ["dump"]:
        return await process.fail("Usage: uiautomator <subcommand> [options]")
    if process.device.automation.running:
        return await process.fail("ERROR: could not get idle state.")
    path = next((word for word in process.arguments[1:] if word.startswith("/")), DUMP)
    windows = await process.device.windows()
    dump = to_xml([window.root for window in windows if window.active], process.device.screen.rotation)
    if path == TERMINAL:
        await process.write(dump.encode())
    else:
        process.device.files.write(path, dump.encode())
    return await process.say(f"UI hierchary dumped to: {path}")  # Android spells it so


COMMANDS: dict[str, Command] = {"app_process": app_process, "uiautomator": uiautomator}
