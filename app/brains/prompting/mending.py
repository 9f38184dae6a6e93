"""From what the Mender's model replied to what has become of a step."""

from typing import Any

from app.brains.brain import Prompt
from app.brains.prompting.replies import Unfit
from app.brains.prompting.schemas import FINDINGS
from app.roles.mender import Finding
from perception.checks import TextShown
from perception.holding import holds
from perception.screen import Observation
from perception.wording import words


def finding(reply: dict[str, Any], prompt: Prompt) -> Finding:
    """The reply as a finding about the present screen. Raises Unfit."""
    screen, text = prompt.situation.screen, reply["text"].strip()
    found = Finding(FINDINGS[reply["kind"]], reply["element"], text, reply["thought"].strip())  # type: ignore[arg-type]
    match found.kind:
        case "stands in" | "open first":
            _check_element(found.element, screen)
        case "reads now" if not text or not holds(TextShown(text), None, screen):
            raise Unfit("`text` is not what the screen says: copy words of it exactly, or say not_there.")
        case "option" if not _is_offered(text, screen):
            raise Unfit("`text` is no option of a list on the screen: copy one exactly, or say not_there.")
    return found


def _check_element(number: int, screen: Observation) -> None:
    """Raises Unfit where there is nothing of that number to act on."""
    element = screen.element(number)
    if element is None:
        raise Unfit(f"There is no element {number} on the screen: give the number of one that is shown, or not_there.")
    if element.visibility == "covered" or "disabled" in element.states:
        raise Unfit(f"Element {number} cannot be pressed, it is covered or disabled: give another, or not_there.")


def _is_offered(text: str, screen: Observation) -> bool:
    offered = (option for e in screen.elements for option in (*e.options, *([e.name] if e.role == "option" else [])))
    return any(words(text) == words(option) for option in offered)
