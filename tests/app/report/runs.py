"""Crafted runs: one with everything in it, on a clock that is known to the second."""

import hashlib
import io
import json
from dataclasses import replace

from PIL import Image, ImageDraw

from app.events import (
    Acted,
    Answered,
    Asked,
    Constrained,
    Decided,
    Event,
    Finished,
    HandedBack,
    Intended,
    Judged,
    Learned,
    Noted,
    Observed,
    Paused,
    Planned,
    Prompted,
    Proposed,
    Reached,
    Resumed,
    Reviewed,
    Satisfied,
    Spent,
    Started,
    Told,
    TookOver,
)
from app.ledger import Fact
from app.pictures import Pictures
from app.proposals import Act, Answer, Approve, Ask, Decision, HandOver, Move, Note, Outcome, Reject
from app.tasks import Limits, Permissions, Task, Turn
from controllers.actions import SetText, Tap
from perception.geometry import Box
from perception.screen import Element, Observation, Picture, Place
from skills.shortcuts import Tip

BEGAN = 1_700_000_000.0
SIZE = (640, 400)
SHOP = "http://shop"
SAVE = Element("button", "Save", Box(40, 200, 120, 32), number=2)
STREET = Element("textbox", "Street", Box(40, 100, 240, 28), number=1, value="Harbour Lane 4")
SAVED = Element("status", "Ada saved.", Box(40, 20, 200, 24), number=3)
KEY = "sk-ant-api03-" + "Zq8-" * 12


def picture(words: str, size: tuple[int, int] = SIZE) -> Picture:
    """A screen with these words on it, at two pixels per CSS pixel."""
    image = Image.new("RGB", (2 * size[0], 2 * size[1]), "#f6f3ea")
    ImageDraw.Draw(image).text((90, 60), words, fill="#203040", font_size=40)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=80)
    return Picture(file.getvalue(), hashlib.sha256(file.getvalue()).hexdigest(), scale=2.0)


FORM, DONE = picture("Ada: Street"), picture("Ada saved.")


def screen(*elements: Element, shot: Picture | None = None, page: str = "ada") -> Observation:
    return Observation(Place(SHOP, f"{SHOP}/{page}", "Customer"), elements, SIZE, shot)


EDITING = screen(STREET, SAVE, shot=FORM)
AFTERWARDS = screen(STREET, SAVE, SAVED, shot=DONE)
TYPE = Move("shop", SetText("Harbour Lane 4"), 1)
TAP = Move("shop", Tap(), 2)
PAY = Decision("ask", "irreversible or outward", 3, "pay", "the page says it pays", 4)


def spent(role: str, **more: object) -> Spent:
    said = json.dumps({"words": "save it", "moves": [{"tap": 2}]})
    figures = {"tokens_in": 2000, "cached": 1500, "tokens_out": 60, "dollars": 0.01, "seconds": 2.0, **more}
    return Spent(role, model="claude-test-1", asked=f"The screen: 2 button Save. {KEY}", said=said, **figures)  # type: ignore[arg-type]


def everything() -> list[Event]:
    """A run in which everything happens that an event can tell, one second apart."""
    task = Task(
        "Give Ada a new street and tell me which.", Permissions("risky", frozenset({"submit"})), Limits(),
        (Turn("Find Ada", "She is customer 7."),),
    )  # fmt: skip
    told: list[Event] = [
        Started("abc123", task, "claude", (("shop", SHOP), ("till", "http://till")), resumes="abc122"),
        Observed("shop", EDITING, seconds=0.25),
        Prompted("manager", "claude-test-1"),
        spent("manager", dollars=0.02, calls=2, why="at the start"),
        Planned(
            ("change the street", "answer"),
            "at the start",
            (Fact("the street", "to look up"),),
            "Ada is known.",
            "new: x",
        ),
        Constrained(("only the street",)),
        Prompted("operator", "claude-test-1"),
        spent("operator", troubles=("The model was overloaded; asked again after 2 s.",)),
        Proposed(Act("change the street", "shop", (TYPE, TAP), thought="The form is open.")),
        Decided(TYPE, Decision("allow", "reversible and in scope", 1, number=1), '"Street" textbox', 1, SHOP),
        Intended(TYPE, '"Street" textbox', 1),
        Acted(TYPE, '"Street" textbox', seconds=0.75),
        Observed("shop", EDITING, "nothing changed", 0.5),
        Judged(Outcome("worked", '"Street" holds "Harbour Lane 4"')),
        Decided(TAP, Decision("ask", "changes something", 2, "submit", "it posts a form", 2), '"Save" button', 2, SHOP),
        Reviewed(Approve("person")),
        Intended(TAP, '"Save" button', 2),
        Acted(TAP, '"Save" button', ("a dialog said: Sure?",), seconds=0.5),
        Observed("shop", AFTERWARDS, 'came: status "Ada saved."', 0.25),
        Judged(Outcome("no change", "Nothing shows it")),
        Told("use the second Ada"),
        Proposed(Ask("Which Ada?", ("Ada Berg", "Ada Lund"))),
        Asked("Which Ada?", ("Ada Berg", "Ada Lund")),
        Told("2"),
        Proposed(HandOver("log in, please")),
        TookOver("log in, please"),
        Intended(TAP, '"Save" button by the person', 0),
        Acted(TAP, '"Save" button by the person', seconds=0.1),
        HandedBack("1 click, 3 keys"),
        Paused("you asked for it"),
        Resumed(),
        Proposed(Act("pay", "shop", (TAP,))),
        Decided(TAP, PAY, '"Save" button', 2, SHOP),
        Reviewed(Reject("too dear")),
        Told("too dear"),
        Reached(1),
        Satisfied(1, "street: Harbour Lane 4"),
        Proposed(Answer("Harbour Lane 4", ("street",))),
        Noted(Note("street", "Harbour Lane 4", FORM.digest, STREET.box)),
        Answered("Harbour Lane 4", ("street",)),
        Prompted("learner", "claude-test-2"),
        spent("learner"),
        Learned(tips=(Tip("Save says so.", SHOP, "abc123"),)),
        Finished("done", "Harbour Lane 4"),
    ]
    return ticking(told)


def ticking(events: list[Event]) -> list[Event]:
    """The events one second apart."""
    return [replace(event, at=BEGAN + second) for second, event in enumerate(events)]


def kept(pictures: Pictures, events: list[Event]) -> None:
    """Save the pictures of the run, as the journal does."""
    for event in events:
        if isinstance(event, Observed) and event.screen.picture:
            pictures.save(event.screen.picture)
