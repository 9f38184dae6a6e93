"""How long the window did not turn: a run of 200 steps with a live mirror, while a film with pictures of 3840 x 2160 is
scrubbed and a history of 100,000 runs is scrolled and filtered.

python -m tests.measure.stalls [--where]
"""

import os
import sys
import threading
import time
from collections import Counter
from itertools import count
from tempfile import TemporaryDirectory
from types import FrameType

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.serving.orders import Begin
from tests.measure.long_run import TASK, fill_home
from tests.pictures.waiting import until
from ui.ahead import get_ready
from ui.models.sessions import Sessions
from ui.theme.palette import apply
from ui.views.history.film_view import FilmView
from ui.views.history.history_view import HistoryView
from ui.window import MainWindow

BEAT = 0.004
P99, WORST = 33, 100
"""Milliseconds that are aimed at."""
HAND = 60
"""Milliseconds between two things that the person does."""
LOOK = 30
"""Things that the person does on one page before going to the next."""
SHOWN = 20
"""Turns whose work is looked into."""
WORDS = ("", "order 4", "order 99", "stopped")
OURS = ("ui", "app", "perception", "skills", "controllers")


class Heart(QObject):
    """Beats in the GUI thread. gaps: seconds that a beat was late, those worked in this thread meanwhile, and when."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[tuple[float, float, float]] = []
        self.last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self, interval=round(1000 * BEAT), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.gaps.append((max(0.0, now - self.last - BEAT), worked - self._worked, self.last))
        self.last, self._worked = now, worked


class Watcher(threading.Thread):
    """Notes what the GUI thread is at while a beat is late; `places` are told apart by when the beat before was."""

    def __init__(self, heart: Heart) -> None:
        super().__init__(daemon=True)
        self.places: dict[float, Counter[str]] = {}
        self._heart, self._watched, self._end = heart, threading.get_ident(), threading.Event()

    def run(self) -> None:
        while not self._end.wait(BEAT):
            if time.perf_counter() - self._heart.last > P99 / 2000:
                places = self.places.setdefault(self._heart.last, Counter())
                places[where(sys._current_frames()[self._watched])] += 1

    def stop(self) -> None:
        """Say what the turns with most work were about."""
        self._end.set()
        self.join()
        for late, worked, at in sorted(self._heart.gaps, key=lambda gap: -gap[1])[:SHOWN]:
            print(f"late {1000 * late:4.0f}  worked {1000 * worked:4.0f} ms")
            for place, times in self.places.get(at, Counter()).most_common(3):
                print(f"    {times} x {place}")


class Person:
    """Goes from the run to the film to the history and on, and does something on each."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        film, history = window.findChild(FilmView), window.findChild(HistoryView)
        assert film and history
        self._film, self._history = film, history
        self._acts = count()
        self._timer = QTimer(window, interval=HAND)
        self._timer.timeout.connect(self._act)
        self._timer.start()

    def _act(self) -> None:
        number = next(self._acts)
        page = number // LOOK % 3
        if number % LOOK == 0:
            pages = self._window.rail.pages
            self._window.go_to((pages[4], pages[5], pages[1])[page])
        if page == 1:
            self._film.slider.setValue(number * 7 % self._film.slider.maximum())
        elif page == 2 and number % 10 == 5:
            self._history.search.setText(WORDS[number // 10 % len(WORDS)])
        elif page == 2:
            bar = self._history.table.verticalScrollBar()
            bar.setValue(bar.value() + 40 * 30)

    def stop(self) -> None:
        self._timer.stop()


def where(frame: FrameType | None) -> str:
    """The calls of ours that led there, the innermost last."""
    calls: list[str] = []
    while frame:
        code = frame.f_code
        if any(f"/{ours}/" in code.co_filename for ours in OURS):
            calls.insert(0, f"{code.co_filename.rpartition('/')[2]}:{frame.f_lineno} {code.co_name}")
        frame = frame.f_back
    return " > ".join(calls[-4:])


def measure(where_too: bool) -> None:
    application = QApplication([])
    apply(application, "light")
    film = fill_home()
    sessions = Sessions(command=(sys.executable, "-m", "tests.measure.flood"))
    window = MainWindow(sessions)
    window.show()
    window.painted.connect(lambda: get_ready(window))
    until(lambda: window.isVisible(), window.painted)
    sessions.begin(Begin(TASK, ("shop=https://shop.example",), "claude"))
    model = sessions.all[0].model
    until(lambda: bool(model.episode.id), model.changed)
    heart, watcher = Heart(), None
    if where_too:
        watcher = Watcher(heart)
        watcher.start()
    window.open_film(film)
    until(lambda: window.findChild(FilmView) is not None, window.pages.widgetAdded)
    window.go_to(window.rail.pages[1])
    person = Person(window)
    until(lambda: model.phase == "finished", model.changed, seconds=300)
    person.stop()
    report(heart.gaps)
    if watcher:
        watcher.stop()
    window.end()


def report(gaps: list[tuple[float, float, float]]) -> None:
    print(f"{'':28}{'p50':>8}{'p99':>8}{'max':>8}   ms, of {len(gaps)} turns")
    for column, words in enumerate(("late", "at work itself")):
        ordered = sorted(1000 * gap[column] for gap in gaps)
        at = [ordered[min(len(ordered) - 1, int(part * len(ordered)))] for part in (0.5, 0.99, 1.0)]
        print(f"{words:28}" + "".join(f"{value:8.1f}" for value in at))
    print(f"{'aimed at':28}{'':8}{P99:8}{WORST:8}   load of this machine {os.getloadavg()[0]:.1f}")


def main() -> None:
    with TemporaryDirectory() as home:
        os.environ["JOURNEYMAN_HOME"] = home
        measure("--where" in sys.argv)


if __name__ == "__main__":
    main()
