"""Virtual phones as bed and stage: set back before every run, worked through adb like any phone."""

import queue
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from app.bench.beds import OnDatabase, prepared
from app.bench.task import BenchTask
from app.bench.witness import Watched
from app.providers.android import Phones
from controllers.actions import Action, Tap
from controllers.controller import Controller, Found, Performed
from controllers.faults import Faults, Faulty
from controllers.virtual_phone.phone import VirtualPhone
from controllers.virtual_phone.screen import Met
from controllers.virtual_phone.witness import Witness
from controllers.virtual_phone.world import database as phone_store
from perception.geometry import Box
from perception.screen import Element

SLACK = 1.5
"""Viewport pixels by which the phone's own box of an element and the one told of it may differ: both are rounded."""


class VirtualPhones:
    """Virtual phones that are switched on, each lent to one run at a time; `faults` go wrong in them."""

    def __init__(self, phones: Sequence[VirtualPhone], faults: Faults | None = None) -> None:
        self._faults = faults or Faults()
        self._phones = {f"android:{phone.serial}": phone for phone in phones}
        self._free: queue.SimpleQueue[VirtualPhone] = queue.SimpleQueue()
        for phone in phones:
            self._free.put(phone)

    @contextmanager
    def bed(self, task: BenchTask, seed: int) -> Iterator[OnDatabase]:
        """A phone filled from the seed and set up for the task, at its home screen."""
        phone = self._free.get()
        try:
            phone.world.reset(seed)
            case = prepared(task, phone.world.database, phone_store)
            phone.restart()
            phone.witness.forget()
            urls = {name: f"android:{phone.serial}" for name in task.targets}
            yield OnDatabase(case, urls, lambda: phone_store.opened(phone.world.database))
        finally:
            self._free.put(phone)

    @contextmanager
    def stage(self, urls: Mapping[str, str]) -> Iterator[Mapping[str, Watched]]:
        """Connections to these phones; the session closes them."""
        targets = Phones().open(urls)
        yield {name: self._watched(target, self._phones[urls[name]].witness) for name, target in targets.items()}

    def _watched(self, target: Controller, witness: Witness) -> "WatchedPhone":
        return WatchedPhone(Faulty(target, self._faults) if self._faults != Faults() else target, witness)


class WatchedPhone(Watched):
    """A phone; a tap is amiss that it saw several times, or that met another element than the one it was aimed at."""

    def __init__(self, worked: Controller, witness: Witness) -> None:
        super().__init__(worked)
        self._witness = witness

    def perform(self, action: Action, at: Found | None) -> Performed:
        taps, touches = self._witness.count("tap"), self._witness.count("met")
        performed = super().perform(action, at)
        repeated = isinstance(action, Tap) and self._witness.count("tap") > taps + 1
        met = list(self._witness.of("met"))[touches:]
        if repeated or (at and met and not is_meant(met[0], at.element)):
            self.wrong += 1
        return performed


def is_meant(met: Sequence[Met], element: Element) -> bool:
    """Whether a touch that met these parts of the screen, one in the other, met the element.

    One of them has to be where the element was told to be, and to say what it was told to say if it has words.
    """
    if element.source != "tree":
        return True
    there = [part for part in met if _is_same(part.box, element.box)]
    name = _bare(element.name)
    return any(not part.words or element.editable or name in _bare(part.words) for part in there)


def _is_same(one: Box, other: Box) -> bool:
    sides = ((one.x, other.x), (one.y, other.y), (one.right, other.right), (one.bottom, other.bottom))
    return all(abs(a - b) <= SLACK for a, b in sides)


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()
