"""Makes the story of a run from its events, and from nothing else."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import assert_never

from app import invocations, left_out
from app.errors import UserError
from app.events import (
    Acted,
    Answered,
    Asked,
    Constrained,
    Decided,
    Event,
    Finished,
    HandedBack,
    Healed,
    Intended,
    Judged,
    Learned,
    LookedUp,
    Noted,
    Observed,
    Paused,
    Planned,
    Prompted,
    Proposed,
    Reached,
    Resumed,
    Reviewed,
    Satisfied,
    Spent,
    Started,
    Told,
    TookOver,
)
from app.invocations import Invoked, Recalled, Returned, Verified
from app.ledger import Ledger
from app.left_out import LeftOut
from app.proposals import Act, Amend, Answer, Ask, HandOver, LookUp, Proposal
from app.report.story import Card, Exchange, Look, Made, Part, Plan, Remark, Ruling, Sort, Story

INTERRUPTED = "This run has no end in the journal: it was interrupted, or it is still going on."


def story(events: Iterable[Event]) -> Story:
    """The run as a report shows it. Raises UserError when the events have no beginning."""
    teller: _Teller | None = None
    for event in events:
        if isinstance(event, Started) and teller is None:
            teller = _Teller(event)
        elif teller:
            teller.feed(event)
    if teller is None:
        raise UserError("There is nothing to report: this run has no beginning in the journal.")
    return teller.story()


@dataclass
class _Draft:
    """A card that is being written; without a `sort` while nothing has been proposed yet."""

    began: float
    sort: Sort | None = None
    title: str = ""
    thought: str = ""
    on: str = ""
    look: Look | None = None
    parts: list[Part] = field(default_factory=list)


class _Teller:
    def __init__(self, started: Started) -> None:
        self._started = started
        self._last: Event = started
        self._cards: list[Card] = []
        self._counts: Counter[Sort] = Counter()
        self._draft = _Draft(started.at)
        self._looks: dict[str, Look] = {}
        self._open: int | None = None
        self._driven = False
        self._answer = Answered("")
        self._goals: tuple[str, ...] = ()
        self._bounds = Ledger()

    def feed(self, event: Event) -> None:
        """Take one event in."""
        match event:
            case Started():
                return
            case Observed(on, screen, change):
                self._look(Look(on, screen, change))
            case Planned() | Constrained() | Satisfied() | Reached():
                self._ledger(event)
            case Prompted(role):
                if role in {"manager", "operator", "learner"}:
                    self._next(event.at)
            case Proposed(proposal):
                self._propose(proposal, event.at)
            case Decided() | Reviewed() | Intended() | Acted() | Judged():
                self._move(event)
            case Noted(note):
                self._add(note)
            case Asked() | Told() | TookOver() | HandedBack() | Paused() | Resumed():
                self._remark(event)
            case LookedUp(asked, found):
                self._add(Remark("looked up", f"{asked}: {found}"))
            case LeftOut():
                self._add(Remark("left out", left_out.in_words(event)))
            case Healed(mend=mend):
                self._add(Remark("healed", str(mend)))
            case Invoked() | Returned() | Verified():
                self._add(Remark("shortcut", invocations.in_words(event)))
            case Recalled():
                self._add(Remark("recalled", "", event.listed))
            case Learned():
                self._learned(event)
            case Spent():
                self._add(_exchange(event))
            case Answered():
                self._answer = event
            case Finished():
                self._next(event.at)
            case _:
                assert_never(event)
        self._last = self._last if isinstance(event, Verified) else event  # which comes after the end

    def _ledger(self, event: Planned | Constrained | Satisfied | Reached) -> None:
        match event:
            case Planned(subgoals, why, facts, thought, change):
                self._next(event.at)
                told = tuple(f"{fact.text} ({fact.sort})" for fact in facts)
                self._add(Plan(subgoals, why, thought, change, told))
                self._goals = subgoals
            case Constrained(constraints):
                known = len(self._bounds.constraints)
                self._bounds = self._bounds.bound(constraints)
                if new := tuple(each.text for each in self._bounds.constraints[known:]):
                    self._add(Remark("constrained", "", new))
            case Satisfied(number, by):
                self._add(Remark("satisfied", f"{self._bounds.constraints[number - 1].text}: {by}"))
            case Reached(number):
                self._add(Remark("reached", self._goals[number - 1]))

    def story(self) -> Story:
        """Everything that was told so far."""
        first, last = self._started, self._last
        finished = last if isinstance(last, Finished) else None
        self._next(last.at)
        self._close("end", last.at, tuple(self._looks.values()))
        return Story(
            first.episode,
            first.task,
            first.brain,
            first.targets,
            first.resumes,
            first.at,
            max(0.0, last.at - first.at),
            finished.ending if finished else "interrupted",
            finished.sentence if finished else INTERRUPTED,
            finished.detail if finished else "",
            self._answer.text,
            self._answer.claims,
            tuple(self._cards),
        )

    def _next(self, at: float) -> None:
        """What comes now belongs to the next proposal."""
        if sort := self._draft.sort:
            alone = not any(isinstance(part, Made) for part in self._draft.parts)
            shown = alone and sort != "answer" and self._draft.look
            self._close(sort, at, (shown,) if shown else ())

    def _close(self, sort: Sort, at: float, looks: tuple[Look, ...]) -> None:
        draft = self._draft
        self._counts[sort] += 1
        began, seconds = draft.began - self._started.at, max(0.0, at - draft.began)
        number, parts = self._counts[sort], tuple(draft.parts)
        self._cards.append(Card(sort, number, draft.title, draft.thought, began, seconds, looks, parts))
        self._draft, self._open = _Draft(at), None

    def _propose(self, proposal: Proposal, at: float) -> None:
        self._next(at)
        draft = self._draft
        match proposal:
            case Act(words, on):
                draft.sort, draft.title, draft.thought, draft.on = "step", words, proposal.thought, on
            case Ask(question):
                draft.sort, draft.title = "question", question
            case HandOver(reason):
                draft.sort, draft.title = "handover", reason
            case LookUp():
                draft.sort, draft.title = "step", "look closer"
            case Answer(text):
                draft.sort, draft.title = "answer", text
        draft.look = self._looks.get(draft.on) or next(reversed(self._looks.values()), None)

    def _look(self, look: Look) -> None:
        self._looks[look.on] = look
        made = self._made
        if made and made.acted and made.move.on == look.on:
            self._remake(replace(made, after=look))

    def _move(self, event: Decided | Reviewed | Intended | Acted | Judged) -> None:
        """One more thing about a move; what cannot belong to the one before begins another."""
        match event:
            case Decided():
                self._decided(event)
            case Reviewed(verdict) if (made := self._made) and made.rulings:
                ruled = replace(made.rulings[-1], verdict=verdict)
                self._remake(replace(made, rulings=(*made.rulings[:-1], ruled)))
            case Intended():
                made = self._made
                if not made or made.intended:
                    made = self._undecided(event)
                self._remake(replace(made, intended=True))
            case Acted():
                made = self._made
                if not made or not made.intended or made.acted:
                    made = self._undecided(event)
                self._remake(replace(made, acted=event))
            case Judged(outcome) if made := self._made:
                self._remake(replace(made, outcome=outcome))
                self._open = None

    def _decided(self, event: Decided) -> None:
        before = self._looks.get(event.move.on)
        element = before.screen.element(event.element) if before and event.element else None
        ruling = Ruling(event.decision, event.scope)
        made = self._made
        if made and made.rulings and isinstance(made.rulings[-1].verdict, Amend):
            rulings = (*made.rulings, ruling)
            self._remake(replace(made, move=event.move, target=event.target, element=element, rulings=rulings))
        else:
            self._begin(Made(event.move, event.target, before, element, (ruling,)))

    def _undecided(self, event: Intended | Acted) -> Made:
        """The beginning of a move that the policy was not asked about: the person's, or one that aims at nothing."""
        before, aim = self._looks.get(event.move.on), event.move.aim
        element = before.screen.element(aim) if before and isinstance(aim, int) else None
        return self._begin(Made(event.move, event.target, before, element, theirs=self._driven))

    def _remark(self, event: Asked | Told | TookOver | HandedBack | Paused | Resumed) -> None:
        match event:
            case Asked(question, candidates):
                self._add(Remark("asked", question, candidates))
            case Told(text):
                self._add(Remark("told", text))
            case TookOver(reason):
                self._driven, self._open = True, None
                self._add(Remark("took over", reason))
            case HandedBack(did):
                self._driven, self._open = False, None
                self._add(Remark("handed back", did))
            case Paused(why):
                self._add(Remark("paused", why))
            case Resumed():
                self._add(Remark("resumed", ""))

    def _learned(self, event: Learned) -> None:
        self._next(event.at)
        for text in invocations.taught(event.shortcuts, event.tips, event.missed):
            self._add(Remark("learned", text))

    @property
    def _made(self) -> Made | None:
        """The move that is still being told."""
        part = None if self._open is None else self._draft.parts[self._open]
        return part if isinstance(part, Made) else None

    def _begin(self, made: Made) -> Made:
        self._open = len(self._draft.parts)
        self._add(made)
        return made

    def _remake(self, made: Made) -> None:
        assert self._open is not None
        self._draft.parts[self._open] = made

    def _add(self, part: Part) -> None:
        self._draft.parts.append(part)


def _exchange(event: Spent) -> Exchange:
    return Exchange(
        event.role,
        event.model,
        event.tokens_in,
        event.tokens_out,
        event.cached,
        event.dollars,
        event.seconds,
        event.asked,
        event.said,
        event.troubles,
        event.calls,
        event.why,
    )
