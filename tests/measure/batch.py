"""A macro over 50 rows in the demo shop, one of them bad, cut off half-way and gone on with:

python -m tests.measure.batch
"""

import csv
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from app.brains.plain import PlainBrain
from app.demo.database import opened
from app.demo.server import DemoSite
from app.engine import Engine
from app.events import Event
from app.macros.batching import Batch, summary
from app.macros.harvest import harvest
from app.macros.replaying import Macro
from app.macros.tables import Row, table
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits, Permissions, Task
from controllers.browser.chromium import Chromium
from controllers.browser.finding import find_browser
from controllers.browser.target import BrowserTarget
from skills.generalising.shortcut import generalised

ROWS = 50
BAD = 20
CUT_OFF = 25
ALLOWED = Permissions("scope", frozenset({"submit"}))
WORDS = (
    'open Customers, type "{person}" in "Search customers", press the Search button, '
    'click Edit in the row of "{person}", type "Quay 0" in "Street", press Save, wait until "{person} saved" is shown'
)


class CutOff(BaseException):
    """Stands for a kill in the middle of a row."""


def streets(site: DemoSite) -> dict[str, str]:
    with opened(site.database) as connection:
        return dict(connection.execute("SELECT name, street FROM customers"))


def recorded(target: BrowserTarget, site: DemoSite, person: str) -> Macro:
    engine = Engine(Session({"shop": target}, {"shop": site.url}), PlainBrain(), Nobody(), pictures=False)
    events = list(engine.run(Task(WORDS.format(person=person), ALLOWED)))
    assert engine.episode.ending == "done", engine.episode.sentence
    made = generalised(harvest(events).shown, "Change a street").shortcut
    return Macro(made, made)


def write_rows(path: Path, people: list[str]) -> None:
    """A street for each of them; the bad row names nobody."""
    rows = [(f"Nobody {n}" if n == BAD else people[n % len(people)], f"Quay {n}") for n in range(1, ROWS + 1)]
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("search_customers", "street"), *rows])


def main() -> None:
    with DemoSite(1) as site, tempfile.TemporaryDirectory() as folder:
        chromium = Chromium.launch(find_browser())
        target = chromium.open("about:blank")
        names = list(streets(site))
        people = [name for name in names if sum(name in other for other in names) == 1]
        macro = recorded(target, site, people[0])
        rows, out = Path(folder) / "rows.csv", Path(folder) / "results.csv"
        write_rows(rows, people)

        def run(row: Row) -> Iterator[Event]:
            session = Session({"shop": target}, {"shop": site.url})
            engine = macro.engine(macro.values(row), session, Nobody(), 1.0, pictures=False)
            yield from engine.run(macro.task(ALLOWED, Limits()))

        def cut_off(row: Row) -> Iterator[Event]:
            if row["street"] == f"Quay {CUT_OFF}":
                raise CutOff
            return run(row)

        began = time.monotonic()
        try:
            list(Batch(table(rows), out).results(cut_off))
        except CutOff:
            print(f"cut off at row {CUT_OFF}, after {time.monotonic() - began:.1f} s")
        gone_on = list(Batch(table(rows), out, resume=True, again=True).results(run))
        results = list(table(out).rows)
        seconds = time.monotonic() - began
        right = sum(1 for row in table(rows).rows if streets(site).get(row["search_customers"]) in _streets(rows, row))
        print(f"gone on with: {summary(gone_on)}; {seconds:.1f} s in all, {seconds / ROWS:.2f} s a row")
        print(f"{right} of {ROWS} rows are right in the database; not done:")
        for result in results:
            if result["result"] != "done":
                print(f"  row {result['row']}: {result['result']}: {result['why']}")
        target.close()
        chromium.close()


def _streets(rows: Path, row: Row) -> list[str]:
    """What the last row about the same person wants."""
    return [each["street"] for each in table(rows).rows if each["search_customers"] == row["search_customers"]][-1:]


if __name__ == "__main__":
    main()
