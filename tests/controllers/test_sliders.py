"""Sliders that are drawn: found as such, and moved by keys to a number that the page shows."""

import pytest

from controllers.actions import SetText
from controllers.errors import ControllerError
from tests.controllers.conftest import Shown

DRAWN = """<div class="ui-slider horizontal" style="width:200px;height:12px;background:#ddd">
<span tabindex=0 style="display:block;width:12px;height:12px;background:#06c"></span></div><p>100</p><p id=at>{at}</p>
<script>
let at = {at};
const track = document.querySelector('.ui-slider');
track.addEventListener('mousedown', () => {{}});
track.addEventListener('keydown', (event) => {{
  at = Math.min(10, Math.max(-10, at + ({{ArrowRight: {step}, ArrowLeft: -{step}}}[event.key] || 0)));
  document.getElementById('at').textContent = at;
}});
</script>"""


@pytest.mark.parametrize(("at", "wanted"), [(0, "7"), (3, "-10"), (10, "9"), (5, "5")])
def test_it_is_moved_to_the_number(show: Shown, at: int, wanted: str) -> None:
    page = show(DRAWN.format(at=at, step=1))
    page.do(SetText(wanted), role="slider")
    assert wanted in page.names() and "100" in page.names()


@pytest.mark.parametrize(("wanted", "why"), [("12", "stands at 10"), ("3", "stands at"), ("much", "takes a number")])
def test_what_it_does_not_take_is_said(show: Shown, wanted: str, why: str) -> None:
    page = show(DRAWN.format(at=0, step=2))
    with pytest.raises(ControllerError, match=why):
        page.do(SetText(wanted), role="slider")


def test_a_row_of_pictures_is_no_slider(show: Shown) -> None:
    page = show("<div class=slider onclick=go()><button>Next</button></div><div class=slider onclick=go()>Sale</div>")
    assert not [e for e in page.elements() if e.role == "slider"]
