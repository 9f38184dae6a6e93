"""What the phone knows of its apps."""

from dataclasses import dataclass

from controllers.virtual_phone.settings import AUTOMATION_KEYBOARD

LAUNCHER = "com.android.launcher3"


@dataclass(frozen=True, slots=True)
class App:
    """`system` apps came with the phone; the others were installed."""

    package: str
    label: str
    activity: str = ".MainActivity"
    version: str = "1.0"
    permissions: tuple[str, ...] = ()
    system: bool = True


KEYBOARD_APP = App(AUTOMATION_KEYBOARD.partition("/")[0], "UIAutomator", system=False)
