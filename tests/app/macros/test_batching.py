"""Rows one after the other: each result on disk before the next row begins, and nothing done twice unasked."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import UserError
from app.events import Acted, Event, Finished, Intended, Noted, Started
from app.macros.batching import Batch, RowResult, summary
from app.macros.tables import Row, Table, pasted, table
from app.proposals import Move, Note
from app.tasks import Task
from controllers.actions import Tap

ROWS = Table(("name", "city"), tuple({"name": name, "city": "Cork"} for name in ("Ada", "Bob", "Cy")))
MOVE = Move("page", Tap(), 1)


def run(ending: str = "done", risk: int = 1, read: str = "") -> Iterator[Event]:
    """What one replay tells."""
    yield Started("run1", Task("replay"), "macro", ())
    yield Intended(MOVE, "it", risk)
    yield Acted(MOVE, "it")
    if read:
        yield Noted(Note("total", read))
    yield Finished(ending, "" if ending == "done" else "It was not there.")  # type: ignore[arg-type]


class Replays:
    """Endings by name; notes which rows were run."""

    def __init__(self, **endings: tuple[str, int]) -> None:
        self._endings = endings
        self.ran: list[str] = []

    def __call__(self, row: Row) -> Iterator[Event]:
        if row["name"] == "":
            raise UserError("name must be a text.")
        self.ran.append(row["name"])
        return run(*self._endings.get(row["name"], ("done", 1)), read="30")


def results(out: Path, replays: Replays, rows: Table = ROWS, **more: bool) -> list[tuple[int, str]]:
    return [(result.row, result.result) for result in Batch(rows, out, **more).results(replays)]


@pytest.fixture(params=["csv", "json"])
def out(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / f"results.{request.param}"


def kept(out: Path) -> list[Row]:
    return list(table(out).rows)


def test_every_row_has_its_result_with_what_was_given_and_read(out: Path) -> None:
    assert results(out, Replays(Bob=("failed", 1))) == [(1, "done"), (2, "failed"), (3, "done")]
    assert kept(out)[0] == {
        "row": "1", "result": "done", "why": "", "run": "run1", "name": "Ada", "city": "Cork", "read total": "30",
    }  # fmt: skip
    assert kept(out)[1]["why"] == "It was not there."


def test_what_is_done_is_not_done_again_and_a_mended_row_is_done(out: Path) -> None:
    results(out, Replays(Bob=("failed", 1)))
    mended = Table(ROWS.columns, (ROWS.rows[2], {"name": "Bobby", "city": "Cork"}, ROWS.rows[0]))
    replays = Replays()
    assert results(out, replays, mended, resume=True) == [(2, "done")]
    assert replays.ran == ["Bobby"] and [row["result"] for row in kept(out)] == ["done"] * 3


def test_what_other_rows_came_to_is_kept_and_known_when_they_are_there_again(out: Path) -> None:
    results(out, Replays(Bob=("failed", 2), Cy=("failed", 1)))
    others = Table(("name", "zip"), ({"name": "Dan", "zip": "1"},))
    assert results(out, Replays(), others, resume=True) == [(1, "done")]
    assert [(row["row"], row["name"], row["result"]) for row in kept(out)] == [
        ("1", "Dan", "done"), ("0", "Ada", "done"), ("0", "Bob", "in doubt"),
    ]  # fmt: skip
    assert results(out, Replays(), resume=True) == [(3, "done")]
    assert {row["name"]: row.get("read total", "") for row in kept(out)} == dict.fromkeys(
        ("Ada", "Bob", "Cy", "Dan"), "30"
    )


def test_a_cell_may_hold_what_ends_a_line_elsewhere(tmp_path: Path) -> None:
    given = Table(("name", "city"), tuple({"name": f"x{end}y", "city": ""} for end in ("\r", "\r\n", "\u2028", "\x85")))
    out = tmp_path / "results.csv"
    results(out, Replays(), given)
    assert [row["name"] for row in kept(out)] == [row["name"] for row in given.rows]
    assert results(out, Replays(), given, resume=True) == []


def test_the_same_row_twice_is_done_twice(out: Path) -> None:
    twice = Table(ROWS.columns, (ROWS.rows[0], ROWS.rows[0]))
    results(out, Replays(), Table(ROWS.columns, ROWS.rows[:1]))
    assert results(out, Replays(), twice, resume=True) == [(2, "done")]


def test_a_row_that_failed_after_changing_something_is_left_to_the_person(out: Path) -> None:
    assert results(out, Replays(Bob=("failed", 2)))[1] == (2, "in doubt")
    untouched = Replays()
    assert results(out, untouched, resume=True) == [] and untouched.ran == []
    assert results(out, Replays(), resume=True, again=True) == [(2, "done")]


@pytest.mark.parametrize(
    ("acted", "result"),
    [([], "in doubt"), ([Acted(MOVE, "it", error="No answer.")], "in doubt"),
     ([Acted(MOVE, "it", error="It is gone.", untouched=True)], "failed")],
)  # fmt: skip
def test_what_was_about_to_change_something_is_in_doubt_unless_nothing_was_touched(
    out: Path, acted: list[Event], result: str
) -> None:
    def broken(row: Row) -> Iterator[Event]:
        yield from (
            Started("run1", Task("replay"), "macro", ()),
            Intended(MOVE, "it", 3),
            *acted,
            Finished("failed", ""),
        )

    assert [found.result for found in Batch(ROWS, out).results(broken)] == [result] * 3


def test_a_row_that_was_cut_off_is_in_doubt(out: Path) -> None:
    class Killed(BaseException):
        pass

    def killing(row: Row) -> Iterator[Event]:
        if row["name"] == "Bob":
            raise Killed
        return run()

    with pytest.raises(Killed):
        list(Batch(ROWS, out).results(killing))
    assert [row["result"] for row in kept(out)] == ["done", "begun"]
    assert results(out, Replays(), resume=True) == [(3, "done")]
    assert [row["result"] for row in kept(out)] == ["done", "in doubt", "done"]


def test_values_that_do_not_fit_are_told_and_nothing_is_run(out: Path) -> None:
    rows = Table(ROWS.columns, ({"name": "", "city": ""}, ROWS.rows[0]))
    replays = Replays()
    assert results(out, replays, rows) == [(1, "not run"), (2, "done")]
    assert replays.ran == ["Ada"] and kept(out)[0]["why"] == "name must be a text."


@pytest.mark.parametrize("ending", ["stopped", "refused", "asked", "crashed"])
def test_it_ends_where_the_next_row_would_fare_no_better(out: Path, ending: str) -> None:
    assert results(out, Replays(Bob=(ending, 1))) == [(1, "done"), (2, "failed")]


def test_files_in_the_way_are_refused_before_anything_runs(tmp_path: Path) -> None:
    out = tmp_path / "results.csv"
    out.write_text("name,city\nAda,Cork\n")
    for resume, sentence in ((False, "is there already"), (True, "holds no results of a batch")):
        with pytest.raises(UserError, match=sentence):
            results(out, Replays(), resume=resume)
    with pytest.raises(UserError, match="would be in the way of the results"):
        results(tmp_path / "new.csv", Replays(), Table(("result",), ({"result": "x"},)))
    with pytest.raises(UserError, match=r"neither \.csv nor \.json"):
        results(tmp_path / "new.xls", Replays())
    assert out.read_text() == "name,city\nAda,Cork\n"


def test_the_summary_counts() -> None:
    told = [RowResult(1, "done", {}), RowResult(2, "failed", {}), RowResult(3, "done", {})]
    assert (summary(told), summary([])) == ("2 done, 1 failed", "nothing was left to do")


def test_tables_come_from_csv_and_json(tmp_path: Path) -> None:
    expected = Table(("name", "n"), ({"name": "Ada, B", "n": "1"}, {"name": "Zoë\nX", "n": ""}))
    files = {
        "a.csv": '\ufeffname,n\n"Ada, B",1\n\n"Zoë\nX",\n',
        "b.csv": 'name;n\n"Ada, B";1\n"Zoë\nX";\n',
        "c.json": json.dumps([{"name": "Ada, B", "n": 1}, {"name": "Zoë\nX"}]),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert table(tmp_path / name) == expected, name


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("a.txt", "", "is neither .csv nor .json"),
        ("a.csv", "", "a.csv is empty; it needs the names of its columns, and then the rows"),
        ("a.csv", "\n \n", "a.csv is empty"),
        ("a.json", "", "a.json is empty"),
        ("a.json", "[]", "a.json has no rows"),
        ("a.json", "[{}]", "must begin with the names of its columns"),
        ("a.csv", "a,a\n1,2\n", "must begin with the names of its columns, each once"),
        ("a.csv", "a,b\n", "has no rows"),
        ("a.csv", "a,b\n1\n", "line 2: there are 1 values for 2 columns"),
        ("a.csv", 'a\n"' + "x" * 200_000 + '"\n', "line 2: field larger"),
        ("a.json", "{", "is not JSON"),
        ("a.json", "[1]", "must hold a list of objects"),
        ("a.json", '[{"a": [1]}]', "row 1: a must be a text or a number"),
        ("a.json", "[" * 100_000, "is not JSON"),
    ],
)
def test_a_table_that_is_none_is_told_in_a_sentence(tmp_path: Path, name: str, text: str, sentence: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(UserError) as caught:
        table(tmp_path / name)
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "name\tplace\nHill, Ada\tQuay; 1\n",
        'name\tplace\r\n"Hill, Ada"\t"Quay; 1"\r\n',
        'name,place\n"Hill, Ada",Quay; 1',
        '[{"name": "Hill, Ada", "place": "Quay; 1"}]',
    ],
)
def test_what_was_pasted_is_read_whatever_parts_its_cells(text: str) -> None:
    assert pasted(text, "The clipboard").rows == ({"name": "Hill, Ada", "place": "Quay; 1"},)


def test_one_pasted_column_is_not_parted_at_its_commas() -> None:
    assert pasted("name\nHill, Ada\n", "The clipboard").rows == ({"name": "Hill, Ada"},)


@pytest.mark.parametrize(
    ("text", "sentence"), [(" \n", "The clipboard is empty; copy a table"), ("name\n", "The clipboard has no rows")]
)
def test_nothing_pasted_is_told_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        pasted(text, "The clipboard")


def test_a_table_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("näme\nx\n".encode("latin-1"))
    with pytest.raises(UserError, match="is not in UTF-8"):
        table(tmp_path / "a.csv")


def test_the_results_are_read_by_any_program(tmp_path: Path) -> None:
    results(tmp_path / "results.csv", Replays())
    told = list(csv.DictReader((tmp_path / "results.csv").read_text().splitlines()))
    assert [row["name"] for row in told] == ["Ada", "Bob", "Cy"]
