"""Replies for small models: one action and one note each, no lists of records; widened to what larger ones reply."""

from typing import Any

from app.brains.prompting.schemas import EXPECTATIONS, KINDS, NUMBER, TEXT, Schema, list_of, one_of, record
from app.brains.prompting.verbs import INVOKES, LOOKS, VERBS

Reply = dict[str, Any]

CALLED = {"`met`": "`condition` and `by`", "`actions` out": "`verb` at `none`", "`text`": "`note_text`"}
"""What the full reply's fields are called in the flat one."""

OPERATOR: Schema = record(
    thought=TEXT,
    kind=one_of(KINDS),
    say=TEXT,
    verb=one_of(("none", *VERBS, *LOOKS, INVOKES)),
    element=NUMBER,
    text=TEXT,
    expect=one_of(EXPECTATIONS),
    expected=TEXT,
    note=TEXT,
    note_text=TEXT,
    on=TEXT,
    claims=list_of(TEXT),
    conditions=list_of(TEXT),
    condition=NUMBER,
    by=TEXT,
    reached=NUMBER,
)


def widened(reply: Reply) -> Reply:
    """The same reply in the fields of the full one."""
    action = {name: reply[name] for name in ("verb", "element", "text", "expect", "expected")}
    note = {"name": reply["note"] or reply["note_text"], "text": reply["note_text"]}
    met = {"condition": reply["condition"], "by": reply["by"]}
    return {
        **{name: reply[name] for name in ("thought", "kind", "say", "on", "claims", "conditions", "reached")},
        "actions": [action] if reply["verb"] != "none" and reply["kind"] in {"act", "answer"} else [],
        "notes": [note] if note["name"].strip() else [],
        "met": [met] if reply["condition"] else [],
        "answer": "",
        "danger": "",
        "candidates": [],
    }


def reworded(problem: str) -> str:
    """What is wrong with the widened reply, in the names of the flat one's fields."""
    for full, flat in CALLED.items():
        problem = problem.replace(full, flat)
    return problem
