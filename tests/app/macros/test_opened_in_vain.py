"""A menu that does not hold what is looked for is closed again, before anybody is asked and before the step goes on."""

from dataclasses import replace

import pytest

from app.engine import Engine
from app.events import Event, Healed
from app.macros.healing import Broken, Healing
from app.macros.heals import Heals
from app.macros.hidden import closing
from app.macros.replaying import Macro
from app.roles.mender import Finding
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits
from controllers.actions import Open, Tap
from controllers.browser.target import BrowserTarget
from perception.hierarchy.phone_screen import SCOPE
from perception.locators import Locator, Named
from perception.numbering import observe
from perception.resolving import chain
from perception.screen import Element, Place
from skills.mending import mended
from skills.shortcuts import Shortcut
from skills.steps import Do
from tests.app.macros.test_healing import Model
from tests.app.stage import EVERYTHING, ORDERS
from tests.controllers.site import Site
from tests.perception.screens import element, screen

NOTED = "<script>const done = [], note = e => done.push(e.textContent.trim())</script>"
RECORDED = f"<!doctype html><title>Order</title>{NOTED}<h1>Order 7</h1><button onclick=note(this)>Print</button>"
TOGGLED = f"""<!doctype html><title>Order</title>{NOTED}<h1>Order 7</h1>
<button aria-expanded=false onclick="note(this); list.hidden = !list.hidden;
this.setAttribute('aria-expanded', !list.hidden)">Menu</button>
<ul role=menu id=list hidden><li role=menuitem onclick=note(this)>Archive</li></ul>
<button onclick=note(this)>To paper</button>"""
VEILED = f"""<!doctype html><title>Order</title>{NOTED}<h1>Order 7</h1>
<button aria-haspopup=menu onclick="note(this); drawer.hidden = false">Menu</button>
<button onclick=note(this)>To paper</button>
<div id=drawer hidden style="position: fixed; inset: 0; background: white">
<a href="/other">Archive</a></div>
<script>onkeydown = e => {{ if (e.key === 'Escape') drawer.hidden = true, done.push('Escape') }}</script>"""


class Replayed:
    """One replay of pressing Print where that is called otherwise; a model that looks on says what it is now."""

    def __init__(self, page: BrowserTarget, site: Site, now: str) -> None:
        self._page, self._site = page, site
        self._show(RECORDED)
        nodes = page.capture(picture=False).nodes
        (there,) = [e for e in nodes if e.role == "button"]
        step = Do("print it", Tap(), chain(there, nodes, lasting=True))
        self.kept = Shortcut("Work", (step,), scope=site.address, trust="trusted")
        self._show(now)
        numbers = {e.name: e.number for e in observe(page.capture(picture=False), None).elements}
        self.model = Model({"mender": [Finding("stands in", numbers["To paper"])]})
        engine: Engine = Macro(self.kept, self.kept).engine(
            {}, Session({"page": page}), Nobody(), 0.05, pictures=True, healing=Healing(self.model)
        )
        self.events: list[Event] = list(engine.run(Macro(self.kept, self.kept).task(EVERYTHING, Limits())))
        self.sentence = engine.episode.sentence

    def _show(self, html: str) -> None:
        self._site.pages["/page"] = html
        self._page.perform(Open(f"{self._site.address}/page"), None)
        assert self._page.settled(5.0)

    @property
    def done(self) -> str:
        return str(self._page.evaluate("done.join()"))


@pytest.mark.parametrize(
    ("now", "done"),
    [(TOGGLED, "Menu,Menu,To paper"), (VEILED, "Menu,Escape,To paper")],
    ids=["pressed again", "left by Escape"],
)
def test_it_is_closed_before_a_model_is_asked_and_is_no_part_of_the_next_version(
    now: str, done: str, page: BrowserTarget, site: Site
) -> None:
    replayed = Replayed(page, site, now)
    assert replayed.done == done, replayed.sentence
    (asked,) = replayed.model.asked
    assert "Archive" not in {e.name for e in asked.situation.screen.shown}
    heals = Heals()
    for event in replayed.events:
        heals.take(event)
    assert [mend.how for mend in heals.mends] == ["model"]
    assert len(mended(replayed.kept, heals.mends).steps) == 1
    told = [str(event.mend) for event in replayed.events if isinstance(event, Healed)]
    assert any("was opened in vain and is closed again" in each for each in told)


def test_what_has_closed_by_itself_is_not_pressed_again(page: BrowserTarget, site: Site) -> None:
    passing = TOGGLED.replace("list.hidden = !list.hidden", "").replace("!list.hidden)", "true)")
    assert Replayed(page, site, passing).done == "Menu,To paper"


@pytest.mark.parametrize(
    ("opener", "place", "closed"),
    [
        (element("button", "Menu"), ORDERS, True),
        (element("button", "Delete"), ORDERS, False),
        (element("button", "Menu", visibility="covered"), ORDERS, True),
        (element("button", "Menu", visibility="covered"), Place(f"{SCOPE}org.shop", ""), False),
        (element("button", "Menu", visibility="covered"), Place("shop", ""), False),
    ],
    ids=["menu", "a deed by now", "covered", "on a phone", "in a program"],
)
def test_it_is_closed_where_that_does_nothing_else(opener: Element, place: Place, closed: bool) -> None:
    step = Do("print", Tap(), Locator((Named("button", "Print", 1),)))
    opened = replace(opener, key="menu")
    broken = Broken(step, step, {}, screen(opened, element("menuitem", "Archive", (0, 40)), place=place))
    assert (closing(broken, "menu", {"menu"}) is not None) == closed
