"""What choices and endings are called in the window, in a person's words."""

from dataclasses import dataclass
from html import escape

BRAINS = {
    "plain": ("Plain words", "Follows your steps to the letter, without a model and at no cost."),
    "claude": ("Claude", "Plans by itself from a goal; needs a key and costs money."),
}
MODES = {
    "watch": ("Only look", "Reads and answers; never clicks or types."),
    "risky": ("Ask when it matters", "Asks before changes that you did not name, and always before what is final."),
    "all": ("Ask every time", "Asks before every single action."),
    "scope": ("Ask outside a scope", "Does what you have permitted without asking; asks before everything else."),
}
EFFECTS = {
    "submit": "Save and submit forms",
    "upload": "Give files to pages",
    "secret": "Type passwords",
    "unknown": "Press controls without words",
    "delete": "Delete and remove",
    "cancel": "Cancel orders and bookings",
    "pay": "Buy and pay",
    "send": "Send and publish",
    "account": "Change accounts and access",
    "grant": "Give apps permissions",
    "call": "Make calls",
}


def plain_tip(text: str) -> str:
    """The text as a tool tip, which would otherwise take it for markup."""
    return f"<p>{escape(text)}</p>" if text else ""


def one_line(text: str) -> str:
    """The text in one line; where there were several, a dot tells them apart, unless a comma does."""
    joined = " · ".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
    return joined.replace(", · ", ", ")


@dataclass(frozen=True, slots=True)
class EndingWords:
    """An ending's word, icon and tone: told three times, so that no one depends on colour."""

    word: str
    icon: str
    tone: str


ENDINGS = {
    "done": EndingWords("Done", "check", "good"),
    "failed": EndingWords("Failed", "cross", "danger"),
    "refused": EndingWords("Refused", "shield", "warning"),
    "stopped": EndingWords("Stopped", "stop", "dim"),
    "asked": EndingWords("Needs you", "question", "warning"),
    "crashed": EndingWords("Crashed", "crash", "danger"),
    "interrupted": EndingWords("Not finished", "clock", "dim"),
}
