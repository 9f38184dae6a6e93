"""Whatever is written reads back the same, and what cannot be read is refused in one sentence."""

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass, replace
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from app.events import Event, Judged, Observed, Told
from app.proposals import Outcome, Proposal, Verdict
from app.serving.orders import Order
from app.supervision import Wish
from app.wire import event_from_json, order_from_json, to_json, wish_from_json
from controllers.actions import Action
from perception.checks import AllOf, AnyOf, Changed, Check
from perception.geometry import Box
from perception.locators import Locator, Named, Part
from perception.screen import Element, Observation, Picture, Place
from skills.codec import Malformed, dumps, loads
from skills.shortcuts import Shortcut
from skills.steps import Step, WaitFor

PLAIN: dict[Any, list[Any]] = {
    str: ["", 'Zoë "quoted"\n\u2028 \ud800 {"kind": "tap"}'],
    int: [0, -7],
    float: [0.0, 1.25],
    bool: [True, False],
    bytes: [b""],
    types.NoneType: [None],
}


def samples(wanted: Any, depth: int = 3) -> list[Any]:
    """Values of that type which together show every union member and every field in several states."""
    origin, args = get_origin(wanted), get_args(wanted)
    if origin in (Union, types.UnionType):
        deep_enough = depth <= 0 and types.NoneType in args
        return [None] if deep_enough else [value for each in args for value in samples(each, depth)]
    if origin is Literal:
        return list(args)
    if origin is frozenset:
        return [frozenset(), frozenset(samples(args[0]))]
    if origin is tuple and args[-1] is Ellipsis:
        return [()] if depth <= 0 else [(), tuple(samples(args[0], depth - 1))]
    if origin is tuple:
        return [tuple(samples(each)[-1] for each in args)]
    return instances(wanted, depth - 1) if is_dataclass(wanted) else PLAIN[wanted]


def instances(cls: Any, depth: int) -> list[Any]:
    """One instance with every default, then as many as the most varied field has values."""
    hints = get_type_hints(cls)
    memory_only = {Element: "locator", Locator: "key"}.get(cls)
    tagged = {field.name for field in fields(cls) if field.name == "kind" and isinstance(field.default, str)}
    names = [field.name for field in fields(cls) if field.name not in tagged | {memory_only}]
    choices = {name: samples(hints[name], depth) for name in names}
    required = [f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING]
    rounds = max(map(len, choices.values()), default=0)
    varied = [cls(**{name: held[turn % len(held)] for name, held in choices.items()}) for turn in range(rounds)]
    return [cls(**{name: choices[name][-1] for name in required}), *varied]


@pytest.mark.parametrize("read", [wish_from_json, order_from_json])
def test_a_line_that_is_not_utf8_is_refused(read: Callable[[str], object]) -> None:
    latin = b'{"kind": "tell", "text": "M\xfcller"}'
    with pytest.raises(Malformed, match="the line is not UTF-8"):
        read(latin.decode(errors="surrogateescape"))


@pytest.mark.parametrize("union", [Event, Wish, Order, Action, Check, Part, Step, Proposal, Verdict, Shortcut])
def test_every_kind_reads_back_as_it_was_written(union: Any) -> None:
    values = samples(union)
    assert {type(value) for value in values} == set(get_args(union) or [Shortcut])
    for value in values:
        line = dumps(value)
        assert loads(union, line) == value
        assert len(line.splitlines()) == 1 and line.isascii()
        assert json.loads(line).get("kind") == getattr(value, "kind", None)


def test_each_border_has_its_own_reader() -> None:
    for event in samples(Event, 2):
        assert event_from_json(to_json(event)) == event
    for wish in samples(Wish, 2):
        assert wish_from_json(to_json(wish)) == wish
    for order in samples(Order, 2):
        assert order_from_json(to_json(order)) == order


def test_what_is_at_its_default_is_left_out() -> None:
    assert to_json(Told("yes", at=2.5)) == '{"at":2.5,"text":"yes","kind":"told"}'


def test_live_handles_and_picture_bytes_stay_behind() -> None:
    locator = Locator((Named("button", "Save"),), key="live-17")
    seen = Element("button", "Save", Box(1, 2, 3, 4), number=1, locator=locator)
    picture = Picture(b"\xff\xd8" * 50, "ab" * 32)
    observed = Observed("page", Observation(Place("s", "a"), (seen,), picture=picture))
    read = event_from_json(to_json(observed))
    assert isinstance(read, Observed)
    assert read.screen.picture == replace(picture, image=b"")
    assert read.screen.elements == (replace(seen, locator=Locator()),)
    assert loads(Locator, dumps(locator)) == replace(locator, key="")


def test_fields_of_a_later_version_are_ignored() -> None:
    line = '{"kind":"judged","at":1.0,"mood":"fine","outcome":{"judgement":"worked","score":[1]}}'
    assert event_from_json(line) == Judged(Outcome("worked"), at=1.0)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "Malformed data: this is not JSON"),
        ("[]", r"Malformed data: \[\] is none of started, observed"),
        ('{"kind":"sung"}', 'Malformed data: "sung" is none of started'),
        ('{"kind":["told"]}', "is none of started"),
        ('{"text":"yes"}', "is none of started"),
        ('{"kind":"told"}', r"Malformed data: Told lacks text\."),
        ('{"kind":"told","text":3}', r"Malformed data at text: 3 is not str\."),
        ('{"kind":"told","text":"a","at":true}', r"Malformed data at at: true is not float\."),
        ('{"kind":"told","text":"a","at":NaN}', "NaN is not a number"),
        ('{"kind":"asked","question":"a","candidates":["b",1]}', r"at candidates\.1: 1 is not str"),
        ('{"kind":"asked","question":"a","candidates":"b"}', 'at candidates: "b" is not a list'),
        ('{"kind":"judged","outcome":{"judgement":"maybe"}}', r'at outcome\.judgement: "maybe" is not one of worked'),
        (
            '{"kind":"proposed","proposal":{"kind":"act","words":"","on":"a","risk":true}}',
            r"at proposal\.risk: true is not one of 0, 1, 2, 3, 4",
        ),
        ('{"kind":"judged","outcome":7}', "at outcome: 7 is no Outcome"),
        ('{"kind":"started","targets":[["a"]]}', r"at targets\.0: there are 1 values instead of 2"),
        ('{"kind":"told","text":' + "[" * 100_000, "nested too deeply"),
        ("9" * 5000, "this is not JSON"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(line: str, sentence: str) -> None:
    with pytest.raises(Malformed, match=sentence):
        event_from_json(line)


def test_reading_stays_linear_however_deep_checks_nest() -> None:
    check: Check = Changed()
    for level in range(60):  # trying each member of the union in turn would take 2 ** 60 attempts
        check = AllOf((check,)) if level % 2 else AnyOf((check,))
    step = WaitFor("until it is there", check)
    assert loads(Step, dumps(step)) == step
