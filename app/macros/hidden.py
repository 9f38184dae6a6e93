"""Where an element may have gone that is not there: into a menu, or a part of the screen that is folded up; further
down a list, or out of sight until its row is pointed at.
"""

import re
from collections.abc import Set
from urllib.parse import urldefrag

from app.brains.following.expanders import MENU, may_open, name_of, opens
from app.macros.healing import Broken, StandIn
from app.policy.scopes import is_phone, is_program
from app.tasks import GRAVE
from controllers.actions import Tap
from perception.around import around, effect, numbers_none
from perception.layout import inside
from perception.likeness import PRESSED, in_its_row
from perception.locators import Around
from perception.roles import DIALOGS
from perception.rows import recorded_row, row_around, told_rows
from perception.screen import Element, Observation
from perception.synonyms import says_the_same
from perception.wording import words

_LONGER = re.compile(r"(?:show|view|load) (?:\d+ )?more(?: (?:items|results|rows|entries|records))?", re.IGNORECASE)


def only_opens(broken: Broken, element: Element) -> bool:
    """Whether it seems to open something and is not called as the element was, so that it is never taken for it."""
    was_menu = any(MENU.fullmatch(name.strip()) for name in broken.names)
    told = "collapsed" in element.states or MENU.fullmatch(name_of(element))
    return bool(told) and may_open(element, broken.screen) and not was_menu and not _is_called(broken, element)


def opener(broken: Broken, opened: Set[str] = frozenset()) -> Element | None:
    """What opens that in which the element may be: in its row, in what it stood in, or, of what is pressed, where that
    is gone, on the screen.

    None where there is no such control, or more than one, or where it was opened already.
    """
    screen = broken.screen
    row = in_its_row(broken.target, screen.elements)
    here = [e for e in row if opens(e, screen)]
    if len(row) == len(screen.elements):
        then = next((part for part in broken.target.parts if isinstance(part, Around)), Around())
        beside = [e for e in here if around(e, screen.elements).inside == then.inside]
        here = beside if beside or not isinstance(broken.action, Tap) or _is_there(then.inside, screen) else here
    return here[0] if len(here) == 1 and here[0].key not in opened else None


def pointed_at(broken: Broken) -> Element | None:
    """The step's row, where it shows nothing to press but its own name: it may do so only while it is pointed at."""
    screen, told = broken.screen, told_rows(broken.target)
    row = recorded_row(broken.target, screen.elements) if told else None
    if row is None or is_phone(screen) or is_program(screen.place.scope):
        return None
    pressed = [e for e in inside(row, screen.elements) if e.role in PRESSED and words(e.name) not in map(words, told)]
    asking = any(e.role in DIALOGS for e in screen.shown)
    harmless = isinstance(broken.action, Tap) and broken.recorded_risk < GRAVE
    return row if harmless and not pressed and not asking else None


def longer(broken: Broken) -> Element | None:
    """What only shows more of a list of such records as the step's link leads to: there it may be further down."""
    shown = broken.screen.elements
    then = next((part for part in broken.target.parts if isinstance(part, Around)), Around())
    if broken.role != "link" or not isinstance(broken.action, Tap) or numbers_none(then.effect):
        return None
    more = [e for e in shown if e.role == "button" and _LONGER.fullmatch(name_of(e)) and may_open(e, broken.screen)]
    listed = {around(e, shown).inside for e in shown if e.role == "link" and effect(e) == then.effect}
    return more[0] if len(more) == 1 and around(more[0], shown).inside in listed else None


def _is_there(container: str, screen: Observation) -> bool:
    """Whether what the element stood in, as `role name`, is on the screen: then nothing else is opened for it."""
    return bool(container) and any(
        f"{e.role} {e.name}".strip() == container for e in screen.elements if e.visibility != "covered"
    )


def opening(broken: Broken, element: Element, why: str) -> StandIn:
    """The opener in place of the element, for as long as that is not there."""
    return element, broken.mend(element, "opened", why)


def closing(broken: Broken, opened: str, before: Set[str]) -> StandIn | None:
    """What was opened in vain, to be closed again; None where that is closed already or cannot be closed for certain.

    It is pressed once more, or Escape is, in a browser, where what it opened lies over it. opened: its key. before: the
    keys of what was there already.
    """
    screen = broken.screen
    element = next((e for e in screen.elements if e.key == opened), None)
    came = any(e.interactive and e.key not in before and e.visibility != "covered" for e in screen.shown)
    if element is None or not came or "collapsed" in element.states:
        return None
    in_browser = not is_phone(screen) and not is_program(screen.place.scope)
    if not (in_browser if element.visibility == "covered" else may_open(element, screen)):
        return None
    return element, broken.mend(element, "in vain", "it is not in there")


def emerged(broken: Broken, before: Set[str]) -> StandIn | None:
    """The one control that came when something was opened and that is called as the element was.

    before: the keys of what was there already.
    """
    came = [e for e in broken.screen.shown if e.interactive and e.key not in before and e.visibility != "covered"]
    named = [e for e in came if _is_called(broken, e)]
    if len(named) != 1 or broken.risk(named[0]) >= GRAVE or not came_for(broken, named[0], before):
        return None
    return named[0], broken.mend(named[0], "alike", "it is called so in what was opened")


def may_lead_there(broken: Broken, element: Element) -> bool:
    """Whether what it opens may be for the row of the step: it stands in it, or in none where that is not there yet."""
    elements = broken.screen.elements
    row = in_its_row(broken.target, elements)
    return element in row if row else row_around(element, elements) is None


def came_for(broken: Broken, element: Element, before: Set[str]) -> bool:
    """Whether what came with an opening is for the row of the step: a menu need not stand in that of its opener.

    before: the keys of what was there already; without the row, what opened it was another's or nobody's.
    """
    elements = broken.screen.elements
    row = in_its_row(broken.target, elements)
    outside = row_around(element, elements) is None and any(each.key in before for each in row)
    return element in row or outside


def is_same_page(opened: Observation, screen: Observation) -> bool:
    """Whether the screen is at the address at which something was opened; a program's is the title of its window."""
    now, then = (urldefrag(each.place.address) for each in (screen, opened))
    routed = now.fragment != then.fragment and now.fragment.startswith(("/", "!"))
    return is_program(opened.place.scope) or (now.url == then.url and not routed)


def named(name: str, screen: Observation) -> list[Element]:
    """The controls in sight that bear these very words."""
    shown = [e for e in screen.shown if e.interactive and e.visibility != "covered"]
    return [e for e in shown if words(name) and words(name) in {words(each) for each in (e.name, e.label, e.text)}]


def _is_called(broken: Broken, element: Element) -> bool:
    titles = (element.name, element.label, element.text)
    return any(says_the_same(name, title) for name in broken.names for title in titles)
