"""Opening a run's targets: at its beginning, after Journeyman was killed, and after the browser was lost."""

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Self

from app.arriving import may_begin
from app.driving import Driving, hand_over
from app.endings import Ended
from app.episode import Episode
from app.events import Event, Intended, Judged, Observed, Paused, Resumed
from app.executor import name
from app.learning.invoking import known
from app.progress import Progress, resumed
from app.proposals import Outcome
from app.questions import whether
from app.running import Running
from app.tasks import OBSERVING
from controllers.actions import Hover, Scroll, Select, SetChecked, SetText, Wait, phrase
from controllers.browser.addresses import origin
from controllers.controller import arrived
from controllers.errors import ControllerError, TargetLost, TargetReturns
from perception.holding import holds
from perception.screen import Element, Observation
from perception.telling import check_in_words

# Done again, these come to the same: what they did to a page was lost with it.
REPEATABLE = (Hover, Scroll, Select, SetChecked, SetText, Wait)
Screens = Mapping[str, Observation]


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A run that was cut off: what is known of it, the last screens, the origins in which it may act, how it got on."""

    episode: Episode
    screens: Screens
    scopes: frozenset[str]
    progress: Progress = field(default_factory=Progress)

    @classmethod
    def of(cls, events: Iterable[Event]) -> Self:
        """As the events tell it, from the very first Started on."""
        events = tuple(events)
        episode, first, last = Episode(), dict[str, str](), dict[str, Observation]()
        for event in events:
            episode.apply(event)
            if isinstance(event, Observed):
                first.setdefault(event.on, event.screen.place.scope)
                last[event.on] = event.screen
        scopes = episode.task.permissions.scopes or frozenset(first.values())
        return cls(episode, last, scopes, resumed(events))

    @property
    def addresses(self) -> dict[str, str]:
        """Where to open its targets."""
        return addresses(dict(self.episode.targets), self.screens)


def addresses(starts: Mapping[str, str], screens: Screens) -> dict[str, str]:
    """Where each target stood last; its start where that is no place that can be opened."""
    places = {on: screen.place for on, screen in screens.items() if screen.place.scope.startswith(("http", "file:"))}
    return {on: places[on].address if on in places else start for on, start in starts.items()}


def begin(run: Running, left: Screens) -> Iterator[Event]:
    """Open the targets; where they then stand is where the run may act, unless it goes on from the screens `left`."""
    run.session.open()
    for on in reversed(run.session.names):
        yield from _first_look(run, on)
    places = frozenset(screen.place.scope for screen in run.screens.values())
    run.scopes = run.scopes or run.episode.task.permissions.scopes or places
    if not (yield from _settled(run)) and (lost := _forgotten(left, run.screens)):
        yield from hand_over(run, f"The page was opened again and has lost {lost}; put it back, then hand back.")


def _first_look(run: Running, on: str) -> Iterator[Event]:
    """Look at a target once it is at rest; for what was learned for the task, as soon as that may begin."""
    start = run.session.starts.get(on, "")
    call = known(run, origin(start)) if start.startswith("http") else None
    if call:
        arrived(run.session.target(on), run.patience)
        seen = run.observe(on)
        if run.screens[on].place.scope == origin(start) and may_begin(call, run.screens[on]):
            yield seen
            return
    yield from run.look(on)


def reopened(run: Running, lost: TargetLost) -> Iterator[Event]:
    """Begin anew where the targets stood, if the person wants that or they come back by themselves. Raises Ended."""
    if not run.session.renewable:
        raise Ended("failed", str(lost))
    if isinstance(lost, TargetReturns):
        yield from _returned(run, lost)
        return
    try:
        wanted = yield from whether(run, "The browser is gone. Open it again and go on?")
    except Ended:
        wanted = False
    if not wanted:
        raise Ended("failed", str(lost))
    run.session.renew(addresses(run.session.starts, run.screens))
    yield from _begun_anew(run)


def _returned(run: Running, lost: TargetReturns) -> Iterator[Event]:
    """Wait until the target is back, and look again: what it shows was not lost with the connection. Raises Ended."""
    yield Paused(str(lost))
    if lost.untouched and run.episode.unsettled:
        yield Judged(Outcome("no change", "the connection broke before anything was touched"))
    try:
        run.session.renew(addresses(run.session.starts, run.screens))
    except ControllerError as problem:
        raise Ended("failed", str(problem)) from problem
    yield Resumed()
    yield from _judged_by_evidence(run)
    yield from _begun_anew(run)


def _judged_by_evidence(run: Running) -> Iterator[Event]:
    """What was under way is done if what was expected of it, and was not there before, is there now."""
    move = run.episode.unsettled.move if run.episode.unsettled else None
    if move is None or move.expect is None or move.on not in run.screens:
        return
    before = run.screens[move.on]
    yield from run.look(move.on)
    if not holds(move.expect, before, before) and holds(move.expect, before, run.screens[move.on]):
        yield Judged(Outcome("worked", check_in_words(move.expect)))


def _begun_anew(run: Running) -> Iterator[Event]:
    if run.episode.driven:
        yield from Driving(run).break_off()
    left = dict(run.screens)
    run.screens.clear()
    yield from begin(run, left)


def _settled(run: Running) -> Generator[Event, None, bool]:
    """Have the person say how the move turned out that was under way; never simply done again.

    The generator's value says whether it was done.
    """
    move = run.episode.unsettled
    if move is None or move.risk == OBSERVING or isinstance(move.move.action, REPEATABLE):
        return False
    done = yield from whether(run, f"This was about to happen when the run was cut off: {_words(move)}. Was it done?")
    yield Judged(Outcome("worked", "you said yes") if done else Outcome("no change", "you said no"))
    return done


def _words(intended: Intended) -> str:
    words = phrase(intended.move.action)
    return words if intended.move.aim is None else f"{words} {intended.target}"


def _forgotten(left: Screens, now: Screens) -> str:
    """The fields whose contents were lost, in words; "" when none were. Passwords cannot be told."""
    lost: list[str] = []
    for on, screen in now.items():
        if on in left and left[on].place.address == screen.place.address:
            there = {_identity(element) for element in screen.elements}
            gone = Counter(map(_contents, left[on].elements)) - Counter(map(_contents, screen.elements))
            lost += [name(e) for e in left[on].elements if _contents(e) in gone and _identity(e) in there]
    return ", ".join(dict.fromkeys(lost))


def _identity(element: Element) -> tuple[str, ...]:
    return element.role, element.name, element.label


def _contents(element: Element) -> tuple[object, ...]:
    """What a person puts into an element, with the element."""
    value = element.value if element.editable else ""
    return *_identity(element), value, element.states & {"checked", "unchecked"}
