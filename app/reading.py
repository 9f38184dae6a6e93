"""What a run notes: read on the present screen, each note with where and when it stood there."""

import time
from collections.abc import Generator, Iterable
from dataclasses import replace

from app.events import Event, Noted
from app.proposals import Note, Wanted
from app.roles import notetaker
from app.running import Running


def noted(run: Running, everything: Iterable[Wanted], on: str) -> Generator[Event, None, str]:
    """Note what is wanted, in order. The value is the first problem, in words for the person; "" without any."""
    for wanted in everything:
        try:
            note = yield from _read(run, wanted, on)
        except notetaker.NotThere as problem:
            return f"I cannot read {wanted.name}: {problem}"
        yield Noted(replace(note, place=run.screens[on].place.address, at=time.time()))
    return ""


def _read(run: Running, wanted: Wanted, on: str) -> Generator[Event, None, Note]:
    """What is wanted: as read already, from its element or from the whole screen. Raises notetaker.NotThere."""
    if wanted.text:
        return notetaker.held(wanted, notetaker.Reading(wanted.text), run.screens[on])
    if wanted.aim is not None:
        return notetaker.take(wanted, run.screens[on])
    why = f"to read {wanted.name}, which stands in no single element"
    reading = yield from run.thought("notetaker", notetaker.search(wanted), why)
    return notetaker.held(wanted, reading, run.screens[on])
