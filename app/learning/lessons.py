"""What a run has shown: a Shortcut for the same task, and one for each part of it that has an end of its own.

Without a model. Only moves that their checks have borne out count, never what a brain says of its success.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from textwrap import shorten

from app.brains.plain import PlainBrain
from app.episode import Episode
from app.errors import UserError
from app.events import Event, Finished, Intended, Started
from app.invocations import Invoked
from app.learning.cautions import cautions
from app.learning.searching import searched_whole
from app.macros.follower import Follower
from app.macros.harvest import harvest, is_place_alone
from app.report.texts import brief
from app.roles.learner import Lessons
from app.tasks import CHANGING
from perception.checks import Changed, ElementShown, TextShown
from perception.locators import Described, Locator
from skills.demonstrations import Deed, Demonstration, Reading
from skills.flow import names, renamed
from skills.generalising.checking import SAYING, check
from skills.generalising.cutting import cut
from skills.generalising.shortcut import generalised
from skills.generalising.structure import Unclear, has_ways
from skills.plain_words.errors import NotUnderstood
from skills.plain_words.parsing import parse
from skills.shortcuts import LONGEST_NAME, Parameter, Shortcut
from skills.steps import Do, If, Read, Repeat, Reply, Step, WaitFor, walk

SHORT = 60
"""Characters of a task that can be a name."""
MOST_ROUTINES = 4
MISSED = "nothing for the whole task: "
CONDITION = re.compile(r"\b(?:if|unless|otherwise|whether)\b", re.IGNORECASE)


def lessons(events: Sequence[Event], episode: Episode) -> Lessons:
    """What the events of a run that has ended teach."""
    tips = cautions(events, episode)
    shown = _shown(events, episode)
    if shown is None:
        return Lessons((), tips)
    if any(isinstance(part, Deed) and part.secret for part in shown.parts):
        return Lessons((), tips, f"{MISSED}A password or a card number was typed, which is kept nowhere.")
    whole, missed = None, ""
    try:
        whole = _whole(events, episode, shown)
    except Unclear as problem:
        missed = f"{MISSED}{problem}"
    parts = routines(shown, episode.task.instruction)
    parts = tuple(part for part in parts if whole is None or doing(part) != doing(whole))
    return Lessons((whole, *parts) if whole else parts, tips, missed)


def _shown(events: Sequence[Event], episode: Episode) -> Demonstration | None:
    """All that worked in a run that has ended well, where that was not by what is known already."""
    if any(_is_known(event) for event in events):
        return None
    try:
        found = harvest(events)
    except UserError:  # nothing in it worked
        return None
    done = any(isinstance(event, Finished) and event.ending == "done" for event in events)
    return None if not done or found.missing or episode.heard else found.shown


def _whole(events: Sequence[Event], episode: Episode, shown: Demonstration) -> Shortcut | None:
    """The Shortcut for the whole task; None where it would show nothing of having worked. Raises Unclear."""
    plan = followed(events)
    if depends(episode.task.instruction) and not has_ways(plan):
        return None
    made = learned(shown, episode.task.instruction, plan)
    return made if made and answers(made, shown, changed=_changes_something(events)) else None


def _is_known(event: Event) -> bool:
    """Whether it says that the run was done by what is known already: by a Shortcut, or as the replay of a macro."""
    return isinstance(event, Invoked) or (isinstance(event, Started) and event.brain == Follower.name)


def depends(instruction: str) -> bool:
    """Whether what is to be done depends on what the screen shows; a run has shown only one of the ways."""
    return CONDITION.search(re.sub(r'"[^"]*"', "", instruction)) is not None


def followed(events: Sequence[Event]) -> tuple[Step, ...]:
    """The steps of the task's own words, where the run has followed these; () where a model has thought."""
    started = next(event for event in events if isinstance(event, Started))
    if started.brain != PlainBrain.name:
        return ()
    try:
        return parse(started.task.instruction, tuple(name for name, _ in started.targets))
    except NotUnderstood:  # the person has put it otherwise in mid-run
        return ()


def learned(shown: Demonstration, instruction: str, plan: Sequence[Step] = ()) -> Shortcut | None:
    """The Shortcut for this task; None where nothing shows that it has worked.

    What the task's words name is a parameter; what they do not name stays as it was. plan: the steps that were
    followed. Raises Unclear, also where it would have to choose: a row or a thing that was picked and is not named was
    somebody's choice, and tomorrow it may be another one.
    """
    made = generalised(shown, "unnamed", instruction, plan).shortcut
    if not _has_end(made):
        return None
    if chosen := next((each for each in made.parameters if _is_choice(each, made, instruction)), None):
        raise Unclear(f'"{chosen.example}" was picked, and the task does not name it.')
    fixed = {each.name: each.example for each in made.parameters if not _is_named(each, instruction)}
    kept = tuple(replace(each, default=None) for each in made.parameters if each.name not in fixed)
    task = _pattern(instruction, kept)
    parts = [each for each in kept if each.name not in names(task)]
    fixed |= searched_whole(made.steps, parts, [each for each in kept if each not in parts])
    if within := next((each for each in parts if each.name not in fixed), None):
        raise Unclear(f'The task names "{within.example}" only within a longer name.')
    kept = tuple(each for each in kept if each not in parts)
    steps, after = renamed(made.steps, fixed), renamed(made.postcondition, fixed)
    if alone := next((step for step in walk(steps) if isinstance(step, Read) and is_place_alone(step.target)), None):
        raise Unclear(f"Where {alone.name} was read is told by its place alone.")
    if any(_tells_a_row(step.target, instruction) for step in walk(steps) if isinstance(step, Read)):
        return None
    name = _name(task if len(task) <= SHORT else _title(made.steps), kept)
    return replace(made, name=name, task=task, steps=steps, parameters=kept, postcondition=after, origin="learned")


def routines(shown: Demonstration, instruction: str) -> tuple[Shortcut, ...]:
    """The parts of the demonstration that end in something said by the screen, each a Shortcut of its own.

    They begin where their first element is shown. They are quarantined until they have been tried.
    """
    pieces = list(_pieces(cut(shown.parts)))
    if len(pieces) < 2:
        return ()
    made = [_routine(replace(shown, parts=piece, answer=""), instruction) for piece in pieces]
    different = {doing(each): each for each in made if each}
    return tuple(different.values())[:MOST_ROUTINES]


def answers(whole: Shortcut, shown: Demonstration, *, changed: bool) -> bool:
    """Whether replaying it gives the answer: one that is read anew, or that something was done which changes things."""
    if replies := [step for step in walk(whole.steps) if isinstance(step, Reply)]:
        return {fact for reply in replies for fact in _facts(reply)} <= set(re.findall(r"\d+", whole.task))
    read = any(isinstance(part, Reading) for part in shown.parts)
    return read or (changed and "?" not in whole.task)


def _name(words: str, parameters: Sequence[Parameter]) -> str:
    """What a person would call it, with what has to be given: `open the row of ... (row)`.

    Where it is long it ends behind a whole word, if it can.
    """
    given = ", ".join(each.name for each in parameters if each.type != "secret")
    unnamed = re.sub(r"\{\w+\}", "...", words).replace('"', "")
    short = shorten(unnamed, LONGEST_NAME, placeholder=" ...")
    if short == "...":  # it begins with a word that is longer
        short = brief(unnamed, LONGEST_NAME)
    plain = short if short.endswith("...") else short.rstrip(" ,.;:")
    return f"{plain} ({given})" if given else plain


def _title(steps: Sequence[Step]) -> str:
    """The words of its last step; of a condition, those of what is done last then."""
    last = next(step for step in reversed(steps) if not isinstance(step, Reply))
    done = [step.words for step in walk(last.then) if isinstance(step, Do)] if isinstance(last, If) else []
    return (done or [last.words])[-1]


def _facts(reply: Reply) -> list[str]:
    """Numbers that an answer gives without having read them."""
    return re.findall(r"\d+", reply.text)


def _has_end(made: Shortcut) -> bool:
    """Whether its last step shows that it has worked, or reads something."""
    return made.postcondition is not None or _shows(made.steps)


def _shows(steps: Sequence[Step]) -> bool:
    last = next((step for step in reversed(steps) if not isinstance(step, Reply)), None)
    if isinstance(last, If):
        return _shows(last.then) and (not last.otherwise or _shows(last.otherwise) or not _does(last.otherwise))
    if isinstance(last, Repeat):
        return _shows(last.steps)
    told = isinstance(last, Do | WaitFor) and last.check is not None and not isinstance(last.check, Changed)
    return isinstance(last, Read) or told


def _does(steps: Sequence[Step]) -> bool:
    return any(isinstance(step, Do) for step in walk(steps))


def _is_named(parameter: Parameter, instruction: str) -> bool:
    return parameter.type == "secret" or _pattern(instruction, (parameter,)) != instruction


def _is_choice(parameter: Parameter, made: Shortcut, instruction: str) -> bool:
    """Whether it stands for a thing on the screen that was picked, and that the task does not name."""
    typed = any(parameter.name in names(step.action) for step in walk(made.steps) if isinstance(step, Do))
    return not typed and not _is_named(parameter, instruction)


def _pattern(instruction: str, parameters: Sequence[Parameter]) -> str:
    """The task with `{names}` for the values, longer ones first so that none is cut by a shorter one."""
    for each in sorted(parameters, key=lambda each: -len(each.example)):
        if each.example:
            parts = re.split(rf"(?<![\w{{]){re.escape(each.example)}(?![\w}}])", instruction)
            instruction = f"{{{each.name}}}".join(parts)
    return instruction


def _tells_a_row(target: Locator, instruction: str) -> bool:
    """Whether what is read is told by a row that the task does not name."""
    rows = [
        part.description.relation.anchor.name
        for part in target.parts
        if isinstance(part, Described) and part.description.relation and part.description.relation.kind == "in row of"
    ]
    return bool(rows) and not any("{" in row or row in instruction for row in rows)


def _changes_something(events: Sequence[Event]) -> bool:
    return any(isinstance(event, Intended) and event.risk >= CHANGING for event in events)


def _pieces(parts: Sequence[Deed | Reading]) -> Iterator[tuple[Deed | Reading, ...]]:
    """Cut behind every deed after which the screen said something that it had not said before."""
    piece: list[Deed | Reading] = []
    for part in parts:
        piece.append(part)
        if isinstance(part, Deed) and _says(part):
            yield tuple(piece)
            piece = []
    if piece:
        yield tuple(piece)


def _says(deed: Deed) -> bool:
    shown = check(deed)
    came = {e.name or e.text for e in deed.after.elements if e.role in SAYING}
    return isinstance(shown, TextShown) and any(shown.text in said for said in came)


def _routine(shown: Demonstration, instruction: str) -> Shortcut | None:
    deeds = [part for part in shown.parts if isinstance(part, Deed)]
    if len(deeds) < 2 or not _says(deeds[-1]) or len({deed.on for deed in deeds}) > 1:
        return None
    try:
        made = generalised(shown, "unnamed", instruction).shortcut
    except Unclear:
        return None
    if any(_is_choice(each, made, instruction) for each in made.parameters):
        return None
    first = made.steps[0]
    if not isinstance(first, Do) or first.target is None:
        return None
    needed = tuple(replace(each, default=None) for each in made.parameters)
    start = renamed(ElementShown(first.target), {each.name: each.example for each in needed})
    named = replace(made, name=_name(made.steps[-1].words, needed), parameters=needed, precondition=start)
    return replace(named, origin="learned", trust="quarantined")


def doing(shortcut: Shortcut) -> str:
    """What a Shortcut does: equal for two that do the same, whatever they and their values are called."""
    numbered = {each.name: f"{{value_{number}}}" for number, each in enumerate(shortcut.parameters)}
    steps = walk(renamed(shortcut.steps, numbered))
    return repr((shortcut.scope, [_done(step) for step in steps if isinstance(step, Do | Repeat | If)]))


def _done(step: Do | Repeat | If) -> tuple[object, object]:
    match step:
        case Do():
            return step.action, _said(step.target)
        case Repeat():
            return step.kind, step.over
        case If():
            return step.kind, step.check


def _said(target: Locator | None) -> object:
    """How a person would tell the element; how many fitted when it was recorded does not matter."""
    return [replace(part, matches=0) for part in target.parts if part.kind in {"named", "labelled"}] if target else None
