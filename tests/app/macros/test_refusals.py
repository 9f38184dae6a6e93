"""A step whose address is right has not worked where the page there turns it away, or is another one."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.brains.plain import PlainBrain
from app.engine import Engine
from app.macros.harvest import harvest
from app.macros.healing import Healing
from app.macros.refusals import Taken, refused, tells_late
from app.macros.replaying import Macro
from app.proposals import Move, Outcome
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits, Permissions, Task
from controllers.actions import Open, Press, SetText, Tap
from controllers.browser.target import BrowserTarget
from perception.checks import AllOf, Changed, Check, ElementGone, PlaceIs, TextGone, TextShown
from perception.locators import Locator
from perception.resolving import chain
from perception.screen import Element, Place
from skills.generalising.shortcut import generalised
from skills.shortcuts import Shortcut
from skills.steps import Do
from tests.app.macros.test_moved import DONE, Replay, bar, step
from tests.app.stage import ORDERS as LIST
from tests.controllers.site import Site
from tests.perception.screens import capture, container, element, screen, text

ALLOWED = Permissions("scope", frozenset({"submit"}))
HOME = "<title>Start</title><h1>Welcome</h1><a href=/orders>Orders</a>"
ORDERS = """<title>Orders</title><h1>Orders</h1><button onclick="out.textContent = 'Printed'">Print</button>
<output id=out></output>"""


class Told:
    """A macro recorded from plain words on some pages, and replayed on others."""

    def __init__(self, page: BrowserTarget, site: Site, words: str, pages: Mapping[str, str]) -> None:
        self._page, self._site = page, site
        self._serve(pages)
        engine: Engine = Engine(Session({"page": page}), PlainBrain(), Nobody(), pictures=False)
        events = list(engine.run(Task(words, ALLOWED, Limits())))
        assert engine.episode.ending == "done", engine.episode.sentence
        self.kept = generalised(harvest(events).shown, "Work").shortcut

    def _serve(self, pages: Mapping[str, str]) -> None:
        self._site.pages.update({path: f"<!doctype html>{body}" for path, body in pages.items()})
        self._page.perform(Open(f"{self._site.address}/"), None)
        assert self._page.settled(5.0)

    def again(self, pages: Mapping[str, str], kept: Shortcut | None = None) -> tuple[str | None, str]:
        """How it ends on these, and the sentence."""
        self._serve(pages)
        macro = Macro(kept or self.kept, kept or self.kept)
        engine: Engine = macro.engine(macro.values({}), Session({"page": self._page}), Nobody(), 0.3, pictures=False,
                                      healing=Healing())  # fmt: skip
        list(engine.run(macro.task(ALLOWED, Limits())))
        return engine.episode.ending, engine.episode.sentence


def without_landmarks(shortcut: Shortcut) -> Shortcut:
    """As it was kept before there were any."""

    def bare(check: Check | None) -> Check | None:
        return replace(check, landmarks=(), also=()) if isinstance(check, PlaceIs) else check

    steps = tuple(replace(step, check=bare(step.check)) if isinstance(step, Do) else step for step in shortcut.steps)
    return replace(shortcut, steps=steps, postcondition=bare(shortcut.postcondition))


def test_another_page_at_the_same_address_is_not_where_it_led(page: BrowserTarget, site: Site) -> None:
    told = Told(page, site, "click Orders", {"/": HOME, "/orders": ORDERS})
    (opening,) = told.kept.steps
    assert isinstance(opening, Do) and opening.check == PlaceIs("/orders", landmarks=("Orders",))
    assert told.again({"/orders": ORDERS.replace("<title>Orders", "<title>All")})[0] == "done"
    ending, sentence = told.again({"/orders": "<title>Orders</title><h1>Down for maintenance</h1>"})
    assert ending == "failed" and 'under "Orders"' in sentence
    older = without_landmarks(told.kept)
    assert told.again({"/orders": ORDERS}, older)[0] == "done"
    slow = "<title>Orders</title><p>Hello</p><script src=/after/200/x></script><h1>Session expired</h1>"
    ending, sentence = told.again({"/orders": slow}, older)
    assert ending == "failed" and 'it says "Session expired"' in sentence


def test_a_page_that_is_headed_otherwise_is_known_by_what_comes_next(page: BrowserTarget, site: Site) -> None:
    told = Told(page, site, "click Orders, click Print", {"/": HOME, "/orders": ORDERS})
    assert told.again({"/orders": ORDERS.replace("<h1>Orders", "<h1>All of them")})[0] == "done"
    for wall in ("Please sign in", "Access denied"):
        ending, sentence = told.again({"/orders": ORDERS.replace("<h1>Orders", f"<h1>{wall}")})
        assert ending == "failed" and "step 1 of 2" in sentence


CUSTOMER = """<title>Customer</title><h1>Customer</h1><h2>{}</h2>
<button onclick="out.textContent = 'Archived'">Archive</button><output id=out></output>"""


def test_a_page_about_another_record_is_not_where_it_led(page: BrowserTarget, site: Site) -> None:
    home = "<title>S</title><h1>Start</h1><a href=/customer/{}>Open it</a>"
    pages = {"/customer/7": CUSTOMER.format("Ada Byron"), "/customer/8": CUSTOMER.format("Bob Noyce")}
    told = Told(page, site, "click Open it, click Archive", {"/": home.format(7), **pages})
    assert told.again({"/": home.format(7)})[0] == "done"
    ending, sentence = told.again({"/": home.format(8)})
    assert ending == "failed" and "step 1 of 2" in sentence and '"Bob Noyce"' in sentence


@pytest.mark.parametrize(
    ("recorded", "now"),
    [
        ("<title>Orders and authors</title><h1>Orders</h1>", ""),
        ("<title>Orders - sign in and out times</title><h1>Orders</h1>", ""),
        ("<h1>Orders</h1><h2>Open</h2><h2>Paid</h2><h2>Sent</h2><h2>Failed payments</h2>", ""),
        ("<h1>Good morning, Ada</h1>", "<h1>Good evening, Ada</h1>"),
        ("<h1>3 new orders</h1>", "<h1>No new orders</h1>"),
        ("<h1>Open orders</h1>", "<h1>Your open orders</h1>"),
        ("<h1>Orders</h1><label>Code <input type=password></label>", ""),
    ],
)
def test_a_page_that_says_what_it_said_is_the_recorded_one(
    recorded: str, now: str, page: BrowserTarget, site: Site
) -> None:
    told = Told(page, site, "click Orders", {"/": HOME, "/orders": recorded})
    assert told.again({"/orders": now or recorded})[0] == "done"


@pytest.mark.parametrize(
    "wall",
    [
        "<nav><span>Orders</span></nav><h1>Down for repair</h1>",
        "<h1>Welcome back</h1><p>Orders</p><label>Password <input type=password></label>",
        "<p>Orders</p><label>Password <input type=password></label>",
        "<h1>Acme</h1><h2>Choose your plan to go on</h2>",
    ],
)
def test_a_wall_is_no_page_because_some_of_it_was_there(wall: str, page: BrowserTarget, site: Site) -> None:
    inner = "<title>Orders</title><h1>Acme</h1><h2>Orders</h2>"
    told = Told(page, site, "click Orders", {"/": HOME, "/orders": inner})
    assert told.again({"/orders": inner})[0] == "done"
    assert told.again({"/orders": f"<title>Shop</title>{wall}"})[0] == "failed"


@pytest.mark.parametrize(
    "said",
    [
        "<p>Please try again later</p>",
        "<p>You may not do this</p>",
        "<div role=alert>Too many requests</div>",
        "<div role=alert>Your plan has ended</div>",
        "<h2>Look elsewhere</h2>",
        "<div role=alert>Access denied</div>",
    ],
)
def test_what_was_not_said_when_it_was_recorded_is_doubt(said: str, page: BrowserTarget, site: Site) -> None:
    jobs = """<title>Jobs</title><h1>Jobs</h1><div id=out></div>
        <button onclick="this.disabled = true; out.innerHTML = '{}'">Retry failed jobs</button>"""
    told = Told(page, site, "click Retry failed jobs", {"/": jobs.format("<p>1 of 9</p>")})
    (retry,) = told.kept.steps
    assert isinstance(retry, Do) and retry.check == Changed()
    assert told.again({"/": jobs.format("<p>2 of 9</p>")})[0] == "done"
    assert told.again({"/": jobs.format(said)})[0] == "failed"


def test_a_page_may_be_headed_by_what_the_link_to_it_is_called_now(page: BrowserTarget, site: Site) -> None:
    inner = f"{ORDERS}<h2>Shop</h2>"
    told = Told(page, site, "click Orders, click Print", {"/": HOME, "/orders": inner})
    renamed = {"/": HOME.replace(">Orders", ">Purchases"), "/orders": inner.replace("<h1>Orders", "<h1>Purchases")}
    assert told.again(renamed)[0] == told.again({**renamed, "/orders": inner})[0] == "done"
    assert told.again({**renamed, "/orders": inner.replace("<h1>Orders", "<h1>Bob Noyce")})[0] == "failed"
    assert told.again({**renamed, "/": HOME})[0] == "failed"


HERE = [element("heading", "Start"), element("button", "Go", (0, 40)), element("textbox", "City", (0, 70), key="city")]
GO = chain(HERE[1], HERE, lasting=True)
THERE, SECRET = PlaceIs("/orders"), element("textbox", "Password", (0, 40), states={"password"})


def why(*nodes: Element, check: Check | None = THERE, told: str = "tap Go", then: Locator | None = None,
        sends: bool = False, place: Place = LIST) -> str:  # fmt: skip
    """What shows that a press of Go was turned away which led to these."""
    before = screen(*HERE, place=LIST)
    after = screen(*nodes, before=before, place=place)
    return refused(Taken(told, GO, then, check), check, before, after, sends=sends)


@pytest.mark.parametrize("check", [THERE, Changed(), None, ElementGone(GO), TextGone("x"), AllOf((THERE, Changed()))])
def test_what_only_the_address_or_a_change_tells_is_turned_away_where_the_page_says_so(check: Check | None) -> None:
    alert = element("alert", "", (0, 90), text="Access denied")
    for said in ([*HERE, alert], [element("heading", "Error 500")], [*HERE, text("Session expired", (0, 90))]):
        assert "it says" in why(*said, check=check)
    assert why(*HERE, element("status", "No errors", (0, 90)), check=check) == ""
    assert why(*HERE, alert, check=AllOf((THERE, TextShown("Orders")))) == ""


def test_what_was_said_before_or_of_one_row_of_many_is_no_answer() -> None:
    failed = [text("Failed", (0, 90 + 20 * at)) for at in range(5)]
    assert why(*HERE, *(replace(each, name=f"Failed {each.box.y}") for each in failed)) == ""
    assert why(*HERE, *container("row", "", text("Failed"))) == ""
    away = Place("http://shop", "http://shop/list")
    listed = element("heading", "Start", (0, 9)), text("Order 7 failed", (0, 90))
    assert why(*listed, place=away) == "" and why(*listed[1:], place=away) and why(*listed)


def test_what_the_step_itself_speaks_of_or_led_to_when_recorded_is_no_refusal() -> None:
    log, wall = element("heading", "Error log"), element("heading", "Sign in")
    assert (
        why(log) and why(log, told="tap Errors") == why(log, check=PlaceIs("/orders", landmarks=("Error log",))) == ""
    )
    assert why(log, check=PlaceIs("/errors")) == ""
    assert why(element("heading", "Books and authors")) == "" and why(element("heading", "Authorise it"))
    assert why(wall) and why(wall, told="tap Log out") == why(wall, check=PlaceIs("/login")) == ""


def test_a_page_that_asks_who_one_is_turns_away_unless_the_next_step_tells_it() -> None:
    wall = [element("heading", "Please sign in"), element("button", "Continue", (0, 90))]
    assert "sign in" in why(*wall) and "sign in" in why(*wall, then=chain(wall[1], wall, lasting=True))
    entry = [element("heading", "Sign in"), SECRET]
    assert why(*entry, then=chain(SECRET, entry, lasting=True)) == ""
    assert 'asks for "Password"' in why(SECRET) and why(SECRET, told="tap Change password") == ""
    assert why(SECRET, then=chain(SECRET, [SECRET], lasting=True)) == ""
    known = PlaceIs("/orders", landmarks=("Orders",))
    assert why(SECRET, check=known) and why(SECRET, check=replace(known, also=("Password",))) == ""
    account = element("heading", "Account")
    assert why(account, SECRET) and why(account, SECRET, told="tap Account") == ""


def test_a_page_that_a_step_left_where_it_was_is_still_there() -> None:
    other = [element("heading", "Elsewhere"), HERE[1]]
    assert "another page" in why(*other, check=Changed()) and "another page" in why(*other, check=ElementGone(GO))
    assert why(*other, check=Changed(), then=chain(HERE[2], HERE, lasting=True)) != ""
    came = element("button", "Pay", (0, 90))
    assert why(*other, came, check=Changed(), then=chain(came, [came], lasting=True)) == ""
    assert "another page" not in why(*other, check=Changed(), place=Place("http://shop", "http://shop/help"))
    dialog = container("dialog", "News", element("heading", "News"))
    assert why(*dialog, check=Changed()) == ""


def test_what_came_and_did_not_come_when_recorded_is_doubt() -> None:
    alert, head = element("alert", "", (0, 90), text="Your plan has ended"), element("heading", "Plans", (0, 90))
    for check in (Changed(), ElementGone(GO), TextGone("x"), None):
        assert "when it was recorded" in why(*HERE, alert, check=check)
    assert why(*HERE, head, check=Changed()) and why(*HERE, head, check=ElementGone(GO)) == ""
    assert why(*HERE, head, check=Changed(), then=chain(head, [head], lasting=True)) == ""
    assert why(*HERE, element("heading", "City", (0, 90)), check=Changed()) == ""  # those words were there before
    assert why(*HERE, element("alert", "", (0, 90), text="17"), check=Changed()) == ""
    before = screen(*HERE, place=LIST)
    other = refused(Taken("tap Go", GO), Changed(), before, screen(*HERE, head, before=before, place=LIST))
    assert other == ""  # done for the sake of a step that awaits nothing of the kind


def test_a_landmark_that_was_there_before_shows_nothing() -> None:
    away, start = Place("http://shop", "http://shop/plans"), PlaceIs("/plans", landmarks=("Start",))
    plans = element("heading", "Plans", (0, 90))
    assert "another thing" in why(HERE[0], plans, check=start, place=away)
    assert why(HERE[0], plans, check=replace(start, also=("Plans",)), place=away) == ""
    assert why(HERE[0], check=start, place=away) == why(HERE[0], plans, check=start) == ""


def test_a_field_that_complains_of_what_was_sent_turns_it_away() -> None:
    wrong = replace(HERE[2], states=frozenset({"invalid"}), message="No such city")
    now = [*HERE[:2], wrong]
    assert "No such city" in why(*now, check=Changed(), sends=True)
    assert why(*now, check=Changed()) == ""
    assert why(*now, check=Changed(), sends=True, then=chain(wrong, now, lasting=True)) == ""


def test_what_is_typed_or_clicked_into_asks_the_page_for_nothing() -> None:
    before = screen(*HERE, place=LIST)
    after = screen(*HERE, element("alert", "", (0, 90), text="Invalid city"), before=before, place=LIST)
    city, go = (next(e.number for e in before.elements if e.role == role) for role in ("textbox", "button"))
    judged = {
        (action, aim): Taken("do it", GO).judged(Move("page", action, aim), Outcome("worked"), before, after).judgement
        for action, aim in (
            (SetText("x"), city), (Tap(), city), (Press("Tab"), city), (Tap(), go), (Press("Enter"), city)
        )
    }  # fmt: skip
    assert list(judged.values()) == ["worked"] * 3 + ["wrong screen"] * 2


def test_a_refusal_is_not_closed_as_if_it_were_in_the_way() -> None:
    nodes = bar("Print")
    close = element("button", "Close", (0, 140))
    screens = {"page": capture(*nodes, place=LIST), **DONE,
               "no": capture(*container("dialog", "Access denied", close), place=LIST)}  # fmt: skip
    ways = {("page", "tap", "Print"): "no", ("no", "tap", "Close"): "after"}
    replay = Replay([step(nodes, "Print", Changed())], screens, ways)
    assert (replay.ending, replay.done) == ("failed", ["Print"])


def test_where_the_page_has_to_be_there_as_a_whole() -> None:
    known = PlaceIs("/orders", landmarks=("Orders",))
    assert tells_late(THERE, last=False) and not tells_late(known, last=False) and tells_late(known, last=True)
    assert not tells_late(Changed(), last=False) and not tells_late(TextShown("x"), last=True)
