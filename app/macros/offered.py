"""What a list offered and the page shows one beside the other now: links or buttons in a group that is called so."""

from urllib.parse import urlsplit

from app.macros.healing import Broken, Remedy
from app.proposals import Move
from app.scopes import is_phone, is_program
from controllers.actions import Select, Tap
from perception.checks import Changed, Check, PlaceIs
from perception.locators import Described, Description, Locator, Relation
from perception.resolving import Nothing, resolve
from perception.screen import Element
from perception.wording import words
from skills.mending import Mend
from skills.steps import Do

GROUPS = frozenset({"navigation", "group", "list", "toolbar", "region"})
LEAST = 2
"""Entries of what offers a choice."""


def pressed(broken: Broken, on: str) -> Remedy | None:
    """Following the one link of the group of that name that is called as the option was, word for word."""
    screen, action, kept = broken.screen, broken.action, broken.kept
    if not isinstance(action, Select) or not isinstance(kept, Do) or not isinstance(kept.action, Select):
        return None
    if not isinstance(resolve(broken.target, screen.elements), Nothing):
        return None
    called = set(map(words, broken.names))
    groups = [e for e in screen.elements if e.role in GROUPS and words(e.name) in called]
    if len(groups) != 1 or is_phone(screen) or is_program(screen.place.scope):
        return None
    links = [e for e in screen.elements if groups[0].key in e.within and e.role == "link"]
    meant = [e for e in links if words(e.name) == words(action.option) and e.visibility != "covered"]
    if len(links) < LEAST or len(meant) != 1 or broken.risk(meant[0]) > 1 or not _only_filter(links):
        return None
    told = Description(kept.action.option, "link", relation=Relation("in", _told(groups[0])))
    why, shown = "what the list offered is shown in a group of its name", f'"{meant[0].name}" link'
    mend = Mend(kept, Locator((Described(told),)), action.option, shown, "alike", why, broken.risk(meant[0]),
                action=Tap(), check=Changed())  # fmt: skip
    return Remedy((Move(on, Tap(), meant[0].number, _led(meant[0])),), mend)


def _only_filter(links: list[Element]) -> bool:
    """Whether all of them lead to one page and differ in their query alone."""
    led = {urlsplit(e.effect.removeprefix("GET "))._replace(query="") for e in links}
    queries = {urlsplit(e.effect).query for e in links}
    return len(led) == 1 and all(e.effect.startswith("GET ") for e in links) and len(queries) == len(links)


def _led(link: Element) -> Check:
    address = urlsplit(link.effect.removeprefix("GET "))
    return PlaceIs(f"{address.path}?{address.query}")


def _told(group: Element) -> Description:
    return Description(group.name, group.role, exact=True)
