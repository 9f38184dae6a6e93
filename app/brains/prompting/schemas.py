"""The JSON schemas of the replies: flat, closed and without bounds, so that every server can hold a model to them."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.brains.brain import Role
from app.brains.prompting.verbs import INVOKES, LOOKS, VERBS

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}


def one_of(names: Iterable[str]) -> Schema:
    return {"type": "string", "enum": list(names)}


def list_of(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def record(*optional: str, **fields: Schema) -> Schema:
    """An object with exactly these fields; what is `optional` may be left out where it would be empty."""
    required = [name for name in fields if name not in optional]
    return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}


EXPECTATIONS = ("none", "changed", "text_shown", "text_gone", "address_contains")
JUDGEMENTS = {"worked": "worked", "wrong_screen": "wrong screen", "no_change": "no change", "undecided": "undecided"}
SORTS = {"how_it_works": "how it works", "corrected_error": "corrected error", "caution": "caution",
         "preference": "preference"}  # fmt: skip

FACTS = {"given": "given", "look_up": "to look up", "derive": "to derive", "guess": "guessed"}
FINDINGS = {"stands_in": "stands in", "open_first": "open first", "go_on": "go on", "option": "option",
            "retype": "retype", "reads_now": "reads now", "not_there": "not there"}  # fmt: skip
KINDS = ("act", "ask", "hand_over", "give_up", "answer")

OPERATOR = record(
    "conditions", "met", "reached", "notes", "say", "on", "actions", "answer", "danger", "candidates", "claims",
    thought=TEXT,
    conditions=list_of(TEXT),
    met=list_of(record(condition=NUMBER, by=TEXT)),
    reached=NUMBER,
    notes=list_of(record(name=TEXT, text=TEXT)),
    kind=one_of(KINDS),
    say=TEXT,
    on=TEXT,
    actions=list_of(
        record(
            "element", "text", "expect", "expected",
            verb=one_of((*VERBS, *LOOKS, INVOKES)), element=NUMBER, text=TEXT, expect=one_of(EXPECTATIONS),
            expected=TEXT,
        ),
    ),
    answer=TEXT,
    danger=TEXT,
    candidates=list_of(TEXT),
    claims=list_of(TEXT),
)  # fmt: skip

SCHEMAS: Mapping[Role, Schema] = {
    "manager": record(
        "facts",
        "conditions",
        thought=TEXT,
        facts=list_of(record(text=TEXT, sort=one_of(FACTS))),
        subgoals=list_of(TEXT),
        conditions=list_of(TEXT),
    ),
    "operator": OPERATOR,
    "reflector": record(evidence=TEXT, judgement=one_of(JUDGEMENTS)),
    "notetaker": record(texts=list_of(TEXT)),
    "mender": record(
        "element",
        "option",
        "value",
        "awaited",
        "called",
        thought=TEXT,
        kind=one_of(FINDINGS),
        element=NUMBER,
        option=TEXT,
        value=TEXT,
        awaited=list_of(TEXT),
        called=TEXT,
    ),
    "learner": record(tips=list_of(record("page", text=TEXT, sort=one_of(SORTS), page=TEXT))),
}

# What models say for our words where they follow no schema.
SYNONYMS = {
    "click": "tap", "left_click": "tap", "touch": "tap", "press_button": "tap", "follow": "tap",
    "doubleclick": "double_tap", "double_click": "double_tap", "doubletap": "double_tap",
    "rightclick": "right_click", "context_click": "right_click",
    "longpress": "long_press", "hold": "long_press", "mouse_over": "hover", "move_to": "hover",
    "type": "set_text", "fill": "set_text", "input": "set_text", "enter_text": "set_text", "write": "set_text",
    "input_text": "set_text", "settext": "set_text", "clear": "set_text", "append": "type_text",
    "tick": "check", "untick": "uncheck", "choose": "select", "pick": "select", "select_option": "select",
    "key": "press", "keypress": "press", "press_key": "press", "hotkey": "press", "scroll_to": "scroll",
    "attach": "upload", "goto": "open", "go_to": "open", "navigate": "open", "visit": "open", "open_app": "open",
    "switch_tab": "switch", "go_back": "back", "refresh": "reload", "search": "find", "look_for": "find",
    "show_more": "expand", "sleep": "wait",
    "screenshot": "look", "zoom": "look", "see": "look",
    "action": "act", "question": "ask", "handover": "hand_over", "done": "answer", "finish": "answer",
    "finished": "answer", "impossible": "give_up", "fail": "give_up", "stop": "give_up",
    "change": "changed", "url_contains": "address_contains", "text_visible": "text_shown",
    "success": "worked", "helper": "how_it_works",
}  # fmt: skip
