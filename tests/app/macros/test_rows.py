"""What was recorded in one row is done in that row or in none: another record's row is never taken for it."""

from collections.abc import Sequence

import pytest

from app.engine import Engine
from app.macros.aiming import aimed, sought
from app.macros.healing import Healing
from app.macros.replaying import Macro
from app.session import Session
from app.supervisors.nobody import Nobody
from app.tasks import Limits
from controllers.actions import Open, Tap
from controllers.browser.target import BrowserTarget
from perception.checks import ElementShown
from perception.locators import Described, Description, Locator, Relation
from perception.resolving import chain
from perception.screen import Element
from skills.generalising.parameters import Known
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Do
from tests.app.stage import EVERYTHING
from tests.controllers.site import Site
from tests.perception.screens import element, row, screen, traced

Rows = Sequence[tuple[str, str]]
ADA: Rows = [("Ada", "x"), ("Bob", "y")]


def table(rows: Rows, name: str) -> str:
    pressed = "done.push(this.closest('tr').cells[0].textContent)"
    told = [f'<tr><td>{a}<td>{b}<td><button onclick="{pressed}">{name}</button>' for a, b in rows]
    return f"<h1>People</h1><table><tr><th>Name<th>Remark<th>Do{''.join(told)}</table>"


def cards(rows: Rows, name: str, tag: str = "article") -> str:
    pressed = "done.push(this.parentNode.children[0].textContent)"
    told = [f'<{tag}><h2>{a}</h2><p>{b}</p><button onclick="{pressed}">{name}</button></{tag}>' for a, b in rows]
    return f"<h1>People</h1>{''.join(told)}"


class Replays:
    """Macros that press the first button of one page, on another page at the same address."""

    def __init__(self, page: BrowserTarget, site: Site) -> None:
        self._page, self._site = page, site

    def recorded(self, html: str) -> Do:
        nodes = self._shown(html)
        there = next(e for e in nodes if e.role == "button")
        return Do("press it", Tap(), chain(there, nodes, lasting=True))

    def __call__(self, step: Do, html: str, **values: str) -> tuple[str, str]:
        """How it ended, and the first words of the rows in which something was pressed."""
        self._shown(html)
        kept = Shortcut("Work", (step,), tuple(map(Parameter, values)), scope=self._site.address)
        macro = Macro(kept, kept)
        engine: Engine = macro.engine(
            macro.values(values), Session({"page": self._page}), Nobody(), 0.05, pictures=False, healing=Healing()
        )
        list(engine.run(macro.task(EVERYTHING, Limits())))
        return str(engine.episode.ending), str(self._page.evaluate("done.join()"))

    def _shown(self, html: str) -> tuple[Element, ...]:
        self._site.pages["/page"] = f"<!doctype html><script>const done = []</script>{html}"
        self._page.perform(Open(f"{self._site.address}/page"), None)
        assert self._page.settled(5.0)
        return self._page.capture(picture=False).nodes


@pytest.fixture(scope="module")
def replays(page: BrowserTarget, site: Site) -> Replays:
    return Replays(page, site)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (table(ADA, "{}"), table([("Ada Berg", "x"), ("Bob", "y")], "{}")),
        (table(ADA, "{}"), table([("Bob", "ask Ada"), ("Cleo", "z")], "{}")),
        (table(ADA, "{}"), table([("Bob", "Ada"), ("Cleo", "z")], "{}")),
        (table([("7", "x"), ("8", "y")], "{}"), table([("9", "7"), ("8", "y")], "{}")),
        (cards([("Ada", "Kiel")], "{}"), cards([("Bob", "Kiel")], "{}")),
        (cards([("Ada", "Kiel")], "{}", "li"), cards([("Bob", "Kiel")], "{}", "li")),
        (cards(ADA, "{}"), cards([("Ada Berg", "x"), ("Bob", "y")], "{}")),
    ],
    ids=["longer name", "named in a remark", "is a remark", "number elsewhere", "only card", "only item", "card"],
)
@pytest.mark.parametrize("name", ["Delete", "Note"])
def test_a_record_that_is_gone_is_no_other(before: str, now: str, name: str, replays: Replays) -> None:
    step = replays.recorded(before.replace("{}", name))
    assert replays(step, now.replace("{}", name)) == ("failed", "")


@pytest.mark.parametrize("name", ["Save", "Note"])
@pytest.mark.parametrize("now", [[("Ada Berg", "x"), ("Ada", "y")], [("Ada", "z"), ("Ada Berg", "x")]])
def test_a_record_that_is_there_is_found_beside_one_of_a_longer_name(now: Rows, name: str, replays: Replays) -> None:
    assert replays(replays.recorded(table(ADA, name)), table(now, name)) == ("done", "Ada")


def test_where_a_cell_has_changed_what_cannot_be_taken_back_is_not_done(replays: Replays) -> None:
    changed = [("Ada", "z"), ("Bob", "y")]
    assert replays(replays.recorded(table(ADA, "Delete")), table(changed, "Delete")) == ("failed", "")
    assert replays(replays.recorded(table(ADA, "Save")), table(changed, "Save")) == ("done", "Ada")


def test_a_value_that_is_given_is_a_whole_cell(replays: Replays) -> None:
    step = replays.recorded(table(ADA, "Delete"))
    assert step.target
    step = Do(step.words, step.action, Known(values={"Ada": "who"}).located(step.target))
    people = table([("Ada Berg", "x"), ("Bob", "ask Cleo")], "Delete")
    assert replays(step, people, who="Bob") == ("done", "Bob")
    assert replays(step, people, who="Ada") == replays(step, people, who="Cleo") == ("failed", "")


def test_what_is_only_read_may_stand_in_its_row_that_has_changed_and_in_no_other() -> None:
    def people(name: str, city: str, button: str = "Edit") -> list[Element]:
        *cells, last = row("1", 0, name, city, buttons=[button])
        return [*cells, traced(last, id="edit")]

    then = people("Ada", "Kiel")
    target = chain(then[-1], then, lasting=True)

    def read(*now: str) -> object:
        return aimed(target, screen(*people(*now)), None)

    assert isinstance(read("Ada", "Cork"), Element)
    assert isinstance(read("Bob", "Kiel"), ElementShown)
    assert isinstance(read("Ada", "Kiel", "Change"), ElementShown)


def numbered(rows: Rows, heads: tuple[str, str] = ("Number", "Pieces")) -> str:
    return table(rows, "Delete").replace("<th>Name<th>Remark", f"<th>{heads[0]}<th>{heads[1]}")


@pytest.mark.parametrize("value", ["7", "35485", "XL"])
def test_a_value_that_is_a_number_or_a_letter_or_two_is_looked_for_in_its_column_only(
    value: str, replays: Replays
) -> None:
    step = replays.recorded(numbered([(value, "x2y"), ("8", "zzz")]))
    assert step.target
    step = Do(step.words, step.action, Known(values={value: "which"}).located(step.target))
    assert replays(step, numbered([("9", "www"), (value, "abc")]), which=value) == ("done", value)
    assert replays(step, numbered([("9", value), ("8", "abc")]), which=value) == ("failed", "")
    turned = numbered([("9", value), ("8", "abc")], ("Pieces", "Number"))
    assert replays(step, turned, which=value) == ("done", "9")


def test_nor_does_healing_take_a_number_in_another_column_for_its_row(replays: Replays) -> None:
    edit, modify = (numbered([("{}", "abc"), ("{}", "zzz")]).replace("Delete", name) for name in ("Edit", "Modify"))
    step = replays.recorded(edit.format("7", "8"))
    assert step.target
    step = Do(step.words, step.action, Known(values={"7": "which"}).located(step.target))
    assert replays(step, modify.format("9", "7"), which="7") == ("done", "7")
    turned = modify.replace("<th>Number<th>Pieces", "<th>Pieces<th>Number")
    assert replays(step, turned.format("9", "7"), which="7") == ("failed", "")


def test_a_row_that_is_not_there_is_told_as_that() -> None:
    people = screen(*row("r1", 0, "Ada", buttons=["Edit"]), element("link", "City", (0, 90)))

    def edit(name: str) -> Locator:
        in_row = Relation("in row of", Description(name, exact=True))
        return Locator((Described(Description("Edit", "link", relation=in_row)),))

    assert sought(edit("Nobody"), people) == '"Edit" link in row of "Nobody" is not there: no row says "Nobody"'
    assert "(looked for by" in sought(edit("Ada"), people)
