"""Which element a person's phrase means on this screen, or the question to put to them. Never a guess."""

import re
from dataclasses import dataclass, replace

from app.executor import called
from app.policy.deeds import IRREVERSIBLE
from app.policy.risk import ACTIVATING, assess
from app.proposals import Ask
from app.tasks import GRAVE
from controllers.actions import Action, Select, SetChecked, SetText, TypeText, Upload
from perception.grounding import Preference
from perception.locators import Described, Description, Locator, Part, Relation
from perception.resolving import Nothing, chain, matching, resolve
from perception.roles import CHECKABLE
from perception.screen import EDITABLE, Element, Observation
from perception.telling import locator_in_words
from perception.wording import words
from skills.plain_words.errors import Unclear
from skills.plain_words.nouns import ORDINALS, locator
from skills.plain_words.quotes import hide

MOST_CANDIDATES = 9
CLOSE_SIGNS = frozenset("xX×✕✖")
_YES = re.compile(r"(?:yes|yep|ok(?:ay)?|sure|do it)[.!]?", re.IGNORECASE)

_ORDINAL = re.compile(rf"(?:the )?({'|'.join(ORDINALS)})(?: one)?[.!]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Aim:
    """The element that is meant, and the part of the locator that found it."""

    element: Element
    part: Part

    @property
    def locator(self) -> Locator:
        """For what is expected afterwards: this very element while it lives, else the words."""
        return Locator((self.part,), self.element.key)

    @property
    def asked(self) -> str:
        """The name by which the person called it."""
        return self.part.description.name if isinstance(self.part, Described) else ""


def point(
    target: Locator, screen: Observation, *, action: Action | None = None, item: str = "", told: str = ""
) -> Aim | Ask:
    """The one element that fits, or a question with what might be meant.

    Without an action, the element is to be read. `item`: the row in which a loop stands, taken where the
    words fit several elements. `told`: the person's answer, taken where the words alone do not settle it.
    """
    fits, part = fitting(target, screen, action)
    if len(fits) > 1 and item:
        fits = _in_row(part, item, screen, action) or fits
    if len(fits) == 1 and not _doubtful(fits[0], part, action, screen):
        return Aim(fits[0], part)
    candidates = fits or _nearest(target, screen)
    if told and (answer := _answered(told, candidates, screen, action)):
        return answer
    return _question(target, fits, candidates, screen)


def fitting(target: Locator, screen: Observation, action: Action | None) -> tuple[tuple[Element, ...], Part]:
    """What the first reading of the words that fits anything fits."""
    prefer: Preference = "interactive" if action else "readable"
    for part in (*target.parts, *map(_spelt_out, target.parts)):
        if fits := matching(part, screen.elements, prefer=prefer):
            return _suiting(action, fits), part
    return (), target.parts[0]


def _spelt_out(part: Part) -> Part:
    """The sign of a control that closes something, as the word that such controls bear for those who cannot see it."""
    if not isinstance(part, Described) or part.description.name.strip() not in CLOSE_SIGNS:
        return part
    return replace(part, description=replace(part.description, name="Close", exact=False))


def _suiting(action: Action | None, fits: tuple[Element, ...]) -> tuple[Element, ...]:
    """Those that the action makes sense on, where there are any."""
    match action:
        case SetText() | TypeText():
            suiting = tuple(e for e in fits if e.role in EDITABLE)
        case Select():
            suiting = tuple(e for e in fits if e.options or e.role in {"combobox", "listbox"})
        case SetChecked():
            suiting = tuple(e for e in fits if e.role in CHECKABLE)
        case Upload():
            suiting = tuple(e for e in fits if e.role == "file")
        case _:
            suiting = ()
    return suiting or fits


def _in_row(part: Part, item: str, screen: Observation, action: Action | None) -> tuple[Element, ...]:
    if not isinstance(part, Described) or part.description.relation:
        return ()
    row = Relation("in row of", Description(item, exact=True))
    return fitting(Locator((Described(replace(part.description, relation=row)),)), screen, action)[0]


def _nearest(target: Locator, screen: Observation) -> tuple[Element, ...]:
    found = resolve(target, screen.elements)
    return found.nearest if isinstance(found, Nothing) else ()


def _doubtful(element: Element, part: Part, action: Action | None, screen: Observation) -> bool:
    """Whether something that cannot be taken back would be activated under another name than was said."""
    if not isinstance(action, ACTIVATING) or not isinstance(part, Described):
        return False
    wanted = part.description.name
    if not wanted or words(wanted) in {words(element.name), words(element.label), words(element.text)}:
        return False
    said = any(re.search(rf"(?<!\w)(?:{pattern})(?!\w)", wanted.lower()) for pattern in IRREVERSIBLE.values())
    return said or assess(action, element, screen).risk >= GRAVE


def _answered(told: str, candidates: tuple[Element, ...], screen: Observation, action: Action | None) -> Aim | None:
    """The candidate of that number or those words, or what the words name; None where that is still unclear."""
    listed = candidates[:MOST_CANDIDATES]
    number = _counted(told, len(listed))
    chosen = [e for i, e in enumerate(listed, start=1) if i == number or told in {str(i), f"{i}.", called(e, screen)}]
    if len(listed) == 1 and _YES.fullmatch(told):
        chosen = [listed[0]]
    if chosen:
        return Aim(chosen[0], Described(_description(chosen[0], screen)))
    try:
        found, meant = fitting(locator(hide(told)), screen, action)
    except Unclear:
        return None
    certain = len(found) == 1 and not _doubtful(found[0], meant, action, screen)
    return Aim(found[0], meant) if certain else None


def _counted(told: str, count: int) -> int:
    """`the second one` as a number; 0 where it is none."""
    match = _ORDINAL.fullmatch(told)
    number = ORDINALS[match[1].lower()] if match else 0
    return number if number >= 0 else count + 1 + number


def _description(element: Element, screen: Observation) -> Description:
    parts = chain(element, screen.elements).parts
    own = Description(element.name or element.label, element.role, exact=True)
    return next((part.description for part in parts if isinstance(part, Described)), own)


def _question(target: Locator, fits: tuple[Element, ...], candidates: tuple[Element, ...], screen: Observation) -> Ask:
    wanted = locator_in_words(Locator(target.parts[-1:]))
    listed = tuple(called(element, screen) for element in candidates[:MOST_CANDIDATES])
    match len(fits):
        case 0 if not listed:
            return Ask(f"I cannot find {wanted}. What do you mean?")
        case 0:
            return Ask(f"I cannot find {wanted}. Which one do you mean?", listed)
        case 1:
            return Ask(f"I find no {wanted}, only {listed[0]}. Do you mean that?", listed)
        case count:
            return Ask(f"{count} things fit {wanted}. Which one do you mean?", listed)
