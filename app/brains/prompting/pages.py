"""Prompts as pages: a file in assets/prompts for each role, filled with what the role may know.

A page has three parts, parted by lines of `---`: what is the same for every call of the role, what is the
same for one task, and what is this call's own. The first two stay to the byte, so that servers can cache them.
How the Operator replies is a page of its own, and so are its examples; both are filled into the first part.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from app.brains.brain import Prompt
from app.brains.prompting import verbs
from app.brains.prompting.telling import FACTS, NOTHING

_HEADING = re.compile(r"(?<![^\n\r\v\f\x1c-\x1e\x85\u2028\u2029])===")
_BLANK = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class Page:
    """A prompt in words."""

    system: str
    context: str
    text: str


def page(prompt: Prompt, *, small: bool = False) -> Page:
    """The role's page, filled from the prompt's situation; `small`: the one for small models, where there is one."""
    system, context, text = parts("operator-small" if small and prompt.role == "operator" else prompt.role)
    constants = {name: CONSTANTS[name] for name in blanks(system)}
    return Page(fill(system, **constants), _told(context, prompt), _without_empty(_told(text, prompt)))


@cache
def parts(name: str) -> tuple[str, str, str]:
    """The three parts of a page, with their blanks."""
    system, context, own = _file(name).split("\n---\n")
    return system, context, own


def _file(name: str) -> str:
    return (files("assets") / "prompts" / f"{name}.md").read_text(encoding="utf-8").rstrip("\n")


CONSTANTS = {
    "verbs": verbs.table(),
    "reply": _file("operator-reply"),
    "examples": _file("operator-examples"),
}
"""What is the same on every page, by the name of its blank."""


def blanks(text: str) -> set[str]:
    """The names of what is to be filled in."""
    return set(_BLANK.findall(text))


def fill(text: str, **values: str) -> str:
    """The text with every `{name}` replaced. Raises ValueError when names and values do not match exactly."""
    if unmatched := blanks(text) ^ values.keys():
        raise ValueError(f"A blank without a value, or a value without a blank: {', '.join(sorted(unmatched))}.")
    return _BLANK.sub(lambda blank: values[blank[1]], text)


def _without_empty(text: str) -> str:
    """Without the sections that hold nothing; no text that is filled in can begin one."""
    sections = re.split(r"\n\n(?==== )", text)
    return "\n\n".join(section for section in sections if not section.endswith(f" ===\n{NOTHING}"))


def _told(text: str, prompt: Prompt) -> str:
    return fill(text, **{name: within(FACTS[name](prompt)) for name in blanks(text)})


def within(text: str) -> str:
    """The text in such a way that none of its lines can begin a section, whoever wrote it."""
    return _HEADING.sub(" ===", text)
