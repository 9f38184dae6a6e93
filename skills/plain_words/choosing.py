"""What is pressed, chosen, ticked and closed."""

import re
from dataclasses import replace

from controllers.actions import Hover, Select, SetChecked, Tap
from perception.checks import AnyOf, Changed, ElementGone, ElementShown, StateIs, ValueIs
from perception.locators import Described, Description, Locator, Relation
from skills.plain_words.clauses import Clause, Steps
from skills.plain_words.filling import set_text
from skills.plain_words.nouns import locator, phrase
from skills.plain_words.quotes import QUOTED
from skills.steps import Do


def set_to(clause: Clause) -> Steps:
    state = clause["value"].lower()
    if state in {"on", "checked", "off", "unchecked"}:
        return _check(clause.words, clause["what"], state in {"on", "checked"})
    return set_text(clause)


def choose(clause: Clause) -> Steps | None:
    """An option from a list; "the first item in the list" is a thing to click instead."""
    target = locator(clause["what"])
    thing = phrase(clause["value"])
    if thing.role == "option" and thing.name and not thing.ordinal:
        option = thing.name
    elif thing.role or thing.ordinal or phrase(clause["what"]).role == "row":
        return None
    else:
        option = clause.value("value")
    return (Do(clause.words, Select(option), target, ValueIs(target, option)),)


def choose_itself(clause: Clause) -> Steps:
    """One or several things, whatever choosing them takes; a way through menus ("File > Save") step by step."""
    if re.fullmatch(r"nothing|none(?: of (?:it|them))?", clause["what"], re.IGNORECASE):
        return ()
    if way := through_menus(clause):
        return way
    if phrase(clause["what"]).role == "radio":
        return _check(clause.words, clause["what"], True)
    return tuple(_chosen(clause.words, each) for each in listed(clause["what"]))


def _chosen(words: str, what: str) -> Do:
    """Only what may be ticked is brought into that state; a press would undo it where it is chosen already."""
    action = SetChecked(True) if phrase(what).role in {"", "checkbox", "box", "option"} else Tap()
    return Do(words, action, locator(what), Changed())


def click(clause: Clause) -> Steps:
    return through_menus(clause) or (Do(clause.words, Tap(), locator(clause["what"]), Changed()),)


def through_menus(clause: Clause) -> Steps:
    """ "File > Save as": each menu is opened by resting on it; pressing it may do more. () for no such way."""
    *menus, last = (locator(name) for name in re.split(r"\s*[>›→]\s*", clause["what"]))
    if not menus:
        return ()
    opened = zip(menus, (*menus[1:], last), strict=True)
    steps = tuple(Do(clause.words, Hover(), menu, ElementShown(following)) for menu, following in opened)
    return (*steps, Do(clause.words, Tap(), last, Changed()))


def check(clause: Clause) -> Steps:
    return _each_checked(clause, True)


def uncheck(clause: Clause) -> Steps:
    return _each_checked(clause, False)


def _each_checked(clause: Clause, on: bool) -> Steps:
    return tuple(step for each in listed(clause["what"]) for step in _check(clause.words, each, on))


def _check(words: str, what: str, on: bool) -> Steps:
    target = locator(what, "checkbox" if re.match(r"(?:in|of)\b", what, re.IGNORECASE) else "")
    return (Do(words, SetChecked(on), target, StateIs(target, "checked", on)),)


def focus(clause: Clause) -> Steps:
    """The caret in a field; what it leads to may take the field away."""
    field = locator(clause["what"])
    return (Do(clause.words, Tap(), field, AnyOf((StateIs(field, "focused"), ElementGone(field)))),)


def close(clause: Clause) -> Steps:
    """Closing a thing means the control in it that says so."""
    button = Description("Close", relation=Relation("in", phrase(clause["what"])))
    return (Do(clause.words, Tap(), Locator((Described(button),)), Changed()),)


def close_by(clause: Clause) -> Steps:
    """ "Close the dialog by clicking the X"."""
    control = Described(replace(phrase(clause["how"]), relation=Relation("in", phrase(clause["what"]))))
    return (Do(clause.words, Tap(), Locator((control,)), Changed()),)


def listed(text: str) -> list[str]:
    """The things of "A, B and C". "A and B" alone may well be one name, unless each of them is quoted."""
    if re.fullmatch(rf"{QUOTED}(?:\s+and\s+{QUOTED})+", text, re.IGNORECASE) or "," in text:
        return [each for each in re.split(r"\s*,\s*(?:and\s+)?|\s+and\s+", text, flags=re.IGNORECASE) if each]
    return [text]
