"""Pictures of phones: the page of them, and a run on one, in front of a virtual phone and an adb server of its own."""

from app.demo.phone_example import EXAMPLE
from app.serving.orders import Begin
from tests.pictures.camera import Camera
from tests.pictures.waiting import until, until_still
from ui.models.phones import PhonesModel
from ui.models.sessions import Sessions
from ui.window import MainWindow

LEAD = 10.0
"""Seconds that an action is shown before it happens."""
MOVE = 4
"""The row of the step whose move is shown."""
PHONES = 3
"""The page's place in the rail."""


class PhoneScenes:
    """Plays the scenes in one window."""

    def __init__(self, window: MainWindow, sessions: Sessions, camera: Camera) -> None:
        self._window, self._sessions, self._camera = window, sessions, camera

    def play(self) -> None:
        self._window.go_to(self._window.rail.pages[PHONES])
        model = self._window.findChild(PhonesModel)
        assert model
        self._phones(model)
        assert model.phones
        self._running(model.phones[0].target)

    def _phones(self, model: PhonesModel) -> None:
        model.start_virtual()
        until(lambda: bool(model.phones and model.phones[0].own), model.changed)
        assert model.phones
        model.examine(model.phones[0].serial)
        until(lambda: not model.is_busy("doctor"), model.changed)
        model.pair()
        until(lambda: bool(model.code), model.changed)
        self._camera.take("phones")
        model.stop_pairing()

    def _running(self, target: str) -> None:
        self._sessions.begin(Begin(EXAMPLE, (f"phone={target}",), "plain", lead=LEAD))
        session = self._sessions.all[-1]
        model = session.model
        until(lambda: model.timeline.rowCount() == MOVE and model.state.next is not None, model.changed, seconds=180)
        until_still(session.frame)
        self._camera.take("phone-running")
        model.stop()
        until(lambda: model.phase == "finished", model.changed)
