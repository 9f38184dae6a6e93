"""Conditions: from "the dialog is gone" to a Check."""

import re
from collections.abc import Callable

from perception.checks import (
    AllOf,
    AnyOf,
    Check,
    ElementGone,
    ElementShown,
    PlaceIs,
    StateIs,
    TextGone,
    TextShown,
    ValueIs,
)
from perception.locators import Described, Description, Locator, Relation
from skills.plain_words.errors import Unclear
from skills.plain_words.nouns import locator, phrase
from skills.plain_words.quotes import QUOTED, show

_BE = r"(?:is|are|has|have|becomes?|gets?|was)"
_NOT = r"(?:not|no longer)"
_SHOWN = r"(?:shown|visible|displayed|there|present|on the (?:screen|page)|showing|open)"
_PAGE = r"(?:the |this )?(?:page|screen)"
_STATES = {
    "checked": ("checked", True), "ticked": ("checked", True), "on": ("checked", True),
    "unchecked": ("checked", False), "unticked": ("checked", False), "off": ("checked", False),
    "selected": ("selected", True), "disabled": ("disabled", True), "enabled": ("disabled", False),
    "expanded": ("expanded", True), "collapsed": ("collapsed", True), "focused": ("focused", True),
    "invalid": ("invalid", True), "required": ("required", True),
}  # fmt: skip

Build = Callable[[re.Match[str]], Check]


def condition(text: str) -> Check:
    """The check that the words state, quotations hidden. Raises Unclear."""
    words = " ".join(text.split()).strip(" ,:")
    for pattern, build in _FORMS:
        if match := re.fullmatch(pattern, words, re.IGNORECASE):
            return build(match)
    raise Unclear('Say it like: the dialog is shown; "Saved" appears; the box Terms is checked; Total is "30".')


def shown(words: str) -> Check:
    """That something is there: quoted words anywhere on the screen, or the element described."""
    return TextShown(show(words)) if re.fullmatch(QUOTED, words) else ElementShown(locator(words))


def gone(words: str) -> Check:
    """The opposite of `shown`."""
    return TextGone(show(words)) if re.fullmatch(QUOTED, words) else ElementGone(locator(words))


def _joined(match: re.Match[str]) -> Check:
    both = (condition(match["left"]), condition(match["right"]))
    return AllOf(both) if match["joint"].lower() == "and" else AnyOf(both)


def _state(match: re.Match[str]) -> Check:
    state, on = _STATES[match["state"].lower()]
    return StateIs(locator(match["what"]), state, on is not bool(match["no"]))


def _says(match: re.Match[str]) -> Check:
    """ "The dialog says "Sure?"": these words stand inside it."""
    anchor = phrase(match["what"])
    words = Description(show(match["text"]), exact=False, relation=Relation("in", anchor))
    return ElementShown(Locator((Described(words),)))


_FORMS: tuple[tuple[str, Build], ...] = (
    (rf"(?P<left>.+ (?:{_SHOWN}|gone|appears?|disappears?|checked|ticked|empty|enabled|disabled)),? "
     r"(?P<joint>and|or) (?P<right>.+)", _joined),
    (rf"{_PAGE} (?:shows|says|contains|has|displays) (?P<text>{QUOTED})", lambda m: TextShown(show(m["text"]))),
    (r"(?:the )?(?:title|address|url|place) (?:is|contains|says|has) (?P<text>\S.*)",
     lambda m: PlaceIs(show(m["text"]))),
    (r"there (?:is|are) (?:no|not an?|no more) (?P<what>.+)", lambda m: gone(m["what"])),
    (r"there (?:is|are) (?:an? |some |any )?(?P<what>.+)", lambda m: shown(m["what"])),
    (r"(?:I |you |we )?(?:can )?see (?P<what>.+)", lambda m: shown(m["what"])),
    (rf"(?P<what>.+?) (?:{_BE} (?:gone|hidden|missing|disappeared|vanished|closed|away)"
     r"|disappears?|vanish(?:es)?|closes?|goes away|go away)", lambda m: gone(m["what"])),
    (rf"(?P<what>.+?) (?:{_BE} {_NOT} {_SHOWN}|(?:isn't|aren't) {_SHOWN}"
     r"|(?:does|do)(?: not|n't) (?:appear|exist|show(?: up)?))", lambda m: gone(m["what"])),
    (rf"(?P<what>.+?) (?:{_BE} {_SHOWN}|(?:appears?|shows? up|exists?|comes up|pops up|shows)|has appeared)",
     lambda m: shown(m["what"])),
    (rf"(?P<what>.+?) {_BE} (?P<no>{_NOT} )?(?P<state>{'|'.join(_STATES)})", _state),
    (rf"(?P<what>.+?) {_BE} empty", lambda m: ValueIs(locator(m["what"]), "")),
    (rf"(?P<what>.+?) (?:says|shows|contains|displays) (?P<text>{QUOTED})", _says),
    (rf"(?P<what>.+?) (?:is|equals|reads|holds) (?P<text>{QUOTED}|[-\d.,:/%]+|\{{\w+\}})",
     lambda m: ValueIs(locator(m["what"]), show(m["text"]))),
)  # fmt: skip
