"""The report's own words and signs for what events tell."""

from app.transcript import ENDINGS

ICONS = {
    "done": "✓",
    "failed": "✕",
    "refused": "⊘",
    "stopped": "■",
    "asked": "?",
    "crashed": "✕",
    "interrupted": "…",
    "worked": "✓",
    "wrong screen": "✕",
    "no change": "✕",
    "undecided": "?",
    "not finished": "…",
    "not made": "–",
}
SORTS = {
    "step": "Step",
    "question": "Question",
    "handover": "Over to you",
    "answer": "Answer",
    "end": "The end",
}
REMARKS = {
    "asked": "Journeyman asked:",
    "told": "You said:",
    "paused": "Paused:",
    "resumed": "Went on.",
    "took over": "You drove:",
    "handed back": "You handed back.",
    "learned": "Learned:",
    "looked up": "Looked up:",
    "left out": "Left out:",
    "healed": "Healed:",
    "shortcut": "Shortcut:",
    "recalled": "Told to the model, as learned before:",
    "constrained": "The task says:",
    "satisfied": "Kept to:",
    "reached": "Reached:",
}
RULINGS = {"allow": "Allowed", "ask": "Asked first", "deny": "Forbidden"}
MODES = {
    "watch": "it only watches",
    "all": "before every action",
    "risky": "before risky actions",
    "scope": "before what was not permitted",
}
RISKS = ("observes", "reversible", "changes something", "irreversible or outward", "forbidden")
DOINGS = {
    "looking": "Looking",
    "thinking": "Thinking",
    "acting": "Acting, until the screen rests",
    "settling": "Waiting for something to show",
    "person": "Waiting for the person",
    "own work": "Journeyman's own work",
}

NAMES = {
    "doings": DOINGS,
    "endings": ENDINGS | {"interrupted": "Interrupted"},
    "icons": ICONS,
    "modes": MODES,
    "remarks": REMARKS,
    "risks": RISKS,
    "rulings": RULINGS,
    "sorts": SORTS,
}
"""What the templates call them."""
