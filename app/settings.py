"""Settings: one TOML file, then environment variables, then flags; the later one wins.

Each setting is described once, in `Settings`; `SETTINGS` is the table that the command line's guide and `--help` show.
"""

import difflib
import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args, get_type_hints

from app.brains.brain import Role
from app.brains.model import Effort, Shown
from app.errors import UserError
from app.home import VARIABLE, settings_file
from app.keys import OTHERS
from app.tasks import SUBGOAL, Budget, Limits, Mode
from controllers.sighted import Eyes

PREFIX = "JOURNEYMAN_"
OTHER_VARIABLES = {VARIABLE, OTHERS}
"""Of that prefix, but no settings."""
SWITCH_WORDS = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}

_ROLE_CALLS = rf"\s*(?:{'|'.join(get_args(Role))})\s+[1-9]\d{{0,8}}\s*"
ROLE_CALLS = rf"(?:{_ROLE_CALLS}(?:,{_ROLE_CALLS})*)?"
"""The form of `max_role_calls`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can set, with its default. (Where data lies is not among it: see `app.home`.)"""

    brain: str = field(default="plain", metadata={"about": "who thinks; plain needs no model"})
    mode: Mode = field(default="risky", metadata={"about": "when to ask: watch never acts, scope asks only outside it"})
    browser: str = field(default="", metadata={"about": "the browser's program; empty: the first one found"})
    eyes: Eyes = field(default="auto", metadata={"about": "what screens are read from; auto: the picture if need be"})
    headed: bool = field(default=False, metadata={"about": "show the browser's window"})
    profile: str = field(default="", metadata={"about": "the browser profile that keeps log-ins; empty: none"})
    attach: str = field(default="", metadata={"about": "the debugging address of a running browser; empty: start one"})
    patience: float = field(default=5.0, metadata={"about": "seconds that a page may take to come to rest"})
    pace: float = field(
        default=0.0,
        metadata={"about": "seconds for which a replay shows each act before it does it; 0: none", "zero": True},
    )
    model: str = field(
        default="claude-sonnet-5-5", metadata={"about": "the model that thinks; several: from cheap to dear"}
    )
    manager_model: str = field(default="", metadata={"about": "the model that plans; empty: as model"})
    operator_model: str = field(default="", metadata={"about": "the model that says what to do; empty: as model"})
    reflector_model: str = field(default="", metadata={"about": "the model that judges what was done; empty: as model"})
    notetaker_model: str = field(default="", metadata={"about": "the model that takes notes; empty: as model"})
    learner_model: str = field(default="", metadata={"about": "the model that learns from runs; empty: as model"})
    mender_model: str = field(default="", metadata={"about": "the model that mends broken steps; empty: as model"})
    base_url: str = field(default="", metadata={"about": "a server that speaks the Messages API; empty: Anthropic's"})
    effort: Literal["", Effort] = field(default="", metadata={"about": "how hard models think; empty: as they are set"})
    small: bool = field(default=False, metadata={"about": "for small models: one action a reply, and two that agree"})
    pictures: Shown = field(
        default="auto", metadata={"about": "when a model sees the screen; auto: where words do not do"}
    )
    max_steps: int = field(default=Limits().steps, metadata={"about": "steps after which a run ends"})
    max_dollars: float = field(default=Limits().dollars, metadata={"about": "US dollars that a run's brain may cost"})
    max_seconds: float = field(default=Limits().seconds, metadata={"about": "seconds after which a run ends"})
    max_calls: int = field(default=Limits().calls, metadata={"about": "calls of models in a run"})
    max_tokens: int = field(default=Limits().tokens, metadata={"about": "tokens that a run's models may take"})
    max_effects: int = field(default=Limits().effects, metadata={"about": "changes that a run may make"})
    max_subgoal_calls: int = field(
        default=SUBGOAL.calls, metadata={"about": "calls of models for one subgoal of a plan"}
    )
    max_role_calls: str = field(
        default="",
        metadata={
            "about": "calls of models by role, such as manager 10, reflector 30; empty: no limit",
            "form": ROLE_CALLS,
            "wanted": f"roles with numbers above 0, such as manager 10, reflector 30 (of {', '.join(get_args(Role))})",
        },
    )
    practise: bool = field(
        default=True, metadata={"about": "after the answer, try what was learned in a place of its own"}
    )
    embedding: str = field(
        default="", metadata={"about": "the folder of a model that finds what means the same; empty: by words alone"}
    )
    theme: Literal["system", "light", "dark"] = field(default="system", metadata={"about": "how the window looks"})

    @property
    def limits(self) -> Limits:
        """Where a run ends although nobody stopped it."""
        return Limits(
            steps=self.max_steps,
            seconds=self.max_seconds,
            dollars=self.max_dollars,
            calls=self.max_calls,
            tokens=self.max_tokens,
            effects=self.max_effects,
            subgoal=Budget(calls=self.max_subgoal_calls),
            roles=_by_role(self.max_role_calls),
        )


def _by_role(text: str) -> tuple[tuple[str, Budget], ...]:
    """`manager 10, reflector 30` as budgets."""
    return tuple((role, Budget(calls=int(number))) for role, number in re.findall(r"(\w+)\s+(\d+)", text))


@dataclass(frozen=True, slots=True)
class Setting:
    """A row of the table; `allowed` is empty where any value of the type will do.

    form: a regular expression that a text must fit, told in words as `wording`; both empty where any text will do.
    zero: whether a number may be 0.
    """

    name: str
    type: type
    default: object
    allowed: tuple[str, ...]
    about: str
    form: str = ""
    wording: str = ""
    zero: bool = False

    @property
    def variable(self) -> str:
        return PREFIX + self.name.upper()

    @property
    def flag(self) -> str:
        return "--" + self.name.replace("_", "-")

    @property
    def wanted(self) -> str:
        """What a value must be, in words."""
        if self.form:
            return self.wording
        if self.allowed:
            return "one of " + ", ".join(word or "nothing" for word in self.allowed)
        least = "from 0 up" if self.zero else "above 0"
        return {bool: "true or false", int: f"a whole number {least}", float: f"a number {least}"}.get(
            self.type, "text"
        )

    def accepts(self, value: object) -> bool:
        if self.allowed:
            return value in self.allowed
        if self.type in (int, float):
            allowed = (int, float) if self.type is float else (int,)
            if type(value) not in allowed:
                return False
            return 0 < value < float("inf") or (self.zero and value == 0)  # type: ignore[operator]
        return type(value) is self.type and (not self.form or re.fullmatch(self.form, str(value)) is not None)


def _table() -> Iterator[Setting]:
    hints = get_type_hints(Settings)
    for each in fields(Settings):
        allowed = get_args(hints[each.name])
        form, wording = each.metadata.get("form", ""), each.metadata.get("wanted", "")
        kind = str if allowed else hints[each.name]
        about, zero = each.metadata["about"], each.metadata.get("zero", False)
        yield Setting(each.name, kind, each.default, allowed, about, form, wording, zero)


SETTINGS = {setting.name: setting for setting in _table()}


def load_settings(**flags: object) -> Settings:
    """Put the settings together; a flag that is None was not given. Raises UserError."""
    given = {name: value for name, value in flags.items() if value is not None}
    checked = {name: _checked(name, value, f"--{name.replace('_', '-')}") for name, value in given.items()}
    return Settings(**{**_from_file(settings_file()), **_from_environment(), **checked})


def read(file: Path) -> tuple[str, dict[str, Any]]:
    """What the file says, as text and as values that nobody has checked; both empty where there is none. UserError."""
    try:
        text = file.read_text(encoding="utf-8")
        return text, tomllib.loads(text)
    except FileNotFoundError:
        return "", {}
    except OSError as error:
        raise UserError(f"{file} cannot be read ({error.strerror}): check its permissions.") from error
    except ValueError as error:
        raise UserError(f"{file} is not a TOML file ({error}): correct it or delete it.") from error


def _from_file(file: Path) -> dict[str, Any]:
    text, found = read(file)
    return {name: _checked(name, value, _where(file, text, name)) for name, value in found.items()}


def _where(file: Path, text: str, name: str) -> str:
    """The file and, where the name stands at the beginning of a line, the line."""
    begins = re.compile(rf"\s*\[?[\"']?{re.escape(name)}\b")
    line = next((number for number, line in enumerate(text.splitlines(), 1) if begins.match(line)), None)
    return f"{file}, line {line}" if line else str(file)


def _from_environment() -> dict[str, Any]:
    """Variables that are set but empty count as not set."""
    ours = {
        name: text
        for name, text in os.environ.items()
        if name.startswith(PREFIX) and text and name not in OTHER_VARIABLES
    }
    return {
        (name := variable.removeprefix(PREFIX).lower()): _checked(name, from_text(name, text), variable)
        for variable, text in ours.items()
    }


def from_text(name: str, text: str) -> object:
    """The text as the setting's type where it reads as one; `_checked` refuses the rest."""
    wanted = SETTINGS[name].type if name in SETTINGS else str
    if wanted is bool:
        return SWITCH_WORDS.get(text.lower(), text)
    try:
        return wanted(text) if wanted in (int, float) else text
    except ValueError:
        return text


def _checked(name: str, value: object, where: str) -> object:
    """The value as its setting wants it. Raises UserError that says where it came from and what is allowed."""
    if name not in SETTINGS:
        close = difflib.get_close_matches(name, SETTINGS, n=1)
        hint = f"did you mean {close[0]}? " if close else ""
        raise UserError(f"{where}: there is no setting {name}; {hint}The settings are {', '.join(SETTINGS)}.")
    setting = SETTINGS[name]
    if not setting.accepts(value):
        raise UserError(f"{where}: {name} must be {setting.wanted}, not {value!r}.")
    return value
