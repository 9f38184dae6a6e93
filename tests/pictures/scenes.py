"""What the window shows in each picture: real runs in the demo shop, brought to the moment that is wanted."""

from dataclasses import replace

from app.demo.story import Story
from app.serving.orders import Begin
from app.tasks import Mode, Permissions, Task
from controllers.gestures import Keys, Pointer, Text
from perception.screen import Element
from tests.pictures.camera import Camera
from tests.pictures.skill_scenes import SkillScenes
from tests.pictures.waiting import until, until_still
from ui.models.history import HistoryModel
from ui.models.phase import Phase
from ui.models.run import RunModel
from ui.models.sessions import Session, Sessions
from ui.views.history.history_view import HistoryView
from ui.window import MainWindow

LEAD = 10.0
"""Seconds that an action is shown before it happens where that is what the picture is about."""
MOVE = 5
"""The row of the step whose move is shown."""
READ = (
    'open Customers, type "Jörg" in "Search customers", press the Search button, '
    'read the City in the row of "Jörg Möller" as city, answer with city'
)
MOVED = (
    'open Customers, press Edit in the row of "Farid Dubois", type "Quai de la Fosse 12" in Street, '
    'type "44000" in Postcode, type "Nantes" in City, choose "Gold" from Tier, press Save, '
    'wait until "Farid Dubois saved" is shown'
)
DELETE = (
    'open Customers, type "Farid" in "Search customers", press the Search button, '
    'press Delete in the row of "Farid Dubois", press "Delete customer"'
)
SHOWN = "Edit a customer"
SHIP = 'open Orders, choose "Packed" from "Status", press "Mark as shipped"'


class Scenes:
    """Plays the scenes in one window, the quick runs that fill the history first."""

    def __init__(self, window: MainWindow, sessions: Sessions, camera: Camera, shop: str, story: Story) -> None:
        self._window, self._sessions, self._camera = window, sessions, camera
        self._shop, self._story = shop, story

    def play(self) -> None:
        self._asking()
        self._running()
        self._finished()
        self._approving()
        self._recording()
        self._history()
        self._home()

    def play_skills(self) -> None:
        """The pages of skills: of what two runs have taught."""
        self._run_through(self._order(READ))
        self._run_through(self._order(MOVED, "scope", frozenset({"submit"})))
        SkillScenes(self._window, self._camera).play(MOVED)

    def _finished(self) -> None:
        self._run_through(self._order(self._story.words, "scope", self._story.effects))
        self._run_through(self._order(READ))
        self._camera.take("finished")

    def _asking(self) -> None:
        session = self._begun(self._order(SHIP))
        self._reach(session, "asking")
        self._camera.take("asking")
        session.model.answer("1")
        self._reach(session, "finished")

    def _running(self) -> None:
        """Running and taken over are moments of one run."""
        session = self._begun(self._order(MOVED, lead=LEAD))
        model = session.model
        until(lambda: model.timeline.rowCount() == MOVE and model.state.next is not None, model.changed)
        self._camera.take("running")
        model.take_over()
        self._reach(session, "yours")
        self._camera.take("taken-over")
        model.stop()
        self._reach(session, "finished")

    def _recording(self) -> None:
        session = self._begun(replace(self._order(SHOWN), shown=True))
        self._reach(session, "yours")
        model = session.model
        self._press(model, "Customers")
        self._press(model, "Search customers")
        self._type(model, "Farid")
        self._press(model, "Search")
        until(lambda: model.screen is not None and "q=" in model.screen.place.address, model.changed)
        self._press(model, "Edit")
        self._press(model, "Street")
        model.gesture(Keys("Control+A"), model.watching)
        self._type(model, "Quai 12")
        self._press(model, "Save")
        until(lambda: model.screen is not None and not model.screen.place.address.endswith("/edit"), model.changed)
        until_still(session.frame)
        self._camera.take("recording")
        session.model.hand_back()
        self._reach(session, "finished")

    def _type(self, model: RunModel, text: str) -> None:
        for sign in text:
            model.gesture(Text(sign), model.watching)

    def _press(self, model: RunModel, name: str) -> None:
        """As a hand does, once the screen shows it."""

        def there() -> Element | None:
            return next((e for e in model.screen.elements if e.name == name), None) if model.screen else None

        until(lambda: there() is not None, model.changed)
        element, screen = there(), model.screen
        assert element and screen
        x, y = element.box.centre.x / screen.size[0], element.box.centre.y / screen.size[1]
        for do in ("down", "up"):
            model.gesture(Pointer(do, x, y), model.watching)

    def _approving(self) -> None:
        session = self._begun(self._order(DELETE))
        model = session.model
        until(lambda: model.armed, model.changed)
        model.approve()
        until(lambda: not model.armed, model.changed)
        until(lambda: model.armed, model.changed)
        until_still(session.frame)
        self._camera.take("approving")
        model.reject("")
        self._reach(session, "finished")

    def _history(self) -> None:
        self._show(1)
        model, view = self._window.findChild(HistoryModel), self._window.findChild(HistoryView)
        assert model and view
        until(lambda: bool(model.table.runs) and not model.fetching, model.changed)
        view.table.selectRow(0)
        self._camera.take("history")

    def _home(self) -> None:
        self._show(0)
        home = self._window.home
        home.fill(self._order(READ))
        until(lambda: len(home.recent) > 2, home.changed)
        self._camera.take("home")

    def _show(self, place: int) -> None:
        self._window.go_to(self._window.rail.pages[place])

    def _order(
        self, words: str, mode: Mode = "risky", effects: frozenset[str] = frozenset(), lead: float = 0.0
    ) -> Begin:
        return Begin(Task(words, Permissions(mode, effects)), (f"shop={self._shop}",), "plain", lead=lead)

    def _begun(self, order: Begin) -> Session:
        """A new run in its tab; the one before is closed."""
        for session in tuple(self._sessions.all):
            self._sessions.close(session)
        self._sessions.begin(order)
        return self._sessions.all[-1]

    def _run_through(self, order: Begin) -> None:
        self._reach(self._begun(order), "finished")

    def _reach(self, session: Session, phase: Phase) -> None:
        """Wait for the phase, and for the picture that goes with it."""
        until(lambda: session.model.phase == phase, session.model.changed)
        until_still(session.frame, session.model.changed)
