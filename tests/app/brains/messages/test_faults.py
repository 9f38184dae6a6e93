"""What the server does, how often it is asked, and what the person is told: one line per fault."""

import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

import pytest

from app.brains.bounds import most
from app.brains.messages.client import MessagesModel
from app.brains.messages.exchange import Patience
from app.brains.model import Request
from app.errors import BrainError
from app.spending import Allowance
from tests.app.brains.messages import loopback as lo
from tests.app.brains.messages.loopback import (
    MODEL,
    Behaviour,
    Loopback,
    cut,
    events,
    in_stream,
    opening,
    other,
    refused,
    reply,
    spoken,
    stalled,
)

KEY = "sk-ant-kept-to-itself"
PATIENT = Patience(backoff=0.001)
HASTY = Patience(first=0.3, silence=0.2, backoff=0.001)
REQUEST = Request(
    "operator", MODEL, "You act.", "The task.", "What now?", {"type": "object"}, max_tokens=100, effort="low"
)
ANSWERED = "answered"
KEY_WANTED = r"does not accept the key: run journeyman key set, or correct JOURNEYMAN_API_KEY\.$"
ELSEWHERE = r"^Something else than a Messages API answers at http://[\d.:]+: correct the setting base_url\.$"


@dataclass
class Told:
    """What came of one request."""

    ended: str
    sentences: list[str]
    troubles: tuple[str, ...] = ()
    dollars: float = 0.0


def ask(url: str, request: Request = REQUEST, patience: Patience = PATIENT, key: str | None = KEY) -> Told:
    sentences: list[str] = []
    model = MessagesModel(key, url, sentences.append, patience)
    try:
        completion = model.complete(request)
        assert completion.text == '{"ok": true}'
        return Told(ANSWERED, sentences, completion.usage.troubles)
    except BrainError as error:
        assert error.usage
        return Told(str(error), sentences, dollars=error.usage.dollars)
    finally:
        model.close()


BUSY = refused(429, "rate_limit_error")
LATER = refused(429, "rate_limit_error", retry_after="0.02")
MUCH_LATER = refused(429, "rate_limit_error", retry_after="3600")
AT = refused(429, "rate_limit_error", retry_after="Fri, 31 Dec 2100 23:59:59 GMT")
PAST = refused(429, "rate_limit_error", retry_after="Fri, 01 Jan 2021 00:00:00 GMT")
NEVER = refused(429, "rate_limit_error", retry_after="9" * 400)
WHENEVER = refused(429, "rate_limit_error", retry_after="soon")
ODD = other(400, '{"error": {"type": ["a"], "message": {"b": 1}}}', "application/json")
OVERLOADED = refused(529, "overloaded_error", "Overloaded")
FAILING = refused(500, "api_error", "Oops.")
NO_CACHE = refused(400, "invalid_request_error", "system.0.cache_control: Extra inputs are not permitted")
NO_EFFORT = refused(400, "invalid_request_error", "This model does not support the effort parameter.")
NO_FORMAT = other(422, '{"detail": [{"loc": ["body", "output_config"], "msg": "extra_forbidden"}]}', "application/json")
LOW = refused(400, "invalid_request_error", "Your credit balance is too low to access the Anthropic API.")
SPENT = refused(429, "rate_limit_error", "Limit reached.", code="enforced_spend_limit_reached")
LONG_ECHO = refused(400, "invalid_request_error", f"{'x' * 190} {KEY}")
ECHO = refused(400, "invalid_request_error", f"bad header: {KEY}")

FAULTS: list[tuple[str, list[Behaviour], int, str, str]] = [
    # what the server does, how often it is asked, what is told meanwhile, how it ends
    ("429 with a time", [LATER, reply()], 2, "takes no more requests for now; trying again in 0.0 s", ANSWERED),
    ("429 with a long time", [MUCH_LATER], 1, "", r"takes no more requests for now: try again at \d\d:\d\d\.$"),
    ("429 until a date", [AT], 1, "", r"takes no more requests for now: try again at \d\d \w+, \d\d:\d\d\.$"),
    ("429 until long ago", [PAST, reply()], 2, "takes no more requests for now; trying again in 0.0 s", ANSWERED),
    ("429 with no end", [NEVER], 1, "", r"takes no more requests for now: try again at \d\d \w+, \d\d:\d\d\.$"),
    ("429 with nonsense", [WHENEVER, reply()], 2, "takes no more requests for now; trying again", ANSWERED),
    ("429 without", [BUSY, BUSY, reply()], 3, "takes no more requests", ANSWERED),
    ("429 for ever", [BUSY], 5, "takes no more requests", r"for now \(tried 5 times\): try again in a minute\.$"),
    ("529", [OVERLOADED, reply()], 2, "is overloaded; trying again in", ANSWERED),
    ("529 for ever", [OVERLOADED], 5, "is overloaded", r"overloaded \(tried 5 times\): try again in a few minutes\.$"),
    ("500", [FAILING, reply()], 2, r"has trouble of its own \(Oops\)", ANSWERED),
    ("502 of a gateway", [other(502, "<html>Bad Gateway</html>"), reply()], 2, "trouble of its own", ANSWERED),
    ("503", [refused(503, "api_error"), reply()], 2, "trouble of its own", ANSWERED),
    ("504", [refused(504, "timeout_error"), reply()], 2, "gave up waiting for the model", ANSWERED),
    ("overloaded in the stream", [in_stream("overloaded_error"), reply()], 2, "is overloaded", ANSWERED),
    ("error in the stream", [in_stream("api_error", "Oops"), reply()], 2, "trouble of its own", ANSWERED),
    ("connection reset", [lo.reset, reply()], 2, "The connection to .* broke off; trying again", ANSWERED),
    ("stream cut", [cut(*opening(), spoken("{")), reply()], 2, "The connection to .* broke off", ANSWERED),
    ("stream ends early", [events(*opening(), spoken("{")), reply()], 2, "The connection to .* broke off", ANSWERED),
    ("empty stream", [events(), reply()], 2, "The connection to .* broke off", ANSWERED),
    ("one fault after another", [BUSY, OVERLOADED, FAILING, lo.reset, BUSY, reply()], 5, "", r"\(tried 5 times\): try"),
    ("wrong key", [refused(401, "authentication_error")], 1, "", KEY_WANTED),
    ("wrong key in the stream", [in_stream("authentication_error")], 1, "", "does not accept the key: run journeyman"),
    ("forbidden", [refused(403, "permission_error", "No access.")], 1, "", rf"to use {MODEL} \(No access\): set "),
    ("no such model", [refused(404, "not_found_error", "model")], 1, "", rf"has no model {MODEL}: set another"),
    ("no such path", [other(404, '{"detail": "Not Found"}', "application/json")], 1, "", ELSEWHERE),
    ("bad request", [refused(400, "invalid_request_error", "Prompt too long.")], 1, "", r"request \(Prompt too long\)"),
    ("an odd error", [ODD], 1, "", r"refused the request \(\{'b': 1\}\): set another model or another base_url\.$"),
    ("413", [refused(413, "request_too_large")], 1, "", "The request is larger than .* takes: make the window smaller"),
    ("no credit", [LOW], 1, "", r"used up \(Your credit balance is too low .*\): raise it and run again\.$"),
    ("spending limit", [SPENT], 1, "", r"credit or spending limit .* \(Limit reached\): raise it"),
    ("402", [refused(402, "billing_error", "Pay.")], 1, "", r"credit or spending limit of this key is used up \(Pay\)"),
    ("refusal", [lo.declined("cyber")], 1, "", rf"{MODEL} declines to answer \(cyber\): word it differently or"),
    ("too long a task", [reply(stop="model_context_window_exceeded")], 1, "", "has grown too long .*: start a new one"),
    ("cut off once", [reply("{", "max_tokens"), reply()], 2, "within 100 tokens; asking again with 200", ANSWERED),
    ("cut off twice", [reply("{", "max_tokens")], 2, "asking again with 200", "more than 200 tokens: set a lower"),
    ("HTML", [other(200)], 1, "", ELSEWHERE),
    ("HTML for no access", [other(403)], 1, "", ELSEWHERE),
    ("JSON instead of a stream", [other(200, "{}", "application/json")], 1, "", ELSEWHERE),
    ("a redirect", [lo.moved("http://127.0.0.1:9/elsewhere")], 1, "", ELSEWHERE),
    ("garbage", [events(b"event: message_start\ndata: {{{\n\n")], 1, "", ELSEWHERE),
    ("garbage of bytes", [events(b"event: \xff\xfe\n\n")], 1, "", ELSEWHERE),
    ("a number for an event", [events(b"event: message_start\ndata: 42\n\n")], 1, "", ELSEWHERE),
    ("a delta out of place", [events(opening()[0], spoken("{"))], 1, "", ELSEWHERE),
    ("10 MB", [lo.flood], 1, "", rf"{MODEL} answered with more than 2 MB: word the task differently\.$"),
    ("no cache_control", [NO_CACHE, reply()], 2, f"not take cache_control for {MODEL}; asking without it", ANSWERED),
    ("no effort", [NO_EFFORT, reply()], 2, f"does not take effort for {MODEL}; asking without it", ANSWERED),
    ("no output_config", [NO_FORMAT, reply()], 2, f"does not take output_config for {MODEL}; asking", ANSWERED),
    ("the key across a cut", [LONG_ECHO], 1, "", r"refused the request \(x+ \[key\]\)"),
    ("the key in an error", [ECHO], 1, "", r"the request \(bad header: \[key\]\): set another model"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("behaviours", "asked", "told", "ended"), [row[1:] for row in FAULTS], ids=[r[0] for r in FAULTS]
)
def test_fault(behaviours: list[Behaviour], asked: int, told: str, ended: str) -> None:
    with Loopback(*behaviours) as server:
        found = ask(server.url)
        assert len(server.got) == asked
    assert re.search(ended, found.ended), found.ended
    assert len(found.sentences) == asked - 1
    assert all(re.search(told, sentence) for sentence in found.sentences), found.sentences
    assert found.ended != ANSWERED or found.troubles == tuple(found.sentences)
    assert KEY not in str(found)


@pytest.mark.parametrize(
    "behaviour", [lo.declined("cyber"), reply(stop="model_context_window_exceeded"), cut(*opening())]
)
def test_what_came_to_nothing_is_paid_all_the_same(behaviour: Behaviour) -> None:
    with Loopback(behaviour) as server:
        assert ask(server.url).dollars > 0


SILENCES: list[tuple[str, Behaviour, str]] = [
    ("before the reply", lo.silent, "does not answer; trying again in 0.0 s"),
    ("before a token", stalled(*opening()), r"has not sent a byte for 0\.3 s; trying again"),
    ("after a token", stalled(*opening(), spoken("{")), r"has not sent a byte for 0\.2 s; trying again"),
]


@pytest.mark.parametrize(("behaviour", "told"), [row[1:] for row in SILENCES], ids=[row[0] for row in SILENCES])
def test_silence(behaviour: Behaviour, told: str) -> None:
    with Loopback(behaviour, reply()) as server:
        found = ask(server.url, patience=HASTY)
    assert found.ended == ANSWERED and re.search(told, found.sentences[0]), found


@pytest.fixture
def free_port() -> Iterator[int]:
    """A port at which nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


def test_nobody_listens(free_port: int) -> None:
    url = f"http://127.0.0.1:{free_port}"
    found = ask(url)
    assert found.ended == (
        f"Nothing listens at {url} (tried 2 times): start the server there or correct the setting base_url."
    )
    assert len(found.sentences) == 1


def test_no_such_host() -> None:
    found = ask("http://no-such-host.invalid")
    assert "There is no host for http://no-such-host.invalid, as far as DNS says (tried 5 times): check" in found.ended


def test_no_tls_at_the_other_end() -> None:
    with Loopback(reply()) as server:
        found = ask(server.url.replace("http:", "https:"))
    assert re.search(r"^https://127.0.0.1:\d+ cannot be trusted \(.*\): correct the setting base_url", found.ended)
    assert not found.sentences


def test_nothing_is_tried_again_after_the_time_for_that() -> None:
    with Loopback(refused(429, "rate_limit_error", retry_after="30")) as server:
        found = ask(server.url, patience=Patience(retrying=20))
        assert len(server.got) == 1
    assert found.ended.endswith("takes no more requests for now: try again in a minute.")


def test_a_reply_that_never_ends_is_given_up() -> None:
    def endless(to: lo.Handler) -> None:
        pings = (lo.sse("ping") for _ in iter(lambda: to.server.released.wait(0.02), True))
        to.stream(chain(lo.opening(), pings))

    with Loopback(endless) as server:
        found = ask(server.url, patience=Patience(silence=5, total=0.3))
    assert found.ended == f"{MODEL} has not finished its answer within 0.3 s: set a lower effort or another model."
    assert found.dollars > 0


def test_a_retry_that_might_cost_more_than_is_left_is_not_made() -> None:
    """The first attempt was cut off and is paid; the second, with double the room, no longer fits."""
    _, dollars = most(REQUEST)
    with Loopback(reply("{", "max_tokens"), reply()) as server:
        found = ask(server.url, replace(REQUEST, allowance=Allowance(dollars=1.01 * dollars)))
        assert len(server.got) == 1
    assert re.search(r"may cost up to .* raise --max-dollars", found.ended) and 0 < found.dollars <= dollars


def test_a_call_ends_where_the_time_of_its_run_does() -> None:
    with Loopback(stalled(*opening())) as server:
        found = ask(server.url, replace(REQUEST, allowance=Allowance(seconds=0.3)))
    assert found.ended.endswith("within 0.3 s: raise --max-seconds or set another model.")


def test_what_a_server_lacks_is_remembered() -> None:
    with Loopback(NO_CACHE, NO_EFFORT, NO_FORMAT, reply()) as server:
        model = MessagesModel(KEY, server.url, patience=PATIENT)
        first, second = model.complete(REQUEST), model.complete(REQUEST)
        model.close()
        assert [len(first.usage.troubles), len(second.usage.troubles), len(server.got)] == [3, 0, 5]
        last = server.got[-1]
    assert b"cache_control" not in last.raw and b"effort" not in last.raw and "output_config" not in last.body
    assert 'JSON schema, and with nothing else:\n{"type": "object"}' in last.body["system"][0]["text"]
