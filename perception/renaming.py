"""What is called "Save changes" where it was recorded as "Save", and certainly sends the same form."""

from collections.abc import Sequence
from dataclasses import dataclass

from perception.around import around
from perception.locators import Around
from perception.screen import Element
from perception.synonyms import saves_the_same
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
    senders = [e for e in elements if e.role == "button" and e.effect == element.effect]
    if then.role != "button" or senders != [element] or not then.around.effect or not form.startswith("form"):
        return False
    same = (then.around.effect, form) == (now.effect, now.inside) and _is_that_form(then.around, element, elements)
    return same and any(saves_the_same(name, element.name) for name in then.names)


def _is_that_form(then: Around, element: Element, elements: Sequence[Element]) -> bool:
    """Whether what stood next before it still stands in the form: pages have several without a name."""
    holder = next((key for key in reversed(element.within) for e in elements if e.key == key and e.role == "form"), "")
    said = {words(title) for e in elements if holder in e.within for title in (e.name, e.label, e.text)}
    return bool(then.before) and words(then.before[0]) in said
