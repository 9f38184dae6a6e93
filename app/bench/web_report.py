"""The report of a bench as one HTML page, beside it the runs that failed, a page each."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from app.bench.figures import curve, summaries
from app.bench.report import told
from app.bench.runner import Result
from app.errors import UserError
from app.events import Event
from app.pictures import Pictures
from app.report import page
from app.whole_files import save

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "bench"


def write(
    path: Path, title: str, command: str, results: Sequence[Result], events: Callable[[str], Iterable[Event]]
) -> None:
    """Write the report, whole or not at all. `events`: what happened in the run of that name, as far as it was kept.

    Raises UserError where the place cannot be written.
    """
    found = summaries(results)
    tasks, total = found[:-1], found[-1] if found else None
    links = _episodes(path, [result for result in results if not result.passed], events)
    environment = Environment(
        loader=FileSystemLoader(ASSETS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = "{:.0%}".format
    told_there = {
        "title": title,
        "command": command,
        "style": Markup((ASSETS / "bench.css").read_text("utf-8")),
        "tasks": tasks,
        "total": total,
        "told": list(told(results, total)) if total else [],
        "curve": curve(results) if any(result.of_milestones for result in results) else (),
        "failures": list(_by_cause(results, links)),
    }
    save(path, environment.get_template("bench.html").generate(told_there))


def _episodes(path: Path, failed: Iterable[Result], events: Callable[[str], Iterable[Event]]) -> Mapping[str, str]:
    """The pages of the runs that failed, by what the runs are called."""
    folder = path.parent / f"{path.stem}-episodes"
    links = {}
    for result in failed:
        if happened := list(events(result.run)):
            _make(folder)
            page.write(happened, Pictures(folder), folder / f"{result.run}.html")
            links[result.run] = f"{folder.name}/{result.run}.html"
    return links


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as problem:
        raise UserError(f"{folder} cannot be made: {problem.strerror}; choose another place.") from None


def _by_cause(results: Iterable[Result], links: Mapping[str, str]) -> Iterator[tuple[str, list[tuple[Result, str]]]]:
    """The runs that failed, the most frequent cause first."""
    causes: dict[str, list[tuple[Result, str]]] = {}
    for result in results:
        if result.cause:
            causes.setdefault(result.cause, []).append((result, links.get(result.run, "")))
    yield from sorted(causes.items(), key=lambda each: -len(each[1]))
