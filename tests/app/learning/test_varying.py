"""Other values: of another row where they stand in one, another option, or another text of the same kind."""

import pytest

from app.learning.grounds import Rows
from app.learning.varying import another, varied
from skills.shortcuts import Parameter, ParameterType

ROWS: Rows = {
    "orders": [
        {"number": 7001, "state": "New", "town": "Kiel"},
        {"number": 7002, "state": "Sent", "town": "Bremen"},
        {"number": 7003, "state": "New", "town": "Kiel"},
    ],
    "people": [{"name": "Ada Lind", "town": "Kiel"}, {"name": "Bo Berg", "town": "Kiel"}],
}  # fmt: skip
NUMBER, STATE = Parameter("number"), Parameter("state", type="choice", choices=("New", "Sent"))


def test_what_stands_in_one_row_is_changed_together() -> None:
    known = varied((NUMBER, STATE), {"number": "7001", "state": "New"}, ROWS)
    assert list(known.groups) == [0]
    assert known.values(ROWS, 0, known.groups) == {"number": "7002", "state": "Sent"}
    assert known.values(ROWS, 1, known.groups) is None, "the third order has the same state"


def test_rows_like_it_and_unlike_it_come_by_turns() -> None:
    known = varied((NUMBER,), {"number": "7001"}, ROWS)
    assert [known.values(ROWS, turn, [0]) for turn in range(3)] == [{"number": "7003"}, {"number": "7002"}, None]


def test_in_another_place_it_is_a_row_of_that() -> None:
    known = varied((NUMBER,), {"number": "7001"}, ROWS)
    assert known.values({"orders": [{"number": 9, "state": "New", "town": "Kiel"}]}, 0, [0]) == {"number": "9"}


def test_two_of_a_table_do_not_become_one() -> None:
    known = varied((Parameter("one"), Parameter("two")), {"one": "7001", "two": "7002"}, ROWS)
    more: Rows = {"orders": [*ROWS["orders"], {"number": 7004, "state": "New", "town": "Kiel"}]}
    told = known.values(more, 0, [0, 1])
    assert told is not None and len(set(told.values())) == 2


@pytest.mark.parametrize(("type", "value"), [("number", "7001"), ("choice", "New"), ("text", "7")])
def test_what_was_counted_or_chosen_or_is_short_is_no_row_by_itself(type: ParameterType, value: str) -> None:
    known = varied((Parameter("it", type=type),), {"it": value}, {"orders": [{"n": value}, {"n": "another"}]})
    assert known.picked == () and [each.name for each in known.rest] == ["it"]


@pytest.mark.parametrize(("begun", "other"), [("Ada L", "Bo B"), ("Ad", "Bo"), ("A", "B"), ("Ada", "Bo")])
def test_the_beginning_of_a_value_becomes_that_of_the_other_one(begun: str, other: str) -> None:
    known = varied((Parameter("begun"), Parameter("whole")), {"begun": begun, "whole": "Ada Lind"}, ROWS)
    assert known.values(ROWS, 0, known.groups) == {"begun": other, "whole": "Bo Berg"}


def test_a_whole_word_becomes_a_whole_word() -> None:
    known = varied((Parameter("begun"), Parameter("whole")), {"begun": "Bo", "whole": "Bo Berg"}, ROWS)
    assert known.values(ROWS, 0, known.groups) == {"begun": "Ada", "whole": "Ada Lind"}


@pytest.mark.parametrize(
    ("parameter", "value", "others"),
    [
        (STATE, "New", ["Sent", "Sent"]),
        (Parameter("day", type="date"), "2026-02-28", ["2026-03-01", "2026-03-02"]),
        (Parameter("sum", type="number"), "9000", ["9001", "9002"]),
        (Parameter("mail"), "ada@x.example", ["new.ada@x.example", "new.new.ada@x.example"]),
        (Parameter("street"), "Quay 9, back", ["Quay 0, back", "Quay 1, back"]),
        (Parameter("note"), "Hello", ["Hello too", "Hello too too"]),
        (Parameter("file", type="file"), "a.txt", ["a.txt", "a.txt"]),
        (Parameter("one", type="choice"), "New", ["New", "New"]),
    ],
)  # fmt: skip
def test_another_of_its_kind(parameter: Parameter, value: str, others: list[str]) -> None:
    assert [another(parameter, value, turn) for turn in range(2)] == others
