"""Passwords in a model's replies: found where one is typed, kept off the record, and put back when it is played."""

import json
import re
from collections.abc import Mapping
from typing import Any

from app.brains.model import Request
from app.brains.prompting.replies import Unfit, parsed
from app.errors import BrainError
from app.masking import SHORTEST

NAME = "[password: word {} of the task]"
ELSEWHERE = NAME.format(0)
"""Stands for a password that the task does not hold, such as one that was told in mid-run."""


def passwords(said: str, request: Request) -> dict[str, str]:
    """What the reply types into password fields, and the place in the task that stands for each of them.

    A reply that cannot be understood may hold one anywhere: the whole of it counts as one.
    """
    if not request.passwords:
        return {}
    try:
        reply, _ = parsed(said, request.schema)
    except Unfit:
        return {said: ""}
    actions = reply.get("actions", [reply])
    typed = {action["text"] for action in actions if action.get("element") in request.passwords}
    task = _words(request.context)
    return {text: NAME.format(task.index(text) + 1 if text in task else 0) for text in typed if text}


def hidden(said: str, names: Mapping[str, str]) -> str:
    """The reply with the names of the passwords in their place."""
    if said in names:
        return names[said]
    try:
        reply = json.loads(said)
    except ValueError:
        reply = said
    for password, name in names.items():
        reply = _hidden(reply, password, name)
    return said if not names else reply if isinstance(reply, str) else json.dumps(reply, ensure_ascii=False)


def restored(said: str, request: Request) -> str:
    """The reply with the words of this task. Raises BrainError where a password was not in the task."""
    if ELSEWHERE in said:
        raise BrainError("A password told in mid-run is on no cassette: name it in the task and record again.")
    for place, word in enumerate(_words(request.context), 1):
        said = said.replace(NAME.format(place), json.dumps(word)[1:-1])
    return said


def _hidden(value: Any, password: str, name: str) -> Any:
    match value:
        case dict():
            return {field: _hidden(inner, password, name) for field, inner in value.items()}
        case list():
            return [_hidden(inner, password, name) for inner in value]
        case str() if value == password:
            return name
        case str() if len(password) >= SHORTEST:
            return value.replace(password, name)
    return value


def _words(task: str) -> list[str]:
    """What is quoted in the task, and its words."""
    return [quoted or word for quoted, word in re.findall(r'"([^"]+)"|([^\s",]+)', task)]
