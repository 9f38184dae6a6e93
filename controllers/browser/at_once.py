"""Filling a field of plain text and choosing in a native list, in the one call that finds it again."""

from collections.abc import Sequence

from controllers.actions import Action, Select, SetText
from controllers.browser.capture import FrameView
from controllers.browser.forms import chosen, filled
from controllers.browser.locating import view_of
from controllers.controller import Found, Sure
from controllers.errors import ControllerError
from perception.page.frames import FrameWalk
from perception.page.nodes import Located, located
from perception.screen import Element

ACT = "(given) => globalThis.__journeymanFields?.act(...given) ?? ''"


def meant(action: Action, key: str, nodes: Sequence[Element], sure: Sure) -> Element | None:
    """The element as it was seen last, if the action can be done so and `sure` has nothing against it as it was."""
    seen = next((node for node in nodes if node.key == key), None) if isinstance(action, SetText | Select) else None
    if seen is None:
        return None
    try:
        sure(Found(seen, seen.box, seen.box.centre))
    except ControllerError:
        return None  # what has become of it is told by who finds it again
    return seen


async def act(action: Action, seen: Element, views: Sequence[FrameView]) -> Found | None:
    """Do it where the page still tells of the element what was seen of it: role, name, effect, and that it can be used.

    None where it was not done: for anything else, in frames, and wherever the element has to be looked for or judged.
    Raises ControllerError where the element did not take it.
    """
    view, number = view_of(seen.key, views)
    match action:
        case SetText(text):
            verb, given = "fill", text
        case Select(option):
            verb, given = "choose", option
        case _:
            return None
    if view is None or view.parent:
        return None
    raw = await view.ask(ACT, view.document, verb, number, seen.role, seen.name, seen.effect, given)
    met = located(FrameWalk(view.walk.frame_id, ""), raw) if raw else None
    if not isinstance(met, Located) or met.done is None:
        return None
    judge = filled if verb == "fill" else chosen
    judge(met.element, met.done)
    return Found(met.element, met.element.box, met.point)
