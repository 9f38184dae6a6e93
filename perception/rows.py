"""Which row of a screen is the one that was recorded: by what it says in cells of its own, never by words within one.

A person may mean "Ada Berg" by "Ada". A macro that was kept for Ada must not: another record is worse than none.
"""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from perception.ageing import ages, lasting
from perception.layout import inside, same_line
from perception.locators import Around, Described, Locator, Part
from perception.roles import ROWS, VALUED
from perception.screen import CONTAINERS, INTERACTIVE, Element
from perception.wording import words

_SILENT = CONTAINERS | VALUED | INTERACTIVE - {"link"}
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
SHORTEST = 3
"""Characters of what tells a row by itself."""


def tells_row(part: Part) -> bool:
    """Whether the part tells its element by the row that it stands in."""
    relation = part.description.relation if isinstance(part, Described) else None
    return relation is not None and relation.kind == "in row of"


def told_rows(target: Locator) -> list[str]:
    """What the element's row says, of that which singled it out when it was recorded; first what it says first."""
    told = [part.description.relation for part in target.parts if isinstance(part, Described) and tells_row(part)]
    return [relation.anchor.name for relation in told if relation]


def row_around(element: Element, elements: Sequence[Element]) -> Element | None:
    """The innermost row that the element stands in."""
    return next((e for key in reversed(element.within) for e in elements if e.key == key and e.role in ROWS), None)


def is_shared(target: Locator) -> bool:
    """Whether something that tells the element's row stood in others, too: then it is told by all of that together."""
    return any(tells_row(part) and part.matches > 1 for part in target.parts)


def line_around(element: Element, elements: Sequence[Element]) -> list[Element]:
    """What stands in the visual line of an element that stands in no row, itself left out; from left to right."""
    beside = (e for e in elements if e is not element and same_line(e.box, element.box))
    apart = (e for e in beside if not (e.box.encloses(element.box) or element.box.encloses(e.box)))
    return sorted(apart, key=lambda e: e.box.x)


def identities(element: Element, elements: Sequence[Element]) -> list[str]:
    """What the element's row or line says of itself, the first word first, but not what ages or is its own."""
    row = row_around(element, elements)
    said = said_by(row, elements) if row else _told(line_around(element, elements))
    own = {words(element.name), words(element.name or element.text)}
    return [text for text in said if words(text) not in own and not ages(text)]


def said_by(row: Element, elements: Sequence[Element]) -> list[str]:
    """What the row says of itself, its header first: nothing that is typed or pressed."""
    return _told(sorted(inside(row, elements), key=lambda e: e.role != "rowheader"))


def _told(members: Iterable[Element]) -> list[str]:
    return [text for text in dict.fromkeys(e.name or e.text for e in members if e.role not in _SILENT) if words(text)]


def columns(element: Element, elements: Sequence[Element]) -> tuple[tuple[str, str], ...]:
    """What the element's row says, each with the name of the column it says that in."""
    row = row_around(element, elements)
    said = [(e.name or e.text, e.label) for e in inside(row, elements) if e.role not in _SILENT] if row else []
    return tuple(dict.fromkeys((text, label) for text, label in said if words(text) and words(label)))


def is_told(row: Element, target: Locator, elements: Sequence[Element]) -> bool:
    """Whether what tells the target's row tells this one, in the column that it stood in where there still is one.

    A bare number or a letter or two needs its column, or another thing that tells the row beside it. What was not
    recorded but written by a person is taken by its word.
    """
    around = next((part for part in target.parts if isinstance(part, Around)), None)
    cells = {(lasting(title), words(e.label)) for e in inside(row, elements) for title in (e.name, e.text, e.value)}
    held = {lasting(each): each for each in told_rows(target) if lasting(each) in {title for title, _ in cells}}
    if around is None:
        return True
    titles = {words(e.label) for e in elements}
    then = {lasting(text): words(label) for text, label in around.columns if words(label) in titles}
    kept = {told: said for told, said in held.items() if told not in then or (told, then[told]) in cells}
    return len(kept) > 1 or any(_is_telling(said) or told in then for told, said in kept.items())


def _is_telling(said: str) -> bool:
    return len(said.strip()) >= SHORTEST and bool(_LETTER.search(said))


def is_still(row: Element, told: Sequence[str], elements: Sequence[Element], shared: bool = False) -> bool:
    """Whether it is the row that said this, though it may say some of it otherwise by now.

    What it said first must stand in it, and so must its first words without a number, which counts rows as often as
    it names one. The rest may be lost where the row still begins so, or where most of it is there. Where all that it
    said has numbers, as "Halyard 8 mm" for €19.35, what has letters must stand in it, and most of the whole. Where
    other rows said some of it (`shared`), nothing may be lost.
    """
    cells = {lasting(title) for e in (row, *inside(row, elements)) for title in (e.name, e.text, e.value)} - {""}
    held = {each: lasting(each) in cells for each in told}
    if shared or not told or all(held.values()):
        return bool(told) and all(held.values())
    most = 2 * sum(held.values()) > len(held)
    begins = [lasting(each) for each in said_by(row, elements)[:1]] == [lasting(told[0])]
    if worded := [each for each in told if not _DIGIT.search(each)]:
        return held[told[0]] and held[worded[0]] and (begins or most)
    lettered = [each for each in told if _LETTER.search(each)]
    return most and bool(lettered) and all(held[each] for each in (told[0], *lettered))


def is_one_record(links: Sequence[Element], elements: Sequence[Element]) -> bool:
    """Whether they are what rows of the very same words are called, and lead to one numbered address: one told twice.

    What leads there out of a row that says other words may do something else first, as a script tells.
    """
    rows = [row_around(link, elements) for link in links]
    said = {tuple(map(words, said_by(row, elements))) if row else () for row in rows}
    led = {(words(link.name), link.effect) for link in links}
    if not all(link.role == "link" for link in links) or not len(led) == len(said) == 1 < len(links):
        return False
    (told,), ((name, effect),) = said, led
    address = urlsplit(effect.removeprefix("GET "))
    numbered = _DIGIT.search(address.path) and not (address.query or address.fragment)
    return effect.startswith("GET ") and bool(numbered) and told[:1] == (name,)


def recorded_row(target: Locator, elements: Sequence[Element]) -> Element | None:
    """The one row that is still the target's; None where there is none, or where it may be several."""
    told, shared, rows = told_rows(target), is_shared(target), [e for e in elements if e.role in ROWS]
    still = [row for row in rows if is_still(row, told, elements, shared) and is_told(row, target, elements)]
    outer = {key for row in still for key in row.within}
    inner = [row for row in still if row.key not in outer]
    return inner[0] if len(inner) == 1 else None
