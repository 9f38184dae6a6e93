"""`python -m tests.measure.pixels_training.fetch`: CSS kits and icon packs, into a folder that git ignores."""

import subprocess
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "build" / "pixels"
KITS = FOLDER / "node_modules"
PACKAGES = (
    "bootstrap@5 bootswatch@5 bulma@1 @picocss/pico@2 milligram@1 purecss@3 foundation-sites@6 fomantic-ui-css@2 "
    "materialize-css@1 spectre.css@0 uikit@3 @tabler/core@1 @primer/css@22 98.css xp.css 7.css water.css@2 "
    "framework7@8 @ionic/core@8 bootstrap-icons@1 lucide-static @mdi/svg@7 @fortawesome/fontawesome-free@6"
).split()
SITES = FOLDER / "sites"
WITH_PAGES = (
    "admin-lte@2 gentelella@1 startbootstrap-sb-admin@7 startbootstrap-sb-admin-2@4 startbootstrap-creative@7 "
    "startbootstrap-resume@7 startbootstrap-simple-sidebar@6"
).split()
"""Packages that hold whole pages: of administration, of what people do, of the parts they are made of."""


def main() -> None:
    """Install them; what is there already is left alone."""
    for folder, packages in ((FOLDER, PACKAGES), (SITES, WITH_PAGES)):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}')
        command = "npm install --no-audit --no-fund --ignore-scripts --no-bin-links --legacy-peer-deps".split()
        subprocess.run([*command, *packages], cwd=folder, check=True)


if __name__ == "__main__":
    main()
