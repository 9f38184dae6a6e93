"""The manual of a place: all its live Tips and Shortcuts as Markdown, which a person may edit."""

import re
from collections.abc import Iterator
from dataclasses import replace

from app.learning.keeping import retire
from skills.library import Library
from skills.recall import is_live
from skills.searching import sense
from skills.shortcuts import Shortcut, Tip
from skills.trials import in_words

RULES = "Your rules"
SHORTCUTS = "Shortcuts"
TITLES = {
    "how it works": "How it works",
    "corrected error": "What has to be done first",
    "helper": "What helps",
    "caution": "What did not work",
    "preference": "What you prefer",
}
_COUNTED = re.compile(r"\s*\[\d+ for, \d+ against(?:; .*)?\]$")

_TOLD = re.compile(r": \w+, worked \d+ of \d+ times$")


def manual(library: Library, place: str) -> str:
    """Each Tip that is live there once, with the runs that speak for it and against it."""
    tips = _live(library, place)
    lines = [f"# Manual of {place or 'any place'}"]
    lines += _section(RULES, (f"- {_joined(tip.text)}" for tip in tips if tip.origin == "written"))
    for sort, title in TITLES.items():
        learned = (tip for tip in tips if tip.sort == sort and tip.origin != "written")
        lines += _section(title, (_line(library, tip) for tip in learned))
    shortcuts = (each for each in library.shortcuts(place) if each.scope == place)
    lines += _section(SHORTCUTS, (_told(library, each) for each in shortcuts))
    return "\n".join(lines) + "\n"


def take(library: Library, place: str, edited: str) -> tuple[tuple[Tip, ...], tuple[Tip, ...]]:
    """Keep what a person has changed in the manual: the new rules, and the Tips that are told no more.

    A line that is not known is a rule of theirs, which no run retires; a Tip whose line is gone is retired. Shortcuts
    are edited elsewhere.
    """
    said = {_meant(text): text for text in _bullets(edited)}
    known = {_meant(tip.text): tip for tip in _live(library, place)}
    dropped = tuple(tip for meant, tip in known.items() if meant not in said)
    added = tuple(_rule(text, place) for meant, text in said.items() if meant not in known)
    with library.together():
        for tip in dropped:
            retire(library, tip)
        for tip in added:
            _keep(library, tip)
    return added, dropped


def _meant(text: str) -> str:
    """What a line and the Tip that it tells have in common; counts and spacing are not of it."""
    return sense(_COUNTED.sub("", _joined(text)))


def _joined(text: str) -> str:
    return " ".join(text.split())


def _keep(library: Library, rule: Tip) -> None:
    """Also where the same words were learned once and retired."""
    if not library.save_tip(rule):
        told = (tip for tip in library.tips(rule.scope) if tip.scope == rule.scope)
        old = next(tip for tip in told if sense(tip.text) == sense(rule.text))
        library.revise_tip(old, replace(rule, guard=old.guard))


def _live(library: Library, place: str) -> list[Tip]:
    return [tip for tip in library.tips(place) if tip.scope == place and is_live(tip, place)]


def _rule(text: str, place: str) -> Tip:
    return Tip(text, place, "you", "preference", "written", "trusted")


def _section(title: str, lines: Iterator[str]) -> list[str]:
    told = list(lines)
    return ["", f"## {title}", "", *told] if told else []


def _line(library: Library, tip: Tip) -> str:
    counted = library.evidence(tip)
    return f"- {_joined(tip.text)} [{counted.worked} for, {counted.failed} against; run {tip.evidence}]"


def _told(library: Library, shortcut: Shortcut) -> str:
    uses, trials = library.uses(shortcut), in_words(shortcut, library.trials.passed(shortcut))
    trust = ", ".join(filter(None, (shortcut.trust, trials)))
    return f"- {shortcut.name}: {trust}, worked {uses.worked} of {uses.worked + uses.failed} times"


def _bullets(text: str) -> Iterator[str]:
    """The Tips of a manual; a Shortcut in its list is none, but what a person has written below that is."""
    title = ""
    for line in text.splitlines():
        if line.startswith("#"):
            title = line.strip("# ")
            continue
        shortcut = title == SHORTCUTS and _TOLD.search(line)
        if line.startswith(("- ", "* ")) and not shortcut and (said := _COUNTED.sub("", line[2:].strip())):
            yield said
