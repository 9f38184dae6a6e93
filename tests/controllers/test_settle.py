"""When a page counts as quiet: after what an action caused, and not a moment for ever."""

import time

import pytest

from controllers.actions import Tap
from controllers.browser.settle import PACE
from tests.controllers.conftest import Shown
from tests.controllers.site import Site

TELL = "<p id=note role=status></p><script>const tell = (words) => { note.textContent = words }</script>"


@pytest.mark.parametrize(
    "script",
    [
        "tell('done')",
        "fetch('/after/300/x').then((answer) => answer.text()).then(() => tell('done'))",
        "const x = new XMLHttpRequest(); x.onload = () => tell('done'); x.open('GET', '/after/300/x'); x.send()",
        "setTimeout(() => tell('done'), 300)",
        "setTimeout(() => fetch('/after/200/x').then(() => tell('done')), 200)",
        "note.animate([{ opacity: 0 }, { opacity: 1 }], 300).onfinish = () => tell('done')",
    ],
    ids=["at once", "fetch", "XMLHttpRequest", "timer", "timer, then fetch", "animation"],
)
def test_waits_for_what_a_tap_caused(show: Shown, script: str) -> None:
    page = show(f'{TELL}<button onclick="{script}">Go</button>')
    page.tap("Go")
    assert page.one("done")


def test_waits_for_a_transition(show: Shown) -> None:
    page = show(
        """<style>#side { position: absolute; left: -200px; transition: left 300ms } #side.open { left: 0 }</style>
        <div id=side><button>Inside</button></div><p style='margin-top:60px'>
        <button onclick="side.classList.add('open')">Menu</button>"""
    )
    page.tap("Menu")
    assert page.one("Inside").box.x == 0


def test_waits_for_the_page_that_a_link_leads_to(show: Shown, site: Site) -> None:
    site.pages["/next"] = "<h1>Next</h1><p id=note role=status></p>"
    page = show("<a href=/after/300/next>On</a>")
    page.tap("On")
    assert page.names()[0] == "Next"


def test_waits_for_what_a_script_adds_that_was_put_off(show: Shown, site: Site) -> None:
    site.pages["/next"] = "<h1>Next</h1><script defer src=/after/300/late.js></script>"
    site.pages["/late.js"] = "document.body.append('Later')"
    page = show("<a href=/next>On</a>")
    page.tap("On")
    assert page.names() == ["Next", "Later"]


def test_waits_for_a_frame_that_loads(show: Shown, site: Site) -> None:
    site.pages["/inner"] = "<h1>Inner</h1>"
    page = show("<iframe name=inside></iframe><a target=inside href=/after/300/inner>Load</a>")
    page.tap("Load")
    assert "Inner" in page.names()


@pytest.mark.parametrize(
    "body",
    [
        "<style>@keyframes fade { to { opacity: 0.5 } } i { animation: fade 1s infinite }</style><i>Spinner</i>",
        "<script>fetch('/never')</script>",
    ],
    ids=["spinner", "long poll"],
)
def test_what_never_ends_is_not_waited_for(show: Shown, body: str) -> None:
    page = show(f"{TELL}{body}<button onclick=\"tell('done')\">Go</button>")
    page.tap("Go")
    assert page.one("done")


@pytest.mark.parametrize(
    "script",
    [
        "let n = 0; const go = () => { bar.style.width = `${n += 1}px`; requestAnimationFrame(go); }; go()",
        "let n = 0; setInterval(() => { bar.textContent = n += 1; }, 50)",
        "const draw = () => { bar.getContext; requestAnimationFrame(draw); }; draw()",
    ],
    ids=["moved by script", "ticker", "drawn by script"],
)
def test_what_changes_for_ever_by_itself_is_not_waited_for(show: Shown, script: str) -> None:
    page = show(f"{TELL}<p id=bar></p><script>{script}</script><button onclick=\"tell('done')\">Go</button>")
    page.target.evaluate("new Promise((done) => setTimeout(done, 1100))")  # by then it is known to be endless
    page.target.perform(Tap(), page.find("Go"))
    began = time.monotonic()
    assert page.target.settled(8.0)
    assert time.monotonic() - began < 4.0


def test_a_drawing_that_the_tap_began_is_waited_for(show: Shown) -> None:
    page = show(
        """<canvas id=sky></canvas><script>const begin = () => { const end = performance.now() + 400;
        const draw = (at) => { if (at < end) requestAnimationFrame(draw); else document.title = 'drawn'; }; draw(0); }
        </script><button onclick="begin()">Go</button>"""
    )
    page.tap("Go")
    assert page.target.capture(picture=False).place.title == "drawn"


def test_what_never_ends_but_was_caused_by_the_tap_is_waited_for_until_the_cap(show: Shown) -> None:
    page = show("<button onclick=\"fetch('/never')\">Go</button>")
    page.target.perform(Tap(), page.find("Go"))
    assert not page.target.settled(0.4)


def test_a_long_animation_is_as_good_as_endless(show: Shown) -> None:
    page = show(
        "<style>@keyframes spin { to { rotate: 1turn } } p { animation: spin 1s linear 1000; width: 9px }</style>"
        "<p>x</p><button>Go</button>"
    )
    page.target.perform(Tap(), page.find("Go"))
    assert page.target.settled(1.5)


def test_who_asks_a_page_at_rest_again_and_again_is_held_up_each_time(show: Shown) -> None:
    page = show("<p>Here</p>")
    assert page.target.settled(5.0)
    began = time.monotonic()
    assert all(page.target.settled(5.0) for _ in range(20))
    assert time.monotonic() - began > 19 * PACE


def test_a_page_that_does_not_come_is_still_read_and_said_to_be_loading(
    show: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("controllers.browser.target.STALLED_SECONDS", 0.3)
    page = show("<a href=/never>On</a>")
    page.target.perform(Tap(), page.find("On"))
    assert not page.target.settled(0.3)
    capture = page.target.capture()
    assert capture.loading and capture.nodes[0].name == "On"


def test_a_page_is_there_as_a_whole_before_it_has_been_quiet(show: Shown) -> None:
    """And only once what is under way in it is over."""
    page = show(f"{TELL}<button onclick=\"fetch('/after/300/x').then(() => tell('done'))\">Go</button>")
    page.target.perform(Tap(), page.find("Go"))
    assert page.target.arrived(8.0) and page.one("done")
    page.target.evaluate("setInterval(() => { note.textContent += 'x' }, 20)")
    began = time.monotonic()
    assert page.target.arrived(8.0) and time.monotonic() - began < 0.9  # quiet it would be called after 1 s


def test_a_picture_that_takes_long_is_not_waited_for_once_the_page_is_quiet(show: Shown) -> None:
    page = show("<p>Here</p>")
    page.target.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=/after/3000/x.png>')")
    page.target.evaluate("Object.defineProperty(document, 'readyState', { value: 'interactive' })")
    assert page.target.arrived(1.0)
