"""Pages that nobody here wrote: documentation of Debian packages, and web apps from npm.

apt-get install -y --no-install-recommends sqlite3-doc python3.11-doc git-doc
npm install --prefix .peers --ignore-scripts startbootstrap-sb-admin-2 uikit admin-lte@3 reveal.js
"""

from pathlib import Path

DOCS = Path("/usr/share/doc")
MODULES = Path(".peers/node_modules")

# Folder that is served -> pages in it.
PAGES: dict[Path, tuple[str, ...]] = {
    DOCS / "python3.11/html": ("library/asyncio-task.html", "index.html"),
    DOCS / "sqlite3": ("index.html", "lang_select.html"),
    DOCS / "git-doc": ("git-rebase.html",),
    MODULES / "startbootstrap-sb-admin-2": ("index.html", "tables.html", "login.html", "buttons.html"),
    MODULES: tuple(
        f"{each}.html"
        for each in (
            "admin-lte/pages/forms/general", "admin-lte/pages/forms/advanced", "admin-lte/pages/mailbox/mailbox",
            "admin-lte/pages/UI/modals", "admin-lte/pages/calendar", "admin-lte/pages/kanban",
            "admin-lte/pages/tables/data", "uikit/tests/accordion", "uikit/tests/dropdown", "uikit/tests/form",
            "uikit/tests/navbar", "uikit/tests/tab", "uikit/tests/slider", "jquery-ui-dist/index", "reveal.js/demo",
        )
    ),
}  # fmt: skip


def available() -> list[tuple[Path, str]]:
    """The folders and pages that are on this machine."""
    return [(folder, page) for folder, listed in PAGES.items() for page in listed if (folder / page).is_file()]
