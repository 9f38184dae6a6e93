"""One part of a demonstration as a step."""

from controllers.actions import Open, Wait
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
    return Do(words, action, target, put)
