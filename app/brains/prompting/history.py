"""What was done so far, in lines: the last moves in full, older ones folded, finished subgoals in one line each."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from textwrap import shorten

from app.episode import Attempt
from app.transcript import in_words

IN_FULL = 3
"""How many of the last moves are told with what was thought before them and what showed how they turned out."""
LONGEST_EVIDENCE = 160
LONGEST_FOLD = 300


def lines(attempts: Sequence[Attempt], behind: Collection[str]) -> Iterator[str]:
    """One line a move, or several older ones; `behind` are the subgoals that were reached."""
    older, last = attempts[:-IN_FULL], attempts[-IN_FULL:]
    for reached, group in groupby(older, lambda each: each.subgoal if each.subgoal in behind else ""):
        made = list(group)
        yield from [_reached(reached, made)] if reached else _folded(made)
    thoughts = [older[-1].thought if older else "", *(each.thought for each in last)]
    for each, before in zip(last, thoughts, strict=False):
        thought = f"[{each.thought}] " if each.thought and each.thought != before else ""
        yield thought + _whole(each)


def _reached(subgoal: str, made: Sequence[Attempt]) -> str:
    failed = sum(each.outcome.judgement != "worked" for each in made)
    return f"{subgoal} ... done in {_moves(len(made))}" + (f", {failed} of which did not work" if failed else "")


def _folded(made: Sequence[Attempt]) -> Iterator[str]:
    """Moves of one act that worked share a line; why one failed is always told."""
    for (_, judgement), each in groupby(made, lambda each: (each.words, each.outcome.judgement)):
        if judgement == "worked":
            moves = "; ".join(in_words(one.move, one.target) for one in each)
            yield f"{shorten(moves, LONGEST_FOLD, placeholder=' …')} ... worked"
        else:
            yield from map(_whole, each)


def _whole(attempt: Attempt) -> str:
    """A move, how it turned out, and what showed that."""
    evidence = attempt.outcome.evidence
    if evidence.startswith("at "):  # another place: what came and went with it says no more
        evidence = evidence.partition("; ")[0]
    evidence = shorten(evidence, LONGEST_EVIDENCE, placeholder=" …")
    told = f"{in_words(attempt.move, attempt.target)} ... {attempt.outcome.judgement}"
    return f"{told} ({evidence})" if evidence else told


def _moves(number: int) -> str:
    return f"{number} move" if number == 1 else f"{number} moves"
