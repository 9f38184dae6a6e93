"""Going on by a Shortcut in the middle of a run: its steps pass the same policy, executor and checks as any others."""

from collections.abc import Callable, Generator, Iterator, Mapping

from app.answering import Answering
from app.constraints import stated
from app.driving import Driving
from app.endings import Ended, end_if_out_of_limits
from app.errors import BrainError, UserError
from app.events import Event, Proposed
from app.invocations import Invoked, Returned
from app.learning.memory import Call
from app.proposals import Act, Answer
from app.roles import operator
from app.running import Running
from app.wishes import heed


def known(run: Running, scope: str) -> Call | None:
    """What was learned in that place for the very task of a run that has done nothing yet. Raises UserError.

    A task with conditions is thought about anew, and so is one that may refer to an earlier one, unless it calls a
    Shortcut by its name.
    """
    task = run.episode.task
    if run.episode.attempts or stated(task.instruction):
        return None
    return run.memory.same(task.instruction, scope, named=bool(task.earlier))


class Invoking:
    """Follows Shortcuts in one run. act: how an act is done."""

    def __init__(self, run: Running, act: Callable[[Act], Iterator[Event]]) -> None:
        self._run = run
        self._act = act

    def same_task(self, answering: Answering) -> Generator[Event, None, bool]:
        """Do the whole task by what was learned for it; the generator's value says whether it is done."""
        run = self._run
        if run.episode.invoked:  # the run was cut off there
            yield from self._returned("it was cut off")
        call = known(run, run.screens[run.episode.on].place.scope)
        answer = (yield from self.followed(call)) if call else None
        if answer is None:
            return False
        yield Proposed(answer)
        return (yield from answering.taken(answer))

    def invoked(self, name: str, given: Mapping[str, str]) -> Iterator[Event]:
        """Do a part of the task by a Shortcut that the brain has chosen; what it answers is for the brain to use."""
        try:
            task = self._run.episode.task.instruction
            call = self._run.memory.call(name, given, "the brain has chosen it", task)
        except UserError as problem:
            yield Invoked(name, 0, tuple(given.items()), "the brain has chosen it")
            yield Returned(False, str(problem))
            return
        yield from self.followed(call)

    def followed(self, call: Call) -> Generator[Event, None, Answer | None]:
        """Follow it to its end; the generator's value is what it answers, None where it did not work.

        A brain without a model would begin the task anew: where something has been changed by then, the run ends
        instead. Raises Ended, Stopped.
        """
        run, kept = self._run, call.kept
        follower = call.follower(run.patience)
        usual = run.brain, run.judge
        yield Invoked(kept.name, kept.version, tuple(call.values.items()), call.why)
        run.brain, run.judge = follower, follower.judge
        answer, problem = None, ""
        try:
            answer = yield from self._steps()
        except (BrainError, UserError) as halted:
            problem = str(halted)
        except Ended as end:
            if end.ending != "failed":
                raise
            problem = end.sentence
        finally:
            run.brain, run.judge = usual
        yield from self._returned(problem)
        return answer

    def _steps(self) -> Generator[Event, None, Answer]:
        run = self._run
        while True:
            if (yield from heed(run.supervisor, Driving(run))) != "nothing":
                yield from run.look(run.episode.on)
            end_if_out_of_limits(run.episode)
            choice = yield from run.thought("operator", operator.propose)
            proposal = run.told(choice.proposal)
            if isinstance(proposal, Answer):
                return proposal
            if not isinstance(choice.proposal, Act):
                raise BrainError("It has come to a question, which nobody was to be asked.")
            yield Proposed(proposal)
            yield from self._act(choice.proposal)

    def _returned(self, problem: str) -> Iterator[Event]:
        yield Returned(not problem, problem)
        if problem and not self._run.brain.model("operator") and self._run.episode.spending.run.effects:
            raise Ended("failed", f"{problem.rstrip('.')}. Something was changed before, so nothing was begun anew.")
