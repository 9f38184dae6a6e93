"""What stands in for an element without words by what it looks like: the only one of its kind that looks the same.

Its place alone speaks for nothing, and nothing that cannot be taken back is done on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.executor import called
from app.macros.aiming import Unsure
from app.macros.healing import Broken, Healing, StandIn
from app.proposals import Ask
from app.tasks import CHANGING, GRAVE
from perception.likeness import in_its_row
from perception.locators import Patch
from perception.numbering import observe
from perception.patches import likeness, of_elements
from perception.rows import row_around, told_rows
from perception.screen import SCROLLABLE, Element
from skills.patches import patch_in

SAME = 0.97
"""Correlation from which two pictures show the same, packed and unpacked again."""
MARGIN = 0.15
"""By which the next one must be less like it."""
YES, NO = "Yes, it is", "No"


@dataclass
class Lookalikes:
    """For one replay; a picture is only looked at when there is no other way left."""

    _ways: Healing
    _asked: dict[str, str] = field(default_factory=dict)

    def found(self, broken: Broken, on: str, place: str) -> StandIn | Ask | None:
        """The one that looks the same; the question, where doing the step changes something."""
        patch = patch_in(broken.target)
        if patch is None or not patch.picture or broken.names or broken.action is None:
            return None
        pool = _pool(broken, patch)
        seen = self._alike(pool, patch, on) if pool else None
        risk = max(broken.risk(seen[0]), broken.recorded_risk) if seen else 0
        if seen is None or risk >= GRAVE:
            return None
        element, score = seen
        if risk < CHANGING:
            return _standing_in(broken, element, patch, f"{score:.2f}: it looks the same, and nothing else does")
        if not self._ways.person:
            return None
        self._asked[place] = element.key
        at = element.box.centre
        told = f"{called(element, broken.screen)} at {round(at.x)}, {round(at.y)}"
        return Ask(f"At {place}: {told} looks just as the recorded one did. Is it that one?", (YES, NO))

    def answered(self, broken: Broken, place: str, reply: str) -> StandIn | None:
        """What the person's answer means, where they were asked about that place; None where not. Raises Unsure."""
        if place not in self._asked:
            return None
        key, patch = self._asked.pop(place), patch_in(broken.target)
        element = broken.screen.keyed(key)
        if patch is None or element is None or reply != YES:
            raise Unsure("you did not say that it is what looks like it")
        found, mend = _standing_in(broken, element, patch, "you said so")
        return found, replace(mend, how="person")

    def _alike(self, pool: Sequence[Element], patch: Patch, on: str) -> tuple[Element, float] | None:
        """The only one of the pool that looks as then, and how much it does."""
        recorded, look = self._ways.recorded, self._ways.look
        png = recorded(patch.picture) if recorded else b""
        now = observe(look(on), None) if png and look else None
        shown = {each.key: each for each in now.elements} if now else {}
        there = [shown.get(each.key) for each in pool]
        still = [each for each, then in zip(there, pool, strict=True) if each and each.box == then.box]
        if now is None or len(still) != len(pool):  # it has changed since it was decided on
            return None
        scores = [likeness(png, other) if other else 0.0 for other in of_elements(still, now)]
        best, *others = sorted(zip(scores, range(len(pool)), strict=True), reverse=True)
        clear = best[0] >= SAME and all(best[0] - score >= MARGIN for score, _ in others[:1])
        element = pool[best[1]]
        return (element, best[0]) if clear and _is_wordless(element) and _is_as_large(element, patch) else None


def _pool(broken: Broken, patch: Patch) -> list[Element]:
    """All of its role, in its row if it stood in one; none where one of them cannot be seen, so that it may be that.

    What stood in no row is none of many.
    """
    screen = broken.screen
    pool = [each for each in in_its_row(broken.target, screen.elements) if each.role == patch.role]
    unseen = [e for e in pool if e.visibility != "shown" and _is_wordless(e) and _is_as_large(e, patch)]
    scrolled = {e.key for e in screen.elements if SCROLLABLE in e.states}
    hidden = unseen or screen.beyond or any(scrolled.intersection(e.within) for e in pool)
    shown = [e for e in pool if e.visibility == "shown" and "disabled" not in e.states]
    of_many = not told_rows(broken.target) and any(row_around(e, screen.elements) for e in shown if _is_wordless(e))
    return [] if hidden or of_many else shown


def _standing_in(broken: Broken, element: Element, patch: Patch, why: str) -> StandIn:
    mend = broken.mend(element, "alike", why)
    target = replace(mend.target, parts=(*mend.target.parts, patch))
    return element, replace(mend, target=target, placed=True)


def _is_wordless(element: Element) -> bool:
    return not (element.name or element.label or element.text)


def _is_as_large(element: Element, patch: Patch) -> bool:
    return abs(element.box.width - patch.width) <= 1 and abs(element.box.height - patch.height) <= 1
