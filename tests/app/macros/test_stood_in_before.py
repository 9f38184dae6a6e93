"""What stood in for an element and has worked does so again in the same run, where it is the only one of its kind."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.engine import Engine
from app.macros.healing import Broken, Healing
from app.macros.proven import Proven
from app.macros.replaying import Macro
from app.roles.mender import Finding
from app.session import Session
from app.tasks import Limits
from controllers.actions import Tap
from controllers.fake import FakeController
from perception.checks import Changed, Check, TextShown
from perception.locators import Around, Described, Description, Locator, Named, Relation
from perception.screen import Capture, Element
from skills.flow import Frame
from skills.shortcuts import Shortcut
from skills.steps import Do, Repeat, Step
from tests.app.macros.test_healing import Model
from tests.app.macros.test_moved import Ways, bar, step
from tests.app.stage import EVERYTHING, ORDERS, Person
from tests.perception.screens import capture, element, row, text
from tests.perception.screens import screen as shown


class Run:
    """One replay of these steps from the first of the screens, with a model that finds this."""

    def __init__(
        self, steps: Sequence[Step], screens: dict[str, Capture], ways: Ways, *found: Finding,
        person: Person | None = None,
    ) -> None:  # fmt: skip
        kept = Shortcut("Work", tuple(steps), scope="http://shop", trust="trusted")
        self.shop, self.brain, macro = FakeController(screens, ways), Model({"mender": found}), Macro(kept, kept)
        engine: Engine = macro.engine(
            {}, Session({"shop": self.shop}), person or Person(), 0.02, pictures=False,
            healing=Healing(self.brain, person is not None),
        )  # fmt: skip
        self.events = list(engine.run(macro.task(EVERYTHING, Limits())))
        self.ending, self.sentence = engine.episode.ending, engine.episode.sentence

    @property
    def done(self) -> list[str]:
        return [name for _, name in self.shop.performed]


def screens(**shown: Sequence[Element]) -> dict[str, Capture]:
    return {name: capture(*nodes, place=ORDERS) for name, nodes in shown.items()}


def more(said: str, nodes: Sequence[Element]) -> list[Element]:
    return [*nodes, text(said, (0, 300))]


RECORDED, NOW = bar("Print"), bar("Produce", "Consume")
FOUND = Finding("stands in", 3)
STEPS = [
    step(RECORDED, "Print", TextShown("first")),
    replace(step(RECORDED, "Print", TextShown("second")), words="again"),
]
SHOWN = {"page": NOW, "one": more("first", NOW), "two": more("second", NOW)}
PRESSED: Ways = {("page", "tap", "Produce"): "one", ("one", "tap", "Produce"): "two"}


def test_a_second_press_needs_no_second_call() -> None:
    run = Run(STEPS, screens(**SHOWN), PRESSED, FOUND)
    assert (run.ending, run.done, len(run.brain.asked)) == ("done", ["Produce", "Produce"], 1), run.sentence


@pytest.mark.parametrize(
    "one",
    [
        bar("Produce now", "Consume"),
        bar("Produce", "Consume", states={"disabled"}),
        [*NOW, element("button", "Produce", (0, 200))],
        bar("Produce", "Consume", effect="POST http://shop/produce"),
    ],
    ids=["another name", "disabled", "two of them", "does something else"],
)
def test_where_it_is_not_certainly_the_same_the_model_is_asked_again(one: Sequence[Element]) -> None:
    run = Run(STEPS, screens(**SHOWN | {"one": more("first", one)}), PRESSED, FOUND, Finding("not there"))
    assert (run.ending, run.done, len(run.brain.asked)) == ("failed", ["Produce"], 2)


def test_what_did_not_work_is_not_taken_for_proven() -> None:
    first = replace(STEPS[0], check=TextShown("never"))
    run = Run([first, STEPS[1]], screens(**SHOWN), PRESSED, FOUND)
    assert (run.ending, run.done) == ("failed", ["Produce"])


def test_another_element_is_another_matter() -> None:
    other = replace(step(bar("Fax"), "Fax", TextShown("second")), words="fax it")
    run = Run([STEPS[0], other], screens(**SHOWN), PRESSED, FOUND, Finding("not there"))
    assert (run.ending, run.done, len(run.brain.asked)) == ("failed", ["Produce"], 2)


def test_a_yes_to_what_cannot_be_taken_back_is_good_for_once() -> None:
    recorded, now = bar("Delete order"), bar("Delete it", "Produce")
    steps = [step(recorded, "Delete order", TextShown("first")),
             replace(step(recorded, "Delete order", TextShown("second")), words="again")]  # fmt: skip
    shown = screens(page=now, one=more("first", now), two=more("second", now))
    ways = {("page", "tap", "Delete it"): "one", ("one", "tap", "Delete it"): "two"}
    person = Person(answers=['"Delete it" button', "none of them"])
    run = Run(steps, shown, ways, Finding("not there"), Finding("not there"), person=person)
    assert run.done == ["Delete it"]


def in_row(name: str) -> Locator:
    relation = Relation("in row of", Description("{person}", exact=True))
    told = Described(Description(name, "button", exact=True, relation=relation))
    return Locator((told, Around(effect="POST http://shop/shipments")))


def rounds(check: Check, *then: Step) -> list[Step]:
    """What is pressed in each row of a table, and what comes after it."""
    press = Do("print it", Tap(), in_row("Print"), check)
    return [Repeat("each person", Locator((Described(Description("", "row")),)), "person", (press, *then))]


def people(*buttons: str) -> list[Element]:
    """A table of two people with these buttons, one for each row."""
    rows = [
        *row("r0", 40, "Ada", "Oslo", buttons=buttons[:1]),
        *row("r1", 70, "Bob", "Rome", buttons=buttons[1:]),
    ]
    table = element("table", "People", (0, 30), key="t", size=(800, 200))
    return [table, *(replace(each, within=("t", *each.within)) for each in rows)]


def produced(second: str = "Produce") -> tuple[dict[str, Capture], Ways]:
    nodes = people("Produce", second)
    shown = screens(page=nodes, one=more("It is out", nodes), two=more("It is out again", nodes))
    return shown, {("page", "tap", "Produce"): "one", ("one", "tap", "Produce"): "two"}


def test_the_next_row_of_a_loop_needs_no_second_call() -> None:
    run = Run(rounds(Changed()), *produced(), Finding("stands in", 5))
    assert (run.ending, run.done, len(run.brain.asked)) == ("done", ["Produce", "Produce"], 1), run.sentence


def test_a_row_without_it_is_never_served_by_the_one_in_another() -> None:
    run = Run(rounds(Changed()), *produced("Consume"), Finding("stands in", 5))
    assert (run.ending, run.done) == ("failed", ["Produce"])


def test_the_next_row_of_a_loop_knows_what_shows_that_it_worked_too() -> None:
    ok = element("button", "OK", (0, 400))
    steps = rounds(TextShown("Printed"), step([ok], "OK", Changed()))
    nodes = people("Produce", "Produce")
    shown = screens(page=nodes, one=[*nodes, ok, element("status", "It is out", (0, 300))])
    ways = {("page", "tap", "Produce"): "one", ("one", "tap", "OK"): "page"}
    run = Run(steps, shown, ways, Finding("stands in", 5, awaited=("It is out",)))
    assert (run.ending, len(run.brain.asked)) == ("done", 1), run.sentence
    assert run.done == ["Produce", "OK", "Produce", "OK"]


MENU = [*bar("Proceed", "Consume")]
SENDS = "POST http://shop/shipments"
ITEM = element("menuitem", "Dispatch", (300, 300), effect=SENDS)


def shipped(again: Sequence[Element]) -> Run:
    """A replay of two presses of what is in a menu by now, which closes; what that holds the second time."""
    target = step(bar("Ship", effect=SENDS), "Ship").target
    steps = [replace(STEPS[0], target=target), replace(STEPS[1], target=target)]
    one, two = more("first", MENU), more("second", MENU)
    shown = screens(page=MENU, open=[*MENU, ITEM], one=one, reopened=[*one, *again], two=two)
    ways = {("page", "tap", "Proceed"): "open", ("open", "tap", "Dispatch"): "one",
            ("one", "tap", "Proceed"): "reopened", ("reopened", "tap", "Dispatch"): "two"}  # fmt: skip
    return Run(steps, shown, ways, Finding("open first", 3, called="Dispatch"), Finding("not there"))


def test_what_led_to_it_is_opened_again_once() -> None:
    run = shipped([ITEM])
    assert (run.ending, len(run.brain.asked)) == ("done", 1), run.sentence
    assert run.done == ["Proceed", "Dispatch", "Proceed", "Dispatch"]
    empty = shipped([element("menuitem", "Discard", (300, 300))])
    assert (empty.ending, empty.done, len(empty.brain.asked)) == ("failed", ["Proceed", "Dispatch", "Proceed"], 2)


def proven(broken: Broken) -> Proven:
    """That the person has named "Produce" for it, and it has worked."""
    named, found = Proven(), broken.screen.elements[2]
    named.trying(broken, (found, broken.mend(found, "person", "you said so")), (Frame(1),))
    named.reached((Frame(1),))
    return named


def broken(*nodes: Element, **place: str) -> Broken:
    screen = shown(*(nodes or NOW))
    return Broken(STEPS[0], STEPS[0], {}, replace(screen, place=replace(screen.place, **place)))


def test_what_a_value_names_is_never_served_by_what_another_value_named() -> None:
    kept = replace(STEPS[0], target=Locator((Named("button", "{order}"),)))
    given = replace(broken(), step=replace(kept, target=Locator((Named("button", "7"),))), kept=kept)
    assert proven(given).again(given) is None


def test_it_does_so_in_its_own_place_and_for_nothing_graver() -> None:
    here = broken()
    assert proven(here).again(here)
    assert proven(here).again(broken(scope="http://elsewhere")) is None
    assert proven(here).again(broken(address="http://shop/gifts")) is None
    assert proven(here).again(broken(address=f"{ORDERS.address}?page=2#top"))
    assert proven(here).again(broken(element("heading", "Gifts"), *NOW[1:])) is None
    saving = broken(*bar("Produce", "Consume", effect="POST http://shop/produce"))
    assert proven(saving).again(saving) is None, "the person is asked again"
    grave = broken(*bar("Delete", "Consume"))
    assert proven(grave).again(grave) is None


def test_only_what_the_step_was_done_with_in_the_end_is_proven() -> None:
    here, known = broken(), Proven()
    for name in ("Consume", "Produce"):
        (found,) = [e for e in here.screen.elements if e.name == name]
        known.trying(here, (found, here.mend(found, "model", "a model said so")), (Frame(1),))
    known.reached((Frame(0),))
    assert known.again(here) is None, "the step is not behind the run"
    known.reached((Frame(1),))
    assert (again := known.again(here)) and again[0].name == "Produce"
    assert known.again(broken(*bar("Consume", "Print it"))) is None


def in_menus(item: Element, left: Sequence[Element], *found: Finding, name: str = "Proceed") -> Run:
    """A replay of printing for two people, with a menu in each row; what the first leaves open."""
    menu = frozenset({"opens-menu"})
    nodes = [replace(e, states=menu) if e.name == name else e for e in people(name, name)]
    one, two = more("first", [*nodes, *left]), more("second", nodes)
    opened = screens(page=nodes, open=[*nodes, item], one=one, reopened=[*more("again", nodes), item], two=two)
    ways = {("page", "tap", name): "open", ("open", "tap", item.name): "one",
            ("one", "tap", name): "reopened", ("reopened", "tap", item.name): "two"}  # fmt: skip
    return Run(rounds(Changed()), opened, ways, *found)


LED = Finding("open first", 5, called="Dispatch")


def test_a_menu_in_the_next_row_is_opened_and_holds_it_by_the_name_that_was_said() -> None:
    run = in_menus(ITEM, [], LED)
    assert (run.ending, len(run.brain.asked)) == ("done", 1), run.sentence
    assert run.done == ["Proceed", "Dispatch", "Proceed", "Dispatch"]


def test_what_the_menu_of_another_row_has_left_open_is_never_taken() -> None:
    said = in_menus(ITEM, [ITEM], LED)
    assert (said.ending, said.done) == ("failed", ["Proceed", "Dispatch", "Proceed"])
    item = element("menuitem", "Print", (300, 300))
    found = in_menus(item, [item], name="More actions")
    assert found.ending == "failed" and found.done[:3] == ["More actions", "Print", "More actions"]
    assert found.done.count("Print") == 1
