"""Only what was started as such, and still runs, is a place that can be made anew."""

import subprocess
import sys
from contextlib import ExitStack

import pytest

from app.learning.resettable import ground_of, resettable

SHOP, PHONE = "http://127.0.0.1:8000", "android:127.0.0.1:5555"


def test_what_runs_is_known_by_its_address_until_it_ends() -> None:
    with resettable(SHOP, "shop", 3), resettable(PHONE, "phone", 1):
        assert ground_of([f"{SHOP}/orders?page=2", f"{SHOP}/supplier"]) == "shop 3"
        assert ground_of([PHONE]) == "phone 1"
    assert ground_of([SHOP]) == ground_of([PHONE]) == ""


@pytest.mark.parametrize(
    "addresses",
    [["http://127.0.0.1:8001"], ["http://localhost:8000"], [SHOP, "http://127.0.0.1:9"], [SHOP, PHONE], []],
    ids=["another port", "another name", "one of two", "two kinds", "none"],
)
def test_nothing_else_is_one(addresses: list[str]) -> None:
    with resettable(SHOP, "shop", 3), resettable(PHONE, "phone", 1):
        assert ground_of(addresses) == ""


def test_what_was_killed_stands_there_no_more() -> None:
    serving = (
        "import time; from app.learning.resettable import resettable\n"
        f"with resettable({SHOP!r}, 'shop', 3): print('ready', flush=True); time.sleep(60)"
    )
    with ExitStack() as stack:
        process = stack.enter_context(subprocess.Popen([sys.executable, "-c", serving], stdout=subprocess.PIPE))
        stack.callback(process.kill)
        assert process.stdout and process.stdout.readline() == b"ready\n" and ground_of([SHOP]) == "shop 3"
        process.kill()
        process.wait()
        assert ground_of([SHOP]) == ""
