"""A session led by another program: orders and wishes in, every event out as one line of JSON."""

import queue
import threading
from collections.abc import Callable
from contextlib import ExitStack, closing, nullcontext

from app.brains.choice import brain
from app.engine import Engine
from app.errors import BrainError, UserError
from app.events import Event, Finished, Learned
from app.learning.embedding import lazy_embedding
from app.learning.remembering import Remembering
from app.recording.showing import Showing
from app.records import Records
from app.resuming import cut_off, specs
from app.serving.ahead import Ahead, browser
from app.serving.lean import lean
from app.serving.mirroring import Mirroring
from app.serving.orders import READY, Begin, Order, Watch
from app.serving.practice import Practice
from app.session import Session
from app.settings import Settings, load_settings
from app.supervisors.remote import Remote
from app.target_names import kind, named
from app.targets import opened
from app.wire import to_json
from controllers.errors import ControllerError
from skills.database import DatabaseProblem


class Led:
    """Does one task after the other, and keeps the targets open between them.

    out: takes a line; an OSError from it means that nobody reads any more. complain: takes a sentence.
    """

    def __init__(self, out: Callable[[str], None], complain: Callable[[str], None]) -> None:
        self._out = out
        self._complain = complain
        self._begins: queue.SimpleQueue[tuple[Begin, Remote] | None] = queue.SimpleQueue()
        self._person = Remote(self._stop)
        self._busy = self._stopped = self._ended = False
        self._ahead = Ahead()
        self._mirroring = Mirroring(complain)
        self._practice = Practice(self._tell, complain)
        self._saying = threading.Lock()
        self._targets = ExitStack()
        self._session: Session | None = None
        self._wanted: tuple[object, ...] = ()

    def take(self, order: Order) -> None:
        """Do this, or pass it on to whoever does. Any thread may call."""
        match order:
            case Begin() if self._busy:
                self._complain("A task is under way; stop it first, or wait until it ends.")
            case Begin():
                self._practice.stop()
                self._busy, self._stopped, self._person = True, False, Remote(self._stop)
                self._begins.put((order, self._person))
            case Watch():
                self._mirroring.watch(order)
            case _:
                self._person.take(order)

    def end(self) -> None:
        """Stop what is under way and serve no more. Any thread or signal handler may call."""
        self._ended = True
        self._person.end()
        self._stop()
        self._begins.put(None)

    def serve(self) -> None:
        """Do what is told until the end; nothing that was started is left behind."""
        with closing(self._ahead), closing(self._mirroring), self._targets, closing(self._practice):
            self._ahead.start()
            self._say(READY)
            while (begun := self._begins.get()) and not self._ended:
                self._do(*begun)

    def _do(self, order: Begin, person: Remote) -> None:
        try:
            with Records.open() as records:
                (self._show if order.shown else self._run)(order, person, records)
        except (UserError, ControllerError, BrainError, DatabaseProblem) as problem:
            self._complain(str(problem))
            if self._busy:
                self._tell(Finished("failed", str(problem)))

    def _show(self, order: Begin, person: Remote, records: Records) -> None:
        """Have the person show it by hand."""
        if not order.task.instruction.strip():
            raise UserError("The macro needs a name; say what you are going to show.")
        pages = all(kind(address) == "browser" for address in named(order.on).values())
        eyes = "tree" if pages else None  # pages tell themselves what is done on them
        settings = load_settings(
            headed=order.headed, profile=order.profile or None, attach=order.attach or None, eyes=eyes
        )
        session = self._on_targets(order.on, settings)
        if self._stopped:
            session.stop()
        for event in records.kept(Showing(session, person, records.library).run(order.task)):
            self._tell(event)

    def _run(self, order: Begin, person: Remote, records: Records) -> None:
        with cut_off(order.resume, records) if order.resume else nullcontext() as found:
            task = found.episode.task if found else order.task
            if not task.instruction.strip():
                raise UserError("There is nothing to do; say what, in plain words.")
            settings = load_settings(
                brain=order.brain or (found.episode.brain if found else None),
                headed=order.headed,
                profile=order.profile or None,
                attach=order.attach or None,
            )
            with (
                brain(settings.brain, settings, self._complain) as thinking,
                lazy_embedding(settings.embedding if thinking.model("operator") else "", self._complain) as embedding,
            ):
                session = self._on_targets(specs(found) if found else order.on, settings)
                if self._stopped:
                    session.stop()
                memory = Remembering(records.library, self._complain, embedding)
                engine = Engine(session, thinking, person, lead=max(0.0, order.lead), memory=memory)
                learned: Learned | None = None
                for event in records.kept(engine.run(task, found)):
                    learned = event if isinstance(event, Learned) else learned
                    self._tell(event)
                if learned and settings.practise and not self._wanted_elsewhere:
                    self._practice.begin(engine.episode.id, learned)
                    if self._wanted_elsewhere:  # by an order that came while it began
                        self._practice.stop()

    @property
    def _wanted_elsewhere(self) -> bool:
        """Whether the next task, a stop or the end has been ordered since the run was told to be finished."""
        return self._busy or self._stopped or self._ended

    def _on_targets(self, specs: tuple[str, ...], settings: Settings) -> Session:
        """The session on these targets, free to move: the open one where they are the same or none are named."""
        wanted = (specs, *browser(settings))
        if self._session and (not specs or wanted == self._wanted):
            self._session.again(from_start=bool(specs))
            return self._session
        if not specs:
            raise UserError("Nothing is open to go on with; say where to begin.")
        self._mirroring.follow(None)
        self._session = None
        self._targets.close()
        session = self._targets.enter_context(opened(specs, settings, self._ahead.take))
        session.on_renewed(lambda: self._mirroring.follow(session))
        self._mirroring.follow(session)
        self._session, self._wanted = session, wanted
        return session

    def _stop(self) -> None:
        self._stopped = True
        self._practice.stop()
        if self._session:
            self._session.stop()

    def _tell(self, event: Event) -> None:
        if isinstance(event, Finished):
            self._busy = False
        self._say(to_json(lean(event)))

    def _say(self, line: str) -> None:
        try:
            with self._saying:
                self._out(line)
        except OSError:  # whoever led is gone: what is under way is ended, and still written down
            self.end()
