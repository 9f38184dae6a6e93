"""What shows that a step worked, where the words that were to show it did not come."""

import re

from app.episode import Attempt
from app.macros.healing import GRAVE, Broken, Remedy, uncovering
from app.proposals import Move
from app.roles.reflector import EXPECTED
from controllers.actions import Tap, Wait
from perception.around import general
from perception.checks import Changed, Check, PlaceIs, TextShown
from perception.holding import explain
from perception.likeness import says_the_same
from perception.locators import Around, Locator
from perception.screen import Observation
from skills.mending import Mend
from skills.steps import Do

_NUMBERS = re.compile(r"[^/?#]*\d[^/?#]*")


def seen(broken: Broken, last: Attempt, before: Observation, patience: float) -> Remedy | None:
    """What else shows that the step has worked that was done on `before`, or what first has to be got out of sight.

    It is not done again. None where nothing certainly shows it. patience: seconds for which is waited for the sign.
    """
    if not isinstance(broken.step, Do) or not last.outcome.evidence.startswith(EXPECTED) or last.move.expect is None:
        return None
    on = last.move.on
    if found := _sign(broken, broken.step.check, before):
        check, why = found
        mend = Mend(broken.kept, Locator(), explain(last.move.expect), explain(check), "reworded", why, check=check,
                    risk=broken.recorded_risk)  # fmt: skip
        return Remedy((Move(on, Wait(patience), None, check),), mend)
    if closing := uncovering(broken.kept, broken.screen):
        element, mend = closing
        assert element is not None
        return Remedy(
            (Move(on, Tap(), element.number, Changed()), Move(on, Wait(patience), None, last.move.expect)), mend
        )
    return None


def _sign(broken: Broken, check: Check | None, before: Observation) -> tuple[Check, str] | None:
    """What shows instead of the words that are waited for that it worked, and why."""
    if not isinstance(check, TextShown) or broken.recorded_risk >= GRAVE:
        return None
    if arrived(broken, before):
        return _place(broken.screen), "it led where it led when it was recorded"
    said = _said_otherwise(check.text, before, broken.screen)
    return (TextShown(said), "it says the same") if said else None


def arrived(broken: Broken, before: Observation) -> bool:
    """Whether it went, from elsewhere, to the address that the page said of the element when it was recorded."""
    address = broken.screen.place.address
    parts = broken.step.target.parts if broken.step.target else ()
    led = {part.effect for part in parts if isinstance(part, Around)}
    return address != before.place.address and general(f"GET {address}") in led


def _place(screen: Observation) -> Check:
    """Where the screen is, without the names of records in it."""
    path = screen.place.address.partition("://")[2].partition("/")[2].partition("?")[0]
    parts = [part for part in _NUMBERS.split(f"/{path}") if part.strip("/")]
    return PlaceIs(parts[-1]) if parts else PlaceIs(screen.place.address)


def _said_otherwise(text: str, before: Observation, screen: Observation) -> str:
    """The one text that came and that says the same as what was waited for; "" without."""
    known = {said for e in before.elements for said in (e.name, e.text)}
    came = {said for e in screen.shown for said in (e.name, e.text) if said and said not in known}
    alike = [said for said in came if says_the_same(text, said)]
    return alike[0] if len(alike) == 1 else ""
