"""What is shown on real pages: typing in one, noise left out, frames and shadow roots, and no password anywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import secrets
from app.events import Acted, Finished
from app.recording.recorder import only_sure
from app.supervision import Hand
from controllers.actions import Select, SetChecked, SetText, Tap
from controllers.browser.chromium import Chromium
from controllers.browser.target import BrowserTarget
from controllers.gestures import Text
from perception.checks import TextShown
from perception.locators import Around, Attribute, Described, Description, Locator, Named, Relation, Witness
from tests.app.keyrings import Memory, installed
from tests.app.recording.person import Person
from tests.app.recording.replays import kept, replayed, steps
from tests.controllers.site import Site

SECRET = "correct-horse-7"
PAGE = """<!doctype html><title>Join</title><style>{style}</style><body>{before}<h1>Join</h1>
<form onsubmit="event.preventDefault(); said.textContent = 'Welcome ' + user.value + ' of ' + city.value">
<label>User <input id=user></label> <label>Password <input type=password name=pw></label>
<label>City <select id=city><option>Bonn<option>Kiel</select></label>
<label><input type=checkbox> News</label> <button>Join</button></form><p role=status id=said></p>
<div id=host></div><iframe title=Card srcdoc="<label>Card <input></label>"></iframe>
<script>host.attachShadow({{mode: 'open'}}).innerHTML =
  "<button onclick=\\"this.nextSibling.textContent = 'Opened'\\">Inside</button><p role=status></p>"</script>"""
FILED = """<!doctype html><title>File</title><label>Paper <input type=file></label>
<button onclick="said.textContent = 'Filed ' + document.querySelector('input').files[0].name">File it</button>
<p role=status id=said></p>"""
SEVERAL = """<!doctype html><title>Papers</title>
<label>Papers <select multiple size=3 id=papers><option>Times<option>Zeit<option>Monde</select></label>
<button onclick="said.textContent = 'Ordered'">Order</button>
<p role=status id=said></p>"""
NOISE = """<!doctype html><title>Noise</title><button>Nothing</button> <button onclick="claim()">Claim</button>
<label>Long <input></label> <button onclick="said.textContent = 'Done so'">Done</button><p role=status id=said></p>
<script>
function claim() {
  const [name] = Object.getOwnPropertyNames(window).filter(each => /^__journeymanShown[0-9a-f]+$/.test(each));
  window[name](JSON.stringify({token: name.replace('__journeymanShown', ''), what: 'press', more: 'F9', keys: [],
    document: __journeymanSettle.document, screen: __journeyman.walk()}));
  said.textContent = 'Claimed';
}
</script>"""
SHOWS = """<!doctype html><title>Log in</title><label>User <input></label>
<span id=room><label>Geheimnis <input id=key type=%s style='%s'></label></span> <button onclick="%s">Show</button>
<button onclick="said.textContent = 'In'">Go</button><p role=status id=said></p>"""
REPLACES = "room.innerHTML = '<label>Geheimnis <input id=key></label>'"
DARK = "body { background: #222; color: #ddd; font: 22px serif; padding: 90px } label { display: block }"


@pytest.fixture
def target(browser: Chromium) -> Iterator[BrowserTarget]:
    target = browser.open("about:blank")
    yield target
    target.close()


@pytest.fixture
def person(target: BrowserTarget) -> Person:
    return Person(target)


def test_a_form_that_was_shown_is_filled_again_on_a_page_that_looks_otherwise(
    person: Person, target: BrowserTarget, site: Site, journeyman_home: Path
) -> None:
    site.pages["/"] = PAGE.format(style="", before="")
    person.click("Join", "heading")
    person.click("User")
    person.type("Adx")
    person.press("Backspace")
    person.type("a")
    person.press("Tab")
    person.type(SECRET)
    person.click("News")
    person.click("City")
    person.press("ArrowDown")
    person.press("Enter")
    person.click("Card")
    person.type("4111")
    person.click("Inside")
    person.click("Join", "button")
    events = person.shows("Join", journeyman_home, f"{site.address}/")
    assert isinstance(events[-1], Finished) and events[-1].ending == "done", events[-1]
    shortcut = kept(journeyman_home, "Join")
    assert [step.action for step in steps(shortcut)] == [
        SetText("{user}"),
        SetText("{password}"),
        SetChecked(True),
        Select("{city}"),
        SetText("{card}"),
        Tap(),
        Tap(),
    ]
    told = [event for event in events if isinstance(event, Acted)]
    assert len(told) == 7 and told[-1].target == '"Join" button by the person'
    assert {each.name: (each.type, each.default) for each in shortcut.parameters} == {
        "user": ("text", "Ada"),
        "password": ("secret", None),
        "city": ("choice", "Kiel"),
        "card": ("number", "4111"),
    }
    for step in steps(shortcut):
        assert step.target and all(part.matches == 1 or isinstance(part, Witness) for part in step.target.parts)
    assert steps(shortcut)[-1].check == TextShown("Welcome {user} of {city}")
    assert SECRET not in repr(events)
    for path in journeyman_home.rglob("*"):
        assert path.is_dir() or SECRET.encode() not in path.read_bytes(), path
    site.pages["/"] = PAGE.format(style=DARK, before="<p>New: we have moved.</p>" * 9)
    with installed(Memory()):
        secrets.add(secrets.Secret("password", site.address, "Password"), SECRET)
        replayed(shortcut, target, f"{site.address}/", user="Bob")
    assert target.evaluate("said.textContent") == "Welcome Bob of Kiel"


def test_of_a_list_that_takes_several_all_that_is_chosen_in_the_end_is_one_step(
    person: Person, target: BrowserTarget, site: Site, journeyman_home: Path
) -> None:
    site.pages["/"] = SEVERAL
    person.click("Papers")
    person.press("Shift+ArrowDown")
    person.click("Order")
    person.shows("Papers", journeyman_home, f"{site.address}/")
    shortcut = kept(journeyman_home, "Papers")
    assert [step.action for step in steps(shortcut)] == [Select("{papers}"), Tap()]
    (papers,) = shortcut.parameters
    assert (papers.type, papers.default, papers.choices) == ("text", "Zeit, Monde", ())
    for given, chosen in (("Monde, Times", ["Times", "Monde"]), ("", [])):
        replayed(shortcut, target, f"{site.address}/", papers=given)
        assert target.evaluate("[...papers.selectedOptions].map(each => each.text)") == chosen


def test_several_labels_that_have_commas_are_recorded_and_chosen_again(
    person: Person, target: BrowserTarget, site: Site, journeyman_home: Path
) -> None:
    site.pages["/"] = SEVERAL.replace("Zeit", "Zeit, Hamburg").replace("Monde", "Monde, Paris")
    person.click("Papers")
    person.press("Shift+ArrowDown")
    person.click("Order")
    person.shows("Papers", journeyman_home, f"{site.address}/")
    shortcut = kept(journeyman_home, "Papers")
    (papers,) = shortcut.parameters
    assert papers.default == '"Zeit, Hamburg", "Monde, Paris"'
    for given, chosen in (
        (papers.default, ["Zeit, Hamburg", "Monde, Paris"]),
        ('"Monde, Paris", Times', ["Times", "Monde, Paris"]),
    ):
        replayed(shortcut, target, f"{site.address}/", papers=given)
        assert target.evaluate("[...papers.selectedOptions].map(each => each.text)") == chosen


def test_what_changes_nothing_is_too_long_or_is_only_claimed_by_the_page_is_left_out(
    person: Person, site: Site, journeyman_home: Path
) -> None:
    site.pages["/"] = NOISE
    person.click("Nothing")
    person.click("Claim")
    person.click("Long")
    person.wish(lambda: Hand("page", Text("x" * 600)))
    person.click("Done")
    events = person.shows("Little", journeyman_home, f"{site.address}/")
    shortcut = kept(journeyman_home, "Little")
    assert [(step.words, step.action) for step in steps(shortcut)] == [
        ('tap "Claim" button', Tap()),
        ('tap "Done" button', Tap()),
    ]
    assert isinstance(events[-1], Finished) and "is too long" in events[-1].sentence


@pytest.mark.parametrize(
    ("kind", "style", "shows"),
    [
        ("password", "", REPLACES),
        ("password", "display: none", "key.style.display = ``; key.type = `text`"),
        ("text", "", "key.type = `password`"),
    ],
)
def test_a_password_that_the_page_shows_is_not_kept(
    person: Person, site: Site, journeyman_home: Path, kind: str, style: str, shows: str
) -> None:
    site.pages["/"] = SHOWS % (kind, style, shows)
    first = () if kind == "text" else ("Show",)
    for name in first:
        person.click(name, "button")
    person.click("Geheimnis", "textbox")
    person.type(SECRET)
    for name in ("Show", "Go")[len(first) :]:
        person.click(name, "button")
    person.shows("Log in", journeyman_home, f"{site.address}/")
    shortcut = kept(journeyman_home, "Log in")
    assert [each.type for each in shortcut.parameters] == ["secret"]
    for path in journeyman_home.rglob("*"):
        assert path.is_dir() or SECRET.encode() not in path.read_bytes(), path


def test_a_file_that_is_dropped_on_its_field_is_given_again(
    person: Person, target: BrowserTarget, site: Site, journeyman_home: Path, tmp_path: Path
) -> None:
    site.pages["/"] = FILED
    paper, other = tmp_path / "paper.txt", tmp_path / "other.txt"
    paper.touch()
    other.touch()
    person.drop("File it", tmp_path / "gone.txt")
    person.drop("Paper", paper)
    person.click("File it", "button")
    events = person.shows("File", journeyman_home, f"{site.address}/")
    assert [e.error for e in events if isinstance(e, Acted) and e.error] == [
        f"There is no file {tmp_path / 'gone.txt'}; drop one that is there."
    ]
    shortcut = kept(journeyman_home, "File")
    assert [step.action.kind for step in steps(shortcut)] == ["upload", "tap"]
    (parameter,) = shortcut.parameters
    replayed(shortcut, target, f"{site.address}/", **{parameter.name: str(other)})
    assert target.evaluate("said.textContent") == "Filed other.txt"


def test_how_many_were_called_so_is_kept_and_what_tells_its_row_though_others_say_it() -> None:
    row = Relation("in row of", Description("Ada", exact=True))
    kept = (Named("button", "Ship", 3), Described(Description("Ship", "button", relation=row), 2), Around())
    assert only_sure(Locator((Attribute("name", "go", 3), *kept))).parts == kept
