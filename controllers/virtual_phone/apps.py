"""What the phone knows of its apps."""

from dataclasses import dataclass
from typing import Self

from controllers.virtual_phone.settings import AUTOMATION_KEYBOARD
from controllers.virtual_phone.world.database import ASSETS
from controllers.virtual_phone.world.packages import Package


@dataclass(frozen=True, slots=True)
class App:
    """`activity`: the one that its `icon` opens. `system` apps came with the phone; the others were installed."""

    package: str
    activity: str = ".MainActivity"
    version: str = "1.0"
    permissions: tuple[str, ...] = ()
    system: bool = True
    icon: bool = True

    @classmethod
    def of(cls, package: Package) -> Self:
        """The app of the phone's world."""
        system = package.folder.is_relative_to(ASSETS)
        return cls(package.package, package.activities[0].name, package.version, package.permissions, system)

    @property
    def component(self) -> str:
        return f"{self.package}/{self.activity}"


KEYBOARD_APP = App(AUTOMATION_KEYBOARD.partition("/")[0], system=False, icon=False)
