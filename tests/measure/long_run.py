"""A run of many steps on a page of many elements, as its events; and a home whose history is full."""

import io
import random
import time
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256

from PIL import Image

from app.events import (
    Acted,
    Decided,
    Event,
    Finished,
    Intended,
    Judged,
    Noted,
    Observed,
    Planned,
    Prompted,
    Proposed,
    Spent,
    Started,
)
from app.home import ensure_home, home
from app.journal import MIGRATIONS
from app.pictures import Pictures
from app.proposals import Act, Decision, Move, Note, Outcome
from app.tasks import Task
from app.wire import to_json
from controllers.actions import Tap
from perception.geometry import Box
from perception.screen import Element, Observation, Picture, Place
from skills.database import open_database, transaction
from skills.flow import Frame

STEPS = 200
ELEMENTS = 300
"""As many as a lean look has."""
PICTURES = 12
EPISODES = 100_000
SHOP = "https://shop.example"
TASK = Task("Go through all the orders of last year, one by one, and mark what was paid as closed.")
ROW = "INSERT INTO episodes (id, task, brain, targets, started, ended, ending, sentence) VALUES (?,?,?,?,?,?,?,?)"


def events(episode: str, digests: list[str] | None = None) -> Iterator[Event]:
    """The run's events; with digests every look has the picture after the one before."""
    yield Started(episode, TASK, "claude", (("shop", SHOP),))
    yield _look(0, digests)
    yield Planned(tuple(f"close the orders of week {week}" for week in range(1, 21)), "at the start")
    for step in range(1, STEPS + 1):
        yield from _step(step, digests)
    yield Finished("done", "All 200 orders are closed.")


def _step(step: int, digests: list[str] | None) -> Iterator[Event]:
    move, target = Move("shop", Tap(), step % ELEMENTS + 1), f'"Close order {step}" button in row of "Order {step}"'
    cursor = (Frame(step * 20 // STEPS),)
    yield Prompted("operator", "a-model")
    yield Spent("operator", 5000, 120, 0.004, 1.2, "a-model")
    yield Proposed(Act(f"close order {step}", "shop", (move,), thought="It was paid in full.", cursor=cursor))
    yield Decided(move, Decision("allow", "in scope", 1, number=step), target, step % ELEMENTS + 1, SHOP)
    yield Intended(move, target, 1)
    yield Acted(move, target, seconds=0.2)
    yield _look(step, digests)
    yield Judged(Outcome("worked", f'"Order {step} is closed" is shown'))
    if step % 10 == 0:
        yield Noted(Note(f"closed {step}", f"Orders {step - 9} to {step}"))


def _look(step: int, digests: list[str] | None) -> Observed:
    elements = tuple(
        Element("button", f"Close order {n}", Box(40 + n % 10 * 120, 20 + n // 10 * 25, 100, 20), n, label=f"Order {n}")
        for n in range(1, ELEMENTS + 1)
    )
    picture = Picture(b"", digests[step % len(digests)]) if digests else None
    return Observed("shop", Observation(Place(SHOP, f"{SHOP}/orders/{step}", "Orders"), elements, picture=picture))


def picture(width: int, height: int, seed: int, kind: str) -> bytes:
    """An encoded picture, as busy as a page full of text."""
    size = (width // 8, height // 8)
    dots = Image.frombytes("RGB", size, random.Random(seed).randbytes(size[0] * size[1] * 3))
    buffer = io.BytesIO()
    dots.resize((width, height), Image.Resampling.NEAREST).save(buffer, kind)
    return buffer.getvalue()


def fill_home() -> str:
    """Fill the home that the environment names; returns the id of the run with pictures of 3840 x 2160."""
    name, now = "measured", time.time()
    digests = _keep_pictures(Pictures(ensure_home() / "pictures"))
    rows = (
        (f"e{n}", f"open order {n}", "plain", f"shop {SHOP}", now - n, now - n + 9, *_ended(n)) for n in range(EPISODES)
    )
    happened = [(name, event.at, event.kind, to_json(event)) for event in events(name, digests)]
    with closing(open_database(home() / "journal.db", MIGRATIONS)) as connection, transaction(connection):
        connection.executemany(ROW, rows)
        connection.execute(
            ROW, (name, TASK.instruction, "claude", f"shop {SHOP}", now + 1, now + 60, "done", "Closed.")
        )
        connection.executemany("INSERT INTO events (episode, at, kind, json) VALUES (?, ?, ?, ?)", happened)
    return name


def _ended(number: int) -> tuple[str, str]:
    return ("done", "The order is open.") if number % 3 else ("stopped", "You stopped it.")


def _keep_pictures(pictures: Pictures) -> list[str]:
    images = (picture(3840, 2160, seed, "PNG") for seed in range(PICTURES))
    kept = [Picture(image, sha256(image).hexdigest(), format="png") for image in images]
    for each in kept:
        pictures.save(each)
    return [each.digest for each in kept]
