"""The desktop as a target: the screen of the session that Journeyman runs in."""

from collections.abc import Mapping

from app.asking import truce_file
from app.errors import UserError
from controllers.controller import Controller
from controllers.desktop.finding import find_screen
from controllers.desktop.target import DesktopTarget
from controllers.desktop.truce import Truce


class Desktop:
    """Opens the one desktop there is, as it stands."""

    def open(self, starts: Mapping[str, str]) -> Mapping[str, Controller]:
        """The desktop. Raises ControllerError when there is none, UserError when it is named twice."""
        if len(starts) > 1:
            raise UserError("There is one desktop; name it once with --on desktop.")
        return {name: DesktopTarget(find_screen(), Truce(truce_file())) for name in starts}

    def renew(self, starts: Mapping[str, str], lost: Mapping[str, Controller]) -> Mapping[str, Controller]:
        """The desktop of a session that was begun again."""
        for target in lost.values():
            target.close()
        return self.open(starts)

    def close(self) -> None:
        """Nothing was started for it."""
