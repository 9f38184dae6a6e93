"""What does nothing but show more of the same screen: menus, folds, and tabs and entries that are folded up."""

import re

from app.policy.risk import assess
from app.policy.scopes import is_phone, is_program
from controllers.actions import Tap
from perception.locators import Path
from perception.roles import CHECKABLE
from perception.screen import EDITABLE, Element, Observation

MENU = re.compile(
    r"[⋮⋯…☰≡]|\.\.\.|menu|options|actions|more|(?:more|other) (?:actions|options)"
    r"|(?:more )?(?:actions|options) (?:for|of) .+|mehr|weitere (?:aktionen|optionen)|plus d['’](?:actions|options)"
    r"|más (?:acciones|opciones)|altr[oe] (?:azioni|opzioni)",
    re.IGNORECASE,
)
_BARE = re.compile(r"options|actions|more|mehr", re.IGNORECASE)
"""Names of menus that are names of deeds as well: "Less" and "More" of something."""
FOLDS = frozenset({"tab", "treeitem", "menuitem"})
"""Roles of what shows more where it says that it is folded up."""

_FOLD = re.compile(r"filters?|details|(?:show|view|see) (?:more|details|options)|\w+ (?:menu|actions)", re.IGNORECASE)
"""Names of what is folded up, where it says that it is; any other name may be a deed: a split button says so too."""
_FOLDING = re.compile(r">(?:h[1-6]\b[^>]*>button|summary)\b[^>]*$")
"""Where a page has what only unfolds: its own element for that, and, by the accessibility guide, a heading's button."""
_ARROWS = " ▾▼⌄▸›"


def opens(element: Element, screen: Observation) -> bool:
    """Whether it does nothing but open something on the same screen: by its name, its role or its place.

    That it says it is folded up is not enough: so does "Reject" with a menu of other ways to reject.
    """
    name, folded = name_of(element).strip(_ARROWS), "collapsed" in element.states
    folds = element.role in FOLDS or _FOLD.fullmatch(name) or _is_fold(element)
    menu = MENU.fullmatch(name) and (_says_so(element) or not _BARE.fullmatch(name))
    return bool(menu or (folded and folds)) and may_open(element, screen)


def certainly_opens(element: Element, screen: Observation) -> bool:
    """Whether that is proven, so that nobody has to say so: in a page, by what it says of itself beside its name.

    Phones and programs do not tell such things; of theirs, the name is all that there is.
    """
    return opens(element, screen) and (_says_so(element) or is_phone(screen) or is_program(screen.place.scope))


def _says_so(element: Element) -> bool:
    return "collapsed" in element.states or any(state.startswith("opens-") for state in element.states)


def name_of(element: Element) -> str:
    """What it is called, or stands beside."""
    return (element.name or element.label).strip()


def _is_fold(element: Element) -> bool:
    return any(isinstance(part, Path) and _FOLDING.search(part.path) for part in element.locator.parts)


def may_open(element: Element, screen: Observation) -> bool:
    """Whether it can be pressed, is no field, leads nowhere and changes nothing by what it says."""
    if not element.interactive or element.role in EDITABLE | CHECKABLE or element.effect:
        return False
    if element.visibility == "covered" or "disabled" in element.states:
        return False
    return assess(Tap(), element, screen).risk <= 1
