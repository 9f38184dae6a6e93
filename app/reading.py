"""What a run notes: read on the present screen, each note with where and when it stood there."""

import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from app.events import Event, Noted
from app.proposals import Note, Wanted
from app.roles import notetaker
from app.running import Running


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be noted, and why, in one sentence."""

    name: str
    why: str


def noted(run: Running, everything: Sequence[Wanted], on: str) -> Generator[Event, None, Unread | None]:
    """Note what is wanted, in order. The value is the first that could not be; None where all was there."""
    texts = yield from _searched(run, everything)
    for wanted in everything:
        try:
            note = _read(wanted, texts.get(wanted.name, wanted.text), run, on)
        except notetaker.NotThere as problem:
            return Unread(wanted.name, str(problem))
        yield Noted(replace(note, place=run.screens[on].place.address, at=time.time()))
    return None


def _searched(run: Running, everything: Sequence[Wanted]) -> Generator[Event, None, dict[str, str]]:
    """By name what the brain says of all that stands in no single element: one question, however many they are."""
    sought = [wanted for wanted in everything if wanted.aim is None and not wanted.text]
    if not sought:
        return {}
    names = ", ".join(wanted.name for wanted in sought)
    reading = yield from run.thought("notetaker", notetaker.search(sought), f"to read what stands apart: {names}")
    return dict(zip((wanted.name for wanted in sought), reading.texts, strict=True))


def _read(wanted: Wanted, text: str, run: Running, on: str) -> Note:
    """What is wanted, as the brain has read it or from its element. Raises notetaker.NotThere."""
    if wanted.aim is not None and not wanted.text:
        return notetaker.take(wanted, run.screens[on])
    return notetaker.held(wanted, text, run.screens[on])
