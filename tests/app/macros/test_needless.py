"""What is right already needs not be saved: a button that stays disabled for it ends no macro."""

import pytest

from app.events import Event, Healed
from app.macros.healing import Healing
from app.macros.heals import Heals
from app.macros.replaying import Macro
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits
from controllers.actions import Action, SetChecked, SetText, Tap
from controllers.fake import FakeController
from perception.checks import StateIs, TextShown, ValueIs
from perception.resolving import chain
from perception.screen import Element
from skills.shortcuts import Shortcut
from skills.steps import Do
from tests.app.macros.test_moved import step
from tests.app.stage import EVERYTHING, ORDERS
from tests.perception.screens import capture, element

SAVED = TextShown("Settings saved")


def settings(name: str = "Ada", box: str = "checked", save: str = "Save", **rest: object) -> list[Element]:
    """A field, a box, what saves them, and what only looks at them."""
    return [
        element("textbox", "Name", value=name),
        element("checkbox", "Weekly mail", (0, 40), states={box}),
        element("button", save, (0, 80), **rest),
        element("button", "Preview", (90, 80)),
    ]


def replayed(
    now: list[Element], save: str = "Save", *, sets: bool = True, looks: bool = False
) -> tuple[str, str, list[str]]:
    """How a macro ends that sets both and saves, its sentence, and what was told."""
    then = settings("Bob", "unchecked", save)

    def on(at: int, action: Action) -> Do:
        target = chain(then[at], then, lasting=True)
        check = StateIs(target, "checked") if isinstance(action, SetChecked) else ValueIs(target, "Ada")
        return Do(f"set {then[at].name}", action, target, check)

    setting = (on(0, SetText("Ada")), on(1, SetChecked(True))) if sets else ()
    looking = (Do("look", Tap(), chain(then[3], then, lasting=True), TextShown("Preview")),) if looks else ()
    kept = Shortcut("Set", (*setting, *looking, step(then, save, SAVED)), postcondition=SAVED, scope="http://shop")
    shop, heals = FakeController({"page": capture(*now, place=ORDERS)}), Heals()
    engine = Macro(kept, kept).engine({}, Session({"shop": shop}), Nobody(), 0.02, pictures=False, healing=Healing())
    events: list[Event] = list(engine.run(Macro(kept, kept).task(EVERYTHING, Limits())))
    for event in events:
        heals.take(event)
    assert not heals.mends
    return str(engine.episode.ending), engine.episode.sentence, [str(e.mend) for e in events if isinstance(e, Healed)]


def test_where_all_is_set_so_already_it_is_told_and_the_macro_goes_on() -> None:
    ending, sentence, told = replayed(settings(states={"disabled"}))
    assert ending == "done", sentence
    assert told == ["tap Save: there was nothing to change, as all that was set was so already"]


@pytest.mark.parametrize(
    ("now", "save"),
    [
        (settings(name="Cy", states={"disabled"}), "Save"),
        (settings(box="unchecked", states={"disabled"}), "Save"),
        (settings(), "Save"),
        (settings(visibility="covered"), "Save"),
        (settings(save="Add", states={"disabled"}), "Add"),
        (settings(save="Save and send", states={"disabled"}), "Save and send"),
        ([*settings(states={"disabled"}), element("textbox", "City", (0, 120), states={"invalid"})], "Save"),
    ],
    ids=[
        "a text was another",
        "a box was another",
        "it can be pressed",
        "it is covered",
        "it adds",
        "it sends",
        "something is wrong",
    ],
)
def test_anything_else_ends_it_as_before(now: list[Element], save: str) -> None:
    ending, sentence, told = replayed(now, save)
    assert (ending, told) == ("failed", []), sentence


def test_where_nothing_was_set_nothing_is_known() -> None:
    assert replayed(settings(states={"disabled"}), sets=False)[0] == "failed"
    assert replayed(settings(states={"disabled"}), looks=True)[0] == "failed"
