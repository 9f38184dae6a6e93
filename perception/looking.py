"""Looking closer at a screen that is known already: where words stand, and all of what was told in part."""

from collections.abc import Iterable, Iterator, Sequence

from perception.quoting import plain, short
from perception.rendering import listed
from perception.roles import ROWS
from perception.screen import CONTAINERS, Element, Observation
from perception.wording import covers, words

LINES = 150  # of one answer
HITS = 25
FEW = 5  # texts that may be meant
TEXT_LIMIT = 5000  # characters of one text
PLAIN = "plain text; where it reacts to a tap all the same, its number is "


def find(phrase: str, screen: Observation) -> str:
    """Every place with these words, in view or not: with its number, its row and what it stands in.

    Places that say the phrase as it is; where there are none, those that have all its words.
    """
    parts = [e for e in screen.elements if e.role not in CONTAINERS]
    wanted = words(phrase)
    hits = [e for e in parts if wanted and any(wanted in words(said) for said in _sayings(e))]
    hits = hits or [e for e in parts if covers(" ".join(_sayings(e)), phrase)]
    if not hits:
        return f'"{phrase}" is nowhere on this screen.'
    lines = listed(list(_with_context(hits[:HITS], screen.elements)))
    more = [f"... and {len(hits) - HITS} more places"] if len(hits) > HITS else []
    return "\n".join((*_cut(lines), *more, *(uncut(hits) if len(hits) == 1 else ()), *_plain(hits)))


def uncut(elements: Iterable[Element]) -> Iterator[str]:
    """The texts of which the telling of a screen gives only the beginning, each whole."""
    for element in elements:
        whole = short(element.text or element.name, TEXT_LIMIT)
        if element.role not in CONTAINERS and short(whole) != whole:
            yield plain(whole)


def pressable(found: str) -> set[int]:
    """The numbers of the plain texts that an answer of `find` tells how to press."""
    told = (line.removeprefix(PLAIN) for line in found.splitlines() if line.startswith(PLAIN))
    return {int(number) for line in told for number in line.split(", ")}


def expand(number: int, screen: Observation) -> str:
    """All of a container, in view or not, or all of a long text."""
    element = screen.element(number)
    if element is None:
        return f"There is no {number} on this screen."
    if element.role not in CONTAINERS:
        return plain(short(element.text or element.name, TEXT_LIMIT))
    return "\n".join(_cut(listed([element, *(e for e in screen.elements if element.key in e.within)])))


def _plain(hits: Sequence[Element]) -> Iterator[str]:
    """How those in view are pressed, where none of all is known to be a control."""
    numbers = [str(e.number) for e in hits if e.visibility == "shown"]
    if 0 < len(numbers) <= FEW and not any(e.interactive for e in hits):
        yield PLAIN + ", ".join(numbers)


def _sayings(element: Element) -> tuple[str, ...]:
    return element.name, element.text, element.value, element.label, *element.options


def _with_context(hits: Sequence[Element], elements: Sequence[Element]) -> Iterator[Element]:
    """The hits with all of their rows, the headers of those, and the containers around."""
    around = {key for hit in hits for key in hit.within}
    rows = {e.key for e in elements if e.role in ROWS and e.key in around}
    heads = {key for e in elements if e.role == "columnheader" for key in e.within[-1:]}
    headers = {e.key for e in elements if e.key in heads and not around.isdisjoint(e.within[-1:])}
    kept = {id(hit) for hit in hits}
    for element in elements:
        inside = not (rows | headers).isdisjoint((*element.within, element.key))
        if inside or element.key in around or id(element) in kept:
            yield element


def _cut(lines: list[str]) -> list[str]:
    more = len(lines) - LINES
    return [*lines[:LINES], f"... {more} more lines: find words in them"] if more > 0 else lines
