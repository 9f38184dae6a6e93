"""What may differ next time, proposed as parameters: typed values, chosen options, and the rows that were picked."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from controllers.actions import Select, SetText, TypeText, Upload
from perception.hierarchy.phone_screen import HOME
from perception.layout import is_header
from perception.locators import Described, Labelled, Locator, Named, Part, Witness
from perception.roles import ROWS
from perception.rows import is_shared, tells_row
from perception.screen import EDITABLE, Element
from perception.wording import words
from skills.demonstrations import Deed, Reading
from skills.plain_words.nouns import slug
from skills.shortcuts import Parameter, ParameterType

FIXED = frozenset({"kind", "role", "attribute", "state"})
"""Fields whose words are the format's own."""
ENTRIES = {"link": frozenset({"row", "article"}), "clickable": frozenset({"listitem"})}
"""Roles of what may be one of many of its kind, with those of what it stands in then."""
SHORTEST = 3
"""Characters of a value that is looked for in other words: "2" stands in too many."""


@dataclass
class Known:
    """Values with the names that stand for them from now on: what was given or read, in the order of the deeds.

    task: the words in which all of it was asked for; what they name was not picked by chance. exactly: values stand
    only for a whole text, not for words within one.
    """

    task: str = ""
    parameters: list[Parameter] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    exactly: bool = False

    def given_exactly(self) -> "Known":
        """Only what was given, where it is a whole text."""
        names = {each.name for each in self.parameters}
        given = {value: name for value, name in self.values.items() if name in names}
        return replace(self, values=given, exactly=True)

    def quoted(self, words: str) -> str:
        """The words with `{names}` for what they have in quotes."""
        return re.sub(r'"([^"]+)"', lambda found: f'"{self._words(found[1])}"', words)

    def given(self, deed: Deed) -> Deed:
        """The deed with `{names}` for what it was given; new names become parameters."""
        if (meant := thing(deed)) and meant in self.task and self._words(meant) == meant:
            self._add(meant, _column(meant, deed))
        match deed.action:
            case SetText() | TypeText() if deed.secret:
                return replace(deed, action=replace(deed.action, text=self._secret(deed)))
            case SetText(text) | TypeText(text) if text:
                return replace(deed, action=replace(deed.action, text=self._name(text, deed, _type(text))))
            case Select(option):
                choices = deed.element.options if deed.element else ()
                one = not choices or option in choices  # else several, parted by commas
                name = self._name(option, deed, "choice", choices) if one else self._name(option, deed, "text")
                return replace(deed, action=Select(name))
            case Upload(paths):
                return replace(deed, action=Upload(tuple(self._name(path, deed, "file") for path in paths)))
            case _:
                return self._picked(deed)

    def picked(self, reading: Reading) -> None:
        """The row that something is read in may be another one next time, if it was asked for."""
        rows = [row for part in reading.found_by.parts for row in _rows(part)]
        row = next((row for row in rows if row in f"{reading.words} {self.task}"), "")
        if row and not any(self._tells(each, ()) for each in rows):
            self._add(row, "row")

    def read(self, reading: Reading) -> None:
        """From now on the value is known by the name that it was read under."""
        if len(reading.text) >= SHORTEST:
            self.values[reading.text] = reading.name

    def put(self, value: Any) -> Any:
        """The same with `{names}` for every value that is known, in all its words."""
        return self.located(value) if isinstance(value, Locator) else self._within(value, self.put)

    def worded(self, value: Any) -> Any:
        """As `put` has it, but of a person's own words, which may have `{names}` already."""
        return self._within(value, self.worded)

    def _within(self, value: Any, put: Callable[[Any], Any]) -> Any:
        match value:
            case str():
                return self._words(value)
            case tuple():
                return tuple(map(put, value))
            case _:
                fields = getattr(value, "__dataclass_fields__", {})
                told = {name: put(getattr(value, name)) for name in fields if name not in FIXED}
                return replace(value, **told) if fields else value

    def located(self, locator: Locator, *, named: bool = True) -> Locator:
        """The locator in the known names; with `named` off, only where it tells the row.

        Where it speaks of a known value, what knows only the recorded element is left out; what stood around it says
        nothing of that. Of a row that is told only by all that it said, that stays.
        """
        about = [self.put(part) for part in locator.parts if isinstance(part, Witness) and _fillable(part)]
        old = [part for part in locator.parts if _fillable(part) and not isinstance(part, Witness)]
        new = [self.put(part) if named or next(_rows(part), "") else part for part in old]
        pairs = list(zip(new, old, strict=True))
        if any(part != before and not isinstance(part, Witness) for part, before in pairs):
            shared = is_shared(locator)
            stays = [_is_filled(*pair) or _is_general(pair[0]) or (shared and tells_row(pair[0])) for pair in pairs]
            new = [part for part, stay in zip(new, stays, strict=True) if stay]
        return replace(locator, parts=(*new, *about))

    def _name(self, value: str, deed: Deed, type: ParameterType, choices: tuple[str, ...] = ()) -> str:
        if (told := self._words(value)) != value:  # it is made of what is known already
            return told
        if value not in self.values:
            self.values[value] = self._new(_field(deed))
            self.parameters.append(Parameter(self.values[value], value, type, value, choices))
        return f"{{{self.values[value]}}}"

    def _secret(self, deed: Deed) -> str:
        name = slug(_field(deed) or "password")
        if all(each.name != name for each in self.parameters):
            self.parameters.append(Parameter(name, type="secret"))
        return f"{{{name}}}"

    def _picked(self, deed: Deed) -> Deed:
        """A thing in a row was chosen by its row, or is what its row is known by."""
        rows = [row for part in (deed.found_by or Locator()).parts for row in _rows(part)]
        told = [row for row in rows if row in f"{deed.words} {self.task}"] + rows
        row = _entry(deed) or next(iter(told), "")
        named = deed.element is not None and self._tells(deed.element.name, _like(deed))
        known = any(self._tells(each, _beside(each, deed)) for each in rows)
        if row and not named and not known and not _in_header(deed):
            self._add(row, _column(row, deed))
        elif not row and not named and (amount := _amount(deed)) and amount in self.task:
            self._add(amount, deed.element.name.replace(amount, "") if deed.element else "")
        return deed

    def _tells(self, name: str, others: Sequence[str]) -> bool:
        """Whether known values are all that tells it from others like it: "Edit Ada" from "Edit Bob" they are, but
        "Head Torch 800" from "Head Torch 400" they are not, nor "Ada Lind" where there is no other and "Ada" is known.
        """
        told = self._words(name)
        rest = re.sub(r"\{\w+\}", " ", told).split()
        constant = all(word in other for word in rest for other in others)
        return told != name and (not rest or (constant and bool(others)))

    def _add(self, value: str, words: str) -> None:
        """A parameter for the value, called by these words."""
        self.values[value] = self._new(words)
        self.parameters.append(Parameter(self.values[value], value, default=value))

    def _new(self, words: str) -> str:
        """A name that is still free."""
        name = slug(words or "value")
        taken = {each.name for each in self.parameters} | set(self.values.values())
        numbered = (f"{name}_{number}" for number in range(2, len(taken) + 3))
        return name if name not in taken else next(each for each in numbered if each not in taken)

    def _words(self, text: str) -> str:
        """Longer values first, so that none is cut by a shorter one; a value stands for itself or as whole words."""
        for value in sorted(self.values, key=len, reverse=True):
            if text == value:
                return f"{{{self.values[value]}}}"
            if len(value) >= SHORTEST and not self.exactly:
                parts = re.split(rf"(?<![\w{{]){re.escape(value)}(?![\w}}])", text)
                text = f"{{{self.values[value]}}}".join(parts)
        return text


def thing(deed: Deed) -> str:
    """What a field is for, where its name tells it by what its row is about: "Rope" of `Quantity of Rope`; else ""."""
    element = deed.element
    if element is None or element.role not in EDITABLE:
        return ""
    rows = {e.key for e in deed.before.elements if e.role in ROWS}.intersection(element.within)
    beside = (e.name or e.text for e in deed.before.elements if rows.intersection(e.within) and e.key != element.key)
    named = (said for said in beside if SHORTEST <= len(said) < len(element.name))
    return next((said for said in named if re.search(rf"(?<!\w){re.escape(said)}(?!\w)", element.name)), "")


def _amount(deed: Deed) -> str:
    """The number in the name of what was pressed, such as the sum on "Pay €125.30", which is another one next time."""
    found = re.search(r"\S*\d\S*", deed.element.name) if deed.element else None
    return found[0] if found and len(found[0]) >= SHORTEST and found[0] != found.string.strip() else ""


def _fillable(part: Part) -> bool:
    """Whether no words of the page look like a name to be filled in."""
    return not re.search(r"\{[^\W\d]\w*\}", repr(part))


def _is_filled(part: Part, before: Part) -> bool:
    """Whether it speaks of known values only: a row is known by what it said of the recorded thing as well."""
    row = next(_rows(before), "")
    return part != before and (not row or next(_rows(part), "") != row)


def _is_general(part: Part) -> bool:
    """Whether the part may fit other rows' elements as well."""
    match part:
        case Named(matches=matches) | Labelled(matches=matches):
            return matches > 1
        case Described():
            return not next(_rows(part), "")
        case _:
            return False


def _rows(part: Part) -> Iterator[str]:
    """What the row of the element says, where the part tells it by that."""
    if isinstance(part, Described) and (relation := part.description.relation) and relation.kind == "in row of":
        yield relation.anchor.name


def _entry(deed: Deed) -> str:
    """The name of an option, or of a link that is called otherwise in every other row; "" where it is neither."""
    element = deed.element
    if element is None or deed.before.place.scope == HOME:  # an app's icon is no thing of many
        return ""
    if element.role == "option":
        return element.name
    others = _like(deed)
    return element.name if others and element.name not in others else ""


def _like(deed: Deed) -> list[str]:
    """The names of the other links in rows, or things to be touched in a list, where it is one of them."""
    element = deed.element
    kinds = ENTRIES.get(element.role, frozenset()) if element else frozenset()
    rows = {e.key for e in deed.before.elements if e.role in kinds}
    if element is None or not rows.intersection(element.within):
        return []
    alike = (e for e in deed.before.elements if (e.role, e.label) == (element.role, element.label))
    return [e.name for e in alike if e.key != element.key and rows.intersection(e.within)]


def _beside(row: str, deed: Deed) -> list[str]:
    """What the other rows say where this one says that."""
    said = [(e.role, e.label) for e in deed.before.elements if row in (e.text, e.name)]
    alike = (e.text or e.name for e in deed.before.elements if (e.role, e.label) in said)
    return [each for each in alike if each != row]


def _in_header(deed: Deed) -> bool:
    """Whether it stands in the row that names a table's columns, which are the same next time."""
    within = deed.element.within if deed.element else ()
    return any(e.key in within and is_header(e, deed.before.elements) for e in deed.before.elements)


def _column(row: str, deed: Deed) -> str:
    """What the column is called in which the row says this."""
    saying: Sequence[Element] = [e for e in deed.before.elements if words(e.name or e.text) == words(row)]
    titles = (e.label for e in saying if e.label and e.role not in ROWS)
    return next(titles, "") or (deed.element.name if deed.element and deed.element.name != row else "item")


def _field(deed: Deed) -> str:
    """What the field is called."""
    if deed.element:
        return deed.element.label or deed.element.name
    named = [part for part in deed.found_by.parts if isinstance(part, Named | Labelled)] if deed.found_by else []
    return next((part.name if isinstance(part, Named) else part.label for part in named), "")


def _type(text: str) -> ParameterType:
    if re.fullmatch(r"-?\d{1,15}(?:\.\d+)?", text) and not re.match(r"-?0\d", text):
        return "number"
    try:
        return "date" if date.fromisoformat(text).isoformat() == text else "text"
    except ValueError:
        return "text"
