"""One page for all tests of the walk, and small pages on two ports (two origins)."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Error, Frame, Page

from perception.geometry import Point
from perception.page.frames import FramePlace, FrameWalk, Unreachable, frame_hosts, frame_place
from perception.page.nodes import Located, assemble, located
from perception.page.script import SCRIPT
from perception.screen import Element

SIZE = (1280, 800)


@dataclass
class Site:
    """Pages by path, served on two ports."""

    pages: dict[str, str] = field(default_factory=dict)
    origins: list[str] = field(default_factory=list)

    def serve(self) -> ThreadingHTTPServer:
        server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}).start()
        self.origins.append(f"http://127.0.0.1:{server.server_port}")
        return server

    def handler(self) -> type[BaseHTTPRequestHandler]:
        pages = self.pages

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = pages.get(self.path, "").encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Quiet."""

        return Handler


class Walked:
    """A page in the browser, and what a walk over all its frames finds."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.site = site

    def show(self, body: str, head: str = "") -> list[Element]:
        """Load the page and walk it."""
        self.site.pages["/"] = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
        self.page.goto(self.site.origins[0])
        return self.elements()

    def walks(self) -> list[FrameWalk]:
        """The walks of all frames."""
        top = FrameWalk("0", self.page.main_frame.evaluate("__journeyman.walk()"))
        return [top, *self.children(top, self.page.main_frame)]

    def children(self, walk: FrameWalk, frame: Frame) -> list[FrameWalk]:
        found = []
        for index, host in enumerate(frame_hosts(walk)):
            handle = frame.evaluate_handle(f"__journeyman.element({host.number})").as_element()
            assert handle
            child = handle.content_frame()
            assert child
            child.wait_for_load_state()
            frame_id = f"{walk.frame_id}.{index}"
            raw = child.evaluate("__journeyman.walk()")
            inner = FrameWalk(frame_id, raw, host.offset, host.clip, host.path, host.host, host.scale)
            found += [inner, *self.children(inner, child)]
        return found

    def elements(self) -> list[Element]:
        return list(assemble(self.walks()))

    def one(self, name: str, role: str = "") -> Element:
        """The only element of that name (and role)."""
        fits = [e for e in self.elements() if e.name == name and role in ("", e.role)]
        assert len(fits) == 1, fits
        return fits[0]

    def locate(self, element: Element) -> Located | Unreachable:
        number = element.key.split(":")[1]
        return located(FrameWalk("0", ""), self.page.evaluate(f"__journeyman.locate({number})"))

    def top_id(self, point: Point) -> str:
        """The id of what the browser itself has at that point."""
        return str(self.page.evaluate("([x, y]) => document.elementFromPoint(x, y).id", [point.x, point.y]))

    def place(self, ask: str) -> FramePlace:
        found = frame_place(self.page.evaluate(ask))
        assert isinstance(found, FramePlace)
        return found


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    site = Site()
    servers = [site.serve(), site.serve()]
    yield site
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def page(plain_browser: Browser) -> Page:
    page = plain_browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
    page.add_init_script(SCRIPT)
    return page


@pytest.fixture
def web(page: Page, site: Site) -> Iterator[Walked]:
    errors: list[str] = []

    def note(error: Error) -> None:
        errors.append(str(error))

    page.on("pageerror", note)
    yield Walked(page, site)
    page.remove_listener("pageerror", note)
    assert not errors
