"""Secrets in a model's replies: found where one is typed, kept off the record, and put back when it is played."""

import json
import re
from collections.abc import Mapping
from typing import Any

from app.brains.model import Request
from app.brains.prompting.replies import Unfit, parsed
from app.errors import BrainError
from app.masking import SHORTEST, without

NAME = "[password: words {} to {} of the task]"
ELSEWHERE = NAME.format(0, 0)
"""Stands for a password that the task does not hold, such as one that was told in mid-run."""
_NAMED = re.compile(re.escape(NAME).replace(r"\{\}", r"(\d+)"))
_WORD = re.compile(r'"([^"]+)"|[^\s",]*[^\s",.:;!?]|[.:;!?]+')
"""What is quoted, a word, or what ends a sentence."""


def passwords(said: str, request: Request) -> dict[str, str]:
    """What the reply types into fields for secrets, and the place in the task that stands for each of them.

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
    return {text: _name(text, request.context) for text in typed if text}


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
    task, places = request.context, _places(request.context)

    def words(named: re.Match[str]) -> str:
        first, last = (int(place) - 1 for place in named.groups())
        return json.dumps(task[places[first][0] : places[last][1]])[1:-1] if last < len(places) else named[0]

    return _NAMED.sub(words, said)


def _hidden(value: Any, password: str, name: str) -> Any:
    match value:
        case dict():
            return {field: _hidden(inner, password, name) for field, inner in value.items()}
        case list():
            return [_hidden(inner, password, name) for inner in value]
        case str() if value == password:
            return name
        case str() if len(password) >= SHORTEST:
            return without(value, password, name)
    return value


def _name(text: str, task: str) -> str:
    """The words of the task that say this, by their places, counted from 1."""
    places = _places(task)
    begins = {begin: place for place, (begin, _) in enumerate(places, 1)}
    ends = {end: place for place, (_, end) in enumerate(places, 1)}
    found = (at.start() for at in re.finditer(re.escape(text), task))
    whole = ((begins[at], ends[at + len(text)]) for at in found if at in begins and at + len(text) in ends)
    return next((NAME.format(*place) for place in whole), ELSEWHERE)


def _places(task: str) -> list[tuple[int, int]]:
    """Where each word of the task begins and ends; what is quoted is one."""
    return [word.span(1 if word[1] is not None else 0) for word in _WORD.finditer(task)]
