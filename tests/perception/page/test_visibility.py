"""What can be seen and met, and how an element is found again."""

import pytest

from perception.locators import Attribute, Labelled, Named, Path
from perception.page.frames import Unreachable
from perception.page.nodes import Located
from perception.screen import Element
from tests.perception.page.conftest import SIZE, Walked

OVERLAY = "<div role=dialog aria-label=Cookies style='position:fixed;inset:0;background:#fff8'>We use cookies</div>"


def seen(web: Walked) -> dict[str, str]:
    return {e.name: e.visibility for e in web.elements()}


def test_the_whole_document_not_only_the_viewport(web: Walked) -> None:
    web.show("<button>Near</button><div style='height:3000px'></div><button>Far</button><p>End</p>")
    assert seen(web) == {"Near": "shown", "Far": "offscreen", "End": "offscreen"}


def test_scrolled_out_of_its_box_is_offscreen(web: Walked) -> None:
    web.show(
        "<div style='height:60px;overflow:auto'><button>Top</button><div style='height:200px'></div>"
        "<button>Below</button></div><div style='height:400px;background:#eee'></div>"
    )
    assert seen(web) == {"": "shown", "Top": "shown", "Below": "offscreen"}  # the box itself, which has no name


def test_covered_by_something_on_top(web: Walked) -> None:
    web.show(f"<button>Under</button><p>Read</p>{OVERLAY}")
    assert seen(web) == {"Under": "covered", "Read": "covered", "Cookies": "shown", "We use cookies": "shown"}


def test_what_holds_something_that_shows_does_so_too(web: Walked) -> None:
    lids = ((0, 0), (0, 250), (250, 0), (250, 250), (130, 130))  # upon its corners and its middle
    lid = "<div style='position:absolute;width:50px;height:50px;background:red;left:{}px;top:{}px'></div>"
    web.show(
        "<ul aria-label=List style='position:absolute;left:0;top:0;margin:0;padding:0;width:300px;height:300px'>"
        "<li style='margin:80px 0 0 60px'><button>Free</button></ul>" + "".join(lid.format(*at) for at in lids)
    )
    assert seen(web)["List"] == seen(web)["Free"] == "shown"


def test_partly_covered_is_shown_and_met_where_it_is_free(web: Walked) -> None:
    web.show(
        "<button id=b style='position:absolute;left:0;top:0;width:200px;height:50px'>Wide</button>"
        "<p style='position:absolute;left:0;top:0;width:150px;height:100px;margin:0;background:red'>Lid</p>"
    )
    found = web.locate(web.one("Wide"))
    assert isinstance(found, Located)
    assert web.top_id(found.point) == "b"


@pytest.mark.parametrize(
    "modal", ["<dialog id=d><button>Yes</button></dialog>", "<div aria-modal=true role=dialog>{}</div>"]
)
def test_behind_a_modal_dialog_everything_is_covered(web: Walked, modal: str) -> None:
    page_size = "position:fixed;inset:0;background:white"
    shade = f"<div style='{page_size}'></div><button style='position:fixed;top:9px;left:9px'>Yes</button>"
    web.show(f"<button>Behind</button><div style='height:3000px'></div><button>Far</button>{modal.format(shade)}")
    web.page.evaluate("document.getElementById('d')?.showModal()")
    assert {name: seen(web)[name] for name in ("Behind", "Far", "Yes")} == {
        "Behind": "covered",
        "Far": "covered",
        "Yes": "shown",
    }


def test_inert_parts_are_covered(web: Walked) -> None:
    web.show("<div inert><button>Asleep</button></div><div style='height:3000px' inert></div><p inert>Low</p>")
    assert seen(web) == {"Asleep": "covered", "Low": "covered"}


def test_shadow_roots_open_and_closed(web: Walked) -> None:
    web.show(
        "<x-open><b>slotted</b></x-open><x-closed></x-closed><script>"
        "for (const mode of ['open', 'closed']) customElements.define('x-' + mode, class extends HTMLElement {"
        " constructor() { super(); this.attachShadow({mode}).innerHTML ="
        " `<p><slot></slot></p><button>${mode}</button>`; }})</script>"
    )
    assert seen(web) == {"slotted": "shown", "open": "shown", "closed": "shown"}
    assert web.one("closed").locator.parts[-1] == Path("body>x-closed:nth-of-type(1) >> button:nth-of-type(1)", 1)
    assert isinstance(web.locate(web.one("closed")), Located)


def test_frames_of_this_and_of_another_origin(web: Walked) -> None:
    web.site.pages["/same"] = "<body style='margin:0'><button>Same</button></body>"
    web.site.pages["/other"] = (
        "<body style='margin:0'><input aria-label=Card><p style='margin-top:400px'>Cut</p></body>"
    )
    web.show(
        "<p>Before</p><main><iframe id=pay title=Pay style='border:7px solid' "
        f"src='{web.site.origins[1]}/other'></iframe></main><p>Between</p><iframe src=/same></iframe><p>After</p>"
    )
    names = [e.name for e in web.elements() if e.role not in ("frame", "main")]
    assert names == ["Before", "Card", "Cut", "Between", "Same", "After"]
    card, host = web.one("Card"), web.one("Pay", "frame")
    assert (card.box.x, card.box.y) == (host.box.x + 7, host.box.y + 7)
    assert card.within[-1] == host.key
    assert card.locator.parts[-1] == Path("#pay >> body>input:nth-of-type(1)", 1)
    assert card.visibility == "shown"
    assert web.one("Cut").visibility == "offscreen"
    web.page.evaluate(f"document.body.insertAdjacentHTML('beforeend', `{OVERLAY}`)")
    assert web.one("Card").visibility == "covered"


def test_where_a_frame_lies_and_what_covers_it(web: Walked) -> None:
    web.site.pages["/same"] = "<button>Same</button>"
    web.show("<iframe id=f src=/same style='border:5px solid'></iframe>")
    ask = "__journeyman.frame(__journeyman.key(document.getElementById('f')), 20, 20)"
    free = web.place(ask)
    assert (free.box.x, free.box.y, free.cover) == (13, 13, "")
    web.page.evaluate(f"document.body.insertAdjacentHTML('beforeend', `{OVERLAY}`)")
    assert web.place(ask).cover == 'dialog "Cookies"'


def test_locate_scrolls_and_tells_the_element_as_the_walk_does(web: Walked) -> None:
    web.show(
        "<main><div style='height:3000px'></div><form><label>Name <input id=n value=Ada required></label></form></main>"
    )
    before = web.one("Name")
    found = web.locate(before)
    assert isinstance(found, Located)
    assert web.top_id(found.point) == "n"
    assert found.element.fingerprint == before.fingerprint
    assert (found.element.states, found.element.within) == (before.states, before.within)
    assert found.element.locator.parts[-1] == before.locator.parts[-1]
    assert 0 < found.point.y < SIZE[1]
    assert found.element.box.contains(found.point)


def test_locate_follows_an_element_that_moved(web: Walked) -> None:
    web.show("<button id=b>Go</button>")
    before = web.one("Go")
    web.page.evaluate("document.body.prepend(Object.assign(document.createElement('p'), {textContent: 'News'}))")
    found = web.locate(before)
    assert isinstance(found, Located)
    assert found.element.key == before.key
    assert found.point.y > before.box.bottom


def test_locate_a_line_of_text_and_a_wrapped_link(web: Walked) -> None:
    web.show("<div style='width:120px'>aaaaaaaaa <a id=w href=/x>bbb ccccccccccccccc</a> dddd</div><p id=p>Words</p>")
    for name, number in (("bbb ccccccccccccccc", "w"), ("Words", "p")):
        found = web.locate(web.one(name))
        assert isinstance(found, Located)
        assert web.top_id(found.point) == number


@pytest.mark.parametrize(
    ("change", "reason", "why"),
    [
        ("b.remove()", "gone", "no longer"),
        ("b.replaceWith(b.cloneNode(true))", "gone", "no longer"),
        ("b.style.display = 'none'", "hidden", "not visible"),
        (f"document.body.insertAdjacentHTML('beforeend', `{OVERLAY}`)", "covered", 'covered by dialog "Cookies"'),
    ],
)
def test_why_an_element_cannot_be_met(web: Walked, change: str, reason: str, why: str) -> None:
    web.show("<button id=b>Go</button>")
    before = web.one("Go")
    web.page.evaluate(f"const b = document.getElementById('b'); {change}")
    failed = web.locate(before)
    assert isinstance(failed, Unreachable)
    assert failed.reason == reason
    assert why in failed.why


@pytest.mark.parametrize("layer", ["<button>Hi</button>", "<p onclick='1'>Hi</p>", "<p>Hi</p>"])
def test_a_control_that_covers_an_element_is_told_by_its_key(web: Walked, layer: str) -> None:
    spread = layer.replace(">", " style='position:fixed;inset:0;width:100%;margin:0'>", 1)
    web.show(f"<button id=b>Go</button><div>{spread}</div>")
    failed = web.locate(web.one("Go"))
    assert isinstance(failed, Unreachable) and failed.reason == "covered"
    above = web.one("Hi")
    assert failed.by == (above.key if above.interactive else "")


def test_disabled_is_a_state_not_a_failure(web: Walked) -> None:
    web.show("<button disabled style='pointer-events:none'>Go</button>")
    found = web.locate(web.one("Go"))
    assert isinstance(found, Located)
    assert found.element.states == {"disabled"}


def test_keys_stay_with_their_elements(web: Walked) -> None:
    before: list[Element] = web.show("<button>A</button><button>B</button>")
    web.page.evaluate("document.body.prepend(document.querySelectorAll('button')[1])")
    assert [e.key for e in web.elements()] == [before[1].key, before[0].key]


def test_locator_parts_with_how_many_they_match(web: Walked) -> None:
    web.show(
        "<form><label>Name <input data-testid=who id=name name=field></label><label>Name "
        "<input id=f8349ab01 name=field></label></form>"
        "<table><tr><th>Do<th>By</tr><tr><td><button>Edit</button><td>Ada</tr></table>"
    )
    first, second = (e for e in web.elements() if e.role == "textbox")
    assert first.locator.parts == (
        Attribute("data-testid", "who", 1),
        Attribute("id", "name", 1),
        Attribute("name", "field", 2),
        Named("textbox", "Name", 2),
        Labelled("textbox", "Name", 2),
        Path("#name", 1),
    )
    assert [p for p in second.locator.parts if isinstance(p, Attribute)] == [Attribute("name", "field", 2)]
    assert Labelled("button", "Do", 1) in web.one("Edit").locator.parts


def test_paths_are_unique_and_are_selectors(web: Walked) -> None:
    web.show("<main><ul>" + "<li><a href=/x>Open</a> <button>Open</button></li>" * 3 + "</ul></main>")
    paths = [e.locator.parts[-1].path for e in web.elements() if e.interactive]  # type: ignore[union-attr]
    assert len(set(paths)) == 6
    assert all(web.page.evaluate("path => document.querySelectorAll(path).length", path) == 1 for path in paths)


def test_paths_go_on_from_containers_and_start_anew_at_ids_and_in_slots(web: Walked) -> None:
    web.show(
        "<main><x-list><button>Slotted</button></x-list></main><form id=pay><fieldset><button>Send</button></fieldset>"
        "</form><ul><li onclick='1'>Pick <progress aria-label=Done value=1 max=2></progress></li></ul>"
        "<script>customElements.define('x-list', class extends HTMLElement { constructor() { super();"
        " this.attachShadow({mode: 'open'}).innerHTML ="
        " `<ul><li><slot></slot><nav><button id=deep>Deep</button><b>Own</b></nav></li></ul>`; }})</script>"
    )
    host, item = "body>main:nth-of-type(1)>x-list:nth-of-type(1)", "body>ul:nth-of-type(1)>li:nth-of-type(1)"
    inside = f"{host} >> ul:nth-of-type(1)>li:nth-of-type(1)>nav:nth-of-type(1)"
    assert {e.name: e.locator.parts[-1] for e in web.elements() if e.name} == {
        "Slotted": Path(f"{host}>button:nth-of-type(1)", 1),
        "Deep": Path(f"{host} >> #deep", 1),
        "Own": Path(f"{inside}>b:nth-of-type(1)>text:nth-of-type(1)", 1),
        "Send": Path("#pay>fieldset:nth-of-type(1)>button:nth-of-type(1)", 1),
        "Pick": Path(item, 1),
        "Done": Path(f"{item}>progress:nth-of-type(1)", 1),
    }


def test_a_press_meets_the_element_itself_and_no_control_inside_it(web: Walked) -> None:
    web.show(
        "<ul role=tree style='list-style:none;padding:0'><li id=outer role=treeitem style='padding:0'>Documents"
        "<ul role=group style='padding:0'><li id=inner role=treeitem style='height:90px'>Letters</li></ul></li></ul>"
        "<label style='display:block'><input type=checkbox style='position:absolute;opacity:0'>"
        "<a id=terms href=#terms style='display:inline-block;width:300px'>I agree to the terms</a> truly</label>"
    )
    for name, avoided in (("Documents", "inner"), ("I agree to the terms truly", "terms")):
        (meant,) = (e for e in web.elements() if e.name.startswith(name) and e.role in ("treeitem", "checkbox"))
        found = web.locate(meant)
        assert isinstance(found, Located) and web.top_id(found.point) != avoided


def test_a_control_that_is_all_of_another_is_met_for_it(web: Walked) -> None:
    web.show("<div role=tab tabindex=0 style='width:90px'><a id=link href=/x style='display:block'>Files</a></div>")
    found = web.locate(web.one("Files", "tab"))
    assert isinstance(found, Located) and web.top_id(found.point) == "link"


def test_a_canvas_is_told_for_what_it_is(web: Walked) -> None:
    web.show("<h1>Map</h1><canvas width=300 height=200></canvas><canvas style='position:absolute;top:2000px'></canvas>")
    assert [e.role for e in web.elements()] == ["heading", "canvas"]  # the other one, out of view, tells nothing
