"""A past run can be gone through in both directions."""

import sqlite3
from contextlib import closing
from hashlib import sha256
from math import inf
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.events import Event, Observed
from app.journal import Journal
from app.pictures import Pictures
from perception.screen import Picture
from tests.app.stage import OPEN_ORDER, play, tap
from tests.ui.models.runs import ASKED, BEGUN, FINISHED, QUESTION, SAVING, STARTED, TYPED, seen
from ui.models.film import FilmModel
from ui.models.recording import Recording

RUN: tuple[Event, ...] = (*BEGUN, *TYPED, SAVING, ASKED, QUESTION, *FINISHED)
STOPS = ["", "before", "after", "before", "", "", "", "at the end"]


def test_the_film_halts_before_and_after_each_move_and_where_the_person_has_a_part(qtbot: QtBot) -> None:
    film = FilmModel(Recording.of(RUN))
    moments = []
    for position in range(film.length):
        film.seek(position)
        moments.append(film.moment)
    assert moments == STOPS


def test_each_stop_shows_what_was_going_on_then(qtbot: QtBot) -> None:
    film = FilmModel(Recording.of(RUN))
    film.seek(3)
    assert (film.now.next_words, film.row, film.now.episode.acts) == ('tap "Save" button', 2, 2)
    film.seek(1)
    assert (film.now.next_words, film.row, film.now.episode.acts) == ('type "Ada" in "Search" searchbox', 1, 1)
    assert film.timeline.rowCount() == 5


def test_going_back_and_forth_ends_up_the_same(qtbot: QtBot) -> None:
    film, straight = FilmModel(Recording.of(RUN)), FilmModel(Recording.of(RUN))
    for position in (5, 2, 7, 0, 4):
        film.seek(position)
    straight.seek(4)
    assert film.now == straight.now


def test_positions_beyond_the_ends_are_the_ends(qtbot: QtBot) -> None:
    film = FilmModel(Recording.of(RUN))
    assert {wanted: gone_to(film, wanted) for wanted in (-3, 99)} == {-3: 0, 99: 7}


def gone_to(film: FilmModel, position: int) -> int:
    film.seek(position)
    return film.position


def test_a_step_is_gone_to_by_its_row(qtbot: QtBot) -> None:
    film = FilmModel(Recording.of(RUN))
    found = {}
    for row in (0, 1, 2, 4, 9):
        film.go_to_row(row)
        found[row] = film.position
    assert found == {0: 0, 1: 1, 2: 3, 4: 6, 9: 7}


def test_it_plays_to_the_end_and_then_from_the_start(qtbot: QtBot) -> None:
    film = FilmModel(Recording.of(RUN))
    film.seek(film.length - 3)
    film.play(inf)
    assert film.playing
    qtbot.waitUntil(lambda: film.position == film.length - 1)
    assert not film.playing
    film.play(1.0)
    assert (film.position, film.playing) == (0, True)
    film.pause()
    assert not film.playing


@pytest.mark.parametrize("events", [(), (STARTED,)])
def test_a_run_that_hardly_began_is_a_film_too(qtbot: QtBot, events: tuple[Event, ...]) -> None:
    film = FilmModel(Recording.of(events))
    film.play(1.0)
    assert (film.length, film.position, film.picture, film.playing) == (1, 0, None, False)


def test_the_picture_of_each_stop_is_found(qtbot: QtBot, tmp_path: Path) -> None:
    pictures, digest = Pictures(tmp_path), sha256(b"x").hexdigest()
    path = pictures.save(Picture(b"x", digest))
    film = FilmModel(Recording.of((STARTED, seen(digest), *TYPED)), pictures)
    assert film.picture == path
    film.seek(2)
    assert film.picture is None
    assert film.find("../../etc/passwd") is None


def test_a_recorded_run_is_read_back(qtbot: QtBot, tmp_path: Path) -> None:
    events = play(OPEN_ORDER, tap("Orders")).events
    with closing(Journal(tmp_path / "journal.db")) as journal:
        for event in events:
            journal.append(events[0].episode, event)  # type: ignore[union-attr]
    read = Recording.read(events[0].episode, tmp_path)  # type: ignore[union-attr]
    assert [event.kind for event in read.events] == [event.kind for event in events]
    assert FilmModel(read).length > 4


def test_what_is_seen_again_and_again_is_kept_once(tmp_path: Path) -> None:
    with closing(Journal(tmp_path / "journal.db")) as journal:
        for event in (STARTED, seen(), seen(), seen()):
            journal.append("e1", event)
    looks = [event.screen.elements for event in Recording.read("e1", tmp_path).events if isinstance(event, Observed)]
    assert looks == [seen().screen.elements] * 3
    assert len({id(element) for elements in looks for element in elements}) == len(looks[0])


def test_a_run_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no run nope"):
        Recording.read("nope", tmp_path)


def test_a_run_that_cannot_be_read_is_said_so(tmp_path: Path) -> None:
    with closing(Journal(tmp_path / "journal.db")) as journal:
        journal.append("e1", STARTED)
    with closing(sqlite3.connect(tmp_path / "journal.db")) as database, database:
        database.execute("""UPDATE events SET json = '{"kind":"dreamed"}'""")
    with pytest.raises(UserError, match="Run e1 cannot be shown"):
        Recording.read("e1", tmp_path)
