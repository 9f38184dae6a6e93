"""The verb table: what one clause ("type Ada in Name") tells to do.

Each verb has its words, a pattern for what follows them, a builder and an example. The first that fits
the whole clause wins. Quotations are hidden throughout (see `quotes`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from controllers.actions import Back, DoubleTap, Home, Hover, LongPress, Reload, RightClick, Scroll
from perception.checks import Changed
from skills.plain_words import building, choosing, filling
from skills.plain_words.building import aimed, unaimed
from skills.plain_words.clauses import Clause, Scope, Steps
from skills.plain_words.errors import Unclear
from skills.plain_words.quotes import QUOTED


@dataclass(frozen=True, slots=True)
class Verb:
    """`words`: alternatives; `rest`: what follows them; `alone`: it also begins a clause without an object."""

    words: str
    rest: str
    build: Callable[[Clause], Steps | None]
    example: str
    alone: bool = False

    @property
    def pattern(self) -> str:
        return rf"(?P<verb>{self.words})(?!\w){self.rest}"


_WHAT = r"\s+(?P<what>\S.*)"
_VALUE = rf"\s+(?P<value>{QUOTED}|\S.*?)"
_FILES = rf"\s+(?P<value>(?:the\s+)?(?:files?\s+)?{QUOTED}(?:(?:,|\s+and|,\s+and)\s+{QUOTED})*|\S+)"
_SECONDS = r"(?P<number>\d{1,4}(?:\.\d{1,3})?)\s*(?P<unit>s|secs?|seconds?|m|mins?|minutes?)"
_PATIENCE = rf"(?:\s+(?:up to|at most)\s+{_SECONDS})?"
_PRESS = "press|hit|tap|strike|push|use"
_CLICK = "click|tap|press|hit|push|activate|follow"
_READ = "read|note(?: down)?|write down|remember|memori[sz]e|get|extract|record|grab|look up"
_ON = r"(?:\s+on\s+(?P<{}>{}))?"

VERBS = (
    Verb("find|look around", "", building.looking, "click Save", alone=True),
    Verb("expand|open|switch between|look (?:through|in|at)|(?:go|browse|navigate|scroll|click|search) through",
         r"\s+\S.*?,?\s+to (?:find|see)", building.looking, "click Save"),
    Verb("(?:look|go|browse|navigate|scroll) through", _WHAT, building.looking, "click Save"),
    Verb("go back|navigate back|back", r"(?:\s+(?:to the )?(?:previous|last) page|\s+one page)?", unaimed(Back()),
         "go back", alone=True),
    Verb("go home|go to the home ?screen", "", unaimed(Home()), "go home", alone=True),
    Verb("turn|rotate", r"\s+(?:the\s+)?(?:phone|screen|display)(?:\s+(?:in)?to)?"
         r"\s+(?P<what>landscape|portrait|sideways|upright)(?:\s+mode)?", building.on_phone,
         "turn the phone to landscape"),
    Verb("open|show|pull down", r"\s+(?:the\s+)?(?P<what>notification (?:shade|panel)|quick settings panel"
         r"|recent apps)", building.on_phone, "open the notification shade"),
    Verb("reload|refresh", r"(?:\s+(?:the |this )?(?:page|site|tab|screen))?", unaimed(Reload()), "reload", alone=True),
    Verb("open|go to|visit|navigate to|browse to|load",
         r"\s+(?:(?:the\s+)?(?:page|site|website|web ?page|address|url)(?:\s+at)?\s+)?(?P<what>\S.*)",
         building.open_address, "open https://example.org"),
    Verb("open|launch|start", r"\s+(?:the\s+)?app\s+(?P<what>\S.*)", building.open_app, "open the app Settings"),
    Verb("open|launch|start", r"\s+(?:the\s+)?(?P<what>\S.*)\s+app", building.open_app, "open the Settings app"),
    Verb("launch|start", _WHAT, building.open_app, "launch Settings"),
    Verb("open|go to|visit|navigate to", _WHAT, building.go_to, "open https://example.org"),
    Verb(r"double[- ]?(?:click|tap)(?: on)?", _WHAT, aimed(DoubleTap(), Changed()), "double-click Report"),
    Verb(r"right[- ]?(?:click|tap)(?: on)?|open the (?:context|right-click) menu of", _WHAT,
         aimed(RightClick(), Changed()), "right-click Report"),
    Verb("press and hold|long[- ]?(?:press|tap|click)(?: on)?|hold", _WHAT,
         aimed(LongPress(), Changed()), "long press Photo"),
    Verb("press|hit|strike|use", r"\s+(?P<what>\S.*?)(?:\s+(?:in|on)\s+(?P<where>\S.*))?",
         building.press, "press Enter"),
    Verb(rf"(?:{_CLICK})(?: on)?", _WHAT, choosing.click, "click Save"),
    Verb(r"focus(?: in(?:to)?| on)?|put the (?:cursor|caret|focus) (?:in(?:to)?|on)", _WHAT,
         choosing.focus, "click Name"),
    Verb("use", r"\s+(?P<what>\S.*?)\s+to\s+(?:type|enter|write|put|input)" + _VALUE,
         filling.set_text, 'type "Ada" in Name'),
    Verb("fill(?: in| out)?|complete", r"\s+(?P<what>\S.*?)\s+with" + _VALUE, filling.set_text, "fill Name with Ada"),
    Verb("set|change|update", r"\s+(?P<what>\S.*?)\s+to" + _VALUE, choosing.set_to, 'set Name to "Ada"'),
    Verb("type|enter|write|put|input|insert|key in|fill in", _VALUE + r"\s+(?:in(?:to)?|as|to|for|on)" + _WHAT,
         filling.set_text, 'type "Ada" in Name'),
    Verb("paste", _VALUE + r"\s+(?:in(?:to)?|to|on)" + _WHAT, filling.paste, "paste it into Name"),
    Verb("type|enter|write|key in", _VALUE, filling.type_text, 'type "Ada" in Name'),
    Verb("choose|select|pick", _VALUE + r"\s+(?:from|in|for|as|out of)" + _WHAT,
         choosing.choose, "choose Express from Shipping"),
    Verb("choose|select|pick|set", _VALUE + r"\s+(?:with|using)" + _WHAT, filling.set_text,
         "choose 5 with the slider"),
    Verb("choose|select|pick", _WHAT, choosing.choose_itself, "choose Express from Shipping"),
    Verb("check(?: that| if| whether)|(?:verify|make sure|ensure|expect)(?: that)?|confirm that",
         _WHAT, building.verify, 'check that "Saved" is shown'),
    Verb("uncheck|untick|deselect|unselect|turn off|switch off|disable", _WHAT, choosing.uncheck, "uncheck Terms"),
    Verb("check|tick|turn on|switch on|enable", _WHAT, choosing.check, "check Terms"),
    Verb("clear|empty|erase", _WHAT, filling.clear, "clear Name"),
    Verb("close|dismiss", r"\s+(?P<what>\S.*?)\s+by\s+(?:clicking|pressing|tapping|hitting)(?:\s+on)?\s+(?P<how>\S.*)",
         choosing.close_by, "close the dialog"),
    Verb("close|dismiss", _WHAT, choosing.close, "close the dialog"),
    Verb("scroll", r"(?:\s+down|\s+up)?\s+to\s+the\s+(?P<end>top|bottom|end|start)(?:\s+of the page)?",
         building.scroll_to_end, "scroll to the bottom"),
    Verb("scroll", r"(?:\s+(?:down|up))?\s+(?:to|until)" + _WHAT, aimed(Scroll()), "scroll to Terms"),
    Verb("scroll|swipe", r"(?:\s+the page)?(?:\s+(?P<side>up|down|left|right))?(?:\s+the page)?"
         r"(?:\s+(?P<times>\d{1,2}) times)?", building.scroll, "scroll down", alone=True),
    Verb("wait", rf"(?:\s+for)?\s+{_SECONDS}", building.pause, "wait 2 seconds"),
    Verb("wait", r"\s+for the page(?: to load)?|\s+(?:until|till) the page (?:is|has) (?:fully )?loaded",
         building.pause, 'wait for "Saved"'),
    Verb("wait", rf"{_PATIENCE}\s+(?P<joint>until|till|for){_WHAT}", building.wait, "wait until the dialog is gone"),
    Verb("hover(?: over| on)?|point (?:at|to)|move the mouse (?:to|over)", _WHAT, aimed(Hover()), "hover over Menu"),
    Verb("upload|attach", _FILES + r"\s+(?:in(?:to)?|to|as|for)" + _WHAT,
         building.upload, 'upload "report.pdf" to File'),
    Verb(r"(?:switch|change|go)(?: over| back)? to", r"\s+(?:the\s+)?(?:(?:tab|window|target)\s+)?(?P<what>\S.*?)"
         r"(?:\s+(?:tab|window|target))?", building.switch, "switch to the Orders tab"),
    Verb("on|in|using|with", r"\s+(?:the\s+)?(?P<what>\S.*?)(?:\s+(?:window|target))?", building.use_target,
         "on office, click Save"),
    Verb("copy", r"\s+(?P<what>\S.*?)" + _ON.format("source", r"\S+") + r"\s+(?:in)?to\s+(?P<into>\S.*?)"
         + _ON.format("goal", r"\S+"), filling.copy, "copy Total to Amount"),
    Verb("copy", _WHAT, filling.copy_down, "copy Total, paste it into Amount"),
    Verb("what is|what's|what are|how much is|how many", r"\s+(?P<what>\S.*?)\??", building.answer_question,
         "what is the Total?"),
    Verb("answer|reply|tell me|report|say|respond", r"(?:\s+with|:)?\s+(?P<what>\S.*)",
         building.answer, "answer with the total"),
    Verb(_READ, r"\s+(?P<what>\S.*?)(?:\s+(?:as|into|under the name)\s+(?P<name>\S.*))?", filling.read,
         "read the Total in the row of Ada as total"),
    Verb("save|store|keep", r"\s+(?P<what>\S.*?)\s+as\s+(?P<name>\S.*)", filling.read, "read Total as total"),
    Verb("search(?: for)?|look for", _VALUE, filling.search, 'search for "lamp"'),
)  # fmt: skip

BEGINNING = "|".join(
    [rf"(?:{verb.words})\s+\S" for verb in VERBS if verb.build is not building.use_target]
    + [rf"(?:{verb.words})\s*(?:$|,|(?:and|then)\b)" for verb in VERBS if verb.alone]
)
"""How a clause may begin, as a pattern: where it follows "and" or a comma, a new clause starts there."""

_EXAMPLES = {word: verb.example for verb in VERBS for word in re.findall(r"[a-z]{2,}", verb.words)} | {
    "if": "if the dialog is shown, click Close",
    "repeat": "for each row in the table Orders, click Approve in the row",
    "for": "for each row in the table Orders, click Approve in the row",
}


def clause_steps(text: str, scope: Scope) -> Steps:
    """The steps of one clause. Raises Unclear, with what would be understood."""
    for verb in VERBS:
        match = re.fullmatch(verb.pattern, text, re.IGNORECASE)
        if match and (steps := verb.build(Clause(match, scope))) is not None:
            return steps
    raise Unclear(hint(text))


def hint(text: str) -> str:
    """What would be understood instead: the example of the verb that this most resembles."""
    first = (text.split() or [""])[0].lower()
    close = get_close_matches(first, _EXAMPLES, n=1, cutoff=0.7)
    fitting = _EXAMPLES[close[0]] if close else 'open https://example.org; click Save; type "Ada" in Name; read Total'
    return f"Say it like: {fitting}."
