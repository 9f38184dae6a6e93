"""Pages in a browser: the demo shop, MiniWoB++ (its dev pages only), and Ionic as on two phones."""

from collections.abc import Iterator

from playwright.sync_api import Browser, Page

from app.bench.pages import served
from app.demo.server import DemoSite
from controllers.browser.scripts import SCRIPTS
from perception.page.frames import FrameWalk
from perception.page.nodes import assemble
from perception.screen import Picture
from tests.measure.observe import WORKED_ON
from tests.measure.pixels_heldout.ionic import PAGES
from tests.measure.pixels_heldout.screens import Place, Screen, controls
from tests.measure.pixels_training.fetch import KITS
from tests.measure.pixels_training.fetch import main as fetch
from tests.measure.pixels_training.screens import chromium
from tests.measure.serving import EPISODE, miniwob

SHOP = "/ /customers /orders /products /settings /messages /reports /cart".split()
DESKTOP, PHONE = (1280, 800), (412, 915)
# The words of all text nodes that show, each with its box: one word at a time, hit-tested in its middle; none that
# lies outside of a part of the page that cuts off what it holds.
WORDS = """() => {
  const cut = (element, x, y) => {
    for (; element && element !== document.body; element = element.parentElement) {
      const box = element.getBoundingClientRect();
      const outside = x < box.left || x > box.right || y < box.top || y > box.bottom;
      if (outside && getComputedStyle(element).overflow !== 'visible') return true;
    }
    return false;
  };
  const found = [], range = document.createRange();
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = nodes.nextNode());) {
    for (const match of node.data.matchAll(/\\S+/g)) {
      range.setStart(node, match.index); range.setEnd(node, match.index + match[0].length);
      const box = range.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
      const top = document.elementFromPoint(x, y);
      if (box.width && top && !cut(node.parentElement, x, y)
          && (top.contains(node.parentNode) || node.parentNode.contains(top))
          && getComputedStyle(node.parentNode).visibility === 'visible')
        found.push([match[0], [box.left, box.top, box.right, box.bottom]]);
    }
  }
  return found;
}"""

LABELS = """() => [...document.querySelectorAll('input[type=checkbox], input[type=radio]')]
  .filter((tick) => !tick.disabled && tick.checkVisibility())
  .flatMap((tick) => [...(tick.labels ?? [])].map((label) => label.getBoundingClientRect()))
  .map((box) => [box.left, box.top, box.right, box.bottom])"""


def browser_screens() -> Iterator[Screen]:
    """The shop and MiniWoB++ at the size of a desktop's window."""
    with chromium() as browser, DemoSite(1) as site:
        for path in SHOP:
            yield shot(browser, "browser", f"shop{path.replace('/', '_')}", site.url + path, DESKTOP, 1.0)
    pages = miniwob()
    if pages is None:
        return
    with chromium() as browser, served(pages, EPISODE) as address:
        for name in WORKED_ON[::3]:
            yield shot(browser, "miniwob", name, f"{address}/miniwob/{name}.html", (500, 320), 1.0)


def phone_screens() -> Iterator[Screen]:
    """Ionic in both of its looks."""
    if not (KITS / "@ionic").exists():
        fetch()
    with chromium() as browser, served(KITS) as address:
        for name, body in PAGES.items():
            for mode in ("md", "ios"):
                yield shot(browser, "phone", f"{name}_{mode}", f"{address}/made-up", PHONE, 2.625, body(mode))


def shot(
    browser: Browser, kind: str, name: str, address: str, size: tuple[int, int], scale: float, html: str = ""
) -> Screen:
    """One page as a screen; its HTML may be given instead of fetched."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, device_scale_factor=scale)
    context.add_init_script(SCRIPTS)
    tab = context.new_page()
    if html:
        tab.route("**/made-up", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    tab.goto(address, wait_until="networkidle")
    screen = _screen(tab, kind, name, size, scale)
    context.close()
    return screen


def _screen(tab: Page, kind: str, name: str, size: tuple[int, int], scale: float) -> Screen:
    before = tab.evaluate(WORDS)
    image = tab.screenshot(type="jpeg", quality=85)
    elements = assemble([FrameWalk("page", tab.evaluate("() => __journeyman.walk()"))])
    # A word that changed meanwhile, as a clock's, is left out: nobody knows which one the picture shows.
    words = tuple(Place(word, tuple(box)) for word, box in tab.evaluate(WORDS) if [word, box] in before)
    inside = tuple(w for w in words if w.corners[0] >= 0 and w.corners[3] <= size[1] and w.corners[2] <= size[0])
    labels = tuple(Place("label", tuple(box)) for box in tab.evaluate(LABELS))
    return Screen(kind, name, Picture(image, name, scale), controls(elements, size), inside, labels)
