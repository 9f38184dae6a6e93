"""What can go wrong with one attempt: each kind in a sentence, with what to do and how often it is worth trying."""

import re
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import anthropic
import httpx2

from app.brains.messages.requests import Feature
from app.brains.messages.watching import LIMIT, CutShort, Stalled, TooLong
from app.keys import variable

GARBAGE = (AttributeError, IndexError, KeyError, TypeError, ValueError)
"""What the client library raises on a stream that is none, or not as the API has it."""

PROBLEMS = (anthropic.APIError, httpx2.RequestError, httpx2.StreamError, Stalled, TooLong, CutShort, *GARBAGE)
"""Everything an attempt may raise."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of failure: what happened, what to do, and how many attempts it is worth in all.

    `wait` is how many seconds the server asked to be left alone.
    """

    what: str
    remedy: str
    attempts: int = 1
    wait: float | None = None


AGAIN = 5
BUSY = Fault("{server} takes no more requests for now", "try again in a minute.", AGAIN)
OVERLOADED = Fault("{server} is overloaded", "try again in a few minutes.", AGAIN)
FAILING = Fault("{server} has trouble of its own ({said})", "try again in a few minutes.", AGAIN)
SLOW = Fault("{server} gave up waiting for the model ({said})", "try again in a few minutes.", AGAIN)
SILENT = Fault("{server} has not sent a byte for {seconds:g} s", "try again, or set another model.", AGAIN)
CUT = Fault("The connection to {server} broke off", "check the network and try again.", AGAIN)
NO_ANSWER = Fault("{server} does not answer", "check the network and the setting base_url.", AGAIN)
NO_HOST = Fault(
    "There is no host for {server}, as far as DNS says", "check the network and the setting base_url.", AGAIN
)
NOBODY = Fault("Nothing listens at {server}", "start the server there or correct the setting base_url.", 2)
UNTRUSTED = Fault("{server} cannot be trusted ({said})", "correct the setting base_url or the server's certificate.")
ELSEWHERE = Fault("Something else than a Messages API answers at {server}", "correct the setting base_url.")
REFUSED = Fault("{server} refused the request ({said})", "set another model or another base_url.")
KEY = Fault("{server} does not accept the key", "run journeyman key set, or correct {variable}.")
FORBIDDEN = Fault("{server} does not permit this key to use {model} ({said})", "set another model or another key.")
NO_MODEL = Fault("{server} has no model {model}", "set another model.")
TOO_LARGE = Fault("The request is larger than {server} takes", "make the window smaller, or start a new task.")
SPENT = Fault("The credit or spending limit of this key is used up ({said})", "raise it and run again.")
LONG_REPLY = Fault(f"{{model}} answered with more than {LIMIT // 1_000_000} MB", "word the task differently.")

BY_STATUS = {
    400: REFUSED, 401: KEY, 402: SPENT, 403: FORBIDDEN, 404: NO_MODEL, 408: SLOW, 413: TOO_LARGE, 422: REFUSED,
    429: BUSY, 500: FAILING, 502: FAILING, 503: FAILING, 504: SLOW, 529: OVERLOADED,
}  # fmt: skip
BY_TYPE = {
    "invalid_request_error": REFUSED, "authentication_error": KEY, "billing_error": SPENT,
    "permission_error": FORBIDDEN, "not_found_error": NO_MODEL, "request_too_large": TOO_LARGE,
    "rate_limit_error": BUSY, "api_error": FAILING, "timeout_error": SLOW, "overloaded_error": OVERLOADED,
}  # fmt: skip
"""For what is told in the middle of a stream, whose status was 200."""

MONEY = re.compile(
    r"credit balance|spend(ing)?[ _](limit|cap)|api usage limits|billing|insufficient[ _](quota|funds|credits?)", re.I
)
FEATURES: dict[Feature, tuple[str, ...]] = {
    "cache_control": ("cache_control",),
    "effort": ("effort",),
    "output_config": ("output_config", "output_format", "json_schema", "structured output"),
}
"""What a refusal says that is about a feature; the special before the general."""

LONGEST = timedelta(days=365).total_seconds()
"""What a server asks for is taken for no more than this."""


def fault(problem: Exception, server: str, model: str, key: str, longest: float) -> Fault:
    """What this problem is, in words without the key.

    Not worth another attempt when the server asks to wait over `longest` seconds.
    """
    kind = _kind(problem)
    words = {
        "server": server,
        "model": model,
        "said": _said(problem, key),
        "seconds": problem.seconds if isinstance(problem, Stalled) else 0.0,
        "variable": variable(server),
    }
    what, remedy = kind.what.format(**words), kind.remedy.format(**words)
    named = replace(kind, what=what, remedy=remedy, wait=_asked_to_wait(problem))
    return _much_later(named) if kind.attempts > 1 and (named.wait or 0) > longest else named


def refused_feature(problem: Exception, sent: frozenset[Feature]) -> Feature | None:
    """The feature, of those sent, that a server does not know."""
    if not isinstance(problem, anthropic.APIStatusError) or problem.status_code not in (400, 422):
        return None
    said = str(problem.body).lower()
    return next((name for name, words in FEATURES.items() if name in sent and any(w in said for w in words)), None)


def _kind(problem: Exception) -> Fault:
    match problem:
        case Stalled():
            return SILENT
        case TooLong():
            return LONG_REPLY
        case anthropic.APIStatusError():
            return _answered(problem)
        case anthropic.APIConnectionError() | httpx2.TransportError() | httpx2.StreamError() | CutShort():
            return _unreached(problem)
        case _:
            return ELSEWHERE


def _answered(problem: anthropic.APIStatusError) -> Fault:
    """The server said no."""
    status, worded = problem.status_code, isinstance(problem.body, dict)
    if worded and status != 401 and status < 500 and MONEY.search(str(problem.body)):
        return SPENT
    if status == 404 and not problem.type:
        return ELSEWHERE
    if status >= 500 or status == 429:
        return BY_STATUS.get(status, FAILING)
    if not worded:
        return ELSEWHERE
    return BY_STATUS.get(status) or BY_TYPE.get(str(problem.type), REFUSED)


def _unreached(problem: Exception) -> Fault:
    """There was no whole answer."""
    causes = list(_causes(problem))

    def met(*kinds: type[BaseException]) -> bool:
        return any(isinstance(cause, kinds) for cause in causes)

    if met(ConnectionRefusedError):
        return NOBODY
    if met(socket.gaierror):
        return NO_HOST
    if met(httpx2.ConnectError) and met(ssl.SSLError):
        return UNTRUSTED
    return CUT if met(httpx2.ReadError, httpx2.WriteError, httpx2.RemoteProtocolError, CutShort) else NO_ANSWER


def _causes(problem: BaseException | None) -> Iterator[BaseException]:
    """The exception and all that lies behind it."""
    if problem is None:
        return
    yield problem
    yield from _causes(problem.__cause__ or problem.__context__)
    if isinstance(problem, BaseExceptionGroup):
        for one in problem.exceptions:
            yield from _causes(one)


def _said(problem: Exception, key: str) -> str:
    """What the server said, as a part of a sentence."""
    if isinstance(problem, anthropic.APIStatusError):
        body = problem.body if isinstance(problem.body, dict) else ""
        text = str(problem.api_message or body) or f"status {problem.status_code}"
    else:
        text = next((str(c) for c in _causes(problem) if isinstance(c, ssl.SSLError)), "")
    line = " ".join((text.replace(key, "[key]") if key else text).split()).rstrip(".")
    return line if len(line) <= 200 else line[:199] + "…"


def _asked_to_wait(problem: Exception) -> float | None:
    """Seconds, from the header retry-after: a number or a date."""
    if not isinstance(problem, anthropic.APIStatusError):
        return None
    asked = problem.response.headers.get("retry-after", "")
    try:
        seconds = float(asked) if re.fullmatch(r"[\d.]+", asked) else _seconds_until(parsedate_to_datetime(asked))
    except ValueError:
        return None
    return min(max(0.0, seconds), LONGEST)


def _seconds_until(moment: datetime) -> float:
    return (moment - datetime.now(moment.tzinfo)).total_seconds()


def _much_later(asked: Fault) -> Fault:
    wait = timedelta(seconds=asked.wait or 0)
    until = (datetime.now() + wait).strftime("%H:%M" if wait < timedelta(hours=12) else "%d %B, %H:%M")
    return replace(asked, remedy=f"try again at {until}.", attempts=1)
