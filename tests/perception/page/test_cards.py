"""Rows and cards that take clicks though they hold smaller controls."""

import pytest

from perception.page.nodes import Located
from tests.perception.page.conftest import Walked

MAILS = (
    "<style>.mail{position:relative;cursor:pointer;width:400px;height:80px}"
    ".bin{position:absolute;left:150px;top:10px;width:100px;height:60px}</style>"
    "<div class=mail><b>Ann</b><p>Lunch?</p><i><span class=bin>b</span><span class=star>s</span></i></div>"
    "<div class=mail><b>Bob</b><p>Tax</p><i><span class=bin>b</span><span class=star>s</span></i></div>"
    "<script>for (const e of document.querySelectorAll('.mail, .mail span'))"
    " e.addEventListener('click', event => { event.stopPropagation(); document.title += e.className })</script>"
)


def test_a_card_that_takes_clicks_is_a_target_beside_its_own_controls(web: Walked) -> None:
    web.show(MAILS)
    names = [e.name for e in web.elements() if e.role == "clickable"]
    assert names == ["Ann Lunch?", "b", "s", "Bob Tax", "b", "s"]
    assert not [e for e in web.elements() if e.role == "text"]
    found = web.locate(web.one("Bob Tax"))
    assert isinstance(found, Located)
    web.page.mouse.click(found.point.x, found.point.y)
    assert web.page.title() == "mail"


ROWS = (
    "<table>{}</table>".format(
        "".join(
            f"<tr onclick='document.title+=1'><td>{name}</td><td>12</td><td><button>Drop</button></td></tr>"
            for name in ("Ann", "Bob")
        )
    )
    + "<ul><li onclick='1'>Cara <button>Drop</button></li><li onclick='1'>Dora <button>Drop</button></li></ul>"
)


def test_the_first_words_of_a_row_that_takes_clicks_stand_for_it(web: Walked) -> None:
    web.show(ROWS)
    rows = {e.key for e in web.elements() if e.role in ("row", "listitem")}
    leads = [e for e in web.elements() if e.role == "clickable"]
    assert [e.name for e in leads] == ["Ann", "Bob", "Cara", "Dora"]
    assert {e.within[-1] for e in leads} == rows
    found = web.locate(leads[1])
    assert isinstance(found, Located)
    web.page.mouse.click(found.point.x, found.point.y)
    assert web.page.title() == "1"


NO_CARDS = (
    "<div onclick='1'>Sure? <button>Yes</button></div>",  # may only keep clicks from what is behind it
    "<div style='cursor:pointer'><p class=a>Ann <button>x</button></p><p class=a>Bob <button>x</button></p></div>",
    "<div style='cursor:pointer' onclick='1'>Name <input><button>Go</button></div>",
    "<div style='cursor:pointer;height:700px' onclick='1'>Behind <button>Go</button></div>",
    f"<div style='cursor:pointer' onclick='1'>{'Long story. ' * 20}<button>Go</button></div>",
    "<div style='cursor:pointer' onclick='1'><button>Only this</button></div>",
    "<div onclick='1'><ul><li>Ann <button>x</button></li></ul></div><div onclick='1'><ul><li>Bob</li></ul></div>",
    "<table><tbody onclick='1'><tr><td>Ann</td><td><button>x</button></td></tr></tbody></table>",
)


@pytest.mark.parametrize("body", NO_CARDS)
def test_what_listens_for_what_is_in_it_is_no_target(web: Walked, body: str) -> None:
    assert not [e for e in web.show(body) if e.role == "clickable"]
