"""Installed apps, as their manifests declare them.

An app is a folder with `manifest.json` (this module), `icon.svg`, `index.html` and, if it keeps anything,
`schema.sql`: the tables it owns. `uses` names tables of other apps and the permission each needs ("" for none).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from controllers.errors import ControllerError

SYSTEM = "com.android.systemui"
"""The package of the shell, which may do anything."""


@dataclass(frozen=True, slots=True)
class Filter:
    """An intent that an activity answers. `data`: a pattern such as `geo:0,0?q={query}`; `*` is any rest."""

    action: str
    data: str = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """A screen of an app. `route`: where it is inside the app, with `{name}` for what the intent must fill in."""

    name: str
    route: str
    filters: tuple[Filter, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """An app. The first activity is the one that its icon opens. `folder`: its pages; `tables`: those it owns."""

    package: str
    label: str
    version: str
    folder: Path
    activities: tuple[Activity, ...]
    permissions: tuple[str, ...] = ()
    uses: Mapping[str, str] = field(default_factory=dict)
    tables: frozenset[str] = frozenset()

    @property
    def path(self) -> str:
        """Where its pages are served."""
        return f"/apps/{self.folder.name}/"

    def as_dict(self) -> dict[str, object]:
        """The same for the shell and for whoever asks over HTTP."""
        return {
            "package": self.package,
            "label": self.label,
            "version": self.version,
            "path": self.path,
            "icon": f"{self.path}icon.svg",
            "permissions": list(self.permissions),
            "activities": [{"name": activity.name, "route": activity.route} for activity in self.activities],
        }


def installed(*folders: Path) -> tuple[Package, ...]:
    """The apps in these folders, one folder each, by label. Raises ControllerError where a manifest is not one."""
    manifests = (path for folder in folders for path in sorted(folder.glob("*/manifest.json")))
    return tuple(sorted((_read(path) for path in manifests), key=lambda package: package.label))


def _read(path: Path) -> Package:
    try:
        manifest = json.loads(path.read_text("utf-8"))
        return Package(
            manifest["package"],
            manifest["label"],
            manifest["version"],
            path.parent,
            tuple(_activity(activity) for activity in manifest["activities"]),
            tuple(manifest.get("permissions", ())),
            dict(manifest.get("uses", {})),
            tables_of(path.parent),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ControllerError(
            f"{path} is not an app's manifest ({error!r}); compare it with those that work."
        ) from error


def _activity(entry: Mapping[str, object]) -> Activity:
    filters = entry.get("filters", [])
    if not isinstance(filters, list):
        raise TypeError("filters must be a list")
    return Activity(str(entry["name"]), str(entry["route"]), tuple(Filter(**each) for each in filters))


def tables_of(folder: Path) -> frozenset[str]:
    """The tables that the folder's schema makes."""
    schema = folder / "schema.sql"
    return frozenset(re.findall(r"CREATE TABLE (\w+)", schema.read_text("utf-8")) if schema.exists() else ())
