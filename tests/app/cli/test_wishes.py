"""A run driven by another process: events out, wishes in, Stop at once."""

import json
import os
import pty
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from app.demo.database import opened
from app.demo.server import DemoSite
from tests.app.cli.conftest import Journeyman

Start = Callable[..., "subprocess.Popen[str]"]


def customer(shop: DemoSite, place: int) -> str:
    """The one that the list shows at this place from 0."""
    with opened(shop.database) as connection:
        found = connection.execute("SELECT name FROM customers ORDER BY id DESC LIMIT 1 OFFSET ?", (place,))
        return str(found.fetchone()["name"])


def there(shop: DemoSite, name: str) -> bool:
    with opened(shop.database) as connection:
        return connection.execute("SELECT 1 FROM customers WHERE name = ?", (name,)).fetchone() is not None


def until(run: "subprocess.Popen[str]", kind: str) -> dict[str, Any]:
    """Read events until one of that kind."""
    assert run.stdout
    for line in run.stdout:
        event: dict[str, Any] = json.loads(line)
        if event["kind"] == kind:
            return event
        assert event["kind"] != "finished", event
    raise AssertionError(f"no event {kind}")


def wish(run: "subprocess.Popen[str]", **wished: object) -> None:
    assert run.stdin
    run.stdin.write(json.dumps(wished) + "\n")
    run.stdin.flush()


def searched(shop: DemoSite, place: int = 0) -> tuple[str, str]:
    """A customer, and words that delete it."""
    name = customer(shop, place)
    find = f'open Customers, type "{name}" in "Search customers", press the Search button, '
    return name, find + f'press Delete in the row of "{name}", press "Delete customer"'


def asking(run: "subprocess.Popen[str]") -> dict[str, Any]:
    """The next decision that needs a person's word."""
    while (decided := until(run, "decided"))["decision"]["verdict"] != "ask":
        pass
    return decided


def rule(run: "subprocess.Popen[str]", verdict: str) -> None:
    """Answer the next decision that needs a person's word."""
    asking(run)
    wish(run, kind="rule", verdict={"kind": verdict, "by": "test"})


def test_what_is_approved_is_deleted_and_what_is_rejected_is_not(process: Start, shop: DemoSite) -> None:
    (approved, first), (rejected, second) = searched(shop, 0), searched(shop, 1)
    run = process("run", f"{first}, {second}", "--on", shop.url, "--json")
    rule(run, "approve")
    rule(run, "approve")  # and that it is meant
    rule(run, "reject")
    assert until_end(run)["ending"] == "refused"
    assert run.wait(40) == 3
    assert (there(shop, approved), there(shop, rejected)) == (False, True)


def until_end(run: "subprocess.Popen[str]") -> dict[str, Any]:
    assert run.stdout
    last: dict[str, Any] = {}
    for line in run.stdout:
        last = json.loads(line)
    return last


def test_stop_takes_hold_while_the_run_waits_whatever_broken_bytes_came_before(process: Start, shop: DemoSite) -> None:
    run = process("run", 'click Orders, wait until "unicorn" is shown', "--on", shop.url, "--json")
    until(run, "judged")
    until(run, "intended")
    assert run.stdin and run.stderr
    began = time.monotonic()
    os.write(run.stdin.fileno(), b'\xff\xfe{"kind"\n{"kind": "stop"}\n')
    end = until_end(run)
    assert end["ending"] == "stopped"
    assert end["at"] - (time.time() - (time.monotonic() - began)) < 4
    assert run.wait(40) == 130
    assert "is not" in run.stderr.read()


def test_ctrl_c_stops_and_says_so(process: Start, shop: DemoSite) -> None:
    run = process("run", 'click Orders, wait until "unicorn" is shown', "--on", shop.url, "--json")
    until(run, "judged")
    until(run, "intended")
    run.send_signal(signal.SIGINT)
    assert until_end(run)["ending"] == "stopped"
    assert run.wait(40) == 130


def test_ctrl_c_stops_while_a_question_waits_at_the_terminal(process: Start, shop: DemoSite) -> None:
    name, words = searched(shop)
    ours, terminal = pty.openpty()
    with closing(os.fdopen(ours, "wb", buffering=0)), closing(os.fdopen(terminal, "rb", buffering=0)):
        run = process("run", words, "--on", shop.url, stdin=terminal)
        assert run.stderr and "May I" in run.stderr.readline()
        run.send_signal(signal.SIGINT)
        assert run.wait(40) == 130
    assert run.stdout and run.stdout.read().splitlines()[-1].startswith("Stopped")
    assert there(shop, name)


def test_ctrl_c_stops_a_bench_and_keeps_what_was_played(process: Start, journeyman_home: Path) -> None:
    bench = process("bench", "demo", "--goal", "--tasks", "third-page,edit-email", "--seeds", "99", "--jobs", "2")
    assert bench.stderr and ": asked: " in bench.stderr.readline()
    bench.send_signal(signal.SIGINT)
    assert bench.wait(90) == 130  # it closes two browsers
    (kept,) = journeyman_home.glob("bench/*/results.jsonl")
    played = len(kept.read_text("utf-8").splitlines())
    assert f"Stopped with {played} of 198 runs played; the same command goes on." in bench.stderr.read()


def test_a_killed_run_is_gone_on_with(process: Start, journeyman: Journeyman, shop: DemoSite) -> None:
    run = process("run", "click Orders, click Products, answer with done", "--on", shop.url, "--json")
    episode = until(run, "started")["episode"]
    wish(run, kind="pause")  # else it might be cut off in a move, which would be asked about
    until(run, "paused")
    run.kill()
    run.wait(40)
    assert f"journeyman run --resume {episode}" in journeyman("show", episode).out
    said = journeyman("run", "--resume", episode[:8])
    assert said.code == 0
    assert "go on with run" in journeyman("run", "--resume", episode).last


def test_pause_resume_and_a_person_s_own_move(process: Start, shop: DemoSite) -> None:
    run = process("run", "click Orders, click Products, answer with done", "--on", shop.url, "--json")
    until(run, "started")
    wish(run, kind="take over")
    until(run, "took over")
    aim = {"parts": [{"kind": "described", "description": {"name": "Customers"}}]}
    wish(run, kind="human move", move={"on": "page", "action": {"kind": "tap"}, "aim": aim})
    assert "by the person" in until(run, "acted")["target"]
    wish(run, kind="pause")
    wish(run, kind="hand back")
    until(run, "handed back")
    assert until(run, "observed")["screen"]["place"]["address"].endswith("/customers")
    wish(run, kind="pause")
    until(run, "paused")
    wish(run, kind="resume")
    assert until_end(run)["ending"] == "done"


def test_a_reader_that_has_seen_enough_ends_the_run_quietly(process: Start, shop: DemoSite) -> None:
    run = process("run", "click Orders, click Products, click Orders", "--on", shop.url, "--json")
    until(run, "observed")
    assert run.stdout and run.stderr
    run.stdout.close()
    assert "Traceback" not in run.stderr.read()
