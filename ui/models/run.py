"""One run as the window follows it: what is going on, and what the person can wish for in each phase."""

from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from app.episode import Episode
from app.events import Asked, Decided, Event, Finished, HandedBack, Paused, Resumed, Reviewed, Started, Told, TookOver
from app.executor import MASK
from app.proposals import Amend, Approve, Move, Reject, TakenOver, Verdict
from app.serving.orders import Begin
from app.supervision import Hand, HandBack, HumanMove, Pause, Record, Resume, Rule, Stop, TakeOver, Tell, Wish
from app.tasks import Task, Turn
from controllers.actions import Action
from controllers.gestures import Gesture
from perception.screen import Element, Observation
from ui.models.amending import amended
from ui.models.phase import OVER, Phase
from ui.models.run_state import RunState
from ui.models.sight import Sight
from ui.models.timeline import TimelineModel

ARMING = 1000
"""Milliseconds that a question must have been seen, without a break, before it can be approved."""
TWICE = 600
"""Milliseconds within which a second Escape stops the run."""
ANSWERS_NONE = -1
SETTLED: dict[str, tuple[type, ...]] = {
    "pause": (Paused, TookOver),
    "resume": (Resumed,),
    "take over": (TookOver,),
    "hand back": (HandedBack,),
    "word": (Reviewed, Told, Decided, Asked),
    "stop": (),
}
"""What each wish waits for; the end of the run settles every one."""


class RunModel(QObject):
    """Takes the events of one session's runs in. A wish that makes no sense in the present phase is not sent.

    order: what the run was begun with; made up from its first event where nothing else is known.
    unbegun: what is asked of the engine and has not begun yet.
    pending: the wish that was sent and has not shown an effect yet, a key of SETTLED, or "".
    armed: whether the move that waits for a word can be approved by now: it was in sight for long enough.
    sentences: what was said to the person beside the events.
    """

    changed = Signal()
    """Some state below changed; at most one per turn of the event loop."""
    wished = Signal(object)
    """A Wish for the engine."""
    begun = Signal(object)
    """A Begin for the engine: a follow-up in the same session, the same again, or going on with a lost run."""
    watched = Signal(object)
    """The names of the targets whose live pictures are wanted from now on: those in `sight`."""

    def __init__(self, parent: QObject | None = None, *, order: Begin | None = None, arming: int = ARMING) -> None:
        super().__init__(parent)
        self.state = RunState()
        self.timeline = TimelineModel(self)
        self.sentences: list[str] = []
        self.pending = ""
        self.armed = False
        self.arming = arming
        self.gone = ""
        self._order = self.unbegun = order
        self.sight = Sight(self.state)
        self._shown: tuple[str, ...] = ()
        self._in_sight = False
        self._escaped = QElapsedTimer()
        self._arm = QTimer(self, singleShot=True, interval=arming)
        self._arm.timeout.connect(self._armed)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.changed)

    @property
    def phase(self) -> Phase:
        return self.state.phase

    @property
    def episode(self) -> Episode:
        return self.state.episode

    @property
    def order(self) -> Begin:
        """What would begin this run anew, on fresh targets."""
        episode = self.episode
        known = self._order or Begin(episode.task, brain=episode.brain)
        places = known.on or tuple(f"{name}={address}" for name, address in episode.targets)
        return replace(known, task=episode.task if episode.id else known.task, on=places, resume="")

    @property
    def watching(self) -> str:
        """The target that is shown, or the one of them that is told of."""
        return self.sight.one

    @property
    def screen(self) -> Observation | None:
        """The latest look at the target that is shown."""
        return self.state.screens.get(self.watching)

    @property
    def arming_left(self) -> int:
        """Milliseconds until the move that waits can be approved; 0 while nothing is being armed."""
        return max(0, self._arm.remainingTime())

    @property
    def dialog(self) -> tuple[Element, ...]:
        """The controls of the page's own dialog (alert, confirm, prompt) that is open; no picture shows it."""
        screen = self.screen
        return tuple(e for e in screen.elements if e.interactive) if screen and screen.blocked else ()

    def take(self, event: Event) -> None:
        """Take one event in."""
        before = self.state.next
        self.state.apply(event)
        self.timeline.take(event)
        if isinstance(event, Started | Finished):
            self.unbegun = None
        if isinstance(event, (*SETTLED.get(self.pending, ()), Started, Finished)):
            self.pending = ""
        if self.phase != "approving":
            self._disarm()
        elif self.state.next is not before:
            self._arm_anew()
        self._follow()
        self._touch()

    def show(self, in_sight: bool) -> None:
        """Whether a person can see this run; what is not seen cannot be approved, and must be seen anew."""
        if in_sight != self._in_sight:
            self._in_sight = in_sight
            self._arm_anew()
            self._touch()

    def say(self, sentence: str) -> None:
        """A sentence for the person."""
        self.sentences.append(sentence)
        self._touch()

    def lose(self, sentence: str) -> None:
        """The engine is gone. A run that had finished stays finished."""
        self.gone, self.pending = sentence, ""
        self._disarm()
        if self.phase != "finished":
            self.state.lose()
        self._touch()

    def approve(self) -> None:
        if self.armed:
            self._rule(Approve())

    def reject(self, reason: str) -> None:
        """Not this; with a reason the agent looks for another way, without one the run ends."""
        self._rule(Reject(reason.strip()))

    def amend(self, text: str, element: int = 0) -> None:
        """Do it with this text instead, and on another element unless 0. A text that was masked must be given anew."""
        if self.state.next and text != MASK:
            self._rule(Amend(amended(self.state.next.move, text, element)))

    def do_it_myself(self) -> None:
        self._rule(TakenOver())

    def answer(self, text: str) -> None:
        """Answer the question that waits."""
        if self.state.asked and text.strip():
            self._wish(Tell(text.strip(), self.state.asked.number), "word")

    def tell(self, text: str) -> None:
        """Say something in mid-run, which is no answer to a question that comes up meanwhile."""
        if self.phase not in (*OVER, "starting") and text.strip():
            self.wished.emit(Tell(text.strip(), ANSWERS_NONE))

    def pause(self) -> None:
        if self.phase in ("working", "thinking"):
            self._wish(Pause(), "pause")

    def resume(self) -> None:
        if self.phase == "paused":
            self._wish(Resume(), "resume")

    def stop(self) -> None:
        if self.phase not in OVER:
            self._wish(Stop(), "stop")

    def escape(self) -> bool:
        """Escape was pressed; the second within a moment stops the run. Returns whether it did."""
        twice = self._escaped.isValid() and self._escaped.elapsed() <= TWICE
        self._escaped.start()
        if twice:
            self.stop()
        return twice

    def take_over(self) -> None:
        if self.phase == "approving":
            self.do_it_myself()
        elif self.phase in ("working", "thinking", "paused"):
            self._wish(TakeOver(), "take over")

    def record(self) -> None:
        """What the person does from now on becomes steps of the run."""
        if self._driving:
            self._wish(Record(), "take over")

    def hand_back(self) -> None:
        if self.phase == "yours":
            self._wish(HandBack(), "hand back")

    def gesture(self, gesture: Gesture, on: str) -> None:
        """The person's own mouse and keys on a target, while they drive."""
        if self._driving:
            self.wished.emit(Hand(on, gesture))

    def act(self, action: Action, element: int) -> None:
        """The person's own action on an element, while they drive."""
        if self._driving:
            self.wished.emit(HumanMove(Move(self.watching, action, element)))

    def watch(self, on: str) -> None:
        """Show this target from now on, whatever happens on the others."""
        self.sight.chosen = on
        self._follow()
        self._touch()

    def show_all(self, all_of_them: bool) -> None:
        """Show the targets side by side, or one of them."""
        self.sight.beside = all_of_them
        self._follow()
        self._touch()

    def go_on(self, instruction: str) -> None:
        """A further task in the same session, which may refer to this one."""
        if self.phase == "finished" and instruction.strip():
            task = self.episode.task
            turn = Turn(task.instruction, self.episode.answer or self.episode.sentence)
            further = Task(instruction.strip(), task.permissions, task.limits, (*task.earlier, turn))
            self._begin(replace(self.order, task=further, on=self.order.on if self.gone else (), shown=False))

    def again(self) -> None:
        """The same task from the start."""
        if self.phase == "finished":
            self._begin(self.order)

    def resume_lost(self) -> None:
        """Go on where the engine was lost, with a new one; what had not begun yet is begun."""
        if self.phase == "lost":
            self._begin(self.unbegun or replace(self.order, resume=self.episode.id))

    @property
    def _driving(self) -> bool:
        return self.phase == "yours" and self.pending not in ("hand back", "stop")

    def _begin(self, order: Begin) -> None:
        self._order = replace(order, on=self.order.on, resume="")
        self.unbegun = replace(order, on=self.order.on)  # another engine has no targets open
        self.state.phase, self.gone, self.pending = "starting", "", ""
        self.begun.emit(order)
        self._touch()

    def _rule(self, verdict: Verdict) -> None:
        if self.phase == "approving" and self.state.next:
            self._wish(Rule(verdict, self.state.next.decision.number), "word")
            self._disarm()

    def _wish(self, wish: Wish, pending: str) -> None:
        if self.pending not in (pending, "stop"):
            self.pending = pending
            self.wished.emit(wish)
            self._touch()

    def _armed(self) -> None:
        self.armed = True
        self._touch()

    def _arm_anew(self) -> None:
        self._disarm()
        if self._in_sight and self.phase == "approving" and self.pending != "word":
            self._arm.start()

    def _disarm(self) -> None:
        self.armed = False
        self._arm.stop()

    def _follow(self) -> None:
        if self._shown != self.sight.shown:
            self._shown = self.sight.shown
            self.watched.emit(self._shown)

    def _touch(self) -> None:
        if not self._soon.isActive():
            self._soon.start()
