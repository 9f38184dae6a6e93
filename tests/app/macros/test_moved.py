"""What went into a menu or a drawn list, or is seen by other words, is done all the same; never on a guess or twice."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from app.engine import Engine
from app.macros.healing import Healing
from app.macros.heals import Heals
from app.macros.replaying import Macro
from app.session import Session
from app.tasks import Limits
from controllers.actions import Action, Select, SetText, Tap
from controllers.browser.target import BrowserTarget
from controllers.controller import Found, Performed
from controllers.errors import Unsupported
from controllers.fake import FakeController
from perception.checks import Changed, Check, ElementGone, TextShown
from perception.resolving import chain
from perception.screen import Capture, Element, Place
from skills.mending import mended, option_of
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Do, WaitFor
from tests.app.macros.served import replayed, shown
from tests.app.stage import EVERYTHING, ORDERS, Person
from tests.controllers.site import Site
from tests.perception.screens import capture, container, element, text, traced

Ways = Mapping[tuple[str, str, str], str]
PRINTED = TextShown("Printed")
DONE = {"after": capture(text("Printed"), place=ORDERS)}


def bar(*names: str, role: str = "button", **rest: object) -> list[Element]:
    """A heading, and a region with these buttons."""
    buttons = [element(role, name, (90 * at, 40), **rest) for at, name in enumerate(names)]
    return [element("heading", "Order 7"), *container("region", "Tools", *buttons)]


def folded(name: str = "More actions", **rest: object) -> Element:
    return element("button", name, (400, 40), states={"collapsed"}, **rest)


def inside(place: str, *parts: Element) -> list[Element]:
    return container("region", place, *parts)


def step(nodes: Sequence[Element], name: str, check: Check | None = PRINTED, action: Action | None = None) -> Do:
    """The step on the element of that name, as it is recorded on these."""
    (there,) = [e for e in nodes if e.name == name and e.interactive]
    return Do(f"tap {name}", action or Tap(), chain(there, nodes, lasting=True), check)


LINK = element("link", "Edit", (0, 40), effect="GET http://shop/orders/7/edit")
LIST = [element("heading", "Orders"), LINK]


class Replay:
    """One replay of a macro of these steps, from the first of the screens."""

    def __init__(
        self, steps: Sequence[Do], screens: Mapping[str, Capture], ways: Ways, person: Person | None = None,
        kind: type[FakeController] = FakeController, values: Mapping[str, str] | None = None, scope: str = ORDERS.scope,
    ) -> None:  # fmt: skip
        parameters = tuple(Parameter(name) for name in values or {})
        self.kept = Shortcut("Work", tuple(steps), parameters, scope=scope)
        self.shop = kind(screens, ways)
        macro, heals = Macro(self.kept, self.kept), Heals()
        engine: Engine = macro.engine(
            macro.values(values or {}), Session({"shop": self.shop}), person or Person(), 0.02, pictures=False,
            healing=Healing(person=person is not None),
        )  # fmt: skip
        self.mends = []
        for event in engine.run(macro.task(EVERYTHING, Limits())):
            heals.take(event)
            self.mends += [event.mend] if event.kind == "healed" else []
        self.ending, self.sentence = engine.episode.ending, engine.episode.sentence

    @property
    def done(self) -> list[str]:
        return [name for _, name in self.shop.performed]

    @property
    def version(self) -> list[str]:
        """The words of the steps of the next version."""
        return [each.words for each in mended(self.kept, self.mends).steps]


def folding(name: str, place: str = "Tools") -> tuple[dict[str, Capture], Ways]:
    """The page with the button of that name gone into a menu, the menu open, and what comes of it."""
    menu, item = folded(), element("menuitem", name, (400, 60))
    page = [element("heading", "Order 7"), *inside(place, menu)]
    screens = {"page": capture(*page, place=ORDERS), "open": capture(*page, *inside(place, item)[1:], place=ORDERS)}
    return {**screens, **DONE}, {("page", "tap", "More actions"): "open", ("open", "tap", name): "after"}


def test_what_went_into_a_menu_is_found_there_and_the_next_version_opens_it_first() -> None:
    replay = Replay([step(bar("Print"), "Print")], *folding("Print"))
    assert (replay.ending, replay.done) == ("done", ["More actions", "Print"]), replay.sentence
    assert replay.version == ['open "More actions" button', "tap Print"]


def test_of_two_menus_none_is_opened_unless_it_stands_where_the_element_stood() -> None:
    recorded = [step(bar("Print"), "Print")]
    screens, ways = folding("Print")
    other = element("button", "Menu", (0, 200), states={"collapsed"})
    apart = {name: replace(each, nodes=(*each.nodes, other)) for name, each in screens.items()}
    assert Replay(recorded, apart, ways).done == ["More actions", "Print"]
    beside = replace(other, within=("region:Tools",))
    both = {name: replace(each, nodes=(*each.nodes, beside)) for name, each in screens.items()}
    replay = Replay(recorded, both, ways)
    assert (replay.ending, replay.done) == ("failed", [])


@pytest.mark.parametrize(
    "menu", [folded(effect="GET http://shop/more"), element("button", "More actions", states={"disabled"})]
)
def test_what_leads_elsewhere_or_is_disabled_is_no_menu(menu: Element) -> None:
    replay = Replay([step(bar("Print"), "Print")], {"page": capture(*inside("Tools", menu), place=ORDERS)}, {})
    assert (replay.ending, replay.done) == ("failed", [])


@pytest.mark.parametrize("name", ["Reject", "Withdraw", "Close ticket", "Mute", "Follow", "Reject ▾"])
def test_what_may_do_something_of_its_own_is_neither_opened_nor_pressed_though_it_stands_there(name: str) -> None:
    nodes = bar("Print")
    split = [replace(e, name=name, states=frozenset({"collapsed"})) if e.name == "Print" else e for e in nodes]
    replay = Replay([step(nodes, "Print")], {"page": capture(*split, place=ORDERS)}, {})
    assert (replay.ending, replay.done) == ("failed", [])
    assert "may only open something" in replay.sentence or "only by where it stands" in replay.sentence


@pytest.mark.parametrize(
    "fold",
    [
        element("button", "Filter ▾", states={"collapsed"}),
        element("button", "Order actions", states={"collapsed"}),
        element("menuitem", "Papers", states={"collapsed"}),
        element("button", "More", states={"collapsed"}),
        element("button", "Options", states={"opens-menu"}),
        traced(element("button", "Papers", states={"collapsed"}), "main>details:nth-of-type(1)>summary:nth-of-type(1)"),
        traced(element("button", "Papers", states={"collapsed"}), "main>h3:nth-of-type(2)>button:nth-of-type(1)"),
    ],
    ids=["name", "what is in it", "role", "folded up", "opens a menu", "fold", "heading"],
)
def test_what_only_unfolds_is_opened(fold: Element) -> None:
    page, item = inside("Tools", fold), element("button", "Print", (400, 60))
    screens = {"page": capture(*page, place=ORDERS), "open": capture(*page, item, place=ORDERS), **DONE}
    ways = {("page", "tap", fold.name): "open", ("open", "tap", "Print"): "after"}
    assert Replay([step(bar("Print"), "Print")], screens, ways).done == [fold.name, "Print"]
    unfolded = replace(fold, states=frozenset())
    plain = {**screens, "page": capture(*inside("Tools", unfolded), place=ORDERS)}
    assert Replay([step(bar("Print"), "Print")], plain, ways).done == []


def test_what_cannot_be_taken_back_is_looked_for_in_a_menu_on_the_persons_word_only() -> None:
    recorded = [step(bar("Delete"), "Delete")]
    assert Replay(recorded, *folding("Delete")).done == []
    told = Replay(recorded, *folding("Delete"), person=Person(answers=['"More actions" button', '"Delete" menuitem']))
    assert (told.ending, told.done) == ("done", ["More actions", "Delete"])


def test_no_menu_elsewhere_is_opened_while_what_the_element_stood_in_is_there() -> None:
    screens, ways = folding("Print")
    beside = container("region", "Tools", element("button", "Count", (0, 200)))
    apart = [element("heading", "Order 7"), *container("region", "Others", folded()), *beside]
    replay = Replay([step(bar("Print"), "Print")], {**screens, "page": capture(*apart, place=ORDERS)}, ways)
    assert (replay.ending, replay.done) == ("failed", [])


SENDING = "POST http://shop/orders/7/print"
ELSEWHERE = [element("heading", "Note"), *container("form", "Notes", element("button", "Print", (0, 40)))]


def test_what_bears_the_same_words_and_nothing_else_is_not_pressed_where_a_form_was_sent() -> None:
    recorded = step(bar("Print", effect=SENDING), "Print")
    decoy = {"page": capture(*ELSEWHERE, place=ORDERS), **DONE}
    replay = Replay([recorded], decoy, {("page", "tap", "Print"): "after"})
    assert (replay.ending, replay.done) == ("failed", [])
    assert "sends nothing to where the recorded one did" in replay.sentence
    harmless = step(bar("Print"), "Print")
    assert Replay([harmless], decoy, {("page", "tap", "Print"): "after"}).done == ["Print"]


HERE, AWAY = "GET http://shop/orders/8/edit", "GET http://shop/help"


@pytest.mark.parametrize(
    ("effects", "around", "done"),
    [
        ((HERE, AWAY), "Tools", ["Alter"]),
        ((HERE, HERE), "Tools", []),
        ((f"{HERE}?tab=2", AWAY), "Tools", []),
        ((HERE, AWAY), "Others", []),
        (("GET http://shop/orders/8", AWAY), "Tools", []),
        ((HERE.replace("8", "9"), AWAY), "Tools", []),
    ],
    ids=["the one", "two of them", "to a query", "in another place", "to another place", "of another record"],
)
def test_a_link_is_known_by_where_it_leads(effects: tuple[str, str], around: str, done: list[str]) -> None:
    links = [element("link", name, (0, 300), effect=led) for name, led in zip(("Alter", "Aid"), effects, strict=True)]
    there = capture(element("heading", "Edit order"), place=Place("http://shop", "http://shop/orders/8/edit"))
    order = Place("http://shop", "http://shop/orders/8")
    screens = {"page": capture(*container("region", around, *links), place=order), "there": there}
    recorded = step(
        container("region", "Tools", LINK, element("link", "Help", (90, 40))), "Edit", TextShown("Edit order")
    )
    assert Replay([recorded], screens, {("page", "tap", "Alter"): "there"}).done == done


def test_no_menu_is_opened_for_a_field() -> None:
    field = [element("heading", "Order 7"), *container("region", "Tools", element("textbox", "Note", (0, 40)))]
    page = {"page": capture(*container("region", "Others", folded()), place=ORDERS)}
    replay = Replay([step(field, "Note", None, SetText("soon"))], page, {})
    assert (replay.ending, replay.done) == ("failed", [])


def test_a_menu_that_does_not_hold_it_is_opened_once() -> None:
    screens, ways = folding("Archive it all")
    replay = Replay([step(bar("Print"), "Print")], screens, ways)
    assert (replay.ending, replay.done) == ("failed", ["More actions"])


def rows(*names: str, within: str = "Print") -> list[Element]:
    """A row for each name with a button in it."""
    parts: list[Element] = []
    for at, name in enumerate(names):
        button = folded(f"Actions for {name}") if within == "menu" else element("button", within)
        key, y = f"row{at}", 40.0 * at
        box = replace(button.box, x=90, y=y)
        parts.append(element("row", "", (0, y), text=name, key=key))
        parts.append(element("cell", name, (0, y), text=name, within=(key,)))
        parts.append(replace(button, box=box, key=f"{key}/button", within=(key,)))
    return parts


def test_what_a_rows_menu_opens_elsewhere_belongs_to_that_row() -> None:
    before = rows("Ada", "Bob")
    recorded = Do("print Bob", Tap(), chain(before[5], before, lasting=True), PRINTED)
    page = rows("Bob", "Ada", within="menu")
    far = element("menuitem", "Print", (300, 300))
    screens = {"page": capture(*page, place=ORDERS), "open": capture(*page, far, place=ORDERS), **DONE}
    ways = {("page", "tap", "Actions for Bob"): "open", ("open", "tap", "Print"): "after"}
    assert Replay([recorded], screens, ways).done == ["Actions for Bob", "Print"]


class Drawn(FakeController):
    """A page whose list is no native one."""

    def perform(self, action: Action, at: Found | None) -> Performed:
        if isinstance(action, Select):
            raise Unsupported("it is no native list")
        return super().perform(action, at)


def listed(*options: str, open_: bool = False) -> list[Element]:
    entries = [element("option", each, (0, 80 + 20 * at)) for at, each in enumerate(options)] if open_ else []
    return [element("combobox", "Status", (0, 40)), *entries]


def test_of_a_list_that_the_page_draws_the_option_is_pressed() -> None:
    native = [element("combobox", "Status", (0, 40), options=("New", "Paid"))]
    recorded = step(native, "Status", Changed(), Select("{status}"))
    screens = {
        "page": capture(*listed(), place=ORDERS),
        "open": capture(*listed("New", "Paid", open_=True), place=ORDERS), **DONE,
    }  # fmt: skip
    ways = {("page", "tap", "Status"): "open", ("open", "tap", "Paid"): "after"}
    replay = Replay([recorded], screens, ways, kind=Drawn, values={"status": "Paid"})
    assert (replay.ending, replay.done) == ("done", ["Status", "Paid"])
    first, _, pressing = mended(replay.kept, replay.mends).steps
    assert isinstance(first, WaitFor) and first.check == ElementGone(option_of("{status}"))
    assert isinstance(pressing, Do) and (pressing.action, pressing.target) == (Tap(), option_of("{status}"))
    lacking = Replay([recorded], screens, ways, kind=Drawn, values={"status": "Lost"})
    assert (lacking.ending, lacking.done) == ("failed", ["Status"])


ASKED = """<!doctype html><h1>Order 7</h1><label>Ship to <select><option>Work<option>Home</select></label>"""
SLOW = """<!doctype html><h1>Order 7</h1><span id=l>Ship to</span>
<div role=combobox tabindex=0 aria-labelledby=l onclick="setTimeout(() => list.hidden = false, {})">Work</div>
<ul role=listbox id=list hidden><li role=option onclick="document.title = 'Ship'; list.hidden = true">Home</li></ul>"""
OTHER = """<ul role=listbox aria-label="Bill to"><li role=option onclick="document.title = 'Bill'">Home</li></ul>"""


@pytest.mark.parametrize(
    ("there", "title"), [(SLOW.format(200), "Ship"), (SLOW.format(200) + OTHER, ""), (SLOW.format(99999) + OTHER, "")]
)
def test_a_drawn_list_never_chooses_in_another(there: str, title: str, page: BrowserTarget, site: Site) -> None:
    nodes = shown(page, site, ASKED)
    (native,) = [e for e in nodes if e.role == "combobox"]
    ended = replayed(page, site, there, Do("choose", Select("Home"), chain(native, nodes, lasting=True))).episode
    assert (page.evaluate("document.title"), ended.ending) == (title, "done" if title else "failed"), ended.sentence
