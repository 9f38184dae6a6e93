"""The project's own files, as the house rules read them."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("perception", "controllers", "skills", "app", "ui")
"""Each imports only from those on its left."""

MADE_BY_TOOLS = {"__pycache__", "build", "dist"}


def files(*folders: str, suffix: str = "") -> Iterator[Path]:
    """Files below these folders, relative to the root; a suffix of "" takes every file."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            relative = path.relative_to(ROOT)
            if path.is_file() and not MADE_BY_TOOLS & set(relative.parts) and path.name.endswith(suffix):
                yield relative


def everything() -> Iterator[Path]:
    """Every text file of the project."""
    yield from files(*PACKAGES, "assets", "tests", ".ci")
    top = (path.relative_to(ROOT) for path in sorted(ROOT.iterdir()) if path.is_file())
    yield from (path for path in top if path.name != ".git")  # in a worktree a file, which says where the rest lies


def text(path: Path) -> str:
    """What the file holds; nothing for pictures and the like."""
    content = (ROOT / path).read_bytes()
    return "" if b"\0" in content else content.decode(errors="ignore")
