"""From a person's words to elements: by role, name, label, likeness and position, and never by guessing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from rapidfuzz import fuzz, process

from perception.anchors import anchors
from perception.layout import SLACK, Area, area, is_header, reading_order
from perception.locators import Description
from perception.reading import values
from perception.roles import DIALOGS, ROWS, meanings
from perception.screen import CONTAINERS, KINDS, Element
from perception.wording import covers, mistyped, words

Preference = Literal["interactive", "readable"]
_LEADING = re.compile(r"GET [^#]+(?:#[/!].*)?")
NEAREST = 5
DISTANT = 50.0  # percent; names less alike are no help to the person who is asked


@dataclass(frozen=True, slots=True)
class Grounding:
    """The elements that fit equally well, in reading order; where none does, `nearest`, best first."""

    fits: tuple[Element, ...]
    nearest: tuple[Element, ...] = ()


def ground(description: Description, elements: Sequence[Element], *, prefer: Preference = "interactive") -> Grounding:
    """The elements that a person may mean by these words.

    The same words beat a name that holds the words, which beats a slip of the pen. Then the role's first
    meaning beats its others, what can be acted on beats plain text, and what is enabled beats what is
    disabled. What is covered fits only where nothing uncovered does. `prefer="readable"` looks first for
    what holds the value of that name. Several equally good elements are several fits, unless the
    description counts them (`ordinal`, in reading order).
    """
    candidates = _candidates(description, elements, prefer)
    fits = _counted(description.ordinal, candidates, elements)
    return Grounding(fits, () if fits else candidates or nearest(description, elements))


def nearest(description: Description, elements: Sequence[Element]) -> tuple[Element, ...]:
    """Up to five elements of the most similar names, best first, those of the role and controls before others."""
    wanted = words(description.name)
    if not wanted:
        return nearest(description.relation.anchor, elements) if description.relation else ()
    named = [e for e in elements if e.role not in CONTAINERS or e.name]
    titles = [words(e.name or e.label or e.text) for e in named]
    hits = process.extract(wanted, titles, scorer=fuzz.token_set_ratio, limit=4 * NEAREST, score_cutoff=DISTANT)
    roles = meanings(description.role)

    def merit(hit: tuple[str, float, int]) -> float:
        element = named[hit[2]]
        return hit[1] + 10 * any(element.role in meaning for meaning in roles) + 5 * element.interactive

    return tuple(named[hit[2]] for hit in sorted(hits, key=merit, reverse=True)[:NEAREST])


def _candidates(description: Description, elements: Sequence[Element], prefer: Preference) -> tuple[Element, ...]:
    """Everything that fits equally well, each thing once, in reading order."""
    if description.relation is None:
        return _once(_choose(description, elements, prefer))
    kind = description.relation.kind
    found: list[Element] = []
    for anchor in anchors(description.relation, elements, _meant):
        found += _around(description, area(kind, anchor, elements), prefer)
    return _once(found)


def _meant(description: Description, elements: Sequence[Element]) -> tuple[Element, ...]:
    return ground(description, elements).fits


def _around(description: Description, where: Area, prefer: Preference) -> list[Element]:
    """The best fits in an area: of those that have a distance, only the nearest, unless they are counted."""
    fits = next((fits for pool in where.pools if (fits := _choose(description, pool, prefer))), [])
    if where.distance is None or description.ordinal or not fits:
        return fits
    reach = min(map(where.distance, fits)) + SLACK
    return [e for e in fits if where.distance(e) <= reach]


def _counted(ordinal: int, fits: tuple[Element, ...], elements: Sequence[Element]) -> tuple[Element, ...]:
    """The one of that number; the row that names a table's columns is not counted. Without a number, all."""
    if ordinal == 0:
        return fits[:1] if _one_destination(fits, elements) else fits
    counted = tuple(e for e in fits if not is_header(e, elements)) or fits
    return counted[-1:] if ordinal == -1 else counted[ordinal - 1 : ordinal]


def _one_destination(fits: tuple[Element, ...], elements: Sequence[Element]) -> bool:
    """Whether all are links of the same words to the same address: then it is all one which is followed.

    What leads to a mark that is no route may do anything, as a script tells, and so may what stands in another row.
    """
    first = fits[0] if fits else None
    rows = {e.key for e in elements if e.role in ROWS}
    return bool(first and _LEADING.fullmatch(first.effect)) and all(
        (e.role, words(e.name), e.effect, rows.intersection(e.within))
        == ("link", words(fits[0].name), fits[0].effect, rows.intersection(fits[0].within))
        for e in fits
    )


def _choose(description: Description, pool: Sequence[Element], prefer: Preference) -> list[Element]:
    """The best fits by role and name; uncovered ones first, slips of the pen last."""
    uncovered = [e for e in pool if e.visibility != "covered"]
    reaches = [uncovered, pool] if len(uncovered) < len(pool) else [pool]
    likely = (level for reach in reaches for level in _levels(description, reach, prefer))
    unlikely = (_slips(description, reach) for reach in reaches)
    return next((best for level in chain(likely, unlikely) if (best := _best(description, level, prefer))), [])


def _levels(description: Description, pool: Sequence[Element], prefer: Preference) -> Iterator[Sequence[Element]]:
    """Groups of elements whose name or label fits, likeliest first."""
    name, exact = description.name, description.exact
    if not name:
        yield pool
        return
    if prefer == "readable":
        yield from values(name, pool)[: 2 if exact else 3]
    titled = [(e, _titles(e, description.role)) for e in pool]
    wanted = words(name)
    same = [(e, titles) for e, titles in titled if wanted in map(words, titles)]
    if exact:
        yield [e for e, titles in same if name in titles]
    yield [e for e, _ in same]
    if not exact:
        yield [e for e, titles in titled if any(covers(title, name) for title in titles)]


def _slips(description: Description, pool: Sequence[Element]) -> list[Element]:
    """Even to the letter, what was read off a picture may be a letter off."""
    name = description.name
    if not name:
        return []
    pool = [e for e in pool if e.source == "vision"] if description.exact else pool
    return [e for e in pool if any(mistyped(title, name) for title in _titles(e, description.role))]


def _titles(element: Element, role: str) -> tuple[str, ...]:
    """What the element may be called by; a role word also asks for rows by their text and cells by their column."""
    if element.interactive:
        return (element.name or element.text or _kind(element), element.label)
    if element.role in CONTAINERS:
        return (element.name, element.text) if role and element.role in ROWS | DIALOGS else (element.name,)
    return (element.name, element.text, element.label) if role else (element.name, element.text)


def _kind(element: Element) -> str:
    """What a field without any name goes by: what is typed into it."""
    return "" if element.label else " ".join(KINDS & element.states)


def _best(description: Description, level: Sequence[Element], prefer: Preference) -> list[Element]:
    """Those of the level that suit the role best; without a role word, containers are not meant."""
    role = description.role
    wanted = meanings(role)

    def rank(element: Element) -> tuple[int, bool, bool, bool]:
        meaning = next(i for i, roles in enumerate(wanted) if element.role in roles) if role else 0
        passive = not role and prefer == "interactive" and not element.interactive
        other_size = role in {"textarea", "textbox"} and ("multiline" in element.states) != (role == "textarea")
        return meaning, passive, not description.ordinal and "disabled" in element.states, other_size

    fitting = [e for e in level if (any(e.role in roles for roles in wanted) if role else e.role not in CONTAINERS)]
    top = min(map(rank, fitting), default=None)
    best = [e for e in fitting if rank(e) == top]
    return _innermost(best) if description.name else best


def _innermost(elements: Sequence[Element]) -> list[Element]:
    """Without the containers that hold another of them: their words are the inner one's."""
    outer = {key for e in elements for key in e.within}
    return [e for e in elements if e.key not in outer or e.role not in CONTAINERS]


def _once(found: Iterable[Element]) -> tuple[Element, ...]:
    """Each thing once, in reading order: of two of the same words, one inside the other, the more telling."""
    kept: list[Element] = []
    for element in reading_order({id(e): e for e in found}.values()):
        if kept and _one_thing(kept[-1], element):
            kept[-1] = min(kept[-1], element, key=lambda e: (not e.interactive, e.role == "clickable", e.box.area))
        else:
            kept.append(element)
    return tuple(kept)


def _one_thing(outer: Element, inner: Element) -> bool:
    nested = outer.box.encloses(inner.box) or inner.box.encloses(outer.box)
    return nested and words(outer.name or outer.text) == words(inner.name or inner.text) != ""
