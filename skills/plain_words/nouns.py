"""Noun phrases: from "the second Delete button in the row of Ada" to a Description.

All functions take text whose quotations are hidden (see `quotes`).
"""

import re
from dataclasses import dataclass, replace

from perception.locators import Described, Description, Locator, Relation, RelationKind
from skills.plain_words.errors import Unclear
from skills.plain_words.quotes import OPENING, QUOTED, show

_COUNTED = "first second third fourth fifth sixth seventh eighth ninth tenth"
ORDINALS = {word: number for number, word in enumerate(_COUNTED.split(), start=1)} | {"last": -1}

# Words for things to act on: behind a name ("Save button") they are never part of the name itself.
CONTROLS = (
    "radio button|menu item|menu entry|list item|text field|input field|text box|text area"
    "|check box|tick box|combo box|select box|list box|scroll list|selection list|drop-?down list|drop-?down"
    "|button|link|field|input|textbox|textarea|box|checkbox|radio|switch|toggle|slider|spinner|stepper|combobox"
    "|menuitem"
)
# Words for places and things to read: "Add row" may well be a button's whole name.
STRUCTURES = (
    "column header|table|grid|dialog(?:ue)? box|dialog|dialogue|pop-?up|window|section|region|area|panel|group|form"
    "|toolbar|page|navigation|list|menu|card|row|line|item|entry|column|cell|heading|headline|title|tab|option|image|icon|picture"
    "|text|message|paragraph|alert"
)
ROLE = f"(?:{CONTROLS}|{STRUCTURES})(?:s|es)?"
_CONTAINERS = "table grid dialog section region area panel group form toolbar page navigation list menu card"
CONTAINERS = frozenset(_CONTAINERS.split())
_SAME = {
    "check box": "checkbox", "tick box": "checkbox", "text box": "textbox", "drop-down": "dropdown",
    "drop-down list": "dropdown", "dropdown list": "dropdown", "select box": "dropdown", "radio button": "radio",
    "pop-up": "dialog", "popup": "dialog", "window": "dialog", "dialogue": "dialog", "dialog box": "dialog",
    "dialogue box": "dialog", "entries": "entry", "headline": "heading", "line": "row", "input": "field",
    "grid": "table", "text area": "textarea", "list box": "list", "scroll list": "list", "selection list": "list",
    "stepper": "spinner",
}  # fmt: skip

_ARTICLE = re.compile(r"(?:(?:the|an?|my|your|this|that|its|their)\s+)+", re.IGNORECASE)
_NAMING = (
    r"(?:(?:that is |which is )?(?:named|called|labell?ed|titled|saying|reading)|(?:that|which) (?:says|reads)"
    r"|with the (?:text|name|label|title|words?))"
)
_ROW = r"\b(?:in|on|of|from|within|inside|at)\s+(?:the\s+|a\s+)?(?:same\s+)?(?:row|line)"
_CONNECTORS: tuple[tuple[RelationKind, str], ...] = (
    ("in row of", rf"{_ROW}\s+(?:of|with|for|containing|where it says|that (?:contains|has|says|shows)|{_NAMING})\s+"),
    ("in row of", rf"{_ROW}\s+(?={QUOTED}|\{{)"),
    ("under heading", r"\b(?:under|below|beneath)\s+(?:the\s+)?heading\s+(?:of\s+)?"),
    ("next to", r"\b(?:(?:right )?next\s+to|beside|alongside|adjacent\s+to|near(?:\s+to)?)\s+"),
    ("left of", r"\b(?:(?:to|on)\s+the\s+)?left(?:\s+side)?\s+of\s+"),
    ("right of", r"\b(?:(?:to|on)\s+the\s+)?right(?:\s+side)?\s+of\s+"),
    ("below", r"\b(?:below|beneath|under(?:neath)?)\s+"),
    ("above", r"\babove\s+"),
    ("in", r"\b(?:in|inside|within|on|from|of|for)\s+"),
)  # fmt: skip
_POSSESSIVE_ROW = re.compile(r"\b(?:in|on|of|from)\s+(?P<whose>\S.*?)'s\s+(?:row|line)\b", re.IGNORECASE)
_HEREABOUT = re.compile(rf"(?P<thing>(?:^|\s){ROLE})\s+(?:below|above)$", re.IGNORECASE)
_LABELLED_LAST = re.compile(
    rf"(?P<what>(?:(?:the|an?)\s+)?{ROLE})\s+(?P<place>(?:in|inside|of|on)\s+.*?{ROLE})\s+(?P<label>{_NAMING}\s+{QUOTED})",
    re.IGNORECASE,
)
_ON_THE_PAGE = re.compile(r"\s+(?:on|in|of|at)\s+(?:the|this)\s+(?:current\s+)?(?:page|screen)$", re.IGNORECASE)
_LITERAL = re.compile(rf"{QUOTED}|\{{\w+\}}")
_DEEPEST = 8
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class _Reading:
    """A description, and whether the words can hardly be meant otherwise."""

    description: Description
    sure: bool = True


def phrase(text: str, role: str = "") -> Description:
    """The element that the words describe; `role` is taken where they name none. Raises Unclear."""
    return _cell(_read(_tidy(text), role, _DEEPEST).description)


def locator(text: str, role: str = "") -> Locator:
    """The same as a locator. Where the words may as well be one long name ("Add row", "Terms of use"),
    exactly that name is tried first. Raises Unclear."""
    tidy = _tidy(text)
    reading = _read(tidy, role, _DEEPEST)
    parts = (Described(_cell(reading.description)), *_labelled_last(tidy))
    if reading.sure or _LITERAL.search(tidy):
        return Locator(parts)
    return Locator((Described(_in_one(_bare(tidy))), *parts))


def _labelled_last(text: str) -> tuple[Described, ...]:
    """ "The button in the dialog labelled OK" may also mean: the button labelled OK, in the dialog."""
    match = _LABELLED_LAST.fullmatch(text)
    if not match:
        return ()
    return (Described(_read(f"{match['what']} {match['label']} {match['place']}", "", _DEEPEST).description),)


def slug(text: str) -> str:
    """A name that can stand between braces, from any words."""
    name = "_".join(re.findall(r"\w+", text.casefold()))
    return name if name and not name[0].isdigit() else f"value_{name}".rstrip("_")


def naming(description: Description) -> str:
    """How a value read from this element is called where nobody gave it a name."""
    return slug(description.name or description.role or "value")


def _cell(description: Description) -> Description:
    """A column in a row is a cell."""
    return replace(description, role="cell") if description.role == "column" and description.relation else description


def _in_one(text: str) -> Description:
    """The words read without any relation: a labelled control ("checkbox for Milk") or one long name."""
    labelled = re.match(rf"(?:{CONTROLS})\s+(?:for|of)\s", text, re.IGNORECASE) and _before(text)
    return labelled.description if labelled else Description(text, exact=True)


def _tidy(text: str) -> str:
    tidy = _ON_THE_PAGE.sub("", " ".join(text.split()).strip(" ,:"))
    tidy = _HEREABOUT.sub(r"\g<thing>", tidy).strip()
    if len(tidy) > _LONGEST:
        raise Unclear(f"A name may have {_LONGEST} characters at most.")
    if re.fullmatch(r"(?:it|them|there|this|that|one)?", tidy, re.IGNORECASE):
        raise Unclear("Say which element is meant by its name, for example: click Save.")
    return tidy


def _read(text: str, role: str, depth: int) -> _Reading:
    if depth == 0:
        raise Unclear("It names too many places one inside the other.")
    return _related(text, role, depth) or _head(text, role)


def _related(text: str, role: str, depth: int) -> _Reading | None:
    """The reading with a relation, cut at the first connector that makes sense; None without any."""
    if match := _POSSESSIVE_ROW.search(text):
        return _joined("in row of", _head_or_role(text[: match.start()], role), _read(match["whose"], "", depth - 1))
    for start, end, kind, connector in _cuts(text):
        head, rest = text[:start].strip(" ,"), text[end:].strip()
        if not rest or re.match(r"(?:with|of|in|for|to|on)\b", rest, re.IGNORECASE):
            continue
        anchor = _read(rest, "", depth - 1)
        if reading := _connected(kind, connector, head, role, anchor):
            return reading
    return None


def _cuts(text: str) -> list[tuple[int, int, RelationKind, str]]:
    """Every place where a relation may begin: start, end, kind, connecting words; leftmost and longest first."""
    found = [
        (match.start(), match.end(), kind, match[0].strip().lower())
        for kind, pattern in _CONNECTORS
        for match in re.finditer(pattern, text, re.IGNORECASE)
    ]
    return sorted(found, key=lambda cut: (cut[0], -cut[1]))[:_DEEPEST]


def _connected(kind: RelationKind, connector: str, head: str, role: str, anchor: _Reading) -> _Reading | None:
    place = anchor.description
    if kind != "in":
        return _joined(kind, _head_or_role(head, role), anchor)
    if place.role == "row":
        return _joined("in row of", _head_or_role(head, role), anchor)
    if place.role == "column":
        return _in_column(head, place)
    if place.role in CONTAINERS:
        return _joined("in", _head_or_role(head, role), anchor)
    if not head or connector in {"on", "from"}:
        return None
    subject = _head(head, role)
    if connector not in {"of", "for"}:
        return replace(_joined("in", subject, anchor), sure=False)
    if subject.description.role in STRUCTURES.split("|") and not subject.description.name:
        return None
    sure = bool(subject.description.role and subject.description.name) and subject.sure
    return replace(_joined("in row of", subject, anchor), sure=sure)


def _in_column(head: str, column: Description) -> _Reading:
    """ "The cell in the Total column in the row of Ada" is the cell Total in the row of Ada."""
    cell = _head_or_role(head, "cell")
    return _Reading(replace(column, role=cell.description.role or "cell", ordinal=cell.description.ordinal))


def _joined(kind: RelationKind, head: _Reading, anchor: _Reading) -> _Reading:
    return _Reading(replace(head.description, relation=Relation(kind, anchor.description)), head.sure)


def _head_or_role(head: str, role: str) -> _Reading:
    """The head of a relation may be silent where its role is known: "check in the row of Ada"."""
    return _head(head, role) if head.strip() else _Reading(Description(role=role))


def _head(text: str, role: str) -> _Reading:
    """Ordinal, role and name of a phrase without relations."""
    if whose := re.fullmatch(r"(?P<name>\S.*)'s\s+(?:row|line)", text, re.IGNORECASE):
        return _Reading(_named(whose["name"], "row"))
    ordinal, rest = _ordinal(_bare(text))
    reading = _behind(rest) or _before(rest) or _called(rest, role) or _Reading(_named(rest, role))
    if not (reading.description.name or reading.description.role or ordinal):
        raise Unclear("Say which element is meant, for example: click Save.")
    return _Reading(replace(reading.description, ordinal=ordinal), reading.sure)


def _bare(text: str) -> str:
    article = _ARTICLE.match(text)
    return text[article.end() :] if article else text


def _ordinal(text: str) -> tuple[int, str]:
    """The number and the rest. "First name" is a label; so is any ordinal with a capital letter."""
    match = re.match(
        rf"(?:(?P<word>{'|'.join(ORDINALS)})|(?P<number>[1-9]\d?)(?:st|nd|rd|th))(?:\s+|$)(?!names?\b)", text
    )
    if not match:
        return 0, text
    return ORDINALS[match["word"]] if match["word"] else int(match["number"]), text[match.end() :]


def _behind(text: str) -> _Reading | None:
    """ "Save button": the role word at the end. "Messages" or "Images" name one thing; several cannot be meant."""
    match = re.fullmatch(rf"(?:(?P<name>.*?\S)\s+)??(?P<role>{ROLE})", text, re.IGNORECASE)
    if not match:
        return None
    if not match["name"]:
        if text[0].isupper() and not re.fullmatch(f"{CONTROLS}|{STRUCTURES}", text.lower()):
            return None
        return _Reading(Description(role=_role(text)), sure=text.islower())
    control = re.fullmatch(f"(?:{CONTROLS})s?", match["role"], re.IGNORECASE) is not None
    return _Reading(_named(match["name"], _role(match["role"])), control)


def _before(text: str) -> _Reading | None:
    """ "Table Orders", "the row with Ada", "a button that says Save": the role word at the beginning."""
    joint = rf"(?P<joint>(?:{_NAMING}|with|of|for|containing|that (?:contains|has|shows))\s+)?"
    match = re.fullmatch(rf"(?P<role>{ROLE})\s+{joint}(?P<name>\S.*)", text, re.IGNORECASE)
    if not match:
        return None
    return _Reading(_named(match["name"], _role(match["role"])), sure=bool(match["joint"]))


def _called(text: str, role: str) -> _Reading | None:
    """ "The folder or file named "Music"": whatever kind of thing that is, its name is the quoted words."""
    match = re.fullmatch(rf"[^{OPENING}]+?\s{_NAMING}\s+(?P<name>{QUOTED})", text, re.IGNORECASE)
    return _Reading(_named(match["name"], role)) if match else None


def _role(word: str) -> str:
    """The role word in the singular, one spelling for each."""
    lower = word.lower()
    for form in (lower, lower.removesuffix("s"), lower.removesuffix("es")):
        if form in _SAME or re.fullmatch(f"{CONTROLS}|{STRUCTURES}", form):
            return _SAME.get(form, form)
    return lower


def _named(text: str, role: str) -> Description:
    words = _bare(text)
    literal = _LITERAL.fullmatch(words.strip()) is not None
    return Description(show(words).strip(), role, exact=literal)
