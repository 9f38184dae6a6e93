"""What becomes of a healed run: a version of its macro that is proposed, and live only once it may be."""

from dataclasses import dataclass, field, replace

from app.errors import UserError
from app.events import Event, Finished, Healed, Intended, Judged, Observed, Started
from app.macros.healing import SAID
from app.macros.proven import AGAIN
from app.macros.replaying import Macro, known, runnable
from app.tasks import CHANGING
from perception.holding import holds
from perception.screen import Observation
from skills.library import Library
from skills.mending import Mend, belongs, mended
from skills.proposals import Kept, Proposed
from skills.shortcuts import Shortcut
from skills.steps import Read

ENDING = frozenset({"reworded", "retyped"})
"""What ends a step that was done on something else already: that stood in for its element, then."""


@dataclass
class Heals:
    """Gathers what was healed in one run, each with its picture before and after, and whether it worked.

    proven: whether what held at the end did not hold before the first step that was healed.
    """

    run: str = ""
    done: bool = False
    mends: list[Mend] = field(default_factory=list)
    _under_way: Mend | None = None
    _unproven: Mend | None = None
    _along: Mend | None = None
    proven: bool = False
    _picture: str = ""
    _screen: Observation | None = None
    _acted_on: Observation | None = None
    _healed_on: Observation | None = None
    _worked: bool = False

    def take(self, event: Event) -> None:
        """Take one event in."""
        match event:
            case Started(episode=episode):
                self.run = episode
            case Observed(screen=screen):
                self._screen = screen
                self._picture = screen.picture.digest if screen.picture else ""
                if self._under_way and self._worked and self._picture:
                    healed = (self._along, self._under_way)
                    self.mends += [replace(each, after=self._picture) for each in healed if each]
                    self._under_way = self._along = None
            case Healed(mend=mend) if mend.how == "in vain":
                self.mends = [each for each in self.mends if not _is_opening(each, mend)]
                self._under_way = None
            case Healed(mend=mend) if mend.how == "needless":
                pass  # the next version saves as this one does
            case Healed(mend=mend):
                self._along = self._unproven if mend.how in ENDING else None
                self._unproven = None
                self._healed_on = self._healed_on or (self._acted_on if mend.how == "reworded" else self._screen)
                self._under_way = replace(mend, before=self._picture)
                self._worked = isinstance(mend.step, Read)  # nothing judges what is read
            case Intended(move=move, risk=risk):
                self._acted_on = self._screen
                before, end = self._healed_on, move.expect  # the last one is what has to hold at the end
                self.proven = before is not None and end is not None and holds(end, None, before) is False
                if self._under_way:
                    self._under_way = replace(self._under_way, risk=max(risk, self._under_way.risk))
            case Judged(outcome):
                self._worked = outcome.judgement == "worked"
                self._unproven = None if self._worked else self._under_way
                self._under_way = self._under_way if self._worked else None
            case Finished(ending):
                self.done = ending == "done"
            case _:
                pass

    def kept(self, found: Macro, library: Library) -> str:
        """Propose what was healed, and make it live where nobody has to agree. What was done with it, in words.

        Nothing is proposed by a run that did not come to its end, or of steps that stand in another macro.
        """
        own = [mend for mend in self.mends if belongs(found.kept, mend)]
        if not self.mends:
            return ""
        if not self.done or not own:
            why = "the run did not come to its end" if not self.done else "those steps belong to a macro that it calls"
            return f"Healed, but nothing is proposed: {why}."
        held = found.kept.postcondition is not None and self.proven
        proposal = library.proposals.propose(Proposed(mended(found.kept, own), tuple(own), self.run, held))
        waiting = _waits_for(proposal)
        if not waiting:
            live = accepted(library, found.kept.name)
            undone = f'journeyman skills undo "{live.name}" takes it back'
            return f'Version {live.version} of "{live.name}" is healed; {undone}.'
        return (
            f'A healed version of "{found.kept.name}" waits for your word, as {waiting}: look at it with '
            f'journeyman skills heals "{found.kept.name}", then journeyman skills accept or reject it.'
        )


def accepted(library: Library, name: str) -> Shortcut:
    """Make the open proposal the newest version, on trial.

    Raises UserError where there is none, it is for another version, or the macro may not run any more.
    """
    proposal = opened(library, name)
    proposed = proposal.proposed.shortcut
    newest = runnable(library, name)
    if newest.version != proposed.version:
        raise UserError(
            f'It was made for version {proposed.version} of "{proposed.name}", and this is {newest.version} by now: '
            "reject it, and replay the macro once more."
        )
    live = library.save_shortcut(proposed)
    library.proposals.decide(proposal, "accepted", live.version)
    return live


def rejected(library: Library, name: str) -> None:
    """Turn the open proposal down. Raises UserError where there is none."""
    library.proposals.decide(opened(library, name), "rejected")


def opened(library: Library, name: str) -> Kept:
    """The proposal that waits for a word. Raises UserError where there is none."""
    found = known(library, name)
    if proposal := library.proposals.open(found.name):
        return proposal
    raise UserError(f'Nothing is proposed for "{found.name}"; what was: journeyman skills heals "{found.name}"')


def _waits_for(proposal: Kept) -> str:
    """Why a person has to agree; "" where nobody has to."""
    if not proposal.proposed.held:
        return "nothing is said to hold at its end that did not hold before"
    if any(mend.check and mend.check == proposal.proposed.shortcut.postcondition for mend in proposal.proposed.mends):
        return "what is said to hold at its end is said in other words"
    if guessed := [mend for mend in proposal.proposed.mends if _is_a_guess(mend)]:
        return f"{guessed[0].step.words!r} is done or seen in another way"
    changing = [mend for mend in proposal.proposed.mends if mend.risk >= CHANGING]
    return f"{changing[0].step.words!r} changes something" if changing else ""


def _is_opening(mend: Mend, closing: Mend) -> bool:
    """Whether it opened what that closes again."""
    return mend.how == "opened" and (mend.step, mend.found) == (closing.step, closing.found)


def _is_a_guess(mend: Mend) -> bool:
    """Whether it is a model's word, or nothing that the recorded element said of itself speaks for it."""
    return mend.placed or mend.how in {"model", "drawn", "reworded", "retyped", "led on"} or mend.why in {SAID, AGAIN}
