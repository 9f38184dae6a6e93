"""A ground in memory: the shop of one page, in which a word is to be looked for."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from app.learning.grounds import Ground, Kind, Row, Rows
from app.tasks import Permissions
from controllers.actions import SetText, Tap
from controllers.controller import Controller
from controllers.fake import FakeController
from perception.locators import described
from skills.shortcuts import Parameter, Shortcut
from skills.steps import Do
from tests.app.stage import EVERYTHING, ORDERS, shop
from tests.perception.screens import capture

SEARCH = Do("type it", SetText("{word}"), described("Search", "textbox"))
DELETE = Do("delete besides", Tap(), described("Delete", "button"))
LOOK = Shortcut(
    "Look for", (SEARCH,), (Parameter("word", "Ada"),), scope="http://shop", origin="learned", trust="trial",
    task='type "{word}" in Search', targets=(("shop", "http://shop/orders"),), ground="memory 1",
)  # fmt: skip


@dataclass
class Place:
    """Whatever is done in the shop is a change in it."""

    shop: FakeController
    people: list[Row]
    permissions: Permissions = EVERYTHING

    def address(self, old: str) -> str:
        return old

    def rows(self) -> Rows:
        return {"people": self.people}

    def changes(self) -> frozenset[str]:
        done = [(action, name) for action, name in self.shop.performed if action.kind != "open"]
        return frozenset(f"{number}: {each}" for number, each in enumerate(done))


class InMemory:
    """The shop anew for each seed. `seeds` are those that were asked for.

    late: the numbers of the places, from 0 on, in which nothing comes of what is done. people: how many it knows,
    Ada among them.
    """

    def __init__(self, late: tuple[int, ...] = (), people: int = 5) -> None:
        self.seeds: list[int] = []
        self._late = late
        self._people = people
        self._shop = shop()

    @property
    def kind(self) -> Kind:
        """The only kind of ground there is, for a test."""
        return Kind("memory", self._ready)

    @property
    def ground(self) -> Ground:
        return Ground(self._new, self._opened)

    @contextmanager
    def _new(self, seed: int) -> Iterator[Place]:
        late = len(self.seeds) in self._late
        self.seeds.append(seed)
        self._shop = FakeController({"still loading": capture(place=ORDERS)}) if late else shop()
        others: list[Row] = [{"name": f"Bo {number} of {seed}", "town": "Kiel"} for number in range(1, self._people)]
        yield Place(self._shop, [{"name": "Ada", "town": "Kiel"}, *others] if seed == 1 else others)

    @contextmanager
    def _opened(self, urls: Mapping[str, str]) -> Iterator[Mapping[str, Controller]]:
        yield {name: self._shop for name in urls}

    @contextmanager
    def _ready(self) -> Iterator[Ground]:
        yield self.ground
