"""Reading a page: the elements of all its frames, and a picture."""

import asyncio
import base64
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from PIL import Image
from playwright.async_api import CDPSession, ElementHandle, Error, Frame

from controllers.browser.addresses import origin
from controllers.browser.asking import ask
from controllers.browser.scripts import SCRIPTS
from controllers.browser.shadows import open_roots
from controllers.browser.tabs import Tab, Tabs
from perception.page.frames import FrameHost, FrameWalk, frame_facts, frame_hosts
from perception.page.nodes import assemble
from perception.page.replies import distrust, items
from perception.page.retelling import Look
from perception.screen import Beyond, Capture, Picture, Place

LOOK = "(given) => globalThis.__journeymanLooks?.(...given) ?? ['', ...given[3].map(() => '')]"
WHOLE: Sequence[float] = ()
NEAR: Sequence[float] = (1.0, 2.0)  # screens above and below the view
ELEMENT = "number => __journeyman.element(number)"
DRAWN_WITHIN = 1.0  # seconds
PICTURE = {"format": "jpeg", "quality": 80, "optimizeForSpeed": True}


@dataclass(frozen=True, slots=True)
class FrameView:
    """A document in a frame, as it was walked.

    cdp: the session of its tab.
    host: the iframe that shows it, and parent: the view that holds that iframe; None for the top frame.
    """

    frame: Frame
    cdp: CDPSession
    document: str
    walk: FrameWalk
    host: FrameHost | None = None
    parent: "FrameView | None" = None

    async def ask(self, function: str, *given: object) -> Any:
        """What a function returns in the frame, see `asking.ask`."""
        return await ask(self.frame, self.cdp, function, *given)


async def read(
    tabs: Tabs, tab: Tab, picture: bool, reach: Sequence[float] = WHOLE
) -> tuple[Capture, tuple[FrameView, ...]]:
    """The page of a tab, and its frames as they were walked; `reach` is WHOLE or NEAR."""
    image = asyncio.ensure_future(_jpeg(tab)) if picture else None
    others = asyncio.ensure_future(tabs.told(besides=tab))
    try:
        views = await walk_page(tabs, tab, reach)
        headings = await others
        taken = await image if image else None
    finally:
        others.cancel()
        if image:
            image.cancel()
    seen = put_together(views, tabs)
    here = (seen.place.title, seen.place.address)
    seen = replace(seen, tabs=tabs.listed(headings | {tab: here}))
    return replace(seen, picture=as_picture(taken, seen.size[0]) if taken else None), views


def put_together(views: Sequence[FrameView], tabs: Tabs) -> Capture:
    """The page that its frames make, without a picture and the tabs."""
    facts = frame_facts(views[0].walk.raw)
    shows = {view.walk.host: frame_facts(view.walk.raw).address for view in views[1:]}
    nodes = assemble([view.walk for view in views])
    return Capture(
        Place(origin(facts.address), facts.address, facts.title),
        tuple(replace(e, value=shows[e.key]) if e.key in shows else e for e in nodes) if shows else nodes,
        facts.size,
        loading=facts.loading or tabs.arriving(0.0),
        sent=tabs.sent,
        beyond=tuple(chain.from_iterable(_beyond(view.walk) for view in views)),
    )


async def walk_page(tabs: Tabs, tab: Tab, reach: Sequence[float] = WHOLE) -> tuple[FrameView, ...]:
    """Walk every frame that can be seen, parents before their children.

    The frames that showed at the last look are asked at once, without waiting for what is around them.
    """
    walking = _Walking(tabs, tab, reach)
    try:
        for frame in tab.contents.values():
            walking.ask_ahead(frame)
        return tuple(await walking.walk(tab.page.main_frame, None, None))
    finally:
        for answer in walking.ahead.values():
            answer.cancel()


def _beyond(walk: FrameWalk) -> Iterator[Beyond]:
    """What a frame only counted, in containers told by their full keys."""
    for counted in frame_facts(walk.raw).beyond:
        yield replace(counted, container=f"{walk.frame_id}:{counted.container}" if counted.container else walk.host)


async def _shown_in(element: ElementHandle, around: Frame) -> Frame | None:
    """The frame of an `<iframe>`; or of an `<object>` or `<embed>`, of which Playwright only tells the owners."""
    frame = await element.content_frame()
    if frame or await element.evaluate("element => element.tagName === 'IFRAME'"):
        return frame
    for inner in around.child_frames:
        if await element.evaluate("(element, owner) => element === owner", await inner.frame_element()):
            return inner
    return None


async def take_picture(tab: Tab, width: int) -> Picture:
    """The viewport of a tab, `width` CSS pixels wide, as JPEG."""
    return as_picture(await _jpeg(tab), width)


async def _jpeg(tab: Tab) -> bytes:
    """The viewport; a tab behind another one of its window is not always drawn until it is brought to the front."""
    try:
        async with asyncio.timeout(DRAWN_WITHIN):
            return await _photographed(tab)
    except TimeoutError:
        await tab.page.bring_to_front()
        return await _photographed(tab)


async def _photographed(tab: Tab) -> bytes:
    answer = await tab.cdp.send("Page.captureScreenshot", PICTURE)
    return base64.b64decode(answer["data"])


def as_picture(image: bytes, width: int) -> Picture:
    """A JPEG of a viewport `width` CSS pixels wide."""
    pixels = Image.open(io.BytesIO(image)).width
    return Picture(image, hashlib.sha256(image).hexdigest(), pixels / width if width else 1.0)


@dataclass(frozen=True, slots=True)
class _Walking:
    """One walk through the frames of a tab."""

    tabs: Tabs
    tab: Tab
    reach: Sequence[float]
    ahead: dict[Frame, asyncio.Task[Look]] = field(default_factory=dict)
    told: dict[Frame, Look] = field(default_factory=dict)

    def ask_ahead(self, frame: Frame) -> None:
        """Begin to walk a frame that is likely to be met, unless the top frame can tell what it shows."""
        if frame not in self.ahead and not frame.is_detached() and not self._is_told(frame):
            self.ahead[frame] = asyncio.create_task(self._look(frame))
            self.ahead[frame].add_done_callback(lambda done: done.cancelled() or done.exception())

    async def walk(self, frame: Frame, host: FrameHost | None, parent: FrameView | None) -> list[FrameView]:
        look = await (self.ahead.get(frame) or self._look(frame))
        frame_id = self.tabs.frame_id(self.tab, frame, look.document)
        walk = FrameWalk(frame_id, look.raw)
        if host:
            walk = FrameWalk(frame_id, look.raw, host.offset, host.clip, host.path, host.host, host.scale)
        view = FrameView(frame, self.tab.cdp, look.document, walk, host, parent)
        inner = await asyncio.gather(*(self._inside(view, host) for host in frame_hosts(walk)))
        return [view, *(child for views in inner for child in views)]

    async def _inside(self, parent: FrameView, host: FrameHost) -> list[FrameView]:
        """The frame that an iframe shows; nothing when the page took it away meanwhile."""
        try:
            frame = await self._content(parent, host)
            return await self.walk(frame, host, parent) if frame else []
        except Error:
            if parent.frame.is_detached():
                raise
            return []

    async def _content(self, parent: FrameView, host: FrameHost) -> Frame | None:
        """The frame behind an iframe: the same one as long as it is attached."""
        known = self.tab.contents.get(host.host)
        if known and not known.is_detached():
            return known
        handle = (await parent.frame.evaluate_handle(ELEMENT, host.number)).as_element()
        frame = await _shown_in(handle, parent.frame) if handle else None
        if frame:
            attached = {key: each for key, each in self.tab.contents.items() if not each.is_detached()}
            self.tab.contents = {**attached, host.host: frame}
        return frame

    async def _look(self, frame: Frame) -> Look:
        """What a frame shows now; a document that began before the scripts were there gets them now."""
        look = self.told.pop(frame, None) or await self._next(frame)
        if look is None:
            await frame.evaluate(SCRIPTS)
            look = await self._next(frame) or Look()
        if frame_facts(look.raw).opaque and await open_roots(self.tab.cdp):
            look = await self._next(frame) or look
        return look

    async def _next(self, frame: Frame) -> Look | None:
        """The look after the last one; None where the scripts are not there."""
        last = self.tab.looks.get(frame, Look())
        inside = self._inside_of(frame)
        known = [(key, look.document, look.number) for key, look in inside.values()]
        answers = await ask(frame, self.tab.cdp, LOOK, last.document, last.number, self.reach, known)
        with distrust():
            own, *others = map(str, items(answers, 1 + len(inside)))
            told = dict(zip(inside, others, strict=True))
        self.told.update({inner: self._noted(inner, answer) for inner, answer in told.items() if answer})
        return self._noted(frame, own) if own else None

    def _noted(self, frame: Frame, answer: str) -> Look:
        """What a frame shows by its answer, which is kept for the next look."""
        look = self.tab.looks.get(frame, Look()).next(answer)
        attached = {each: look for each, look in self.tab.looks.items() if not each.is_detached()}
        self.tab.looks = {**attached, frame: look}
        return look

    def _inside_of(self, frame: Frame) -> dict[Frame, tuple[int, Look]]:
        """The frames that a frame can tell of, each with the number of its iframe and how it was last seen."""
        iframes = ((int(key.rpartition(":")[2]), inner) for key, inner in self.tab.contents.items())
        return {
            inner: (number, self.tab.looks[inner])
            for number, inner in iframes
            if inner.parent_frame is frame and inner not in self.ahead and self._is_told(inner)
        }

    def _is_told(self, frame: Frame) -> bool:
        """Whether it is likely that the top frame can tell what a frame shows: it is of the same origin."""
        top = self.tab.page.main_frame
        near = frame.url == "about:srcdoc" or origin(frame.url) == origin(top.url)
        return near and frame.parent_frame is top and frame in self.tab.looks and not frame.is_detached()
