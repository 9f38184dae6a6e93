"""Pages in six CSS kits that no training page uses, and very small ones that nothing styles."""

import json
import subprocess
from collections.abc import Iterator

from app.bench.pages import served
from tests.measure.pixels_development.pages import PAGES
from tests.measure.pixels_development.small import SMALL
from tests.measure.pixels_heldout.screens import Screen
from tests.measure.pixels_heldout.web import shot
from tests.measure.pixels_training import fetch
from tests.measure.pixels_training.screens import chromium

FOLDER = fetch.FOLDER / "development"
KITS = FOLDER / "node_modules"
PACKAGES = "sakura.css@1 mvp.css@1 simpledotcss@2 nes.css@2 chota@0 picnic@7 feather-icons@4".split()
SHEETS = {
    "sakura": "sakura.css/css/sakura.css",
    "sakura dark": "sakura.css/css/sakura-dark.css",
    "mvp": "mvp.css/mvp.css",
    "simple": "simpledotcss/simple.css",
    "nes": "nes.css/css/nes.css",
    "chota": "chota/dist/chota.css",
    "picnic": "picnic/picnic.min.css",
}
ICON = 'width="18" height="18" stroke="currentColor" stroke-width="2" fill="none"'


def web_screens() -> Iterator[Screen]:
    """Every page in every kit, at the size of a desktop's window, and the small ones."""
    if not KITS.exists():
        _fetch()
    with served(KITS) as address, chromium() as browser:
        for kit, sheet in SHEETS.items():
            for name, body in PAGES.items():
                html = _document(f'<link rel="stylesheet" href="/{sheet}">', body)
                yield shot(browser, "page", f"{name}_{kit}", f"{address}/made-up", (1280, 800), 1.0, html)
        for name, body in SMALL.items():
            html = _document("", body)
            yield shot(browser, "small", name, f"{address}/made-up", (500, 320), 1.0, html)


def _fetch() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "package.json").write_text(json.dumps({"private": True}))
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", *PACKAGES]
    subprocess.run(command, cwd=FOLDER, check=True)


def _document(head: str, body: str) -> str:
    """A whole page; `{name}` in its body stands for an icon."""
    for path in (KITS / "feather-icons/dist/icons").glob("*.svg"):
        if f"{{{path.stem}}}" in body:
            drawn = path.read_text().replace("<svg", f"<svg {ICON}", 1)
            body = body.replace(f"{{{path.stem}}}", drawn)
    return f"<!doctype html><meta charset=utf-8>{head}<body>{body}</body>"
