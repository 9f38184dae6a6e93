"""A situation in words: what fills the blanks of a prompt."""

from collections.abc import Callable, Iterable, Mapping

from app.brains.brain import Prompt
from app.brains.prompting import history, mending
from app.brains.prompting.shortcuts import offered
from app.brains.prompting.verbs import afforded
from app.transcript import in_words
from perception.changes import changes, summary
from perception.looking import uncut
from perception.quoting import short
from perception.rendering import render
from perception.telling import check_in_words

LONGEST_NOTE = 4000
SCREENS_AHEAD = 1.0
NOTHING = "nothing"
MOVED = "at "
"""How a change begins that led to another place, see `perception.changes.summary`."""


def _task(prompt: Prompt) -> str:
    return prompt.situation.episode.task.instruction


def _earlier(prompt: Prompt) -> str:
    turns = prompt.situation.episode.task.earlier
    return _lines(f"- {turn.instruction}\n  answered: {turn.answer or 'done'}" for turn in turns)


def _windows(prompt: Prompt) -> str:
    """The session's targets; of each that has one, the address it began at."""
    begun = dict(prompt.situation.episode.targets)
    return _lines(f"- {name} {begun.get(name, '')}".rstrip() for name in prompt.situation.targets)


def _plan(prompt: Prompt) -> str:
    """The subgoals, those reached first."""
    episode = prompt.situation.episode
    if episode.subgoals == (_task(prompt),):
        return "the task as it is"
    marks = (" ... reached" if number < episode.reached else "" for number in range(len(episode.subgoals)))
    return _numbered(goal + mark for goal, mark in zip(episode.subgoals, marks, strict=True))


def _facts(prompt: Prompt) -> str:
    """The facts, each with where it comes from, or the one note that holds what was to be looked up."""
    episode = prompt.situation.episode
    noted = episode.ledger.looked_up(episode.notes)
    known = ((fact, f'noted: "{noted[fact]}"' if fact in noted else fact.sort) for fact in episode.ledger.facts)
    return _lines(f"- {fact.text} ({source})" for fact, source in known)


def _conditions(prompt: Prompt) -> str:
    """The constraints with what meets them; those of the task's words alone while there may be more."""
    ledger = prompt.situation.episode.ledger
    listed = [f"{each.text} ... {f'met: {each.by}' if each.by else 'open'}" for each in ledger.constraints]
    more = [] if ledger.told else ["say in `conditions` which there are" + (" besides" if listed else "")]
    return "\n".join((*(f"{number}. {line}" for number, line in enumerate(listed, 1)), *more)) or NOTHING


def _history(prompt: Prompt) -> str:
    episode = prompt.situation.episode
    return _numbered(history.lines(episode.attempts, episode.behind))


def _notes(prompt: Prompt) -> str:
    """Each on one line: what was read off a page opens no section of the prompt."""
    noted = prompt.situation.episode.values.items()
    return _lines(f"- {short(name)}: {short(text, LONGEST_NOTE)}" for name, text in noted)


def _heard(prompt: Prompt) -> str:
    """What the person said, with the question it answers."""
    heard = prompt.situation.episode.heard
    return _lines(f'- asked "{question}": {said}' if question else f"- {said}" for question, said in heard)


def _here(prompt: Prompt) -> str:
    return prompt.situation.on


def _afforded(prompt: Prompt) -> str:
    """The verbs for which the present screen has something."""
    return ", ".join(afforded(prompt.situation.verbs, prompt.situation.screen))


def _screen(prompt: Prompt) -> str:
    screen = prompt.situation.screen
    told = render(screen, ahead=SCREENS_AHEAD, leading=prompt.role == "mender")
    return "\n".join((told, *uncut(screen.shown))) if prompt.role == "notetaker" else told


def _looked(prompt: Prompt) -> str:
    looked = prompt.situation.episode.looked
    return _lines(f"{asked}:\n{found}" for asked, found in looked.items())


def _news(prompt: Prompt) -> str:
    """What the last move changed, where the history does not say so; of another place, its screen tells all."""
    episode = prompt.situation.episode
    told = episode.attempts[-1].outcome.evidence if episode.attempts else ""
    return NOTHING if not episode.news or episode.news.startswith(MOVED) or episode.news in told else episode.news


def _omitted(prompt: Prompt) -> str:
    return prompt.situation.episode.left_out or NOTHING


def _move(prompt: Prompt) -> str:
    """The move that is to be judged, and what was expected of it."""
    intended = prompt.situation.episode.unsettled
    if intended is None:
        return NOTHING
    expected = f"\nexpected: {check_in_words(intended.move.expect)}" if intended.move.expect else ""
    return in_words(intended.move, intended.target) + expected


def _change(prompt: Prompt) -> str:
    return summary(changes(prompt.situation.before, prompt.situation.screen))


def _tips(prompt: Prompt) -> str:
    """What was learned in this place before, each on one line; Shortcuts for whoever acts."""
    recalled = prompt.situation.recalled
    tips = (f"- {short(tip.text)} ({tip.sort})" for tip in recalled.tips)
    return _lines((*tips, *(offered(recalled) if prompt.role == "operator" else ())))


def _ending(prompt: Prompt) -> str:
    """How the run ended: with an answer, or with what failed last."""
    episode = prompt.situation.episode
    return f"answered: {episode.answer}" if episode.answer else "without an answer: the task was not done"


def _about(prompt: Prompt) -> str:
    return prompt.about


def _offered(prompt: Prompt) -> str:
    return mending.offered(prompt) or NOTHING


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines) or NOTHING


def _numbered(lines: Iterable[str]) -> str:
    return _lines(f"{number}. {line}" for number, line in enumerate(lines, 1))


FACTS: Mapping[str, Callable[[Prompt], str]] = {
    "task": _task,
    "earlier": _earlier,
    "windows": _windows,
    "plan": _plan,
    "facts": _facts,
    "conditions": _conditions,
    "history": _history,
    "notes": _notes,
    "heard": _heard,
    "here": _here,
    "afforded": _afforded,
    "screen": _screen,
    "looked": _looked,
    "news": _news,
    "omitted": _omitted,
    "move": _move,
    "change": _change,
    "ending": _ending,
    "tips": _tips,
    "about": _about,
    "offered": _offered,
}
"""What a page may speak of, by the name of its blank."""
