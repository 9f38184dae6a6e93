"""What is installed is what is here."""

import re
import tomllib
from pathlib import Path

import make
from tests.house.tree import PACKAGES, ROOT, files, text

PROJECT = tomllib.loads(text(Path("pyproject.toml")))
SETUPTOOLS = PROJECT["tool"]["setuptools"]


def dotted(folder: Path) -> str:
    return ".".join(folder.parts)


def package_name(requirement: str) -> str:
    name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_is_listed() -> None:
    here = {dotted(path.parent) for path in files(*PACKAGES, suffix=".py")}
    assert set(SETUPTOOLS["packages"]) == here | {"assets"}


def goes_along(path: Path) -> bool:
    """Whether the file is data of the nearest package above it."""
    owner = next(folder for folder in path.parents if dotted(folder) in SETUPTOOLS["packages"])
    patterns = SETUPTOOLS["package-data"].get(dotted(owner), [])
    return any(ROOT / path in (ROOT / owner).glob(pattern) for pattern in patterns)


def test_every_data_file_goes_along() -> None:
    data = (path for path in files(*PACKAGES, "assets") if path.suffix != ".py")
    assert not [str(path) for path in data if not goes_along(path)]


def test_a_file_that_no_pattern_names_is_seen() -> None:
    assert not goes_along(Path("perception/page/__init__.py"))


def test_assets_hold_no_python() -> None:
    assert not list(files("assets", suffix=".py"))


def test_constraints_are_names_and_exact_versions_only() -> None:
    lines = text(Path("constraints.txt")).splitlines()
    assert not [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][\w.!+]*", line)]


def test_everything_that_setting_up_installs_is_constrained() -> None:
    wanted = PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["test"]
    constrained = {package_name(line) for line in text(Path("constraints.txt")).splitlines()}
    assert {package_name(line) for line in wanted} <= constrained


def test_make_forwards_every_command() -> None:
    targets = set(re.findall(r"^([a-z ]+):$", (ROOT / "Makefile").read_text(), re.MULTILINE)[-1].split())
    assert targets == set(make.COMMANDS)
