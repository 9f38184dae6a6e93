"""A past run as one HTML file that needs nothing else: no network, no other file, no script to be read."""

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from app.events import Event
from app.pictures import Pictures
from app.report import wording
from app.report.album import Album
from app.report.telling import story
from app.report.texts import brief, shown
from app.report.timing import shares
from app.transcript import count, in_words, moment, money, review_in_words, span
from app.whole_files import save
from perception.rendering import render

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "report"

Progress = Callable[[int, int], None]
"""Told how many pictures are done, of how many."""


def write(
    events: Iterable[Event], pictures: Pictures, path: Path, progress: Progress = lambda done, total: None
) -> None:
    """Write the run's report, whole or not at all.

    Raises UserError when the place cannot be written or the events have no beginning.
    """
    known = tuple(events)
    told = story(known)
    album = Album(told.looks, pictures)
    shown_there = {"story": told, "shares": shares(known), "photo": album.find, "album": _developed(album, progress)}
    save(path, _environment().get_template("report.html").generate(shown_there, **_own_code()))


def _developed(album: Album, progress: Progress) -> Iterator[tuple[object, Markup]]:
    for done, (photo, address) in enumerate(album.developed(), 1):
        progress(done, len(album))
        yield photo, Markup(address)


def _own_code() -> dict[str, Markup | str]:
    """Style and script, and the security policy that lets these in and nothing else."""
    style, script = ((ASSETS / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    rules = {
        "default-src": "'none'",
        "img-src": "data:",
        "style-src": _hashed(style),
        "script-src": _hashed(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    policy = "; ".join(f"{name} {allowed}" for name, allowed in rules.items())
    return {"style": Markup(style), "script": Markup(script), "policy": Markup(policy)}


def _hashed(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalized,
    )
    environment.filters |= {
        "brief": brief,
        "clock": _clock,
        "count": count,
        "money": money,
        "moment": moment,
        "pretty": _pretty,
        "rendered": render,
        "reviewed": review_in_words,
        "span": span,
    }
    environment.globals |= wording.NAMES | {"in_words": in_words}
    return environment


def _finalized(value: object) -> object:
    """Every text on its way into the page; escaping comes after this."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _clock(seconds: float) -> str:
    """How far into the run: `0:07`, `1:02:30`."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _pretty(text: str) -> str:
    """JSON with indentation; any other text as it is."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    except (ValueError, RecursionError):
        return text
