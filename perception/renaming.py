"""What bears a longer name than when it was recorded, or another count in it, and is certainly the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from perception.around import around
from perception.locators import Around, Attribute, Part
from perception.rows import row_around
from perception.screen import Element
from perception.synonyms import same_but_for_count, says_what, without_count
from perception.wording import words

SHORTEST = 3
"""Letters of a word that a mark may say."""
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Recorded:
    """An element as it was recorded: its role, what it was called, what stood about it, and all that tells it."""

    role: str
    names: tuple[str, ...]
    around: Around
    parts: tuple[Part, ...]


def sends_its_form(then: Recorded, element: Element, elements: Sequence[Element]) -> bool:
    """Whether it alone sends the form that it sent, and only says more of what: "Save" and "Save changes"."""
    now, form = around(element, elements), then.around.inside
    senders = [e for e in elements if e.role == "button" and e.effect == element.effect]
    if then.role != "button" or senders != [element] or not then.around.effect or not form.startswith("form"):
        return False
    same = (then.around.effect, form) == (now.effect, now.inside) and _is_that_form(then.around, element, elements)
    about = [form, *(e.name for e in elements if e.role == "heading")]
    return same and any(says_what(name, element.name, about) for name in then.names)


def _is_that_form(then: Around, element: Element, elements: Sequence[Element]) -> bool:
    """Whether what stood next before it still stands in the form: pages have several without a name."""
    holder = next((key for key in reversed(element.within) for e in elements if e.key == key and e.role == "form"), "")
    said = {words(title) for e in elements if holder in e.within for title in (e.name, e.label, e.text)}
    return bool(then.before) and words(then.before[0]) in said


def counts_on(then: Recorded, element: Element, elements: Sequence[Element]) -> bool:
    """Whether only the count in its name is another, and it is certain that this counts: copies are numbered, too.

    Its mark says the same words; or it is a tab or in a page's navigation, beside the same as then, of which others
    counted as well. Nothing else may have had its words then, or have them now.
    """
    told = _title(element)
    was = [name for name in then.names if same_but_for_count(name, told)]
    alike = [e for e in elements if e.interactive and (e is element or same_but_for_count(told, _title(e)))]
    others = any(same_but_for_count(name, other) for name in was for other in then.around.others)
    if not was or others or alike != [element] or element.role != then.role or row_around(element, elements):
        return False
    return _is_marked(then, element) or _counts_among(then.around, element, elements)


def _is_marked(then: Recorded, element: Element) -> bool:
    """Whether a mark of its own says what it is called, then and now."""
    known = {(p.attribute, p.value) for p in then.parts if isinstance(p, Attribute) and not _DIGIT.search(p.value)}
    marks = [p.value for p in element.locator.parts if isinstance(p, Attribute) and (p.attribute, p.value) in known]
    first = words(without_count(_title(element))).partition(" ")[0]
    return len(first) >= SHORTEST and any(first in mark.casefold() for mark in marks)


def _counts_among(then: Around, element: Element, elements: Sequence[Element]) -> bool:
    navigating = any(e.role == "navigation" and e.key in element.within for e in elements)
    counting = any(without_count(each) != each for each in then.others)
    return (element.role == "tab" or navigating) and counting and _stands_beside(then, around(element, elements))


def _stands_beside(then: Around, now: Around) -> bool:
    """Whether all that stood by it does so still, whatever that counts."""
    was, there = ({words(without_count(each)) for each in (*at.before, *at.after)} for at in (then, now))
    return bool(was) and was <= there


def _title(element: Element) -> str:
    return element.name or element.label or element.text
