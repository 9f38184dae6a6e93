"""Macros recorded on one page and replayed on another that has drifted: right, or stopped, and never silently wrong."""

import pytest

from app.brains.plain import PlainBrain
from app.engine import Engine
from app.macros.harvest import harvest
from app.macros.healing import Healing
from app.macros.replaying import Macro
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits, Permissions, Task
from controllers.browser.target import BrowserTarget
from skills.generalising.shortcut import generalised
from skills.shortcuts import Shortcut
from tests.app.macros.drifting import CHOSEN, DRIFTS, Drift, Form, Page
from tests.controllers.site import Site

ALLOWED = Permissions("scope", frozenset({"submit", "delete"}))
WORDS = {
    "form": 'type "Grace" in the field Name, type "g@navy.mil" in the field E-mail, press Save',
    "list": f'press Edit in the row of "{CHOSEN}"',
}
STATE = (
    "JSON.stringify([done, ...[...document.querySelectorAll('input')].map(e => e.dataset.of + '=' + e.value).sort()])"
)
PATIENCE = 0.8


def kind(page: Page) -> str:
    return "form" if isinstance(page, Form) else "list"


def meant(page: Page) -> str:
    """What the page holds when all was done as it should be."""
    if isinstance(page, Form):
        return f'[["{page.save}"],"mail=g@navy.mil","name=Grace"]'
    return f'[["Edit {CHOSEN}"]]'


def untouched(page: Page) -> set[str]:
    """What it may hold when the replay has stopped: as much of it as was done before."""
    if not isinstance(page, Form):
        return {"[[]]"}
    return {f'[[],"mail={mail}","name={name}"]' for mail in ("", "g@navy.mil") for name in ("", "Grace")}


class Recorded:
    """Records once for each page, since most drifts begin with the same."""

    def __init__(self, page: BrowserTarget, site: Site) -> None:
        self._page, self._site = page, site
        self._made: dict[Page, Shortcut] = {}

    def macro(self, page: Page) -> Macro:
        if page not in self._made:
            session = self.session(page)
            engine = Engine(session, PlainBrain(), Nobody(), pictures=False)
            events = list(engine.run(Task(WORDS[kind(page)], ALLOWED)))
            assert engine.episode.ending == "done", engine.episode.sentence
            assert self.state == meant(page)
            self._made[page] = generalised(harvest(events).shown, "Recorded").shortcut
        return Macro(self._made[page], self._made[page])

    def session(self, page: Page) -> Session:
        """The page is met at the address at which it was recorded."""
        self._site.pages["/page"] = f"<!doctype html>{page.html()}"
        return Session({"page": self._page}, {"page": f"{self._site.address}/page"})

    @property
    def state(self) -> str:
        return str(self._page.evaluate(STATE))


@pytest.fixture(scope="module")
def recorded(page: BrowserTarget, site: Site) -> Recorded:
    return Recorded(page, site)


@pytest.mark.parametrize("drift", DRIFTS, ids=lambda drift: drift.name)
def test_a_replay_on_a_drifted_page_is_right_or_stops(drift: Drift, recorded: Recorded) -> None:
    macro = recorded.macro(drift.recorded)
    session = recorded.session(drift.met)
    engine = macro.engine(macro.values({}), session, Nobody(), PATIENCE, pictures=False, healing=Healing())
    list(engine.run(macro.task(ALLOWED, Limits())))
    told = f"{engine.episode.sentence} {recorded.state}"
    if engine.episode.ending == "done":
        assert recorded.state == meant(drift.met), told
    else:
        assert engine.episode.ending == "failed" and recorded.state in untouched(drift.met), told
    assert engine.episode.ending == "done" or drift.may_stop, told
