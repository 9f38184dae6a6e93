"""The task that a person is about to give: what, where, who thinks, when to ask, and what speaks against starting."""

import re
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app import keys
from app.errors import UserError
from app.events import Started
from app.history import PastRun, page
from app.home import home
from app.policy.deeds import EFFECTS
from app.recording.showing import BY
from app.serving.orders import Begin
from app.settings import Settings, load_settings
from app.tasks import Permissions, Task
from skills.plain_words.errors import NotUnderstood
from skills.plain_words.parsing import parse
from ui.models.background import Background
from ui.models.choices import Choices
from ui.models.demo import DemoShop, Example
from ui.models.macros import Again, again
from ui.models.offers import Offers
from ui.models.targets import Targets

RECENT = 6
PROFILE = re.compile(r"[\w-]*")


class HomeModel(QObject):
    """The form. What is wrong with it is in `problems`, by field: task, targets, address, brain, profile, settings.

    Fields that were left empty are complained about only after the person tried to start.
    """

    changed = Signal()
    filled = Signal()
    """The whole form was filled in by a past task or the example."""
    asked = Signal(object)
    """A Begin."""
    replayed = Signal(str, object)
    """The name of a macro that a recent task has followed, and the values that it had, to be run again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.targets, self.offers = Targets(self), Offers(self)
        self.recent: tuple[PastRun, ...] = ()
        self.trouble = ""
        self.starting_demo = False
        self._instruction = ""
        self._address = ""
        self._editing: int | None = None
        self._choices = Choices()
        self._settings = Settings()
        self._chosen: set[str] = set()
        self._problems: dict[str, str] = {}
        self._key_problem = ""
        self._tried = False
        self._at_once = self._is_begun = False
        self._background = Background(self)
        self._demo = DemoShop(self)
        self._demo.ready.connect(self._show_example)
        self._demo.failed.connect(self._miss_example)
        self.targets.changed.connect(self._judge)

    @property
    def instruction(self) -> str:
        return self._instruction

    @property
    def address(self) -> str:
        """The address that is being typed; starting takes it as one more target."""
        return self._address

    @property
    def editing(self) -> int | None:
        """The target that the address being typed is to replace, None for a new one."""
        return self._editing

    @property
    def choices(self) -> Choices:
        return self._choices

    @property
    def problems(self) -> dict[str, str]:
        """One sentence for each field that keeps the task from starting."""
        return dict(self._problems)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where recent tasks were done, newest first."""
        places = [place for run in self.recent for place in re.findall(r"\S+ (\S+)(?:, |$)", run.targets)]
        return tuple(dict.fromkeys(places))

    def refresh(self) -> None:
        """Take in what may have changed meanwhile: settings, key and recent tasks."""
        self._read_settings()
        self._look_for_key()
        self.offers.refresh()
        self._background.run(lambda: page(home() / "journal.db", None, RECENT), self._take_recent, self._miss_recent)
        self._judge()

    def write(self, instruction: str) -> None:
        """The instruction as it is typed."""
        self._instruction, self._is_begun = instruction, False
        self._problems.pop("task", None)
        self._judge()

    def write_address(self, text: str) -> None:
        """The address as it is typed."""
        self._address = text
        self._problems.pop("address", None)
        self._judge()

    def edit_target(self, index: int) -> None:
        """Have that target typed anew."""
        self._editing = index
        self.write_address(str(self.targets.all[index]))

    def remove_target(self, index: int) -> None:
        """Take that target out; one that was being changed stays as it was."""
        if self._editing is not None:
            self._editing, self._address = None, ""
        self.targets.remove(index)

    def add_address(self) -> bool:
        """Make what was typed a target; False where it cannot be."""
        text = self._address.strip()
        index, before = self._editing, self._address
        self._editing, self._address = None, ""
        problem = "" if not text else self.targets.add(text) if index is None else self.targets.edit(index, text)
        if problem:
            self._editing, self._address = index, before
        self._problems["address"] = problem
        self._judge()
        return not problem

    def choose(self, **choices: object) -> None:
        """Change some of the choices; they keep what the person chose when the settings change."""
        before = self._choices
        self._choices = replace(before, **choices)  # type: ignore[arg-type]
        self._chosen |= choices.keys()
        if self._choices.brain != before.brain:
            self._problems.pop("task", None)
            self._look_for_key()
        self._judge()

    def start(self) -> None:
        """Ask for the task, or say what keeps it from starting."""
        self._ask(shown=False)

    def show(self) -> None:
        """The same, for the person to show it by hand: then nobody thinks, and the words need not be understood."""
        self._ask(shown=True)

    def fill(self, begin: Begin) -> None:
        """Take over the task and targets of an order, to be changed or started again."""
        task = begin.task
        self._tried = self._is_begun = False
        self._instruction = task.instruction
        self._editing, self._address = None, ""
        self.targets.fill(begin.on)
        self._problems = {}
        self.choose(
            brain=begin.brain or self._choices.brain,
            mode=task.permissions.mode,
            effects=task.permissions.effects & set(EFFECTS),
            dollars=task.limits.dollars,
        )
        self.filled.emit()

    def work_on(self, address: str) -> None:
        """Have that place in the form: alone in a new one, where what stands in it has been begun already."""
        if self._is_begun:
            begun = self._begin()
            self.fill(replace(begun, task=replace(begun.task, instruction=""), on=()))
        self.targets.have(address)

    def again(self, episode: str) -> None:
        """Fill the form with a recent task, or have the page of the macro that it has followed."""
        self._background.run(lambda: again(episode), self._fill_again, self._miss_recent)

    def try_demo(self, *, start: bool = False) -> None:
        """Start the demo shop and fill in its example task; with `start`, do it at once."""
        self.starting_demo, self._at_once = True, start
        self.changed.emit()
        self._demo.start()

    def close(self) -> None:
        """End what belongs to the form: the demo shop."""
        self._demo.close()

    def _ask(self, *, shown: bool) -> None:
        self._tried = True
        added = self.add_address()
        self._problems["task"] = "" if shown else self._misunderstood()
        self._judge()
        if added and not self._problems.keys() - ({"brain"} if shown else set()):
            self._is_begun = True
            self.asked.emit(replace(self._begin(), shown=shown))

    def _begin(self) -> Begin:
        chosen, settings = self._choices, self._settings
        effects = chosen.effects if chosen.mode == "scope" else frozenset()
        limits = replace(settings.limits, dollars=chosen.dollars)
        return Begin(
            Task(self._instruction.strip(), Permissions(chosen.mode, effects), limits),
            on=tuple(map(str, self.targets.all)),
            brain=chosen.brain,
            headed=chosen.headed,
            profile=chosen.profile,
            attach=settings.attach,
            lead=chosen.lead,
        )

    def _judge(self) -> None:
        """Say anew what is wrong; what only trying can tell (task, address) stays until that field is changed."""
        empty = not self._instruction.strip()
        if self._tried and empty:
            self._problems["task"] = "Say what should be done, for example: open Orders"
        nowhere = self._tried and not self.targets.all and not self._address.strip()
        self._problems["targets"] = "Say where: add the address of a page, a phone or the desktop." if nowhere else ""
        self._problems["brain"] = self._key_problem if self._choices.brain == "claude" else ""
        plain = PROFILE.fullmatch(self._choices.profile)
        self._problems["profile"] = "" if plain else "Use letters, digits, - and _ only."
        self._problems = {field: sentence for field, sentence in self._problems.items() if sentence}
        self.changed.emit()

    def _misunderstood(self) -> str:
        """What the plain brain cannot read in the instruction."""
        if self._choices.brain != "plain" or not self._instruction.strip():
            return ""
        try:
            parse(self._instruction.strip(), [target.name for target in self.targets.all])
        except NotUnderstood as problem:
            return str(problem)
        return ""

    def _read_settings(self) -> None:
        try:
            self._settings, problem = load_settings(), ""
        except UserError as error:
            self._settings, problem = Settings(), str(error)
        self._problems["settings"] = problem
        set_ = self._settings
        found = {"brain": set_.brain, "mode": set_.mode, "headed": set_.headed, "profile": set_.profile}
        found["dollars"] = set_.max_dollars
        news = {name: value for name, value in found.items() if name not in self._chosen}
        self._choices = replace(self._choices, **news)  # type: ignore[arg-type]

    def _look_for_key(self) -> None:
        """Keyrings may take their time, so they are asked in the background."""
        if self._choices.brain == "claude":
            base_url = self._settings.base_url
            self._background.run(lambda: _without_key(base_url), self._take_key, self._take_key)

    def _take_key(self, problem: str) -> None:
        self._key_problem = problem
        self._judge()

    def _take_recent(self, runs: list[PastRun]) -> None:
        self.recent, self.trouble = tuple(runs), ""
        self.changed.emit()

    def _miss_recent(self, sentence: str) -> None:
        self.trouble = sentence
        self.changed.emit()

    def _fill_again(self, run: Again) -> None:
        if run.macro:
            self.replayed.emit(run.macro, run.given)
        else:
            self.fill(order_of(run.started))

    def _show_example(self, example: Example) -> None:
        self.starting_demo = False
        permissions = Permissions("scope", frozenset(example.effects))
        self.fill(Begin(Task(example.words, permissions), on=(f"shop={example.url}",), brain="plain"))
        if self._at_once:
            self._at_once = False
            self.start()

    def _miss_example(self, sentence: str) -> None:
        self.starting_demo, self.trouble = False, sentence
        self.changed.emit()


def order_of(started: Started) -> Begin:
    """An order to do a past run's task again, where it was done."""
    task = replace(started.task, earlier=())
    brain = "" if started.brain == BY else started.brain
    return Begin(task, on=tuple(f"{name}={address}" for name, address in started.targets), brain=brain)


def _without_key(base_url: str) -> str:
    """What is said where Anthropic would be asked without a key; a server of the person's own may need none."""
    if keys.server(base_url) != keys.ANTHROPIC or keys.key(base_url):
        return ""
    return "Claude needs a key: add one in Settings, or choose Plain words."
