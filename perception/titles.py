"""What tells a row of a list, and what may be its title though it takes presses, as in a to-do list.

Such a title may as well be a button of the row which bears other words tomorrow. So it never tells a row by itself, but
where it stood in the row that was recorded, it has to stand in the one that is taken for it.
"""

import re
from collections.abc import Collection, Sequence

from perception.ageing import ages
from perception.layout import inside, is_header
from perception.roles import CHECKABLE, ROWS
from perception.rows import line_around, row_around, told_by
from perception.screen import CONTAINERS, Element
from perception.wording import words

Group = Sequence[Element]
"""What stands in one row or line, in reading order."""

_PRESSED = CHECKABLE | frozenset("button clickable tab menuitem treeitem option".split())
_TURNED = ("pressed", "expanded", "collapsed", "opens-")
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_LETTER = re.compile(r"[^\W\d_]")
_STATES = frozenset(
    "pause paused resume play stop start on off show hide open close lock unlock pin unpin mute unmute star unstar"
    " starred like liked unlike follow following unfollow watch unwatch watching subscribe subscribed join joined leave"
    " enable enabled disable disabled activate deactivate done undo complete completed incomplete read unread archive"
    " archived restore connect connected disconnect approve approved reject rejected accept accepted paid"
    " unpaid".split()
)
"""Names that tell a state, or what would change it."""


def titles(element: Element, elements: Sequence[Element]) -> list[Element]:
    """What may be the title of the element's row or line: what is called as nothing in the others is, or in few.

    A count or a state may be one only where neither names nor other words tell most of the rows apart.
    """
    groups = _groups(element, elements)
    named = [_named(group) for group in groups]
    own = [e for e in named[0] if words(_said(e)) != words(element.name) and not _is_of_words(_said(e), groups[0])]
    if len(groups) == 1:
        return [e for e in own if _leads(e, element, groups[0])]
    steady = [[_general(_said(e)) for e in group if _is_steady(_said(e))] for group in named]
    if _tell_apart(steady):
        return _rarest([e for e in own if _is_steady(_said(e))], steady)
    if _tell_apart([list(map(_general, _texts(group))) for group in groups]):
        return []
    shown = [[words(_said(e)) for e in group] for group in named]
    return [e for e in own if not all(words(_said(e)) in names for names in shown)]


def telling(element: Element, elements: Sequence[Element]) -> str:
    """The first words of the row that stand where most rows say something of their own; "" where none do.

    "Low" before the title of an entry tells none where others are "High". What is typed at the head of a row is such.
    """
    groups = _groups(element, elements)
    if typed := _typed(element, groups[0]):
        return typed
    said = [_texts(group) for group in groups]
    columns = ([list(map(words, texts[at : at + 1])) for texts in said] for at in range(len(said[0])))
    return next((text for text, column in zip(said[0], columns, strict=True) if _tell_apart(column)), "")


def is_called_by_others(element: Element, elements: Sequence[Element]) -> bool:
    """Whether a box has its name from words of its row or line that stand further on than what it belongs to."""
    if element.role not in CHECKABLE:
        return False
    group, own = _group(element, elements), words(element.name)
    keys = {e.key for e in group if e.role not in CONTAINERS and words(_said(e))}
    worded = [e for e in elements if e is element or e.key in keys]
    at = next(at for at, e in enumerate(worded) if e is element)
    beside = {words(_said(e)) for e in (*worded[max(0, at - 1) : at], *worded[at + 1 : at + 2])}
    return own in {*map(words, told_by(group))} - {"", *beside}


def _groups(element: Element, elements: Sequence[Element]) -> list[Group]:
    """The element's own row or line, then those of what is called as it is, or else the rows around its own."""
    row = row_around(element, elements)
    peers = [e for e in elements if (e.role, words(e.name)) == (element.role, words(element.name)) and e is not element]
    found = {_place(e, elements): _group(e, elements) for e in (element, *peers)}
    if len(found) == 1 and row:
        rows = (e for e in elements if (e.role, e.within) == (row.role, row.within) and not is_header(e, elements))
        found |= {each.key: _inside(each, elements) for each in rows}
    return list(found.values())


def _place(element: Element, elements: Sequence[Element]) -> str:
    return (row_around(element, elements) or element).key


def _group(element: Element, elements: Sequence[Element]) -> Group:
    row = row_around(element, elements)
    return _inside(row, elements) if row else line_around(element, elements)


def _inside(row: Element, elements: Sequence[Element]) -> Group:
    """Without what rows within the row hold."""
    rows = {e.key for e in elements if e.role in ROWS and row.key in e.within}
    return [e for e in inside(row, elements) if not rows & {e.key, *e.within}]


def _texts(group: Group) -> list[str]:
    return [text for text in told_by(group) if not ages(text)]


def _typed(element: Element, group: Group) -> str:
    """What is typed in the field that the row begins with, boxes aside, if that is not the element."""
    worded = (e for e in group if e.role not in CONTAINERS | CHECKABLE and words(_said(e)))
    first = next(worded, element)
    return first.value if first is not element and first.role == "textbox" and _LETTER.search(first.value) else ""


def _named(group: Group) -> list[Element]:
    """What takes presses under a name of its own, and neither opens nor turns something."""
    told = {*map(words, told_by(group)), ""}
    pressed = (e for e in group if e.role in _PRESSED and words(_said(e)) not in told)
    return [e for e in pressed if not any(state.startswith(_TURNED) for state in e.states)]


def _said(element: Element) -> str:
    return element.name or element.text or element.value


def _is_of_words(name: str, group: Group) -> bool:
    """Whether it is a deed on what the row says: "Edit Ada Byron"."""
    others = (text for text in (*told_by(group), *map(_said, _named(group))) if words(text) != words(name))
    return any(f" {words(name)}".endswith(f" {words(text)}") for text in others)


def _leads(title: Element, element: Element, group: Group) -> bool:
    """Whether the only row says it first, beside the element itself, and it neither tells a state nor counts."""
    said = (words(_said(e)) for e in group if e is not element and e.role not in CONTAINERS)
    first = next((each for each in said if each not in {"", words(element.name)}), "")
    return first == words(_said(title)) == _general(_said(title)) and _is_steady(_said(title))


def _is_steady(name: str) -> bool:
    """Whether it tells no state: it has letters, unlike stars, and is none of the words for one."""
    return bool(_LETTER.search(name)) and words(name) not in _STATES


def _general(name: str) -> str:
    return _NUMBER.sub("#", words(name))


def _rarest(named: Sequence[Element], groups: Sequence[Collection[str]]) -> list[Element]:
    """Those whose name one group has, or else at most half of them."""
    borne = [(e, sum(_general(_said(e)) in group for group in groups)) for e in named]
    return [e for e, count in borne if count == 1] or [e for e, count in borne if 2 * count <= len(groups)]


def _tell_apart(groups: Sequence[Collection[str]]) -> bool:
    """Whether most have something of their own."""
    own = (any(sum(each in other for other in groups) == 1 for each in group) for group in groups)
    return 2 * sum(own) > len(groups)
