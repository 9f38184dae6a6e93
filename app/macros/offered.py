"""What a list offered and the page shows one beside the other now: links in a group that is called as the list was."""

from urllib.parse import parse_qsl, urlsplit

from app.macros.healing import Broken, Remedy
from app.policy.scopes import is_phone, is_program
from app.proposals import Move
from controllers.actions import Select, Tap
from perception.around import general
from perception.checks import Changed, Check, PlaceIs
from perception.locators import Around, Attribute, Described, Description, Locator, Relation
from perception.resolving import Nothing, resolve
from perception.screen import Element
from perception.wording import words
from skills.mending import Mend
from skills.steps import Do

GROUPS = frozenset({"navigation", "group", "list", "toolbar", "region"})


def pressed(broken: Broken, on: str) -> Remedy | None:
    """Following the one link of the group of that name that is called as the option was, word for word."""
    action, kept, group = broken.action, broken.kept, _group(broken)
    if not isinstance(action, Select) or not isinstance(kept, Do) or not isinstance(kept.action, Select) or not group:
        return None
    links = [e for e in broken.screen.elements if e.role == "link" and group.key in e.within]
    meant = [e for e in links if words(e.name) == words(action.option) and e.visibility != "covered"]
    if len(meant) != 1 or broken.risk(meant[0]) > 1 or not _filters(broken, links):
        return None
    within = Relation("in", Description(group.name, group.role, exact=True))
    told = Locator((Described(Description(kept.action.option, "link", relation=within)),))
    why, shown = "what the list offered is shown in a group of its name", f'"{meant[0].name}" link'
    mend = Mend(kept, told, action.option, shown, "alike", why, broken.risk(meant[0]), action=Tap(), check=Changed())
    return Remedy((Move(on, Tap(), meant[0].number, _led(meant[0])),), mend)


def _group(broken: Broken) -> Element | None:
    """The one part of the page that is called as the list was, where that is not there any more."""
    screen, called = broken.screen, set(map(words, broken.names))
    if is_phone(screen) or is_program(screen.place.scope):
        return None
    if not isinstance(resolve(broken.target, screen.elements), Nothing):
        return None
    groups = [e for e in screen.elements if e.role in GROUPS and words(e.name) in called]
    return groups[0] if len(groups) == 1 else None


def _filters(broken: Broken, links: list[Element]) -> bool:
    """Whether the list filtered what this page lists, and each link asks for another value of it, and only for that.

    A record of the page is opened next: a list of settings may be called, and be sent, as the page's own language is.
    """
    parts, then = broken.target.parts, broken.then.parts if broken.then else ()
    here = broken.screen.place.address.partition("#")[0].partition("?")[0]
    record = general(f"GET {here.rstrip('/')}/")
    opens = any(part.effect.startswith(record) for part in then if isinstance(part, Around))
    names = {part.value for part in parts if isinstance(part, Attribute) and part.attribute == "name"}
    led = [urlsplit(e.effect.removeprefix("GET ")) for e in links if e.effect.startswith("GET ")]
    same = {each._replace(query="").geturl() for each in led} == {here} and len(led) == len(links)
    asked = [parse_qsl(each.query, keep_blank_values=True) for each in led]
    told = {each[0] for each in asked if len(each) == 1 and each[0][0] in names}
    return opens and same and len(told) == len(links) > 1


def _led(link: Element) -> Check:
    address = urlsplit(link.effect.removeprefix("GET "))
    return PlaceIs(f"{address.path}?{address.query}")
