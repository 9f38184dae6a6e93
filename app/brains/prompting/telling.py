"""A situation in words: what fills the blanks of a prompt."""

from collections.abc import Callable, Iterable, Mapping
from textwrap import shorten

from app.brains.brain import Prompt
from app.brains.prompting.verbs import lacking
from app.episode import Attempt
from app.transcript import in_words
from perception.changes import changes, summary
from perception.holding import explain
from perception.marks import mark
from perception.quoting import short
from perception.rendering import render
from perception.views import whole

TOLD_IN_FULL = 4
"""How many of the last moves are told with what showed how they turned out; older ones in a few words."""
LONGEST_EVIDENCE = 160
LONGEST_NOTE = 4000
WEAK = 6
"""A screen of fewer elements than this may show more than its tree says: its picture goes along."""
SCREENS_AHEAD = 1.0
NOTHING = "nothing"


def pictures(prompt: Prompt) -> tuple[bytes, ...]:
    """The screen's picture with the elements' numbers, where the tree alone says too little."""
    screen = prompt.situation.screen
    if not screen.picture or len(screen.elements) >= WEAK or prompt.role == "learner":
        return ()
    marked = mark(screen.picture, [e for e in screen.shown if e.interactive])
    return (whole(marked).picture.image,)


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
    episode = prompt.situation.episode
    return "the task as it is" if episode.subgoals == (_task(prompt),) else _numbered(episode.subgoals)


def _history(prompt: Prompt) -> str:
    attempts = prompt.situation.episode.attempts
    older = len(attempts) - TOLD_IN_FULL
    thoughts = ["", *(attempt.thought for attempt in attempts)]
    return _numbered(
        _attempt(attempt, whole=number >= older, thought=attempt.thought if attempt.thought != before else "")
        for number, (attempt, before) in enumerate(zip(attempts, thoughts, strict=False))
    )


def _attempt(attempt: Attempt, *, whole: bool, thought: str) -> str:
    """A move and how it turned out; why it failed is always told, and what was thought before it once."""
    outcome = attempt.outcome
    evidence = shorten(outcome.evidence, LONGEST_EVIDENCE, placeholder=" …")
    told = f"{in_words(attempt.move, attempt.target)} ... {outcome.judgement}"
    told += f" ({evidence})" if evidence and (whole or outcome.judgement != "worked") else ""
    return f"[{thought}] {told}" if thought else told


def _notes(prompt: Prompt) -> str:
    """Each on one line: what was read off a page opens no section of the prompt."""
    noted = prompt.situation.episode.values.items()
    return _lines(f"- {short(name)}: {short(text, LONGEST_NOTE)}" for name, text in noted)


def _heard(prompt: Prompt) -> str:
    """What the person said, with the question it answers."""
    heard = prompt.situation.episode.heard
    return _lines(f'- asked "{question}": {said}' if question else f"- {said}" for question, said in heard)


def _here(prompt: Prompt) -> str:
    """The present window, and which verbs do not exist there."""
    missing = lacking(prompt.situation.verbs)
    return prompt.situation.on + (f" (without the verbs {', '.join(missing)})" if missing else "")


def _screen(prompt: Prompt) -> str:
    return render(prompt.situation.screen, ahead=SCREENS_AHEAD)


def _looked(prompt: Prompt) -> str:
    looked = prompt.situation.episode.looked
    return _lines(f"{asked}:\n{found}" for asked, found in looked.items())


def _news(prompt: Prompt) -> str:
    return prompt.situation.episode.news or NOTHING


def _move(prompt: Prompt) -> str:
    """The move that is to be judged, and what was expected of it."""
    intended = prompt.situation.episode.unsettled
    if intended is None:
        return NOTHING
    expected = f"\nexpected: {explain(intended.move.expect)}" if intended.move.expect else ""
    return in_words(intended.move, intended.target) + expected


def _change(prompt: Prompt) -> str:
    return summary(changes(prompt.situation.before, prompt.situation.screen))


def _ending(prompt: Prompt) -> str:
    """How the run ended: with an answer, or with what failed last."""
    episode = prompt.situation.episode
    return f"answered: {episode.answer}" if episode.answer else "without an answer: the task was not done"


def _about(prompt: Prompt) -> str:
    return prompt.about


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines) or NOTHING


def _numbered(lines: Iterable[str]) -> str:
    return _lines(f"{number}. {line}" for number, line in enumerate(lines, 1))


FACTS: Mapping[str, Callable[[Prompt], str]] = {
    "task": _task,
    "earlier": _earlier,
    "windows": _windows,
    "plan": _plan,
    "history": _history,
    "notes": _notes,
    "heard": _heard,
    "here": _here,
    "screen": _screen,
    "looked": _looked,
    "news": _news,
    "move": _move,
    "change": _change,
    "ending": _ending,
    "about": _about,
}
"""What a page may speak of, by the name of its blank."""
