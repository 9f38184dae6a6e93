"""What a target tells of a page: closed shadow roots that its HTML declares, and big pages in part."""

import pytest

from controllers.actions import Tap
from tests.controllers.conftest import Shown
from tests.controllers.site import Site

DECLARED = "<x-{n}><template shadowrootmode=closed><button>Inside {n}</button></template></x-{n}>"


def test_closed_roots_that_html_declares_are_read_and_worked(show: Shown) -> None:
    page = show(DECLARED.format(n="a") + "<section>" + DECLARED.format(n="b") + "</section><x-c>Plain</x-c>")
    assert {"Inside a", "Inside b", "Plain"} <= set(page.names())
    page.target.evaluate("addEventListener('click', (event) => { document.title = event.target.localName })")
    page.tap("Inside b")
    assert page.target.capture(picture=False).place.title == "x-b"


def test_closed_roots_on_plain_elements_are_read_unless_their_size_explains_them(show: Shown) -> None:
    plain = "<div id={0}{1}><template shadowrootmode=closed><button>In {0}</button></template></div>"
    page = show(
        plain.format("free", "") + plain.format("sized", " style='height:40px'") + "<div style='height:9px'></div>"
    )
    assert "In free" in page.names()
    page.target.evaluate("addEventListener('click', (event) => { document.title = event.target.id })")
    page.tap("In free")
    assert page.target.capture(picture=False).place.title == "free"


def test_a_glance_counts_what_a_capture_tells(show: Shown) -> None:
    page = show("".join(f"<p><a href=/{n}>Link {n}</a></p>" for n in range(1600)))
    glanced, whole = page.target.glance(picture=False), page.target.capture(picture=False)
    assert (len(whole.nodes), whole.beyond) == (1600, ())
    assert len(glanced.nodes) < 150
    assert len(glanced.nodes) + sum(each.below for each in glanced.beyond) == 1600


def test_frames_are_known_again_from_look_to_look(show: Shown) -> None:
    page = show("<iframe id=f srcdoc='<button>First</button>'></iframe>")
    key = page.one("First").key
    assert page.one("First").key == key
    page.target.evaluate("f.srcdoc = '<button>Second</button>'; void 0")
    assert page.target.settled(2.0)
    assert "Second" in page.names() and "First" not in page.names()
    page.target.evaluate("f.outerHTML = `<iframe srcdoc='<button>Third</button>'></iframe>`; void 0")
    assert page.target.settled(2.0)
    assert "Third" in page.names()


def test_a_frame_that_its_page_cannot_reach_is_read_each_time(show: Shown) -> None:
    page = show("<iframe sandbox srcdoc='<button>Apart</button>'></iframe>")
    assert page.one("Apart") == page.one("Apart")


def test_closed_roots_that_come_into_a_frame_later_are_read(show: Shown) -> None:
    page = show("<iframe id=f srcdoc='<p>First</p>'></iframe>")
    assert page.names() == page.names()
    page.target.evaluate(f"f.contentDocument.body.setHTMLUnsafe(`{DECLARED.format(n='later')}`)")
    assert "Inside later" in page.names()


def test_a_blank_page_has_nothing(show: Shown) -> None:
    capture = show("").target.capture()
    assert (capture.nodes, capture.beyond) == ((), ()) and capture.picture


@pytest.mark.parametrize(
    "host",
    [
        "<iframe {} style='padding:40px'></iframe>",
        "<iframe {} style='transform:scale(.5);border:8px solid'></iframe>",
        "<iframe {} style='zoom:1.5'></iframe>",
        "<object data='{object}' type='text/html' width=300 height=150></object>",
        "<embed src='{object}' type='text/html' width=300 height=150>",
    ],
)
def test_what_a_page_embeds_in_whatever_way_is_worked_where_it_is_drawn(show: Shown, site: Site, host: str) -> None:
    site.pages["/inner"] = "<p>Words<button onclick='this.textContent=`Done`'>Inside</button>"
    page = show("<p>Before</p>" + host.format("src=/inner", object="/inner"))
    inside = page.find("Inside")
    assert page.target.perform(Tap(), inside)
    assert {"Words", "Done"} <= set(page.names())
