"""One skill: its versions, its runs, what waits for a word, and everything that can be done with it."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app.errors import UserError
from app.history import PastRun, runs_of
from app.home import home
from app.macros import editing, heals
from app.macros.replaying import known, shown_in
from app.pictures import Pictures
from app.serving.orders import Begin
from app.settings import load_settings
from app.tasks import Limits, Permissions, Task
from app.whole_files import save
from skills.library import Library
from skills.notation.diffing import diff
from skills.notation.nodes import Misread
from skills.notation.reading import shortcut as understood
from skills.notation.writing import text
from skills.proposals import Kept
from skills.shortcuts import Shortcut, Trust, Uses, Version
from ui.engines.command import Command
from ui.models.background import Background
from ui.models.choices import LEAD
from ui.models.skills.library import using

MOST_RUNS = 100
NO_START = "This skill does not say where it begins: write targets into its text, such as `targets: {page: https://…}`."


@dataclass(frozen=True, slots=True)
class Facts:
    """What the library and the journal know of a skill, newest first. cases: values that it has worked on;
    trials: how many it has passed.

    pictures: of its elements, as they were recorded, by their names.
    """

    shortcut: Shortcut
    uses: Uses
    disabled: bool
    versions: tuple[Version, ...]
    waiting: Kept | None
    runs: tuple[PastRun, ...]
    cases: int
    trials: int
    pictures: Mapping[str, bytes]

    @property
    def may_run(self) -> bool:
        return not self.disabled and self.shortcut.trust in ("trial", "trusted")


class SkillModel(QObject):
    """One skill by its name; `facts` is None until it was read. Every change is a version of its own.

    draft: its text as it is being edited. wrong: why the draft could not be kept, and `line` where.
    """

    changed = Signal()
    said = Signal(str)
    """A sentence for the person."""
    asked = Signal(object)
    """A Begin: the skill is to be done, from where it begins."""
    tried = Signal(object)
    """A Begin: one step of it is to be done, where its targets stand."""
    gone = Signal()
    """The skill was deleted."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.facts: Facts | None = None
        self.draft = self.text = self.wrong = ""
        self.line = 0
        self._trying: Command | None = None
        self._background = Background(self)
        self._due: deque[tuple[Callable[[], Facts], str, str]] = deque()
        self._busy = False

    @property
    def unsaved(self) -> bool:
        """Whether the text was edited and is not kept yet."""
        return self.draft != self.text

    def refresh(self) -> None:
        """Read it anew; what is being edited stays."""
        self._do(lambda library: None, "")

    def change(self, change: Callable[[Shortcut], Shortcut], said: str = "") -> None:
        """Keep what `change` makes of the newest version, whatever that is by then."""
        self._do(lambda library: editing.kept(library, change(known(library, self.name))), said)

    def write(self, draft: str) -> None:
        """The text is being edited."""
        if draft != self.draft:
            self.draft, self.wrong, self.line = draft, "", 0
            self.changed.emit()

    def revert(self) -> None:
        """Forget what was edited in the text."""
        self.write(self.text)

    def keep_text(self) -> None:
        """Keep the edited text as the newest version, or say in which line it is wrong; then nothing is changed."""
        try:
            new = understood(self.draft)
        except Misread as problem:
            self.wrong, self.line = str(problem), problem.line
            self.changed.emit()
            return
        if new.name.casefold() != self.name.casefold():
            self.wrong = f"The name must stay “{self.name}”: under another one, import the text as a file of its own."
            self.changed.emit()
            return
        self._do(lambda library: editing.kept(library, new), "", self.draft)

    def undo(self) -> None:
        """Bring back what stood before the newest version."""
        self._do(lambda library: library.undo(self.name), "The version before is back.")

    def restore(self, version: int) -> None:
        """Have that version as the newest one."""
        found = next(each.shortcut for each in self._known.versions if each.shortcut.version == version)
        self.change(lambda _: found, f"Version {version} is back, as a version of its own.")

    def trust(self, level: Trust) -> None:
        self._do(lambda library: library.trust(known(library, self.name), level), "")

    def set_disabled(self, disabled: bool) -> None:
        """Keep it from running, or let it run again."""
        self._do(lambda library: library.set_disabled(self.name, disabled), "")

    def accept(self) -> None:
        """Make the healed version that waits the newest one."""
        self._do(lambda library: heals.accepted(library, self.name), "The healed version is the newest one now.")

    def reject(self) -> None:
        """Turn the healed version down."""
        self._do(lambda library: heals.rejected(library, self.name), "Turned down; nothing was changed.")

    def delete(self) -> None:
        """Forget it with all its versions."""
        self._background.run(using(lambda library: library.forget_shortcut(self.name)), self._end, self.said.emit)

    def export(self, path: Path) -> None:
        """Write it as a file to share."""
        shortcut = self._known.shortcut
        writing = using(lambda library: save(path, editing.exported(library, shortcut)))
        self._background.run(writing, lambda _: self.said.emit(f"It is in {path}."), self.said.emit)

    def run(self, values: Mapping[str, str], step: int = 0) -> None:
        """Have it done with these values for its parameters, or only one step of it, counted from 1."""
        try:
            begin = order(self._known.shortcut, values, step)
        except UserError as problem:
            self.said.emit(str(problem))
        else:
            (self.tried if step else self.asked).emit(begin)

    @property
    def is_tried(self) -> bool:
        """Whether it is being tried just now."""
        return self._trying is not None

    def verify(self) -> None:
        """Have it tried on other values where that harms nothing, in a process of its own; `said` tells the verdict."""
        if self._trying is None:
            self._trying = Command("verify", ["skills", "verify", self.name, "--json"], self)
            self._trying.told.connect(lambda told: self.said.emit(_verdict(told)))
            self._trying.ended.connect(self._tried)
            self.changed.emit()

    def close(self) -> None:
        """End what was started."""
        if self._trying:
            self._trying.close()
            self._trying = None

    def changes(self, version: int) -> list[str]:
        """What that version changed against the one before it."""
        numbered = {each.shortcut.version: each.shortcut for each in self._known.versions}
        return list(diff(numbered.get(version - 1), numbered[version]))

    def picture(self, digest: str) -> Path | None:
        """The file of a picture, where it is kept."""
        return Pictures(home() / "pictures").find(digest) if digest else None

    @property
    def _known(self) -> Facts:
        assert self.facts is not None, "the page of a skill offers nothing before it was read"
        return self.facts

    @Slot(object, str)
    def _tried(self, command: Command, sentence: str) -> None:
        command.deleteLater()
        self._trying = None
        if sentence:
            self.said.emit(sentence)
        self.refresh()

    def _do(self, work: Callable[[Library], object], said: str, draft: str = "") -> None:
        """After all that was to be done before it. draft: the edited text that is kept with this."""

        def done(library: Library) -> Facts:
            work(library)
            return facts(library, self.name)

        self._due.append((using(done), said, draft))
        self._go_on()

    def _go_on(self) -> None:
        """One piece of work at a time, so that each change stands on the one before it."""
        if self._due and not self._busy:
            self._busy = True
            work, said, draft = self._due.popleft()
            self._background.run(work, lambda found: self._take(found, said, draft), self._fail)

    def _fail(self, sentence: str) -> None:
        self._busy = False
        self.said.emit(sentence)
        self._go_on()

    def _take(self, found: Facts, said: str, draft: str) -> None:
        self._busy = False
        kept, unsaved = text(found.shortcut), self.unsaved and self.draft != draft
        self.facts, self.text = found, kept
        if not unsaved:
            self.draft, self.wrong, self.line = kept, "", 0
        if said:
            self.said.emit(said)
        self.changed.emit()
        self._go_on()

    def _end(self, _: None) -> None:
        self.draft = self.text
        self.gone.emit()


def facts(library: Library, name: str) -> Facts:
    """What is known of it. Raises UserError where there is no such skill."""
    shortcut = known(library, name)
    return Facts(
        shortcut,
        library.uses(shortcut),
        library.is_disabled(name),
        tuple(library.history(name)),
        library.proposals.open(name),
        tuple(runs_of(home() / "journal.db", name, MOST_RUNS)),
        len(library.cases(name)),
        library.trials.passed(shortcut),
        library.patches.of(shortcut),
    )


def order(shortcut: Shortcut, values: Mapping[str, str], step: int = 0) -> Begin:
    """What the engine is to begin with. Raises UserError where it does not say where, a value has a quote, or the
    settings cannot be read."""
    if not shortcut.targets:
        raise UserError(NO_START)
    if quoted := next((name for name, value in values.items() if '"' in value), ""):
        raise UserError(f"{quoted}: a value with quotation marks can only be given by journeyman skills run --set.")
    given = " and ".join(f'{name} "{value}"' for name, value in values.items())
    what = f'step {step} of "{shortcut.name}"' if step else f'"{shortcut.name}"'
    secret = frozenset({"secret"} if any(each.type == "secret" for each in shortcut.parameters) else ())
    permissions = Permissions("risky", secret, shown=shown_in(shortcut))
    task = Task(f"do {what}" + (f" with {given}" if given else ""), permissions, Limits())
    return Begin(
        task,
        tuple(f"{name}={address}" for name, address in shortcut.targets),
        "plain",
        lead=load_settings().pace or LEAD,
    )


def _verdict(told: dict[str, Any]) -> str:
    """What trials have shown, in a person's words."""
    match told.get("result"):
        case "proven":
            return f"Proven: it left the right end behind in {told['trials']} new shops, each with other values."
        case "broken":
            return f"Broken, and not to be run until you trust it again: {told['why']}"
        case _:
            return f"Not tried: {told.get('why', '')}. It stays as it is."


def shown_values(shortcut: Shortcut) -> dict[str, str]:
    """Values to begin with: what is usual, else what it was shown with."""
    given = (each for each in shortcut.parameters if each.type not in ("secret", "table"))
    return {each.name: each.default if each.default is not None else each.example for each in given}
