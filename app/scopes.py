"""Where a run may act: web origins, and programs by the name that their menu entry shows."""

import re

KIND = "app|program|window"


def is_program(scope: str) -> bool:
    """Whether a scope is a program's name: an origin has a colon, `https://...` or `about:`."""
    return bool(scope) and ":" not in scope


def is_meant(program: str, instruction: str) -> bool:
    """Whether the person's own words say to work with that program: "open the app Notes", "in Notes", "the Notes app".

    Its mere name is not enough: "type my notes" means no program.
    """
    name = r"\W+".join(map(re.escape, re.findall(r"\w+", program)))
    if not name:
        return False
    led = rf"(?:open|launch|start|run|use|using|switch to|go to|in|on|with)\W+(?:the\W+)?(?:(?:{KIND})\W+)?{name}"
    followed = rf"{name}\W+(?:{KIND})"
    return re.search(rf"(?<!\w)(?:{led}|{followed})(?!\w)", instruction, re.IGNORECASE) is not None
