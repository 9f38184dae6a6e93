"""What has no words is known by what it looks like where nothing else tells it, if nothing else on the page does."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from app.engine import Engine
from app.events import Healed
from app.macros.healing import Healing
from app.macros.replaying import Macro
from app.session import Session
from app.supervision import Supervisor
from app.supervisors.nobody import Nobody
from app.tasks import Limits
from controllers.browser.chromium import Chromium
from perception.locators import Around, Attribute, Locator, Patch
from skills.library import Library
from skills.shortcuts import Shortcut
from skills.steps import Do
from tests.app.recording.conftest import browser, site
from tests.app.recording.person import Person as Showing
from tests.app.recording.replays import kept
from tests.app.stage import EVERYTHING, Person
from tests.controllers.site import Site

__all__ = ["browser", "site"]

STAR = '<svg width=20 height=20><path fill="{}" d="M10 1l3 6 6 1-4 5 1 6-6-3-6 3 1-6-4-5 6-1z"/></svg>'
RING = '<svg width=20 height=20><circle cx=10 cy=10 r=7 fill=none stroke="#a30" stroke-width=3 /></svg>'
RED = STAR.format("#a30")
LINK = "<a href='#' style='display: inline-block; width: 40px; height: 32px' {} onclick='said.textContent += {}'>{}</a>"


def icon(says: str, shown: str, attributes: str = "") -> str:
    return LINK.format(attributes, f'"{says}"', shown)


def page(*icons: str, around: str = "<p>{}</p>") -> str:
    body = around.format(" ".join(icons))
    return f"<!doctype html><title>Icons</title><h1>Icons</h1>{body}<p role=status id=said></p>"


Star = Callable[..., tuple[Shortcut, Path]]


@pytest.fixture(scope="module")
def star(browser: Chromium, site: Site, tmp_path_factory: pytest.TempPathFactory) -> Star:
    """The macro for each kind of icon, unmarked, with the folder of its library: recorded once, as it is only read."""

    @cache
    def made(as_: Callable[[str], str] = str) -> tuple[Shortcut, Path]:
        home = tmp_path_factory.mktemp("home")
        return unmarked(recorded(browser, site, home, as_)), home

    return made


def recorded(browser: Chromium, site: Site, home: Path, as_: Callable[[str], str]) -> Shortcut:
    """A macro that presses the star, which stands behind a ring."""
    site.pages["/"] = page(as_(icon(" Ring", RING)), as_(icon(" Star", RED, "id=a")))
    target = browser.open(f"{site.address}/")
    assert target.settled(5.0)
    person = Showing(target)
    marks = [(each, part) for each in target.capture().nodes for part in each.locator.parts]
    star = next(each for each, part in marks if isinstance(part, Attribute) and part.value == "a")
    width, height = target.capture(picture=False).size
    person._place = lambda name, role: (star.box.centre.x / width, star.box.centre.y / height)  # type: ignore[method-assign]
    person.click("")
    person.shows("Star", home, f"{site.address}/")
    target.close()
    return kept(home, "Star")


def unmarked(shortcut: Shortcut) -> Shortcut:
    """Known by nothing but what stood around it and what it looked like."""
    (step,) = shortcut.steps
    assert isinstance(step, Do) and step.target
    return replace(shortcut, steps=(replace(step, target=Locator(step.target.parts[-2:])),), postcondition=None)


def replayed(
    browser: Chromium, site: Site, home: Path, shortcut: Shortcut, now: str, person: Supervisor | None = None
) -> tuple[Engine, str, list[Healed]]:
    site.pages["/"] = now
    target = browser.open(f"{site.address}/")
    with closing(Library(home / "library.db")) as library:
        ways = Healing(None, person is not None, library.patches.find)
        session = Session({"page": target}, {"page": f"{site.address}/"})
        engine = Macro(shortcut, shortcut).engine({}, session, person or Nobody(), 0.3, pictures=False, healing=ways)
        events = list(engine.run(Macro(shortcut, shortcut).task(EVERYTHING, Limits())))
    said = target.evaluate("said.textContent")
    target.close()
    return engine, said, [event for event in events if isinstance(event, Healed)]


def test_the_only_one_that_looks_the_same_stands_in_and_waits_for_a_word(
    browser: Chromium, site: Site, star: Star
) -> None:
    made, home = star()
    assert isinstance(made.steps[0], Do) and made.steps[0].target
    assert [type(part) for part in made.steps[0].target.parts] == [Around, Patch]
    moved = page(icon(" Blue", STAR.format("#03a")), icon(" Ring", RING), icon(" Ring", RING), icon(" Star", RED))
    engine, said, heals = replayed(browser, site, home, made, moved)
    assert said == " Star", engine.episode.sentence
    (healed,) = heals
    assert healed.mend.placed and "looks the same" in healed.mend.why
    assert any(isinstance(part, Patch) and part.picture for part in healed.mend.target.parts)


@pytest.mark.parametrize(
    "now",
    [
        page(icon(" Star", RED), icon(" Other", RED)),
        page(icon(" Blue", STAR.format("#03a")), icon(" Ring", RING)),
        page(icon(" Star", RED, "aria-label=Remove"), icon(" Ring", RING)),
        page(icon(" Star", RED).replace("40px", "60px"), icon(" Ring", RING)),
        page(icon(" Star", RED), icon(" Far", RED), around="<p>{}</p>")
        .replace(" <a", "<div style='height: 3000px'></div><a", 2),
        page(icon(" Star", RED), around="<table><tr><td>Ada<td>{}<tr><td>Bob<td></table>"),
        page(icon(" Ring", RING)),
    ],
    ids=["two look so", "another colour", "it has words now", "another size", "one out of view", "in a row",
         "another one in its place"],
)  # fmt: skip
def test_nothing_stands_in_that_is_not_the_only_one(now: str, browser: Chromium, site: Site, star: Star) -> None:
    made, home = star()
    engine, said, healed = replayed(browser, site, home, made, now)
    assert (said, healed, engine.episode.ending) == ("", [], "failed")


FORM = "<form onsubmit='event.preventDefault()' action=/save method=post><input aria-label=Words>{}</form>"
ASKING = "<div role=dialog aria-label='Delete Ada?' style='padding: 9px'>{}</div>"


def button(shown: str) -> str:
    """The same as a button, of which nothing tells what it does."""
    return (
        shown.replace("<a href='#'", "<button")
        .replace("</a>", "</button>")
        .replace("inline-block", "block; padding: 0")
    )


@pytest.mark.parametrize(
    ("around", "answer", "done"), [(FORM, "Yes, it is", True), (FORM, "No", False), (ASKING, "Yes, it is", False)]
)
def test_what_changes_something_is_asked_about_and_what_cannot_be_taken_back_is_left(
    around: str, answer: str, done: bool, browser: Chromium, site: Site, star: Star
) -> None:
    made, home = star(button)
    now = page(button(icon(" Star", RED)), around=around)
    person = Person(answers=[answer])
    engine, said, _ = replayed(browser, site, home, made, now, person)
    assert (said == " Star") == done, engine.episode.sentence
    assert replayed(browser, site, home, made, now)[1] == ""
