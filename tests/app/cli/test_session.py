"""`journeyman session`: led by another program through pipes, as the window leads it."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.bench.suites.demo import TASKS
from app.demo.database import opened
from app.demo.server import DemoSite
from app.events import (
    Answered,
    Asked,
    Decided,
    Event,
    Finished,
    HandedBack,
    Intended,
    Judged,
    Observed,
    Started,
    TookOver,
)
from app.invocations import Verified
from app.journal import Journal
from app.learning.resettable import resettable
from app.serving.orders import Begin, Watch
from app.supervision import Hand, HandBack, Stop, TakeOver, Tell
from app.tasks import Permissions, Task
from controllers.gestures import Keys, Pointer
from perception.screen import Element
from tests.app.serving.leading import Led, browser_of
from tests.app.serving.peers import Peer

LEARNED = next(task.words for task in TASKS if task.id == "top-balance")
FOREVER = 'click Orders, wait until "unicorn" is shown'
Start = Callable[..., Led]


@pytest.fixture
def start(running_browser: str, tmp_path: Path) -> Iterator[Start]:
    """Starts sessions on the shared browser, all with one home; ended after the test whatever happens."""
    sessions: list[Led] = []

    def started(**environment: str) -> Led:
        sessions.append(Led(tmp_path, **{"JOURNEYMAN_ATTACH": running_browser, **environment}))
        return sessions[-1]

    yield started
    for session in sessions:
        session.kill()


@pytest.fixture(scope="module")
def led(running_browser: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Led]:
    """One session for all the tests that leave it well, and for the one that ends it."""
    session = Led(tmp_path_factory.mktemp("home"), JOURNEYMAN_ATTACH=running_browser)
    yield session
    session.kill()


@pytest.fixture(scope="module")
def site() -> Iterator[DemoSite]:
    with DemoSite(1) as site:
        yield site


def waiting(session: Led, site: DemoSite) -> None:
    """The session waits for something that never comes."""
    session.order(Begin(Task(FOREVER), (site.url,)))
    session.until(Judged)
    session.until(Intended)


def stopped(session: Led) -> bool:
    session.order(Stop())
    return session.until(Finished).ending == "stopped"


def last(session: Led) -> Observed:
    return [event for event in session.told if isinstance(event, Observed)][-1]


def shown(session: Led, name: str) -> Element:
    return next(element for element in last(session).screen.elements if element.name == name)


def kept(home: Path) -> list[Event]:
    """The newest run, as the journal has it."""
    with closing(Journal(home / "journal.db")) as journal:
        return list(journal.events(journal.episodes()[0].id))


class TestTasks:
    def test_another_goes_on_where_the_first_ended(self, led: Led, site: DemoSite) -> None:
        led.order(Begin(Task("click Orders"), (site.url,)))
        assert led.until(Finished).ending == "done"
        led.order(Begin(Task('answer with "still here"')))
        assert led.until(Observed).screen.place.address == f"{site.url}/orders"
        assert (led.until(Answered).text, led.until(Finished).ending) == ("still here", "done")

    def test_the_same_targets_named_again_begin_at_their_start(self, led: Led, site: DemoSite) -> None:
        for _ in range(2):
            led.order(Begin(Task("click Orders"), (site.url,)))
            assert led.until(Observed).screen.place.address == f"{site.url}/"
            assert led.until(Finished).ending == "done"

    def test_after_a_stop_it_goes_on(self, led: Led, site: DemoSite) -> None:
        waiting(led, site)
        assert stopped(led)
        led.order(Begin(Task("click Products")))
        assert led.until(Finished).ending == "done"
        assert last(led).screen.place.address == f"{site.url}/products"

    def test_what_is_said_while_a_move_is_shown_is_done_first(self, led: Led, site: DemoSite) -> None:
        led.order(Begin(Task("click Orders, answer with done"), (site.url,), lead=60.0))
        assert led.until(Decided).target == '"Orders" link'
        led.order(Tell("please click Products first"))
        assert led.until(Decided).target == '"Products" link'
        assert stopped(led)

    def test_what_a_task_has_taught_is_tried_after_its_answer_until_the_next_one(
        self, led: Led, site: DemoSite, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("JOURNEYMAN_HOME", str(led.home))
        with resettable(site.url, "shop", 1):
            led.order(Begin(Task(LEARNED), (site.url,)))
            assert led.until(Finished).ending == "done"
            assert led.until(Verified).result == "begun"
            led.order(Begin(Task('answer with "next"')))
            assert led.until(Finished).ending == "done"
        assert [event.result for event in led.told if isinstance(event, Verified)] == ["begun"]

    def test_what_it_cannot_read_or_do_now_is_told_and_changes_nothing(self, led: Led, site: DemoSite) -> None:
        led.say("nonsense")
        led.say('{"kind":"fly"}')
        assert led.complaint("this is not JSON") and led.complaint("none of")
        waiting(led, site)
        led.order(Begin(Task("click Products")))
        assert led.complaint("A task is under way")
        assert stopped(led)

    @pytest.mark.parametrize(
        ("order", "sentence"),
        [
            (Begin(Task("click Orders"), ("a=",)), "names no address"),
            (Begin(Task("click Orders"), ("http://127.0.0.1",), brain="deep thought"), "no brain called"),
            (Begin(Task("click Orders"), ("http://127.0.0.1",), attach="http://127.0.0.1:1"), "No browser answers"),
            (Begin(Task(" "), ("http://127.0.0.1",)), "nothing to do"),
            (Begin(Task(""), resume="ffff"), "no run whose id"),
        ],
    )
    def test_what_cannot_begin_ends_in_a_sentence(self, led: Led, order: Begin, sentence: str) -> None:
        led.order(order)
        finished = led.until(Finished)
        assert finished.ending == "failed"
        assert sentence in finished.sentence
        assert led.complaint(finished.sentence)

    def test_the_person_drives_by_mouse_and_keys_and_sees_it(self, led: Led, site: DemoSite) -> None:
        with Peer() as peer:
            led.order(Watch("page", peer.port, "secret"))
            waiting(led, site)
            assert peer.accept() == "secret"
            assert peer.frame()[1].startswith(b"\xff\xd8")
            assert stopped(led)
            led.order(Begin(Task('click Products, click "Nowhere"'), lead=60.0))
            led.until(Decided)
            led.order(TakeOver())
            led.until(TookOver)
            spot = shown(led, "Customers").box.centre
            width, height = last(led).screen.size
            led.order(*(Hand("page", Pointer(do, spot.x / width, spot.y / height)) for do in ("down", "up")))
            led.order(Hand("page", Keys("Tab")), HandBack())
            assert led.until(HandedBack).did == "1 click, 1 key"
            assert led.until(Observed).screen.place.address == f"{site.url}/customers"
            assert stopped(led)
            assert peer.frame()[0] > 1


class TestEnds:
    def test_a_polite_kill_ends_it_too(self, led: Led, site: DemoSite) -> None:
        """The last one that `led` is for."""
        waiting(led, site)
        led.process.send_signal(signal.SIGTERM)
        assert led.until(Finished).ending == "stopped"
        assert led.process.wait(40) == 0

    def test_a_lost_browser_is_opened_again_and_hanging_up_leaves_nothing_behind(
        self, start: Start, site: DemoSite, tmp_path: Path
    ) -> None:
        session = start(JOURNEYMAN_ATTACH="")
        with Peer() as peer:
            session.order(Watch("page", peer.port, "t"))
            waiting(session, site)
            peer.accept()
            serial, _ = peer.frame()
            os.kill(browser_of(session.process.pid), signal.SIGKILL)
            assert "The browser is gone" in session.until(Asked).question
            session.order(Tell("yes"))
            assert session.until(Observed).screen.place.address == f"{site.url}/orders"
            assert peer.frame()[0] > serial
            session.until(Intended)
            assert (session.close(), session.complaints) == (0, [])
        end = kept(tmp_path)[-1]
        assert isinstance(end, Finished) and end.ending == "stopped"


class Cut:
    """Stands before the shop: the first form that is sent is done, and gets no answer."""

    def __init__(self, site: DemoSite) -> None:
        self.arrived, self.released = threading.Event(), threading.Event()
        self._server = site._server
        self._shop, self._server.app = self._server.app, self

    def __call__(self, environ: Any, start_response: Any) -> Any:
        answer = self._shop(environ, start_response)
        if environ["REQUEST_METHOD"] == "POST" and not self.arrived.is_set():
            self.arrived.set()
            self.released.wait(60)
        return answer


def customer(site: DemoSite) -> int:
    with opened(site.database) as connection:
        return int(connection.execute("SELECT min(id) FROM customers").fetchone()[0])


def sent(site: DemoSite) -> int:
    with opened(site.database) as connection:
        return int(connection.execute("SELECT count(*) FROM messages WHERE subject = 'Hello'").fetchone()[0])


def test_a_killed_run_is_gone_on_with_and_what_was_under_way_is_not_done_twice(start: Start, tmp_path: Path) -> None:
    with DemoSite(1) as site:
        cut, session = Cut(site), start()
        words = 'type "Hello" in Subject, type "How are you?" in Text, click "Send message", click Products'
        task = Task(words, Permissions("scope", frozenset({"send", "submit"})))
        session.order(Begin(task, (f"{site.url}/messages/new?to={customer(site)}",)))
        assert cut.arrived.wait(60)
        session.kill()
        cut.released.set()
        begun, *_, last_kept = kept(tmp_path)
        assert isinstance(begun, Started) and isinstance(last_kept, Intended)

        session = start()
        session.order(Begin(Task(""), resume=begun.episode))
        assert session.until(Started).resumes == begun.episode
        assert "Send message" in session.until(Asked).question
        session.order(Tell("yes"))
        assert session.until(Finished).ending == "done"
        assert last(session).screen.place.address == f"{site.url}/products"
        assert sent(site) == 1
