"""What may not be written: skipped tests, broad excepts, fixed sleeps, places of one machine, loose ends."""

import ast
import re
from collections.abc import Callable, Iterator

import pytest

from tests.house.tree import PACKAGES, everything, files, text

SKIPS = {"skip", "skipif", "skipTest", "xfail", "importorskip"}
BROAD = {"Exception", "BaseException"}
BROAD_EXCEPTS = {
    "app/engine.py": 2,  # the top of a run, and of what is learned after it
}
"""How many each file may have: only at the top of a thread, a process or a run."""

ONE_MACHINE = re.compile(r"/(?:work|root|tmp)/|/home/\w|index-url|find-links|registry ?=|https://\S+/simple\b")
LOOSE_ENDS = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|raise NotImplementedError$", re.MULTILINE)


def nodes(source: str, *words: str) -> Iterator[ast.AST]:
    """All of the source; nothing where none of the words is in it, as in most files."""
    return ast.walk(ast.parse(source)) if any(word in source for word in words) else iter(())


def skipped(source: str) -> list[int]:
    """Lines that keep a test from running."""
    found = nodes(source, *SKIPS)
    return [node.lineno for node in found if isinstance(node, ast.Attribute) and node.attr in SKIPS]


def broad_excepts(source: str) -> list[int]:
    """Lines of handlers that catch everything."""
    return [
        node.lineno
        for node in nodes(source, "except")
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)} & BROAD)
    ]


def sleeps(source: str) -> list[int]:
    """Lines that wait for a fixed time; `asyncio.sleep(0)` only lets others run."""
    return [
        node.lineno
        for node in nodes(source, "sleep", "wait_for_timeout")
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] in {"sleep", "wait_for_timeout"}
        and ast.unparse(node) != "asyncio.sleep(0)"
    ]


def lines(rule: Callable[[str], list[int]], *folders: str) -> list[str]:
    return [f"{path}:{line}" for path in files(*folders, suffix=".py") for line in rule(text(path))]


def test_no_test_is_skipped() -> None:
    assert not lines(skipped, "tests")


def test_broad_excepts_stand_only_where_they_are_listed() -> None:
    found = {path.as_posix(): len(broad_excepts(text(path))) for path in files(*PACKAGES, suffix=".py")}
    assert {path: count for path, count in found.items() if count} == BROAD_EXCEPTS


def test_nothing_sleeps_for_a_fixed_time() -> None:
    assert not lines(sleeps, *PACKAGES, "tests")


@pytest.mark.parametrize("banned", [ONE_MACHINE, LOOSE_ENDS], ids=["one machine", "loose ends"])
def test_no_file_says(banned: re.Pattern[str]) -> None:
    found = {str(path): match[0] for path in everything() if (match := banned.search(text(path)))}
    found.pop("tests/house/test_bans.py", None)
    assert not found


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (skipped, "@pytest.mark.skipif(True, reason='')\ndef test(): ..."),
        (skipped, "pytest.importorskip('cv2')"),
        (broad_excepts, "try: ...\nexcept: ..."),
        (broad_excepts, "try: ...\nexcept (ValueError, Exception): ..."),
        (sleeps, "time.sleep(1)"),
        (sleeps, "from time import sleep\nsleep(1)"),
        (sleeps, "await page.wait_for_timeout(500)"),
    ],
)
def test_the_rule_sees_it(rule: Callable[[str], list[int]], source: str) -> None:
    assert rule(source)


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (broad_excepts, "try: ...\nexcept (OSError, ValueError): ..."),
        (sleeps, "event.wait(1)\nawait asyncio.sleep(0)"),
    ],
)
def test_the_rule_lets_it_be(rule: Callable[[str], list[int]], source: str) -> None:
    assert not rule(source)


@pytest.mark.parametrize("words", ["open('/tmp/a')", "/home/ada/.venv", "https://packages.test/simple"])
def test_places_of_one_machine_are_seen(words: str) -> None:
    assert ONE_MACHINE.search(words)
