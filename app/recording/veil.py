"""Which fields held a password at any time of a recording: a page may show it in a plain field that takes its place."""

from dataclasses import dataclass, field, replace

from app.executor import MASK, called
from app.proposals import Move
from app.transcript import in_words
from controllers.actions import SetText
from perception.screen import EDITABLE, Element, Observation
from perception.veiling import names_of, without_value
from skills.demonstrations import Deed


@dataclass
class Veil:
    """Learns of password fields from the screens; a field of the same name in the same place is one as well."""

    _known: set[tuple[str, str]] = field(default_factory=set)

    def screen(self, screen: Observation) -> Observation:
        """The screen without what those fields hold."""
        scope = screen.place.scope
        for each in screen.elements:
            if "password" in each.states:
                self._known |= {(scope, name) for name in names_of(each)}
        if not self._known:
            return screen
        return replace(screen, elements=tuple(self._element(each, scope) for each in screen.elements))

    def deed(self, deed: Deed) -> Deed:
        """The deed without a password, also where the page has told only later that it was one."""
        before, after = self.screen(deed.before), self.screen(deed.after)
        element = deed.element and self._element(deed.element, before.place.scope)
        veiled = replace(deed, before=before, after=after, element=element)
        if not element or not element.secret or not isinstance(deed.action, SetText):
            return veiled
        words = in_words(Move(deed.on, SetText(MASK), 0), called(element, before))
        return replace(veiled, words=words, action=SetText(MASK), secret=True)

    def _element(self, element: Element, scope: str) -> Element:
        """The element as it may be told."""
        if element.role not in EDITABLE or element.secret:
            return element
        known = any((scope, name) in self._known for name in names_of(element))
        return without_value(element, "password") if known else element
