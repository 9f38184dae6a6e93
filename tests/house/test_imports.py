"""Imports run one way, and libraries stay where they belong; models of the window know of no widgets."""

import ast
from pathlib import Path

import pytest

from tests.house.tree import PACKAGES, files, text

QT = {"PySide6", "PyQt6", "PyQt5", "shiboken6"}


def imported(source: str) -> set[str]:
    """Dotted names of the modules that the source imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import():
                names |= {alias.name for alias in node.names}
            case ast.ImportFrom(module=str(module)):
                names.add(module)
    return names


def wrong_imports(path: Path, source: str) -> set[str]:
    """The imports that a file of that path may not have."""
    package = path.parts[0]
    tops = {name.partition(".")[0] for name in imported(source)}
    wrong = tops & set(PACKAGES[PACKAGES.index(package) + 1 :])
    if package != "ui":
        wrong |= tops & QT
    if path.parts[:2] != ("app", "brains"):
        wrong |= tops & {"anthropic"}
    if path.parts[:2] == ("ui", "models"):
        wrong |= {name for name in qt_modules(source) if name != "PySide6.QtCore"}
    return wrong


def qt_modules(source: str) -> set[str]:
    """The modules of Qt that the source imports from, however it is written."""
    names = imported(source) - {"PySide6"}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "PySide6":
            names |= {f"PySide6.{alias.name}" for alias in node.names}
    return {name for name in names if name.partition(".")[0] in QT}


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_run_one_way(package: str) -> None:
    wrong = {str(path): found for path in files(package, suffix=".py") if (found := wrong_imports(path, text(path)))}
    assert not wrong


@pytest.mark.parametrize(
    ("path", "source", "wrong"),
    [
        ("perception/a.py", "from controllers.errors import ControllerError", {"controllers"}),
        ("app/a.py", "def later():\n    import ui.window", {"ui"}),
        ("skills/a.py", "import app.loop as loop", {"app"}),
        ("app/a.py", "from PySide6.QtCore import QObject", {"PySide6"}),
        ("app/loop.py", "import anthropic", {"anthropic"}),
        ("app/brains/claude.py", "import anthropic", set()),
        ("ui/models/a.py", "from PySide6.QtGui import QImage", {"PySide6.QtGui"}),
        ("ui/models/a.py", "from PySide6 import QtCore, QtWidgets", {"PySide6.QtWidgets"}),
        ("ui/models/a.py", "from PySide6.QtCore import QObject", set()),
        ("ui/a.py", "from PySide6 import QtCore\nfrom app.events import Event", set()),
    ],
)
def test_the_rule_sees_it(path: str, source: str, wrong: set[str]) -> None:
    assert wrong_imports(Path(path), source) == wrong
