"""The live picture's connection: only our engine may send, the newest frame is shown, the window is not held up."""

import io
import select
import socket
import threading
from collections.abc import Callable, Iterator

import pytest
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ui.engines.mirror_link import HEAD, LARGEST, MirrorLink


def jpeg(width: int, height: int, colour: str = "red") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(data, "JPEG")
    return data.getvalue()


def noise(width: int, height: int) -> bytes:
    data = io.BytesIO()
    Image.effect_noise((width, height), 60).convert("RGB").save(data, "JPEG", quality=60)
    return data.getvalue()


class Sender:
    """What the engine's side does."""

    def __init__(self, port: int, first: bytes) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        self.socket.sendall(first)

    def send(self, serial: int, data: bytes) -> None:
        self.socket.sendall(HEAD.pack(len(data), serial) + data)


Connect = Callable[..., Sender]


@pytest.fixture
def link() -> Iterator[MirrorLink]:
    link = MirrorLink()
    yield link
    link.close()


@pytest.fixture
def connect(link: MirrorLink) -> Iterator[Connect]:
    """Connect with the right token, or with other first words."""
    senders: list[Sender] = []
    port, token = link.expect()

    def one(first: bytes | None = None) -> Sender:
        senders.append(Sender(port, f"{token}\n".encode() if first is None else first))
        return senders[-1]

    yield one
    for sender in senders:
        sender.socket.close()


@pytest.fixture
def frames(link: MirrorLink) -> list[QImage]:
    shown: list[QImage] = []
    link.frame.connect(shown.append)
    return shown


def ended(qtbot: QtBot, sender: Sender) -> None:
    """Waits until the connection is closed from the other side."""
    over = threading.Event()

    def read() -> None:
        try:
            while sender.socket.recv(1):
                pass
        except ConnectionResetError:
            pass
        over.set()

    thread = threading.Thread(target=read)
    thread.start()
    qtbot.waitUntil(over.is_set)
    thread.join()


def test_frames_are_shown_and_acknowledged(connect: Connect, frames: list[QImage], qtbot: QtBot) -> None:
    sender = connect()
    for serial, size in enumerate(((320, 200), (640, 400)), 1):
        sender.send(serial, jpeg(*size))
        qtbot.waitUntil(lambda serial=serial: len(frames) == serial)  # type: ignore[misc]
        qtbot.waitUntil(lambda: bool(select.select([sender.socket], [], [], 0)[0]))
        assert sender.socket.recv(9) == b"."
    assert [(image.width(), image.height()) for image in frames] == [(320, 200), (640, 400)]
    assert frames[0].pixelColor(5, 5).red() > 200


def test_a_frame_in_pieces_is_put_together(connect: Connect, frames: list[QImage], qtbot: QtBot) -> None:
    sender, data = connect(), jpeg(320, 200)
    whole = HEAD.pack(len(data), 1) + data
    for start in range(0, len(whole), 500):
        sender.socket.sendall(whole[start : start + 500])
        qtbot.wait(0)
    qtbot.waitUntil(lambda: len(frames) == 1)


def test_a_frame_that_is_no_picture_is_passed_over(connect: Connect, frames: list[QImage], qtbot: QtBot) -> None:
    sender = connect()
    sender.send(1, b"no picture")
    sender.send(2, jpeg(320, 200))
    qtbot.waitUntil(lambda: len(frames) == 1)


def test_who_has_not_the_token_is_dropped_and_the_engine_still_gets_in(
    connect: Connect, frames: list[QImage], qtbot: QtBot
) -> None:
    ended(qtbot, connect(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n" + b" " * 80))
    connect().send(1, jpeg(320, 200))
    qtbot.waitUntil(lambda: len(frames) == 1)


def test_who_says_nothing_is_dropped(link: MirrorLink, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.engines.mirror_link.PROOF_SECONDS", 0.1)
    port, _ = link.expect()
    silent = Sender(port, b"")
    ended(qtbot, silent)
    silent.socket.close()


def test_a_token_is_good_for_one_connection(connect: Connect, frames: list[QImage], qtbot: QtBot) -> None:
    first = connect()
    first.send(1, jpeg(320, 200))
    qtbot.waitUntil(lambda: len(frames) == 1)
    ended(qtbot, connect())
    first.send(2, jpeg(320, 200))
    qtbot.waitUntil(lambda: len(frames) == 2)


def test_an_empty_token_is_none(connect: Connect, link: MirrorLink, qtbot: QtBot) -> None:
    link.drop()
    ended(qtbot, connect(b"\n" + b" " * 80))


def test_an_enormous_frame_ends_the_connection(connect: Connect, frames: list[QImage], qtbot: QtBot) -> None:
    sender = connect()
    sender.socket.sendall(HEAD.pack(LARGEST + 1, 1))
    ended(qtbot, sender)


def test_after_closing_no_frame_is_shown(
    connect: Connect, link: MirrorLink, frames: list[QImage], qtbot: QtBot
) -> None:
    sender = connect()
    sender.send(1, jpeg(320, 200))
    qtbot.waitUntil(lambda: len(frames) == 1)
    sender.send(2, noise(1280, 800))
    link.close()
    ended(qtbot, sender)
    assert len(frames) == 1


def test_a_new_expectation_replaces_the_connection_before(
    connect: Connect, link: MirrorLink, frames: list[QImage], qtbot: QtBot
) -> None:
    old = connect()
    old.send(1, jpeg(320, 200))
    qtbot.waitUntil(lambda: len(frames) == 1)
    port, token = link.expect()
    ended(qtbot, old)
    new = Sender(port, f"{token}\n".encode())
    new.send(1, jpeg(640, 400))
    qtbot.waitUntil(lambda: len(frames) == 2)
    new.socket.close()
