"""Boxes to be ticked, fields to be filled, and other buttons to be pressed before."""

from controllers.actions import Select, SetChecked, SetText, Tap
from tests.measure.pitfalls.trap import TELLS, Trap


def _unlocking(button: str, element: str, otherwise: str = "") -> Trap:
    """Another button comes first, which says so."""
    first = f"<button type=button onclick=\"document.body.dataset.on = 1; note.textContent = '{element}: ready'\">"
    return Trap(
        button, f"{first}{element}</button><p role=status id=note></p>", Tap(), element, "document.body.dataset.on",
        otherwise,
    )  # fmt: skip


TRAPS = (
    Trap("Continue", "<label><input type=checkbox id=a> I accept</label>", SetChecked(True), "I accept", "a.checked"),
    Trap("Delete", "<label><input type=checkbox role=switch id=a> Unlocked</label>", SetChecked(True), "Unlocked",
         "a.checked", TELLS),
    Trap("Place order", "<label><input type=radio name=d id=a> Express</label>", SetChecked(True), "Express",
         "a.checked"),
    Trap("Register", "<label>Country <select id=a><option>Choose<option>Norway</select></label>", Select("Norway"),
         "Country", "a.value == 'Norway'", TELLS),
    Trap("Next", "<label>Code <input id=a></label>", SetText("4711"), "Code", "a.value == '4711'"),
    Trap("Publish", "<label>Title <input id=a></label>", SetText("News"), "Title", "a.value", TELLS),
    _unlocking("Save", "Edit"),
    _unlocking("Send message", "Verify recipient", TELLS),
    _unlocking("Download", "Prepare"),
    _unlocking("Open report", "Sign in", "document.querySelector('h1').textContent = 'Not signed in'"),
)  # fmt: skip
