"""The live mirror on the wire: token first, newest frame only, ended with whoever watches."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from app.serving.mirroring import Mirroring
from app.serving.orders import Watch
from app.session import Session
from controllers.actions import Tap
from controllers.controller import Found
from controllers.fake import FakeController
from perception.screen import Picture
from tests.app.serving.peers import Peer
from tests.perception.screens import capture, element

NEXT = element("button", "Next")


def slides(*images: bytes) -> FakeController:
    """A target whose pictures follow one another by tapping "Next"."""
    screens = {image.decode(): replace(capture(NEXT), picture=Picture(image, image.decode())) for image in images}
    names = list(screens)
    ways = {(one, "tap", "Next"): other for one, other in pairwise(names)}
    return FakeController(screens, ways)


def turn(target: FakeController) -> None:
    target.perform(Tap(), Found(NEXT, NEXT.box, NEXT.box.centre))


def still_sending() -> bool:
    """Whether a mirror goes on although it should end now."""
    mirrors = [thread for thread in threading.enumerate() if thread.name == "mirror"]
    for mirror in mirrors:
        mirror.join(3)
    return any(mirror.is_alive() for mirror in mirrors)


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def mirroring(complaints: list[str]) -> Iterator[Mirroring]:
    mirroring = Mirroring(complaints.append)
    yield mirroring
    mirroring.close()


@pytest.fixture
def peer() -> Iterator[Peer]:
    with Peer() as peer:
        yield peer


def test_the_token_comes_first_then_the_newest_frame_of_all(mirroring: Mirroring, peer: Peer) -> None:
    target = slides(b"one", b"two", b"three")
    mirroring.follow(Session({"page": target}))
    mirroring.watch(Watch("page", peer.port, "secret"))
    assert peer.accept() == "secret"
    assert peer.frame() == (1, b"one")
    turn(target)
    turn(target)
    assert peer.frame() == (2, b"three")


def test_nothing_is_sent_while_nothing_changes(mirroring: Mirroring, peer: Peer) -> None:
    mirroring.follow(Session({"page": slides(b"one")}))
    mirroring.watch(Watch("page", peer.port, "t"))
    peer.accept()
    peer.frame()
    with pytest.raises(TimeoutError):
        peer.frame(seconds=0.1)


def test_a_watch_may_come_before_the_targets_and_outlives_them(mirroring: Mirroring, peer: Peer) -> None:
    mirroring.watch(Watch("page", peer.port, "t"))
    peer.accept()
    mirroring.follow(Session({"page": slides(b"one")}))
    assert peer.frame() == (1, b"one")
    mirroring.follow(None)
    mirroring.follow(Session({"page": slides(b"other")}))
    assert peer.frame() == (2, b"other")


def test_targets_are_watched_side_by_side_each_until_its_own_watch_ends(mirroring: Mirroring, peer: Peer) -> None:
    mirroring.follow(Session({"page": slides(b"page"), "shop": slides(b"shop")}))
    mirroring.watch(Watch("page", peer.port, "first"))
    peer.accept()
    peer.frame()
    with Peer() as other:
        mirroring.watch(Watch("shop", other.port, "second"))
        assert other.accept() == "second"
        mirroring.watch(Watch("page", 0, ""))
        with pytest.raises(EOFError):
            peer.frame()
        assert other.frame() == (1, b"shop")
        mirroring.watch(Watch("", 0, ""))
        with pytest.raises(EOFError):
            other.frame()


def test_whoever_watched_and_is_gone_ends_the_mirror(mirroring: Mirroring, peer: Peer) -> None:
    mirroring.follow(Session({"page": slides(b"one")}))
    mirroring.watch(Watch("page", peer.port, "t"))
    peer.accept()
    peer.frame()
    assert peer.connection
    peer.connection.sendall(b".")
    peer.connection.close()
    assert not still_sending()


def test_what_cannot_be_watched_is_told(mirroring: Mirroring, complaints: list[str], peer: Peer) -> None:
    mirroring.follow(Session({"page": slides(b"one")}))
    mirroring.watch(Watch("shop", peer.port, "t"))
    assert complaints == ["There is no target called shop to watch; the targets are page."]
    mirroring.watch(Watch("shop", 0, ""))
    with socket.create_server(("127.0.0.1", 0)) as server:
        free = server.getsockname()[1]
    mirroring.watch(Watch("page", free, "t"))
    assert not still_sending()
    assert complaints[1:] == [f"The live picture cannot be shown: nobody listens on port {free}."]
