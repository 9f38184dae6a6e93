"""The Reflector: did the move do what it should? Decided without a model wherever possible."""

from app.brains.brain import Brain, Prompt, Reply, Situation
from app.policy.scopes import is_program
from app.proposals import Move, Outcome
from controllers.actions import Home, Hover, Press, Scroll, SetText, Swipe, TypeText, Wait
from perception.changes import changes, summary
from perception.checks import Changed
from perception.holding import holds
from perception.screen import Observation
from perception.telling import check_in_words

# Actions that rightly may leave the screen as it was when nothing was expected of them: a password is not shown,
# and whoever is at home goes nowhere.
QUIET = (Home, Hover, Press, Scroll, SetText, Swipe, TypeText, Wait)


def judge(move: Move, error: str, before: Observation, after: Observation) -> Outcome:
    """Decide from the expectation and from what changed; `undecided` is for the brain."""
    if error:
        return Outcome("no change" if not changes(before, after) else "wrong screen", error)
    if move.expect is None or isinstance(move.expect, Changed):
        return _by_change(move, before, after)
    held = holds(move.expect, before, after)
    if held is None:
        return Outcome("undecided", f"cannot tell whether {check_in_words(move.expect)}")
    if held:
        return Outcome("worked", check_in_words(move.expect))
    return _unseen(f"expected {check_in_words(move.expect)}", before, after)


def _by_change(move: Move, before: Observation, after: Observation) -> Outcome:
    change = changes(before, after)
    if change:
        return Outcome("worked", summary(change))
    if after.sent != before.sent:
        return Outcome("undecided", "something was sent but the screen stayed the same")
    if (is_program(after.place.scope) or move.expect is None) and _has_taken(move, before, after):
        return Outcome("worked", "it took the press, and nothing else changed")
    if move.expect is None and isinstance(move.action, QUIET):
        return Outcome("worked", "nothing else was expected")
    return Outcome("no change", "the screen stayed the same")


def _has_taken(move: Move, before: Observation, after: Observation) -> bool:
    """Whether the element of the move has got the focus by it: not all that a press does is shown."""
    if not isinstance(move.aim, int):
        return False
    then, now = before.element(move.aim), after.element(move.aim)
    return bool(then and now and "focused" in now.states - then.states)


def _unseen(expected: str, before: Observation, after: Observation) -> Outcome:
    """What was expected and, where something else happened, what that was: an error message, another page."""
    change = changes(before, after)
    if change:
        return Outcome("wrong screen", f"{expected}, but {summary(change)}", unseen=True)
    return Outcome("no change", expected, unseen=True)


def reflect(situation: Situation, brain: Brain) -> Reply[Outcome]:
    """Ask the brain about a move that the checks could not decide."""
    return brain.ask(Prompt("reflector", situation), Outcome)
