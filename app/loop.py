"""The loop: observe, plan, propose, move, note (Mobile-Agent-E, arXiv 2501.11733); one move is in `app.moves`.

A generator of events with no user interface, storage or policy in it. Nothing moves between two events
without the consumer having taken the first.
"""

from collections.abc import Generator, Iterator

from app.endings import asked_nobody, out_of_limits, unsupported
from app.events import Answered, Asked, Event, Noted, Planned, Proposed, Told, TookOver
from app.moves import Moves
from app.proposals import Act, Answer, Ask, HandOver, Note, Wanted
from app.roles import manager, notetaker, operator
from app.running import Running
from app.supervision import NobodyThere
from app.wishes import heed, until_handed_back


def loop(run: Running) -> Iterator[Event]:
    """Run until the answer. Raises Ended for every other ending, Stopped when stopped."""
    moves, doubted = Moves(run), False
    yield from _begin(run)
    while True:
        yield from _heed(run)
        out_of_limits(run.episode)
        yield from _plan(run)
        proposal = (yield from run.thought("operator", operator.propose)).proposal
        if isinstance(proposal, Ask) and (news := run.news()):
            yield news  # the screen was not done yet: look again before a person's time is taken
            continue
        yield Proposed(run.told(proposal) if isinstance(proposal, Act) else proposal)
        match proposal:
            case Act():
                yield from _act(proposal, moves)
            case Ask(question, candidates):
                yield from _ask(run, question, candidates)
            case HandOver(reason):
                yield from _hand_over(run, reason)
            case Answer(text, claims):
                if not (invented := [claim for claim in claims if claim not in run.episode.notes]):
                    yield Answered(text, claims)
                    return
                if doubted:
                    raise unsupported(invented)
                doubted = True


def _begin(run: Running) -> Iterator[Event]:
    """Open the targets; where they then stand is where the run may act."""
    run.session.open()
    for name in reversed(run.session.names):
        yield from run.look(name)
    places = frozenset(screen.place.scope for screen in run.screens.values())
    run.scopes = run.episode.task.permissions.scopes or places


def _heed(run: Running) -> Iterator[Event]:
    """Wishes first; after any of them the screen may be another one."""
    heeded = False
    for event in heed(run.supervisor, run.human):
        heeded = True
        yield event
    if heeded:
        yield from run.look(run.episode.on)


def _plan(run: Running) -> Iterator[Event]:
    if why := manager.due(run.episode):
        plan = yield from run.thought("manager", manager.plan)
        yield Planned(plan.subgoals, why)


def _act(act: Act, moves: Moves) -> Iterator[Event]:
    """The moves in order until one does not work, then the notes."""
    run = moves.run
    if act.on != run.episode.on or act.on not in run.screens:
        yield from run.look(act.on)
    for move in act.moves:
        if not (yield from moves.make(move, act)):
            return
    for wanted in act.wanted:
        try:
            yield Noted((yield from _read(run, wanted, act.on)))
        except notetaker.NotThere as problem:
            yield from _ask(run, f"I cannot read {wanted.name}: {problem}", ())
            return


def _read(run: Running, wanted: Wanted, on: str) -> Generator[Event, None, Note]:
    """What is wanted, from its element or else from the whole screen. Raises notetaker.NotThere."""
    if wanted.aim is not None:
        return notetaker.take(wanted, run.screens[on])
    reading = yield from run.thought("notetaker", notetaker.search(wanted))
    return notetaker.held(wanted, reading, run.screens[on])


def _ask(run: Running, question: str, candidates: tuple[str, ...]) -> Iterator[Event]:
    yield Asked(question, candidates)
    yield Told(run.answer(question, candidates))
    yield from run.look(run.episode.on)


def _hand_over(run: Running, reason: str) -> Iterator[Event]:
    yield TookOver(reason)
    try:
        yield from until_handed_back(run.supervisor, run.human)
    except NobodyThere:
        raise asked_nobody(reason, ()) from None
    yield from run.look(run.episode.on)
