"""What a page makes of typed text right afterwards counts, not what its field held for that moment."""

import pytest

from controllers.browser.target import BrowserTarget
from tests.app.macros.test_refusals import Told
from tests.controllers.site import Site

PAGE = """<title>Shop</title><h1>Shop</h1><label>Quantity <input id=q></label>
<table><tr><td id=who>Ada Byron</td><td><button onclick="out.textContent = 'Kept ' + who.textContent">Keep</button>
</td></tr></table><output id=out></output><script>q.oninput = () => {}</script>"""
WORDS = 'type "100" in Quantity, click "Keep" in the row of "Ada Byron"'
AFTERWARDS = {
    "microtask": "Promise.resolve().then(() => { %s })",
    "frame": "requestAnimationFrame(() => { %s })",
    "task": "setTimeout(() => { %s })",
}


def changing(page: str, when: str, what: str) -> str:
    return page.replace("=> {}", f"=> {AFTERWARDS[when] % what}")


@pytest.mark.parametrize("when", AFTERWARDS)
def test_a_value_that_the_page_puts_back_is_not_entered(page: BrowserTarget, site: Site, when: str) -> None:
    told = Told(page, site, WORDS, {"/": PAGE})
    assert told.again({"/": PAGE})[0] == "done"
    ending, sentence = told.again({"/": changing(PAGE, when, "q.value = 10")})
    assert ending == "failed" and 'holds "100"' in sentence
    assert page.evaluate("out.textContent") == ""


@pytest.mark.parametrize("when", AFTERWARDS)
def test_a_row_that_becomes_another_ones_meanwhile_is_not_pressed(page: BrowserTarget, site: Site, when: str) -> None:
    told = Told(page, site, WORDS, {"/": PAGE})
    assert told.again({"/": changing(PAGE, when, "who.textContent = 'Bob Noyce'")})[0] == "failed"
    assert page.evaluate("out.textContent") == ""
