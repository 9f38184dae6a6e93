"""What a model said, as the value its schema asks for; mended where there is no doubt what was meant."""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from app.brains.prompting.schemas import SYNONYMS

Schema = Mapping[str, Any]


class Unfit(ValueError):
    """The reply cannot be used; one sentence that tells the model what to mend."""


LONGEST = 100_000
"""Characters of a reply; reading more of what is no JSON would take seconds."""
TRIED = 100
"""Opening braces at which an object is looked for."""


def parsed(text: str, schema: Schema) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The one JSON object in the text, made to fit the schema, and what had to be mended. Raises Unfit."""
    mended: list[str] = []
    value = _Fitting(mended).fit(_object(text, mended), schema, "the reply")
    return value, tuple(dict.fromkeys(mended))


def _object(text: str, mended: list[str]) -> Any:
    if len(text) > LONGEST:
        raise Unfit(f"The reply has {len(text):,} characters; give one short JSON object.")
    found, ends = [], 0
    for begin in islice(re.finditer(r"\{", text), TRIED):
        if begin.start() >= ends:
            try:
                value, ends = json.JSONDecoder(strict=False).raw_decode(text, begin.start())
            except (ValueError, RecursionError):
                continue
            found.append(value)
    if len(found) != 1:
        told = f"{len(found)} JSON objects" if found else "no whole JSON object"
        raise Unfit(f"There is {told} in the reply; give exactly one and nothing else.")
    if text.strip()[:1] != "{" or text.strip()[-1:] != "}":
        mended.append("there was text around the JSON")
    return found[0]


class _Fitting:
    """Brings a value into the shape of a schema, noting in `mended` what had to be done to it."""

    def __init__(self, mended: list[str]) -> None:
        self._mended = mended

    def fit(self, value: Any, schema: Schema, where: str) -> Any:
        match schema:
            case {"enum": allowed}:
                return self._choice(value, allowed, where)
            case {"type": "object"}:
                return self._fields(value, schema["properties"], schema["required"], where)
            case {"type": "array"}:
                return self._list(value, schema["items"], where)
            case {"type": "integer"}:
                return self._number(value, where)
            case _:
                return self._text(value, where)

    def _fields(
        self, value: Any, properties: Mapping[str, Schema], required: Sequence[str], where: str
    ) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise Unfit(f"{where} must be an object with {', '.join(properties)}.")
        if unknown := [name for name in value if name not in properties]:
            self._mended.append(f"unknown fields were ignored: {', '.join(unknown)}")
        if missing := [name for name in required if value.get(name) is None]:
            self._mended.append(f"missing fields were taken as empty: {', '.join(missing)}")
        return {name: self.fit(value.get(name), each, f"{name} of {where}") for name, each in properties.items()}

    def _list(self, value: Any, items: Schema, where: str) -> list[Any]:
        if value is None or value == "":
            return []
        if not isinstance(value, list):
            self._mended.append(f"{where} was no list")
            value = [value]
        return [self.fit(item, items, f"{where}, entry {number}") for number, item in enumerate(value, 1)]

    def _number(self, value: Any, where: str) -> int:
        if value is None or value == "":
            return 0
        if type(value) is int:
            return value
        if isinstance(value, float | str) and re.fullmatch(r"\s*\d+(?:\.0*)?\s*", str(value)):
            self._mended.append(f"{where} was no whole number")
            return int(float(value))
        raise Unfit(f"{where} must be a whole number, not {value!r}.")

    def _text(self, value: Any, where: str) -> str:
        match value:
            case None:
                return ""
            case str():
                return value
            case bool() | int() | float():
                self._mended.append(f"{where} was no text")
                return json.dumps(value)
        raise Unfit(f"{where} must be a text, not {json.dumps(value)[:80]}.")

    def _choice(self, value: Any, allowed: list[str], where: str) -> str:
        if value in allowed:
            return str(value)
        if value in (None, "") and "none" in allowed:
            return "none"
        word = re.sub(r"[\W_]+", "_", str(value)).strip("_").lower()
        meant = word if word in allowed else SYNONYMS.get(word, "")
        if meant not in allowed:
            raise Unfit(f"{where} must be one of {', '.join(allowed)}, not {value!r}.")
        self._mended.append(f"{value!r} was taken as {meant}")
        return meant
