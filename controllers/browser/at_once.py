"""Filling a field of plain text and choosing in a native list, in the one call that finds it again."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from controllers.actions import Action, Select, SetText
from controllers.browser.capture import Deed, FrameView
from controllers.browser.forms import chosen, filled
from controllers.browser.locating import view_of
from controllers.controller import Found, Sure
from controllers.errors import ControllerError
from perception.page.frames import FrameWalk
from perception.page.nodes import Located, located
from perception.screen import Element

ACT = "(given) => globalThis.__journeymanFields?.act(...given) ?? ''"


@dataclass(frozen=True, slots=True)
class AtOnce:
    """An action on an element of the top frame as it was seen last."""

    action: SetText | Select
    seen: Element
    view: FrameView
    number: int

    async def do(self, ask: Callable[[Deed], Awaitable[Any]] | None) -> Found | None:
        """Do it where the page still tells of the element what was seen of it: role, name, effect, and its use.

        None where it was not done, and has to be looked for or judged. ask: what gets the page to do it; by itself
        without. Raises ControllerError where the element did not take it.
        """
        verb, given = ("fill", self.action.text) if isinstance(self.action, SetText) else ("choose", self.action.option)
        seen = self.seen
        deed = Deed(ACT, (self.view.document, verb, self.number, seen.role, seen.name, seen.effect, given))
        answer = await (ask(deed) if ask else self.view.ask(deed.function, *deed.given))
        met = located(FrameWalk(self.view.walk.frame_id, ""), answer) if answer else None
        if not isinstance(met, Located) or met.done is None:
            return None
        judge = filled if isinstance(self.action, SetText) else chosen
        judge(met.element, met.done)
        return Found(met.element, met.element.box, met.point)


def meant(action: Action, key: str, nodes: Sequence[Element], views: Sequence[FrameView], sure: Sure) -> AtOnce | None:
    """The action on the element of that key, if it can be done so and `sure` has nothing against it as it was seen.

    None for anything else, and in frames.
    """
    view, number = view_of(key, views)
    if not isinstance(action, SetText | Select) or view is None or view.parent:
        return None
    seen = next((node for node in nodes if node.key == key), None)
    if seen is None:
        return None
    try:
        sure(Found(seen, seen.box, seen.box.centre))
    except ControllerError:
        return None  # what has become of it is told by who finds it again
    return AtOnce(action, seen, view, number)
