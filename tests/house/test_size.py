"""Files and functions stay short, and no folder or file is a drawer for anything."""

import ast
import statistics
from pathlib import Path

from tests.house.tree import PACKAGES, ROOT, files, text

LONGEST_FILE = 300
LONGEST_USUAL_FUNCTION = 35
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "core", "shared"}


def code() -> list[Path]:
    scripts = [path for path in files(*PACKAGES, "assets", suffix=".js") if not path.name.endswith(".min.js")]
    return [*files(*PACKAGES, "tests", suffix=".py"), *scripts, Path("make.py")]


def function_lengths(source: str) -> list[int]:
    functions = (
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return [(node.end_lineno or 0) - node.lineno + 1 for node in functions]


def test_no_file_is_longer_than_one_sitting() -> None:
    lengths = {str(path): len(text(path).splitlines()) for path in code()}
    assert not {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE}


def test_nine_of_ten_functions_are_short() -> None:
    lengths = [length for path in files(*PACKAGES, suffix=".py") for length in function_lengths(text(path))]
    assert statistics.quantiles(lengths, n=10)[-1] < LONGEST_USUAL_FUNCTION


def test_functions_are_measured_from_their_first_to_their_last_line() -> None:
    assert function_lengths(
        "def one(): ...\n\nclass A:\n    async def three(self):\n        x = 1\n        return x\n"
    ) == [1, 3]


def test_nothing_is_named_like_a_drawer() -> None:
    parts = {part.removesuffix(".py"): path for path in files(*PACKAGES, "tests") for part in path.parts}
    assert not {str(path) for part, path in parts.items() if part in DRAWERS}


def test_package_files_hold_at_most_a_docstring() -> None:
    for path in files(*PACKAGES, "tests", suffix="__init__.py"):
        body = ast.parse(text(path)).body
        assert not body or (len(body) == 1 and ast.get_docstring(ast.parse(text(path)))), path


def test_every_folder_of_python_is_a_package() -> None:
    """Without its `__init__.py`, tests/ui would stand before ui."""
    folders = {path.parent for path in files(*PACKAGES, "tests", suffix=".py")}
    assert not {str(folder) for folder in folders if not (ROOT / folder / "__init__.py").exists()}
