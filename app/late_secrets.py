"""What a field held before it turned out to be one for secrets: a page may show a password first and hide it then."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.events import Event, Intended, Learned, Noted, Observed
from app.executor import MASK
from app.masking import SHORTEST, Secrets
from app.proposals import Move
from controllers.actions import SetText, TypeText
from perception.locators import Attribute, Labelled, Locator, Named
from perception.resolving import Match, resolve
from perception.screen import EDITABLE, Element, Observation
from perception.veiling import names_of
from skills.texts import with_texts


@dataclass
class LateSecrets:
    """Follows one run, as it is told, and takes out of its events what is known to be a secret by then."""

    _held: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    _screens: dict[str, Observation] = field(default_factory=dict)
    _known: set[str] = field(default_factory=set)
    _begun: set[str] = field(default_factory=set)
    _secrets: Secrets = field(default_factory=Secrets)

    def learn(self, event: Event) -> bool:
        """Take the next event in; whether something is a secret from now on that events before it have told."""
        match event:
            case Observed(on, screen):
                self._screens[on] = screen
                return any([self._seen(each, screen.place.scope) for each in screen.elements if each.role in EDITABLE])
            case Intended(move, found_by=found_by):
                self._typed(move, found_by)
        return False

    def masked(self, event: Event) -> Event:
        """The event without them, and without the picture of a screen that showed one.

        A Shortcut that would type one is not taught: nothing else may be typed in its place.
        """
        if not self._known:
            return event
        told = with_texts(event, self._without)
        if told is event:
            return event
        match told, event:
            case Observed(screen=screen), _:
                return replace(told, screen=replace(screen, picture=None))
            case Noted(note=note), _:
                return replace(told, note=replace(note, picture=""))
            case Learned(shortcuts), Learned(before):
                return replace(told, shortcuts=tuple(each for each in shortcuts if each in before))
            case _:
                return told

    def _seen(self, element: Element, scope: str) -> bool:
        fields = [(scope, name) for name in names_of(element)]
        if not element.secret:
            self._hold(fields, element.value)
            return False
        new = {text for each in fields for text in self._held.pop(each, ())}
        return self._add(new - self._known - self._begun)

    def _typed(self, move: Move, found_by: Locator) -> None:
        """What is typed is known though no screen may show it."""
        screen = self._screens.get(move.on)
        if screen is None or not isinstance(move.action, SetText | TypeText):
            return
        element = _field(move, screen)
        names = {*_names_in(found_by), *(names_of(element) if element else ())}
        self._hold([(screen.place.scope, name) for name in names], move.action.text)

    def _hold(self, fields: list[tuple[str, str]], text: str) -> None:
        if len(text) >= SHORTEST and text != MASK:
            for each in fields:
                self._held.setdefault(each, set()).add(text)

    def _add(self, texts: set[str]) -> bool:
        """What another one only begins with was seen while that was typed; it may be any word, and counts alone."""
        self._begun |= {each for each in texts if any(other != each and other.startswith(each) for other in texts)}
        for each in texts - self._begun:
            self._secrets.add(each)
        self._known |= texts - self._begun
        return bool(texts)

    def _without(self, text: str) -> str:
        return MASK if text in self._begun else self._secrets.masked(text)


def _names_in(locator: Locator) -> Iterator[str]:
    for part in locator.parts:
        match part:
            case Named(name=name) | Labelled(label=name) | Attribute(value=name) if name:
                yield name


def _field(move: Move, screen: Observation) -> Element | None:
    """What is typed into; what has the focus, where nothing else is said."""
    match move.aim:
        case int(number):
            return screen.element(number)
        case None:
            return screen.focused
        case locator:
            match = resolve(locator, screen.elements)
            return match.element if isinstance(match, Match) else None
