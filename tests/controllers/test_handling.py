"""The person's own mouse and keys reach the page as trusted input, where they point in the picture."""

import json
from pathlib import Path
from typing import Any

import pytest

from controllers.actions import Tap
from controllers.errors import ControllerError
from controllers.gestures import Files, Gesture, Keys, Pointer, Text, Wheel
from tests.controllers.conftest import Shown
from tests.controllers.worked import Worked

# A page that notes what happens to its button, a field, a box to be dragged and a long list.
BODY = """
<style>body { margin: 0 } * { font: 16px sans-serif }</style>
<button style="position: absolute; left: 100px; top: 100px; width: 200px; height: 40px">Press</button>
<input style="position: absolute; left: 100px; top: 200px; width: 200px; height: 30px" aria-label="Name">
<input style="position: absolute; left: 100px; top: 300px; width: 200px; height: 30px" aria-label="Town">
<div id="pad" style="position: absolute; left: 500px; top: 100px; width: 400px; height: 300px"></div>
<div style="height: 3000px"></div>
<script>
  const told = [];
  const tell = (event) => told.push([event.type, event.button, event.isTrusted,
    ['ctrlKey', 'shiftKey', 'altKey', 'metaKey'].filter(name => event[name]).join()]);
  for (const kind of ['click', 'dblclick', 'contextmenu']) document.addEventListener(kind, tell);
  let path = [];
  pad.onpointerdown = () => path = [];
  pad.onpointermove = (event) => event.buttons && path.push([event.offsetX, event.offsetY]);
  pad.onpointerup = () => told.push(['dragged', path.at(0), path.at(-1)]);
  document.addEventListener('keydown', (event) => told.push(['key', event.key]));
</script>
"""
BUTTON, NAME, PAD = (200, 120), (200, 215), (600, 200)


@pytest.fixture
def page(show: Shown) -> Worked:
    return show(BODY)


def at(x: float, y: float) -> tuple[float, float]:
    """Viewport pixels as fractions of the picture."""
    return x / 1280, y / 800


def hand(page: Worked, *gestures: Gesture) -> None:
    for gesture in gestures:
        page.target.hand(gesture)


def click(where: tuple[float, float], **how: Any) -> tuple[Gesture, Gesture]:
    return Pointer("down", *at(*where), **how), Pointer("up", *at(*where), **how)


def told(page: Worked) -> list[Any]:
    found: list[Any] = json.loads(page.target.evaluate("JSON.stringify(told)"))
    return found


def value(page: Worked, label: str) -> str:
    return str(page.target.evaluate(f"document.querySelector('[aria-label={label}]').value"))


def test_a_click(page: Worked) -> None:
    hand(page, Pointer("move", *at(*BUTTON)), *click(BUTTON))
    assert told(page) == [["click", 0, True, ""]]


def test_a_double_click(page: Worked) -> None:
    hand(page, *click(BUTTON), *click(BUTTON, clicks=2))
    assert [kind for kind, *_ in told(page)] == ["click", "click", "dblclick"]


def test_a_click_with_the_right_button(page: Worked) -> None:
    hand(page, *click(BUTTON, button="right"))
    assert told(page) == [["contextmenu", 2, True, ""]]


def test_keys_held_while_clicking_are_up_again_afterwards(page: Worked) -> None:
    hand(page, *click(BUTTON, modifiers=("Control", "Shift")), *click(BUTTON))
    clicks = [event for event in told(page) if event[0] == "click"]
    assert [held for *_, held in clicks] == ["ctrlKey,shiftKey", ""]


def test_a_drag(page: Worked) -> None:
    x, y = PAD
    hand(page, Pointer("down", *at(x, y)))
    hand(page, *(Pointer("move", *at(x + step, y + step)) for step in (10, 50, 90)))
    hand(page, Pointer("up", *at(x + 100, y + 100)))
    assert ["dragged", [110, 110], [200, 200]] in told(page)


def test_the_wheel(page: Worked) -> None:
    page.target.evaluate(
        "void (globalThis.scrolled = new Promise(done => addEventListener('scroll', done, {once: true})))"
    )
    hand(page, Wheel(*at(*PAD), 0, 240))
    page.target.evaluate("scrolled.then(() => null)")
    assert page.target.evaluate("scrollY") == 240


def test_typing_in_any_script_and_moving_on_by_tab(page: Worked) -> None:
    hand(page, *click(NAME), *map(Text, "Zoë 中🙂"), Keys("Tab"), Text("Kraków, Łódź"))
    assert (value(page, "Name"), value(page, "Town")) == ("Zoë 中🙂", "Kraków, Łódź")
    assert ["key", "Z"] in told(page)


def test_keys_and_chords(page: Worked) -> None:
    hand(page, *click(NAME), *map(Text, "Adam"), Keys("Backspace"), Keys("Home"), Text("x"))
    assert value(page, "Name") == "xAda"
    hand(page, Keys("Control+A"), Text("Bob"))
    assert value(page, "Name") == "Bob"


def test_a_key_that_does_not_exist_is_refused_and_the_rest_goes_on(page: Worked) -> None:
    with pytest.raises(ControllerError, match='"Hyper" is no key'):
        hand(page, Keys("Hyper"))
    hand(page, *click(BUTTON))
    assert told(page) == [["click", 0, True, ""]]


def test_a_dialog_that_opens_is_told_and_nothing_gets_past_it(show: Shown) -> None:
    page = show("""<button style="position: absolute; left: 100px; top: 100px; width: 200px; height: 40px"
                    onclick="document.title = confirm('Sure?')">Press</button>""")
    down, up = click(BUTTON)
    assert not page.target.hand(down).blocked
    assert page.target.hand(up).blocked
    assert page.target.hand(Text("x")).blocked
    assert page.target.capture(picture=False).blocked
    page.tap("OK")
    assert not page.target.hand(Pointer("move", 0, 0)).blocked
    assert page.target.evaluate("document.title") == "true"


def test_a_window_that_has_become_another_size_is_noticed_by_the_mirror(page: Worked) -> None:
    frames = page.target.frames()
    try:
        first = frames.wait(0, 5)
        assert first
        page.target._tabs.current.size = (640, 400)  # as it may have been when it was measured
        page.target.evaluate("document.body.style.background = 'silver'")
        assert frames.wait(first[0], 5)
    finally:
        frames.close()
    hand(page, *click(NAME), Text("x"))
    assert value(page, "Name") == "x"


def test_a_hand_may_press_anything_right_after_the_agent_has_pressed(page: Worked) -> None:
    page.target.perform(Tap(), page.find("Name"))
    hand(page, *click(BUTTON))
    assert [kind for kind, *_ in told(page)] == ["click", "click"]


WORDS = "<p style='height: 40px'>Drop it here</p>"
FILES = (
    "JSON.stringify([...document.querySelectorAll('input')].flatMap(field => [...field.files].map(file => file.name)))"
)


@pytest.fixture
def papers(tmp_path: Path) -> tuple[str, ...]:
    """Two files, by their full paths."""
    paths = tmp_path / "a.txt", tmp_path / "b.txt"
    for path in paths:
        path.touch()
    return tuple(map(str, paths))


def drop(page: Worked, what: str, paths: tuple[str, ...]) -> list[str]:
    """Drop files on the element; the names of those that the page has got."""
    x, y = page.target.evaluate(
        f"(box => [box.x + 5, box.y + 5])(document.querySelector('{what}').getBoundingClientRect())"
    )
    page.target.hand(Files(*at(x, y), paths))
    got: list[str] = json.loads(page.target.evaluate(FILES))
    return got


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<input type=file multiple>", "input"),
        (f"<label>{WORDS}<input type=file multiple hidden></label>", "p"),
        (f"<input type=file><form>{WORDS}<input type=file multiple hidden></form>", "p"),
    ],
)
def test_files_go_to_the_field_there_or_the_one_of_the_label_or_form_there(
    show: Shown, papers: tuple[str, ...], body: str, what: str
) -> None:
    assert drop(show(body), what, papers) == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("body", "what", "count", "refusal"),
    [
        ("<input type=file disabled>", "input", 1, "is disabled"),
        (f"<fieldset disabled><label>{WORDS}<input type=file></label></fieldset>", "p", 1, "is disabled"),
        ("<input type=file>", "input", 2, "takes one file only"),
        (f"{WORDS}<input type=file hidden>", "p", 1, "No field for files lies there"),
        (f"<form>{WORDS}<input type=file><input type=file></form>", "p", 1, "No field for files lies there"),
    ],
)
def test_files_that_no_field_there_takes_are_refused(
    show: Shown, papers: tuple[str, ...], body: str, what: str, count: int, refusal: str
) -> None:
    page = show(body)
    with pytest.raises(ControllerError, match=refusal):
        drop(page, what, papers[:count])
    assert page.target.evaluate(FILES) == "[]"
