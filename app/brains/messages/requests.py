"""A request in the words of the Messages API.

What stays the same comes first and is marked for the prompt cache, always in the same bytes: the system text, then
the task. Pictures and what only this call asks come last and are not cached.
"""

import base64
import json
from collections.abc import Collection, Mapping
from typing import Any, Literal

from app.brains.model import Request

Feature = Literal["cache_control", "effort", "output_config"]
"""What some servers that speak the Messages API do not know."""

CACHED = {"cache_control": {"type": "ephemeral"}}
PNG = b"\x89PNG"


def body(request: Request, lacking: Collection[Feature] = ()) -> dict[str, Any]:
    """The arguments of `messages.stream`, without what the server lacks; the schema is then told in words."""
    cached = {} if "cache_control" in lacking else CACHED
    worded = "output_config" in lacking
    system = request.system + (_schema_in_words(request.schema) if worded else "")
    context, text = _text(request.context, cached), _text(request.text)
    wanted = {
        "model": request.model,
        "max_tokens": request.max_tokens,
        "system": _text(system, cached),
        "messages": [{"role": "user", "content": [*context, *map(_image, request.images), *text]}],
    }
    return wanted if worded else {**wanted, "output_config": _output(request, lacking)}


def features(request: Request) -> frozenset[Feature]:
    """What the whole request makes use of."""
    return frozenset({"cache_control", "output_config", *(("effort",) if request.effort else ())})


def _text(text: str, marks: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """One block, or none: the API refuses empty ones. Halves of characters, which pages can hold, cannot be sent."""
    whole = text.encode(errors="replace").decode()
    return [{"type": "text", "text": whole, **(marks or {})}] if whole else []


def _image(image: bytes) -> dict[str, Any]:
    media = "image/png" if image.startswith(PNG) else "image/jpeg"
    data = base64.b64encode(image).decode("ascii")
    return {"type": "image", "source": {"type": "base64", "media_type": media, "data": data}}


def _output(request: Request, lacking: Collection[Feature]) -> dict[str, Any]:
    form = {"format": {"type": "json_schema", "schema": dict(request.schema)}}
    return {**form, "effort": request.effort} if request.effort and "effort" not in lacking else form


def _schema_in_words(schema: Mapping[str, Any]) -> str:
    return (
        f"\n\nAnswer with one JSON object that keeps to this JSON schema, and with nothing else:\n{json.dumps(schema)}"
    )
