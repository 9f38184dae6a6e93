"""Virtual phones as bed and stage: set back before every run, worked through adb like any phone."""

import queue
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from app.bench.beds import OnDatabase, prepared
from app.bench.playing import Watched
from app.bench.task import BenchTask
from app.providers.android import Phones
from controllers.actions import Action, Tap
from controllers.controller import Ambiguous, Controller, Found, FrameSlot, Missing, Performed
from controllers.faults import Faults, Faulty
from controllers.gestures import Gesture
from controllers.virtual_phone.phone import VirtualPhone
from controllers.virtual_phone.witness import Witness
from controllers.virtual_phone.world import database as phone_store
from perception.locators import Locator
from perception.screen import Capture


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
            urls = {name: f"android:{phone.serial}" for name in task.targets}
            yield OnDatabase(case, urls, lambda: phone_store.opened(phone.world.database))
        finally:
            self._free.put(phone)

    @contextmanager
    def stage(self, urls: Mapping[str, str]) -> Iterator[Mapping[str, Watched]]:
        """Connections to these phones; the session closes them."""
        targets = Phones().open(urls)
        yield {name: self._witnessed(target, self._phones[urls[name]].witness) for name, target in targets.items()}

    def _witnessed(self, target: Controller, witness: Witness) -> "WitnessedPhone":
        return WitnessedPhone(Faulty(target, self._faults) if self._faults != Faults() else target, witness)


class WitnessedPhone:
    """A phone under witness: `wrong` counts taps of which the phone itself saw several."""

    def __init__(self, worked: Controller, witness: Witness) -> None:
        self._worked = worked
        self._witness = witness
        self.wrong = 0
        self.addresses: list[str] = []

    @property
    def verbs(self) -> frozenset[type]:
        return self._worked.verbs

    def capture(self, *, picture: bool = True) -> Capture:
        capture = self._worked.capture(picture=picture)
        if self.addresses[-1:] != [capture.place.address]:
            self.addresses.append(capture.place.address)
        return capture

    def locate(self, locator: Locator) -> Found | Ambiguous | Missing:
        return self._worked.locate(locator)

    def perform(self, action: Action, at: Found | None) -> Performed:
        before = self._witness.count("tap")
        performed = self._worked.perform(action, at)
        if isinstance(action, Tap) and self._witness.count("tap") > before + 1:
            self.wrong += 1
        return performed

    def hand(self, gesture: Gesture) -> Performed:
        return self._worked.hand(gesture)

    def settled(self, within: float) -> bool:
        return self._worked.settled(within)

    def frames(self) -> FrameSlot:
        return self._worked.frames()

    def interrupt(self) -> None:
        self._worked.interrupt()

    def close(self) -> None:
        self._worked.close()
