"""One part of a demonstration as a step."""

from controllers.actions import Open, TypeText, Wait
from perception.locators import Described, Description, Locator, Part, Witness
from perception.resolving import chain
from perception.roles import ROWS
from perception.screen import EDITABLE
from skills.demonstrations import Deed, Reading
from skills.generalising.checking import check
from skills.generalising.parameters import Known, thing
from skills.steps import Do, Read, Step, WaitFor


def single(part: Deed | Reading, known: Known, said: Step | None = None) -> Do | WaitFor | Read:
    """The part as a step, in the names of what is known; what it was given or has read is known from then on.

    said: the step of the words that were followed. The row that they count ("the first row") is read again, whatever it
    says then.
    """
    return _step(part, known) if isinstance(part, Deed) else _read(part, known, said)


def _read(part: Reading, known: Known, said: Step | None) -> Read:
    if isinstance(said, Read) and any(map(_counts, said.target.parts)):
        target = known.worded(said.target)
    else:
        known.picked(part)
        target = known.located(part.found_by)
    step = Read(known.put(part.words), target, part.name, part.asked)
    known.read(part)
    return step


def _counts(part: Part) -> bool:
    """Whether it tells a row by its number, or what stands in one."""
    return isinstance(part, Described) and _is_counted(part.description)


def _is_counted(told: Description) -> bool:
    return (told.role in ROWS and told.ordinal != 0) or (
        told.relation is not None and _is_counted(told.relation.anchor)
    )


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
