"""Every action on a real page, seen by what the page makes of it."""

from pathlib import Path

import pytest

from controllers import actions
from controllers.actions import (
    Back,
    DoubleTap,
    Drag,
    Home,
    Hover,
    LongPress,
    Open,
    Press,
    Reload,
    RightClick,
    Scroll,
    Select,
    SetChecked,
    SetText,
    Swipe,
    Tap,
    TypeText,
    Upload,
    Wait,
)
from controllers.errors import ControllerError, Unsupported
from tests.controllers.conftest import Shown
from tests.controllers.site import Site

NOTE = "<p id=note role=status></p><script>const tell = (words) => note.append(words + ' ')</script>"


def test_tapping_is_trusted_input(show: Shown) -> None:
    page = show(NOTE + "<button onclick='tell(`trusted:${event.isTrusted}`)'>Go</button>")
    box = page.one("Go").box
    performed = page.tap("Go")
    assert "trusted:true" in page.names()
    assert performed.point and box.contains(performed.point)


def test_a_right_click_opens_the_menu_of_the_page_and_is_guarded(show: Shown) -> None:
    page = show(
        """<div id=room></div><p style="height:40px" oncontextmenu="log.push(this.textContent)">First</p>
        <p style="height:40px" oncontextmenu="event.preventDefault(); menu.hidden = false">Second</p>
        <div id=menu role=menu hidden><button role=menuitem>Rename</button></div><script>const log = []</script>"""
    )
    page.do(RightClick(), "Second")
    assert page.one("Rename").role == "menuitem"
    second = page.find("Second")
    page.target.evaluate("document.querySelector('#room').style.height = '56px'")
    with pytest.raises(ControllerError, match="had been"):
        page.target.perform(RightClick(), second)
    assert page.target.evaluate("log") == []


def test_double_tap_long_press_and_hover(show: Shown) -> None:
    page = show(
        NOTE
        + """<button ondblclick='tell("double")'>Two</button><button onmouseover='tell("over")'>Over</button>
        <button onmousedown='since = Date.now()' onmouseup='tell(Date.now() - since > 250)'>Hold</button>"""
    )
    page.do(DoubleTap(), "Two")
    page.do(LongPress(0.3), "Hold")
    page.do(Hover(), "Over")
    assert "double true over" in page.names()


@pytest.mark.parametrize(
    ("kind", "before", "text"),
    [
        ("text", "old", "Ada Löwe"),
        ("text", "old", ""),
        ("number", "1", "42"),
        ("date", "2020-01-01", "2026-11-23"),
        ("time", "10:00", "23:59"),
        ("color", "#000000", "#ff8800"),
        ("email", "", "ada@example.org"),
    ],
)
def test_setting_replaces_what_a_field_holds(show: Shown, kind: str, before: str, text: str) -> None:
    listening = """oninput='tell("input")' onchange='tell("change")'"""
    page = show(
        f"{NOTE}<label>Field <input type={kind} value='{before}' {listening}></label><button>Elsewhere</button>"
    )
    page.do(SetText(text), "Field")
    assert page.target.evaluate("document.querySelector('input').value") == text
    page.tap("Elsewhere")  # the browser would tell of the change only now
    told = page.target.evaluate("note.textContent").split()
    assert "input" in told and told.count("change") == 1


def test_setting_a_text_area_and_an_editable_region(show: Shown) -> None:
    page = show("<textarea aria-label=Long>old</textarea><div contenteditable role=textbox aria-label=Rich>old</div>")
    page.do(SetText("one\ntwo"), "Long")
    page.do(SetText("new"), "Rich")
    assert page.target.evaluate("document.querySelector('textarea').value") == "one\ntwo"
    assert page.target.evaluate("document.querySelector('div').innerText") == "new"


def test_a_field_refuses_what_it_cannot_hold(show: Shown) -> None:
    page = show("<label>When <input type=date></label><label>Count <input type=number></label>")
    with pytest.raises(ControllerError, match='"When" does not take "tomorrow"'):
        page.do(SetText("tomorrow"), "When")
    with pytest.raises(ControllerError, match='"Count" does not take "many"'):
        page.do(SetText("many"), "Count")


def test_typing_goes_to_the_caret(show: Shown) -> None:
    page = show("<label>Name <input></label>")
    page.do(TypeText("Ada"), "Name")
    page.do(Press("ArrowLeft"))
    page.do(TypeText("x"))
    assert page.one("Name").value == "Adxa"


def test_keys_and_chords(show: Shown) -> None:
    page = show(f"{NOTE}<form onsubmit='tell(`sent`); return false'><label>Name <input value=Ada></label></form>")
    page.do(Press("Control+A"), "Name")
    page.do(Press("Backspace"))
    assert page.one("Name").value == ""
    page.do(Press("Enter"))
    assert "sent" in page.names()
    with pytest.raises(ControllerError, match='"Entr" is no key'):
        page.do(Press("Entr"))


def test_a_key_for_an_element_does_not_click_it(show: Shown) -> None:
    page = show(f"{NOTE}<button onclick='tell(`once`)'>Go</button>")
    page.do(Press("Enter"), "Go")
    assert page.target.evaluate("note.textContent") == "once "


def test_ticking_happens_only_when_it_differs(show: Shown) -> None:
    page = show(f"{NOTE}<label><input type=checkbox onchange='tell(`changed`)'>News</label>")
    for on in (True, True, False, False):
        page.do(SetChecked(on), "News")
        assert ("checked" in page.one("News").states) is on
    assert page.target.evaluate("note.textContent") == "changed changed "


def test_a_radio_button_cannot_be_unset(show: Shown) -> None:
    page = show("<label><input type=radio name=a checked>One</label><label><input type=radio name=a>Two</label>")
    page.do(SetChecked(True), "Two")
    assert "checked" in page.one("Two").states
    with pytest.raises(ControllerError, match="cannot be unset"):
        page.do(SetChecked(False), "Two")


def test_choosing_by_words_then_by_value(show: Shown) -> None:
    options = "<option value=r>Red</option><option value=b>Blue</option><option value=x disabled>Grey</option>"
    page = show(f"<label>Colour <select>{options}</select></label>")
    page.do(Select("Blue"), "Colour")
    assert page.one("Colour").value == "Blue"
    page.do(Select("r"), "Colour")
    assert page.one("Colour").value == "Red"
    with pytest.raises(ControllerError, match='no option "Pink"; it offers Red, Blue, Grey'):
        page.do(Select("Pink"), "Colour")
    with pytest.raises(ControllerError, match="disabled"):
        page.do(Select("Grey"), "Colour")


def test_choosing_in_a_list_that_is_not_native_is_unsupported(show: Shown) -> None:
    page = show("<div role=listbox aria-label=Colour tabindex=0><div role=option>Red</div></div>")
    with pytest.raises(Unsupported, match="no native list"):
        page.do(Select("Red"), "Colour")


def test_files_go_to_a_field_or_to_the_chooser_of_a_button(show: Shown, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a")
    page = show(
        NOTE
        + """<label>Paper <input type=file onchange='tell("field:" + this.files[0].name)'></label>
        <button onclick='paper.click()'>Choose</button>
        <input id=paper type=file style='display:none' onchange='tell("chooser:" + this.files[0].name)'>"""
    )
    page.do(Upload((str(file),)), "Paper")
    page.do(Upload((str(file),)), "Choose")
    assert "field:a.txt chooser:a.txt" in page.names()
    with pytest.raises(ControllerError, match="There is no file"):
        page.do(Upload((str(tmp_path / "none.txt"),)), "Paper")
    with pytest.raises(ControllerError, match="does not take these files"):
        page.do(Upload((str(file), str(file))), "Paper")


def test_dragging(show: Shown) -> None:
    page = show("<label>Volume <input type=range min=0 max=100 value=50 style='width:200px'></label>")
    page.do(Drag(60, 0), "Volume")
    assert 70 < int(page.target.evaluate("document.querySelector('input').value")) < 95


def test_scrolling_by_screens_and_to_an_element(show: Shown) -> None:
    page = show("<button>Top</button><div style='height:3000px'></div><button>Bottom</button>")
    page.do(Scroll("down"))
    assert 500 < page.target.evaluate("scrollY") < 800
    page.do(Scroll("up"))
    assert page.target.evaluate("scrollY") == 0
    page.do(Scroll(), "Bottom")
    assert page.one("Bottom").visibility == "shown"


def test_moving_between_pages(show_apart: Shown, site: Site) -> None:
    site.pages["/next"] = "<title>Next</title><h1>Next</h1>"
    page = show_apart("<a href=/next>On</a>")
    with pytest.raises(ControllerError, match="no earlier page"):
        page.do(Back())
    page.tap("On")
    assert page.address == f"{site.address}/next"
    page.do(Back())
    assert page.address == f"{site.address}/"
    page.do(Open(f"{site.address.removeprefix('http://')}/next"))
    site.pages["/next"] = "<h1>Changed</h1>"
    page.do(Reload())
    assert page.names()[:1] == ["Changed"]
    page.do(Home())
    assert page.address == f"{site.address}/"


def test_waiting_touches_nothing_and_what_makes_no_sense_is_refused(show: Shown) -> None:
    page = show("<button>Go</button>")
    assert page.target.perform(Wait(), None).point is None
    with pytest.raises(Unsupported):
        page.target.perform(Swipe("left"), None)
    with pytest.raises(ControllerError, match="say on which element"):
        page.target.perform(Tap(), None)
    assert Swipe not in page.target.verbs and page.target.verbs >= actions.AIMED


def test_a_tap_that_sends_is_counted(show: Shown, site: Site) -> None:
    page = show("<form method=post action=/send><button name=a value=b>Send</button></form>")
    before = page.target.capture(picture=False).sent
    page.tap("Send")
    assert page.target.capture(picture=False).sent == before + 1
    assert site.posted[-1] == "a=b"


def test_the_answer_to_a_form_is_not_loaded_again(show: Shown, site: Site) -> None:
    page = show("<form method=post action=/order><label>Name <input></label><button>Order</button></form>")
    page.tap("Order")
    sent = len(site.posted)
    with pytest.raises(ControllerError, match="would send that again"):
        page.target.perform(Reload(), None)
    assert len(site.posted) == sent
    page.do(Open(f"{site.address}/"))
    page.do(Reload())


def test_a_field_tells_what_its_form_sends_and_a_frame_what_it_shows(show: Shown, site: Site) -> None:
    site.pages["/inner"] = "<button>Inside</button>"
    page = show(
        "<form method=post action=/order><label>Name <input></label></form>"
        f"<iframe title=Pay src={site.other}/inner></iframe>"
    )
    assert page.one("Name").effect == f"POST {site.address}/order"
    (frame,) = [e for e in page.elements() if e.role == "frame"]
    assert frame.value == f"{site.other}/inner"
    assert [frame.key in e.within for e in page.elements() if e.name == "Inside"] == [True]


@pytest.mark.parametrize(
    ("kind", "written", "held"),
    [("date", "12/31/2026", "2026-12-31"), ("date", "2026-12-31", "2026-12-31"), ("time", "7:05 PM", "19:05")],
)
def test_dates_and_times_are_taken_as_people_write_them(show: Shown, kind: str, written: str, held: str) -> None:
    page = show(f"<label>When <input type={kind}></label>")
    page.do(SetText(written), "When")
    assert page.one("When").value == held
    assert kind in page.one("When").states
