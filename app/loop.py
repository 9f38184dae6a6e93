"""The loop: observe, plan, propose, move, note (Mobile-Agent-E, arXiv 2501.11733); one move is in `app.moves`.

A generator of events with no user interface, storage or policy in it. Nothing moves between two events
without the consumer having taken the first.
"""

from collections.abc import Generator, Iterable, Iterator

from app.driving import Driving, hand_over
from app.endings import out_of_limits, unsupported
from app.events import Answered, Event, Noted, Planned, Proposed
from app.moves import Moves
from app.proposals import Act, Answer, Ask, HandOver, Note, Wanted
from app.questions import answer
from app.roles import manager, notetaker, operator
from app.running import Running
from app.wishes import heed


def loop(run: Running) -> Iterator[Event]:
    """Run, on open targets, until the answer. Raises Ended for every other ending, Stopped when stopped."""
    moves, doubted = Moves(run), False
    while True:
        yield from _heed(run)
        out_of_limits(run.episode)
        yield from _plan(run)
        if run.brain.model("operator") and run.screens[run.episode.on].loading:
            yield from run.look(run.episode.on)  # a call costs more than a moment's wait
        proposal = (yield from run.thought("operator", operator.propose)).proposal
        told = run.told(proposal)
        if isinstance(proposal, Ask) and (news := run.news()):
            yield news  # the screen was not done yet: look again before a person's time is taken
            continue
        if not isinstance(proposal, Act) and (yield from _heed(run)):
            continue  # said before the question was put, it is no answer to it
        yield Proposed(told)
        if isinstance(proposal, Act):
            yield from _act(proposal, moves)
            continue
        match told:
            case Ask(question, candidates):
                yield from _ask(run, question, candidates)
            case HandOver(reason):
                yield from hand_over(run, reason)
            case Answer(text, claims, wanted):
                if not (yield from _note(run, wanted, run.episode.on)):
                    continue
                if not (invented := [claim for claim in claims if claim not in run.episode.notes]):
                    yield Answered(text, claims)
                    return
                if doubted:
                    raise unsupported(invented)
                doubted = True


def _heed(run: Running) -> Generator[Event, None, bool]:
    """Wishes first; after any of them the screen may be another one. The value says whether there were any."""
    heeded = yield from heed(run.supervisor, Driving(run))
    if heeded != "nothing":
        yield from run.look(run.episode.on)
    return heeded != "nothing"


def _plan(run: Running) -> Iterator[Event]:
    if why := manager.due(run.episode):
        short = manager.short(run.episode) if run.brain.model("manager") else None
        plan = short or (yield from run.thought("manager", manager.plan))
        yield Planned(plan.subgoals, why)


def _act(act: Act, moves: Moves) -> Iterator[Event]:
    """What was read already, the moves in order until one does not work, then the other notes."""
    run = moves.run
    if not (yield from _note(run, [wanted for wanted in act.wanted if wanted.text], run.episode.on)):
        return
    if act.on != run.episode.on or act.on not in run.screens:
        yield from run.look(act.on)
    for move in act.moves:
        if not (yield from moves.make(move, act)):
            return
    yield from _note(run, [wanted for wanted in act.wanted if not wanted.text], act.on)


def _note(run: Running, everything: Iterable[Wanted], on: str) -> Generator[Event, None, bool]:
    """Note what is wanted; the generator's value says whether all of it was there. The first that is not is asked."""
    for wanted in everything:
        try:
            yield Noted((yield from _read(run, wanted, on)))
        except notetaker.NotThere as problem:
            yield from _ask(run, f"I cannot read {wanted.name}: {problem}", ())
            return False
    return True


def _read(run: Running, wanted: Wanted, on: str) -> Generator[Event, None, Note]:
    """What is wanted: as read already, from its element or from the whole screen. Raises notetaker.NotThere."""
    if wanted.text:
        return notetaker.held(wanted, notetaker.Reading(wanted.text), run.screens[on])
    if wanted.aim is not None:
        return notetaker.take(wanted, run.screens[on])
    reading = yield from run.thought("notetaker", notetaker.search(wanted))
    return notetaker.held(wanted, reading, run.screens[on])


def _ask(run: Running, question: str, candidates: tuple[str, ...]) -> Iterator[Event]:
    yield from answer(run, question, candidates)
    yield from run.look(run.episode.on)
