"""What of the library fits a task: by place first, then by words and by meaning, then by how it has done."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from perception.hierarchy.phone_screen import SCOPE
from perception.holding import holds
from perception.screen import Observation, Place
from skills.apps import begins_anywhere
from skills.library import Library, Ranked
from skills.shortcuts import Shortcut, Tip, Uses

if TYPE_CHECKING:  # with it come numpy and the reader of models, which are an extra
    from skills.embedding import Embedding

CONSIDERED = 12
"""How many that share words with the task, and how many that are near it in meaning, are looked at closer."""
NEAR = 0.35
"""How near in meaning to the task a Shortcut must be for that to count."""
MOST_BY_MEANING = 3
"""How many that share no words with the task are offered: it is near to something nearly always."""
LEAST = 0.35
"""How well a Shortcut must fit to be offered."""
TRIED = 4
"""Uses after which what mostly fails is offered no more."""
_ONE_THING = r"(?:(?![,;]|\. |(?i:\b(?:and|then|but|if)\b)).)+?"
_NAME = re.compile(r"\\\{([^\W\d]\w*)\\\}")


@dataclass(frozen=True, slots=True)
class Offer:
    """A Shortcut that fits, with how it has done and how well it fits (0 to 1).

    by_meaning: its words alone would not have found it.
    """

    shortcut: Shortcut
    uses: Uses
    fit: float
    by_meaning: bool = False


@dataclass(frozen=True, slots=True)
class Recollection:
    """What fits a task, best first."""

    shortcuts: tuple[Offer, ...] = ()
    tips: tuple[Tip, ...] = ()


def recalled(
    library: Library,
    task: str,
    place: Place,
    screen: Observation | None = None,
    limit: int = 5,
    embedding: "Embedding | None" = None,
) -> Recollection:
    """At most `limit` Shortcuts and as many Tips of that place or of anywhere.

    With a screen, only Shortcuts whose precondition does not fail on it. What is quarantined, revoked or disabled, or
    has mostly failed, is not recalled; of Tips only what came from elsewhere may not be quarantined. With an embedding,
    what says the same in other words is found as well; nothing fits less well for it.
    """
    near = library.meanings.near(embedding, task, place.scope) if embedding else {}
    offers = sorted(_offers(library, task, place, screen, near), key=lambda offer: -offer.fit)
    return Recollection(tuple(offers[:limit]), tuple(_tips(library, task, place, near)[:limit]))


def same_task(library: Library, task: str, scope: str) -> tuple[Shortcut, dict[str, str]] | None:
    """The Shortcut that was learned for this very task, with the values that the task gives its parameters.

    Another value than the one that it was learned with is taken only for what was tried with others, unless a person
    trusts it.
    """
    for each in _ranked(library, task, scope):
        shortcut = each.skill
        if not isinstance(shortcut, Shortcut) or not shortcut.task or not _is_fit(shortcut, each.uses):
            continue
        values = asked(shortcut, task)
        if values is not None and (shortcut.trust == "trusted" or _is_tried_with(library, shortcut, values)):
            return shortcut, values
    return None


def asked(shortcut: Shortcut, task: str) -> dict[str, str] | None:
    """The values that the task gives the Shortcut's parameters; None where it asks for something else."""
    return matched(shortcut.task, task, {each.name for each in shortcut.parameters}) if shortcut.task else None


def matched(pattern: str, task: str, known: Collection[str] | None = None) -> dict[str, str] | None:
    """What the task has in the places of the pattern's `{names}`; None where it is another task.

    known: the only names that stand for something; any other is a word of the task (`type {street} in "Street"`).
    A value in quotes ends with them; any other is of one line, and holds nothing that could begin something else to do.
    """
    if pattern.strip().count("\n") != task.strip().count("\n"):
        return None
    parts = _NAME.split(re.escape(_plain(pattern)))
    names = set[str]()
    regex, quotes = parts[0], parts[0].count('"')
    for name, rest in zip(parts[1::2], parts[2::2], strict=True):
        value = '[^"]+?' if quotes % 2 else _ONE_THING
        if known is not None and name not in known:
            regex += re.escape(f"{{{name}}}")
        else:
            regex += f"(?P={name})" if name in names else f"(?P<{name}>{value})"
            names.add(name)
        regex, quotes = regex + rest, quotes + rest.count('"')
    found = re.fullmatch(regex, _plain(task), re.DOTALL)
    return found.groupdict() if found else None


def is_proven(library: Library, shortcut: Shortcut) -> bool:
    """Whether this version did well with other values than those it was learned with, or a person trusts it."""
    return (
        shortcut.trust == "trusted"
        or len({case.arguments for case in library.cases(shortcut.name, shortcut.version)}) > 1
    )


def is_about(tip: Tip, place: Place) -> bool:
    """Whether the Tip is about the screen that stands at this place."""
    return not tip.screen or tip.screen in place.address or tip.screen in place.title


def _plain(text: str) -> str:
    return " ".join(text.split())


def _is_tried_with(library: Library, shortcut: Shortcut, values: dict[str, str]) -> bool:
    """Whether each value is the one that it was learned with, or this version did well with several in that place."""
    cases = [dict(case.arguments) for case in library.cases(shortcut.name, shortcut.version)]
    given = [each for each in shortcut.parameters if each.name in values]
    return all(each.example == values[each.name] or len({case.get(each.name) for case in cases}) > 1 for each in given)


def _ranked(library: Library, task: str, scope: str) -> list[Ranked]:
    """What shares words with the task in that place, and of a phone's other apps what opens them by itself."""
    here = library.ranked(task, scope, CONSIDERED)
    if not scope.startswith(SCOPE):
        return here
    known = {each.row for each in here}
    others = (each for each in library.ranked(task, limit=CONSIDERED) if each.row not in known)
    return here + [each for each in others if isinstance(each.skill, Shortcut) and begins_anywhere(each.skill)]


def _offers(
    library: Library, task: str, place: Place, screen: Observation | None, near: Mapping[int, float]
) -> Iterator[Offer]:
    """What shares words with the task, and what else is near it in meaning."""
    shared = _ranked(library, task, place.scope)
    for found in shared:
        if offer := _offer(found, task, screen, near.get(found.row, 0.0)):
            yield offer
    others = near.keys() - {found.row for found in shared}
    nearest = sorted((row for row in others if row % 2), key=lambda row: (-near[row], row))[:CONSIDERED]
    meant = (_offer(found, task, screen, near[row]) for row in nearest for found in library.in_row(row))
    for offer in islice(filter(None, meant), MOST_BY_MEANING):
        yield replace(offer, by_meaning=True)


def _offer(found: Ranked, task: str, screen: Observation | None, likeness: float) -> Offer | None:
    """The Shortcut with how well it fits; None for a Tip, and for what is not to be offered."""
    shortcut, uses = found.skill, found.uses
    if not isinstance(shortcut, Shortcut) or not _is_fit(shortcut, uses):
        return None
    if screen and shortcut.precondition and holds(shortcut.precondition, screen, screen) is False:
        return None
    told = f"{shortcut.name} {shortcut.description}"
    alike = max(fuzz.token_set_ratio(told, task), fuzz.token_set_ratio(shortcut.task, task)) / 100
    weight = 0.5 + _utility(uses) / 2
    meant = likeness if likeness >= NEAR else 0.0
    fit = (alike + (1 - alike) * meant) * weight
    return Offer(shortcut, uses, fit, alike * weight < LEAST) if fit >= LEAST else None


def _is_fit(shortcut: Shortcut, uses: Uses) -> bool:
    tried = uses.worked + uses.failed
    return shortcut.trust in {"trial", "trusted"} and not (tried >= TRIED and uses.failed > uses.worked)


def _utility(uses: Uses) -> float:
    """The share of uses that worked, drawn towards a half while there are few (rule of succession)."""
    return (uses.worked + 1) / (uses.worked + uses.failed + 2)


def _tips(library: Library, task: str, place: Place, near: Mapping[int, float]) -> list[Tip]:
    """Those that are live there, the person's own and cautions first, then what has to do with the task."""

    def fit(tip: Tip) -> float:
        likeness = near.get(library.row(tip), 0.0) if near else 0.0
        return max(fuzz.token_set_ratio(tip.text, task) / 100, likeness)

    live = [tip for tip in library.tips(place.scope) if is_live(tip, place.scope) and is_about(tip, place)]
    return sorted(live, key=lambda tip: (tip.origin != "written", tip.guard is None, -fit(tip)))


def is_live(tip: Tip, scope: str) -> bool:
    """Whether it may be told there: what was learned in a place is told in that place alone."""
    if tip.trust == "revoked" or (tip.trust == "quarantined" and tip.origin == "imported"):
        return False
    return tip.scope == scope or tip.trust in {"trial", "trusted"} or tip.origin == "written"
