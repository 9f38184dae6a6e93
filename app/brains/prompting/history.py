"""What was done so far, in lines: the last moves in full, older ones folded, finished subgoals in one line each."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import shorten

from app.episode import Attempt
from app.transcript import in_words

IN_FULL = 3
"""How many of the last moves are told with what was thought before them and what showed how they turned out."""
LONGEST_EVIDENCE = 160
LONGEST_NEWS = 400
"""The same of the very last move: what it changed is told nowhere else."""
LONGEST_FOLD = 300


@dataclass(frozen=True, slots=True)
class Made:
    """A move that was made so many times in a row, with the last time that it was."""

    last: Attempt
    times: int = 1

    @property
    def words(self) -> str:
        told = in_words(self.last.move, self.last.target)
        return told if self.times == 1 else f"{told} {self.times} times"

    @property
    def judgement(self) -> str:
        return self.last.outcome.judgement


def lines(attempts: Sequence[Attempt], behind: Collection[str]) -> Iterator[str]:
    """One line a move, or several older ones; `behind` are the subgoals that were reached."""
    made = list(_made(attempts))
    older, last = made[:-IN_FULL], made[-IN_FULL:]
    for reached, group in groupby(older, lambda each: each.last.subgoal if each.last.subgoal in behind else ""):
        folded = list(group)
        yield from [_reached(reached, folded)] if reached else _folded(folded)
    thoughts = [older[-1].last.thought if older else "", *(each.last.thought for each in last)]
    for each, before in zip(last, thoughts, strict=False):
        thought = f"[{each.last.thought}] " if each.last.thought and each.last.thought != before else ""
        yield thought + _whole(each, LONGEST_NEWS if each is last[-1] else LONGEST_EVIDENCE)


def _made(attempts: Sequence[Attempt]) -> Iterator[Made]:
    """The moves, each with how often it was made in a row by the same act and turned out the same."""

    def same(each: Attempt) -> tuple[str, ...]:
        return each.words, each.thought, each.subgoal, in_words(each.move, each.target), each.outcome.judgement

    for _, group in groupby(attempts, same):
        row = list(group)
        yield Made(row[-1], len(row))


def _reached(subgoal: str, made: Sequence[Made]) -> str:
    failed = sum(each.times for each in made if each.judgement != "worked")
    total = sum(each.times for each in made)
    return f"{subgoal} ... reached, after {_moves(total)}" + (f", {failed} of which did not work" if failed else "")


def _folded(made: Sequence[Made]) -> Iterator[str]:
    """Moves of one act that worked share a line; why one failed is always told."""
    for (_, judgement), each in groupby(made, lambda each: (each.last.words, each.judgement)):
        if judgement == "worked":
            moves = "; ".join(one.words for one in each)
            yield f"{shorten(moves, LONGEST_FOLD, placeholder=' …')} ... worked"
        else:
            yield from map(_whole, each)


def _whole(made: Made, longest: int = LONGEST_EVIDENCE) -> str:
    """A move, how it turned out, and what showed that."""
    evidence = made.last.outcome.evidence
    if evidence.startswith("at "):  # another place: what came and went with it says no more
        evidence = evidence.partition("; ")[0]
    told = f"{made.words} ... {made.judgement}"
    return f"{told} ({shorten(evidence, longest, placeholder=' …')})" if evidence else told


def _moves(number: int) -> str:
    return f"{number} move" if number == 1 else f"{number} moves"
