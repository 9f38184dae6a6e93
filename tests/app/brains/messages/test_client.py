"""What goes over the wire, what a call is said to have cost, and that it can be given up at any moment."""

import gc
import inspect
import io
import json
import logging
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.brains.brain import Usage
from app.brains.messages.client import MessagesModel
from app.brains.messages.exchange import Patience
from app.brains.messages.watching import Watched
from app.brains.model import Request
from app.errors import BrainError, UserError
from controllers.errors import Stopped
from tests.app.brains.messages import loopback as lo
from tests.app.brains.messages.loopback import MODEL, Behaviour, Loopback, refused, reply

KEY = "sk-ant-kept-to-itself"
SCHEMA = {"type": "object", "properties": {"ok": {"type": "boolean"}}, "required": ["ok"]}


def request(text: str = "What now?", **more: object) -> Request:
    fields = {"role": "operator", "model": MODEL, "system": "You act.", "context": "The task.", "text": text}
    return Request(**{**fields, "schema": SCHEMA, **more})  # type: ignore[arg-type]


def picture(form: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (2, 2)).save(file, form)
    return file.getvalue()


@contextmanager
def talking(
    *behaviours: Behaviour, key: str | None = KEY, told: Callable[[str], None] = lambda _: None
) -> Iterator[tuple[MessagesModel, Loopback]]:
    with Loopback(*behaviours) as server:
        model = MessagesModel(key, server.url, told, Patience(first=60, silence=60, backoff=60))
        try:
            yield model, server
        finally:
            model.close()


def test_the_request_is_as_the_api_has_it() -> None:
    with talking(reply()) as (model, server):
        model.complete(request(images=(picture("PNG"), picture("JPEG")), max_tokens=77, effort="high"))
        body, headers = server.got[0].body, server.got[0].headers
    content = body["messages"][0]["content"]
    cached = {"type": "ephemeral"}
    assert body["system"] == [{"type": "text", "text": "You act.", "cache_control": cached}]
    assert content[0] == {"type": "text", "text": "The task.", "cache_control": cached}
    assert [block.get("source", {}).get("media_type") for block in content] == [None, "image/png", "image/jpeg", None]
    assert content[-1] == {"type": "text", "text": "What now?"}
    assert body["output_config"] == {"format": {"type": "json_schema", "schema": SCHEMA}, "effort": "high"}
    assert (body["model"], body["max_tokens"], body["stream"]) == (MODEL, 77, True)
    assert (headers["authorization"], headers["accept-encoding"]) == (f"Bearer {KEY}", "identity")


def test_the_stable_part_is_the_same_bytes_every_time() -> None:
    with talking(reply()) as (model, server):
        model.complete(request("First.", images=(picture("PNG"),)))
        model.complete(request("Second, longer.", images=(picture("JPEG"), picture("PNG")), max_tokens=9, effort="low"))
        first, second = (got.raw for got in server.got)
    before = [raw[raw.index(b'"messages"') : raw.index(b'{"type":"image"')] for raw in (first, second)]
    system = [raw[raw.index(b'"system"') : raw.index(b"]", raw.index(b'"system"'))] for raw in (first, second)]
    assert before[0] == before[1] and b"The task." in before[0]
    assert system[0] == system[1] and b"You act." in system[0]


def test_empty_parts_are_left_out_and_broken_characters_replaced() -> None:
    with talking(reply()) as (model, server):
        model.complete(request("half a smile: \ud83d", context=""))
        content = server.got[0].body["messages"][0]["content"]
    assert content == [{"type": "text", "text": "half a smile: ?"}]


def test_what_a_call_cost() -> None:
    usage: Any = {"input_tokens": 1000, "cache_creation_input_tokens": 200, "cache_read_input_tokens": 3000}
    with talking(reply("{", "max_tokens", **usage), reply(**usage)) as (model, _):
        spent = model.complete(request()).usage
    assert (spent.tokens_in, spent.cached, spent.tokens_out, spent.model) == (8400, 6000, 10, MODEL)
    assert spent.dollars == pytest.approx((2 * 2000 + 2.5 * 400 + 0.1 * 6000 + 10 * 10) / 1e6)
    assert (spent.asked, spent.said) == ("What now?", '{"ok": true}')
    assert len(spent.troubles) == 1 and 0 < spent.seconds < 60


def test_an_unknown_price_counts_as_nothing_and_is_said() -> None:
    told: list[str] = []
    with talking(reply(model="llama"), told=told.append) as (model, _):
        spent = [model.complete(request(model="llama")).usage for _ in range(2)]
    sentence = "The price of llama is unknown; its cost counts as 0."
    assert [(usage.dollars, usage.troubles) for usage in spent] == [(0, (sentence,))] * 2
    assert told == [sentence]


def test_a_server_may_leave_out_what_it_does_not_count() -> None:
    message = {"id": "m", "type": "message", "role": "assistant", "content": [], "usage": {}}
    opening = [lo.sse("message_start", message=message), lo.opening()[1]]
    with talking(lo.events(*opening, lo.spoken("{}"), *lo.closing())) as (model, _):
        completion = model.complete(request())
    assert completion.text == "{}" and completion.usage == Usage(
        tokens_out=5, dollars=completion.usage.dollars, seconds=completion.usage.seconds, model=MODEL,
        asked="What now?", said="{}",
    )  # fmt: skip


def test_anthropic_is_not_asked_without_a_key() -> None:
    model = MessagesModel(None)
    with pytest.raises(BrainError, match=r"There is no key for https://api\.anthropic\.com: run journeyman key set"):
        model.complete(request())
    model.close()


def test_a_server_of_ones_own_gets_no_key_from_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", KEY)
    monkeypatch.setenv("ANTHROPIC_AUTH_TOKEN", KEY)
    monkeypatch.setenv("ANTHROPIC_CUSTOM_HEADERS", f"X-Key: {KEY}")
    with talking(reply(), key=None) as (model, server):
        model.complete(request())
        assert "authorization" not in server.got[0].headers and KEY not in str(server.got[0].headers)


def test_a_redirect_is_not_followed() -> None:
    with Loopback(reply()) as elsewhere, talking(lo.moved(elsewhere.url)) as (model, _):
        with pytest.raises(BrainError, match="Something else than a Messages API"):
            model.complete(request())
        assert not elsewhere.got


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(UserError, match='base_url "localhost:11434" is not an address; set one such as'):
        MessagesModel(KEY, "localhost:11434")


def test_the_key_is_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    echo = refused(401, "authentication_error", f"invalid key {KEY}")
    with caplog.at_level(logging.DEBUG), talking(reply(), echo) as (model, _):
        completion = model.complete(request())
        with pytest.raises(BrainError) as refusal:
            model.complete(request())
    assert caplog.records, "the client logs at this level"
    assert KEY not in caplog.text.replace(f"invalid key {KEY}", "")
    assert KEY not in f"{completion!r} {refusal.value!r} {refusal.value.__context__!r}"


WAITING = refused(429, "rate_limit_error", retry_after="50")
PHASES = {
    "before anything came": (lo.silent,),
    "before the first token": (lo.stalled(*lo.opening()),),
    "within the reply": (lo.stalled(*lo.opening(), lo.spoken('{"ok"')),),
    "while waiting to try again": (WAITING,),
}


@pytest.mark.parametrize("behaviours", PHASES.values(), ids=PHASES)
def test_an_interruption_ends_the_call_at_once_and_every_later_one(behaviours: tuple[Behaviour, ...]) -> None:
    told = threading.Event()
    with (
        ThreadPoolExecutor() as pool,
        talking(*behaviours, reply(), told=lambda _: told.set()) as (model, server),
    ):
        pending = pool.submit(model.complete, request())
        assert server.asked.acquire(timeout=30)
        assert behaviours[0] is not WAITING or told.wait(30)
        model.interrupt()
        with pytest.raises(Stopped):
            pending.result(5)
        server.released.set()  # what comes late now is nobody's answer
        with pytest.raises(Stopped):
            model.complete(request())
        assert not server.asked.acquire(blocking=False)


def test_an_interruption_between_two_calls_is_not_missed() -> None:
    with talking(reply(), reply()) as (model, server):
        model.complete(request())
        model.interrupt()
        with pytest.raises(Stopped):
            model.complete(request())
        assert len(server.got) == 1


def connecting(port: int) -> bool:
    """Whether a connection to this port has been asked for and not answered (Linux)."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    asked_for = "02"
    return any(row[2].endswith(f":{port:04X}") and row[3] == asked_for for row in rows)


def test_an_interruption_ends_connecting() -> None:
    with ThreadPoolExecutor() as pool, socket.socket() as full, socket.socket() as filling:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        filling.connect(full.getsockname())
        port = full.getsockname()[1]
        model = MessagesModel(KEY, f"http://127.0.0.1:{port}", patience=Patience(connect=60))
        pending = pool.submit(model.complete, request())
        while not connecting(port):
            assert not wait([pending], timeout=0.01).done
        model.interrupt()
        with pytest.raises(Stopped):
            pending.result(5)
        model.close()


def test_closing_ends_a_pending_call() -> None:
    with ThreadPoolExecutor() as pool, talking(lo.silent) as (model, server):
        pending = pool.submit(model.complete, request())
        assert server.asked.acquire(timeout=30)
        model.close()
        with pytest.raises(Stopped):
            pending.result(5)
        with pytest.raises(Stopped):
            model.complete(request())


def test_closing_closes_what_was_read_only_up_to_the_end_of_the_reply() -> None:
    with talking(reply()) as (model, _):
        model.complete(request())
        read = [
            each for each in gc.get_objects() if inspect.isasyncgen(each) and each.ag_code is Watched.__aiter__.__code__
        ]
        assert any(each.ag_frame for each in read)
    assert not any(each.ag_frame for each in read)


def test_several_threads_may_ask() -> None:
    def echo(to: lo.Handler) -> None:
        asked = to.server.got[-1].body["messages"][0]["content"][-1]["text"]
        reply(json.dumps(asked))(to)

    with talking(echo) as (model, _), ThreadPoolExecutor(1) as pool:
        assert pool.submit(model.complete, request("one")).result(10).text == '"one"'
        assert model.complete(request("two")).text == '"two"'
