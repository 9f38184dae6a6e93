"""Constraints of a task: those that its words plainly state, and what shows that one is met.

Only what can be decided without a model is read from the words: limits to a number, and things not to be touched.
A plan may also demand in plain words what the end must be like: `check that "Saved" is shown`, `answer with the total`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.episode import Attempt, Episode
from app.proposals import Answer
from app.transcript import in_words
from perception.checks import Check
from perception.holding import holds
from perception.rendering import render
from perception.screen import Observation
from perception.wording import covers, says, words
from skills.plain_words.conditions import condition
from skills.plain_words.errors import Unclear
from skills.plain_words.quotes import hide

_MONEY = r"(?:[$€£¥]|\b(?:EUR|USD|GBP|euros?|dollars?|pounds?)\b)"
_NUMBER = r"\d+(?:[.,]\d+)*"
_PRICE = rf"(?:{_MONEY}\s*{_NUMBER}|{_NUMBER}\s*{_MONEY})"
_PLAIN = r"(?<!\bno )(?<!\bnot )"
_MOST = rf"(?:at most|no more than|not more than|{_PLAIN}less than|cheaper than|a maximum of)"
_LEAST = rf"(?:at least|no less than|not less than|{_PLAIN}more than|a minimum of)"
_LIMITS = (
    re.compile(rf"\b(?P<most>{_MOST})\s+(?P<value>{_PRICE}|{_NUMBER})", re.IGNORECASE),
    re.compile(rf"\b(?P<least>{_LEAST})\s+(?P<value>{_PRICE}|{_NUMBER})", re.IGNORECASE),
    re.compile(rf"\b(?P<most>under|below|up to|within)\s+(?P<value>{_PRICE})", re.IGNORECASE),
    re.compile(rf"\b(?P<least>over|above)\s+(?P<value>{_PRICE})", re.IGNORECASE),
)
_STRICT = frozenset({"less than", "cheaper than", "more than", "under", "below", "over", "above"})
_BAN = re.compile(
    r"\b(?i:do not|don['\u2019]t|never)\s+(?:ever\s+)?"
    r"(?P<verb>click|tap|press|touch|open|delete|remove|send|submit|buy|order|pay|cancel)"
    r"(?:\s+(?:on|for|the|a|an|any))*\s+(?P<what>\"[^\"]+\"|(?:[A-Z0-9]\S*)(?:\s+[A-Z0-9]\S*)*)",
)
_NEVER = re.compile(r"\s*(?:do not|don['\u2019]t|never)\b", re.IGNORECASE)
_SHOWN = re.compile(r"(?:wait until|check that)\s+(?P<what>.+)", re.IGNORECASE | re.DOTALL)
_TOLD = re.compile(r"(?:answer|reply)\s+(?:with\b|\")", re.IGNORECASE)
_IF = re.compile(r"\b(?:if|whether|unless|in case)\b(?:(?!\b(?:and|then)\b)[^,;.!?\n])*\Z", re.IGNORECASE)
_QUOTED = re.compile(r"\"([^\"]+)\"")

_BARE = frozenset(
    "done ok okay yes true fine finished complete completed met success successful worked correct right all it is was "
    "so tap type press check uncheck choose open scroll swipe drag ja fertig erledigt oui fait si hecho".split()
)
"""Words that show nothing by themselves."""
_NOT_DONE = "nothing of the kind was done"
_LEADING = frozenset(
    "do not dont never and or nor the a an any its his her their it yet to of in on for touch change anything else "
    "other others more".split()
)
"""Words of a ban that do not say what is banned."""
_DEEDS = frozenset("click tap press touch open delete remove send submit buy order pay cancel change edit book".split())
"""What a ban must speak of for the moves to show whether it was kept."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound to a number; strict where the number itself is too much or too little."""

    value: float
    most: bool
    strict: bool

    def admits(self, number: float) -> bool:
        if number == self.value:
            return not self.strict
        return number < self.value if self.most else number > self.value


def stated(instruction: str) -> tuple[str, ...]:
    """The constraints that the words of a task plainly state, in those words, in their order.

    The limit of an "if" or a "whether" is none: it says what is to be done then.
    """
    limits = [match for pattern in _LIMITS for match in pattern.finditer(instruction)]
    found = [match for match in limits if not _IF.search(instruction, 0, match.start())]
    found += _BAN.finditer(instruction)
    ordered = sorted(found, key=lambda match: (match.start(), -match.end()))
    return tuple(dict.fromkeys(match[0].rstrip(".,;:!?") for match in ordered))


def limit(constraint: str) -> Limit | None:
    """The bound that the words of a constraint set; None where they set none, or several."""
    found = [match for pattern in _LIMITS for match in pattern.finditer(constraint)]
    if len(found) != 1:
        return None
    parts = found[0].groupdict()
    bound = parts.get("most") or parts["least"]
    return Limit(_value(parts["value"]), "most" in parts, bound.lower() in _STRICT)


def banned(constraint: str) -> str:
    """What a constraint forbids to touch; "" where it forbids nothing of that kind."""
    found = _BAN.search(constraint)
    return found["what"].strip('"').rstrip(".,;:!?") if found else ""


def touched(constraint: str, attempts: Iterable[Attempt]) -> Attempt | None:
    """The attempt that did what the constraint forbids, or None."""
    what = banned(constraint)
    worked = (each for each in attempts if each.outcome.judgement == "worked")
    return next((each for each in worked if what and covers(in_words(each.move, each.target), what)), None)


def forbidden(constraints: Iterable[str], told: str) -> str:
    """The constraint that forbids a move of these words; "" where none does."""
    return next((each for each in constraints if banned(each) and covers(told, banned(each))), "")


def kept(constraint: str, episode: Episode) -> str:
    """What shows without anybody's word that a constraint is met: that nothing of what it forbids was done."""
    if banned(constraint):
        return "" if touched(constraint, episode.attempts) else _NOT_DONE
    said = words(constraint).split()
    plain = _NEVER.match(constraint) and _DEEDS.intersection(said) and not re.search(r"\d", constraint)
    if not plain or episode.spending.run.effects:  # what had an effect may have been just that, by another name
        return ""
    about = [word for word in said if word not in _LEADING]
    tokens = words(" ".join(in_words(each.move, each.target) for each in episode.attempts)).split()
    touching = any(token.startswith(word) for token in tokens for word in about)
    return "" if touching or not about else _NOT_DONE


def demands_an_end(constraint: str) -> bool:
    """Whether a constraint says in plain words what the end must be like: then nobody's word meets it before."""
    return _end(constraint) is not None or bool(_TOLD.match(constraint))


def _end(constraint: str) -> Check | None:
    """What must hold in the end, where a constraint says so in plain words."""
    demanded = _SHOWN.fullmatch(constraint)
    try:
        return condition(hide(demanded["what"])) if demanded else None
    except Unclear:
        return None


def fulfilled(constraint: str, answer: Answer, screen: Observation) -> bool | None:
    """Whether the end is as a constraint in plain words demands: what is to be shown then, or to be answered with.

    None where it demands neither, or where the screen cannot tell.
    """
    if end := _end(constraint):
        return holds(end, screen, screen)
    if not _TOLD.match(constraint):
        return None
    quoted = _QUOTED.findall(constraint)
    return any(says(answer.text, each) for each in quoted) if quoted else bool(answer.claims)


def broken(constraint: str, by: str) -> str:
    """Why this evidence speaks against the constraint; "" where it does not.

    Of a limit, every number that is marked as money must keep within it, or any number where none is marked.
    """
    bound = limit(constraint)
    if bound is None:
        return ""
    prices = [_value(price) for price in re.findall(_PRICE, by, re.IGNORECASE)]
    numbers = prices or [_value(number) for number in re.findall(_NUMBER, by)]
    if not numbers:
        return f'"{by}" has no number to hold against "{constraint}"'
    fitting = [bound.admits(number) for number in numbers]
    return "" if (all(fitting) if prices else any(fitting)) else f'"{by}" is not {constraint}'


def evidence(by: str, episode: Episode, screen: Observation, notes: Mapping[str, str]) -> str:
    """What bears these words out: a note of that name, the present screen, a move that worked, or the person.

    Returns "" where nothing does. notes: texts by name, those about to be taken included.
    """
    by = by.strip()
    if _bare(notes.get(by, by)):
        return ""
    if by in notes:
        return f"{by}: {notes[by]}"
    if _shown(by, episode, screen) or any(says(text, by) for text in notes.values()):
        return by
    if done := next((told for told in _done(episode) if covers(told, by)), ""):
        return done
    return next((f'you said "{said}"' for _, said in episode.heard if says(said, by)), "")


def _done(episode: Episode) -> Iterable[str]:
    worked = (each for each in episode.attempts if each.outcome.judgement == "worked")
    return (f"{in_words(each.move, each.target)} ... {each.outcome.evidence}" for each in worked)


def _bare(text: str) -> bool:
    """Whether it says nothing but that something is so, or was done."""
    return set(words(text).split()) <= _BARE


def _shown(text: str, episode: Episode, screen: Observation) -> bool:
    """Whether the words stand together in a line of the screen as it is told, or as it was looked up.

    Several places are parted by semicolons or lines.
    """
    lines = [*render(screen, ahead=1.0).splitlines(), *(e.text for e in screen.elements)]
    lines += [line for found in episode.looked.values() for line in found.splitlines()]
    parts = [part for part in re.split(r"[;\n]", text) if words(part)]
    return bool(parts) and all(any(covers(line, part) for line in lines) for part in parts)


def _value(text: str) -> float:
    """`€ 1,250.00` and `1.250,00 €` as 1250.0: a last sign with one or two digits behind it parts the decimals."""
    digits = re.sub(r"[^\d.,]", "", text).strip(".,")
    whole, sign, rest = digits.rpartition("," if digits.rfind(",") > digits.rfind(".") else ".")
    if sign and len(rest) != 3:
        return float(re.sub(r"\D", "", whole) + "." + rest)
    return float(re.sub(r"\D", "", digits))
