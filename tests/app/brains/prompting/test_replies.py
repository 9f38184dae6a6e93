"""Replies that are not what they should be: mended where it is plain what was meant, else refused in words."""

import json
from typing import Any

import pytest

from app.brains.prompting.replies import Unfit, parsed
from app.brains.prompting.schemas import OPERATOR, SCHEMAS

WHOLE: dict[str, Any] = {
    "conditions": [], "met": [], "reached": 0,
    "thought": "t", "notes": [], "kind": "act", "say": "s", "on": "club", "answer": "", "danger": "",
    "candidates": [], "claims": [],
    "actions": [{"verb": "tap", "element": 8, "text": "", "expect": "changed", "expected": ""}],
}  # fmt: skip
WRITTEN = json.dumps(WHOLE)


def with_action(**fields: object) -> str:
    return json.dumps({**WHOLE, "actions": [{**WHOLE["actions"][0], **fields}]})


def test_a_whole_reply_needs_no_mending() -> None:
    assert parsed(WRITTEN, OPERATOR) == (WHOLE, ())


@pytest.mark.parametrize(
    ("said", "mended"),
    [
        (f"```json\n{WRITTEN}\n```", "text around"),
        (f"Here is what I do: {WRITTEN} I hope it helps.", "text around"),
        (f"Now {{then}}: {WRITTEN}", "text around"),
        (json.dumps({**WHOLE, "confidence": 0.9}), "unknown fields were ignored: confidence"),
        (json.dumps({**WHOLE, "actions": WHOLE["actions"][0]}), "was no list"),
        (with_action(element="8"), "no whole number"),
        (with_action(element=8.0), "no whole number"),
        (with_action(verb="Tap"), "taken as tap"),
        (with_action(verb="click"), "taken as tap"),
        (json.dumps({**WHOLE, "kind": "Act"}), "taken as act"),
    ],
)
def test_what_is_plainly_meant_is_mended(said: str, mended: str) -> None:
    value, troubles = parsed(said, OPERATOR)
    assert value == WHOLE
    assert len(troubles) == 1 and mended in troubles[0]


def test_what_would_be_empty_may_be_left_out_and_what_is_always_said_may_not() -> None:
    short = {"thought": "t", "kind": "act", "say": "s", "on": "club", "actions": [{"verb": "tap", "element": 8}]}
    value, mended = parsed(json.dumps(short), OPERATOR)
    assert value == {**WHOLE, "actions": [{**WHOLE["actions"][0], "expect": "none"}]} and mended == ()
    assert parsed(json.dumps({**WHOLE, "danger": None}), OPERATOR) == (WHOLE, ())
    assert parsed('{"kind": "act"}', OPERATOR)[1] == ("missing fields were taken as empty: thought",)


@pytest.mark.parametrize(
    ("verb", "meant"),
    [("type", "set_text"), ("double-click", "double_tap"), ("go to", "open"), ("key", "press"), ("choose", "select")],
)
def test_common_words_for_our_verbs(verb: str, meant: str) -> None:
    assert parsed(with_action(verb=verb), OPERATOR)[0]["actions"][0]["verb"] == meant


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("", "no whole JSON object"),
        ("I cannot do that.", "no whole JSON object"),
        (WRITTEN[:-20], "no whole JSON object|must be"),
        (f"{WRITTEN}\n{WRITTEN}", "2 JSON objects"),
        ("[1, 2]", "no whole JSON object"),
        ('{"a":' * 10_000, "no whole JSON object"),
        (" " * 100_001 + WRITTEN, "The reply has 10"),
        (with_action(verb="dance"), "verb .* must be one of tap, .* not 'dance'"),
        (with_action(element="the button"), "element .* must be a whole number"),
        (with_action(element=True), "element .* must be a whole number"),
        (with_action(text={"a": 1}), "text .* must be a text"),
        (json.dumps({**WHOLE, "actions": ["tap"]}), "must be an object"),
        (json.dumps({k: v for k, v in WHOLE.items() if k != "kind"}), "kind .* must be one of"),
    ],
)
def test_what_is_not_plain_is_refused(said: str, problem: str) -> None:
    with pytest.raises(Unfit, match=problem):
        parsed(said, OPERATOR)


def test_numbers_where_a_text_belongs() -> None:
    assert parsed('{"texts": [2300]}', SCHEMAS["notetaker"])[0] == {"texts": ["2300"]}


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=SCHEMAS.keys())
def test_schemas_are_closed_and_without_bounds(schema: dict[str, Any]) -> None:
    """What structured outputs take: nothing else allowed, no numeric bounds, at most 24 fields that may be left out."""
    if schema["type"] == "object":
        assert set(schema["required"]) <= set(schema["properties"]) and schema["additionalProperties"] is False
        assert len(schema["properties"]) - len(schema["required"]) <= 20  # 4 more may be left out of an action
    assert not schema.keys() & {"minimum", "maximum", "minItems", "maxItems", "$ref"}
    for inner in [*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])]:
        test_schemas_are_closed_and_without_bounds(inner)
