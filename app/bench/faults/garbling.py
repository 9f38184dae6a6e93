"""The ways in which models spoil a reply: each makes of the fields that were meant the text that comes instead."""

import json
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

Fields = Mapping[str, Any]
LONG = 200_000
"""Characters of a reply that never ends."""
NO_SUCH_ELEMENT = 99_999


def garbled(fields: Fields, chance: Random) -> str:
    """The reply, spoilt in one of the ways."""
    return chance.choice(WAYS)(fields, chance)


def _among_prose(fields: Fields, chance: Random) -> str:
    return f"Sure! Here is my reply:\n\n```json\n{json.dumps(fields, indent=2)}\n```\nLet me know how it went."


def _thinking_aloud(fields: Fields, chance: Random) -> str:
    return f"<think>There is {{something}} on the screen.</think>{json.dumps(fields)}"


def _cut_off(fields: Fields, chance: Random) -> str:
    text = json.dumps(fields)
    return text[: chance.randrange(1, len(text))]


def _as_python(fields: Fields, chance: Random) -> str:
    return repr(dict(fields))


def _comma_too_many(fields: Fields, chance: Random) -> str:
    return json.dumps(fields)[:-1] + ",}"


def _twice(fields: Fields, chance: Random) -> str:
    return f"{json.dumps(fields)}\n\nOr rather:\n{json.dumps({**fields, 'thought': 'on second thoughts'})}"


def _in_other_words(fields: Fields, chance: Random) -> str:
    """`tap` as `Click`, and so on, as models say that keep to no schema."""
    other = {"tap": "Click", "set_text": "fill", "act": "Action", "answer": "Done", "select": "choose", "check": "tick"}
    return json.dumps({name: other.get(value, value) if isinstance(value, str) and name in {"verb", "kind"} else value
                       for name, value in fields.items()})  # fmt: skip


def _numbers_as_texts(fields: Fields, chance: Random) -> str:
    return json.dumps({name: str(value) if type(value) is int else value for name, value in fields.items()})


def _without_what_is_empty(fields: Fields, chance: Random) -> str:
    return json.dumps({name: value for name, value in fields.items() if value})


def _with_more(fields: Fields, chance: Random) -> str:
    return json.dumps({"confidence": 0.9, **fields, "next": None})


def _nothing(fields: Fields, chance: Random) -> str:
    return ""


def _prose(fields: Fields, chance: Random) -> str:
    return "I'm sorry, but I can't help with that. Could you tell me more about the page?"


def _without_end(fields: Fields, chance: Random) -> str:
    return '{"thought": "' + "and so on " * (LONG // 10)


def _of_another_kind(fields: Fields, chance: Random) -> str:
    return json.dumps([fields.get("kind", "plan"), {"fields": list(fields)}])


def _on_no_element(fields: Fields, chance: Random) -> str:
    """On an element that is invented; what has none is spoilt in another way."""
    return json.dumps({**fields, "element": NO_SUCH_ELEMENT}) if fields.get("element") else _nothing(fields, chance)


WAYS: tuple[Callable[[Fields, Random], str], ...] = (
    _among_prose, _thinking_aloud, _cut_off, _as_python, _comma_too_many, _twice, _in_other_words, _numbers_as_texts,
    _without_what_is_empty, _with_more, _nothing, _prose, _without_end, _of_another_kind, _on_no_element,
)  # fmt: skip
