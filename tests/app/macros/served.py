"""One page in a real browser: what is on it, and a replay of steps on it."""

from collections.abc import Sequence

from app.engine import Engine
from app.macros.healing import Healing
from app.macros.replaying import Macro
from app.session import Session
from app.tasks import Limits
from controllers.actions import Open
from controllers.browser.target import BrowserTarget
from perception.screen import Element
from skills.shortcuts import Shortcut
from skills.steps import Do
from tests.app.stage import EVERYTHING, Person
from tests.controllers.site import Site


def shown(page: BrowserTarget, site: Site, html: str) -> Sequence[Element]:
    """What is on the site's page once it is this one."""
    site.pages["/page"] = html
    page.perform(Open(f"{site.address}/page"), None)
    page.settled(3.0)
    return page.capture(picture=False).nodes


def replayed(page: BrowserTarget, site: Site, html: str, *steps: Do) -> Engine:
    """The ended replay of these steps, with that page there by now."""
    site.pages["/page"] = html
    kept = Shortcut("Work", steps, scope=site.address)
    session = Session({"page": page}, {"page": f"{site.address}/page"})
    engine = Macro(kept, kept).engine({}, session, Person(), 0.5, pictures=False, healing=Healing())
    list(engine.run(Macro(kept, kept).task(EVERYTHING, Limits())))
    return engine
