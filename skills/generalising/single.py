"""One part of a demonstration as a step."""

from controllers.actions import Open, TypeText, Wait
from perception.locators import Locator, Witness
from perception.resolving import chain
from perception.screen import EDITABLE
from skills.demonstrations import Deed, Reading
from skills.generalising.checking import check
from skills.generalising.parameters import Known, thing
from skills.steps import Do, Read, WaitFor


def single(part: Deed | Reading, known: Known) -> Do | WaitFor | Read:
    """The part as a step, in the names of what is known; what it was given or has read is known from then on."""
    return _step(part, known) if isinstance(part, Deed) else _read(part, known)


def _read(part: Reading, known: Known) -> Read:
    known.picked(part)
    step = Read(known.put(part.words), known.located(part.found_by), part.name, part.asked)
    known.read(part)
    return step


def _step(deed: Deed, known: Known) -> Do | WaitFor:
    expected = check(deed)
    given = known.given(deed)
    words = known.put(deed.words)
    put = known.put(expected) if expected else None
    if isinstance(deed.action, Wait) and put:
        return WaitFor(words, put, deed.action.seconds)
    written = deed.element is not None and deed.element.role in EDITABLE  # its name is no value of another one
    target = (
        known.located(deed.found_by, named=not written or bool(thing(deed)))
        if deed.found_by and deed.found_by.parts
        else None
    )
    address = isinstance(deed.action, Open) and "/" in deed.action.address  # else an app's name, which is no value
    action = known.put(given.action) if address else given.action
    return Do(words, action, target, put, focus=_focus(deed, known) if target is None else None)


def _focus(deed: Deed, known: Known) -> Locator | None:
    """What had the focus when text was typed wherever that was; None where that is not told.

    A window has it with its field, which stands behind it.
    """
    focused = [each for each in deed.before.elements if "focused" in each.states]
    if not isinstance(deed.action, TypeText) or not focused:
        return None
    found_by = chain(focused[-1], deed.before.elements, lasting=True)
    return None if all(isinstance(part, Witness) for part in found_by.parts) else known.located(found_by)
