"""One skill: every change is a version, a mistake changes nothing, and what is asked of the engine."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.invocations import Invoked
from perception.locators import Named, described
from skills.notation.reading import shortcut
from skills.shortcuts import Parameter
from skills.steps import Do
from tests.ui.models.commands import FakeCommand
from tests.ui.models.skills.shelves import FIELD, NAME, RENAME, SHOP, THEIRS, held, stock
from tests.ui.models.stores import keep, run, settle
from ui.models.skills.dry_run import DryRun
from ui.models.skills.parameters import ParametersModel
from ui.models.skills.skill import SkillModel
from ui.models.skills.steps import StepsModel


@pytest.fixture
def model(qapp: object) -> SkillModel:
    stock(RENAME)
    return read(SkillModel(NAME))


def read(model: SkillModel) -> SkillModel:
    model.refresh()
    settle()
    return model


def test_a_skill_knows_its_versions_and_its_runs(model: SkillModel) -> None:
    invoked = Invoked(NAME, 1, (("name", "Ada"),), "as you said")
    begun, over = run("b", 5)
    keep(run("a", 0, f'replay "{NAME}"'), [begun, invoked, over], run("c", 9, 'replay "Other"'))
    facts = read(model).facts
    assert facts and [each.id for each in facts.runs] == ["b", "a"]
    assert (facts.uses.worked, facts.uses.failed, len(facts.versions), facts.cases) == (3, 1, 1, 0)


def test_an_edited_text_is_a_new_version_and_undo_brings_the_old_one_back(model: SkillModel) -> None:
    model.write(model.text.replace("press Save", "press the button"))
    assert model.unsaved
    model.keep_text()
    settle()
    assert not model.unsaved and held().version == 2
    assert {"-- do: press Save", "+- do: press the button"} <= set(model.changes(2))
    model.undo()
    settle()
    assert held().steps == RENAME.steps and held().version == 3
    model.restore(2)
    settle()
    assert held().version == 4 and "press the button" in model.text


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [("action:", "acton:", "did you mean 'action'?"), (NAME, "Another", "The name must stay")],
)
def test_a_text_that_cannot_be_kept_stays_as_it_is(model: SkillModel, right: str, wrong: str, problem: str) -> None:
    draft = model.text.replace(right, wrong)
    model.write(draft)
    model.keep_text()
    assert problem in model.wrong and bool(model.line) == ("acton" in draft)
    read(model)
    assert model.draft == draft and model.unsaved and held().version == 1


def test_what_is_changed_elsewhere_does_not_take_what_is_being_edited(model: SkillModel) -> None:
    model.write(f"{model.text}\n")
    model.trust("trusted")
    settle()
    assert model.unsaved and held().trust == "trusted"
    model.change(lambda _: RENAME)
    settle()
    assert held().trust == "trusted"  # nothing was other in it
    model.revert()
    assert not model.unsaved


def test_a_healed_version_is_accepted_or_turned_down(qapp: object) -> None:
    for accepted in (False, True):
        stock(RENAME, heal=True)
        model = read(SkillModel(NAME))
        assert model.facts and model.facts.waiting
        (model.accept if accepted else model.reject)()
        settle()
        assert model.facts and model.facts.waiting is None
        assert (held().steps[2] != RENAME.steps[2]) == accepted


def test_a_skill_is_disabled_exported_and_deleted(model: SkillModel, tmp_path: Path, qtbot: QtBot) -> None:
    model.set_disabled(True)
    settle()
    assert model.facts and model.facts.disabled
    model.export(tmp_path / "skill.yaml")
    settle()
    assert shortcut((tmp_path / "skill.yaml").read_text()).steps == RENAME.steps
    with qtbot.waitSignal(model.gone):
        model.delete()
    with qtbot.waitSignal(model.said) as said:
        model.refresh()
    assert "There is no macro or skill called" in said.args[0]


def test_a_run_is_asked_for_in_words_that_call_the_skill(model: SkillModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.asked) as asked:
        model.run({"name": "Bob"})
    assert asked.args[0].task.instruction == f'do "{NAME}" with name "Bob"' and asked.args[0].on == (f"shop={SHOP}",)
    with qtbot.waitSignal(model.tried) as tried:
        model.run({"name": "Bob"}, 3)
    assert tried.args[0].task.instruction == f'do step 3 of "{NAME}" with name "Bob"'
    with qtbot.waitSignal(model.said) as said:
        model.run({"name": 'B"b'})
    assert "quotation marks" in said.args[0]


@pytest.fixture
def dry(model: SkillModel, monkeypatch: pytest.MonkeyPatch) -> DryRun:
    monkeypatch.setattr("ui.models.skills.dry_run.Command", FakeCommand)
    return DryRun(NAME)


def test_each_change_of_a_step_is_a_version(model: SkillModel, dry: DryRun, qtmodeltester: ModelTester) -> None:
    steps = StepsModel(model, dry)
    qtmodeltester.check(steps)  # type: ignore[no-untyped-call]
    assert steps.data(steps.index(0)) == '1. type the name\nthen "Name" textbox holds "{name}"'
    assert steps.known_by(0) == ['"Name" textbox', "its place in the page: form > input"]
    changes: tuple[Callable[[], object], ...] = (
        lambda: steps.switch(3),
        lambda: steps.move(3, -1),
        lambda: steps.reword(1, "store it"),
        lambda: steps.raise_part(0, 1),
        lambda: steps.forget_part(0, 0),
        lambda: steps.forget_part(0, 0),  # the last one stays
        lambda: steps.aim(1, described("Store", "button")),
        lambda: steps.remove(0),
    )
    for change in changes:
        change()
        settle()
    first = held().steps[0]
    assert isinstance(first, Do) and (first.words, first.off) == ("store it", True)
    assert first.target == described("Store", "button") and held().version == 8
    forgotten = model.facts and model.facts.versions[2].shortcut.steps[0]
    assert isinstance(forgotten, Do) and forgotten.target and forgotten.target.parts == (FIELD.parts[0],)


def test_changes_in_a_row_all_count_though_none_was_kept_yet(model: SkillModel, dry: DryRun) -> None:
    steps = StepsModel(model, dry)
    steps.reword(0, "write the name")
    steps.switch(3)
    assert steps.move(0, 1) == 2
    settle()
    settle()
    assert [(step.words, step.off) for step in held().steps] == [
        ("close the notice", False), ("write the name", False), ("press Save", True),
    ]  # fmt: skip
    assert held().version == 4


def test_a_dry_run_says_what_the_first_screen_shows(model: SkillModel, dry: DryRun) -> None:
    steps = StepsModel(model, dry)
    dry.start({"name": "Ada"})
    command = FakeCommand.made[-1]
    assert command.words == [
        "macro", "replay", NAME, "--dry-run", "--pictures", "--json", "--set", "name=Ada",
    ]  # fmt: skip
    screen = {"place": {"scope": SHOP, "address": SHOP}, "elements": []}
    chain = {"parts": [{"kind": "named", "role": "button", "name": "Store"}]}
    command.says(screen=screen, chains=[[7, chain]])
    command.says(step=1, words="type the name", verdict="found", target="Name", by="named", element=7)
    command.says(step=4, words="press Save", verdict="not here", target="", by="", element=0)
    command.ends("")
    assert steps.data(steps.index(0)).endswith("; found") and steps.data(steps.index(3)).endswith("first screen")
    target = dry.known_by(7)
    assert target and target.parts == (Named("button", "Store"),) and not dry.runs and not dry.problem
    steps.switch(0)
    assert dry.scene is None and not dry.found  # it is true no more


def test_a_dry_run_that_fails_says_why(dry: DryRun) -> None:
    dry.start({})
    FakeCommand.made[-1].says(screen={"place": 3}, chains=[])
    assert "cannot be read" in dry.problem
    FakeCommand.made[-1].ends("The page could not be reached.")
    assert dry.problem == "The page could not be reached." and not dry.runs


def test_a_cell_of_a_parameter_is_kept_unless_it_cannot_be(model: SkillModel, qtmodeltester: ModelTester) -> None:
    table, said = ParametersModel(model), list[str]()
    model.said.connect(said.append)
    qtmodeltester.check(table)  # type: ignore[no-untyped-call]
    assert table.setData(table.index(0, 0), "who") and not table.setData(table.index(0, 1), "colour")
    settle()
    assert not table.setData(table.index(0, 0), "two words") and not table.setData(table.index(0, 0), "who")
    assert ["There is no type 'colour'" in said[0], "cannot be a name" in said[1]] == [True, True]
    for column, value in ((1, "choice"), (2, "Bob"), (3, "Bob, Ada"), (4, "The customer")):
        assert table.setData(table.index(0, column), value)
        settle()
    assert held().parameters == (Parameter("who", "Ada", "choice", "Bob", ("Bob", "Ada"), "The customer"),)
    assert "{who}" in model.text and "{name}" not in model.text


def test_a_skill_that_says_no_beginning_cannot_run(qapp: object, qtbot: QtBot) -> None:
    stock(THEIRS)
    model = read(SkillModel("Theirs"))
    model.write("\n".join(line for line in model.text.splitlines() if "shop:" not in line and "targets" not in line))
    model.keep_text()
    settle()
    assert not model.wrong
    with qtbot.waitSignal(model.said) as said:
        model.run({})
    assert "does not say where it begins" in said.args[0]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"result": "proven", "why": "", "trials": 3}, "Proven: it left the right end behind in 3 new shops"),
        ({"result": "broken", "why": "wrong answer", "trials": 0}, "until you trust it again: wrong answer"),
        ({"result": "not tried", "why": "no such task", "trials": 0}, "Not tried: no such task. It stays as it is."),
    ],
)
def test_what_trials_have_shown_is_said(
    model: SkillModel, monkeypatch: pytest.MonkeyPatch, told: dict[str, object], sentence: str
) -> None:
    monkeypatch.setattr("ui.models.skills.skill.Command", FakeCommand)
    said: list[str] = []
    model.said.connect(said.append)
    model.verify()
    assert FakeCommand.made[-1].words == ["skills", "verify", NAME, "--json"] and model.is_tried
    FakeCommand.made[-1].says(**told)
    FakeCommand.made[-1].ends("")
    settle()
    assert sentence in said[0] and not model.is_tried
