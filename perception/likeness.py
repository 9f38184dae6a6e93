"""Which element of a screen is most like one that was recorded, where its locator finds it no more.

Many weak features are compared, of which a changed page keeps most, as Similo does (Nass et al., TOSEM 2023). What is
known to have been another element when it was recorded is left out, and a close second makes it nobody's. Likeness is
no proof: what is most alike is the same only by its words, by what it certainly does, or, on a screen whose words are
others, by its mark at the very same place. Of a form whose button says something else, that it is sent proves little:
"Decline" sends it as "Approve" did.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from rapidfuzz import fuzz

from perception.around import around, does_certainly, effect
from perception.layout import inside
from perception.locators import Around, Attribute, Described, Labelled, Locator, Looks, Named, Part, Path
from perception.renaming import Recorded, denies_its_search, sends_its_form, sends_its_search
from perception.resolving import matching
from perception.roles import CHECKABLE
from perception.rows import recorded_row, told_rows
from perception.screen import CONTAINERS, EDITABLE, Element
from perception.synonyms import SAME, similar
from perception.wording import words

ENOUGH = 0.62  # of 1; what is less alike is something else
MARGIN = 0.12  # by which the next one must be less alike
FEW = 3  # landmarks from which it tells that they are gone
HALF, LEAST = 0.5, 0.2  # of the landmarks
PRESSED = frozenset("button link clickable menuitem tab option treeitem".split())
ENTERED = EDITABLE | CHECKABLE | {"listbox"}
FAMILIES = (EDITABLE, CHECKABLE, PRESSED, frozenset({"combobox", "listbox"}))
_DIGIT = re.compile(r"\d")

Proof = Literal["words", "field", "effect", "mark", "looks", ""]
"""What makes an element the same one; "" where no more than its likeness speaks for it. A field is told by the name
under which it is sent."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike an element is, from 0 to 1, the features that speak for it, and what proves it to be the same."""

    element: Element
    score: float
    shown: tuple[str, ...]
    proof: Proof = ""


@dataclass(frozen=True, slots=True)
class Alike:
    """The one that is alike, None where none is enough or two are; and the best of all that were compared."""

    found: Likeness | None
    best: tuple[Likeness, ...] = ()


def alike(target: Locator, elements: Sequence[Element], address: str = "") -> Alike:
    """Compare everything of a role that will do. Whatever stands in a row is looked for in that row alone.

    address: of the screen, which tells whose page it is.
    """
    recorded = _Recorded(target, elements, address)
    pool = [e for e in in_its_row(target, elements) if recorded.may_be(e, elements)]
    ranked = sorted((recorded.likeness(e, elements) for e in pool), key=lambda each: -each.score)
    if not ranked:
        return Alike(None)
    first, *others = ranked
    clear = first.score >= ENOUGH and all(first.score - each.score >= MARGIN for each in others[:1])
    return Alike(replace(first, proof=recorded.proof(first, pool)) if clear else None, tuple(ranked[:2]))


def in_its_row(target: Locator, elements: Sequence[Element]) -> Sequence[Element]:
    """What stands in the one row that is still the target's; everything, where the target stands in none."""
    if not told_rows(target):
        return elements
    row = recorded_row(target, elements)
    return inside(row, elements) if row else ()


def is_proven(element: Element, target: Locator, elements: Sequence[Element], address: str) -> bool:
    """Whether the page says that it does what the recorded one did, and that certainly to the same thing."""
    then = next((part for part in target.parts if isinstance(part, Around)), Around())
    same = then.effect != "" and effect(element) == then.effect
    return same and does_certainly(element, address, _is_of_its_row(element, target, elements))


def _is_of_its_row(element: Element, target: Locator, elements: Sequence[Element]) -> bool:
    """Whether it is one of what every row has, in the row that is still the recorded one to the letter.

    What only that row has may be the name of its record, unless it leads to a page of what the row is called.
    """
    row = recorded_row(target, elements)
    if row is None or element not in (members := inside(row, elements)):
        return False
    said = {words(title) for e in (row, *members) for title in (e.name, e.text, e.value)}
    counts = [part.matches for part in target.parts if isinstance(part, Named)]
    same = [e for e in elements if (e.role, words(e.name)) == (element.role, words(element.name))]
    several = max(*counts, len(same), 0) > 1 or _is_of_its_record(element, told_rows(target)[0], members)
    return all(words(each) in said for each in told_rows(target)) and several


def _is_of_its_record(element: Element, title: str, row: Sequence[Element]) -> bool:
    """Whether its address is that of what the row is called, with words alone behind it."""
    named = (e.effect for e in row if e.role == "link" and e.effect and words(e.name) == words(title))
    behind = (element.effect.removeprefix(f"{each}/") for each in named)
    return any(more != element.effect and not _DIGIT.search(more) for more in behind)


class _Recorded:
    """What a locator knows of its element.

    The fewer of the words around it are still on the screen, the less words tell: it may be in another language.
    """

    def __init__(self, target: Locator, elements: Sequence[Element], address: str) -> None:
        self._target, self._elements, self._address = target, elements, address
        self._parts = target.parts
        self._told = self._still_said(elements)
        kinds = [p for p in target.parts if isinstance(p, Named | Labelled)]
        said = [p.description for p in target.parts if isinstance(p, Described)]
        self._role = next((p.role for p in kinds), next((d.role for d in said if d.role), ""))
        names = [p.name for p in kinds if isinstance(p, Named)] + [d.name for d in said]
        self._names = [name for name in dict.fromkeys(names) if name]
        nameless = not self._names and self._role not in PRESSED  # a label may be a column's, or another field's
        self._labels = [p.label for p in kinds if isinstance(p, Labelled) and p.label and nameless]

    @property
    def _then(self) -> Recorded:
        return Recorded(self._role, tuple(self._names), self._around or Around())

    @cached_property
    def _around(self) -> Around | None:
        return next((part for part in self._parts if isinstance(part, Around)), None)

    def _still_said(self, elements: Sequence[Element]) -> float:
        """How much words tell, from LEAST to 1."""
        if self._around is None:
            return 1.0
        columns = (label for _, label in self._around.columns)
        near = {*self._around.before, *self._around.after, *self._around.others, *columns}
        marks = [mark for mark in near if not _DIGIT.search(mark)]  # a number is another one in the same words
        said = {words(title) for e in elements for title in (e.name, e.label, e.text) if title}
        still = sum(words(mark) in said for mark in marks)
        return max(LEAST, still / len(marks)) if len(marks) >= FEW else 1.0

    def may_be(self, element: Element, elements: Sequence[Element]) -> bool:
        """Whether the element can be acted on in the same way, and is not known to have been another one."""
        if element.visibility == "covered" or (element.role in CONTAINERS and element.role != self._role):
            return False
        others = set(map(words, self._around.others)) if self._around else set()
        if words(element.name or element.label or element.text) in others and not self._is_sent_as_before(element):
            return False
        if not self._role:
            return element.interactive
        if self._told < HALF and not self._stands_as_before(element, elements):
            return False
        family = next((roles for roles in FAMILIES if self._role in roles), frozenset({self._role}))
        return element.role in family

    def proof(self, found: Likeness, pool: Sequence[Element]) -> Proof:
        """What makes the most alike of the pool the same one.

        Where the words around it are as they were, and its own are others, neither its mark nor its looks do.
        """
        called, shown = bool(self._names or self._labels), found.shown
        alone = sum(effect(e) == effect(found.element) for e in pool) == 1
        said = "words" in shown and self._is_singled_out(found.element, pool)
        if said or sends_its_form(self._then, found.element, self._elements):
            return "words"
        if self._is_sent_as_before(found.element):
            return "field"
        entered = found.element.role in ENTERED  # which only shares what its form does
        denied = entered or denies_its_search(self._then, found.element, self._elements)
        proven = alone and not denied and is_proven(found.element, self._target, self._elements, self._address)
        if proven or sends_its_search(self._then, found.element, self._elements):
            return "effect"
        if "mark" in shown and (not called or (self._told < HALF and self._is_marked_in_words())):
            return "mark"
        return "looks" if "looks" in shown and not called else ""

    def _is_marked_in_words(self) -> bool:
        """Whether a mark says what it marks; forms of one kind all have a field "f2"."""
        return any(isinstance(part, Attribute) and not _DIGIT.search(part.value) for part in self._parts)

    def _is_singled_out(self, element: Element, pool: Sequence[Element]) -> bool:
        """Whether its words alone or its row told it, or it stands by the anchor that told it from others so called.

        Its words alone do not where something else is called so as well by now.
        """
        shared = any(isinstance(part, Named) and part.matches > 1 for part in self._parts) or self._are_several(pool)
        told = [p.description for p in self._parts if isinstance(p, Described) and p.description.relation]
        named = (Described(replace(each, name=element.name, role=element.role)) for each in told)
        in_row = bool(told_rows(self._target))
        return not shared or in_row or any(element in matching(part, self._elements) for part in named)

    def _are_several(self, pool: Sequence[Element]) -> bool:
        """Whether more than one of them is called what it was."""
        called = [e for e in pool if any(similar(name, e.name or e.label or e.text) >= SAME for name in self._names)]
        return len(called) > 1

    def _is_sent_as_before(self, element: Element) -> bool:
        """Whether the page sends what is entered in it, and in it alone, under the name and to the place of then."""
        then = self._around.effect if self._around else ""
        names = {value for value in _sent_as(self._parts) if not _DIGIT.search(value)}
        sent = [e for e in self._elements if e.role in ENTERED and names.intersection(_sent_as(e.locator.parts))]
        certain = then.startswith("GET ") or does_certainly(element, self._address)
        return sent == [element] and effect(element) == then != "" and certain

    def _stands_as_before(self, element: Element, elements: Sequence[Element]) -> bool:
        """Whether it stands at the very same place among as many of its kind; where words are lost, that is asked."""
        now, paths = around(element, elements), [p.path for p in self._parts if isinstance(p, Path)]
        placed = any(isinstance(p, Path) and p.path in paths for p in element.locator.parts)
        then = self._around
        return placed and then is not None and (then.place, then.peers) == (now.place, now.peers)

    def likeness(self, element: Element, elements: Sequence[Element]) -> Likeness:
        features = list(self._features(element, elements))
        whole = sum(weight for _, weight, _ in features)
        score = sum(weight * found for _, weight, found in features) / whole if whole else 0.0
        return Likeness(element, round(score, 3), tuple(name for name, _, found in features if found >= SAME))

    def _titles(self, title: str) -> tuple[str, ...]:
        """What it is called, also without the name of its row where that follows: "Edit Ada Byron".

        What is written otherwise, or is one word, may be of the deed: "Mark not paid", or "Mark All" in the row "All".
        """
        rows = (row for row in told_rows(self._target)[:1] if " " in row)
        return title, *(title.removesuffix(f" {row}") for row in rows)

    def _features(self, element: Element, elements: Sequence[Element]) -> Iterator[tuple[str, float, float]]:
        """Name, weight and likeness of all that was recorded of the element."""
        if self._role:
            yield "role", 0.5, 1.0 if element.role == self._role else 0.5
        titles = self._titles(element.name or element.label or element.text)
        called = [similar(name, title) for name in self._names for title in titles]
        called += [similar(label, element.label) for label in self._labels]
        if called:
            yield "words", 3.0 * self._told, max(called)
        for part in self._parts:
            match part:
                case Attribute(attribute, value):
                    yield "mark", 1.5, _marked(attribute, value, element)
                case Path(path):
                    paths = (p.path for p in element.locator.parts if isinstance(p, Path))
                    yield "path", 1.0, max((_ends(path, each) for each in paths), default=0.0)
                case Looks():
                    yield "looks", 2.0, float(element in matching(part, elements))
                case Around():
                    yield from _standing(part, around(element, elements), self._told)
                case _:
                    pass


def _sent_as(parts: Iterable[Part]) -> set[str]:
    return {part.value for part in parts if isinstance(part, Attribute) and part.attribute == "name"}


def _standing(then: Around, now: Around, told: float) -> Iterator[tuple[str, float, float]]:
    landmarks = (*then.before, *then.after)
    if landmarks:
        seen = (*now.before, *now.after)
        met = [max((similar(mark, said) for said in seen), default=0.0) for mark in landmarks]
        yield "neighbours", 3.0 * told, sum(met) / len(met)
    if then.inside:
        yield "container", 1.0, 1.0 if now.inside == then.inside else similar(then.inside, now.inside) / 2
    if then.effect or now.effect.startswith("POST"):
        yield "effect", 2.0, float(then.effect == now.effect)
    yield "place", 0.5, 1.0 - abs(then.place - now.place)


def _marked(attribute: str, value: str, element: Element) -> float:
    values = [p.value for p in element.locator.parts if isinstance(p, Attribute) and p.attribute == attribute]
    return 1.0 if value in values else max((0.75 * fuzz.ratio(value, each) / 100 for each in values), default=0.0)


def _ends(path: str, other: str) -> float:
    """How much of the two structural paths is the same, counted from the element outwards."""
    steps, others = path.split(">")[::-1], other.split(">")[::-1]
    same = next(
        (i for i, (a, b) in enumerate(zip(steps, others, strict=False)) if a != b), min(len(steps), len(others))
    )
    return same / max(len(steps), len(others))
