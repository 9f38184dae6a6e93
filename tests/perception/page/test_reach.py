"""Of a big page, a near walk tells what lies within some screens of the view and counts the rest."""

import pytest

from perception.page.frames import FrameWalk, frame_facts
from perception.page.nodes import Located, assemble
from perception.screen import Beyond, Element
from tests.perception.page.conftest import Walked

STYLE = "<style>tr { height: 30px } .popup { position: fixed; inset: 100px; background: #fff }</style>"
ROW = "<tr><td>{n}</td><td><a href=/{n}>Person {n}</a></td><td><button>Edit</button></td><td>{more}</td></tr>"
HEAD = "<thead><tr><th>No</th><th>Name</th><th>Do</th><th>More</th></tr></thead>"
POPUP = "<div class=popup><button>Sure</button></div>"


def table(rows: int, popup_in: int = -1) -> str:
    body = "".join(ROW.format(n=n, more=POPUP if n == popup_in else "") for n in range(rows))
    people = f"<table aria-label=People>{HEAD}<tbody>{body}</tbody></table>"
    return f"{STYLE}<h1>People</h1>{people}<footer><button>End</button></footer>"


def near(web: Walked) -> tuple[list[Element], tuple[Beyond, ...]]:
    raw = web.page.evaluate("__journeyman.walk(1, 2)")
    return list(assemble([FrameWalk("0", raw)])), frame_facts(raw).beyond


def names(elements: list[Element], role: str) -> list[str]:
    return [e.name for e in elements if e.role == role]


def test_what_is_far_is_counted_where_it_lies(web: Walked) -> None:
    web.show(table(600))
    elements, beyond = near(web)
    people = names(elements, "link")
    assert people == [f"Person {n}" for n in range(len(people))] and 70 < len(people) < 90
    keys = {e.name: e.key.split(":")[1] for e in elements if e.role == "table"}
    (in_table,) = (each for each in beyond if each.container == keys["People"])
    assert (in_table.rows, in_table.above) == (600 - len(people), 0)
    assert in_table.below >= 4 * in_table.rows
    assert [each.below for each in beyond if not each.container] == [1]  # the button at the end


def test_scrolled_down_the_head_of_the_table_is_still_told(web: Walked) -> None:
    web.show(table(600))
    web.page.evaluate("scrollTo(0, 9000)")
    elements, beyond = near(web)
    assert names(elements, "columnheader") == ["No", "Name", "Do", "More"]
    assert sum(each.above for each in beyond) > 100 < sum(each.below for each in beyond)


def test_what_floats_out_of_a_far_place_into_view_is_told(web: Walked) -> None:
    web.show(table(600, popup_in=550))
    elements, _ = near(web)
    (sure,) = (e for e in elements if e.name == "Sure")
    assert sure.visibility == "shown"


def test_an_element_that_was_only_counted_is_met(web: Walked) -> None:
    web.show(table(600))
    far = web.one("Person 555")
    found = web.locate(far)
    assert isinstance(found, Located) and found.element.name == "Person 555"
    assert 0 <= found.point.y <= 800


@pytest.mark.parametrize(("rows", "asked"), [(600, "walk()"), (60, "walk(1, 2)")])
def test_a_small_page_and_a_whole_walk_leave_nothing_out(web: Walked, rows: int, asked: str) -> None:
    web.show(table(rows))
    raw = web.page.evaluate(f"__journeyman.{asked}")
    assert names(list(assemble([FrameWalk("0", raw)])), "link") == [f"Person {n}" for n in range(rows)]
    assert frame_facts(raw).beyond == ()


def test_a_small_thing_that_floats_out_of_a_far_place_is_told_and_met(web: Walked) -> None:
    chat = "<button style='position:fixed;right:12px;bottom:12px;width:48px;height:48px'>Chat</button>"
    web.show(table(600) + f"<section>{chat}</section>")
    elements, _ = near(web)
    (found,) = (e for e in elements if e.name == "Chat")
    assert found.visibility == "shown" and isinstance(web.locate(found), Located)


def test_what_shows_something_only_outside_of_its_own_place_is_covered(web: Walked) -> None:
    badge = "<b style='position:absolute;left:100px;top:60px;width:300px;height:300px'>New</b>"
    button = f"<button style='position:fixed;left:300px;top:200px;width:60px;height:30px'>Save{badge}</button>"
    layer = "<div style='position:fixed;left:290px;top:190px;width:80px;height:50px;background:#fff'></div>"
    web.show(table(600) + button + layer)
    elements, _ = near(web)
    (save,) = (e for e in elements if e.role == "button" and e.name.startswith("Save"))
    assert save.visibility == "covered"


def test_a_frame_out_of_view_shows_nothing(web: Walked) -> None:
    web.site.pages["/inner"] = "<button>Inside</button>"
    web.show("<div style='height:2000px'></div><iframe src=/inner></iframe>")
    assert web.one("Inside").visibility == "offscreen"
