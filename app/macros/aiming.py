"""The one element that a recorded step means on this screen: found, to be waited for, or a reason to stop.

Stricter than looking for what a person says: all of a chain must agree, what stands in a row or a line is known by what
that says, and whatever is done is done under the name that was recorded: its place, its looks or its id alone tell no
element that had one.
"""

from dataclasses import replace

from app.episode import Attempt
from app.executor import called
from app.policy.risk import assess
from app.policy.scopes import is_program
from controllers.actions import Action, Tap, TypeText
from perception.ageing import lasting
from perception.around import around
from perception.checks import AllOf, Check, ElementShown, StateIs, ValueIs
from perception.grounding import Preference
from perception.locators import (
    Around,
    Attribute,
    Described,
    Description,
    Labelled,
    Locator,
    Named,
    Part,
    Witness,
)
from perception.resolving import Match, Nothing, Several, matching, resolve
from perception.rows import is_one_record, is_shared, is_still, is_told, row_around, tells_row, told_rows
from perception.screen import EDITABLE, Element, Observation
from perception.telling import locator_in_words
from perception.wording import covers, words
from skills.steps import Do
from skills.telling import FOUND_BY

MOST_NAMED = 4


class Unsure(Exception):
    """The element cannot be told with certainty: one sentence. Nothing is to be touched."""


def aimed(target: Locator, screen: Observation, action: Action | None) -> Element | Check:
    """The element, or what must come true before there is one. Without an action it is only read. Raises Unsure."""
    prefer: Preference = "interactive" if action else "readable"
    match resolve(target, screen.elements, prefer=prefer):
        case Several(elements) if isinstance(action, Tap) and is_one_record(elements, screen.elements):
            reached = next((e for e in elements if e.visibility != "covered"), elements[0])
            return _ready(reached, target, screen, action, prefer)
        case Several((other,)):
            raise Unsure(f"what tells {locator_in_words(target)} tells {called(other, screen)} as well")
        case Several(elements):
            raise Unsure(f"{len(elements)} elements fit {locator_in_words(target)}: {_named(elements, screen)}")
        case Nothing():
            return ElementShown(target)
        case Match(element):
            return _ready(element, target, screen, action, prefer)


def keyed(step: Do, after_keys: bool, last: Attempt | None, screen: Observation) -> None:
    """Raises Unsure where text is typed and nothing shows that the focus is where it was when that was recorded.

    It is in what had it then. Where that was not recorded, it is in the field of the move before, `last`, or in the
    one that the step's check names. after_keys: the step before has no element either, so that a key or the page itself
    took the focus there, to some field.
    """
    if not isinstance(step.action, TypeText):
        return
    focused, aim = screen.focused, last.move.aim if last else None
    if step.focus:
        match = resolve(step.focus, screen.elements)
        known = isinstance(match, Match) and "focused" in match.element.states
    elif after_keys:
        known = is_program(screen.place.scope) or (focused is not None and focused.role in EDITABLE)
    else:
        known = focused is not None and (focused.number == aim or _is_checked(focused, step, screen))
    if not known:
        there = f"the focus is in {called(focused, screen)}" if focused else "nothing has the focus"
        belongs = f"the text belongs in {locator_in_words(step.focus)}" if step.focus else ""
        why = belongs or "nothing says that the text belongs there"
        raise Unsure(f"{there}, and {why}; name its field in the step")


def _is_checked(element: Element, step: Do, screen: Observation) -> bool:
    """Whether it is the one whose value the step's check looks at."""
    match = resolve(step.check.target, screen.elements) if isinstance(step.check, ValueIs) else None
    return isinstance(match, Match) and match.element == element


def sought(target: Locator, screen: Observation) -> str:
    """What was looked for, how, and what comes nearest to it, for whoever has to mend it."""
    rows = told_rows(target)
    said = {lasting(title) for e in screen.elements for title in (e.name, e.text, e.value)}
    if rows and not said & {lasting(row) for row in rows}:
        return f'{locator_in_words(target)} is not there: no row says "{rows[0]}"'
    found = resolve(target, screen.elements)
    nearest = found.nearest if isinstance(found, Nothing) else ()
    beside = f"; most like it: {_named(nearest, screen)}" if nearest else ""
    parts = ", ".join(dict.fromkeys(FOUND_BY[part.kind] for part in target.parts if not isinstance(part, Witness)))
    how = f" (looked for by {parts})" if parts else ""
    return f"{locator_in_words(target)} is not there{how}{beside}"


def _ready(
    element: Element, target: Locator, screen: Observation, action: Action | None, prefer: Preference
) -> Element | Check:
    if lost := _lost_row(element, target, screen, action, prefer):
        return ElementShown(Locator((lost,)))
    row = row_around(element, screen.elements) if told_rows(target) else None
    if row and not is_told(row, target, screen.elements):
        raise Unsure(f"a row that says {told_rows(target)[0]} is there, but not in the column that it was recorded in")
    if all(_is_slip(part, element) for part in target.parts):
        raise Unsure(f"there is no {locator_in_words(target)}, only {called(element, screen)}")
    if action is None:
        return element
    if lost := _lost_name(element, target):
        return ElementShown(Locator((lost,)))
    if _does_otherwise(element, target, screen):
        raise Unsure(f"{called(element, screen)} stands elsewhere and sends nothing to where the recorded one did")
    if element.visibility == "covered":
        return ElementShown(target)
    if "disabled" in element.states:
        return AllOf((ElementShown(target), StateIs(target, "disabled", False)))
    if assess(action, element, screen).risk >= 3 and not _is_known(element, target, screen):
        raise Unsure(f"{called(element, screen)} is not known by its words any more, and it cannot be taken back")
    return element


def _lost_row(
    element: Element, target: Locator, screen: Observation, action: Action | None, prefer: Preference
) -> Part | None:
    """What told the row and does not fit the element any more, if without that it may stand in another one.

    Where something is done that has an effect, nothing of the row may be lost: what is like it then is for healing.
    """
    rows = [part for part in target.parts if tells_row(part)]
    lost = [part for part in rows if element not in matching(part, screen.elements, prefer=prefer)]
    if not lost:
        return None
    row = row_around(element, screen.elements)
    harmless = action is None or assess(action, element, screen).risk < 1
    same = row is not None and is_still(row, told_rows(target), screen.elements, is_shared(target))
    return None if harmless and same and len(lost) < len(rows) else lost[0]


def _does_otherwise(element: Element, target: Locator, screen: Observation) -> bool:
    """Whether nothing but its words speaks for it, where what was recorded sent a form: neither what it sends, nor what
    it stands in, nor anything next to it."""
    then = next((part for part in target.parts if isinstance(part, Around)), None)
    if then is None or not then.effect.startswith("POST"):
        return False
    now = around(element, screen.elements)
    near = set(map(words, (*then.before, *then.after))) & set(map(words, (*now.before, *now.after)))
    return now.effect != then.effect and now.inside != then.inside and not near


def _lost_name(element: Element, target: Locator) -> Part | None:
    """What tells its recorded name, to the letter, where it bears another; a person's words are taken as they are."""
    if not any(isinstance(part, Around) for part in target.parts):
        return None
    told = [_to_the_letter(part) for part in target.parts if _bears_words(part)]
    names = [part for part in told if not isinstance(part, Labelled)] or told
    return None if any(_is_named(part, element) for part in names) else next(iter(names), None)


def _to_the_letter(part: Part) -> Part:
    return replace(part, description=replace(part.description, exact=True)) if isinstance(part, Described) else part


def _is_known(element: Element, target: Locator, screen: Observation) -> bool:
    """Whether it bears the words that it was recorded by; what was recorded without any, its attribute."""
    told = [part for part in target.parts if _bears_words(part)]
    parts = told or [part for part in target.parts if isinstance(part, Attribute)]
    return any(element in matching(part, screen.elements) and _is_named(part, element) for part in parts)


def _is_named(part: Part, element: Element) -> bool:
    """Whether the element is called just so."""
    match part:
        case Labelled(label=label):
            return words(label) == words(element.label)
        case Named(name=name) | Described(Description(name=name)):
            return words(name) == words(element.name or element.label or element.text)
        case _:
            return True


def _is_slip(part: Part, element: Element) -> bool:
    """Whether the words would have to be misspelt to mean the element: a person's may be, a macro's are not."""
    name = part.description.name if isinstance(part, Described) else ""
    return bool(name) and not any(covers(title, name) for title in (element.name, element.label, element.text))


def _bears_words(part: Part) -> bool:
    if isinstance(part, Described):
        return part.description.name != "" and part.description.ordinal == 0
    return isinstance(part, Named | Labelled)


def _named(elements: tuple[Element, ...], screen: Observation) -> str:
    more = f" and {len(elements) - MOST_NAMED} more" if len(elements) > MOST_NAMED else ""
    return "; ".join(called(element, screen) for element in elements[:MOST_NAMED]) + more
