"""The table of settings as a form: each with its value, where that comes from, and what is wrong with it."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from app import keys
from app.brains.choice import BRAINS
from app.errors import UserError
from app.home import settings_file
from app.settings import SETTINGS, Setting, from_text, load_settings, read
from app.settings_file import store
from ui.models.background import Background

GROUPS = {
    "Window": ("theme",),
    "Thinking": ("brain", "mode", "effort", "base_url", "model", "small", "pictures"),
    "Limits": (
        "max_dollars",
        "max_steps",
        "max_seconds",
        "max_calls",
        "max_tokens",
        "max_effects",
        "max_subgoal_calls",
        "max_role_calls",
    ),
    "Looking and acting": ("eyes", "patience", "pace"),
    "Learning": ("practise", "embedding"),
    "Browser": ("headed", "profile", "browser", "attach"),
}
REST = "Models by role"
"""The group of the settings that no other names."""


@dataclass(frozen=True, slots=True)
class Field:
    """One setting in the form.

    source: "default", "file" or "environment"; the last wins and can only be changed there, so it is locked.
    """

    setting: Setting
    value: object
    source: str
    problem: str = ""

    @property
    def locked(self) -> bool:
        return self.source == "environment"

    @property
    def label(self) -> str:
        return self.setting.name.replace("_", " ").capitalize().replace("url", "URL")

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values to choose from; none where it is typed. A cassette needs a file, so only the command has it."""
        if self.setting.name == "brain":
            return tuple(name for name in BRAINS if name != "cassette")
        return self.setting.allowed


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """What is known of the model's key; `kept` and `there` as `key_kept` and `key_there` of the model."""

    sentence: str
    kept: bool
    there: bool


class SettingsModel(QObject):
    """Reads the settings from where they stand and keeps each change at once.

    problem: what is wrong with the file as a whole; key: what is known of the model's key, one sentence.
    key_kept: whether the keyring has one for the server that is set; key_there: whether there is anything to try.
    """

    changed = Signal()
    theme_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self.problem = ""
        self.key = ""
        self.key_works: bool | None = None
        self.key_kept = self.key_there = False
        self._background = Background(self)
        self._trial = QProcess(self)
        self._trial.setProgram(sys.executable)
        self._trial.setArguments(["-P", "-m", "app.cli", "key", "test", "--json"])
        self._trial.finished.connect(self._judge_key)
        self._trial.errorOccurred.connect(self._judge_key)
        self._read()

    @property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """The names of all settings in the order of the form."""
        grouped = {name for names in GROUPS.values() for name in names}
        return {**GROUPS, REST: tuple(name for name in SETTINGS if name not in grouped)}

    @property
    def trying_key(self) -> bool:
        return self._trial.state() != QProcess.ProcessState.NotRunning

    def refresh(self) -> None:
        """Read everything anew: the file and the keyring may have changed meanwhile."""
        self._read()
        self._look_for_key()

    def set(self, name: str, text: str | bool) -> None:
        """Keep what was typed or chosen; what does not fit is said in that field's problem and not kept."""
        before = self.fields[name]
        value = from_text(name, text.strip()) if isinstance(text, str) else text
        problem = ""
        try:
            store(name, None if value == "" and not before.setting.default else value)
        except UserError as error:
            problem = str(error)
        self._read()
        if problem:
            self.fields[name] = Field(before.setting, text, before.source, problem)
        elif name == "theme":
            self.theme_changed.emit(str(value))
        self.changed.emit()

    def reset(self, name: str) -> None:
        """Take a setting out of the file, so that its default holds."""
        try:
            store(name, None)
        except UserError as error:
            self.problem = str(error)
            self.changed.emit()
            return
        self._read()
        if name == "theme":
            self.theme_changed.emit(str(self.fields[name].value))
        self.changed.emit()

    def set_key(self, value: str) -> None:
        """Keep the key in the keyring, for the server that is set."""
        base_url = self._base_url()
        self._with_keyring(lambda: keys.set_key(value, base_url))

    def remove_key(self) -> None:
        """Forget the key in the keyring."""
        base_url = self._base_url()
        self._with_keyring(lambda: keys.remove_key(base_url))

    def try_key(self) -> None:
        """Ask the model one tiny question in a process of its own."""
        if not self.trying_key:
            self._say_of_key("Asking the model…")
            self._trial.start()

    def close(self) -> None:
        """End a trial that is still going on."""
        self._trial.blockSignals(True)
        self._trial.kill()
        self._trial.waitForFinished()

    def _read(self) -> None:
        """What is wrong with one setting is said beside it, the rest as the problem of the whole."""
        try:
            _, stored = read(settings_file())
            self.problem = ""
        except UserError as error:
            stored, self.problem = {}, str(error)
        self.fields = {name: _field(setting, stored) for name, setting in SETTINGS.items()}
        if not self.problem and not any(field.problem for field in self.fields.values()):
            self.problem = _trouble()

    def _base_url(self) -> str:
        return str(self.fields["base_url"].value)

    def _look_for_key(self) -> None:
        base_url = self._base_url()
        self._background.run(lambda: _about_key(base_url), self._know_key, self._know_nothing)

    def _know_key(self, found: KeyFacts) -> None:
        self.key_kept, self.key_there = found.kept, found.there
        self._say_of_key(found.sentence)

    def _know_nothing(self, sentence: str) -> None:
        self._know_key(KeyFacts(sentence, False, False))

    def _with_keyring(self, work: Callable[[], object]) -> None:
        self._background.run(work, lambda _: self._look_for_key(), self._deny_key)

    def _deny_key(self, sentence: str) -> None:
        self._say_of_key(sentence, works=False)

    def _say_of_key(self, sentence: str, works: bool | None = None) -> None:
        self.key, self.key_works = sentence, works
        self.changed.emit()

    @Slot()
    def _judge_key(self) -> None:
        output = bytes(self._trial.readAllStandardOutput().data()).decode(errors="replace")
        error = bytes(self._trial.readAllStandardError().data()).decode(errors="replace").strip()
        try:
            told = json.loads(output.splitlines()[-1])
        except (ValueError, IndexError):
            last = error.splitlines()[-1:] or ["The key could not be tried: see what journeyman doctor says."]
            self._deny_key(last[0])
            return
        if told["ok"]:
            self._say_of_key(f"The key works: {told['model']} answered in {told['seconds']:.1f} s.", works=True)
        else:
            self._deny_key(told["error"])


def _field(setting: Setting, stored: dict[str, object]) -> Field:
    typed = os.environ.get(setting.variable, "")
    if typed:
        value, source = from_text(setting.name, typed), "environment"
    else:
        value, source = stored.get(setting.name, setting.default), "file" if setting.name in stored else "default"
    return Field(setting, value, source, "" if setting.accepts(value) else f"It must be {setting.wanted}.")


def _trouble() -> str:
    """What else keeps the settings from being used, such as a name that is none."""
    try:
        load_settings()
    except UserError as error:
        return str(error)
    return ""


def _about_key(base_url: str) -> KeyFacts:
    """Raises UserError where the keyring is needed and cannot be read. A server of one's own may want no key."""
    address, variable = keys.server(base_url), keys.variable(base_url)
    if os.environ.get(variable, "").strip():
        told = f"A key for {address} comes from {variable} in the environment."
        return KeyFacts(told, _is_kept_beside(base_url), True)
    if keys.kept(base_url):
        return KeyFacts(f"A key for {address} is in the keyring.", True, True)
    return KeyFacts(f"There is no key for {address}.", False, address != keys.ANTHROPIC)


def _is_kept_beside(base_url: str) -> bool:
    """Whether the keyring has a key, too, that the environment's goes before."""
    try:
        return keys.kept(base_url) is not None
    except UserError:
        return False
