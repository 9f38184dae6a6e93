"""The values that a macro was replayed with, as far as the run tells them: what is secret it does not."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from app.events import Event, Proposed, Started
from app.executor import MASK
from app.proposals import Act
from skills.calls import inlined
from skills.flow import behind
from skills.library import Library
from skills.recall import matched
from skills.shortcuts import Shortcut
from skills.steps import Call, Do, walk
from skills.texts import texts


class Value(NamedTuple):
    """whole: it is all of what was typed or chosen, and not a part of some words, which may be read otherwise."""

    name: str
    value: str
    whole: bool


def given(library: Library, name: str, events: Sequence[Event]) -> dict[str, str]:
    """Each by the parameter's name; none of a macro that is there no more, or that calls another one."""
    began = next((each.at for each in events if isinstance(each, Started)), 0.0)
    versions = (each.shortcut for each in library.history(name) if each.saved <= began)
    done = next(versions, None)
    if done is None or any(isinstance(step, Call) for step in walk(done.steps)):
        return {}
    told = list(chain.from_iterable(_told(inlined(done, _none), each) for each in _acts(events)))
    return {each.name: each.value for each in sorted(told, key=lambda each: each.whole)}


def _none(name: str) -> Shortcut:
    raise AssertionError(f"{name} is called by what calls nothing")


def _acts(events: Iterable[Event]) -> Iterator[Act]:
    for event in events:
        if isinstance(event, Proposed) and isinstance(event.proposal, Act) and event.proposal.cursor:
            yield event.proposal


def _told(done: Shortcut, act: Act) -> Iterator[Value]:
    """What the act says in the places where its step has names."""
    number = behind(done.steps, act.cursor)
    step = None if number is None else list(walk(done.steps))[number]
    if not isinstance(step, Do):
        return
    known = {each.name for each in done.parameters if each.type not in ("secret", "table")}
    yield from _values(step.words, act.words, known)
    for move in act.moves:
        if isinstance(move.action, type(step.action)):
            for pattern, text in zip(texts(step.action), texts(move.action), strict=False):
                yield from _values(pattern, text, known)


def _values(pattern: str, text: str, known: Collection[str]) -> Iterator[Value]:
    """Of a pattern with several names nobody knows where one value ends and the next begins."""
    whole = pattern[1:-1] in known and pattern[:1] == "{"
    values = {pattern[1:-1]: text} if whole else matched(pattern, text, known) or {}
    if len(values) == 1 and MASK not in text:
        yield from (Value(name, value, whole) for name, value in values.items())
