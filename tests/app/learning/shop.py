"""Runs in the shop in memory, with a library to learn into and to remember from."""

from collections.abc import Iterable, Mapping

from app.brains.brain import Brain
from app.brains.plain import PlainBrain
from app.engine import Engine
from app.events import Event, Learned, Started
from app.invocations import Invoked, Returned
from app.learning.keeping import keep, weigh
from app.learning.remembering import Remembering
from app.session import Session
from app.tasks import Task
from controllers.fake import FakeController
from perception.screen import Place
from skills.library import Library
from tests.app.stage import EVERYTHING, ORDERS, Person, shop
from tests.perception.screens import capture, element, text

READ_TOTAL = 'click "Order 7", read "Total" as total, answer with the total'
TERMS = Place("http://shop", "http://shop/pay", "Pay")


def till(more: Mapping[tuple[str, str, str], str] | None = None) -> FakeController:
    """A page on which Go on does nothing before the terms are accepted; `more` of its ways."""
    pay, box = element("button", "Go on", (0, 0)), element("checkbox", "I accept", (0, 40))
    ticked = element("checkbox", "I accept", (0, 40), states={"checked"})
    pages = {
        "open": capture(pay, box, place=TERMS),
        "ticked": capture(pay, ticked, place=TERMS),
        "paid": capture(text("Thank you", (0, 0)), place=TERMS),
    }
    ways = {("open", "set checked", "I accept"): "ticked", ("ticked", "tap", "Go on"): "paid"}
    return FakeController(pages, ways | dict(more or {}))


def run(
    words: str,
    library: Library,
    controller: FakeController | None = None,
    person: Person | None = None,
    brain: Brain | None = None,
) -> list[Event]:
    """One run, of the plain brain where no other is given, with all that it leaves in the library."""
    session = Session({"shop": controller or shop()}, {"shop": ORDERS.address})
    engine = Engine(session, brain or PlainBrain(), person or Person(), patience=0.02, memory=Remembering(library))
    events = list(engine.run(Task(words, EVERYTHING)))
    learn(library, events)
    return events


def learn(library: Library, events: Iterable[Event]) -> None:
    """As the records do it."""
    done = list(events)
    episode = next(event.episode for event in done if isinstance(event, Started))
    weigh(library, done, episode)
    for event in done:
        if isinstance(event, Learned):
            keep(library, event, episode)


def invoked(events: Iterable[Event]) -> list[Invoked]:
    return [event for event in events if isinstance(event, Invoked)]


def by_shortcut(events: Iterable[Event]) -> bool:
    """Whether it was done by one Shortcut, to its end."""
    return [event.worked for event in events if isinstance(event, Returned)] == [True]
