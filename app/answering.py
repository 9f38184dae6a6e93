"""The end of a task: an answer is taken only where every constraint is met and every claim has its note."""

from collections.abc import Generator, Iterator

from app.constraints import demands_an_end, fulfilled, kept
from app.endings import unfulfilled, unsupported
from app.events import Answered, Constrained, Event, Reached, Satisfied
from app.left_out import ANSWER, LeftOut
from app.proposals import Answer
from app.questions import whether
from app.roles.operator import Choice
from app.running import Running

ONCE_MORE = 1
"""How often an answer without evidence is sent back before the run ends."""
TOO_SOON = 3
"""Answers in a row, with nothing done between them, that come before the end is as demanded: the last ends the run."""


class Answering:
    """Keeps the ledger of one run, and takes or refuses its answer."""

    def __init__(self, run: Running) -> None:
        self._run = run
        self._refused = 0
        self._too_soon: list[int] = []

    def told(self, choice: Choice) -> Iterator[Event]:
        """What the brain says of the ledger beside its proposal."""
        episode, masked = self._run.episode, self._run.secrets.masked
        if choice.constraints is not None and not episode.ledger.told:
            yield Constrained(tuple(map(masked, choice.constraints)))
        still = dict(episode.ledger.open)
        for met in choice.met:
            if met.constraint in still and not demands_an_end(still[met.constraint]):
                yield Satisfied(met.constraint, masked(met.by))
        planned = episode.subgoals != (
            episode.task.instruction,
        )  # a task that is its own plan is reached by its answer
        if planned and episode.reached < choice.reached <= len(episode.subgoals):
            yield Reached(choice.reached)

    def lacking(self, answer: Answer) -> str:
        """What keeps it from being taken as it is: a claim without a note, a constraint that needs somebody's word."""
        episode, screen = self._run.episode, self._run.screens[self._run.episode.on]
        if invented := self._invented(answer):
            return _unnoted(invented)
        open_ = (text for _, text in episode.ledger.open if not kept(text, episode))
        return next((_unmet(text) for text in open_ if not fulfilled(text, answer, screen)), "")

    def taken(self, answer: Answer) -> Generator[Event, None, bool]:
        """The generator's value says whether the answer was taken. Raises Ended, Stopped."""
        if invented := self._invented(answer):
            if self._refused >= ONCE_MORE:
                raise unsupported(invented)
            self._refused += 1
            yield LeftOut((ANSWER,), _unnoted(invented))
            return False
        if not (yield from self._all_met(answer)):
            return False
        yield Answered(answer.text, answer.claims)
        return True

    def _all_met(self, answer: Answer) -> Generator[Event, None, bool]:
        """Whether no constraint is open; what nothing shows, the person is asked about."""
        episode = self._run.episode
        for number, text in episode.ledger.open:
            done = fulfilled(text, answer, self._run.screens[episode.on])
            if done is False:
                self._send_back(text)
                yield LeftOut((ANSWER,), _unmet(text))
                return False
            if shown := kept(text, episode) or ("it is so at the end" if done else ""):
                yield Satisfied(number, shown)
            elif (yield from whether(self._run, f'The task says "{text}". Is that so now?')):
                yield Satisfied(number, "you said yes")
            else:
                return False
        return True

    def _invented(self, answer: Answer) -> list[str]:
        return [claim for claim in answer.claims if claim not in self._run.episode.notes]

    def _send_back(self, constraint: str) -> None:
        """The answer came too soon. Raises Ended where nothing was done since the last ones that did."""
        tried = len(self._run.episode.attempts)
        self._too_soon = [at for at in self._too_soon if at == tried] + [tried]
        if len(self._too_soon) >= TOO_SOON:
            raise unfulfilled(constraint)


def _unnoted(claims: list[str]) -> str:
    return f"there is no note behind {', '.join(claims)}"


def _unmet(constraint: str) -> str:
    return f'the condition "{constraint}" is open'
