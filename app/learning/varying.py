"""Other values for a Shortcut's parameters: another row of the same table, another option, another text of its kind.

Values that stand in one row of what the place keeps are changed together, for they belong together: an order's number
and its state.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.learning.grounds import Row, Rows
from skills.shortcuts import Parameter

SHORTEST = 3
"""Characters of a value that is looked for in the place by itself: "2" stands in too many rows."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A row that stood for parameters: which table's, what it said, and which column each of them was."""

    table: str
    row: Row
    columns: Mapping[str, str]

    def others(self, rows: Rows) -> list[Row]:
        """Other rows of the table with other values, by turns the most and the least like it."""
        own = {str(self.row[column]) for column in self.columns.values()}
        told = [[str(each[column] or "") for column in self.columns.values()] for each in rows.get(self.table, ())]
        able = [
            each
            for each, said in zip(rows.get(self.table, ()), told, strict=True)
            if all(said) and not own.intersection(said)
        ]
        ranked = sorted(able, key=lambda each: -sum(each.get(name) == said for name, said in self.row.items()))
        turns = (ranked[at // 2] if at % 2 == 0 else ranked[-1 - at // 2] for at in range(len(ranked)))
        return list(turns)


@dataclass(frozen=True, slots=True)
class Varied:
    """The parameters of a Shortcut as they were given: those that rows stood for, and the rest."""

    given: Mapping[str, str]
    picked: tuple[Picked, ...]
    rest: tuple[Parameter, ...]

    @property
    def groups(self) -> range:
        """Numbers of what can be changed independently of each other, those that rows stood for first."""
        return range(len(self.picked) + len(self.rest))

    def values(self, rows: Rows, turn: int, changed: Collection[int]) -> dict[str, str] | None:
        """Values that a place with these rows has, other ones with every turn; None where it has no more.

        changed: the numbers of the groups that get others.
        """
        values = dict(self.given)
        used: list[Row] = []
        for number in set(changed).intersection(range(len(self.picked))):
            free = [row for row in self.picked[number].others(rows) if row not in used]
            if turn >= len(free):
                return None
            used.append(free[turn])
            values |= {name: str(free[turn][column]) for name, column in self.picked[number].columns.items()}
        for number in set(changed) - set(range(len(self.picked))):
            parameter = self.rest[number - len(self.picked)]
            values[parameter.name] = self._other(parameter, values, turn)
        return values

    def _other(self, parameter: Parameter, changed: Mapping[str, str], turn: int) -> str:
        value = self.given[parameter.name]
        whole = next((name for name, said in self.given.items() if said != value and said.startswith(value)), "")
        return _beginning(value, self.given[whole], changed[whole]) if whole else another(parameter, value, turn)


def varied(parameters: Sequence[Parameter], given: Mapping[str, str], rows: Rows) -> Varied:
    """What these values are in a place with these rows: those that most of them stand in come first."""
    known = {each.name: each for each in parameters if each.name in given}
    picked: list[Picked] = []
    left = dict.fromkeys(known)
    while found := _fullest({name: given[name] for name in left}, rows, known):
        picked.append(found)
        left = dict.fromkeys(name for name in left if name not in found.columns)
    return Varied(given, tuple(picked), tuple(known[name] for name in left))


def another(parameter: Parameter, value: str, turn: int) -> str:
    """Something else of the same kind; the same where nothing else is known that would do."""
    match parameter.type:
        case "choice":
            options = [each for each in parameter.choices if each != value]
            return options[turn % len(options)] if options else value
        case "date":
            return (date.fromisoformat(value) + timedelta(days=turn + 1)).isoformat()
        case "text" | "number":
            return _like(value, turn)
        case _:
            return value


def _fullest(values: Mapping[str, str], rows: Rows, known: Mapping[str, Parameter]) -> Picked | None:
    """The row in which most of the values stand; a short one, or one that was chosen or counted, only beside others."""
    found = [
        Picked(table, row, columns) for table, all_rows in rows.items() for row in all_rows
        if (columns := dict(_columns(values, row)))
    ]  # fmt: skip
    telling = [each for each in found if len(each.columns) > 1 or _tells(values, known, *each.columns)]
    return max(telling, key=lambda each: len(each.columns), default=None)


def _tells(values: Mapping[str, str], known: Mapping[str, Parameter], name: str, *_: str) -> bool:
    return known[name].type == "text" and len(values[name]) >= SHORTEST


def _columns(values: Mapping[str, str], row: Row) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if column := next((column for column, said in row.items() if value and str(said) == value), ""):
            yield name, column


def _like(value: str, turn: int) -> str:
    """With another last digit; a name or a sentence with one more word."""
    digits = list(re.finditer(r"\d", value))
    if not digits:
        return f"{'new.' * (turn + 1)}{value}" if "@" in value else f"{value} {'too ' * (turn + 1)}".rstrip()
    at = digits[-1].start()
    return f"{value[:at]}{(int(value[at]) + turn % 9 + 1) % 10}{value[at + 1 :]}"


def _beginning(value: str, whole: str, other: str) -> str:
    """As many whole words of another one, and as many letters of the next: "Ada L" of Ada Lind is "Bo B" of Bo Berg."""
    *full, begun = value.split(" ")
    told = other.split(" ")
    letters = None if f"{whole} ".startswith(f"{value} ") else len(begun)
    return " ".join([*told[: len(full)], *(each[:letters] for each in told[len(full) : len(full) + 1])])
