"""What is known to come next is done in the same breath, and undone where it does not come."""

from controllers.actions import Select, SetText, Tap
from controllers.gestures import Pointer
from tests.controllers.conftest import Shown
from tests.controllers.worked import Worked

PAGE = """
<button onclick="log.push('save'); this.nextElementSibling.textContent = 'Saved'">Save</button><p role=status></p>
<label>Name <input onchange="log.push(this.value)"></label>
<select aria-label=City><option>Oslo<option>Bergen</select>
<script>const log = []</script>"""


def foreseen(page: Worked, action: Tap | SetText | Select, name: str) -> None:
    page.target.foresee(action, looking=True)
    page.target.perform(action, page.find(name))


def told(page: Worked) -> set[str]:
    """All words that the screen shows now, by a look that was asked for ahead."""
    tab = page.target._tabs.current
    ahead = tab.ahead
    assert ahead
    seen = page.target.capture(picture=False)
    assert tab.looks[tab.page.main_frame].number == int(ahead.answer.result()[0].split("\n")[1])
    return {words for e in seen.nodes for words in (e.name, e.text, e.value)}


def test_the_look_that_is_foreseen_shows_what_the_action_did(show: Shown) -> None:
    page = show(PAGE)
    foreseen(page, Tap(), "Save")
    assert "Saved" in told(page)
    foreseen(page, SetText("Ada"), "Name")
    assert "Ada" in told(page)
    foreseen(page, Select("Bergen"), "City")
    assert "Bergen" in told(page)
    assert page.target.evaluate("log") == ["save", "Ada"]


def test_what_was_foreseen_and_did_not_come_leaves_nothing_guarded(show: Shown) -> None:
    page = show(PAGE)
    save = page.find("Save").point
    page.target.foresee(Tap(), looking=True)
    page.find("Name")
    page.target.capture(picture=False)
    mouse = page.target._tabs.current.page.mouse
    page.target._wait(mouse.click(save.x, save.y), 5.0, "The person's own press")
    page.target.foresee(Tap(), looking=True)
    page.find("Name")
    for do in ("move", "down", "up"):
        page.target.hand(Pointer(do, save.x / 1280, save.y / 800))
    assert page.target.evaluate("log") == ["save", "save"]


def test_a_look_that_was_taken_ahead_is_forgotten_when_something_else_comes_first(show: Shown) -> None:
    page = show(PAGE)
    foreseen(page, Tap(), "Save")
    page.target.settled(1.0)
    page.target.evaluate("document.querySelector('p').textContent = 'Later'")
    assert "Later" in {e.text or e.name for e in page.target.capture(picture=False).nodes}
