"""A model's replies on record: kept while a run asks a real model, and played back without one.

A cassette is a file of JSON lines, one per reply. What differs between two runs of the same task (ports of
local servers, folders that the task names, passwords) stands in it under other names, and is put back when it plays.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from hashlib import sha256
from pathlib import Path

from app.brains.brain import Role, Usage
from app.brains.model import Completion, Model, Request
from app.brains.passwords import hidden, passwords, restored
from app.errors import BrainError, UserError
from app.whole_files import save

_LOCAL = re.compile(r"(?:127\.0\.0\.1|localhost):\d+")
_FOLDER = re.compile(r"(?<![\w/.:])(?:/[\w.+-]+)+(?=/)")


@dataclass(frozen=True, slots=True)
class Take:
    """One reply: to the how-manieth call of which role, the digest of what was asked, and what it cost then."""

    role: Role
    number: int
    digest: str
    text: str
    model: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    cached: int = 0


class Recorder:
    """A model whose replies are written to a file as they come. Raises UserError whenever that cannot be written.

    What the file held before is kept until the first reply is there. A password is known for one when it is typed;
    from then on it is in none of the replies, those before included.
    """

    def __init__(self, model: Model, path: Path) -> None:
        self._model = model
        self._counts: Counter[Role] = Counter()
        self._takes: list[Take] = []
        self._passwords: dict[str, str] = {}
        self._path = path
        with _written(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.open("a").close()

    def complete(self, request: Request) -> Completion:
        completion = self._model.complete(request)
        self._counts[request.role] += 1
        usage, names = completion.usage, _names(request)
        told, self._passwords = self._passwords, self._passwords | passwords(completion.text, request)
        take = Take(
            request.role,
            self._counts[request.role],
            _digest(request, names),
            _replaced(completion.text, names),
            usage.model or request.model,
            usage.tokens_in,
            usage.tokens_out,
            usage.cached,
        )
        self._takes.append(take)
        if len(self._takes) == 1 or told != self._passwords:
            save(self._path, "".join(map(self._line, self._takes)))
        else:
            self._append(self._line(take))
        return completion

    def _line(self, take: Take) -> str:
        told = replace(take, text=hidden(take.text, self._passwords))
        return json.dumps(asdict(told), ensure_ascii=False) + "\n"

    def _append(self, line: str) -> None:
        with _written(self._path), self._path.open("a", encoding="utf-8", newline="") as file:
            file.write(line)

    def interrupt(self) -> None:
        self._model.interrupt()

    def close(self) -> None:
        self._model.close()


class Player:
    """A model that replies from a file. Raises UserError when there is no such file.

    A reply to a prompt that has changed since is given all the same, and reported.
    """

    def __init__(self, path: Path, told: Callable[[str], None] = lambda trouble: None) -> None:
        """`told` hears at once of every prompt that has changed."""
        self._path = path
        self._told = told
        self._takes = {(take.role, take.number): take for take in _takes(path)}
        self._counts: Counter[Role] = Counter()

    def complete(self, request: Request) -> Completion:
        """Raises BrainError that names the call when it is not on the cassette."""
        number = self._counts[request.role] = self._counts[request.role] + 1
        take = self._takes.get((request.role, number))
        if take is None:
            raise BrainError(f"{self._path.name} has no reply to call {number} of the {request.role}: record it again.")
        names = _names(request)
        usage = Usage(take.tokens_in, take.tokens_out, model=take.model, cached=take.cached)
        if take.digest != _digest(request, names):
            stale = f"The {request.role}'s prompt {number} has changed since {self._path.name} was recorded."
            self._told(stale)
            usage = replace(usage, troubles=(stale,))
        said = _replaced(take.text, {new: old for old, new in names.items()})
        return Completion(restored(said, request), usage)

    def interrupt(self) -> None:
        """Nothing is ever pending."""

    def close(self) -> None:
        """Nothing is held."""


@contextmanager
def _written(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise UserError(f"The cassette {path} cannot be written ({problem.strerror}); choose another place.") from None


def _takes(path: Path) -> list[Take]:
    known = {field.name for field in fields(Take)}
    try:
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        return [Take(**{name: line[name] for name in known & line.keys()}) for line in lines]
    except OSError as problem:
        raise UserError(f"The cassette {path} cannot be read ({problem.strerror}); record it first.") from None
    except (ValueError, TypeError, AttributeError):
        raise UserError(f"{path} is no cassette: record it again.") from None


def _names(request: Request) -> dict[str, str]:
    """What belongs to this one run, in the order in which the prompt tells it, and what stands for it on record."""
    told = f"{request.context}\n{request.text}"
    servers = dict.fromkeys(_LOCAL.findall(told))
    folders = dict.fromkeys(_FOLDER.findall(request.context))
    return {
        **{server: f"server{number}.example" for number, server in enumerate(servers, 1)},
        **{folder: f"/folder{number}" for number, folder in enumerate(folders, 1)},
    }


def _replaced(text: str, names: dict[str, str]) -> str:
    for old, new in names.items():
        text = new.join(re.split(rf"(?<![\w.]){re.escape(old)}(?![\w.-])", text))
    return text


def _digest(request: Request, names: dict[str, str]) -> str:
    """Of all words of the prompt; its pictures do not count."""
    words = _replaced("\n".join((request.system, request.context, request.text)), names)
    return sha256(words.encode(errors="replace")).hexdigest()[:16]
