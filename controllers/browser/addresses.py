"""Addresses that a browser target may be told to open, and what to say when one cannot be reached."""

from urllib.parse import SplitResult, urlsplit

from controllers.errors import ControllerError

SCHEMES = ("http", "https", "file", "about")
REASONS = {
    "ERR_CONNECTION_REFUSED": "connection refused",
    "ERR_NAME_NOT_RESOLVED": "no such host",
    "ERR_INTERNET_DISCONNECTED": "there is no network",
    "ERR_CONNECTION_TIMED_OUT": "no answer",
    "ERR_FILE_NOT_FOUND": "no such file",
    "ERR_EMPTY_RESPONSE": "an empty answer",
    "ERR_CONNECTION_RESET": "connection reset",
    "ERR_TOO_MANY_REDIRECTS": "it redirects for ever",
    "ERR_UNSAFE_PORT": "the browser forbids that port",
}


def checked(address: str) -> str:
    """The address in full; a bare host gets https, a local one http. Raises ControllerError for anything else."""
    words = address.strip()
    try:
        if "://" not in words and not words.startswith("about:"):
            words = f"{'http' if _local(words) else 'https'}://{words}"
        parts = urlsplit(words)
        plausible = parts.scheme in SCHEMES and _host_fits(parts)
    except ValueError:
        plausible = False
    if not plausible or any(c.isspace() for c in words):
        raise ControllerError(f'"{address}" is not an address; give one such as https://example.org/page.')
    return words


def origin(address: str) -> str:
    """Scheme, host and port of an http or https address, as scopes are compared by; else the scheme: `file:`, `about:`.

    Lower case, without user information, default port or trailing dot; "" where there can be no such host.
    """
    try:
        parts = urlsplit(address.strip())
        if parts.scheme not in ("http", "https"):
            return f"{parts.scheme}:"
        default = 80 if parts.scheme == "http" else 443
        port = parts.port or default
        host = (parts.hostname or "").rstrip(".").encode("idna").decode()
    except ValueError:
        return ""
    named = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{named}" + ("" if port == default else f":{port}")


def unreachable(address: str, message: str) -> ControllerError:
    """The error for an address that the browser could not open; `message` is what the browser said."""
    code = next((word.strip(":,.") for word in message.split("net::")[1:2] for word in word.split()[:1]), "")
    reason = REASONS.get(code, code or message.splitlines()[0])
    return ControllerError(f"{address} could not be reached: {reason}; check the address and that the site is running.")


def _host_fits(parts: SplitResult) -> bool:
    if parts.scheme == "file":
        return parts.path.startswith("/")
    if parts.scheme == "about":
        return parts.path == "blank"
    return bool(parts.hostname) and (parts.port is None or parts.port > 0)


def _local(words: str) -> bool:
    host = urlsplit(f"//{words}").hostname or ""
    return host in ("localhost", "::1") or host.endswith(".localhost") or host.replace(".", "").isdigit()
