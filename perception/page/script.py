"""The script that a browser installs in every frame; its parts are the `.js` files beside this one."""

from importlib.resources import files

PARTS = (
    "natives",
    "listeners",
    "roles",
    "names",
    "fields",
    "looks",
    "visibility",
    "tables",
    "found",
    "reach",
    "bounds",
    "cards",
    "walk",
    "measure",
    "columns",
    "guard",
    "kept",
    "locate",
)


def _script() -> str:
    folder = files("perception.page")
    parts = [(folder / f"{part}.js").read_text(encoding="utf-8") for part in PARTS]
    return "\n".join(["(() => {", "'use strict';", "if (globalThis.__journeyman) return;", *parts, "})();"])


# Idempotent; defines `__journeyman` with walk(above, below), look(have, above, below), locate(n), act(n, role, name,
# effect, deed), arm(n, ms), pressed(token, presses), frame(n, x, y), adopt(root), key(element), element(n) and
# chosen(list).
SCRIPT: str = _script()
