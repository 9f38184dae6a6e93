"""Shortcuts that a model is offered, and its word to use one."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from app.brains.brain import Situation
from app.brains.prompting.replies import Unfit
from app.brains.prompting.verbs import INVOKES
from app.proposals import Invoke
from perception.quoting import short
from skills.recall import Recollection
from skills.shortcuts import Parameter, Shortcut

_VALUE = re.compile(r"\s*(\w+)\s*=\s*\"([^\"]*)\"\s*(?:[,;]|$)")


def offered(recalled: Recollection) -> Iterator[str]:
    """A line for each, with what it takes and how it has done, and how to use it."""
    for offer in recalled.shortcuts:
        kept, uses = offer.shortcut, offer.uses
        takes = "".join(f', {each.name}="..."' for each in _needed(kept))
        done = f"worked {uses.worked} of {uses.worked + uses.failed} times"
        found = ", found by its meaning, so see that it fits" if offer.by_meaning else ""
        yield f"- shortcut, {done}{found}: {INVOKES}, alone in its reply, element 0, text: {short(kept.name)}{takes}"


def invoke(actions: Sequence[dict[str, Any]], situation: Situation) -> Invoke:
    """The Shortcut that is wanted, with its values. Raises Unfit."""
    if len(actions) > 1:
        raise Unfit(f"{INVOKES} stands alone: its steps end where you do not see yet.")
    text = actions[0]["text"].strip()
    known = sorted((offer.shortcut for offer in situation.recalled.shortcuts), key=lambda each: -len(each.name))
    wanted = next((each for each in known if text == each.name or text.startswith(f"{each.name},")), None)
    if wanted is None:
        raise Unfit(f"There is no such shortcut; those offered are {', '.join(each.name for each in known) or 'none'}.")
    given = dict(_VALUE.findall(text[len(wanted.name) :].lstrip(",")))
    names = [each.name for each in _needed(wanted)]
    if lacking := [name for name in names if name not in given]:
        raise Unfit(f'{INVOKES}: say what {", ".join(lacking)} is, as {lacking[0]}="...".')
    return Invoke(wanted.name, tuple((name, given[name]) for name in names))


def _needed(shortcut: Shortcut) -> list[Parameter]:
    return [each for each in shortcut.parameters if each.type != "secret"]
