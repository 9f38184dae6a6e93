"""What a list loads only as it is scrolled is found again; scrolling to what is there anyway is no step."""

import pytest
from playwright.sync_api import BrowserContext

from app.session import Session
from controllers.actions import Scroll, Tap
from controllers.browser.chromium import Chromium
from perception.checks import TextShown
from perception.holding import holds
from perception.numbering import observe
from skills.generalising.shortcut import generalised
from tests.app.recording.replays import replayed, steps
from tests.app.recording.test_window import Told, context
from tests.controllers.site import Site

__all__ = ["context"]

ORDERS = """<!doctype html><title>Orders</title><h1>Orders</h1><p role=status id=said></p>
<ul id=list style="height: 300px; overflow: auto; overscroll-behavior: contain"></ul>
<p style="height: 3000px">Much below</p><button>Last</button>
<script>
const more = () => {
  for (let i = 0; i < 20; i += 1) {
    const row = document.createElement('li');
    const name = `Order ${list.children.length + 1}`;
    row.innerHTML = `<button style="height: 40px">${name}</button>`;
    row.firstChild.onclick = () => { said.textContent = `${name} opened`; };
    list.append(row);
  }
};
more();
list.onscroll = () => {
  if (list.scrollTop + list.clientHeight < list.scrollHeight - 5 || list.busy || list.children.length > 70) return;
  list.busy = true;
  setTimeout(() => { more(); list.busy = false; }, 150);
};
document.querySelector('body > button').onclick = () => { said.textContent = 'At the end'; };
</script>"""

GROWING = """<!doctype html><title>Orders</title><h1>Orders</h1>
<p role=status id=said style="position: fixed; right: 0"></p><div id=list></div><script>
const root = MODE ? list.attachShadow({ mode: MODE }) : list;
if (MODE) root.innerHTML = '<div style="height: 300px; overflow: auto; overscroll-behavior: contain"></div>';
const box = MODE ? root.firstChild : document.scrollingElement;
const inner = MODE ? box : list;
const more = () => {
  for (let i = 0; i < 30; i += 1) {
    const name = `Order ${inner.querySelectorAll('button').length + 1}`;
    const row = document.createElement("div");
    row.innerHTML = `<button style="height: 40px; display: block">${name}</button>`;
    row.firstChild.onclick = () => { said.textContent = `${name} opened`; };
    inner.append(row);
  }
};
more();
const stillFor = (frames) => new Promise((resolve) => {
  let [at, left] = [box.scrollTop, frames];
  const look = () => {
    [at, left] = box.scrollTop === at ? [at, left - 1] : [box.scrollTop, frames];
    if (left) requestAnimationFrame(look); else resolve(true);
  };
  look();
});
const middleOf = (name) => {
  const button = [...inner.querySelectorAll('button')].find((each) => each.textContent === name);
  button.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = button.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
};
(MODE ? box : window).addEventListener('scroll', () => {
  if (box.scrollTop + box.clientHeight < box.scrollHeight - 5 || box.busy || inner.children.length > 50) return;
  box.busy = true;
  setTimeout(() => { more(); box.busy = false; }, 150);
});
</script>"""


@pytest.mark.parametrize("mode", ["", "open", "closed"], ids=["the page itself", "a shadow root", "a closed one"])
def test_whatever_loads_as_it_is_scrolled_is_scrolled_again(
    mode: str, browser: Chromium, context: BrowserContext, site: Site
) -> None:
    site.pages["/growing"] = GROWING.replace("MODE", repr(mode))
    address = f"{site.address}/growing"
    with context.expect_page() as opening:
        target = browser.open(address)
    page = opening.value
    told = Told(Session({"page": target}, {"page": address}))
    try:
        page.mouse.move(60, 200)
        for _ in range(20):
            page.mouse.wheel(0, 100)
        assert told.next() == 'scroll to "Order 30" button'
        page.evaluate("stillFor(20)")  # what the wheel has set going comes to its end
        page.mouse.click(*page.evaluate("middleOf('Order 40')"))
        assert told.next() == 'tap "Order 40" button'
    finally:
        left = told.end()
        target.close()
    made = generalised(told.recorder.shown, "Scroll").shortcut
    assert not left and [step.action for step in steps(made)] == [Scroll(), Tap()]
    fresh = browser.open(address)
    try:
        replayed(made, fresh, address)
        assert holds(TextShown("Order 40 opened"), None, observe(fresh.capture(picture=False), None))
    finally:
        fresh.close()


def test_a_list_that_loads_as_it_is_scrolled_is_scrolled_again_and_nothing_else(
    browser: Chromium, context: BrowserContext, site: Site
) -> None:
    site.pages["/orders"] = ORDERS
    address = f"{site.address}/orders"
    with context.expect_page() as opening:
        target = browser.open(address)
    page = opening.value
    told = Told(Session({"page": target}, {"page": address}))
    try:
        page.get_by_role("button", name="Order 1", exact=True).hover()
        for count in (40, 60):
            for _ in range(12):
                page.mouse.wheel(0, 100)
            page.wait_for_function("count => list.children.length === count", arg=count)
            assert told.next().startswith("scroll to ")
        page.get_by_role("button", name="Order 50").click()
        assert told.next() == 'tap "Order 50" button'
        page.mouse.move(3, 20)
        for _ in range(20):
            page.mouse.wheel(0, 200)
        page.get_by_role("button", name="Last").click()
        assert told.next() == 'tap "Last" button'
        page.evaluate("list.scrollTop = list.scrollHeight")  # the page's own doing, which is no step
        page.wait_for_function("list.children.length === 80")
    finally:
        left = told.end()
        target.close()
    made = generalised(told.recorder.shown, "Open an order").shortcut
    assert not left and [step.words for step in steps(made)] == [
        'scroll to "Order 20" button', 'scroll to "Order 40" button', 'tap "Order 50" button', 'tap "Last" button',
    ]  # fmt: skip
    fresh = browser.open(address)
    try:
        replayed(made, fresh, address)
        assert holds(TextShown("At the end"), None, observe(fresh.capture(picture=False), None))
    finally:
        fresh.close()
