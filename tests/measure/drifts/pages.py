"""The shop and the phone with every page drifted on its way to the browser."""

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, nullcontext
from typing import Any
from unittest import mock

from app.demo.site import build as shop
from controllers.virtual_phone.world.site import build as phone
from tests.measure.drifts.change import UNCHANGED, Change

SCRIPT = """<style>%s</style><script>
{
  const drift = (root) => { %s };
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node.nodeType === 1 && node.isConnected) drift(node);
  }).observe(document, { childList: true, subtree: true });
  addEventListener('DOMContentLoaded', () => drift(document));
}
</script>"""

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Drifting:
    """What every page has become; `change` may be set while they are served."""

    def __init__(self) -> None:
        self.change = UNCHANGED

    def around(self, site: Wsgi) -> Wsgi:
        """The same site with the change put into its pages."""

        def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            begun: list[Any] = []
            for cached in ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE"):
                environ.pop(cached, None)
            told: Any = site(environ, lambda *head: begun.append(head))
            with closing(told) if hasattr(told, "close") else nullcontext():
                body = b"".join(told)
            status, headers, *_ = begun[0]
            kind = next((value for name, value in headers if name.lower() == "content-type"), "")
            if kind.startswith("text/html") and self.change != UNCHANGED:
                threading.Event().wait(self.change.seconds)
                body = _drifted(body, self.change)
                headers = [(n, v) for n, v in headers if n.lower() not in {"content-length", "etag"}]
                headers.append(("Content-Length", str(len(body))))
            start(status, headers)
            return [body]

        return answer

    @contextmanager
    def served(self) -> Iterator[None]:
        """Shops and phones that are started meanwhile drift."""

        with (
            mock.patch("app.demo.server.build", lambda *given: self.around(shop(*given))),
            mock.patch("controllers.virtual_phone.world.world.build", lambda *given: self.around(phone(*given))),
        ):
            yield


def _drifted(body: bytes, change: Change) -> bytes:
    added = (SCRIPT % (change.css, change.script)).encode()
    head = body.find(b"</head>")
    return body[:head] + added + body[head:] if head >= 0 else added + body


def program(change: Change) -> str:
    """What `program.py` is told."""
    return json.dumps(dict(change.program))
