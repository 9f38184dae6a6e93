"""A run as a person reads it while it happens, and again afterwards: events in, lines of text out."""

import time
from collections.abc import Sequence
from typing import Literal, assert_never

from app import invocations, left_out, target_names
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
from app.ledger import Ledger
from app.proposals import Act, Amend, Approve, Decision, Move, Note, Reject, TakenOver, Verdict
from controllers.actions import Press, Scroll, Select, SetText, TypeText, Upload, phrase
from perception.screen import Observation

INDENT, DEEPER = " " * 3, " " * 5
MOVE = "\u203a"
WIDTH = 200
"""Characters that a line may have before it is cut short."""
ENDINGS = {
    "done": "Done",
    "failed": "Failed",
    "refused": "Refused",
    "stopped": "Stopped",
    "asked": "Needs you",
    "crashed": "Crashed",
}
STYLES = {"bold": "\x1b[1m{}\x1b[0m", "dim": "\x1b[2m{}\x1b[0m"}


class Transcript:
    """Turns the events of one run, fed in order, into lines. With `colours`, bold and dim by ANSI codes."""

    def __init__(self, *, colours: bool = False) -> None:
        self._colours = colours
        self._screens: dict[str, Observation] = {}
        self._targets = 0
        self._steps = 0
        self._intended: Intended | None = None
        self._acted: Acted | None = None
        self._subgoals: tuple[str, ...] = ()
        self._bounds = Ledger()
        self._notes: dict[str, Note] = {}
        self._answer = ""
        self._started = 0.0
        self._dollars = 0.0
        self._thought = 0.0

    def feed(self, event: Event) -> list[str]:
        """The lines that tell this event; none for what later events tell better."""
        match event:
            case Started():
                return self._begin(event)
            case Planned() | Constrained() | Satisfied() | Reached():
                return self._ledger(event)
            case Proposed(Act() as act):
                return self._step(act)
            case Decided(move, decision):
                return self._decided(move, decision)
            case Reviewed(verdict):
                return [self._line(review_in_words(verdict))]
            case Acted():
                return self._act(event)
            case Judged(outcome):
                return self._told(outcome.judgement, outcome.evidence)
            case Noted(note):
                self._notes[note.name] = note
                return [self._line(f"• {note.name}: {note.text}")]
            case Asked(question, candidates):
                return [self._line(f"? {question}", style="bold"), *self._listed(candidates)]
            case left_out.LeftOut():
                return [self._line(f"left out: {left_out.in_words(event)}")]
            case LookedUp(asked, found):
                return [self._line(f"looked up {asked}: {found}")]
            case Told(text):
                return [self._line(f'you said: "{text}"')]
            case TookOver(reason):
                return [self._line(f"over to you: {reason}" if reason else "over to you", style="bold")]
            case HandedBack():
                return [self._line("handed back")]
            case Paused(why):
                return [self._line(f"paused: {why}" if why else "paused")]
            case Resumed():
                return [self._line("resumed")]
            case Healed(mend=mend):
                return [self._line(f"~ healed: {mend}", style="bold")]
            case invocations.Recalled() | invocations.Invoked() | invocations.Returned() | invocations.Verified():
                return [self._line(line) for line in invocations.lines(event)]
            case Learned():
                told = invocations.taught(event.shortcuts, event.tips, event.missed)
                return [self._line(f"learned: {text}") for text in told]
            case Answered():
                return self._answered(event)
            case Finished():
                return self._finish(event)
            case Spent():
                return self._spent(event)
            case Observed() | Intended():
                self._remember(event)
                return []
            case Prompted() | Proposed():
                return []
            case _:
                assert_never(event)

    def _ledger(self, event: Planned | Constrained | Satisfied | Reached) -> list[str]:
        """What the run is to reach and to keep to, and how far it has come."""
        match event:
            case Planned(subgoals, why, facts, thought, change):
                self._subgoals = subgoals
                told = [f"{fact.text} ({fact.sort})" for fact in facts]
                known = [self._line(f"facts: {'; '.join(told)}")] if told else []
                news = [self._line(part, lead=DEEPER) for part in (thought, change) if part]
                return [self._line(f"plan, {why}:"), *news, *self._listed(subgoals), *known]
            case Constrained(constraints):
                listed = len(self._bounds.constraints)
                self._bounds = self._bounds.bound(constraints)
                return [self._line(f'the task says: "{each.text}"') for each in self._bounds.constraints[listed:]]
            case Satisfied(number, by):
                return [self._line(f'\u2713 "{self._bounds.constraints[number - 1].text}": {by}')]
            case Reached(number):
                return [self._line(f"\u2713 {self._subgoals[number - 1]}")]

    def _spent(self, event: Spent) -> list[str]:
        """What was paid for besides the next step, and why."""
        self._dollars += event.dollars
        self._thought += event.dollars
        if not event.why:
            return []
        model = f" ({event.model}, {money(event.dollars)})" if event.model else ""
        return [self._line(f"asked the {event.role}{model}: {event.why}", style="dim")]

    def _answered(self, event: Answered) -> list[str]:
        """The answer, after the notes that carry it and where each of them was read."""
        self._answer = event.text
        carrying = [self._notes[claim] for claim in event.claims if claim in self._notes]
        sources = [self._line(f"as noted, {source(note)}", style="dim") for note in carrying]
        return [*sources, *self._paragraph(event.text)]

    def _remember(self, event: Observed | Intended) -> None:
        match event:
            case Observed(on, screen):
                self._screens[on] = screen
            case Intended():
                self._intended = event

    def _begin(self, event: Started) -> list[str]:
        self._started, self._targets = event.at, len(event.targets)
        places = target_names.once(", ".join(f"{name} {address}".strip() for name, address in event.targets))
        about = " · ".join(part for part in (f"run {event.episode}", f"{event.brain} brain", places) if part)
        return [self._line(event.task.instruction, lead="", style="bold"), self._line(about, style="dim")]

    def _step(self, act: Act) -> list[str]:
        """Where the step begins, and its words unless its single move says the same."""
        self._steps += 1
        target = f"{act.on} " if self._targets > 1 else ""
        screen = self._screens.get(act.on)
        place = f"{target}at {screen.place.address} · {count(len(screen.elements), 'element')}" if screen else act.on
        cost, self._thought = f" · {money(self._thought)}" if self._thought else "", 0.0
        head = self._line(place + cost, lead=f"{self._steps:<3}", style="dim")
        return [head, self._line(f"{act.words}:")] if len(act.moves) + len(act.wanted) > 1 else [head]

    def _decided(self, move: Move, decision: Decision) -> list[str]:
        if decision.verdict == "allow":
            return []
        word = "asking first" if decision.verdict == "ask" else "not allowed"
        risk = f"R{decision.risk} {decision.effect}".strip()
        facts = f", {decision.facts}" if decision.facts else ""
        return [self._line(f'! {word}: {phrase(move.action)} is {risk}{facts} (rule "{decision.rule}")', style="bold")]

    def _act(self, event: Acted) -> list[str]:
        """The agent's own act is told when it is judged, the person's at once."""
        self._acted = event
        return [] if self._intended else self._told("failed" if event.error else "done", event.error, who="you: ")

    def _told(self, judgement: str, evidence: str, who: str = "") -> list[str]:
        """How the present move turned out, with what else happened on the way."""
        intended, acted = self._intended, self._acted
        self._intended = self._acted = None
        if (known := acted or intended) is None:
            return []
        took = f" ({span(acted.seconds)})" if acted else ""
        why = f": {evidence}" if evidence else ""
        side = acted.events if acted else ()
        line = self._line(f"{MOVE} {who}{in_words(known.move, known.target)} ... {judgement}{took}{why}")
        return [line, *(self._line(f"+ {text}", lead=DEEPER) for text in side)]

    def _finish(self, event: Finished) -> list[str]:
        cut = self._told("not finished", "")
        sentence = [] if event.sentence == self._answer else self._paragraph(event.sentence)
        counts = (count(self._steps, "step"), span(event.at - self._started), money(self._dollars))
        return [*cut, *sentence, self._line(" · ".join((ENDINGS[event.ending], *counts)), lead="", style="dim")]

    def _paragraph(self, text: str) -> list[str]:
        """Words to the person: whole, in their own lines."""
        lines = [line for line in text.splitlines() if line.strip()]
        return [self._line(line, lead="", style="bold", width=len(line)) for line in lines]

    def _listed(self, items: Sequence[str]) -> list[str]:
        return [self._line(f"{number}. {item}", lead=DEEPER) for number, item in enumerate(items, 1)]

    def _line(self, text: str, lead: str = INDENT, style: Literal["", "bold", "dim"] = "", width: int = WIDTH) -> str:
        line = lead + _shown(text, width)
        return STYLES[style].format(line) if self._colours and style else line


def source(note: Note) -> str:
    """A note with where and when it was read, e.g. `total: 30, read at http://shop/orders/7, 14:05:10`."""
    where = f", read at {note.place}" if note.place else ""
    return f"{note.name}: {note.text}{where}" + (
        f", {time.strftime('%H:%M:%S', time.localtime(note.at))}" if note.at else ""
    )


def moment(at: float) -> str:
    """Seconds since the epoch as the person's own date and time, e.g. `2025-03-01 14:05`."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(at))


def review_in_words(verdict: Verdict) -> str:
    """The person's word on a move, e.g. `approved by person`."""
    match verdict:
        case Approve(by):
            return f"approved by {by}"
        case Amend(move):
            return f"changed to: {phrase(move.action)}"
        case Reject(reason, by):
            return f"rejected by {by}: {reason}" if reason else f"rejected by {by}"
        case TakenOver():
            return "taken over"


def in_words(move: Move, target: str) -> str:
    """A move in words: `type "Ada" in "Search" textbox`."""
    if move.aim is None:
        return phrase(move.action)
    match move.action:
        case TypeText(text) | SetText(text) if text:
            return f"{phrase(move.action)} in {target}"
        case Select():
            return f"{phrase(move.action)} in {target}"
        case Press():
            return f"{phrase(move.action)} on {target}"
        case Upload():
            return f"{phrase(move.action)} to {target}"
        case Scroll():
            return f"scroll to {target}"
        case _:
            return f"{phrase(move.action)} {target}"


def _shown(text: str, width: int) -> str:
    """Text that may come from a page, made harmless for a terminal: one line, no control characters."""
    cleaned = "".join(character if character.isprintable() else " " for character in text)
    tidy = " ".join(cleaned.split())
    return tidy if len(tidy) <= width else tidy[: width - 1] + "…"


def span(seconds: float) -> str:
    """A length of time: `18 ms`, `4.2 s`, `2 min 5 s`."""
    if seconds < 0.9995:
        return f"{seconds * 1000:.0f} ms"
    minutes, rest = divmod(round(seconds), 60)
    return f"{seconds:.1f} s" if seconds < 99.95 else f"{minutes} min {rest} s"


def money(dollars: float) -> str:
    """US dollars: `$1.20`, `$0.0042`."""
    return f"${dollars:.2f}" if dollars >= 0.01 or not dollars else f"${dollars:.4f}"


def count(number: int, noun: str) -> str:
    """`1 step`, `2 steps`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
