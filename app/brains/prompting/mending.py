"""What the Mender's model may reply about a step, and what that says has become of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.brains.brain import Prompt
from app.brains.prompting.replies import Unfit
from app.brains.prompting.schemas import FINDINGS, SCHEMAS, Schema, one_of, record
from app.roles.mender import Finding
from perception.checks import TextShown
from perception.holding import holds
from perception.screen import Observation
from perception.wording import words

MOST_AWAITED = 3
OFFERS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "stands in": (
        "`stands_in`: `element` is the number of what the step's element has become. The step's own action is done on "
        "it, and then the step is done.",
        ("element",),
    ),
    "open first": (
        "`open_first`: the step's element is not on this screen, but pressing `element` shows it at this very "
        'address: a menu, a tab, a folded part, the "Next" of a form in parts, the "Apply" of what was filled in. The '
        "engine presses it, then does the step itself. Nothing that changes, sends or deletes anything.",
        ("element",),
    ),
    "go on": (
        "`go_on`: a question or one part more has come up that the step now leads through; `element` is the answer, or "
        "the button, that goes on with it. Nothing graver than the step itself.",
        ("element",),
    ),
    "option": (
        "`option`: the list no longer offers the recorded choice in these words, but in others: `option` is what it "
        "offers now, copied exactly.",
        ("option",),
    ),
    "retype": (
        "`retype`: a field refuses what was typed because of how it is written. `element` is that field, `value` the "
        "very same date, time or number as the field asks for it.",
        ("element", "value"),
    ),
    "reads now": (
        "`reads_now`: the step was done, and only the words that were to show it did not come. `awaited` is a list of "
        "one whole text as it shows on the screen, no part of it: a heading, what a button is called now, a message. "
        "It came by this step, and would not be there had it failed; an error message is the opposite.",
        ("awaited",),
    ),
    "not there": ("`not_there`: none of these, or not certain; also where the step seems not to have worked.", ()),
    "called": (
        "`called`, with `open_first`: the exact words that the step's element will bear there, if not the recorded.",
        ("called",),
    ),
    "chosen": (
        "`option`, with the others: what the list offers in place of the recorded choice, if it does; copied exactly "
        "where it is shown.",
        ("option",),
    ),
    "awaited": (
        "`awaited`, with the others: the program will hardly say in the recorded words that the step has worked, if it "
        "calls things otherwise by now. List up to three whole texts that may come up instead and are not there yet: a "
        "message, or what the pressed button is called afterwards. Any of them will do, besides the recorded words.",
        ("awaited",),
    ),
}
"""What is told of each kind of reply, and of what may be told with it, and the fields it takes."""


def offered(prompt: Prompt) -> str:
    """The kinds of reply that are of use for the step, a line each."""
    return "\n".join(f"- {OFFERS[each][0]}" for each in prompt.offered)


def schema(offers: Sequence[str]) -> Schema:
    """The form of a reply that takes one of these and tells no more than they ask for; of any, where none is named."""
    if not offers:
        return SCHEMAS["mender"]
    told: dict[str, Schema] = SCHEMAS["mender"]["properties"]
    kinds = one_of(name for name, kind in FINDINGS.items() if kind in offers)
    fields = {name: told[name] for each in offers for name in OFFERS[each][1]}
    return record(*fields, thought=told["thought"], kind=kinds, **fields)


def finding(reply: dict[str, Any], prompt: Prompt) -> Finding:
    """The reply as a finding about the present screen. Raises Unfit."""
    told: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in reply.items()}
    awaited = tuple(text.strip() for text in reply.get("awaited", ()) if text.strip())[:MOST_AWAITED]
    found = Finding(**told | {"kind": FINDINGS[reply["kind"]], "awaited": awaited})
    screen = prompt.situation.screen
    match found.kind:
        case "stands in" | "open first" | "go on" | "retype":
            _check_element(found.element, screen)
        case "reads now" if len(awaited) != 1 or not holds(TextShown(awaited[0]), None, screen):
            raise Unfit("`awaited` is not one text that the screen says: copy it exactly, or say not_there.")
        case "option" if not _is_offered(found.option, screen):
            raise Unfit("`option` is no option of a list on the screen: copy one exactly, or say not_there.")
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
