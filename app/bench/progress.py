"""Results written down run by run, so that a bench that was cut off goes on when the same command is given again."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from filelock import FileLock, Timeout

from app.bench.runner import Result
from app.errors import UserError
from app.events import Event
from app.home import ensure_home
from app.wire import event_from_json, to_json
from skills.codec import Malformed, dumps, loads


class Progress:
    """The results and events of one bench so far, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._results = folder / "results.jsonl"

    def results(self) -> list[Result]:
        """Those of earlier; a line that was cut off is as good as not there."""
        if not self._results.exists():
            return []
        return [result for line in self._results.read_text("utf-8").splitlines() if (result := _read(line))]

    def add(self, result: Result) -> None:
        """Write it down; durable on return. The events of what went well are no longer needed."""
        with self._results.open("a", encoding="utf-8") as file:
            file.write(dumps(result) + "\n")
            file.flush()
            os.fsync(file.fileno())
        if result.passed:
            self._events(result.run).unlink(missing_ok=True)

    def keep(self, run: str, events: Iterable[Event]) -> None:
        """Write down what happened in a run."""
        self._events(run).write_text("\n".join(map(to_json, events)), "utf-8")

    def events(self, run: str) -> list[Event]:
        """What happened in a run that failed; nothing where it is not known."""
        kept = self._events(run)
        return [event_from_json(line) for line in kept.read_text("utf-8").splitlines()] if kept.exists() else []

    def forget(self) -> None:
        """All is played and told: the same command begins anew the next time."""
        shutil.rmtree(self._folder)

    def _events(self, run: str) -> Path:
        return self._folder / f"{run}.jsonl"


@contextmanager
def progress(command: Mapping[str, object]) -> Iterator[Progress]:
    """That of this very command. Raises UserError where the same is running already."""
    digest = hashlib.sha256(json.dumps(command, sort_keys=True, default=str).encode()).hexdigest()[:16]
    folder = ensure_home() / "bench" / digest
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder.with_suffix(".lock"), timeout=0) as lock:
            yield Progress(folder)
            if not folder.exists():
                Path(lock.lock_file).unlink(missing_ok=True)
    except Timeout:
        raise UserError("This very bench is running already: wait for it, or give another --first-seed.") from None


def _read(line: str) -> Result | None:
    try:
        return cast(Result, loads(Result, line))
    except Malformed:
        return None
