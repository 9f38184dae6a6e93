"""The loop: observe, plan, propose, move, note (Mobile-Agent-E, arXiv 2501.11733); one move is in `app.moves`.

A generator of events with no user interface, storage or policy in it. Nothing moves between two events
without the consumer having taken the first.
"""

from collections.abc import Generator, Iterator, Mapping, Sequence

from app.answering import Answering
from app.driving import Driving, hand_over
from app.endings import Ended, end_if_nothing_to_do, end_if_out_of_limits
from app.events import Event, Healed, LookedUp, Proposed
from app.executor import meant
from app.learning.invoking import Invoking
from app.left_out import ANSWER, LeftOut
from app.moves import Moves
from app.planning import planned
from app.proposals import Act, Answer, Ask, GiveUp, HandOver, Invoke, LookUp, Move, Wanted
from app.questions import answer
from app.reading import noted
from app.roles import operator
from app.roles.operator import Choice
from app.running import Running
from app.transcript import in_words
from app.wishes import heed
from perception.changes import Change, changes, urgent
from perception.geometry import Box
from perception.looking import expand, find
from perception.rendering import line
from perception.screen import Observation

UNDONE = "what came before was not done or did not work"
COVERED = "it is covered by what came up"
UNSEEN = "no effect of what was done was seen"


def loop(run: Running) -> Iterator[Event]:
    """Run, on open targets, until the answer. Raises Ended for every other ending, Stopped when stopped."""
    end_if_nothing_to_do(run.episode)
    moves, answering = Moves(run), Answering(run)
    invoking = Invoking(run, lambda act: _act(act, moves))
    if (yield from invoking.same_task(answering)):
        return
    while True:
        yield from _heed(run)
        end_if_out_of_limits(run.episode)
        yield from planned(run)
        choice = yield from _chosen(run)
        if choice is None:
            continue
        told = run.told(choice.proposal)
        yield from answering.told(choice)
        yield Proposed(told)
        if isinstance(choice.proposal, Act):
            doubt = yield from _act(choice.proposal, moves)
            if doubt is not None and isinstance(told, Act) and (yield from _ended(run, told, answering, doubt)):
                return
            continue
        match told:
            case Ask(question, candidates):
                yield from _ask(run, question, candidates)
            case HandOver(reason):
                yield from hand_over(run, reason)
            case GiveUp(reason):
                raise Ended("failed", reason)
            case LookUp():
                yield _look_up(run, told)
            case Invoke(shortcut, arguments):
                yield from invoking.invoked(shortcut, dict(arguments))
            case Answer(wanted=wanted):
                if (yield from _note(run, wanted, run.episode.on)) and (yield from answering.taken(told)):
                    return


def _chosen(run: Running) -> Generator[Event, None, Choice | None]:
    """What the Operator says to the present screen; None where that has changed, or the person has said something."""
    if run.brain.model("operator") and run.screens[run.episode.on].loading:
        yield from run.look(run.episode.on)  # a call costs more than a moment's wait
    choice = yield from run.thought("operator", operator.propose)
    if isinstance(choice.proposal, Ask) and (news := run.news()):
        yield news  # the screen was not done yet: look again before a person's time is taken
        return None
    if not isinstance(choice.proposal, Act) and (yield from _heed(run)):
        return None  # said before the question was put, it is no answer to it
    return choice


def _heed(run: Running) -> Generator[Event, None, bool]:
    """Wishes first; after any of them the screen may be another one. The value says whether there were any."""
    heeded = yield from heed(run.supervisor, Driving(run))
    if heeded != "nothing":
        yield from run.look(run.episode.on)
    return heeded != "nothing"


def _act(act: Act, moves: Moves) -> Generator[Event, None, str | None]:
    """What was read already, the moves in order until one does not work, then the other notes.

    Its value is None where not all of it worked; else the objection to ending the task with it, "" for none.
    """
    run, doubt = moves.run, UNSEEN
    if not (yield from _note(run, tuple(wanted for wanted in act.wanted if wanted.text), run.episode.on)):
        return None
    if act.on != run.episode.on or act.on not in run.screens:
        yield from run.look(act.on)
    if act.mend:
        yield run.observe(act.on, picture=True)
        yield Healed(act.on, act.mend)
    decided_on = dict(run.screens)
    for number, move in enumerate(act.moves):
        before = run.screens[move.on]
        if number and _is_covered(move, decided_on[move.on], before):
            yield from _left_out(run, act.moves[number:], decided_on, COVERED)
            return None
        if not (yield from moves.make(number, act, decided_on[move.on])):
            yield from _left_out(run, act.moves[number + 1 :], decided_on, UNDONE)
            return None
        if act.answer is not None:
            doubt = _doubt(move, changes(before, run.screens[move.on]))
    if act.mend:
        yield run.observe(act.on, picture=True)
    noted = yield from _note(run, tuple(wanted for wanted in act.wanted if not wanted.text), act.on)
    return doubt if noted else None


def _is_covered(move: Move, decided_on: Observation, screen: Observation) -> bool:
    """Whether what it is aimed at lies behind something that was not there yet when that was decided."""
    aimed = screen.element(move.aim) if isinstance(move.aim, int) else None
    if aimed is None or aimed.visibility != "covered":
        return False
    return any(e.box.overlap(aimed.box) > 0 for e in screen.shown if decided_on.element(e.number) is None)


def _left_out(run: Running, rest: Sequence[Move], decided_on: Mapping[str, Observation], why: str) -> Iterator[LeftOut]:
    """That the rest of an act is left out, in words and without secrets."""
    if told := [in_words(*meant(each, decided_on[each.on])) for each in rest]:
        yield LeftOut(tuple(map(run.secrets.masked, told)), why)


def _doubt(move: Move, change: Change) -> str:
    """What speaks against an end with this move: that something asks for attention, or that no effect was seen."""
    return _urgent(change) or ("" if change or move.expect is not None else UNSEEN)


def _urgent(change: Change) -> str:
    """What of it asks for attention, in words; "" for nothing."""
    return next((f"{line(element)} asks for attention" for element in urgent(change)), "")


def _ended(run: Running, act: Act, answering: Answering, doubt: str) -> Generator[Event, None, bool]:
    """Whether an act that worked ends the task by the answer that came with it; else it is told why not."""
    if act.answer is None:
        return False
    against = doubt or answering.lacking(act.answer) or (yield from _late(run, act.on))
    if against:
        yield LeftOut((ANSWER,), against)
        return False
    return (yield from answering.taken(act.answer))


def _late(run: Running, on: str) -> Generator[Event, None, str]:
    """What speaks against an end only a moment after an act was seen to work, such as a "Pay now?" that comes up."""
    before = run.screens[on]
    yield from run.look(on)
    if came := _urgent(changes(before, run.screens[on])):
        return came
    if run.screens[on].loading:
        return "the screen is still loading"
    return "the person had something to say" if (yield from _heed(run)) else ""


def _look_up(run: Running, wanted: LookUp) -> LookedUp:
    """Answer from the screen as it was last seen, or as it is where it was too big to be read whole."""
    screen = run.whole(run.episode.on)
    element = screen.element(wanted.element)
    if wanted.picture:
        part = element.box if element else Box(0, 0, *screen.size)
        return LookedUp(f"the picture of {wanted.element or 'the screen'}", "it is shown", part)
    if wanted.element:
        return LookedUp(f"all of {wanted.element}", expand(wanted.element, screen))
    return LookedUp(f'"{wanted.words}"', find(wanted.words, screen))


def _note(run: Running, everything: tuple[Wanted, ...], on: str) -> Generator[Event, None, bool]:
    """Note what is wanted; the generator's value says whether all of it was there.

    Of the first that is not, a model hears, so that it looks elsewhere; the person only when that was in vain.
    """
    unread = yield from noted(run, everything, on)
    if unread is None:
        return True
    if run.brain.model("operator") and unread.name not in run.unread:
        run.unread.add(unread.name)
        yield LeftOut((f'the note "{unread.name}"',), unread.why)
    else:
        yield from _ask(run, f"I cannot read {unread.name}: {unread.why}", ())
    return False


def _ask(run: Running, question: str, candidates: tuple[str, ...]) -> Iterator[Event]:
    yield from answer(run, question, candidates)
    yield from run.look(run.episode.on)
