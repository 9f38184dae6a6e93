"""What is called "Save changes" where it was recorded as "Save", or is a search of another name, and sends the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from perception.around import around, numbers_none
from perception.locators import Around
from perception.screen import EDITABLE, Element
from perception.synonyms import may_search, saves_the_same, searches
from perception.wording import words


@dataclass(frozen=True, slots=True)
class Recorded:
    """An element as it was recorded: its role, what it was called, and what stood about it."""

    role: str
    names: tuple[str, ...]
    around: Around


def sends_its_form(then: Recorded, element: Element, elements: Sequence[Element]) -> bool:
    """Whether it alone sends the form that it sent, and says no more than that it saves what was changed."""
    now, form = around(element, elements), then.around.inside
    if then.role != "button" or not _is_only_sender(element, elements):
        return False
    if not then.around.effect or not form.startswith("form"):
        return False
    same = (then.around.effect, form) == (now.effect, now.inside) and _is_that_form(then.around, element, elements)
    return same and any(saves_the_same(name, element.name) for name in then.names)


def sends_its_search(then: Recorded, element: Element, elements: Sequence[Element]) -> bool:
    """Whether it alone sends what is asked in the one field of the search that it sent: that only looks up."""
    now = around(element, elements)
    fields = [e for e in elements if e.role in EDITABLE and e.effect == element.effect]
    if then.role != "button" or len(fields) != 1 or not _is_only_sender(element, elements):
        return False
    same = (then.around.effect, then.around.inside) == (now.effect, now.inside)
    looks_up = now.effect.startswith("GET ") and numbers_none(now.effect)
    return same and looks_up and searches(element.name) and any(map(searches, then.names))


def denies_its_search(then: Recorded, element: Element, elements: Sequence[Element]) -> bool:
    """Whether it stands in a search that a button sent, and is called something else: a script may do that instead."""
    asked = any(e.role in EDITABLE and e.effect == element.effect for e in elements)
    search = {then.role, element.role} == {"button"} and element.effect.startswith("GET ") and asked
    return search and not may_search(element.name or element.text)


def _is_only_sender(element: Element, elements: Sequence[Element]) -> bool:
    return [e for e in elements if e.role == "button" and e.effect == element.effect] == [element]


def _is_that_form(then: Around, element: Element, elements: Sequence[Element]) -> bool:
    """Whether what stood next before it still stands in the form: pages have several without a name."""
    holder = next((key for key in reversed(element.within) for e in elements if e.key == key and e.role == "form"), "")
    said = {words(title) for e in elements if holder in e.within for title in (e.name, e.label, e.text)}
    return bool(then.before) and words(then.before[0]) in said
