"""A search by a part of a name that the task tells whole: learned as a search by all of it."""

from collections.abc import Sequence

from perception.locators import Labelled, Locator, Named
from perception.wording import says
from skills.flow import names
from skills.shortcuts import Parameter
from skills.steps import Do, Step, walk


def searched_whole(steps: Sequence[Step], parts: Sequence[Parameter], wholes: Sequence[Parameter]) -> dict[str, str]:
    """What to type in place of each part that was only searched for, as `{name}` of the one whole that has it.

    In any other field a part may be all that belongs there, as a family name does.
    """
    return {
        part.name: f"{{{longer[0].name}}}"
        for part in parts
        if len(longer := [each for each in wholes if says(each.example, part.example)]) == 1
        and _is_searched(steps, part.name)
    }


def _is_searched(steps: Sequence[Step], name: str) -> bool:
    typed = [step for step in walk(steps) if isinstance(step, Do) and name in names(step.action)]
    return bool(typed) and all(step.target is not None and _is_search(step.target) for step in typed)


def _is_search(target: Locator) -> bool:
    return any(isinstance(part, Named | Labelled) and part.role == "searchbox" for part in target.parts)
