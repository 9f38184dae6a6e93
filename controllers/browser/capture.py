"""Reading a page: the elements of all its frames, and a picture."""

import asyncio
import base64
import hashlib
import io
from dataclasses import dataclass, replace

from PIL import Image
from playwright.async_api import Error, Frame

from controllers.browser.addresses import origin
from controllers.browser.scripts import SCRIPTS
from controllers.browser.tabs import Tab, Tabs
from perception.page.nodes import FrameHost, FrameWalk, assemble, frame_facts, frame_hosts
from perception.screen import Capture, Picture, Place

WALK = "() => globalThis.__journeymanSettle && __journeymanSettle.document + '\\n' + __journeyman.walk()"
ELEMENT = "number => __journeyman.element(number)"
PICTURE = {"format": "jpeg", "quality": 80, "optimizeForSpeed": True}


@dataclass(frozen=True, slots=True)
class FrameView:
    """A document in a frame, as it was walked.

    host: the iframe that shows it, and parent: the view that holds that iframe; None for the top frame.
    """

    frame: Frame
    document: str
    walk: FrameWalk
    host: FrameHost | None = None
    parent: "FrameView | None" = None


async def read(tabs: Tabs, tab: Tab, picture: bool) -> tuple[Capture, tuple[FrameView, ...]]:
    """The page of a tab, and its frames as they were walked."""
    image = asyncio.ensure_future(_jpeg(tab)) if picture else None
    try:
        views = await walk_page(tabs, tab)
        headings = await tabs.headings()
        taken = await image if image else None
    finally:
        if image:
            image.cancel()
    facts = frame_facts(views[0].walk.raw)
    shows = {view.walk.host: frame_facts(view.walk.raw).address for view in views[1:]}
    nodes = assemble([view.walk for view in views])
    capture = Capture(
        Place(origin(facts.address), facts.address, facts.title),
        tuple(replace(e, value=shows[e.key]) if e.key in shows else e for e in nodes) if shows else nodes,
        facts.size,
        _picture(taken, facts.size[0]) if taken else None,
        headings,
        facts.loading or tabs.arriving(0.0),
        tabs.sent,
    )
    return capture, views


async def walk_page(tabs: Tabs, tab: Tab) -> tuple[FrameView, ...]:
    """Walk every frame that can be seen, parents before their children."""
    return tuple(await _walk(tabs, tab, tab.page.main_frame, None, None))


async def take_picture(tab: Tab, width: int) -> Picture:
    """The viewport of a tab, `width` CSS pixels wide, as JPEG."""
    return _picture(await _jpeg(tab), width)


async def _jpeg(tab: Tab) -> bytes:
    answer = await tab.cdp.send("Page.captureScreenshot", PICTURE)
    return base64.b64decode(answer["data"])


def _picture(image: bytes, width: int) -> Picture:
    pixels = Image.open(io.BytesIO(image)).width
    return Picture(image, hashlib.sha256(image).hexdigest(), pixels / width if width else 1.0)


async def _walk(
    tabs: Tabs, tab: Tab, frame: Frame, host: FrameHost | None, parent: FrameView | None
) -> list[FrameView]:
    document, _, raw = (await _walked(frame)).partition("\n")
    frame_id = tabs.frame_id(tab, frame, document)
    walk = FrameWalk(frame_id, raw, host.offset, host.clip, host.path, host.host) if host else FrameWalk(frame_id, raw)
    view = FrameView(frame, document, walk, host, parent)
    inner = await asyncio.gather(*(_walk_inside(tabs, tab, view, host) for host in frame_hosts(walk)))
    return [view, *(child for views in inner for child in views)]


async def _walk_inside(tabs: Tabs, tab: Tab, parent: FrameView, host: FrameHost) -> list[FrameView]:
    """The frame that an iframe shows; nothing when the page took it away meanwhile."""
    try:
        handle = (await parent.frame.evaluate_handle(ELEMENT, host.number)).as_element()
        frame = await handle.content_frame() if handle else None
        return await _walk(tabs, tab, frame, host, parent) if frame else []
    except Error:
        if parent.frame.is_detached():
            raise
        return []


async def _walked(frame: Frame) -> str:
    """What `walk()` answers in a frame; a document that began before the scripts were there gets them now."""
    raw = await frame.evaluate(WALK)
    if not raw:
        await frame.evaluate(SCRIPTS)
        raw = await frame.evaluate(WALK)
    return str(raw)
