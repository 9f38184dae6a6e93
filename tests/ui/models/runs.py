"""Events of a run on a small shop, made by hand, and models that have taken them in."""

from app.events import (
    Acted,
    Answered,
    Asked,
    Decided,
    Event,
    Finished,
    HandedBack,
    Intended,
    Judged,
    Noted,
    Observed,
    Paused,
    Planned,
    Prompted,
    Proposed,
    Spent,
    Started,
    TookOver,
)
from app.proposals import Act, Decision, Move, Note, Outcome
from app.serving.orders import Begin
from app.tasks import Permissions, Task
from controllers.actions import SetText, Tap
from perception.geometry import Box
from perception.screen import Element, Observation, Picture, Place
from skills.flow import Frame
from ui.models.phase import Phase
from ui.models.run import RunModel

SHOP = "http://shop.test"
TASK = Task("type Ada in Search\npress Save", Permissions("all"))
ORDER = Begin(TASK, on=(f"page={SHOP}",), brain="plain", headed=True)
BEFORE, AFTER = "a" * 64, "b" * 64
ELEMENTS = (
    Element("searchbox", "Search", Box(100, 100, 200, 40), 1, key="s"),
    Element("button", "Save", Box(800, 500, 100, 40), 2, key="b"),
    Element("button", "<b>Drop</b> & go", Box(800, 600, 100, 40), 3, key="d"),
)


def seen(digest: str = BEFORE, on: str = "page", blocked: bool = False, path: str = "/customers") -> Observed:
    """A look at 1000 x 800 pixels with a field and two buttons."""
    place = Place(SHOP, SHOP + path, "Customers")
    picture = Picture(b"", digest) if digest else None
    return Observed(on, Observation(place, ELEMENTS, (1000, 800), picture, blocked=blocked), at=101)


TYPE, SAVE = Move("page", SetText("Ada"), 1), Move("page", Tap(), 2)
ALLOWED = Decision("allow", "reversible and in scope", 1, number=1)
ASKING = Decision("ask", "changes something", 2, "submit", "it sends a form to /save", 2)
STARTED = Started("e1", TASK, "plain", (("page", SHOP),), at=100)
PLANNED = Planned(("type Ada in Search", "press Save"), "at the start", at=101)
TYPING = Proposed(Act("type Ada in Search", "page", (TYPE,), thought="The field is there.", cursor=(Frame(1),)), at=102)
SAVING = Proposed(Act("press Save", "page", (SAVE,), cursor=(Frame(2),)), at=105)
DECIDED = Decided(TYPE, ALLOWED, '"Search" searchbox', 1, SHOP, at=102)
ASKED = Decided(SAVE, ASKING, '"Save" button', 2, SHOP, at=105)
TYPED: tuple[Event, ...] = (
    TYPING,
    DECIDED,
    Intended(TYPE, '"Search" searchbox', 1, at=102),
    Acted(TYPE, '"Search" searchbox', (), "", 0.25, at=103),
    seen(AFTER),
    Judged(Outcome("worked", 'it holds "Ada"'), at=104),
)
THINKING = Prompted("operator", "some-model", at=102)
SPENT = Spent("operator", 900, 100, 0.25, 2.0, "some-model", troubles=("The reply was cut off; asked again.",), at=104)
QUESTION = Asked("Which one?", ("the first", "the <b>second</b> & last"), 7, at=105)
BEGUN: tuple[Event, ...] = (STARTED, seen(), PLANNED)
FINISHED: tuple[Event, ...] = (
    Noted(Note("total", "30 €"), at=106),
    Answered("Saved.", at=107),
    Finished("done", "Saved.", at=108),
)
PHASES: dict[Phase, tuple[Event, ...]] = {
    "starting": (),
    "working": (*BEGUN, *TYPED),
    "thinking": (*BEGUN, THINKING),
    "paused": (*BEGUN, Paused("you asked for it", at=103)),
    "approving": (*BEGUN, *TYPED, SAVING, ASKED),
    "asking": (*BEGUN, QUESTION),
    "yours": (*BEGUN, TookOver("log in to the shop", at=103)),
    "finished": (*BEGUN, *TYPED, *FINISHED),
}
"""What brings a run into each phase; it is lost when its engine is."""
HANDED_BACK = HandedBack("3 clicks", at=106)


def run(phase: Phase = "working", arming: int = 20) -> RunModel:
    """A model in that phase, of a run that is looked at."""
    model = RunModel(order=ORDER, arming=arming)
    model.show(in_sight=True)
    for event in PHASES["working" if phase == "lost" else phase]:
        model.take(event)
    if phase == "lost":
        model.lose("The engine was killed; resume to go on.")
    return model


def sent(model: RunModel) -> list[object]:
    """What the model will have sent by the time it is looked at: wishes and orders."""
    messages: list[object] = []
    model.wished.connect(messages.append)
    model.begun.connect(messages.append)
    return messages
