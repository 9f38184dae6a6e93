"""Where a run may act: origins of the web, apps of a phone, and programs of the desktop by their menu entry's name."""

import re

from app.policy.assessment import is_foreign
from controllers.actions import Action, Open, Switch
from controllers.browser.addresses import checked, origin
from controllers.errors import ControllerError
from perception.hierarchy.phone_screen import HOME, SCOPE
from perception.screen import Element, Observation, Place
from perception.wording import says, words

EVERYBODYS = frozenset({"about:", HOME})
_KIND = "app|program|window"
_DOING = (
    "open|launch|start|run|use|using|switch to|go to|click|tap|press|choose|select|öffne|starte|benutze|ouvre|lance"
    "|utilise|abre|usa|apri|άνοιξε|ανοίξτε|χρησιμοποίησε"
)
_BEING = (
    "in|into|on|with|of|by|to|from|via|im|mit|auf|aus|von|dans|avec|sur|depuis|en|con|desde|nel|nella|su"
    "|σε|στο|στη|στην|στον|στις|στα|με|από"
)
_ARTICLE = "the|der|die|das|den|dem|le|la|les|el|los|las|il|lo|τον|την|τη|το|τις|τα"


def is_program(scope: str) -> bool:
    """Whether a scope is a program's name: an origin has a colon, `https://...` or `about:`, and so has an app."""
    return bool(scope) and ":" not in scope


def is_page(screen: Observation) -> bool:
    """Whether it is a document of a browser."""
    return screen.place.scope.startswith(("http", "file:"))


def is_phone(screen: Observation) -> bool:
    return screen.place.scope.startswith(SCOPE)


def called(scope: str, screen: Observation) -> str:
    """What a person calls the app or program; "" for the web, which nobody's name for it makes the same.

    Of an app that is the name that was seen under its icon; one whose icon was not seen has its package alone.
    """
    if is_program(scope):
        return scope
    here = screen.place.title if scope == screen.place.scope else ""
    return here or scope.removeprefix(SCOPE) if scope.startswith(SCOPE) else ""


def is_meant(name: str, instruction: str) -> bool:
    """Whether the person's own words say to work there: "open the app Notes", "in Notes", "the Notes app".

    Its mere name is not enough: "type my notes" means no program, "the phone number" no app. In a script of which no
    such words are known here it has to be.
    """
    spelled = r"\W+".join(map(re.escape, re.findall(r"\w+", name)))
    if not spelled:
        return False
    if is_foreign(name):
        return name in instruction
    led = rf"(?:{_DOING}|{_BEING})\W+(?:(?:{_ARTICLE})\W+)?(?:(?:{_KIND})\W+)?{spelled}"
    followed = rf"{spelled}\W+(?:{_KIND})"
    return re.search(rf"(?<!\w)(?:{led}|{followed})(?!\w)", instruction, re.IGNORECASE) is not None


def touched(action: Action, element: Element | None, screen: Observation) -> list[str]:
    """The scopes that the action acts in or leads to, as far as the screen declares it."""
    if isinstance(action, Open | Switch):
        return _opened(action, screen)
    around = [e.value for e in screen.elements if element and e.role == "frame" and e.key in element.within]
    leads = [element.effect.partition(" ")[2]] if element and element.effect else []
    return [screen.place.scope, *(_of(address) for address in (*around, *leads) if address)]


def is_opened(action: Open | Switch, place: Place) -> bool:
    """Whether the place is the program or app that was to be opened: on a phone something else may come up first."""
    what = action.address if isinstance(action, Open) else action.to
    return is_program(place.scope) or words(what) in (words(place.title), words(place.scope.removeprefix(SCOPE)))


def _opened(action: Open | Switch, screen: Observation) -> list[str]:
    """What is opened or brought to the front by these words; the words where nothing is known by them."""
    what = action.address if isinstance(action, Open) else action.to
    if is_program(screen.place.scope):
        return [what] if isinstance(action, Open) else _programs(what, screen)
    if is_phone(screen) and (isinstance(action, Switch) or "://" not in what):
        return [SCOPE + what]
    return [_destination(what) or what] if isinstance(action, Open) else [screen.place.scope]


def _programs(window: str, screen: Observation) -> list[str]:
    fitting = [tab for tab in screen.tabs if says(tab.address, window)]
    return list(dict.fromkeys(tab.address.partition(": ")[0] for tab in fitting)) or [window]


def _destination(address: str) -> str:
    """The origin that opening the address leads to; "" when it is no address at all."""
    try:
        return origin(checked(address))
    except ControllerError:
        return ""


def _of(address: str) -> str:
    return address if address.startswith(SCOPE) else origin(address)
