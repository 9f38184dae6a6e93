"""Which fields held a password at any time of a recording: a page may show it in a plain field that takes its place."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.executor import MASK, called
from app.masking import Secrets
from app.proposals import Move
from app.recording.album import without_picture
from app.transcript import in_words
from controllers.actions import SetText
from perception.screen import EDITABLE, Element, Observation
from perception.veiling import names_of, without_value
from skills.demonstrations import Deed
from skills.texts import with_texts


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

    def deeds(self, deeds: Sequence[Deed]) -> tuple[Deed, ...]:
        """All deeds, and none tells elsewhere what turned out to be a password only after it was typed."""
        veiled = tuple(map(self.deed, deeds))
        typed = [(then.action, now) for then, now in zip(deeds, veiled, strict=True) if now.secret and not then.secret]
        late = Secrets()
        for action, _ in typed:
            late.add(action.text if isinstance(action, SetText) else "")
        return tuple(_without(deed, late) for deed in veiled) if typed else veiled

    def deed(self, deed: Deed) -> Deed:
        """The deed without a password, also where the page has told only later that it was one."""
        before, after = self.screen(deed.before), self.screen(deed.after)
        element = deed.element and self._element(deed.element, before.place.scope)
        found_by = without_picture(deed.found_by) if element and element.secret and deed.found_by else deed.found_by
        veiled = replace(deed, before=before, after=after, element=element, found_by=found_by)
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


def _without(deed: Deed, late: Secrets) -> Deed:
    """The deed without them; where it types one, it types a password."""
    told = with_texts(deed, late.masked)
    again = isinstance(deed.action, SetText) and told.action != deed.action
    return replace(told, action=SetText(MASK), secret=True) if again else told
