"""What changed between two observations of a target."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from perception.quoting import short
from perception.rendering import ADDRESS_LIMIT, line
from perception.roles import DIALOGS, ROWS
from perception.screen import CONTAINERS, SCROLLABLE, Element, Observation

TOLD = 8  # elements that came or changed and are named in a summary
GONE = 3  # the same of those that went, which no screen shows any more
UNCHANGED = "nothing changed"
PASSING = frozenset({"focused", SCROLLABLE})
URGENT = DIALOGS | {"alert", "status"}


@dataclass(frozen=True, slots=True)
class Change:
    """What came, went and changed, as elements; the altered ones as they are now.

    It is true when anything in it is: an element came or went, or changed its name, text, value, label,
    message, states, options or effect; the place did; a tab opened, closed or came to the front. Where
    elements lie, what is scrolled out of view or covered, the focus, the title and the picture count for nothing.
    A container counts as altered only where nothing within it tells the change.
    """

    came: tuple[Element, ...] = ()
    gone: tuple[Element, ...] = ()
    altered: tuple[Element, ...] = ()
    moved_place: bool = False
    tabs: bool = False
    address: str = ""

    def __bool__(self) -> bool:
        return bool(self.came or self.gone or self.altered or self.moved_place or self.tabs)


def changes(before: Observation | None, after: Observation) -> Change:
    """What changed; against no screen at all, everything came. Elements are paired by their numbers."""
    if before is None:
        return Change(after.elements, moved_place=True, address=after.place.address)
    old = {e.number: e for e in before.elements}
    new = {e.number for e in after.elements}
    came = tuple(e for e in after.elements if e.number not in old and not _only_counted(e, before))
    gone = tuple(e for e in before.elements if e.number not in new and not _only_counted(e, after))
    altered = [e for e in after.elements if (then := old.get(e.number, e)) is not e and _facts(e) != _facts(then)]
    return Change(
        came,
        gone,
        _telling(altered, (*came, *gone)),
        (before.place.scope, before.place.address) != (after.place.scope, after.place.address),
        [t.current for t in before.tabs] != [t.current for t in after.tabs],
        after.place.address,
    )


def urgent(change: Change) -> tuple[Element, ...]:
    """What of it asks for attention: a dialog or an alert that came, a field that complains."""
    new = (*change.came, *change.altered)
    return tuple(e for e in new if e.role in DIALOGS | {"alert"} or e.message or "invalid" in e.states)


def summary(change: Change) -> str:
    """A short text for a model and a transcript, e.g. `at http://shop/; came: dialog "Delete order 7?"`."""
    parts = [f"at {short(change.address, ADDRESS_LIMIT)}"] if change.moved_place else []
    parts += ["tabs changed"] if change.tabs else []
    for word, elements in (("came", change.came), ("gone", change.gone), ("changed", change.altered)):
        parts += [f"{word}: {_listed(elements, GONE if word == 'gone' else TOLD)}"] if elements else []
    return "; ".join(parts) or UNCHANGED


def _only_counted(element: Element, other: Observation) -> bool:
    """Whether the other look, which was not told what lies far away, may have counted the element."""
    return bool(other.beyond) and element.visibility == "offscreen"


def _facts(element: Element) -> tuple[object, ...]:
    e = element
    return e.name, e.text, e.value, e.label, e.message, e.states - PASSING, e.options, e.effect


def _telling(altered: Sequence[Element], others: Iterable[Element]) -> tuple[Element, ...]:
    """Without the containers whose text changed only by what changed within them."""
    around = {key for e in (*altered, *others) for key in e.within}
    return tuple(e for e in altered if e.role not in CONTAINERS or e.key not in around)


def _listed(elements: Sequence[Element], most: int) -> str:
    """The elements in words, what asks for attention first; what stands in a listed dialog or row is left out."""
    wholes = {e.key for e in elements if e.role in DIALOGS | ROWS}
    parts = [e for e in elements if e.role in DIALOGS | ROWS or e.role not in CONTAINERS]
    told = [e for e in parts if wholes.isdisjoint(e.within)] or list(elements)
    told.sort(key=lambda e: (e.role not in URGENT, not e.interactive))
    more = f" and {len(told) - most} more" if len(told) > most else ""
    return ", ".join(map(line, told[:most])) + more
