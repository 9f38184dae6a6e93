"""The desktop as a target: the screen of the session that Journeyman runs in."""

from collections.abc import Mapping

from app.errors import UserError
from controllers.controller import Controller
from controllers.desktop.finding import find_screen
from controllers.desktop.target import DesktopTarget


class Desktop:
    """Opens the one desktop there is, as it stands."""

    def open(self, starts: Mapping[str, str]) -> Mapping[str, Controller]:
        """The desktop. Raises UserError when it is named twice, ControllerError when there is none."""
        if len(starts) > 1:
            raise UserError("There is one desktop; name it once with --on desktop.")
        return {name: DesktopTarget(find_screen()) for name in starts}

    def renew(self, starts: Mapping[str, str], lost: Mapping[str, Controller]) -> Mapping[str, Controller]:
        """The desktop of a session that was begun again."""
        for target in lost.values():
            target.close()
        return self.open(starts)

    def close(self) -> None:
        """Nothing was started for it."""
