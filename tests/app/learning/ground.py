"""A ground in memory: the shop of one page, in which a word is to be looked for."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from app.bench.task import BenchTask, Score
from app.learning.grounds import Ground, Kind
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
    task="find {word}",
)  # fmt: skip
FIND = BenchTask("find", "", "", "find $word", frozenset(), (), ())


@dataclass
class Laid:
    """The search field must hold the word, and nothing else may have been done."""

    word: str
    shop: FakeController
    urls: Mapping[str, str]
    permissions: Permissions = EVERYTHING

    def text(self, goal: bool) -> str:
        return f"find {self.word}"

    def reached(self, addresses: Sequence[str]) -> int:
        return 0

    def score(self, answer: str, addresses: Sequence[str]) -> Score:
        done = [action for action, _ in self.shop.performed if action.kind != "open"]
        wrong = done[:1] != [SetText(self.word)]
        return Score("change missing" if wrong else "changed something else" if len(done) > 1 else "")


class InMemory:
    """Lays the shop out anew for each seed, and opens it. `seeds` are those that were asked for.

    late: how often nothing comes of what is done.
    """

    def __init__(self, late: int = 0) -> None:
        self.seeds: list[int] = []
        self._late = late
        self._shop = shop()

    @property
    def kind(self) -> Kind:
        """The only kind of ground there is, for a test."""
        return Kind((FIND,), lambda shortcut: shortcut.scope == "http://shop", self._ready)

    @contextmanager
    def bed(self, task: BenchTask, seed: int) -> Iterator[Laid]:
        self.seeds.append(seed)
        self._shop = (
            FakeController({"still loading": capture(place=ORDERS)}) if len(self.seeds) <= self._late else shop()
        )
        yield Laid(f"word {seed}", self._shop, {"shop": "http://shop/orders"})

    @contextmanager
    def opened(self, urls: Mapping[str, str]) -> Iterator[Mapping[str, Controller]]:
        yield {name: self._shop for name in urls}

    @contextmanager
    def _ready(self) -> Iterator[Ground]:
        yield Ground(self.bed, self.opened)
