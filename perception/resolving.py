"""From a locator to the one element it means on this screen; what is ambiguous is never settled by position."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import assert_never

from perception.around import around
from perception.grounding import NEAREST, Preference, ground, nearest
from perception.layout import inside
from perception.locators import (
    Around,
    Attribute,
    Described,
    Description,
    Labelled,
    Locator,
    Looks,
    Named,
    Part,
    Patch,
    Path,
    Relation,
    Witness,
)
from perception.roles import VALUED
from perception.rows import columns, identities, row_around, tells_row
from perception.screen import CONTAINERS, Element
from perception.wording import words

IDENTITIES = 6  # words of a row that are tried before it counts as nameless
ROW_PARTS = 3  # words of a row that are kept of one, so that it is still known when one of them changes


@dataclass(frozen=True, slots=True)
class Match:
    """The one element, and the part of the chain that singled it out; None for the live key."""

    element: Element
    part: Part | None


@dataclass(frozen=True, slots=True)
class Several:
    """Several elements fit, or the parts of the chain point to different ones."""

    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """No element fits; `nearest` are the most similar ones, best first."""

    nearest: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class _Matched:
    """A part of the chain and what it matches now."""

    part: Part
    elements: tuple[Element, ...]

    @property
    def identifies(self) -> bool:
        """Whether it matched nothing else when it was recorded; a hand-written part claims so."""
        return self.part.matches <= 1

    @property
    def unchanged(self) -> bool:
        return len(self.elements) == max(self.part.matches, 1)


def resolve(
    locator: Locator, elements: Sequence[Element], *, prefer: Preference = "interactive"
) -> Match | Several | Nothing:
    """The element of the live key, or else the one on which the parts of the chain agree.

    A part that matched one element when recorded identifies it; a part that matched more only narrows what
    the others match. Parts that match nothing any more are passed over, unless no other identifies it.
    A path is asked last (see `_by_path`). `prefer` is for parts in plain words, as in `ground`.
    """
    live = next((e for e in elements if locator.key and e.key == locator.key), None)
    if live is not None:
        return Match(live, None)
    finding = [part for part in locator.parts if not isinstance(part, Witness)]
    matched = [_Matched(part, matching(part, elements, prefer=prefer)) for part in finding]
    meant = [m for m in matched if not isinstance(m.part, Path)]
    found = _agreed(meant)
    if isinstance(found, Match):
        return found
    then = next((part for part in locator.parts if isinstance(part, Around)), None)
    return _by_path(matched, then, elements) or found or Nothing(_similar(meant, elements))


def matching(part: Part, elements: Sequence[Element], *, prefer: Preference = "interactive") -> tuple[Element, ...]:
    """The elements that this part alone matches."""
    match part:
        case Attribute(attribute, value):
            marks = ((e, p) for e in elements for p in e.locator.parts if type(p) is Attribute)
            return tuple([e for e, p in marks if p.value == value and p.attribute == attribute])
        case Path(path):
            return tuple([e for e in elements for p in e.locator.parts if type(p) is Path and p.path == path])
        case Named(role, name):
            return tuple(e for e in elements if e.role == role and words(e.name) == words(name))
        case Labelled(role, label):
            return tuple(e for e in elements if e.role == role and words(e.label) == words(label))
        case Described(description):
            return ground(description, elements, prefer=prefer).fits
        case Looks():
            return tuple(e for e in elements if any(isinstance(p, Looks) and p.like(part) for p in e.locator.parts))
        case Around() | Patch():
            return ()
        case _:
            assert_never(part)


def chain(element: Element, elements: Sequence[Element], *, lasting: bool = False) -> Locator:
    """The locator to store for the element: without its key, each part with how many elements it matches.

    Where role and name do not single it out, its row, container, heading or line is added in words. `lasting`: what
    stands in a row, and is not what the row is called, is told by its row in any case: the only row of today may be one
    of many tomorrow. What stands around it is kept, too, to know it by when nothing else is left.
    """
    row = row_around(element, elements)
    headed = row is not None and element.role not in VALUED  # by its column, what is pressed is not called
    own = [p for p in element.locator.parts if not (headed and isinstance(p, Labelled))]
    parts = [p for p in own if not isinstance(p, Path)]
    if element.name and not any(isinstance(p, Named) for p in own):
        parts.append(Named(element.role, element.name))
    if element.label and not headed and not any(isinstance(p, Labelled) for p in own):
        parts.append(Labelled(element.role, element.label))
    counted = [_counted(part, elements) for part in parts]
    alone = any(isinstance(p, Named) and p.matches == 1 for p in counted)
    rows = ROW_PARTS if lasting and not (alone and _leads(element, elements)) else 1 - alone
    if row and rows:
        counted += _told_by_row(element, elements, rows)
    if not alone and not any(isinstance(p, Described) for p in counted):
        counted += islice(_told(element, elements, _surroundings(element, elements)), 1)
    if not alone and row is None and not any(isinstance(p, Described) for p in counted):
        counted += _told_by_row(element, elements, ROW_PARTS)
    paths = [p for p in own if isinstance(p, Path)]
    return Locator((*counted, *paths, *([_around(element, elements)] if lasting else [])))


def _around(element: Element, elements: Sequence[Element]) -> Around:
    return replace(around(element, elements), columns=columns(element, elements))


def is_alone(element: Element, elements: Sequence[Element]) -> bool:
    """Whether no other element has its role and its name."""
    own = (part for part in element.locator.parts if isinstance(part, Named))
    named = next(own, Named(element.role, element.name))
    return named.name != "" and _counted(named, elements).matches == 1


def _agreed(meant: Sequence[_Matched]) -> Match | Several | None:
    """What all parts that match anything agree on; None where those that identified the element are lost."""
    live = [m for m in meant if m.elements]
    identifying = [m for m in live if m.identifies]
    if not identifying:
        lost = any(m.identifies for m in meant)
        return _by_row(meant) or Several(live[0].elements) if live and not lost else None
    common = [e for e in identifying[0].elements if all(e in m.elements for m in live)]
    if len(common) == 1:
        return Match(common[0], min(identifying, key=lambda m: len(m.elements)).part)
    united = {id(e): e for m in identifying for e in m.elements}
    return Several(tuple(common or united.values()))


def _by_row(meant: Sequence[_Matched]) -> Match | None:
    """What all together that tells its row singles out, though other rows say some of it."""
    told = [m for m in meant if tells_row(m.part)]
    common = [e for e in told[0].elements if all(e in m.elements for m in meant)] if told else []
    return Match(common[0], told[0].part) if len(common) == 1 else None


def _by_path(matched: Sequence[_Matched], then: Around | None, elements: Sequence[Element]) -> Match | None:
    """What only its structural path singles out, if nothing speaks against it: never what stands in a row.

    Role, name and label must still match it, among as many elements as when recorded, and what stands about it must be
    the same: in a list that became shorter or longer, or was sorted, the same path is another entry.
    """
    paths = [m for m in matched if isinstance(m.part, Path) and m.identifies and len(m.elements) == 1]
    if len(paths) != 1:
        return None
    (element,) = paths[0].elements
    others = [m for m in matched if not isinstance(m.part, Path | Attribute)]
    if not all(element in m.elements and m.unchanged for m in others) or row_around(element, elements):
        return None
    now = around(element, elements)
    same = then is None or (then.before, then.after, then.peers) == (now.before, now.after, now.peers)
    return Match(element, paths[0].part) if same else None


def _similar(meant: Sequence[_Matched], elements: Sequence[Element]) -> tuple[Element, ...]:
    """What is left of the parts that only narrow, or else what is named most alike."""
    left = next((m.elements for m in meant if m.elements), ())
    return left[:NEAREST] or next((found for m in meant if (found := nearest(_words(m.part), elements))), ())


def _words(part: Part) -> Description:
    match part:
        case Described(description):
            return description
        case Named(role, name) | Labelled(role, name):
            return Description(name, role)
        case _:
            return Description()


def _counted(part: Part, elements: Sequence[Element]) -> Part:
    """The part with its number of matches: on this screen, or on the whole target where that knew more."""
    return replace(part, matches=max(part.matches, len(matching(part, elements))))


def _told(element: Element, elements: Sequence[Element], relations: Iterable[Relation]) -> Iterator[Part]:
    """Role, name and each of the relations that singles the element out."""
    told = (Description(element.name, element.role, relation=relation) for relation in relations)
    return (Described(each, matches=1) for each in told if ground(each, elements).fits == (element,))


def _told_by_row(element: Element, elements: Sequence[Element], most: int) -> list[Part]:
    """Role and name with what its row, or its line, says: first what tells it from the others, all together.

    That has the first words of the row in any case. What tells it by itself as well comes after, up to `most` parts in
    all. Each counts the rows that say so, whatever their element is called. Nothing where another row says the same.
    """
    said = [_in_row(element, text, elements) for text in identities(element, elements)[:IDENTITIES]]
    found = [(part, rows) for part, rows in said if element in matching(part, elements)]
    key: list[Part] = []
    left: frozenset[str] | None = None
    for part, rows in found:
        if left is None or (len(left) > 1 and rows & left < left):
            key.append(part)
            left = rows if left is None else left & rows
    others = [part for part, rows in found if len(rows) == 1 and part not in key]
    return [*key, *others[: max(0, most - len(key))]] if left and len(left) == 1 else []


def _in_row(element: Element, text: str, elements: Sequence[Element]) -> tuple[Part, frozenset[str]]:
    """The element as what stands in a row that says this, and the rows that do."""
    told = Description(element.name, element.role, relation=Relation("in row of", Description(text, exact=True)))
    row = row_around(element, elements)
    fits = ground(replace(told, name="") if row else told, elements).fits
    rows = frozenset((row_around(e, elements) or e).key for e in fits)
    return Described(told, matches=len(rows)), rows


def _leads(element: Element, elements: Sequence[Element]) -> bool:
    """Whether the element says what its row says first."""
    row = row_around(element, elements)
    within = inside(row, elements) if row else ()
    said = (words(e.name or e.text) for e in within if e.role not in CONTAINERS)
    return next(filter(None, said), "") == words(element.name)


def _surroundings(element: Element, elements: Sequence[Element]) -> Iterator[Relation]:
    """Where else the element stands, in words: its containers and its heading by their names."""
    for container in [e for key in reversed(element.within) for e in elements if e.key == key]:
        if container.name:
            yield Relation("in", Description(container.name, container.role, exact=True))
    heading = None
    for other in elements:
        heading = other if other.role == "heading" else heading
        if other is element and heading is not None:
            yield Relation("under heading", Description(heading.name, "heading", exact=True))
