"""Which screen of which app answers an intent."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlencode

from controllers.virtual_phone.world.packages import Activity, Filter, Package

MAIN = "android.intent.action.MAIN"
DATA = "data"
"""In a route: the whole data of the intent."""

NAMES = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Intent:
    """What somebody wants done: a package, one of its activities, or an action on data for whichever app can."""

    package: str = ""
    activity: str = ""
    action: str = MAIN
    data: str = ""
    extras: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A screen that answers, and its route with everything filled in."""

    package: Package
    activity: Activity
    route: str


def resolve(packages: Sequence[Package], intent: Intent) -> tuple[Resolved, ...]:
    """Every screen that answers; none where the package, the activity or an app for the action is missing.

    Whoever answers for exactly such data goes before those that take anything, as browsers do.
    """
    asked = [package for package in packages if intent.package in ("", package.package)]
    if intent.activity or (intent.package and intent.action == MAIN and not intent.data):
        return tuple(found for package in asked if (found := _named(package, intent)))
    answering = [(one, found) for package in asked for one, found in _answering(package, intent)]
    exact = [found for one, found in answering if not one.data.endswith("*")]
    return tuple(exact or [found for _, found in answering])


def _named(package: Package, intent: Intent) -> Resolved | None:
    name = intent.activity.removeprefix(package.package).lstrip(".")
    for activity in package.activities:
        if name in ("", activity.name.lstrip(".")):
            return _filled(package, activity, intent.extras)
    return None


def _answering(package: Package, intent: Intent) -> Iterator[tuple[Filter, Resolved]]:
    for activity in package.activities:
        for one in activity.filters:
            found = _matched(one.data, intent.data) if one.action == intent.action else None
            values = {**intent.extras, **(found or {}), DATA: intent.data}
            if found is not None and (resolved := _filled(package, activity, values)):
                yield one, resolved
                return


def _matched(pattern: str, data: str) -> dict[str, str] | None:
    """What the pattern's names stand for in the data; None where it does not fit."""
    parts = (
        f"(?P<{part[1:-1]}>[^/?&]+)" if part.startswith("{") else re.escape(part).replace(r"\*", ".*")
        for part in re.split(r"(\{\w+\})", pattern)
    )
    match = re.fullmatch("".join(parts), data)
    return match and {name: unquote(value) for name, value in match.groupdict().items()}


def _filled(package: Package, activity: Activity, values: Mapping[str, str]) -> Resolved | None:
    """The activity at its route; None where a name in the route has no value. What the route lacks is its query."""
    names = NAMES.findall(activity.route)
    if any(name not in values for name in names):
        return None
    route = NAMES.sub(lambda match: quote(values[match[1]], safe=""), activity.route)
    rest = {name: value for name, value in values.items() if name not in (*names, DATA)}
    return Resolved(package, activity, f"{route}?{urlencode(rest, quote_via=quote)}" if rest else route)
